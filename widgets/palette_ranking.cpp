#include "widgets/palette_ranking.h"

#include "core/fuzzy.h"

#include <algorithm>

namespace traceo {
namespace {

struct Ranked {
    PaletteHit hit{};
    int score = 0;
    bool needsAside = false;
};

std::optional<Ranked> rankOf(const PaletteItem& item, std::size_t index, const QString& typed)
{
    if (auto match = fuzzyMatch(typed, item.words))
        return Ranked{.hit = {index, std::move(match->positions)}, .score = match->score};
    auto match = fuzzyMatch(typed, item.words + u' ' + item.aside);
    if (!match)
        return std::nullopt;
    std::erase_if(match->positions, [&item](qsizetype at) { return at >= item.words.size(); });
    return Ranked{.hit = {index, std::move(match->positions)}, .score = match->score, .needsAside = true};
}

} // namespace

std::vector<PaletteHit> rankedFor(const std::vector<PaletteItem>& items, const QString& typed, std::size_t most)
{
    const bool isEmpty = typed.trimmed().isEmpty();
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (isEmpty)
            ranked.push_back({.hit = {i, {}}});
        else if (auto rank = rankOf(items[i], i, typed))
            ranked.push_back(std::move(*rank));
    }
    std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) {
        return a.needsAside != b.needsAside ? b.needsAside : a.score > b.score;
    });
    std::vector<PaletteHit> hits;
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i)
        hits.push_back(std::move(ranked[i].hit));
    return hits;
}

} // namespace traceo
