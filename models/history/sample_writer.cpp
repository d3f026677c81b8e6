#include "history/sample_writer.h"

#include "history/chunk_codec.h"
#include "history/known_time.h"
#include "history/labels_text.h"
#include "history/months.h"

#include <algorithm>
#include <limits>

namespace traceo::history {
namespace {

constexpr std::size_t kBulk = 32; ///< from so many late samples of a closed day on, a chunk of their own pays
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();
/// What is older may be thinned while it is remembered.
constexpr Millis kRecentFor = kHour;

/// A poll's room serves the next one; that of an import would be held for ever.
template <class Vector>
void empty(Vector& vector)
{
    if (vector.capacity() > kHeadRowLimit)
        vector = {};
    vector.clear();
}

/// Ascending, each time once, and none that is kept aside.
bool isOrderly(std::span<const Sample> samples, TimeSpan taken)
{
    const Sample* const first = samples.data();
    const Sample* const end = first + samples.size();
    for (const Sample* next = first; next + 1 < end; ++next) {
        if (next[0].at >= next[1].at)
            return false;
    }
    return first == end || (first->at >= taken.from && (end - 1)->at <= taken.to);
}

} // namespace

/// A scrape names the same few metrics again and again.
class SampleWriter::Widened {
public:
    explicit Widened(Changes& changes) : m_changes(changes) {}

    void add(const KnownSeries::Metric* metric, std::span<const Sample> fresh)
    {
        const TimeSpan span{fresh.front().at, fresh.back().at};
        TimeSpan& known = spanOf(metric, span);
        known = {std::min(known.from, span.from), std::max(known.to, span.to)};
        m_changes.samples.stored += fresh.size();
    }
    SampleCounts& samples() { return m_changes.samples; }

private:
    /// That of the batch so far, or `first`.
    TimeSpan& spanOf(const KnownSeries::Metric* metric, TimeSpan first)
    {
        std::vector<Touched>& touched = m_changes.touched;
        std::size_t& place = metric->place;
        if (place >= touched.size() || touched[place].metric != metric) { // where a batch before had it
            place = touched.size();
            touched.push_back({metric, first});
        }
        return touched[place].span;
    }

