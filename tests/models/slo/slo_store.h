#pragma once
// A history with requests of one service, for the tests of reports.

#include "models/history/store.h"
#include "models/sli/series_text.h"
#include "slo/slo_report.h"

namespace traceo::test {

/// The whole minute the tests end at.
inline constexpr UtcMs kEnd = floorTo(kNow, kMinute);

inline SloDefinition slo(const std::string& name = "checkout", double objective = 99.0, Millis window = kDay)
{
    SloDefinition definition;
    definition.name = name;
    definition.service = "Shop";
    definition.owner = "Storefront";
    definition.sli.bad = Selector::parse("requests_total{service=\"" + name + "\",code=\"500\"}").value();
    definition.sli.total = Selector::parse("requests_total{service=\"" + name + "\"}").value();
    definition.sli.source = "prom";
    definition.objective = {.parts = std::llround(objective * 1e7), .decimals = 1};
    definition.window.length = window;
    return definition;
}

inline SeriesKey requests(const std::string& service, const std::string& code)
{
    return {"prom", "requests_total", {{"job", "j"}, {"instance", service + ":80"}, {"service", service}, {"code", code}}};
}

/// `perMinute` good requests a minute and `bad` bad ones over (end − length, end].
inline Batch traffic(const std::string& service, Millis length, double perMinute, double bad, UtcMs end = kEnd)
{
    Batch batch;
    const std::int64_t minutes = length / kMinute;
    SeriesSamples good{requests(service, "200"), {}};
    SeriesSamples errors{requests(service, "500"), {}};
    for (std::int64_t i = 0; i <= minutes; ++i) {
        const UtcMs at = end - length + i * kMinute;
        good.samples.push_back({at, 1000 + double(i) * perMinute});
        errors.samples.push_back({at, 50 + double(i) * bad});
    }
    batch.series = {std::move(good), std::move(errors)};
    return batch;
}

inline Question question(UtcMs now = kEnd + Millis{5'000})
{
    return {.now = now, .range = kDay, .columns = 96};
}

inline SloReport reportOf(const Store& store, std::vector<SloDefinition> slos, const Question& asked = question())
{
    const auto snapshot = store.snapshot({.view = asked.moment(), .know = asked.knownAt.value_or(kDistantFuture)});
    auto report = build(snapshot, {std::move(slos)}, asked);
    if (!report)
        qFatal("%s", qPrintable(toText(report.error())));
    return std::move(*report);
}

} // namespace traceo::test
