#include "widgets/chart_parts.h"
#include "widgets/number_text.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace traceo {
namespace {

constexpr double kLabelGap = 14;
constexpr double kMinTimeGap = 16;
constexpr double kTickWidth = 56;
constexpr int kMostLabels = 7;

/// The newest value as shown at the line's end. Shares and factors have their unit on the axis and beside the heading; other
/// units change with the value, or are no part of a heading.
QString endValue(const Line& line, const ChartStyle& style)
{
    Style format = style.format;
    format.unit = line.unit == Unit::Seconds || line.unit == Unit::Bytes || line.unit == Unit::PerSecond;
    if (line.newest.hasValue())
        return toText(line.newest, format);
    const auto valued = std::find_if(line.points.rbegin(), line.points.rend(), [](const LinePoint& p) { return p.hasValue(); });
    if (valued == line.points.rend() || line.style == Line::Style::Measured)
        return QString(QChar(0x2013));
    return toText(Reading{.value = valued->last, .unit = line.unit, .quality = Quality::Ok}, format);
}

/// The middle of a part where the stack ends.
double stackEndY(const ChartCanvas& canvas, std::size_t line)
{
    const auto& points = canvas.chart.lines[line].points;
    for (std::size_t column = points.size(); column-- > 0;) {
        if (points[column].hasValue())
            return canvas.yOf(stackBase(canvas.chart, line, column) + points[column].last / 2);
    }
    return canvas.geometry.plot.bottom();
}

double endY(const ChartCanvas& canvas, const Line& line)
{
    const auto valued = std::find_if(line.points.rbegin(), line.points.rend(), [](const LinePoint& p) { return p.hasValue(); });
    const QRectF& plot = canvas.geometry.plot;
    return valued == line.points.rend() ? plot.bottom() : std::clamp(canvas.yOf(valued->last), plot.top(), plot.bottom());
}

/// On and off, in pixels at a 13 px font; none: solid.
QList<qreal> keyDashesOf(const Line& line)
{
    switch (line.style) {
    case Line::Style::Measured:
        return dashesOf(line.series);
    case Line::Style::Ideal:
    case Line::Style::Ghost:
        return {2, 3};
    case Line::Style::Threshold:
        return {3, 2}; // two dashes in 8 px
    }
    Q_UNREACHABLE();
}

/// What names the line: a dash as it is drawn, or a square of a stack's part.
void drawEndKey(const ChartCanvas& canvas, const Line& line, double left, double y)
{
    if (canvas.style.form == ChartForm::Stack) {
        const double side = canvas.scale(8);
        canvas.painter.fillRect(QRectF(left, canvas.snapped(y - side / 2), side, side), stackColor(line, canvas.style.theme));
        return;
    }
    const double pixel = canvas.style.pixel;
    const double width = canvas.scale.exact(line.style != Line::Style::Measured ? 1
                                                : isEmphasised(canvas, line)    ? kWidestPen
                                                                                : 2);
    const double height = std::max(1.0, std::round(width / pixel)) * pixel;
    const double top = canvas.snapped(y + pixel / 2 - height / 2);
    const double end = left + canvas.scale(8);
    const QList<qreal> dashes = keyDashesOf(line);
    double from = left;
    for (qsizetype i = 0; from < end; ++i) {
        const double to = dashes.isEmpty() ? end : std::min(end, from + canvas.scale.exact(dashes[i % dashes.size()]));
        if (i % 2 == 0)
            canvas.painter.fillRect(QRectF(canvas.snapped(from), top, canvas.snapped(to) - canvas.snapped(from), height),
                                    penOf(canvas, line).color());
        from = to;
    }
}

void drawEndLabel(const ChartCanvas& canvas, const Line& line, double y)
{
    const double left = canvas.geometry.plot.right() + canvas.scale(8);
    const double right = canvas.area.right() - canvas.scale(8);
    drawEndKey(canvas, line, left, y);
    const NumberText number(canvas.font(TextRole::SmallKey));
    const QString value = endValue(line, canvas.style);
    const bool isChosen = isEmphasised(canvas, line);
    const QFont names = canvas.font(isChosen ? TextRole::SmallKey : TextRole::Small);
    const QFontMetricsF metrics(names);
    const double nameLeft = left + canvas.scale(12);
    const double room = right - number.width(value) - canvas.scale(6) - nameLeft;
    const double baseline = baselineIn(metrics, y - canvas.scale(8), canvas.scale(16));
    const Theme& theme = canvas.style.theme;
    canvas.painter.setFont(names);
    canvas.painter.setPen(isChosen ? theme.text1 : canvas.style.emphasis ? theme.text3 : theme.text2);
    canvas.painter.drawText(QPointF(nameLeft, baseline), metrics.elidedText(line.name, Qt::ElideMiddle, room));
    const bool isBack = line.newest.quality == Quality::Stale || (canvas.style.emphasis && !isChosen);
    canvas.painter.setPen(isBack ? theme.text3 : theme.text1);
    number.drawRight(canvas.painter, {right, baseline}, value);
}

} // namespace

