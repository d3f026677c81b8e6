#include "views/slo/slo_detail_view.h"

#include "views/slo/slo_alerts_view.h"
#include "views/slo/slo_budget_view.h"
#include "views/slo/slo_definition_view.h"
#include "views/slo/slo_ledger_view.h"
#include "views/slo/slo_opinion_view.h"
#include "views/slo/slo_outlook_view.h"
#include "widgets/chart_column.h"
#include "widgets/section_bar.h"
#include "widgets/status_chip.h"
#include "widgets/tab_row.h"
#include "widgets/table_view.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace traceo {

SloDetailView::SloDetailView(const Parts& parts, QWidget* parent)
    : QWidget(parent), m_numbers(namedNumberColumns()), m_heading(new SectionBar(SectionBar::Kind::Object)), m_row(new TabRow),
      m_pages(new QStackedWidget)
{
    m_row->tabs().setAccessibleName(tr("Parts of the SLO"));
    auto* const outlook = new SloOutlookView(parts.snapshots, parts.clock, parts.config);
    addTab(outlook, makeOverview(outlook), tr("Overview"));
    const auto add = [this](SloTabView* tab, const QString& word) { addTab(tab, tab, word); };
    add(new SloBudgetView(parts.snapshots, parts.clock, parts.config), tr("Budget"));
    add(new SloAlertsView(parts.snapshots, parts.clock, parts.config), tr("Alerts"));
    add(new SloLedgerView(parts.snapshots, parts.clock, parts.config), tr("Ledger"));
    auto* const definition = new SloDefinitionView(parts.snapshots, parts.clock, parts.config);
    add(definition, tr("Definition"));
    connect(definition, &SloDefinitionView::editWanted, this, &SloDetailView::editWanted);
    add(new SloOpinionView(parts.snapshots, parts.clock, parts.config), tr("Second opinion"));
    auto* const column = tightColumn(this);
    column->addWidget(m_heading);
    column->addWidget(m_row);
    column->addWidget(m_pages, 1);
    connect(&m_row->tabs(), &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        watchCurrent();
        Q_EMIT tabChosen();
    });
}

QWidget* SloDetailView::makeOverview(SloTabView* outlook)
{
    m_charts = new ChartColumn;
    m_numberTable = new TableView;
    m_numberTable->setAccessibleName(tr("Numbers of the selected SLO"));
    m_numberTable->setSource(&m_numbers, shapesOf(m_numbers), -1);
    connect(m_numberTable, &TableView::explanationChosen, this, &SloDetailView::explanationChosen);
    connect(m_charts, &ChartColumn::rangeSelected, this, &SloDetailView::rangePicked);
    auto* const right = new QSplitter(Qt::Vertical);
    right->addWidget(m_numberTable);
    right->addWidget(outlook);
    right->setSizes({6500, 3500}); // in proportion: there are many numbers and few lines of outlook
    right->setChildrenCollapsible(false);
    auto* const side = new QSplitter(Qt::Horizontal);
    side->addWidget(m_charts);
    side->addWidget(right);
    side->setSizes({5000, 2500}); // in proportion
    side->setChildrenCollapsible(false);
    return side;
}

void SloDetailView::addTab(SloTabView* tab, QWidget* page, const QString& word)
{
    m_tabs.push_back(tab);
    m_pages->addWidget(page);
    m_row->tabs().addTab(word);
    connect(tab, &SloTabView::explanationChosen, this, &SloDetailView::explanationChosen);
    connect(tab, &SloTabView::rangePicked, this, &SloDetailView::rangePicked);
    connect(tab, &SloTabView::reported, this, &SloDetailView::reported);
}

SloTabView* SloDetailView::current() const
{
    return m_tabs[std::size_t(std::max(0, m_pages->currentIndex()))];
}

void SloDetailView::watchCurrent()
{
    for (SloTabView* const tab : m_tabs)
        tab->setWatched(m_isWatched && tab == current());
    if (m_isAsked)
        ask(m_question);
}

void SloDetailView::ask(const Question& question)
{
    m_question = question;
    m_isAsked = true;
    Question ofTab = question;
    ofTab.columns = std::max(1, width()); // more than any of its charts has
    current()->ask(ofTab);
}

void SloDetailView::noteCommit()
{
    for (SloTabView* const tab : m_tabs)
        tab->noteCommit();
}

void SloDetailView::setWatched(bool watched)
{
    m_isWatched = watched;
    watchCurrent();
}

bool SloDetailView::isComplete() const
{
    return current()->isComplete();
}

void SloDetailView::setMark(const QString& mark)
{
    m_charts->setMark(mark);
    for (SloTabView* const tab : m_tabs)
        tab->setMark(mark);
}

int SloDetailView::columns() const
{
    return m_charts->columns();
}

std::vector<TableView*> SloDetailView::tables() const
{
    std::vector<TableView*> all{m_numberTable};
    for (const SloTabView* const tab : m_tabs) {
        for (TableView* const table : tab->tables())
            all.push_back(table);
    }
    return all;
}

std::vector<Pane::Exportable> SloDetailView::exportables() const
{
    return current()->exportables();
}

void SloDetailView::show(const SloDetail& detail, UtcMs moment)
{
    m_heading->setHeading(detail.title, detail.sentence);
    m_heading->chip().setStatus(detail.status);
    m_heading->chip().setToolTip(detail.reason.toHtmlEscaped());
    m_heading->chip().show();
    m_charts->setFormat({}, moment);
    m_charts->setCharts({detail.sli, detail.budget, detail.burn});
    std::vector<NamedNumber> numbers;
    for (const auto& number : detail.numbers)
        numbers.push_back({.key = number.name.toStdString(), .name = number.name, .reading = number.reading});
    m_numbers.setRows(std::move(numbers));
}

} // namespace traceo
