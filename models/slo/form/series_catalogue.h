#pragma once
// What series a history has, for those who type a selector: names of metrics, their labels and values.
// Any thread; immutable. catalogueOf: one thread at a time, as the snapshot.

#include "history/snapshot.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace traceo::form {

struct SeriesCatalogue {
    using Values = std::set<std::string>;
    using Metric = std::map<std::string, Values>; ///< values by label
    std::map<std::string, Metric> metrics{};
};

/// Of the sources with these names. Errors: those of the snapshot.
Result<SeriesCatalogue> catalogueOf(const history::Snapshot& snapshot, const std::vector<std::string>& sources);

/// What may stand where the cursor is: one of the words in the place of bytes [begin, end), which are the whole of what was begun
/// before the cursor, with what goes on behind it.
struct Completion {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::string> words{};
    bool isExpected = false; ///< a word was begun, or a label or value comes next; else nobody may want one there
};
inline constexpr std::size_t kMostWords = 200; ///< that anybody reads

/// Of a selector, or of an expression of selectors; at most `most` words, in their order. Takes time for what it offers, not for
/// what there is.
Completion completionOf(const SeriesCatalogue& catalogue, std::string_view text, std::size_t cursor,
                        std::size_t most = kMostWords);
/// Of the address of a target that is probed; the same.
Completion targetCompletionOf(const SeriesCatalogue& catalogue, std::string_view text, std::size_t cursor,
                              std::size_t most = kMostWords);

} // namespace traceo::form
