#pragma once
// The scrubber below the top bar and what happened when, for it and for the lanes under the charts.
// GUI thread only.

#include "app/desktop/navigation.h"
#include "core/event_lane.h"
#include "refresh/live_report.h"

#include <QObject>

namespace traceo {

class Scrubber;
class Session;

class TimeTravel final : public QObject {
    Q_OBJECT
public:
    TimeTravel(Session& session, Scrubber& scrubber, QObject* parent);

    /// Shows the scrubber while it is the past, or while it was asked for.
    void show(const Place& place);
    void noteCommit() { m_feed.noteCommit(); }
    /// As it was asked for: also while live, with the keyboard on it; in the past it is always there.
    void toggle();
    bool isShown() const { return m_place.at || m_isOpen; }
    const std::vector<EventMark>& marks() const { return m_marks; }

Q_SIGNALS:
    void picked(traceo::UtcMs moment);
    void presentReached();
    void marksChanged();

private:
    void showMarks();

    Session& m_session;
    Scrubber& m_scrubber;
    LiveReport<std::vector<EventMark>> m_feed;
    std::vector<EventMark> m_marks;
    Place m_place;
    bool m_isOpen = false; ///< asked for while live
};

} // namespace traceo
