#include "slo/outlook/budget_paths.h"

#include <algorithm>
#include <string_view>

namespace traceo {
namespace {

/// SplitMix64: a number without a state, so that no path depends on those before it.
/// Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15;
constexpr std::uint64_t mixed(std::uint64_t value)
{
    value += kGolden;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

std::uint64_t seedOf(std::string_view name, UtcMs moment)
{
    std::uint64_t seed = mixed(std::uint64_t(msOf(moment)));
    for (const char c : name)
        seed = mixed(seed ^ std::uint64_t(static_cast<unsigned char>(c)));
    return seed;
}

} // namespace

BudgetPaths::BudgetPaths(const SloDefinition& slo, const SliceSums& sums, UtcMs moment)
    : m_sums(sums), m_moment(moment), m_at(moment), m_seed(seedOf(slo.name, moment)), m_window(slo, sums, moment, moment)
{
    if (m_window.isExhausted(m_window.excess(moment)))
        std::ranges::fill(m_paths, Path{.exhausted = moment});
}

bool BudgetPaths::step()
{
    const PastBlocks past = blocksAlike(m_sums, m_moment, m_at);
    if (past.begins.size() < kLeastBlocks)
        return false;
    const Millis length = std::min(kBlock, m_window.end() - m_at);
    const std::vector<Block> alike = blocks(past, length);
    for (std::size_t i = 0; i < m_paths.size(); ++i) {
        Path& path = m_paths[i];
        const Block& block = alike[drawn(i, alike.size())];
        const double before = m_window.excessOf(path.entered);
        if (path.exhausted == kDistantFuture && m_window.isExhausted(before + block.highest)) {
            const auto first =
                std::ranges::find_if(block.excess, [&](double excess) { return m_window.isExhausted(before + excess); });
            path.exhausted = m_at + (first - block.excess.begin() + 1) * kMinute;
        }
        path.entered.bad += block.sum.bad;
        path.entered.total += block.sum.total;
    }
    m_at += length;
    ++m_drawnFrom[std::size_t(past.alike)];
    return true;
}

double BudgetPaths::exhaustedShare() const
{
    const auto gone = std::ranges::count_if(m_paths, [](const Path& path) { return path.exhausted != kDistantFuture; });
    return double(gone) / double(m_paths.size());
}

std::vector<BudgetPaths::Block> BudgetPaths::blocks(const PastBlocks& past, Millis length) const
{
    std::vector<double> held;
    for (Millis passed = kMinute; passed <= length; passed += kMinute)
        held.push_back(m_window.excess(m_at + passed));
    std::vector<Block> blocks;
    for (const UtcMs begin : past.begins) {
        Block block;
        for (std::size_t i = 0; i < held.size(); ++i) {
            const SliceSum sum = m_sums.over({begin, begin + std::int64_t(i + 1) * kMinute});
            block.sum = {sum.bad(), sum.total};
            block.excess.push_back(held[i] + m_window.excessOf(block.sum));
        }
        block.highest = std::ranges::max(block.excess);
        blocks.push_back(std::move(block));
    }
    return blocks;
}

std::size_t BudgetPaths::drawn(std::size_t path, std::size_t count) const
{
    constexpr int kHalf = 32; // of the bits, so that the product with the count fits
    const std::uint64_t number = mixed(mixed(m_seed + path) + std::uint64_t(msOf(m_at)));
    return std::size_t(((number >> kHalf) * count) >> kHalf);
}

} // namespace traceo
