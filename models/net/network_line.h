#pragma once
// What lives on the client's network thread: the queue, the connections and the exchanges.
// Network thread only, once moved there.

#include "net/http_exchange.h"

namespace traceo {

class NetworkLine : public QObject {
    Q_OBJECT
public:
    NetworkLine(const Clock& clock, CredentialStore& credentials);
    ~NetworkLine() override;

    void begin(const Endpoint& endpoint, const Request& request, const std::shared_ptr<QPromise<Response>>& promise);
    void resetConnections();
    /// Ends all exchanges and then the thread.
    void close();

private:
    void endAll();
    NetworkParts m_parts;
};

} // namespace traceo
