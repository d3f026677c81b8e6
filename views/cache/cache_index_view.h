#pragma once
// What the statistics of PostgreSQL say about its indexes: advice with its evidence, and for the chosen one the SQL to copy.
// Nothing is ever executed. Has a report of its own, which is built only while it is looked at.
// GUI thread only.

#include "cache/index_advice.h"
#include "refresh/live_report.h"
#include "refresh/row_model.h"
#include "views/pane.h"

#include <QWidget>

class QStackedWidget;

namespace traceo {

class BarButton;
class FieldNote;
class Paragraph;
class SectionBar;
class StateView;
class TableView;
class WordLabel;

class CacheIndexView final : public QWidget {
    Q_OBJECT
public:
    CacheIndexView(const SnapshotSource& snapshots, const Clock& clock, CacheConfig config, QWidget* parent = nullptr);

    void ask(const Question& question) { m_feed.ask(question); }
    void noteCommit() { m_feed.noteCommit(); }
    void setWatched(bool watched) { m_feed.setWatched(watched); }
    bool isComplete() const { return m_feed.isCurrent(); }
    bool hasReport() const { return m_report != nullptr; }
    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const IndexReport> report);
    TableView* table() const { return m_table; }
    std::vector<Pane::Exportable> exportables() const;

Q_SIGNALS:
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    void reported();
    void failed(const traceo::Error& error);

private:
    QWidget* makeContent();
    QWidget* makeAdvice();
    void showEmpty();
    void showAdvice(const QString& key);

    LiveReport<IndexReport> m_feed;
    std::shared_ptr<const IndexReport> m_report;
    RowModel<IndexAdvice> m_rows;
    QStackedWidget* m_pages = nullptr;
    StateView* m_state = nullptr;
    QWidget* m_content = nullptr;
    QWidget* m_unseenBox = nullptr;
    FieldNote* m_unseen = nullptr; ///< what could not be looked at
    TableView* m_table = nullptr;
    SectionBar* m_heading = nullptr;
    BarButton* m_copy = nullptr;
    Paragraph* m_evidence = nullptr;
    FieldNote* m_caution = nullptr;
    WordLabel* m_sql = nullptr;
};

} // namespace traceo
