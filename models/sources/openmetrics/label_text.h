#pragma once
// Labels as they stand in exposition text: {a="1","b.c"="2"}, blanks allowed, a comma at the end too.
// One thread at a time.

#include "core/labels.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

class LabelReader {
public:
    LabelReader(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}

    /// From the opening to behind the closing brace. A quoted text alone in front is the metric's
    /// name (Prometheus 3) where `name` is empty. False at a mistake.
    bool readLabels(std::string& name, std::vector<Labels::Pair>& pairs);
    /// From one quote to behind the other; \\, \" and \n are escapes. False at a mistake.
    bool readQuoted(std::string& out);

    std::size_t at() const { return m_at; }
    /// After a mistake: where, and what would have been right.
    std::size_t mistakeAt() const { return m_mistakeAt; }
    const QString& expected() const { return m_expected; }

private:
    bool readLabel(std::string& name, std::vector<Labels::Pair>& pairs);
    void skipBlanks();
    bool take(char wanted);
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool fail(std::size_t at, const char* expected);

    std::string_view m_text;
    std::size_t m_at;
    std::size_t m_mistakeAt = 0;
    QString m_expected;
};

/// A text that is labels and nothing else.
std::optional<Labels> parseLabels(std::string_view text);

} // namespace traceo
