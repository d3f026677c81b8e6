#include "app/desktop/chart_links.h"

#include "widgets/chart_column.h"
#include "widgets/status_strip.h"

#include <algorithm>

namespace traceo {
namespace {

bool isInColumn(const QWidget& widget)
{
    for (const QWidget* parent = widget.parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        if (qobject_cast<const ChartColumn*>(parent) != nullptr)
            return true;
    }
    return false;
}

void showEvents(ChartColumn& column, const std::vector<EventMark>& marks)
{
    column.setEvents(marks);
}

void showEvents(TimeSeriesChart& chart, const std::vector<EventMark>& marks)
{
    chart.setLanes(lanesOf(marks, chart.chart().range, chart.chart().service, chart.chart().slo));
}

void showEvents(StatusStrip& strip, const std::vector<EventMark>& marks)
{
    const bool isAlone = strip.strip().cell > Millis{0}; // else the chart above it has them
    strip.setEvents(isAlone ? lanesOf(marks, strip.strip().range) : std::vector<EventLane>{});
}

} // namespace

void ChartLinks::adopt(const QWidget& pane)
{
    std::erase_if(m_linked, [](const Linked& linked) { return linked.widget.isNull(); });
    for (ChartColumn* const column : pane.findChildren<ChartColumn*>())
        link(column);
    for (TimeSeriesChart* const chart : pane.findChildren<TimeSeriesChart*>()) {
        if (!isInColumn(*chart))
            link(chart);
    }
    for (StatusStrip* const strip : pane.findChildren<StatusStrip*>())
        link(strip);
}

template <class Widget>
void ChartLinks::link(Widget* widget)
{
    showEvents(*widget, m_marks); // its range may be another one now
    if (std::ranges::find(m_linked, widget, [](const Linked& linked) { return linked.widget.data(); }) != m_linked.end())
        return;
    m_linked.push_back({.widget = widget,
                        .setCursor = [widget](std::optional<UtcMs> moment) { widget->setCursor(moment); },
                        .showEvents = [widget](const std::vector<EventMark>& marks) { showEvents(*widget, marks); }});
    connect(widget, &Widget::cursorMoved, this, [this, widget](std::optional<UtcMs> moment) { spread(widget, moment); });
    widget->setCursor(m_cursor);
}

void ChartLinks::setEvents(std::vector<EventMark> marks)
{
    m_marks = std::move(marks);
    for (const Linked& linked : m_linked) {
        if (linked.widget)
            linked.showEvents(m_marks);
    }
}

void ChartLinks::spread(const QWidget* from, std::optional<UtcMs> moment)
{
    m_cursor = moment;
    for (const Linked& linked : m_linked) {
        if (linked.widget && linked.widget != from)
            linked.setCursor(moment);
    }
}

} // namespace traceo
