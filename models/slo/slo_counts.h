#pragma once
// What is known of one SLO at a moment, before anything is said about it: slices and their sums,
// how fresh the data are, and what nobody has asked the server for yet. Slices count what the SLO's method counts:
// events, or minutes (slo/budgeting_method.h), without what is excluded (slo/exclusions.h).
// One thread at a time, as the snapshot.

#include "refresh/question.h"
#include "sli/raw_series.h"
#include "sli/stored_days.h"
#include "slo/burn_alerts.h"
#include "slo/composite_slices.h"
#include "slo/excluded.h"
#include "slo/member_excess.h"
#include "slo/slo_config.h"
#include "slo/weighed_sums.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace traceo {

struct BurnWindow {
    std::string_view name;
    Millis length;
};
inline constexpr std::array kBurnWindows{
    BurnWindow{"5m", kHour / 12}, BurnWindow{"30m", kHour / 2}, BurnWindow{"1h", kHour},    BurnWindow{"2h", 2 * kHour},
    BurnWindow{"6h", 6 * kHour},  BurnWindow{"1d", kDay},       BurnWindow{"3d", 3 * kDay},
};

struct SloCounts {
    UtcMs moment{};            ///< counted to; a whole minute
    SliceTrack track;          ///< gapless up to the moment, at least over the window
    std::vector<Slice> slices; ///< the same from where they were asked for; empty where they were not
    SliceSum window;
    /// Minutes of the calendar period that are still to come and not excluded, where the method counts minutes.
    double toCome = 0;
    std::array<SliceSum, kBurnWindows.size()> burns; ///< in the order of kBurnWindows
    SeverityState page;
    SeverityState ticket;
    Freshness freshness;
    /// Parts that are still to be fetched. What of one counter is there already is left out of all
    /// sums: without its companion it would be a wrong number.
    std::vector<TimeSpan> filling;
    std::optional<UtcMs> since;                 ///< when data begin inside the window; none without any
    std::optional<Excluded> excluded;           ///< none where nothing is
    std::vector<MemberSum> members;             ///< of a composite
    MemberExcess memberExcess;                  ///< the same members in any window of its minutes
    std::shared_ptr<const WeighedSums> weighed; ///< of a composite of events, whose burn rates are no sums of its slices
    std::optional<PartExcess> broken;           ///< more good (or bad) events than events: no number of it is one
    std::vector<double> boundaries;             ///< of the histograms, where a threshold is none of them

    const SliceSum& burn(Millis length) const;
    /// What a burn rate over any window that the track holds rests on.
    SliceSum burnOver(TimeSpan window) const;
    /// What the budget is a share of: all that was counted in the window. Minutes of a calendar period that are still to come
    /// are known before they are over; its events are not.
    double budgeted() const { return window.total + toCome; }
    /// Share that was observed of the part of the window since data began, without what is being
    /// filled: how blind we were, whatever the age of the SLO.
    double coverageSinceData() const;
    /// Minutes since data began of which nothing is known, where the method counts minutes: good ones or bad ones.
    double unknownMinutes(const SloDefinition& slo) const;
    /// Share of the window that is still to be fetched.
    double fillingShare() const;
    /// Whether all but a fiftieth of the window was fetched. A budget of half a window is not half true:
    /// what is still to come may have spent it or not.
    bool isMostlyFetched() const;
    /// Fills window, burns, page and ticket from the track, and that from the slices where there are any.
    void addUp(const SloDefinition& slo);
    /// Page and ticket at any minute of the last days.
    BurnAlerts alerts(const SloDefinition& slo) const;
    /// At any minute from `earliest` on.
    BurnAlerts alertsFrom(const SloDefinition& slo, UtcMs earliest) const;
};

/// Which share of `whole` lies in the holes; they are ascending and without overlaps.
double missingShare(const std::vector<TimeSpan>& holes, TimeSpan whole);
/// More than a fiftieth: what is still to come may have spent a budget or not.
bool isMuch(double missingShare);

/// `from` is how far back minutes are wanted beside those of the windows; as slices, or in the track alone, which costs a new
/// minute as much as is new in it (slo/settled_minutes.h). AtEdges: for its sums, and those of `windows` before the moment; of
/// other UTC days the track may have sums alone (sli/stored_days.h).
enum class Minutes : std::uint8_t { AsSlices, InTrack, AtEdges };
Result<SloCounts> countSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question, UtcMs from,
                           Minutes minutes = Minutes::AsSlices, std::span<const Millis> windows = {});

/// The same in steps: what is asked, and counting it.
struct CountAsk {
    TimeSpan span;                ///< to the moment
    std::vector<TimeSpan> wanted; ///< minutes that must not be sums alone
    Minutes minutes = Minutes::AsSlices;
};
CountAsk countAsk(const SloDefinition& slo, const Question& question, UtcMs from, Minutes minutes,
                  std::span<const Millis> windows);
Result<SloCounts> countSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question,
                           const CountAsk& ask);

/// Before it nothing of (span.from, span.to] is known of any SLI that is counted for it (sli/slices.h); span.to where nothing is.
Result<UtcMs> knownFrom(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span);

/// What of (range.from, range.to] all that the SLO needs was asked for and answered, if need be for others; none when nobody
/// ever asked, as with imported data. Of a composite: that all of its members need but those that nobody ever asked for.
Result<std::optional<std::vector<TimeSpan>>> askedOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan range);

/// What of it a want was answered by questions that others asked, for all that it needs and more; none without any.
Result<std::optional<std::vector<TimeSpan>>> askedForOthers(const history::Snapshot& snapshot, const Want& want, TimeSpan range);

/// Nothing is said of minutes of which one counter is here and another is still to come, nor of the
/// first ones after them: a counter's growth over what is missing is booked there.
void leaveOut(const std::vector<TimeSpan>& holes, Millis afterwards, std::vector<Slice>& slices);

/// Falls of the SLO's raw counters in the window.
Result<std::int64_t> resetsOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan window);

} // namespace traceo
