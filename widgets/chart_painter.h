#pragma once
// Draws a Chart (core/line.h) on any painter: screen, picture or paper. The widget and the PDF share it.
// Any thread, with a painter of its own.

#include "core/change_point.h"
#include "core/event_lane.h"
#include "core/format.h"
#include "core/line.h"
#include "widgets/chart_axis.h"
#include "widgets/theme.h"

#include <QFont>
#include <QRectF>

#include <optional>
#include <vector>

class QPainter;
class QRegion;

namespace traceo {

enum class TimeAxis : std::uint8_t { Shown, Hidden };

/// Stack: the lines are parts of a whole, the first at the bottom. Of them `series` 0 is the subject, 1…4 the others.
enum class ChartForm : std::uint8_t { Lines, Stack };

/// Of charts without lanes of longer names, at a 13 px font.
inline constexpr double kLeftGutter = 52;

struct ChartStyle {
    const Theme& theme;
    QFont base;   ///< the application font; all distances scale with it
    Style format; ///< locale and zone of numbers and times
    UtcMs now{};  ///< years are printed when they are not this one's
    TimeAxis timeAxis = TimeAxis::Shown;
    double leftGutter = kLeftGutter; ///< at a 13 px font
    double rightGutter = 112;        ///< 128 with longer names
    QString mark;                    ///< small words beside the heading, at the right ("generated data")
    double pixel = 1;                ///< logical size of one device pixel, for hairlines
    ChartForm form = ChartForm::Lines;
    std::vector<ChangePoint> changes{};
    std::vector<EventLane> lanes{}; ///< between plot and time axis
    /// Index of the line that is told from the others, which step back.
    std::optional<std::size_t> emphasis{};
    bool isAlone = false; ///< no object's name stands above it, so the heading says it
};

/// Where things are; all a function of the rectangle, the chart and the style.
struct ChartGeometry {
    QRectF heading;
    QRectF plot;
    QRectF lanes;      ///< of events, 16 px each; empty without any
    QRectF timeLabels; ///< empty when the axis is hidden
    ValueAxis values;
    TimeSpan range;

    static ChartGeometry of(const QRectF& area, const Chart& chart, const ChartStyle& style);
    double xOf(UtcMs moment) const;
    /// Clamped to the range.
    UtcMs momentAt(double x) const;
};

/// Everything but the cursor. Fills its background with the surface.
void paintChart(QPainter& painter, const QRectF& area, const Chart& chart, const ChartStyle& style);

/// The crosshair at `moment`: line, dots with values (of more than four lines a table with their names), and the time in a
/// pill where the axis is shown.
void paintCursor(QPainter& painter, const ChartGeometry& geometry, const Chart& chart, UtcMs moment, const ChartStyle& style);

/// What paintCursor() touches.
QRegion cursorRegion(const ChartGeometry& geometry, const Chart& chart, UtcMs moment, const ChartStyle& style);

/// Height of a chart whose plot is `plot` px high at a 13 px font.
int chartHeight(const QFont& base, double plot, TimeAxis axis, std::size_t lanes = 0);

/// What is marked at this place of the lanes, a line a mark; empty beside all of them.
QString eventsAt(const ChartGeometry& geometry, QPointF place, const ChartStyle& style);
/// What is marked at this moment or no further than `reach` from it, for people who do not see it.
QStringList eventsAt(const std::vector<EventLane>& lanes, UtcMs moment, Millis reach);

/// The right gutter that the end labels of this chart need: 112, 128 or more.
double neededRightGutter(const Chart& chart, const ChartStyle& style);

/// The line whose end label is at this place of a chart of lines.
std::optional<std::size_t> endLabelAt(const ChartGeometry& geometry, const QRectF& area, const Chart& chart,
                                      const ChartStyle& style, QPointF place);

/// The line's column at this moment, nullptr in a gap.
const LinePoint* pointAt(const Line& line, UtcMs moment, TimeSpan range);

} // namespace traceo
