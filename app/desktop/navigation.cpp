#include "app/desktop/navigation.h"

#include <algorithm>

namespace traceo {

namespace {

constexpr std::size_t kRemembered = 100;
constexpr Millis kShortest = 5 * kMinute;
constexpr Millis kLongest = 20 * 365 * kDay;

/// The same pane and object at another time.
Place at(const Place& place, Millis range, std::optional<UtcMs> moment)
{
    return {.range = range, .at = moment, .typed = {}, .pane = place.pane, .object = place.object};
}

void keepNewest(std::vector<Place>& places)
{
    if (places.size() > kRemembered)
        places.erase(places.begin());
}

} // namespace

bool sameTime(const Place& a, const Place& b)
{
    return a.range == b.range && a.at == b.at && a.typed == b.typed;
}

Place withTimeOf(Place place, const Place& time)
{
    place.range = time.range;
    place.at = time.at;
    place.typed = time.typed;
    return place;
}

void Navigation::push(const Place& place)
{
    m_places.resize(m_index + 1);
    m_places.push_back(place);
    keepNewest(m_places);
    m_index = m_places.size() - 1;
}

void Navigation::go(const Place& place)
{
    if (place == current())
        return;
    if (!sameTime(place, current())) {
        m_undo.push_back(current());
        keepNewest(m_undo);
        m_redo.clear();
    }
    push(place);
}

void Navigation::move(const Place& place)
{
    m_places[m_index] = place;
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

void Navigation::undoTime()
{
    if (!canUndoTime())
        return;
    const Place before = m_undo.back();
    m_undo.pop_back();
    m_redo.push_back(current());
    push(withTimeOf(current(), before));
}

void Navigation::redoTime()
{
    if (!canRedoTime())
        return;
    const Place after = m_redo.back();
    m_redo.pop_back();
    m_undo.push_back(current());
    push(withTimeOf(current(), after));
}

Place stepped(const Place& place, int direction, UtcMs now)
{
    const UtcMs end = place.at.value_or(now) + direction * (place.range / 2);
    if (end + kMinute >= now)
        return at(place, place.range, {});
    return at(place, place.range, floorTo(end, kMinute));
}

Place zoomed(const Place& place, TimeSpan picked, UtcMs now)
{
    const Millis range = std::max(picked.length(), kShortest);
    if (picked.to + kMinute >= now)
        return at(place, range, {});
    return at(place, range, floorTo(picked.to, kMinute));
}

Place zoomed(const Place& place, int direction)
{
    const Millis range = direction > 0 ? place.range * 2 : place.range / 2;
    return at(place, std::clamp(range, kShortest, kLongest), place.at);
}

Result<Place> ranged(const Place& place, const TimeRange& range, UtcMs now)
{
    const auto meaning = resolved(range, now);
    if (!meaning)
        return meaning.error();
    Place next = at(place, meaning->length, meaning->at);
    next.typed = range;
    return next;
}

Place grown(const Place& place, UtcMs now)
{
    if (place.at || !place.typed)
        return place;
    const auto meaning = resolved(*place.typed, now);
    Place next = place;
    if (meaning)
        next.range = meaning->length;
    return next;
}

} // namespace traceo
