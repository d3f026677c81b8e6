#pragma once
// Everything that talks to the outside, wired together: credentials, the HTTP client, files, Redis, PostgreSQL.
// Main thread only; the runner may be used on any thread.

#include "core/clock.h"
#include "core/request_runner.h"
#include "core/secret.h"

#include <memory>

namespace traceo {

class Network {
public:
    explicit Network(const Clock& clock);
    ~Network();
    RequestRunner& runner();
    CredentialStore& credentials();
    /// After a resume: no connection from before is used again. Any thread.
    void resetConnections();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace traceo
