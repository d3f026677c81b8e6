#include "widgets/edge_marker.h"

#include "widgets/hatch_brush.h"

#include <QPainter>

namespace traceo {

void drawEdge(QPainter& painter, const QRectF& edge, WorkspaceMark mark, const Theme& theme)
{
    switch (mark) {
    case WorkspaceMark::Production:
        painter.fillRect(edge, theme.text1);
        return;
    case WorkspaceMark::Plain:
        painter.fillRect(edge, theme.line2);
        return;
    case WorkspaceMark::Demo:
        painter.fillRect(edge, theme.surface);
        fillHatched(painter, edge, theme.text3, 4);
        return;
    }
}

} // namespace traceo
