#include "widgets/chart_parts.h"
#include "widgets/number_text.h"

#include <QDateTime>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

struct CursorValue {
    double y = 0;
    QColor color;
    QString text;
};

std::vector<CursorValue> valuesAt(const ChartCanvas& canvas, UtcMs moment)
{
    std::vector<CursorValue> values;
    for (std::size_t i = 0; i < canvas.chart.lines.size(); ++i) {
        const Line& line = canvas.chart.lines[i];
        if (canvas.style.emphasis && !isEmphasised(canvas, line))
            continue;
        const LinePoint* const point =
            line.style == Line::Style::Measured ? pointAt(line, moment, canvas.geometry.range) : nullptr;
        if (!point)
            continue;
        Reading reading = line.newest; // its rounding, at another moment
        reading.value = point->last;
        reading.unit = line.unit;
        reading.quality = Quality::Ok;
        reading.decimals = line.newest.decimals >= 0 ? line.newest.decimals : canvas.chart.decimals;
        const bool isPart = canvas.style.form == ChartForm::Stack; // its upper edge
        const double base = isPart ? stackBase(canvas.chart, i, std::size_t(point - line.points.data())) : 0;
        values.push_back({canvas.yOf(base + point->last),
                          isPart ? stackColor(line, canvas.style.theme) : canvas.style.theme.seriesColor(line.series),
                          toText(reading, canvas.style.format)});
    }
    std::stable_sort(values.begin(), values.end(), [](const CursorValue& a, const CursorValue& b) { return a.y < b.y; });
    return values;
}

void drawValues(const ChartCanvas& canvas, double x, const std::vector<CursorValue>& values)
{
    const NumberText number(canvas.font(TextRole::SmallKey));
    std::vector<double> places;
    places.reserve(values.size());
    for (const CursorValue& value : values)
        places.push_back(value.y - canvas.scale(7));
    const QRectF& plot = canvas.geometry.plot;
    places = pushedApart(std::move(places), canvas.scale(14), plot.top() + canvas.scale(2), plot.bottom());
    for (std::size_t i = 0; i < values.size(); ++i) {
        canvas.painter.setBrush(values[i].color);
        canvas.painter.setPen(QPen(canvas.style.theme.surface, canvas.scale.exact(1.5)));
        const double radius = canvas.scale.exact(3.5);
        canvas.painter.drawEllipse(QPointF(x, values[i].y), radius, radius);
        const double width = number.width(values[i].text);
        const bool fits = x + canvas.scale(8) + width < plot.right();
        const double left = fits ? x + canvas.scale(8) : x - canvas.scale(8) - width;
        drawHaloText(canvas.painter, {left, places[i] + canvas.scale(4)}, values[i].text, number.font(), canvas.style.theme.text1,
                     canvas.style.theme.surface);
    }
}

void drawPill(const ChartCanvas& canvas, double x, UtcMs moment)
{
    const ChartStyle& style = canvas.style;
    const QString text = momentText(moment, style.now, style.format) + u' ' + zoneText(moment, style.format);
    const NumberText number(canvas.font(TextRole::SmallKey));
    const double width = std::max<double>(canvas.scale(108), number.width(text) + canvas.scale(12));
    const QRectF& labels = canvas.geometry.timeLabels;
    const double left = std::clamp(x - width / 2, canvas.area.left(), std::max(canvas.area.left(), canvas.area.right() - width));
    const QRectF pill(std::round(left), labels.top() + canvas.scale(2), width, canvas.scale(16));
    for (const TimeLabel& label : timeLabels(canvas.geometry, style)) {
        if (label.box.intersects(pill))
            canvas.painter.fillRect(label.box.adjusted(-1, 0, 1, 0), style.theme.surface);
    }
    canvas.painter.setPen(Qt::NoPen);
    canvas.painter.setBrush(style.theme.text1);
    canvas.painter.drawRoundedRect(pill, canvas.scale.exact(3), canvas.scale.exact(3));
    canvas.painter.setPen(style.theme.surface);
    number.draw(canvas.painter,
                {pill.center().x() - number.width(text) / 2, baselineIn(number.metrics(), pill.top(), pill.height())}, text);
}

} // namespace

void paintCursor(QPainter& painter, const ChartGeometry& geometry, const Chart& chart, UtcMs moment, const ChartStyle& style)
{
    if (moment < geometry.range.from || moment > geometry.range.to)
        return;
    const QRectF area(geometry.heading.left() - Scale(style.base)(8), geometry.heading.top(),
                      geometry.heading.width() + Scale(style.base)(8),
                      std::max(geometry.plot.bottom(), geometry.timeLabels.bottom()) - geometry.heading.top());
    const ChartCanvas canvas{painter, chart, geometry, style, area, Scale(style.base)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double x = canvas.snapped(geometry.xOf(moment));
    painter.fillRect(QRectF(x, geometry.plot.top(), std::max(style.pixel, canvas.scale.exact(1)),
                            area.bottom() - geometry.plot.top()),
                     style.theme.text2);
    drawValues(canvas, x + style.pixel / 2, valuesAt(canvas, moment));
    if (!geometry.timeLabels.isEmpty())
        drawPill(canvas, x, moment);
    painter.restore();
}

} // namespace traceo
