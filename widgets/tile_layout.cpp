#include "widgets/tile_layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <span>

namespace traceo {
namespace {

using Needs = std::span<const TileNeed>;

template <class Get>
double sumOf(Needs needs, Get get)
{
    double sum = 0;
    for (const TileNeed& need : needs)
        sum += get(need);
    return sum;
}

double weightOf(const TileNeed& need)
{
    return std::max(0.1, need.weight);
}

/// `least` for each, and of what is left over as much as each still wants, or by weight where all have enough.
std::vector<double> shared(Needs needs, double width, double TileNeed::*least)
{
    const double spare = width - sumOf(needs, [&](const TileNeed& need) { return need.*least; });
    const auto want = [&](const TileNeed& need) { return std::max(0.0, need.words - need.*least); };
    const double wanted = sumOf(needs, want);
    const double weights = sumOf(needs, weightOf);
    std::vector<double> widths;
    for (const TileNeed& need : needs) {
        const double more =
            wanted > spare ? want(need) * spare / wanted : want(need) + (spare - wanted) * weightOf(need) / weights;
        widths.push_back(need.*least + more);
    }
    return widths;
}

struct Row {
    std::vector<double> widths{};
    bool isSmall = false;
};

/// None where figures would be cut.
std::optional<Row> rowOf(Needs needs, double width)
{
    const double weights = sumOf(needs, weightOf);
    const auto share = [&](const TileNeed& need) { return width * weightOf(need) / weights; };
    if (std::ranges::all_of(needs, [&](const TileNeed& need) { return need.words <= share(need); })) {
        Row row;
        std::ranges::transform(needs, std::back_inserter(row.widths), share);
        return row;
    }
    if (sumOf(needs, [](const TileNeed& need) { return need.figure; }) <= width)
        return Row{shared(needs, width, &TileNeed::figure), false};
    if (sumOf(needs, [](const TileNeed& need) { return need.smallFigure; }) <= width)
        return Row{shared(needs, width, &TileNeed::smallFigure), true};
    return std::nullopt;
}

/// Where nothing fits any more, all are cut alike.
Row cutRow(Needs needs, double width)
{
    const double all = std::max(1.0, sumOf(needs, [](const TileNeed& need) { return need.smallFigure; }));
    Row row{.widths = {}, .isSmall = true};
    for (const TileNeed& need : needs)
        row.widths.push_back(need.smallFigure * width / all);
    return row;
}

void place(TileLayout& layout, const Row& row, int height)
{
    double left = 0;
    for (const double width : row.widths) {
        const int from = int(std::lround(left));
        left += width;
        layout.boxes.emplace_back(from, (layout.rows - 1) * height, int(std::lround(left)) - from, height);
    }
    layout.isSmall = layout.isSmall || row.isSmall;
}

} // namespace

TileLayout layOutTiles(const std::vector<TileNeed>& needs, int width, int height)
{
    TileLayout layout;
    if (needs.empty())
        return layout;
    const Needs all(needs);
    if (const auto row = rowOf(all, width)) {
        place(layout, *row, height);
        return layout;
    }
    const Needs upper = all.first((all.size() + 1) / 2);
    place(layout, rowOf(upper, width).value_or(cutRow(upper, width)), height);
    if (upper.size() == all.size())
        return layout;
    const Needs lower = all.subspan(upper.size());
    ++layout.rows;
    place(layout, rowOf(lower, width).value_or(cutRow(lower, width)), height);
    return layout;
}

} // namespace traceo
