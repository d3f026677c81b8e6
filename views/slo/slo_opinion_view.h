#pragma once
// The second opinion tab: what other tools would say of the SLO, and the slices in which the selected one counts otherwise.
// GUI thread only.

#include "refresh/row_model.h"
#include "slo/detail/opinion_tab.h"
#include "views/slo/slo_tab_view.h"

namespace traceo {

class SectionBar;

class SloOpinionView final : public SloTabView {
    Q_OBJECT
public:
    SloOpinionView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent = nullptr);

    void setMark(const QString& mark) override;
    std::vector<TableView*> tables() const override { return {m_opinionTable, m_sliceTable}; }
    std::vector<Pane::Exportable> exportables() const override;

    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const OpinionTab> tab);

protected:
    void showNewest() override { show(m_feed.report()); }

private:
    /// Of the tool that is selected, else of the first that differs.
    void showSlices();

    LiveReport<OpinionTab> m_feed;
    std::shared_ptr<const OpinionTab> m_tab;
    RowModel<OpinionRow> m_opinions;
    RowModel<DifferenceRow> m_slices;
    SectionBar* m_heading = nullptr;
    SectionBar* m_sliceHeading = nullptr;
    TableView* m_opinionTable = nullptr;
    TableView* m_sliceTable = nullptr;
};

} // namespace traceo
