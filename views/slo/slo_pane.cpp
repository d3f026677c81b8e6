#include "views/slo/slo_pane.h"

#include "core/format.h"
#include "export/csv.h"
#include "slo/slo_table.h"
#include "views/offers.h"
#include "views/pane_frame.h"
#include "views/parts.h"
#include "views/slo/slo_detail_view.h"
#include "widgets/bar_button.h"
#include "widgets/pane_bar.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "widgets/tile_strip.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr Millis kSettled{150}; // after the last step of a resize

} // namespace

SloPane::SloPane(Parts parts, QWidget* parent)
    : Pane(tr("SLOs"), parts.origin, parent), m_clock(parts.clock), m_config(std::move(parts.config)),
      m_feed(parts.snapshots, parts.clock,
             [config = m_config](const history::Snapshot& snapshot, const Question& question) {
                 return build(snapshot, config, question);
             }),
      m_rows(sloColumns())
{
    frame().setContent(makeContent(parts.snapshots));
    connectParts();
    if (parts.hasSources && !m_config.slos.empty())
        offerNew();
    if (m_config.slos.empty())
        showNoSlos(parts.hasSources);
    else
        frame().state().showLoading(tr("Waiting for the history"));
}

/// Without a source there is nothing that an SLO could be made of.
void SloPane::showNoSlos(bool hasSources)
{
    frame().state().showEmpty(IconName::Slo, tr("No SLOs yet"),
                              tr("The command “New SLO…” makes one; a source that is added proposes some."),
                              hasSources ? tr("New SLO…") : Pane::tr("Add source…"));
    connect(&frame().state(), &StateView::actionChosen, this,
            [this, hasSources] { Q_EMIT actionWanted(hasSources ? kNewSlo : kAddSource); });
}

void SloPane::offerNew()
{
    auto* const button = new BarButton;
    button->setControlHeight(BarButton::Height::Small);
    button->setFace({.words = tr("New SLO…")});
    button->setAccessibleDescription(tr("Opens the form for a new SLO"));
    frame().bar().addControl(button);
    setTabOrder(&frame().bar().filter(), button);
    connect(button, &QAbstractButton::clicked, this, [this] { Q_EMIT actionWanted(kNewSlo); });
}

QWidget* SloPane::makeContent(const SnapshotSource& snapshots)
{
    m_table = new TableView;
    m_table->setAccessibleName(tr("SLOs"));
    m_table->setSource(&m_rows, shapesOf(m_rows));
    m_detail = new SloDetailView({.config = m_config, .snapshots = snapshots, .clock = m_clock});
    if (origin() == Origin::Generated)
        m_detail->setMark(tr("generated data"));

    auto* split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({2000, 3000}); // in proportion, whatever the detail would like to have
    split->setChildrenCollapsible(false);
    return split;
}

void SloPane::connectParts()
{
    m_resized.setSingleShot(true);
    m_resized.setInterval(kSettled);
    connect(&m_resized, &QTimer::timeout, this, &SloPane::settle);
    frame().offerCancel(m_feed);
    connect(&m_feed, &ReportFeed::changed, this, &SloPane::take);
    connect(&m_feed, &ReportFeed::failed, this, &SloPane::showError);
    connect(m_table, &TableView::rowChosen, this, &SloPane::select);
    connect(m_table, &TableView::shownRowsChanged, this, &SloPane::showCount);
    connect(m_table, &TableView::explanationChosen, this, &Pane::explained);
    connect(m_detail, &SloDetailView::explanationChosen, this, &Pane::explained);
    connect(m_detail, &SloDetailView::rangePicked, this, &Pane::rangePicked);
    connect(m_detail, &SloDetailView::editWanted, this, [this] { Q_EMIT actionWanted(kEditSlo); });
    connect(m_detail, &SloDetailView::reported, this, &Pane::reported);
    connect(m_detail, &SloDetailView::tabChosen, &m_resized, qOverload<>(&QTimer::start));
    std::vector<TableView*> tables = m_detail->tables();
    tables.insert(tables.begin(), m_table);
    frame().bar().setTables(std::move(tables));
}

/// After the last step of a resize, or when charts have their size for the first time: wider ones have more columns.
void SloPane::settle()
{
    if (m_detail->columns() != m_feed.question().columns)
        ask(m_feed.question());
    askDetail();
}

/// Its tabs, of the SLO that the report shows.
void SloPane::askDetail()
{
    if (!m_report || !m_report->detail)
        return;
    Question question = m_feed.question();
    question.selected = m_report->detail->key;
    m_detail->ask(question);
}

