#include "slo/opinion/second_opinion.h"

#include "slo/burn_rate.h"
#include "slo/error_budget.h"
#include "slo/opinion/booked_events.h"
#include "slo/opinion/pyrra_windows.h"
#include "slo/opinion/slo_generator.h"
#include "slo/opinion/victoria_increase.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace traceo {
namespace {

using Kind = DifferenceKind;
using Tool = Opinion::Tool;

constexpr Millis kRuleWindow = 5 * kMinute;

/// A slice that each window of a rule recorded.
template <class Make>
std::vector<Slice> slicesOf(const std::vector<RecordedEvents>& recorded, Make make)
{
    std::vector<Slice> slices;
    slices.reserve(recorded.size());
    for (const RecordedEvents& each : recorded)
        slices.push_back(make(each));
    return slices;
}

class Opinions {
public:
    explicit Opinions(const RawSlo& slo) : Opinions(slo, slo.own ? *slo.own : plainCount(slo.method, slo.slices, slo.window)) {}

    Opinion ours() const
    {
        if (!m_unknown.isEmpty())
            return {.tool = Tool::Ours, .unknown = m_unknown};
        return {.tool = Tool::Ours,
                .sli = oursSli(),
                .remaining = budgetLeft(m_slo.objective, m_ours.bad(), m_ours.total + m_slo.toCome),
                .burn = burnRate(m_slo.objective, m_ours.bad(), m_ours.total)};
    }

    Opinion prometheus(Tool tool, PrometheusVersion version) const
    {
        CountingSteps steps = stretched(version);
        return asked(tool, std::move(steps), increased(version));
    }

    Opinion victoria() const
    {
        Opinion opinion = isOfReadings() // its ranges are those of Prometheus 3
            ? asked(Tool::VictoriaMetrics, stretched(PrometheusVersion::V3), increased(PrometheusVersion::V3))
            : asked(Tool::VictoriaMetrics, victoriaSteps(), victoriaEvents());
        if (opinion.sli && std::isnan(*opinion.sli))
            opinion.sli.reset(); // it leaves NaN out of its answers
        return opinion;
    }

    Opinion sloth() const
    {
        CountingSteps steps = recorded(kMinute);
        const auto windows = lastRecorded(kMinute);
        const auto mean = [this](bool isAbsentNone) {
            return [this, isAbsentNone](const RecordedEvents& each) {
                RangeEvents events = each.events;
                if (!isAbsentNone)
                    events.part = events.part.value_or(0);
                const auto sli = events.sli(m_slo.part);
                return sli && *events.total > 0 ? Slice{each.at, *sli, 1} : Slice{each.at};
            };
        };
        steps.to(Kind::Weighting, slicesOf(windows, mean(false)));
        steps.to(Kind::Absent, slicesOf(windows, mean(true)));
        double poison = 0;
        std::vector<UtcMs> idle;
        for (const RecordedEvents& each : windows) {
            const auto sli = each.events.sli(m_slo.part);
            if (!sli || std::isfinite(*sli))
                continue;
            poison += *sli;
            idle.push_back(each.at);
        }
        if (!idle.empty())
            steps.end(Kind::Idle, poison, idle);
        return concluded(Tool::Sloth, steps.sli(), steps);
    }

    Opinion pyrra() const
    {
        RangeEvents events = increased(m_slo.prometheus);
        events.part = events.part.value_or(0); // "or vector(0)"
        return checked(asked(Tool::Pyrra, stretched(m_slo.prometheus), events));
    }

    Opinion pyrraPerformance() const
    {
        RangeEvents events{.part = 0, .total = {}};
        for (const RecordedEvents& each : lastRecorded(kRuleWindow)) {
            if (each.events.part)
                events.add(*each.events.part, CounterSeries::Part);
            if (each.events.total)
                events.add(*each.events.total, CounterSeries::Total);
        }
        return checked(asked(Tool::PyrraPerformance, recorded(kRuleWindow), events));
    }

