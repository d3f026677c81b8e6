#include "widgets/line_raster.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace traceo {
namespace {

constexpr int kStrip = 16; ///< columns: a cache line of pixels a row
constexpr float kFar = std::numeric_limits<float>::max();

/// One colour over another; `share` of 256.
QRgb blended(QRgb over, QRgb under, unsigned share)
{
    constexpr QRgb kRedBlue = 0xff00ff;
    constexpr QRgb kGreen = 0x00ff00;
    const QRgb redBlue = ((over & kRedBlue) * share + (under & kRedBlue) * (256 - share)) >> 8 & kRedBlue;
    const QRgb green = ((over & kGreen) * share + (under & kGreen) * (256 - share)) >> 8 & kGreen;
    return 0xff000000 | redBlue | green;
}

/// As std::floor, which is a call where the processor has no instruction that may be relied upon.
int wholeBelow(double value)
{
    constexpr double kMost = 1e9; // what lies so far outside is drawn as outside
    const int whole = int(std::clamp(value, -kMost, kMost));
    return whole - int(value < whole);
}

bool isOn(const QList<double>& dashes, double at)
{
    if (dashes.isEmpty())
        return true;
    double within = std::fmod(at, std::accumulate(dashes.begin(), dashes.end(), 0.0));
    for (qsizetype i = 0; i < dashes.size(); ++i) {
        if (within < dashes[i])
            return i % 2 == 0;
        within -= dashes[i];
    }
    return true;
}

} // namespace

void LineRaster::cover(std::vector<Stretch>& columns, const QPolygonF& line) const
{
    const auto touch = [&](int column, double y) {
        if (column < 0 || column >= int(columns.size()))
            return;
        Stretch& at = columns[std::size_t(column)];
        at.top = std::min(at.top, float(y));
        at.bottom = std::max(at.bottom, float(y));
    };
    const int width = int(columns.size());
    int before = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const int column = wholeBelow(line[i].x()) - m_clip.left();
        const double y = line[i].y();
        if (i > 0 && column > before) { // from column to column, of which only their number counts
            const double step = (y - line[i - 1].y()) / (column - before);
            double at = line[i - 1].y() + step * (std::max(before, -1) - before);
            for (int next = std::max(before, -1) + 1; next <= std::min(column, width - 1); ++next) {
                touch(next, at);
                at = next == column ? y : at + step;
                touch(next, at);
            }
        } else {
            touch(column, y);
        }
        before = column;
    }
}

void LineRaster::add(const std::vector<QPolygonF>& line, const Pen& pen)
{
    if (m_clip.isEmpty())
        return;
    std::vector<Stretch> columns(std::size_t(m_clip.width()), Stretch{kFar, -kFar});
    for (const QPolygonF& part : line)
        cover(columns, part);

    const double beside = std::max(0.0, (pen.width - 1) / 2); // to either side, in columns
    const auto half = float(pen.width / 2);
    const auto widened = [&](int reach) {
        std::vector<Stretch> wide(columns.size(), Stretch{kFar, -kFar});
        for (int i = 0; i < int(columns.size()); ++i) {
            Stretch& at = wide[std::size_t(i)];
            for (int k = std::max(0, i - reach); k <= std::min(int(columns.size()) - 1, i + reach); ++k) {
                at.top = std::min(at.top, columns[std::size_t(k)].top - half);
                at.bottom = std::max(at.bottom, columns[std::size_t(k)].bottom + half);
            }
        }
        return wide;
    };
    const int whole = int(beside);
    Drawn drawn{.pen = pen, .core = widened(whole), .fringe = {}, .fringeShare = beside - whole};
    if (drawn.fringeShare > 0)
        drawn.fringe = widened(whole + 1);
    for (int column = 0; !pen.dashes.isEmpty() && column < m_clip.width(); ++column)
        drawn.on.push_back(isOn(pen.dashes, column) ? 1 : 0);
    m_lines.push_back(std::move(drawn));
}

void LineRaster::paintColumn(const Drawn& line, int column, QRgb* picture, qsizetype stride) const
{
    QRgb* const pixels = picture + m_clip.left() + column;
    const QRgb color = line.pen.color.rgb();
    const auto highest = float(m_clip.top());
    const auto lowest = float(m_clip.bottom() + 1);
    // A pixel row is covered by how much of it lies in the stretch.
    const auto blend = [&](float top, float bottom, double share) {
        top = std::max(top, highest);
        bottom = std::min(bottom, lowest);
        if (!(top < bottom))
            return;
        const auto mix = [&](int row, float covered) {
            QRgb& pixel = pixels[row * stride];
            pixel = blended(color, pixel, unsigned(double(covered) * share * 256 + 0.5));
        };
        const int first = wholeBelow(double(top));
        const int last = -wholeBelow(-double(bottom)) - 1;
        if (first == last)
            return mix(first, bottom - top);
        mix(first, float(first + 1) - top);
        mix(last, bottom - float(last));
        if (share >= 1) {
            for (int row = first + 1; row < last; ++row)
                pixels[row * stride] = color;
        } else {
            for (int row = first + 1; row < last; ++row)
                mix(row, 1);
        }
    };
    const Stretch& core = line.core[std::size_t(column)];
    if (!line.fringe.empty()) {
        const Stretch& fringe = line.fringe[std::size_t(column)];
        const bool isAlone = core.bottom < core.top;
        blend(fringe.top, isAlone ? fringe.bottom : std::min(fringe.bottom, core.top), line.fringeShare);
        if (!isAlone)
            blend(std::max(fringe.top, core.bottom), fringe.bottom, line.fringeShare);
    }
    if (core.top <= core.bottom)
        blend(core.top, core.bottom, 1);
}

void LineRaster::paint()
{
    const qsizetype stride = m_picture.bytesPerLine() / qsizetype(sizeof(QRgb));
    QRgb* const picture = m_lines.empty() ? nullptr : reinterpret_cast<QRgb*>(m_picture.bits());
    for (int strip = 0; strip < m_clip.width(); strip += kStrip) {
        const int end = std::min(strip + kStrip, m_clip.width());
        for (const Drawn& line : m_lines) {
            for (int column = strip; column < end; ++column) {
                if (line.on.empty() || line.on[std::size_t(column)] != 0)
                    paintColumn(line, column, picture, stride);
            }
        }
    }
    m_lines.clear();
}

} // namespace traceo
