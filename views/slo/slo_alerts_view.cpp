#include "views/slo/slo_alerts_view.h"

#include "export/csv.h"
#include "slo/detail/alerts_table.h"
#include "widgets/chart_menu.h"
#include "widgets/section_bar.h"
#include "widgets/status_strip.h"
#include "widgets/strip_painter.h"
#include "widgets/table_view.h"
#include "widgets/time_series_chart.h"

#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr Millis kGoodFor{10'000}; ///< whoever looks at alerts wants to know
constexpr double kPlot = 132;
/// Of the gutter beside the charts: words of a lane are no reason to narrow the plot further.
constexpr double kMostRight = 160;
constexpr int kBegan = 1;

} // namespace

SloAlertsView::SloAlertsView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent)
    : SloTabView(tr("Alerts"), kGoodFor, parent),
      m_feed(snapshots, clock,
             [config = std::move(config)](const history::Snapshot& snapshot, const Question& question) {
                 return buildAlertsTab(snapshot, config, question);
             }),
      m_pairs(pairColumns()), m_firings(firingColumns())
{
    auto* const side = new QSplitter(Qt::Horizontal);
    side->addWidget(makeCharts());
    side->addWidget(makeTables());
    side->setSizes({4500, 5500}); // in proportion
    side->setChildrenCollapsible(false);
    setContent(side);
    connect(m_burn, &TimeSeriesChart::cursorMoved, m_lanes, &StatusStrip::setCursor);
    connect(m_lanes, &StatusStrip::cursorMoved, m_burn, &TimeSeriesChart::setCursor);
    connect(m_burn, &TimeSeriesChart::rangeSelected, this, &SloTabView::rangePicked);
    follow(m_feed);
}

QWidget* SloAlertsView::makeCharts()
{
    m_burn = new TimeSeriesChart;
    m_burn->setTimeAxis(TimeAxis::Hidden);
    m_burn->setPlotHeight(kPlot);
    ChartMenu::addTo(*m_burn);
    m_lanes = new StatusStrip;
    auto* const charts = stackedUp({m_burn, m_lanes}, m_burn);
    charts->layout()->setContentsMargins(Scale(font())(8), Scale(font())(4), 0, 0);
    return charts;
}

QWidget* SloAlertsView::makeTables()
{
    m_pairTable = makeTable(m_pairs, tr("Pairs of windows"), widening(1, shapesOf(m_pairs)));
    m_firingHeading = new SectionBar;
    m_firingTable = makeTable(m_firings, tr("Firings"), shapesOf(m_firings), kBegan);
    m_firingTable->sortByColumn(kBegan, Qt::DescendingOrder);
    auto* const both = new QSplitter(Qt::Vertical);
    both->addWidget(m_pairTable);
    both->addWidget(stackedUp({m_firingHeading, m_firingTable}, m_firingTable));
    both->setChildrenCollapsible(false);
    return both;
}

void SloAlertsView::setMark(const QString& mark)
{
    m_burn->setMark(mark);
}

void SloAlertsView::show(std::shared_ptr<const AlertsTab> tab)
{
    m_tab = std::move(tab);
    if (!m_tab->nothing.isEmpty())
        return showNothing(m_tab->key, m_tab->nothing);
    m_burn->setFormat({}, m_tab->moment);
    m_burn->setChart(m_tab->burn);
    m_lanes->setFormat({}, m_tab->moment);
    m_lanes->setStrip(m_tab->lanes);
    shareGutters();
    m_pairs.setRows(m_tab->pairs);
    m_firings.setRows(m_tab->firings);
    m_firingHeading->setHeading(tr("%n firing(s)", nullptr, int(m_tab->firings.size())), m_tab->criteria);
    showContentOf(m_tab->key);
}

void SloAlertsView::shareGutters()
{
    const double left = neededLeftGutter(m_tab->lanes, font());
    const double right =
        std::min(kMostRight, neededRightGutter(m_tab->lanes, font(), neededRightGutter(m_tab->burn, m_burn->styleNow())));
    m_burn->setLeftGutter(left);
    m_lanes->setLeftGutter(left);
    m_burn->setRightGutter(right);
    m_lanes->setRightGutter(right);
}

std::vector<Pane::Exportable> SloAlertsView::exportables() const
{
    if (!m_tab || !m_tab->nothing.isEmpty())
        return {};
    return {{tr("Alerts by pair of windows"), m_tab->key + "-pairs.csv", [tab = m_tab] { return toCsv(tab->lanes); }},
            {tr("Pairs of windows, now"), m_tab->key + "-pairs-now.csv", [this] { return toCsv(m_pairs); }},
            {tr("Firings"), m_tab->key + "-firings.csv", [this] { return toCsv(m_firings); }}};
}

} // namespace traceo
