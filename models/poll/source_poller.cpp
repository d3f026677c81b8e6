#include "poll/source_poller.h"

#include "core/when_finished.h"
#include "poll/server_clock.h"
#include "poll/source_words.h"
#include "vocabulary/facts.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SourcePoller)
};

/// A poll reaches back this far at most; what lies before is the backfill's.
constexpr Millis kLongestPoll = 5 * kMinute;
constexpr int kLongestPollIntervals = 4;
constexpr int kBackfillsAsked = 2;
/// With those that are answered but not stored yet. While the disk syncs, the server is asked for more, and what
/// has gathered by then is stored by one transaction: a slow disk is synced less often, not once a piece.
constexpr int kMostInFlight = 64;
constexpr std::int64_t kMostUnstoredSamples = 1'000'000; // 16 MB
/// How often somebody looks for gaps that nothing announced.
constexpr Millis kLookEvery = 10 * kMinute;
constexpr Millis kLookAfterTrouble = 5 * kMinute;

/// What the source collects by itself is wanted like everything else.
PolledSource withCollected(PolledSource polled)
{
    for (const Selector& selector : polled.source->settings().collect)
        polled.wants.push_back({selector, polled.source->settings().name, {}, Millis{0}});
    return polled;
}

/// Whether asking the same again can only give the same.
bool isLasting(ErrorCode code)
{
    return code == ErrorCode::Decode || code == ErrorCode::TooLarge || code == ErrorCode::Empty;
}

} // namespace

SourcePoller::SourcePoller(const PolledSource& polled, const PollServices& services, std::uint64_t seed, QObject* parent)
    : QObject(parent), m_polled(withCollected(polled)), m_services(services),
      m_schedule(polled.source->settings().interval, seed), m_backfill(polled.source->settings().name, m_polled.wants)
{
    m_state.name = polled.source->settings().name;
    m_state.kind = polled.source->settings().kind;
    for (const Want& want : m_polled.wants) {
        const auto newest = services.coverage.newest(m_state.name, want.id());
        if (newest && *newest)
            m_state.lastOk = std::max(m_state.lastOk.value_or(**newest), **newest);
    }
    m_published = m_state;
}

void SourcePoller::begin(Occasion occasion, int rank, int count)
{
    m_schedule.begin(occasion, m_services.clock.monotonic(), rank, count);
    if (m_filling == Filling::Allowed)
        m_filling = Filling::AfterNextPoll;
    lookForGaps();
    publish();
}

void SourcePoller::lookForGaps(Millis delay)
{
    const Millis at = m_services.clock.monotonic() + delay;
    m_planAt = std::min(m_planAt.value_or(at), at);
}

void SourcePoller::noteStep()
{
    if (m_lastOkAt) // else a source could look fresh for as long as the clock was ahead
        m_state.lastOk = m_services.clock.now() - (m_services.clock.boottime() - *m_lastOkAt);
    lookForGaps();
    publish();
}

UtcMs SourcePoller::serversNow() const
{
    return traceo::serversNow(m_services.clock.now(), m_state.clockSkew);
}

TimeSpan SourcePoller::pollSpan() const
{
    const Millis interval = m_polled.source->settings().interval;
    const Millis longest = std::max(kLongestPoll, kLongestPollIntervals * interval);
    const UtcMs to = serversNow();
    const UtcMs from = m_polledTo.value_or(kDistantPast);
    if (from >= to) // the clock was set back
        return {to - interval, to};
    return {std::max(from, to - longest), to};
}

void SourcePoller::attempt()
{
    if (m_schedule.attempt() == PollSchedule::Attempt::Poll)
        return poll();
    if (isPolling())
        return;
    m_span = pollSpan();
    startRound(m_polled.source->requests({Plan::Purpose::Test, m_span.to, m_span, m_polled.wants}), &SourcePoller::finishProbe);
}

void SourcePoller::pollNow()
{
    m_isAwaited = true;
    poll();
}

