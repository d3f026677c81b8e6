#include "widgets/line_raster.h"

#include "widgets/in_halves.h"

#include <algorithm>
#include <cstddef>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace traceo {
namespace {

constexpr int kStrip = 16;                 ///< columns: a cache line of pixels a row
constexpr std::size_t kPadding = 16;       ///< rows: columns a power of two apart would share few lines of the cache
constexpr std::size_t kWorthHelp = 20'000; ///< columns of lines: half a millisecond's work

/// One colour over another; `share` of 256.
QRgb blended(QRgb over, QRgb under, unsigned share)
{
    constexpr QRgb kRedBlue = 0xff00ff;
    constexpr QRgb kGreen = 0x00ff00;
    const QRgb redBlue = ((over & kRedBlue) * share + (under & kRedBlue) * (256 - share)) >> 8 & kRedBlue;
    const QRgb green = ((over & kGreen) * share + (under & kGreen) * (256 - share)) >> 8 & kGreen;
    return 0xff000000 | redBlue | green;
}

unsigned shareOf(float covered)
{
    return unsigned(covered * 256 + 0.5F);
}

/// Rows [from, to) of a turned column, all covered alike.
void blend(QRgb* pixels, int from, int to, QRgb color, unsigned share)
{
    int row = from;
#ifdef __SSE2__
    const __m128i zero = _mm_setzero_si128();
    const __m128i under = _mm_set1_epi16(short(256 - share));
    const __m128i over = _mm_mullo_epi16(_mm_unpacklo_epi8(_mm_set1_epi32(int(color)), zero), _mm_set1_epi16(short(share)));
    const auto mixed = [&](__m128i half) { return _mm_srli_epi16(_mm_add_epi16(_mm_mullo_epi16(half, under), over), 8); };
    for (; row + 4 <= to; row += 4) {
        auto* const at = reinterpret_cast<__m128i*>(pixels + row);
        const __m128i four = _mm_loadu_si128(at);
        _mm_storeu_si128(at, _mm_packus_epi16(mixed(_mm_unpacklo_epi8(four, zero)), mixed(_mm_unpackhi_epi8(four, zero))));
    }
#endif
    for (; row < to; ++row)
        pixels[row] = blended(color, pixels[row], share);
}

/// Columns of a picture, and the same pixels turned: a column after the other.
struct StripOf {
    QRgb* picture; ///< the picture's topmost row
    qsizetype stride;
    QRgb* turned;
    std::size_t height; ///< of a turned column
    int top;
    int bottom; ///< one behind
    int columns;
};

#ifdef __SSE2__
/// Four rows of four pixels, turned.
void turn(const QRgb* from, std::ptrdiff_t fromStride, QRgb* to, std::ptrdiff_t toStride)
{
    const auto load = [from, fromStride](int row) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + row * fromStride));
    };
    const __m128i a = _mm_unpacklo_epi32(load(0), load(1));
    const __m128i b = _mm_unpacklo_epi32(load(2), load(3));
    const __m128i c = _mm_unpackhi_epi32(load(0), load(1));
    const __m128i d = _mm_unpackhi_epi32(load(2), load(3));
    const auto store = [to, toStride](int row, __m128i pixels) {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to + row * toStride), pixels);
    };
    store(0, _mm_unpacklo_epi64(a, b));
    store(1, _mm_unpackhi_epi64(a, b));
    store(2, _mm_unpacklo_epi64(c, d));
    store(3, _mm_unpackhi_epi64(c, d));
}
#else
void turn(const QRgb* from, std::ptrdiff_t fromStride, QRgb* to, std::ptrdiff_t toStride)
{
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 4; ++column)
            to[column * toStride + row] = from[row * fromStride + column];
    }
}
#endif

/// `block(row, column)` for each block of four by four, `pixel(row, column)` for what is left at the edges.
template <class Block, class Pixel>
void eachOf(const StripOf& strip, Block block, Pixel pixel)
{
    constexpr int kBlock = 4;
    const int wholeColumns = strip.columns / kBlock * kBlock;
    int row = strip.top;
    for (; row + kBlock <= strip.bottom; row += kBlock) {
        for (int column = 0; column < wholeColumns; column += kBlock)
            block(row, column);
        for (int column = wholeColumns; column < strip.columns; ++column) {
            for (int i = 0; i < kBlock; ++i)
                pixel(row + i, column);
        }
    }
    for (; row < strip.bottom; ++row) {
        for (int column = 0; column < strip.columns; ++column)
            pixel(row, column);
    }
}

void takeOut(const StripOf& strip)
{
    const auto inPicture = [&strip](int row, int column) { return strip.picture + row * strip.stride + column; };
    const auto inTurned = [&strip](int row, int column) { return strip.turned + std::size_t(column) * strip.height + row; };
    eachOf(
        strip,
        [&](int row, int column) {
            turn(inPicture(row, column), strip.stride, inTurned(row, column), std::ptrdiff_t(strip.height));
        },
        [&](int row, int column) { *inTurned(row, column) = *inPicture(row, column); });
}

