#pragma once
// A chart as pixels. The next picture is made of what changed in the scene: of a range that moves on, or a poll more, that is
// a few columns of the plot and the words beside it. So a picture costs what is new in it, and can be prepared by another
// thread than the one that shows it.

#include "widgets/chart_painter.h"

#include <QImage>
#include <QRegion>

#include <memory>
#include <optional>
#include <vector>

namespace traceo {

/// All that a picture of a chart depends on. Any thread; its chart does not change.
struct ChartScene {
    std::shared_ptr<const Chart> chart; ///< never null
    ChartStyle style;                   ///< `pixel` is 1 / ratio
    QSize size;                         ///< in logical pixels
    double ratio = 1;                   ///< device pixels a logical one
    QPoint hatchOrigin{};               ///< where hatches begin, so that neighbours join
};

/// Of a scene that was laid out.
struct LaidOutScene {
    ChartScene scene;
    ChartGeometry geometry;
    std::vector<double> timeTicks; ///< where they stand

    static LaidOutScene of(ChartScene scene);
    /// The device pixels where lines may be drawn, within the picture.
    QRect plotPixels() const;
    QSize pixels() const;
    /// Columns beside its own in which a point of a line is seen.
    int reach() const;
};

/// Columns of the plot that look alike in two scenes: [from, to) of the later one, `shift` columns further right in the
/// earlier one. Device pixels.
struct KeptColumns {
    int from = 0;
    int to = 0;
    int shift = 0;
};
/// None when most is to be drawn anew. Any thread.
std::optional<KeptColumns> keptColumns(const LaidOutScene& before, const LaidOutScene& after);

/// What makes the picture of `after` out of that of the scene before. Any thread.
struct PixelStep {
    struct Patch {
        QRect place; ///< device pixels of the picture
        QImage pixels;
    };
    LaidOutScene after;
    bool isWhole = true; ///< one patch is all of it
    int shift = 0;       ///< columns that the plot moves to the left, before the patches are put on it
    std::vector<Patch> patches{};
};
PixelStep stepTo(ChartScene scene, const std::optional<LaidOutScene>& before);

/// One thread at a time; the window's.
class ChartPixels {
public:
    bool isNull() const { return m_image.isNull(); }
    /// Of what is shown; none of a null picture.
    const std::optional<LaidOutScene>& scene() const { return m_scene; }
    void clear();
    /// Returns what changed, in logical pixels. Requires: the step was made from this picture's scene.
    QRegion take(PixelStep step);
    /// A part of it.
    void paint(QPainter& painter, const QRegion& region) const;

private:
    void put(QPoint to, const QImage& pixels, int firstColumn, int count);
    void putIntoPlot(const QRect& place, const QImage& pixels);
    void paintPlot(QPainter& painter, const QRect& part) const;

    QImage m_image; ///< the columns of the plot are turned: its first one lies `m_turn` columns right of its left edge
    std::optional<LaidOutScene> m_scene;
    QRect m_plot;
    int m_turn = 0;
};

} // namespace traceo
