#pragma once
// Whose an alert is and how bad, by the labels that teams use for it.
// Any thread; immutable.

#include "core/labels.h"
#include "core/status.h"

#include <string_view>

namespace traceo::vocabulary {

/// The first of the labels that teams use for it; empty when there is none.
std::string_view ownerOf(const Labels& labels);
std::string_view serviceOf(const Labels& labels);
/// The SLO that the alert is about, as exported rules name it; of most alerts none.
std::string_view sloOf(const Labels& labels);

/// Critical for severities that page, Ok for those that only inform, else Warning.
Status statusOfSeverity(std::string_view severity);

} // namespace traceo::vocabulary
