#include "sli/slices.h"

#include "sli/asked.h"
#include "sli/births.h"
#include "sli/raw_series.h"
#include "sli/readings.h"
#include "sli/sli_wants.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace traceo {
namespace {

using history::Snapshot;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Slices)
};

/// Missing minutes closer together than this are counted in one go.
constexpr Millis kCountTogether = kHour;

/// Whether the server was asked for the counters of a role at a moment. Answers are remembered: births
/// come in crowds.
class AskedAt {
public:
    AskedAt(const Snapshot& snapshot, const SliDefinition& definition) : m_snapshot(snapshot), m_definition(definition) {}

    bool operator()(CounterSeries::Role role, UtcMs moment)
    {
        const auto [it, isNew] = m_known.try_emplace({role, moment}, false);
        if (isNew)
            it->second = look(role, moment);
        return it->second;
    }

private:
    bool look(CounterSeries::Role role, UtcMs moment) const
    {
        const std::string want = wantOf(m_definition, role).id();
        const auto asked = askedSpans(m_snapshot, m_definition.source, want, {moment - Millis{1}, moment});
        // What was imported came as a whole: a counter that is not in it was not there.
        return asked && (!*asked || !(*asked)->empty());
    }

    const Snapshot& m_snapshot;
    const SliDefinition& m_definition;
    std::map<std::pair<CounterSeries::Role, UtcMs>, bool> m_known;
};

/// The proof by counters that the definition does not count: anything else of the target will do.
class ProofByOthers {
public:
    ProofByOthers(const Snapshot& snapshot, std::shared_ptr<AskedAt> asked) : m_snapshot(snapshot), m_asked(std::move(asked)) {}

    std::optional<double> operator()(const CounterSeries& born, const Sample& first)
    {
        if (born.target().empty())
            return {};
        for (const history::SeriesInfo& other : othersOf(born)) {
            const auto before = m_snapshot.newestSample(other.id, first.at - Millis{1});
            const auto role = (born.roles & CounterSeries::Total) ? CounterSeries::Total : CounterSeries::Part;
            if (before && *before && std::isfinite((*before)->value) && (*m_asked)(role, (*before)->at))
                return 0; // it says that the target was there, not how much it did
        }
        return {};
    }

private:
    const std::vector<history::SeriesInfo>& othersOf(const CounterSeries& born)
    {
        const auto [it, isNew] = m_others.try_emplace({born.key.source, born.target()});
        if (!isNew)
            return it->second;
        using Match = Selector::Match;
        const Selector target({},
                              {{"job", Match::Equal, std::string(born.key.labels.value("job"))},
                               {"instance", Match::Equal, std::string(born.key.labels.value("instance"))}});
        it->second = m_snapshot.series(target, born.key.source).valueOr({});
        std::erase_if(it->second, [](const history::SeriesInfo& series) { return isSyntheticName(series.key.name); });
        return it->second;
    }

    const Snapshot& m_snapshot;
    std::shared_ptr<AskedAt> m_asked;
    std::map<std::pair<std::string, std::string>, std::vector<history::SeriesInfo>> m_others;
};

Result<TimeSpan> wholeMinutes(TimeSpan span)
{
    if (!span.isEmpty() && (span.from <= kDistantPast || span.to >= kDistantFuture || span.length() > kLongestSliceSpan)) {
        return Error{.code = ErrorCode::Usage,
                     .where = {},
                     .expected = Text::tr("a span of at most five years"),
                     .found = Text::tr("a longer one"),
                     .hint = {}};
    }
    return TimeSpan{floorTo(span.from, kMinute), floorTo(span.to, kMinute)};
}

Result<std::vector<Slice>> countCounterSlices(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan span)
{
    const auto counters = loadCounters(snapshot, definition, span);
    if (!counters)
        return counters.error();
    const auto asked = std::make_shared<AskedAt>(snapshot, definition);
    const BirthProof among = proofAmong(*counters, [asked](auto role, UtcMs moment) { return (*asked)(role, moment); });
    const auto others = std::make_shared<ProofByOthers>(snapshot, asked);
    const auto proof = [&among, others](const CounterSeries& born, const Sample& first) {
        const auto growth = among(born, first);
        return growth ? growth : (*others)(born, first);
    };
    return countCounters(*counters, definition.bad ? PartKind::Bad : PartKind::Good, span, proof);
}

