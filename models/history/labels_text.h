#pragma once
// Labels as the text in the series table: a="1",b="two", sorted by name; \ before \ " = , and \n
// for a line break, in names as in values. Reads back exactly, whatever bytes a server sent.
// Any thread.

#include "core/labels.h"

#include <optional>

namespace traceo::history {

std::string labelsText(const Labels& labels);
/// None when it is no such text.
std::optional<Labels> labelsOf(std::string_view text);

} // namespace traceo::history
