#include "views/slo/slo_budget_view.h"

#include "export/csv.h"
#include "widgets/bar_button.h"
#include "widgets/chart_menu.h"
#include "widgets/chart_painter.h"
#include "widgets/section_bar.h"
#include "widgets/table_view.h"
#include "widgets/time_series_chart.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr Millis kGoodFor = kMinute; ///< a budget moves slowly
constexpr double kCourse = 72;
constexpr double kBurnDown = 104;

TimeSeriesChart* makeChart(double height)
{
    auto* const chart = new TimeSeriesChart;
    chart->setPlotHeight(height);
    ChartMenu::addTo(*chart);
    return chart;
}

/// As far from the edge as the charts of other tabs.
QWidget* inset(TimeSeriesChart* chart)
{
    auto* const room = new QWidget;
    tightColumn(room)->addWidget(chart);
    room->layout()->setContentsMargins(Scale(room->font())(8), 0, 0, 0);
    return room;
}

} // namespace

SloBudgetView::SloBudgetView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent)
    : SloTabView(tr("Budget"), kGoodFor, parent),
      m_feed(snapshots, clock,
             [config = std::move(config)](const history::Snapshot& snapshot, const Question& question) {
                 return buildBudgetTab(snapshot, config, question);
             }),
      m_changes(bridgeColumns()), m_kinds(bridgeColumns())
{
    auto* const side = new QSplitter(Qt::Horizontal);
    side->addWidget(makeCharts());
    side->addWidget(makeTables());
    side->setSizes({5000, 4000}); // in proportion
    side->setChildrenCollapsible(false);
    setContent(side);
    connect(m_course, &TimeSeriesChart::cursorMoved, this, [this](std::optional<UtcMs> moment) {
        if (moment) // what the pointer left stays, so that it can be read
            pointAt(moment);
    });
    connect(m_course, &TimeSeriesChart::rangeSelected, this, &SloTabView::rangePicked);
    connect(m_toNow, &QAbstractButton::clicked, this, [this] { pointAt({}); });
    follow(m_feed);
}

QWidget* SloBudgetView::makeCharts()
{
    m_course = makeChart(kCourse);
    m_window = new SectionBar;
    m_toNow = new BarButton;
    m_toNow->setFace({.words = tr("To now")});
    m_toNow->setControlHeight(BarButton::Height::Small);
    m_toNow->hide();
    m_window->addAtEnd(m_toNow);
    m_burnDown = makeChart(kBurnDown);
    auto* const charts = new QWidget;
    charts->setBackgroundRole(QPalette::Base);
    charts->setAutoFillBackground(true);
    auto* const column = tightColumn(charts);
    column->setContentsMargins(0, Scale(font())(4), 0, 0);
    column->addWidget(inset(m_course), 4);
    column->addWidget(m_window);
    column->addWidget(inset(m_burnDown), 5);
    return charts;
}

QWidget* SloBudgetView::makeSteps()
{
    auto* const steps = new QWidget;
    auto* const row = new QHBoxLayout(steps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* const one = new QButtonGroup(steps);
    const auto add = [&](const QString& words, const QString& spoken, BarButton::Segment segment, Millis back) {
        auto* const button = new BarButton;
        button->setFace({.words = words});
        button->setAccessibleName(spoken);
        button->setSegment(segment);
        button->setControlHeight(BarButton::Height::Small);
        button->setCheckable(true);
        button->setChecked(back == m_back);
        one->addButton(button);
        row->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, back] {
            m_back = back;
            showMoment();
        });
    };
    add(tr("Hour"), tr("Since an hour before"), BarButton::Segment::First, kHour);
    add(tr("Day"), tr("Since a day before"), BarButton::Segment::Middle, kDay);
    add(tr("Week"), tr("Since a week before"), BarButton::Segment::Last, 7 * kDay);
    return steps;
}

QWidget* SloBudgetView::makeTables()
{
    m_changeHeading = new SectionBar;
    m_changeHeading->addAtEnd(makeSteps());
    m_kindHeading = new SectionBar;
    m_changeTable = makeTable(m_changes, tr("What entered and what left"));
    m_kindTable = makeTable(m_kinds, tr("Two kinds of windows"));
    auto* const both = new QSplitter(Qt::Vertical);
    both->addWidget(stackedUp({m_changeHeading, m_changeTable}, m_changeTable));
    both->addWidget(stackedUp({m_kindHeading, m_kindTable}, m_kindTable));
    both->setChildrenCollapsible(false);
    return both;
}

void SloBudgetView::setMark(const QString& mark)
{
    m_course->setMark(mark);
    m_burnDown->setMark(mark);
}

void SloBudgetView::show(std::shared_ptr<const BudgetTab> tab)
{
    if (m_tab && m_tab->key != tab->key)
        m_pointed.reset();
    m_tab = std::move(tab);
    if (!m_tab->nothing.isEmpty())
        return showNothing(m_tab->key, m_tab->nothing);
    m_course->setFormat({}, m_tab->moment);
    m_burnDown->setFormat({}, m_tab->moment);
    m_course->setChart(m_tab->course);
    showMoment();
    showContentOf(m_tab->key);
}

void SloBudgetView::pointAt(std::optional<UtcMs> moment)
{
    m_pointed = moment;
    showMoment();
}

void SloBudgetView::showMoment()
{
    if (!m_tab || !m_tab->past)
        return;
    const BudgetMoment shown = budgetMoment(*m_tab, m_pointed.value_or(m_tab->moment), m_back, std::max(1, width()));
    m_window->setHeading(tr("The window that ends %1").arg(m_tab->numbers.momentText(shown.at)), shown.window);
    m_toNow->setVisible(m_pointed.has_value());
    m_burnDown->setChart(shown.burnDown);
    shareGutters();
    m_changeHeading->setHeading(tr("What entered and what left"), tr("since %1").arg(shown.since));
    m_kindHeading->setHeading(tr("Two kinds of windows"), shown.kinds);
    m_changes.setRows(shown.changes);
    m_kinds.setRows(shown.kindRows);
}

/// They stand over one another.
void SloBudgetView::shareGutters()
{
    const double right = std::max({112.0, neededRightGutter(m_course->chart(), m_course->styleNow()),
                                   neededRightGutter(m_burnDown->chart(), m_burnDown->styleNow())});
    m_course->setRightGutter(right);
    m_burnDown->setRightGutter(right);
}

std::vector<Pane::Exportable> SloBudgetView::exportables() const
{
    if (!m_tab || !m_tab->nothing.isEmpty())
        return {};
    return {{tr("Budget left of %1, by moment").arg(m_tab->title), m_tab->key + "-budget-left.csv",
             [tab = m_tab] { return toCsv(tab->course); }},
            {tr("Burn-down of %1").arg(m_tab->title), m_tab->key + "-burn-down.csv",
             [this] { return toCsv(m_burnDown->chart()); }},
            {tr("What entered and what left, of %1").arg(m_tab->title), m_tab->key + "-bridge.csv",
             [this] { return toCsv(m_changes); }}};
}

} // namespace traceo
