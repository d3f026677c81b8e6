#pragma once
// Joins the charts of all panes: one crosshair, and the same events under each column. Panes know nothing of it.
// GUI thread only.

#include "core/event_lane.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

namespace traceo {

class ChartColumn;

class ChartLinks final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Takes in the columns of `pane` that are new; call after each report.
    void adopt(const QWidget& pane);
    void setEvents(std::vector<EventMark> marks);
    std::optional<UtcMs> cursor() const { return m_cursor; }

private:
    void spread(const ChartColumn* from, std::optional<UtcMs> moment);

    std::vector<QPointer<ChartColumn>> m_columns;
    std::vector<EventMark> m_marks;
    std::optional<UtcMs> m_cursor;
};

} // namespace traceo
