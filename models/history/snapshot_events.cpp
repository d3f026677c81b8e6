// What a snapshot knows of events: counts by columns and pages of rows.
#include "history/snapshot.h"

#include "history/connection.h"
#include "history/event_counts.h"
#include "history/event_filter.h"
#include "history/event_rows.h"

#include <algorithm>
#include <functional>

namespace traceo::history {
namespace {

using Rows = RawVector<Place>;
/// Whether there is more to look at.
using Take = std::function<Result<bool>(EventRun&, Rows&)>;

/// Runs of a stream that reach into [range.from, range.to), with their known and fitting rows.
Result<void> eachRun(Connection& connection, AsOf asOf, std::string_view stream, TimeSpan range,
                     std::span<const EventFilter> filters, const Take& take)
{
    const EventWindow window{msOf(range.from), std::min(msOf(range.to), msOf(asOf.view) + 1), msOf(asOf.know)};
    Database& database = connection.database();
    auto row = database.query("SELECT id, t0, t1, keys, columns FROM event WHERE stream = ?1 AND t0 < ?2 AND t1 >= ?3 "
                              "ORDER BY t0, id",
                              stream, window.end, window.from);
    const auto look = [&]() -> Result<bool> {
        auto run = EventRun::of(database, stream, row);
        if (!run)
            return run.error();
        auto rows = rowsIn(*run, window, filters);
        return rows ? take(*run, *rows) : rows.error();
    };
    while (row.step()) {
        if (connection.isCancelled())
            break;
        const auto more = look();
        if (!more && database.ok())
            return more.error();
        if (!more || !*more)
            break;
    }
    return connection.outcome();
}

using Key = std::pair<std::int64_t, std::string>;

struct Page {
    std::size_t limit;
    Key after;
    std::vector<Key> keys;
    std::vector<EventColumn> columns;

    bool isFull() const { return keys.size() >= limit; }

    /// Adds the rows after `after`; of more than `limit` the first stay, in order.
    Result<void> add(EventRun& run, Rows& rows)
    {
        auto more = firstOf(run, rows);
        if (!more)
            return more.error();
        std::vector<EventColumn> moreColumns;
        for (std::size_t i = 0; i < run.directory().columns.size() && !rows.empty(); ++i) {
            const auto column = run.column(i);
            if (!column)
                return column.error();
            moreColumns.push_back(eventColumn(run.directory().columns[i].name, **column, rows));
        }
        append(columns, keys.size(), moreColumns, rows.size());
        std::ranges::move(*more, std::back_inserter(keys));
        if (isFull())
            sortAndCut();
        return {};
    }

    /// Of `rows` those that may be on the page, and their keys: no more than `limit`, without a look at the columns.
    Result<std::vector<Key>> firstOf(EventRun& run, Rows& rows) const
    {
        if (rows.empty())
            return std::vector<Key>();
        const auto times = run.times();
        if (!times)
            return times.error();
        const auto ids = run.ids();
        if (!ids)
            return ids.error();
        const auto keyOf = [&](Place row) { return std::pair((**times)[row], (*ids)->at(row)); };
        const std::pair start(after.first, std::string_view(after.second));
        std::erase_if(rows, [&](Place row) { return keyOf(row) <= start; });
        std::ranges::sort(rows, {}, keyOf);
        rows.resize(std::min(rows.size(), limit));
        std::vector<Key> found;
        for (const Place row : rows)
            found.emplace_back((**times)[row], (*ids)->at(row));
        return found;
    }

    void sortAndCut()
    {
        std::vector<std::size_t> order(keys.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::sort(
            order, {}, [&](std::size_t i) -> const auto& { return keys[i]; });
        order.resize(std::min(order.size(), limit));
        std::vector<Key> kept;
        for (const std::size_t i : order)
            kept.push_back(std::move(keys[i]));
        keys = std::move(kept);
        for (EventColumn& column : columns)
            column = chosen(column, order);
    }
};

} // namespace

Result<std::vector<EventCount>> Snapshot::countEvents(std::string_view stream, TimeSpan range, std::span<const std::string> by,
                                                      std::span<const EventFilter> filters) const
{
    EventCounts counts(by);
    const auto take = [&](EventRun& run, const Rows& rows) -> Result<bool> {
        if (auto added = counts.add(run, rows); !added)
            return added.error();
        return true;
    };
    if (auto done = eachRun(*m_connection, m_asOf, stream, range, filters, take); !done)
        return done.error();
    return counts.result();
}

Result<EventBlock> Snapshot::events(std::string_view stream, TimeSpan range, std::span<const EventFilter> filters, int limit,
                                    UtcMs after, std::string_view afterId) const
{
    Page page{.limit = std::size_t(std::max(limit, 0)), .after = {msOf(after), std::string(afterId)}, .keys = {}, .columns = {}};
    // A row at the very moment `after` may still follow, by its id.
    range.from = std::max(range.from, after);
    const auto take = [&](EventRun& run, Rows& rows) -> Result<bool> {
        // Runs come by their first moment: once the page is full, later ones have nothing for it.
        if (page.isFull() && (page.limit == 0 || run.first() > page.keys.back().first))
            return false;
        if (auto added = page.add(run, rows); !added)
            return added.error();
        return true;
    };
    if (auto done = eachRun(*m_connection, m_asOf, stream, range, filters, take); !done)
        return done.error();
    page.sortAndCut();
    EventBlock block;
    block.stream = stream;
    for (auto& [at, id] : page.keys) {
        block.at.push_back(utcMs(at));
        block.ids.push_back(std::move(id));
    }
    block.columns = std::move(page.columns);
    return block;
}

} // namespace traceo::history
