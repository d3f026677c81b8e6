#include "views/cache/cache_index_view.h"

#include "cache/index_table.h"
#include "core/format.h"
#include "export/csv.h"
#include "views/parts.h"
#include "widgets/bar_button.h"
#include "widgets/field_note.h"
#include "widgets/paragraph.h"
#include "widgets/section_bar.h"
#include "widgets/state_view.h"
#include "widgets/status_chip.h"
#include "widgets/table_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

QString joined(const std::vector<QString>& sentences, QLatin1Char between)
{
    return QStringList(sentences.begin(), sentences.end()).join(between);
}

} // namespace

CacheIndexView::CacheIndexView(const SnapshotSource& snapshots, const Clock& clock, CacheConfig config, QWidget* parent)
    : QWidget(parent), m_feed(snapshots, clock,
                              [config = std::move(config)](const history::Snapshot& snapshot, const Question& question) {
                                  return adviceOf(snapshot, config, question);
                              }),
      m_rows(indexColumns()), m_pages(new QStackedWidget), m_state(new StateView)
{
    m_content = makeContent();
    setAccessibleName(tr("Indexes"));
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_content);
    tightColumn(this)->addWidget(m_pages);
    m_state->showLoading(tr("Waiting for the history"));
    connect(m_state, &StateView::cancelled, &m_feed, &ReportFeed::cancel);
    connect(m_state, &StateView::retried, this, [this] { m_feed.ask(m_feed.question()); });
    connect(&m_feed, &ReportFeed::changed, this, [this] { show(m_feed.report()); });
    connect(&m_feed, &ReportFeed::failed, this, &CacheIndexView::failed);
    connect(m_table, &TableView::selectedKeyChanged, this, &CacheIndexView::showAdvice);
    connect(m_table, &TableView::explanationChosen, this, &CacheIndexView::explanationChosen);
}

QWidget* CacheIndexView::makeContent()
{
    const Scale scale(font());
    m_unseen = new FieldNote;
    m_unseenBox = new QWidget;
    tightColumn(m_unseenBox)->addWidget(m_unseen);
    m_unseenBox->layout()->setContentsMargins(scale(16), scale(8), scale(16), scale(8));
    m_table = new TableView;
    m_table->setAccessibleName(tr("Advice on indexes"));
    auto shapes = shapesOf(m_rows);
    for (std::size_t i = 0; i < shapes.size(); ++i)
        shapes[i].hidden = m_rows.columnId(int(i)) == "sql"; // stands below, whole
    m_table->setSource(&m_rows, std::move(shapes), -1);
    auto* const split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    split->addWidget(makeAdvice());
    split->setSizes({3000, 2000}); // in proportion
    split->setChildrenCollapsible(false);
    auto* const content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto* const column = tightColumn(content);
    column->addWidget(m_unseenBox);
    column->addWidget(split, 1);
    return content;
}

QWidget* CacheIndexView::makeAdvice()
{
    const Scale scale(font());
    m_heading = new SectionBar(SectionBar::Kind::Object);
    m_copy = new BarButton;
    m_copy->setFace({.words = tr("Copy SQL")});
    m_copy->setAccessibleDescription(tr("Traceo runs nothing: paste it where you would run it"));
    m_copy->setControlHeight(BarButton::Height::Small);
    connect(m_copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_sql->text()); });
    m_heading->addAtEnd(m_copy);
    m_evidence = new Paragraph(TextRole::Body);
    m_caution = new FieldNote;
    m_sql = new WordLabel(TextRole::Mono);
    m_sql->setAccessibleDescription(tr("SQL to copy"));
    m_sql->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_sql->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* const words = new QWidget;
    words->setBackgroundRole(QPalette::Base);
    words->setAutoFillBackground(true);
    auto* const column = tightColumn(words);
    column->setContentsMargins(scale(16), scale(4), scale(16), scale(8));
    column->setSpacing(scale(8));
    for (QWidget* const widget : std::initializer_list<QWidget*>{m_evidence, m_caution, m_sql})
        column->addWidget(widget);
    column->addStretch(1);
    auto* const scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(words);
    auto* const advice = new QWidget;
    auto* const all = tightColumn(advice);
    all->addWidget(m_heading);
    all->addWidget(scroll, 1);
    return advice;
}

void CacheIndexView::showEmpty()
{
    m_pages->setCurrentWidget(m_state);
    if (!m_report->notes.empty())
        return m_state->showEmpty(IconName::Cache, tr("No advice"), joined(m_report->notes, QLatin1Char(' ')));
    if (!m_report->databases.empty())
        return m_state->showEmpty(IconName::Cache, tr("Nothing to advise"),
                                  tr("Tables, indexes and statements were looked at in this range."));
    m_state->showEmpty(IconName::Cache, tr("No source tells of indexes"),
                       tr("Advice rests on pg_stat_user_tables, pg_stat_user_indexes and pg_stat_statements. They are read where "
                          "PostgreSQL is asked directly: add %1 under “sources:”.")
                           .arg(u"{name: orders-db, kind: postgres, url: \"postgresql://127.0.0.1:5432/orders\"}"_s));
}

void CacheIndexView::show(std::shared_ptr<const IndexReport> report)
{
    m_report = std::move(report);
    const QString before = m_table->selectedKey();
    m_rows.setRows(m_report->rows);
    m_unseen->clear();
    m_unseenBox->setVisible(!m_report->notes.empty());
    if (!m_report->notes.empty())
        m_unseen->setNote(Status::Unknown, joined(m_report->notes, QLatin1Char('\n')));
    if (m_report->rows.empty()) {
        showEmpty();
    } else {
        m_pages->setCurrentWidget(m_content);
        const bool isThere = m_rows.rowOf(before) >= 0;
        m_table->selectKey(isThere ? before : QString::fromStdString(m_report->rows.front().key));
        showAdvice(m_table->selectedKey());
    }
    Q_EMIT reported();
}

void CacheIndexView::showAdvice(const QString& key)
{
    const int row = m_rows.rowOf(key);
    if (row < 0)
        return;
    const IndexAdvice& advice = m_rows.row(row);
    m_heading->setHeading(plainText(advice.object), databaseText(advice));
    m_heading->chip().setStatus(advice.status, nameOf(advice.kind));
    m_heading->chip().show();
    m_evidence->setText(advice.statement.isEmpty() ? advice.evidence : advice.evidence + u"\n\n"_s + advice.statement);
    m_caution->clear();
    if (!advice.caution.isEmpty())
        m_caution->setNote(Status::Warning, advice.caution);
    m_sql->setText(advice.sql);
    m_sql->setVisible(!advice.sql.isEmpty());
    m_copy->setVisible(!advice.sql.isEmpty());
}

std::vector<Pane::Exportable> CacheIndexView::exportables() const
{
    if (m_rows.rowCount() == 0)
        return {};
    return {{tr("Advice on indexes"), "index-advice.csv", [this] { return toCsv(m_rows); }}};
}

} // namespace traceo