void putBack(const StripOf& strip)
{
    const auto inPicture = [&strip](int row, int column) { return strip.picture + row * strip.stride + column; };
    const auto inTurned = [&strip](int row, int column) { return strip.turned + std::size_t(column) * strip.height + row; };
    eachOf(
        strip,
        [&](int row, int column) {
            turn(inTurned(row, column), std::ptrdiff_t(strip.height), inPicture(row, column), strip.stride);
        },
        [&](int row, int column) { *inPicture(row, column) = *inTurned(row, column); });
}

/// How much of a row of pixels lies in a stretch.
float within(int row, float top, float bottom)
{
    return std::max(0.0F, std::min(bottom, float(row + 1)) - std::max(top, float(row)));
}

} // namespace

/// `pixels`: of this column, the picture's topmost row first.
void LineRaster::paintColumn(const CoveredColumns& line, std::size_t column, QRgb* pixels) const
{
    const auto highest = float(m_clip.top());
    const auto lowest = float(m_clip.bottom() + 1);
    const auto clipped = [highest, lowest](Stretch at) {
        return Stretch{std::max(at.top, highest), std::min(at.bottom, lowest)};
    };
    const Stretch fringe = clipped(line.fringe.data()[column]);
    if (!(fringe.top < fringe.bottom))
        return;
    Stretch core = clipped(line.core.data()[column]);
    if (!(core.top < core.bottom))
        core = {fringe.top, fringe.top};
    const float share = line.fringeShare;
    const auto edges = [&](int from, int to) {
        for (int row = from; row < to; ++row) {
            const float full = within(row, core.top, core.bottom);
            const float beside = share * (within(row, fringe.top, fringe.bottom) - full);
            pixels[row] = blended(line.color, pixels[row], shareOf(full + beside * (1 - full)));
        }
    };
    const int first = wholeBelow(double(fringe.top));
    const int last = -wholeBelow(-double(fringe.bottom)); // one behind
    const int solid = -wholeBelow(-double(core.top));
    const int solidEnd = wholeBelow(double(core.bottom));
    if (solid >= solidEnd)
        return edges(first, last);
    const int above = std::clamp(wholeBelow(double(core.top)), first + 1, std::max(first + 1, solid));
    const int below = std::clamp(-wholeBelow(-double(core.bottom)), std::min(last - 1, solidEnd), last - 1);
    edges(first, std::min(first + 1, solid));
    blend(pixels, first + 1, above, line.color, shareOf(share));
    edges(above, solid);
    std::fill(pixels + solid, pixels + solidEnd, line.color);
    edges(solidEnd, below);
    blend(pixels, below, last - 1, line.color, shareOf(share));
    edges(std::max(last - 1, solidEnd), last);
}

/// The rows that anything is drawn in, between two columns.
Stretch LineRaster::rowsOf(int strip, int end) const
{
    Stretch rows;
    for (const CoveredColumns& line : m_lines) {
        const Stretch* const fringe = line.fringe.data();
        for (int column = strip; column < end; ++column) {
            rows.top = std::min(rows.top, fringe[column].top);
            rows.bottom = std::max(rows.bottom, fringe[column].bottom);
        }
    }
    return {std::max(rows.top, float(m_clip.top())), std::min(rows.bottom, float(m_clip.bottom() + 1))};
}

void LineRaster::paintColumns(int from, int to, QRgb* picture) const
{
    const qsizetype stride = m_picture.bytesPerLine() / qsizetype(sizeof(QRgb));
    const auto height = std::size_t(m_picture.height()) + kPadding;
    std::vector<QRgb> turned(kStrip * height);
    for (int strip = from; strip < to; strip += kStrip) {
        const int end = std::min(strip + kStrip, to);
        const Stretch rows = rowsOf(strip, end);
        if (!(rows.top < rows.bottom))
            continue;
        const StripOf part{.picture = picture + strip,
                           .stride = stride,
                           .turned = turned.data(),
                           .height = height,
                           .top = wholeBelow(double(rows.top)),
                           .bottom = -wholeBelow(-double(rows.bottom)),
                           .columns = end - strip};
        takeOut(part);
        for (const CoveredColumns& line : m_lines) {
            for (int column = strip; column < end; ++column) {
                if (line.on.empty() || line.on.data()[column] != 0)
                    paintColumn(line, std::size_t(column), turned.data() + std::size_t(column - strip) * height);
            }
        }
        putBack(part);
    }
}

void LineRaster::paint()
{
    if (m_lines.empty() || m_clip.isEmpty())
        return;
    QRgb* const picture = reinterpret_cast<QRgb*>(m_picture.bits()) + m_clip.left();
    const int width = m_clip.width();
    const bool isMuch = std::size_t(width) * m_lines.size() >= kWorthHelp;
    inHalves(width, isMuch ? kStrip : width, [this, picture](int from, int to) { paintColumns(from, to, picture); });
    m_lines.clear();
}

} // namespace traceo
