#pragma once
// The seven states of a thing, in the order a person wants to see them.
// Any thread; immutable.

#include <QString>

#include <cstdint>
#include <string_view>

namespace traceo {

/// Sorted by severity.
enum class Status : std::uint8_t { Critical, Warning, Unknown, Stale, Maintenance, NotConfigured, Ok };

/// Stable word for JSON: critical, warning, unknown, stale, maintenance, not_configured, ok.
std::string_view wordOf(Status status);
/// Translated word for people: Critical, Warning, …, OK.
QString nameOf(Status status);

} // namespace traceo
