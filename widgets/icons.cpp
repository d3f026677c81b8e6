#include "widgets/icons.h"

#include <QPainter>
#include <QPixmap>

#include <initializer_list>

namespace traceo {
namespace {

using Points = std::initializer_list<QPointF>;

void polyline(QPainterPath& path, Points points)
{
    bool first = true;
    for (const QPointF& point : points) {
        first ? path.moveTo(point) : path.lineTo(point);
        first = false;
    }
}

void box(QPainterPath& path, double x, double y, double width, double height, double radius = 1)
{
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius);
}

QPainterPath overview()
{
    QPainterPath path;
    box(path, 2, 2, 5, 6);
    box(path, 9, 2, 5, 4);
    box(path, 2, 10, 5, 4);
    box(path, 9, 8, 5, 6);
    return path;
}

QPainterPath synthetics()
{
    QPainterPath path;
    path.addEllipse(QPointF(8, 8), 6, 6);
    path.addEllipse(QPointF(8, 8), 2.6, 6);
    polyline(path, {{2.2, 8}, {13.8, 8}});
    return path;
}

QPainterPath slo()
{
    QPainterPath path;
    polyline(path, {{2, 4}, {14, 4}});
    polyline(path, {{2, 11.5}, {5, 8.5}, {7.5, 12}, {10.5, 7.5}, {14, 10}});
    return path;
}

QPainterPath budgets()
{
    QPainterPath path;
    box(path, 2, 3, 12, 10);
    polyline(path, {{2, 9}, {14, 9}});
    polyline(path, {{8, 3}, {8, 9}});
    return path;
}

QPainterPath cache()
{
    QPainterPath path;
    path.addEllipse(QPointF(8, 4), 5, 2);
    polyline(path, {{3, 4}, {3, 12}});
    path.cubicTo(3, 14.6, 13, 14.6, 13, 12);
    path.lineTo(13, 4);
    path.moveTo(3, 8);
    path.cubicTo(3, 10.6, 13, 10.6, 13, 8);
    return path;
}

QPainterPath cost()
{
    QPainterPath path;
    polyline(path, {{3, 13.5}, {3, 8.5}});
    polyline(path, {{6.5, 13.5}, {6.5, 4.5}});
    polyline(path, {{10, 13.5}, {10, 7}});
    polyline(path, {{13.5, 13.5}, {13.5, 2.5}});
    return path;
}

QPainterPath compliance()
{
    QPainterPath path;
    polyline(path, {{8, 1.8}, {13, 3.6}, {13, 8}});
    path.cubicTo(13, 11, 10.6, 13.2, 8, 14.3);
    path.cubicTo(5.4, 13.2, 3, 11, 3, 8);
    path.lineTo(3, 3.6);
    path.closeSubpath();
    polyline(path, {{5.6, 8}, {7.3, 9.7}, {10.5, 6.2}});
    return path;
}

QPainterPath chaos()
{
    QPainterPath path;
    polyline(path, {{9, 1.8}, {3.5, 9}, {7.6, 9}, {7, 14.2}, {12.5, 7}, {8.4, 7}});
    path.closeSubpath();
    return path;
}

QPainterPath ml()
{
    QPainterPath path;
    polyline(path, {{6, 2.2}, {10, 2.2}});
    polyline(path, {{6.8, 2.2}, {6.8, 6}, {2.6, 13.6}, {13.4, 13.6}, {9.2, 6}, {9.2, 2.2}});
    polyline(path, {{4.6, 10}, {11.4, 10}});
    return path;
}

QPainterPath search()
{
    QPainterPath path;
    path.addEllipse(QPointF(7, 7), 4.6, 4.6);
    polyline(path, {{10.4, 10.4}, {14, 14}});
    return path;
}

QPainterPath reports()
{
    QPainterPath path;
    polyline(path, {{3.5, 14}, {3.5, 2}, {9.5, 2}, {12.5, 5}, {12.5, 14}});
    path.closeSubpath();
    polyline(path, {{9.3, 2.2}, {9.3, 5.2}, {12.3, 5.2}});
    polyline(path, {{5.8, 8.4}, {10.2, 8.4}});
    polyline(path, {{5.8, 11}, {10.2, 11}});
    return path;
}

QPainterPath settings()
{
    QPainterPath path;
    polyline(path, {{2, 5}, {8.2, 5}});
    polyline(path, {{11.8, 5}, {14, 5}});
    path.addEllipse(QPointF(10, 5), 1.8, 1.8);
    polyline(path, {{2, 11}, {4.2, 11}});
    polyline(path, {{7.8, 11}, {14, 11}});
    path.addEllipse(QPointF(6, 11), 1.8, 1.8);
    return path;
}

QPainterPath exportArrow()
{
    QPainterPath path;
    polyline(path, {{8, 2}, {8, 10}});
    polyline(path, {{4.8, 6.8}, {8, 10}, {11.2, 6.8}});
    polyline(path, {{2.5, 11}, {2.5, 14}, {13.5, 14}, {13.5, 11}});
    return path;
}

QPainterPath copy()
{
    QPainterPath path;
    box(path, 5.5, 5.5, 8, 8);
    polyline(path, {{3.5, 10.5}, {2.5, 10.5}, {2.5, 2.5}, {10.5, 2.5}, {10.5, 3.5}});
    return path;
}

QPainterPath strokes(std::initializer_list<Points> lines)
{
    QPainterPath path;
    for (const Points& line : lines)
        polyline(path, line);
    return path;
}

QPainterPath source()
{
    QPainterPath path;
    box(path, 2, 2.5, 12, 4.5);
    box(path, 2, 9, 12, 4.5);
    polyline(path, {{4.6, 4.75}, {5.2, 4.75}});
    polyline(path, {{4.6, 11.25}, {5.2, 11.25}});
    return path;
}

} // namespace

QPainterPath iconPath(IconName name)
{
    switch (name) {
    case IconName::Overview:
        return overview();
    case IconName::Synthetics:
        return synthetics();
    case IconName::Slo:
        return slo();
    case IconName::Budgets:
        return budgets();
    case IconName::Cache:
        return cache();
    case IconName::Cost:
        return cost();
    case IconName::Compliance:
        return compliance();
    case IconName::Chaos:
        return chaos();
    case IconName::Ml:
        return ml();
    case IconName::Explore:
    case IconName::Search:
        return search();
    case IconName::Reports:
        return reports();
    case IconName::Settings:
        return settings();
    case IconName::Back:
        return strokes({{{9.8, 3.5}, {5.4, 8}, {9.8, 12.5}}});
    case IconName::Forward:
        return strokes({{{6.2, 3.5}, {10.6, 8}, {6.2, 12.5}}});
    case IconName::Up:
        return strokes({{{4, 10}, {8, 6}, {12, 10}}});
    case IconName::Down:
        return strokes({{{4, 6}, {8, 10}, {12, 6}}});
    case IconName::Export:
        return exportArrow();
    case IconName::Close:
        return strokes({{{4, 4}, {12, 12}}, {{12, 4}, {4, 12}}});
    case IconName::Copy:
        return copy();
    case IconName::Source:
        return source();
    }
    Q_UNREACHABLE();
}

void drawIcon(QPainter& painter, const QRectF& box, IconName name, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 16, box.height() / 16);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(iconPath(name));
    painter.restore();
}

QIcon iconOf(IconName name, const QColor& color)
{
    QIcon icon;
    for (const int side : {16, 32}) {
        QPixmap picture(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        drawIcon(painter, QRectF(0, 0, side, side), name, color);
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace traceo
