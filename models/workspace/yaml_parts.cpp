#include "workspace/yaml_parts.h"

#include "workspace/yaml_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(YamlReader)
};

constexpr std::size_t kMostMistakes = 10;
constexpr std::size_t kMostTried = 64;         // parts for one mistake
constexpr std::size_t kMostBytes = 256 * 1024; ///< it is read several times
constexpr int kNoLine = std::numeric_limits<int>::max();

/// Lines [from, to), from 0.
struct Lines {
    int from = 0;
    int to = 0;
    bool isEmpty() const { return from >= to; }
};

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t\r");
    return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

/// A key of the outermost mapping, its colon perhaps forgotten, or a line of nothing but marks. An unknown key is
/// none: it may be a line of a source that lost its indentation, and a source goes with all its lines or stays.
bool beginsSection(std::string_view line)
{
    constexpr std::array<std::string_view, 11> kKeys{"version", "name",   "history", "sources",    "include", "slos",
                                                     "regions", "checks", "cost",    "compliance", "chaos"};
    if (line.starts_with("---") || line.starts_with("..."))
        return true;
    const std::size_t word = std::min(line.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), line.size());
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

/// The text by its lines; parts of it can be taken out without moving the others.
class PartedText {
public:
    explicit PartedText(std::string_view text)
    {
        for (std::size_t end = 0; end != std::string_view::npos; text.remove_prefix(std::min(text.size(), end + 1))) {
            end = text.find('\n');
            m_lines.emplace_back(text.substr(0, end));
        }
    }

    std::string text() const
    {
        std::string all;
        for (const std::string& line : m_lines)
            all.append(line).append(1, '\n');
        return all;
    }

    /// The section a line stands in.
    Lines section(int line) const
    {
        Lines lines{std::clamp(line, 0, count() - 1), line + 1};
        while (lines.from > 0 && !beginsSection(m_lines[std::size_t(lines.from)]))
            --lines.from;
        while (lines.to < count() && !beginsSection(m_lines[std::size_t(lines.to)]))
            ++lines.to;
        return {lines.from, std::min(lines.to, count())};
    }

    /// The items of the text's lists that a mistake told at `line` may come from: the one there, those before it,
    /// nearest first (an open quote is noticed late), and the next.
    std::vector<Lines> items(int line) const
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

    std::vector<Lines> sections(int line) const
    {
        const Lines here = section(line);
        std::vector<Lines> near{here};
        if (here.from > 0)
            near.push_back(section(here.from - 1));
        if (here.to < count())
            near.push_back(section(here.to));
        return near;
    }

    /// Whether there is something to take out that may be.
    bool mayGo(Lines lines) const
    {
        const std::string_view first = m_lines[std::size_t(section(lines.from).from)];
        const std::string_view key = trimmed(first.substr(0, first.find(':')));
        if (key == "history" || first.starts_with("---") || first.starts_with("..."))
            return false;
        return std::any_of(m_lines.begin() + lines.from, m_lines.begin() + lines.to,
                           [](const std::string& line) { return !trimmed(line).empty(); });
    }

    PartedText without(Lines lines) const
    {
        PartedText rest = *this;
        std::fill(rest.m_lines.begin() + lines.from, rest.m_lines.begin() + lines.to, std::string());
        return rest;
    }

private:
    int count() const { return int(m_lines.size()); }

    /// The outermost items of a section that is a list of lines.
    std::vector<Lines> itemsOf(Lines section) const
    {
        const std::string_view first = m_lines[std::size_t(section.from)];
        const std::size_t colon = first.find(':');
        const std::string_view rest = colon == std::string_view::npos ? "x" : trimmed(first.substr(colon + 1));
        if (!rest.empty() && rest.front() != '#')
            return {};
        std::optional<std::size_t> indent; // the first item's
        std::vector<Lines> items;
        for (int i = section.from + 1; i < section.to; ++i) {
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

    std::vector<std::string> m_lines;
};

/// One way to read on.
struct Attempt {
    PartedText text;
    Lines leftOut;
    int nextMistake = 0; ///< its line, from 0; kNoLine: none
};

Attempt attemptWithout(const PartedText& text, Lines part, const QString& file, const QString& folder)
{
    Attempt attempt{text.without(part), part, 0};
    int line = 0;
    const auto read = readYamlText(attempt.text.text(), file, folder, YamlDocuments::One, &line);
    attempt.nextMistake = read ? kNoLine : line - 1;
    return attempt;
}

/// The part without which the text can be read furthest, if that is behind the part itself.
std::optional<Attempt> withoutOneOf(const std::vector<Lines>& parts, const PartedText& text, int mistake, const QString& file,
                                    const QString& folder)
{
    std::optional<Attempt> best;
    for (const Lines part : parts) {
        if (part.isEmpty() || !text.mayGo(part))
            continue;
        Attempt attempt = attemptWithout(text, part, file, folder);
        if (attempt.nextMistake == kNoLine)
            return attempt;
        const bool helps = attempt.nextMistake >= part.to && attempt.nextMistake > mistake;
        if (helps && (!best || attempt.nextMistake > best->nextMistake))
            best = std::move(attempt);
    }
    return best;
}

void sayLeftOut(Error& error, Lines lines)
{
    const QString said = lines.to - lines.from == 1
        ? Text::tr("Line %1 is left out until then.").arg(lines.to)
        : Text::tr("Lines %1 to %2 are left out until then.").arg(lines.from + 1).arg(lines.to);
    error.hint = error.hint.isEmpty() ? said : error.hint + u' ' + said;
}

bool hasSomethingToWorkWith(const ConfigNode& root)
{
    return std::ranges::any_of(std::array{"sources", "slos", "include"},
                               [&root](const char* key) { return !root[key].isMissing(); });
}

} // namespace

Result<YamlParts> readYamlParts(std::string_view text, const QString& file, const QString& folder)
{
    int line = 0;
    auto whole = readYamlText(text, file, folder, YamlDocuments::One, &line);
    if (whole)
        return YamlParts{std::move(whole->front()), {}};
    Errors errors{whole.error()};
    if (text.size() > kMostBytes)
        return whole.error();
    PartedText parted(text);
    while (line > 0 && errors.size() <= kMostMistakes) {
        auto rest = withoutOneOf(parted.items(line - 1), parted, line - 1, file, folder);
        if (!rest)
            rest = withoutOneOf(parted.sections(line - 1), parted, line - 1, file, folder);
        if (!rest)
            break;
        parted = std::move(rest->text);
        sayLeftOut(errors.back(), rest->leftOut);
        auto root = readYamlText(parted.text(), file, folder, YamlDocuments::One, &line);
        if (!root) {
            errors.push_back(root.error());
            continue;
        }
        if (!hasSomethingToWorkWith(root->front()))
            break;
        return YamlParts{std::move(root->front()), std::move(errors)};
    }
    return whole.error();
}

} // namespace traceo
