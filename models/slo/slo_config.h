#pragma once
// The SLOs of a workspace: the short form and OpenSLO v1, read from the located tree.
// Any thread; immutable.

#include "sli/sli_definition.h"
#include "vocabulary/want.h"
#include "workspace/config_node.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace traceo {

/// A target as written, exact: 99.9 % is 999'000'000 of 1'000'000'000.
struct Objective {
    static constexpr std::int64_t kScale = 1'000'000'000;
    std::int64_t parts = 0; ///< of kScale
    int decimals = 0;       ///< of the percent as written; texts show two more

    std::int64_t errorParts() const { return kScale - parts; }
    double ratio() const { return double(parts) / double(kScale); }
    double errorRatio() const { return double(errorParts()) / double(kScale); }
    friend bool operator==(const Objective&, const Objective&) = default;
};

struct SloDefinition {
    std::string name;
    std::string displayName; ///< the name when none is given
    std::string service;     ///< empty when not given
    std::string owner;
    std::string description;
    SliDefinition sli;
    Objective objective;
    Millis window = 30 * kDay;          ///< rolling
    std::string method = "Occurrences"; ///< OpenSLO's word
    std::optional<UtcMs> validFrom;     ///< since when it holds, where that was before it was first seen
    Location location;
    friend bool operator==(const SloDefinition&, const SloDefinition&) = default;
};

struct SloConfig {
    std::vector<SloDefinition> slos; ///< in the order of the workspace; names are unique

    /// Documents are those of Workspace::slos; `sources` the names and kinds of the workspace's sources,
    /// to find the only one that fits. Mistakes go to `errors`, located; what is legal but not
    /// supported yet is NotSupported and its SLO is left out.
    struct SourceName {
        std::string name;
        std::string kind;
    };
    static SloConfig parse(const std::vector<ConfigNode>& documents, const std::vector<SourceName>& sources, Errors& errors);

    /// What the SLOs need from their sources: 30 days or the window, and an hour before it.
    std::vector<Want> wants() const;
    /// The workspace's default window of history: the longest window of an SLO.
    Millis longestWindow() const;
};

} // namespace traceo
