#include "export/sample_feed.h"

#include <algorithm>
#include <tuple>

namespace traceo {
namespace {

class MemoryFeed final : public SampleFeed {
public:
    explicit MemoryFeed(std::vector<SeriesSamples> series) : m_samples(std::move(series))
    {
        std::ranges::stable_sort(m_samples, {},
                                 [](const SeriesSamples& run) { return std::tie(run.key.name, run.key.labels, run.key.source); });
        for (const SeriesSamples& run : m_samples)
            m_keys.push_back(run.key);
    }

    const std::vector<SeriesKey>& series() const override { return m_keys; }
    Result<void> read(std::size_t series, const Take& take) const override { return take(m_samples[series].samples); }

private:
    std::vector<SeriesSamples> m_samples;
    std::vector<SeriesKey> m_keys;
};

} // namespace

std::unique_ptr<SampleFeed> feedOf(std::vector<SeriesSamples> series)
{
    return std::make_unique<MemoryFeed>(std::move(series));
}

} // namespace traceo
