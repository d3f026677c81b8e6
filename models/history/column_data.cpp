#include "history/column_data.h"

#include "history/event_rows.h"
#include "history/integer_codec.h"
#include "history/value_codec.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace traceo::history {
namespace {

/// Texts one after another.
class TextsBuilder {
public:
    void add(std::string_view text)
    {
        m_bytes.insert(m_bytes.end(), text.begin(), text.end());
        m_ends.push_back(m_bytes.size());
    }
    std::size_t size() const { return m_ends.size(); }
    TextColumn take(RawVector<Place> places)
    {
        TextColumn column;
        column.bytes = std::make_unique<const RawBytes>(std::move(m_bytes));
        std::size_t start = 0;
        for (const std::size_t end : m_ends) {
            column.texts.push_back(viewOf(*column.bytes).substr(start, end - start));
            start = end;
        }
        column.places = std::move(places);
        return column;
    }

private:
    RawBytes m_bytes;
    std::vector<std::size_t> m_ends;
};

/// Each different `keyOf(value)` once.
template <class Value, class KeyOf>
TextColumn hashedTexts(const RawVector<Value>& values, KeyOf keyOf)
{
    TextsBuilder builder;
    RawVector<Place> places(values.size());
    std::unordered_map<std::uint64_t, Place> known;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto [it, isNew] = known.try_emplace(keyOf(values.data()[i]), Place(builder.size()));
        if (isNew)
            builder.add(textOf(values.data()[i]));
        places.data()[i] = it->second;
    }
    return builder.take(std::move(places));
}

/// Of integers that lie close together: a table instead of a hash.
TextColumn tabledTexts(const RawVector<std::int64_t>& integers, std::int64_t least, std::size_t span)
{
    constexpr std::int32_t kNone = -1;
    TextsBuilder builder;
    RawVector<Place> places(integers.size());
    std::vector<std::int32_t> table(span + 1, kNone);
    for (std::size_t i = 0; i < integers.size(); ++i) {
        std::int32_t& place = table.data()[integers.data()[i] - least];
        if (place == kNone) {
            place = std::int32_t(builder.size());
            builder.add(textOf(integers.data()[i]));
        }
        places.data()[i] = Place(place);
    }
    return builder.take(std::move(places));
}

template <class Value>
RawVector<Value> gathered(const std::vector<Value>& values, std::span<const std::size_t> rows)
{
    RawVector<Value> result(rows.size());
    Value* to = result.data();
    for (const std::size_t row : rows)
        *to++ = values[row];
    return result;
}

} // namespace

ColumnData columnData(const EventColumn& column, std::span<const std::size_t> rows)
{
    if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
        return textColumn(*texts, rows);
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        return gathered(*integers, rows);
    return gathered(std::get<std::vector<double>>(column.values), rows);
}

EventColumn eventColumn(std::string name, const ColumnData& data, std::span<const Place> rows)
{
    if (const auto* column = std::get_if<TextColumn>(&data)) {
        std::vector<std::string> texts;
        for (const Place row : rows)
            texts.emplace_back(column->at(row));
        return {std::move(name), std::move(texts)};
    }
    const auto picked = [rows](const auto& values) {
        std::vector<std::decay_t<decltype(values[0])>> result;
        for (const Place row : rows)
            result.push_back(values[row]);
        return result;
    };
    if (const auto* integers = std::get_if<RawVector<std::int64_t>>(&data))
        return {std::move(name), picked(*integers)};
    return {std::move(name), picked(std::get<RawVector<double>>(data))};
}

EventColumn eventColumn(std::string name, const ColumnData& data)
{
    return std::visit([&name](const auto& values) { return EventColumn{std::move(name), plain(values)}; }, data);
}

TextColumn asTexts(const RawVector<std::int64_t>& integers)
{
    constexpr std::uint64_t kTable = 1 << 14;
    if (integers.empty())
        return {};
    const auto [least, most] = std::ranges::minmax(integers);
    const std::uint64_t span = std::uint64_t(most) - std::uint64_t(least);
    if (span < kTable)
        return tabledTexts(integers, least, std::size_t(span));
    return hashedTexts(integers, [](std::int64_t value) { return std::uint64_t(value); });
}

TextColumn asTexts(const RawVector<double>& numbers)
{
    return hashedTexts(numbers, [](double value) { return std::bit_cast<std::uint64_t>(value); });
}

std::size_t lengthOf(const ColumnData& data)
{
    if (const auto* texts = std::get_if<TextColumn>(&data))
        return texts->places.size();
    if (const auto* integers = std::get_if<RawVector<std::int64_t>>(&data))
        return integers->size();
    return std::get<RawVector<double>>(data).size();
}

ColumnKind kindOf(const ColumnData& data)
{
    return ColumnKind(data.index());
}

void writeColumn(ByteWriter& out, const ColumnData& data, PlaceForm form)
{
    if (const auto* texts = std::get_if<TextColumn>(&data))
        writeTexts(out, *texts, form);
    else if (const auto* integers = std::get_if<RawVector<std::int64_t>>(&data))
        writeIntegers(out, *integers);
    else
        writeValues(out, std::get<RawVector<double>>(data));
}

ColumnData readColumn(ByteReader& in, ColumnKind kind, std::size_t count, std::size_t most, PlaceForm form)
{
    switch (kind) {
    case ColumnKind::Text:
        return readTexts(in, count, most, form);
    case ColumnKind::Integer:
        return readIntegers(in, count);
    case ColumnKind::Number:
        return readValues(in, count);
    }
    in.fail();
    return {};
}

} // namespace traceo::history
