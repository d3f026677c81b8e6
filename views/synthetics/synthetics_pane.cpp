#include "views/synthetics/synthetics_pane.h"

#include "export/csv.h"
#include "synthetics/synthetics_table.h"
#include "views/offers.h"
#include "views/pane_frame.h"
#include "views/parts.h"
#include "views/synthetics/matrix_of.h"
#include "views/synthetics/probe_detail_view.h"
#include "widgets/bar_button.h"
#include "widgets/pane_bar.h"
#include "widgets/state_view.h"
#include "widgets/status_matrix.h"
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

SyntheticsPane::SyntheticsPane(Parts parts, QWidget* parent)
    : Pane(tr("Synthetics"), parts.origin, parent), m_clock(parts.clock),
      m_feed(std::move(parts.snapshots), parts.clock,
             [config = parts.config](const history::Snapshot& snapshot, const Question& question) {
                 return build(snapshot, config, question);
             }),
      m_rows(probeColumns())
{
    makeSwitch();
    frame().setContent(makeContent());
    connectParts();
    setForm(Form::Matrix);
    if (parts.hasSources)
        frame().state().showLoading(tr("Waiting for the history"));
    else
        showEmpty();
}

void SyntheticsPane::makeSwitch()
{
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto add = [row](const QString& words, BarButton::Segment segment) {
        auto* button = new BarButton;
        button->setFace({.words = words});
        button->setSegment(segment);
        button->setControlHeight(BarButton::Height::Small);
        button->setCheckable(true);
        row->addWidget(button);
        return button;
    };
    m_asMatrix = add(tr("Matrix"), BarButton::Segment::First);
    m_asTable = add(tr("Table"), BarButton::Segment::Last);
    frame().bar().addControl(both);
}

QWidget* SyntheticsPane::makeContent()
{
    m_matrix = new StatusMatrix;
    m_table = new TableView;
    m_table->setAccessibleName(tr("Checks by region"));
    m_table->setSource(&m_rows, shapesOf(m_rows));
    m_forms = new QStackedWidget;
    m_forms->addWidget(m_matrix);
    m_forms->addWidget(m_table);
    m_detail = new ProbeDetailView;
    if (origin() == Origin::Generated)
        m_detail->setMark(tr("generated data"));

    auto* split = new QSplitter(Qt::Vertical);
    split->addWidget(m_forms);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    return split;
}

void SyntheticsPane::connectParts()
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
    connect(&m_feed, &ReportFeed::failed, this, &SyntheticsPane::showError);
    connect(m_asMatrix, &QAbstractButton::clicked, this, [this] { setForm(Form::Matrix); });
    connect(m_asTable, &QAbstractButton::clicked, this, [this] { setForm(Form::Table); });
    connect(m_table, &TableView::rowChosen, this, &SyntheticsPane::select);
    connect(m_matrix, &StatusMatrix::selectedCellChanged, this, &SyntheticsPane::select);
    connect(m_table, &TableView::shownRowsChanged, this, &SyntheticsPane::showCount);
    connect(m_table, &TableView::explanationChosen, this, &Pane::explained);
    connect(m_matrix, &StatusMatrix::explanationChosen, this, &Pane::explained);
    connect(m_detail, &ProbeDetailView::explanationChosen, this, &Pane::explained);
    connect(m_detail, &ProbeDetailView::rangePicked, this, &Pane::rangePicked);
    std::vector<TableView*> tables = m_detail->tables();
    tables.insert(tables.begin(), m_table);
    frame().bar().setTables(std::move(tables));
    connect(&frame().bar(), &PaneBar::filterChanged, this, &SyntheticsPane::filterMatrix);
}

void SyntheticsPane::setForm(Form form)
{
    m_forms->setCurrentIndex(form == Form::Matrix ? 0 : 1);
    m_asMatrix->setChecked(form == Form::Matrix);
    m_asTable->setChecked(form == Form::Table);
}

void SyntheticsPane::showEmpty()
{
    frame().showState();
    frame().state().showEmpty(IconName::Synthetics, tr("No checks yet"),
                              tr("No source has probe series. Let Prometheus scrape a blackbox exporter, or point a source at "
                                 "Grafana's synthetic monitoring."),
                              Pane::tr("Add source…"));
}

