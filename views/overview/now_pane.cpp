#include "views/overview/now_pane.h"

#include "core/format.h"
#include "export/csv.h"
#include "overview/overview_table.h"
#include "views/offers.h"
#include "views/pane_frame.h"
#include "views/parts.h"
#include "widgets/pane_bar.h"
#include "widgets/section_bar.h"
#include "widgets/state_view.h"
#include "widgets/status_strip.h"
#include "widgets/strip_painter.h"
#include "widgets/table_view.h"
#include "widgets/tile_strip.h"
#include "widgets/word_label.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr int kTwoLines = 44;
/// Whatever is heard of, failed polls too, counts it anew at once; its bar says as of when its ages are.
constexpr std::chrono::minutes kAges{4};
constexpr double kPageMargin = 12; ///< beside what the names keep from the edge
/// Services by hour take no more than this part of the height, whatever it is not fewer.
constexpr int kShareOfHours = 5;
constexpr std::size_t kFewestServices = 4;
// Columns of findingColumns().
constexpr int kRank = 1;
constexpr int kKind = 2;
constexpr int kReason = 3;
constexpr int kAge = 5;
constexpr int kOwner = 6;

/// What is searched and exported, but not shown as a column of its own.
std::vector<TableColumn> listShapes(const RowModel<Finding>& model)
{
    auto columns = shapesOf(model);
    for (const int hidden : {kRank, kKind, kReason})
        columns[std::size_t(hidden)].hidden = true;
    columns[kOwner].stretch = 0;
    columns[kOwner].widest = u"Storefront and more"_s;
    return columns;
}

} // namespace

NowPane::NowPane(Parts parts, QWidget* parent)
    : Pane(tr("Now"), parts.origin, parent), m_config(std::move(parts.config)),
      m_feed(std::move(parts.snapshots), parts.clock,
             [config = m_config](const history::Snapshot& snapshot, const Question& question) {
                 return build(snapshot, config, question);
             }),
      m_findings(findingColumns()), m_alerts(alertColumns())
{
    frame().setContent(makeContent());
    connectParts();
    if (m_config.sources.empty())
        frame().state().showEmpty(
            IconName::Overview, tr("Nothing is watched yet"),
            tr("The address of a Prometheus, a VictoriaMetrics or an Alertmanager is enough to begin with."),
            Pane::tr("Add source…"));
    else
        frame().state().showLoading(tr("Waiting for the history"));
}

QWidget* NowPane::makeContent()
{
    m_split = new QSplitter(Qt::Vertical);
    m_split->addWidget(makeList());
    m_split->addWidget(makeHours());
    m_split->addWidget(makeAlerts());
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 0);
    m_split->setStretchFactor(2, 2);
    m_split->setChildrenCollapsible(false);
    return m_split;
}

QWidget* NowPane::makeList()
{
    m_heading = new SectionBar;
    m_ageHead = new WordLabel(TextRole::Small, Tone::Secondary);
    m_ageHead->setText(tr("since"));
    m_ageHead->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_ownerHead = new WordLabel(TextRole::Small, Tone::Secondary);
    m_ownerHead->setText(tr("owner"));
    m_heading->addAtEnd(m_ageHead);
    m_heading->addAtEnd(m_ownerHead);

    m_list = new TableView;
    m_list->setAccessibleName(tr("Needs attention"));
    m_list->setDensity(kTwoLines);
    m_list->setSource(&m_findings, listShapes(m_findings), kRank);
    m_list->horizontalHeader()->hide();
    m_calm = new StateView;
    m_listPages = new QStackedWidget;
    m_listPages->addWidget(m_list);
    m_listPages->addWidget(m_calm);

    auto* part = new QWidget;
    auto* column = tightColumn(part);
    column->addWidget(m_heading);
    column->addWidget(m_listPages, 1);
    return part;
}

QWidget* NowPane::makeHours()
{
    m_hoursHeading = new SectionBar;
    m_hours = new StatusStrip;
    m_hoursPart = new QWidget;
    auto* column = tightColumn(m_hoursPart);
    column->addWidget(m_hoursHeading);
    column->addWidget(m_hours);
    m_hoursPart->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_hoursPart->hide();
    return m_hoursPart;
}

