#include "app/wiring/network.h"

#include "app/wiring/keychain_store.h"
#include "app/wiring/paths.h"
#include "net/credentials.h"
#include "net/file_runner.h"
#include "net/http_client.h"
#include "net/redis_runner.h"
#include "net/request_router.h"
#include "net/sql_runner.h"

namespace traceo {

/// In the order of their life: each stands on those before it.
struct Network::Parts {
    explicit Parts(const Clock& clock)
        : credentials(&keychain, clock, Paths::ofUser().state + QStringLiteral("/origins.json")), http(clock, credentials),
          files(clock), redis(clock, credentials), sql(clock, credentials),
          router({{Transport::Http, &http}, {Transport::File, &files}, {Transport::Redis, &redis}, {Transport::Sql, &sql}})
    {}

    KeychainStore keychain;
    CompositeCredentialStore credentials;
    HttpClient http;
    FileRunner files;
    RedisRunner redis;
    SqlRunner sql;
    RequestRouter router;
};

Network::Network(const Clock& clock) : m_parts(std::make_unique<Parts>(clock)) {}

Network::~Network() = default;

CredentialStore& Network::credentials()
{
    return m_parts->credentials;
}

void Network::resetConnections()
{
    m_parts->http.resetConnections();
    m_parts->redis.resetConnections();
    m_parts->sql.resetConnections();
}

RequestRunner& Network::runner()
{
    return m_parts->router;
}

} // namespace traceo
