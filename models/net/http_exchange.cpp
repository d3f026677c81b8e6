#include "net/http_exchange.h"

#include "core/when_finished.h"
#include "net/http_answer.h"
#include "net/http_date.h"
#include "net/origin.h"
#include "net/tls_errors.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(lcNet, "traceo.net", QtInfoMsg)

class ExchangeText {
    Q_DECLARE_TR_FUNCTIONS(HttpExchange)
};

constexpr int kRedirects = 5;
constexpr std::int64_t kErrorBody = 64 * 1024; // of an answer that is no success

} // namespace

HttpExchange::HttpExchange(NetworkParts& parts, Endpoint endpoint, Request request, std::shared_ptr<QPromise<Response>> promise,
                           QObject* parent)
    : QObject(parent), m_parts(parts), m_endpoint(std::move(endpoint)), m_request(std::move(request)),
      m_promise(std::move(promise))
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_idle.setSingleShot(true);
    m_idle.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &HttpExchange::deadlinePassed);
    connect(&m_idle, &QTimer::timeout, this, &HttpExchange::idleTooLong);
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] {
        fail({ErrorCode::Cancelled, {}, {}, ExchangeText::tr("a request that was cancelled"), {}});
    });
    m_watcher.setFuture(m_promise->future());
}

HttpExchange::~HttpExchange()
{
    fail({ErrorCode::Cancelled, {}, {}, ExchangeText::tr("a request that was cancelled"), {}});
}

void HttpExchange::start()
{
    m_response.sentAt = m_parts.clock.now();
    auto question = HttpQuestion::of(m_endpoint, m_request);
    if (!question)
        return fail(question.error());
    m_question = std::move(*question);
    if (m_endpoint.auth == Endpoint::Auth::None)
        return waitForPlace();
    readCredential();
}

void HttpExchange::readCredential()
{
    m_deadline.start(m_request.deadline); // a keychain may ask a person who is not there
    whenFinished(m_parts.credentials.read(m_endpoint.secret, m_question.origin), this,
                 [this](const QFuture<Result<std::shared_ptr<const Secret>>>& secret) {
                     if (!hasNoAnswer(secret))
                         useCredential(secret.result());
                 });
}

void HttpExchange::useCredential(const Result<std::shared_ptr<const Secret>>& secret)
{
    m_deadline.stop();
    if (m_finished)
        return;
    if (!secret)
        return fail(secret.error());
    auto header = credentialHeader(m_endpoint, **secret);
    if (!header)
        return fail(header.error());
    std::erase_if(m_question.headers, [&header](const auto& other) { return other.first == header->first; });
    m_question.headers.push_back(std::move(*header));
    waitForPlace();
}

void HttpExchange::waitForPlace()
{
    const auto ticket = m_parts.queue.enter(m_question.origin, [this] {
        QMetaObject::invokeMethod(this, &HttpExchange::dispatch, Qt::QueuedConnection);
    });
    if (!ticket)
        return fail(ticket.error());
    m_ticket = *ticket;
}

void HttpExchange::dispatch()
{
    if (m_finished)
        return;
    m_response.sentAt = m_parts.clock.now();
    m_deadline.start(m_request.deadline);
    send(ConnectionPool::Reuse::Allowed);
}

void HttpExchange::send(ConnectionPool::Reuse reuse)
{
    qCDebug(lcNet, "Sending %s %s", m_question.method.constData(), qUtf8Printable(redacted(m_question.url)));
    auto connection = m_parts.connections.take(m_endpoint, reuse);
    if (!connection)
        return fail(connection.error());
    m_connection = std::move(*connection);
    m_response.proxy = m_connection->route().proxyText();
    m_reader = {};
    m_body.reset();
    m_hasArrived = false;
    connect(m_connection.get(), &HttpConnection::opened, this, &HttpExchange::write);
    connect(m_connection.get(), &HttpConnection::wrote, this, &HttpExchange::noteActivity);
    connect(m_connection.get(), &HttpConnection::arrived, this, &HttpExchange::readArrived);
    connect(m_connection.get(), &HttpConnection::closed, this, &HttpExchange::endOfConnection);
    noteActivity();
    if (m_connection->isOpen())
        write();
    else
        m_connection->open();
}

void HttpExchange::write()
{
    const Route& route = m_connection->route();
    noteActivity();
    if (!route.asksProxy())
        return m_connection->write(requestBytes(m_question, TargetForm::Path));
    HttpQuestion question = m_question;
    if (!route.proxy.user().isEmpty()) {
        const QByteArray login = (route.proxy.user() + u':' + route.proxy.password()).toUtf8().toBase64();
        question.headers.emplace_back("proxy-authorization", "Basic " + login.toStdString());
    }
    m_connection->write(requestBytes(question, TargetForm::WholeUrl));
}

void HttpExchange::noteActivity()
{
    m_idle.start(m_request.idle);
}

void HttpExchange::readArrived()
{
    while (m_connection) {
        const QByteArray bytes = m_connection->read();
        if (bytes.isEmpty())
            return;
        noteActivity();
        m_hasArrived = true;
        std::string body;
        const auto fed = m_reader.feed({bytes.constData(), std::size_t(bytes.size())}, body);
        if (m_reader.hasHead() && !m_body) {
            readHead();
            if (!m_body)
                return; // a redirect, or the end
        }
        if (m_body)
            takeBody(fed, body);
        else if (!fed)
            fail(fed.error());
    }
}

void HttpExchange::takeBody(const Result<void>& fed, std::string_view body)
{
    const auto kept = fed ? m_body->feed(body) : fed;
    if (kept && m_reader.isComplete())
        endOfAnswer();
    else if (!kept && isSuccess(m_response.status))
        fail(kept.error());
    else if (!kept)
        finishWithStatus(); // enough of it
}

