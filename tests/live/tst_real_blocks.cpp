// Thirty days that a server has had for long, fetched and counted: good and total are those of the one who made the traffic, to
// the last request, whichever server they come from.

#include "live/made_traffic.h"
#include "live/real_server.h"
#include "support/needs.h"
#include "support/ran_command.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDay = 86'400;

bool posted(const QUrl& url, const QByteArray& body)
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"text/plain"_s);
    QNetworkReply* const reply = network.post(request, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return reply->error() == QNetworkReply::NoError;
}

QJsonArray itemsOf(const Ran& run)
{
    return QJsonDocument::fromJson(run.out).object()["items"_L1].toArray();
}

} // namespace

class TstRealBlocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const char* program : {"prometheus", "promtool", "victoria-metrics"})
            TRACEO_NEEDS(!RealServer::programNamed(QLatin1String(program)).isEmpty(),
                         "a server is not installed on this machine");
        m_end = QDateTime::currentSecsSinceEpoch() / 60 * 60 - 120;
        const quint32 seed = seedOfRun();
        qInfo("TRACEO_SEED=%u", seed);
        m_traffic = std::make_unique<MadeTraffic>(m_end, seed);
        startPrometheus();
        startVictoria();
        writeWorkspace();
    }

    void everyRequestIsCountedWhoeverKeptIt_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("Prometheus") << u"prom"_s;
        QTest::newRow("VictoriaMetrics") << u"vm"_s;
    }
    void everyRequestIsCountedWhoeverKeptIt()
    {
        QFETCH(const QString, source);
        const Ran synced = ran({u"sync"_s, u"--workspace"_s, m_workspace});
        QVERIFY2(synced.exitCode == 0, synced.err.constData());
        // Windows that begin anywhere, in the hour nobody scraped, and before the replica that came.
        for (const auto& [days, at] :
             {std::pair(30, m_end), {10, m_end}, {10, m_end - 10 * kDay + 1740}, {10, m_end - 11 * kDay - 43'200}}) {
            const QString slo = u"%1-%2d"_s.arg(source).arg(days);
            const Ran status = ran({u"slo"_s, u"status"_s, slo, u"-o"_s, u"json"_s, u"--workspace"_s, m_workspace, u"--at"_s,
                                    QString::number(at), u"--offline"_s});
            const QJsonObject item = itemsOf(status).first().toObject();
            const MadeTraffic::Counted made = m_traffic->counted(at - days * kDay, at);
            QVERIFY2(made.total > 100'000, status.err.constData());
            QCOMPARE(item["total"_L1].toInteger(), qint64(made.total));
            QCOMPARE(item["good"_L1].toInteger(), qint64(made.good));
        }
    }

    void everyMinuteIsTheSame()
    {
        const auto minutesOf = [this](const QString& slo) {
            return itemsOf(ran({u"slo"_s, u"slices"_s, slo, u"-o"_s, u"json"_s, u"--workspace"_s, m_workspace, u"--offline"_s,
                                u"--from"_s, QString::number(m_end - 21 * kDay), u"--to"_s, QString::number(m_end - 19 * kDay)}));
        };
        const QJsonArray prometheus = minutesOf(u"prom-30d"_s);
        QCOMPARE(prometheus.size(), 2 * 1440);
        QCOMPARE(minutesOf(u"vm-30d"_s), prometheus);
        for (qsizetype i = 0; i < prometheus.size(); ++i) {
            const qint64 minute = m_end - 21 * kDay + 60 * (i + 1);
            QCOMPARE(prometheus[i]["total"_L1].toInteger(), qint64(m_traffic->counted(minute - 60, minute).total));
        }
    }

private:
    void write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

    void startPrometheus()
    {
        const QString input = m_folder.filePath(u"made.om"_s);
        const QString data = m_folder.filePath(u"data"_s);
        write(input, m_traffic->openMetrics());
        QProcess promtool;
        promtool.start(RealServer::programNamed(u"promtool"_s),
                       {u"tsdb"_s, u"create-blocks-from"_s, u"openmetrics"_s, input, data, u"--max-block-duration=768h"_s});
        QVERIFY(promtool.waitForFinished(120'000));
        QVERIFY2(promtool.exitCode() == 0, promtool.readAllStandardError().constData());
        const QString config = m_folder.filePath(u"prometheus.yml"_s);
        write(config, "scrape_configs: []\n");
        m_prometheusUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(freePort()));
        m_prometheus = std::make_unique<RealServer>(
            RealServer::programNamed(u"prometheus"_s),
            QStringList{u"--config.file="_s + config, u"--storage.tsdb.path="_s + data, u"--storage.tsdb.retention.time=1y"_s,
                        u"--web.listen-address="_s + m_prometheusUrl.authority(), u"--log.level=warn"_s},
            QUrl(m_prometheusUrl.toString() + u"/-/ready"_s));
        QVERIFY2(m_prometheus->start(), qPrintable(m_prometheus->output()));
    }

    void startVictoria()
    {
        m_victoriaUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(freePort()));
        m_victoria = std::make_unique<RealServer>(RealServer::programNamed(u"victoria-metrics"_s),
                                                  QStringList{u"-storageDataPath="_s + m_folder.filePath(u"vm"_s),
                                                              u"-httpListenAddr="_s + m_victoriaUrl.authority(),
                                                              u"-retentionPeriod=12"_s, u"-loggerLevel=ERROR"_s},
                                                  QUrl(m_victoriaUrl.toString() + u"/health"_s));
        QVERIFY2(m_victoria->start(), qPrintable(m_victoria->output()));
        QVERIFY(posted(QUrl(m_victoriaUrl.toString() + u"/api/v1/import/prometheus"_s), m_traffic->text()));
        QVERIFY(fetched(QUrl(m_victoriaUrl.toString() + u"/internal/force_flush"_s))); // else it shows them within seconds
    }

    void writeWorkspace()
    {
        m_workspace = m_folder.filePath(u"traceo.yaml"_s);
        QByteArray text = "version: 1\nname: blocks\nhistory: {file: blocks.traceo}\nsources:\n";
        text += "  - {name: prom, kind: prometheus, url: \"" + m_prometheusUrl.toEncoded() + "\"}\n";
        text += "  - {name: vm, kind: prometheus, url: \"" + m_victoriaUrl.toEncoded() + "\"}\nslos:\n";
        for (const QByteArray source : {"prom", "vm"}) {
            for (const QByteArray window : {"30d", "10d"})
                text += "  - SLO: {name: " + source + '-' + window + ", source: " + source + ", objective: 99%, window: " + window
                    + ",\n      indicator: {type: prometheus, bad: 'http_requests_total{code=\"500\"}', total: "
                      "http_requests_total}}\n";
        }
        write(m_workspace, text);
    }

    QTemporaryDir m_folder;
    QString m_workspace;
    std::unique_ptr<MadeTraffic> m_traffic;
    std::unique_ptr<RealServer> m_prometheus;
    std::unique_ptr<RealServer> m_victoria;
    QUrl m_prometheusUrl;
    QUrl m_victoriaUrl;
    qint64 m_end = 0; ///< seconds, a whole minute
};

TRACEO_TEST(TstRealBlocks);
#include "tst_real_blocks.moc"
