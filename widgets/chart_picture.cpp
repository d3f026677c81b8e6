#include "widgets/chart_picture.h"

#include <QPainter>

namespace traceo {
namespace {

constexpr double kAnyPlot = 100;

struct Alone {
    ChartStyle style;
    QSize size;
};

Alone alone(const TimeSeriesChart& chart)
{
    ChartStyle style = chart.styleNow();
    const auto height = [&style](TimeAxis axis) { return chartHeight(style.base, kAnyPlot, axis); };
    const int axis = style.timeAxis == TimeAxis::Hidden ? height(TimeAxis::Shown) - height(TimeAxis::Hidden) : 0;
    style.timeAxis = TimeAxis::Shown;
    return {std::move(style), chart.size() + QSize(0, axis)};
}

} // namespace

QImage pictureOf(const TimeSeriesChart& chart)
{
    auto [style, size] = alone(chart);
    const double ratio = chart.devicePixelRatioF();
    style.pixel = 1 / ratio;
    QImage picture((QSizeF(size) * ratio).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    picture.fill(style.theme.surface); // the last pixels may be covered in part only
    QPainter painter(&picture);
    paintChart(painter, QRectF(QPointF(), QSizeF(size)), chart.chart(), style);
    return picture;
}

} // namespace traceo
