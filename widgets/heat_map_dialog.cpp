#include "widgets/heat_map_dialog.h"

#include "widgets/chart_table_dialog.h"
#include "widgets/fonts.h"
#include "widgets/heat_body.h"
#include "widgets/section_bar.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWide = 760;
constexpr int kRowsShown = 20; ///< without scrolling
constexpr int kBeside = 190;   ///< what is above and below the rows
constexpr int kLeastHigh = 260;

} // namespace

HeatMapDialog::HeatMapDialog(std::shared_ptr<const Chart> chart, const Style& format, UtcMs now, std::optional<UtcMs> at,
                             QWidget* parent)
    : QDialog(parent), m_format(format), m_now(now), m_heading(new SectionBar), m_map(new HeatMap)
{
    setWindowTitle(tr("%1 as a heat map").arg(titleAlone(*chart)));
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    const UtcMs newest = chart->range.to - Millis{1};
    m_map->setFormat(format, now);
    m_map->setChart(std::move(chart));
    auto* const rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_heading);
    rows->addWidget(m_map, 1);
    rows->addWidget(makeButtons());
    const Scale scale(font());
    const int shown = std::min(int(m_map->heat().rows.size()), kRowsShown);
    resize(scale(kWide), scale(std::max(kLeastHigh, kBeside + int(kHeatRow) * shown)));
    connect(m_map, &HeatMap::fitted, this, &HeatMapDialog::sayStep);
    sayStep();
    m_map->choose(0, at.value_or(newest));
    m_map->setFocus(Qt::OtherFocusReason);
}

/// How long a stretch is depends on the width.
QString HeatMapDialog::note() const
{
    const Heat& heat = m_map->heat();
    QStringList words{heat.note};
    if (heat.cut.columns > 0)
        words << (heat.scale.worst == Extreme::Highest ? tr("highest of each %1") : tr("lowest of each %1"))
                     .arg(durationText(heat.cut.step, m_format));
    words.removeAll(QString());
    return words.join(u" · "_s);
}

void HeatMapDialog::sayStep()
{
    m_heading->setHeading(m_map->heat().title, note());
}

QWidget* HeatMapDialog::makeButtons()
{
    auto* const bar = new QWidget;
    const Scale scale(bar->font());
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(scale(16), scale(12), scale(16), scale(12));
    row->setSpacing(scale(8));
    auto* const table = new QPushButton(tr("Show as &table"));
    auto* const close = new QPushButton(tr("Close"));
    for (QPushButton* const button : {table, close}) {
        button->setMinimumHeight(scale(28));
        button->setAutoDefault(false);
    }
    table->setToolTip(tr("The cells as numbers, to read, sort and copy"));
    row->addStretch(1);
    row->addWidget(table);
    row->addWidget(close);
    connect(table, &QPushButton::clicked, this, &HeatMapDialog::showTable);
    connect(close, &QPushButton::clicked, this, &HeatMapDialog::accept);
    return bar;
}

void HeatMapDialog::showTable()
{
    const auto spot = m_map->body().shownSpot();
    const auto at = spot ? std::optional(m_map->heat().spanOf(spot->column).from) : std::nullopt;
    Chart cells = chartOf(m_map->heat());
    cells.note = note();
    auto* const dialog = new ChartTableDialog(cells, m_format, m_now, at, parentWidget());
    dialog->show();
}

} // namespace traceo
