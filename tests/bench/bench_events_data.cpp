#include "bench/bench_events.h"

#include <algorithm>

namespace traceo::bench {
namespace {

/// So many values a column has; few are frequent and many are rare, as with people and their browsers.
constexpr std::array<std::uint64_t, kEventColumns.size()> kValues{20, 4, 120, 4, 60, 6, 40, 3, 30, 4, 0, 0, 0, 16, 3, 200};

std::uint64_t unevenly(Random& random, std::uint64_t below)
{
    return std::min(random.below(below), random.below(below));
}

std::string textOf(std::size_t column, Random& random)
{
    return std::string(kEventColumns[column]) + '-' + std::to_string(unevenly(random, kValues[column]));
}

std::int64_t numberOf(std::size_t column, Random& random)
{
    if (kValues[column] > 0)
        return std::int64_t(unevenly(random, kValues[column]));
    switch (column) {
    case 10:
        return random.below(200) == 0 ? 500 : random.below(30) == 0 ? 404 : 200;
    case 11:
        return std::int64_t(5 + unevenly(random, 400));
    default:
        return std::int64_t(200 + unevenly(random, 40'000));
    }
}

} // namespace

EventBlock eventsFrom(std::int64_t first, std::size_t count)
{
    EventBlock block;
    block.stream = "answers";
    for (std::size_t i = 0; i < count; ++i) {
        block.at.push_back(kFirstEvent + kEventsApart * (first + std::int64_t(i)));
        block.ids.push_back(std::to_string(first + std::int64_t(i)));
    }
    for (std::size_t column = 0; column < kEventColumns.size(); ++column) {
        Random random(std::uint64_t(first) * kEventColumns.size() + column + 1);
        std::vector<std::string> texts;
        std::vector<std::int64_t> numbers;
        for (std::size_t i = 0; i < count; ++i) {
            if (column < kTextColumns)
                texts.push_back(textOf(column, random));
            else
                numbers.push_back(numberOf(column, random));
        }
        if (column < kTextColumns)
            block.columns.push_back({kEventColumns[column], std::move(texts)});
        else
            block.columns.push_back({kEventColumns[column], std::move(numbers)});
    }
    return block;
}

} // namespace traceo::bench
