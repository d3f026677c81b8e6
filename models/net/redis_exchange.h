#pragma once
// One command from its turn to its reply: watches the deadline, and finishes the promise exactly once. The lane of its endpoint
// (redis_lane.h) tells it how far things are.
// Network thread only.

#include "core/clock.h"
#include "net/redis_answer.h"
#include "net/redis_question.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QTimer>

#include <memory>
#include <optional>

namespace traceo {

class RedisExchange : public QObject {
    Q_OBJECT
public:
    RedisExchange(const Clock& clock, Endpoint endpoint, Request request, std::shared_ptr<QPromise<Response>> promise,
                  QObject* parent);
    ~RedisExchange() override;

    /// Whether it may be sent at all; else it has ended.
    bool check();
    const Endpoint& endpoint() const { return m_endpoint; }
    const RedisQuestion& question() const { return m_question; }
    std::int64_t maxBytes() const { return m_request.maxBytes; }
    bool isMorePatientThan(const RedisExchange& other) const;
    /// When its time was over before the server had let it in: the error it ended with, without its place.
    const std::optional<Error>& waitedInVain() const { return m_waitedInVain; }

    /// The secret is read; a keychain may ask a person who is not there.
    void waitForSecret();
    /// A connection is opened for it: from the first time on its deadline runs.
    void waitForConnection();
    /// There is one, and the server has yet to say its first word.
    void waitForGreeting();
    void waitForReply();
    /// Bytes went or came; `received`: of the reply so far.
    void noteActivity(qint64 received);

    /// What was looked up before its answer.
    void noteLookups(const Lookups& lookups) { m_response.lookups = lookups; }

    /// Each ends it, unless it has ended. It deletes itself afterwards.
    void succeed(std::string reply);
    void refuse(RedisRefusal refusal, std::string reply = {});
    void fail(Error error);

Q_SIGNALS:
    void ended();

private:
    enum class Stage : std::uint8_t { Queue, Secret, Connection, Greeting, Reply };
    void dispatch();
    void deadlinePassed();
    void idleTooLong();
    void endOfPatience(Error error);
    QString foundSoFar() const;
    QString patienceHint() const;
    void finish();
    QString where() const;

    const Clock& m_clock;
    Endpoint m_endpoint;
    Request m_request;
    std::shared_ptr<QPromise<Response>> m_promise;
    QFutureWatcher<Response> m_watcher;
    RedisQuestion m_question;
    Response m_response;
    QTimer m_deadline;
    QTimer m_idle;
    Stage m_stage = Stage::Queue;
    std::optional<Error> m_waitedInVain;
    qint64 m_received = 0;
    bool m_isDispatched = false;
    bool m_finished = false;
};

} // namespace traceo
