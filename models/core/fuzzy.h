#pragma once
// How well a few typed letters fit a name: for the palette and for fuzzy filters. All letters must be
// there in their order; case does not matter.
// Any thread; immutable.

#include <QString>

#include <optional>
#include <vector>

namespace traceo {

struct FuzzyMatch {
    int score = 0;                      ///< more is better; only compared among matches of one pattern
    std::vector<qsizetype> positions{}; ///< of the letters that fitted, ascending, each once
};

/// None when a word of `pattern` does not fit. Words (split at spaces) may fit in any order. Letters side by
/// side and at the beginning of words count most, a shorter name before a longer one. An empty pattern fits all.
std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

} // namespace traceo
