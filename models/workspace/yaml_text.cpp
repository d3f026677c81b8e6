#include "workspace/yaml_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(YamlText)
};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char32_t kInvalid = 0xFFFFFFFF;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t lengthOf(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// The character at `text[0]` and its length in bytes; kInvalid for overlong forms, surrogates and
/// what is cut off (RFC 3629).
std::pair<char32_t, std::size_t> characterAt(std::string_view text)
{
    constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lengthOf(lead);
    if (length == 0 || length > text.size())
        return {kInvalid, 1};
    char32_t character = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(text[i]))
            return {kInvalid, 1};
        character = (character << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < kSmallest[length] || surrogate || character > 0x10FFFF)
        return {kInvalid, 1};
    return {character, length};
}

/// What YAML 1.2 calls printable, and without the byte order mark.
bool isAllowed(char32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return c != 0x7F && (c < 0x80 || c == 0x85 || c >= 0xA0) && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
}

QString codePointText(char32_t c)
{
    return u"U+%1"_s.arg(uint(c), 4, 16, QChar(u'0')).toUpper();
}

} // namespace

YamlText::YamlText(std::string_view text, const QString& file, const QString& folder)
    : m_text(text), m_file(file), m_folder(folder), m_lineStarts{0}
{
    for (std::size_t i = 0; i < m_text.size(); ++i) {
        if (m_text[i] == '\n')
            m_lineStarts.push_back(i + 1);
    }
}

Result<YamlText> YamlText::check(std::string_view text, const QString& file, const QString& folder)
{
    int line = 0;
    return check(text, file, folder, line);
}

Result<YamlText> YamlText::check(std::string_view text, const QString& file, const QString& folder, int& mistakeLine)
{
    mistakeLine = 0;
    if (text.size() > kMaxBytes) {
        return Error{ErrorCode::TooLarge, file, Text::tr("at most 1 MiB"), Text::tr("%1 bytes").arg(qulonglong(text.size())), {}};
    }
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    YamlText checked(text, file, folder);

    std::size_t lineStart = 0;
    int line = 0;
    const auto refuse = [&](std::size_t at, const QString& expected, const QString& found) {
        mistakeLine = line + 1;
        return Error{ErrorCode::Syntax, checked.locate(line, int(at - lineStart)).toText(), expected, found, {}};
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto [character, length] = characterAt(text.substr(i));
        if (character == kInvalid)
            return refuse(i, Text::tr("text in UTF-8"),
                          Text::tr("the byte 0x%1").arg(uint(static_cast<unsigned char>(text[i])), 2, 16, QChar(u'0')));
        if (!isAllowed(character))
            return refuse(i, Text::tr("text without control characters"), codePointText(character));
        if (character == '\r' && !text.substr(i + 1).starts_with('\n'))
            return refuse(i, Text::tr("lines that end with LF or CR LF"), Text::tr("a lone carriage return"));
        if (character == '%' && i == lineStart)
            return refuse(i, Text::tr("no directive"), Text::tr("a line that begins with %1").arg(u'%'));
        i += length;
        if (character == '\n') {
            lineStart = i;
            ++line;
        }
    }
    return checked;
}

std::string_view YamlText::lineFrom(int line, int byteColumn) const
{
    if (line < 0 || line >= lineCount())
        return {};
    const std::size_t start = m_lineStarts[std::size_t(line)];
    const std::size_t end = line + 1 < lineCount() ? m_lineStarts[std::size_t(line) + 1] - 1 : m_text.size();
    std::string_view rest = std::string_view(m_text).substr(start, end - start);
    rest.remove_prefix(std::min(rest.size(), std::size_t(std::max(byteColumn, 0))));
    return rest;
}

Location YamlText::locate(int line, int byteColumn) const
{
    const int shown = std::clamp(line, 0, lineCount() - 1);
    const std::string_view whole = lineFrom(shown, 0);
    const std::string_view before =
        line > shown ? whole : whole.substr(0, std::min(whole.size(), std::size_t(std::max(byteColumn, 0))));
    const auto characters = std::ranges::count_if(before, [](char byte) { return !isContinuation(byte); });
    return {m_file, shown + 1, int(characters) + 1, m_folder};
}

} // namespace traceo
