#include "views/cache/cache_pane.h"

#include "cache/cache_table.h"
#include "core/format.h"
#include "export/csv.h"
#include "views/cache/cache_compare_view.h"
#include "views/cache/cache_detail_view.h"
#include "views/cache/cache_index_view.h"
#include "views/offers.h"
#include "views/pane_frame.h"
#include "views/parts.h"
#include "widgets/bar_button.h"
#include "widgets/pane_bar.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "widgets/tile_strip.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr Millis kSettled{150}; // after the last step of a resize

} // namespace

CachePane::CachePane(Parts parts, QWidget* parent)
    : Pane(tr("Cache"), parts.origin, parent),
      m_feed(parts.snapshots, parts.clock,
             [config = parts.config](const history::Snapshot& snapshot, const Question& question) {
                 return build(snapshot, config, question);
             }),
      m_rows(cacheColumns())
{
    makeSwitch();
    frame().setContent(makeContent(parts));
    connectParts();
    connectForms();
    setForm(Form::Instances);
    if (parts.hasSources)
        frame().state().showLoading(tr("Waiting for the history"));
    else
        showEmpty();
}

void CachePane::makeSwitch()
{
    auto* const all = new QWidget;
    auto* const row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto add = [this, row](Form form, const QString& words, BarButton::Segment segment) {
        auto* const button = new BarButton;
        button->setFace({.words = words});
        button->setSegment(segment);
        button->setControlHeight(BarButton::Height::Small);
        button->setCheckable(true);
        row->addWidget(button);
        m_switch.push_back(button);
        connect(button, &QAbstractButton::clicked, this, [this, form] { setForm(form); });
    };
    add(Form::Instances, tr("Instances"), BarButton::Segment::First);
    add(Form::Indexes, tr("Indexes"), BarButton::Segment::Middle);
    add(Form::Compare, tr("Compare"), BarButton::Segment::Last);
    frame().bar().addControl(all);
}

QWidget* CachePane::makeInstances()
{
    m_table = new TableView;
    m_table->setAccessibleName(tr("Caches"));
    m_table->setSource(&m_rows, shapesOf(m_rows));
    m_detail = new CacheDetailView;
    if (origin() == Origin::Generated)
        m_detail->setMark(tr("generated data"));
    auto* const split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    split->setSizes({1500, 4000}); // in proportion, whatever the detail would like to have
    split->setChildrenCollapsible(false);
    return split;
}

QWidget* CachePane::makeContent(const Parts& parts)
{
    m_indexes = new CacheIndexView(parts.snapshots, parts.clock, parts.config);
    m_compare = new CacheCompareView(parts.snapshots, parts.clock, parts.config);
    m_forms = new QStackedWidget;
    m_forms->addWidget(makeInstances());
    m_forms->addWidget(m_indexes);
    m_forms->addWidget(m_compare);
    return m_forms;
}

void CachePane::connectParts()
{
    connect(&frame().state(), &StateView::actionChosen, this, [this] { Q_EMIT actionWanted(kAddSource); });
    m_resized.setSingleShot(true);
    m_resized.setInterval(kSettled);
    connect(&m_resized, &QTimer::timeout, this, [this] {
        if (m_detail->columns() != m_feed.question().columns)
            ask(m_feed.question());
    });
    frame().offerCancel(m_feed);
    connect(&m_feed, &ReportFeed::changed, this, [this] { show(m_feed.report()); });
    connect(&m_feed, &ReportFeed::failed, this, &CachePane::showError);
    connect(m_table, &TableView::rowChosen, this, &CachePane::select);
    connect(m_table, &TableView::shownRowsChanged, this, &CachePane::showCount);
    connect(m_table, &TableView::explanationChosen, this, &Pane::explained);
    connect(m_detail, &CacheDetailView::explanationChosen, this, &Pane::explained);
    connect(m_detail, &CacheDetailView::rangePicked, this, &Pane::rangePicked);
    connect(m_detail, &CacheDetailView::tabChosen, &m_resized, qOverload<>(&QTimer::start));
}

void CachePane::connectForms()
{
    const auto showFailure = [this](bool hasReport, const Error& error) {
        frame().showError(error, hasReport ? PaneFrame::Kept::LastReport : PaneFrame::Kept::Nothing);
    };
    connect(m_indexes, &CacheIndexView::explanationChosen, this, &Pane::explained);
    const auto noteReport = [this] {
        frame().clearError();
        Q_EMIT reported();
    };
    connect(m_indexes, &CacheIndexView::reported, this, noteReport);
    connect(m_indexes, &CacheIndexView::failed, this,
            [this, showFailure](const Error& error) { showFailure(m_indexes->hasReport(), error); });
    connect(m_compare, &CacheCompareView::explanationChosen, this, &Pane::explained);
    connect(m_compare, &CacheCompareView::reported, this, noteReport);
    connect(m_compare, &CacheCompareView::failed, this,
            [this, showFailure](const Error& error) { showFailure(m_compare->hasReport(), error); });
    std::vector<TableView*> tables = m_detail->tables();
    tables.insert(tables.begin(), m_table);
    tables.push_back(m_indexes->table());
    tables.push_back(m_compare->table());
    frame().bar().setTables(std::move(tables));
}

QStringList CachePane::forms() const
{
    return {u"instances"_s, u"indexes"_s, u"compare"_s};
}

CachePane::Form CachePane::form() const
{
    return Form(m_forms->currentIndex());
}