Result<std::vector<Slice>> countReadingSlices(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan span)
{
    const auto series = loadCounters(snapshot, definition, span);
    if (!series)
        return series.error();
    return countReadings(*series, definition, span);
}

Result<std::vector<Slice>> countProbeSlices(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan span)
{
    auto status = StatusPattern::parse(definition.status);
    if (!status)
        return status.error();
    const auto probes = loadProbes(snapshot, definition, span);
    if (!probes)
        return probes.error();
    return countProbes(*probes, {std::move(status).value(), definition.latency}, span);
}

/// Spans of slices that are not derived yet, those close to each other together.
std::vector<TimeSpan> missingSpans(const StoredSlices& stored)
{
    std::vector<TimeSpan> missing;
    for (std::size_t i = 0; i < stored.slices.size(); ++i) {
        if (stored.isDerived[i])
            continue;
        const UtcMs end = stored.slices[i].end;
        if (!missing.empty() && end - kMinute - missing.back().to < kCountTogether)
            missing.back().to = end;
        else
            missing.push_back({end - kMinute, end});
    }
    return missing;
}

bool isEmpty(const Slice& slice)
{
    return slice == Slice{.end = slice.end};
}

struct Settled {
    UtcMs until{};     ///< the end of the last derived minute before the first that is known but not stored
    bool isAll = true; ///< there is none of those
};
Settled settledOf(const StoredSlices& read, TimeSpan span)
{
    Settled settled{span.from};
    for (std::size_t i = 0; i < read.slices.size() && settled.isAll; ++i) {
        if (read.isDerived[i])
            settled.until = read.slices[i].end;
        else if (!isEmpty(read.slices[i]))
            settled.isAll = false;
    }
    return settled;
}

} // namespace

Result<std::vector<Slice>> countSlices(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan span)
{
    const auto whole = wholeMinutes(span);
    if (!whole)
        return whole.error();
    if (whole->isEmpty())
        return std::vector<Slice>{};
    if (definition.isOfCounters())
        return countCounterSlices(snapshot, definition, *whole);
    return definition.kind == SliDefinition::Kind::Probe ? countProbeSlices(snapshot, definition, *whole)
                                                         : countReadingSlices(snapshot, definition, *whole);
}

namespace {

/// Ascending: those that are stored, and what the definition counts.
Result<std::vector<history::SeriesId>> allSeries(const Snapshot& snapshot, const SliDefinition& definition,
                                                 std::vector<history::SeriesId> stored)
{
    const auto matched = matchedSeries(snapshot, definition);
    if (!matched)
        return matched.error();
    for (const MatchedSeries& match : *matched)
        stored.push_back(match.series.id);
    std::ranges::sort(stored);
    return stored;
}

/// The first sample of any value: NaN of an expression is an answer too. Opens no chunk but the two at the ends.
Result<std::optional<UtcMs>> firstSampleIn(const Snapshot& snapshot, history::SeriesId series, TimeSpan span)
{
    std::optional<UtcMs> first;
    const auto note = [&first](UtcMs at) { first = std::min(first.value_or(at), at); };
    const auto takeRun = [&note](const history::Aggregate&, TimeSpan run) {
        note(run.from);
        return true;
    };
    const auto takeColumns = [&note](std::span<const std::int64_t> times, std::span<const double>) {
        if (!times.empty())
            note(utcMs(times.front()));
    };
    const auto takeSamples = [&note](std::span<const Sample> samples) {
        if (!samples.empty())
            note(samples.front().at);
    };
    if (auto done = snapshot.visit(series, span, {.summary = takeRun, .columns = takeColumns, .samples = takeSamples}); !done)
        return done.error();
    return first;
}

/// Of the time before a sample it may say something, but not of the day before.
Result<UtcMs> dayBeforeFirst(const Snapshot& snapshot, const std::vector<history::SeriesId>& series, TimeSpan span)
{
    UtcMs first = span.to;
    for (const history::SeriesId id : series) {
        const auto before = snapshot.newestSample(id, span.from);
        const auto within = firstSampleIn(snapshot, id, span);
        if (!before || !within)
            return before ? within.error() : before.error();
        if (*before)
            return span.from;
        if (*within)
            first = std::min(first, **within);
    }
    return std::max(span.from, floorTo(first, kDay) - kDay);
}

/// What of a long span has anything to be counted in it: a question reaches back over months of which there may be days.
Result<TimeSpan> fromFirstSample(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan span)
{
    constexpr Millis kLong = 2 * kDay;
    if (span.length() <= kLong)
        return span;
    const auto series = allSeries(snapshot, definition, {});
    if (!series)
        return series.error();
    const auto from = dayBeforeFirst(snapshot, *series, span);
    return from ? Result(TimeSpan{*from, span.to}) : from.error();
}

/// Counts what is not stored.
Result<void> countMissing(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan span, StoredSlices& stored)
{
    for (const TimeSpan& all : missingSpans(stored)) {
        const auto missing = fromFirstSample(snapshot, definition, all);
        if (!missing)
            return missing.error();
        const auto counted = countSlices(snapshot, definition, *missing);
        if (!counted)
            return counted.error();
        for (const Slice& slice : *counted) {
            const std::size_t i = sliceIndex(span, slice.end);
            if (!stored.isDerived[i])
                stored.slices[i] = slice;
        }
    }
    return {};
}

} // namespace

