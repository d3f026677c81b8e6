#include "core/time_zone.h"

#include <QDateTime>
#include <QString>

namespace traceo {

std::optional<QTimeZone> timeZoneNamed(const QByteArray& name)
{
    const QTimeZone zone(name);
    if (name.isEmpty() || !zone.isValid()) // Qt takes no name for the zone of the machine
        return std::nullopt;
    if (QTimeZone::isTimeZoneIdAvailable(name))
        return zone;
    // Qt lists only what belongs to a country, and takes any word for a POSIX rule, whose abbreviation is the word itself and
    // stands where a zone of the database has its offset.
    const QString offset = zone.displayName(QTimeZone::StandardTime, QTimeZone::OffsetName);
    return offset.startsWith(QLatin1String("UTC")) && !name.startsWith("UTC") ? std::optional(zone) : std::nullopt;
}

} // namespace traceo
