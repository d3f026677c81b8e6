#include "app/owner/batch_bytes.h"

#include <QByteArrayView>
#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace traceo::owner {
namespace {

using history::ByteReader;
using history::ByteWriter;

constexpr Outcome kLastOutcome = Outcome::Cancelled;

// ---- writing

void put(ByteWriter& out, UtcMs moment)
{
    out.signedVarint(msOf(moment));
}

void put(ByteWriter& out, const std::optional<UtcMs>& moment)
{
    out.byte(moment ? 1 : 0);
    if (moment)
        put(out, *moment);
}

void put(ByteWriter& out, double value)
{
    out.fixed(std::bit_cast<std::uint64_t>(value));
}

template <class T, class Put>
void putAll(ByteWriter& out, const std::vector<T>& items, Put putOne)
{
    out.varint(items.size());
    for (const T& item : items)
        putOne(out, item);
}

void put(ByteWriter& out, const SeriesRun& run)
{
    out.text(run.key.source);
    out.text(run.key.name);
    out.varint(run.key.labels.size());
    for (const auto& [name, value] : run.key.labels) {
        out.text(name);
        out.text(value);
    }
    out.varint(run.samples.size());
    std::int64_t before = 0;
    for (const Sample& sample : run.samples) {
        // Wraps where moments are absurd; whoever reads it refuses them.
        out.signedVarint(std::int64_t(std::uint64_t(msOf(sample.at)) - std::uint64_t(before)));
        before = msOf(sample.at);
        put(out, sample.value);
    }
}

void put(ByteWriter& out, const Fact& fact)
{
    out.text(fact.kind);
    out.text(fact.source);
    out.text(fact.key);
    put(out, fact.validFrom);
    put(out, fact.validTo);
    out.text(fact.payload);
}

void put(ByteWriter& out, const FactSet& set)
{
    out.text(set.kind);
    out.text(set.source);
    put(out, set.at);
    putAll(out, set.present, [](ByteWriter& to, const Fact& fact) { put(to, fact); });
}

void put(ByteWriter& out, const EventColumn& column)
{
    out.text(column.name);
    out.byte(std::uint8_t(column.values.index()));
    if (const auto* texts = std::get_if<0>(&column.values)) {
        for (const std::string& text : *texts)
            out.text(text);
    } else if (const auto* integers = std::get_if<1>(&column.values)) {
        for (const std::int64_t integer : *integers)
            out.signedVarint(integer);
    } else {
        for (const double number : std::get<2>(column.values))
            put(out, number);
    }
}

void put(ByteWriter& out, const EventBlock& block)
{
    out.text(block.stream);
    out.varint(block.at.size());
    for (const UtcMs at : block.at)
        put(out, at);
    for (const std::string& id : block.ids)
        out.text(id);
    putAll(out, block.columns, [](ByteWriter& to, const EventColumn& column) { put(to, column); });
}

void put(ByteWriter& out, const Observation& observation)
{
    out.text(observation.source);
    out.text(observation.want);
    put(out, observation.span.from);
    put(out, observation.span.to);
    put(out, observation.learnedAt);
    out.byte(std::uint8_t(observation.outcome));
    out.text(observation.message);
}

// ---- reading

/// A reader that gives up when what was read takes more memory than it may.
class Intake {
public:
    explicit Intake(std::string_view bytes) : m_in(bytes) {}

    bool ok() const { return m_in.ok(); }
    bool isAll() const { return m_in.ok() && m_in.atEnd(); }
    void fail() { m_in.fail(); }
    std::uint8_t byte() { return m_in.byte(); }
    std::uint64_t varint() { return m_in.varint(); }
    std::int64_t integer() { return m_in.signedVarint(); }
    double number() { return std::bit_cast<double>(m_in.fixed<std::uint64_t>()); }

    std::string text()
    {
        const std::string_view bytes = m_in.text();
        spend(bytes.size());
        if (!QByteArrayView(bytes.data(), qsizetype(bytes.size())).isValidUtf8())
            fail();
        return ok() ? std::string(bytes) : std::string();
    }