QWidget* NowPane::makeAlerts()
{
    m_alertHeading = new SectionBar;
    m_alertTable = new TableView;
    m_alertTable->setAccessibleName(tr("Alerts of the range"));
    constexpr int kBegan = 4;
    m_alertTable->setSource(&m_alerts, shapesOf(m_alerts), kBegan);
    m_alertTable->sortByColumn(kBegan, Qt::DescendingOrder);

    auto* part = new QWidget;
    auto* column = tightColumn(part);
    column->addWidget(m_alertHeading);
    column->addWidget(m_alertTable, 1);
    return part;
}

void NowPane::connectParts()
{
    connect(&frame().state(), &StateView::actionChosen, this, [this] { Q_EMIT actionWanted(kAddSource); });
    m_ageing.setObjectName(u"ageing"_s);
    m_ageing.setInterval(kAges);
    m_ageing.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_ageing, &QTimer::timeout, this, &NowPane::age);
    frame().offerCancel(m_feed);
    connect(&m_feed, &ReportFeed::changed, this, [this] { show(m_feed.report()); });
    connect(&m_feed, &ReportFeed::failed, this, &NowPane::showError);
    connect(m_alertTable, &TableView::explanationChosen, this, &Pane::explained);
    connect(m_alertTable, &TableView::shownRowsChanged, this, &NowPane::showCounts);
    frame().bar().setTables({m_list, m_alertTable});
    connectList();
}

void NowPane::connectList()
{
    connect(m_list, &TableView::shownRowsChanged, this, &NowPane::showCounts);
    connect(m_list, &TableView::rowChosen, this, &Pane::objectSelected);
    connect(m_list, &TableView::rowChosen, this, &NowPane::pointAt); // after it: what is said of another object goes
    connect(m_list, &TableView::rowActivated, this, &NowPane::follow);
    connect(m_list, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& index) { follow(index.data(KeyRole).toString()); });
    connect(m_list->horizontalHeader(), &QHeaderView::sectionResized, this, &NowPane::placeHeads);
}

void NowPane::ask(const Question& question)
{
    m_feed.ask(question);
}

void NowPane::setWatched(bool watched)
{
    m_feed.setWatched(watched);
    watched ? m_ageing.start() : m_ageing.stop();
}

void NowPane::noteCommit()
{
    m_feed.noteCommit();
    if (m_feed.isWatched())
        m_ageing.start();
}

/// A moment of the past does not age, and nobody looks at a window that is hidden.
void NowPane::age()
{
    m_hasAged = !isVisible();
    if (isVisible() && !m_feed.question().at)
        m_feed.noteCommit();
}

void NowPane::showEvent(QShowEvent* event)
{
    Pane::showEvent(event);
    if (m_hasAged)
        age();
}

void NowPane::show(std::shared_ptr<const OverviewReport> report)
{
    m_report = std::move(report);
    frame().clearError();
    m_findings.setRows(m_report->list);
    m_alerts.setRows(m_report->alerts);
    frame().tiles().setTiles(tilesOf(m_report->tiles));
    if (m_report->list.empty())
        m_calm->showEmpty(IconName::Overview, m_report->headline, m_report->unseen);
    m_listPages->setCurrentIndex(m_report->list.empty() ? 1 : 0);
    if (!m_config.sources.empty())
        frame().showContent(m_list);
    showCounts();
    showHours();
    placeHeads();
    Q_EMIT reported();
}

void NowPane::showCounts()
{
    if (!m_report)
        return;
    frame().bar().setCount(tr("as of %1").arg(momentText(m_report->moment, m_report->moment)));
    frame().bar().setPartial(m_report->isFilling              ? tr("filling: history is still being fetched")
                                 : m_report->unseen.isEmpty() ? QString()
                                                              : tr("not all can be seen"));
    if (m_report->list.empty())
        m_heading->setHeading(tr("Needs attention"), {}); // the page says that nothing does
    else
        m_heading->setHeading(m_report->headline, noteOfList());
    m_ageHead->setVisible(!m_report->list.empty());
    m_ownerHead->setVisible(!m_report->list.empty());
    const QString range = rangeText(m_report->range, m_report->moment);
    m_alertHeading->setHeading(tr("Alerts"),
                               m_alerts.rowCount() == 0 ? tr("%1, none fired").arg(range)
                                                        : tr("%1, %2 of %3, newest first")
                                                              .arg(range, QString::number(m_alertTable->shownRows()),
                                                                   QString::number(m_alerts.rowCount())));
}

