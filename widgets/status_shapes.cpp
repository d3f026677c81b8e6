#include "widgets/status_shapes.h"

#include <QPainter>
#include <QPainterPath>

namespace traceo {
namespace {

/// All coordinates on the 12 × 12 grid.
class Grid {
public:
    Grid(QPainter& painter, const QRectF& box, const ShapeColors& colors) : m_painter(painter), m_colors(colors)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(box.topLeft());
        painter.scale(box.width() / 12, box.height() / 12);
    }
    ~Grid() { m_painter.restore(); }
    Grid(const Grid&) = delete;
    Grid& operator=(const Grid&) = delete;

    void stroke(const QPainterPath& path, double width, const QColor& color)
    {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPath(path);
    }
    void outline(const QPainterPath& path, double width = 1.25) { stroke(path, width, m_colors.shape); }
    void glyph(const QPainterPath& path, double width) { stroke(path, width, m_colors.glyph); }
    void fill(const QPainterPath& path, const QColor& color) { m_painter.fillPath(path, color); }
    void fill(const QPainterPath& path) { fill(path, m_colors.shape); }
    void dashedRing()
    {
        QPen pen(m_colors.shape, 1.25, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({1.5, 1.23});
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(pen);
        m_painter.drawEllipse(QRectF(0.9, 0.9, 10.2, 10.2));
    }
    const ShapeColors& colors() const { return m_colors; }

private:
    QPainter& m_painter;
    ShapeColors m_colors;
};

QPainterPath lines(std::initializer_list<QLineF> list)
{
    QPainterPath path;
    for (const QLineF& line : list) {
        path.moveTo(line.p1());
        path.lineTo(line.p2());
    }
    return path;
}

QPainterPath ring()
{
    QPainterPath path;
    path.addEllipse(QRectF(0.9, 0.9, 10.2, 10.2));
    return path;
}

void drawOk(Grid& grid)
{
    QPainterPath check;
    check.moveTo(3.6, 6.2);
    check.lineTo(5.3, 7.9);
    check.lineTo(8.5, 4.4);
    grid.outline(ring());
    grid.outline(check, 1.4);
}

void drawWarning(Grid& grid)
{
    QPainterPath triangle;
    triangle.moveTo(6, 1.2);
    triangle.lineTo(11.3, 10.7);
    triangle.lineTo(0.7, 10.7);
    triangle.closeSubpath();
    grid.fill(triangle);
    grid.outline(triangle, 0.9); // rounds the corners
    grid.glyph(lines({{6, 4.4, 6, 7.1}}), 1.4);
    QPainterPath dot;
    dot.addEllipse(QPointF(6, 9.2), 0.8, 0.8);
    grid.fill(dot, grid.colors().glyph);
}

void drawCritical(Grid& grid)
{
    QPainterPath square;
    square.addRoundedRect(QRectF(0.4, 0.4, 11.2, 11.2), 1.2, 1.2);
    grid.fill(square);
    grid.glyph(lines({{3.7, 3.7, 8.3, 8.3}, {8.3, 3.7, 3.7, 8.3}}), 1.7);
}

void drawUnknown(Grid& grid)
{
    QPainterPath diamond;
    diamond.moveTo(6, 0.6);
    diamond.lineTo(11.4, 6);
    diamond.lineTo(6, 11.4);
    diamond.lineTo(0.6, 6);
    diamond.closeSubpath();
    grid.outline(diamond);
    QPainterPath mark;
    mark.moveTo(4.75, 4.9);
    mark.cubicTo(4.8, 3.2, 7.3, 3.2, 7.25, 4.9);
    mark.cubicTo(7.2, 5.8, 6, 5.8, 6, 6.8);
    grid.outline(mark, 1.1);
    QPainterPath dot;
    dot.addEllipse(QPointF(6, 8.5), 0.65, 0.65);
    grid.fill(dot);
}

void drawStale(Grid& grid)
{
    QPainterPath half;
    half.moveTo(6, 0.9);
    half.arcTo(QRectF(0.9, 0.9, 10.2, 10.2), 90, 180);
    half.closeSubpath();
    grid.outline(ring());
    grid.fill(half);
}

void drawMaintenance(Grid& grid)
{
    QPainterPath square;
    square.addRoundedRect(QRectF(0.9, 0.9, 10.2, 10.2), 2.4, 2.4);
    grid.outline(square);
    grid.outline(lines({{4.4, 4, 4.4, 8}, {7.6, 4, 7.6, 8}}), 1.5);
}

} // namespace

ShapeColors shapeColors(Status status, const Theme& theme)
{
    return {theme.status(status), theme.surface};
}

void drawStatusShape(QPainter& painter, const QRectF& box, Status status, const ShapeColors& colors)
{
    Grid grid(painter, box, colors);
    switch (status) {
    case Status::Ok:
        return drawOk(grid);
    case Status::Warning:
        return drawWarning(grid);
    case Status::Critical:
        return drawCritical(grid);
    case Status::Unknown:
        return drawUnknown(grid);
    case Status::Stale:
        return drawStale(grid);
    case Status::Maintenance:
        return drawMaintenance(grid);
    case Status::NotConfigured:
        grid.dashedRing();
        return grid.outline(lines({{4.2, 6, 7.8, 6}}), 1.3);
    }
}

void drawStatusShape(QPainter& painter, const QRectF& box, Status status, const Theme& theme)
{
    drawStatusShape(painter, box, status, shapeColors(status, theme));
}

} // namespace traceo
