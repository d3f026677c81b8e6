#pragma once
// The cache pane: numbers against the four targets above, and below either every cache with the detail of the selected one,
// or what can be said of PostgreSQL's indexes, or two periods of a cache side by side. Shows reports and nothing else.
// GUI thread only.

#include "cache/cache_report.h"
#include "refresh/live_report.h"
#include "refresh/row_model.h"
#include "views/pane.h"

class QStackedWidget;

namespace traceo {

class BarButton;
class CacheCompareView;
class CacheDetailView;
class CacheIndexView;
class TableView;

class CachePane final : public Pane {
    Q_OBJECT
public:
    struct Parts {
        CacheConfig config;
        SnapshotSource snapshots;
        const Clock& clock;
        bool hasSources = true; ///< whether anybody can be asked
        Origin origin = Origin::Observed;
    };
    CachePane(Parts parts, QWidget* parent);

    void ask(const Question& question) override;
    void noteCommit() override;
    void setWatched(bool watched) override;
    Badge badge() const override;
    bool isComplete() const override;
    QStringList forms() const override;
    void showForm(qsizetype index) override { setForm(Form(index)); }
    std::vector<Object> objects() const override;
    QString selected() const override;
    /// Goes to the instances, too.
    void open(const QString& key) override;

    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const CacheReport> report);
    void showError(const Error& error);
    enum class Form : std::uint8_t { Instances, Indexes, Compare };
    void setForm(Form form);
    Form form() const;
    CacheIndexView& indexes() { return *m_indexes; }
    CacheCompareView& compare() { return *m_compare; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    std::vector<Exportable> makeExportables() const override;

private:
    QWidget* makeContent(const Parts& parts);
    QWidget* makeInstances();
    void makeSwitch();
    void connectParts();
    void connectForms();
    void select(const QString& key);
    void watchForm();
    void showEmpty();
    void showCount();
    QWidget* firstOf(Form form) const;

    LiveReport<CacheReport> m_feed;
    std::shared_ptr<const CacheReport> m_report;
    QString m_picked; ///< by the user; until then the report shows the worst
    bool m_isWatched = false;
    QTimer m_resized; ///< a wider chart has more columns
    RowModel<CacheRow> m_rows;
    std::vector<BarButton*> m_switch; ///< in the order of Form
    QStackedWidget* m_forms = nullptr;
    TableView* m_table = nullptr;
    CacheDetailView* m_detail = nullptr;
    CacheIndexView* m_indexes = nullptr;
    CacheCompareView* m_compare = nullptr;
};

} // namespace traceo
