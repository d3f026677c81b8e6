// From a real server to the answer: what `traceo slo status` says equals a count over the raw
// samples that Prometheus returns, survives Prometheus' death with its age, and closes its gap.

#include "live/faulty_target.h"
#include "live/real_server.h"
#include "support/needs.h"
#include "support/paths.h"
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
#include <csignal>
#include <set>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

struct RawCount {
    double good = 0;
    double total = 0;
};

QJsonObject firstItem(const Ran& run)
{
    return QJsonDocument::fromJson(run.out).object()["items"_L1].toArray().first().toObject();
}

/// Steps up of one series' raw samples; a fall counts the new value. Written apart from the product
/// on purpose: it is the other opinion.
double increments(const QJsonArray& values)
{
    double sum = 0;
    double before = values.first().toArray()[1].toString().toDouble();
    for (const QJsonValue& pair : values) {
        const double value = pair.toArray()[1].toString().toDouble();
        sum += value >= before ? value - before : value;
        before = value;
    }
    return sum;
}

QJsonArray queried(const QUrl& server, const QString& query, qint64 at)
{
    QUrl url(server.toString() + u"/api/v1/query"_s);
    QUrlQuery parameters;
    parameters.addQueryItem(u"query"_s, QString::fromUtf8(QUrl::toPercentEncoding(query)));
    parameters.addQueryItem(u"time"_s, QString::number(at));
    url.setQuery(parameters);
    const auto body = fetched(url);
    return QJsonDocument::fromJson(body.value_or(QByteArray())).object()["data"_L1].toObject()["result"_L1].toArray();
}

RawCount countedFromRaw(const QUrl& server, qint64 at)
{
    RawCount counted;
    for (const QJsonValue& series : queried(server, u"http_requests_total{job=\"shop\"}[30m]"_s, at)) {
        const double events = increments(series["values"_L1].toArray());
        counted.total += events;
        if (series["metric"_L1]["code"_L1].toString() == "200"_L1)
            counted.good += events;
    }
    return counted;
}

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 nowSeconds()
{
    return QDateTime::currentSecsSinceEpoch();
}

} // namespace

