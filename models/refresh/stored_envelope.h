#pragma once
// Stored series for a chart: read on the pool, as of the moments the report was pinned to.
// Any thread.

#include "core/batch.h"
#include "core/envelope_source.h"
#include "refresh/live_report.h"

namespace traceo {

class StoredEnvelope final : public EnvelopeSource {
public:
    /// `snapshots` must work as long as a future of this is running. A series that is not stored is all gaps.
    StoredEnvelope(SnapshotSource snapshots, history::AsOf asOf, std::vector<SeriesKey> series);

    QFuture<std::vector<std::vector<LinePoint>>> envelope(TimeSpan range, int columns) const override;

private:
    SnapshotSource m_snapshots;
    history::AsOf m_asOf;
    std::vector<SeriesKey> m_series;
};

} // namespace traceo