    Changes& m_changes;
};

void SampleWriter::begin()
{
    empty(m_put);
    empty(m_ordered);
    empty(m_fresh);
    m_putBySeries.clear();
    m_committed = headView(m_database);
    m_nextHead = m_committed.lastRow + 1;
    m_newDays.clear();
    m_headLearned = 0;
    m_head.reset();
}

void SampleWriter::forget()
{
    m_series.clear();
    forgetHeads();
}

void SampleWriter::forgetHeads()
{
    m_columns = nullptr;
    m_heads.clear();
}

Result<void> SampleWriter::write(const SeriesRuns& series, Arrival arrival, Changes& changes)
{
    Widened widened(changes);
    m_series.startOver();
    for (const SeriesTable& table : series.tables()) {
        if (auto written = writeTable(table, arrival, widened); !written)
            return written;
    }
    putHeads(arrival);
    m_aside.makeRoom();
    return m_database.outcome();
}

/// A poll does nothing ten thousand times but what is left when nothing is odd: each step looks for that first.
Result<void> SampleWriter::writeTable(const SeriesTable& table, Arrival arrival, Widened& widened)
{
    const TimeSpan taken = Quarantine::taken(arrival);
    const UtcMs midnight = utcMs(dayOf(arrival.now) * kDay.count());
    const TimeSpan today{midnight, midnight + kDay};
    const std::span<KnownSeries::Entry*> met = m_series.entriesOf(table.list());
    for (std::size_t i = 0; i < table.size() && m_database.ok(); ++i) {
        const SeriesRun run = table[i];
        const std::span<const Sample> samples =
            isOrderly(run.samples, taken) ? run.samples : takeable(run, arrival, widened.samples());
        if (samples.empty())
            continue;
        KnownSeries::Entry& entry = !met.empty() && met[i] ? *met[i] : entryOf(run.key, arrival.learned);
        if (!met.empty())
            met[i] = &entry;
        std::span<const Sample> fresh = samples;
        if (!entry.newest || msOf(samples.front().at) <= *entry.newest) {
            const auto found = newOf(entry, samples, arrival);
            if (!found)
                return found.error();
            fresh = *found;
        }
        if (fresh.empty())
            continue;
        widened.add(entry.metric, fresh);
        if (fresh.front().at >= today.from && fresh.back().at < today.to)
            gather(entry.id, dayOf(arrival.now), fresh, arrival);
        else
            place(entry.id, fresh, arrival);
        entry.note(samples.front().at, fresh);
    }
    return {};
}

/// Ascending, each time once: the first of equal ones stays. What is too far ahead is kept aside.
std::span<const Sample> SampleWriter::takeable(const SeriesRun& run, Arrival arrival, SampleCounts& counts)
{
    m_ordered.assign(run.samples.begin(), run.samples.end());
    std::ranges::stable_sort(m_ordered, {}, &Sample::at);
    const auto repeated = std::ranges::unique(m_ordered, {}, &Sample::at);
    m_ordered.erase(repeated.begin(), repeated.end());
    counts.keptAside += m_aside.keep(run.key, m_ordered, arrival);
    return m_ordered;
}

KnownSeries::Entry& SampleWriter::entryOf(const SeriesKey& key, std::int64_t learned)
{
    if (KnownSeries::Entry* known = m_series.find(key))
        return *known;
    const std::string labels = labelsText(key.labels);
    auto row = m_database.query("SELECT id FROM series WHERE name = ?1 AND source = ?2 AND labels = ?3",
                                std::string_view(key.name), std::string_view(key.source), std::string_view(labels));
    if (row.step())
        return m_series.add(key, row.integer(0));
    m_database.run("INSERT INTO series(source, name, labels, learned) VALUES(?1, ?2, ?3, ?4)", std::string_view(key.source),
                   std::string_view(key.name), std::string_view(labels), learned);
    KnownSeries::Entry& entry = m_series.add(key, m_database.lastRowId());
    entry.newest = kNever;
    return entry;
}

/// What was there first stays: the same (series, time) again is no news, whatever its value.
Result<std::span<const Sample>> SampleWriter::newOf(KnownSeries::Entry& entry, std::span<const Sample> samples, Arrival arrival)
{
    if (!entry.newest) {
        const auto found = newestOf(entry.id);
        if (!found)
            return found.error();
        entry.newest = *found;
    }
    const std::int64_t newest = *entry.newest;
    const std::int64_t first = msOf(samples.front().at);
    const std::int64_t last = msOf(samples.back().at);
    if (first > newest)
        return samples;
    m_fresh.clear();
    if (entry.recent && entry.recent->reachTo(first) && first > arrival.now - kRecentFor.count()) {
        entry.recent->leaveOut(samples, m_fresh);
        return std::span<const Sample>(m_fresh);
    }
    const auto known = knownIn(entry.id, first, std::min(last, newest));
    if (!known)
        return known.error();
    std::ranges::remove_copy_if(samples, std::back_inserter(m_fresh),
                                [&](const Sample& sample) { return known->has(msOf(sample.at)); });
    if (last >= newest && known->spans.empty()) {
        const auto from = std::ranges::lower_bound(known->times, first);
        entry.recent = std::make_unique<RecentTimes>();
        entry.recent->begin(first, {from, known->times.end()});
    }
    return std::span<const Sample>(m_fresh);
}

bool SampleWriter::Known::has(std::int64_t at) const
{
    return std::ranges::binary_search(times, at)
        || std::ranges::any_of(spans, [&](const auto& span) { return at >= span.first && at <= span.second; });
}

Result<std::vector<StoredSample>> SampleWriter::headSamples(SeriesId id, TimeSpan window)
{
    if (!m_head) {
        auto head = HeadMirror::slice(m_mirror, m_database, m_committed);
        if (!head)
            return head.error();
        m_head = std::move(*head);
    }
    // What cannot be read is lost; it must not keep out what comes now.
    return m_head->samples(id, window, HeadSlice::Broken::PassOver);
}

Result<std::int64_t> SampleWriter::newestOf(SeriesId id)
{
    std::int64_t newest = kNever;
    const auto rows = newestChunkRows(m_database, id, kLastDay);
    if (!rows && !m_database.ok())
        return rows.error();
    if (!rows) // a month that cannot be read: whatever comes is compared with what is there
        newest = std::numeric_limits<std::int64_t>::max();
    for (const ChunkRow& row : rows ? *rows : std::vector<ChunkRow>())
        newest = std::max(newest, row.t1);
    const auto samples = headSamples(id, {kDistantPast, kDistantFuture});
    if (!samples)
        return samples.error();
    if (!samples->empty())
        newest = std::max(newest, samples->back().at);
    return newest;
}

Result<SampleWriter::Known> SampleWriter::knownIn(SeriesId id, std::int64_t first, std::int64_t last)
{
    Known known;
    const auto rows = chunkRows(m_database, id, dayOf(first), dayOf(last));
    if (!rows && !m_database.ok())
        return rows.error();
    if (!rows) // a month that cannot be read, and says so to whoever reads it
        known.spans = packedSpans(m_database, id, dayOf(first), dayOf(last));
    for (const ChunkRow& row : rows ? *rows : looseRows(m_database, id, dayOf(first), dayOf(last))) {
        if (row.t1 < first || row.t0 > last)
            continue;
        if (row.isThinned()) {
            known.spans.emplace_back(row.t0, row.t1);
            continue;
        }
        const auto samples = chunkSamples(m_database, row);
        if (!samples && m_database.ok()) { // damaged: its day says so to whoever reads it
            known.spans.emplace_back(row.t0, row.t1);
            continue;
        }
        if (!samples)
            return samples.error();
        std::ranges::transform(*samples, std::back_inserter(known.times), &StoredSample::at);
    }
    const auto samples = headSamples(id, {utcMs(first - 1), utcMs(last)});
    if (!samples)
        return samples.error();
    std::ranges::transform(*samples, std::back_inserter(known.times), &StoredSample::at);
    const auto put = putTimes(id);
    known.times.insert(known.times.end(), put.begin(), put.end());
    std::ranges::sort(known.times);
    return known;
}

/// By this transaction, into the head.
std::span<const std::int64_t> SampleWriter::putTimes(SeriesId id)
{
    for (const auto& [series, at] : m_put) // most transactions are never asked
        m_putBySeries[series].push_back(at);
    m_put.clear();
    const auto found = m_putBySeries.find(id);
    return found == m_putBySeries.end() ? std::span<const std::int64_t>() : std::span<const std::int64_t>(found->second);
}

void SampleWriter::place(SeriesId id, std::span<const Sample> samples, Arrival arrival)
{
    const std::int64_t today = dayOf(arrival.now);
    for (auto start = samples.begin(); start != samples.end();) {
        const std::int64_t day = dayOf(msOf(start->at));
        const auto end = std::find_if(start, samples.end(), [&](const Sample& sample) { return dayOf(msOf(sample.at)) != day; });
        const bool closed = day < today && learnedMark(msOf((end - 1)->at), arrival.learned) != kOnTime;
        if (closed && std::size_t(end - start) >= kBulk && hasRoomForParts(id, day, std::size_t(end - start)))
            putParts(id, day, {start, end}, arrival);
        else
            gather(id, day, {start, end}, arrival);
        start = end;
    }
}

/// Half of a day's parts is left to the fold, which joins them again.
bool SampleWriter::hasRoomForParts(SeriesId id, std::int64_t day, std::size_t samples)
{
    constexpr std::int64_t kMostParts = std::int64_t{1} << (kPartBits - 1);
    return freePart(m_database, id, day) + std::int64_t(samples / kChunkLimit) < kMostParts;
}

void SampleWriter::putParts(SeriesId id, std::int64_t day, std::span<const Sample> samples, Arrival arrival)
{
    std::int64_t part = freePart(m_database, id, day);
    for (std::size_t start = 0; start < samples.size(); start += kChunkLimit) {
        std::vector<StoredSample> stored;
        for (const Sample& sample : samples.subspan(start, std::min(kChunkLimit, samples.size() - start)))
            stored.push_back({msOf(sample.at), sample.value, learnedMark(msOf(sample.at), arrival.learned)});
        putChunk(m_database, summarised(chunkKey(id, day, part++), stored), chunkParts(stored));
        ++m_chunksWritten;
    }
}

void SampleWriter::gather(SeriesId id, std::int64_t day, std::span<const Sample> samples, Arrival arrival)
{
    for (const Sample& sample : samples)
        m_put.emplace_back(id, msOf(sample.at));
    HeadColumns& columns = columnsOf(day);
    while (!samples.empty()) {
        const std::size_t size = std::min(kHeadRowLimit - columns.times.size(), samples.size());
        columns.add(id, samples.first(size));
        samples = samples.subspan(size);
        if (columns.times.size() == kHeadRowLimit)
            putHead(day, columns, arrival);
    }
}

HeadColumns& SampleWriter::columnsOf(std::int64_t day)
{
    if (!m_columns || m_day != day) {
        m_columns = &m_heads[day];
        m_day = day;
    }
    return *m_columns;
}

void SampleWriter::putHeads(Arrival arrival)
{
    for (auto& [day, columns] : m_heads) {
        if (!columns.times.empty())
            putHead(day, columns, arrival);
    }
    if (m_heads.size() > 1) // of one, the room serves the next batch
        forgetHeads();
}

void SampleWriter::putHead(std::int64_t day, HeadColumns& columns, Arrival arrival)
{
    columns.sort();
    const auto count = std::int64_t(columns.times.size());
    const std::string body = encodeHead(columns);
    m_database.run("INSERT INTO head(id, day, learned, n, bytes, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6)", m_nextHead, day,
                   arrival.learned, count, std::int64_t(body.size()), Blob{body});
    if (!m_committed.days.contains(day) && m_newDays.insert(day).second)
        m_database.run("INSERT INTO head_day(day, first_row) VALUES(?1, ?2)", day, m_nextHead);
    ++m_nextHead;
    m_headLearned = arrival.learned;
    columns.clear();
}

Result<void> SampleWriter::releaseKeptAside(Arrival arrival, Changes& changes)
{
    const std::vector<SeriesSamples> released = m_aside.release(arrival.now);
    return write(released, arrival, changes);
}

} // namespace traceo::history