    /// `integer()` behind `before`, within what adding a window does not overflow.
    UtcMs moment(UtcMs before = {})
    {
        const std::int64_t step = integer();
        constexpr std::int64_t kMostStep = std::numeric_limits<std::int64_t>::max() / 2;
        const bool isNear = step >= -kMostStep && step <= kMostStep;
        const UtcMs moment = isNear ? before + Millis{step} : kDistantFuture;
        if (!isNear || moment < kDistantPast || moment > kDistantFuture)
            fail();
        return ok() ? moment : UtcMs{};
    }

    /// A count of things of which each takes `least` bytes here and `each` in memory.
    std::size_t count(std::size_t least, std::size_t each)
    {
        const std::uint64_t count = varint();
        if (count > m_in.left() / least)
            fail();
        else
            spend(std::size_t(count) * each);
        return ok() ? std::size_t(count) : 0;
    }

    template <class T, class Take>
    std::vector<T> all(std::size_t least, Take takeOne)
    {
        const std::size_t size = count(least, sizeof(T));
        std::vector<T> items;
        items.reserve(size);
        for (std::size_t i = 0; i < size && ok(); ++i)
            items.push_back(takeOne(*this));
        return items;
    }

private:
    void spend(std::size_t bytes)
    {
        if (bytes > m_room)
            fail();
        else
            m_room -= bytes;
    }

    ByteReader m_in;
    std::size_t m_room = kMostBatchMemory;
};

std::string takeText(Intake& in)
{
    return in.text();
}

std::optional<UtcMs> takeMaybe(Intake& in)
{
    const std::uint8_t has = in.byte();
    if (has > 1)
        in.fail();
    return has == 1 ? std::optional(in.moment()) : std::nullopt;
}

SeriesSamples takeSeries(Intake& in)
{
    SeriesSamples run;
    run.key.source = in.text();
    run.key.name = in.text();
    run.key.labels = Labels(in.all<Labels::Pair>(2, [](Intake& from) {
        std::string name = from.text();
        return Labels::Pair(std::move(name), from.text());
    }));
    constexpr std::size_t kLeastSample = 9; // a difference and a double
    UtcMs at{};
    run.samples = in.all<Sample>(kLeastSample, [&at](Intake& from) {
        at = from.moment(at);
        return Sample{at, from.number()};
    });
    return run;
}

Fact takeFact(Intake& in)
{
    Fact fact;
    fact.kind = in.text();
    fact.source = in.text();
    fact.key = in.text();
    fact.validFrom = in.moment();
    fact.validTo = takeMaybe(in);
    fact.payload = in.text();
    return fact;
}

constexpr std::size_t kLeastFact = 6;

FactSet takeFactSet(Intake& in)
{
    FactSet set;
    set.kind = in.text();
    set.source = in.text();
    set.at = in.moment();
    set.present = in.all<Fact>(kLeastFact, takeFact);
    return set;
}

template <class T, class Take>
std::vector<T> takeRows(Intake& in, std::size_t rows, Take takeOne)
{
    std::vector<T> values;
    for (std::size_t i = 0; i < rows && in.ok(); ++i)
        values.push_back(takeOne(in));
    return values;
}

EventColumn takeColumn(Intake& in, std::size_t rows)
{
    EventColumn column;
    column.name = in.text();
    switch (in.byte()) {
    case 0:
        column.values = takeRows<std::string>(in, rows, takeText);
        break;
    case 1:
        column.values = takeRows<std::int64_t>(in, rows, [](Intake& from) { return from.integer(); });
        break;
    case 2:
        column.values = takeRows<double>(in, rows, [](Intake& from) { return from.number(); });
        break;
    default:
        in.fail();
    }
    return column;
}

EventBlock takeEvents(Intake& in)
{
    EventBlock block;
    block.stream = in.text();
    constexpr std::size_t kLeastRow = 2; // a moment and an id
    const std::size_t rows = in.count(kLeastRow, sizeof(UtcMs) + sizeof(std::string));
    block.at = takeRows<UtcMs>(in, rows, [](Intake& from) { return from.moment(); });
    block.ids = takeRows<std::string>(in, rows, takeText);
    const std::size_t perColumn = sizeof(EventColumn) + rows * sizeof(std::string);
    const std::size_t columns = in.count(2, perColumn);
    for (std::size_t i = 0; i < columns && in.ok(); ++i)
        block.columns.push_back(takeColumn(in, rows));
    return block;
}

Observation takeObservation(Intake& in)
{
    Observation observation;
    observation.source = in.text();
    observation.want = in.text();
    observation.span.from = in.moment();
    observation.span.to = in.moment();
    observation.learnedAt = in.moment();
    const std::uint8_t outcome = in.byte();
    if (outcome > std::uint8_t(kLastOutcome))
        in.fail();
    observation.outcome = in.ok() ? Outcome(outcome) : Outcome::Decode;
    observation.message = in.text();
    return observation;
}

constexpr std::size_t kLeastObservation = 7;

} // namespace

