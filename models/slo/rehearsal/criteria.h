#pragma once
// How good alerts were, against the incidents that people had: the four criteria of the workbook.
//   precision       firings of an incident ÷ all firings
//   recall          incidents that something fired for ÷ all incidents
//   detection time  from an incident's begin to the first firing of it; 0 where it fired before
//   reset time      from an incident's end to the end of the last firing of it; 0 where that was over before
// A firing is of an incident where it fires while it lasts, or begins within an hour of its end.
// Source: Site Reliability Workbook, chapter 5.
// Any thread; immutable.

#include "slo/rehearsal/rehearsal.h"

#include <QString>

namespace traceo {

struct Incident {
    TimeSpan span; ///< [from, to)
    QString name;
};

struct Criteria {
    std::size_t firings = 0;
    std::size_t right = 0; ///< of the firings, those of an incident
    std::size_t incidents = 0;
    std::size_t detected = 0;
    std::vector<Millis> detection; ///< of the detected ones, shortest first
    std::vector<Millis> reset;     ///< of those whose firings are over, shortest first

    /// None where nothing fired, or nothing is known of incidents.
    std::optional<double> precision() const;
    /// None without incidents.
    std::optional<double> recall() const;
};

bool isOf(const Firing& firing, const Incident& incident);
Criteria criteriaOf(const std::vector<Firing>& firings, const std::vector<Incident>& incidents);

/// Of lengths in their order, the lower one of the two in the middle; none of none.
std::optional<Millis> medianOf(const std::vector<Millis>& lengths);

} // namespace traceo
