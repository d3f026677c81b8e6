#pragma once
// What runs say about a window (from, to].
//
// Runs count: availability = up ÷ (up + down), as an http_check SLO counts them. Time is shared out: from a run to the
// next one, as far as it was observed (sli/observed.h), it belongs to the result at its end; all other time is not
// observed. So up + down + not observed is the whole window, and a dead prober is neither up nor down.
// Any thread; immutable.

#include "core/batch.h"
#include "core/time.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace traceo {

/// A part of time in which every run had one result.
struct Stretch {
    TimeSpan span; ///< (from, to]
    bool isUp = true;
    friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// `runs` are values of probe_success in ascending time and reach one before and one behind the window where there is
/// one; `seen` are ascending and without overlaps. Ascending; neighbours of one result are joined.
std::vector<Stretch> stretchesOf(const std::vector<Sample>& runs, const std::vector<TimeSpan>& seen, TimeSpan window);

struct Availability {
    TimeSpan window;
    std::int64_t up = 0;   ///< runs
    std::int64_t down = 0; ///< runs
    Millis upTime{0};
    Millis downTime{0};

    std::int64_t runs() const { return up + down; }
    /// None without runs: no data is neither 0 nor 100 %.
    std::optional<double> ratio() const;
    /// Shares of the window; the three add up to 1.
    double upShare() const;
    double downShare() const;
    double unseenShare() const;
    double coverage() const;

    Availability& operator+=(const Availability& other); ///< of another region
};

/// Without what is behind the newest stretch: while a prober is heard in time, its next run is only awaited, and that is
/// neither observed nor missed.
TimeSpan withoutAwaited(TimeSpan window, const std::vector<Stretch>& stretches);

Availability availabilityOf(const std::vector<Sample>& runs, const std::vector<Stretch>& stretches, TimeSpan window);

} // namespace traceo
