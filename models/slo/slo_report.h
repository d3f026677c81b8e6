#pragma once
// Everything the SLO pane and `traceo slo` show, worked out from one snapshot. Numbers of a row
// speak of the SLO's own rolling window (t − w, t], t taken down to the whole minute; charts of the
// question's range.
// Any thread; immutable. build: one thread at a time, as the snapshot.

#include "core/line.h"
#include "core/result.h"
#include "history/snapshot.h"
#include "refresh/key_figure.h"
#include "refresh/question.h"
#include "slo/burn_alerts.h"
#include "slo/excluded.h"
#include "slo/exhaustion.h"
#include "slo/held_definition.h"
#include "slo/policy_now.h"
#include "slo/slo_config.h"

#include <QList>

#include <array>
#include <string_view>

namespace traceo {

/// Page and ticket, and what there is to say about the one that fires.
struct SloAlerts {
    AlertVerdict page = AlertVerdict::Unknown;
    AlertVerdict ticket = AlertVerdict::Unknown;
    QString reason;                          ///< of the worse one that is not quiet; may be empty
    QString never;                           ///< why one or both cannot fire, each with its name; empty where both can
    std::optional<UtcMs> since;              ///< of the worse one that fires
    std::optional<UtcMs> clears;             ///< when it will be quiet if nothing bad happens any more
    std::optional<BurnPair::Severity> muted; ///< what would fire if now was not excluded
    friend bool operator==(const SloAlerts&, const SloAlerts&) = default;
};

/// What exclusions and service hours took from an SLO, and what it would be without them.
struct SloExcluded {
    Reading attainedWithout; ///< good / total of all that was counted
    Reading time;            ///< seconds of the window
    Reading bad;             ///< bad events (minutes) fewer
    Reading total;           ///< events (minutes) fewer
    std::vector<ExclusionUse> uses;
    friend bool operator==(const SloExcluded&, const SloExcluded&) = default;
};

/// A member of a composite, in the window.
struct SloMember {
    QString name;
    double weight = 1;
    Reading attained{};
    Reading objective{};
    Reading burn{};
    Reading coverage{};
    friend bool operator==(const SloMember&, const SloMember&) = default;
};

/// What a composite is made of (slo/composite.h).
struct SloComposite {
    bool isSum = false;   ///< the members' burn rates add up; else it is a mean by weight
    Reading serialLow{};  ///< events that were good for all members: at least, where events are counted
    Reading serialHigh{}; ///< at most
    std::vector<SloMember> members{};
    friend bool operator==(const SloComposite&, const SloComposite&) = default;
};

struct SloRow {
    std::string key; ///< the SLO's name
    QString name;
    QString displayName;
    QString service;
    QString owner;
    QString window;                   ///< as it is written: "30d"; "1M" of a calendar
    QString windowLength;             ///< the same for people: "30 d"
    bool isRolling = true;            ///< else a period of a calendar
    std::string method;               ///< OpenSLO's word
    bool isOfTime = false;            ///< counts are minutes, not events
    bool isEvaluatedByServer = false; ///< any of it: expressions, minute by minute; else counted here from raw samples
    Status status = Status::Unknown;
    QString reason;         ///< a sentence that says why this state
    bool isFilling = false; ///< part of its window is still to be fetched
    bool isYoung = false;   ///< nothing is wrong, and data began too lately to say OK (slo_state.h)
    QString note;           ///< short words for a row: "62 % coverage", "filling"; may be empty

    Reading objective;
    Reading attained;            ///< good / total
    Reading attainedLow;         ///< where only bounds are known: had all been bad that is open (minutes nobody saw, events
                                 ///< between boundaries of a histogram)
    Reading attainedHigh;        ///< had it been good
    Reading budgetLeft;          ///< ratio; below zero when overspent
    Reading budgetLeftHigh;      ///< what is left at most; only where events are undecided
    Reading budgetSpent;         ///< ratio
    Reading timeLeft;            ///< seconds of even traffic that budgetLeft stands for; of minutes, those that may still be bad
    Reading consumed;            ///< ratio of the budget that went in the last hour, day or week
    std::string consumptionRate; ///< "hourly", "daily" or "weekly": which of them
    std::optional<double> budgetLevel; ///< ratio: the highest level of the budget's alerts that is spent for sure; none below all
    Reading eventsLeft;                ///< bad events that are still allowed; none where minutes are counted
    Reading allowed;                   ///< bad events (minutes) the target allows in the window
    Reading good;
    Reading total;
    Reading bad;
    Reading uncertain;            ///< events that may be missing above
    Reading coverage;             ///< observed share of the window
    Reading age;                  ///< of the newest sample, seconds
    Reading goneIn;               ///< seconds until the budget is exhausted; none where it will not be, or is
    std::array<Reading, 8> burns; ///< in the order of kBurnWindows, then over the window

    SloAlerts alerts;
    std::optional<SloExcluded> excluded; ///< none where nothing of the window is
    std::optional<SloComposite> composite;
    std::optional<SloPolicyState> policy;       ///< none without one, or where it was not judged yet
    std::optional<replay::HeldDefinition> held; ///< none where it is judged by today's definition
    std::optional<Exhaustion> exhaustion;       ///< of the budget at the pace of the last hours; none where that is not known

    double leftFraction = std::numeric_limits<double>::quiet_NaN(); ///< for the bar: at most 1, below 0 when overspent
    QList<double> sparkline; ///< budget left over the window, ends with budgetLeft; NaN is a gap

    /// "5m" … "3d" or "window". A name nobody knows gives an empty reading.
    const Reading& burn(std::string_view window) const;
    friend bool operator==(const SloRow& a, const SloRow& b);
};

/// The selected SLO.
struct SloDetail {
    std::string key;
    QString title;
    QString sentence; ///< "99.9 % good of all events, rolling 30 d · Storefront"
    Status status = Status::Unknown;
    QString reason;
    Chart sli;
    Chart budget;
    Chart burn;
    struct Number {
        QString name;
        Reading reading;
    };
    std::vector<Number> numbers; ///< all of the row, named
};

struct SloReport {
    UtcMs moment{};               ///< counted to
    std::vector<SloRow> rows;     ///< in the order of the workspace
    std::vector<KeyFigure> tiles; ///< only what there is something to say about
    std::optional<SloDetail> detail;
    bool isFilling = false; ///< history is still being fetched
};

/// The selected row, else the one in the worst state. An SLO that cannot be counted is a row that
/// says why. Each is judged by the definition that held at the moment (slo/held_definition.h), and its row says so.
/// Errors: Cancelled; Storage when nothing can be read at all.
Result<SloReport> build(const history::Snapshot& snapshot, const SloConfig& config, const Question& question);

/// Since when budgets are gone (slo/gone_since.h), in the rows of a report of the same question: a count over two windows or more
/// for each that is. `only`: in that row alone; empty: in all. Errors: those of build().
Result<void> addWhenGone(const history::Snapshot& snapshot, const SloConfig& config, const Question& question,
                         const std::string& only, SloReport& report);

} // namespace traceo
