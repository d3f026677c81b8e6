#include "widgets/chart_pixels.h"

#include "widgets/chart_parts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace traceo {
namespace {

QRectF areaOf(const ChartScene& scene)
{
    return QRectF(QPointF(), QSizeF(scene.size));
}

/// The last device pixel up to `at` where a logical one begins: moved by that much, all is rounded as if it were not.
int wholeUpTo(int at, double ratio)
{
    const auto isWhole = [ratio](int pixel) { return std::floor(pixel / ratio) * ratio == pixel; };
    while (at > 0 && !isWhole(at))
        --at;
    return at;
}

/// Draws what lies at `wanted` of the scene's picture.
QImage drawn(const LaidOutScene& of, ChartPart part, const QRect& wanted)
{
    const ChartScene& scene = of.scene;
    const QRect place(QPoint(wholeUpTo(wanted.left(), scene.ratio), wholeUpTo(wanted.top(), scene.ratio)), wanted.bottomRight());
    QImage image(place.size(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scene.ratio);
    if (scene.ratio != std::floor(scene.ratio))
        image.fill(scene.style.theme.surface); // the last pixels are covered in part only
    QPainter painter(&image);
    painter.translate(-QPointF(place.topLeft()) / scene.ratio);
    painter.setBrushOrigin(scene.hatchOrigin);
    drawPart({painter, *scene.chart, of.geometry, scene.style, areaOf(scene), Scale(scene.style.base)}, part);
    painter.end();
    return place == wanted ? image : image.copy(wanted.translated(-place.topLeft()));
}

/// Columns of the plot: drawn with those beside them, that reach into them, and from the top row on, so that what lines cover
/// is rounded alike.
PixelStep::Patch columnsOf(const LaidOutScene& of, int from, int to)
{
    const QRect plot = of.plotPixels();
    const int left = std::max(plot.left(), from - of.reach());
    const int right = std::min(plot.right() + 1, to + of.reach());
    const QImage strip = drawn(of, ChartPart::Plot, QRect(left, 0, right - left, plot.bottom() + 1));
    const QRect place(from, plot.top(), to - from, plot.height());
    return {place, strip.copy(place.translated(-left, 0))};
}

bool isSameHeading(const LaidOutScene& a, const LaidOutScene& b)
{
    return a.scene.chart->title == b.scene.chart->title && a.scene.chart->note == b.scene.chart->note
        && a.scene.style.mark == b.scene.style.mark;
}

bool isSameFoot(const LaidOutScene& a, const LaidOutScene& b)
{
    return a.geometry.range.from == b.geometry.range.from && a.geometry.range.to == b.geometry.range.to
        && a.scene.style.format == b.scene.style.format && a.scene.style.lanes == b.scene.style.lanes
        && a.geometry.timeLabels == b.geometry.timeLabels;
}

/// What has other words beside the plot. The value axis is the same where columns are kept; end labels have values. Later
/// ones cover what they share with those before.
std::vector<QRect> changedBeside(const LaidOutScene& before, const LaidOutScene& after)
{
    const QRect all(QPoint(), after.pixels());
    const QRect plot = after.plotPixels();
    std::vector<QRect> changed{QRect(QPoint(plot.right() + 1, 0), all.bottomRight())};
    const bool isFractional = after.scene.ratio != std::floor(after.scene.ratio); // half a word would be rounded otherwise
    if (isFractional || !isSameHeading(before, after))
        changed.emplace_back(QPoint(0, 0), QPoint(all.right(), plot.top() - 1));
    if (isFractional || !isSameFoot(before, after))
        changed.emplace_back(QPoint(0, plot.bottom() + 1), all.bottomRight());
    std::erase_if(changed, [](const QRect& rect) { return rect.isEmpty(); });
    return changed;
}

QRect logical(const QRect& pixels, double ratio)
{
    return QRectF(QPointF(pixels.topLeft()) / ratio, QSizeF(pixels.size()) / ratio).toAlignedRect();
}

} // namespace

LaidOutScene LaidOutScene::of(ChartScene scene)
{
    ChartGeometry geometry = ChartGeometry::of(areaOf(scene), *scene.chart, scene.style);
    std::vector<double> ticks = timeTickPlaces(geometry, scene.style);
    return {std::move(scene), std::move(geometry), std::move(ticks)};
}

QSize LaidOutScene::pixels() const
{
    return {int(std::ceil(scene.size.width() * scene.ratio)), int(std::ceil(scene.size.height() * scene.ratio))};
}

QRect LaidOutScene::plotPixels() const
{
    const QRectF plot = withLineEnds(geometry.plot);
    const QRectF inPixels(plot.topLeft() * scene.ratio, plot.size() * scene.ratio);
    return inPixels.toAlignedRect().intersected(QRect(QPoint(), pixels()));
}

int LaidOutScene::reach() const
{
    return int(std::ceil(Scale(scene.style.base).exact(std::max(kWidestPen, kDotRadius) * scene.ratio))) + 2;
}

PixelStep stepTo(ChartScene scene, const std::optional<LaidOutScene>& before)
{
    PixelStep step{.after = LaidOutScene::of(std::move(scene))};
    const LaidOutScene& after = step.after;
    const auto kept = before ? keptColumns(*before, after) : std::nullopt;
    if (!kept) {
        const QRect all(QPoint(), after.pixels());
        step.patches.push_back({all, drawn(after, ChartPart::All, all)});
        return step;
    }
    step.isWhole = false;
    step.shift = kept->shift;
    const QRect plot = after.plotPixels();
    if (plot.left() < kept->from)
        step.patches.push_back(columnsOf(after, plot.left(), kept->from));
    if (kept->to <= plot.right())
        step.patches.push_back(columnsOf(after, kept->to, plot.right() + 1));
    for (const QRect& place : changedBeside(*before, after))
        step.patches.push_back({place, drawn(after, ChartPart::Frame, place)});
    return step;
}

void ChartPixels::clear()
{
    m_image = {};
    m_scene.reset();
}

QRegion ChartPixels::take(PixelStep step)
{
    const std::vector<double> ticksBefore = m_scene ? m_scene->timeTicks : std::vector<double>();
    m_scene.emplace(std::move(step.after));
    if (step.isWhole) {
        m_image = std::move(step.patches.front().pixels);
        m_plot = m_scene->plotPixels();
        m_turn = 0;
        return QRect(QPoint(), m_scene->scene.size);
    }
    const double ratio = m_scene->scene.ratio;
    QRegion changed;
    if (step.shift != 0) {
        const int width = m_plot.width();
        m_turn = (m_turn + step.shift % width + width) % width;
        changed += logical(m_plot, ratio);
    } else if (ticksBefore != m_scene->timeTicks) { // their upper ends lie where lines are drawn
        changed += logical(m_plot, ratio) & QRectF(m_scene->geometry.plot.bottomLeft(), m_scene->scene.size).toAlignedRect();
    }
    for (const PixelStep::Patch& patch : step.patches) {
        if (m_plot.contains(patch.place))
            putIntoPlot(patch.place, patch.pixels);
        else
            put(patch.place.topLeft(), patch.pixels, 0, patch.place.width());
        changed += logical(patch.place, ratio);
    }
    return changed;
}

void ChartPixels::put(QPoint to, const QImage& pixels, int firstColumn, int count)
{
    for (int row = 0; row < pixels.height(); ++row) {
        const auto* const source = reinterpret_cast<const QRgb*>(pixels.constScanLine(row)) + firstColumn;
        auto* const target = reinterpret_cast<QRgb*>(m_image.scanLine(to.y() + row)) + to.x();
        std::memcpy(target, source, std::size_t(count) * sizeof(QRgb));
    }
}

/// Around the right edge of the plot, where its columns are turned.
void ChartPixels::putIntoPlot(const QRect& place, const QImage& pixels)
{
    const int width = m_plot.width();
    for (int column = 0; column < place.width();) {
        const int to = (place.left() - m_plot.left() + column + m_turn) % width;
        const int count = std::min(place.width() - column, width - to);
        put({m_plot.left() + to, place.top()}, pixels, column, count);
        column += count;
    }
}

/// `part`: device pixels.
void ChartPixels::paintPlot(QPainter& painter, const QRect& part) const
{
    const double ratio = m_scene->scene.ratio;
    const int width = m_plot.width();
    for (int column = 0; column < part.width();) {
        const int from = (part.left() - m_plot.left() + column + m_turn) % width;
        const int count = std::min(part.width() - column, width - from);
        const QRect source(m_plot.left() + from, part.top(), count, part.height());
        const QRectF target(QPointF(part.left() + column, part.top()) / ratio, QSizeF(source.size()) / ratio);
        painter.drawImage(target, m_image, source);
        column += count;
    }
}

void ChartPixels::paint(QPainter& painter, const QRegion& region) const
{
    const double ratio = m_scene->scene.ratio;
    if (m_turn == 0 && ratio != std::floor(ratio)) { // parts lie on whole pixels only where a logical one is some
        painter.drawImage(0, 0, m_image);
    } else {
        for (const QRect& part : region) {
            const QRect pixels(part.topLeft() * int(ratio), part.size() * int(ratio));
            for (const QRect& beside : QRegion(pixels) - m_plot)
                painter.drawImage(QRectF(QPointF(beside.topLeft()) / ratio, QSizeF(beside.size()) / ratio), m_image, beside);
            if (const QRect plot = pixels & m_plot; !plot.isEmpty())
                paintPlot(painter, plot);
        }
    }
    const ChartScene& scene = m_scene->scene;
    drawTimeTicks({painter, *scene.chart, m_scene->geometry, scene.style, areaOf(scene), Scale(scene.style.base)},
                  m_scene->timeTicks);
}

} // namespace traceo
