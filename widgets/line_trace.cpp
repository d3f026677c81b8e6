#include "widgets/line_trace.h"

#include <cmath>
#include <iterator>
#include <utility>

namespace traceo {
namespace {

/// Which of `count` pixels along the time axis are drawn. In whole parts of a pixel, so that it does not depend on where one
/// begins to count.
std::vector<char> dashesOver(int count, const LineTrace::Pen& pen)
{
    if (pen.dashes.isEmpty())
        return {};
    constexpr double kParts = 256;
    std::vector<std::int64_t> ends;
    std::int64_t length = 0;
    for (qsizetype i = 0; i < pen.dashes.size() * (1 + pen.dashes.size() % 2); ++i)
        ends.push_back(length += std::max<std::int64_t>(64, std::llround(pen.dashes[i % pen.dashes.size()] * kParts)));
    std::vector<char> on(static_cast<std::size_t>(count));
    auto place = std::int64_t(std::fmod(pen.phase * kParts, double(length)));
    std::size_t dash = 0;
    for (char& isOn : on) {
        for (; place >= ends[dash]; ++dash) {
            if (dash + 1 == ends.size()) {
                place -= length;
                dash = 0;
                break;
            }
        }
        while (place >= ends[dash])
            ++dash;
        isOn = dash % 2 == 0 ? 1 : 0;
        place += std::int64_t(kParts);
    }
    return on;
}

/// With what their neighbours have.
std::vector<Stretch> withNeighbours(const std::vector<Stretch>& columns)
{
    const std::size_t count = columns.size();
    const Stretch* const from = columns.data();
    std::vector<Stretch> wide = columns;
    Stretch* const to = wide.data();
    for (std::size_t i = 1; i < count; ++i)
        to[i] = {std::min(from[i].top, from[i - 1].top), std::max(from[i].bottom, from[i - 1].bottom)};
    for (std::size_t i = 0; i + 1 < count; ++i)
        to[i] = {std::min(to[i].top, from[i + 1].top), std::max(to[i].bottom, from[i + 1].bottom)};
    return wide;
}

} // namespace

/// Across columns without a mark of their own, of which only their number counts.
void LineTrace::reach(int column, const Mark& mark)
{
    const int before = m_before;
    const double from = m_last;
    const double step = (double(mark.first) - from) / (double(column) - before);
    const auto at = [from, step, before](int next) { return float(from + step * (double(next) - before)); };
    const int end = std::min(column - 1, int(m_columns.size()) - 1);
    for (int next = std::max(before + 1, 0); next <= end; ++next)
        touch(next, std::min(at(next - 1), at(next)), std::max(at(next - 1), at(next)));
    touch(column, std::min(at(column - 1), mark.top), std::max(at(column - 1), mark.bottom));
}

CoveredColumns LineTrace::covered(const Pen& pen) const
{
    const double beside = std::max(0.0, (pen.width - 1) / 2); // to either side, in columns
    const int whole = int(beside);
    const auto half = float(pen.width / 2);
    CoveredColumns columns{.color = pen.color.rgb(), .core = m_columns, .fringe = {}, .fringeShare = float(beside - whole)};
    for (int i = 0; i < whole; ++i)
        columns.core = withNeighbours(columns.core);
    for (Stretch& at : columns.core)
        at = at.top <= at.bottom ? Stretch{at.top - half, at.bottom + half} : at;
    columns.fringe = columns.fringeShare > 0 ? withNeighbours(columns.core) : columns.core;
    columns.on = dashesOver(int(m_columns.size()), pen);
    return columns;
}

} // namespace traceo
