#pragma once
// A real Redis on a free loopback port, a client of the test's own to work it, and the exporter that watches it.

#include "core/redis_reply.h"
#include "live/real_server.h"

#include <QTcpSocket>

#include <initializer_list>
#include <string>

namespace traceo::test {

/// Sends a command and waits for its reply, at most ten seconds. Any command: the test is no dashboard.
class RedisClient {
public:
    explicit RedisClient(std::uint16_t port);

    /// An error reply, also one that says that nothing came, is an Error.
    RedisReply call(const std::vector<std::string>& words);
    /// So many times the same, without waiting for each reply. How many were no error.
    int repeat(const std::vector<std::string>& words, int times);
    /// A number of INFO.
    std::int64_t infoOf(const std::string& field);

private:
    RedisReply next();

    QTcpSocket m_socket;
    std::string m_pending;
};

class RealRedis {
public:
    /// Nothing on the disk; `options` as the command line has them: "--replicaof", "127.0.0.1", "6379".
    explicit RealRedis(const QString& folder, QStringList options = {});
    ~RealRedis() { kill(); }

    /// Waits until it answers; again on the same port after kill(). False, with what it said, when it does not within 30 s.
    bool start();
    /// SIGKILL, as a crash would be.
    void kill();
    std::uint16_t port() const { return m_port; }
    QUrl url() const { return QUrl(QStringLiteral("redis://127.0.0.1:%1").arg(m_port)); }

private:
    QString m_folder;
    QStringList m_options;
    std::uint16_t m_port;
    std::unique_ptr<QProcess> m_process;
};

class RealRedisExporter {
public:
    explicit RealRedisExporter(std::uint16_t redis);
    bool start() { return m_server.start(); }
    QString output() const { return m_server.output(); }
    /// All it says now.
    QByteArray scraped() const;
    QUrl url() const { return m_url; }

private:
    QUrl m_url;
    RealServer m_server;
};

} // namespace traceo::test
