#pragma once
// From a line and a column of characters, as a located tree has them, to bytes of its text.
// Any thread; immutable.

#include "workspace/config_node.h"

#include <string_view>
#include <vector>

namespace traceo::form {

class TextPlaces {
public:
    /// Requires: `text` outlives it.
    explicit TextPlaces(std::string_view text);

    std::size_t at(const Location& location) const;
    std::size_t lineBegin(std::size_t byte) const;
    /// Of its text, before the line break.
    std::size_t lineEnd(std::size_t byte) const;
    /// Behind the line break.
    std::size_t nextLine(std::size_t byte) const;
    std::string_view lineBreak() const { return m_lineBreak; }

private:
    std::string_view m_text;
    std::string_view m_lineBreak = "\n"; ///< as the text has them
    std::vector<std::size_t> m_lines;    ///< where each begins
};

} // namespace traceo::form
