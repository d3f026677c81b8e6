// Where counters began again: small marks on the base line.
#include "core/counter_resets.h"
#include "widgets/chart_parts.h"
#include "widgets/paper.h"
#include "widgets/pixel_columns.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

constexpr double kHigh = 6;
constexpr double kWide = 1.5;

} // namespace

void drawResets(const ChartCanvas& canvas)
{
    const QRectF& plot = canvas.geometry.plot;
    const double pixel = canvas.style.pixel;
    const double width = std::max(1.0, std::round(canvas.scale.exact(kWide) / pixel)) * pixel;
    const bool onPaper = isPaper(canvas.painter);
    const PixelColumns columns = PixelColumns::of(canvas.geometry, 1 / pixel);
    const double top = canvas.snapped(plot.bottom() - canvas.scale(kHigh));
    for (auto line = canvas.chart.lines.rbegin(); line != canvas.chart.lines.rend(); ++line) { // as the lines lie
        if (!line->isCounter)
            continue;
        const QColor color = penOf(canvas, *line).color();
        for (const std::size_t column : resetsOf(line->points)) {
            const UtcMs at = line->points[column].at;
            const double x = onPaper ? canvas.geometry.xOf(at) : columns.at(at) * pixel; // as dense lines, which move by columns
            if (x >= plot.left() && x <= plot.right())
                canvas.painter.fillRect(QRectF(x, top, width, canvas.snapped(plot.bottom()) - top), color);
        }
    }
}

} // namespace traceo
