#include "app/demo/prometheus_answer.h"

#include "core/json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace traceo::demo {
namespace {

using Json = nlohmann::json;

template <class... Arguments>
void appendNumber(std::string& out, Arguments... arguments)
{
    std::array<char, 400> text{}; // the longest double without an exponent
    const auto end = std::to_chars(text.data(), text.data() + text.size(), arguments...);
    out.append(text.data(), end.ptr);
}

OutgoingResponse failure(int status, std::string_view type, std::string_view words)
{
    return {.status = status, .headers = {}, .body = toText(Json{{"status", "error"}, {"errorType", type}, {"error", words}})};
}

} // namespace

OutgoingResponse successText(std::string_view data)
{
    std::string body = R"({"status":"success","data":)";
    body.append(data);
    body += '}';
    return {.status = 200, .headers = {}, .body = std::move(body)};
}

OutgoingResponse success(const Json& data)
{
    return successText(toText(data));
}

OutgoingResponse badData(std::string_view words)
{
    return failure(400, "bad_data", words);
}

OutgoingResponse executionError(std::string_view words)
{
    return failure(422, "execution", words);
}

OutgoingResponse plain(int status, std::string_view words)
{
    return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = std::string(words)};
}

Json metricJson(const std::string& name, const Labels& labels)
{
    Json metric = Json::object();
    metric["__name__"] = name;
    for (const auto& [label, value] : labels)
        metric[label] = value;
    return metric;
}

void appendPoint(std::string& out, UtcMs at, double value)
{
    const std::int64_t milliseconds = msOf(at);
    out += '[';
    appendNumber(out, milliseconds / 1000);
    if (const std::int64_t rest = std::abs(milliseconds % 1000); rest != 0) {
        out += rest < 10 ? ".00" : (rest < 100 ? ".0" : ".");
        appendNumber(out, rest);
    }
    out += ",\"";
    const bool whole = std::abs(value) < 9e15 && value == std::floor(value);
    if (whole)
        appendNumber(out, std::int64_t(value));
    else
        appendNumber(out, value, std::chars_format::fixed);
    out += "\"]";
}

} // namespace traceo::demo
