#pragma once
// Joins the charts and strips of all panes: one crosshair, and the same events under each column and under charts
// that stand alone. Panes know nothing of it.
// GUI thread only.

#include "core/event_lane.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace traceo {

class ChartLinks final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Takes in what is new in `pane`; call after each report.
    void adopt(const QWidget& pane);
    void setEvents(std::vector<EventMark> marks);
    std::optional<UtcMs> cursor() const { return m_cursor; }

private:
    struct Linked {
        QPointer<QWidget> widget{};
        std::function<void(std::optional<UtcMs>)> setCursor{};
        std::function<void(const std::vector<EventMark>&)> showEvents{};
    };

    template <class Widget>
    void link(Widget* widget);
    void spread(const QWidget* from, std::optional<UtcMs> moment);

    std::vector<Linked> m_linked;
    std::vector<EventMark> m_marks;
    std::optional<UtcMs> m_cursor;
};

} // namespace traceo