/// Beside how many need attention: why there are more lines, or fewer.
QString NowPane::noteOfList() const
{
    const int all = m_findings.rowCount();
    if (m_list->shownRows() < all)
        return tr("%1 of %2 lines shown").arg(m_list->shownRows()).arg(all);
    if (!m_report->unseen.isEmpty())
        return m_report->unseen;
    const int quiet = all - m_report->attention;
    return quiet > 0 ? tr("and %n silenced; worst first, a line leads to its detail", nullptr, quiet)
                     : tr("worst first; a line leads to its detail");
}

void NowPane::showHours()
{
    m_hoursPart->setVisible(m_report && !m_report->hours.lanes.empty());
    if (!m_hoursPart->isVisibleTo(this))
        return;
    Strip shown = m_report->hours;
    const std::size_t all = shown.lanes.size();
    const int room = height() / kShareOfHours;
    while (shown.lanes.size() > kFewestServices && stripHeight(font(), shown) > room)
        shown.lanes.pop_back();
    m_hoursHeading->setHeading(
        shown.title,
        tr("worst of burn rate and alerts in each hour, %1 of %2 services, worst first; hatched: not known")
            .arg(QString::number(shown.lanes.size()), QString::number(all)));
    m_hours->setFormat({}, m_report->moment);
    m_hours->setLeftGutter(neededLeftGutter(shown, font()) + kPageMargin);
    m_hours->setStrip(std::move(shown));
}

void NowPane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    showHours();
}

/// The words of the bar stand over the columns they name.
void NowPane::placeHeads()
{
    const Scale scale(font());
    m_ageHead->setFixedWidth(m_list->columnWidth(kAge) - scale(8));
    m_ownerHead->setFixedWidth(std::max(0, m_list->columnWidth(kOwner) - scale(12)));
}

const Finding* NowPane::finding(const QString& key) const
{
    const int row = m_findings.rowOf(key);
    return row < 0 ? nullptr : &m_findings.row(row);
}

void NowPane::pointAt(const QString& key)
{
    const Finding* chosen = finding(key);
    if (chosen != nullptr && chosen->age.why)
        Q_EMIT pointedAt(chosen->age.why, chosen->title);
}

void NowPane::follow(const QString& key)
{
    const Finding* chosen = finding(key);
    if (chosen != nullptr && !chosen->link.pane.empty())
        Q_EMIT linkFollowed(chosen->link);
    else if (chosen != nullptr && chosen->age.why)
        Q_EMIT explained(chosen->age.why, chosen->title);
}

void NowPane::showError(const Error& error)
{
    frame().showError(error, m_report ? PaneFrame::Kept::LastReport : PaneFrame::Kept::Nothing);
}

std::vector<Pane::Exportable> NowPane::makeExportables() const
{
    if (!m_report)
        return {};
    return {{tr("Needs attention"), "now.csv", [this] { return toCsv(m_findings); }},
            {m_report->hours.title, "state-by-hour.csv", [this] { return toCsv(m_report->hours); }},
            {tr("Alerts"), "alerts.csv", [this] { return toCsv(m_alerts); }}};
}

Pane::Badge NowPane::badge() const
{
    if (!m_report || m_report->attention == 0)
        return {};
    Badge badge{.worst = m_report->worst};
    badge.count = int(std::ranges::count(m_report->list, badge.worst, &Finding::status));
    return badge;
}

std::optional<std::map<QString, Pane::Badge>> NowPane::badgesElsewhere() const
{
    if (!m_report)
        return {};
    std::map<QString, Badge> badges;
    for (const auto& [pane, states] : m_report->states)
        badges[QString::fromStdString(pane)] = badgeOf(states);
    return badges;
}

bool NowPane::isComplete() const
{
    return m_config.sources.empty() || (m_report && !m_report->isFilling && m_feed.isCurrent());
}

std::vector<Pane::Object> NowPane::objects() const
{
    std::vector<Object> objects;
    if (m_report)
        for (const Finding& one : m_report->list)
            objects.push_back({.key = QString::fromStdString(one.key), .name = one.title, .status = one.status});
    return objects;
}

QString NowPane::selected() const
{
    return m_list->selectedKey();
}

void NowPane::open(const QString& key)
{
    if (!key.isEmpty())
        m_list->selectKey(key);
}

} // namespace traceo
