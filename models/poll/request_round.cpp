#include "poll/request_round.h"

#include "core/when_finished.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RequestRound)
};

constexpr int kInFlight = 6;
/// Pages and parts one round may lead to: a server that always has a further page ends somewhere.
constexpr int kMostFollowed = 1'000;
/// Samples that are held at once; of a long answer in many parts the rest is handed over before (16 MB).
constexpr std::int64_t kMostGathered = 1'000'000;
/// Its hint is about addresses, which are right where the others answer.
constexpr int kNotFound = 404;
constexpr std::size_t kMostRemarks = 50;
constexpr qsizetype kLongestMessage = 800;

/// Once this is said, every further question would be told the same.
bool endsRound(ErrorCode code)
{
    return code == ErrorCode::Auth || code == ErrorCode::Unreachable || code == ErrorCode::Tls || code == ErrorCode::RateLimited
        || code == ErrorCode::Cancelled;
}

/// Equal failures are merged by their words, so nothing that counts down is among them.
std::string messageOf(Error error)
{
    if (error.code == ErrorCode::RateLimited)
        error.hint.clear();
    QString text = toText(error);
    if (text.size() > kLongestMessage)
        text = text.left(kLongestMessage - 1) + u'…';
    return text.toStdString();
}

template <class T>
void append(std::vector<T>& to, std::vector<T>&& from)
{
    std::ranges::move(from, std::back_inserter(to));
}

} // namespace

const Observation* RoundAnswer::notOk() const
{
    if (handedOver)
        return &*handedOver;
    const auto it = std::ranges::find_if(batch.observations, [](const Observation& seen) { return seen.outcome != Outcome::Ok; });
    return it == batch.observations.end() ? nullptr : &*it;
}

RequestRound::RequestRound(std::shared_ptr<const Source> source, RequestRunner& runner, const Clock& clock, QThreadPool& decoding,
                           QObject* parent)
    : QObject(parent), m_source(std::move(source)), m_runner(runner), m_clock(clock), m_decoding(decoding)
{}

RequestRound::~RequestRound()
{
    for (QFuture<Response>& asked : m_asked)
        asked.cancel();
}

void RequestRound::start(std::vector<Request> requests, std::map<std::string, LastAnswer> last)
{
    m_answer.last = std::move(last);
    m_waiting.assign(std::make_move_iterator(requests.begin()), std::make_move_iterator(requests.end()));
    QMetaObject::invokeMethod(this, &RequestRound::pump, Qt::QueuedConnection);
}

void RequestRound::pump()
{
    while (m_inFlight < kInFlight && !m_waiting.empty()) {
        Request request = std::move(m_waiting.front());
        m_waiting.pop_front();
        send(std::move(request));
    }
    if (m_inFlight == 0)
        Q_EMIT finished();
}

void RequestRound::send(Request request)
{
    ++m_inFlight;
    if (const auto last = m_answer.last.find(request.want); last != m_answer.last.end())
        request.last = last->second;
    QFuture<Response> asked = m_runner.run(m_source->settings().endpoint, request);
    whenFinished(asked, this, [this, request](const QFuture<Response>& answered) { decode(request, answered); });
    std::erase_if(m_asked, [](const QFuture<Response>& other) { return other.isFinished(); });
    m_asked.push_back(std::move(asked));
}

void RequestRound::decode(const Request& request, const QFuture<Response>& answered)
{
    if (hasNoAnswer(answered))
        return receiveNothing(request);
    const auto decoded = QtConcurrent::run(&m_decoding, [source = m_source, request, response = answered.result()] {
        auto reply = std::make_shared<Reply>(Reply{request, response, {}, {}});
        if (response.ok())
            reply->decoded = source->decode(request, response);
        else
            reply->instead = source->instead(request, response);
        return reply;
    });
    whenFinished(decoded, this, [this, request](const auto& reply) { receive(request, reply); });
}

void RequestRound::receive(const Request& request, const QFuture<std::shared_ptr<Reply>>& decoded)
{
    if (hasNoAnswer(decoded))
        return receiveNothing(request);
    --m_inFlight;
    take(*decoded.result());
    pump();
}

void RequestRound::receiveNothing(const Request& request)
{
    --m_inFlight;
    fail(request, {ErrorCode::Cancelled, {}, Text::tr("an answer"), Text::tr("a question that was called off"), {}},
         m_clock.now());
    pump();
}

