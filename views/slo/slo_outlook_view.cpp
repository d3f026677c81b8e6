#include "views/slo/slo_outlook_view.h"

#include "export/csv.h"
#include "widgets/chart_menu.h"
#include "widgets/paragraph.h"
#include "widgets/section_bar.h"
#include "widgets/table_view.h"
#include "widgets/time_series_chart.h"

namespace traceo {
namespace {

constexpr Millis kGoodFor = 10 * kMinute; ///< thousands of paths, and as many for each day of its score
constexpr double kPlot = 72;
constexpr double kRightGutter = 112;

} // namespace

SloOutlookView::SloOutlookView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent)
    : SloTabView(tr("Outlook"), kGoodFor, parent),
      m_feed(snapshots, clock,
             [config = std::move(config)](const history::Snapshot& snapshot, const Question& question) {
                 return buildOutlookTab(snapshot, config, question);
             }),
      m_rows(outlookColumns()), m_heading(new SectionBar), m_sentence(new Paragraph(TextRole::Note, Tone::Secondary)),
      m_lines(new TimeSeriesChart)
{
    m_lines->setPlotHeight(kPlot);
    m_lines->setRightGutter(kRightGutter);
    ChartMenu::addTo(*m_lines);
    m_table = makeTable(m_rows, tr("Outlook"));
    const Scale scale(font());
    m_sentence->setContentsMargins(scale(16), scale(4), scale(16), scale(4));
    setContent(stackedUp({m_heading, m_sentence, m_lines, m_table}, m_table));
    follow(m_feed);
}

void SloOutlookView::setMark(const QString& mark)
{
    m_lines->setMark(mark);
}

void SloOutlookView::show(std::shared_ptr<const OutlookTab> tab)
{
    m_tab = std::move(tab);
    m_heading->setHeading(tr("Outlook"), m_tab->score);
    m_sentence->setText(m_tab->sentence);
    m_lines->setVisible(m_tab->lines.has_value());
    m_lines->setFormat({}, m_tab->moment);
    m_lines->setChart(m_tab->lines.value_or(Chart{}));
    m_rows.setRows(m_tab->rows);
    showContentOf(m_tab->key);
}

std::vector<Pane::Exportable> SloOutlookView::exportables() const
{
    if (!m_tab)
        return {};
    std::vector<Pane::Exportable> items{{tr("Outlook"), m_tab->key + "-outlook.csv", [this] { return toCsv(m_rows); }}};
    if (m_tab->lines)
        items.push_back(
            {tr("Forecast of the budget"), m_tab->key + "-forecast.csv", [tab = m_tab] { return toCsv(*tab->lines); }});
    return items;
}

} // namespace traceo
