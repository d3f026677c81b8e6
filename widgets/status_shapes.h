#pragma once
// The seven status shapes on a 12 × 12 grid. Told apart by outline, fill and glyph, so they survive grey
// print and any colour blindness.
// GUI thread only.

#include "widgets/theme.h"

#include <QRectF>

class QPainter;

namespace traceo {

struct ShapeColors {
    QColor shape;
    QColor glyph; ///< on filled shapes
};

/// Coloured by status on the theme's surface.
ShapeColors shapeColors(Status status, const Theme& theme);

void drawStatusShape(QPainter& painter, const QRectF& box, Status status, const ShapeColors& colors);
void drawStatusShape(QPainter& painter, const QRectF& box, Status status, const Theme& theme);

} // namespace traceo
