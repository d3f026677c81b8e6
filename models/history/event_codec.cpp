#include "history/event_codec.h"

#include "history/integer_codec.h"
#include "history/packing.h"
#include "history/value_codec.h"

#include <QCoreApplication>

#include <map>

namespace traceo::history {
namespace {

constexpr std::uint8_t kVersion = 3; // 2: integers as runs, multiples and residuals; 3: near a grid

constexpr std::size_t kLongestVarint = 10;

enum class Kind : std::uint8_t { Text, Integer, Number };

Error unreadable()
{
    return corruptBytes(QCoreApplication::translate("History", "events that cannot be read"));
}

/// Each different text once, and a number a row.
void writeTexts(ByteWriter& out, const std::vector<std::string>& texts)
{
    std::map<std::string_view, std::int64_t> numbers;
    std::vector<std::int64_t> rows;
    ByteWriter dictionary;
    rows.reserve(texts.size());
    for (const std::string& text : texts) {
        const auto [it, fresh] = numbers.emplace(text, std::int64_t(numbers.size()));
        if (fresh)
            dictionary.text(text);
        rows.push_back(it->second);
    }
    out.varint(numbers.size());
    writePacked(out, dictionary.bytes());
    writeIntegers(out, rows);
}

/// `left`: the bytes of text that the blob may still come to.
std::vector<std::string> readTexts(ByteReader& in, std::size_t count, std::size_t& left)
{
    const std::uint64_t different = in.varint();
    if (different > count) {
        in.fail();
        return {};
    }
    const std::string raw = readPacked(in, left + count * kLongestVarint);
    ByteReader dictionary(raw);
    std::vector<std::string_view> texts;
    for (std::uint64_t i = 0; i < different && dictionary.ok(); ++i)
        texts.push_back(dictionary.text());
    const auto rows = in.ok() && dictionary.ok() ? readIntegers(in, count) : RawVector<std::int64_t>();
    std::vector<std::string> result;
    result.reserve(rows.size());
    for (const std::int64_t row : rows) {
        if (row < 0 || std::size_t(row) >= texts.size() || texts[std::size_t(row)].size() > left) {
            in.fail();
            return {};
        }
        result.emplace_back(texts[std::size_t(row)]);
        left -= result.back().size();
    }
    if (!dictionary.ok() || !dictionary.atEnd())
        in.fail();
    return result;
}

std::size_t lengthOf(const EventColumn& column)
{
    return std::visit([](const auto& values) { return values.size(); }, column.values);
}

EventColumn readColumn(ByteReader& in, std::size_t count, std::size_t& textLeft)
{
    EventColumn column;
    column.name = in.text();
    const auto kind = Kind(in.byte());
    if (!in.ok() || kind > Kind::Number) {
        in.fail();
        return column;
    }
    switch (kind) {
    case Kind::Text:
        column.values = readTexts(in, count, textLeft);
        break;
    case Kind::Integer:
        column.values = plain(readIntegers(in, count));
        break;
    case Kind::Number:
        column.values = plain(readValues(in, count));
        break;
    }
    return column;
}

} // namespace

std::string encodeEventKeys(const EventKeys& keys)
{
    ByteWriter out;
    out.varint(keys.at.size());
    writeIntegers(out, keys.at);
    writeIntegers(out, keys.marks);
    writeTexts(out, keys.ids);
    return sealed(kVersion, out.bytes());
}

Result<EventKeys> decodeEventKeys(std::string_view blob)
{
    const auto content = unsealed(blob, kVersion);
    if (!content)
        return content.error();
    ByteReader in(*content);
    const std::uint64_t count = in.varint();
    if (!in.ok() || count > kEventLimit)
        return unreadable();
    EventKeys keys;
    keys.at = plain(readIntegers(in, std::size_t(count)));
    if (in.ok())
        keys.marks = plain(readIntegers(in, std::size_t(count)));
    std::size_t textLeft = kEventTextLimit;
    if (in.ok())
        keys.ids = readTexts(in, std::size_t(count), textLeft);
    if (!in.ok() || !in.atEnd())
        return unreadable();
    return keys;
}

std::string encodeEventColumns(const std::vector<EventColumn>& columns)
{
    ByteWriter out;
    out.varint(columns.size());
    out.varint(columns.empty() ? 0 : lengthOf(columns.front()));
    for (const EventColumn& column : columns) {
        out.text(column.name);
        out.byte(std::uint8_t(column.values.index())); // Kind has the order of the variant
        if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
            writeTexts(out, *texts);
        else if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
            writeIntegers(out, *integers);
        else
            writeValues(out, std::get<std::vector<double>>(column.values));
    }
    return sealed(kVersion, out.bytes());
}

Result<std::vector<EventColumn>> decodeEventColumns(std::string_view blob)
{
    const auto content = unsealed(blob, kVersion);
    if (!content)
        return content.error();
    ByteReader in(*content);
    const std::uint64_t count = in.varint();
    const std::uint64_t rows = in.varint();
    if (!in.ok() || count > kEventColumnLimit || rows > kEventLimit)
        return unreadable();
    std::vector<EventColumn> columns;
    std::size_t textLeft = kEventTextLimit;
    for (std::uint64_t i = 0; i < count && in.ok(); ++i)
        columns.push_back(readColumn(in, std::size_t(rows), textLeft));
    if (!in.ok() || !in.atEnd())
        return unreadable();
    return columns;
}

} // namespace traceo::history
