#include "slo/form/document_edit.h"

#include "slo/form/text_places.h"
#include "workspace/workspace.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo::form {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloForm)
};

struct Splice {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
};

constexpr std::string_view kBlank = " \t";

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(kBlank) == std::string_view::npos;
}

Error fixed(const Location& at)
{
    return {ErrorCode::NotSupported, at.toText(), Text::tr("a text that can be exchanged where it stands"),
            Text::tr("one that is written in another way"), Text::tr("Change it in its file.")};
}

const ConfigNode* documentIn(const ConfigNode& tree, const Location& slo)
{
    const Location& there = tree["SLO"].location();
    if (tree.isMap() && !tree["SLO"].isMissing() && there.line == slo.line && there.column == slo.column)
        return &tree;
    for (const ConfigNode& item : tree.items()) {
        if (const ConfigNode* const found = documentIn(item, slo))
            return found;
    }
    for (const ConfigNode::Member& member : tree.members()) {
        if (const ConfigNode* const found = documentIn(member.value, slo))
            return found;
    }
    return nullptr;
}

/// The changes of one mapping, `SLO:` or `indicator:`, as splices of the text.
class MapEdit {
public:
    MapEdit(std::string_view text, const TextPlaces& places, const ConfigNode& map, std::vector<Splice>& splices)
        : m_text(text), m_places(places), m_map(map), m_splices(splices),
          m_isFlow(places.at(map.location()) < text.size() && text[places.at(map.location())] == '{')
    {}

    Result<void> exchange(Field field, const std::string& value);
    Result<void> add(Field field, const std::string& value, Field behind);
    Result<void> remove(const std::vector<Field>& fields);

private:
    using Member = ConfigNode::Member;

    const Member* memberOf(Field field) const;
    Result<std::size_t> endOf(const ConfigNode& value) const;
    /// Whether nothing but white space and the colon, or the comma, stands there: no comment is lost.
    bool isPlain(std::size_t from, std::size_t to) const
    {
        return m_text.substr(from, to - from).find('#') == std::string_view::npos;
    }
    Result<void> removeLine(const Member& member);
    Result<void> removeRun(std::size_t first, std::size_t last);

    std::string_view m_text;
    const TextPlaces& m_places;
    const ConfigNode& m_map;
    std::vector<Splice>& m_splices;
    bool m_isFlow;
};

const ConfigNode::Member* MapEdit::memberOf(Field field) const
{
    const auto found = std::ranges::find(m_map.members(), keyOf(field), &Member::key);
    return found == m_map.members().end() ? nullptr : &*found;
}

Result<std::size_t> MapEdit::endOf(const ConfigNode& value) const
{
    const std::size_t begin = m_places.at(value.location());
    if (!value.isScalar() || begin >= m_text.size())
        return fixed(value.location());
    const char quote = m_text[begin];
    if (quote != '\'' && quote != '"') {
        const bool isWhole = m_text.substr(begin, value.text().size()) == value.text();
        return isWhole ? Result<std::size_t>(begin + value.text().size()) : Result<std::size_t>(fixed(value.location()));
    }
    for (std::size_t i = begin + 1; i < m_text.size(); ++i) {
        if (quote == '"' && m_text[i] == '\\')
            ++i;
        else if (m_text[i] == quote && quote == '\'' && i + 1 < m_text.size() && m_text[i + 1] == quote)
            ++i;
        else if (m_text[i] == quote)
            return i + 1;
    }
    return fixed(value.location());
}

Result<void> MapEdit::exchange(Field field, const std::string& value)
{
    const Member* const member = memberOf(field);
    if (member == nullptr)
        return fixed(m_map.location());
    const auto end = endOf(member->value);
    if (!end)
        return end.error();
    m_splices.push_back({m_places.at(member->value.location()), *end, yamlValue(field, value)});
    return {};
}

Result<void> MapEdit::add(Field field, const std::string& value, Field behind)
{
    const std::string pair = std::string(keyOf(field)) + ": " + yamlValue(field, value);
    if (const Member* const empty = memberOf(field)) { // a key with nothing behind it
        const std::size_t colon = m_places.at(empty->keyLocation) + empty->key.size();
        if (!empty->value.isMissing() || colon >= m_text.size() || m_text[colon] != ':')
            return fixed(empty->keyLocation);
        m_splices.push_back({colon + 1, colon + 1, ' ' + yamlValue(field, value)});
        return {};
    }
    const Member* const neighbour = memberOf(behind);
    if (neighbour == nullptr)
        return fixed(m_map.location());
    const auto end = endOf(neighbour->value);
    if (!end)
        return end.error();
    if (m_isFlow) {
        m_splices.push_back({*end, *end, ", " + pair});
        return {};
    }
    const std::size_t key = m_places.at(neighbour->keyLocation);
    const std::string_view margin = m_text.substr(m_places.lineBegin(key), key - m_places.lineBegin(key));
    if (!isBlank(margin))
        return fixed(neighbour->keyLocation);
    const std::size_t next = m_places.nextLine(*end);
    const bool isUnended = next == m_text.size() && !m_text.ends_with('\n');
    const std::string line = std::string(margin) + pair;
    const std::string lineBreak(m_places.lineBreak());
    m_splices.push_back({next, next, isUnended ? lineBreak + line : line + lineBreak});
    return {};
}

