#include "net/redis_connection.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisConnection)
};

constexpr std::int64_t kGreetingBytes = 64 * 1024;

QByteArray bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

/// Of an error its words, of any other reply nothing.
std::optional<std::string_view> errorWords(std::string_view reply)
{
    if (!reply.starts_with('-'))
        return std::nullopt;
    return reply.substr(1, reply.size() - std::min<std::size_t>(reply.size(), 3)); // without "\r\n"
}

std::string takeFront(std::string& buffer, std::size_t size)
{
    if (size == buffer.size())
        return std::exchange(buffer, {});
    std::string front = buffer.substr(0, size);
    buffer.erase(0, size);
    return front;
}

/// The connection to the same host: what there is of TLS does not depend on what is said over it.
Route lineOf(const Endpoint& endpoint, Route route)
{
    route.origin = QUrl();
    route.origin.setScheme(isRediss(endpoint.base) ? QStringLiteral("https") : QStringLiteral("http"));
    route.origin.setHost(endpoint.base.host());
    route.origin.setPort(redisPort(endpoint.base));
    return route;
}

} // namespace

RedisConnection::RedisConnection(const Endpoint& endpoint, const Route& route, std::string login)
    : m_endpoint(endpoint), m_line(lineOf(endpoint, route)), m_login(std::move(login)), m_end(kGreetingBytes)
{
    connect(&m_line, &HttpConnection::reached, this, &RedisConnection::reached);
    connect(&m_line, &HttpConnection::opened, this, &RedisConnection::greet);
    connect(&m_line, &HttpConnection::wrote, this, [this] { Q_EMIT active(qint64(m_buffer.size())); });
    connect(&m_line, &HttpConnection::arrived, this, &RedisConnection::readArrived);
    connect(&m_line, &HttpConnection::closed, this, &RedisConnection::noteClosed);
}

void RedisConnection::open()
{
    m_line.open();
}

bool RedisConnection::isReady() const
{
    return m_isGreeted && m_steps.empty() && !m_isOutOfStep && !m_isEnded && m_line.isOpen();
}

bool RedisConnection::wasKeptTooLong() const
{
    return m_hasAnswered && m_buffer.empty() && m_failure.error.code == ErrorCode::Unreachable;
}

/// The name is for people who look at CLIENT LIST; a server that has none to give goes without.
void RedisConnection::greet()
{
    m_wasOpened = true;
    if (!m_login.empty())
        m_steps.push_back(Step::Login);
    m_steps.push_back(Step::Name);
    m_line.write(bytes(m_login + redisCommand({"CLIENT", "SETNAME", kRedisClientName})));
    std::ranges::fill(m_login, '\0');
    m_login.clear();
    Q_EMIT active(0);
}

void RedisConnection::ask(const RedisQuestion& question, std::int64_t maxBytes)
{
    m_question = question;
    m_refusal.reset();
    m_end = RedisReplyEnd(maxBytes);
    std::string wire;
    if (question.database != m_database) {
        wire = redisCommand({"SELECT", std::to_string(question.database)});
        m_steps.push_back(Step::Database);
    }
    m_steps.push_back(Step::Answer);
    m_line.write(bytes(wire + question.wire));
}

void RedisConnection::readArrived()
{
    while (!m_isEnded) {
        const QByteArray arrived = m_line.read();
        if (arrived.isEmpty())
            return;
        m_buffer.append(arrived.constData(), std::size_t(arrived.size()));
        if (m_steps.empty()) // nobody asked
            m_isOutOfStep = true;
        if (m_isOutOfStep)
            return endWith({0, brokenReply(0)});
        Q_EMIT active(qint64(m_buffer.size()));
        takeReplies();
    }
}

void RedisConnection::takeReplies()
{
    while (!m_steps.empty()) {
        const auto size = m_end.feed(m_buffer);
        if (!size)
            return endWith({0, size.error()});
        if (*size == 0)
            return;
        const Step step = m_steps.front();
        m_steps.pop_front();
        takeStep(step, takeFront(m_buffer, std::size_t(*size)));
        if (m_isEnded)
            return;
    }
    endSteps();
}

void RedisConnection::takeStep(Step step, std::string reply)
{
    const auto words = errorWords(reply);
    switch (step) {
    case Step::Login:
        if (words)
            endWith(loginRefusal(*words, m_endpoint));
        return;
    case Step::Name:
        if (words && isFarewell(*words))
            m_farewell = *words;
        return;
    case Step::Database:
        if (words)
            m_refusal = redisRefusal(*words, "SELECT", m_endpoint);
        else
            m_database = m_question.database;
        return;
    case Step::Answer:
        if (words && !m_refusal)
            m_refusal = redisRefusal(*words, m_question.name, m_endpoint);
        m_reply = m_refusal && !words ? std::string() : std::move(reply); // of the wrong database it is no answer
        return;
    }
}

void RedisConnection::endSteps()
{
    m_isOutOfStep = !m_buffer.empty();
    if (m_isGreeted) {
        m_hasAnswered = true;
        m_farewell.clear();
        Q_EMIT answered();
    } else if (m_isOutOfStep) {
        endWith({0,
                 {ErrorCode::Decode,
                  {},
                  Text::tr("one reply of Redis for each question"),
                  Text::tr("more of them"),
                  Text::tr("Another service may listen at this port.")}});
    } else {
        m_isGreeted = true;
        Q_EMIT ready();
    }
}

void RedisConnection::noteClosed()
{
    readArrived(); // what came before the end
    if (!m_isEnded)
        endWith(whyClosed());
}

RedisRefusal RedisConnection::whyClosed() const
{
    const auto& failure = m_line.failure();
    if (!m_farewell.empty())
        return redisRefusal(m_farewell, m_question.name.empty() ? "CLIENT SETNAME" : m_question.name, m_endpoint);
    if (failure && (!m_wasOpened || failure->code == ErrorCode::Tls))
        return {0, redisConnectionError(*failure, m_endpoint)};
    return {0, m_buffer.empty() ? closedEarly(m_endpoint) : brokenReply(std::int64_t(m_buffer.size()))};
}

void RedisConnection::endWith(RedisRefusal why)
{
    if (m_isEnded)
        return;
    m_isEnded = true;
    m_failure = std::move(why);
    Q_EMIT closed();
}

} // namespace traceo
