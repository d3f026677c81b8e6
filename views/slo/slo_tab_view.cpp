#include "views/slo/slo_tab_view.h"

#include "widgets/notification_bar.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QPalette>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace traceo {

SloTabView::SloTabView(const QString& name, Millis rest, QWidget* parent)
    : QWidget(parent), m_error(new NotificationBar), m_pages(new QStackedWidget), m_state(new StateView)
{
    setAccessibleName(name);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &SloTabView::rested);
    m_pages->addWidget(m_state);
    auto* const column = tightColumn(this);
    column->addWidget(m_error);
    column->addWidget(m_pages, 1);
    m_error->setNotice({});
    m_state->showLoading(tr("Waiting for the history"));
}

void SloTabView::follow(ReportFeed& feed)
{
    m_feed = &feed;
    connect(m_state, &StateView::cancelled, m_feed, &ReportFeed::cancel);
    connect(m_state, &StateView::retried, this, [this] { m_feed->ask(m_feed->question()); });
    connect(m_feed, &ReportFeed::failed, this, &SloTabView::showError);
    connect(m_feed, &ReportFeed::changed, this, [this] {
        m_rest.start();
        m_error->setNotice({});
        showNewest();
        Q_EMIT reported();
    });
}

void SloTabView::setContent(QWidget* content)
{
    m_content = content;
    m_pages->addWidget(content);
}

void SloTabView::ask(const Question& question)
{
    Question same = question;
    same.now = m_feed->question().now;
    if (m_isAsked && same == m_feed->question())
        return;
    if (!m_isAsked || question.selected != m_feed->question().selected) {
        m_shown.clear(); // what is shown is of another SLO
        m_error->setNotice({});
        m_pages->setCurrentWidget(m_state);
        m_state->showLoading(tr("Waiting for the history"));
    }
    m_isAsked = true;
    m_isDue = false;
    m_feed->ask(question);
    m_feed->setWatched(m_isWatched);
}

void SloTabView::noteCommit()
{
    m_isDue = m_rest.isActive();
    if (!m_isDue)
        m_feed->noteCommit();
}

void SloTabView::rested()
{
    if (m_isDue)
        m_feed->noteCommit();
    m_isDue = false;
}

void SloTabView::setWatched(bool watched)
{
    m_isWatched = watched;
    if (m_isAsked)
        m_feed->setWatched(watched);
}

bool SloTabView::isComplete() const
{
    return m_feed->isCurrent();
}

void SloTabView::showError(const Error& error)
{
    if (m_shown.empty()) {
        m_pages->setCurrentWidget(m_state);
        m_state->showEmpty(IconName::Slo, tr("This could not be read"), toText(error));
        return;
    }
    m_error->setNotice(Notice{.status = Status::Critical,
                              .cause = toText(error),
                              .next = tr("What is shown is the last that could be read."),
                              .actions = {},
                              .closing = Notice::Closing::ByCause});
}

void SloTabView::showContentOf(const std::string& key)
{
    m_shown = key;
    m_pages->setCurrentWidget(m_content);
}

void SloTabView::showNothing(const std::string& key, const QString& sentence)
{
    m_shown = key;
    m_pages->setCurrentWidget(m_state);
    m_state->showEmpty(IconName::Slo, tr("Nothing to show"), sentence);
}

TableView* SloTabView::makeTable(TableModel& rows, const QString& name, std::vector<TableColumn> shapes, int sortColumn) const
{
    auto* const table = new TableView;
    table->setAccessibleName(name);
    table->setSource(&rows, std::move(shapes), sortColumn);
    connect(table, &TableView::explanationChosen, this, &SloTabView::explanationChosen);
    return table;
}

std::vector<TableColumn> widening(std::size_t column, std::vector<TableColumn> shapes)
{
    for (TableColumn& shape : shapes)
        shape.stretch = 0;
    shapes[column].stretch = 1;
    return shapes;
}

std::vector<TableColumn> hiding(std::size_t column, std::vector<TableColumn> shapes)
{
    shapes[column].hidden = true;
    return shapes;
}

QWidget* stackedUp(std::initializer_list<QWidget*> widgets, QWidget* stretched)
{
    auto* const all = new QWidget;
    all->setBackgroundRole(QPalette::Base);
    all->setAutoFillBackground(true);
    auto* const column = tightColumn(all);
    for (QWidget* const widget : widgets)
        column->addWidget(widget, widget == stretched ? 1 : 0);
    if (stretched == nullptr)
        column->addStretch(1);
    return all;
}

} // namespace traceo
