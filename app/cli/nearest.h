#pragma once
// What somebody may have meant: the known word that is nearest to a typed one.
// Any thread.

#include <string>
#include <string_view>
#include <vector>

namespace traceo::cli {

/// The known word that begins with `typed`, else the one with the fewest edits, at most a third of its
/// length; case does not count. Empty when none is near.
std::string nearest(std::string_view typed, const std::vector<std::string>& known);

} // namespace traceo::cli
