#include "history/labels_text.h"

namespace traceo::history {
namespace {

void appendEscaped(std::string& out, std::string_view text)
{
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == '"' || c == '=' || c == ',')
            out += '\\';
        out += c;
    }
}

/// Up to an unescaped `end`, which is eaten.
std::optional<std::string> readUntil(std::string_view text, std::size_t& at, char end)
{
    std::string out;
    for (;;) {
        std::size_t next = at;
        while (next < text.size() && text[next] != end && text[next] != '\\')
            ++next;
        if (next == text.size())
            return std::nullopt;
        out += text.substr(at, next - at);
        at = next + 1;
        if (text[next] == end)
            return out;
        if (at == text.size())
            return std::nullopt;
        const char escaped = text[at++];
        out += escaped == 'n' ? '\n' : escaped;
    }
}

} // namespace

std::string labelsText(const Labels& labels)
{
    std::string out;
    for (const auto& [name, value] : labels) {
        if (!out.empty())
            out += ',';
        appendEscaped(out, name);
        out += "=\"";
        appendEscaped(out, value);
        out += '"';
    }
    return out;
}

std::optional<Labels> labelsOf(std::string_view text)
{
    std::vector<Labels::Pair> pairs;
    std::size_t at = 0;
    while (at < text.size()) {
        if (!pairs.empty() && text[at++] != ',')
            return std::nullopt;
        auto name = readUntil(text, at, '=');
        if (!name || at == text.size() || text[at++] != '"')
            return std::nullopt;
        auto value = readUntil(text, at, '"');
        if (!value)
            return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return Labels(std::move(pairs));
}

} // namespace traceo::history
