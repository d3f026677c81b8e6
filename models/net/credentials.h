#pragma once
// Where credentials come from: the system's keychain, a file of the user's own that nobody else
// can read, or the environment. Nothing is ever written in plain text.
// Any thread.

#include "core/clock.h"
#include "core/secret.h"

#include <QPromise>

#include <memory>
#include <string>

namespace traceo {

/// The system's keychain; app/wiring has the real one.
class KeychainBackend {
public:
    using Entry = std::shared_ptr<const Secret>;
    virtual ~KeychainBackend() = default;
    /// Errors: Auth with what to do (no keychain, locked, refused, no such entry).
    /// `answer`: not started; its future is somebody's already, who learns of a backend that goes away by its being cancelled.
    virtual void read(const std::string& key, QPromise<Result<Entry>> answer) = 0;
    virtual QFuture<Result<void>> write(const std::string& key, Secret value) = 0;
};

/// An entry of the keychain is "traceo/NAME" and holds {"origin": …, "secret": …}; with another
/// origin it is refused. It is asked for once a minute at most, a failure every ten seconds, and
/// once by those who ask at the same time, so that a locked keychain does not prompt in rows. A file's or a
/// variable's secret is for the servers that stand in the origin book (origin_book.h).
class CompositeCredentialStore final : public CredentialStore {
public:
    /// `keychain` may be null: then every keychain: secret is refused. Both must outlive the store.
    /// `originBook`: the book's file; empty where files and variables are for any server.
    CompositeCredentialStore(KeychainBackend* keychain, const Clock& clock, const QString& originBook = {});

    QFuture<Result<std::shared_ptr<const Secret>>> read(const SecretRef& ref, const std::string& origin) override;
    QFuture<Result<void>> store(const std::string& name, const std::string& origin, Secret secret) override;

private:
    struct State;
    std::shared_ptr<State> m_state; ///< shared with answers that are still to come
};

/// The first line of a regular file that only its owner may read. Errors: Auth naming `chmod`.
Result<std::shared_ptr<const Secret>> secretFromFile(const std::string& path);
/// Errors: Auth.
Result<std::shared_ptr<const Secret>> secretFromEnvironment(const std::string& name);

} // namespace traceo