Result<UtcMs> knownFrom(const Snapshot& snapshot, const SliDefinition& definition, std::string_view slo, TimeSpan span)
{
    const auto stored = storedSeries(snapshot, slo, definition.hash());
    if (!stored)
        return stored.error();
    std::vector<history::SeriesId> ids;
    for (const auto& quantity : *stored)
        ids.insert(ids.end(), quantity.begin(), quantity.end());
    const auto series = allSeries(snapshot, definition, std::move(ids));
    return series ? dayBeforeFirst(snapshot, *series, span) : Result<UtcMs>(series.error());
}

Result<ReadSlices> readSlicesFrom(const Snapshot& snapshot, const SliDefinition& definition, std::string_view slo, TimeSpan span)
{
    const auto whole = wholeMinutes(span);
    if (!whole)
        return whole.error();
    auto stored = storedSlices(snapshot, slo, definition.hash(), *whole);
    if (!stored)
        return stored.error();
    if (auto done = countMissing(snapshot, definition, *whole, *stored); !done)
        return done.error();
    auto series = allSeries(snapshot, definition, std::move(stored->series));
    if (!series)
        return series.error();
    const UtcMs settledUntil = settledOf(*stored, *whole).until;
    return ReadSlices{.slices = std::move(stored->slices), .settledUntil = settledUntil, .series = std::move(*series)};
}

Result<ReadTrack> readTrack(const Snapshot& snapshot, const SliDefinition& definition, std::string_view slo, TimeSpan span,
                            std::span<const TimeSpan> wanted)
{
    const auto whole = wholeMinutes(span);
    if (!whole)
        return whole.error();
    auto stored = storedDays(snapshot, slo, definition.hash(), *whole, wanted);
    if (!stored)
        return stored.error();
    auto series = allSeries(snapshot, definition, std::move(stored->series));
    if (!series)
        return series.error();
    ReadTrack read{.settled = {}, .newer = {}, .settledUntil = whole->from, .series = std::move(*series)};
    for (StoredPart& part : stored->parts) {
        if (part.isOfDays()) {
            read.settled.append(part.days);
            read.settledUntil = part.days.span().to;
            continue;
        }
        std::vector<Slice>& slices = part.minutes.slices;
        const TimeSpan held{slices.front().end - kMinute, slices.back().end};
        if (auto done = countMissing(snapshot, definition, held, part.minutes); !done)
            return done.error();
        const Settled settled = settledOf(part.minutes, held);
        if (settled.isAll && &part != &stored->parts.back()) {
            read.settled.append(SliceTrack(slices));
            continue;
        }
        read.settledUntil = settled.until;
        if (held.to == whole->to) {
            read.newer = std::move(slices);
            break;
        }
        stored->parts.clear(); // months of minutes are not held twice
        auto rest = readSlices(snapshot, definition, slo, {held.from, whole->to});
        if (!rest)
            return rest.error();
        read.newer = std::move(*rest);
        break;
    }
    return read;
}

Result<std::vector<Slice>> readSlices(const Snapshot& snapshot, const SliDefinition& definition, std::string_view slo,
                                      TimeSpan span)
{
    auto read = readSlicesFrom(snapshot, definition, slo, span);
    return read ? Result(std::move(read->slices)) : Result<std::vector<Slice>>(read.error());
}

} // namespace traceo
