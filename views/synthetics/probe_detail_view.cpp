#include "views/synthetics/probe_detail_view.h"

#include "synthetics/synthetics_table.h"
#include "widgets/chart_menu.h"
#include "widgets/section_bar.h"
#include "widgets/status_chip.h"
#include "widgets/status_strip.h"
#include "widgets/strip_painter.h"
#include "widgets/table_view.h"
#include "widgets/time_series_chart.h"
#include "widgets/waterfall.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace traceo {
namespace {

constexpr double kPlot = 132;
/// Of the gutter beside the charts: words of a lane are no reason to narrow the plot further.
constexpr double kMostRight = 160;

} // namespace

ProbeDetailView::ProbeDetailView(QWidget* parent)
    : QWidget(parent), m_phases(phaseColumns()), m_numbers(namedNumberColumns()),
      m_heading(new SectionBar(SectionBar::Kind::Object))
{
    auto* side = new QSplitter(Qt::Horizontal);
    side->addWidget(makeCharts());
    side->addWidget(makeTables());
    side->setSizes({5000, 3000}); // in proportion
    side->setChildrenCollapsible(false);
    auto* column = tightColumn(this);
    column->addWidget(m_heading);
    column->addWidget(side, 1);
    linkCursors();
}

QWidget* ProbeDetailView::makeCharts()
{
    m_chart = new TimeSeriesChart;
    m_chart->setForm(ChartForm::Stack);
    m_chart->setTimeAxis(TimeAxis::Hidden);
    m_chart->setPlotHeight(kPlot);
    ChartMenu::addTo(*m_chart);
    m_strip = new StatusStrip;
    auto* charts = new QWidget;
    charts->setBackgroundRole(QPalette::Base);
    charts->setAutoFillBackground(true);
    auto* column = tightColumn(charts);
    column->setContentsMargins(Scale(font())(8), Scale(font())(4), 0, 0);
    column->addWidget(m_chart, 1);
    column->addWidget(m_strip);
    return charts;
}

QWidget* ProbeDetailView::makeTables()
{
    m_waterfall = new Waterfall;
    m_numberTable = new TableView;
    m_numberTable->setAccessibleName(tr("Numbers of the selected check"));
    m_numberTable->setSource(&m_numbers, shapesOf(m_numbers), -1);
    auto* heading = new SectionBar(SectionBar::Kind::Section);
    heading->setHeading(tr("Now against the last 7 days"), tr("medians of successful runs"));
    auto* tables = new QWidget;
    auto* column = tightColumn(tables);
    column->addWidget(heading);
    column->addWidget(m_waterfall);
    column->addWidget(m_numberTable, 1);
    return tables;
}

void ProbeDetailView::linkCursors()
{
    connect(m_chart, &TimeSeriesChart::cursorMoved, m_strip, &StatusStrip::setCursor);
    connect(m_strip, &StatusStrip::cursorMoved, m_chart, &TimeSeriesChart::setCursor);
    connect(m_chart, &TimeSeriesChart::rangeSelected, this, &ProbeDetailView::rangePicked);
    connect(m_waterfall, &Waterfall::explanationChosen, this, &ProbeDetailView::explanationChosen);
    connect(m_numberTable, &TableView::explanationChosen, this, &ProbeDetailView::explanationChosen);
}

void ProbeDetailView::setMark(const QString& mark)
{
    m_chart->setMark(mark);
}

WaterfallRows ProbeDetailView::waterfallOf(const ProbeDetail& detail) const
{
    WaterfallRows rows{.title = tr("Phases now against the last 7 days"), .heads = {}, .rows = {}};
    for (std::size_t i = 0; i < rows.heads.size(); ++i) // behind the name
        rows.heads.at(i) = m_phases.headerData(int(i) + 1, Qt::Horizontal, Qt::DisplayRole).toString();
    for (const PhaseChange& phase : detail.changes) {
        const auto line = std::ranges::find(detail.phases.lines, phase.name, &Line::name);
        const int series = line == detail.phases.lines.end() ? 1 : line->series;
        rows.rows.push_back({phase.name, {phase.now, phase.before, phase.change}, phase.isSubject ? 0 : series});
    }
    return rows;
}

int ProbeDetailView::columns() const
{
    return std::max(1, int(m_chart->geometryNow().plot.width()));
}

void ProbeDetailView::shareGutters(const ProbeDetail& detail)
{
    const double left = neededLeftGutter(detail.regions, font());
    const double right =
        std::min(kMostRight, neededRightGutter(detail.regions, font(), neededRightGutter(detail.phases, m_chart->styleNow())));
    m_chart->setLeftGutter(left);
    m_strip->setLeftGutter(left);
    m_chart->setRightGutter(right);
    m_strip->setRightGutter(right);
}

void ProbeDetailView::show(const ProbeDetail& detail, UtcMs moment)
{
    m_heading->setHeading(detail.title, detail.sentence);
    m_heading->chip().setStatus(detail.status, detail.word);
    m_heading->chip().setToolTip(detail.reason.toHtmlEscaped());
    m_heading->chip().show();
    m_chart->setFormat({}, moment);
    m_chart->setChart(detail.phases);
    m_chart->setChanges(detail.changePoints);
    m_strip->setFormat({}, moment);
    m_strip->setStrip(detail.regions);
    shareGutters(detail);
    m_phases.setRows(detail.changes);
    m_waterfall->setRows(waterfallOf(detail));
    std::vector<NamedNumber> numbers;
    for (const auto& number : detail.numbers)
        numbers.push_back({.key = number.name.toStdString(), .name = number.name, .reading = number.reading});
    m_numbers.setRows(std::move(numbers));
}

} // namespace traceo
