#pragma once
// Charts over one time axis: they share both gutters and one crosshair; only the lowest shows the time.
// GUI thread only.

#include "widgets/time_series_chart.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace traceo {

class ChartColumn final : public QWidget {
    Q_OBJECT
public:
    explicit ChartColumn(QWidget* parent = nullptr);

    /// From top to bottom; the first is the hero. Charts that stay keep their widget.
    void setCharts(std::vector<Chart> charts);
    void setFormat(const Style& format, UtcMs now);
    void setMark(const QString& mark);
    /// At a 13 px font; more than kLeftGutter where something beside them has longer names.
    void setLeftGutter(double gutter);
    /// What happened meanwhile, in lanes under the lowest plot; marks beyond its range do not show.
    void setEvents(std::vector<EventMark> marks);
    void setCursor(std::optional<UtcMs> moment);
    std::optional<UtcMs> cursorMoment() const { return m_cursor; }
    const std::vector<TimeSeriesChart*>& charts() const { return m_charts; }
    /// Pixel columns of a plot, for the Question.
    int columns() const;

Q_SIGNALS:
    void cursorMoved(std::optional<traceo::UtcMs> moment);
    /// A stretch was dragged.
    void rangeSelected(traceo::TimeSpan range);

private:
    TimeSeriesChart* addChart();
    void share();
    void spreadDrag(std::optional<TimeSpan> span);

    QVBoxLayout* m_layout = nullptr;
    std::vector<TimeSeriesChart*> m_charts;
    std::optional<UtcMs> m_cursor;
    Style m_format;
    UtcMs m_now{};
    QString m_mark;
    double m_leftGutter = kLeftGutter;
    std::vector<EventMark> m_events;
};

} // namespace traceo
