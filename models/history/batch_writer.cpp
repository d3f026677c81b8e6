#include "history/batch_writer.h"

#include "history/fact_writer.h"
#include "history/observation_rows.h"

namespace traceo::history {
namespace {

void note(const SampleWriter::Changes& written, ChangeSet& changes)
{
    changes.series.reserve(written.touched.size());
    for (const auto& [metric, span] : written.touched)
        changes.series.push_back({metric->source, metric->name, span});
    changes.samples = written.samples;
}

} // namespace

Arrival arrivalOf(const Batch& batch, UtcMs now)
{
    std::int64_t learned = 0;
    for (const Observation& observation : batch.observations)
        learned = std::max(learned, msOf(observation.learnedAt));
    return {msOf(now), learned > 0 ? std::min(learned, msOf(now)) : msOf(now)};
}

Result<ChangeSet> BatchWriter::write(const Batch& batch, Arrival arrival)
{
    ChangeSet changes;
    if (auto written = writeParts(batch, arrival, changes); !written)
        return written.error();
    return changes;
}

Result<void> BatchWriter::writeParts(const Batch& batch, Arrival arrival, ChangeSet& changes)
{
    SampleWriter::Changes written;
    if (auto done = m_samples.write(batch.series, arrival, written); !done)
        return done;
    note(written, changes);
    std::set<std::string> kinds;
    FactWriter facts(m_database);
    for (const Fact& fact : batch.facts)
        facts.write(fact, arrival.learned, kinds);
    for (const FactSet& set : batch.factSets)
        facts.write(set, arrival.learned, kinds);
    std::set<std::string> streams;
    for (const EventBlock& block : batch.events) {
        if (auto done = m_events.write(block, arrival.learned, streams); !done)
            return done;
    }
    for (Observation observation : batch.observations) {
        if (msOf(observation.learnedAt) == 0)
            observation.learnedAt = utcMs(arrival.learned);
        putObservation(m_database, observation);
        changes.observations.push_back(std::move(observation));
    }
    changes.factKinds.assign(kinds.begin(), kinds.end());
    changes.eventStreams.assign(streams.begin(), streams.end());
    return m_database.outcome();
}

Result<ChangeSet> BatchWriter::release(Arrival arrival)
{
    SampleWriter::Changes written;
    if (auto done = m_samples.releaseKeptAside(arrival, written); !done)
        return done.error();
    ChangeSet changes;
    note(written, changes);
    return changes;
}

} // namespace traceo::history