void SloPane::noteCommit()
{
    m_feed.noteCommit();
    m_detail->noteCommit();
}

void SloPane::setWatched(bool watched)
{
    m_feed.setWatched(watched);
    m_detail->setWatched(watched);
}

void SloPane::ask(const Question& question)
{
    Question next = question;
    next.selected = m_picked.isEmpty() ? m_kept : m_picked.toStdString();
    next.columns = m_detail->columns();
    m_feed.ask(next);
}

void SloPane::select(const QString& key)
{
    // what was picked last may be on its way still
    const bool isShown = m_report && m_report->detail && key.toStdString() == m_report->detail->key;
    if (key.isEmpty() || (m_picked.isEmpty() ? isShown : key == m_picked))
        return; // the table follows the report
    m_picked = key;
    ask(m_feed.question());
    Q_EMIT objectSelected(key);
}

std::vector<Pane::Object> SloPane::objects() const
{
    std::vector<Object> objects;
    if (m_report)
        for (const SloRow& row : m_report->rows)
            objects.push_back({.key = QString::fromStdString(row.key), .name = row.displayName, .status = row.status});
    return objects;
}

QString SloPane::selected() const
{
    return m_table->selectedKey();
}

void SloPane::open(const QString& key)
{
    if (!key.isEmpty())
        select(key);
}

void SloPane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    m_resized.start();
}

/// What is looked at stays, also where another one becomes the worst meanwhile: nobody went there.
void SloPane::take()
{
    const auto next = m_feed.report();
    const bool isFree = m_picked.isEmpty() && m_kept.empty();
    const bool isSettled = m_report && m_report->detail && !m_report->isFilling;
    const bool leaves = isFree && isSettled && next->detail && next->detail->key != m_report->detail->key;
    if (!leaves || std::ranges::find(next->rows, m_report->detail->key, &SloRow::key) == next->rows.end())
        return show(next);
    m_kept = m_report->detail->key;
    ask(m_feed.question());
}

void SloPane::show(std::shared_ptr<const SloReport> report)
{
    m_report = std::move(report);
    frame().clearError();
    m_rows.setRows(m_report->rows);
    frame().tiles().setTiles(tilesOf(m_report->tiles));
    if (m_report->detail) {
        m_table->selectKey(QString::fromStdString(m_report->detail->key));
        m_detail->show(*m_report->detail, m_report->moment);
        askDetail();
    }
    if (!m_report->rows.empty())
        frame().showContent(m_table);
    showCount();
    Q_EMIT reported();
}

void SloPane::showCount()
{
    frame().bar().setCount(tr("%1 of %2").arg(QString::number(m_table->shownRows()), QString::number(m_rows.rowCount())));
    frame().setFilling(m_report && m_report->isFilling);
}

void SloPane::showError(const Error& error)
{
    frame().showError(error, m_report ? PaneFrame::Kept::LastReport : PaneFrame::Kept::Nothing);
}

std::vector<Pane::Exportable> SloPane::makeExportables() const
{
    if (!m_report)
        return {};
    std::vector<Exportable> items = {{tr("SLOs"), "slos.csv", [this] { return toCsv(m_rows); }}};
    if (m_report->detail) {
        addDetail(items);
        std::ranges::move(m_detail->exportables(), std::back_inserter(items));
    }
    return items;
}

void SloPane::addDetail(std::vector<Exportable>& items) const
{
    const auto chart = [this, &items](const QString& name, const char* file, Chart SloDetail::*which) {
        items.push_back({tr("%1 of %2").arg(name, m_report->detail->title), m_report->detail->key + file,
                         [report = m_report, which] { return toCsv((*report->detail).*which); }});
    };
    items.push_back({tr("Numbers of %1").arg(m_report->detail->title), m_report->detail->key + "-numbers.csv",
                     [this] { return toCsv(m_detail->numbers()); }});
    chart(tr("SLI"), "-sli.csv", &SloDetail::sli);
    chart(tr("Error budget"), "-budget.csv", &SloDetail::budget);
    chart(tr("Burn rate"), "-burn.csv", &SloDetail::burn);
}

Pane::Badge SloPane::badge() const
{
    std::vector<Status> states;
    if (m_report)
        std::ranges::transform(m_report->rows, std::back_inserter(states), &SloRow::status);
    return badgeOf(states);
}

bool SloPane::isComplete() const
{
    return m_config.slos.empty()
        || (m_report && !m_report->isFilling && m_feed.isCurrent() && (!m_report->detail || m_detail->isComplete()));
}

} // namespace traceo
