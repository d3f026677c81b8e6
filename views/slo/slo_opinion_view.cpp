#include "views/slo/slo_opinion_view.h"

#include "export/csv.h"
#include "widgets/section_bar.h"
#include "widgets/table_view.h"

#include <QSplitter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr Millis kGoodFor = 5 * kMinute; ///< raw samples of a whole window are read

} // namespace

SloOpinionView::SloOpinionView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent)
    : SloTabView(tr("Second opinion"), kGoodFor, parent),
      m_feed(snapshots, clock,
             [config = std::move(config)](const history::Snapshot& snapshot, const Question& question) {
                 return buildOpinionTab(snapshot, config, question);
             }),
      m_opinions(opinionColumns()), m_slices(differenceColumns()), m_heading(new SectionBar), m_sliceHeading(new SectionBar)
{
    m_opinionTable = makeTable(m_opinions, tr("Second opinions"), widening(5, shapesOf(m_opinions)));
    m_sliceTable = makeTable(m_slices, tr("Slices that are counted otherwise"));
    auto* const side = new QSplitter(Qt::Horizontal);
    side->addWidget(stackedUp({m_heading, m_opinionTable}, m_opinionTable));
    side->addWidget(stackedUp({m_sliceHeading, m_sliceTable}, m_sliceTable));
    side->setSizes({6500, 3500}); // in proportion
    side->setChildrenCollapsible(false);
    setContent(side);
    connect(m_opinionTable, &TableView::selectedKeyChanged, this, &SloOpinionView::showSlices);
    follow(m_feed);
}

void SloOpinionView::setMark(const QString&) {}

void SloOpinionView::show(std::shared_ptr<const OpinionTab> tab)
{
    m_tab = std::move(tab);
    if (!m_tab->nothing.isEmpty())
        return showNothing(m_tab->key, m_tab->nothing);
    m_heading->setHeading(tr("The same samples, counted by others"),
                          m_tab->doubt.isEmpty() ? m_tab->window : tr("%1 · %2").arg(m_tab->window, m_tab->doubt));
    m_opinions.setRows(m_tab->opinions);
    showSlices();
    showContentOf(m_tab->key);
}

void SloOpinionView::showSlices()
{
    if (!m_tab)
        return;
    const std::string selected = m_opinionTable->selectedKey().toStdString();
    auto row = std::ranges::find(m_tab->opinions, selected, &OpinionRow::key);
    if (row == m_tab->opinions.end())
        row = std::ranges::find_if(m_tab->opinions, [](const OpinionRow& one) { return !one.slices.empty(); });
    if (row == m_tab->opinions.end()) {
        m_sliceHeading->setHeading(tr("Nobody differs"));
        return m_slices.setRows({});
    }
    m_sliceHeading->setHeading(row->tool, tr("%n slice(s) counted otherwise", nullptr, int(row->slices.size())));
    m_slices.setRows(row->slices);
}

std::vector<Pane::Exportable> SloOpinionView::exportables() const
{
    if (!m_tab || !m_tab->nothing.isEmpty())
        return {};
    return {{tr("Second opinions"), m_tab->key + "-opinions.csv", [this] { return toCsv(m_opinions); }},
            {tr("Slices that are counted otherwise"), m_tab->key + "-differences.csv", [this] { return toCsv(m_slices); }}};
}

} // namespace traceo
