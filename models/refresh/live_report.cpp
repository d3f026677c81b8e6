#include "refresh/live_report.h"

#include <QCoreApplication>
#include <QPointer>

namespace traceo {

namespace {
// Short enough to feel live, long enough that a poll of many wants is one rebuild.
constexpr Millis kCoalesce{250};
} // namespace

ReportFeed::ReportFeed(SnapshotSource snapshots, const Clock& clock, QObject* parent)
    : QObject(parent), m_snapshots(std::move(snapshots)), m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ReportFeed::start);
}

ReportFeed::~ReportFeed()
{
    m_stop.request_stop();
}

void ReportFeed::ask(const Question& question)
{
    m_question = question;
    m_stale = true;
    m_isCancelled = false;
    m_stop.request_stop(); // an answer to the older question is of no use any more
    schedule(Millis{0});
}

void ReportFeed::cancel()
{
    m_isCancelled = true;
    m_timer.stop();
    m_stop.request_stop();
}

void ReportFeed::setWatched(bool watched)
{
    m_watched = watched;
    if (m_watched && m_stale)
        schedule(Millis{0});
}

void ReportFeed::noteCommit()
{
    if (m_question.at && m_question.knownAt)
        return; // what was known then does not change
    m_stale = true;
    schedule(kCoalesce);
}

void ReportFeed::schedule(Millis delay)
{
    if (!m_watched || m_isCancelled)
        return;
    if (!m_timer.isActive() || delay == Millis{0})
        m_timer.start(delay);
}

void ReportFeed::start()
{
    if (m_running || !m_watched || !m_stale)
        return; // finish() looks again
    m_running = true;
    m_stale = false;
    m_stop = {};
    m_question.now = m_clock.now();
    const std::uint64_t number = ++m_number;

    using Answer = Result<std::shared_ptr<const void>>;
    auto work = [snapshots = m_snapshots, job = job(), question = m_question, stop = m_stop.get_token()]() -> Answer {
        auto snapshot = snapshots({.view = question.moment(), .know = question.knownAt.value_or(kDistantFuture)}, stop);
        if (!snapshot)
            return snapshot.error();
        return job(*snapshot, question);
    };
    // The pool may outlive this object: the answer comes back as a queued call that is dropped then.
    m_snapshots.pool().start([work = std::move(work), feed = QPointer<ReportFeed>(this), number] {
        auto answer = std::make_shared<Answer>(work());
        if (auto* application = QCoreApplication::instance())
            QMetaObject::invokeMethod(
                application,
                [feed, number, answer] {
                    if (feed)
                        feed->finish(number, *answer);
                },
                Qt::QueuedConnection);
    });
}

void ReportFeed::finish(std::uint64_t number, const Result<std::shared_ptr<const void>>& result)
{
    m_running = false;
    const bool newest = number == m_number && !m_stop.stop_requested();
    if (newest && result) {
        deliver(*result);
        Q_EMIT changed();
    }
    if (newest && !result && result.error().code != ErrorCode::Cancelled)
        Q_EMIT failed(result.error());
    if (m_stale)
        schedule(newest ? kCoalesce : Millis{0});
}

} // namespace traceo