Result<void> MapEdit::remove(const std::vector<Field>& fields)
{
    std::vector<std::size_t> gone;
    for (std::size_t i = 0; i < m_map.members().size(); ++i) {
        const bool isGone = std::ranges::any_of(fields, [&](Field field) { return m_map.members()[i].key == keyOf(field); });
        if (isGone)
            gone.push_back(i);
    }
    for (std::size_t i = 0; i < gone.size();) {
        std::size_t last = i;
        while (last + 1 < gone.size() && gone[last + 1] == gone[last] + 1)
            ++last;
        if (m_isFlow) {
            if (auto done = removeRun(gone[i], gone[last]); !done)
                return done;
        }
        for (; i <= last; ++i) {
            if (auto done = m_isFlow ? Result<void>() : removeLine(m_map.members()[gone[i]]); !done)
                return done;
        }
    }
    return {};
}

Result<void> MapEdit::removeLine(const Member& member)
{
    const std::size_t key = m_places.at(member.keyLocation);
    const auto end = endOf(member.value);
    if (!end)
        return end.error();
    const std::size_t begin = m_places.lineBegin(key);
    const std::string_view rest = m_text.substr(*end, m_places.lineEnd(*end) - *end);
    const std::size_t comment = rest.find_first_not_of(kBlank);
    const bool isAlone = comment == std::string_view::npos;
    if (!isBlank(m_text.substr(begin, key - begin)) || !isPlain(key, m_places.at(member.value.location()))
        || (!isAlone && rest[comment] != '#'))
        return fixed(member.keyLocation);
    if (isAlone)
        m_splices.push_back({begin, m_places.nextLine(*end), {}});
    else
        m_splices.push_back({key, *end + comment, {}}); // what somebody noted there stays
    return {};
}

/// Neighbours of a mapping in braces, and the commas between them and the rest.
Result<void> MapEdit::removeRun(std::size_t first, std::size_t last)
{
    const auto& members = m_map.members();
    const Error refused = fixed(members[first].keyLocation);
    const std::size_t key = m_places.at(members[first].keyLocation);
    const std::size_t comma = m_text.find_last_not_of(" \t\r\n", key - 1);
    const bool hasBefore = first > 0;
    if (hasBefore ? m_text[comma] != ',' : last + 1 == members.size())
        return refused;
    const std::size_t begin = hasBefore ? comma : key;
    std::size_t end = begin;
    for (std::size_t i = first; i <= last; ++i) {
        const auto valueEnd = endOf(members[i].value);
        if (!valueEnd || !isPlain(end, m_places.at(members[i].value.location())))
            return refused;
        end = *valueEnd;
    }
    const std::size_t next = hasBefore ? end : m_places.at(members[last + 1].keyLocation);
    if (!isPlain(end, next))
        return refused;
    m_splices.push_back({begin, next, {}});
    return {};
}

/// The last field before this one that stays in the same mapping.
std::optional<Field> neighbourOf(Field field, const SloFields& before, const SloFields& after)
{
    std::optional<Field> found;
    for (const Field other : allFields()) {
        if (other == field)
            return found;
        if (before.isAtIndicator(other) == after.isAtIndicator(field) && before.has(other) && after.has(other))
            found = other;
    }
    return found;
}

Result<void> editMap(MapEdit& map, bool isIndicator, const SloFields& before, const SloFields& after)
{
    std::vector<Field> gone;
    for (const Field field : allFields()) {
        if (after.isAtIndicator(field) != isIndicator)
            continue;
        if (before.has(field) && !after.has(field))
            gone.push_back(field);
        const auto behind = neighbourOf(field, before, after);
        Result<void> done;
        if (before.has(field) && after.has(field) && before.text(field) != after.text(field))
            done = map.exchange(field, after.text(field));
        else if (!before.has(field) && after.has(field) && behind)
            done = map.add(field, after.text(field), *behind);
        if (!done)
            return done;
    }
    return map.remove(gone);
}

/// What is put somewhere comes before what is taken away from there on.
std::string spliced(const std::string& text, std::vector<Splice> splices)
{
    std::ranges::stable_sort(splices, {}, [](const Splice& one) { return std::pair(one.begin, one.end > one.begin); });
    std::string out;
    std::size_t at = 0;
    for (const Splice& splice : splices) {
        out += text.substr(at, std::max(at, splice.begin) - at) + splice.text;
        at = std::max(at, splice.end);
    }
    return out + text.substr(at);
}

