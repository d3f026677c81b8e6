#pragma once
// A tree as a YAML text in block style, the reverse of readYaml: what is read again is the same tree at other places.
// Any thread.

#include "workspace/config_node.h"

namespace traceo {

/// Ends with a line break. A text that was not in quotes stays so as long as it is a word or a number.
std::string yamlOf(const ConfigNode& tree);

} // namespace traceo
