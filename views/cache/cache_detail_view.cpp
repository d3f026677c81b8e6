#include "views/cache/cache_detail_view.h"

#include "export/csv.h"
#include "export/latency_chart.h"
#include "views/cache/cache_latency_view.h"
#include "views/cache/table_or_words.h"
#include "widgets/chart_column.h"
#include "widgets/paragraph.h"
#include "widgets/section_bar.h"
#include "widgets/status_chip.h"
#include "widgets/tab_row.h"
#include "widgets/table_view.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

/// Charts that have something to show; always the first.
std::vector<Chart> usable(std::vector<Chart> charts)
{
    charts.erase(std::remove_if(charts.begin() + 1, charts.end(), [](const Chart& chart) { return chart.lines.empty(); }),
                 charts.end());
    return charts;
}

} // namespace

CacheDetailView::CacheDetailView(QWidget* parent)
    : QWidget(parent), m_numbers(namedNumberColumns()), m_groups(keyGroupEntryColumns()), m_slow(slowLogEntryColumns()),
      m_estimators(estimatorEntryColumns()), m_heading(new SectionBar(SectionBar::Kind::Object)), m_row(new TabRow),
      m_pages(new QStackedWidget), m_latency(new CacheLatencyView)
{
    m_row->tabs().setAccessibleName(tr("Parts of the cache"));
    addTab(makeLookups(), tr("Look-ups"));
    addTab(m_latency, tr("Latency"));
    addTab(makeMemory(), tr("Memory"));
    addTab(makeSlowLog(), tr("Slow log"));
    addTab(makeFalseResults(), tr("False results"));
    auto* const column = tightColumn(this);
    column->addWidget(m_heading);
    column->addWidget(m_row);
    column->addWidget(m_pages, 1);
    connect(m_latency, &CacheLatencyView::explanationChosen, this, &CacheDetailView::explanationChosen);
    connect(m_latency, &CacheLatencyView::rangePicked, this, &CacheDetailView::rangePicked);
    connect(&m_row->tabs(), &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        Q_EMIT tabChosen();
    });
}

void CacheDetailView::addTab(QWidget* page, const QString& word)
{
    m_pages->addWidget(page);
    m_row->tabs().addTab(word);
}

ChartColumn* CacheDetailView::makeCharts() const
{
    auto* const charts = new ChartColumn;
    connect(charts, &ChartColumn::rangeSelected, this, &CacheDetailView::rangePicked);
    return charts;
}

TableOrWords* CacheDetailView::makeTable(TableModel& rows, const QString& name, const QString& heading,
                                         const QString& sentence) const
{
    auto* const table = new TableOrWords(rows, name, {.heading = heading, .sentence = sentence});
    connect(table, &TableOrWords::explanationChosen, this, &CacheDetailView::explanationChosen);
    return table;
}

QWidget* CacheDetailView::makeLookups()
{
    m_lookups = makeCharts();
    m_numberTable = new TableView;
    m_numberTable->setAccessibleName(tr("Numbers of the selected cache"));
    m_numberTable->setSource(&m_numbers, shapesOf(m_numbers), -1);
    connect(m_numberTable, &TableView::explanationChosen, this, &CacheDetailView::explanationChosen);
    auto* const side = new QSplitter(Qt::Horizontal);
    side->addWidget(m_lookups);
    side->addWidget(m_numberTable);
    side->setSizes({5000, 2500}); // in proportion
    side->setChildrenCollapsible(false);
    return side;
}

QWidget* CacheDetailView::makeMemory()
{
    m_memory = makeCharts();
    m_groupTable = makeTable(m_groups, tr("Groups of keys"), {}, {}); // the words are those of the cache
    auto* const side = new QSplitter(Qt::Horizontal);
    side->addWidget(m_memory);
    side->addWidget(m_groupTable);
    side->setSizes({5000, 4000}); // in proportion
    side->setChildrenCollapsible(false);
    return side;
}

QWidget* CacheDetailView::makeSlowLog()
{
    m_slowTable = makeTable(m_slow, tr("Slow commands"), {}, {});
    return m_slowTable;
}