/// Equal but for the fields of the one document.
class Comparison {
public:
    Comparison(const ConfigNode& document, const SloFields& fields)
        : m_slo(document["SLO"]), m_indicator(document["SLO"]["indicator"]), m_fields(fields)
    {}
    bool areSame(const ConfigNode& a, const ConfigNode& b) const
    {
        return a.kind() == b.kind() && a.text() == b.text() && a.quoted() == b.quoted()
            && std::ranges::equal(a.items(), b.items(), [this](const auto& x, const auto& y) { return areSame(x, y); })
            && areSameMembers(kept(a, a), kept(b, a));
    }

private:
    using Members = std::vector<const ConfigNode::Member*>;

    /// Members of `map` that no field of `like` is of.
    Members kept(const ConfigNode& map, const ConfigNode& like) const
    {
        Members members;
        for (const ConfigNode::Member& member : map.members()) {
            const bool isField = std::ranges::any_of(allFields(), [&](Field field) {
                const ConfigNode& owner = m_fields.isAtIndicator(field) ? m_indicator : m_slo;
                return &owner == &like && keyOf(field) == member.key;
            });
            if (!isField)
                members.push_back(&member);
        }
        return members;
    }
    bool areSameMembers(const Members& a, const Members& b) const
    {
        return std::ranges::equal(a, b, [this](const auto* x, const auto* y) {
            return x->key == y->key && areSame(x->value, y->value);
        });
    }

    const ConfigNode& m_slo;
    const ConfigNode& m_indicator;
    const SloFields& m_fields;
};

Result<std::string> proven(const std::vector<ConfigNode>& trees, const ConfigNode& document, std::string changed,
                           const SloFields& after)
{
    const Location& slo = document["SLO"].location();
    const auto read = readYamlDocuments(changed, slo.file);
    if (!read)
        return read.error();
    const ConfigNode* const now = documentAt(*read, slo);
    const auto fields = now != nullptr ? fieldsOf(*now) : Result<SloFields>(fixed(slo));
    if (!fields)
        return fields.error();
    const Comparison comparison(document, after);
    const bool isRest = std::ranges::equal(trees, *read, [&](const auto& a, const auto& b) { return comparison.areSame(a, b); });
    return *fields == after && isRest ? Result<std::string>(std::move(changed)) : Result<std::string>(fixed(slo));
}

} // namespace

const ConfigNode* documentAt(const std::vector<ConfigNode>& trees, const Location& slo)
{
    for (const ConfigNode& tree : trees) {
        if (const ConfigNode* const found = documentIn(tree, slo))
            return found;
    }
    return nullptr;
}

Result<std::string> edited(const std::string& text, const Location& slo, const SloFields& before, const SloFields& after)
{
    const auto trees = readYamlDocuments(text, slo.file);
    if (!trees)
        return trees.error();
    const ConfigNode* const document = documentAt(*trees, slo);
    const auto written = document != nullptr ? fieldsOf(*document) : Result<SloFields>(fixed(slo));
    if (!written || !(*written == before))
        return Error{ErrorCode::NotFound, slo.toText(), Text::tr("the SLO that was opened"), Text::tr("something else"), {}};
    const TextPlaces places(text);
    std::vector<Splice> splices;
    const ConfigNode& map = (*document)["SLO"];
    MapEdit outer(text, places, map, splices);
    if (const auto done = editMap(outer, false, before, after); !done)
        return done.error();
    MapEdit inner(text, places, map["indicator"], splices);
    if (const auto done = editMap(inner, true, before, after); !done)
        return done.error();
    return proven(*trees, *document, spliced(text, std::move(splices)), after);
}

std::string linesOf(const std::string& text, const ConfigNode& document)
{
    const TextPlaces places(text);
    const std::size_t begin = places.at(document.location());
    const std::size_t first = places.lineBegin(begin);
    const auto indentAt = [&](std::size_t line) { return text.find_first_not_of(' ', line) - line; };
    const std::size_t indent = indentAt(first);
    const bool isWhole = begin == first;
    std::size_t end = places.nextLine(begin);
    while (end < text.size()) {
        const std::string_view line = std::string_view(text).substr(end, places.lineEnd(end) - end);
        const bool isOwn =
            isWhole ? !line.starts_with("---") && !line.starts_with("...") : isBlank(line) || indentAt(end) > indent;
        if (!isOwn)
            break;
        end = places.nextLine(end);
    }
    std::string lines = text.substr(first, end - first);
    while (lines.ends_with("\n\n"))
        lines.pop_back();
    return lines;
}

} // namespace traceo::form
