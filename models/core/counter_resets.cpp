#include "core/counter_resets.h"

namespace traceo {
namespace {

/// `before`: the last value before the column; NaN where there is none, which nothing is less than.
bool isReset(const LinePoint& column, double before)
{
    return column.last < column.first || column.min < column.first || column.max > column.last || column.first < before;
}

} // namespace

bool isReset(std::span<const LinePoint> columns, std::size_t column)
{
    std::size_t before = column;
    while (before > 0 && !columns[before - 1].hasValue())
        --before;
    return isReset(columns[column], before > 0 ? columns[before - 1].last : LinePoint{}.last);
}

std::vector<std::size_t> resetsOf(std::span<const LinePoint> columns)
{
    std::vector<std::size_t> resets;
    const LinePoint* const column = columns.data();
    double before = LinePoint{}.last;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!column[i].hasValue())
            continue;
        if (isReset(column[i], before))
            resets.push_back(i);
        before = column[i].last;
    }
    return resets;
}

} // namespace traceo
