#pragma once
// A chart alone, as a picture: as large as on screen, without crosshair, with the name of its object and the time axis that
// other widgets of its pane may show for it. Fifty lines of a large screen take a quarter of a second as vectors, so a file is drawn by any thread.
// pictureOf(), orderOf(): GUI thread only. Else any thread.

#include "core/result.h"
#include "widgets/time_series_chart.h"

#include <QImage>

class QIODevice;

namespace traceo {

/// As sharp as the screen the chart is on.
QImage pictureOf(const TimeSeriesChart& chart);

/// All that a file is drawn from, as it was when it was asked for.
struct PictureOrder {
    std::shared_ptr<const Chart> chart;
    ChartStyle style;
    QSize size;       ///< in logical pixels
    double ratio = 1; ///< device pixels a logical one
    QString words;    ///< what the picture says, for who does not see it
};
PictureOrder orderOf(const TimeSeriesChart& chart);

/// The same drawing as vectors, with texts as texts. Requires: `to` is open for writing, or closed and can be opened.
void writeSvg(const PictureOrder& order, QIODevice& to);

/// SVG or PNG, as the name of the file ends. Errors: BadValue for another ending, TooLarge, Storage.
Result<void> savePicture(const PictureOrder& order, const QString& path);

} // namespace traceo
