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

/// What a stream has already, of some stretch of time.
struct Known {
    std::unordered_set<Key, KeyHash> keys;
    std::vector<std::unique_ptr<const std::string>> texts; ///< what the keys look into
};

Result<void> addKeys(Known& known, EventRun& run, std::int64_t first, std::int64_t last)
{
    const auto times = run.times();
    if (!times)
        return times.error();
    const RawVector<std::int64_t>& at = **times;
    const auto from = std::size_t(std::ranges::lower_bound(at, first) - at.begin());
    const auto end = std::size_t(std::ranges::upper_bound(at, last) - at.begin());
    if (from >= end)
        return {};
    auto ids = run.takeIds();
    if (!ids)
        return ids.error();
    for (std::size_t i = from; i < end; ++i)
        known.keys.emplace(at[i], ids->at(i));
    known.texts.push_back(std::move(ids->bytes));
    return {};
}

Result<Known> knownIn(Database& database, std::string_view stream, std::int64_t first, std::int64_t last)
{
    Known known;
    auto row = database.query("SELECT id, t0, t1, keys, columns FROM event WHERE stream = ?1 AND t0 <= ?2 AND t1 >= ?3", stream,
                              last, first);
    while (row.step()) {
        auto run = EventRun::of(database, stream, row, EventRun::Reads::Keys);
        if (!run)
            return run.error();
        if (auto added = addKeys(known, *run, first, last); !added)
            return added.error();
    }
    return known;
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

} // namespace

Result<void> EventWriter::write(const EventBlock& block, std::int64_t learned, std::set<std::string>& streams)
{
    if (auto fine = checkLengths(block); !fine || block.at.empty())
        return fine;
    const auto sizes = textSizes(block);
    if (auto fine = checkSizes(block, sizes); !fine)
        return fine;
    std::vector<std::size_t> order = inOrder(block.at);
    auto known = knownIn(m_database, block.stream, msOf(block.at[order.front()]), msOf(block.at[order.back()]));
    if (!known)
        return known.error();
    known->keys.reserve(known->keys.size() + order.size());
    std::erase_if(order, [&](std::size_t i) { return !known->keys.emplace(msOf(block.at[i]), block.ids[i]).second; });
    for (std::size_t start = 0; start < order.size();) {
        const std::int64_t day = dayOf(msOf(block.at[order[start]]));
        std::size_t text = sizes[order[start]];
        std::size_t end = start + 1;
        while (end < order.size() && end - start < kRowsAtOnce && dayOf(msOf(block.at[order[end]])) == day) {
            text += sizes[order[end]];
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
    std::vector<std::int64_t> at;
    std::vector<std::int64_t> marks;
    for (const std::size_t row : rows) {
        at.push_back(msOf(block.at[row]));
        marks.push_back(learnedMark(at.back(), learned));
    }
    putEvents(m_database, block.stream, {.at = at, .marks = marks, .rows = rows, .ids = block.ids, .columns = block.columns});
}

} // namespace traceo::history
