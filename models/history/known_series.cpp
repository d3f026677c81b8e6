#include "history/known_series.h"

#include <algorithm>

namespace traceo::history {

void RecentTimes::begin(std::int64_t since, std::span<const std::int64_t> times)
{
    const auto kept = times.last(std::min(times.size(), kMost / 2));
    m_since = kept.size() == times.size() ? since : kept.front();
    m_times = std::vector(kept.begin(), kept.end());
}

void RecentTimes::dropOld()
{
    m_times.erase(m_times.begin(), std::ranges::lower_bound(m_times, m_since));
}

void RecentTimes::add(std::int64_t at)
{
    if (m_times.size() == kMost) {
        m_since = std::max(m_since, m_times[kMost / 2]);
        dropOld();
    }
    if (at < m_since)
        return;
    if (m_times.empty() || m_times.back() < at)
        m_times.push_back(at);
    else
        m_times.insert(std::ranges::lower_bound(m_times, at), at);
}

void RecentTimes::leaveOut(std::span<const Sample> samples, std::vector<Sample>& fresh) const
{
    const std::int64_t* known = m_times.data(); // hot loops go by pointers, which are not checked at each step
    const std::int64_t* const end = known + m_times.size();
    for (const Sample& sample : samples) {
        while (known != end && *known < msOf(sample.at))
            ++known;
        if (known == end || *known != msOf(sample.at))
            fresh.push_back(sample);
    }
}

KnownSeries::Entry& KnownSeries::follow(Named& named)
{
    m_before->next = &named;
    m_before = &named.second;
    return *named.second.entry;
}

KnownSeries::Entry* KnownSeries::find(const SeriesKey& key)
{
    Named* const expected = m_before->next;
    if (expected && expected->first == key)
        return &follow(*expected);
    const auto met = m_met.find(key);
    return met == m_met.end() ? nullptr : &follow(*met);
}

KnownSeries::Entry& KnownSeries::add(const SeriesKey& key, SeriesId id)
{
    const auto [met, isNew] = m_met.try_emplace(key);
    if (isNew)
        met->second.entry = &newEntry();
    met->second.entry->id = id;
    met->second.entry->metric = &*m_metrics.insert({key.source, key.name}).first;
    return follow(*met);
}

KnownSeries::Entry& KnownSeries::newEntry()
{
    if (m_inBlock == kBlock) {
        m_blocks.push_back(std::make_unique<Entry[]>(kBlock));
        m_inBlock = 0;
    }
    return m_blocks.back()[m_inBlock++];
}

std::span<KnownSeries::Entry*> KnownSeries::entriesOf(const SeriesList& list)
{
    const auto known = m_lists.find(list.get());
    if (known != m_lists.end() && known->second.list.lock() == list)
        return known->second.entries;
    if (list.use_count() == 1)
        return {};
    std::erase_if(m_lists, [](const auto& other) { return other.second.list.expired(); });
    Listed& listed = m_lists[list.get()];
    listed = {list, std::vector<Entry*>(list->size())};
    return listed.entries;
}

void KnownSeries::clear()
{
    m_lists.clear();
    m_met.clear();
    m_blocks.clear();
    m_inBlock = kBlock;
    m_metrics.clear();
    m_start = {};
    startOver();
}

} // namespace traceo::history
