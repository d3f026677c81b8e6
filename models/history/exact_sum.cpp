#include "history/exact_sum.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace traceo::history {
namespace {

// Below it no two decimals of as many places, or fewer, are the same double: a sum can be taken for what it was.
constexpr double kMost = 1125899906842624.0; // 2^50
constexpr double kLog2Of10 = 3.321928094887362;
constexpr std::size_t kBlock = 64;
constexpr std::size_t kLanes = 4;

bool isDecimal(double value, int decimals)
{
    const double q = nearest(value * kPowers[std::size_t(decimals)]);
    return std::abs(q) <= kMost && q / kPowers[std::size_t(decimals)] == value;
}

/// As many as there can be.
int mostPlaces(double value)
{
    const int room = std::clamp(int((49 - std::ilogb(value)) / kLog2Of10), -1, kMostDecimals - 1);
    const int more = room + 1;
    return std::abs(value) * kPowers[std::size_t(more)] <= kMost ? more : room;
}

/// As few as it needs. None: not even with as many as there can be, so with no other number either.
std::optional<int> placesOf(double value)
{
    if (!std::isfinite(value))
        return std::nullopt;
    const int most = mostPlaces(value);
    if (most < 0 || !isDecimal(value, most))
        return std::nullopt;
    int places = 0;
    while (places < most && !isDecimal(value, places))
        ++places;
    return places;
}

} // namespace

void ExactSum::addLoose(double value)
{
    if (!std::isfinite(value)) {
        m_endless += value;
        return;
    }
    const double sum = m_loose + value;
    const double had = sum - value;
    m_lost += (m_loose - had) + (value - (sum - had));
    m_loose = sum;
}

/// What is there in as many doubles as it needs.
void ExactSum::loosen()
{
    const double power = kPowers[std::size_t(m_decimals)];
    const double quotient = m_scaled / power;
    addLoose(quotient);
    addLoose(std::fma(-quotient, power, m_scaled) / power);
    m_scaled = 0;
}

void ExactSum::setDecimals(int decimals)
{
    const double grown = m_scaled * kPowers[std::size_t(std::max(decimals - m_decimals, 0))];
    if (decimals < m_decimals || std::abs(grown) > kMost)
        loosen();
    else
        m_scaled = grown;
    m_decimals = decimals;
}

/// Whether it is one depends on the value alone, so that what is taken away again is what was added.
bool ExactSum::addDecimal(double value)
{
    if (!isDecimal(value, m_decimals)) {
        const auto places = placesOf(value);
        if (!places)
            return false;
        setDecimals(*places);
    }
    const double q = nearest(value * kPowers[std::size_t(m_decimals)]);
    if (std::abs(m_scaled + q) > kMost)
        loosen();
    m_scaled += q;
    return true;
}

void ExactSum::add(double value)
{
    if (!addDecimal(value))
        addLoose(value);
}

/// All of them with the places there are, or none. Requires: a multiple of kLanes, at most kBlock.
bool ExactSum::addDecimals(std::span<const double> values)
{
    constexpr double kMostEach = kMost / kBlock / 2; // so that no sum on the way leaves the whole numbers
    constexpr double kShift = 6755399441055744.0;    // 1.5 * 2^52: as nearest(), for what is below kMostEach
    const double power = kPowers[std::size_t(m_decimals)];
    std::array<double, kLanes> sums{};
    std::array<double, kLanes> wrong{}; // not zero: one is no such decimal
    std::array<double, kLanes> most{};
    const double* const next = values.data();
    for (std::size_t i = 0; i + kLanes <= values.size(); i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) { // side by side, for the processor's wide registers
            const double q = (next[i + lane] * power + kShift) - kShift;
            sums[lane] += q;
            wrong[lane] += std::abs(q / power - next[i + lane]);
            most[lane] = std::max(most[lane], std::abs(q));
        }
    }
    const double sum = m_scaled + std::accumulate(sums.begin(), sums.end(), 0.0);
    const bool isSound = std::ranges::all_of(wrong, [](double by) { return by == 0; })
        && std::ranges::all_of(most, [](double q) { return q < kMostEach; });
    if (!isSound || std::abs(sum) > kMost)
        return false;
    m_scaled = sum;
    return true;
}

void ExactSum::add(std::span<const double> values)
{
    while (!values.empty()) {
        const auto block = values.first(std::min(kBlock, values.size()));
        values = values.subspan(block.size());
        const auto most = block.first(block.size() / kLanes * kLanes);
        for (const double value : block.subspan(addDecimals(most) ? most.size() : 0))
            add(value);
    }
}

double ExactSum::value() const
{
    if (m_endless != 0) // or NaN
        return m_endless;
    if (m_loose == 0 && m_lost == 0)
        return m_scaled / kPowers[std::size_t(m_decimals)];
    ExactSum all = *this;
    all.loosen();
    return std::isfinite(all.m_loose) ? all.m_loose + all.m_lost : all.m_loose; // beyond doubles nothing is lost
}

} // namespace traceo::history
