#include "live/real_redis.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QTest>

using namespace Qt::StringLiterals;

namespace traceo::test {
namespace {

constexpr int kPatience = 10'000;
constexpr std::int64_t kLargestReply = 64 * 1024 * 1024;

RedisReply failure(const char* words)
{
    RedisReply reply;
    reply.kind = RedisReply::Kind::Error;
    reply.text = words;
    return reply;
}

} // namespace

RedisClient::RedisClient(std::uint16_t port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected(kPatience);
}

RedisReply RedisClient::next()
{
    const QDeadlineTimer deadline(kPatience);
    RedisReplyEnd end(kLargestReply);
    while (!deadline.hasExpired()) {
        const auto size = end.feed(m_pending);
        if (!size)
            return failure("what came is no reply");
        if (*size > 0) {
            auto reply = redisReply(std::string_view(m_pending).substr(0, std::size_t(*size)));
            m_pending.erase(0, std::size_t(*size));
            return reply ? std::move(*reply) : failure("what came cannot be read");
        }
        if (!m_socket.waitForReadyRead(kPatience))
            break;
        const QByteArray more = m_socket.readAll();
        m_pending.append(more.constData(), std::size_t(more.size()));
    }
    return failure("no reply");
}

RedisReply RedisClient::call(const std::vector<std::string>& words)
{
    const std::string wire = redisCommand(words);
    m_socket.write(wire.data(), qint64(wire.size()));
    m_socket.flush();
    return next();
}

int RedisClient::repeat(const std::vector<std::string>& words, int times)
{
    const std::string wire = redisCommand(words);
    for (int i = 0; i < times; ++i)
        m_socket.write(wire.data(), qint64(wire.size()));
    m_socket.flush();
    int good = 0;
    for (int i = 0; i < times; ++i)
        good += next().isError() ? 0 : 1;
    return good;
}

std::int64_t RedisClient::infoOf(const std::string& field)
{
    const std::string info = "\n" + call({"INFO", "all"}).text;
    const std::size_t at = info.find("\n" + field + ":");
    return at == std::string::npos ? -1 : std::strtoll(info.c_str() + at + field.size() + 2, nullptr, 10);
}

RealRedis::RealRedis(const QString& folder, QStringList options)
    : m_folder(folder), m_options(std::move(options)), m_port(freePort())
{}

bool RealRedis::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->start(RealServer::programNamed(u"redis-server"_s),
                     QStringList{u"--port"_s, QString::number(m_port), u"--bind"_s, u"127.0.0.1"_s, u"--save"_s, QString(),
                                 u"--dir"_s, m_folder, u"--latency-tracking"_s, u"yes"_s, u"--repl-diskless-sync-delay"_s, u"0"_s}
                         + m_options);
    const QDeadlineTimer deadline(30'000);
    while (!deadline.hasExpired()) {
        if (m_process->state() == QProcess::NotRunning && !m_process->waitForStarted(100))
            break;
        if (!RedisClient(m_port).call({"PING"}).isError())
            return true;
        QTest::qWait(50);
    }
    qWarning("%s", m_process->readAll().constData());
    return false;
}

void RealRedis::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(5000);
    m_process.reset();
}

RealRedisExporter::RealRedisExporter(std::uint16_t redis)
    : m_url(u"http://127.0.0.1:%1"_s.arg(freePort())),
      m_server(RealServer::programNamed(u"prometheus-redis-exporter"_s),
               {u"-redis.addr"_s, u"redis://127.0.0.1:%1"_s.arg(redis), u"-web.listen-address"_s, m_url.authority(),
                u"-redis-only-metrics"_s},
               QUrl(m_url.toString() + u"/health"_s))
{}

QByteArray RealRedisExporter::scraped() const
{
    return fetched(QUrl(m_url.toString() + u"/metrics"_s)).value_or(QByteArray());
}

} // namespace traceo::test
