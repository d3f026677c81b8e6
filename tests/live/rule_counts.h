#pragma once
// What the expressions of exported rules count of an SLO, plain or a composite of events, worked out here as Prometheus 2 does.
// One thread at a time.

#include "sli/raw_series.h"
#include "slo/opinion/range_events.h"
#include "slo/rules/sli_promql.h"
#include "slo/slo_config.h"
#include "vocabulary/probes.h"

#include <functional>
#include <optional>
#include <vector>

namespace traceo::test {

/// What PromQL's expressions give over a window.
struct RuleCounts {
    std::optional<double> ratio;
    std::optional<double> bad;
    std::optional<double> total;
};

using CountOver = std::function<RuleCounts(Millis window, UtcMs at)>;

/// Of a composite what its rules make of what they count of its members.
inline RuleCounts weighed(const SloDefinition& slo, const std::vector<RuleCounts>& members)
{
    const bool isSum = slo.composite->burn == Composite::Burn::Sum;
    const std::vector<MemberShare> shares = sharesOf(slo);
    RuleCounts all{.ratio = {}, .bad = {}, .total = 0};
    double weights = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        *all.total += members[i].total.value_or(0); // "or vector(0)"
        if (!members[i].ratio)
            continue;
        const double weight = isSum ? shares[i].bad : slo.composite->members[i].weight;
        all.ratio = all.ratio.value_or(0) + weight * *members[i].ratio;
        weights += weight;
    }
    if (!all.ratio)
        return all;
    if (!isSum)
        *all.ratio /= weights;
    all.bad = *all.ratio * *all.total;
    return all;
}

/// The samples of one plain SLO, which outlives it, as Prometheus 2 reads them.
class AsPrometheus {
public:
    AsPrometheus(const SloDefinition& slo, const std::vector<SeriesSamples>& series) : m_slo(slo)
    {
        const SliDefinition sli = rules::asCounters(slo.sli);
        for (const SeriesSamples& one : series) {
            if (isProbe() && one.key.name == vocabulary::kProbeSuccess)
                m_kept.push_back({valuesOf(one.samples), CounterSeries::Total});
            const auto role = [&](const Selector& selector, CounterSeries::Role of) {
                return selector.matches(one.key.name, one.key.labels) ? of : 0;
            };
            const int roles = isProbe()
                ? 0
                : role(sli.total, CounterSeries::Total) | role(sli.good ? *sli.good : *sli.bad, CounterSeries::Part);
            if (roles != 0)
                m_kept.push_back({valuesOf(one.samples), std::uint8_t(roles)});
        }
    }

    RuleCounts over(Millis window, UtcMs at) const { return isProbe() ? runs({at - window, at}) : events({at - window, at}); }

private:
    bool isProbe() const { return m_slo.sli.kind == SliDefinition::Kind::Probe; }

    RuleCounts runs(TimeSpan range) const
    {
        double total = 0;
        double good = 0;
        for (const KeptCounter& prober : m_kept) {
            for (const Sample& run : samplesIn(prober.values, range, startOf(PrometheusVersion::V2))) {
                total += 1;
                good += run.value;
            }
        }
        if (total == 0)
            return {};
        return {.ratio = (total - good) / total, .bad = total - good, .total = total};
    }

    RuleCounts events(TimeSpan range) const
    {
        RangeEvents sums = eventsIn(m_kept, range, [](auto values, TimeSpan asked) {
            return prometheusIncrease(values, asked, PrometheusVersion::V2);
        });
        if (!sums.total)
            return {};
        if (m_slo.sli.kind != SliDefinition::Kind::Latency)
            sums.part = sums.part.value_or(0); // "or 0*sum(…)"
        RuleCounts counted{.ratio = {}, .bad = {}, .total = sums.total};
        if (!sums.part)
            return counted;
        const bool isBad = m_slo.sli.bad.has_value();
        counted.bad = isBad ? *sums.part : *sums.total - *sums.part;
        if (*sums.total > 0)
            counted.ratio = isBad ? *sums.part / *sums.total : 1 - *sums.part / *sums.total;
        return counted;
    }

    const SloDefinition& m_slo;
    std::vector<KeptCounter> m_kept;
};

} // namespace traceo::test
