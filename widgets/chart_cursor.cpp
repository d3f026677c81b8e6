#include "core/counter_resets.h"
#include "widgets/chart_parts.h"
#include "widgets/number_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QImage>
#include <QPainter>
#include <QRegion>

#include <algorithm>
#include <cmath>
#include <map>

namespace traceo {
namespace {

constexpr std::size_t kMostBeside = 4; ///< values that stand beside their dots; of more there is a table
constexpr std::size_t kMostRows = 8;   ///< of the table; at least as many as stand beside
constexpr double kTableWidth = 280;
constexpr double kRowHeight = 16;
// What is drawn reaches so far to either side of the line.
constexpr double kDotReach = 6;
constexpr double kValueReach = 120;
constexpr double kPillReach = 120;
constexpr double kSpread = 16; ///< up and down, a value: they are pushed apart
constexpr double kTableMargin = 8;

struct CursorValue {
    const Line* line = nullptr;
    double value = 0;
    double y = 0;
    QColor color;
    bool isReset = false; ///< its counter began again here
    QString text{};       ///< where it is shown
};

QString textOf(const ChartCanvas& canvas, const CursorValue& at)
{
    Reading reading = at.line->newest; // its rounding, at another moment
    reading.value = at.value;
    reading.unit = at.line->unit;
    reading.quality = Quality::Ok;
    reading.decimals = at.line->newest.decimals >= 0 ? at.line->newest.decimals : canvas.chart.decimals;
    const QString text = toText(reading, canvas.style.format);
    return at.isReset ? QCoreApplication::translate("Chart", "%1, began again").arg(text) : text;
}

/// As they lie one above the other.
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
        const bool isPart = canvas.style.form == ChartForm::Stack; // its upper edge
        const double base = isPart ? stackBase(canvas.chart, i, std::size_t(point - line.points.data())) : 0;
        values.push_back({&line, point->last, canvas.yOf(base + point->last),
                          isPart ? stackColor(line, canvas.style.theme) : canvas.style.theme.seriesColor(line.series),
                          line.isCounter && !isPart && isReset(line.points, std::size_t(point - line.points.data()))});
    }
    std::stable_sort(values.begin(), values.end(), [](const CursorValue& a, const CursorValue& b) { return a.y < b.y; });
    for (std::size_t i = 0; i < std::min(values.size(), kMostRows); ++i)
        values[i].text = textOf(canvas, values[i]);
    return values;
}

/// In a ring of the surface, so that it stands out among lines.
QImage dotOf(const ChartCanvas& canvas, const QColor& color)
{
    const double reach = std::ceil(canvas.scale.exact(kDotReach) / canvas.style.pixel);
    QImage dot(QSize(int(2 * reach), int(2 * reach)), QImage::Format_ARGB32_Premultiplied);
    dot.setDevicePixelRatio(1 / canvas.style.pixel);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(canvas.style.theme.surface, canvas.scale.exact(1.5)));
    painter.setBrush(color);
    const double radius = canvas.scale.exact(3.5);
    const double middle = (reach + 0.5) * canvas.style.pixel; // as the crosshair, which is a pixel wide
    painter.drawEllipse(QPointF(middle, middle), radius, radius);
    return dot;
}

void drawDots(const ChartCanvas& canvas, double x, const std::vector<CursorValue>& values)
{
    std::map<QRgb, QImage> dots; // fifty lines have eight colours
    for (const CursorValue& value : values) {
        QImage& dot = dots[value.color.rgb()];
        if (dot.isNull())
            dot = dotOf(canvas, value.color);
        const double reach = dot.width() / 2 * canvas.style.pixel; // NOLINT(bugprone-integer-division): it is even
        canvas.painter.drawImage(QPointF(x - reach, canvas.snapped(value.y) - reach), dot);
    }
}

void drawBeside(const ChartCanvas& canvas, double x, const std::vector<CursorValue>& values)
{
    const NumberText number(canvas.font(TextRole::SmallKey));
    std::vector<double> places;
    places.reserve(values.size());
    for (const CursorValue& value : values)
        places.push_back(value.y - canvas.scale(7));
    const QRectF& plot = canvas.geometry.plot;
    places = pushedApart(std::move(places), canvas.scale(14), plot.top() + canvas.scale(2), plot.bottom());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double width = number.width(values[i].text);
        const bool fits = x + canvas.scale(8) + width < plot.right();
        const double left = fits ? x + canvas.scale(8) : x - canvas.scale(8) - width;
        drawHaloText(canvas.painter, {left, places[i] + canvas.scale(4)}, values[i].text, number.font(), canvas.style.theme.text1,
                     canvas.style.theme.surface);
    }
}

/// Beside the line, on the side that has room.
QRectF tableBox(const ChartCanvas& canvas, double x, const std::vector<CursorValue>& values)
{
    const NumberText number(canvas.font(TextRole::SmallKey));
    const QFontMetricsF names(canvas.font(TextRole::Small));
    double widest = 0;
    for (std::size_t i = 0; i < std::min(values.size(), kMostRows); ++i)
        widest = std::max(widest, names.horizontalAdvance(values[i].line->name) + number.width(values[i].text));
    const QRectF& plot = canvas.geometry.plot;
    const double gap = canvas.scale.exact(12);
    const double most = std::min(canvas.scale.exact(kTableWidth), plot.width() / 2 - gap);
    const double width = std::min(most, widest + canvas.scale.exact(kTableMargin * 2 + 14 + 16));
    const std::size_t rows = std::min(values.size(), kMostRows) + (values.size() > kMostRows ? 1 : 0);
    const double height = canvas.scale.exact(kRowHeight) * double(rows) + canvas.scale.exact(kTableMargin) * 2;
    const double left = x + gap + width <= plot.right() ? x + gap : x - gap - width;
    return {canvas.snapped(left), canvas.snapped(plot.top() + canvas.scale(4)), width, height};
}

