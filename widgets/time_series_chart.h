#pragma once
// A chart on screen: its picture, the crosshair above it. The picture of many points is prepared by another thread, and the
// one before stays as long, with all that belongs to it. Hover, drag and keyboard speak of time; a line is told
// from the others while the pointer is on its end label, and for longer by a click on it or the up and down keys;
// charts of a column share one crosshair (widgets/chart_column.h).
// GUI thread only.

#include "widgets/chart_pixels.h"
#include "widgets/painted_widget.h"

#include <QFutureWatcher>

#include <memory>
#include <optional>

namespace traceo {

class TimeSeriesChart final : public PaintedWidget {
    Q_OBJECT
public:
    explicit TimeSeriesChart(QWidget* parent = nullptr);

    void setChart(Chart chart);
    const Chart& chart() const { return *m_chart; }
    /// The same, to keep after another was set.
    const std::shared_ptr<const Chart>& sharedChart() const { return m_chart; }
    /// Whether the screen shows the chart that was set, and no longer one before it.
    bool isUpToDate() const { return !m_isStale && !m_isPreparing; }
    /// Locale and zone of texts, and the moment that counts as now.
    void setFormat(const Style& format, UtcMs now);
    void setTimeAxis(TimeAxis axis);
    void setLeftGutter(double gutter);
    void setRightGutter(double gutter);
    /// Small words beside the heading, "generated data".
    void setMark(const QString& mark);
    /// Parts of a whole instead of lines.
    void setForm(ChartForm form);
    void setChanges(std::vector<ChangePoint> changes);
    /// Rows of events between plot and time axis.
    void setLanes(std::vector<EventLane> lanes);
    /// Height of the plot at a 13 px font: hero 124–160, companion 104, small multiple 72.
    void setPlotHeight(double height);

    void setCursor(std::optional<UtcMs> moment);
    std::optional<UtcMs> cursorMoment() const { return m_cursor; }
    /// The stretch being dragged.
    void setDraggedSpan(std::optional<TimeSpan> span);

    ChartGeometry geometryNow() const;
    ChartStyle styleNow() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Chart; }
    QString accessibleValue() const override;

Q_SIGNALS:
    /// By pointer or keyboard; none when the pointer left.
    void cursorMoved(std::optional<traceo::UtcMs> moment);
    void spanDragged(std::optional<traceo::TimeSpan> span);
    void rangeSelected(traceo::TimeSpan range);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void appearanceChanged() override;
    bool event(QEvent* event) override;

private:
    void isolate(std::optional<std::size_t> line);
    void pointAtLine(std::optional<std::size_t> line);
    std::optional<std::size_t> lineAt(QPointF place) const;
    std::optional<std::size_t> emphasis() const { return m_pointed ? m_pointed : m_isolated; }
    /// A pixel column: what an arrow key moves the cursor by.
    Millis cursorStep() const;
    ChartScene sceneNow() const;
    /// Of what is seen: the chart before until the picture of the next is prepared.
    const Chart& shownChart() const;
    bool canWait() const;
    QRegion drawNow();
    QRegion take(PixelStep step);
    QRegion placeCursor();
    void forgetPicture();
    void refresh();
    void prepare();
    void takePrepared();
    void invalidate();
    void moveCursorTo(UtcMs moment);
    TimeSpan dragTo(double x) const;

    std::shared_ptr<const Chart> m_chart = std::make_shared<const Chart>();
    Style m_format;
    UtcMs m_now{};
    TimeAxis m_timeAxis = TimeAxis::Shown;
    double m_leftGutter = kLeftGutter;
    double m_rightGutter = 112;
    double m_plotHeight = 104;
    QString m_mark;
    ChartForm m_form = ChartForm::Lines;
    std::vector<ChangePoint> m_changes;
    std::vector<EventLane> m_lanes;
    ChartPixels m_picture;
    bool m_isStale = true;      ///< another picture is wanted than is shown or prepared
    bool m_isPreparing = false; ///< of a step from the picture that is shown
    QFutureWatcher<PixelStep> m_prepared;
    mutable std::optional<ChartGeometry> m_geometry; ///< of the chart that was set; counted over all points
    double m_ratio = 1;                              ///< device pixels a logical one, of the device painted last
    std::optional<std::size_t> m_pointed;            ///< the line whose label is under the pointer
    std::optional<std::size_t> m_isolated;           ///< the line that was chosen
    std::optional<UtcMs> m_cursor;
    QRegion m_cursorRegion; ///< what the crosshair covers
    std::optional<TimeSpan> m_dragged;
    std::optional<double> m_pressedAt;
};

} // namespace traceo
