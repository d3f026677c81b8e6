#pragma once
// One number of the strip above a pane's table.
// Any thread; immutable.

#include "core/reading.h"
#include "core/status.h"

#include <QList>

#include <optional>
#include <utility>
#include <vector>

namespace traceo {

struct KeyFigure {
    QString title;
    Reading value;
    QString unit; ///< behind the number: "% left"; the number itself is then shown without its unit
    QString note;
    QList<double> sparkline;
    std::optional<Status> sparklineEnd;
    std::vector<std::pair<Status, int>> counts; ///< instead of a note
};

} // namespace traceo
