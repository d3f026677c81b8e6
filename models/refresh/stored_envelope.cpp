#include "refresh/stored_envelope.h"

#include <QPromise>

namespace traceo {
namespace {

using Envelopes = std::vector<std::vector<LinePoint>>;

/// What could not be read is a gap: a chart never bridges one, so nothing wrong is drawn.
Envelopes envelopesOf(const history::Snapshot& snapshot, const std::vector<SeriesKey>& series, const LadderCut& cut,
                      const QPromise<Envelopes>& promise)
{
    Envelopes lines(series.size());
    const auto ids = snapshot.ids(series);
    for (std::size_t i = 0; ids && i < ids->size() && !promise.isCanceled(); ++i) {
        if ((*ids)[i] != 0)
            lines[i] = snapshot.envelope((*ids)[i], cut).valueOr({});
    }
    return lines;
}

} // namespace

StoredEnvelope::StoredEnvelope(SnapshotSource snapshots, history::AsOf asOf, std::vector<SeriesKey> series)
    : m_snapshots(std::move(snapshots)), m_asOf(asOf), m_series(std::move(series))
{}

QFuture<Envelopes> StoredEnvelope::envelope(TimeSpan range, int columns) const
{
    auto promise = std::make_shared<QPromise<Envelopes>>();
    promise->start();
    const LadderCut cut = ladderCut(range, columns);
    m_snapshots.pool().start([promise, snapshots = m_snapshots, asOf = m_asOf, series = m_series, cut] {
        const auto snapshot = promise->isCanceled() ? Result<history::Snapshot>(Error{}) : snapshots(asOf, {});
        promise->addResult(snapshot ? envelopesOf(*snapshot, series, cut, *promise) : Envelopes(series.size()));
        promise->finish();
    });
    return promise->future();
}

} // namespace traceo
