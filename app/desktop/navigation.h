#pragma once
// Where the user has been: back and forward over panes, objects, ranges and moments, like a browser; and
// the undo of ranges alone.
// GUI thread only.

#include "core/time.h"
#include "core/time_range.h"

#include <QString>

#include <optional>
#include <vector>

namespace traceo {

/// A range that ends before now is the past, looked at as of its end: there is one meaning of `at`.
struct Place {
    Millis range = 30 * kDay;
    std::optional<UtcMs> at{}; ///< none: live
    /// As it was chosen, where it is more than a length ("today"): says how `range` grows while live.
    std::optional<TimeRange> typed{};
    QString pane{};   ///< empty: the one that is shown
    QString object{}; ///< its key in the pane; empty: as the pane likes
    friend bool operator==(const Place&, const Place&) = default;
};

/// Whether both look at the same time, whatever is looked at.
bool sameTime(const Place& a, const Place& b);
/// `place`, with the time of `time`.
Place withTimeOf(Place place, const Place& time);

class Navigation {
public:
    const Place& current() const { return m_places[m_index]; }
    /// Going where one is changes nothing; going elsewhere forgets what lay ahead.
    void go(const Place& place);
    /// Another place instead of this one: a step of a movement that is one (scrubbing).
    void move(const Place& place);
    bool canGoBack() const { return m_index > 0; }
    bool canGoForward() const { return m_index + 1 < m_places.size(); }
    void back();
    void forward();

    bool canUndoTime() const { return !m_undo.empty(); }
    bool canRedoTime() const { return !m_redo.empty(); }
    /// The range before this one, at the pane that is shown now; it is a place one can go back from.
    void undoTime();
    void redoTime();

private:
    void push(const Place& place);

    std::vector<Place> m_places = {Place{}};
    std::vector<Place> m_undo; ///< of each only its time counts
    std::vector<Place> m_redo;
    std::size_t m_index = 0;
};

/// Half a range earlier (-1) or later (+1); live again once it would reach `now`.
Place stepped(const Place& place, int direction, UtcMs now);
/// The range that was dragged; it stays live when it ends at `now`.
Place zoomed(const Place& place, TimeSpan picked, UtcMs now);
/// Twice (+1) or half (-1) as long, around its end; 20 years and five minutes are the ends.
Place zoomed(const Place& place, int direction);
/// Errors: as resolved() in core/time_range.h.
Result<Place> ranged(const Place& place, const TimeRange& range, UtcMs now);
/// What a live place means now: "today" has become longer.
Place grown(const Place& place, UtcMs now);

} // namespace traceo