class TstRealPrometheus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus"_s).isEmpty(), "prometheus is not installed on this machine");
        m_target = std::make_unique<FaultyTarget>();
        m_prometheus = std::make_unique<RealPrometheus>(
            m_folder.path(), u"  - {job_name: shop, static_configs: [{targets: [\"127.0.0.1:%1\"]}]}\n"_s.arg(m_target->port()));
        QVERIFY2(m_prometheus->start(), qPrintable(m_prometheus->output()));
        writeWorkspace();
    }

    void afterTwoMinutesTheAnswerEqualsACountOverRawSamples()
    {
        // A count ends at a whole minute: at the second after which two minutes were polled. Ended by
        // the clock alone, the poll would leave as little as one of its two minutes to count.
        const qint64 at = (nowSeconds() + 2 * 60 + 59) / 60 * 60;
        poll(at + 2 - nowSeconds()); // the last samples of the minute are scraped and kept
        QVERIFY(ran({u"sync"_s, u"--workspace"_s, m_workspace}).exitCode == 0);
        const Ran status = ran(statusAt(at));
        QVERIFY2(status.exitCode == 0, status.err.constData());
        m_at = at;
        m_item = firstItem(status);
        const RawCount raw = countedFromRaw(m_prometheus->url(), at);
        QVERIFY2(raw.total > 500, qPrintable(QString::number(raw.total))); // of 840: 7 a scrape, one a second
        QCOMPARE(m_item["total"_L1].toDouble(), raw.total);
        QCOMPARE(m_item["good"_L1].toDouble(), raw.good);
    }

    /// Over a minute that both ends of which were scraped; where data begin, increase() invents more.
    void itLiesWithinOneScrapeOfPrometheusIncrease()
    {
        const double before = firstItem(ran(statusAt(m_at - 60)))["total"_L1].toDouble();
        const double minute = m_item["total"_L1].toDouble() - before;
        const auto result = queried(m_prometheus->url(), u"sum(increase(http_requests_total{job=\"shop\"}[1m]))"_s, m_at);
        const double increase = result.first()["value"_L1].toArray()[1].toString().toDouble();
        QVERIFY(minute > 100);
        QVERIFY2(std::abs(increase - minute) <= 7.0, qPrintable(u"%1, %2"_s.arg(increase).arg(minute)));
    }

    void withoutPrometheusTheNumbersStayWithTheirAge()
    {
        m_prometheus->kill();
        m_killed = nowMs();
        const Ran same = ran(statusAt(m_at));
        QCOMPARE(firstItem(same)["total"_L1].toDouble(), m_item["total"_L1].toDouble());
        QCOMPARE(firstItem(same)["good"_L1].toDouble(), m_item["good"_L1].toDouble());

        QTest::qWait(6000); // beyond two intervals
        const Ran live = ran({u"slo"_s, u"status"_s, u"-o"_s, u"json"_s, u"--workspace"_s, m_workspace, u"--timeout"_s, u"2s"_s});
        QCOMPARE(live.exitCode, 5);
        QVERIFY(firstItem(live)["age_s"_L1].toDouble() >= 4);
        QVERIFY(firstItem(live)["total"_L1].toDouble() >= m_item["total"_L1].toDouble());
    }

    void backAgainTheGapIsFilled()
    {
        m_restarted = nowMs();
        QVERIFY2(m_prometheus->start(), qPrintable(m_prometheus->output()));
        m_later = (nowSeconds() + 10 + 59) / 60 * 60; // a whole minute in which it was scraped again
        QTest::qWait(int(std::max<qint64>(20, m_later + 2 - nowSeconds())) * 1000); // nobody polls meanwhile
        const qint64 synced = QDateTime::currentMSecsSinceEpoch() - 1000;
        QVERIFY(ran({u"sync"_s, u"--workspace"_s, m_workspace}).exitCode == 0);
        const qint64 at = nowSeconds();
        const Ran exported =
            ran({u"history"_s, u"export"_s, u"--format"_s, u"jsonl"_s, u"--match"_s,
                 u"http_requests_total{job=\"shop\",code=\"200\"}"_s, u"--workspace"_s, m_workspace, u"--offline"_s});
        const auto result = queried(m_prometheus->url(), u"http_requests_total{job=\"shop\",code=\"200\"}[30m]"_s, at);
        // Prometheus may have lost its newest samples when it was killed; we keep what we saw. What it
        // serves now, we have.
        std::set<qint64> kept;
        for (const QByteArray& line : exported.out.split('\n')) {
            const QString time = QJsonDocument::fromJson(line).object()["time"_L1].toString();
            kept.insert(QDateTime::fromString(time, Qt::ISODateWithMs).toMSecsSinceEpoch());
        }
        int served = 0;
        for (const QJsonValue& pair : result.first()["values"_L1].toArray()) {
            const qint64 scraped = std::llround(pair.toArray()[0].toDouble() * 1000);
            if (scraped > synced)
                continue;
            ++served;
            QVERIFY2(kept.contains(scraped), qPrintable(QString::number(scraped)));
        }
        QVERIFY(served > 130);
    }

    /// Nobody scraped while Prometheus was dead, so nobody knows: neither good nor bad.
    void theTimeItWasDeadIsNotObserved()
    {
        const QJsonObject later = firstItem(ran(statusAt(m_later)));
        const auto observed = [](const QJsonObject& item) { return item["coverage_ratio"_L1].toDouble() * 86'400; };
        const double unseen = double(m_later - m_at) - (observed(later) - observed(m_item));
        const double dead = double(m_restarted - m_killed) / 1000;
        QVERIFY(dead >= 6);
        // From the last scrape before to the first one after: longer than it was dead.
        QVERIFY2(unseen >= dead, qPrintable(u"%1 s unseen, %2 s dead"_s.arg(unseen).arg(dead)));
        QVERIFY2(observed(later) > observed(m_item), "the rest of that time was seen");
        const RawCount raw = countedFromRaw(m_prometheus->url(), m_later);
        QCOMPARE(later["total"_L1].toDouble(), raw.total);
        QCOMPARE(later["good"_L1].toDouble(), raw.good);
    }

private:
    void writeWorkspace()
    {
        m_workspace = m_folder.filePath(u"traceo.yaml"_s);
        QFile file(m_workspace);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"version: 1\nname: live\nhistory: {file: live.traceo}\n"
                   "sources:\n  - {name: prom, kind: prometheus, url: \"%1\", interval: 1s}\n"
                   "slos:\n  - SLO:\n      name: shop-availability\n      service: shop\n"
                   "      indicator: {type: prometheus, good: 'http_requests_total{job=\"shop\",code=\"200\"}', total: "
                   "'http_requests_total{job=\"shop\"}'}\n"
                   "      objective: 95%\n      window: 1d\n"_s.arg(m_prometheus->url().toString())
                       .toUtf8());
    }

    /// Polls for some seconds as the owner, then is interrupted as a user would.
    void poll(qint64 seconds)
    {
        QProcess watch;
        watch.setProcessChannelMode(QProcess::MergedChannels);
        watch.start(test::builtFile("traceo"), {u"sync"_s, u"--watch"_s, u"--workspace"_s, m_workspace});
        QVERIFY(watch.waitForStarted());
        QTest::qWait(int(seconds * 1000));
        ::kill(pid_t(watch.processId()), SIGINT);
        QVERIFY(watch.waitForFinished(10'000));
        QVERIFY2(watch.exitCode() == 130, watch.readAll().constData());
    }

    QStringList statusAt(qint64 at) const
    {
        return {u"slo"_s, u"status"_s, u"-o"_s, u"json"_s, u"--workspace"_s, m_workspace, u"--at"_s, QString::number(at)};
    }

    QTemporaryDir m_folder;
    QString m_workspace;
    std::unique_ptr<FaultyTarget> m_target;
    std::unique_ptr<RealPrometheus> m_prometheus;
    QJsonObject m_item;
    qint64 m_at = 0;
    qint64 m_killed = 0; ///< ms
    qint64 m_restarted = 0;
    qint64 m_later = 0; ///< a whole minute after that
};

TRACEO_TEST(TstRealPrometheus);
#include "tst_real_prometheus.moc"
