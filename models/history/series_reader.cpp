#include "history/series_reader.h"

#include "history/known_time.h"

#include <algorithm>
#include <cmath>

namespace traceo::history {
namespace {

constexpr Millis kOne{1};
constexpr std::int64_t kLastPart = (std::int64_t{1} << kPartBits) - 1;

/// Both in ascending time; of equal times the one learned first stays.
void mergeInto(std::vector<StoredSample>& all, std::vector<StoredSample> more)
{
    const auto middle = std::ptrdiff_t(all.size());
    all.insert(all.end(), more.begin(), more.end());
    std::ranges::inplace_merge(all, all.begin() + middle, {}, [](const StoredSample& s) { return std::pair(s.at, s.mark); });
    const auto repeated = std::ranges::unique(all, {}, &StoredSample::at);
    all.erase(repeated.begin(), repeated.end());
}

void addTo(Fingerprint& print, const ChunkRow& row)
{
    const Aggregate& all = row.all;
    for (const std::int64_t word : {row.key, row.t0, row.t1, row.stored, row.bytes, row.thinned, row.learnedMin, row.learned,
                                    all.count, all.resets, msOf(all.firstAt), msOf(all.lastAt)})
        print.add(word);
    for (const double number : {all.first, all.last, all.min, all.max, all.sum, all.increase})
        print.add(number);
}

} // namespace

bool SeriesReader::isKnownWhole(const ChunkRow& row) const
{
    const std::int64_t know = msOf(m_asOf.know);
    return row.learned == kOnTime ? row.t1 <= know : row.learnedMin != kOnTime && row.learned <= know;
}

bool SeriesReader::isKnownWhole(const HeadPart& part) const
{
    const std::int64_t know = msOf(m_asOf.know);
    return part.times.empty() || (part.learned <= know && part.times.back() <= know);
}

std::optional<SeriesReader::Piece> SeriesReader::pieceOf(const ChunkRow& row, TimeSpan window) const
{
    const std::int64_t know = msOf(m_asOf.know);
    const bool onTime = row.learned == kOnTime;
    const bool outside = utcMs(row.t1) <= window.from || utcMs(row.t0) > window.to;
    const bool unknown = onTime ? row.t0 > know : row.learnedMin != kOnTime && row.learnedMin > know;
    if (outside || unknown)
        return std::nullopt;
    Piece piece{.run = {utcMs(row.t0), utcMs(row.t1)}, .chunk = &row, .part = {}, .samples = {}, .whole = false};
    const bool inside = utcMs(row.t0) > window.from && utcMs(row.t1) <= window.to;
    piece.whole = inside && isKnownWhole(row);
    return piece;
}

void SeriesReader::expect(TimeSpan window)
{
    // What cannot be read is told to whoever needs it.
    (void)rowsOf(dayOf(msOf(window.from)), dayOf(msOf(seen(window).to)), nullptr);
}

Result<std::span<const ChunkRow>> SeriesReader::rowsOf(std::int64_t firstDay, std::int64_t lastDay, PackedBuckets* buckets)
{
    const std::int64_t first = std::max<std::int64_t>(firstDay, 0);
    const std::int64_t last = std::min(lastDay, kLastDay);
    if (first > last)
        return std::span<const ChunkRow>();
    if (buckets || first < m_known.firstDay || last > m_known.lastDay) {
        auto rows = chunkRows(m_connection.database(), m_series, first, last, buckets);
        const auto outcome = m_connection.outcome();
        if (!rows || !outcome)
            return outcome ? rows.error() : outcome.error();
        m_known = {first, last, std::move(*rows)};
    }
    const auto& rows = m_known.rows;
    const auto from = std::ranges::lower_bound(rows, chunkKey(m_series, first, 0), {}, &ChunkRow::key);
    const auto to = std::ranges::upper_bound(rows, chunkKey(m_series, last, kLastPart), {}, &ChunkRow::key);
    return std::span(from, to);
}

Result<SeriesReader::Pieces> SeriesReader::pieces(TimeSpan window, PackedBuckets* buckets)
{
    Pieces pieces;
    const auto rows = rowsOf(dayOf(msOf(window.from) + 1), dayOf(msOf(window.to)), buckets);
    if (!rows)
        return rows.error();
    pieces.reserve(rows->size() + 2);
    for (const ChunkRow& row : *rows) {
        if (auto piece = pieceOf(row, window))
            pieces.push_back(std::move(*piece));
    }
    if (auto done = addHead(window, pieces); !done)
        return done.error();
    const auto start = [](const Piece& piece) { return piece.run.from; };
    if (!std::ranges::is_sorted(pieces, {}, start))
        std::ranges::stable_sort(pieces, {}, start);
    return pieces;
}

/// A day each, so that a late sample of an old day does not hide the summaries of the days between.
Result<void> SeriesReader::addHead(TimeSpan window, Pieces& pieces) const
{
    const HeadSlice& head = m_connection.head();
    for (const auto& [day, firstRow] : head.view().days) {
        const UtcMs start = utcMs(day * kDay.count());
        const TimeSpan in{std::max(window.from, start - kOne), std::min(window.to, start + kDay - kOne)};
        if (in.isEmpty())
            continue;
        Piece piece;
        if (auto part = head.part(m_series, day, in); part && isKnownWhole(*part)) {
            piece.part = std::move(*part);
        } else {
            auto samples = head.samples(m_series, in);
            if (!samples)
                return samples.error();
            std::erase_if(*samples, [&](const StoredSample& s) { return !isKnown(s.at, s.mark, msOf(m_asOf.know)); });
            piece.samples = std::move(*samples);
        }
        if (const auto& times = piece.part.times; !times.empty())
            piece.run = {utcMs(times.front()), utcMs(times.back())};
        else if (!piece.samples.empty())
            piece.run = {utcMs(piece.samples.front().at), utcMs(piece.samples.back().at)};
        else
            continue;
        pieces.push_back(std::move(piece));
    }
    return {};
}

std::size_t SeriesReader::mostSamples(const Pieces& pieces)
{
    std::size_t most = 0;
    for (const Piece& piece : pieces)
        most += piece.chunk ? std::size_t(piece.chunk->stored) : piece.part.times.size() + piece.samples.size();
    return most;
}

Result<std::vector<StoredSample>> SeriesReader::samplesOf(Piece& piece, TimeSpan window)
{
    if (!piece.chunk && !piece.samples.empty())
        return std::move(piece.samples);
    if (!piece.chunk)
        return m_connection.head().samples(m_series, {piece.run.from - kOne, piece.run.to});
    if (m_connection.isCancelled())
        return m_connection.outcome().error();
    auto samples = m_bodies.samples(*piece.chunk);
    if (!samples || piece.whole)
        return samples;
    const std::int64_t know = msOf(m_asOf.know);
    std::erase_if(*samples, [&](const StoredSample& s) {
        return utcMs(s.at) <= window.from || utcMs(s.at) > window.to || !isKnown(s.at, s.mark, know);
    });
    return samples;
}

Result<void> SeriesReader::appendGroup(std::span<Piece> group, TimeSpan window, std::vector<Sample>& to)
{
    const Piece& first = group.front();
    if (group.size() == 1 && first.whole) { // nearly all of a long window: straight from the body
        if (m_connection.isCancelled())
            return m_connection.outcome().error();
        return m_bodies.append(*first.chunk, to);
    }
    if (group.size() == 1 && !first.part.times.empty()) {
        for (std::size_t i = 0; i < first.part.times.size(); ++i)
            to.push_back({utcMs(first.part.times[i]), first.part.values[i]});
        return {};
    }
    std::vector<StoredSample> all;
    for (Piece& piece : group) {
        auto samples = samplesOf(piece, window);
        if (!samples)
            return samples.error();
        if (all.empty())
            all = std::move(*samples);
        else
            mergeInto(all, std::move(*samples));
    }
    for (const StoredSample& sample : all)
        to.push_back({utcMs(sample.at), sample.value});
    return {};
}

Result<void> SeriesReader::visitGroups(TimeSpan window, const GroupVisitor& visitor, PackedBuckets* buckets)
{
    if (window.isEmpty())
        return {};
    auto found = pieces(window, buckets);
    if (!found)
        return found.error();
    for (std::size_t start = 0; start < found->size();) {
        std::size_t end = start + 1;
        UtcMs last = (*found)[start].run.to;
        for (; end < found->size() && (*found)[end].run.from <= last; ++end)
            last = std::max(last, (*found)[end].run.to);
        if (auto done = visitor(std::span(*found).subspan(start, end - start), *found); !done)
            return done;
        start = end;
    }
    return m_connection.outcome();
}

Result<bool> SeriesReader::isToldInBuckets(const Piece& piece, const PackedBuckets& buckets, const Visitor& visitor)
{
    const ChunkBuckets* const within = buckets.of(piece.chunk->key);
    if (!within || within->counts.empty())
        return within && visitor.buckets(*within, piece.run);
    const auto made = m_bodies.buckets(*piece.chunk, within->counts);
    if (!made)
        return made.error();
    return visitor.buckets({.key = piece.chunk->key,
                            .width = kNarrowestBucket,
                            .filled = made->filled,
                            .buckets = made->buckets.data(),
                            .counts = {}},
                           piece.run);
}

Result<void> SeriesReader::visit(TimeSpan asked, const Visitor& visitor)
{
    const TimeSpan window = seen(asked);
    std::vector<Sample> samples; // of a group; kept, as it is as large for the next one
    PackedBuckets buckets;
    const auto isTold = [&](const Piece& piece) {
        if (visitor.summary && visitor.summary(piece.chunk->all, piece.run))
            return Result(true);
        return visitor.buckets ? isToldInBuckets(piece, buckets, visitor) : Result(false);
    };
    const auto visitGroup = [&](std::span<Piece> group, const Pieces&) -> Result<void> {
        const bool isAlone = group.size() == 1 && group.front().whole;
        const auto told = isAlone ? isTold(group.front()) : Result(false);
        if (!told)
            return told.error();
        if (*told)
            return {};
        const bool isKnown = group.size() == 1 && group.front().chunk && isKnownWhole(*group.front().chunk);
        if (isKnown && visitor.columns && !m_connection.isCancelled()) {
            return m_bodies.visit(
                *group.front().chunk, [&](const SampleColumns& all) { visitor.columns(within(all, window)); },
                m_connection.chunkMemory());
        }
        if (const HeadPart& part = group.front().part; group.size() == 1 && !part.times.empty() && visitor.columns) {
            visitor.columns({part.times, part.values});
            return {};
        }
        samples.clear();
        auto done = appendGroup(group, window, samples);
        if (done && !samples.empty())
            visitor.samples(samples);
        return done;
    };
    return visitGroups(window, visitGroup, visitor.buckets ? &buckets : nullptr);
}

Result<Fingerprint> SeriesReader::fingerprint(TimeSpan asked)
{
    const TimeSpan window = seen(asked);
    Fingerprint print;
    if (window.isEmpty())
        return print;
    const auto found = pieces(window, nullptr);
    if (!found)
        return found.error();
    print.add(msOf(window.to)); // the moment that is looked at may be within
    for (const Piece& piece : *found) {
        std::ranges::for_each(piece.part.times, [&print](std::int64_t at) { print.add(at); });
        std::ranges::for_each(piece.part.values, [&print](double value) { print.add(value); });
        for (const StoredSample& sample : piece.samples) {
            print.add(sample.at);
            print.add(sample.mark);
            print.add(sample.value);
        }
        if (piece.chunk)
            addTo(print, *piece.chunk);
        if (piece.chunk && !isKnownWhole(*piece.chunk))
            print.add(msOf(m_asOf.know));
    }
    return print;
}

Result<std::vector<Sample>> SeriesReader::samples(TimeSpan asked)
{
    const TimeSpan window = seen(asked);
    std::vector<Sample> all;
    const auto done = visitGroups(window, [&](std::span<Piece> group, const Pieces& pieces) {
        if (all.empty())
            all.reserve(mostSamples(pieces)); // a year would be copied a dozen times else
        return appendGroup(group, window, all);
    });
    return done ? Result(std::move(all)) : Result<std::vector<Sample>>(done.error());
}

Result<std::optional<Sample>> SeriesReader::newestIn(TimeSpan window, Values values)
{
    std::optional<Sample> newest;
    const auto take = [&](std::span<const Sample> samples) {
        const auto found = std::find_if(samples.rbegin(), samples.rend(), [values](const Sample& sample) {
            return values == Values::Any || !std::isnan(sample.value);
        });
        if (found != samples.rend())
            newest = *found;
    };
    // What a run is known by says which number was its last: it need not be read.
    const auto summary = [&](const Aggregate& all, TimeSpan) {
        if (values == Values::Any)
            return false;
        if (all.count > 0)
            newest = Sample{all.lastAt, all.last};
        return true;
    };
    if (auto done = visit(window, {.summary = summary, .buckets = {}, .columns = {}, .samples = take}); !done)
        return done.error();
    return newest;
}

Result<std::int64_t> SeriesReader::newestDay(std::int64_t day)
{
    std::int64_t newest = -1;
    const auto& known = m_known.rows;
    const bool isKnown = day >= m_known.firstDay && day <= m_known.lastDay;
    const auto later =
        isKnown ? std::ranges::upper_bound(known, chunkKey(m_series, day, kLastPart), {}, &ChunkRow::key) : known.begin();
    if (later != known.begin()) {
        newest = dayOfKey((later - 1)->key);
    } else {
        const auto rows = newestChunkRows(m_connection.database(), m_series, day);
        if (auto outcome = m_connection.outcome(); !outcome)
            return outcome.error();
        if (!rows)
            return rows.error();
        newest = rows->empty() ? -1 : dayOfKey(rows->front().key);
    }
    for (const auto& [headDay, visible] : m_connection.head().view().days) {
        if (headDay <= day)
            newest = std::max(newest, headDay);
    }
    return newest;
}

/// Day by day backwards, over days that have something.
Result<std::optional<Sample>> SeriesReader::newest(UtcMs moment, Values values)
{
    const UtcMs end = std::min(moment, m_asOf.view);
    const std::int64_t lastDay = dayOf(msOf(end));
    if (m_connection.head().view().days.contains(lastDay)) { // a day that is polled: mostly the last hour has some
        auto found = newestIn({std::max(end - kHour, utcMs(lastDay * kDay.count()) - kOne), end}, values);
        if (!found || *found)
            return found;
    }
    for (std::int64_t day = lastDay; day >= 0;) {
        const UtcMs start = utcMs(day * kDay.count());
        auto found = newestIn({start - kOne, std::min(end, start + kDay - kOne)}, values);
        if (!found || *found)
            return found;
        const auto before = newestDay(day - 1);
        if (!before)
            return before.error();
        day = *before;
    }
    return std::optional<Sample>();
}

} // namespace traceo::history
