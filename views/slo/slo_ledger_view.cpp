#include "views/slo/slo_ledger_view.h"

#include "export/csv.h"
#include "widgets/chart_menu.h"
#include "widgets/chart_painter.h"
#include "widgets/section_bar.h"
#include "widgets/table_view.h"
#include "widgets/time_series_chart.h"

#include <QLayout>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr Millis kGoodFor = kMinute;
constexpr double kPlot = 104;

} // namespace

SloLedgerView::SloLedgerView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent)
    : SloTabView(tr("Ledger"), kGoodFor, parent),
      m_feed(snapshots, clock,
             [config = std::move(config)](const history::Snapshot& snapshot, const Question& question) {
                 return buildLedgerTab(snapshot, config, question);
             }),
      m_accounts(accountColumns()), m_months(monthColumns()), m_spent(new TimeSeriesChart), m_accountHeading(new SectionBar),
      m_monthHeading(new SectionBar)
{
    m_spent->setForm(ChartForm::Stack);
    m_spent->setPlotHeight(kPlot);
    ChartMenu::addTo(*m_spent);
    auto* const chart = stackedUp({m_spent}, m_spent);
    chart->layout()->setContentsMargins(Scale(font())(8), Scale(font())(4), 0, 0);
    m_accountTable = makeTable(m_accounts, tr("Accounts"), hiding(4, shapesOf(m_accounts)));
    m_monthTable = makeTable(m_months, tr("Months"));
    auto* const left = new QSplitter(Qt::Vertical);
    left->addWidget(chart);
    left->addWidget(stackedUp({m_monthHeading, m_monthTable}, m_monthTable));
    left->setChildrenCollapsible(false);
    auto* const side = new QSplitter(Qt::Horizontal);
    side->addWidget(left);
    side->addWidget(stackedUp({m_accountHeading, m_accountTable}, m_accountTable));
    side->setSizes({5000, 4000}); // in proportion
    side->setChildrenCollapsible(false);
    setContent(side);
    connect(m_spent, &TimeSeriesChart::rangeSelected, this, &SloTabView::rangePicked);
    follow(m_feed);
}

void SloLedgerView::setMark(const QString& mark)
{
    m_spent->setMark(mark);
}

void SloLedgerView::show(std::shared_ptr<const LedgerTab> tab)
{
    m_tab = std::move(tab);
    if (!m_tab->nothing.isEmpty())
        return showNothing(m_tab->key, m_tab->nothing);
    m_spent->setFormat({}, m_tab->moment);
    m_spent->setChart(m_tab->spent);
    m_spent->setRightGutter(std::max(112.0, neededRightGutter(m_tab->spent, m_spent->styleNow())));
    m_accounts.setRows(m_tab->accounts);
    m_months.setRows(m_tab->months);
    m_accountHeading->setHeading(tr("Accounts"), m_tab->sum);
    m_accountHeading->setToolTip(m_tab->rules.toHtmlEscaped());
    m_monthHeading->setHeading(tr("Months"), tr("closing = opening + debits − credits"));
    showContentOf(m_tab->key);
}

std::vector<Pane::Exportable> SloLedgerView::exportables() const
{
    if (!m_tab || !m_tab->nothing.isEmpty())
        return {};
    return {{tr("Accounts"), m_tab->key + "-accounts.csv", [this] { return toCsv(m_accounts); }},
            {tr("Months"), m_tab->key + "-months.csv", [this] { return toCsv(m_months); }},
            {tr("Spent since the window began"), m_tab->key + "-spent.csv", [tab = m_tab] { return toCsv(tab->spent); }}};
}

} // namespace traceo
