#pragma once
// The SLO pane: numbers above, the table, and the selected SLO with its tabs (views/slo/slo_detail_view.h).
// GUI thread only.

#include "refresh/live_report.h"
#include "refresh/row_model.h"
#include "slo/slo_report.h"
#include "views/pane.h"
#include "views/parts.h"

namespace traceo {

class SloDetailView;
class TableView;

class SloPane final : public Pane {
    Q_OBJECT
public:
    struct Parts {
        SloConfig config;
        SnapshotSource snapshots;
        const Clock& clock;
        bool hasSources = true; ///< whether a new SLO can have one
        Origin origin = Origin::Observed;
    };
    SloPane(Parts parts, QWidget* parent);

    void ask(const Question& question) override;
    void noteCommit() override;
    void setWatched(bool watched) override;
    Badge badge() const override;
    bool isComplete() const override;
    std::vector<Object> objects() const override;
    QString selected() const override;
    void open(const QString& key) override;

    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const SloReport> report);
    void showError(const Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;

protected:
    std::vector<Exportable> makeExportables() const override;

private:
    QWidget* makeContent(const SnapshotSource& snapshots);
    void connectParts();
    void showNoSlos(bool hasSources);
    void offerNew();
    void take();
    void settle();
    void askDetail();
    void select(const QString& key);
    void showCount();
    void addDetail(std::vector<Exportable>& items) const;

    const Clock& m_clock;
    SloConfig m_config;
    LiveReport<SloReport> m_feed;
    std::shared_ptr<const SloReport> m_report;
    QString m_picked;   ///< by the user; until then the report shows the worst
    std::string m_kept; ///< was shown as the worst, and is not any more
    QTimer m_resized;   ///< a wider chart has more columns
    RowModel<SloRow> m_rows;
    TableView* m_table = nullptr;
    SloDetailView* m_detail = nullptr;
};

} // namespace traceo
