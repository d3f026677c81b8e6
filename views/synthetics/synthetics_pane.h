#pragma once
// The synthetics pane: numbers above, every check from every region as a matrix or a table, and the selected pair.
// Shows a SyntheticsReport and nothing else.
// GUI thread only.

#include "refresh/live_report.h"
#include "refresh/row_model.h"
#include "synthetics/synthetics_report.h"
#include "views/pane.h"

class QStackedWidget;

namespace traceo {

class BarButton;
class ProbeDetailView;
class StatusMatrix;
class TableView;

class SyntheticsPane final : public Pane {
    Q_OBJECT
public:
    struct Parts {
        SyntheticsConfig config;
        SnapshotSource snapshots;
        const Clock& clock;
        bool hasSources = true; ///< whether anybody can be asked
        Origin origin = Origin::Observed;
    };
    SyntheticsPane(Parts parts, QWidget* parent);

    void ask(const Question& question) override;
    void noteCommit() override { m_feed.noteCommit(); }
    void setWatched(bool watched) override { m_feed.setWatched(watched); }
    Badge badge() const override;
    bool isComplete() const override;
    std::vector<Object> objects() const override;
    QString selected() const override;
    void open(const QString& key) override;

    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const SyntheticsReport> report);
    void showError(const Error& error);
    enum class Form : std::uint8_t { Matrix, Table };
    void setForm(Form form);

protected:
    void resizeEvent(QResizeEvent* event) override;

protected:
    std::vector<Exportable> makeExportables() const override;

private:
    QWidget* makeContent();
    void makeSwitch();
    void connectParts();
    void select(const QString& key);
    void filterMatrix();
    void showEmpty();
    void showCount();

    const Clock& m_clock;
    LiveReport<SyntheticsReport> m_feed;
    std::shared_ptr<const SyntheticsReport> m_report;
    QString m_picked; ///< by the user; until then the report shows the worst
    QTimer m_resized; ///< a wider chart has more columns
    RowModel<ProbeRow> m_rows;
    BarButton* m_asMatrix = nullptr;
    BarButton* m_asTable = nullptr;
    QStackedWidget* m_forms = nullptr;
    StatusMatrix* m_matrix = nullptr;
    TableView* m_table = nullptr;
    ProbeDetailView* m_detail = nullptr;
};

} // namespace traceo