void SourcePoller::poll()
{
    if (isPolling())
        return;
    m_span = pollSpan();
    startRound(m_polled.source->requests({Plan::Purpose::Poll, m_span.to, m_span, m_polled.wants}), &SourcePoller::finishPoll);
}

RequestRound* SourcePoller::newRound()
{
    auto* round = new RequestRound(m_polled.source, m_services.runner, m_services.clock, m_services.decoding, this);
    connect(round, &RequestRound::gathered, this, [this, round](Batch& batch) {
        endAtServersNow(batch, m_services.clock.now(), round->answer().clockSkew);
        commit(std::move(batch), [](const std::optional<Error>&) {});
    });
    return round;
}

void SourcePoller::startRound(std::vector<Request> requests, void (SourcePoller::*finish)(RoundAnswer&))
{
    m_schedule.started(m_services.clock.monotonic());
    if (std::exchange(m_isToldAgain, false))
        m_last.clear();
    m_round = newRound();
    connect(m_round, &RequestRound::finished, this, [this, finish] {
        RequestRound* round = std::exchange(m_round, nullptr);
        round->deleteLater();
        m_last = std::move(round->answer().last);
        (this->*finish)(round->answer());
        publish();
        Q_EMIT progressed();
    });
    m_round->start(std::move(requests), std::move(m_last));
    publish();
}

void SourcePoller::finishPoll(RoundAnswer& answer)
{
    const bool answered = answer.failed == 0 || answer.answered > 0;
    noteSkew(answer);
    noteOutcome(answer, answered);
    m_samples += answer.samples;
    if (answered)
        noteSource(answer);
    if (answer.notOk())
        lookForGaps(kLookAfterTrouble);
    answer.batch.mayGather = !std::exchange(m_isAwaited, false);
    commit(std::move(answer.batch), [](const std::optional<Error>&) {});
}

void SourcePoller::finishProbe(RoundAnswer& answer)
{
    if (answer.answered > 0) {
        m_schedule.closed(m_services.clock.monotonic());
        return;
    }
    noteSkew(answer);
    noteOutcome(answer, false);
    Batch batch;
    const auto failed =
        std::ranges::find_if(answer.batch.observations, [](const Observation& seen) { return seen.outcome != Outcome::Ok; });
    if (failed == answer.batch.observations.end())
        return;
    for (const Want& want : m_polled.wants) {
        batch.observations.push_back(*failed);
        batch.observations.back().want = want.id();
        batch.observations.back().span = m_span;
    }
    commit(std::move(batch), [](const std::optional<Error>&) {});
}

void SourcePoller::noteSkew(RoundAnswer& answer)
{
    m_state.clockSkew = answer.clockSkew;
    endAtServersNow(answer.batch, m_services.clock.now(), answer.clockSkew);
}

void SourcePoller::noteOutcome(const RoundAnswer& answer, bool answered)
{
    const Millis now = m_services.clock.monotonic();
    m_state.asked = SourceState::Asked::Once;
    m_state.proxy = answer.proxy;
    m_state.outcome = answered ? Outcome::Ok : answer.failure ? outcomeOf(answer.failure->code) : Outcome::Empty;
    for (const std::set<std::string>* asked : {&answer.enabled, &answer.notEnabled})
        std::erase_if(m_refused, [asked](const auto& refused) { return asked->contains(refused.first); });
    for (const auto& [want, error] : answer.refused)
        m_refused.insert_or_assign(want, error);
    m_state.isPartial = answer.isPartial();
    m_state.message = answered ? wordsOfAnswer(answer, m_refused, m_state.clockSkew) : wordsOfFailure(answer);
    if (!answered) {
        m_expectsGap = true;
        return m_schedule.failed(now, answer.retryAfter);
    }

    m_schedule.succeeded(now);
    m_state.lastOk = m_services.clock.now();
    m_lastOkAt = m_services.clock.boottime();
    m_polledTo = std::min(m_span.to, serversNow());
    if (m_filling == Filling::AfterNextPoll)
        m_filling = Filling::Allowed;
    if (std::exchange(m_expectsGap, false))
        lookForGaps();
    if (answer.retryAfter && answer.failed > 0) {
        m_fillAfter = now + std::min(*answer.retryAfter, kLongestRetryAfter);
        m_schedule.holdUntil(m_fillAfter);
    }
}

