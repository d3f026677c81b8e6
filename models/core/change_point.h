#pragma once
// A moment from which on things were different, marked in a chart.
// Any thread; immutable.

#include "core/time.h"

#include <QString>

namespace traceo {

struct ChangePoint {
    UtcMs at{};
    QString words;
};

} // namespace traceo
