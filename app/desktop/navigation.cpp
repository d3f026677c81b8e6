#include "app/desktop/navigation.h"

#include <algorithm>

namespace traceo {

namespace {
constexpr std::size_t kRemembered = 100;
constexpr Millis kShortest = 5 * kMinute;
} // namespace

void Navigation::go(const Place& place)
{
    if (place == current())
        return;
    m_places.resize(m_index + 1);
    m_places.push_back(place);
    if (m_places.size() > kRemembered)
        m_places.erase(m_places.begin());
    m_index = m_places.size() - 1;
}

void Navigation::back()
{
    if (canGoBack())
        --m_index;
}

void Navigation::forward()
{
    if (canGoForward())
        ++m_index;
}

Place stepped(const Place& place, int direction, UtcMs now)
{
    const UtcMs end = place.at.value_or(now) + direction * (place.range / 2);
    if (end >= now)
        return {.range = place.range, .at = {}};
    return {.range = place.range, .at = floorTo(end, kMinute)};
}

Place zoomed(TimeSpan picked, UtcMs now)
{
    const Millis range = std::max(picked.length(), kShortest);
    if (picked.to + kMinute >= now)
        return {.range = range, .at = {}};
    return {.range = range, .at = floorTo(picked.to, kMinute)};
}

} // namespace traceo
