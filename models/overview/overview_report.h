#pragma once
// *Now*: what needs attention, worst first, and the alerts of the question's range. Worked out from one
// snapshot, so any past moment is answered the same way.
// Any thread; immutable. build: one thread at a time, as the snapshot.

#include "overview/findings.h"

namespace traceo {

struct OverviewReport {
    UtcMs moment{};
    std::optional<UtcMs> asOf; ///< every source was heard up to here; none while one never was
    QString headline;          ///< "3 need attention", "Nothing needs you, as of 14:02"
    QString unseen;            ///< what could not be looked at; empty when everything was
    std::vector<Finding> list; ///< worst first
    int attention = 0;         ///< of the list, without what is quiet on purpose
    Status worst = Status::Ok; ///< of those
    std::vector<KeyFigure> tiles;
    StatesElsewhere states;
    std::vector<AlertRow> current; ///< alerts as of the moment, worst first
    std::vector<AlertRow> alerts;  ///< that were firing in the range, newest first
    bool isCut = false;            ///< there were more than those
    TimeSpan range;                ///< of those
    Strip hours;                   ///< the worst state of each service by hour, worst first; without lanes: no services
    bool isFilling = false;        ///< history is still being fetched
};

/// Errors: Cancelled; Storage.
Result<OverviewReport> build(const history::Snapshot& snapshot, const OverviewConfig& config, const Question& question);

} // namespace traceo