QWidget* CachePane::firstOf(Form form) const
{
    switch (form) {
    case Form::Instances:
        return m_table;
    case Form::Indexes:
        return m_indexes->table();
    case Form::Compare:
        return m_compare;
    }
    Q_UNREACHABLE();
}

void CachePane::setForm(Form form)
{
    m_forms->setCurrentIndex(int(form));
    for (std::size_t i = 0; i < m_switch.size(); ++i)
        m_switch[i]->setChecked(i == std::size_t(form));
    watchForm();
    if (m_report && !m_report->rows.empty())
        frame().showContent(firstOf(form));
}

/// The instances are watched in any form: the numbers above are theirs.
void CachePane::watchForm()
{
    m_feed.setWatched(m_isWatched);
    m_indexes->setWatched(m_isWatched && form() == Form::Indexes);
    m_compare->setWatched(m_isWatched && form() == Form::Compare);
}

void CachePane::noteCommit()
{
    m_feed.noteCommit();
    m_indexes->noteCommit();
    m_compare->noteCommit();
}

void CachePane::setWatched(bool watched)
{
    m_isWatched = watched;
    watchForm();
}

void CachePane::showEmpty()
{
    frame().showState();
    frame().state().showEmpty(
        IconName::Cache, tr("No caches yet"),
        tr("No source has series of a cache. Let Prometheus scrape redis_exporter, memcached_exporter or postgres_exporter, or "
           "ask a server directly: add %1 under “sources:” of the workspace; “%2” then tells whether it answers.")
            .arg(u"{name: sessions, kind: redis, url: \"redis://127.0.0.1:6379\"}"_s, u"traceo cache status"_s),
        Pane::tr("Add source…"));
}

void CachePane::ask(const Question& question)
{
    Question next = question;
    next.selected = m_picked.toStdString();
    next.filter.clear();
    next.columns = m_detail->columns();
    m_feed.ask(next);
    next.selected.clear();
    m_indexes->ask(next);
    m_compare->ask(next);
}

void CachePane::select(const QString& key)
{
    // what was picked last may be on its way still
    const bool isShown = m_report && m_report->detail && key.toStdString() == m_report->detail->key;
    if (key.isEmpty() || (m_picked.isEmpty() ? isShown : key == m_picked))
        return; // the table follows the report
    m_picked = key;
    ask(m_feed.question());
    Q_EMIT objectSelected(key);
}

std::vector<Pane::Object> CachePane::objects() const
{
    std::vector<Object> objects;
    if (m_report)
        for (const CacheRow& row : m_report->rows)
            objects.push_back({.key = QString::fromStdString(row.key), .name = plainText(row.name), .status = row.status});
    return objects;
}

QString CachePane::selected() const
{
    const bool isThere =
        m_report && std::ranges::find(m_report->rows, m_picked.toStdString(), &CacheRow::key) != m_report->rows.end();
    if (isThere) // its detail may be on its way
        return m_picked;
    return m_report && m_report->detail ? QString::fromStdString(m_report->detail->key) : QString();
}

void CachePane::open(const QString& key)
{
    if (key.isEmpty())
        return;
    setForm(Form::Instances);
    select(key);
}

void CachePane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    m_resized.start();
}

void CachePane::show(std::shared_ptr<const CacheReport> report)
{
    m_report = std::move(report);
    frame().clearError();
    m_rows.setRows(m_report->rows);
    frame().tiles().setTiles(tilesOf(m_report->tiles));
    m_compare->setCaches(m_report->rows, m_report->detail ? m_report->detail->key : std::string());
    if (m_report->detail) {
        m_table->selectKey(QString::fromStdString(m_report->detail->key));
        m_detail->show(*m_report->detail, m_report->moment);
    }
    if (m_report->rows.empty())
        showEmpty();
    else
        frame().showContent(firstOf(form()));
    showCount();
    Q_EMIT reported();
}

void CachePane::showCount()
{
    const int all = m_rows.rowCount();
    frame().bar().setCount(all == 0                          ? QString()
                               : m_table->shownRows() == all ? tr("%n instance(s), worst first", nullptr, all)
                                                             : tr("%1 of %2 instances").arg(m_table->shownRows()).arg(all));
    frame().setFilling(m_report && m_report->isFilling);
}

void CachePane::showError(const Error& error)
{
    frame().showError(error, m_report ? PaneFrame::Kept::LastReport : PaneFrame::Kept::Nothing);
}

std::vector<Pane::Exportable> CachePane::makeExportables() const
{
    if (!m_report)
        return {};
    std::vector<Exportable> items = {{tr("Caches"), "caches.csv", [this] { return toCsv(m_rows); }}};
    const auto add = [&items](std::vector<Exportable> more) { std::ranges::move(more, std::back_inserter(items)); };
    if (m_report->detail)
        add(m_detail->exportables(m_report));
    add(m_indexes->exportables());
    add(m_compare->exportables());
    return items;
}

Pane::Badge CachePane::badge() const
{
    std::vector<Status> states;
    if (m_report)
        std::ranges::transform(m_report->rows, std::back_inserter(states), &CacheRow::status);
    return badgeOf(states);
}

bool CachePane::isComplete() const
{
    const bool isFormComplete = form() == Form::Indexes ? m_indexes->isComplete()
        : form() == Form::Compare                       ? m_compare->isComplete()
                                                        : true;
    return m_report && !m_report->isFilling && m_feed.isCurrent() && isFormComplete;
}

} // namespace traceo
