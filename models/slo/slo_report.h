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
#include "slo/slo_config.h"

#include <QList>

#include <array>
#include <string_view>

namespace traceo {

struct SloRow {
    std::string key; ///< the SLO's name
    QString name;
    QString displayName;
    QString service;
    QString owner;
    QString window; ///< "30d"
    std::string method;
    Status status = Status::Unknown;
    QString reason;         ///< a sentence that says why this state
    bool isFilling = false; ///< part of its window is still to be fetched
    QString note;           ///< short words for a row: "62 % coverage", "filling"; may be empty

    Reading objective;
    Reading attained;    ///< good / total
    Reading budgetLeft;  ///< ratio; below zero when overspent
    Reading budgetSpent; ///< ratio
    Reading timeLeft;    ///< seconds of even traffic that budgetLeft stands for
    Reading eventsLeft;  ///< bad events that are still allowed
    Reading allowed;     ///< bad events the target allows in the window
    Reading good;
    Reading total;
    Reading bad;
    Reading uncertain;            ///< events that may be missing above
    Reading coverage;             ///< observed share of the window
    Reading age;                  ///< of the newest sample, seconds
    std::array<Reading, 8> burns; ///< in the order of kBurnWindows, then over the window

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
    QString sentence; ///< "99.9 % good of all events, rolling 30d · Storefront"
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
/// says why. Errors: Cancelled; Storage when nothing can be read at all.
Result<SloReport> build(const history::Snapshot& snapshot, const SloConfig& config, const Question& question);

} // namespace traceo
