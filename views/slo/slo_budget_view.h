#pragma once
// The budget tab: what was left at each moment, the burn-down of the window that ends where the pointer is, and what entered
// and left it. The window stays where the pointer left the chart, until it is told to follow now again.
// GUI thread only.

#include "refresh/row_model.h"
#include "slo/detail/budget_tab.h"
#include "views/slo/slo_tab_view.h"

namespace traceo {

class BarButton;
class SectionBar;
class TimeSeriesChart;

class SloBudgetView final : public SloTabView {
    Q_OBJECT
public:
    SloBudgetView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent = nullptr);

    void setMark(const QString& mark) override;
    std::vector<TableView*> tables() const override { return {m_changeTable, m_kindTable}; }
    std::vector<Pane::Exportable> exportables() const override;

    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const BudgetTab> tab);
    /// The window that ends at this moment; none: now.
    void pointAt(std::optional<UtcMs> moment);

protected:
    void showNewest() override { show(m_feed.report()); }

private:
    QWidget* makeCharts();
    QWidget* makeTables();
    QWidget* makeSteps();
    void showMoment();
    void shareGutters();

    LiveReport<BudgetTab> m_feed;
    std::shared_ptr<const BudgetTab> m_tab;
    std::optional<UtcMs> m_pointed; ///< none: now
    Millis m_back = kDay;
    RowModel<BridgeRow> m_changes;
    RowModel<BridgeRow> m_kinds;
    TimeSeriesChart* m_course = nullptr;
    SectionBar* m_window = nullptr;
    BarButton* m_toNow = nullptr;
    TimeSeriesChart* m_burnDown = nullptr;
    SectionBar* m_changeHeading = nullptr;
    SectionBar* m_kindHeading = nullptr;
    TableView* m_changeTable = nullptr;
    TableView* m_kindTable = nullptr;
};

} // namespace traceo
