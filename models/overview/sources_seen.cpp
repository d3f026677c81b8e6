#include "overview/sources_seen.h"

#include "core/format.h"
#include "vocabulary/facts.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr Millis kRecent = 2 * kDay;
/// A source that is asked each second is not silent after two of them.
constexpr Millis kLeastPatience{10'000};

struct Heard {
    std::optional<UtcMs> good;
    std::optional<history::ObservedSpan> bad; ///< the newest, when it is newer than `good`
};

Heard heardIn(const std::vector<history::ObservedSpan>& spans, UtcMs moment)
{
    Heard heard;
    for (const auto& span : spans) {
        const UtcMs end = std::min(span.span.to, moment);
        if (span.outcome == Outcome::Ok)
            heard.good = std::max(heard.good.value_or(end), end);
        else if (!heard.bad || span.span.to >= heard.bad->span.to)
            heard.bad = span;
    }
    if (heard.good && heard.bad && heard.bad->span.to <= *heard.good)
        heard.bad.reset();
    return heard;
}

/// The newest is nearly always among the recent; a year of observations is read only for what is long silent.
Result<Heard> heardOf(const history::Snapshot& snapshot, std::string_view source, std::string_view want, UtcMs moment)
{
    for (const UtcMs from : {moment - kRecent, kDistantPast}) {
        const auto spans = snapshot.observed(source, want, {from, moment});
        if (!spans)
            return spans.error();
        Heard heard = heardIn(*spans, moment);
        if (heard.good || from == kDistantPast)
            return heard;
    }
    Q_UNREACHABLE();
}

bool isOverdue(std::optional<UtcMs> newest, Millis every, UtcMs moment)
{
    return !newest || moment - *newest > std::max(2 * every, kLeastPatience);
}

} // namespace

Result<std::vector<SourceSeen>> sourcesSeen(const history::Snapshot& snapshot, const OverviewConfig& config, UtcMs moment)
{
    std::vector<SourceSeen> all;
    for (const WatchedSource& source : config.sources) {
        SourceSeen seen{.source = source};
        const auto any = heardOf(snapshot, source.name, {}, moment);
        if (!any)
            return any.error();
        seen.answered = any->good;
        seen.isSilent = isOverdue(any->good, source.interval, moment);
        if (any->bad) {
            seen.outcome = any->bad->outcome;
            seen.message = plainText(any->bad->message);
        }
        if (const auto every = source.alertsEvery()) {
            const auto alerts = heardOf(snapshot, source.name, vocabulary::kAlertsQuestion, moment);
            if (!alerts)
                return alerts.error();
            seen.alerts = alerts->good;
            const bool wasAsked = alerts->good || alerts->bad; // a server without alerts hides none
            seen.hidesAlerts = wasAsked && isOverdue(alerts->good, *every, moment);
            if (alerts->bad && seen.message.isEmpty()) {
                seen.outcome = alerts->bad->outcome;
                seen.message = plainText(alerts->bad->message);
            }
        }
        all.push_back(std::move(seen));
    }
    return all;
}

} // namespace traceo
