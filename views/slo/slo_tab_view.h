#pragma once
// A tab of an SLO's detail: its content, or in its place why there is none yet, and above it a notice when it could not be read.
// Each tab has a report of its own, which is built only while the tab is looked at.
// GUI thread only.

#include "refresh/live_report.h"
#include "views/pane.h"
#include "views/parts.h"

#include <QTimer>

class QStackedWidget;

namespace traceo {

class NotificationBar;
class StateView;

class SloTabView : public QWidget {
    Q_OBJECT
public:
    /// `question.selected` names the SLO. What is asked already is not asked again, whenever that was.
    void ask(const Question& question);
    void noteCommit();
    void setWatched(bool watched);
    bool isComplete() const;
    void showError(const Error& error);
    /// Small words beside the headings of charts, "generated data".
    virtual void setMark(const QString& mark) = 0;
    /// All that can be filtered.
    virtual std::vector<TableView*> tables() const { return {}; }
    virtual std::vector<Pane::Exportable> exportables() const { return {}; }

Q_SIGNALS:
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    void rangePicked(traceo::TimeSpan range);
    void reported(); ///< a newer report is shown

protected:
    /// `rest`: how long a report is good for while commits come in.
    SloTabView(const QString& name, Millis rest, QWidget* parent);

    /// Once, when subclass and feed exist.
    void follow(ReportFeed& feed);
    void setContent(QWidget* content);
    /// Puts the feed's newest report in place.
    virtual void showNewest() = 0;
    /// What is shown is of this SLO.
    void showContentOf(const std::string& key);
    void showNothing(const std::string& key, const QString& sentence);
    /// A table that explains its numbers, with a column for each of the model's.
    TableView* makeTable(TableModel& rows, const QString& name, std::vector<TableColumn> shapes, int sortColumn = -1) const;
    TableView* makeTable(TableModel& rows, const QString& name) const { return makeTable(rows, name, shapesOf(rows)); }

private:
    void rested();

    ReportFeed* m_feed = nullptr;
    QTimer m_rest;
    bool m_isAsked = false;
    bool m_isWatched = false;
    bool m_isDue = false; ///< something was committed meanwhile
    std::string m_shown;  ///< whose content is shown; empty: nobody's
    NotificationBar* m_error = nullptr;
    QStackedWidget* m_pages = nullptr;
    StateView* m_state = nullptr;
    QWidget* m_content = nullptr;
};

/// What is left over goes to one column alone.
std::vector<TableColumn> widening(std::size_t column, std::vector<TableColumn> shapes);
/// Without this column, which exports have.
std::vector<TableColumn> hiding(std::size_t column, std::vector<TableColumn> shapes);

/// Widgets over one another, without gaps, on the surface.
QWidget* stackedUp(std::initializer_list<QWidget*> widgets, QWidget* stretched = nullptr);

} // namespace traceo
