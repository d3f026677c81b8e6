#include "app/demo/demo_backend.h"

#include "app/demo/demo_alerts.h"
#include "app/demo/demo_postgres_answer.h"
#include "app/demo/demo_status.h"
#include "app/demo/prometheus_answer.h"
#include "core/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace traceo::demo {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMostPoints = 11'000;     // a series, as Prometheus has it
constexpr std::int64_t kMostSamples = 2'000'000; // an answer; keeps one below 64 MB

/// The value of a parameter: a form's before the URL's, as Go's FormValue.
std::optional<std::string> parameter(const IncomingRequest& request, std::string_view name)
{
    for (const Pairs* pairs : {&request.form, &request.query}) {
        const auto it = std::ranges::find(*pairs, name, &Pairs::value_type::first);
        if (it != pairs->end())
            return it->second;
    }
    return std::nullopt;
}

std::vector<std::string> parameters(const IncomingRequest& request, std::string_view name)
{
    std::vector<std::string> values;
    for (const Pairs* pairs : {&request.form, &request.query}) {
        for (const auto& [key, value] : *pairs) {
            if (key == name)
                values.push_back(value);
        }
    }
    return values;
}

std::string invalid(std::string_view name, std::string_view why)
{
    return "invalid parameter \"" + std::string(name) + "\": " + std::string(why);
}

std::string badTime(std::string_view name, std::string_view text)
{
    return invalid(name,
                   "Invalid time value for '" + std::string(name) + "': cannot parse \"" + std::string(text)
                       + "\" to a valid timestamp");
}

std::string parseError(const Error& error)
{
    if (error.code == ErrorCode::NotSupported)
        return invalid("query", "the demo answers plain selectors only: " + toText(error).toStdString());
    return invalid("query", "1:1: parse error: " + toText(error).toStdString());
}

void appendSeparated(std::string& out, std::string_view part)
{
    if (out.ends_with('}'))
        out += ',';
    out += part;
}

std::string metricText(const Series& series)
{
    return toText(metricJson(series.name, series.labels));
}

OutgoingResponse constantAnswer(const Constant& constant, UtcMs at)
{
    std::string point;
    appendPoint(point, at, constant.value);
    if (constant.shape == Constant::Shape::Scalar)
        return successText(R"({"resultType":"scalar","result":)" + point + "}");
    return successText(R"({"resultType":"vector","result":[{"metric":{},"value":)" + point + "}]}");
}

OutgoingResponse steppedConstant(const Constant& constant, TimeSpan span, Millis step)
{
    std::string values;
    for (UtcMs at = span.from; at <= span.to; at += step) {
        values += values.empty() ? "" : ",";
        appendPoint(values, at, constant.value);
    }
    return successText(R"({"resultType":"matrix","result":[{"metric":{},"values":[)" + values + "]}]}");
}

/// Alertmanager's answers have no envelope.
OutgoingResponse whole(const Json& answer)
{
    return {.status = 200, .headers = {}, .body = toText(answer)};
}

void appendAlerts(std::string& result, const std::vector<AlertSamples>& all)
{
    for (const AlertSamples& one : all) {
        std::string values;
        for (const UtcMs at : one.at) {
            values += values.empty() ? "" : ",";
            appendPoint(values, at, 1);
        }
        appendSeparated(result, R"({"metric":)" + toText(metricJson("ALERTS", one.labels)) + R"(,"values":[)" + values + "]}");
    }
}

std::vector<std::string> sortedTexts(const std::set<std::string>& names)
{
    return {names.begin(), names.end()};
}

} // namespace

DemoBackend::DemoBackend(const Clock& clock) : m_clock(clock) {}

DemoBackend::~DemoBackend() = default;

Result<std::unique_ptr<DemoBackend>> DemoBackend::open(const Clock& clock)
{
    std::unique_ptr<DemoBackend> backend(new DemoBackend(clock));
    auto listener = Listener::open({}, [own = backend.get()](const IncomingRequest& request) { return own->answer(request); });
    if (!listener)
        return listener.error();
    backend->m_listener = std::move(*listener);
    return backend;
}

