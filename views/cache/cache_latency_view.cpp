#include "views/cache/cache_latency_view.h"

#include "export/latency_chart.h"
#include "views/cache/table_or_words.h"
#include "views/parts.h"
#include "widgets/chart_column.h"
#include "widgets/heat_map.h"
#include "widgets/section_bar.h"

#include <QLayout>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {

CacheLatencyView::CacheLatencyView(QWidget* parent) : QWidget(parent), m_commands(commandEntryColumns())
{
    m_table = new TableOrWords(m_commands, tr("Commands"),
                               {.heading = tr("No times of single commands"),
                                .sentence = tr("Redis tells them from 7.0 on, when it may be asked for LATENCY HISTOGRAM; of "
                                               "PostgreSQL they need the extension %1.")
                                                .arg(u"pg_stat_statements"_s)});
    auto* const side = new QSplitter(Qt::Horizontal);
    side->addWidget(makeCharts());
    side->addWidget(m_table);
    side->setSizes({5000, 4000}); // in proportion
    side->setChildrenCollapsible(false);
    tightColumn(this)->addWidget(side);
    connect(m_table, &TableOrWords::explanationChosen, this, &CacheLatencyView::explanationChosen);
    connect(m_percentiles, &ChartColumn::rangeSelected, this, &CacheLatencyView::rangePicked);
}

QWidget* CacheLatencyView::makeCharts()
{
    m_percentiles = new ChartColumn;
    m_mapHeading = new SectionBar;
    m_map = new HeatMap;
    m_map->setNothing(
        tr("No times of commands in this range"),
        tr("Redis counts them by how long they took from 7.0 on, when it may be asked for LATENCY HISTOGRAM. Of another "
           "cache name the histogram of its answers under “%1” in the workspace; two polls are the least.")
            .arg(u"latency:"_s));
    auto* const map = new QWidget;
    auto* const rows = tightColumn(map);
    rows->addWidget(m_mapHeading);
    rows->addWidget(m_map, 1);
    map->setBackgroundRole(QPalette::Base);
    map->setAutoFillBackground(true);
    auto* const both = new QSplitter(Qt::Vertical);
    both->addWidget(m_percentiles);
    both->addWidget(map);
    both->setSizes({3000, 4000}); // in proportion
    both->setChildrenCollapsible(false);
    return both;
}

void CacheLatencyView::setMark(const QString& mark)
{
    m_percentiles->setMark(mark);
}

TableView* CacheLatencyView::table()
{
    return &m_table->table();
}

void CacheLatencyView::show(const CacheDetail& detail, UtcMs moment)
{
    showMap(detail.map, moment);
    m_percentiles->setFormat({}, moment);
    m_percentiles->setCharts({detail.percentiles});
    align();
    m_commands.setRows(commandEntries(detail));
}

/// One time axis for both: what is above each other happened at once.
void CacheLatencyView::align()
{
    const Scale scale(font());
    const int margin = m_percentiles->layout()->contentsMargins().left();
    m_percentiles->setLeftGutter((m_map->wantedLeft() - margin) / scale.factor());
    const ChartStyle style = m_percentiles->charts().front()->styleNow();
    m_map->setGutters(margin + scale(style.leftGutter), scale(style.rightGutter));
}

void CacheLatencyView::showMap(const LatencyMap& map, UtcMs moment)
{
    Chart chart = latencyChart(map);
    m_mapHeading->setHeading(chart.title, chart.note);
    m_map->setFormat({}, moment);
    m_map->setChart(std::make_shared<const Chart>(std::move(chart)));
}

} // namespace traceo
