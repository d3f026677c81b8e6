#include "sources/openmetrics/label_text.h"

#include "vocabulary/sample_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {

bool LabelReader::readLabels(std::string& name, std::vector<Labels::Pair>& pairs)
{
    if (!take('{'))
        return fail(m_at, QT_TRANSLATE_NOOP("LabelText", "“{”"));
    for (;;) {
        skipBlanks();
        if (take('}'))
            return true;
        if (!readLabel(name, pairs))
            return false;
        skipBlanks();
        if (take('}'))
            return true;
        if (!take(','))
            return fail(m_at, QT_TRANSLATE_NOOP("LabelText", "“,” or “}”"));
    }
}

bool LabelReader::readLabel(std::string& name, std::vector<Labels::Pair>& pairs)
{
    const std::size_t start = m_at;
    std::string label;
    const bool quoted = peek() == '"';
    if (quoted) {
        if (!readQuoted(label))
            return false;
    } else {
        const std::size_t end = std::min(m_text.find_first_of("=,} \t\"", m_at), m_text.size());
        label = m_text.substr(m_at, end - m_at);
        m_at = end;
    }
    skipBlanks();
    if (quoted && name.empty() && pairs.empty() && peek() != '=') {
        name = std::move(label);
        return true;
    }
    if (label.empty() || (!quoted && !vocabulary::isPlainLabel(label)) || label == "__name__")
        return fail(start, QT_TRANSLATE_NOOP("LabelText", "a label name"));
    if (!take('='))
        return fail(m_at, QT_TRANSLATE_NOOP("LabelText", "“=”"));
    skipBlanks();
    std::string value;
    if (!readQuoted(value))
        return false;
    if (std::ranges::find(pairs, label, &Labels::Pair::first) != pairs.end())
        return fail(start, QT_TRANSLATE_NOOP("LabelText", "each label once"));
    pairs.emplace_back(std::move(label), std::move(value));
    return true;
}

bool LabelReader::readQuoted(std::string& out)
{
    if (!take('"'))
        return fail(m_at, QT_TRANSLATE_NOOP("LabelText", "a text in quotes"));
    while (m_at < m_text.size()) {
        const char c = m_text[m_at++];
        if (c == '"')
            return true;
        if (c != '\\') {
            out += c;
            continue;
        }
        const char escaped = peek();
        if (escaped != '\\' && escaped != '"' && escaped != 'n')
            return fail(m_at - 1, QT_TRANSLATE_NOOP("LabelText", "one of \\\\, \\\" and \\n"));
        out += escaped == 'n' ? '\n' : escaped;
        ++m_at;
    }
    return fail(m_at, QT_TRANSLATE_NOOP("LabelText", "the closing quote"));
}

void LabelReader::skipBlanks()
{
    while (peek() == ' ' || peek() == '\t')
        ++m_at;
}

bool LabelReader::take(char wanted)
{
    if (m_at >= m_text.size() || m_text[m_at] != wanted)
        return false;
    ++m_at;
    return true;
}

/// False, so that a function can end with it.
bool LabelReader::fail(std::size_t at, const char* expected)
{
    m_mistakeAt = at;
    m_expected = QCoreApplication::translate("LabelText", expected);
    return false;
}

std::optional<Labels> parseLabels(std::string_view text)
{
    LabelReader reader(text, 0);
    std::string name;
    std::vector<Labels::Pair> pairs;
    if (!reader.readLabels(name, pairs) || reader.at() != text.size() || !name.empty())
        return std::nullopt;
    return Labels(std::move(pairs));
}

} // namespace traceo
