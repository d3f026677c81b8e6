#pragma once
// layers.txt as rules, and what a file includes against them.
// Any thread; immutable.

#include "tidy/source_tree.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace traceo::test {

using Names = std::set<std::string>;

struct LayerRules {
    struct Exception {
        std::string part; ///< of a path ("never"), or of a header's name ("only")
        Names folders;
    };
    std::map<std::string, Names> mayInclude; ///< by layer; "everything" stands for all
    std::vector<Exception> never;
    std::vector<Exception> only;
};
LayerRules layerRules(const std::string& text);

struct Include {
    std::string target; ///< as written
    bool ours = false;
};
std::vector<Include> includesOf(const SourceFile& file);
/// From the root: models/core/labels.h
std::string pathOf(const std::string& include);

/// Every mistake of one file, in people's words.
std::vector<std::string> mistakesOf(const LayerRules& rules, const SourceFile& file);

} // namespace traceo::test
