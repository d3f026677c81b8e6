#include "history/grid_codec.h"

#include <algorithm>
#include <array>

namespace traceo::history {
namespace {

using Word = std::uint64_t;

constexpr std::size_t kTries = 64;       ///< differences, to find the step
constexpr std::size_t kWorth = 16;       ///< a gap in so many values at most
constexpr std::int64_t kLeastStep = 256; ///< below it there is nothing to save
constexpr std::int64_t kNear = 4;        ///< a part of the step: what is further away lies between two places
constexpr std::int64_t kMostStep = std::int64_t{1} << 40;

/// Of the differences, which are all within [0, kMostStep · 2^16]; none when they are not.
std::optional<std::int64_t> usualStep(std::span<const std::int64_t> values)
{
    std::array<std::int64_t, kTries> some{};
    const std::size_t count = std::min(values.size() - 1, kTries);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = i * (values.size() - 1) / count;
        some.at(i) = std::int64_t(Word(values[at + 1]) - Word(values[at]));
    }
    const auto middle = some.begin() + std::ptrdiff_t(count / 2);
    std::nth_element(some.begin(), middle, some.begin() + std::ptrdiff_t(count));
    return *middle >= kLeastStep && *middle <= kMostStep ? std::optional(*middle) : std::nullopt;
}

std::int64_t stepsIn(std::int64_t difference, std::int64_t step)
{
    return (difference + step / 2) / step;
}

/// Gaps by the rule that a value belongs to the place that is nearest, seen from the value before.
bool findGaps(std::span<const std::int64_t> values, NearGrid& grid, std::int64_t& places)
{
    places = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        const Word difference = Word(values[i]) - Word(values[i - 1]);
        if (difference > Word(kMostStep))
            return false;
        const std::int64_t steps = stepsIn(std::int64_t(difference), grid.step);
        places += steps;
        if (steps == 1)
            continue;
        grid.places.push_back(std::int64_t(i));
        grid.skips.push_back(steps - 1);
        if (grid.places.size() > values.size() / kWorth)
            return false;
    }
    return places > 0;
}

/// `run(first, last, place of the first)` for each stretch [first, last) of values a step apart.
template <class Run>
void forEachRun(const NearGrid& grid, std::size_t count, Run run)
{
    const auto step = Word(grid.step);
    Word place = Word(grid.first);
    std::size_t at = 0;
    for (std::size_t gap = 0; gap < grid.places.size(); ++gap) {
        const auto next = std::size_t(std::clamp<std::int64_t>(grid.places[gap], std::int64_t(at), std::int64_t(count)));
        run(at, next, place);
        place += step * (Word(next - at) + Word(grid.skips[gap]));
        at = next;
    }
    run(at, count, place);
}

} // namespace

std::optional<NearGrid> nearGrid(std::span<const std::int64_t> values)
{
    if (values.size() < 2 * kWorth)
        return std::nullopt;
    const auto step = usualStep(values);
    if (!step)
        return std::nullopt;
    NearGrid grid{.first = values[0], .step = *step, .places = {}, .skips = {}, .residuals = {}};
    std::int64_t places = 0;
    if (!findGaps(values, grid, places))
        return std::nullopt;
    // One lateness in a whole run: nearer to the true step than any single difference.
    grid.step = stepsIn(std::int64_t(Word(values.back()) - Word(values.front())), places);
    grid.residuals.resize(values.size());
    bool isNear = true;
    forEachRun(grid, values.size(), [&](std::size_t from, std::size_t to, Word place) {
        for (std::size_t i = from; i < to; ++i, place += Word(grid.step)) {
            const auto residual = std::int64_t(Word(values[i]) - place);
            isNear = isNear && residual > -grid.step / kNear && residual < grid.step / kNear;
            grid.residuals[i] = residual;
        }
    });
    return isNear ? std::optional(std::move(grid)) : std::nullopt;
}

RawVector<std::int64_t> valuesOf(const NearGrid& grid)
{
    RawVector<std::int64_t> values(grid.residuals.size());
    std::int64_t* const to = values.data();
    const std::int64_t* const residuals = grid.residuals.data();
    const auto step = Word(grid.step);
    forEachRun(grid, values.size(), [to, residuals, step](std::size_t from, std::size_t end, Word place) {
        for (std::size_t i = from; i < end; ++i)
            to[i] = std::int64_t(place + step * Word(i - from) + Word(residuals[i]));
    });
    return values;
}

} // namespace traceo::history
