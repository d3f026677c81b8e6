#include "core/selector_reader.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace traceo {
namespace {

using Match = Selector::Match;

QString say(const char* text)
{
    return QCoreApplication::translate("Selector", text);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameChar(char c, bool metric)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (metric && c == ':');
}

bool isPlainName(std::string_view name, bool metric)
{
    return !name.empty() && !isDigit(name[0])
        && std::ranges::all_of(name, [metric](char c) { return isDigit(c) || isNameChar(c, metric); });
}

int hexOf(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool appendUtf8(char32_t point, std::string& out)
{
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
        return false;
    const QByteArray bytes = QString::fromUcs4(&point, 1).toUtf8();
    out.append(bytes.constData(), std::size_t(bytes.size()));
    return true;
}

/// Expressions Qt's engine knows but the server's (RE2) does not would be asked of a server that
/// refuses them: look-around, atomic groups, back references, verbs.
bool isBeyondRe2(std::string_view pattern)
{
    for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
        const char next = pattern[i + 1];
        if (pattern[i] == '\\') {
            if (next >= '1' && next <= '9')
                return true;
            ++i; // whatever is escaped
            continue;
        }
        if (pattern[i] != '(')
            continue;
        if (next == '*')
            return true;
        if (next == '?' && i + 2 < pattern.size() && std::string_view("=!>|(&#").find(pattern[i + 2]) != std::string_view::npos)
            return true;
        if (pattern.substr(i + 1).starts_with("?<=") || pattern.substr(i + 1).starts_with("?<!"))
            return true;
    }
    return false;
}

} // namespace

bool isPlainMetricName(std::string_view name)
{
    return isPlainName(name, true);
}

bool isPlainLabelName(std::string_view name)
{
    return isPlainName(name, false);
}

Result<SelectorReader::Parts> SelectorReader::read()
{
    Parts parts;
    skipSpace();
    parts.name = takeName(true);
    skipSpace();
    if (peek() == '{') {
        if (auto error = readBraces(parts))
            return *error;
        skipSpace();
    } else if (parts.name.empty()) {
        return mistake(say(QT_TRANSLATE_NOOP("Selector", "a metric name or \"{\"")));
    }
    if (m_at < m_text.size())
        return mistake(say(QT_TRANSLATE_NOOP("Selector", "the end of the selector")));
    if (auto error = checkSomething(parts))
        return *error;
    return parts;
}

SelectorReader::Step SelectorReader::readBraces(Parts& parts)
{
    take('{');
    for (;;) {
        skipSpace();
        if (take('}'))
            return std::nullopt;
        if (auto error = readMatcher(parts))
            return error;
        skipSpace();
        if (take('}'))
            return std::nullopt;
        if (!take(','))
            return mistake(say(QT_TRANSLATE_NOOP("Selector", "\",\" or \"}\"")));
    }
}

SelectorReader::Step SelectorReader::readMatcher(Parts& parts)
{
    const std::size_t start = m_at;
    Selector::Matcher matcher;
    const bool quotedName = atQuote();
    if (quotedName) {
        if (auto error = readQuoted(matcher.label))
            return error;
    } else {
        matcher.label = takeName(false);
    }
    if (matcher.label.empty())
        return mistakeAt(start, say(QT_TRANSLATE_NOOP("Selector", "a label name")));
    skipSpace();
    if (quotedName && (peek() == ',' || peek() == '}')) // {"a metric's name"}
        return setName(parts, std::move(matcher.label), start);
    if (auto error = readOperator(matcher.match))
        return error;
    skipSpace();
    const std::size_t valueStart = m_at;
    if (auto error = readQuoted(matcher.value))
        return error;
    if (auto error = checkPattern(matcher, valueStart))
        return error;
    if (matcher.label == "__name__" && matcher.match == Match::Equal)
        return setName(parts, std::move(matcher.value), start);
    parts.matchers.push_back(std::move(matcher));
    return std::nullopt;
}

SelectorReader::Step SelectorReader::setName(Parts& parts, std::string name, std::size_t at)
{
    if (!parts.name.empty())
        return mistakeAt(at, say(QT_TRANSLATE_NOOP("Selector", "one metric name, not two")));
    if (name.empty())
        return mistakeAt(at, say(QT_TRANSLATE_NOOP("Selector", "a metric name that is not empty")));
    parts.name = std::move(name);
    return std::nullopt;
}

SelectorReader::Step SelectorReader::readOperator(Match& match)
{
    const bool negated = peek() == '!';
    if (!take('=') && !take('!'))
        return mistake(say(QT_TRANSLATE_NOOP("Selector", "one of =, !=, =~ and !~")));
    if (take('~'))
        match = negated ? Match::NotRegex : Match::Regex;
    else if (negated && !take('='))
        return mistake(say(QT_TRANSLATE_NOOP("Selector", "one of =, !=, =~ and !~")));
    else
        match = negated ? Match::NotEqual : Match::Equal;
    return std::nullopt;
}

