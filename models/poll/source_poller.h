#pragma once
// Polls one source: its schedule, the round under way, its backfill, and how it is doing. Poller
// decides when; this knows what.
// One thread at a time.

#include "core/batch_sink.h"
#include "poll/poll_state.h"
#include "poll/request_round.h"
#include "poll/scheduler.h"

namespace traceo {

/// What polling stands on; all must outlive it.
struct PollServices {
    const Clock& clock;
    RequestRunner& runner;
    BatchSink& sink;
    const Coverage& coverage;
    QThreadPool& decoding;  ///< not Qt's shared one: a frame may wait for that
    std::uint64_t seed = 0; ///< 0: from the system
};

struct PolledSource {
    std::shared_ptr<const Source> source;
    std::vector<Want> wants; ///< besides the source's own `collect`
};

class SourcePoller : public QObject {
    Q_OBJECT
public:
    SourcePoller(const PolledSource& polled, const PollServices& services, std::uint64_t seed, QObject* parent);

    const SourceState& state() const { return m_state; }
    Millis due() const { return m_schedule.due(); }
    bool isPolling() const { return m_round != nullptr; }
    /// A server that failed, or that asked to be left alone, is not asked before its time.
    bool mayBeEarly() const { return m_schedule.failures() == 0 && !m_schedule.isHeld(); }

    /// Due at its place among `count`.
    void begin(Occasion occasion, int rank, int count);
    /// Looks again for what is missing: after a wake, a step of the clock, an outage.
    void lookForGaps(Millis delay = Millis{0});

    /// The wall clock was set.
    void noteStep();

    /// What the schedule says: a poll, or one cheap question while the breaker is open.
    void attempt();
    /// A poll that somebody waits for, whatever the breaker says; the one under way, if there is one.
    void pollNow();

    bool canBackfill() const;
    void backfillOne(); ///< requires canBackfill()
    int backfillsInFlight() const { return m_backfill.inFlight(); }
    int backfillsAsked() const { return m_asked; } ///< of those in flight, the ones that wait for the server
    /// Plans what is due to be planned; cheap when nothing is. `now`: monotonic.
    void planIfDue(Millis now);
    void cancelBackfill();

    /// Counts from here on. A window replaces what the wants say of their history.
    void beginReport(std::optional<Millis> window);
    SyncReport::Line report() const;
    bool isStored() const { return !isPolling() && m_commits == 0; }
    /// Nothing is under way and, without another poll, nothing will be.
    bool isSettled() const;

Q_SIGNALS:
    void stateChanged();
    void progressed(); ///< something ended: there may be room for the next
    void storageFailed(const traceo::Error& error);

private:
    void poll();
    void startRound(std::vector<Request> requests, void (SourcePoller::*finish)(RoundAnswer&));
    void finishPoll(RoundAnswer& answer);
    void finishProbe(RoundAnswer& answer);
    void finishPiece(const BackfillPiece& piece, RoundAnswer& answer);
    void endPiece(const BackfillPiece& piece, const std::optional<Error>& problem);

    UtcMs serversNow() const;
    TimeSpan pollSpan() const;
    void noteOutcome(const RoundAnswer& answer, bool answered);
    void noteSkew(RoundAnswer& answer);
    RequestRound* newRound();
    void noteSource(RoundAnswer& answer);
    void publish();
    bool mayFill() const;

    template <class Then>
    void commit(Batch batch, Then then);

    PolledSource m_polled;
    PollServices m_services;
    PollSchedule m_schedule;
    Backfill m_backfill;
    SourceState m_state;
    SourceState m_published;
    RequestRound* m_round = nullptr;             ///< the poll or probe under way
    TimeSpan m_span;                             ///< of that poll
    std::optional<UtcMs> m_polledTo;             ///< in this run
    std::optional<Millis> m_lastOkAt;            ///< boottime, which nobody sets
    std::map<std::string, LastAnswer> m_last;    ///< by want, of polls; with the round while one is under way
    bool m_isAwaited = false;                    ///< the poll under way: its answer is stored at once
    bool m_isToldAgain = false;                  ///< by the next poll: something was not stored
    std::map<std::string, QString> m_notEnabled; ///< what the server lacks or does not allow, and the remedy, if any
    std::map<std::string, Error> m_refused;      ///< optional questions and how they failed when last asked
    std::string m_sourceFact;                    ///< as last committed
    std::optional<Millis> m_window;
    std::optional<Millis> m_planAt;
    Millis m_fillAfter{0};
    bool m_expectsGap = true; ///< since the newest answered poll something failed
    enum class Filling : std::uint8_t { AfterNextPoll, Allowed, CalledOff } m_filling = Filling::AfterNextPoll;
    int m_commits = 0;
    int m_asked = 0;             ///< pieces the server was asked for and has not answered
    std::int64_t m_unstored = 0; ///< samples on their way to the disk
    std::int64_t m_samples = 0;
    int m_filled = 0;
};

} // namespace traceo
