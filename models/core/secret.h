#pragma once
// A credential's bytes and the name it is kept under. No stream operator, no copy, zeroed at the end.
// One thread at a time.

#include "core/result.h"

#include <QFuture>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view bytes) : m_bytes(bytes.begin(), bytes.end()) {}
    Secret(Secret&&) noexcept = default;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    bool empty() const { return m_bytes.empty(); }
    /// The bytes, for the one place that puts them on the wire. Lives as long as the secret.
    std::string_view reveal() const { return {m_bytes.data(), m_bytes.size()}; }

private:
    void wipe();
    std::vector<char> m_bytes;
};

/// `keychain:NAME`, `file:PATH` or `env:NAME`; none when `name` is empty.
struct SecretRef {
    enum class Kind : std::uint8_t { None, Keychain, File, Environment };
    Kind kind = Kind::None;
    std::string name;

    static Result<SecretRef> parse(std::string_view text);
    friend bool operator==(const SecretRef&, const SecretRef&) = default;
};

class CredentialStore {
public:
    virtual ~CredentialStore() = default;
    /// The secret for use with `origin` (scheme://host:port). A keychain entry is bound to the
    /// origin it was stored for; a file must be 0600.
    /// Errors: Auth with what to do.
    virtual QFuture<Result<std::shared_ptr<const Secret>>> read(const SecretRef& ref, const std::string& origin) = 0;
    virtual QFuture<Result<void>> store(const std::string& name, const std::string& origin, Secret secret) = 0;
};

} // namespace traceo
