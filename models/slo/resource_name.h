#pragma once
// A name of OpenSLO (a label of RFC 1123) made of any text.
// Any thread.

#include <string>
#include <string_view>

namespace traceo {

inline constexpr std::size_t kLongestResourceName = 63;

/// Small letters, digits, and a “-” for each run of anything else; empty when nothing is left.
std::string resourceNameFrom(std::string_view text, std::size_t longest = kLongestResourceName);

} // namespace traceo
