#pragma once
// States over time, a lane a region: ok whispers, what is worse is full, what was not observed is hatched. Shares
// gutters and crosshair with the charts above it and shows the time.
// GUI thread only.

#include "core/strip.h"
#include "widgets/chart_painter.h"
#include "widgets/painted_widget.h"

#include <optional>

namespace traceo {

class StatusStrip final : public PaintedWidget {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void setStrip(Strip strip);
    const Strip& strip() const { return m_strip; }
    /// What happened meanwhile, between the states and the time; of strips that have no chart above them.
    void setEvents(std::vector<EventLane> lanes);
    void setFormat(const Style& format, UtcMs now);
    void setLeftGutter(double gutter);
    void setRightGutter(double gutter);
    void setCursor(std::optional<UtcMs> moment);

    /// The bar of a lane, between the gutters.
    QRectF laneRect(int lane) const;
    ChartGeometry geometryNow() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Chart; }
    QString accessibleValue() const override;

Q_SIGNALS:
    void cursorMoved(std::optional<traceo::UtcMs> moment);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    ChartStyle styleNow() const;
    /// What was true of a lane at a moment; none: not observed.
    const Strip::Part* partAt(const Strip::Lane& lane, UtcMs moment) const;
    const Strip::Part* worstNear(const Strip::Lane& lane, const ChartGeometry& geometry, double x) const;
    QString wordsAt(QPointF place) const;
    void moveCursorTo(std::optional<UtcMs> moment);

    Strip m_strip;
    std::vector<EventLane> m_events;
    Style m_format;
    UtcMs m_now{};
    double m_leftGutter = kLeftGutter;
    double m_rightGutter = 112;
    std::optional<UtcMs> m_cursor;
};

} // namespace traceo
