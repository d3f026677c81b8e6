#pragma once
// A configuration text before it is parsed: proof that it is UTF-8 without control characters, and
// the translation of byte columns into columns of characters.
// Any thread; immutable.

#include "core/result.h"
#include "workspace/config_node.h"

namespace traceo {

class YamlText {
public:
    static constexpr std::size_t kMaxBytes = 1024 * 1024;

    /// A byte order mark at the start is dropped. Errors: TooLarge; Syntax for bytes that are no
    /// UTF-8, control characters, lone carriage returns and lines that begin with `%` (directives
    /// of YAML, which the parser would drop in silence).
    static Result<YamlText> check(std::string_view text, const QString& file, const QString& folder);
    /// After an error `mistakeLine` is its line (from 1), or 0 when it is the whole text's.
    static Result<YamlText> check(std::string_view text, const QString& file, const QString& folder, int& mistakeLine);

    /// Without a byte order mark.
    std::string_view text() const { return m_text; }
    int lineCount() const { return int(m_lineStarts.size()); }
    /// Both from 0; what lies behind the end is located at the last character.
    Location locate(int line, int byteColumn) const;
    /// The rest of a line from a byte column on; both from 0.
    std::string_view lineFrom(int line, int byteColumn) const;

private:
    YamlText(std::string_view text, const QString& file, const QString& folder);

    std::string m_text;
    QString m_file;
    QString m_folder;
    std::vector<std::size_t> m_lineStarts;
};

} // namespace traceo
