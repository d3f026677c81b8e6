#pragma once
// Weeks on a line with a handle at the moment that is looked at: ticks where incidents began, hatched after
// the handle, because nobody knew it then. Arrow keys move by an hour, with Shift by a day, page keys by a
// week, up and down from incident to incident, End to the present.
// GUI thread only.

#include "core/event_lane.h"
#include "core/format.h"
#include "widgets/painted_widget.h"

#include <optional>

namespace traceo {

class Scrubber final : public PaintedWidget {
    Q_OBJECT
public:
    explicit Scrubber(QWidget* parent = nullptr);

    /// The whole line ends a little after `now`, so that the present can be reached.
    void setTime(UtcMs at, UtcMs now, const Style& format = {});
    /// Ascending; those after the handle are not shown.
    void setMarks(std::vector<EventMark> marks);
    /// Where the history begins; none while nobody knows.
    void setOldest(std::optional<UtcMs> oldest);
    UtcMs at() const { return m_at; }
    /// What the history holds of the last 13 weeks, an hour at least; more when the moment lies before it.
    TimeSpan span() const;
    double xOf(UtcMs moment) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Slider; }
    QString accessibleValue() const override;

Q_SIGNALS:
    /// The handle was let go there, or a key moved it.
    void picked(traceo::UtcMs moment);
    /// It was moved to the end: the present.
    void presentReached();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    UtcMs momentAt(double x) const;
    void pick(UtcMs moment);
    std::optional<UtcMs> markBeside(int direction) const;
    void paintAxis(QPainter& painter, double end) const;
    void paintUnknown(QPainter& painter, double from) const;
    void paintHandle(QPainter& painter, double x) const;

    UtcMs m_at{};
    UtcMs m_now{};
    std::optional<UtcMs> m_oldest;
    Style m_format;
    std::vector<EventMark> m_marks;
    std::optional<UtcMs> m_dragged; ///< where the handle is while it is held
};

} // namespace traceo