void SyntheticsPane::ask(const Question& question)
{
    Question next = question;
    next.selected = m_picked.toStdString();
    next.columns = m_detail->columns();
    m_feed.ask(next);
}

void SyntheticsPane::select(const QString& key)
{
    // what was picked last may be on its way still
    const bool isShown = m_report && m_report->detail && key.toStdString() == m_report->detail->key;
    if (key.isEmpty() || (m_picked.isEmpty() ? isShown : key == m_picked))
        return; // matrix and table follow the report
    m_picked = key;
    ask(m_feed.question());
    Q_EMIT objectSelected(key);
}

void SyntheticsPane::filterMatrix()
{
    std::optional<QSet<QString>> keys;
    if (!m_table->filterText().isEmpty()) { // one grammar for both: the matrix shows what the table lets through
        keys.emplace();
        for (int row = 0; row < m_table->shownRows(); ++row)
            keys->insert(m_table->model()->index(row, 0).data(KeyRole).toString());
    }
    m_matrix->setShownCells(std::move(keys));
    showCount();
}

std::vector<Pane::Object> SyntheticsPane::objects() const
{
    std::vector<Object> objects;
    if (m_report)
        for (const ProbeRow& row : m_report->rows)
            objects.push_back({.key = QString::fromStdString(row.key),
                               .name = tr("%1 from %2").arg(row.checkName, row.regionName),
                               .status = row.status});
    return objects;
}

QString SyntheticsPane::selected() const
{
    const bool isThere =
        m_report && std::ranges::find(m_report->rows, m_picked.toStdString(), &ProbeRow::key) != m_report->rows.end();
    if (isThere) // its detail may be on its way
        return m_picked;
    return m_report && m_report->detail ? QString::fromStdString(m_report->detail->key) : QString();
}

void SyntheticsPane::open(const QString& key)
{
    if (!key.isEmpty())
        select(key);
}

void SyntheticsPane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    m_resized.start();
}

void SyntheticsPane::show(std::shared_ptr<const SyntheticsReport> report)
{
    m_report = std::move(report);
    frame().clearError();
    m_rows.setRows(m_report->rows);
    m_matrix->setMatrix(matrixOf(*m_report));
    filterMatrix();
    frame().tiles().setTiles(tilesOf(m_report->tiles));
    if (m_report->detail) {
        m_table->selectKey(QString::fromStdString(m_report->detail->key));
        m_matrix->selectCell(QString::fromStdString(m_report->detail->key));
        m_detail->show(*m_report->detail, m_report->moment);
    }
    const bool isEmpty = m_report->rows.empty();
    if (isEmpty)
        showEmpty();
    else
        frame().showContent(m_forms->currentWidget());
    Q_EMIT reported();
}

void SyntheticsPane::showCount()
{
    const auto checks = m_report ? m_report->checks.size() : 0;
    frame().bar().setCount(checks == 0 ? QString()
                               : m_matrix->shownRows() == int(checks)
                               ? tr("%n check(s), worst first", nullptr, int(checks))
                               : tr("%1 of %2 checks").arg(m_matrix->shownRows()).arg(checks));
    frame().setFilling(m_report && m_report->isFilling);
}

void SyntheticsPane::showError(const Error& error)
{
    frame().showError(error, m_report ? PaneFrame::Kept::LastReport : PaneFrame::Kept::Nothing);
}

std::vector<Pane::Exportable> SyntheticsPane::makeExportables() const
{
    if (!m_report)
        return {};
    std::vector<Exportable> items = {{tr("Checks by region"), "checks.csv", [this] { return toCsv(m_rows); }}};
    if (!m_report->detail)
        return items;
    const QString& of = m_report->detail->title;
    items.push_back({tr("Phases of %1").arg(of), "phases.csv", [report = m_report] { return toCsv(report->detail->phases); }});
    items.push_back(
        {tr("Phases of %1, now and before").arg(of), "phase-changes.csv", [this] { return toCsv(m_detail->phaseTable()); }});
    return items;
}

Pane::Badge SyntheticsPane::badge() const
{
    std::vector<Status> states;
    if (m_report)
        std::ranges::transform(m_report->checks, std::back_inserter(states), &CheckRow::status);
    return badgeOf(states);
}

bool SyntheticsPane::isComplete() const
{
    return m_report && !m_report->isFilling && m_feed.isCurrent();
}

} // namespace traceo
