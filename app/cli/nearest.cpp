#include "app/cli/nearest.h"

#include <algorithm>
#include <numeric>

namespace traceo::cli {
namespace {

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return result;
}

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
std::size_t edits(const std::string& a, const std::string& b)
{
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    std::iota(cost[0].begin(), cost[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        cost[i][0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

} // namespace

std::string nearest(std::string_view typed, const std::vector<std::string>& known)
{
    const std::string wanted = lowered(typed.substr(0, 64));
    std::string best;
    std::size_t fewest = wanted.size() / 3 + 1;
    for (const std::string& word : known) {
        const std::string candidate = lowered(word);
        if (!wanted.empty() && candidate.starts_with(wanted))
            return word;
        const std::size_t count = edits(wanted, candidate.substr(0, 64));
        if (count < fewest) {
            fewest = count;
            best = word;
        }
    }
    return best;
}

} // namespace traceo::cli
