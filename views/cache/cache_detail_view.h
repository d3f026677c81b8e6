#pragma once
// The selected cache: its name and state, and its tabs: look-ups, latency, memory, slow log, false results. All of them show
// the pane's own report.
// GUI thread only.

#include "export/cache_parts.h"
#include "refresh/row_model.h"
#include "views/pane.h"
#include "views/parts.h"

#include <QWidget>

class QStackedWidget;

namespace traceo {

class CacheLatencyView;
class ChartColumn;
class Paragraph;
class SectionBar;
class TableOrWords;
class TableView;
class TabRow;

class CacheDetailView final : public QWidget {
    Q_OBJECT
public:
    explicit CacheDetailView(QWidget* parent = nullptr);

    void show(const CacheDetail& detail, UtcMs moment);
    /// Small words beside the headings of charts, "generated data".
    void setMark(const QString& mark);
    /// Pixel columns of the look-ups' charts, for the Question.
    int columns() const;
    /// All that can be filtered.
    std::vector<TableView*> tables() const;
    /// Of the report whose detail is shown.
    std::vector<Pane::Exportable> exportables(const std::shared_ptr<const CacheReport>& report) const;

Q_SIGNALS:
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    void rangePicked(traceo::TimeSpan range);
    void tabChosen(); ///< another one is looked at, which will have its size soon

private:
    void addTab(QWidget* page, const QString& word);
    QWidget* makeLookups();
    QWidget* makeMemory();
    QWidget* makeSlowLog();
    QWidget* makeFalseResults();
    TableOrWords* makeTable(TableModel& rows, const QString& name, const QString& heading, const QString& sentence) const;
    ChartColumn* makeCharts() const;
    void showLookups(const CacheDetail& detail, UtcMs moment);
    void showMemory(const CacheDetail& detail, UtcMs moment);

    RowModel<NamedNumber> m_numbers;
    RowModel<KeyGroupEntry> m_groups;
    RowModel<SlowLogEntry> m_slow;
    RowModel<EstimatorEntry> m_estimators;
    SectionBar* m_heading = nullptr;
    TabRow* m_row = nullptr;
    QStackedWidget* m_pages = nullptr;
    ChartColumn* m_lookups = nullptr;
    ChartColumn* m_memory = nullptr;
    TableView* m_numberTable = nullptr;
    CacheLatencyView* m_latency = nullptr;
    TableOrWords* m_groupTable = nullptr;
    TableOrWords* m_slowTable = nullptr;
    TableOrWords* m_estimatorTable = nullptr;
    Paragraph* m_ttl = nullptr;
};

} // namespace traceo
