#pragma once
// The definition tab: the definition as text, what it says, and what its versions changed.
// GUI thread only.

#include "refresh/row_model.h"
#include "slo/detail/definition_tab.h"
#include "views/slo/slo_tab_view.h"

namespace traceo {

class SectionBar;
class WordLabel;

class SloDefinitionView final : public SloTabView {
    Q_OBJECT
public:
    SloDefinitionView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent = nullptr);

    void setMark(const QString& mark) override;
    std::vector<TableView*> tables() const override { return {m_fieldTable, m_versionTable}; }
    std::vector<Pane::Exportable> exportables() const override;

    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const DefinitionTab> tab);

Q_SIGNALS:
    void editWanted();

protected:
    void showNewest() override { show(m_feed.report()); }

private:
    QWidget* makeText();

    LiveReport<DefinitionTab> m_feed;
    std::shared_ptr<const DefinitionTab> m_tab;
    RowModel<FieldRow> m_fields;
    RowModel<VersionRow> m_versions;
    SectionBar* m_textHeading = nullptr;
    WordLabel* m_text = nullptr;
    SectionBar* m_versionHeading = nullptr;
    TableView* m_fieldTable = nullptr;
    TableView* m_versionTable = nullptr;
};

} // namespace traceo
