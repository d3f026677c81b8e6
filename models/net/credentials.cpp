#include "net/credentials.h"

#include "core/format.h"
#include "core/json.h"
#include "net/origin_book.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QPromise>

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace traceo {
namespace {

class CredentialText {
    Q_DECLARE_TR_FUNCTIONS(CredentialStore)
};

using Found = Result<std::shared_ptr<const Secret>>;

constexpr qint64 kSecretBytes = 64 * 1024;
constexpr Millis kKeepGood{60'000};
constexpr Millis kKeepBad{10'000};
constexpr std::string_view kKeyPrefix = "traceo/";

Error refused(const QString& where, const QString& expected, const QString& found, const QString& hint)
{
    return {ErrorCode::Auth, where, expected, found, hint};
}

Error noKeychain()
{
    return refused({}, CredentialText::tr("a keychain"), CredentialText::tr("none in this program"),
                   CredentialText::tr("Name a file that only you can read (file:PATH), or a variable (env:NAME)."));
}

Error noAnswer()
{
    return refused({}, CredentialText::tr("an answer from the keychain"), CredentialText::tr("none"),
                   CredentialText::tr("Unlock the keychain."));
}

/// The secret of a keychain entry, if it was stored for `origin`.
Found boundTo(const Found& entry, const std::string& name, const std::string& origin)
{
    if (!entry)
        return entry.error();
    const QString where = QStringLiteral("keychain:") + QString::fromStdString(name);
    const auto json = parseJson((*entry)->reveal());
    const auto storedFor = json ? textAt(*json, "origin") : std::nullopt;
    const auto secret = json ? textAt(*json, "secret") : std::nullopt;
    if (!storedFor || !secret) {
        return refused(where, CredentialText::tr("an entry that Traceo has stored"), CredentialText::tr("another one"),
                       CredentialText::tr("Store the credential again for this source."));
    }
    if (*storedFor != origin) {
        return refused(where, CredentialText::tr("a credential for %1").arg(QString::fromStdString(origin)),
                       CredentialText::tr("one that was stored for %1").arg(plainText(*storedFor, 200)),
                       CredentialText::tr(
                           "It was not sent. If the server has moved, store the credential again for the new address."));
    }
    return std::shared_ptr<const Secret>(std::make_shared<Secret>(*secret));
}

} // namespace

Found secretFromFile(const std::string& path)
{
    const QString name = QString::fromStdString(path);
    const QString expected = CredentialText::tr("a file with the secret");
    QFile file(name);
    const QFileInfo about(name);
    if (!about.exists())
        return refused(name, expected, CredentialText::tr("no such file"), {});
    if (!about.isFile())
        return refused(name, expected, CredentialText::tr("something that is no regular file"), {});
    constexpr auto kOthers =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
#if defined(Q_OS_UNIX)
    if ((about.permissions() & kOthers) != 0) {
        return refused(name, CredentialText::tr("a file that only you can read"),
                       CredentialText::tr("one that others can read or change"),
                       CredentialText::tr("Run: chmod 600 '%1'").arg(name));
    }
#endif
    if (!file.open(QIODevice::ReadOnly))
        return refused(name, expected, CredentialText::tr("one that cannot be read"), CredentialText::tr("Check who owns it."));
    QByteArray bytes = file.read(kSecretBytes + 1);
    std::string_view text(bytes.constData(), std::size_t(bytes.size()));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    auto secret = std::make_shared<Secret>(text);
    const bool isLong = bytes.size() > kSecretBytes;
    bytes.fill('\0');
    if (secret->empty() || isLong)
        return refused(name, expected, isLong ? CredentialText::tr("more than 64 KiB") : CredentialText::tr("an empty file"), {});
    return std::shared_ptr<const Secret>(std::move(secret));
}

Found secretFromEnvironment(const std::string& name)
{
    const char* value = std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): nobody changes the environment
    if (value == nullptr || *value == '\0') {
        return refused(QStringLiteral("env:") + QString::fromStdString(name), CredentialText::tr("a variable with the secret"),
                       value == nullptr ? CredentialText::tr("no such variable") : CredentialText::tr("an empty one"), {});
    }
    return std::shared_ptr<const Secret>(std::make_shared<Secret>(value));
}

/// A future has one continuation only, so those who wait for the same entry each have a promise.
struct CompositeCredentialStore::State {
    struct Entry {
        std::optional<Found> found;
        std::vector<std::shared_ptr<QPromise<Found>>> waiting;
        Millis askedAt{};
    };
    KeychainBackend* keychain = nullptr;
    const Clock& clock;
    OriginBook origins;
    std::mutex mutex{};
    std::map<std::string, Entry> entries{};

    /// What is known and recent enough; else `promise` waits, and `mustAsk` tells whether it is the first.
    std::optional<Found> knownOrWait(const std::string& name, const std::shared_ptr<QPromise<Found>>& promise, bool& mustAsk)
    {
        const std::lock_guard lock(mutex);
        Entry& entry = entries[name];
        const Millis now = clock.monotonic();
        if (entry.found && now - entry.askedAt < (entry.found->ok() ? kKeepGood : kKeepBad))
            return entry.found;
        mustAsk = entry.waiting.empty();
        entry.waiting.push_back(promise);
        entry.askedAt = now;
        return std::nullopt;
    }

    void answer(const std::string& name, const Found& found)
    {
        std::vector<std::shared_ptr<QPromise<Found>>> waiting;
        {
            const std::lock_guard lock(mutex);
            Entry& entry = entries[name];
            entry.found = found;
            waiting.swap(entry.waiting);
        }
        for (const auto& promise : waiting)
            finish(*promise, found);
    }

    /// `name`: as the workspace writes it; neither a file nor a variable says itself whom its secret is for.
    Found ifFor(const std::string& origin, const std::string& name, const Found& secret)
    {
        const auto admitted = secret ? origins.admit(name, origin) : Result<void>();
        return admitted ? secret : Found(admitted.error());
    }

    static void finish(QPromise<Found>& promise, const Found& found)
    {
        promise.addResult(found);
        promise.finish();
    }
};

CompositeCredentialStore::CompositeCredentialStore(KeychainBackend* keychain, const Clock& clock, const QString& originBook)
    : m_state(new State{.keychain = keychain, .clock = clock, .origins = OriginBook(originBook)})
{}

QFuture<Found> CompositeCredentialStore::read(const SecretRef& ref, const std::string& origin)
{
    switch (ref.kind) {
    case SecretRef::Kind::None:
        return QtFuture::makeReadyFuture(
            Found(refused({}, CredentialText::tr("a secret for this source"), CredentialText::tr("none"),
                          CredentialText::tr("Name one under “auth”: secret: keychain:NAME."))));
    case SecretRef::Kind::File:
        return QtFuture::makeReadyFuture(m_state->ifFor(origin, "file:" + ref.name, secretFromFile(ref.name)));
    case SecretRef::Kind::Environment:
        return QtFuture::makeReadyFuture(m_state->ifFor(origin, "env:" + ref.name, secretFromEnvironment(ref.name)));
    case SecretRef::Kind::Keychain:
        break;
    }
    if (m_state->keychain == nullptr)
        return QtFuture::makeReadyFuture(Found(noKeychain()));
    const auto promise = std::make_shared<QPromise<Found>>();
    promise->start();
    // Before anybody can finish it: whenFinished() would need an object with a thread here.
    QFuture<Found> answer = promise->future().then(QtFuture::Launch::Sync, [name = ref.name, origin](const Found& found) {
        return boundTo(found, name, origin);
    });
    bool mustAsk = false;
    if (const auto known = m_state->knownOrWait(ref.name, promise, mustAsk))
        State::finish(*promise, *known);
    if (mustAsk) {
        const auto toAll = [state = m_state, name = ref.name](const Found& found) { state->answer(name, found); };
        const auto toAllNothing = [state = m_state, name = ref.name] { state->answer(name, noAnswer()); };
        QPromise<Found> asked;
        asked.future().then(QtFuture::Launch::Sync, toAll).onCanceled(toAllNothing);
        m_state->keychain->read(std::string(kKeyPrefix) + ref.name, std::move(asked));
    }
    return answer;
}

QFuture<Result<void>> CompositeCredentialStore::store(const std::string& name, const std::string& origin, Secret secret)
{
    if (m_state->keychain == nullptr)
        return QtFuture::makeReadyFuture(Result<void>(noKeychain()));
    const nlohmann::json entry = {{"origin", origin}, {"secret", secret.reveal()}};
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->entries[name].found.reset();
    }
    return m_state->keychain->write(std::string(kKeyPrefix) + name, Secret(toText(entry)));
}

} // namespace traceo
