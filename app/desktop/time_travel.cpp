#include "app/desktop/time_travel.h"

#include "app/wiring/session.h"
#include "refresh/timeline.h"
#include "widgets/scrubber.h"

namespace traceo {
namespace {

/// What the scrubber shows; ranges that are longer see their events, too.
constexpr Millis kWeeks = 13 * 7 * kDay;

} // namespace

TimeTravel::TimeTravel(Session& session, Scrubber& scrubber, QObject* parent)
    : QObject(parent), m_session(session), m_scrubber(scrubber),
      m_feed(session.snapshots(), session.clock(),
             [sources = session.sourceNames()](const history::Snapshot& snapshot, const Question& question) {
                 const UtcMs end = question.moment();
                 return timelineOf(snapshot, {end - std::max(kWeeks, question.range), end + Millis{1}}, end, sources);
             })
{
    connect(&m_feed, &ReportFeed::changed, this, &TimeTravel::showMarks);
    connect(&m_scrubber, &Scrubber::picked, this, &TimeTravel::picked);
    connect(&m_scrubber, &Scrubber::presentReached, this, &TimeTravel::presentReached);
    m_feed.setWatched(true);
}

void TimeTravel::show(const Place& place)
{
    const UtcMs now = m_session.clock().now();
    const bool isNew = !sameTime(place, m_place) || m_feed.question().now == UtcMs{};
    m_isOpen = m_isOpen && !place.at && !m_place.at;
    m_place = place;
    m_scrubber.setOldest(m_session.fileStatus().oldest);
    m_scrubber.setTime(place.at.value_or(now), now);
    m_scrubber.setVisible(isShown());
    if (isNew)
        m_feed.ask({.now = now, .at = place.at, .range = place.range});
}

void TimeTravel::toggle()
{
    m_isOpen = !m_place.at && !m_isOpen;
    show(m_place);
    if (isShown())
        m_scrubber.setFocus(Qt::ShortcutFocusReason);
}

void TimeTravel::showMarks()
{
    m_marks = *m_feed.report();
    m_scrubber.setMarks(m_marks);
    Q_EMIT marksChanged();
}

} // namespace traceo
