#pragma once
// Labels made up so that selectors match them: what a rule file is tested with.
// Any thread; immutable.

#include "core/selector.h"

#include <optional>
#include <vector>

namespace traceo::rules {

/// Labels that all matchers hold for, with job and instance. None where no value that was thought of does: regular
/// expressions are taken apart, not solved.
std::optional<Labels> labelsFor(const std::vector<Selector::Matcher>& matchers);

/// The matcher that holds where this one does not.
Selector::Matcher opposite(Selector::Matcher matcher);

} // namespace traceo::rules
