#pragma once
// SLOs of every kind, for the tests of what is exported of them.

#include "models/workspace/error_lines.h"
#include "slo/slo_config.h"
#include "workspace/workspace.h"

#include <QByteArray>

#include <algorithm>

namespace traceo::test {

inline std::vector<SloDefinition> slosOf(const QByteArray& yaml)
{
    const auto documents = readYamlDocuments(yaml.toStdString(), QStringLiteral("x"));
    if (!documents)
        qFatal("%s", qPrintable(toText(documents.error())));
    Errors errors;
    SloConfig config = SloConfig::parse(*documents, {{"prom", "prometheus"}}, errors);
    if (!errors.empty())
        qFatal("%s", qPrintable(textOf(errors)));
    return config.slos;
}

inline SloDefinition sloOf(const QByteArray& yaml)
{
    return slosOf(yaml).at(0);
}

inline QByteArray shortForm(const QByteArray& name, const QByteArray& indicator, const QByteArray& rest)
{
    return "SLO: {name: " + name + ", indicator: {" + indicator + "}, " + rest + "}\n";
}

inline QByteArray openSlo(const QByteArray& metadata, const QByteArray& method, const QByteArray& window,
                          const QByteArray& objective)
{
    return "apiVersion: openslo/v1\nkind: SLO\nmetadata: {" + metadata + "}\nspec:\n  service: shop\n  budgetingMethod: " + method
        + "\n  timeWindow: [{" + window + "}]\n  objectives: [{" + objective
        + "}]\n  indicator:\n    spec:\n      ratioMetric:\n        counter: true\n"
          "        good: {metricSource: {type: Prometheus, spec: {query: 'http_requests_total{code!~\"5..\"}'}}}\n"
          "        total: {metricSource: {type: Prometheus, spec: {query: http_requests_total}}}\n";
}

inline QByteArray noCounters(const QByteArray& name, const QByteArray& metric)
{
    return "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: " + name
        + "}\nspec:\n  service: shop\n  budgetingMethod: Occurrences\n  timeWindow: [{duration: 30d, isRolling: true}]\n"
          "  objectives: [{target: 0.99}]\n  indicator: {spec: {ratioMetric: {"
        + metric + "}}}\n";
}

/// Bad events among all, and runs of a check: the two whose files are kept beside the tests.
inline const QByteArray kCheckout =
    shortForm("checkout", "type: prometheus, bad: 'http_requests_total{code=~\"5..\"}', total: http_requests_total",
              "service: shop, owner: storefront, objective: 99.9%, window: 30d");
inline const QByteArray kHome =
    shortForm("home", "type: http_check, target: \"https://www.example.org/\"", "service: web, objective: 99.50%, window: 28d");

/// A definition of each kind, method and window, and of texts that files have to quote.
inline QList<QByteArray> everyKind()
{
    const QByteArray month =
        "duration: 1M, isRolling: false, calendar: {startTime: 2026-01-01 00:00:00, timeZone: Europe/Berlin}";
    const QByteArray days = "duration: 30d, isRolling: true";
    return {
        kCheckout,
        kHome,
        shortForm("orders",
                  "type: prometheus, good: 'http_requests_total{code=~\"2..|3..\",handler=\"/orders\"}', "
                  "total: 'http_requests_total{handler=\"/orders\"}'",
                  "objective: 99.95%, window: 28d"),
        shortForm("fast",
                  "type: prometheus, good: 'request_seconds_bucket{le=\"1\",job=\"shop\"}', "
                  "total: 'request_seconds_count{job=\"shop\"}'",
                  "service: shop, objective: 99%, window: 7d"),
        shortForm("other-names",
                  "type: prometheus, bad: 'errors_total{kind!=\"user\"}', total: 'tasks_total{queue=~\"q[0-9]+\"}'",
                  "objective: 99.99%, window: 90d"),
        shortForm("slow-home", "type: http_check, target: \"https://www.example.org/\", threshold: 200, latency: 500ms",
                  "objective: 95%, window: 30d"),
        shortForm("low", "type: prometheus, bad: 'jobs_total{state=\"failed\"}', total: jobs_total",
                  "objective: 90%, window: 30d"),
        shortForm("half", "type: prometheus, bad: 'jobs_total{state=\"failed\"}', total: jobs_total",
                  "objective: 50%, window: 30d"),
        shortForm("a-day", "type: prometheus, bad: 'jobs_total{state=\"failed\"}', total: jobs_total",
                  "objective: 99%, window: 1d"),
        openSlo("name: of-a-month, annotations: {traceo.io/valid-from: \"2026-02-01\"}", "Occurrences", month, "target: 0.999"),
        openSlo("name: minutes", "Timeslices", days, "target: 0.99, timeSliceTarget: 0.95, timeSliceWindow: 5m"),
        openSlo("name: mean-of-minutes", "RatioTimeslices", days, "targetPercent: 99.90, timeSliceWindow: 1h"),
        openSlo("name: strange, displayName: \"Größe: 'a' \\\"b\\\" # {{ .Labels }} %\\n\", labels: {owner: \"yes\"}",
                "Occurrences", days, "target: 0.995"),
        openSlo("name: no-target", "Occurrences", days, "target: 0"),
        shortForm("within", "type: latency, histogram: 'request_seconds{job=\"shop\"}', threshold: 300ms", "objective: 99%"),
        shortForm("apdex", "type: apdex, histogram: 'answer_seconds{job=\"shop\"}', threshold: 250ms", "objective: 90%"),
        shortForm("queue", "type: gauge, metric: 'queue_length{job=\"shop\"}', op: lt, value: 100", "objective: 99%"),
        noCounters("raw", "raw: {metricSource: {type: Prometheus, spec: {query: availability}}}, rawType: success"),
        noCounters("counts",
                   "counter: false, bad: {metricSource: {type: Prometheus, spec: {query: failed}}}, total: "
                   "{metricSource: {type: Prometheus, spec: {query: done}}}"),
        shortForm("native", "type: latency, native: true, histogram: 'rpc_seconds{job=\"shop\"}', threshold: 250ms",
                  "objective: 99%"),
        shortForm("rates", "type: query, bad: 'sum(rate(e[1m])) # those that failed', total: 'sum(rate(t[1m]))'",
                  "objective: 99%"),
        shortForm("increases", "type: query, good: 'sum(increase(g[5m]))', total: 'sum(increase(t[5m]))'", "objective: 99%"),
        shortForm("sums", "type: query, counter: true, bad: 'a_total + b_total', total: 'c_total * 2'", "objective: 99%"),
        shortForm("a-ratio", "type: query, error_ratio: 'sum(rate(e[5m])) / sum(rate(t[5m]))'", "objective: 99%"),
        shortForm(
            "own-alerts", "type: prometheus, bad: 'calls_total{code=~\"5..\"}', total: calls_total",
            "service: shop, objective: 99.9%, window: 30d, alerts: [{severity: page, factor: 10, long: 2h, short: 10m, for: "
            "5m}, {severity: page, budget: 1.5%, long: 45m}, {severity: ticket, factor: 2, long: 1d, short: 1h, least: 20}]"),
    };
}

} // namespace traceo::test
