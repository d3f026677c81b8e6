#pragma once
// The selected check from its region: where the time of a run goes, all regions over the same time, and the numbers.
// GUI thread only.

#include "refresh/row_model.h"
#include "synthetics/synthetics_report.h"
#include "views/parts.h"

#include <QWidget>

namespace traceo {

class SectionBar;
class StatusStrip;
class TableView;
class TimeSeriesChart;
class Waterfall;
struct WaterfallRows;

class ProbeDetailView final : public QWidget {
    Q_OBJECT
public:
    explicit ProbeDetailView(QWidget* parent = nullptr);

    void show(const ProbeDetail& detail, UtcMs moment);
    /// Small words beside the heading, "generated data".
    void setMark(const QString& mark);
    /// Pixel columns of the plot, for the Question.
    int columns() const;
    const TableModel& phaseTable() const { return m_phases; }
    /// All that can be filtered.
    std::vector<TableView*> tables() const { return {m_numberTable}; }

Q_SIGNALS:
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    void rangePicked(traceo::TimeSpan range);

private:
    QWidget* makeCharts();
    QWidget* makeTables();
    void linkCursors();
    WaterfallRows waterfallOf(const ProbeDetail& detail) const;
    /// Chart and strip stand over one another: both leave the room that the longest names need.
    void shareGutters(const ProbeDetail& detail);

    RowModel<PhaseChange> m_phases;
    RowModel<NamedNumber> m_numbers;
    SectionBar* m_heading = nullptr;
    TimeSeriesChart* m_chart = nullptr;
    StatusStrip* m_strip = nullptr;
    Waterfall* m_waterfall = nullptr;
    TableView* m_numberTable = nullptr;
};

} // namespace traceo
