#include "export/sample_feed.h"

#include "history/snapshot.h"
#include "vocabulary/derived.h"

#include <algorithm>
#include <tuple>

namespace traceo {
namespace {

using history::SeriesInfo;
using history::Snapshot;

/// No more than so much of a series is in memory at once, unless a series spans centuries.
constexpr Millis kPortion = 30 * kDay;
constexpr std::int64_t kMostPortions = 1000;

class SnapshotFeed final : public SampleFeed {
public:
    SnapshotFeed(const Snapshot& snapshot, TimeSpan window, std::vector<SeriesInfo> series)
        : m_snapshot(snapshot), m_window(window)
    {
        std::ranges::sort(series, {},
                          [](const SeriesInfo& info) { return std::tie(info.key.name, info.key.labels, info.key.source); });
        for (SeriesInfo& info : series) {
            m_ids.push_back(info.id);
            m_keys.push_back(std::move(info.key));
        }
    }

    const std::vector<SeriesKey>& series() const override { return m_keys; }

    Result<void> read(std::size_t series, const Take& take) const override
    {
        const auto extent = m_snapshot.aggregate(m_ids[series], m_window);
        if (!extent)
            return extent.error();
        if (extent->count == 0)
            return {};
        const UtcMs end = extent->lastAt;
        const Millis portion = std::max(kPortion, (end - extent->firstAt) / kMostPortions);
        for (UtcMs from = extent->firstAt - Millis{1}; from < end; from += portion) {
            const auto samples = m_snapshot.samples(m_ids[series], {from, std::min(end, from + portion)});
            if (!samples)
                return samples.error();
            if (auto taken = take(*samples); !taken)
                return taken;
        }
        return {};
    }

private:
    const Snapshot& m_snapshot;
    TimeSpan m_window;
    std::vector<history::SeriesId> m_ids;
    std::vector<SeriesKey> m_keys;
};

} // namespace

Result<std::unique_ptr<SampleFeed>> feedOf(const Snapshot& snapshot, ExportScope scope)
{
    auto series = snapshot.series(scope.match, scope.source);
    if (!series)
        return series.error();
    if (scope.source.empty())
        std::erase_if(*series, [](const history::SeriesInfo& info) { return info.key.source == vocabulary::kDerivedSource; });
    return std::unique_ptr<SampleFeed>(std::make_unique<SnapshotFeed>(snapshot, scope.window, std::move(*series)));
}

} // namespace traceo
