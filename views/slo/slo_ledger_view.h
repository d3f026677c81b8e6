#pragma once
// The ledger tab: who spent the budget, how it came to that, and the books month by month.
// GUI thread only.

#include "refresh/row_model.h"
#include "slo/detail/ledger_tab.h"
#include "views/slo/slo_tab_view.h"

namespace traceo {

class SectionBar;
class TimeSeriesChart;

class SloLedgerView final : public SloTabView {
    Q_OBJECT
public:
    SloLedgerView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent = nullptr);

    void setMark(const QString& mark) override;
    std::vector<TableView*> tables() const override { return {m_accountTable, m_monthTable}; }
    std::vector<Pane::Exportable> exportables() const override;

    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const LedgerTab> tab);

protected:
    void showNewest() override { show(m_feed.report()); }

private:
    LiveReport<LedgerTab> m_feed;
    std::shared_ptr<const LedgerTab> m_tab;
    RowModel<AccountRow> m_accounts;
    RowModel<MonthRow> m_months;
    TimeSeriesChart* m_spent = nullptr;
    SectionBar* m_accountHeading = nullptr;
    SectionBar* m_monthHeading = nullptr;
    TableView* m_accountTable = nullptr;
    TableView* m_monthTable = nullptr;
};

} // namespace traceo
