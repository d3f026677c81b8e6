#include "overview/alert_derivation.h"

#include "sli/asked.h"
#include "vocabulary/derived.h"
#include "vocabulary/facts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace traceo {
namespace {

/// Prometheus' own lookback: a series without a sample for so long has ended.
constexpr Millis kLookback = 5 * kMinute;

vocabulary::AlertFact alertOf(const SeriesKey& series)
{
    vocabulary::AlertFact alert;
    alert.labels = series.labels.without("alertstate");
    alert.name = alert.labels.value("alertname");
    alert.state = "firing";
    alert.severity = alert.labels.value("severity");
    alert.value = std::numeric_limits<double>::quiet_NaN();
    alert.observedBy = series.source;
    return alert;
}

/// Stretches of samples without a hole of more than the lookback; a stale marker ends one.
std::vector<TimeSpan> stretches(const std::vector<Sample>& samples)
{
    std::vector<TimeSpan> found;
    bool isOver = true;
    for (const Sample& sample : samples) {
        if (std::isnan(sample.value)) {
            isOver = true;
            continue;
        }
        if (isOver || sample.at - found.back().to > kLookback)
            found.push_back({sample.at, sample.at});
        found.back().to = sample.at;
        isOver = false;
    }
    return found;
}

/// The parts of `dirty` in which nobody asked the source for its alerts, before the first or between two answers.
Result<std::vector<TimeSpan>> unaskedParts(const history::Snapshot& snapshot, const std::string& source, TimeSpan dirty)
{
    const auto asked = askedSpans(snapshot, source, vocabulary::kAlertsQuestion, {dirty.from, kDistantFuture});
    if (!asked)
        return asked.error();
    if (!*asked || (*asked)->empty())
        return std::vector<TimeSpan>{}; // the source was not heard yet: its first answer may be on its way
    return without({dirty.from, std::min(dirty.to, (*asked)->back().to)}, **asked);
}

using PartsOf = std::map<std::string, std::vector<TimeSpan>>;

Result<void> deriveSeries(const history::Snapshot& snapshot, const history::SeriesInfo& series,
                          const std::vector<TimeSpan>& parts, Batch& batch)
{
    const vocabulary::AlertFact alert = alertOf(series.key);
    if (alert.name.empty())
        return {};
    const std::string payload = vocabulary::toJson(alert);
    for (const TimeSpan& part : parts) {
        const auto samples = snapshot.samples(series.id, part);
        if (!samples)
            return samples.error();
        for (const TimeSpan& run : stretches(*samples)) {
            if (!run.isEmpty())
                batch.facts.push_back({vocabulary::kAlertFact,
                                       vocabulary::kDerivedSource,
                                       series.key.source + '/' + alert.labels.toText(),
                                       run.from,
                                       run.to,
                                       payload,
                                       {}});
        }
    }
    return {};
}

Result<Batch> derive(const history::Snapshot& snapshot, TimeSpan dirty)
{
    const auto all = snapshot.series(Selector(kAlertsMetric, {{"alertstate", Selector::Match::Equal, "firing"}}));
    if (!all)
        return all.error();
    Batch batch;
    PartsOf partsOf;
    for (const history::SeriesInfo& series : *all) {
        auto parts = partsOf.find(series.key.source);
        if (parts == partsOf.end()) {
            auto unasked = unaskedParts(snapshot, series.key.source, dirty);
            if (!unasked)
                return unasked.error();
            parts = partsOf.emplace(series.key.source, std::move(*unasked)).first;
        }
        if (auto done = deriveSeries(snapshot, series, parts->second, batch); !done)
            return done.error();
    }
    return batch;
}

/// What changed of the series, and a lookback on either side, so that what was cut at the edge of a piece of
/// the backfill becomes whole.
TimeSpan dirtyOf(const ChangeSet& changes)
{
    std::optional<TimeSpan> dirty;
    for (const auto& change : changes.series) {
        if (change.name != kAlertsMetric)
            continue;
        dirty = dirty ? TimeSpan{std::min(dirty->from, change.span.from), std::max(dirty->to, change.span.to)} : change.span;
    }
    return dirty ? TimeSpan{dirty->from - kLookback, dirty->to + kLookback} : TimeSpan{};
}

} // namespace

Derivation alertDerivation()
{
    return {"past alerts", dirtyOf, derive};
}

} // namespace traceo
