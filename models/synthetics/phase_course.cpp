#include "synthetics/phase_course.h"

#include "core/format.h"
#include "synthetics/quantile.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SyntheticsReport)
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kLeastChange = 0.005;
constexpr double kLeastShare = 0.2;
constexpr Millis kBefore = 7 * kDay;
/// A column holds two runs at least, so that a run that came late leaves no gap.
constexpr int kRunsPerColumn = 2;
constexpr auto kNeighbours = std::size_t{2}; ///< on either side
constexpr int kMostNeutrals = 4;

QString nameOfPhase(const std::string& phase)
{
    static const std::map<std::string, QString> names{{"", Text::tr("whole run")},
                                                      {"resolve", Text::tr("resolve")},
                                                      {"connect", Text::tr("connect")},
                                                      {"processing", Text::tr("first byte")},
                                                      {"transfer", Text::tr("transfer")}};
    const auto it = names.find(phase);
    return it == names.end() ? plainText(phase, 40) : it->second;
}

double medianIn(const std::vector<Sample>& samples, TimeSpan span)
{
    return quantile(valuesIn(samples, span), 0.5).value_or(kNone);
}

/// Only at runs that succeeded.
std::vector<Sample> atSuccess(const std::vector<Sample>& samples, const std::vector<Sample>& durations)
{
    std::vector<Sample> kept;
    auto run = durations.begin();
    for (const Sample& sample : samples) {
        while (run != durations.end() && run->at < sample.at)
            ++run;
        if (run != durations.end() && run->at == sample.at && std::isfinite(sample.value))
            kept.push_back(sample);
    }
    return kept;
}

Reading seconds(double value, UtcMs at, const QString& title, const QString& formula)
{
    Explanation why;
    why.title = title;
    why.formula = formula;
    return {.value = value,
            .unit = Unit::Seconds,
            .at = at,
            .quality = std::isfinite(value) ? Quality::Ok : Quality::NotObserved,
            .better = Better::Lower,
            .why = std::make_shared<const Explanation>(std::move(why))};
}

void markSubject(std::vector<PhaseChange>& changes)
{
    double whole = 0;
    for (const PhaseChange& change : changes)
        whole += change.before.hasValue() ? change.before.value : 0;
    const auto size = [](const PhaseChange& change) { return change.change.hasValue() ? std::abs(change.change.value) : 0.0; };
    const auto most = std::ranges::max_element(changes, {}, size);
    if (most != changes.end() && size(*most) >= std::max(kLeastChange, kLeastShare * whole))
        most->isSubject = true;
}

std::vector<UtcMs> columnStarts(TimeSpan range, Millis interval, int columns)
{
    const Millis least = std::max(kMinute, kRunsPerColumn * interval);
    const auto count = std::clamp<std::int64_t>(range.length() / least, 1, std::max(1, columns));
    std::vector<UtcMs> starts;
    for (std::int64_t i = 0; i < count; ++i)
        starts.push_back(range.from + range.length() * i / count);
    return starts;
}

std::vector<LinePoint> mediansOf(const std::vector<Sample>& samples, const std::vector<UtcMs>& starts, TimeSpan range)
{
    std::vector<LinePoint> points;
    points.reserve(starts.size());
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const UtcMs end = i + 1 < starts.size() ? starts[i + 1] : range.to;
        const double median = medianIn(samples, {starts[i], end});
        points.push_back({starts[i], median, median, median, median});
    }
    return points;
}

std::span<const Sample> samplesIn(const std::vector<Sample>& samples, TimeSpan range)
{
    const auto first = std::ranges::lower_bound(samples, range.from, {}, &Sample::at);
    const auto last = std::ranges::upper_bound(first, samples.end(), range.to, {}, &Sample::at);
    return {first, last};
}

/// Of the run and its neighbours: one odd run among them is no change, and a step stays where it is.
double medianAround(std::span<const Sample> runs, std::size_t at)
{
    const std::size_t from = at - std::min(at, kNeighbours);
    std::vector<double> values;
    for (const Sample& run : runs.subspan(from, std::min(at + kNeighbours + 1, runs.size()) - from))
        values.push_back(run.value);
    return quantile(std::move(values), 0.5).value_or(kNone);
}

