#pragma once
// Everything the synthetics pane and `traceo probes` show, worked out from one snapshot. Availability and percentiles
// speak of the question's range (t − w, t]; states of the moment t; the detail's charts of at most its last seven days,
// as far back as phases are kept.
// Any thread; immutable. build: one thread at a time, as the snapshot.

#include "core/change_point.h"
#include "core/line.h"
#include "core/result.h"
#include "core/strip.h"
#include "history/snapshot.h"
#include "refresh/key_figure.h"
#include "refresh/question.h"
#include "synthetics/availability.h"
#include "synthetics/probe_state.h"
#include "synthetics/region_quorum.h"
#include "synthetics/synthetics_config.h"

#include <QList>

namespace traceo {

/// One check from one region.
struct ProbeRow {
    std::string key; ///< check@region
    std::string check;
    std::string region;
    QString checkName; ///< as shown
    QString regionName;
    ProbeState state = ProbeState::Unknown;
    Status status = Status::Unknown; ///< Warning: up, but slow or with a certificate that ends soon
    bool isSlow = false;             ///< slower than in the seven days before
    QString word;                    ///< the state in a word: "Down", "Slow"
    QString reason;                  ///< a sentence that says why
    QString note;                    ///< short words for a row: "HTTP 503", "filling"; may be empty
    bool isFilling = false;          ///< part of the window is still to be fetched
    bool isFlapping = false;         ///< it goes up and down so often that each change is no news (sli/flapping.h)
    std::optional<UtcMs> since;      ///< since when it is down, or silent
    QString lasting;                 ///< how long that is

    Reading age;          ///< of the newest run, seconds
    Reading availability; ///< up ÷ (up + down)
    Reading coverage;     ///< observed share of the window
    Reading upShare;      ///< shares of the window's time; with downShare and unseenShare they are 100 %
    Reading downShare;
    Reading unseenShare;
    Reading p50; ///< of successful runs, seconds
    Reading p95;
    Reading latency; ///< median of the newest successful runs, seconds
    Reading usual;   ///< median of the seven days before them
    Reading runs;
    Reading failed;
    Reading certificate; ///< seconds until it ends; below zero when it has
    Reading interval;    ///< between runs, seconds

    QList<double> sparkline; ///< medians of durations over the window; NaN is a gap

    Reading slowest;         ///< the longest successful run of the window, seconds
    QList<double> slowestBy; ///< that of each stretch of the window; NaN is a gap
    Millis slowestStep{0};   ///< how long a stretch is

    friend bool operator==(const ProbeRow& a, const ProbeRow& b);
};

/// A column of the matrix.
struct RegionColumn {
    std::string region;
    QString name;
    QString note;          ///< "silent 39 min" where none of its probes is observed; may be empty
    bool isSilent = false; ///< nothing is known from there now
    bool isSlow = false;   ///< most of what it sees is slow
};

/// A line of the matrix: a check over all regions.
struct CheckRow {
    std::string key; ///< the check
    QString name;
    Status status = Status::Unknown;
    QString verdict;                         ///< "up 4 of 4", "down 2 of 4"
    Reading availability;                    ///< of all runs, whatever the region
    Reading p95;                             ///< the slowest region's
    Reading certificate;                     ///< the one that ends first
    std::optional<Status> certificateStatus; ///< Warning: it ends soon; Critical: it has ended
    std::vector<int> cells;                  ///< a place in SyntheticsReport::rows a region; −1 where it is not probed
};

/// One phase of a run, now against the seven days before.
struct PhaseChange {
    std::string key; ///< the prober's word
    QString name;
    Reading now;
    Reading before;
    Reading change;
    bool isSubject = false; ///< the phase that changed
    friend bool operator==(const PhaseChange&, const PhaseChange&) = default;
};

/// The selected pair.
struct ProbeDetail {
    std::string key;
    QString title; ///< "https://a.io/ from eu"
    QString check;
    QString region;
    QString sentence; ///< "since 08:25 · every 60 s"
    Status status = Status::Unknown;
    QString word;
    QString reason;
    Chart phases; ///< parts of a whole; series 0 is the phase that changed
    std::vector<ChangePoint> changePoints;
    Strip regions;
    std::vector<PhaseChange> changes;
    struct Number {
        QString name;
        Reading reading;
    };
    std::vector<Number> numbers; ///< all of the row and of the regions together, named
    /// What the regions of its check say together, over the window; none where it has but one.
    std::optional<RegionQuorum> together;
};

struct SyntheticsReport {
    UtcMs moment{};
    TimeSpan window;
    QString windowName;                ///< "30 d"
    std::vector<ProbeRow> rows;        ///< by check and region
    std::vector<RegionColumn> regions; ///< by name
    std::vector<CheckRow> checks;      ///< worst first, then by name
    std::vector<KeyFigure> tiles;
    std::optional<ProbeDetail> detail;
    bool isFilling = false;
};

/// A pair without a run for this long is taken to have been removed and left out.
inline constexpr Millis kForgottenAfter = 7 * kDay;

/// The detail is that of the selected pair (check@region), or of a selected check its worst, else the worst of all.
/// Errors: those of the snapshot.
Result<SyntheticsReport> build(const history::Snapshot& snapshot, const SyntheticsConfig& config, const Question& question);

/// The same of one check alone, which costs as much less as there are fewer pairs. Errors: those of the snapshot.
Result<SyntheticsReport> buildCheck(const history::Snapshot& snapshot, const SyntheticsConfig& config, const Question& question,
                                    const std::string& check);

} // namespace traceo
