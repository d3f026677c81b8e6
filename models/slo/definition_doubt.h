#pragma once
// What the history shows of a definition that the workspace alone does not: that its source has no series of such a name, which
// is mostly misspelt, and that its threshold is no boundary of the histogram, though no event fell beside it yet. Said as soon as
// it shows, not once numbers are missing.
// One thread at a time, as the snapshot. Errors: those of Snapshot.

#include "history/snapshot.h"
#include "slo/slo_config.h"

#include <QString>

#include <optional>

namespace traceo {

struct DefinitionDoubt {
    enum class Kind : std::uint8_t { NoSeries, NoBoundary };
    Kind kind = Kind::NoSeries;
    QString note;     ///< a few words, for a table
    QString sentence; ///< with what to do
};

/// Of an SLO, or of the first of what it is made of. None of probes, and of what the server evaluates, which says more itself
/// (slo/evaluation_problem.h); none about a source that did not answer for these series in the last day up to the moment.
/// `isSeen`: it has samples, so that nobody has to look for its names, which takes a list of all their series.
Result<std::optional<DefinitionDoubt>> definitionDoubt(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment,
                                                       bool isSeen = false);

} // namespace traceo
