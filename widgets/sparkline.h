#pragma once
// The small line of a cell or a tile: no axis, no colour of its own; it stops where the data stops.
// GUI thread only.

#include <QColor>
#include <QList>
#include <QRectF>

class QPainter;

namespace traceo {

struct SparklineLook {
    QColor line;
    QColor end; ///< the dot at the newest value
    double width = 1.25;
    double dot = 1.8; ///< radius
};

/// Fits `values` (NaN is a gap, never bridged) to their own range within `box`.
void drawSparkline(QPainter& painter, const QRectF& box, const QList<double>& values, const SparklineLook& look);

} // namespace traceo
