#include "net/http_exchange.h"

#include "net/http_answer.h"
#include "net/http_date.h"
#include "net/origin.h"
#include "net/tls_errors.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QNetworkReply>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(lcNet, "traceo.net", QtInfoMsg)

class ExchangeText {
    Q_DECLARE_TR_FUNCTIONS(HttpExchange)
};

constexpr int kRedirects = 5;
constexpr qint64 kReadBuffer = 256 * 1024;     // what the network library may hold that was not read yet
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
    m_parts.credentials.read(m_endpoint.secret, m_question.origin)
        .then(this, [this](const Result<std::shared_ptr<const Secret>>& secret) { useCredential(secret); });
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
    auto connections = m_parts.connections.connectionsFor(m_endpoint);
    if (!connections)
        return fail(connections.error());
    m_connections = std::move(*connections);
    m_response.sentAt = m_parts.clock.now();
    m_deadline.start(m_request.deadline);
    send();
}

QNetworkRequest HttpExchange::networkRequest() const
{
    QNetworkRequest request(m_question.url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setMaximumRedirectsAllowed(0);
    request.setRawHeader("Accept-Encoding", "gzip"); // set by us, so that we unpack it: Qt accepts a truncated stream
    for (const auto& [name, value] : m_question.headers)
        request.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    if (!m_connections.tls.isNull())
        request.setSslConfiguration(m_connections.tls);
    return request;
}

void HttpExchange::send()
{
    qCDebug(lcNet, "Sending %s %s", m_question.method.constData(), qUtf8Printable(redacted(m_question.url)));
    QNetworkAccessManager& access = *m_connections.access;
    const QNetworkRequest request = networkRequest();
    m_reply = m_question.method == "GET" ? access.get(request)
        : m_question.method == "POST"    ? access.post(request, m_question.body)
                                         : access.sendCustomRequest(request, m_question.method, m_question.body);
    m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::endOfReply);
    connect(m_reply, &QNetworkReply::uploadProgress, this, &HttpExchange::noteActivity);
    connect(m_reply, &QNetworkReply::sslErrors, this, &HttpExchange::noteTlsProblems);
    noteActivity();
}

void HttpExchange::noteActivity()
{
    m_idle.start(m_request.idle);
}

/// Nothing is ever ignored here, so the handshake fails.
void HttpExchange::noteTlsProblems(const QList<QSslError>& problems)
{
    m_tlsProblems = problems;
}

void HttpExchange::readHeaders()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_body || status == 0)
        return;
    noteActivity();
    const UtcMs now = m_parts.clock.now();
    m_response.status = status;
    m_response.headers = headersOf(*m_reply);
    m_response.retryAfter = parseRetryAfter(headerValue(m_response.headers, "retry-after"), now);
    if (const auto date = parseHttpDate(headerValue(m_response.headers, "date"), now))
        m_response.clockSkew = clockSkew(*date, {m_response.sentAt, now});
    if (isRedirect(status))
        return followRedirect();
    const auto framing = Framing::of(m_response.headers);
    if (!isSuccess(status)) {
        m_body.emplace(framing ? *framing : Framing(), std::min(kErrorBody, m_request.maxBytes));
        return;
    }
    if (!framing)
        return fail(framing.error());
    if (auto html = htmlError(m_question, m_response.headers, {}))
        return fail(std::move(*html));
    m_body.emplace(*framing, m_request.maxBytes);
}

void HttpExchange::readBody()
{
    while (m_reply != nullptr && m_body && m_reply->bytesAvailable() > 0) {
        noteActivity();
        const QByteArray bytes = m_reply->read(kReadBuffer);
        if (bytes.isEmpty())
            return;
        const auto fed = m_body->feed({bytes.constData(), std::size_t(bytes.size())});
        if (fed)
            continue;
        if (!isSuccess(m_response.status))
            return finishWithStatus(); // enough of it
        return fail(fed.error());
    }
}

void HttpExchange::endOfReply()
{
    readHeaders();
    if (m_finished || m_reply == nullptr)
        return;
    readBody();
    if (m_finished)
        return;
    const QNetworkReply::NetworkError error = m_reply->error();
    if (error == QNetworkReply::SslHandshakeFailedError)
        return fail(m_tlsProblems.isEmpty() ? handshakeError() : tlsError(m_tlsProblems, m_question.url.host()));
    if (!m_body)
        return fail(connectionError(error, m_question.url));
    if (!isSuccess(m_response.status))
        return finishWithStatus();
    if (error != QNetworkReply::NoError)
        return fail(brokenBodyError(m_body->received()));
    finishWithBody();
}

void HttpExchange::followRedirect()
{
    const std::string location(headerValue(m_response.headers, "location"));
    auto next = redirected(m_question, m_response.status, location);
    dropReply();
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
    send();
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
    if (auto html = htmlError(m_question, m_response.headers, *text))
        return fail(std::move(*html));
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
    return m_endpoint.source.empty() ? url : QStringLiteral("%1 (%2)").arg(QString::fromStdString(m_endpoint.source), url);
}

/// Aborts later: inside one of the reply's own signals it is not safe.
void HttpExchange::dropReply()
{
    m_idle.stop();
    if (m_reply == nullptr)
        return;
    QNetworkReply* reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    const auto abort = [reply, access = m_connections.access] {
        reply->abort();
        reply->deleteLater();
    };
    QMetaObject::invokeMethod(reply, abort, Qt::QueuedConnection);
}

void HttpExchange::finish()
{
    m_finished = true;
    m_deadline.stop();
    m_watcher.disconnect(this);
    dropReply();
    m_connections = {};
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
