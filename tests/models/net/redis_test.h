#pragma once
// What every test of the runner stands on: one without a keychain, made anew for each function.

#include "models/net/scripted_redis.h"
#include "net/credentials.h"
#include "net/redis_runner.h"

#include <QObject>

#include <memory>

namespace traceo::test {

class RedisTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<CompositeCredentialStore>(nullptr, m_clock);
        m_runner = std::make_unique<RedisRunner>(m_clock, *m_store);
    }
    void cleanup()
    {
        m_runner.reset();
        m_store.reset();
    }

protected:
    Response ask(const Endpoint& endpoint, const Request& request = redisRequest({"INFO"}))
    {
        return answered(m_runner->run(endpoint, request));
    }
    Response ask(const ScriptedRedis& server, const Request& request = redisRequest({"INFO"}))
    {
        return ask(server.endpoint(), request);
    }

    SystemClock m_clock;
    std::unique_ptr<CompositeCredentialStore> m_store;
    std::unique_ptr<RedisRunner> m_runner;
};

} // namespace traceo::test
