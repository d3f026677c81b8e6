#include "sources/detect/questions.h"

#include "core/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace traceo {
namespace {

constexpr Millis kPatience{10'000};
constexpr std::int64_t kMostBytes = 8 * 1024 * 1024;
constexpr int kMostGroups = 5;

constexpr std::array kGroupLabels{
    "exported_service", "destination_service_name", "service_name", "service", "app", "application", "job"};

} // namespace

Request instantQuery(const std::string& expression)
{
    Request request;
    request.want = "look around";
    request.path = "/api/v1/query";
    request.query = {{"query", expression}};
    request.deadline = kPatience;
    request.maxBytes = kMostBytes;
    return request;
}

Request busiestQuery(const std::string& counter, const std::string& label)
{
    if (label.empty())
        return instantQuery("count(" + counter + ")");
    return instantQuery("topk(" + std::to_string(kMostGroups) + ", sum by (" + label + ") (increase(" + counter + "[1h])))");
}

Request listQuery(std::string path, Pairs parameters)
{
    Request request = instantQuery({});
    request.path = std::move(path);
    request.query = std::move(parameters);
    request.optional = true;
    return request;
}

std::vector<std::string> textsIn(const Response& response)
{
    std::vector<std::string> texts;
    const auto json = response.ok() ? parseJson(response.body) : Result<nlohmann::json>(Error{});
    if (!json || !json->is_object())
        return texts;
    const auto data = json->find("data");
    if (data == json->end() || !data->is_array())
        return texts;
    for (const auto& item : *data) {
        if (item.is_string() && texts.size() < kMostNames)
            texts.push_back(item.get<std::string>());
    }
    return texts;
}

std::vector<ExpressionResult::Series> seriesIn(const Response& response)
{
    auto result = response.ok() ? decodeExpression(response) : Result<ExpressionResult>(Error{});
    return result ? std::move(result->series) : std::vector<ExpressionResult::Series>();
}

int valueOf(const ExpressionResult::Series& series)
{
    return series.samples.empty() ? 0 : int(std::clamp(series.samples.back().value, 0.0, 1e9));
}

std::vector<std::string> valuesByRank(std::vector<ExpressionResult::Series> all, const std::string& label)
{
    const auto rank = [](const ExpressionResult::Series& series) {
        return series.samples.empty() ? 0.0 : -series.samples.back().value;
    };
    std::ranges::sort(all, {}, rank);
    std::vector<std::string> values;
    for (const auto& series : all) {
        if (const auto value = series.labels.value(label); !value.empty())
            values.emplace_back(value);
    }
    return values;
}

std::vector<std::string> familiesIn(const std::set<std::string>& names, std::span<const char* const> wellKnown,
                                    bool (*looksLike)(const std::string& name), std::size_t most)
{
    std::vector<std::string> families;
    const auto add = [&families, most](const std::string& name) {
        if (families.size() < most && std::ranges::find(families, name) == families.end())
            families.push_back(name);
    };
    for (const char* name : wellKnown) {
        if (names.contains(name))
            add(name);
    }
    for (const std::string& name : names) {
        if (looksLike(name))
            add(name);
    }
    return families;
}

std::string groupLabelIn(const std::vector<std::string>& labels)
{
    for (const char* name : kGroupLabels) {
        if (std::ranges::find(labels, name) != labels.end())
            return name;
    }
    return {};
}

} // namespace traceo
