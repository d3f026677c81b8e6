#pragma once
// The keychain of the system (Secret Service, KWallet, macOS, Windows) by QtKeychain. It has a
// thread of its own: its library is not safe on several, and a prompt must not hold anybody up.
// Any thread, but made and destroyed on one; futures finish on the keychain's thread.

#include "net/credentials.h"

#include <QObject>
#include <QThread>

namespace traceo {

class KeychainStore final : public KeychainBackend {
public:
    KeychainStore();
    /// Ends what is asked (its futures are cancelled) and waits for the thread.
    ~KeychainStore() override;
    KeychainStore(const KeychainStore&) = delete;
    KeychainStore& operator=(const KeychainStore&) = delete;

    /// A locked keychain may ask the user to open it; after two minutes that is a failure.
    /// Without a keychain it fails at once.
    void read(const std::string& key, QPromise<Result<Entry>> answer) override;
    QFuture<Result<void>> write(const std::string& key, Secret value) override;
    /// Whether one answers at all, so that nobody types a secret it cannot take. Errors: Auth.
    QFuture<Result<void>> isThere();

private:
    QThread m_thread;
    QObject* m_line; ///< lives on the thread and ends with it; owns the jobs
};

/// What a failure of the keychain means and what to do about it. `error`: QKeychain::Error.
Error keychainError(int error, const std::string& key);

} // namespace traceo
