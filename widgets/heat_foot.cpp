#include "widgets/chart_parts.h"
#include "widgets/hatch_brush.h"
#include "widgets/heat_body.h"
#include "widgets/number_text.h"

#include <QPainter>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr double kLine = 20;
constexpr double kTick = 4;

} // namespace

HeatFoot::HeatFoot(const HeatBody& body, QWidget* parent) : PaintedWidget(parent), m_body(body)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend"));
}

QSize HeatFoot::sizeHint() const
{
    return {scale()(240), scale()(kTick) + 3 * scale()(kLine) + scale()(4)};
}

QString HeatFoot::accessibleValue() const
{
    const Heat& heat = m_body.heat();
    return boundTexts(heat.scale, heat.unit, m_body.format().locale).join(u", "_s);
}

void HeatFoot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    if (m_body.heat().rows.empty() || m_body.heat().cut.columns == 0)
        return;
    anchorHatch(painter, *this);
    paintTime(painter);
    const double left = scale()(16);
    const double room = std::max(0.0, width() - 2 * left);
    double top = scale()(kTick) + scale()(kLine);
    paintWords(painter, QRectF(left, top, room, scale()(kLine)));
    top += scale()(kLine);
    const Heat& heat = m_body.heat();
    drawHeatLegend(painter, QRectF(left, top, room, scale()(kLine)), heat.scale, heat.unit, m_body.format().locale, theme(),
                   font());
}

/// The chart's own ticks, on the edges of columns as far as those are calendar steps.
void HeatFoot::paintTime(QPainter& painter) const
{
    const HeatGrid grid = m_body.grid();
    const Heat& heat = m_body.heat();
    ChartGeometry geometry;
    geometry.range = m_body.isAligned() ? heat.range : heat.cut.range;
    geometry.plot = QRectF(grid.origin.x(), 0, grid.edge(heat.cut.columns) * grid.pixel, 1);
    geometry.timeLabels = QRectF(0, scale()(kTick), width(), scale()(kLine));
    const ChartStyle style{.theme = theme(), .base = font(), .format = m_body.format(), .now = m_body.now(), .pixel = grid.pixel};
    const Chart none;
    const ChartCanvas canvas{painter, none, geometry, style, QRectF(rect()), scale()};
    drawTimeTicks(canvas, timeTickPlaces(geometry, style));
    drawTimeAxis(canvas);
}

/// The cell that is pointed at: its value, of what and when.
void HeatFoot::paintWords(QPainter& painter, const QRectF& box) const
{
    const auto spot = m_body.shownSpot();
    if (!spot)
        return;
    const QStringList words = m_body.wordsOf(*spot);
    const NumberText value(fontIn(TextRole::Key));
    const NumberText when(fontIn(TextRole::Note));
    const QFontMetricsF names(fontIn(TextRole::Note));
    const double gap = scale()(12);
    const double baseline = baselineIn(value.metrics(), box.top(), box.height());
    painter.setPen(theme().text1);
    value.draw(painter, {box.left(), baseline}, words[1]);
    const double left = box.left() + value.width(words[1]) + gap;
    const double room = box.right() - left - when.width(words[2]) - gap;
    const QString name = names.elidedText(words[0].left(512), Qt::ElideMiddle, std::max(0.0, room));
    painter.setFont(fontIn(TextRole::Note));
    painter.setPen(theme().text2);
    painter.drawText(QPointF(left, baseline), name);
    when.draw(painter, {left + names.horizontalAdvance(name) + gap, baseline}, words[2]);
}

} // namespace traceo
