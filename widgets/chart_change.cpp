// What of a chart's plot looks the same in its next picture.
#include "widgets/chart_parts.h"
#include "widgets/chart_pixels.h"
#include "widgets/pixel_columns.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace traceo {
namespace {

/// Fewer are not worth it.
constexpr int kLeastKept = 32;
/// Points compared at once.
constexpr std::size_t kBlock = 64;

bool isSame(const ValueAxis& a, const ValueAxis& b)
{
    const auto isSameTick = [](const ValueAxis::Tick& one, const ValueAxis::Tick& other) {
        return one.value == other.value && one.text == other.text;
    };
    return a.low == b.low && a.high == b.high && a.logarithmic == b.logarithmic
        && std::ranges::equal(a.ticks, b.ticks, isSameTick);
}

/// Whether what a column of the plot looks like is drawn by the same rules.
bool isDrawnAlike(const LaidOutScene& before, const LaidOutScene& after)
{
    const ChartStyle& a = before.scene.style;
    const ChartStyle& b = after.scene.style;
    return before.scene.size == after.scene.size && before.scene.ratio == after.scene.ratio
        && before.scene.hatchOrigin == after.scene.hatchOrigin && &a.theme == &b.theme && a.base == b.base && a.form == b.form
        && a.emphasis == b.emphasis && before.geometry.plot == after.geometry.plot
        && isSame(before.geometry.values, after.geometry.values);
}

bool isSame(const Band& a, const Band& b)
{
    return a.kind == b.kind && a.span.from == b.span.from && a.span.to == b.span.to && a.name == b.name;
}

bool isSame(const ChangePoint& a, const ChangePoint& b)
{
    return a.at == b.at && a.words == b.words;
}

static_assert(sizeof(LinePoint) == sizeof(UtcMs) + 4 * sizeof(double), "compared as bytes");

bool isSame(std::span<const LinePoint> a, std::span<const LinePoint> b)
{
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

/// How many of them are the same, bit for bit, from the first on.
std::size_t sameFromFirst(std::span<const LinePoint> a, std::span<const LinePoint> b)
{
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same + kBlock <= most && isSame(a.subspan(same, kBlock), b.subspan(same, kBlock)))
        same += kBlock;
    while (same < most && isSame(a.subspan(same, 1), b.subspan(same, 1)))
        ++same;
    return same;
}

std::span<const LinePoint> from(const std::vector<LinePoint>& points, UtcMs at)
{
    return {std::ranges::lower_bound(points, at, {}, &LinePoint::at), points.end()};
}

bool hasSameBehind(const LaidOutScene& before, const LaidOutScene& after)
{
    return std::ranges::equal(before.scene.chart->bands, after.scene.chart->bands,
                              [](const Band& a, const Band& b) { return isSame(a, b); })
        && std::ranges::equal(before.scene.style.changes, after.scene.style.changes,
                              [](const ChangePoint& a, const ChangePoint& b) { return isSame(a, b); });
}

bool hasNothingBehind(const LaidOutScene& of)
{
    return of.scene.chart->bands.empty() && of.scene.style.changes.empty();
}

/// Whether a line is drawn column by column of pixels, and not by the painter all at once.
bool isByColumn(const LaidOutScene& of, const Line& line)
{
    return of.scene.style.form == ChartForm::Lines && !of.scene.chart->area && line.style == Line::Style::Measured
        && !isWide(of.geometry, line);
}

/// Columns between which a line looks the same.
KeptColumns keptOf(const std::vector<LinePoint>& before, const std::vector<LinePoint>& after, const PixelColumns& columns,
                   int reach, bool isCounter)
{
    constexpr int kAll = std::numeric_limits<int>::max();
    if (before.empty() && after.empty())
        return {-kAll, kAll};
    if (before.empty() || after.empty())
        return {};
    const UtcMs start = std::max(before.front().at, after.front().at);
    const auto old = from(before, start);
    const auto now = from(after, start);
    const std::size_t same = sameFromFirst(old, now);
    if (same == 0)
        return {};
    const bool isStart = old.size() == before.size() && now.size() == after.size();
    const bool isEnd = same == old.size() && same == now.size();
    // Its column is joined to what was before it, and may have more in it behind. Whether a counter began again after a gap is
    // told by what was before the gap.
    const auto known = isCounter ? std::ranges::find_if(now, &LinePoint::hasValue) : now.begin();
    const UtcMs joined = known == now.end() ? now.back().at : known->at;
    return {isStart ? -kAll : columns.at(joined) + 1 + reach, isEnd ? kAll : columns.at(now[same - 1].at) - reach};
}

} // namespace

std::optional<KeptColumns> keptColumns(const LaidOutScene& before, const LaidOutScene& after)
{
    const std::vector<Line>& lines = after.scene.chart->lines;
    const std::vector<Line>& linesBefore = before.scene.chart->lines;
    if (!isDrawnAlike(before, after) || lines.size() != linesBefore.size())
        return std::nullopt;
    const PixelColumns old = PixelColumns::of(before.geometry, before.scene.ratio);
    const PixelColumns now = PixelColumns::of(after.geometry, after.scene.ratio);
    const QRect plot = after.plotPixels();
    const double moved = now.origin - old.origin;
    const bool canMove = after.scene.ratio == std::floor(after.scene.ratio) && std::abs(moved) < plot.width();
    if (old.perMs != now.perMs || (moved != 0 && !canMove))
        return std::nullopt;
    const bool isInPlace = before.geometry.range.from == after.geometry.range.from;
    const bool isSameBehind = isInPlace ? hasSameBehind(before, after) : hasNothingBehind(before) && hasNothingBehind(after);
    if (!isSameBehind)
        return std::nullopt;
    const int reach = after.reach();
    const int edge = moved == 0 ? 0 : reach; // where lines have no neighbours
    KeptColumns kept{plot.left() + edge, plot.right() + 1 - edge, int(moved)};
    kept.from = std::max(kept.from, kept.from - kept.shift);
    kept.to = std::min(kept.to, kept.to - kept.shift);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i];
        const Line& lineBefore = linesBefore[i];
        if (line.style != lineBefore.style || line.series != lineBefore.series || line.isCounter != lineBefore.isCounter)
            return std::nullopt;
        if (isByColumn(before, lineBefore) && isByColumn(after, line)) {
            const KeptColumns ofLine = keptOf(lineBefore.points, line.points, now, reach, line.isCounter);
            kept.from = std::max(kept.from, ofLine.from);
            kept.to = std::min(kept.to, ofLine.to);
        } else if (!isInPlace || !isSame(lineBefore.points, line.points)) {
            return std::nullopt;
        }
    }
    return kept.to - kept.from < kLeastKept ? std::nullopt : std::optional(kept);
}

} // namespace traceo
