#include "views/slo/slo_pane.h"

#include "core/format.h"
#include "export/csv.h"
#include "slo/slo_table.h"
#include "views/pane_frame.h"
#include "views/parts.h"
#include "widgets/chart_column.h"
#include "widgets/pane_bar.h"
#include "widgets/section_bar.h"
#include "widgets/state_view.h"
#include "widgets/status_chip.h"
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
      m_feed(std::move(parts.snapshots), parts.clock,
             [config = m_config](const history::Snapshot& snapshot, const Question& question) {
                 return build(snapshot, config, question);
             }),
      m_rows(sloColumns()), m_numbers(namedNumberColumns())
{
    frame().setContent(makeContent());
    connectParts();
    if (m_config.slos.empty())
        frame().state().showEmpty(IconName::Slo, tr("No SLOs yet"),
                                  tr("Define one in the workspace file under “slos:”; the README shows how."),
                                  Pane::tr("Add source…"));
    else
        frame().state().showLoading(tr("Waiting for the history"));
}

QWidget* SloPane::makeContent()
{
    m_table = new TableView;
    m_table->setAccessibleName(tr("SLOs"));
    m_table->setSource(&m_rows, shapesOf(m_rows));

    auto* split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    split->addWidget(makeDetail());
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    return split;
}

QWidget* SloPane::makeDetail()
{
    m_heading = new SectionBar(SectionBar::Kind::Object);
    m_charts = new ChartColumn;
    m_numberTable = new TableView;
    m_numberTable->setAccessibleName(tr("Numbers of the selected SLO"));
    m_numberTable->setSource(&m_numbers, shapesOf(m_numbers), -1);
    if (origin() == Origin::Generated)
        m_charts->setMark(tr("generated data"));

    auto* side = new QSplitter(Qt::Horizontal);
    side->addWidget(m_charts);
    side->addWidget(m_numberTable);
    side->setSizes({5000, 2000}); // in proportion
    side->setChildrenCollapsible(false);

    auto* detail = new QWidget;
    auto* column = tightColumn(detail);
    column->addWidget(m_heading);
    column->addWidget(side, 1);
    return detail;
}

void SloPane::connectParts()
{
    m_resized.setSingleShot(true);
    m_resized.setInterval(kSettled);
    connect(&m_resized, &QTimer::timeout, this, [this] {
        if (m_charts->columns() != m_feed.question().columns)
            ask(m_feed.question());
    });
    frame().offerCancel(m_feed);
    connect(&m_feed, &ReportFeed::changed, this, [this] { show(m_feed.report()); });
    connect(&m_feed, &ReportFeed::failed, this, &SloPane::showError);
    connect(m_table, &TableView::rowChosen, this, &SloPane::select);
    connect(m_table, &TableView::shownRowsChanged, this, &SloPane::showCount);
    connect(m_table, &TableView::explanationChosen, this, &Pane::explained);
    connect(m_numberTable, &TableView::explanationChosen, this, &Pane::explained);
    connect(m_charts, &ChartColumn::rangeSelected, this, &Pane::rangePicked);
    frame().bar().setTables({m_table, m_numberTable});
}

void SloPane::ask(const Question& question)
{
    Question next = question;
    next.selected = m_picked.toStdString();
    next.columns = m_charts->columns();
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

void SloPane::show(std::shared_ptr<const SloReport> report)
{
    m_report = std::move(report);
    frame().clearError();
    m_charts->setFormat({}, m_report->moment);
    m_rows.setRows(m_report->rows);
    frame().tiles().setTiles(tilesOf(m_report->tiles));
    if (m_report->detail)
        showDetail(*m_report->detail);
    if (!m_report->rows.empty())
        frame().showContent(m_table);
    showCount();
    Q_EMIT reported();
}

void SloPane::showDetail(const SloDetail& detail)
{
    m_table->selectKey(QString::fromStdString(detail.key));
    m_heading->setHeading(detail.title, detail.sentence);
    m_heading->chip().setStatus(detail.status);
    m_heading->chip().setToolTip(detail.reason.toHtmlEscaped());
    m_heading->chip().show();
    m_charts->setCharts({detail.sli, detail.budget, detail.burn});
    std::vector<NamedNumber> numbers;
    for (const auto& number : detail.numbers)
        numbers.push_back({.key = number.name.toStdString(), .name = number.name, .reading = number.reading});
    m_numbers.setRows(std::move(numbers));
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
    if (m_report->detail)
        addDetail(items);
    return items;
}

void SloPane::addDetail(std::vector<Exportable>& items) const
{
    const auto chart = [this, &items](const QString& name, const char* file, Chart SloDetail::*which) {
        items.push_back({tr("%1 of %2").arg(name, m_report->detail->title), m_report->detail->key + file,
                         [report = m_report, which] { return toCsv((*report->detail).*which); }});
    };
    items.push_back({tr("Numbers of %1").arg(m_report->detail->title), m_report->detail->key + "-numbers.csv",
                     [this] { return toCsv(m_numbers); }});
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
    return m_config.slos.empty() || (m_report && !m_report->isFilling && m_feed.isCurrent());
}

} // namespace traceo
