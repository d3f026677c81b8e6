#pragma once
// The unit in which people read an axis or a legend: one for all of its numbers, so that those can be round.
// Any thread; immutable.

#include "core/reading.h"

#include <QLocale>
#include <QString>

namespace traceo {

/// What people read: the stored unit times `factor`, with `suffix` behind the last of the numbers.
struct AxisUnit {
    double factor = 1;
    QString suffix;
};

/// `high`: the largest size on the axis, in the stored unit.
AxisUnit axisUnitOf(Unit unit, double high);

/// A round number of an axis, already in people's unit; written as the numbers beside it (core/format.h).
QString axisNumber(double value, int decimals, const QLocale& locale);

} // namespace traceo
