#include "sources/prometheus/expression_query.h"

#include "core/json.h"
#include "sources/prometheus/prometheus_requests.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>

namespace traceo {
namespace {

using Json = nlohmann::json;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PrometheusExpression)
};

std::string seconds(UtcMs moment)
{
    const std::int64_t ms = msOf(moment);
    std::string rest = std::to_string(1000 + ms % 1000);
    return std::to_string(ms / 1000) + "." + rest.substr(1);
}

Request asked(std::string path, Pairs form)
{
    Request request;
    request.want = "expression";
    request.method = "POST";
    request.path = std::move(path);
    request.form = std::move(form);
    return request;
}

std::optional<double> numberOf(const Json& value)
{
    if (!value.is_string())
        return {};
    const auto& text = value.get_ref<const std::string&>();
    if (text == "NaN")
        return std::nan("");
    if (text == "+Inf" || text == "-Inf")
        return text[0] == '+' ? HUGE_VAL : -HUGE_VAL;
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// [seconds, "value"]
std::optional<Sample> sampleOf(const Json& pair)
{
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number())
        return {};
    const auto value = numberOf(pair[1]);
    if (!value)
        return {};
    return Sample{utcMs(std::llround(pair[0].get<double>() * 1000)), *value};
}

Error notUnderstood(const QString& expected)
{
    return {.code = ErrorCode::Decode,
            .where = QStringLiteral("/api/v1/query"),
            .expected = expected,
            .found = Text::tr("another shape"),
            .hint = Text::tr("Is this a server that speaks Prometheus' HTTP API?")};
}

Result<ExpressionResult::Series> seriesOf(const Json& item)
{
    ExpressionResult::Series series;
    if (!item.is_object() || !item.contains("metric") || !item["metric"].is_object())
        return notUnderstood(Text::tr("a series with its labels"));
    std::vector<Labels::Pair> pairs;
    for (const auto& [name, value] : item["metric"].items()) {
        if (!value.is_string())
            return notUnderstood(Text::tr("labels as text"));
        if (name == "__name__")
            series.name = value.get<std::string>();
        else
            pairs.emplace_back(name, value.get<std::string>());
    }
    series.labels = Labels(std::move(pairs));
    const Json values = item.contains("values") ? item["values"] : Json::array({item.value("value", Json())});
    for (const Json& pair : values) {
        const auto sample = sampleOf(pair);
        if (!sample)
            return notUnderstood(Text::tr("a time and a value"));
        series.samples.push_back(*sample);
    }
    return series;
}

} // namespace

Request expressionAt(const std::string& expression, UtcMs at)
{
    return asked("/api/v1/query", {{"query", expression}, {"time", seconds(at)}});
}

Request expressionOver(const std::string& expression, TimeSpan range, Millis step)
{
    return asked("/api/v1/query_range",
                 {{"query", expression},
                  {"start", seconds(range.from)},
                  {"end", seconds(range.to)},
                  {"step", std::to_string(double(step.count()) / 1000)}});
}

std::optional<Request> expressionInstead(const Request& request, const Response& response)
{
    return request.method == "POST" && refusesMethod(response) ? std::optional(asGet(request)) : std::nullopt;
}

Result<ExpressionResult> decodeExpression(const Response& response)
{
    const auto json = parseJson(response.body);
    if (json && !json->is_object())
        return response.error ? *response.error : notUnderstood(Text::tr("an object"));
    if (json && textAt(*json, "status") == "error")
        return Error{.code = ErrorCode::BadValue,
                     .where = Text::tr("the expression"),
                     .expected = Text::tr("one the server can evaluate"),
                     .found = QString::fromStdString(textAt(*json, "error").value_or(""))};
    if (response.error)
        return *response.error;
    if (!json)
        return json.error();
    const auto found = json->find("data");
    if (found == json->end() || !found->is_object())
        return notUnderstood(Text::tr("its data"));
    const Json& data = *found;
    const std::string type = textAt(data, "resultType").value_or("");
    ExpressionResult result;
    if (const auto warnings = json->find("warnings"); warnings != json->end() && warnings->is_array())
        for (const Json& warning : *warnings)
            if (warning.is_string())
                result.warnings.push_back(warning.get<std::string>());
    if (type == "scalar") {
        const auto sample = sampleOf(data.value("result", Json()));
        if (!sample)
            return notUnderstood(Text::tr("a time and a value"));
        result.series.push_back({.name = {}, .labels = {}, .samples = {*sample}});
        return result;
    }
    if (type != "vector" && type != "matrix")
        return notUnderstood(Text::tr("a vector, a matrix or a scalar"));
    for (const Json& item : data.value("result", Json::array())) {
        auto series = seriesOf(item);
        if (!series)
            return series.error();
        result.series.push_back(std::move(*series));
    }
    return result;
}

} // namespace traceo
