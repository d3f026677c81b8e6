#include "widgets/hatch_brush.h"

#include "widgets/paper.h"

#include <QImage>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

QImage tileOf(const QColor& line, int side, qreal stroke)
{
    QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, stroke));
    for (const int shift : {-side, 0, side}) // the neighbours' ends reach into this tile
        painter.drawLine(QPointF(shift - stroke, side + stroke), QPointF(shift + side + stroke, -stroke));
    return tile;
}

/// Charts have many hatched stretches of the same look.
struct Tile {
    QRgb line = 0;
    int side = 0;
    qreal stroke = 0;
    QImage image{};
};

void drawLines(QPainter& painter, const QRectF& area, const QPen& pen, double step)
{
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    const QPointF origin = painter.brushOrigin();
    const double first = std::floor((area.left() + area.top() - origin.x() - origin.y()) / step) * step + origin.x() + origin.y();
    for (double sum = first; sum <= area.right() + area.bottom(); sum += step) {
        const double top = std::max(area.top(), sum - area.right()); // SVG knows no clip before Qt 6.7
        const double bottom = std::min(area.bottom(), sum - area.left());
        if (top < bottom)
            painter.drawLine(QPointF(sum - top, top), QPointF(sum - bottom, bottom));
    }
    painter.restore();
}

} // namespace

QBrush hatchBrush(const QColor& line, qreal devicePixelRatio, int step, double stroke)
{
    thread_local Tile last;
    const Tile wanted{line.rgba(), std::max(2, int(std::lround(step * devicePixelRatio))), devicePixelRatio * stroke};
    if (last.line != wanted.line || last.side != wanted.side || last.stroke != wanted.stroke)
        last = {wanted.line, wanted.side, wanted.stroke, tileOf(line, wanted.side, wanted.stroke)};
    QBrush brush(last.image);
    brush.setTransform(QTransform::fromScale(1 / devicePixelRatio, 1 / devicePixelRatio));
    return brush;
}

void fillHatched(QPainter& painter, const QRectF& area, const QColor& line, int step, double stroke)
{
    if (area.isEmpty())
        return;
    if (isPaper(painter)) {
        drawLines(painter, area, QPen(line, stroke), step);
        return;
    }
    painter.fillRect(area, hatchBrush(line, std::max(0.25, painter.deviceTransform().m11()), step, stroke));
}

void anchorHatch(QPainter& painter, const QWidget& widget)
{
    painter.setBrushOrigin(-widget.mapTo(widget.window(), QPoint()));
}

} // namespace traceo
