#pragma once
// Whose an alert is, by the labels that teams use for it.
// Any thread; immutable.

#include "core/labels.h"

#include <string_view>

namespace traceo::vocabulary {

/// The first of the labels that teams use for it; empty when there is none.
std::string_view ownerOf(const Labels& labels);
std::string_view serviceOf(const Labels& labels);

} // namespace traceo::vocabulary
