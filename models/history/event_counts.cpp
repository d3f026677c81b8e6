#include "history/event_counts.h"

#include <algorithm>
#include <tuple>

namespace traceo::history {
namespace {

constexpr std::size_t kTable = 1 << 14; ///< as many groups of a run are counted in a table that the cache holds
constexpr char32_t kUnknown = ~char32_t{0};

/// A number a row for what its columns hold together.
struct Codes {
    RawVector<std::uint32_t> ofRows;
    std::size_t different = 1; ///< each is below

    /// Requires: fewer than 2^16 codes and as many texts.
    void add(const TextColumn& column, const RawVector<Place>& rows)
    {
        const auto texts = std::uint32_t(column.texts.size());
        const Place* const places = column.places.data();
        const Place* const from = rows.data();
        std::uint32_t* const codes = ofRows.data();
        for (std::size_t i = 0, count = rows.size(); i < count; ++i)
            codes[i] = codes[i] * texts + places[from[i]];
        different *= texts;
        if (different > kTable)
            renumber();
    }

    /// So that as few numbers are used as there are groups.
    void renumber()
    {
        std::unordered_map<std::uint32_t, std::uint32_t> numbers;
        for (std::uint32_t& code : ofRows)
            code = numbers.try_emplace(code, std::uint32_t(numbers.size())).first->second;
        different = numbers.size();
    }
};

struct Group {
    std::uint32_t count = 0;
    Place row = 0; ///< one of it
};

std::vector<Group> groupsOf(const Codes& codes, const RawVector<Place>& rows)
{
    std::vector<Group> groups(codes.different);
    Group* const to = groups.data();
    for (std::size_t i = 0, count = rows.size(); i < count; ++i) {
        Group& group = to[codes.ofRows.data()[i]];
        ++group.count;
        group.row = rows.data()[i];
    }
    return groups;
}

} // namespace

EventCounts::Number EventCounts::Texts::numberOf(std::string_view text)
{
    if (const auto found = m_numbers.find(text); found != m_numbers.end())
        return found->second;
    const auto [it, isNew] = m_numbers.emplace(text, Number(m_texts.size()));
    m_texts.push_back(&it->first);
    return it->second;
}

Result<std::vector<EventCounts::Column>> EventCounts::columnsOf(EventRun& run)
{
    std::vector<Column> columns(m_by.size());
    m_made.clear();
    m_made.reserve(m_by.size());
    for (std::size_t i = 0; i < m_by.size(); ++i) {
        const auto place = run.find(m_by[i]);
        if (!place)
            continue;
        const auto data = run.column(*place);
        if (!data)
            return data.error();
        columns[i].texts = std::get_if<TextColumn>(*data);
        if (const auto* integers = std::get_if<RawVector<std::int64_t>>(*data))
            columns[i].texts = &m_made.emplace_back(asTexts(*integers));
        else if (const auto* numbers = std::get_if<RawVector<double>>(*data))
            columns[i].texts = &m_made.emplace_back(asTexts(*numbers));
        columns[i].numbers.assign(columns[i].texts->texts.size(), kUnknown);
    }
    return columns;
}

EventCounts::Number EventCounts::numberAt(std::size_t place, Column& column, Place row)
{
    if (!column.texts)
        return m_texts[place].numberOf({});
    const Place local = column.texts->places[row];
    if (column.numbers[local] == kUnknown)
        column.numbers[local] = m_texts[place].numberOf(column.texts->texts[local]);
    return column.numbers[local];
}

Result<void> EventCounts::add(EventRun& run, const RawVector<Place>& rows)
{
    if (rows.empty())
        return {};
    auto columns = columnsOf(run);
    if (!columns)
        return columns.error();
    Codes codes{.ofRows = RawVector<std::uint32_t>(rows.size(), 0), .different = 1};
    for (const Column& column : *columns) {
        if (column.texts)
            codes.add(*column.texts, rows);
    }
    Numbers key(m_by.size(), kUnknown);
    for (const Group& group : groupsOf(codes, rows)) {
        if (group.count == 0)
            continue;
        for (std::size_t i = 0; i < key.size(); ++i)
            key[i] = numberAt(i, (*columns)[i], group.row);
        m_counts[key] += group.count;
    }
    return {};
}

std::vector<EventCount> EventCounts::result() const
{
    std::vector<EventCount> result;
    for (const auto& [numbers, count] : m_counts) {
        EventCount& made = result.emplace_back(EventCount{{}, count});
        for (std::size_t i = 0; i < numbers.size(); ++i)
            made.group.push_back(m_texts[i].text(numbers[i]));
    }
    std::ranges::sort(result, [](const EventCount& a, const EventCount& b) {
        return std::tie(b.count, a.group) < std::tie(a.count, b.group);
    });
    return result;
}

} // namespace traceo::history