QWidget* CacheDetailView::makeFalseResults()
{
    m_estimatorTable = makeTable(m_estimators, tr("Estimators of false results"), tr("Not measured"),
                                 tr("Nobody holds answers of this cache against the truth. Map a counter of stale answers with "
                                    "“%1” in the section “%2” of the workspace, or let a shadow reader look.")
                                     .arg(u"stale:"_s, u"cache:"_s));
    m_ttl = new Paragraph(TextRole::Body);
    const Scale scale(font());
    m_ttl->setContentsMargins(scale(16), scale(8), scale(16), scale(12));
    auto* const page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto* const column = tightColumn(page);
    column->addWidget(m_estimatorTable, 1);
    column->addWidget(m_ttl);
    return page;
}

void CacheDetailView::setMark(const QString& mark)
{
    m_lookups->setMark(mark);
    m_memory->setMark(mark);
    m_latency->setMark(mark);
}

int CacheDetailView::columns() const
{
    return m_lookups->columns();
}

std::vector<TableView*> CacheDetailView::tables() const
{
    return {m_numberTable, m_latency->table(), &m_groupTable->table(), &m_slowTable->table(), &m_estimatorTable->table()};
}

void CacheDetailView::showLookups(const CacheDetail& detail, UtcMs moment)
{
    m_lookups->setFormat({}, moment);
    m_lookups->setCharts(usable({detail.hits, detail.rate, detail.evictions}));
    m_lookups->charts().front()->setForm(ChartForm::Stack); // hits and misses are parts of all look-ups
    std::vector<NamedNumber> numbers;
    for (const auto& number : detail.numbers)
        numbers.push_back({.key = number.name.toStdString(), .name = number.name, .reading = number.reading});
    m_numbers.setRows(std::move(numbers));
}

void CacheDetailView::showMemory(const CacheDetail& detail, UtcMs moment)
{
    m_memory->setVisible(!detail.memory.lines.empty());
    m_memory->setFormat({}, moment);
    m_memory->setCharts({detail.memory});
    m_groupTable->setWords({.heading = detail.noGroups.heading, .sentence = detail.noGroups.sentence});
    m_groups.setRows(keyGroupEntries(detail));
}

void CacheDetailView::show(const CacheDetail& detail, UtcMs moment)
{
    m_heading->setHeading(detail.title, detail.sentence);
    m_heading->chip().setStatus(detail.status, detail.word);
    m_heading->chip().setToolTip(detail.reason.toHtmlEscaped());
    m_heading->chip().show();
    showLookups(detail, moment);
    m_latency->show(detail, moment);
    showMemory(detail, moment);
    m_slowTable->setWords({.heading = detail.noSlow.heading, .sentence = detail.noSlow.sentence});
    m_slow.setRows(slowLogEntries(detail, moment));
    m_estimators.setRows(estimatorEntries(detail.falseResults));
    m_ttl->setText(detail.ttlSentence);
    m_ttl->setVisible(!detail.ttlSentence.isEmpty());
}

std::vector<Pane::Exportable> CacheDetailView::exportables(const std::shared_ptr<const CacheReport>& report) const
{
    const QString of = report->detail->title;
    std::vector<Pane::Exportable> items;
    const auto chart = [&](const QString& name, const char* file, Chart CacheDetail::*which) {
        if (!((*report->detail).*which).lines.empty())
            items.push_back({tr("%1 of %2").arg(name, of), file, [report, which] { return toCsv((*report->detail).*which); }});
    };
    const auto table = [&](const QString& name, const char* file, const TableModel& rows) {
        if (rows.rowCount() > 0)
            items.push_back({tr("%1 of %2").arg(name, of), file, [&rows] { return toCsv(rows); }});
    };
    table(tr("Numbers"), "cache-numbers.csv", m_numbers);
    chart(tr("Hits and misses"), "cache-hits.csv", &CacheDetail::hits);
    chart(tr("Hit rate"), "cache-hit-rate.csv", &CacheDetail::rate);
    chart(tr("Evictions"), "cache-evictions.csv", &CacheDetail::evictions);
    chart(tr("Percentiles"), "cache-percentiles.csv", &CacheDetail::percentiles);
    if (!report->detail->map.isEmpty())
        items.push_back({tr("%1 of %2").arg(tr("Latency over time"), of), "cache-latency-map.csv",
                         [report] { return toCsv(latencyChart(report->detail->map)); }});
    table(tr("Commands"), "cache-commands.csv", m_latency->commands());
    chart(tr("Memory"), "cache-memory.csv", &CacheDetail::memory);
    table(tr("Groups of keys"), "cache-key-groups.csv", m_groups);
    table(tr("Slow commands"), "cache-slow-log.csv", m_slow);
    table(tr("False results"), "cache-false-results.csv", m_estimators);
    return items;
}

} // namespace traceo
