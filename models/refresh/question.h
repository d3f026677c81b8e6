#pragma once
// What the user turns: a view changes it, refresh/ rebuilds, the view shows the new report.
// Any thread; immutable.

#include "core/format.h"
#include "core/time.h"

#include <optional>
#include <string>

namespace traceo {

struct Question {
    UtcMs now{};                  ///< the moment of asking; live reports end here
    std::optional<UtcMs> at;      ///< look as of this moment (t_view)
    std::optional<UtcMs> knownAt; ///< leave out what was learned later (t_know)
    Millis range = 30 * kDay;     ///< length of the charts' time axis
    std::string selected;         ///< key of the selected row; empty: the first
    std::string filter;           ///< as typed
    int columns = 800;            ///< pixel columns of a chart
    Style style{};                ///< of numbers and times in sentences

    /// The moment counted to.
    UtcMs moment() const { return at.value_or(now); }
    friend bool operator==(const Question&, const Question&) = default;
};

} // namespace traceo
