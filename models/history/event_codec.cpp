#include "history/event_codec.h"

#include "history/integer_codec.h"
#include "history/packing.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace traceo::history {
namespace {

constexpr std::uint8_t kVersion = 3; // 2: integers as runs, multiples and residuals; 3: near a grid
constexpr std::uint8_t kDirectoryVersion = 4;
constexpr std::uint8_t kPartVersion = 1;

Error unreadable()
{
    return corruptBytes(QCoreApplication::translate("History", "events that cannot be read"));
}

std::vector<std::size_t> allRows(std::size_t count)
{
    std::vector<std::size_t> rows(count);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

std::size_t lengthOf(const EventColumn& column)
{
    return std::visit([](const auto& values) { return values.size(); }, column.values);
}

/// `left`: the bytes of text that the blob may still come to.
StoredColumn readStored(ByteReader& in, std::size_t rows, std::size_t& left)
{
    StoredColumn column{std::string(in.text()), {}};
    const auto kind = ColumnKind(in.byte());
    if (!in.ok())
        return column;
    column.data = readColumn(in, kind, rows, left, PlaceForm::Integers);
    if (const auto* texts = std::get_if<TextColumn>(&column.data))
        left -= in.ok() ? textBytes(*texts) : 0;
    return column;
}

ColumnEntry readEntry(ByteReader& in)
{
    ColumnEntry entry;
    entry.name = in.text();
    entry.kind = ColumnKind(in.byte());
    if (entry.kind > ColumnKind::Number)
        in.fail();
    if (entry.kind == ColumnKind::Integer) {
        entry.least = in.signedVarint();
        entry.most = in.signedVarint();
    } else if (entry.kind == ColumnKind::Number) {
        entry.low = std::bit_cast<double>(in.fixed<std::uint64_t>());
        entry.high = std::bit_cast<double>(in.fixed<std::uint64_t>());
    }
    return entry;
}

} // namespace

std::string encodeEventKeys(const EventKeys& keys)
{
    ByteWriter out;
    out.varint(keys.at.size());
    writeIntegers(out, keys.at);
    writeIntegers(out, keys.marks);
    writeTexts(out, textColumn(keys.ids, allRows(keys.ids.size())), PlaceForm::Integers);
    return sealed(kVersion, out.bytes());
}

Result<StoredKeys> decodeStoredKeys(std::string_view blob)
{
    const auto content = unsealed(blob, kVersion);
    if (!content)
        return content.error();
    ByteReader in(*content);
    const std::uint64_t count = in.varint();
    if (!in.ok() || count > kEventLimit)
        return unreadable();
    StoredKeys keys;
    keys.at = readIntegers(in, std::size_t(count));
    if (in.ok())
        keys.marks = readIntegers(in, std::size_t(count));
    if (in.ok())
        keys.ids = readTexts(in, std::size_t(count), kEventTextLimit, PlaceForm::Integers);
    if (!in.ok() || !in.atEnd())
        return unreadable();
    return keys;
}

Result<EventKeys> decodeEventKeys(std::string_view blob)
{
    const auto keys = decodeStoredKeys(blob);
    if (!keys)
        return keys.error();
    return EventKeys{plain(keys->at), plain(keys->marks), plain(keys->ids)};
}

std::string encodeEventColumns(const std::vector<EventColumn>& columns)
{
    ByteWriter out;
    const auto rows = allRows(columns.empty() ? 0 : lengthOf(columns.front()));
    out.varint(columns.size());
    out.varint(rows.size());
    for (const EventColumn& column : columns) {
        out.text(column.name);
        out.byte(std::uint8_t(column.values.index())); // ColumnKind has the order of the variant
        writeColumn(out, columnData(column, rows), PlaceForm::Integers);
    }
    return sealed(kVersion, out.bytes());
}

Result<std::vector<StoredColumn>> decodeStoredColumns(std::string_view blob)
{
    const auto content = unsealed(blob, kVersion);
    if (!content)
        return content.error();
    ByteReader in(*content);
    const std::uint64_t count = in.varint();
    const std::uint64_t rows = in.varint();
    if (!in.ok() || count > kEventColumnLimit || rows > kEventLimit)
        return unreadable();
    std::vector<StoredColumn> columns;
    std::size_t textLeft = kEventTextLimit;
    for (std::uint64_t i = 0; i < count && in.ok(); ++i)
        columns.push_back(readStored(in, std::size_t(rows), textLeft));
    if (!in.ok() || !in.atEnd())
        return unreadable();
    return columns;
}

Result<std::vector<EventColumn>> decodeEventColumns(std::string_view blob)
{
    const auto stored = decodeStoredColumns(blob);
    if (!stored)
        return stored.error();
    std::vector<EventColumn> columns;
    for (const StoredColumn& column : *stored)
        columns.push_back(eventColumn(column.name, column.data));
    return columns;
}

ColumnEntry entryOf(std::string name, const ColumnData& data)
{
    ColumnEntry entry;
    entry.name = std::move(name);
    entry.kind = kindOf(data);
    if (const auto* integers = std::get_if<RawVector<std::int64_t>>(&data); integers && !integers->empty()) {
        const auto [least, most] = std::ranges::minmax(*integers);
        entry.least = least;
        entry.most = most;
    } else if (const auto* numbers = std::get_if<RawVector<double>>(&data)) {
        std::swap(entry.low, entry.high);
        for (const double number : *numbers) {
            entry.low = std::fmin(entry.low, number);
            entry.high = std::fmax(entry.high, number);
        }
    }
    return entry;
}

std::string encodeEventDirectory(const EventDirectory& directory)
{
    ByteWriter out;
    out.varint(directory.rows);
    out.signedVarint(directory.lastMark);
    out.varint(directory.columns.size());
    for (const ColumnEntry& entry : directory.columns) {
        out.text(entry.name);
        out.byte(std::uint8_t(entry.kind));
        if (entry.kind == ColumnKind::Integer) {
            out.signedVarint(entry.least);
            out.signedVarint(entry.most);
        } else if (entry.kind == ColumnKind::Number) {
            out.fixed(std::bit_cast<std::uint64_t>(entry.low));
            out.fixed(std::bit_cast<std::uint64_t>(entry.high));
        }
    }
    return sealed(kDirectoryVersion, out.bytes());
}

Result<EventDirectory> decodeEventDirectory(std::string_view blob)
{
    const auto content = unsealed(blob, kDirectoryVersion);
    if (!content)
        return content.error();
    if (std::uint8_t(blob.front()) < kDirectoryVersion)
        return unreadable(); // the columns of a whole block
    ByteReader in(*content);
    EventDirectory directory;
    directory.rows = std::size_t(in.varint());
    directory.lastMark = in.signedVarint();
    const std::uint64_t count = in.varint();
    if (!in.ok() || directory.rows > kEventLimit || count > kEventColumnLimit)
        return unreadable();
    for (std::uint64_t i = 0; i < count && in.ok(); ++i)
        directory.columns.push_back(readEntry(in));
    if (!in.ok() || !in.atEnd())
        return unreadable();
    return directory;
}

std::string encodeEventPart(const ColumnData& data)
{
    ByteWriter out;
    out.byte(std::uint8_t(kindOf(data)));
    out.varint(lengthOf(data));
    writeColumn(out, data, PlaceForm::Packed);
    return sealed(kPartVersion, out.bytes());
}

Result<ColumnData> decodeEventPart(std::string_view blob, ColumnKind kind, std::size_t rows)
{
    const auto content = unsealed(blob, kPartVersion);
    if (!content)
        return content.error();
    ByteReader in(*content);
    const auto isExpected = ColumnKind(in.byte()) == kind && in.varint() == rows;
    if (!in.ok() || !isExpected || rows > kEventLimit)
        return unreadable();
    auto data = readColumn(in, kind, rows, kEventTextLimit, PlaceForm::Packed);
    if (!in.ok() || !in.atEnd())
        return unreadable();
    return data;
}

} // namespace traceo::history
