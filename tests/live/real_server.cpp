#include "live/real_server.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace traceo::test {

std::uint16_t freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

std::optional<QByteArray> fetched(const QUrl& url)
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setTransferTimeout(2000);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 2500) || reply->error() != QNetworkReply::NoError)
        return {};
    return reply->readAll();
}

std::optional<QByteArray> posted(const QUrl& url, const QByteArray& body, const QByteArray& type)
{
    constexpr int kLongest = 120'000;
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, kLongest) || reply->error() != QNetworkReply::NoError)
        return {};
    return reply->readAll();
}

QString RealServer::programNamed(const QString& name)
{
    return QStandardPaths::findExecutable(name);
}

RealServer::RealServer(QString program, QStringList arguments, QUrl ready)
    : m_program(std::move(program)), m_arguments(std::move(arguments)), m_ready(std::move(ready))
{}

RealServer::~RealServer()
{
    kill();
}

bool RealServer::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->start(m_program, m_arguments);
    const QDeadlineTimer deadline(30'000);
    while (!deadline.hasExpired()) {
        if (m_process->state() == QProcess::NotRunning && !m_process->waitForStarted(100))
            return false;
        if (fetched(m_ready))
            return true;
        QTest::qWait(100);
    }
    return false;
}

void RealServer::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(5000);
    m_output += m_process->readAll();
    m_process.reset();
}

QString RealServer::output() const
{
    return QString::fromUtf8(m_process ? m_output + m_process->readAll() : m_output);
}

RealPrometheus::RealPrometheus(const QString& folder, const QString& scrapeConfigs, const QString& rules)
    : m_url(u"http://127.0.0.1:%1"_s.arg(freePort())),
      m_server(RealServer::programNamed(u"prometheus"_s), arguments(folder, scrapeConfigs, rules, m_url),
               QUrl(m_url.toString() + u"/-/ready"_s))
{}

QStringList RealPrometheus::arguments(const QString& folder, const QString& scrapeConfigs, const QString& rules, const QUrl& url)
{
    QFile config(folder + u"/prometheus.yml"_s);
    if (config.open(QIODevice::WriteOnly))
        config.write(
            (u"global: {scrape_interval: 1s, evaluation_interval: 1s}\n"_s + rules + u"scrape_configs:\n"_s + scrapeConfigs)
                .toUtf8());
    return {u"--config.file=%1"_s.arg(config.fileName()), u"--storage.tsdb.path=%1/data"_s.arg(folder),
            u"--storage.tsdb.retention.time=1y"_s, u"--web.listen-address=%1"_s.arg(url.authority()), u"--log.level=warn"_s};
}

RealVictoria::RealVictoria(const QString& folder)
    : m_url(u"http://127.0.0.1:%1"_s.arg(freePort())),
      m_server(RealServer::programNamed(u"victoria-metrics"_s),
               {u"-storageDataPath=%1/vm"_s.arg(folder), u"-retentionPeriod=100y"_s,
                u"-httpListenAddr=%1"_s.arg(m_url.authority()), u"-loggerLevel=ERROR"_s},
               QUrl(m_url.toString() + u"/health"_s))
{}

bool RealVictoria::stored(const QByteArray& text) const
{
    return posted(QUrl(m_url.toString() + u"/api/v1/import/prometheus"_s), text)
        && fetched(QUrl(m_url.toString() + u"/internal/force_flush"_s)); // else it shows them within seconds
}

namespace {

/// Blocks of these samples in `folder`/data, where RealPrometheus finds them.
bool madeBlocks(const QString& folder, const QByteArray& openMetrics)
{
    constexpr int kLongest = 120'000;
    QFile input(folder + u"/made.om"_s);
    if (!input.open(QIODevice::WriteOnly) || input.write(openMetrics) != openMetrics.size())
        return false;
    input.close();
    QProcess promtool;
    promtool.start(RealServer::programNamed(u"promtool"_s),
                   {u"tsdb"_s, u"create-blocks-from"_s, u"--quiet"_s, u"openmetrics"_s, input.fileName(), folder + u"/data"_s,
                    u"--max-block-duration=768h"_s});
    const bool isMade = promtool.waitForFinished(kLongest) && promtool.exitCode() == 0;
    if (!isMade)
        qWarning("%s", promtool.readAllStandardError().constData());
    return isMade;
}

template <class Server>
std::unique_ptr<Server> started(std::unique_ptr<Server> server)
{
    if (server->start())
        return server;
    qWarning("%s", qPrintable(server->output()));
    return nullptr;
}

} // namespace

std::unique_ptr<RealPrometheus> prometheusOver(const QString& folder, const QByteArray& openMetrics)
{
    return madeBlocks(folder, openMetrics) ? started(std::make_unique<RealPrometheus>(folder, QString())) : nullptr;
}

std::unique_ptr<RealVictoria> victoriaOver(const QString& folder, const QByteArray& text)
{
    auto server = started(std::make_unique<RealVictoria>(folder));
    return server && server->stored(text) ? std::move(server) : nullptr;
}

} // namespace traceo::test