    Opinion sloGenerator() const
    {
        CountingSteps steps = stretched(m_slo.prometheus);
        const RangeEvents events = increased(m_slo.prometheus);
        const auto sli = sloGeneratorSli(events, m_slo.part);
        if (!events.part || !events.total)
            steps.end(Kind::Absent, sli);
        else if (!sli)
            steps.end(*events.total >= 1 ? Kind::Excess : Kind::Idle, {});
        if (!sli)
            return concluded(Tool::SloGenerator, {}, steps);
        const SloGeneratorReport report = sloGeneratorReport(*sli, m_slo.objective);
        steps.end(Kind::Rounding, report.sli);
        Opinion opinion = concluded(Tool::SloGenerator, report.sli, steps);
        opinion.burn = report.burn;
        if (opinion.remaining)
            opinion.remaining = report.remaining;
        return opinion;
    }

private:
    Opinions(const RawSlo& slo, const OwnCount& own)
        : m_slo(slo), m_kept(keptCounters(slo.counters)), m_begin(toEvents(own, slo.method, slo.slices)), m_ours(own.sum),
          m_unknown(own.unknown)
    {
        if (isOfReadings())
            return;
        const auto unproven = [](const CounterSeries&, const Sample&) { return std::optional<double>(); };
        m_begin.to(Kind::Birth, countCounters(slo.counters, slo.part, slo.window, unproven));
    }

    bool isOfReadings() const { return m_slo.samples != RawSlo::Samples::Levels; }
    std::optional<double> oursSli() const
    {
        return m_unknown.isEmpty() && m_ours.total > 0 ? std::optional(m_ours.good / m_ours.total) : std::nullopt;
    }

    std::vector<Slice> bookedBy(const Increments& increments) const
    {
        return booked(m_kept, m_slo.window, m_slo.part, increments);
    }

    /// Its own rule of what a fall is, and no limit of a part by its total.
    void toIncrements(CountingSteps& steps, const Increments& increments) const
    {
        std::vector<Slice> slices = bookedBy(increments);
        steps.to(Kind::Reset, limited(slices));
        steps.to(Kind::Excess, std::move(slices));
    }

    /// What samples add by themselves, before anything is stretched.
    CountingSteps eachSample() const
    {
        CountingSteps steps = m_begin;
        if (isOfReadings()) {
            const bool isOfRuns = m_slo.samples == RawSlo::Samples::Runs; // of ratios others limit none to 0…1
            steps.to(isOfRuns ? Kind::SuccessAlone : Kind::Excess, bookedBy(addedIn(RangeStart::Open, m_slo.prometheus)));
            return steps;
        }
        toIncrements(steps, [this](std::span<const Sample> values) { return incrementsIn(values, m_slo.window); });
        return steps;
    }

    /// What samples of the window add to a query over it.
    Increments addedIn(RangeStart start, PrometheusVersion version) const
    {
        return [this, start, version](std::span<const Sample> values) {
            const auto samples = samplesIn(values, m_slo.window, start);
            return isOfReadings() ? std::vector<Sample>(samples.begin(), samples.end())
                                  : stretchedIncrements(samples, m_slo.window, version);
        };
    }

    CountingSteps stretched(PrometheusVersion version) const
    {
        CountingSteps steps = eachSample();
        steps.to(Kind::Extrapolation, bookedBy(addedIn(RangeStart::Open, version)));
        if (startOf(version) == RangeStart::Closed)
            steps.to(Kind::ClosedEnd, bookedBy(addedIn(RangeStart::Closed, version)));
        return steps;
    }

    RangeEvents increased(PrometheusVersion version) const
    {
        return eventsIn(m_kept, m_slo.window, [this, version](std::span<const Sample> values, TimeSpan range) {
            return isOfReadings() ? sumOverTime(samplesIn(values, range, startOf(version)))
                                  : prometheusIncrease(values, range, version);
        });
    }

    CountingSteps victoriaSteps() const
    {
        CountingSteps steps = m_begin;
        const auto fallsPassed = [this](std::span<const Sample> values) {
            return incrementsIn(victoriaLevels(values), m_slo.window);
        };
        toIncrements(steps, fallsPassed);
        const auto increments = [this](std::span<const Sample> values) {
            return victoriaIncrements(values, m_slo.window).value_or(std::vector<Sample>());
        };
        steps.to(Kind::Birth, bookedBy(increments));
        return steps;
    }

