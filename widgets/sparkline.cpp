#include "widgets/sparkline.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

namespace traceo {
namespace {

struct Span {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    bool isEmpty() const { return low > high; }
};

Span spanOf(const QList<double>& values)
{
    Span span;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        span.low = std::min(span.low, value);
        span.high = std::max(span.high, value);
    }
    return span;
}

} // namespace

void drawSparkline(QPainter& painter, const QRectF& box, const QList<double>& values, const SparklineLook& look)
{
    const Span span = spanOf(values);
    if (span.isEmpty())
        return;
    const QRectF inner = box.adjusted(1, look.dot, -look.dot, -look.dot);
    const double step = values.size() > 1 ? inner.width() / double(values.size() - 1) : 0;
    const auto yOf = [&](double value) {
        const double share = span.high > span.low ? (value - span.low) / (span.high - span.low) : 0.5;
        return inner.bottom() - share * inner.height();
    };
    QPainterPath path;
    bool open = false;
    QPointF last;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            open = false;
            continue;
        }
        last = QPointF(inner.left() + double(i) * step, yOf(values[i]));
        open ? path.lineTo(last) : path.moveTo(last);
        open = true;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.line, look.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.end);
    painter.drawEllipse(last, look.dot, look.dot);
    painter.restore();
}

} // namespace traceo