QUrl DemoBackend::url() const
{
    return m_listener->url();
}

OutgoingResponse DemoBackend::answer(const IncomingRequest& request) const
{
    const std::string_view path = request.path;
    if (request.method != "GET" && request.method != "POST")
        return plain(405, "Method Not Allowed\n");
    if (path == "/api/v1/query")
        return query(request);
    if (path == "/api/v1/query_range")
        return queryRange(request);
    if (path == "/api/v1/series")
        return series(request);
    if (path == "/api/v1/labels")
        return labels();
    if (path.starts_with("/api/v1/label/") && path.ends_with("/values") && path.size() > 21)
        return labelValues(std::string(path.substr(14, path.size() - 21)));
    if (path == "/api/v1/metadata")
        return success(metadataJson(parameter(request, "metric").value_or("")));
    if (path == "/api/v1/alerts")
        return success(alertsJson(m_series, m_clock.now()));
    if (path == "/api/v2/alerts")
        return whole(managedAlertsJson(m_series, m_clock.now()));
    if (path == "/api/v2/silences")
        return whole(silencesJson(m_clock.now()));
    if (path == "/api/v2/status")
        return whole(managerStatusJson());
    if (path == "/api/v1/rules")
        return success(rulesJson(m_series, m_clock.now()));
    if (path == "/api/v1/targets")
        return success(targetsJson(m_series, m_clock.now()));
    if (path == "/api/v1/status/buildinfo")
        return success(buildJson());
    if (path == "/api/v1/status/tsdb")
        return success(storageJson(m_series, m_clock.now() - kRetention, m_clock.now()));
    if (path.starts_with(kPostgresPath))
        return postgresAnswer(request, {.from = m_clock.now() - kRetention, .to = m_clock.now()});
    if (path == "/-/ready")
        return plain(200, "Prometheus Server is Ready.\n");
    if (path == "/-/healthy")
        return plain(200, "Prometheus Server is Healthy.\n");
    return plain(404, "404 page not found\n");
}

OutgoingResponse DemoBackend::query(const IncomingRequest& request) const
{
    UtcMs at = m_clock.now();
    if (const auto text = parameter(request, "time"); text && !text->empty()) {
        const auto time = parseTime(*text);
        if (!time)
            return badData(badTime("time", *text));
        at = *time;
    }
    const auto query = parseQuery(parameter(request, "query").value_or(""));
    if (!query)
        return badData(parseError(query.error()));
    if (const auto* constant = std::get_if<Constant>(&*query))
        return constantAnswer(*constant, at);
    const auto& selection = std::get<Selection>(*query);
    return selection.range ? rangeOfSamples(selection, at) : instant(selection, at);
}

TimeSpan DemoBackend::held(TimeSpan span) const
{
    const UtcMs now = m_clock.now();
    return {.from = std::max(span.from, now - kRetention), .to = std::min(span.to, now)};
}

OutgoingResponse DemoBackend::instant(const Selection& selection, UtcMs at) const
{
    std::string result;
    for (const Series* one : m_series.matching(selection.selector)) {
        std::optional<double> newest;
        m_series.visit(*one, held({at - one->interval() + Millis{1}, at}), [&newest](UtcMs, double value) { newest = value; });
        if (!newest)
            continue;
        appendSeparated(result, R"({"metric":)" + metricText(*one) + R"(,"value":)");
        appendPoint(result, at, *newest);
        result += '}';
    }
    return successText(R"({"resultType":"vector","result":[)" + result + "]}");
}

OutgoingResponse DemoBackend::rangeOfSamples(const Selection& selection, UtcMs at) const
{
    const auto matching = m_series.matching(selection.selector);
    const TimeSpan span = held({at - std::min(*selection.range, 2 * kRetention + (m_clock.now() - at)), at});
    std::int64_t samples = 0;
    for (const Series* one : matching)
        samples += span.length() / one->interval();
    if (samples > kMostSamples)
        return executionError("query processing would load too many samples into memory in query execution");
    std::string result;
    for (const Series* one : matching) {
        std::string values;
        m_series.visit(*one, span, [&values](UtcMs when, double value) {
            values += values.empty() ? "" : ",";
            appendPoint(values, when, value);
        });
        if (!values.empty())
            appendSeparated(result, R"({"metric":)" + metricText(*one) + R"(,"values":[)" + values + "]}");
    }
    appendAlerts(result, alertSamples(m_series, selection.selector, span));
    return successText(R"({"resultType":"matrix","result":[)" + result + "]}");
}

