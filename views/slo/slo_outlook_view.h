#pragma once
// What the overview says of the time to come: the probability that the budget is exhausted, its lines, the score of such
// forecasts, and known dates. Of a forecast that is hidden the reason.
// GUI thread only.

#include "refresh/row_model.h"
#include "slo/detail/outlook_tab.h"
#include "views/slo/slo_tab_view.h"

namespace traceo {

class Paragraph;
class SectionBar;
class TimeSeriesChart;

class SloOutlookView final : public SloTabView {
    Q_OBJECT
public:
    SloOutlookView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent = nullptr);

    void setMark(const QString& mark) override;
    std::vector<TableView*> tables() const override { return {m_table}; }
    std::vector<Pane::Exportable> exportables() const override;

    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const OutlookTab> tab);

protected:
    void showNewest() override { show(m_feed.report()); }

private:
    LiveReport<OutlookTab> m_feed;
    std::shared_ptr<const OutlookTab> m_tab;
    RowModel<OutlookRow> m_rows;
    SectionBar* m_heading = nullptr;
    Paragraph* m_sentence = nullptr;
    TimeSeriesChart* m_lines = nullptr;
    TableView* m_table = nullptr;
};

} // namespace traceo