SelectorReader::Step SelectorReader::readQuoted(std::string& out)
{
    if (!atQuote())
        return mistake(say(QT_TRANSLATE_NOOP("Selector", "a text in quotes")));
    const char quote = m_text[m_at++];
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (take(quote))
            return std::nullopt;
        if (c == '\n' && quote != '`')
            return mistake(say(QT_TRANSLATE_NOOP("Selector", "the closing quote before the end of the line")));
        ++m_at;
        if (c != '\\' || quote == '`') {
            out += c;
            continue;
        }
        if (auto error = readEscape(quote, out))
            return error;
    }
    return mistake(say(QT_TRANSLATE_NOOP("Selector", "the closing quote")));
}

SelectorReader::Step SelectorReader::readEscape(char quote, std::string& out)
{
    static constexpr std::string_view kLetters = "abfnrtv\\";
    static constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\\";
    const char letter = peek();
    if (const auto known = kLetters.find(letter); letter != '\0' && known != std::string_view::npos) {
        ++m_at;
        out += kMeanings[known];
        return std::nullopt;
    }
    if (letter == quote) {
        ++m_at;
        out += letter;
        return std::nullopt;
    }
    if (letter >= '0' && letter <= '3') {
        int byte = 0;
        for (int i = 0; i < 3; ++i, ++m_at) {
            if (peek() < '0' || peek() > '7')
                return mistake(say(QT_TRANSLATE_NOOP("Selector", "three octal digits")));
            byte = byte * 8 + (peek() - '0');
        }
        out += char(byte);
        return std::nullopt;
    }
    if (letter != 'x' && letter != 'u' && letter != 'U')
        return mistake(say(QT_TRANSLATE_NOOP("Selector", "a known escape")));
    ++m_at;
    return readCodePoint(letter == 'x' ? 2 : letter == 'u' ? 4 : 8, out);
}

/// Two digits are a byte, more are a character.
SelectorReader::Step SelectorReader::readCodePoint(int digits, std::string& out)
{
    char32_t point = 0;
    for (int i = 0; i < digits; ++i, ++m_at) {
        const int digit = hexOf(peek());
        if (digit < 0)
            return mistake(say(QT_TRANSLATE_NOOP("Selector", "hexadecimal digits")));
        point = point * 16 + char32_t(digit);
    }
    if (digits == 2)
        out += char(point);
    else if (!appendUtf8(point, out))
        return mistake(say(QT_TRANSLATE_NOOP("Selector", "a character of Unicode")));
    return std::nullopt;
}

SelectorReader::Step SelectorReader::checkPattern(const Selector::Matcher& matcher, std::size_t at) const
{
    if (matcher.match != Match::Regex && matcher.match != Match::NotRegex)
        return std::nullopt;
    const QRegularExpression pattern(QString::fromStdString(matcher.value));
    if (pattern.isValid() && !isBeyondRe2(matcher.value))
        return std::nullopt;
    Error error = mistakeAt(at, say(QT_TRANSLATE_NOOP("Selector", "a regular expression as RE2 knows them")));
    error.code = ErrorCode::BadValue;
    error.found = QString::fromStdString(matcher.value).left(80);
    if (!pattern.isValid())
        error.hint = pattern.errorString();
    return error;
}

/// As at the server: a selector that would fit everything is a mistake.
SelectorReader::Step SelectorReader::checkSomething(const Parts& parts) const
{
    if (!parts.name.empty())
        return std::nullopt;
    const auto refusesNothing = [](const Selector::Matcher& matcher) {
        return Selector("x", {Selector::Matcher{"a", matcher.match, matcher.value}}).matches("x", Labels());
    };
    if (!std::ranges::all_of(parts.matchers, refusesNothing))
        return std::nullopt;
    Error error =
        mistakeAt(0, say(QT_TRANSLATE_NOOP("Selector", "a metric name or a matcher that does not match the empty text")));
    error.hint = say(QT_TRANSLATE_NOOP("Selector", "A selector that fits every series is refused, as by the server."));
    return error;
}

void SelectorReader::skipSpace()
{
    while (m_at < m_text.size() && std::string_view(" \t\n\r").find(m_text[m_at]) != std::string_view::npos)
        ++m_at;
}

bool SelectorReader::atQuote() const
{
    return peek() == '"' || peek() == '\'' || peek() == '`';
}

std::string_view SelectorReader::takeName(bool metric)
{
    const std::size_t start = m_at;
    while (m_at < m_text.size() && (isNameChar(m_text[m_at], metric) || (m_at > start && isDigit(m_text[m_at]))))
        ++m_at;
    return m_text.substr(start, m_at - start);
}

bool SelectorReader::take(char wanted)
{
    if (m_at >= m_text.size() || m_text[m_at] != wanted)
        return false;
    ++m_at;
    return true;
}

Error SelectorReader::mistakeAt(std::size_t at, const QString& expected) const
{
    const std::string_view rest = m_text.substr(std::min(at, m_text.size()));
    // The column counts characters, as an editor does: continuation bytes of UTF-8 are none.
    const qlonglong characters =
        std::ranges::count_if(m_text.substr(0, at), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    return {ErrorCode::Syntax,
            say(QT_TRANSLATE_NOOP("Selector", "column %1")).arg(characters + 1),
            expected,
            rest.empty() ? say(QT_TRANSLATE_NOOP("Selector", "the end"))
                         : QString::fromUtf8(rest.data(), qsizetype(rest.size())).left(40),
            {}};
}

} // namespace traceo
