#pragma once
// Events put together from blobs and taken apart again: rows chosen, values as text, runs joined.
// Any thread.

#include "history/event_codec.h"

#include <span>

namespace traceo::history {

/// The rows `rows` of a column, in that order.
EventColumn chosen(const EventColumn& column, std::span<const std::size_t> rows);
/// The value as text: integers in decimal, doubles in their shortest exact form.
inline const std::string& textOf(const std::string& value)
{
    return value;
}
std::string textOf(std::int64_t value);
std::string textOf(double value);
std::string textAt(const EventColumn& column, std::size_t row);
const EventColumn* columnOf(const std::vector<EventColumn>& columns, std::string_view name);

/// Bytes of text in a row.
std::size_t textBytes(const std::vector<EventColumn>& columns, std::size_t row);

/// Appends `more` (all of `count` rows) to `all` (of `before` rows): a column that one of both lacks
/// is filled with empty text, 0 or NaN; one of two kinds becomes text.
void append(std::vector<EventColumn>& all, std::size_t before, const std::vector<EventColumn>& more, std::size_t count);

} // namespace traceo::history