void drawRow(const ChartCanvas& canvas, const QRectF& row, const CursorValue& value)
{
    const NumberText number(canvas.font(TextRole::SmallKey));
    const QFont names = canvas.font(TextRole::Small);
    const QFontMetricsF metrics(names);
    const double baseline = baselineIn(metrics, row.top(), row.height());
    const double side = canvas.scale(8);
    canvas.painter.fillRect(QRectF(row.left(), canvas.snapped(row.center().y() - side / 2), side, side), value.color);
    const double left = row.left() + side + canvas.scale(6);
    const double room = row.right() - number.width(value.text) - canvas.scale(8) - left;
    canvas.painter.setFont(names);
    canvas.painter.setPen(canvas.style.theme.text2);
    canvas.painter.drawText(QPointF(left, baseline), metrics.elidedText(value.line->name, Qt::ElideMiddle, room));
    canvas.painter.setPen(canvas.style.theme.text1);
    number.drawRight(canvas.painter, {row.right(), baseline}, value.text);
}

/// Names and values, as they lie one above the other.
void drawTable(const ChartCanvas& canvas, double x, const std::vector<CursorValue>& values)
{
    const QRectF box = tableBox(canvas, x, values);
    const double hairline = canvas.style.pixel;
    canvas.painter.setPen(QPen(canvas.style.theme.line2, hairline));
    canvas.painter.setBrush(canvas.style.theme.surface);
    const double radius = canvas.scale.exact(4);
    canvas.painter.drawRoundedRect(box.adjusted(hairline / 2, hairline / 2, -hairline / 2, -hairline / 2), radius, radius);
    const double margin = canvas.scale.exact(kTableMargin);
    const double height = canvas.scale.exact(kRowHeight);
    QRectF row(box.left() + margin, box.top() + margin, box.width() - 2 * margin, height);
    for (std::size_t i = 0; i < std::min(values.size(), kMostRows); ++i, row.translate(0, height))
        drawRow(canvas, row, values[i]);
    if (values.size() <= kMostRows)
        return;
    const QFont font = canvas.font(TextRole::Small);
    canvas.painter.setFont(font);
    canvas.painter.setPen(canvas.style.theme.text3);
    canvas.painter.drawText(QPointF(row.left(), baselineIn(QFontMetricsF(font), row.top(), row.height())),
                            QCoreApplication::translate("Chart", "+%n more", nullptr, int(values.size() - kMostRows)));
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

QRectF cursorArea(const ChartGeometry& geometry, const ChartStyle& style)
{
    return {geometry.heading.left() - Scale(style.base)(8), geometry.heading.top(),
            geometry.heading.width() + Scale(style.base)(8),
            std::max(geometry.plot.bottom(), geometry.timeLabels.bottom()) - geometry.heading.top()};
}

} // namespace

QRegion cursorRegion(const ChartGeometry& geometry, const Chart& chart, UtcMs moment, const ChartStyle& style)
{
    QPainter none; // nothing is drawn
    const ChartCanvas canvas{none, chart, geometry, style, cursorArea(geometry, style), Scale(style.base)};
    const double x = canvas.snapped(geometry.xOf(moment));
    const auto around = [&canvas, x](double reach, double top, double bottom) {
        const QRectF box(x - canvas.scale.exact(reach), top, 2 * canvas.scale.exact(reach), bottom - top);
        return box.toAlignedRect();
    };
    QRegion region = around(kDotReach, canvas.area.top(), canvas.area.bottom());
    if (!geometry.timeLabels.isEmpty())
        region += around(kPillReach, geometry.timeLabels.top(), geometry.timeLabels.bottom());
    const auto values = valuesAt(canvas, moment);
    if (values.size() > kMostBeside)
        return region + tableBox(canvas, x, values).toAlignedRect();
    double top = geometry.plot.bottom();
    double bottom = geometry.plot.top();
    for (const CursorValue& value : values) {
        top = std::min(top, value.y);
        bottom = std::max(bottom, value.y);
    }
    const double spread = canvas.scale.exact(kSpread) * double(values.size());
    const NumberText number(canvas.font(TextRole::SmallKey));
    double reach = kValueReach;
    for (const CursorValue& value : values) // 8 px beside the line, and a halo
        reach = std::max(reach, number.width(value.text) / canvas.scale.factor() + 16);
    return values.empty() ? region : region + around(reach, top - spread, bottom + spread);
}

void paintCursor(QPainter& painter, const ChartGeometry& geometry, const Chart& chart, UtcMs moment, const ChartStyle& style)
{
    if (moment < geometry.range.from || moment > geometry.range.to)
        return;
    const QRectF area = cursorArea(geometry, style);
    const ChartCanvas canvas{painter, chart, geometry, style, area, Scale(style.base)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double x = canvas.snapped(geometry.xOf(moment));
    painter.fillRect(QRectF(x, geometry.plot.top(), std::max(style.pixel, canvas.scale.exact(1)),
                            area.bottom() - geometry.plot.top()),
                     style.theme.text2);
    const auto values = valuesAt(canvas, moment);
    drawDots(canvas, x, values);
    if (values.size() <= kMostBeside)
        drawBeside(canvas, x + style.pixel / 2, values);
    else
        drawTable(canvas, x, values);
    if (!geometry.timeLabels.isEmpty())
        drawPill(canvas, x, moment);
    painter.restore();
}

} // namespace traceo
