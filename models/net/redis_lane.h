#pragma once
// The one connection to an endpoint and the commands that wait for it: one after the other, in the order they came. It opens
// when somebody asks, is opened anew when the server was tired of it, and is closed when nobody has asked for a while. Those that
// waited while none came about are refused with the one it was opened for: a wrong password is tried once, a dead host waited
// for once.
// Network thread only.

#include "net/connection_pool.h"
#include "net/redis_connection.h"
#include "net/redis_exchange.h"

#include <QList>
#include <QSslCertificate>
#include <QTimer>

#include <deque>
#include <map>
#include <memory>
#include <string>

namespace traceo {

/// What all lanes of a runner share.
struct RedisParts {
    const Clock& clock;
    CredentialStore& credentials;
    Millis keep; ///< an unused connection
    QList<QSslCertificate> systemRoots{};
    std::map<std::string, Lookups> lookups{}; ///< at each server
};

class RedisLane : public QObject {
    Q_OBJECT
public:
    /// `endpoint`: of all that will be asked here, as far as it decides whom one speaks to and as whom.
    RedisLane(RedisParts& parts, const Endpoint& endpoint);

    /// It is asked when its turn comes; one too many ends at once (TooLarge).
    void add(RedisExchange* exchange);
    /// After a resume: the connection may be dead. What is under way is asked again over a new one; commands only read.
    void reset();

Q_SIGNALS:
    void unused(); ///< for so long that the connection was closed

private:
    void leave(RedisExchange* exchange);
    void refuseAll(const RedisRefusal& why);
    void next();
    void open();
    void useSecret(const Result<std::shared_ptr<const Secret>>& secret);
    void connectWith(std::string login);
    Result<Route> route();
    void ask();
    void takeAnswer();
    void connectionClosed();

    RedisParts& m_parts;
    Endpoint m_endpoint;
    std::deque<RedisExchange*> m_waiting;
    RedisExchange* m_current = nullptr;
    std::unique_ptr<RedisConnection, DeleteLater> m_connection;
    bool m_isAsked = false; ///< what is under way was sent, and its answer has not come
    int m_opening = 0;      ///< counts: a secret that comes too late belongs to an earlier one
    QTimer m_unused;
};

} // namespace traceo
