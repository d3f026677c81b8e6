#pragma once
// The alerts tab: burn rates and, on the same axis, what each pair of windows said; how each stands now, and each firing.
// GUI thread only.

#include "refresh/row_model.h"
#include "slo/detail/alerts_tab.h"
#include "views/slo/slo_tab_view.h"

namespace traceo {

class SectionBar;
class StatusStrip;
class TimeSeriesChart;

class SloAlertsView final : public SloTabView {
    Q_OBJECT
public:
    SloAlertsView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent = nullptr);

    void setMark(const QString& mark) override;
    std::vector<TableView*> tables() const override { return {m_pairTable, m_firingTable}; }
    std::vector<Pane::Exportable> exportables() const override;

    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const AlertsTab> tab);

protected:
    void showNewest() override { show(m_feed.report()); }

private:
    QWidget* makeCharts();
    QWidget* makeTables();
    void shareGutters();

    LiveReport<AlertsTab> m_feed;
    std::shared_ptr<const AlertsTab> m_tab;
    RowModel<PairRow> m_pairs;
    RowModel<FiringRow> m_firings;
    TimeSeriesChart* m_burn = nullptr;
    StatusStrip* m_lanes = nullptr;
    SectionBar* m_firingHeading = nullptr;
    TableView* m_pairTable = nullptr;
    TableView* m_firingTable = nullptr;
};

} // namespace traceo
