#pragma once
// What is to be different in a definition: tried on the past, or saved as its next dated version. As a mapping:
//   {objective: 99.95%, window: 28d, method: Timeslices, time_slice: 5m, time_slice_target: 95%, threshold: 250ms}
// `threshold` is that of a gauge ("0.9", "<= 0.9") or of a histogram ("300ms", "0.3"), of probes the latency ("250ms") or the
// status ("2xx"). `window` as slo/window_text.h writes it. What is not named stays.
// Any thread; immutable.

#include "slo/slo_config.h"
#include "workspace/section_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace traceo::replay {

struct Revision {
    std::optional<Objective> objective;
    std::optional<SloWindow> window;
    std::optional<BudgetingMethod::Kind> method;
    std::optional<Millis> slice;
    std::optional<Objective> sliceTarget;
    std::optional<std::string> threshold;
    std::vector<Exclusion> excluded;   ///< beside those there are
    std::vector<std::string> included; ///< ids of exclusions that are taken back; kServiceHoursId: the service hours

    bool isEmpty() const;
    friend bool operator==(const Revision&, const Revision&) = default;
};

/// The keys above of `node`, a mapping that `section` reads. Mistakes go to `errors`, located.
Revision readRevision(SectionReader& section, const ConfigNode& node, Errors& errors);

/// Its keys `method`, `time_slice` and `time_slice_target` alone.
void readMethod(SectionReader& section, const ConfigNode& node, Revision& revision, Errors& errors);

/// The definition with what is different. Errors, without where: BadValue for what does not go together, NotFound for an
/// exclusion that is not there, NotSupported for a threshold of an indicator that has none and for what a composite has of its
/// members: window, method and threshold.
Result<SloDefinition> revised(SloDefinition slo, const Revision& revision);

} // namespace traceo::replay
