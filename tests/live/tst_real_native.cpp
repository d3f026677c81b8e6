// Native histograms of a real Prometheus: what is counted within a threshold equals histogram_fraction() and histogram_count() of
// the server where the threshold is a boundary, and lies between its neighbours where it is none.

#include "live/native_target.h"
#include "live/real_server.h"
#include "support/needs.h"
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

#include <cmath>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

qint64 nowSeconds()
{
    return QDateTime::currentSecsSinceEpoch();
}

} // namespace

class TstRealNative : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus"_s).isEmpty(), "prometheus is not installed on this machine");
        startPrometheus();
        writeWorkspace();
        // A count ends at a whole minute: the second one that was scraped whole, the target being started anew between them.
        QTest::qWait(int(60 - nowSeconds() % 60 + 20) * 1000);
        m_target.restart();
        m_at = (nowSeconds() + 60 + 59) / 60 * 60;
        QTest::qWait(int(m_at + 2 - nowSeconds()) * 1000);
        const Ran synced = ran({u"sync"_s, u"--workspace"_s, m_workspace});
        QVERIFY2(synced.exitCode == 0, synced.err.constData());
    }

    void aBoundaryIsCountedAsTheServerCountsIt_data()
    {
        QTest::addColumn<QString>("threshold");
        QTest::newRow("half") << u"0.5"_s;
        QTest::newRow("one") << u"1"_s;
        QTest::newRow("two") << u"2"_s;
    }
    void aBoundaryIsCountedAsTheServerCountsIt()
    {
        QFETCH(const QString, threshold);
        const QJsonObject item = statusOf(QString::fromLatin1(QTest::currentDataTag()));
        const double total = grownAtServer(u"histogram_count(answer_seconds)"_s);
        const double good =
            grownAtServer(u"histogram_fraction(0, %1, answer_seconds) * histogram_count(answer_seconds)"_s.arg(threshold));
        QVERIFY2(total > 300, qPrintable(QString::number(total)));
        QCOMPARE(item["total"_L1].toDouble(), total);
        QVERIFY2(std::abs(item["good"_L1].toDouble() - good) < 1e-9 * total, // a product of the server's is no whole number
                 qPrintable(u"%1, %2"_s.arg(item["good"_L1].toDouble()).arg(good)));
        QVERIFY(!item["sli"_L1].isNull());
    }

    void betweenBoundariesThereAreBounds()
    {
        const QJsonObject item = statusOf(u"between"_s);
        QVERIFY(item["sli"_L1].isNull());
        QVERIFY(std::abs(item["sli_low"_L1].toDouble() - 0.6) < 1e-12);
        QVERIFY(std::abs(item["sli_high"_L1].toDouble() - 0.9) < 1e-12);
        QVERIFY2(item["reason"_L1].toString().contains(u"no boundary"), qPrintable(item["reason"_L1].toString()));
    }

    /// The expression of the exported rules is the server's own, and gives a ratio between the bounds.
    void theExportedExpressionIsTheServers()
    {
        const Ran exported = ran(
            {u"slo"_s, u"export"_s, u"half"_s, u"--format"_s, u"prometheus"_s, u"--workspace"_s, m_workspace, u"--offline"_s});
        QVERIFY2(exported.exitCode == 0, exported.err.constData());
        const QString expression =
            u"1 - histogram_fraction(0, 0.5, sum(rate(answer_seconds[1m]))) and histogram_count(sum(rate(answer_seconds[1m]))) > 0"_s;
        QVERIFY2(exported.out.contains("1 - histogram_fraction(0, 0.5, sum(rate(answer_seconds{job=\"shop\"}[5m])))"),
                 exported.out.constData());
        const QJsonArray answer = queried(expression, m_at);
        QCOMPARE(answer.size(), 1);
        const double ratio = answer[0]["value"_L1].toArray()[1].toString().toDouble();
        QVERIFY2(std::abs(ratio - 0.4) < 1e-9, qPrintable(QString::number(ratio)));
    }

private:
    void startPrometheus()
    {
        const QString config = m_folder.filePath(u"prometheus.yml"_s);
        QFile file(config);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("global: {scrape_interval: 1s}\nscrape_configs:\n  - {job_name: shop, static_configs: [{targets: [\"127.0.0.1:"
                   + QByteArray::number(m_target.port()) + "\"]}]}\n");
        file.close();
        m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(freePort()));
        m_prometheus = std::make_unique<RealServer>(RealServer::programNamed(u"prometheus"_s),
                                                    QStringList{u"--config.file="_s + config,
                                                                u"--storage.tsdb.path="_s + m_folder.filePath(u"data"_s),
                                                                u"--web.listen-address="_s + m_url.authority(),
                                                                u"--log.level=warn"_s, u"--enable-feature=native-histograms"_s},
                                                    QUrl(m_url.toString() + u"/-/ready"_s));
        QVERIFY2(m_prometheus->start(), qPrintable(m_prometheus->output()));
    }

    void writeWorkspace()
    {
        m_workspace = m_folder.filePath(u"traceo.yaml"_s);
        QFile file(m_workspace);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray text =
            "version: 1\nname: live\nhistory: {file: live.traceo}\nsources:\n  - {name: prom, kind: prometheus, url: \""
            + m_url.toEncoded() + "\", interval: 1s}\nslos:\n";
        for (const auto& [name, threshold] : {std::pair("half", "500ms"), {"one", "1"}, {"two", "2s"}, {"between", "0.7"}})
            text += QByteArray("  - SLO: {name: ") + name
                + ", objective: 50%, window: 1h,\n      indicator: {type: latency, native: "
                + "true, histogram: 'answer_seconds{job=\"shop\"}', threshold: " + threshold + "}}\n";
        file.write(text);
    }

    QJsonArray queried(const QString& query, qint64 at) const
    {
        QUrl url(m_url.toString() + u"/api/v1/query"_s);
        QUrlQuery parameters;
        parameters.addQueryItem(u"query"_s, QString::fromUtf8(QUrl::toPercentEncoding(query)));
        parameters.addQueryItem(u"time"_s, QString::number(at));
        url.setQuery(parameters);
        const auto body = fetched(url);
        return QJsonDocument::fromJson(body.value_or(QByteArray())).object()["data"_L1].toObject()["result"_L1].toArray();
    }

    /// How much a number of the server's grew up to m_at since it was first scraped: its values at each scrape, from 1 s to 1 s, a
    /// fall being a new start.
    double grownAtServer(const QString& expression) const
    {
        const QJsonArray answer = queried(u"(%1)[30m:1s]"_s.arg(expression), m_at);
        double grown = 0;
        double before = -1;
        for (const QJsonValue& pair : answer.first()["values"_L1].toArray()) {
            const double value = pair.toArray()[1].toString().toDouble();
            if (before >= 0)
                grown += value >= before ? value - before : value;
            before = value;
        }
        return grown;
    }

    QJsonObject statusOf(const QString& slo) const
    {
        const Ran status = ran({u"slo"_s, u"status"_s, slo, u"-o"_s, u"json"_s, u"--workspace"_s, m_workspace, u"--at"_s,
                                QString::number(m_at), u"--offline"_s});
        return QJsonDocument::fromJson(status.out).object()["items"_L1].toArray().first().toObject();
    }

    QTemporaryDir m_folder;
    NativeTarget m_target;
    std::unique_ptr<RealServer> m_prometheus;
    QUrl m_url;
    QString m_workspace;
    qint64 m_at = 0;
};

TRACEO_TEST(TstRealNative);
#include "tst_real_native.moc"
