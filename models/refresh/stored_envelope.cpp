#include "refresh/stored_envelope.h"

#include <QPromise>

namespace traceo {
namespace {

using Envelopes = std::vector<std::vector<LinePoint>>;

/// What could not be read is a gap: a chart never bridges one, so nothing wrong is drawn.
std::vector<LinePoint> envelopeOf(const history::Snapshot& snapshot, const SeriesKey& key, const LadderCut& cut)
{
    const auto found = snapshot.series(Selector(key.name), key.source);
    if (!found)
        return {};
    const auto series = std::ranges::find(*found, key, &history::SeriesInfo::key);
    if (series == found->end())
        return {};
    auto points = snapshot.envelope(series->id, cut);
    return points ? std::move(points).value() : std::vector<LinePoint>();
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
        Envelopes lines(series.size());
        if (const auto snapshot = promise->isCanceled() ? Result<history::Snapshot>(Error{}) : snapshots(asOf, {})) {
            for (std::size_t i = 0; i < series.size() && !promise->isCanceled(); ++i)
                lines[i] = envelopeOf(*snapshot, series[i], cut);
        }
        promise->addResult(std::move(lines));
        promise->finish();
    });
    return promise->future();
}

} // namespace traceo
