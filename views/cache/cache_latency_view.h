#pragma once
// How long a cache's commands take: percentiles over time, under them how many took how long as a heat map, and beside both
// every command, or of PostgreSQL every statement.
// GUI thread only.

#include "export/cache_parts.h"
#include "refresh/row_model.h"

#include <QWidget>

namespace traceo {

class ChartColumn;
class HeatMap;
class SectionBar;
class TableOrWords;
class TableView;

class CacheLatencyView final : public QWidget {
    Q_OBJECT
public:
    explicit CacheLatencyView(QWidget* parent = nullptr);

    void show(const CacheDetail& detail, UtcMs moment);
    void setMark(const QString& mark);
    TableView* table();
    const TableModel& commands() const { return m_commands; }

Q_SIGNALS:
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    void rangePicked(traceo::TimeSpan range);

private:
    QWidget* makeCharts();
    void align();
    void showMap(const LatencyMap& map, UtcMs moment);

    RowModel<CommandEntry> m_commands;
    ChartColumn* m_percentiles = nullptr;
    SectionBar* m_mapHeading = nullptr;
    HeatMap* m_map = nullptr;
    TableOrWords* m_table = nullptr;
};

} // namespace traceo
