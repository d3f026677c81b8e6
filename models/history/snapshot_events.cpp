// What a snapshot knows of events: counts by columns and pages of rows.
#include "history/snapshot.h"

#include "core/moment.h"
#include "history/connection.h"
#include "history/event_rows.h"
#include "history/known_time.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace traceo::history {
namespace {

struct EventRun {
    EventKeys keys;
    std::vector<EventColumn> columns;
    std::vector<std::size_t> rows; ///< those that were asked for
};

QString nameOf(std::string_view stream, std::int64_t t0)
{
    return QCoreApplication::translate("History", "events %1 from %2")
        .arg(QString::fromUtf8(stream.data(), qsizetype(stream.size())), QString::fromStdString(toRfc3339(utcMs(t0))));
}

bool fits(const EventRun& run, std::size_t row, std::span<const EventFilter> filters)
{
    return std::ranges::all_of(filters, [&](const EventFilter& filter) {
        const EventColumn* column = columnOf(run.columns, filter.column);
        return (column ? textAt(*column, row) : std::string()) == filter.value;
    });
}

Result<EventRun> readRun(const Statement& row)
{
    auto keys = decodeEventKeys(row.blob(2));
    if (!keys)
        return keys.error();
    auto columns = decodeEventColumns(row.blob(3));
    if (!columns)
        return columns.error();
    return EventRun{std::move(*keys), std::move(*columns), {}};
}

/// Blobs of a stream that reach into [range.from, range.to), with their known and fitting rows.
Result<void> eachRun(Connection& connection, AsOf asOf, std::string_view stream, TimeSpan range,
                     std::span<const EventFilter> filters, const std::function<bool(const EventRun&)>& take)
{
    const std::int64_t end = std::min(msOf(range.to), msOf(asOf.view) + 1);
    auto row = connection.database().query("SELECT t0, t1, keys, columns FROM event WHERE stream = ?1 AND t0 < ?2 AND t1 >= ?3 "
                                           "ORDER BY t0, id",
                                           stream, end, msOf(range.from));
    while (row.step()) {
        if (connection.isCancelled())
            return connection.outcome();
        auto run = readRun(row);
        if (!run) {
            Error error = run.error();
            error.where = nameOf(stream, row.integer(0));
            return error;
        }
        for (std::size_t i = 0; i < run->keys.at.size(); ++i) {
            const std::int64_t at = run->keys.at[i];
            if (at >= msOf(range.from) && at < end && isKnown(at, run->keys.marks[i], msOf(asOf.know)) && fits(*run, i, filters))
                run->rows.push_back(i);
        }
        if (!take(*run))
            break;
    }
    return connection.outcome();
}

struct Page {
    std::size_t limit;
    std::pair<std::int64_t, std::string> after;
    std::vector<std::pair<std::int64_t, std::string>> keys;
    std::vector<EventColumn> columns;

    bool isFull() const { return keys.size() >= limit; }

    /// Adds the rows after `after`; of more than `limit` the first stay, in order.
    void add(const EventRun& run)
    {
        std::vector<std::size_t> rows;
        for (const std::size_t row : run.rows) {
            std::pair key(run.keys.at[row], run.keys.ids[row]);
            if (key > after) {
                rows.push_back(row);
                keys.push_back(std::move(key));
            }
        }
        std::vector<EventColumn> more;
        for (const EventColumn& column : run.columns)
            more.push_back(chosen(column, rows));
        append(columns, keys.size() - rows.size(), more, rows.size());
        if (isFull())
            sortAndCut();
    }

    void sortAndCut()
    {
        std::vector<std::size_t> order(keys.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::sort(
            order, {}, [&](std::size_t i) -> const auto& { return keys[i]; });
        order.resize(std::min(order.size(), limit));
        std::vector<std::pair<std::int64_t, std::string>> kept;
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
    std::map<std::vector<std::string>, std::int64_t> counts;
    const auto take = [&](const EventRun& run) {
        std::vector<const EventColumn*> columns;
        for (const std::string& name : by)
            columns.push_back(columnOf(run.columns, name));
        std::vector<std::string> group(by.size());
        for (const std::size_t row : run.rows) {
            for (std::size_t i = 0; i < columns.size(); ++i)
                group[i] = columns[i] ? textAt(*columns[i], row) : std::string();
            ++counts[group];
        }
        return true;
    };
    if (auto done = eachRun(*m_connection, m_asOf, stream, range, filters, take); !done)
        return done.error();
    std::vector<EventCount> result;
    for (auto& [group, count] : counts)
        result.push_back({group, count});
    std::ranges::stable_sort(result, std::greater(), &EventCount::count);
    return result;
}

Result<EventBlock> Snapshot::events(std::string_view stream, TimeSpan range, std::span<const EventFilter> filters, int limit,
                                    UtcMs after, std::string_view afterId) const
{
    Page page{.limit = std::size_t(std::max(limit, 0)), .after = {msOf(after), std::string(afterId)}, .keys = {}, .columns = {}};
    // A row at the very moment `after` may still follow, by its id.
    range.from = std::max(range.from, after);
    const auto take = [&](const EventRun& run) {
        // Blobs come by their first moment: once the page is full, later ones have nothing for it.
        if (page.isFull() && (page.limit == 0 || run.keys.at.front() > page.keys.back().first))
            return false;
        page.add(run);
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