void drawHaloText(QPainter& painter, QPointF at, const QString& text, const QFont& font, const QColor& color, const QColor& halo)
{
    QPainterPath path;
    path.addText(at, font, text);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, QPen(halo, Scale(font).exact(3), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(at, text);
    painter.restore();
}

std::vector<double> pushedApart(std::vector<double> positions, double gap, double low, double high)
{
    for (std::size_t i = 0; i < positions.size(); ++i)
        positions[i] = std::max(positions[i], i == 0 ? low : positions[i - 1] + gap);
    double limit = high;
    for (std::size_t i = positions.size(); i-- > 0; limit = positions[i] - gap)
        positions[i] = std::min(positions[i], limit);
    return positions;
}

namespace {

/// Beside the heading, where no line can lie under it. Returns where it begins.
double drawMark(const ChartCanvas& canvas, double baseline)
{
    const QFont font = canvas.font(TextRole::Small);
    const double left = canvas.geometry.plot.right() - QFontMetricsF(font).horizontalAdvance(canvas.style.mark);
    canvas.painter.setFont(font);
    canvas.painter.setPen(canvas.style.theme.text3);
    canvas.painter.drawText(QPointF(left, baseline), canvas.style.mark);
    return left;
}

} // namespace

void drawHeading(const ChartCanvas& canvas)
{
    const QFont title = canvas.font(TextRole::Heading);
    const QFontMetricsF metrics(title);
    QRectF box = canvas.geometry.heading;
    const double baseline = baselineIn(metrics, box.top(), box.height());
    if (!canvas.style.mark.isEmpty())
        box.setRight(drawMark(canvas, baseline) - canvas.scale(8));
    const QString words = canvas.style.isAlone ? titleAlone(canvas.chart) : canvas.chart.title;
    const QString shown = metrics.elidedText(words, Qt::ElideRight, box.width());
    canvas.painter.setFont(title);
    canvas.painter.setPen(canvas.style.theme.text1);
    canvas.painter.drawText(QPointF(box.left(), baseline), shown);
    const double x = box.left() + metrics.horizontalAdvance(shown) + canvas.scale(8);
    const QFont note = canvas.font(TextRole::Small);
    canvas.painter.setFont(note);
    canvas.painter.setPen(canvas.style.theme.text3);
    canvas.painter.drawText(QPointF(x, baseline),
                            QFontMetricsF(note).elidedText(canvas.chart.note, Qt::ElideRight, box.right() - x));
}

void drawGrid(const ChartCanvas& canvas)
{
    const QRectF& plot = canvas.geometry.plot;
    const NumberText number(canvas.font(TextRole::Small));
    const double hairline = canvas.style.pixel;
    for (const ValueAxis::Tick& tick : canvas.geometry.values.ticks) {
        const double y = canvas.snapped(canvas.yOf(tick.value));
        const bool base = tick.value == canvas.geometry.values.ticks.front().value;
        canvas.painter.fillRect(QRectF(plot.left(), y, plot.width(), hairline),
                                base ? canvas.style.theme.line2 : canvas.style.theme.line);
        canvas.painter.setPen(canvas.style.theme.text3);
        number.drawRight(canvas.painter,
                         {plot.left() - canvas.scale(8), baselineIn(number.metrics(), y - canvas.scale(8), canvas.scale(16))},
                         tick.text);
    }
}

std::vector<TimeLabel> timeLabels(const ChartGeometry& geometry, const ChartStyle& style)
{
    const Scale scale(style.base);
    const QFontMetricsF metrics(fontOf(TextRole::Small, style.base));
    const int wanted = std::clamp(int(geometry.plot.width() / scale.exact(kTickWidth)), 2, 12);
    std::vector<TimeLabel> labels;
    double free = -1e9;
    for (const TimeTick& tick : timeTicks(geometry.range, wanted, style.format)) {
        const double x = geometry.xOf(tick.at);
        const double width = metrics.horizontalAdvance(tick.text);
        QRectF box(x - width / 2, geometry.timeLabels.top(), width, geometry.timeLabels.height());
        if (box.left() < free)
            continue;
        free = box.right() + scale.exact(kMinTimeGap);
        labels.push_back({box, tick.text, x});
    }
    return labels;
}

namespace {

struct EndLabel {
    std::size_t line = 0;
    double y = 0;
};

std::vector<EndLabel> endLabels(const ChartCanvas& canvas)
{
    std::vector<EndLabel> labels;
    for (std::size_t i = 0; i < std::min<std::size_t>(canvas.chart.lines.size(), kMostLabels); ++i)
        labels.push_back({i, canvas.style.form == ChartForm::Stack ? stackEndY(canvas, i) : endY(canvas, canvas.chart.lines[i])});
    std::ranges::stable_sort(labels, {}, &EndLabel::y);
    std::vector<double> places;
    for (const EndLabel& label : labels)
        places.push_back(label.y);
    const QRectF& plot = canvas.geometry.plot;
    places = pushedApart(std::move(places), canvas.scale(kLabelGap), plot.top(), plot.bottom());
    for (std::size_t i = 0; i < labels.size(); ++i)
        labels[i].y = places[i];
    return labels;
}

} // namespace

void drawTimeAxis(const ChartCanvas& canvas)
{
    if (canvas.geometry.timeLabels.isEmpty())
        return;
    const NumberText number(canvas.font(TextRole::Small));
    canvas.painter.setPen(canvas.style.theme.text3);
    for (const TimeLabel& label : timeLabels(canvas.geometry, canvas.style))
        number.draw(canvas.painter, {label.box.left(), baselineIn(number.metrics(), label.box.top(), label.box.height())},
                    label.text);
}

std::vector<double> timeTickPlaces(const ChartGeometry& geometry, const ChartStyle& style)
{
    std::vector<double> places;
    if (geometry.timeLabels.isEmpty())
        return places;
    for (const TimeLabel& label : timeLabels(geometry, style))
        places.push_back(label.x);
    return places;
}

void drawTimeTicks(const ChartCanvas& canvas, const std::vector<double>& places)
{
    for (const double x : places)
        canvas.painter.fillRect(QRectF(canvas.snapped(x), canvas.geometry.plot.bottom(), canvas.style.pixel, canvas.scale(4)),
                                canvas.style.theme.line2);
}

void drawEndLabels(const ChartCanvas& canvas)
{
    for (const EndLabel& label : endLabels(canvas))
        drawEndLabel(canvas, canvas.chart.lines[label.line], label.y);
}

std::optional<std::size_t> endLabelAt(const ChartGeometry& geometry, const QRectF& area, const Chart& chart,
                                      const ChartStyle& style, QPointF place)
{
    QPainter none; // labels are placed without one
    const ChartCanvas canvas{none, chart, geometry, style, area, Scale(style.base)};
    if (place.x() <= geometry.plot.right() + canvas.scale(4) || style.form == ChartForm::Stack)
        return std::nullopt;
    for (const EndLabel& label : endLabels(canvas)) {
        if (std::abs(place.y() - label.y) <= canvas.scale.exact(kLabelGap) / 2)
            return label.line;
    }
    return std::nullopt;
}

double neededRightGutter(const Chart& chart, const ChartStyle& style)
{
    const Scale scale(style.base);
    const QFontMetricsF names(fontOf(TextRole::Small, style.base));
    const NumberText number(fontOf(TextRole::SmallKey, style.base));
    double widest = 0;
    for (const Line& line : chart.lines)
        widest = std::max(widest, names.horizontalAdvance(line.name.left(64)) + number.width(endValue(line, style)));
    const double needed = widest / scale.factor() + 8 + 12 + 6 + 8;
    return needed <= 112 ? 112 : needed <= 128 ? 128 : std::min(160.0, std::ceil(needed / 4) * 4);
}

} // namespace traceo
