#include "net/sql_exchange.h"

#include "core/when_finished.h"
#include "net/origin.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(lcSql, "traceo.sql", QtInfoMsg)

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SqlExchange)
};

Error cancelled()
{
    return {ErrorCode::Cancelled, {}, {}, Text::tr("a request that was cancelled"), {}};
}

} // namespace

SqlExchange::SqlExchange(SqlParts& parts, Endpoint endpoint, Request request, std::shared_ptr<QPromise<Response>> promise,
                         QObject* parent)
    : QObject(parent), m_parts(parts), m_endpoint(std::move(endpoint)), m_request(std::move(request)),
      m_promise(std::move(promise))
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &SqlExchange::deadlinePassed);
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { fail(cancelled()); });
    connect(&m_answered, &QFutureWatcherBase::finished, this, [this] {
        if (m_answered.future().resultCount() > 0)
            take(m_answered.result());
    });
    m_watcher.setFuture(m_promise->future());
}

SqlExchange::~SqlExchange()
{
    fail(cancelled());
}

void SqlExchange::start()
{
    m_response.sentAt = m_parts.clock.now();
    auto question = SqlQuestion::of(m_endpoint, m_request);
    if (!question)
        return fail(question.error());
    m_question = std::move(*question);
    m_deadline.start(m_request.deadline); // a keychain may ask a person who is not there
    if (m_endpoint.auth == Endpoint::Auth::None)
        return ask(nullptr);
    whenFinished(m_parts.credentials.read(m_endpoint.secret, m_question.origin), this,
                 [this](const QFuture<Result<std::shared_ptr<const Secret>>>& secret) {
                     if (!hasNoAnswer(secret))
                         useCredential(secret.result());
                 });
}

void SqlExchange::resetConnection()
{
    m_call->renew(m_parts.epoch);
}

void SqlExchange::useCredential(const Result<std::shared_ptr<const Secret>>& secret)
{
    if (m_isFinished)
        return;
    if (!secret)
        return fail(secret.error());
    const std::string_view value = (*secret)->reveal();
    if (value.empty() || value.find('\0') != std::string_view::npos)
        return fail({ErrorCode::Auth,
                     {},
                     Text::tr("a password"),
                     value.empty() ? Text::tr("an empty one") : Text::tr("one with a zero byte"),
                     {}});
    ask(*secret);
}

void SqlExchange::ask(std::shared_ptr<const Secret> secret)
{
    m_isAsked = true;
    m_response.sentAt = m_parts.clock.now();
    m_deadline.start(m_request.deadline);
    auto promise = std::make_shared<QPromise<SqlAnswer>>();
    promise->start();
    m_answered.setFuture(promise->future());
    qCDebug(lcSql, "Asking %s for %s", qUtf8Printable(m_question.where), m_request.want.c_str());
    m_parts.workerFor(m_question.key)
        .ask({.question = m_question,
              .secret = std::move(secret),
              .deadline = QDeadlineTimer(m_request.deadline, Qt::PreciseTimer),
              .allowed = m_request.deadline,
              .maxBytes = m_request.maxBytes,
              .call = m_call,
              .since = std::chrono::steady_clock::now()},
             promise);
}

void SqlExchange::take(SqlAnswer answer)
{
    if (m_isFinished)
        return;
    m_response.status = answer.status;
    if (answer.error)
        return fail(std::move(*answer.error));
    m_response.body = std::move(answer.body);
    finish();
}

void SqlExchange::deadlinePassed()
{
    if (!m_isAsked)
        return fail({ErrorCode::Auth,
                     {},
                     Text::tr("the secret from its store"),
                     Text::tr("no answer from the store"),
                     Text::tr("Unlock the keychain.")});
    fail({ErrorCode::Timeout,
          {},
          Text::tr("an answer within %1 ms").arg(m_request.deadline.count()),
          Text::tr("no answer so far"),
          Text::tr("The server is down or overloaded, or a firewall drops what is sent to it.")});
}

void SqlExchange::fail(Error error)
{
    if (m_isFinished)
        return;
    const QString where = m_question.where.isEmpty() ? QString::fromStdString(m_endpoint.source) : m_question.where;
    error.where = error.where.isEmpty() ? where : where + QStringLiteral(": ") + error.where;
    m_response.error = std::move(error);
    finish();
}

void SqlExchange::finish()
{
    m_isFinished = true;
    m_deadline.stop();
    m_watcher.disconnect(this);
    m_answered.disconnect(this);
    if (m_response.error)
        m_call->end(); // whatever still runs for it
    m_response.receivedAt = m_parts.clock.now();
    if (m_response.error)
        qCInfo(lcSql, "%s", qUtf8Printable(toText(*m_response.error)));
    m_promise->addResult(std::move(m_response));
    m_promise->finish();
    deleteLater();
}

} // namespace traceo
