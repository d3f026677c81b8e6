#include "history/event_rows.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace traceo::history {
namespace {

void fill(EventColumn& column, std::size_t rows)
{
    if (auto* texts = std::get_if<std::vector<std::string>>(&column.values))
        texts->resize(rows);
    else if (auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        integers->resize(rows, 0);
    else
        std::get<std::vector<double>>(column.values).resize(rows, std::numeric_limits<double>::quiet_NaN());
}

std::vector<std::string> texts(const EventColumn& column)
{
    return std::visit(
        [](const auto& values) {
            std::vector<std::string> result;
            for (const auto& value : values)
                result.emplace_back(textOf(value));
            return result;
        },
        column.values);
}

void appendValues(EventColumn& to, const EventColumn& from)
{
    if (to.values.index() != from.values.index()) {
        auto joined = texts(to);
        std::ranges::move(texts(from), std::back_inserter(joined));
        to.values = std::move(joined);
        return;
    }
    std::visit(
        [&](auto& values) {
            const auto& more = std::get<std::decay_t<decltype(values)>>(from.values);
            values.insert(values.end(), more.begin(), more.end());
        },
        to.values);
}

/// An empty column of the same name and kind.
EventColumn emptyLike(const EventColumn& column)
{
    EventColumn made{column.name, column.values};
    std::visit([](auto& values) { values.clear(); }, made.values);
    return made;
}

} // namespace

std::string textOf(std::int64_t value)
{
    return std::to_string(value);
}

std::string textOf(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, end.ptr};
}

EventColumn chosen(const EventColumn& column, std::span<const std::size_t> rows)
{
    return std::visit(
        [&](const auto& values) {
            std::decay_t<decltype(values)> kept;
            kept.reserve(rows.size());
            for (const std::size_t row : rows)
                kept.push_back(values[row]);
            return EventColumn{column.name, std::move(kept)};
        },
        column.values);
}

std::string textAt(const EventColumn& column, std::size_t row)
{
    return std::visit([&](const auto& values) -> std::string { return textOf(values[row]); }, column.values);
}

const EventColumn* columnOf(const std::vector<EventColumn>& columns, std::string_view name)
{
    const auto found = std::ranges::find(columns, name, [](const EventColumn& column) { return std::string_view(column.name); });
    return found == columns.end() ? nullptr : &*found;
}

std::size_t textBytes(const std::vector<EventColumn>& columns, std::size_t row)
{
    std::size_t bytes = 0;
    for (const EventColumn& column : columns) {
        if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
            bytes += (*texts)[row].size();
    }
    return bytes;
}

void append(std::vector<EventColumn>& all, std::size_t before, const std::vector<EventColumn>& more, std::size_t count)
{
    for (const EventColumn& column : more) {
        if (columnOf(all, column.name))
            continue;
        all.push_back(emptyLike(column));
        fill(all.back(), before);
    }
    for (EventColumn& column : all) {
        if (const EventColumn* found = columnOf(more, column.name))
            appendValues(column, *found);
        else
            fill(column, before + count);
    }
}

} // namespace traceo::history
