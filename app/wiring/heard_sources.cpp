#include "app/wiring/heard_sources.h"

#include "history/history.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace traceo {
namespace {

/// How often somebody looks whether the file was written: so often in the shortest interval that nobody seems silent meanwhile.
constexpr int kLooksAnInterval = 5;
constexpr Millis kLookAtMostEvery{1'000};
constexpr Millis kLookAtLeastEvery{10'000};
/// Of a source that answers the newest lies in the first of them.
constexpr Millis kStretches[] = {kHour, 30 * kDay, Millis::max()};

using Spans = std::vector<history::ObservedSpan>;

bool covers(const history::ObservedSpan& seen, UtcMs moment)
{
    return seen.span.from < moment && moment <= seen.span.to;
}

/// The newest moment that one question was answered for. The first answer after a failure spans the failure as well, since it
/// asks for all that is new; a moment that both span was one without an answer.
std::optional<UtcMs> newestAnswer(const Spans& spans)
{
    std::optional<UtcMs> newest;
    for (const auto& answer : spans) {
        if (answer.outcome != Outcome::Ok)
            continue;
        UtcMs end = answer.span.to;
        const auto isFailure = [&end](const auto& seen) { return seen.outcome != Outcome::Ok && covers(seen, end); };
        for (auto failure = std::ranges::find_if(spans, isFailure); failure != spans.end() && end > answer.span.from;
             failure = std::ranges::find_if(spans, isFailure))
            end = failure->span.from;
        if (end > answer.span.from)
            newest = std::max(newest.value_or(end), end);
    }
    return newest;
}

/// Of any question. A question that is always refused is no failure of the others.
std::optional<UtcMs> newestOfAny(const history::Snapshot& snapshot, const std::string& source, TimeSpan range)
{
    const auto all = snapshot.observed(source, {}, range);
    if (!all)
        return {};
    std::optional<UtcMs> newest;
    for (const auto& seen : *all) {
        if (seen.outcome == Outcome::Ok)
            newest = std::max(newest.value_or(seen.span.to), seen.span.to);
    }
    const bool isDoubtful = newest && std::ranges::any_of(*all, [&newest](const auto& seen) {
                                return seen.outcome != Outcome::Ok && covers(seen, *newest);
                            });
    if (!isDoubtful)
        return newest;
    newest.reset();
    for (const std::string& want : snapshot.wants(source).valueOr({})) {
        const auto answer = newestAnswer(snapshot.observed(source, want, range).valueOr({}));
        newest = std::max(newest, answer); // none is the least
    }
    return newest;
}

} // namespace

std::optional<UtcMs> heardAt(history::History& history, const std::string& source, UtcMs moment)
{
    const auto snapshot = history.snapshot({.view = moment, .know = kDistantFuture});
    if (!snapshot)
        return {};
    for (const Millis stretch : kStretches) {
        const UtcMs from = stretch == Millis::max() ? kDistantPast : moment - stretch;
        if (const auto newest = newestOfAny(*snapshot, source, {from, moment}))
            return newest;
    }
    return {};
}

HeardSources::HeardSources(history::History& history, const std::vector<std::shared_ptr<const Source>>& sources,
                           const Clock& clock, QThreadPool& pool, QObject* parent)
    : QObject(parent), m_history(history), m_clock(clock), m_pool(pool)
{
    Millis shortest = kLookAtLeastEvery * kLooksAnInterval;
    for (const auto& source : sources) {
        m_states.emplace_back();
        m_states.back().name = source->settings().name;
        m_states.back().kind = source->settings().kind;
        shortest = std::min(shortest, source->settings().interval);
    }
    m_timer.setObjectName(QStringLiteral("heard"));
    m_timer.setInterval(std::max(shortest / kLooksAnInterval, kLookAtMostEvery));
    connect(&m_timer, &QTimer::timeout, this, &HeardSources::read);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &HeardSources::take);
}

void HeardSources::start()
{
    m_timer.start();
    read();
}

void HeardSources::read()
{
    const UtcMs written = m_history.lastWritten();
    if (m_reading.isRunning() || written == m_writtenAt)
        return;
    m_writtenAt = written;
    m_reading.setFuture(QtConcurrent::run(&m_pool, [history = &m_history, states = m_states, moment = m_clock.now()]() mutable {
        for (SourceState& state : states)
            state.lastOk = heardAt(*history, state.name, moment);
        return states;
    }));
}

void HeardSources::take()
{
    std::vector<SourceState> before = std::exchange(m_states, m_reading.result());
    m_isRead = true;
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        if (m_states[i] != before[i])
            Q_EMIT changed(m_states[i]);
    }
}

} // namespace traceo
