#pragma once
// What somebody needs from a source. Domains turn their configuration into wants; the poller puts
// them into the source's plan; so a server with a million series costs what the workspace asks for.
// Any thread; immutable.

#include "core/selector.h"
#include "core/time.h"
#include "vocabulary/native.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct Want {
    Selector selector{};
    std::string source{};  ///< the source to ask; empty: any that speaks Prometheus' language
    std::string purpose{}; ///< "slo checkout-availability"; for people
    Millis history{0};     ///< how far back it is needed
    bool isFirst = false;  ///< verdicts rest on it: its past is fetched before that of others
    /// The selector is one of native histograms, which are wanted in parts around this decimal number (vocabulary/native.h).
    /// One a want: another SLO's threshold must not make this one's past look as if nobody had asked for it.
    std::string threshold{};
    /// PromQL to be evaluated at the end of each minute; the selector is that of its answers (vocabulary/expressions.h).
    std::string expression{};

    /// As in Observation::want.
    std::string id() const { return threshold.empty() ? selector.toText() : selector.toText() + " <= " + threshold; }
    /// Whether a series of this name may come of it.
    bool mayBring(std::string_view metric) const
    {
        if (!threshold.empty())
            return metric.starts_with(vocabulary::kNativePrefix);
        return selector.name().empty() || selector.name() == metric;
    }
};

} // namespace traceo