/// The fact about the source itself: its own words from the answer, what it lacks from all answers.
void SourcePoller::noteSource(RoundAnswer& answer)
{
    const std::map<std::string, QString> before = m_notEnabled;
    for (const std::string& name : answer.notEnabled)
        m_notEnabled.insert_or_assign(name, answer.remedies[name]);
    for (const std::string& name : answer.enabled)
        m_notEnabled.erase(name);
    m_state.warnings = answer.warnings;
    m_state.notEnabled.clear();
    m_state.remedies.clear();
    for (const auto& [name, remedy] : m_notEnabled) {
        m_state.notEnabled.push_back(name);
        if (!remedy.isEmpty())
            m_state.remedies.emplace(name, remedy);
    }

    std::vector<Fact>& facts = answer.batch.facts;
    const auto told = std::ranges::find(facts, vocabulary::kSourceFact, &Fact::kind);
    if (told == facts.end() && before == m_notEnabled)
        return;
    auto fact = vocabulary::sourceFact(told != facts.end() ? told->payload : m_sourceFact).valueOr({});
    if (told != facts.end())
        facts.erase(told);
    fact.kind = m_state.kind;
    fact.notEnabled = m_state.notEnabled;
    fact.warnings = m_state.warnings;
    fact.remedies.clear();
    for (const auto& [name, remedy] : m_state.remedies)
        fact.remedies.emplace(name, remedy.toStdString());
    std::string payload = toJson(fact);
    if (payload == m_sourceFact)
        return;
    m_sourceFact = payload;
    facts.push_back({vocabulary::kSourceFact, m_state.name, m_state.name, m_services.clock.now(), {}, std::move(payload), {}});
}

template <class Then>
void SourcePoller::commit(Batch batch, Then then)
{
    const bool isEmpty = batch.observations.empty() && batch.series.empty() && batch.facts.empty() && batch.factSets.empty()
        && batch.events.empty();
    if (isEmpty)
        return then(std::nullopt);
    const auto samples = std::int64_t(batch.series.sampleCount());
    ++m_commits;
    m_unstored += samples;
    const auto stored = m_services.sink.commit(std::move(batch));
    whenFinished(stored, this, [this, then, samples](const QFuture<Result<ChangeSet>>& changes) {
        --m_commits;
        m_unstored -= samples;
        std::optional<Error> problem;
        if (hasNoAnswer(changes))
            problem = Error{ErrorCode::Cancelled, {}, Text::tr("a stored batch"), Text::tr("a history that is closed"), {}};
        else if (const auto result = changes.result(); !result)
            problem = result.error();
        if (problem) {
            lookForGaps(kLookAfterTrouble); // what was not stored is still missing
            m_isToldAgain = true;           // and is to be told again
            Q_EMIT storageFailed(*problem);
        }
        then(problem);
        publish();
        Q_EMIT progressed();
    });
}

bool SourcePoller::mayFill() const
{
    return m_filling == Filling::Allowed && m_polledTo && m_schedule.failures() == 0
        && m_services.clock.monotonic() >= m_fillAfter;
}

void SourcePoller::planIfDue(Millis now)
{
    if (!m_planAt || *m_planAt > now || m_backfill.inFlight() > 0 || isPolling() || !mayFill() || m_commits > 0)
        return;
    m_planAt.reset();
    const auto planned = m_backfill.plan(m_services.coverage, *m_polledTo, m_window, now);
    if (!planned)
        Q_EMIT storageFailed(planned.error());
    if (!m_backfill.hasPieces())
        lookForGaps(kLookEvery);
    publish();
}

