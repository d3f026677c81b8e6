#pragma once
// Lines as rows of cells: a cell stands for a stretch of time, and for the worst value within it, which is the highest, or
// the lowest where more is better. Stretches are steps of the zoom ladder, so a cell is the same one after the chart has
// moved. Without pixels: widgets/heat_map.h draws it.
// Any thread; immutable.

#include "core/batch.h"
#include "core/line.h"
#include "core/zoom_ladder.h"

#include <QLocale>
#include <QStringList>

#include <array>
#include <span>

namespace traceo {

/// Which value of a stretch a cell stands for.
enum class Extreme : std::uint8_t { Highest, Lowest };

/// The five steps of one hue: step k is [bounds[k], bounds[k + 1]). Ascending, in the stored unit, round as people read them.
struct HeatScale {
    static constexpr int kSteps = 5;
    std::array<double, kSteps + 1> bounds{0, 0.2, 0.4, 0.6, 0.8, 1};
    bool isCutBelow = false; ///< the first step holds what lies below it too
    Extreme worst = Extreme::Highest;

    /// 0…4; what lies beside the bounds belongs to the nearest step. −1: no value.
    int stepOf(double value) const;
    /// How dark a step is, 0…4: the worst values are the darkest.
    int shadeOf(int step) const { return worst == Extreme::Highest ? step : kSteps - 1 - step; }
    friend bool operator==(const HeatScale&, const HeatScale&) = default;
};

/// What decides the steps.
struct HeatExtent {
    double low = 0;
    double high = 0;
    double leastPositive = 0; ///< of a logarithmic one; 0: there is none
    Unit unit = Unit::None;
    bool logarithmic = false;
    Extreme worst = Extreme::Highest;
};

/// Five steps of 1, 1.5, 2, 3, 4, 5, 6 or 8 × 10^k in the unit people read, from a multiple of it, the narrowest that hold
/// what there is; no share above its whole. Logarithmic: 1, 2, 5, 10 … or each second or third of these, five decades at
/// most. Requires: finite, low ≤ high.
HeatScale heatScale(const HeatExtent& extent);

/// "0", "100", … "500 ms": one unit for all, behind the last; "≤ 1" where the first step holds what is less.
QStringList boundTexts(const HeatScale& scale, Unit unit, const QLocale& locale);

/// The stretches cells stand for: the finest step of the ladder of which no more than `most` cover the range. Requires:
/// most > 1, a range that is not empty.
LadderCut heatCut(TimeSpan range, int most);

/// Of a strip in a table's cell, at most: a day by hours, a month by days, wherever they begin.
inline constexpr int kStripCells = 32;

/// The highest or the lowest value of each stretch; NaN where nothing was seen. What a point stands for begins at its time and ends at
/// that of the next; it counts where it begins, and in each stretch it fills.
std::vector<double> extremesIn(std::span<const LinePoint> points, const LadderCut& cut, Extreme extreme);
/// The same of samples, each of a moment.
std::vector<double> extremesIn(std::span<const Sample> samples, const LadderCut& cut, Extreme extreme);

struct Heat {
    struct Row {
        QString name;
        std::vector<double> values; ///< one a column, the worst; NaN: nobody saw it
        Reading like;               ///< unit, rounding and decimals of its values
    };
    QString title; ///< a heat map stands alone: titleAlone() of the chart
    QString note;  ///< unit or meaning
    Unit unit = Unit::None;
    TimeSpan range; ///< of the chart
    LadderCut cut;  ///< its stretches; none of an empty range
    HeatScale scale;
    std::vector<Row> rows;

    /// What a column stands for, [from, to), within the range.
    TimeSpan spanOf(int column) const;
    Reading readingOf(int row, int column) const;
};

/// A row a line, without thresholds and ideals, which are the same everywhere or known by heart; at most `most` columns, but two.
/// The worst is the lowest where that holds for every line.
Heat heatOf(const Chart& chart, int most);

/// Its cells as a chart of as many columns, for a table of what is drawn (core/chart_table.h).
Chart chartOf(const Heat& heat);

} // namespace traceo
