#include "history/event_filter.h"

#include "history/event_rows.h"
#include "history/known_time.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <numeric>

namespace traceo::history {
namespace {

using Rows = RawVector<Place>;

/// What a text stands for, if it is written just as textOf() writes that value.
template <class Value>
std::optional<Value> valueOf(std::string_view text)
{
    Value value{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || textOf(value) != text)
        return std::nullopt;
    return value;
}

bool isNanText(std::string_view text)
{
    return text.find("nan") != std::string_view::npos;
}

/// Whether the directory leaves it open that a row has the value.
bool mayHold(const EventRun& run, const EventFilter& filter)
{
    const auto place = run.find(filter.column);
    if (!place)
        return filter.value.empty();
    const ColumnEntry& entry = run.directory().columns[*place];
    if (entry.kind == ColumnKind::Integer) {
        const auto value = valueOf<std::int64_t>(filter.value);
        return value && *value >= entry.least && *value <= entry.most;
    }
    if (entry.kind == ColumnKind::Number) {
        const auto value = valueOf<double>(filter.value);
        return isNanText(filter.value) || (value && !(*value < entry.low) && !(*value > entry.high));
    }
    return true;
}

/// Without a jump for each row, which nobody could foresee.
template <class Fits>
void keep(Rows& rows, Fits fits)
{
    Place* const all = rows.data();
    std::size_t kept = 0;
    for (std::size_t i = 0, count = rows.size(); i < count; ++i) {
        const Place row = all[i];
        all[kept] = row;
        kept += fits(row) ? 1 : 0;
    }
    rows.resize(kept);
}

void keepEqual(Rows& rows, const TextColumn& column, std::string_view value)
{
    const auto found = std::ranges::find(column.texts, value);
    if (found == column.texts.end())
        return rows.clear();
    const auto place = Place(found - column.texts.begin());
    keep(rows, [places = column.places.data(), place](Place row) { return places[row] == place; });
}

void keepEqual(Rows& rows, const RawVector<std::int64_t>& integers, std::string_view text)
{
    const auto value = valueOf<std::int64_t>(text);
    if (!value)
        return rows.clear();
    keep(rows, [from = integers.data(), value = *value](Place row) { return from[row] == value; });
}

void keepEqual(Rows& rows, const RawVector<double>& numbers, std::string_view text)
{
    const double* const from = numbers.data();
    if (isNanText(text)) // of many bits each
        return keep(rows, [from, text](Place row) { return std::isnan(from[row]) && textOf(from[row]) == text; });
    const auto value = valueOf<double>(text);
    if (!value)
        return rows.clear();
    const auto bits = std::bit_cast<std::uint64_t>(*value);
    keep(rows, [from, bits](Place row) { return std::bit_cast<std::uint64_t>(from[row]) == bits; });
}

/// The rows in [window.from, window.end).
Result<Rows> inTime(EventRun& run, const EventWindow& window)
{
    std::size_t first = 0;
    std::size_t end = run.rows();
    if (run.first() < window.from || run.last() >= window.end) {
        const auto times = run.times();
        if (!times)
            return times.error();
        const RawVector<std::int64_t>& at = **times;
        first = std::size_t(std::ranges::lower_bound(at, window.from) - at.begin());
        end = std::max(first, std::size_t(std::ranges::lower_bound(at, window.end) - at.begin()));
    }
    Rows rows(end - first);
    std::iota(rows.data(), rows.data() + rows.size(), Place(first));
    return rows;
}

Result<void> keepKnown(Rows& rows, EventRun& run, std::int64_t know)
{
    if (run.last() <= know && run.directory().lastMark <= know)
        return {};
    const auto times = run.times();
    if (!times)
        return times.error();
    const auto marks = run.marks();
    if (!marks)
        return marks.error();
    keep(rows, [at = (*times)->data(), mark = (*marks)->data(), know](Place row) { return isKnown(at[row], mark[row], know); });
    return {};
}

} // namespace

Result<RawVector<Place>> rowsIn(EventRun& run, const EventWindow& window, std::span<const EventFilter> filters)
{
    if (!std::ranges::all_of(filters, [&run](const EventFilter& filter) { return mayHold(run, filter); }))
        return Rows();
    auto rows = inTime(run, window);
    if (!rows)
        return rows;
    if (auto known = keepKnown(*rows, run, window.know); !known)
        return known.error();
    for (const EventFilter& filter : filters) {
        const auto place = run.find(filter.column);
        if (!place || rows->empty())
            continue; // a column that is not there is empty text everywhere
        const auto column = run.column(*place);
        if (!column)
            return column.error();
        std::visit([&](const auto& values) { keepEqual(*rows, values, filter.value); }, **column);
    }
    return rows;
}

} // namespace traceo::history
