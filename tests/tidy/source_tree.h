#pragma once
// The repository's own files as text, for the tests that read them.
// Any thread; immutable.

#include <string>
#include <string_view>
#include <vector>

namespace traceo::test {

struct SourceFile {
    std::string path; ///< from the root: models/core/labels.cpp
    std::string text;

    bool isUnder(std::string_view folder) const; ///< "models/core/"
    bool endsWith(std::string_view ending) const { return path.ends_with(ending); }
    std::string folder() const; ///< "models/core"
};

/// All .h and .cpp files below these folders of the root, by path.
std::vector<SourceFile> codeUnder(const std::vector<std::string>& folders);
/// Every text file of the project but what is built: code, CMake, scripts, pages, workspaces.
std::vector<SourceFile> everyText();
std::string readText(const std::string& pathFromRoot);

std::vector<std::string> linesOf(std::string_view text);
/// The same text with comments, strings and character literals blanked; line breaks stay.
std::string withoutCommentsAndStrings(std::string_view text);

} // namespace traceo::test
