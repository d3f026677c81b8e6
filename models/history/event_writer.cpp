#include "history/event_writer.h"

#include "history/event_run.h"
#include "history/known_time.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace traceo::history {
namespace {

constexpr std::size_t kRowsAtOnce = 1 << 13;
constexpr std::size_t kTextAtOnce = 8 << 20; ///< stays below SQLite's limit for a blob, however badly it packs
constexpr Millis kRecentFor = kHour;
/// Of a larger block it costs less to look into the file than to remember its events.
constexpr std::size_t kRememberedAtOnce = 1024;

Result<void> checkLengths(const EventBlock& block)
{
    const std::size_t rows = block.at.size();
    const bool fits = block.ids.size() == rows && std::ranges::all_of(block.columns, [&](const EventColumn& column) {
                          return std::visit([](const auto& values) { return values.size(); }, column.values) == rows;
                      });
    if (fits)
        return {};
    return Error{ErrorCode::BadValue,
                 QString::fromStdString(block.stream),
                 QCoreApplication::translate("History", "columns of %1 rows").arg(qlonglong(rows)),
                 QCoreApplication::translate("History", "columns of different length"),
                 {}};
}

/// Bytes of text in each row.
std::vector<std::size_t> textSizes(const EventBlock& block)
{
    std::vector<std::size_t> sizes(block.ids.size());
    const auto add = [&sizes](const std::vector<std::string>& texts) {
        for (std::size_t i = 0; i < texts.size(); ++i)
            sizes.data()[i] += texts.data()[i].size();
    };
    add(block.ids);
    for (const EventColumn& column : block.columns) {
        if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
            add(*texts);
    }
    return sizes;
}

Result<void> checkSizes(const EventBlock& block, const std::vector<std::size_t>& textSizes)
{
    if (block.columns.size() <= kEventColumnLimit && (textSizes.empty() || std::ranges::max(textSizes) <= kTextAtOnce))
        return {};
    return Error{ErrorCode::TooLarge,
                 QString::fromStdString(block.stream),
                 QCoreApplication::translate("History", "events of at most 8 MiB of text in 1,024 columns"),
                 QCoreApplication::translate("History", "a larger one"),
                 {}};
}

using Key = std::pair<std::int64_t, std::string_view>;
struct KeyHash {
    std::size_t operator()(const Key& key) const
    {
        constexpr std::size_t kGolden = 0x9e3779b97f4a7c15;
        return std::hash<std::string_view>()(key.second) ^ std::size_t(key.first) * kGolden;
    }
};

/// Keys of a block that the stream does not have yet; they look into the block.
using FreshKeys = std::unordered_set<Key, KeyHash>;

Key keyOf(const EventBlock& block, std::size_t row)
{
    return {msOf(block.at[row]), block.ids[row]};
}

/// Places in `at` of the times that `wanted` has, too; both ascend.
std::vector<std::size_t> placesOf(const RawVector<std::int64_t>& at, const std::vector<std::int64_t>& wanted)
{
    std::vector<std::size_t> places;
    auto next = at.begin();
    for (auto time = wanted.begin(); time != wanted.end() && next != at.end();
         time = std::upper_bound(time, wanted.end(), *time)) {
        next = std::lower_bound(next, at.end(), *time);
        for (; next != at.end() && *next == *time; ++next)
            places.push_back(std::size_t(next - at.begin()));
    }
    return places;
}

/// Ids are read where a time is met again alone.
Result<void> leaveOutRun(FreshKeys& fresh, EventRun& run, const std::vector<std::int64_t>& times)
{
    const auto at = run.times();
    if (!at)
        return at.error();
    const std::vector<std::size_t> places = placesOf(**at, times);
    if (places.empty())
        return {};
    const auto ids = run.ids();
    if (!ids)
        return ids.error();
    for (const std::size_t place : places)
        fresh.erase({(*at)->data()[place], (*ids)->at(place)});
    return {};
}

/// `times` are those of the block, ascending.
Result<void> leaveOutKnown(FreshKeys& fresh, Database& database, std::string_view stream, const std::vector<std::int64_t>& times)
{
    auto row = database.query("SELECT id, t0, t1, keys, columns FROM event WHERE stream = ?1 AND t0 <= ?2 AND t1 >= ?3", stream,
                              times.back(), times.front());
    while (row.step()) {
        auto run = EventRun::of(database, stream, row, EventRun::Reads::Keys);
        if (!run)
            return run.error();
        if (auto left = leaveOutRun(fresh, *run, times); !left)
            return left;
    }
    return {};
}

/// Rows by time, those that came first ahead.
std::vector<std::size_t> inOrder(const std::vector<UtcMs>& at)
{
    std::vector<std::size_t> order(at.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!std::ranges::is_sorted(at))
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return at[i]; });
    return order;
}

