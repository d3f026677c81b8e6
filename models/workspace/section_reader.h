#pragma once
// Reads one mapping of the workspace: typed getters that collect every mistake instead of stopping
// at the first, and a check for keys nobody asked for (with a suggestion).
// One thread at a time.

#include "core/duration.h"
#include "core/secret.h"
#include "core/selector.h"
#include "workspace/config_node.h"

#include <initializer_list>

namespace traceo {

/// The first of `candidates` that `word` was most likely meant to be (edit distance, letter case
/// apart); none when nothing is close.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);
/// "Did you mean “name”?"; empty when nothing is close.
QString suggestion(std::string_view word, const std::vector<std::string>& candidates);

/// The node's text as a selector; none, and a located mistake, when it is none.
std::optional<Selector> selectorAt(const ConfigNode& node, Errors& errors);

class SectionReader {
public:
    /// A node that is neither a mapping nor missing is reported at once. Requires: both outlive the reader.
    SectionReader(const ConfigNode& node, Errors& errors);

    std::optional<std::string> text(std::string_view key);
    std::string requiredText(std::string_view key);
    std::optional<Millis> duration(std::string_view key);
    std::optional<double> number(std::string_view key); ///< finite
    std::optional<std::int64_t> integer(std::string_view key);
    std::optional<bool> boolean(std::string_view key); ///< true | false only
    /// A relative `file:` is resolved. A literal is a mistake whose message does not repeat it.
    std::optional<SecretRef> secret(std::string_view key);
    /// One of `words`; anything else is an error that lists them.
    std::optional<std::string> word(std::string_view key, std::initializer_list<std::string_view> words);
    std::vector<std::string> texts(std::string_view key); ///< a list of texts, or one text
    const ConfigNode& node(std::string_view key);         ///< marks the key as known
    bool has(std::string_view key) const;

    /// An UnknownKey error for each key that was never asked for, with the nearest known one.
    void finish();

    static void report(Errors& errors, ErrorCode code, const ConfigNode& at, const QString& expected, const QString& found = {},
                       const QString& hint = {});
    static void report(Errors& errors, ErrorCode code, const Location& at, const QString& expected, const QString& found = {},
                       const QString& hint = {});

private:
    /// The member as text; none, and a mistake reported, when it is something else or empty.
    const ConfigNode* scalarAt(std::string_view key, const QString& expected);

    const ConfigNode& m_node;
    Errors& m_errors;
    std::vector<std::string> m_known;
};

} // namespace traceo
