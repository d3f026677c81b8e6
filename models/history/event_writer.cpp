#include "history/event_writer.h"

#include "history/event_rows.h"
#include "history/known_time.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <ranges>

namespace traceo::history {
namespace {

constexpr std::size_t kRowsAtOnce = 1 << 13;
constexpr std::size_t kTextAtOnce = 8 << 20; ///< stays below SQLite's limit for a blob, however badly it packs

std::size_t textBytes(const EventBlock& block, std::size_t row)
{
    return block.ids[row].size() + history::textBytes(block.columns, row);
}

Result<void> checked(const EventBlock& block)
{
    const std::size_t rows = block.at.size();
    const bool fits = block.ids.size() == rows && std::ranges::all_of(block.columns, [&](const EventColumn& column) {
                          return std::visit([](const auto& values) { return values.size(); }, column.values) == rows;
                      });
    if (!fits)
        return Error{ErrorCode::BadValue,
                     QString::fromStdString(block.stream),
                     QCoreApplication::translate("History", "columns of %1 rows").arg(qlonglong(rows)),
                     QCoreApplication::translate("History", "columns of different length"),
                     {}};
    const auto isLong = [&block](std::size_t row) { return textBytes(block, row) > kTextAtOnce; };
    if (block.columns.size() <= kEventColumnLimit && std::ranges::none_of(std::views::iota(std::size_t{0}, rows), isLong))
        return {};
    return Error{ErrorCode::TooLarge,
                 QString::fromStdString(block.stream),
                 QCoreApplication::translate("History", "events of at most 8 MiB of text in 1,024 columns"),
                 QCoreApplication::translate("History", "a larger one"),
                 {}};
}

} // namespace

Result<std::set<EventWriter::Key>> EventWriter::knownIn(std::string_view stream, std::int64_t first, std::int64_t last)
{
    std::set<Key> known;
    auto row = m_database.query("SELECT keys FROM event WHERE stream = ?1 AND t0 <= ?2 AND t1 >= ?3", stream, last, first);
    while (row.step()) {
        auto keys = decodeEventKeys(row.blob(0));
        if (!keys)
            return keys.error();
        for (std::size_t i = 0; i < keys->at.size(); ++i) {
            if (keys->at[i] >= first && keys->at[i] <= last)
                known.emplace(keys->at[i], std::move(keys->ids[i]));
        }
    }
    return known;
}

Result<void> EventWriter::write(const EventBlock& block, std::int64_t learned, std::set<std::string>& streams)
{
    if (auto fine = checked(block); !fine || block.at.empty())
        return fine;
    std::vector<std::size_t> order(block.at.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return block.at[i]; });
    auto known = knownIn(block.stream, msOf(block.at[order.front()]), msOf(block.at[order.back()]));
    if (!known)
        return known.error();
    std::erase_if(order, [&](std::size_t i) { return !known->emplace(msOf(block.at[i]), block.ids[i]).second; });
    for (std::size_t start = 0; start < order.size();) {
        const std::int64_t day = dayOf(msOf(block.at[order[start]]));
        std::size_t text = textBytes(block, order[start]);
        std::size_t end = start + 1;
        while (end < order.size() && end - start < kRowsAtOnce && dayOf(msOf(block.at[order[end]])) == day) {
            text += textBytes(block, order[end]);
            if (text > kTextAtOnce)
                break;
            ++end;
        }
        putRows(block, std::span(order).subspan(start, end - start), learned);
        start = end;
    }
    if (!order.empty())
        streams.insert(block.stream);
    return m_database.outcome();
}

void EventWriter::putRows(const EventBlock& block, std::span<const std::size_t> rows, std::int64_t learned)
{
    EventKeys keys;
    for (const std::size_t row : rows) {
        keys.at.push_back(msOf(block.at[row]));
        keys.marks.push_back(learnedMark(msOf(block.at[row]), learned));
        keys.ids.push_back(block.ids[row]);
    }
    std::vector<EventColumn> columns;
    for (const EventColumn& column : block.columns)
        columns.push_back(chosen(column, rows));
    put(m_database, block.stream, keys, columns);
}

void EventWriter::put(Database& database, std::string_view stream, const EventKeys& keys, const std::vector<EventColumn>& columns)
{
    const std::string keyBlob = encodeEventKeys(keys);
    const std::string columnBlob = encodeEventColumns(columns);
    database.run("INSERT INTO event(stream, t0, t1, n, keys, columns) VALUES(?1, ?2, ?3, ?4, ?5, ?6)", stream, keys.at.front(),
                 keys.at.back(), std::int64_t(keys.at.size()), Blob{keyBlob}, Blob{columnBlob});
}

} // namespace traceo::history