    RangeEvents victoriaEvents() const
    {
        return eventsIn(m_kept, m_slo.window, [](std::span<const Sample> values, TimeSpan range) {
            const auto added = victoriaIncrements(values, range);
            return added ? sumOverTime(*added) : std::nullopt;
        });
    }

    std::vector<RecordedEvents> record(Millis every, RangeStart start) const
    {
        return recordedEvents(m_kept, m_slo.window, {every, kRuleWindow, m_slo.prometheus, start, isOfReadings()});
    }
    std::vector<RecordedEvents> lastRecorded(Millis every) const { return record(every, startOf(m_slo.prometheus)); }

    /// Up to the sums of what a rule over five minutes recorded.
    CountingSteps recorded(Millis every) const
    {
        CountingSteps steps = eachSample();
        const auto sums = [this](const RecordedEvents& each) {
            const RangeEvents events{each.events.part.value_or(0), each.events.total.value_or(0)};
            return Slice{each.at, m_slo.part == PartKind::Good ? *events.part : *events.total - *events.part, *events.total};
        };
        const auto open = record(every, RangeStart::Open);
        steps.regroup(slicesOf(open, [minutes = steps.slices()](const RecordedEvents& each) {
            const SliceSum sum = sumOf(minutes, {each.at - kRuleWindow, each.at});
            return Slice{each.at, sum.good, sum.total};
        }));
        steps.to(isOfReadings() ? Kind::RuleEdges : Kind::Extrapolation, slicesOf(open, sums));
        if (startOf(m_slo.prometheus) == RangeStart::Closed)
            steps.to(Kind::ClosedEnd, slicesOf(lastRecorded(every), sums));
        return steps;
    }

    /// What a query over the whole window answers.
    Opinion asked(Tool tool, CountingSteps steps, const RangeEvents& events) const
    {
        const auto sli = events.sli(m_slo.part);
        if (!sli)
            steps.end(Kind::Absent, {});
        else if (!std::isfinite(*sli))
            steps.end(Kind::Idle, sli);
        return concluded(tool, sli, steps);
    }

    Opinion concluded(Tool tool, std::optional<double> sli, const CountingSteps& steps) const
    {
        Opinion opinion{.tool = tool, .sli = sli, .differences = steps.differences()};
        if (!sli || !std::isfinite(*sli))
            return opinion;
        if (const auto ours = oursSli())
            opinion.difference = *sli - *ours;
        if (const double budget = m_slo.objective.errorRatio(); budget > 0) {
            opinion.burn = (1 - *sli) / budget;
            opinion.remaining = 1 - *opinion.burn;
        }
        return opinion;
    }

    /// Pyrra takes no SLO whose alerts would look at no time at all.
    Opinion checked(Opinion opinion) const
    {
        const auto windows = pyrraWindows(m_slo.period);
        return windows ? opinion : Opinion{.tool = opinion.tool, .refused = windows.error()};
    }

    const RawSlo& m_slo;
    std::vector<KeptCounter> m_kept;
    CountingSteps m_begin; ///< from our value to the counts all tools share: no births
    SliceSum m_ours;
    QString m_unknown;
};

} // namespace

std::string_view wordOf(Tool tool)
{
    static constexpr std::array<std::string_view, 8> kWords{"traceo", "prometheus2", "prometheus3",       "victoria_metrics",
                                                            "sloth",  "pyrra",       "pyrra_performance", "slo_generator"};
    return kWords[std::size_t(tool)];
}

std::vector<CounterSeries> asReadings(const SeriesKey& key, const std::vector<Sample>& samples)
{
    CounterSeries all{key, CounterSeries::Total, samples};
    for (Sample& sample : all.samples)
        sample.value = std::isfinite(sample.value) ? 1 : sample.value;
    return {std::move(all), {key, CounterSeries::Part, samples}};
}

std::vector<Opinion> secondOpinions(const RawSlo& slo)
{
    const Opinions opinions(slo);
    return {opinions.ours(),
            opinions.prometheus(Tool::Prometheus2, PrometheusVersion::V2),
            opinions.prometheus(Tool::Prometheus3, PrometheusVersion::V3),
            opinions.victoria(),
            opinions.sloth(),
            opinions.pyrra(),
            opinions.pyrraPerformance(),
            opinions.sloGenerator()};
}

} // namespace traceo