void RequestRound::take(Reply& reply)
{
    const UtcMs at = reply.response.receivedAt == UtcMs{} ? m_clock.now() : reply.response.receivedAt;
    if (reply.response.clockSkew)
        m_answer.clockSkew = reply.response.clockSkew;
    m_answer.proxy = reply.response.proxy;
    if (reply.response.retryAfter)
        m_answer.retryAfter = std::max(m_answer.retryAfter.value_or(Millis{0}), *reply.response.retryAfter);
    if (!reply.instead.empty() && m_followed < kMostFollowed)
        return follow(std::move(reply.instead));
    if (!reply.response.ok() && reply.request.optional && reply.response.notEnabled()) {
        m_answer.notEnabled.insert(reply.request.want);
        if (reply.response.status != kNotFound && !reply.response.error->hint.isEmpty())
            m_answer.remedies.insert_or_assign(reply.request.want, reply.response.error->hint);
        return;
    }
    if (!reply.response.ok())
        return fail(reply.request, *reply.response.error, at);
    if (!*reply.decoded)
        return fail(reply.request, reply.decoded->error(), at);
    takeDecoded(reply.request, std::move(**reply.decoded));
}

void RequestRound::takeDecoded(const Request& request, Decoded&& decoded)
{
    if (request.optional)
        m_answer.enabled.insert(request.want);
    else
        ++m_answer.answered;
    const auto samples = std::int64_t(decoded.batch.series.sampleCount());
    m_answer.samples += samples;
    m_gathered += samples;
    LastAnswer& last = m_answer.last[request.want];
    if (!decoded.told.empty()) // a probe, say, tells nothing
        last.told = std::move(decoded.told);
    for (const SeriesTable& table : decoded.batch.series.tables())
        last.named = table.list();
    m_answer.batch.series.append(std::move(decoded.batch.series));
    append(m_answer.batch.facts, std::move(decoded.batch.facts));
    append(m_answer.batch.factSets, std::move(decoded.batch.factSets));
    append(m_answer.batch.events, std::move(decoded.batch.events));
    for (Observation& seen : decoded.batch.observations) {
        if (std::ranges::none_of(m_answer.batch.observations, [&seen](const Observation& other) {
                return other.want == seen.want && other.span == seen.span && other.outcome == seen.outcome;
            }))
            m_answer.batch.observations.push_back(std::move(seen));
    }
    append(m_answer.problems, std::move(decoded.errors));
    for (std::string& warning : decoded.warnings) {
        if (m_answer.warnings.size() < kMostRemarks && std::ranges::find(m_answer.warnings, warning) == m_answer.warnings.end())
            m_answer.warnings.push_back(std::move(warning));
    }
    follow(std::move(decoded.next));
    handOverIfLong();
}

void RequestRound::handOverIfLong()
{
    if (m_gathered < kMostGathered)
        return;
    m_gathered = 0;
    if (const Observation* seen = m_answer.notOk(); seen && !m_answer.handedOver)
        m_answer.handedOver = *seen;
    Batch batch = std::exchange(m_answer.batch, {});
    Q_EMIT gathered(batch);
}

void RequestRound::fail(const Request& request, const Error& error, UtcMs at)
{
    if (request.optional) {
        m_answer.refused.insert_or_assign(request.want, error);
    } else {
        ++m_answer.failed;
        if (!m_answer.failure)
            m_answer.failure = error;
    }
    m_answer.batch.observations.push_back(
        {m_source->settings().name, request.want, request.span, at, outcomeOf(error.code), messageOf(error)});
    if (endsRound(error.code) && !request.optional)
        stopAsking(error);
}

/// What was not asked any more was not observed for the same reason.
void RequestRound::stopAsking(const Error& error)
{
    std::deque<Request> unasked;
    unasked.swap(m_waiting);
    for (const Request& request : unasked)
        fail(request, error, m_clock.now());
}

void RequestRound::follow(std::vector<Request> next)
{
    m_followed += int(next.size());
    for (Request& request : next) {
        if (m_followed <= kMostFollowed) {
            m_waiting.push_front(std::move(request));
            continue;
        }
        fail(request,
             {ErrorCode::TooLarge, {}, Text::tr("at most %L1 parts of an answer").arg(kMostFollowed), Text::tr("more"), {}},
             m_clock.now());
    }
}

} // namespace traceo
