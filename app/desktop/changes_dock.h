#pragma once
// "What changed" between the two ends of the range, below the pane: a list that can be filtered; a row leads to
// its moment.
// GUI thread only.

#include "app/desktop/navigation.h"
#include "refresh/changes.h"
#include "refresh/live_report.h"
#include "refresh/row_model.h"

#include <QPointer>
#include <QWidget>

namespace traceo {

class FilterField;
class SectionBar;
class Session;
class TableView;

class ChangesDock final : public QWidget {
    Q_OBJECT
public:
    explicit ChangesDock(Session& session, QWidget* parent = nullptr);

    void ask(const Place& place);
    void noteCommit() { m_feed.noteCommit(); }
    /// Nothing is read while it is closed.
    void setOpen(bool open);
    bool isOpen() const { return m_feed.isWatched(); }
    void focusFilter();
    TableView& table() { return *m_table; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void closeRequested();
    void momentChosen(traceo::UtcMs moment);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showReport();
    void connectParts();

    Session& m_session;
    LiveReport<ChangeReport> m_feed;
    QPointer<QWidget> m_before; ///< had the focus when it was opened
    RowModel<StateChange> m_rows;
    SectionBar* m_bar = nullptr;
    FilterField* m_filter = nullptr;
    TableView* m_table = nullptr;
};

} // namespace traceo
