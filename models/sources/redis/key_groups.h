#pragma once
// Which groups of keys somebody wants to see, as the section of a Redis says it.
//
//   key_groups: {patterns: ['session:*', 'ts:*'], every: 1h, sample: 500, rate: 100}
//
// A key belongs to the first pattern it matches. `sample` is keys at most; `rate` keys a second over the source's interval:
// what does not fit is left out of the sample (key_sample.h). There is no filter by type: SCAN … TYPE does not say how many keys
// it passed over, so what it brings could not be scaled to all of them, and TYPE of each key would double the questions. Time
// series have patterns of their own as a rule.
// Any thread; immutable.

#include "core/error.h"
#include "core/time.h"
#include "workspace/config_node.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

/// What belongs to no pattern; as redis_exporter calls it.
inline constexpr char kOtherKeys[] = "unclassified";

struct KeyGroups {
    std::vector<std::string> patterns; ///< empty: nobody wants groups
    Millis every = kHour;
    std::int64_t sample = 500;
    std::int64_t rate = 100;
    int database = 0; ///< whose keys they are: the one in the path of the source's url

    bool isWanted() const { return !patterns.empty(); }
    /// The place of the key's pattern; that behind the last when it matches none.
    std::size_t groupOf(std::string_view key) const;

    /// A missing `key_groups` means that nobody wants them. Mistakes go to `errors`, and then nobody wants them either.
    static KeyGroups parse(const ConfigNode& section, Errors& errors);
};

} // namespace traceo
