#pragma once
// Which servers a secret from a file or a variable is for: those it was first used with, and those its owner added. A
// workspace that somebody changes to name another server does not get the secret sent there. (An entry of the
// keychain says itself whom it is for.)
// Any thread.

#include "core/result.h"

#include <mutex>
#include <set>
#include <string>

namespace traceo {

class OriginBook {
public:
    /// `file`: {"file:/path": ["https://host:443"], "env:NAME": […]}, no secrets; made at the first use. Empty: everything is admitted.
    explicit OriginBook(QString file) : m_file(std::move(file)) {}

    /// Writes down the origin of a secret that has none yet. Errors: Auth, naming the file and what to do.
    Result<void> admit(const std::string& secret, const std::string& origin);

private:
    Result<void> lookUp(const std::string& secret, const std::string& origin) const;

    const QString m_file;
    std::mutex m_mutex;
    std::set<std::pair<std::string, std::string>> m_admitted; ///< in this run, so that the file is read once
};

} // namespace traceo
