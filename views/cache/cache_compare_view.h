#pragma once
// Before and after: a cache and two periods to choose, as deploys suggest them or as typed, and their numbers side by side with
// intervals. Has a report of its own, which is built only while it is looked at.
// GUI thread only.

#include "export/cache_parts.h"
#include "refresh/live_report.h"
#include "refresh/row_model.h"
#include "views/cache/compared_periods.h"
#include "views/pane.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QStackedWidget;

namespace traceo {

class FieldNote;
class Paragraph;
class SectionBar;
class StateView;
class TableView;

class CacheCompareView final : public QWidget {
    Q_OBJECT
public:
    CacheCompareView(const SnapshotSource& snapshots, const Clock& clock, CacheConfig config, QWidget* parent = nullptr);

    /// Caches that can be chosen; the choice stays as long as it is there, else it is `selected`.
    void setCaches(const std::vector<CacheRow>& rows, const std::string& selected);
    void ask(const Question& question);
    void noteCommit() { m_feed.noteCommit(); }
    void setWatched(bool watched) { m_feed.setWatched(watched); }
    bool isComplete() const { return m_feed.isCurrent(); }
    bool hasReport() const { return m_report != nullptr; }
    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const ComparedPeriods> report);
    TableView* table() const { return m_table; }
    std::vector<Pane::Exportable> exportables() const;

Q_SIGNALS:
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    void reported();
    void failed(const traceo::Error& error);

private:
    struct Period {
        QLineEdit* words = nullptr;
        FieldNote* note = nullptr;
    };

    QWidget* makeForm();
    QComboBox* addChoice(QFormLayout& form, const QString& label);
    Period addPeriod(QFormLayout& form, const QString& label);
    QWidget* makeResult();
    void connectParts();
    bool isReadable(const Period& period) const;
    void take();
    void takeCache();
    void takeSuggested();
    void showSuggested();
    QString reasonText() const;
    void showCompared();
    void showNothing(const QString& heading, const QString& sentence);

    const Clock& m_clock;
    LiveReport<ComparedPeriods> m_feed;
    Question m_question;
    bool m_isAsked = false;
    std::shared_ptr<const ComparedPeriods> m_report;
    RowModel<ComparedEntry> m_rows;
    QComboBox* m_cache = nullptr;
    QComboBox* m_suggested = nullptr;
    Period m_before;
    Period m_after;
    QStackedWidget* m_pages = nullptr;
    StateView* m_state = nullptr;
    QWidget* m_result = nullptr;
    SectionBar* m_heading = nullptr;
    TableView* m_table = nullptr;
    FieldNote* m_notes = nullptr;
    Paragraph* m_method = nullptr;
};

} // namespace traceo
