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

/// A scrape names the same few metrics again and again, one after another.
class Widened {
public:
    explicit Widened(SampleWriter::Changes& changes) : m_changes(changes), m_last(changes.end()) {}

    void add(const SeriesKey& key, TimeSpan span)
    {
        if (m_last == m_changes.end() || m_last->first.second != key.name || m_last->first.first != key.source)
            m_last = m_changes.emplace(std::pair(key.source, key.name), span).first;
        m_last->second = {std::min(m_last->second.from, span.from), std::max(m_last->second.to, span.to)};
    }

private:
    SampleWriter::Changes& m_changes;
    SampleWriter::Changes::iterator m_last;
};

} // namespace

void SampleWriter::begin()
{
    m_pending.clear();
    m_committed = headView(m_database);
    m_nextHead = m_committed.lastRow + 1;
    m_newDays.clear();
    m_headLearned = 0;
    m_head.reset();
}

void SampleWriter::forget()
{
    m_pending.clear();
    m_ids.clear();
    m_newest.clear();
}

Result<void> SampleWriter::write(const std::vector<SeriesSamples>& series, Arrival arrival, Changes& changes)
{
    Heads heads;
    Widened widened(changes);
    for (const SeriesSamples& run : series) {
        std::vector<Sample> samples = orderly(run.samples);
        m_aside.keep(run.key, samples, arrival);
        if (samples.empty())
            continue;
        const SeriesId id = idOf(run.key, arrival.learned);
        if (auto done = dropKnown(id, samples); !done)
            return done;
        if (samples.empty())
            continue;
        widened.add(run.key, {samples.front().at, samples.back().at});
        place(id, samples, arrival, heads);
        auto& newest = m_newest[id];
        newest = std::max(newest, msOf(samples.back().at));
        if (!m_database.ok())
            break;
    }
    putHeads(heads, arrival);
    m_aside.makeRoom();
    return m_database.outcome();
}

/// Ascending, each time once: the first of equal ones stays.
std::vector<Sample> SampleWriter::orderly(const std::vector<Sample>& samples) const
{
    std::vector<Sample> ordered = samples;
    if (!std::ranges::is_sorted(ordered, {}, &Sample::at))
        std::ranges::stable_sort(ordered, {}, &Sample::at);
    const auto repeated = std::ranges::unique(ordered, {}, &Sample::at);
    ordered.erase(repeated.begin(), repeated.end());
    return ordered;
}

SeriesId SampleWriter::idOf(const SeriesKey& key, std::int64_t learned)
{
    if (const auto known = m_ids.find(key); known != m_ids.end())
        return known->second;
    const std::string labels = labelsText(key.labels);
    auto row = m_database.query("SELECT id FROM series WHERE name = ?1 AND source = ?2 AND labels = ?3",
                                std::string_view(key.name), std::string_view(key.source), std::string_view(labels));
    SeriesId id = 0;
    if (row.step()) {
        id = row.integer(0);
    } else {
        m_database.run("INSERT INTO series(source, name, labels, learned) VALUES(?1, ?2, ?3, ?4)", std::string_view(key.source),
                       std::string_view(key.name), std::string_view(labels), learned);
        id = m_database.lastRowId();
        m_newest[id] = kNever;
    }
    m_ids.emplace(key, id);
    return id;
}

/// What was there first stays: the same (series, time) again is no news, whatever its value.
Result<void> SampleWriter::dropKnown(SeriesId id, std::vector<Sample>& samples)
{
    const auto newest = newestOf(id);
    if (!newest)
        return newest.error();
    if (msOf(samples.front().at) > *newest)
        return {};
    const auto known = knownIn(id, msOf(samples.front().at), std::min(msOf(samples.back().at), *newest));
    if (!known)
        return known.error();
    std::erase_if(samples, [&](const Sample& sample) { return known->has(msOf(sample.at)); });
    return {};
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
    if (const auto known = m_newest.find(id); known != m_newest.end())
        return known->second;
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
    if (const auto pending = m_pending.find(id); pending != m_pending.end())
        newest = std::max(newest, std::ranges::max(pending->second));
    m_newest[id] = newest;
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
    if (const auto pending = m_pending.find(id); pending != m_pending.end())
        known.times.insert(known.times.end(), pending->second.begin(), pending->second.end());
    std::ranges::sort(known.times);
    return known;
}

void SampleWriter::place(SeriesId id, const std::vector<Sample>& samples, Arrival arrival, Heads& heads)
{
    const std::int64_t today = dayOf(arrival.now);
    for (auto start = samples.begin(); start != samples.end();) {
        const std::int64_t day = dayOf(msOf(start->at));
        const auto end = std::find_if(start, samples.end(), [&](const Sample& sample) { return dayOf(msOf(sample.at)) != day; });
        const bool closed = day < today && learnedMark(msOf((end - 1)->at), arrival.learned) != kOnTime;
        if (closed && std::size_t(end - start) >= kBulk && hasRoomForParts(id, day, std::size_t(end - start))) {
            putParts(id, day, {start, end}, arrival);
        } else {
            heads.days[day].push_back({id, {start, end}});
            auto& pending = m_pending[id];
            std::transform(start, end, std::back_inserter(pending), [](const Sample& sample) { return msOf(sample.at); });
        }
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

void SampleWriter::putHeads(const Heads& heads, Arrival arrival)
{
    for (const auto& [day, runs] : heads.days) {
        std::vector<HeadRun> row;
        std::size_t count = 0;
        const auto flush = [&] {
            if (!row.empty())
                putHead(day, row, arrival);
            row.clear();
            count = 0;
        };
        for (const HeadRun& run : runs) {
            for (std::size_t start = 0; start < run.samples.size();) {
                const std::size_t size = std::min(kHeadRowLimit - count, run.samples.size() - start);
                const auto from = run.samples.begin() + std::ptrdiff_t(start);
                row.push_back({run.series, {from, from + std::ptrdiff_t(size)}});
                count += size;
                start += size;
                if (count == kHeadRowLimit)
                    flush();
            }
        }
        flush();
    }
}

void SampleWriter::putHead(std::int64_t day, std::span<const HeadRun> runs, Arrival arrival)
{
    std::vector<HeadRun> sorted(runs.begin(), runs.end());
    std::ranges::stable_sort(sorted, {}, &HeadRun::series);
    std::int64_t count = 0;
    for (const HeadRun& run : sorted)
        count += std::int64_t(run.samples.size());
    const std::string body = encodeHead(sorted);
    m_database.run("INSERT INTO head(id, day, learned, n, bytes, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6)", m_nextHead, day,
                   arrival.learned, count, std::int64_t(body.size()), Blob{body});
    if (!m_committed.days.contains(day) && m_newDays.insert(day).second)
        m_database.run("INSERT INTO head_day(day, first_row) VALUES(?1, ?2)", day, m_nextHead);
    ++m_nextHead;
    m_headLearned = arrival.learned;
}

Result<void> SampleWriter::releaseKeptAside(Arrival arrival, Changes& changes)
{
    const std::vector<SeriesSamples> released = m_aside.release(arrival.now);
    return write(released, arrival, changes);
}

} // namespace traceo::history
