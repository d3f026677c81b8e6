#pragma once
// The selected SLO: its name and state, and its tabs. The overview shows the pane's own report; the others have theirs, which are
// built only while they are looked at.
// GUI thread only.

#include "refresh/live_report.h"
#include "refresh/row_model.h"
#include "slo/slo_report.h"
#include "views/pane.h"
#include "views/parts.h"

class QStackedWidget;
class QTabBar;

namespace traceo {

class ChartColumn;
class SectionBar;
class SloTabView;
class TableView;
class TabRow;

class SloDetailView final : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        const SloConfig& config;
        const SnapshotSource& snapshots;
        const Clock& clock;
    };
    explicit SloDetailView(const Parts& parts, QWidget* parent = nullptr);

    void show(const SloDetail& detail, UtcMs moment);
    /// Of the tab that is looked at, and of each other once it is. `question.selected` names the SLO.
    void ask(const Question& question);
    void noteCommit();
    void setWatched(bool watched);
    /// Whether the tab that is looked at is.
    bool isComplete() const;
    void setMark(const QString& mark);
    /// Pixel columns of the overview's charts, for the Question.
    int columns() const;
    /// All that can be filtered.
    std::vector<TableView*> tables() const;
    /// Of the tab that is looked at, but for the charts of the report.
    std::vector<Pane::Exportable> exportables() const;
    const TableModel& numbers() const { return m_numbers; }

Q_SIGNALS:
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    void rangePicked(traceo::TimeSpan range);
    void editWanted(); ///< the SLO that is shown
    void reported();   ///< a tab shows a newer report
    void tabChosen();  ///< another one is looked at, which will have its size soon

private:
    QWidget* makeOverview(SloTabView* outlook);
    void addTab(SloTabView* tab, QWidget* page, const QString& word);
    void watchCurrent();
    SloTabView* current() const;

    RowModel<NamedNumber> m_numbers;
    Question m_question;
    bool m_isAsked = false;
    bool m_isWatched = false;
    SectionBar* m_heading = nullptr;
    TabRow* m_row = nullptr;
    QStackedWidget* m_pages = nullptr;
    ChartColumn* m_charts = nullptr;
    TableView* m_numberTable = nullptr;
    std::vector<SloTabView*> m_tabs; ///< in the order of their words
};

} // namespace traceo
