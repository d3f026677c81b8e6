#pragma once
// What somebody needs from a source. Domains turn their configuration into wants; the poller puts
// them into the source's plan; so a server with a million series costs what the workspace asks for.
// Any thread; immutable.

#include "core/selector.h"
#include "core/time.h"

#include <string>
#include <vector>

namespace traceo {

struct Want {
    Selector selector{};
    std::string source{};  ///< the source to ask; empty: any that speaks Prometheus' language
    std::string purpose{}; ///< "slo checkout-availability"; for people
    Millis history{0};     ///< how far back it is needed
    bool isFirst = false;  ///< verdicts rest on it: its past is fetched before that of others

    /// As in Observation::want.
    std::string id() const { return selector.toText(); }
};

} // namespace traceo
