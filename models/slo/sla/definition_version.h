#pragma once
// Which version of a definition a report judges by, and what others there were. A period is judged as a whole by the one that held
// when it ended, as a value as of that moment is (slo/held_definition.h); of a period that goes on by the one that holds. One that
// begins with the next period is none of this one. Each change within the period is named with its moment.
// Any thread; immutable. versionOf(): one thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/held_definition.h"

namespace traceo {

struct DefinitionVersion {
    /// Of the version before, by which the period is not judged.
    struct Change {
        UtcMs at{};
        std::vector<replay::DefinitionChange> what;
        friend bool operator==(const Change&, const Change&) = default;
    };
    std::string hash;                            ///< SHA-256 of the definition's fact (slo/slo_facts.h), 16 hex digits
    std::string sliHash;                         ///< names the slices that it counts
    std::optional<UtcMs> validFrom;              ///< since when it holds, kSinceEver of a first one; none: no history knows it
    std::vector<Change> changes;                 ///< within the period, ascending
    std::vector<replay::DefinitionChange> since; ///< from it to today's; empty: it is today's
    friend bool operator==(const DefinitionVersion&, const DefinitionVersion&) = default;
};

/// A stretch of time that is judged by one definition.
struct JudgedPeriod {
    TimeSpan span;    ///< (from, to], whole minutes: all of the period
    UtcMs moment{};   ///< counted to, where the period goes on
    Question asked{}; ///< its `now` and `knownAt` count

    bool isOver() const { return span.to <= floorTo(moment, kMinute); }
    /// The moment whose definition it is judged by.
    Question question() const;
};

/// `slo`: as it is judged. Errors: those of the snapshot.
Result<DefinitionVersion> versionOf(const history::Snapshot& snapshot, const SloConfig& config, const SloDefinition& slo,
                                    const JudgedPeriod& period);

/// "30 Nov 13:02: objective 99.9% → 99.5%", of each change within the period; empty without any.
QString changesText(const DefinitionVersion& version, UtcMs now, const Style& style);

} // namespace traceo
