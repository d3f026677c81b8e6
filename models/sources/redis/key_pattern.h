#pragma once
// Patterns of keys as Redis understands them: *, ?, [a-c], [^x], \ before a letter that means itself.
// Source: redis.io, "KEYS".
// Any thread; immutable.

#include <string_view>

namespace traceo {

/// In at most (length of the pattern × length of the key) steps.
bool matchesKey(std::string_view pattern, std::string_view key);

} // namespace traceo
