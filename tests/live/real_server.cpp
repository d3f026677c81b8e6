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
            u"--web.listen-address=%1"_s.arg(url.authority()), u"--log.level=warn"_s};
}

} // namespace traceo::test