/// From which run on they stay nearer to what is now than to what was: the middle between the two is crossed. Told by
/// the runs, so that it does not depend on how wide a chart is.
std::optional<UtcMs> crossing(std::span<const Sample> runs, double before, double now)
{
    const double middle = (before + now) / 2;
    std::optional<UtcMs> since;
    for (std::size_t i = runs.size(); i-- > 0; since = runs[i].at) {
        if ((medianAround(runs, i) > middle) != (now > middle))
            return since;
    }
    return {}; // it was so all the time
}

} // namespace

Result<std::vector<PhaseSamples>> loadPhases(const history::Snapshot& snapshot, const ProbePair& pair, const ProbeRuns& runs,
                                             UtcMs moment)
{
    const TimeSpan kept{moment - kPhasesKept, moment};
    std::vector<PhaseSamples> phases;
    for (const ProbeSeriesIds& series : pair.series) {
        for (const ProbeSeriesIds::Phase& phase : series.phases) {
            const auto samples = snapshot.samples(phase.seconds, kept);
            if (!samples)
                return samples.error();
            auto place = std::ranges::find(phases, phase.name, &PhaseSamples::name);
            if (place == phases.end())
                place = phases.insert(phases.end(), {phase.name, {}});
            const auto good = atSuccess(*samples, runs.durations);
            place->seconds.insert(place->seconds.end(), good.begin(), good.end());
        }
    }
    for (PhaseSamples& phase : phases)
        std::ranges::stable_sort(phase.seconds, {}, &Sample::at);
    std::erase_if(phases, [](const PhaseSamples& phase) { return phase.seconds.empty(); });
    if (phases.empty() && !runs.durations.empty())
        phases.push_back({{}, runs.durations});
    return phases;
}

std::vector<PhaseChange> phaseChanges(const std::vector<PhaseSamples>& phases, Millis interval, UtcMs moment)
{
    const TimeSpan newest{moment - newestSpan(interval), moment};
    const TimeSpan earlier{newest.from - kBefore, newest.from};
    std::vector<PhaseChange> changes;
    for (const PhaseSamples& phase : phases) {
        const double now = medianIn(phase.seconds, newest);
        const double before = medianIn(phase.seconds, earlier);
        const QString name = nameOfPhase(phase.name);
        changes.push_back(
            {.key = phase.name.empty() ? "duration" : phase.name,
             .name = name,
             .now = seconds(now, moment, Text::tr("%1 now").arg(name), Text::tr("median of the newest successful runs")),
             .before = seconds(before, moment, Text::tr("%1 before").arg(name), Text::tr("median of the seven days before them")),
             .change = seconds(now - before, moment, Text::tr("Change of %1").arg(name), Text::tr("change = now − before"))});
    }
    markSubject(changes);
    return changes;
}

Chart phasesChart(const std::vector<PhaseSamples>& phases, const std::vector<PhaseChange>& changes, Millis interval,
                  TimeSpan range, int columns)
{
    const std::vector<UtcMs> starts = columnStarts(range, interval, columns);
    const Millis step = starts.size() > 1 ? starts[1] - starts[0] : range.length();
    Chart chart{.title = Text::tr("Where the time goes"),
                .note = Text::tr("%1, median per %2").arg(durationText(range.length()), durationText(step)),
                .unit = Unit::Seconds,
                .range = range,
                .lines = {},
                .bands = {}};
    int neutral = 0;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        Line line{.name = changes[i].name, .unit = Unit::Seconds, .points = mediansOf(phases[i].seconds, starts, range)};
        line.series = changes[i].isSubject ? 0 : 1 + neutral++ % kMostNeutrals;
        line.newest = changes[i].now;
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

std::vector<ChangePoint> changePoints(const std::vector<PhaseSamples>& phases, const std::vector<PhaseChange>& changes,
                                      TimeSpan range, const Style& style)
{
    std::vector<ChangePoint> points;
    for (std::size_t i = 0; i < std::min(phases.size(), changes.size()); ++i) {
        const PhaseChange& change = changes[i];
        if (!change.isSubject)
            continue;
        const auto since = crossing(samplesIn(phases[i].seconds, range), change.before.value, change.now.value);
        const QString sign = change.change.value > 0 ? u"+"_s : QString();
        if (since)
            points.push_back(
                {*since,
                 Text::tr("%1 %2 since %3").arg(change.name, sign + toText(change.change), momentText(*since, range.to, style))});
    }
    return points;
}

} // namespace traceo
