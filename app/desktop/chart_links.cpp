#include "app/desktop/chart_links.h"

#include "widgets/chart_column.h"

#include <algorithm>

namespace traceo {

void ChartLinks::adopt(const QWidget& pane)
{
    std::erase_if(m_columns, [](const QPointer<ChartColumn>& column) { return column.isNull(); });
    for (ChartColumn* const column : pane.findChildren<ChartColumn*>()) {
        if (std::ranges::find(m_columns, column, &QPointer<ChartColumn>::data) != m_columns.end())
            continue;
        m_columns.emplace_back(column);
        connect(column, &ChartColumn::cursorMoved, this, [this, column](std::optional<UtcMs> moment) { spread(column, moment); });
        column->setEvents(m_marks);
        column->setCursor(m_cursor);
    }
}

void ChartLinks::setEvents(std::vector<EventMark> marks)
{
    m_marks = std::move(marks);
    for (const QPointer<ChartColumn>& column : m_columns) {
        if (column)
            column->setEvents(m_marks);
    }
}

void ChartLinks::spread(const ChartColumn* from, std::optional<UtcMs> moment)
{
    m_cursor = moment;
    for (const QPointer<ChartColumn>& column : m_columns) {
        if (column && column != from)
            column->setCursor(moment);
    }
}

} // namespace traceo
