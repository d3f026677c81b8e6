#include "bench/bench_fleet.h"

#include "sli/stored_slices.h"
#include "slo/many_counts.h"

namespace traceo::bench {
namespace {

SloDefinition objective(int number)
{
    SloDefinition slo;
    slo.name = "service-" + std::to_string(number);
    slo.service = "Shop";
    slo.objective = {.parts = 999'000'000, .decimals = 1};
    slo.sli.bad = Selector::parse("requests_total{service=\"" + slo.name + "\",code=\"500\"}").value();
    slo.sli.total = Selector::parse("requests_total{service=\"" + slo.name + "\"}").value();
    slo.sli.source = "prom";
    return slo;
}

Question asked(UtcMs now)
{
    return {.now = now, .range = 30 * kDay, .columns = 800};
}

} // namespace

SloConfig fleetConfig()
{
    SloConfig config;
    for (int i = 0; i < kObjectives; ++i)
        config.slos.push_back(objective(i));
    return config;
}

FleetService::FleetService(int number) : m_slo(objective(number)), m_random(std::uint64_t(number) + 1) {}

void FleetService::add(TimeSpan span, std::vector<SeriesSamples>& to)
{
    const std::size_t first = to.size();
    for (const char* const code : {"200", "500"})
        to.push_back(
            {{"prom", "requests_total", {{"job", "shop"}, {"instance", "a:80"}, {"service", m_slo.name}, {"code", code}}}, {}});
    for (std::size_t i = 0; i < 3; ++i) // good, total and observed; there is nothing of the others
        to.push_back({sliceSeriesKey(sliceQuantities()[i], m_slo.name, m_slo.sli.hash(), 0), {}});
    for (UtcMs end = span.from + kMinute; end <= span.to; end += kMinute) {
        const double bad = m_random.below(40) == 0 ? double(m_random.below(12)) : 0;
        const double good = 500 + double(m_random.below(200));
        m_good += good;
        m_bad += bad;
        const std::array values{m_good, m_bad, good, good + bad, 60.0};
        for (std::size_t i = 0; i < values.size(); ++i)
            to[first + i].samples.push_back({end, values[i]});
    }
}

std::vector<SeriesSamples> samplesOf(std::vector<FleetService>& services, TimeSpan span)
{
    std::vector<SeriesSamples> series;
    for (FleetService& service : services)
        service.add(span, series);
    return series;
}

void fillMonth(test::Store& store, std::vector<FleetService>& services)
{
    store.clock.set(kFleetMonth.from);
    verify(store.open(), "a history can be opened");
    for (int i = 0; i < kObjectives; ++i)
        services.emplace_back(i);
    for (UtcMs from = kFleetMonth.from; from < kFleetMonth.to; from += kDay) {
        const TimeSpan day{from, from + kDay};
        commitOnTime(store, samplesOf(services, day), day);
        verify(store.compact(), "a history can be folded");
    }
    Batch asked;
    for (const Want& want : fleetConfig().wants())
        asked.observations.push_back(
            {.source = "prom", .want = want.id(), .span = kFleetMonth, .learnedAt = kFleetMonth.to, .message = {}});
    verify(store.commit(std::move(asked)).ok(), "what was asked can be stored");
}

void askSums(const history::Snapshot& snapshot, const SloConfig& config, UtcMs now)
{
    static constexpr std::array kWeek{7 * kDay};
    countSlos(snapshot, config.slos, asked(now), now, Minutes::AtEdges, kWeek,
              [now](std::size_t, const Result<SloCounts>& counts) {
                  verify(counts.ok() && counts->window.total > 500 * 30 * 1440.0 && counts->window.coverage() > 0.99,
                         "counts of a month");
                  const SliceSum week = counts->track.over({now - kWeek.front(), now});
                  verify(week.total > 500 * 7 * 1440.0 && week.total < counts->window.total, "counts of a week");
                  for (const SliceSum& sum : counts->burns)
                      verify(sum.total > 0 && sum.total < week.total, "counts of burn rates");
                  return true;
              });
}

void askReport(const history::Snapshot& snapshot, const SloConfig& config, UtcMs now)
{
    const auto built = build(snapshot, config, asked(now));
    verify(built.ok() && built->rows.size() == kObjectives && built->detail, "a report");
}

} // namespace traceo::bench
