#include "core/axis_unit.h"

#include "core/format.h"

#include <utility>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

AxisUnit secondsUnit(double high)
{
    if (high < 1e-3)
        return {1e6, u" µs"_s};
    if (high < 1)
        return {1e3, u" ms"_s};
    if (high < 120)
        return {1, u" s"_s};
    if (high < 7200)
        return {1.0 / 60, u" min"_s};
    return high < 172800 ? AxisUnit{1.0 / 3600, u" h"_s} : AxisUnit{1.0 / 86400, u" d"_s};
}

AxisUnit bytesUnit(double high)
{
    const std::pair<double, QString> units[] = {{1024.0 * 1024 * 1024, u" GiB"_s},
                                                {1024.0 * 1024, u" MiB"_s},
                                                {1024.0, u" KiB"_s}};
    for (const auto& [size, name] : units) {
        if (high >= size)
            return {1 / size, name};
    }
    return {1, u" B"_s};
}

AxisUnit countUnit(double high)
{
    if (high >= 1e7)
        return {1e-6, u" M"_s};
    return high >= 1e4 ? AxisUnit{1e-3, u" k"_s} : AxisUnit{};
}

} // namespace

AxisUnit axisUnitOf(Unit unit, double high)
{
    switch (unit) {
    case Unit::None:
    case Unit::Timestamp:
        return {};
    case Unit::Count:
    case Unit::RowsPerScan:
    case Unit::BlocksPerCall:
        return countUnit(high);
    case Unit::Ratio:
    case Unit::Change:
        return {100, u" %"_s};
    case Unit::Points:
        return {100, u" pp"_s};
    case Unit::Factor:
        return {1, u"×"_s};
    case Unit::Seconds:
        return secondsUnit(high);
    case Unit::Bytes:
        return bytesUnit(high);
    case Unit::PerSecond:
        return {1, u"/s"_s};
    }
    Q_UNREACHABLE();
}

QString axisNumber(double value, int decimals, const QLocale& locale)
{
    return value == 0 ? u"0"_s : numberText(value, decimals, {.locale = locale});
}

} // namespace traceo
