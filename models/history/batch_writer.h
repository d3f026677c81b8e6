#pragma once
// Writes one batch inside the transaction that is open. After an error the owner of the transaction
// rolls it back and calls forget(): all of it or nothing.
// The writer's thread only.

#include "core/batch_sink.h"
#include "history/event_writer.h"
#include "history/sample_writer.h"

namespace traceo::history {

/// Known since the observation that brought it; never since later than now.
Arrival arrivalOf(const Batch& batch, UtcMs now);

class BatchWriter {
public:
    BatchWriter(Database& database, std::shared_ptr<HeadMirror> mirror)
        : m_database(database), m_samples(database, std::move(mirror)), m_events(database)
    {}

    void begin() { m_samples.begin(); }
    void forget()
    {
        m_samples.forget();
        m_events.forget();
    }
    Result<ChangeSet> write(const Batch& batch, Arrival arrival);
    /// Whether samples that were kept aside have come within reach of the clock.
    bool hasReleasable(std::int64_t now) { return m_samples.hasReleasable(now); }
    Result<ChangeSet> release(Arrival arrival);
    /// Grows with each chunk written: who prepared something from chunks sees whether it still holds.
    std::uint64_t chunksWritten() const { return m_samples.chunksWritten(); }
    /// Whether the head tells when this transaction was, within a minute.
    bool tells(std::int64_t now) const { return now - m_samples.headLearned() < kMinute.count(); }

private:
    Result<void> writeParts(const Batch& batch, Arrival arrival, ChangeSet& changes);

    Database& m_database;
    SampleWriter m_samples;
    EventWriter m_events;
};

} // namespace traceo::history
