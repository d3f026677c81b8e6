#include "slo/rules/yaml_scalar.h"

#include "workspace/workspace_writer.h"

#include <QChar>
#include <QString>

#include <algorithm>
#include <array>
#include <charconv>

using namespace Qt::StringLiterals;

namespace traceo::rules {
namespace {

bool isPrintableAscii(char c)
{
    return c >= ' ' && c <= '~';
}

/// Whether it may stand in quotes as it is: spaces but the usual one may end a line or not be seen.
bool isVisible(QChar c)
{
    return c == u' ' || c.isSurrogate() || (c.isPrint() && !c.isSpace());
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Words that YAML 1.1 or 1.2 reads as something else than text.
bool isWordOfYaml(std::string_view text)
{
    constexpr std::array<std::string_view, 11> kWords{"y", "n", "yes", "no", "true", "false", "off", "on", "nan", "inf", "null"};
    const std::string lowered = QString::fromUtf8(text.data(), qsizetype(text.size())).toLower().toStdString();
    return std::ranges::find(kWords, lowered) != kWords.end();
}

bool isPlain(std::string_view text)
{
    const bool begins = !text.empty() && (isLetter(text.front()) || text.front() == '_' || text.front() == '(');
    return begins && std::ranges::all_of(text, isPrintableAscii) && text.back() != ' ' && text.back() != ':'
        && text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos && !isWordOfYaml(text);
}

/// Lines of printable ASCII, the first without a space before it, which would set the indentation.
bool isBlock(std::string_view text)
{
    const auto fits = [](char c) { return c == '\n' || isPrintableAscii(c); };
    return text.find('\n') != std::string_view::npos && std::ranges::all_of(text, fits) && text.front() != ' '
        && text.front() != '\n' && text.back() != '\n';
}

std::string blockOf(std::string_view text, std::size_t indent)
{
    std::string block = "|-";
    const std::string margin(indent + 2, ' ');
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        block += '\n';
        if (end > begin)
            block += margin;
        block += text.substr(begin, end - begin);
        begin = end + 1;
    }
    return block;
}

/// In double quotes, which alone can name a character that may not stand in a file or would end its line.
std::string escaped(const QString& text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        if (isVisible(c))
            out += c;
        else
            out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
    return (out + u'"').toStdString();
}

} // namespace

std::string yamlScalar(std::string_view text, std::size_t indent)
{
    if (isPlain(text))
        return std::string(text);
    if (isBlock(text))
        return blockOf(text, indent);
    const QString decoded = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const bool isOneLine = std::ranges::all_of(decoded, isVisible);
    return isOneLine ? yamlText(text) : escaped(decoded);
}

std::string numberText(double value)
{
    std::array<char, 1100> text{}; // the smallest double has 1,074 places
    const auto [end, problem] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    Q_ASSERT(problem == std::errc());
    return {text.data(), end};
}

} // namespace traceo::rules