/// All the stream has from `since` on.
Result<void> recall(RecentEvents& recent, Database& database, std::string_view stream, std::int64_t since)
{
    recent.begin(since);
    auto row = database.query("SELECT id, t0, t1, keys, columns FROM event WHERE stream = ?1 AND t1 >= ?2", stream, since);
    while (row.step()) {
        auto run = EventRun::of(database, stream, row, EventRun::Reads::Keys);
        if (!run)
            return run.error();
        const auto at = run->times();
        if (!at)
            return at.error();
        const auto ids = run->ids();
        if (!ids)
            return ids.error();
        for (std::size_t i = 0; i < run->rows(); ++i)
            recent.add((*at)->data()[i], (*ids)->at(i));
    }
    return {};
}

} // namespace

/// Rows that the stream does not have yet, by time; the first of equal ones.
Result<std::vector<std::size_t>> EventWriter::freshRows(const EventBlock& block, std::int64_t learned)
{
    std::vector<std::size_t> rows = inOrder(block.at);
    FreshKeys fresh;
    fresh.reserve(rows.size());
    std::erase_if(rows, [&](std::size_t row) { return !fresh.insert(keyOf(block, row)).second; });
    std::vector<std::int64_t> times;
    times.reserve(rows.size());
    for (const std::size_t row : rows)
        times.push_back(msOf(block.at[row]));

    RecentEvents& recent = m_recent[block.stream];
    const std::int64_t since = learned - kRecentFor.count();
    if (rows.size() > kRememberedAtOnce)
        recent.forget();
    else if (!recent.hasBegun() && times.front() >= since && !recall(recent, m_database, block.stream, since))
        recent.forget(); // a damaged run, which may not lie in the way of these
    if (recent.reachTo(times.front())) {
        std::erase_if(rows, [&](std::size_t row) { return recent.has(msOf(block.at[row]), block.ids[row]); });
        return rows;
    }
    if (auto left = leaveOutKnown(fresh, m_database, block.stream, times); !left)
        return left.error();
    if (fresh.size() < rows.size())
        std::erase_if(rows, [&](std::size_t row) { return !fresh.contains(keyOf(block, row)); });
    return rows;
}

Result<void> EventWriter::write(const EventBlock& block, std::int64_t learned, std::set<std::string>& streams)
{
    if (auto fine = checkLengths(block); !fine || block.at.empty())
        return fine;
    const auto sizes = textSizes(block);
    if (auto fine = checkSizes(block, sizes); !fine)
        return fine;
    const auto fresh = freshRows(block, learned);
    if (!fresh)
        return fresh.error();
    const std::span<const std::size_t> rows = *fresh;
    for (std::size_t start = 0; start < rows.size();) {
        const std::int64_t day = dayOf(msOf(block.at[rows[start]]));
        std::size_t text = sizes[rows[start]];
        std::size_t end = start + 1;
        while (end < rows.size() && end - start < kRowsAtOnce && dayOf(msOf(block.at[rows[end]])) == day) {
            text += sizes[rows[end]];
            if (text > kTextAtOnce)
                break;
            ++end;
        }
        putRows(block, rows.subspan(start, end - start), learned);
        start = end;
    }
    if (!rows.empty())
        streams.insert(block.stream);
    RecentEvents& recent = m_recent[block.stream];
    for (const std::size_t row : rows)
        recent.add(msOf(block.at[row]), block.ids[row]);
    return m_database.outcome();
}

void EventWriter::putRows(const EventBlock& block, std::span<const std::size_t> rows, std::int64_t learned)
{
    std::vector<std::int64_t> at;
    std::vector<std::int64_t> marks;
    for (const std::size_t row : rows) {
        at.push_back(msOf(block.at[row]));
        marks.push_back(learnedMark(at.back(), learned));
    }
    putEvents(m_database, block.stream, {.at = at, .marks = marks, .rows = rows, .ids = block.ids, .columns = block.columns});
}

} // namespace traceo::history
