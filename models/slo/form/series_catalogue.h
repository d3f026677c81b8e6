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

/// The targets that are probed.
std::vector<std::string> targetsIn(const SeriesCatalogue& catalogue);

/// What the text that ends at the cursor may become: bytes [begin, cursor) stand for one of the words.
struct Completion {
    std::size_t begin = 0;
    std::vector<std::string> words{};
};
/// Of a selector, or of an expression of selectors; at most `most` words, in their order.
Completion completionOf(const SeriesCatalogue& catalogue, std::string_view text, std::size_t cursor, std::size_t most = 200);

} // namespace traceo::form