OutgoingResponse DemoBackend::queryRange(const IncomingRequest& request) const
{
    TimeSpan span;
    for (const auto& [name, moment] : {std::pair("start", &span.from), std::pair("end", &span.to)}) {
        const std::string text = parameter(request, name).value_or("");
        const auto time = parseTime(text);
        if (!time)
            return badData(badTime(name, text));
        *moment = *time;
    }
    const std::string stepText = parameter(request, "step").value_or("");
    const auto step = parseStep(stepText);
    if (span.to < span.from)
        return badData(invalid("end", "end timestamp must not be before start time"));
    if (!step)
        return badData(invalid("step", "cannot parse \"" + stepText + "\" to a valid duration"));
    if (*step <= Millis{0})
        return badData(invalid("step", "zero or negative query resolution step widths are not accepted. Try a positive integer"));
    if (span.length() / *step > kMostPoints)
        return badData(
            "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)");
    const auto query = parseQuery(parameter(request, "query").value_or(""));
    if (!query)
        return badData(parseError(query.error()));
    if (const auto* constant = std::get_if<Constant>(&*query))
        return steppedConstant(*constant, span, *step);
    const auto& selection = std::get<Selection>(*query);
    if (selection.range)
        return badData("invalid expression type \"range vector\" for range query, must be Scalar or instant Vector");
    return stepped(selection, span, *step);
}

/// The newest sample before each step that is not stale.
OutgoingResponse DemoBackend::stepped(const Selection& selection, TimeSpan span, Millis step) const
{
    std::string result;
    for (const Series* one : m_series.matching(selection.selector)) {
        std::vector<Sample> samples;
        m_series.visit(*one, held({span.from - one->interval() + Millis{1}, span.to}),
                       [&samples](UtcMs at, double value) { samples.push_back({.at = at, .value = value}); });
        std::string values;
        for (UtcMs at = span.from; at <= span.to; at += step) {
            const auto after = std::ranges::upper_bound(samples, at, {}, &Sample::at);
            if (after == samples.begin() || std::prev(after)->at <= at - one->interval()) // a missed scrape makes it stale
                continue;
            values += values.empty() ? "" : ",";
            appendPoint(values, at, std::prev(after)->value);
        }
        if (!values.empty())
            appendSeparated(result, R"({"metric":)" + metricText(*one) + R"(,"values":[)" + values + "]}");
    }
    return successText(R"({"resultType":"matrix","result":[)" + result + "]}");
}

OutgoingResponse DemoBackend::series(const IncomingRequest& request) const
{
    const auto matches = parameters(request, "match[]");
    if (matches.empty())
        return badData("no match[] parameter provided");
    Json all = Json::array();
    std::set<const Series*> seen;
    for (const std::string& match : matches) {
        const auto selector = Selector::parse(match);
        if (!selector)
            return badData(invalid("match[]", toText(selector.error()).toStdString()));
        for (const Series* one : m_series.matching(*selector)) {
            if (seen.insert(one).second)
                all.push_back(metricJson(one->name, one->labels));
        }
    }
    return success(all);
}

OutgoingResponse DemoBackend::labels() const
{
    std::set<std::string> names{"__name__"};
    for (const Series& one : m_series.all()) {
        for (const auto& pair : one.labels)
            names.insert(pair.first);
    }
    return success(sortedTexts(names));
}

OutgoingResponse DemoBackend::labelValues(const std::string& label) const
{
    std::set<std::string> values;
    for (const Series& one : m_series.all()) {
        const std::string value = label == "__name__" ? one.name : std::string(one.labels.value(label));
        if (!value.empty())
            values.insert(value);
    }
    return success(sortedTexts(values));
}

} // namespace traceo::demo