void HttpExchange::readHead()
{
    const UtcMs now = m_parts.clock.now();
    m_response.status = m_reader.status();
    m_response.headers = m_reader.headers();
    m_response.retryAfter = parseRetryAfter(headerValue(m_response.headers, "retry-after"), now);
    if (const auto date = parseHttpDate(headerValue(m_response.headers, "date"), now))
        m_response.clockSkew = clockSkew(*date, {m_response.sentAt, now});
    if (isRedirect(m_response.status))
        return followRedirect();
    const bool isGood = isSuccess(m_response.status);
    if (auto wrong = isGood ? typeError(m_question, m_response.headers, {}) : std::nullopt)
        return fail(std::move(*wrong));
    m_body.emplace(m_reader.framing(), isGood ? m_request.maxBytes : std::min(kErrorBody, m_request.maxBytes));
    if (isGood && m_body->announcesTooMuch()) {
        Error error = m_body->tooLarge();
        m_body.reset();
        fail(std::move(error));
    }
}

void HttpExchange::endOfConnection()
{
    const HttpConnection* ended = m_connection.get();
    readArrived();
    if (m_connection.get() != ended)
        return; // it was enough, or a redirect leads elsewhere
    if (m_connection->wasUsed() && !m_hasArrived)
        return send(ConnectionPool::Reuse::Fresh); // it was closed while nobody used it; once, as the next one is new
    if (!m_body)
        return fail(m_connection->failure().value_or(socketError(QAbstractSocket::RemoteHostClosedError, m_question.url)));
    if (!isSuccess(m_response.status))
        return finishWithStatus();
    if (m_reader.framing().chunked || m_connection->failure())
        return fail(brokenBodyError(m_body->received()));
    finishWithBody();
}

void HttpExchange::endOfAnswer()
{
    if (m_reader.keepsConnection()) {
        m_connection->disconnect(this);
        m_parts.connections.giveBack(m_endpoint, std::move(m_connection));
    }
    if (isSuccess(m_response.status))
        finishWithBody();
    else
        finishWithStatus();
}

void HttpExchange::followRedirect()
{
    auto next = redirected(m_question, m_response.status, headerValue(m_response.headers, "location"));
    m_connection.reset();
    if (!next)
        return fail(next.error());
    if (++m_redirects > kRedirects) {
        return fail({ErrorCode::Redirect,
                     {},
                     ExchangeText::tr("at most %1 redirects").arg(kRedirects),
                     ExchangeText::tr("one more"),
                     ExchangeText::tr("The server redirects in a circle; check the url.")});
    }
    m_question = std::move(*next);
    send(ConnectionPool::Reuse::Allowed);
}

void HttpExchange::finishWithStatus()
{
    m_response.body = m_body->text();
    fail(statusError(m_response.status, m_response.body, m_response.retryAfter));
}

void HttpExchange::finishWithBody()
{
    auto text = m_body->finish();
    if (!text)
        return fail(text.error());
    if (auto wrong = typeError(m_question, m_response.headers, *text))
        return fail(std::move(*wrong));
    m_response.body = std::move(*text);
    finish();
}

void HttpExchange::deadlinePassed()
{
    if (m_ticket == 0) {
        return fail({ErrorCode::Auth,
                     {},
                     ExchangeText::tr("the secret from its store"),
                     ExchangeText::tr("no answer from the store"),
                     ExchangeText::tr("Unlock the keychain.")});
    }
    if (m_body && !isSuccess(m_response.status))
        return finishWithStatus();
    const QString found =
        m_body ? ExchangeText::tr("%1 bytes of it so far").arg(m_body->received()) : ExchangeText::tr("no answer so far");
    fail({ErrorCode::Timeout, {}, ExchangeText::tr("a whole answer within %1 ms").arg(m_request.deadline.count()), found, {}});
}

void HttpExchange::idleTooLong()
{
    if (m_body && !isSuccess(m_response.status))
        return finishWithStatus();
    fail({ErrorCode::Timeout,
          {},
          ExchangeText::tr("a byte at least every %1 ms").arg(m_request.idle.count()),
          ExchangeText::tr("silence"),
          m_body ? QString() : ExchangeText::tr("The server is down or overloaded, or a firewall drops what is sent to it.")});
}

void HttpExchange::fail(Error error)
{
    if (m_finished)
        return;
    error.where = error.where.isEmpty() ? where() : where() + QStringLiteral(": ") + error.where;
    m_response.error = std::move(error);
    finish();
}

QString HttpExchange::where() const
{
    const QString url = redacted(m_question.url.isEmpty() ? m_endpoint.base : m_question.url);
    const QString way = m_response.proxy.isEmpty() ? url : ExchangeText::tr("%1 through the proxy %2").arg(url, m_response.proxy);
    return m_endpoint.source.empty() ? way : QStringLiteral("%1 (%2)").arg(QString::fromStdString(m_endpoint.source), way);
}

void HttpExchange::finish()
{
    m_finished = true;
    m_deadline.stop();
    m_watcher.disconnect(this);
    m_idle.stop();
    m_connection.reset();
    m_response.receivedAt = m_parts.clock.now();
    if (m_response.error)
        qCInfo(lcNet, "%s", qUtf8Printable(toText(*m_response.error)));
    m_promise->addResult(std::move(m_response));
    m_promise->finish();
    if (m_ticket != 0)
        m_parts.queue.leave(m_ticket);
    deleteLater();
}

} // namespace traceo
