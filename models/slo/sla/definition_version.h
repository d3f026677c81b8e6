#pragma once
// Which version of a definition a report judges by.
// Any thread; immutable. versionOf(): one thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/slo_config.h"

namespace traceo {

struct DefinitionVersion {
    std::string hash;               ///< SHA-256 of the definition's fact (slo/slo_facts.h), 16 hex digits
    std::string sliHash;            ///< names the slices that it counts
    std::optional<UtcMs> validFrom; ///< since when it holds; none: no history knows it
    std::vector<UtcMs> changes; ///< when the definition changed within the span, ascending; all of it is judged by this version
    friend bool operator==(const DefinitionVersion&, const DefinitionVersion&) = default;
};

/// Of (span.from, span.to]. Errors: those of the snapshot.
Result<DefinitionVersion> versionOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span);

} // namespace traceo
