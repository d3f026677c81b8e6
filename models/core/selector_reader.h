#pragma once
// Reads a selector's text; behind Selector::parse. The grammar is Prometheus' (promql/parser:
// lexer and strutil.Unquote), with quoted names as of Prometheus 3.
// One thread at a time; used once.

#include "core/selector.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

/// [a-zA-Z_:][a-zA-Z0-9_:]*
bool isPlainMetricName(std::string_view name);
/// [a-zA-Z_][a-zA-Z0-9_]*
bool isPlainLabelName(std::string_view name);

class SelectorReader {
public:
    struct Parts {
        std::string name;
        std::vector<Selector::Matcher> matchers;
    };

    explicit SelectorReader(std::string_view text) : m_text(text) {}
    Result<Parts> read();

private:
    using Step = std::optional<Error>; ///< none when it went well

    Step readBraces(Parts& parts);
    Step readMatcher(Parts& parts);
    Step readOperator(Selector::Match& match);
    Step readQuoted(std::string& out);
    Step readEscape(char quote, std::string& out);
    Step readCodePoint(int digits, std::string& out);
    Step setName(Parts& parts, std::string name, std::size_t at);
    Step checkPattern(const Selector::Matcher& matcher, std::size_t at) const;
    Step checkSomething(const Parts& parts) const;

    void skipSpace();
    bool atQuote() const;
    std::string_view takeName(bool metric);
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char wanted);
    Error mistake(const QString& expected) const { return mistakeAt(m_at, expected); }
    Error mistakeAt(std::size_t at, const QString& expected) const;

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace traceo
