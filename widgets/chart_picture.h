#pragma once
// A chart alone, as a picture: as large as on screen, without crosshair, with the time axis that another chart of its column
// may show for it.
// GUI thread only.

#include "widgets/time_series_chart.h"

#include <QImage>

namespace traceo {

/// As sharp as the screen the chart is on.
QImage pictureOf(const TimeSeriesChart& chart);

} // namespace traceo
