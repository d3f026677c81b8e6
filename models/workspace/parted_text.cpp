#include "workspace/parted_text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace traceo {
namespace {

constexpr std::size_t kMostTried = 64; // parts for one mistake

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t\r");
    return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

/// A line between two documents.
bool isMark(std::string_view line)
{
    return line.starts_with("---") || line.starts_with("...");
}

/// A key of the outermost mapping, its colon perhaps forgotten, or a line of nothing but marks. An unknown key is
/// none: it may be a line of a source that lost its indentation, and a source goes with all its lines or stays.
bool beginsSection(std::string_view line)
{
    constexpr std::array<std::string_view, 15> kKeys{"version", "name",   "history",    "sources",         "include",
                                                     "slos",    "ledger", "exclusions", "budget_policies", "regions",
                                                     "checks",  "cost",   "compliance", "chaos",           "cache"};
    if (isMark(line))
        return true;
    const std::size_t word = std::min(line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), line.size());
    const std::string_view rest = trimmed(line.substr(word));
    if (word > 0)
        return std::ranges::find(kKeys, line.substr(0, word)) != kKeys.end() && (rest.empty() || rest.front() == ':');
    const bool isMarks = std::ranges::none_of(rest, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
    return isMarks && !rest.empty() && std::string_view(" \t#-]}").find(line.front()) == std::string_view::npos;
}

/// Where a line's text begins; none for an empty line and a comment.
std::optional<std::size_t> indentOf(std::string_view line)
{
    constexpr std::size_t kTab = 8;
    std::size_t indent = 0;
    for (const char c : line) {
        if (c == '#' || c == '\r')
            return std::nullopt;
        if (c != ' ' && c != '\t')
            return indent;
        indent += c == '\t' ? kTab : 1;
    }
    return std::nullopt;
}

bool beginsItem(std::string_view line)
{
    const std::string_view text = trimmed(line);
    return text == "-" || text.starts_with("- ");
}

} // namespace

PartedText::PartedText(std::string_view text, YamlDocuments documents) : m_documents(documents)
{
    for (std::size_t end = 0; end != std::string_view::npos; text.remove_prefix(std::min(text.size(), end + 1))) {
        end = text.find('\n');
        m_lines.emplace_back(text.substr(0, end));
    }
}

std::string PartedText::text() const
{
    std::string all;
    for (const std::string& line : m_lines)
        all.append(line).append(1, '\n');
    return all;
}

/// The section a line stands in.
Lines PartedText::section(int line) const
{
    Lines lines{std::clamp(line, 0, count() - 1), line + 1};
    while (lines.from > 0 && !begins(lines.from))
        --lines.from;
    while (lines.to < count() && !begins(lines.to))
        ++lines.to;
    return {lines.from, std::min(lines.to, count())};
}

std::vector<Lines> PartedText::items(int line) const
{
    std::vector<Lines> near;
    for (Lines lines = section(line);; lines = section(lines.from - 1)) {
        const std::vector<Lines> all = itemsOf(lines);
        std::copy_if(all.rbegin(), all.rend(), std::back_inserter(near), [line](Lines item) { return item.from <= line; });
        if (lines.from == 0 || near.size() >= kMostTried)
            break;
    }
    near.resize(std::min(near.size(), kMostTried));
    const std::vector<Lines> here = itemsOf(section(line));
    const auto next = std::ranges::find_if(here, [line](Lines item) { return item.from > line; });
    if (next != here.end())
        near.push_back(*next);
    return near;
}

std::vector<Lines> PartedText::sections(int line) const
{
    const Lines here = section(line);
    std::vector<Lines> near{here};
    if (here.from > 0)
        near.push_back(section(here.from - 1));
    if (here.to < count())
        near.push_back(section(here.to));
    return near;
}

bool PartedText::mayGo(Lines lines) const
{
    const std::string_view first = m_lines[std::size_t(section(lines.from).from)];
    const std::string_view key = trimmed(first.substr(0, first.find(':')));
    if (m_documents == YamlDocuments::One && (key == "history" || isMark(first)))
        return false;
    return std::any_of(m_lines.begin() + lines.from, m_lines.begin() + lines.to,
                       [](const std::string& line) { return !trimmed(line).empty(); });
}

PartedText PartedText::without(Lines lines) const
{
    PartedText rest = *this;
    std::fill(rest.m_lines.begin() + lines.from, rest.m_lines.begin() + lines.to, std::string());
    return rest;
}

bool PartedText::begins(int line) const
{
    const std::string_view text = m_lines[std::size_t(line)];
    return m_documents == YamlDocuments::One ? beginsSection(text) : isMark(text);
}

/// The line behind what begins a section: a key or a mark; none when a value follows there.
std::optional<int> PartedText::firstLineIn(Lines section) const
{
    const std::string_view first = m_lines[std::size_t(section.from)];
    if (m_documents == YamlDocuments::Several && !isMark(first))
        return section.from;
    const std::size_t colon = isMark(first) ? 2 : first.find(':');
    const std::string_view rest = colon == std::string_view::npos ? "x" : trimmed(first.substr(colon + 1));
    return rest.empty() || rest.front() == '#' ? std::optional(section.from + 1) : std::nullopt;
}

/// The outermost items of a section that is a list of lines.
std::vector<Lines> PartedText::itemsOf(Lines section) const
{
    const std::optional<int> begin = firstLineIn(section);
    if (!begin)
        return {};
    std::optional<std::size_t> indent; // the first item's
    std::vector<Lines> items;
    for (int i = *begin; i < section.to; ++i) {
        const std::string& line = m_lines[std::size_t(i)];
        const auto here = indentOf(line);
        if (!here)
            continue;
        if (!indent)
            indent = here;
        const bool isItem = *here == *indent && beginsItem(line);
        if (*here <= *indent && !isItem)
            return {}; // a line that lost its place: nobody knows whose it was, so all stay or go
        if (!isItem)
            continue;
        if (!items.empty())
            items.back().to = i;
        items.push_back({i, section.to});
    }
    return items;
}

} // namespace traceo
