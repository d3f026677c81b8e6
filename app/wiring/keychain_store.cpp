#include "app/wiring/keychain_store.h"

#include <QCoreApplication>
#include <QPromise>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace traceo {
namespace {

class KeychainText {
    Q_DECLARE_TR_FUNCTIONS(Keychain)
};

constexpr int kPatienceMs = 120'000; // a person finds and types a passphrase

QString service()
{
    return QStringLiteral("traceo");
}

Error noAnswer(const std::string& key)
{
    return {ErrorCode::Auth, QString::fromStdString(key), KeychainText::tr("an answer from the keychain"),
            KeychainText::tr("none in two minutes"), KeychainText::tr("Unlock the keychain and try again.")};
}

/// Starts `job` on its thread; `done` is called there exactly once, with an error or without.
/// Plain text in a settings file is never a way out.
void start(QKeychain::Job& job, const std::string& key, const std::function<void(const std::optional<Error>&)>& done)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    job.setKey(QString::fromStdString(key));
    auto* patience = new QTimer(&job);
    patience->setSingleShot(true);
    QObject::connect(patience, &QTimer::timeout, &job, [&job, key, done] {
        job.disconnect();
        job.deleteLater();
        done(noAnswer(key));
    });
    QObject::connect(&job, &QKeychain::Job::finished, &job, [&job, key, done, patience] {
        patience->stop();
        job.deleteLater();
        done(job.error() == QKeychain::NoError ? std::nullopt : std::optional(keychainError(job.error(), key)));
    });
    patience->start(kPatienceMs);
    job.start();
}

/// `ask` keeps the promise on the thread of `line`.
template <class Answer, class Ask>
void askOn(QObject* line, QPromise<Answer> answer, Ask ask)
{
    const auto promise = std::make_shared<QPromise<Answer>>(std::move(answer));
    promise->start();
    QMetaObject::invokeMethod(
        line, [promise, ask] { ask(promise); }, Qt::QueuedConnection);
}

/// What `ask` promises on the thread of `line`.
template <class Answer, class Ask>
QFuture<Answer> asked(QObject* line, Ask ask)
{
    QPromise<Answer> promise;
    auto future = promise.future();
    askOn(line, std::move(promise), std::move(ask));
    return future;
}

} // namespace

Error keychainError(int error, const std::string& key)
{
    const auto refused = [&key](const QString& found, const QString& hint) {
        return Error{ErrorCode::Auth, QString::fromStdString(key), KeychainText::tr("an entry of the keychain"), found, hint};
    };
    switch (QKeychain::Error(error)) {
    case QKeychain::NoError:
        break;
    case QKeychain::EntryNotFound:
        return refused(KeychainText::tr("none of that name"), KeychainText::tr("Store the credential for this source first."));
    case QKeychain::AccessDeniedByUser:
        return refused(KeychainText::tr("a keychain that was not opened"), KeychainText::tr("Try again and let Traceo read it."));
    case QKeychain::AccessDenied:
        return refused(KeychainText::tr("a keychain that refused"), KeychainText::tr("Unlock it, and allow Traceo to read it."));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return refused(KeychainText::tr("no keychain in this session"),
                       KeychainText::tr(
                           "Start one (GNOME Keyring or KWallet), or name a file that only you can read: secret: file:PATH."));
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return refused(KeychainText::tr("a keychain that failed"),
                   KeychainText::tr(
                       "Check that a keychain (GNOME Keyring or KWallet) runs in this session, or use secret: file:PATH."));
}

KeychainStore::KeychainStore() : m_line(new QObject)
{
    m_thread.setObjectName(QStringLiteral("traceo-keychain"));
    m_line->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_line, &QObject::deleteLater);
    m_thread.start();
}

KeychainStore::~KeychainStore()
{
    m_thread.quit();
    m_thread.wait();
}

void KeychainStore::read(const std::string& key, QPromise<Result<Entry>> answer)
{
    askOn(m_line, std::move(answer), [line = m_line, key](const auto& promise) {
        auto* job = new QKeychain::ReadPasswordJob(service(), line);
        start(*job, key, [job, promise](const std::optional<Error>& error) {
            promise->addResult(error ? Result<Entry>(*error)
                                     : Result<Entry>(std::make_shared<const Secret>(job->textData().toStdString())));
            promise->finish();
        });
    });
}

QFuture<Result<void>> KeychainStore::isThere()
{
    return asked<Result<void>>(m_line, [line = m_line](const auto& promise) {
        const std::string nobodys = "traceo";
        auto* job = new QKeychain::ReadPasswordJob(service(), line);
        start(*job, nobodys, [job, promise](const std::optional<Error>& error) {
            const bool hasLooked = job->error() == QKeychain::EntryNotFound;
            promise->addResult(error && !hasLooked ? Result<void>(*error) : Result<void>());
            promise->finish();
        });
    });
}

QFuture<Result<void>> KeychainStore::write(const std::string& key, Secret value)
{
    const auto secret = std::make_shared<const Secret>(std::move(value));
    return asked<Result<void>>(m_line, [line = m_line, key, secret](const auto& promise) {
        auto* job = new QKeychain::WritePasswordJob(service(), line);
        job->setTextData(QString::fromUtf8(secret->reveal().data(), qsizetype(secret->reveal().size())));
        start(*job, key, [promise](const std::optional<Error>& error) {
            promise->addResult(error ? Result<void>(*error) : Result<void>());
            promise->finish();
        });
    });
}

} // namespace traceo
