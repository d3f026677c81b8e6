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
/// With its time axis, and lanes of events above it.
int stripHeight(const QFont& base, const Strip& strip, std::size_t lanes = 0);
/// The gutters that the names and the words of the lanes need, at a 13 px font: no less than a chart's own.
double neededLeftGutter(const Strip& strip, const QFont& base);
double neededRightGutter(const Strip& strip, const QFont& base, double chart);

/// Everything but the cursor. Fills its background with the surface. The painter's hatch must be anchored.
void paintStrip(QPainter& painter, const QRectF& area, const Strip& strip, const ChartStyle& style);
/// The crosshair at `moment`.
void paintStripCursor(QPainter& painter, const QRectF& area, const Strip& strip, UtcMs moment, const ChartStyle& style);

} // namespace traceo
