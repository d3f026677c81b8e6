#pragma once
// What every test of the client stands on: a client without a keychain, made anew for each function.

#include "models/net/hostile_server.h"
#include "net/credentials.h"
#include "net/http_client.h"

#include <QObject>

#include <memory>

namespace traceo::test {

class ClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<CompositeCredentialStore>(nullptr, m_clock);
        m_client = std::make_unique<HttpClient>(m_clock, *m_store);
    }
    void cleanup()
    {
        m_client.reset();
        m_store.reset();
    }

protected:
    Response ask(const HostileServer& server, const Request& request = quickRequest())
    {
        return answered(m_client->run(server.endpoint(), request));
    }

    SystemClock m_clock;
    std::unique_ptr<CompositeCredentialStore> m_store;
    std::unique_ptr<HttpClient> m_client;
};

} // namespace traceo::test
