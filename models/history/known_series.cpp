#include "history/known_series.h"

#include <algorithm>

namespace traceo::history {

void RecentTimes::begin(std::int64_t since, std::span<const std::int64_t> times)
{
    const auto kept = times.last(std::min(times.size(), kMost / 2));
    m_since = kept.size() == times.size() ? since : kept.front();
    m_times = std::vector(kept.begin(), kept.end());
}

void RecentTimes::makeRoom()
{
    if (m_times.size() == kMost)
        forgetBefore(m_times[kMost / 2]);
}

void RecentTimes::forgetBefore(std::int64_t first)
{
    m_since = std::max(m_since, first);
    m_times.erase(m_times.begin(), std::ranges::lower_bound(m_times, m_since));
}

void RecentTimes::add(std::int64_t at)
{
    makeRoom();
    if (at < m_since)
        return;
    if (m_times.empty() || m_times.back() < at)
        m_times.push_back(at);
    else
        m_times.insert(std::ranges::lower_bound(m_times, at), at);
}

void RecentTimes::leaveOut(std::span<const Sample> samples, std::vector<Sample>& fresh) const
{
    auto known = m_times.begin();
    for (const Sample& sample : samples) {
        while (known != m_times.end() && *known < msOf(sample.at))
            ++known;
        if (known == m_times.end() || *known != msOf(sample.at))
            fresh.push_back(sample);
    }
}

KnownSeries::Entry& KnownSeries::follow(Named& named)
{
    m_before->next = &named;
    m_before = &named.second;
    return named.second.entry;
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
    Named& named = *m_met.try_emplace(key).first;
    named.second.entry.id = id;
    return follow(named);
}

void KnownSeries::clear()
{
    m_met.clear();
    m_start = {};
    startOver();
}

} // namespace traceo::history
