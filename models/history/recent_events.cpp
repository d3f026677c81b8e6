#include "history/recent_events.h"

namespace traceo::history {

void RecentEvents::begin(std::int64_t since)
{
    m_since = since;
    m_ids.clear();
    m_count = 0;
}

void RecentEvents::add(std::int64_t at, std::string_view id)
{
    if (at < m_since)
        return;
    m_count += m_ids[at].emplace(id).second ? 1 : 0;
    if (m_count > kMost)
        dropOlderHalf();
}

bool RecentEvents::has(std::int64_t at, std::string_view id) const
{
    const auto found = m_ids.find(at);
    return found != m_ids.end() && found->second.contains(id);
}

/// Whole moments, so that what is left is all there is from one on.
void RecentEvents::dropOlderHalf()
{
    auto end = m_ids.begin();
    while (end != m_ids.end() && m_count > kMost / 2)
        m_count -= (end++)->second.size();
    m_since = end == m_ids.end() ? kNone : end->first;
    m_ids.erase(m_ids.begin(), end);
}

} // namespace traceo::history
