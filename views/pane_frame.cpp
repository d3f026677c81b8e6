#include "views/pane_frame.h"

#include "refresh/live_report.h"
#include "views/parts.h"
#include "widgets/notification_bar.h"
#include "widgets/pane_bar.h"
#include "widgets/state_view.h"
#include "widgets/tile_strip.h"

#include <QApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace traceo {

PaneFrame::PaneFrame(const QString& title, QWidget* parent)
    : QWidget(parent), m_bar(new PaneBar), m_error(new NotificationBar), m_pages(new QStackedWidget), m_state(new StateView),
      m_page(new QWidget), m_tiles(new TileStrip)
{
    m_bar->setTitle(title);
    tightColumn(m_page)->addWidget(m_tiles);
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_page);
    auto* column = tightColumn(this);
    column->addWidget(m_bar);
    column->addWidget(m_error);
    column->addWidget(m_pages, 1);
}

void PaneFrame::setContent(QWidget* content)
{
    qobject_cast<QVBoxLayout*>(m_page->layout())->addWidget(content, 1);
}

void PaneFrame::showState()
{
    m_pages->setCurrentWidget(m_state);
}

void PaneFrame::offerCancel(ReportFeed& feed)
{
    connect(m_state, &StateView::cancelled, &feed, &ReportFeed::cancel);
    connect(m_state, &StateView::retried, &feed, [&feed] { feed.ask(feed.question()); });
}

void PaneFrame::showContent(QWidget* first)
{
    m_content = first;
    if (m_pages->currentWidget() == m_page)
        return;
    m_pages->setCurrentWidget(m_page);
    m_first = first;
    if (isVisible())
        focusFirst();
}

bool PaneFrame::focusContent()
{
    if (!m_content || !m_content->isVisible())
        return false;
    m_content->setFocus(Qt::OtherFocusReason);
    return true;
}

/// Not while somebody types elsewhere; and what is hidden would swallow the keys.
void PaneFrame::focusFirst()
{
    const QWidget* const now = QApplication::focusWidget();
    const bool takesText = now != nullptr && now->testAttribute(Qt::WA_InputMethodEnabled);
    // An empty filter of this pane has the focus because the pane before was hidden, not because somebody types.
    const bool isTyping = takesText && !(now == &m_bar->filter() && m_bar->filter().text().isEmpty());
    if (m_first && !isTyping)
        m_first->setFocus(Qt::OtherFocusReason);
    m_first.clear();
}

void PaneFrame::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    focusFirst();
}

void PaneFrame::showError(const Error& error, Kept kept)
{
    m_error->setNotice(Notice{.status = Status::Critical,
                              .cause = toText(error),
                              .next = kept == Kept::LastReport ? tr("What is shown is the last that could be read.") : QString(),
                              .actions = {},
                              .closing = Notice::Closing::ByCause});
}

void PaneFrame::clearError()
{
    m_error->setNotice({});
}

void PaneFrame::setFilling(bool isFilling)
{
    m_bar->setPartial(isFilling ? tr("filling: history is still being fetched") : QString());
}

} // namespace traceo
