// Thirty days that a server has had for long, fetched and counted: good and total are those of the one who made the traffic, to
// the last request, whichever server they come from.

#include "live/made_traffic.h"
#include "live/real_server.h"
#include "support/needs.h"
#include "support/ran_command.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDay = 86'400;

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
        m_prometheus = prometheusOver(m_folder.path(), m_traffic->openMetrics());
        QVERIFY(m_prometheus);
        m_victoria = victoriaOver(m_folder.path(), m_traffic->text());
        QVERIFY(m_victoria);
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
            QJsonArray minutes =
                itemsOf(ran({u"slo"_s, u"slices"_s, slo, u"-o"_s, u"json"_s, u"--workspace"_s, m_workspace, u"--offline"_s,
                             u"--from"_s, QString::number(m_end - 21 * kDay), u"--to"_s, QString::number(m_end - 19 * kDay)}));
            for (auto minute : minutes) {
                QJsonObject item = minute.toObject();
                item.remove("slo"_L1); // whose they are is all that they may differ in
                minute = item;
            }
            return minutes;
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

    void writeWorkspace()
    {
        m_workspace = m_folder.filePath(u"traceo.yaml"_s);
        QByteArray text = "version: 1\nname: blocks\nhistory: {file: blocks.traceo}\nsources:\n";
        text += "  - {name: prom, kind: prometheus, url: \"" + m_prometheus->url().toEncoded() + "\"}\n";
        text += "  - {name: vm, kind: prometheus, url: \"" + m_victoria->url().toEncoded() + "\"}\nslos:\n";
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
    std::unique_ptr<RealPrometheus> m_prometheus;
    std::unique_ptr<RealVictoria> m_victoria;
    qint64 m_end = 0; ///< seconds, a whole minute
};

TRACEO_TEST(TstRealBlocks);
#include "tst_real_blocks.moc"
