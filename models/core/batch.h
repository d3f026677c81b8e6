#pragma once
// What a source learned in one poll: samples, facts, events and the observation that brought them.
// A batch is stored whole or not at all.
// Any thread; immutable once handed over.

#include "core/observation.h"
#include "core/series_runs.h"
#include "core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace traceo {

/// The state of a thing as it was observed. Identity: (kind, source, key).
struct Fact {
    std::string kind;
    std::string source;
    std::string key;
    UtcMs validFrom{};
    std::optional<UtcMs> validTo; ///< none while it holds
    std::string payload;          ///< JSON object with its version `v`
    UtcMs learnedAt{};            ///< set by history
};

/// All facts of one kind a source knows at a moment. What was open before and is not in `present`
/// is closed at `at`.
struct FactSet {
    std::string kind;
    std::string source;
    UtcMs at{};
    std::vector<Fact> present;
};

struct EventColumn {
    std::string name;
    std::variant<std::vector<std::string>, std::vector<std::int64_t>, std::vector<double>> values;
};

/// Rows of one stream, column by column; all columns have the length of `at`. The same (at, id)
/// counts once.
struct EventBlock {
    std::string stream;
    std::vector<UtcMs> at;
    std::vector<std::string> ids;
    std::vector<EventColumn> columns;
};

struct Batch {
    SeriesRuns series;
    std::vector<Fact> facts; ///< each written only if it differs from what is known
    std::vector<FactSet> factSets;
    std::vector<EventBlock> events;
    std::vector<Observation> observations;
    bool mayGather = false; ///< may wait for others for a moment, so that they cost one transaction
};

} // namespace traceo
