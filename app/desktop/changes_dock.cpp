#include "app/desktop/changes_dock.h"

#include "app/wiring/session.h"
#include "core/format.h"
#include "views/parts.h"
#include "widgets/bar_button.h"
#include "widgets/fonts.h"
#include "widgets/pane_bar.h"
#include "widgets/section_bar.h"
#include "widgets/table_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace traceo {
ChangesDock::ChangesDock(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session),
      m_feed(session.snapshots(), session.clock(),
             [sources = session.sourceNames()](const history::Snapshot& snapshot, const Question& question) {
                 const UtcMs end = question.moment();
                 return changesOf(snapshot, {end - question.range, end}, sources);
             }),
      m_rows(changeColumns())
{
    m_bar = new SectionBar;
    m_filter = new FilterField;
    m_table = new TableView;
    m_table->setAccessibleName(tr("What changed"));
    m_table->setSource(&m_rows, shapesOf(m_rows), -1);
    m_bar->addAtEnd(m_filter);
    auto* const close = new BarButton;
    close->setFace({.key = tr("F7"), .look = BarButton::Look::Bare});
    close->setControlHeight(BarButton::Height::Small);
    close->setAccessibleName(tr("Close what changed"));
    m_bar->addAtEnd(close);
    connect(close, &QAbstractButton::clicked, this, &ChangesDock::closeRequested);

    auto* const rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_bar);
    rows->addWidget(m_table, 1);
    connectParts();
    hide();
}

void ChangesDock::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, m_table, &TableView::setFilterText);
    connect(m_filter, &FilterField::left, m_table, [this] { m_table->setFocus(Qt::ShortcutFocusReason); });
    connect(&m_feed, &ReportFeed::changed, this, &ChangesDock::showReport);
    connect(m_table, &TableView::rowActivated, this, [this](const QString& key) {
        if (const int row = m_rows.rowOf(key); row >= 0)
            Q_EMIT momentChosen(m_rows.row(row).at);
    });
}

void ChangesDock::ask(const Place& place)
{
    m_feed.ask({.now = m_session.clock().now(), .at = place.at, .range = place.range});
}

void ChangesDock::setOpen(bool open)
{
    if (open && !isOpen())
        m_before = QApplication::focusWidget();
    m_feed.setWatched(open);
    if (!open && m_before && isAncestorOf(QApplication::focusWidget()))
        m_before->setFocus(Qt::OtherFocusReason); // else whatever stands beside it would swallow the next keys
    setVisible(open);
    if (open)
        m_table->setFocus(Qt::ShortcutFocusReason);
}

void ChangesDock::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ChangesDock::showReport()
{
    const auto report = m_feed.report();
    m_rows.setRows(report->changes);
    const QString range = rangeText(report->span, report->span.to);
    const QString count = tr("%n change(s)", nullptr, int(report->changes.size()) + report->left);
    m_bar->setHeading(tr("What changed"),
                      report->left > 0 ? tr("%1 · %2, the newest %3").arg(range, count, QString::number(report->changes.size()))
                                       : tr("%1 · %2").arg(range, count));
}

QSize ChangesDock::sizeHint() const
{
    return {Scale(font())(640), Scale(font())(240)};
}

void ChangesDock::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace traceo
