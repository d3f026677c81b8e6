#include "slo/form/text_places.h"

#include <algorithm>

namespace traceo::form {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isFirstOfCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

} // namespace

TextPlaces::TextPlaces(std::string_view text)
    : m_text(text), m_lines{text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0}
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\n')
            continue;
        m_lines.push_back(i + 1);
        if (i > 0 && text[i - 1] == '\r')
            m_lineBreak = "\r\n";
    }
}

std::size_t TextPlaces::at(const Location& location) const
{
    const auto line = std::size_t(std::clamp(location.line, 1, int(m_lines.size())));
    std::size_t byte = m_lines[line - 1];
    for (int column = 1; column < location.column && byte < m_text.size(); ++column) {
        ++byte;
        while (byte < m_text.size() && !isFirstOfCharacter(m_text[byte]))
            ++byte;
    }
    return byte;
}

std::size_t TextPlaces::lineBegin(std::size_t byte) const
{
    return *std::prev(std::ranges::upper_bound(m_lines.begin(), m_lines.end(), std::max(byte, m_lines.front())));
}

std::size_t TextPlaces::lineEnd(std::size_t byte) const
{
    const std::size_t end = std::min(m_text.find('\n', byte), m_text.size());
    return end > byte && end < m_text.size() && m_text[end - 1] == '\r' ? end - 1 : end;
}

std::size_t TextPlaces::nextLine(std::size_t byte) const
{
    const std::size_t end = m_text.find('\n', byte);
    return end == std::string_view::npos ? m_text.size() : end + 1;
}

} // namespace traceo::form
