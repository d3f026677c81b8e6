#pragma once
// How two versions of a definition differ, field by field, and the versions that are known of an SLO.
// Any thread; immutable. definitionVersions: one thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/slo_config.h"
#include "vocabulary/facts.h"

#include <QString>

#include <string_view>

namespace traceo::replay {

struct DefinitionChange {
    std::string field;  ///< stable: objective, window, method, time_slice, time_slice_target, service_hours, alerts, indicator,
                        ///< good, bad, total, threshold, target, status, latency, source, service, owner, exclusion; counting:
                        ///< the way of counting, where it is another and no field of the indicator is; member: the same of a
                        ///< member of a composite, by its name, where both definitions have members
    std::string before; ///< as it is written; empty: there was none
    std::string after;
    friend bool operator==(const DefinitionChange&, const DefinitionChange&) = default;
};

/// In the order of the fields above.
std::vector<DefinitionChange> changesBetween(const vocabulary::SloFact& before, const vocabulary::SloFact& after);
/// The same, and its exclusions: one change each.
std::vector<DefinitionChange> changesBetween(const SloDefinition& before, const SloDefinition& after);
/// The same without those. Facts do not say what members are: where it is counted otherwise, what differs of them.
std::vector<DefinitionChange> changesBesideExclusions(const SloDefinition& before, const SloDefinition& after);
/// "objective 99.9% → 99.95%, window 30d → 28d"; empty where nothing differs.
QString toText(const std::vector<DefinitionChange>& changes);
/// For people.
QString nameOfField(std::string_view field);

struct DefinitionVersion {
    TimeSpan span; ///< [from, to); to kDistantFuture where it still holds
    UtcMs learnedAt{};
    vocabulary::SloFact fact;
    std::vector<DefinitionChange> changes; ///< from the version before; none of the first
};
/// As the snapshot knows them, oldest first, neighbours differ or have a time without a version between them; without what this
/// version of the program cannot read, which definitionFactsOf() has. Errors: those of the snapshot.
Result<std::vector<DefinitionVersion>> definitionVersions(const history::Snapshot& snapshot, std::string_view slo);
/// The facts they are made of, oldest first.
Result<std::vector<Fact>> definitionFactsOf(const history::Snapshot& snapshot, std::string_view slo);

} // namespace traceo::replay
