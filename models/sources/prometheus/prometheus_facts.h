#pragma once
// What the server says besides samples: alerts, rules, targets, metadata, itself. Each function takes
// the answer's `data` and gives the part of a batch it is worth. What changes with every scrape (times
// of evaluation, an alert's value) is left out: a fact is written when it changes.
// Any thread; immutable.

#include "core/batch.h"
#include "core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace traceo {

struct FactsContext {
    std::string source;
    UtcMs at{};              ///< when the server said it
    bool isVictoria = false; ///< a header gave the product away
};

/// Errors of all: Decode, when `data` is of another form (Mimir answers its Alertmanager's configuration
/// where Prometheus has alerts); never a silent "none".
Result<FactSet> alertFacts(const nlohmann::json& data, const FactsContext& context);
Result<FactSet> ruleFacts(const nlohmann::json& data, const FactsContext& context);
Result<FactSet> targetFacts(const nlohmann::json& data, const FactsContext& context);
Result<std::vector<Fact>> metricFacts(const nlohmann::json& data, const FactsContext& context);
Result<Fact> buildFact(const nlohmann::json& data, const FactsContext& context);
/// prometheus_tsdb_head_series and _head_chunks as the server counts them; empty where it does not.
Result<std::vector<SeriesSamples>> tsdbSamples(const nlohmann::json& data, const FactsContext& context);

} // namespace traceo