Error undecodable(const char* name)
{
    return {.code = ErrorCode::Decode,
            .where = QCoreApplication::translate("Owner", "the owner's socket"),
            .expected = QString::fromLatin1(name),
            .found = QCoreApplication::translate("Owner", "bytes that are none")};
}

std::string bytesOf(const Batch& batch)
{
    ByteWriter out;
    out.varint(batch.series.size());
    for (const SeriesRun run : batch.series)
        put(out, run);
    putAll(out, batch.facts, [](ByteWriter& to, const Fact& fact) { put(to, fact); });
    putAll(out, batch.factSets, [](ByteWriter& to, const FactSet& set) { put(to, set); });
    putAll(out, batch.events, [](ByteWriter& to, const EventBlock& block) { put(to, block); });
    putAll(out, batch.observations, [](ByteWriter& to, const Observation& observation) { put(to, observation); });
    return out.take();
}

Result<Batch> batchOf(std::string_view bytes)
{
    Intake in(bytes);
    Batch batch;
    batch.series = in.all<SeriesSamples>(4, takeSeries);
    batch.facts = in.all<Fact>(kLeastFact, takeFact);
    batch.factSets = in.all<FactSet>(4, takeFactSet);
    batch.events = in.all<EventBlock>(3, takeEvents);
    batch.observations = in.all<Observation>(kLeastObservation, takeObservation);
    if (!in.isAll())
        return undecodable("Batch");
    return batch;
}

std::string bytesOf(const ChangeSet& changes)
{
    ByteWriter out;
    putAll(out, changes.series, [](ByteWriter& to, const ChangeSet::SeriesChange& series) {
        to.text(series.source);
        to.text(series.name);
        put(to, series.span.from);
        put(to, series.span.to);
    });
    out.varint(changes.samples.stored);
    out.varint(changes.samples.keptAside);
    const auto putText = [](ByteWriter& to, const std::string& text) { to.text(text); };
    putAll(out, changes.factKinds, putText);
    putAll(out, changes.eventStreams, putText);
    putAll(out, changes.observations, [](ByteWriter& to, const Observation& observation) { put(to, observation); });
    out.varint(changes.commit);
    return out.take();
}

Result<ChangeSet> changesOf(std::string_view bytes)
{
    Intake in(bytes);
    ChangeSet changes;
    changes.series = in.all<ChangeSet::SeriesChange>(4, [](Intake& from) {
        ChangeSet::SeriesChange series;
        series.source = from.text();
        series.name = from.text();
        series.span.from = from.moment();
        series.span.to = from.moment();
        return series;
    });
    changes.samples.stored = in.varint();
    changes.samples.keptAside = in.varint();
    changes.factKinds = in.all<std::string>(1, takeText);
    changes.eventStreams = in.all<std::string>(1, takeText);
    changes.observations = in.all<Observation>(kLeastObservation, takeObservation);
    changes.commit = in.varint();
    if (!in.isAll())
        return undecodable("ChangeSet");
    return changes;
}

} // namespace traceo::owner
