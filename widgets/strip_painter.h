#pragma once
// Draws a Strip (core/strip.h) on any painter, with the gutters and the time axis of the charts above it. The widget
// and the PDF share it.
// GUI thread only.

#include "core/strip.h"
#include "widgets/chart_painter.h"

namespace traceo {

/// The plot holds the lanes.
ChartGeometry stripGeometry(const QRectF& area, const Strip& strip, const ChartStyle& style);
/// The bar of a lane, between the gutters.
QRectF stripLane(const ChartGeometry& geometry, const Strip& strip, int lane, const ChartStyle& style);
/// With its time axis.
int stripHeight(const QFont& base, const Strip& strip);
/// The left gutter that the names of the lanes need, within reason; at a 13 px font.
double stripNameGutter(const Strip& strip, const QFont& base);

/// Everything but the cursor. Fills its background with the surface. The painter's hatch must be anchored.
void paintStrip(QPainter& painter, const QRectF& area, const Strip& strip, const ChartStyle& style);
/// The crosshair at `moment`.
void paintStripCursor(QPainter& painter, const QRectF& area, const Strip& strip, UtcMs moment, const ChartStyle& style);

} // namespace traceo
