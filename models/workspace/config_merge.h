#pragma once
// One section out of several files, as if it stood in one.
// Any thread; immutable.

#include "workspace/config_node.h"

namespace traceo {

/// Mappings are joined key by key, lists one behind the other; of a value that stands twice the first stands, and the second is a
/// located mistake.
ConfigNode merged(const ConfigNode& first, const ConfigNode& second, Errors& errors);

} // namespace traceo
