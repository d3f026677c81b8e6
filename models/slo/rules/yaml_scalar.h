#pragma once
// A text as a value of YAML, read back as that text by every reader: plain where no rule of YAML gives it another meaning,
// else in quotes; several lines as a block.
// Any thread; immutable.

#include <string>
#include <string_view>

namespace traceo::rules {

/// What stands behind "key: ". `indent`: columns the key stands in, for a block of lines.
std::string yamlScalar(std::string_view text, std::size_t indent = 0);

/// A number as YAML and PromQL read it back: the shortest such text, without an exponent. Of whole numbers divided once it is
/// the decimal that was meant: 1'000'000 / 1e9 is 0.001. Requires: finite.
std::string numberText(double value);

} // namespace traceo::rules
