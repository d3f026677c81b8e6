#include "history/head_mirror.h"

#include "core/moment.h"
#include "history/head_bodies.h"
#include "history/known_time.h"

#include <QCoreApplication>

#include <algorithm>
#include <deque>
#include <limits>
#include <mutex>

namespace traceo::history {
namespace {

/// So many samples of a series in a row, on average, are left where they are: entries are for rows of one or two.
constexpr std::size_t kLongRun = 8;

/// So many samples are unpacked at once: of a long day they lie here twice.
constexpr std::int64_t kSamplesAtOnce = 1 << 18;

} // namespace

HeadView headView(Database& database)
{
    HeadView view;
    auto store = database.query("SELECT max(next_head - 1, coalesce((SELECT max(id) FROM head), 0)), next_head FROM store");
    if (!store.step())
        return view;
    view.lastRow = store.integer(0);
    view.folds = store.integer(1);
    // An older file that is open for reading has no table of days.
    auto row = database.schemaVersion() >= 3
        ? database.query("SELECT day, first_row FROM head_day")
        : database.query("SELECT day, min(id) FROM head INDEXED BY head_by_day GROUP BY day");
    while (row.step())
        view.days.emplace(row.integer(0), row.integer(1));
    return view;
}

Result<HeadSlice> HeadMirror::slice(const std::shared_ptr<HeadMirror>& shared, Database& database, const HeadView& view)
{
    if (auto loaded = shared->load(database, view); !loaded)
        return loaded.error();
    if (auto slice = shared->sliceOf(view))
        return *slice;
    // Rows were folded away since this view began: it still sees them, so it gets its own.
    const auto own = std::make_shared<HeadMirror>();
    if (auto loaded = own->load(database, view); !loaded)
        return loaded.error();
    if (auto slice = own->sliceOf(view))
        return *slice;
    return Error{.code = ErrorCode::Internal, .where = database.path(), .expected = {}, .found = {}, .hint = {}};
}

Result<void> HeadMirror::load(Database& database, const HeadView& view)
{
    const std::unique_lock lock(m_mutex);
    if (view.lastRow <= m_loadedThrough)
        return {};
    m_folds = std::max(m_folds, view.folds);
    auto row = database.query("SELECT id, day, learned, n, bytes, body FROM head WHERE id > ?1 AND id <= ?2 ORDER BY id",
                              m_loadedThrough, view.lastRow);
    std::deque<RowOfDay> rows;
    HeadBodies bodies; // of the rows
    const auto addOldest = [&] {
        addRow(rows.front(), bodies.pop());
        rows.pop_front();
    };
    while (row.step()) {
        const RowOfDay& next =
            rows.emplace_back(Row{row.integer(0), row.integer(2), row.integer(3), row.integer(4), {}}, row.integer(1));
        const auto samples = std::clamp(next.row.samples, std::int64_t{0}, std::int64_t{kHeadRowLimit}); // whatever it says
        bodies.push(std::string(row.blob(5)), samples);
        while (bodies.samples() >= kSamplesAtOnce)
            addOldest();
    }
    while (!bodies.isEmpty())
        addOldest();
    if (database.ok())
        m_loadedThrough = view.lastRow;
    return database.outcome();
}

void HeadMirror::addRow(const RowOfDay& next, Result<HeadBody> body)
{
    auto& slot = m_days[next.day];
    if (!slot)
        slot = std::make_shared<Day>(Day{.start = next.day * kDay.count(), .rows = {}, .series = {}, .broken = {}, .order = {}});
    Day& day = *slot;
    const auto index = std::uint32_t(day.rows.size());
    day.rows.push_back(next.row);
    m_loadedThrough = next.row.id;
    if (!body) {
        const std::string date = toRfc3339(utcMs(next.day * kDay.count())).substr(0, 10);
        day.broken = body.error();
        day.broken->where = QCoreApplication::translate("History", "the newest samples of %1, row %2")
                                .arg(QString::fromStdString(date))
                                .arg(next.row.id);
        return;
    }
    day.add(std::move(*body), index);
}

std::uint32_t HeadMirror::RunTimes::add(std::span<const std::int64_t> times)
{
    if (!std::ranges::equal(times, std::span(m_times).subspan(m_at))) {
        m_at = m_times.size();
        m_times.insert(m_times.end(), times.begin(), times.end());
    }
    return std::uint32_t(m_at);
}

void HeadMirror::Day::add(HeadBody body, std::uint32_t row)
{
    if (body.times.size() >= kLongRun * body.series.size())
        addRuns(std::move(body), row);
    else
        addEntries(body, row);
}

void HeadMirror::Day::addRuns(HeadBody body, std::uint32_t row)
{
    RunTimes kept;
    std::size_t at = 0;
    for (std::size_t i = 0; i < body.series.size(); ++i) {
        const auto count = std::size_t(body.counts[i]);
        if (count == 0)
            continue;
        const auto times = std::span<const std::int64_t>(body.times).subspan(at, count);
        Series& of = seriesOf(body.series[i], i);
        of.note(times);
        of.runs.push_back({row, kept.add(times), std::uint32_t(at), std::uint32_t(count)});
        at += count;
    }
    rows[row].columns = std::make_shared<const Columns>(Columns{kept.take(), std::move(body.values)});
}

void HeadMirror::Day::addEntries(const HeadBody& body, std::uint32_t row)
{
    const std::int64_t* const times = body.times.data(); // hot loops go by pointers, which are not checked at each step
    const double* const values = body.values.data();
    std::size_t at = 0;
    for (std::size_t i = 0; i < body.series.size(); ++i) {
        Series& of = seriesOf(body.series[i], i);
        const auto count = std::size_t(body.counts[i]);
        of.note({times + at, count});
        for (std::size_t k = at; k < at + count; ++k)
            of.entries.push_back({std::int32_t(times[k] - start), row, values[k]});
        at += count;
    }
}

void HeadMirror::Series::note(std::span<const std::int64_t> times)
{
    if (times.empty())
        return;
    bool isInOrder = times.front() > last;
    for (std::size_t i = 1; i < times.size(); ++i) // of each with the one before, so that several are compared at once
        isInOrder &= times[i] > times[i - 1];
    isAscending &= isInOrder;
    first = std::min(first, isInOrder ? times.front() : std::ranges::min(times));
    last = std::max(last, isInOrder ? times.back() : std::ranges::max(times));
}

HeadMirror::Series& HeadMirror::Day::seriesOf(SeriesId id, std::size_t place)
{
    if (place < order.size() && order[place].first == id)
        return *order[place].second;
    Series& of = series[id];
    order.resize(std::max(order.size(), place + 1));
    order[place] = {id, &of};
    return of;
}

template <class Take>
void HeadMirror::Day::visit(const Series& of, Take take) const
{
    auto entry = of.entries.begin();
    const auto takeEntries = [&](std::uint32_t beforeRow) {
        for (; entry != of.entries.end() && entry->row < beforeRow; ++entry) {
            const std::int64_t at = start + entry->offset;
            take(rows[entry->row], std::span(&at, 1), std::span(&entry->value, 1));
        }
    };
    for (const Run& run : of.runs) {
        takeEntries(run.row);
        const Row& row = rows[run.row];
        take(row, std::span(row.columns->times).subspan(run.timesAt, run.count),
             std::span<const double>(row.columns->values).subspan(run.valuesAt, run.count));
    }
    takeEntries(std::numeric_limits<std::uint32_t>::max());
}

/// None when a row that the view sees may not be here: because a newer view, which does not see what was folded since, loaded
/// what came after it, or because it was dropped, and with it the first row of its day.
std::optional<HeadSlice> HeadMirror::sliceOf(const HeadView& view) const
{
    const std::shared_lock lock(m_mutex);
    if (view.folds < m_folds)
        return std::nullopt;
    HeadSlice slice;
    slice.m_view = view;
    slice.m_mirror = shared_from_this();
    for (const auto& [number, firstRow] : view.days) {
        const auto day = m_days.find(number);
        if (day == m_days.end() || !std::ranges::binary_search(day->second->rows, firstRow, {}, &Row::id)) // ascending
            return std::nullopt;
        slice.m_days.emplace(number, day->second);
    }
    return slice;
}

/// A new object for what stays: slices hold the old one.
void HeadMirror::drop(std::int64_t day, std::int64_t throughRow)
{
    const std::unique_lock lock(m_mutex);
    const auto found = m_days.find(day);
    if (found == m_days.end())
        return;
    const Day& old = *found->second;
    auto kept = std::make_shared<Day>(Day{.start = old.start, .rows = {}, .series = {}, .broken = {}, .order = {}});
    std::vector<std::uint32_t> moved(old.rows.size());
    for (std::size_t i = 0; i < old.rows.size(); ++i) {
        moved[i] = std::uint32_t(kept->rows.size());
        if (old.rows[i].id > throughRow)
            kept->rows.push_back(old.rows[i]);
    }
    const auto stays = [&](const auto& part) { return old.rows[part.row].id > throughRow; };
    for (const auto& [id, of] : old.series) {
        for (const Entry& entry : of.entries) {
            if (stays(entry))
                kept->series[id].entries.push_back({entry.offset, moved[entry.row], entry.value});
        }
        for (const Run& run : of.runs) {
            if (stays(run))
                kept->series[id].runs.push_back({moved[run.row], run.timesAt, run.valuesAt, run.count});
        }
        if (const auto stayed = kept->series.find(id); stayed != kept->series.end()) {
            stayed->second.first = of.first;
            stayed->second.last = of.last;
            stayed->second.isAscending = of.isAscending;
        }
    }
    if (kept->rows.empty())
        m_days.erase(found);
    else
        found->second = std::move(kept);
}

Result<std::vector<StoredSample>> HeadSlice::samples(SeriesId series, TimeSpan window, Broken broken) const
{
    std::vector<StoredSample> samples;
    if (m_days.empty())
        return samples;
    const std::shared_lock lock(m_mirror->m_mutex);
    for (const auto& [number, day] : m_days) {
        const std::int64_t start = number * kDay.count();
        if (start > msOf(window.to) || start + kDay.count() <= msOf(window.from))
            continue;
        if (day->broken && broken == Broken::Tell)
            return *day->broken;
        const auto found = day->series.find(series);
        if (found == day->series.end())
            continue;
        const std::int64_t firstRow = m_view.days.at(number);
        day->visit(found->second, [&](const HeadMirror::Row& row, std::span<const std::int64_t> times, auto values) {
            for (std::size_t i = 0; i < times.size() && row.id >= firstRow && row.id <= m_view.lastRow; ++i) {
                if (times[i] > msOf(window.from) && times[i] <= msOf(window.to))
                    samples.push_back({times[i], values[i], learnedMark(times[i], row.learned)});
            }
        });
    }
    // Stable: of equal times the one learned first stays in front.
    if (!std::ranges::is_sorted(samples, {}, &StoredSample::at))
        std::ranges::stable_sort(samples, {}, &StoredSample::at);
    return samples;
}

std::optional<HeadPart> HeadSlice::part(SeriesId series, std::int64_t day, TimeSpan window) const
{
    const auto held = m_days.find(day);
    if (held == m_days.end())
        return HeadPart();
    const std::shared_lock lock(m_mirror->m_mutex);
    if (held->second->broken)
        return std::nullopt;
    const auto found = held->second->series.find(series);
    if (found == held->second->series.end())
        return HeadPart();
    if (!found->second.isAscending)
        return std::nullopt;
    const std::int64_t firstRow = m_view.days.at(day);
    const auto visitSeen = [&](auto take) {
        held->second->visit(found->second, [&](const HeadMirror::Row& row, std::span<const std::int64_t> times, auto values) {
            const bool isOutside = times.front() > msOf(window.to) || times.back() <= msOf(window.from);
            if (!isOutside && row.id >= firstRow && row.id <= m_view.lastRow)
                take(row, within({times, values}, window));
        });
    };
    std::size_t size = 0; // counted first: columns that grow are copied again and again
    visitSeen([&size](const HeadMirror::Row&, const SampleColumns& in) { size += in.times.size(); });
    HeadPart part{.times = RawVector<std::int64_t>(size), .values = RawVector<double>(size)};
    std::int64_t* times = part.times.data();
    double* values = part.values.data();
    visitSeen([&](const HeadMirror::Row& row, const SampleColumns& in) {
        times = std::copy(in.times.begin(), in.times.end(), times);
        values = std::copy(in.values.begin(), in.values.end(), values);
        part.learned = std::max(part.learned, row.learned);
    });
    return part;
}

std::vector<SeriesId> HeadSlice::seriesOf(std::int64_t day) const
{
    std::vector<SeriesId> ids;
    const auto found = m_days.find(day);
    if (found == m_days.end())
        return ids;
    const std::shared_lock lock(m_mirror->m_mutex);
    const auto& rows = found->second->rows;
    const std::int64_t firstRow = m_view.days.at(day);
    const auto isSeen = [&](const auto& part) { return rows[part.row].id >= firstRow && rows[part.row].id <= m_view.lastRow; };
    for (const auto& [id, of] : found->second->series) {
        if (std::ranges::any_of(of.entries, isSeen) || std::ranges::any_of(of.runs, isSeen))
            ids.push_back(id);
    }
    std::ranges::sort(ids);
    return ids;
}

std::optional<NewSamples> HeadSlice::since(std::int64_t row) const
{
    NewSamples first;
    if (m_days.empty() || row >= m_view.lastRow)
        return first;
    const std::shared_lock lock(m_mirror->m_mutex);
    for (const auto& [number, day] : m_days) {
        if (day->broken)
            return std::nullopt;
        if (day->rows.empty() || day->rows.back().id <= row)
            continue;
        const auto note = [&](SeriesId series, std::int64_t at) {
            UtcMs& known = first.try_emplace(series, utcMs(at)).first->second;
            known = std::min(known, utcMs(at));
        };
        const auto isNew = [&](const auto& part) { return day->rows[part.row].id > row; };
        const auto isSeen = [&](const auto& part) { return day->rows[part.row].id <= m_view.lastRow; };
        for (const auto& [id, of] : day->series) {
            for (auto entry = of.entries.rbegin(); entry != of.entries.rend() && isNew(*entry); ++entry) {
                if (isSeen(*entry))
                    note(id, day->start + entry->offset);
            }
            for (auto run = of.runs.rbegin(); run != of.runs.rend() && isNew(*run); ++run) {
                const auto times = std::span(day->rows[run->row].columns->times).subspan(run->timesAt, run->count);
                if (isSeen(*run) && !times.empty())
                    note(id, std::ranges::min(times));
            }
        }
    }
    return first;
}

HeadSlice::Sums HeadSlice::sums() const
{
    Sums sums;
    if (m_days.empty())
        return sums;
    const std::shared_lock lock(m_mirror->m_mutex);
    for (const auto& [number, day] : m_days) {
        const std::int64_t firstRow = m_view.days.at(number);
        for (const auto& row : day->rows) {
            if (row.id >= firstRow && row.id <= m_view.lastRow)
                sums = {sums.samples + row.samples, sums.bytes + row.bytes};
        }
    }
    return sums;
}

std::optional<TimeSpan> HeadSlice::extent() const
{
    if (m_days.empty())
        return std::nullopt;
    const std::shared_lock lock(m_mirror->m_mutex);
    TimeSpan extent{kDistantFuture, kDistantPast};
    for (const auto& [number, day] : m_days) {
        for (const auto& [id, of] : day->series) {
            if (of.first <= of.last)
                extent = {std::min(extent.from, utcMs(of.first)), std::max(extent.to, utcMs(of.last))};
        }
    }
    return extent.from > extent.to ? std::nullopt : std::optional(extent);
}

} // namespace traceo::history
