#include "widgets/sparkline.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

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

/// Where values are within the box.
class Fit {
public:
    Fit(const QRectF& box, const QList<double>& values, const SparklineLook& look)
        : m_values(values), m_inner(box.adjusted(1, look.dot, -look.dot, -look.dot)), m_span(spanOf(values)),
          m_step(values.size() > 1 ? m_inner.width() / double(values.size() - 1) : 0)
    {}

    bool isEmpty() const { return m_span.isEmpty(); }
    bool isKnown(qsizetype i) const { return std::isfinite(m_values[i]); }
    QPointF at(qsizetype i) const
    {
        const double share = m_span.high > m_span.low ? (m_values[i] - m_span.low) / (m_span.high - m_span.low) : 0.5;
        return {m_inner.left() + double(i) * m_step, m_inner.bottom() - share * m_inner.height()};
    }
    QPointF last() const
    {
        qsizetype i = m_values.size() - 1;
        while (!isKnown(i))
            --i;
        return at(i);
    }

private:
    const QList<double>& m_values;
    QRectF m_inner;
    Span m_span;
    double m_step;
};

void stroke(QPainter& painter, const Fit& fit, const QList<double>& values, const SparklineLook& look)
{
    QPainterPath path;
    bool open = false;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (fit.isKnown(i))
            open ? path.lineTo(fit.at(i)) : path.moveTo(fit.at(i));
        open = fit.isKnown(i);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.line, look.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(path);
}

bool isOnPixels(const QPainter& painter)
{
    const QPaintEngine* const engine = painter.paintEngine();
    const QTransform& toPixels = painter.deviceTransform();
    return engine && engine->type() == QPaintEngine::Raster && toPixels.type() <= QTransform::TxScale && toPixels.m11() > 0
        && toPixels.m11() == toPixels.m22();
}

/// How much of each pixel a line covers: by how far its middle is from the nearest point of the line. For a few dozen values in
/// a few dozen pixels a third of what a stroke costs.
class Ink {
public:
    Ink(QSize size, double width)
        : m_size(size), m_reach(float(width / 2) + 0.5F),
          m_nearest(std::size_t(size.width()) * std::size_t(size.height()), m_reach * m_reach)
    {}

    void add(QPointF from, QPointF to)
    {
        const auto reach = double(m_reach);
        const int left = std::max(0, int(std::min(from.x(), to.x()) - reach));
        const int right = std::min(m_size.width(), int(std::max(from.x(), to.x()) + reach) + 1);
        const int top = std::max(0, int(std::min(from.y(), to.y()) - reach));
        const int bottom = std::min(m_size.height(), int(std::max(from.y(), to.y()) + reach) + 1);
        const auto dx = float(to.x() - from.x());
        const auto dy = float(to.y() - from.y());
        const float share = 1 / std::max(dx * dx + dy * dy, 1e-6F);
        for (int row = top; row < bottom; ++row) {
            float* const nearest = m_nearest.data() + std::ptrdiff_t(row) * m_size.width();
            const float y = float(row) + 0.5F - float(from.y());
            for (int column = left; column < right; ++column) {
                const float x = float(column) + 0.5F - float(from.x());
                const float along = std::clamp((x * dx + y * dy) * share, 0.0F, 1.0F);
                const float besideX = x - along * dx;
                const float besideY = y - along * dy;
                nearest[column] = std::min(nearest[column], besideX * besideX + besideY * besideY);
            }
        }
    }

    QImage of(const QColor& color) const
    {
        QImage picture(m_size, QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        const QRgb full = color.rgb() & RGB_MASK;
        const auto alpha = float(color.alpha());
        const float* nearest = m_nearest.data();
        const int width = m_size.width();
        for (int row = 0; row < m_size.height(); ++row, nearest += width) {
            auto* const pixels = reinterpret_cast<QRgb*>(picture.scanLine(row));
            for (int column = 0; column < width; ++column) {
                const float square = nearest[column];
                if (square < m_reach * m_reach)
                    pixels[column] = qPremultiply(full | QRgb(std::min(m_reach - std::sqrt(square), 1.0F) * alpha + 0.5F) << 24);
            }
        }
        return picture;
    }

private:
    QSize m_size;
    float m_reach;                ///< from the middle of the line to where nothing of a pixel is covered
    std::vector<float> m_nearest; ///< squares of distances
};

void drawInk(QPainter& painter, const QRectF& box, const Fit& fit, const QList<double>& values, const SparklineLook& look)
{
    const QTransform& toPixels = painter.deviceTransform();
    const QRect place = toPixels.mapRect(box).toAlignedRect();
    Ink ink(place.size(), look.width * toPixels.m11());
    const auto at = [&](qsizetype i) { return toPixels.map(fit.at(i)) - QPointF(place.topLeft()); };
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (fit.isKnown(i))
            ink.add(at(i > 0 && fit.isKnown(i - 1) ? i - 1 : i), at(i));
    }
    QImage picture = ink.of(look.line);
    picture.setDevicePixelRatio(toPixels.m11());
    painter.drawImage(toPixels.inverted().map(QPointF(place.topLeft())), picture);
}

} // namespace

void drawSparkline(QPainter& painter, const QRectF& box, const QList<double>& values, const SparklineLook& look)
{
    const Fit fit(box, values, look);
    if (fit.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    isOnPixels(painter) ? drawInk(painter, box, fit, values, look) : stroke(painter, fit, values, look);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.end);
    painter.drawEllipse(fit.last(), look.dot, look.dot);
    painter.restore();
}

} // namespace traceo
