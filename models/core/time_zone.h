#pragma once
// IANA time zones by name.
// Any thread.

#include <QTimeZone>

#include <optional>

namespace traceo {

/// None for a name that the zone database does not know. Also zones of no country: CET, Etc/UTC.
std::optional<QTimeZone> timeZoneNamed(const QByteArray& name);

} // namespace traceo
