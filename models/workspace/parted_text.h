#pragma once
// A YAML text by its lines, cut into what may be left out of it: a workspace into its sections, a file of several
// documents into those, and both into the items of their lists. Cut without a parser, which a mistake would stop.
// Any thread.

#include "workspace/yaml_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

/// Lines [from, to), from 0.
struct Lines {
    int from = 0;
    int to = 0;
    bool isEmpty() const { return from >= to; }
};

/// Parts can be taken out without moving the others.
class PartedText {
public:
    /// Of several documents each is a section.
    PartedText(std::string_view text, YamlDocuments documents);

    std::string text() const;
    /// The items of the text's lists that a mistake told at `line` may come from: the one there, those before it,
    /// nearest first (an open quote is noticed late), and the next.
    std::vector<Lines> items(int line) const;
    /// The section there, the one before it and the next.
    std::vector<Lines> sections(int line) const;
    /// Whether there is something to take out that may be.
    bool mayGo(Lines lines) const;
    PartedText without(Lines lines) const;

private:
    int count() const { return int(m_lines.size()); }
    bool begins(int line) const;
    Lines section(int line) const;
    std::optional<int> firstLineIn(Lines section) const;
    std::vector<Lines> itemsOf(Lines section) const;

    std::vector<std::string> m_lines;
    YamlDocuments m_documents;
};

} // namespace traceo
