#include "net/form_encoding.h"

namespace traceo {
namespace {

enum class Plus { IsPlus, IsSpace };

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'
        || c == '~';
}

void appendEncoded(std::string& to, std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (const char c : text) {
        if (isUnreserved(c)) {
            to += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        to += '%';
        to += kDigits[byte >> 4U];
        to += kDigits[byte & 15U];
    }
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

std::string decoded(std::string_view text, Plus plus)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? digitOf(text[i + 1]) : -1;
        const int low = high >= 0 ? digitOf(text[i + 2]) : -1;
        if (low >= 0) {
            result += static_cast<char>(high * 16 + low);
            i += 2;
            continue;
        }
        result += text[i] == '+' && plus == Plus::IsSpace ? ' ' : text[i];
    }
    return result;
}

} // namespace

std::string formEncoded(const Pairs& pairs)
{
    std::string text;
    for (const auto& [name, value] : pairs) {
        if (!text.empty())
            text += '&';
        appendEncoded(text, name);
        text += '=';
        appendEncoded(text, value);
    }
    return text;
}

Pairs formDecoded(std::string_view text)
{
    Pairs pairs;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view item = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (item.empty())
            continue;
        const std::size_t equals = item.find('=');
        const std::string_view value = equals == std::string_view::npos ? std::string_view() : item.substr(equals + 1);
        pairs.emplace_back(decoded(item.substr(0, equals), Plus::IsSpace), decoded(value, Plus::IsSpace));
    }
    return pairs;
}

std::string pathDecoded(std::string_view text)
{
    return decoded(text, Plus::IsPlus);
}

} // namespace traceo
