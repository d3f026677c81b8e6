#include "core/selector.h"

#include "core/selector_reader.h"

#include <QRegularExpression>

#include <algorithm>

namespace traceo {
namespace {

using Matcher = Selector::Matcher;
using Match = Selector::Match;

constexpr std::string_view kNameLabel = "__name__";

std::shared_ptr<const QRegularExpression> compiled(const Matcher& matcher)
{
    if (matcher.match != Match::Regex && matcher.match != Match::NotRegex)
        return nullptr;
    const QString pattern = QRegularExpression::anchoredPattern(QString::fromStdString(matcher.value));
    return std::make_shared<const QRegularExpression>(pattern, QRegularExpression::DotMatchesEverythingOption);
}

bool holds(const Matcher& matcher, const QRegularExpression* pattern, std::string_view value)
{
    switch (matcher.match) {
    case Match::Equal:
        return matcher.value == value;
    case Match::NotEqual:
        return matcher.value != value;
    case Match::Regex:
    case Match::NotRegex:
        break;
    }
    if (!pattern->isValid()) // only by the constructor; parse() refuses it
        return false;
    const bool found = pattern->match(QString::fromUtf8(value.data(), qsizetype(value.size()))).hasMatch();
    return found == (matcher.match == Match::Regex);
}

std::string_view operatorOf(Match match)
{
    switch (match) {
    case Match::Equal:
        return "=";
    case Match::NotEqual:
        return "!=";
    case Match::Regex:
        return "=~";
    case Match::NotRegex:
        return "!~";
    }
    Q_UNREACHABLE();
}

std::string inQuotes(std::string_view value)
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\x";
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string textOf(const Matcher& matcher)
{
    std::string text = isPlainLabelName(matcher.label) ? matcher.label : inQuotes(matcher.label);
    text += operatorOf(matcher.match);
    return text + inQuotes(matcher.value);
}

} // namespace

Selector::Selector(std::string name, std::vector<Matcher> matchers) : m_name(std::move(name)), m_matchers(std::move(matchers))
{
    if (m_name.empty()) {
        const auto isName = [](const Matcher& matcher) { return matcher.label == kNameLabel && matcher.match == Match::Equal; };
        const auto it = std::ranges::find_if(m_matchers, isName);
        if (it != m_matchers.end()) {
            m_name = std::move(it->value);
            m_matchers.erase(it);
        }
    }
    std::ranges::sort(m_matchers, {},
                      [](const Matcher& matcher) { return std::tie(matcher.label, matcher.match, matcher.value); });
    const auto repeated = std::ranges::unique(m_matchers);
    m_matchers.erase(repeated.begin(), repeated.end());
    m_patterns.reserve(m_matchers.size());
    for (const Matcher& matcher : m_matchers)
        m_patterns.push_back(compiled(matcher));
}

Result<Selector> Selector::parse(std::string_view text)
{
    auto parts = SelectorReader(text).read();
    if (!parts)
        return parts.error();
    return Selector(std::move(parts->name), std::move(parts->matchers));
}

bool Selector::matches(std::string_view name, const Labels& labels) const
{
    if (!m_name.empty() && m_name != name)
        return false;
    for (std::size_t i = 0; i < m_matchers.size(); ++i) {
        const std::string_view value = m_matchers[i].label == kNameLabel ? name : labels.value(m_matchers[i].label);
        if (!holds(m_matchers[i], m_patterns[i].get(), value))
            return false;
    }
    return true;
}

bool Selector::covers(const Selector& narrower) const
{
    if (!m_name.empty() && m_name != narrower.m_name)
        return false;
    for (std::size_t i = 0; i < m_matchers.size(); ++i) {
        const Matcher& own = m_matchers[i];
        const bool isImplied = std::ranges::any_of(narrower.m_matchers, [&](const Matcher& other) {
            const bool isOneValue = other.label == own.label && other.match == Match::Equal;
            return other == own || (isOneValue && holds(own, m_patterns[i].get(), other.value));
        });
        if (!isImplied)
            return false;
    }
    return true;
}

std::string Selector::toText() const
{
    const bool plain = m_name.empty() || isPlainMetricName(m_name);
    std::string out = plain ? m_name : std::string();
    if (plain && m_matchers.empty())
        return m_name.empty() ? "{}" : out;
    out += '{';
    if (!plain)
        out += "__name__=" + inQuotes(m_name);
    for (const Matcher& matcher : m_matchers) {
        if (out.back() != '{')
            out += ',';
        out += textOf(matcher);
    }
    return out + '}';
}

} // namespace traceo
