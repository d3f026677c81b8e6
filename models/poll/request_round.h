#pragma once
// A set of requests to one source, run a few at a time, decoded off this thread, and gathered as one
// batch: what came, and for what did not come the observation that says why.
// One thread at a time.

#include "core/clock.h"
#include "core/request_runner.h"
#include "sources/source.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace traceo {

struct RoundAnswer {
    Batch batch;
    int answered = 0; ///< of the requests that are not optional
    int failed = 0;
    std::optional<Error> failure;         ///< the first of a request that is not optional
    Errors problems;                      ///< parts of answers that were left out
    std::map<std::string, Error> refused; ///< optional requests that failed, by want
    std::vector<std::string> warnings;
    std::set<std::string> notEnabled;        ///< wants of optional requests the server lacks or does not allow
    std::map<std::string, QString> remedies; ///< of those, by want: what to do about it, where that is known
    std::set<std::string> enabled;           ///< wants of optional requests it answered
    std::map<std::string, LastAnswer> last;  ///< by want, of earlier rounds, too
    std::optional<Millis> retryAfter;
    std::optional<Millis> clockSkew;
    QString proxy; ///< the answers came through; empty when directly
    std::int64_t samples = 0;
    std::optional<Observation> handedOver; ///< the first that is not good, of what was gathered before

    /// The first observation that is not a good one; null when all are.
    const Observation* notOk() const;
    /// Something came, and something that was asked for did not; what is optional does not count.
    bool isPartial() const { return answered > 0 && (failure || !problems.empty() || notOk() != nullptr); }
};

class RequestRound : public QObject {
    Q_OBJECT
public:
    /// Requires: runner, clock and pool outlive the round; the pool also what it runs.
    RequestRound(std::shared_ptr<const Source> source, RequestRunner& runner, const Clock& clock, QThreadPool& decoding,
                 QObject* parent);
    /// Aborts what is under way.
    ~RequestRound() override;

    /// Once. `last`: the one of the round before. `finished` comes later, never within the call.
    void start(std::vector<Request> requests, std::map<std::string, LastAnswer> last = {});
    RoundAnswer& answer() { return m_answer; }

Q_SIGNALS:
    /// A long answer: what came so far, which is then no longer in answer(). Each part has its observations.
    void gathered(traceo::Batch& batch);
    void finished();

private:
    struct Reply {
        Request request;
        Response response;
        std::optional<Result<Decoded>> decoded; ///< none when the response is no success
        std::vector<Request> instead;
    };

    void pump();
    void send(Request request);
    void decode(const Request& request, const QFuture<Response>& answered);
    void receive(const Request& request, const QFuture<std::shared_ptr<Reply>>& decoded);
    void receiveNothing(const Request& request);
    void take(Reply& reply);
    void takeDecoded(const Request& request, Decoded&& decoded);
    void fail(const Request& request, const Error& error, UtcMs at);
    void stopAsking(const Error& error);
    void follow(std::vector<Request> next);
    void handOverIfLong();

    std::shared_ptr<const Source> m_source;
    RequestRunner& m_runner;
    const Clock& m_clock;
    QThreadPool& m_decoding;
    RoundAnswer m_answer;
    std::deque<Request> m_waiting;
    std::vector<QFuture<Response>> m_asked; ///< some of them are answered
    int m_inFlight = 0;
    int m_followed = 0;
    std::int64_t m_gathered = 0; ///< samples in answer()
};

} // namespace traceo
