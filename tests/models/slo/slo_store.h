#pragma once
// A history with requests of one service, for the tests of reports.

#include "models/history/whole_minute.h"
#include "models/sli/series_text.h"
#include "slo/slo_report.h"

#include <functional>

namespace traceo::test {

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

/// What a minute of a service adds, by its age at kEnd.
struct MinuteOf {
    double good = 0;
    double bad = 0;
};

/// Over (kEnd − length, kEnd].
inline Batch trafficBy(const std::string& service, Millis length, const std::function<MinuteOf(std::int64_t age)>& of)
{
    SeriesSamples good{requests(service, "200"), {}};
    SeriesSamples errors{requests(service, "500"), {}};
    MinuteOf sum{1000, 50};
    for (std::int64_t age = length / kMinute; age >= 0; --age) {
        good.samples.push_back({kEnd - age * kMinute, sum.good});
        errors.samples.push_back({kEnd - age * kMinute, sum.bad});
        if (age == 0)
            break;
        const MinuteOf next = of(age - 1);
        sum.good += next.good;
        sum.bad += next.bad;
    }
    Batch batch;
    batch.series = {std::move(good), std::move(errors)};
    return batch;
}

/// A hundred a minute for four days, in the last ten minutes all bad.
inline Batch badAtTheEnd(const std::string& service)
{
    return trafficBy(service, 4 * kDay, [](std::int64_t age) { return age < 10 ? MinuteOf{0, 100} : MinuteOf{100, 0}; });
}

/// Its samples in (span.from, span.to].
inline Batch partOf(const Batch& all, TimeSpan span)
{
    Batch part;
    for (const SeriesRun series : all.series) {
        SeriesSamples some{series.key, {}};
        std::ranges::copy_if(series.samples, std::back_inserter(some.samples),
                             [span](const Sample& sample) { return span.from < sample.at && sample.at <= span.to; });
        if (!some.samples.empty())
            part.series.add(std::move(some));
    }
    return part;
}

/// The buckets of a histogram over (kEnd − length, kEnd]: so many events a minute within each boundary.
inline Batch buckets(const std::string& name, Millis length, const std::vector<std::pair<std::string, double>>& perMinute)
{
    Batch batch;
    for (const auto& [boundary, count] : perMinute) {
        SeriesSamples bucket{{"prom", name + "_bucket", {{"job", "j"}, {"instance", "i"}, {"le", boundary}}}, {}};
        for (std::int64_t i = 0; i <= length / kMinute; ++i)
            bucket.samples.push_back({kEnd - length + i * kMinute, double(i) * count});
        batch.series.add(std::move(bucket));
    }
    return batch;
}

/// Good are the events of a histogram within `seconds`.
inline SloDefinition latencySlo(const std::string& histogram, const std::string& seconds, double objective, Millis window)
{
    SloDefinition definition = slo("fast", objective, window);
    definition.sli = {.kind = SliDefinition::Kind::Latency,
                      .total = Selector(histogram + "_bucket"),
                      .threshold = Threshold{.op = Threshold::Op::AtMost, .value = seconds},
                      .source = "prom"};
    return definition;
}

/// A new history, of which is asked just after kEnd.
inline bool openedAnew(std::optional<Store>& store)
{
    store.emplace();
    store->clock.set(kEnd + Millis{5'000});
    return store->open();
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