bool SourcePoller::canBackfill() const
{
    const bool hasRoom = m_asked < kBackfillsAsked && m_backfill.inFlight() < kMostInFlight && m_unstored < kMostUnstoredSamples;
    if (!m_backfill.hasPieces() || !hasRoom || isPolling()) // mostly so, and asked of all sources with each answer
        return false;
    const bool isPlanDue = m_planAt && *m_planAt <= m_services.clock.monotonic();
    return !isPlanDue && mayFill();
}

void SourcePoller::backfillOne()
{
    const BackfillPiece piece = m_backfill.take();
    ++m_asked;
    auto* round = newRound();
    connect(round, &RequestRound::finished, this, [this, round, piece] {
        --m_asked;
        round->deleteLater();
        finishPiece(piece, round->answer());
        Q_EMIT progressed();
    });
    round->start(m_polled.source->requests({Plan::Purpose::Backfill, serversNow(), piece.span, {piece.want}}));
}

void SourcePoller::finishPiece(const BackfillPiece& piece, RoundAnswer& answer)
{
    endAtServersNow(answer.batch, m_services.clock.now(), answer.clockSkew);
    std::optional<Error> problem = answer.failure;
    if (const Observation* partial = answer.notOk(); partial && !problem)
        problem = Error{ErrorCode::Decode, {}, {}, QString::fromStdString(partial->message), {}};
    if (problem && !isLasting(problem->code) && m_filling == Filling::Allowed)
        m_filling = Filling::AfterNextPoll; // the next poll that is answered says that it is worth asking
    if (answer.retryAfter && problem) {
        m_fillAfter = m_services.clock.monotonic() + std::min(*answer.retryAfter, kLongestRetryAfter);
        m_schedule.holdUntil(m_fillAfter);
    }
    m_samples += answer.samples;
    commit(std::move(answer.batch),
           [this, piece, problem](const std::optional<Error>& stored) { endPiece(piece, problem ? problem : stored); });
}

void SourcePoller::endPiece(const BackfillPiece& piece, const std::optional<Error>& problem)
{
    const Millis now = m_services.clock.monotonic();
    if (!problem) {
        m_backfill.done(piece);
        ++m_filled;
    } else if (isLasting(problem->code)) {
        m_backfill.aside(piece, now);
    } else {
        m_backfill.again(piece, now);
    }
    if (!m_backfill.hasPieces() && m_backfill.inFlight() == 0)
        lookForGaps(m_backfill.remaining() > 0 ? kLookAfterTrouble : kLookEvery);
    publish();
    Q_EMIT progressed();
}

void SourcePoller::cancelBackfill()
{
    m_filling = Filling::CalledOff;
    m_backfill.cancel();
    publish();
    Q_EMIT progressed();
}

void SourcePoller::beginReport(std::optional<Millis> window)
{
    m_samples = 0;
    m_filled = 0;
    if (window) {
        if (m_filling == Filling::CalledOff)
            m_filling = Filling::AfterNextPoll;
        m_window = window;
        lookForGaps();
    }
}

SyncReport::Line SourcePoller::report() const
{
    return {.name = m_state.name,
            .kind = m_state.kind,
            .outcome = m_state.outcome,
            .message = m_state.message,
            .isPartial = m_state.isPartial,
            .warnings = m_state.warnings,
            .samples = m_samples,
            .filled = m_filled,
            .remaining = m_backfill.remaining()};
}

bool SourcePoller::isSettled() const
{
    const bool isPlanDue = m_planAt && *m_planAt <= m_services.clock.monotonic();
    const bool canGoOn = mayFill() && (isPlanDue || m_backfill.hasPieces());
    return isStored() && m_backfill.inFlight() == 0 && !canGoOn;
}

void SourcePoller::publish()
{
    m_state.progress = m_backfill.progress();
    m_state.isSettled = isSettled();
    m_state.nextTry.reset();
    if (!isPolling())
        m_state.nextTry = m_services.clock.now() + (m_schedule.due() - m_services.clock.monotonic());
    if (m_state == m_published)
        return;
    m_published = m_state;
    Q_EMIT stateChanged();
}

} // namespace traceo
