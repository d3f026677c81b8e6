#pragma once
// A column of events in memory as questions want it: texts as a dictionary and places, never a string a row.
// Any thread.

#include "core/batch.h"
#include "history/text_column.h"

#include <variant>

namespace traceo::history {

/// In the order of EventColumn's own.
enum class ColumnKind : std::uint8_t { Text, Integer, Number };
using ColumnData = std::variant<TextColumn, RawVector<std::int64_t>, RawVector<double>>;

/// The rows `rows` of a column, in that order. Texts look into `column`, which must outlive them.
ColumnData columnData(const EventColumn& column, std::span<const std::size_t> rows);
/// The rows `rows` as a column of their own.
EventColumn eventColumn(std::string name, const ColumnData& data, std::span<const Place> rows);
/// All rows.
EventColumn eventColumn(std::string name, const ColumnData& data);
/// Integers and numbers as their texts (see textOf in event_rows.h), each different one once.
TextColumn asTexts(const RawVector<std::int64_t>& integers);
TextColumn asTexts(const RawVector<double>& numbers);

std::size_t lengthOf(const ColumnData& data);
ColumnKind kindOf(const ColumnData& data);

void writeColumn(ByteWriter& out, const ColumnData& data, PlaceForm form);
/// Exactly `count` rows of at most `most` bytes of text, else the reader fails.
ColumnData readColumn(ByteReader& in, ColumnKind kind, std::size_t count, std::size_t most, PlaceForm form);

} // namespace traceo::history
