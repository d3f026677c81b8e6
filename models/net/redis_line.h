#pragma once
// What lives on the runner's network thread: a lane for each server and login that is asked.
// Network thread only, once moved there.

#include "net/redis_lane.h"

#include <map>
#include <memory>
#include <string>

namespace traceo {

class RedisLine : public QObject {
    Q_OBJECT
public:
    RedisLine(const Clock& clock, CredentialStore& credentials, Millis keep);
    ~RedisLine() override;

    void begin(const Endpoint& endpoint, const Request& request, const std::shared_ptr<QPromise<Response>>& promise);
    void resetConnections();
    /// Ends all exchanges and then the thread.
    void close();

private:
    RedisLane& laneFor(const RedisExchange& exchange);
    void endAll();

    RedisParts m_parts;
    std::map<std::string, std::unique_ptr<RedisLane, DeleteLater>> m_lanes;
};

} // namespace traceo
