#include "history/fold.h"

#include "history/known_time.h"

#include <algorithm>

namespace traceo::history {
namespace {

constexpr int kManyParts = 4;
constexpr int kMostAtOnce = 500;

void putSamples(FoldPlan& plan, SeriesId series, std::int64_t day, std::int64_t& part, std::span<const StoredSample> samples)
{
    for (std::size_t start = 0; start < samples.size(); start += kChunkLimit) {
        const auto slice = samples.subspan(start, std::min(kChunkLimit, samples.size() - start));
        const std::vector<StoredSample> stored(slice.begin(), slice.end());
        plan.put.emplace_back(summarised(chunkKey(series, day, part++), stored), chunkParts(stored));
    }
}

void sortOnce(std::vector<StoredSample>& samples)
{
    std::ranges::stable_sort(samples, {}, [](const StoredSample& s) { return std::pair(s.at, s.mark); });
    const auto repeated = std::ranges::unique(samples, {}, &StoredSample::at);
    samples.erase(repeated.begin(), repeated.end());
}

enum class Kind : std::uint8_t { OnTime, Late };

bool isOf(Kind kind, std::int64_t mark)
{
    return (mark == kOnTime) == (kind == Kind::OnTime);
}

/// Joins samples of one kind with the last part of that kind that has room.
Result<void> foldKind(Database& database, FoldPlan& plan, SeriesId series, std::span<const ChunkRow> parts, std::int64_t& part,
                      std::vector<StoredSample> samples, Kind kind)
{
    if (samples.empty())
        return {};
    const auto fits = [&](const ChunkRow& row) {
        return !row.isThinned() && isOf(kind, row.learned) && std::size_t(row.stored) + samples.size() <= kChunkLimit;
    };
    const auto found = std::find_if(parts.rbegin(), parts.rend(), fits);
    if (found == parts.rend()) {
        putSamples(plan, series, plan.day, part, samples);
        return {};
    }
    const auto stored = chunkSamples(database, *found);
    if (!stored) // stays readable as it is: what is new gets a part of its own
        return stored.error().code == ErrorCode::Corrupt ? (putSamples(plan, series, plan.day, part, samples), Result<void>())
                                                         : Result<void>(stored.error());
    samples.insert(samples.end(), stored->begin(), stored->end());
    sortOnce(samples);
    plan.put.emplace_back(summarised(found->key, samples), chunkParts(samples));
    return {};
}

Result<void> foldSeries(Database& database, FoldPlan& plan, SeriesId series, std::vector<StoredSample> samples)
{
    sortOnce(samples);
    const auto late = std::ranges::stable_partition(samples, [](const StoredSample& sample) { return sample.mark == kOnTime; });
    std::vector<StoredSample> lateSamples(late.begin(), late.end());
    samples.erase(late.begin(), late.end());
    const auto found = chunkRows(database, series, plan.day, plan.day);
    if (!found && found.error().code != ErrorCode::Corrupt)
        return found.error();
    const auto parts = found ? *found : std::vector<ChunkRow>(); // a month that cannot be read: what is new stays beside it
    std::int64_t part = freePart(database, series, plan.day);
    if (auto done = foldKind(database, plan, series, parts, part, std::move(samples), Kind::OnTime); !done)
        return done;
    if (auto done = foldKind(database, plan, series, parts, part, std::move(lateSamples), Kind::Late); !done)
        return done;
    return database.outcome();
}

Result<void> joinParts(Database& database, FoldPlan& plan, SeriesId series, std::int64_t day)
{
    std::vector<StoredSample> all;
    std::vector<std::int64_t> keys;
    const auto rows = chunkRows(database, series, day, day);
    if (!rows)
        return rows.error().code == ErrorCode::Corrupt ? Result<void>() : Result<void>(rows.error());
    for (const ChunkRow& row : *rows) {
        if (row.isThinned() || !isOf(Kind::Late, row.learned) || all.size() + std::size_t(row.stored) > kChunkLimit)
            continue;
        const auto samples = chunkSamples(database, row);
        if (!samples && samples.error().code == ErrorCode::Corrupt)
            continue;
        if (!samples)
            return samples.error();
        all.insert(all.end(), samples->begin(), samples->end());
        keys.push_back(row.key);
    }
    if (keys.size() < 2)
        return {};
    sortOnce(all);
    plan.put.emplace_back(summarised(keys.front(), all), chunkParts(all));
    plan.remove.insert(plan.remove.end(), keys.begin() + 1, keys.end());
    return {};
}

} // namespace

std::vector<std::int64_t> closedDays(const HeadView& view, std::int64_t now)
{
    std::vector<std::int64_t> days;
    for (const auto& [day, firstRow] : view.days) {
        if ((day + 1) * kDay.count() + kOnTimeWithin.count() <= now)
            days.push_back(day);
    }
    return days;
}

Result<FoldPlan> prepareFold(Database& database, const HeadSlice& head, std::int64_t day)
{
    FoldPlan plan;
    plan.day = day;
    plan.throughRow = head.view().lastRow;
    const UtcMs start = utcMs(day * kDay.count());
    for (const SeriesId series : head.seriesOf(day)) {
        auto samples = head.samples(series, {start - Millis{1}, start + kDay - Millis{1}});
        if (!samples)
            return samples.error();
        if (auto done = foldSeries(database, plan, series, std::move(*samples)); !done)
            return done.error();
    }
    return plan;
}

Result<FoldPlan> prepareJoin(Database& database, int limit)
{
    FoldPlan plan;
    std::vector<std::pair<SeriesId, std::int64_t>> crowded;
    {
        auto row = database.query("SELECT min(k) FROM chunk WHERE thinned = 0 AND learned <> 0 AND stored < 32768 "
                                  "GROUP BY k >> 12 HAVING count(*) > ?1 LIMIT ?2",
                                  kManyParts, std::min(limit, kMostAtOnce));
        while (row.step())
            crowded.emplace_back(seriesOfKey(row.integer(0)), dayOfKey(row.integer(0)));
    }
    for (const auto& [series, day] : crowded) {
        if (auto done = joinParts(database, plan, series, day); !done)
            return done.error();
    }
    if (!database.ok())
        return database.error();
    return plan;
}

Result<void> apply(Database& database, const FoldPlan& plan)
{
    for (const std::int64_t key : plan.remove)
        removeChunk(database, key);
    for (const auto& [row, parts] : plan.put)
        putChunk(database, row, parts);
    if (plan.throughRow > 0) {
        // While these rows are there they say it themselves.
        database.run(
            "UPDATE store SET next_head = 1 + max(next_head, 1 + coalesce((SELECT max(id) FROM head), 0)), "
            "last_commit = max(coalesce(last_commit, 0), coalesce((SELECT learned FROM head ORDER BY id DESC LIMIT 1), 0))");
        database.run("DELETE FROM head WHERE id BETWEEN (SELECT first_row FROM head_day WHERE day = ?1) AND ?2 AND day = ?1",
                     plan.day, plan.throughRow);
        database.run("DELETE FROM head_day WHERE day = ?1", plan.day);
        database.run("INSERT INTO head_day SELECT day, min(id) FROM head WHERE id > ?2 AND day = ?1 GROUP BY day", plan.day,
                     plan.throughRow);
    }
    return database.outcome();
}

} // namespace traceo::history
