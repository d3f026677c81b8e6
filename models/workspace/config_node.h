#pragma once
// The workspace file as a located tree. Knows no feature: each source and domain reads its own
// section and reports mistakes with the file, line and column they stand at.
// Any thread; immutable.

#include "core/result.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct Location {
    QString file;
    int line = 0; ///< from 1
    int column = 0;
    QString folder;         ///< of the workspace, absolute; empty: that of the file
    QString toText() const; ///< file:line:column
    /// Absolute; a relative path is relative to `folder`, `~/` is the user's home.
    QString resolve(std::string_view path) const;
    friend bool operator==(const Location&, const Location&) = default;
};

class ConfigNode {
public:
    enum class Kind : std::uint8_t { Missing, Scalar, List, Map };
    struct Member;

    Kind kind() const { return m_kind; }
    bool isMissing() const { return m_kind == Kind::Missing; }
    bool isScalar() const { return m_kind == Kind::Scalar; }
    bool isList() const { return m_kind == Kind::List; }
    bool isMap() const { return m_kind == Kind::Map; }
    const Location& location() const { return m_location; }

    /// The scalar's text exactly as written; empty for anything else.
    const std::string& text() const { return m_text; }
    bool quoted() const { return m_quoted; }

    const std::vector<ConfigNode>& items() const { return m_items; }
    const std::vector<Member>& members() const;
    /// The member called `key`; a Missing node located at this map when there is none. Of anything
    /// but a map or a Missing node the answer has no location: look at the kind first.
    const ConfigNode& operator[](std::string_view key) const;

    // Building, for the reader and tests.
    static ConfigNode nothing(Location location); ///< written, but empty: a located Missing
    static ConfigNode scalar(std::string text, Location location, bool quoted = false);
    static ConfigNode list(std::vector<ConfigNode> items, Location location);
    static ConfigNode map(std::vector<Member> members, Location location);

    /// "a text", "a list", "a mapping", "nothing"; for messages.
    QString kindText() const;
    /// What stands there, for messages: the text in quotes, cut and without control characters, else the kind.
    QString shownText() const;

    ConfigNode() = default;

private:
    Kind m_kind = Kind::Missing;
    Location m_location;
    std::string m_text;
    bool m_quoted = false;
    std::vector<ConfigNode> m_items;
    std::vector<Member> m_members;
    std::shared_ptr<const ConfigNode> m_absent; ///< of a map: the answer for a key that is not there
};

struct ConfigNode::Member {
    std::string key;
    Location keyLocation;
    ConfigNode value;
};

} // namespace traceo
