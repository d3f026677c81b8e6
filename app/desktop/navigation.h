#pragma once
// Where the user has been: back and forward over ranges and moments, like a browser.
// GUI thread only.

#include "core/time.h"

#include <optional>
#include <vector>

namespace traceo {

struct Place {
    Millis range = 30 * kDay;
    std::optional<UtcMs> at; ///< none: live
    friend bool operator==(const Place&, const Place&) = default;
};

class Navigation {
public:
    const Place& current() const { return m_places[m_index]; }
    /// Going where one is changes nothing; going elsewhere forgets what lay ahead.
    void go(const Place& place);
    bool canGoBack() const { return m_index > 0; }
    bool canGoForward() const { return m_index + 1 < m_places.size(); }
    void back();
    void forward();

private:
    std::vector<Place> m_places = {Place{}};
    std::size_t m_index = 0;
};

/// Half a range earlier (-1) or later (+1); live again once it would reach `now`.
Place stepped(const Place& place, int direction, UtcMs now);
/// The range that was dragged; it stays live when it ends at `now`.
Place zoomed(TimeSpan picked, UtcMs now);

} // namespace traceo
