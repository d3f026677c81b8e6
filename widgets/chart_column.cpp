#include "widgets/chart_column.h"

#include "widgets/chart_menu.h"

#include <QVBoxLayout>

#include <algorithm>

namespace traceo {
namespace {

constexpr double kHero = 132;
constexpr double kCompanion = 104;

} // namespace

ChartColumn::ChartColumn(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    const Scale scale(font());
    m_layout->setContentsMargins(scale(8), scale(4), 0, scale(4));
    m_layout->setSpacing(scale(4));
    m_layout->addStretch(0);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

TimeSeriesChart* ChartColumn::addChart()
{
    auto* const chart = new TimeSeriesChart(this);
    chart->setPlotHeight(m_charts.empty() ? kHero : kCompanion);
    m_layout->insertWidget(int(m_charts.size()), chart, m_charts.empty() ? 5 : 4);
    connect(chart, &TimeSeriesChart::cursorMoved, this, [this](std::optional<UtcMs> moment) {
        setCursor(moment);
        Q_EMIT cursorMoved(moment);
    });
    connect(chart, &TimeSeriesChart::spanDragged, this, &ChartColumn::spreadDrag);
    connect(chart, &TimeSeriesChart::rangeSelected, this, &ChartColumn::rangeSelected);
    ChartMenu::addTo(*chart);
    m_charts.push_back(chart);
    return chart;
}

void ChartColumn::setCharts(std::vector<Chart> charts)
{
    while (m_charts.size() > charts.size()) {
        m_charts.back()->deleteLater();
        m_charts.pop_back();
    }
    while (m_charts.size() < charts.size())
        addChart();
    for (std::size_t i = 0; i < charts.size(); ++i)
        m_charts[i]->setChart(std::move(charts[i]));
    share();
}

void ChartColumn::setFormat(const Style& format, UtcMs now)
{
    m_format = format;
    m_now = now;
    share();
}

void ChartColumn::setMark(const QString& mark)
{
    m_mark = mark;
    share();
}

void ChartColumn::setLeftGutter(double gutter)
{
    m_leftGutter = std::max(kLeftGutter, gutter);
    share();
}

void ChartColumn::setEvents(std::vector<EventMark> marks)
{
    if (marks == m_events)
        return;
    m_events = std::move(marks);
    share();
}

void ChartColumn::share()
{
    double gutter = 112;
    for (const TimeSeriesChart* const chart : m_charts)
        gutter = std::max(gutter, neededRightGutter(chart->chart(), chart->styleNow()));
    for (TimeSeriesChart* const chart : m_charts) {
        chart->setFormat(m_format, m_now);
        chart->setMark(m_mark);
        chart->setLeftGutter(m_leftGutter);
        chart->setRightGutter(gutter);
        const bool isLowest = chart == m_charts.back();
        chart->setTimeAxis(isLowest ? TimeAxis::Shown : TimeAxis::Hidden);
        const Chart& shown = chart->chart();
        chart->setLanes(isLowest ? lanesOf(m_events, shown.range, shown.service, shown.slo) : std::vector<EventLane>{});
        chart->setCursor(m_cursor);
    }
}

void ChartColumn::setCursor(std::optional<UtcMs> moment)
{
    m_cursor = moment;
    for (TimeSeriesChart* const chart : m_charts)
        chart->setCursor(moment);
}

void ChartColumn::spreadDrag(std::optional<TimeSpan> span)
{
    for (TimeSeriesChart* const chart : m_charts)
        chart->setDraggedSpan(span);
}

int ChartColumn::columns() const
{
    if (m_charts.empty())
        return std::max(1, width());
    return std::max(1, int(m_charts.front()->geometryNow().plot.width() * devicePixelRatioF()));
}

} // namespace traceo
