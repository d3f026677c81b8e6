#include "history/head_mirror.h"

#include "core/moment.h"
#include "history/head_codec.h"
#include "history/known_time.h"

#include <QCoreApplication>

#include <mutex>

namespace traceo::history {

HeadView headView(Database& database, std::int64_t lastRow)
{
    HeadView view;
    view.lastRow = lastRow;
    auto row = database.query("SELECT day, min(id), count(*) FROM head INDEXED BY head_by_day WHERE id <= ?1 GROUP BY day", lastRow);
    while (row.step())
        view.days.emplace(row.integer(0), HeadView::Day{row.integer(1), row.integer(2)});
    return view;
}

Result<std::shared_ptr<const HeadMirror>> HeadMirror::covering(const std::shared_ptr<HeadMirror>& shared, Database& database,
                                                               const HeadView& view)
{
    if (auto loaded = shared->load(database, view.lastRow); !loaded)
        return loaded.error();
    if (shared->covers(view))
        return std::shared_ptr<const HeadMirror>(shared);
    // Rows were folded away since this view began: it still sees them, so it gets its own.
    const auto own = std::make_shared<HeadMirror>();
    if (auto loaded = own->load(database, view.lastRow); !loaded)
        return loaded.error();
    return std::shared_ptr<const HeadMirror>(own);
}

Result<void> HeadMirror::load(Database& database, std::int64_t lastRow)
{
    const std::unique_lock lock(m_mutex);
    if (lastRow <= m_loadedThrough)
        return {};
    auto row = database.query("SELECT id, day, learned, body FROM head WHERE id > ?1 AND id <= ?2 ORDER BY id", m_loadedThrough, lastRow);
    while (row.step()) {
        addRow(row);
        m_loadedThrough = row.integer(0);
    }
    if (database.ok())
        m_loadedThrough = lastRow;
    return database.outcome();
}

void HeadMirror::addRow(const Statement& row)
{
    Day& day = m_days[row.integer(1)];
    const auto index = std::uint32_t(day.rows.size());
    day.rows.push_back({row.integer(0), row.integer(2)});
    const auto runs = decodeHead(row.blob(3));
    if (!runs) {
        const std::string date = toRfc3339(utcMs(row.integer(1) * kDay.count())).substr(0, 10);
        day.broken = runs.error();
        day.broken->where
            = QCoreApplication::translate("History", "the newest samples of %1, row %2").arg(QString::fromStdString(date)).arg(row.integer(0));
        return;
    }
    const std::int64_t start = row.integer(1) * kDay.count();
    for (const HeadRun& run : *runs) {
        auto& entries = day.series[run.series];
        for (const Sample& sample : run.samples)
            entries.push_back({std::int32_t(msOf(sample.at) - start), index, sample.value});
    }
}

bool HeadMirror::covers(const HeadView& view) const
{
    const std::shared_lock lock(m_mutex);
    return std::ranges::all_of(view.days, [&](const auto& wanted) {
        const auto day = m_days.find(wanted.first);
        if (day == m_days.end())
            return false;
        const auto seen = std::ranges::count_if(
            day->second.rows, [&](const Row& row) { return row.id >= wanted.second.firstRow && row.id <= view.lastRow; });
        return seen == wanted.second.rows;
    });
}

Result<std::vector<StoredSample>> HeadMirror::samples(SeriesId series, TimeSpan window, const HeadView& view) const
{
    const std::shared_lock lock(m_mutex);
    std::vector<StoredSample> samples;
    for (const auto& [number, visible] : view.days) {
        const std::int64_t start = number * kDay.count();
        if (start > msOf(window.to) || start + kDay.count() <= msOf(window.from))
            continue;
        const auto day = m_days.find(number);
        if (day == m_days.end())
            continue;
        if (day->second.broken)
            return *day->second.broken;
        const auto entries = day->second.series.find(series);
        if (entries == day->second.series.end())
            continue;
        for (const Entry& entry : entries->second) {
            const Row& row = day->second.rows[entry.row];
            const std::int64_t at = start + entry.offset;
            if (row.id >= visible.firstRow && row.id <= view.lastRow && at > msOf(window.from) && at <= msOf(window.to))
                samples.push_back({at, entry.value, learnedMark(at, row.learned)});
        }
    }
    // Stable: of equal times the one learned first stays in front.
    if (!std::ranges::is_sorted(samples, {}, &StoredSample::at))
        std::ranges::stable_sort(samples, {}, &StoredSample::at);
    return samples;
}

std::vector<SeriesId> HeadMirror::seriesOf(std::int64_t day, const HeadView& view) const
{
    const std::shared_lock lock(m_mutex);
    std::vector<SeriesId> ids;
    const auto found = m_days.find(day);
    const auto visible = view.days.find(day);
    if (found == m_days.end() || visible == view.days.end())
        return ids;
    for (const auto& [series, entries] : found->second.series) {
        const bool seen = std::ranges::any_of(entries, [&](const Entry& entry) {
            const std::int64_t id = found->second.rows[entry.row].id;
            return id >= visible->second.firstRow && id <= view.lastRow;
        });
        if (seen)
            ids.push_back(series);
    }
    std::ranges::sort(ids);
    return ids;
}

std::optional<TimeSpan> HeadMirror::extent(const HeadView& view) const
{
    const std::shared_lock lock(m_mutex);
    TimeSpan extent{kDistantFuture, kDistantPast};
    for (const auto& [number, visible] : view.days) {
        const auto day = m_days.find(number);
        if (day == m_days.end())
            continue;
        for (const auto& [series, entries] : day->second.series) {
            for (const Entry& entry : entries) {
                const UtcMs at = utcMs(number * kDay.count() + entry.offset);
                extent = {std::min(extent.from, at), std::max(extent.to, at)};
            }
        }
    }
    return extent.from > extent.to ? std::nullopt : std::optional(extent);
}

void HeadMirror::drop(std::int64_t day, std::int64_t throughRow)
{
    const std::unique_lock lock(m_mutex);
    const auto found = m_days.find(day);
    if (found == m_days.end())
        return;
    Day kept;
    std::vector<std::uint32_t> moved(found->second.rows.size());
    for (std::size_t i = 0; i < found->second.rows.size(); ++i) {
        moved[i] = std::uint32_t(kept.rows.size());
        if (found->second.rows[i].id > throughRow)
            kept.rows.push_back(found->second.rows[i]);
    }
    for (const auto& [series, entries] : found->second.series) {
        for (const Entry& entry : entries) {
            if (found->second.rows[entry.row].id > throughRow)
                kept.series[series].push_back({entry.offset, moved[entry.row], entry.value});
        }
    }
    if (kept.rows.empty())
        m_days.erase(found);
    else
        found->second = std::move(kept);
}

} // namespace traceo::history
