#pragma once
// A chart alone, as a picture: as large as on screen, without crosshair, with the time axis that another chart of its column
// may show for it.
// GUI thread only.

#include "core/result.h"
#include "widgets/time_series_chart.h"

#include <QImage>

class QIODevice;

namespace traceo {

/// As sharp as the screen the chart is on.
QImage pictureOf(const TimeSeriesChart& chart);

/// The same drawing as vectors, with texts as texts. Requires: `to` is open for writing, or closed and can be opened.
void writeSvg(const TimeSeriesChart& chart, QIODevice& to);

/// SVG or PNG, as the name of the file ends. Errors: BadValue for another ending, Storage.
Result<void> savePicture(const TimeSeriesChart& chart, const QString& path);

} // namespace traceo
