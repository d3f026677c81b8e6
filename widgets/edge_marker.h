#pragma once
// The 4 px at the window's left edge: ink for production, hatched for generated data, else a quiet line.
// GUI thread only.

#include "widgets/top_bar.h"

#include <QRectF>

class QPainter;

namespace traceo {

void drawEdge(QPainter& painter, const QRectF& edge, WorkspaceMark mark, const Theme& theme);

} // namespace traceo
