#pragma once
// A real server of the field, started by a test on a free loopback port and stopped by it.

#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>
#include <optional>

namespace traceo::test {

/// A port nobody listens on right now.
std::uint16_t freePort();

/// The body of a GET, none when there was no answer with status 200. Waits at most two seconds.
std::optional<QByteArray> fetched(const QUrl& url);

/// The answer to a POST, none when it was no success. Waits at most two minutes.
std::optional<QByteArray> posted(const QUrl& url, const QByteArray& body, const QByteArray& type = "text/plain");

class RealServer {
public:
    /// Where the program is, empty when this machine lacks it.
    static QString programNamed(const QString& name);

    RealServer(QString program, QStringList arguments, QUrl ready);
    /// Ends the process that was started, and only that.
    ~RealServer();

    /// Waits until `ready` answers. False, with what the server said, when it does not within 30 s.
    bool start();
    /// SIGKILL, as a crash would be.
    void kill();
    QString output() const;

private:
    QString m_program;
    QStringList m_arguments;
    QUrl m_ready;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output;
};

/// Prometheus over what it scrapes; its data stay in `folder`/data between restarts.
class RealPrometheus {
public:
    RealPrometheus(const QString& folder, const QString& scrapeConfigs, const QString& rules = {});
    bool start() { return m_server.start(); }
    void kill() { m_server.kill(); }
    QUrl url() const { return m_url; }
    QString output() const { return m_server.output(); }

private:
    static QStringList arguments(const QString& folder, const QString& scrapeConfigs, const QString& rules, const QUrl& url);
    QUrl m_url;
    RealServer m_server;
};

/// VictoriaMetrics; its data stay in `folder`.
class RealVictoria {
public:
    explicit RealVictoria(const QString& folder);
    bool start() { return m_server.start(); }
    /// Prometheus' text with times in milliseconds; what it holds can be asked for at once.
    bool stored(const QByteArray& text) const;
    QUrl url() const { return m_url; }
    QString output() const { return m_server.output(); }

private:
    QUrl m_url;
    RealServer m_server;
};

/// Prometheus over blocks that promtool makes of samples in OpenMetrics' text; null, with a warning, when one of them does not.
std::unique_ptr<RealPrometheus> prometheusOver(const QString& folder, const QByteArray& openMetrics);
/// VictoriaMetrics with samples in Prometheus' older text; null, with a warning, when it does not start.
std::unique_ptr<RealVictoria> victoriaOver(const QString& folder, const QByteArray& text);

} // namespace traceo::test
