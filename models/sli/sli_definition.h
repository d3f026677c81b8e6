#pragma once
// What counts as good and what as total: a definition of a service level indicator as counters or
// probe results. Pure data; how it is counted stands in sli/slices.h.
// Any thread; immutable.

#include "core/selector.h"
#include "core/time.h"

#include <optional>
#include <string>

namespace traceo {

struct SliDefinition {
    enum class Kind : std::uint8_t {
        Counters, ///< good or bad, and total: monotone counters
        Probe,    ///< runs of a check: probe_success and its companions of one target
    };
    Kind kind = Kind::Counters;

    // Counters: `total`, and exactly one of the two.
    std::optional<Selector> good;
    std::optional<Selector> bad;
    Selector total;

    // Probe: a run is good when it succeeded, with that status and, where given, within that latency.
    std::string target;
    std::string status = "2xx"; ///< "200", "2xx" or "200|301"
    std::optional<Millis> latency;

    std::string source; ///< the source that is asked; empty: the only one that fits

    /// SHA-256 over everything above and the version of the counting code, 16 hex digits: names the
    /// slices that were counted by exactly this.
    std::string hash() const;
    friend bool operator==(const SliDefinition&, const SliDefinition&) = default;
};

} // namespace traceo
