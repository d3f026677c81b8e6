#pragma once
// What lives on the runner's own thread: the exchanges, and which of the blocking threads has whose connection.
// The runner's thread only, once moved there.

#include "net/sql_exchange.h"

namespace traceo {

class SqlLine : public QObject {
    Q_OBJECT
public:
    SqlLine(const Clock& clock, CredentialStore& credentials);
    ~SqlLine() override;

    void begin(const Endpoint& endpoint, const Request& request, const std::shared_ptr<QPromise<Response>>& promise);
    void resetConnections();
    /// Ends all exchanges and then the thread.
    void close();

private:
    QList<SqlExchange*> underWay() const;
    SqlWorker& workerFor(const std::string& key);
    void endAll();

    SqlParts m_parts;
    std::shared_ptr<SystemRoots> m_roots = std::make_shared<SystemRoots>();
    std::vector<std::unique_ptr<SqlWorker>> m_workers;
    std::map<std::string, std::size_t> m_places; ///< of a connection's worker
};

} // namespace traceo
