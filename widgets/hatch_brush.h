#pragma once
// The one hatch: 45° lines each 6 px, for what was not observed or is not known yet.
// Any thread, on a painter of its own; anchorHatch() GUI thread only.

#include <QBrush>
#include <QColor>
#include <QRectF>

class QPainter;
class QWidget;

namespace traceo {

/// A texture of one tile; `step` and `stroke` in logical pixels.
QBrush hatchBrush(const QColor& line, qreal devicePixelRatio, int step = 6, double stroke = 1);

/// Hatches `area` with `line`; vector lines on paper. Set the painter's brush origin with anchorHatch() first,
/// so that neighbours join.
void fillHatched(QPainter& painter, const QRectF& area, const QColor& line, int step = 6, double stroke = 1);

/// Anchors hatches to the window the widget is in.
void anchorHatch(QPainter& painter, const QWidget& widget);

} // namespace traceo
