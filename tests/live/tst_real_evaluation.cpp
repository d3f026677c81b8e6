// Indicators that a real server evaluates, minute by minute, fetched from its past in pieces: what is counted is the sum of the
// server's own values at the same minutes, and what it refuses is said at the definition.

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

#include <array>
#include <cmath>
#include <vector>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kScrape = 15;
constexpr qint64 kLength = 36 * 3'600; ///< of what is in the server, up to the windows' end
constexpr qint64 kAfter = 600;         ///< and up to now: what is refused is refused where there is something to evaluate
constexpr qint64 kWindow = 24 * 3'600;

constexpr auto kBad = "sum(rate(errors_total[1m]))"_L1;
constexpr auto kTotal = "sum(rate(asked_total[1m]))"_L1;

/// What was asked and what failed up to a scrape; a fifth of the time nobody asks.
struct Made {
    qint64 asked = 0;
    qint64 failed = 0;
};

Made after(Made made, qint64 scrape)
{
    const bool isIdle = scrape / 240 % 5 == 4;
    made.asked += isIdle ? 0 : 10 + scrape % 7;
    made.failed += isIdle || scrape % 50 != 0 ? 0 : 3;
    return made;
}

Made madeAt(qint64 scrape)
{
    Made made;
    for (qint64 i = 1; i <= scrape; ++i)
        made = after(made, i);
    return made;
}

} // namespace

class TstRealEvaluation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const char* program : {"prometheus", "promtool", "victoria-metrics"})
            TRACEO_NEEDS(!RealServer::programNamed(QLatin1String(program)).isEmpty(),
                         "a server is not installed on this machine");
        m_end = QDateTime::currentSecsSinceEpoch() / 60 * 60 - kAfter;
        makeSamples();
        m_prometheus = prometheusOver(m_folder.path(), m_openMetrics);
        m_victoria = victoriaOver(m_folder.path(), m_text);
        QVERIFY(m_prometheus && m_victoria);
        m_urls = {m_prometheus->url(), m_victoria->url()};
        writeWorkspace();
        const Ran synced = ran({u"sync"_s, u"--workspace"_s, m_workspace});
        QVERIFY2(synced.exitCode == 0 || synced.exitCode == 5, synced.err.constData()); // what is refused makes it partial
    }

    void eventsAreTheServersRatesByTheMinute_data() { bothServers(); }
    void eventsAreTheServersRatesByTheMinute()
    {
        QFETCH(const int, server);
        const QJsonObject item = statusOf(u"rates-%1"_s.arg(server));
        const double total = sumOf(valuesAt(server, kTotal)) * 60;
        const double bad = sumOf(valuesAt(server, kBad)) * 60;
        QVERIFY2(total > 40'000, qPrintable(QString::number(total)));
        isNear(item["total"_L1].toDouble(), total);
        isNear(item["total"_L1].toDouble() - item["good"_L1].toDouble(), bad);
        QCOMPARE(item["evaluated"_L1].toString(), u"server"_s);
    }

    void aRatioIsTheMeanOfItsMinutes_data() { bothServers(); }
    void aRatioIsTheMeanOfItsMinutes()
    {
        QFETCH(const int, server);
        const QJsonObject item = statusOf(u"ratio-%1"_s.arg(server));
        std::vector<double> ratios = valuesAt(server, kBad + u" / "_s + kTotal);
        const auto all = ratios.size();
        std::erase_if(ratios, [](double value) { return std::isnan(value); });
        QVERIFY(ratios.size() > 1'000);
        QCOMPARE(item["total"_L1].toDouble(), double(ratios.size()));
        isNear(item["sli"_L1].toDouble(), 1 - sumOf(ratios) / double(ratios.size()));
        // Of idle minutes Prometheus says NaN, and so that it looked; VictoriaMetrics leaves them out, as it does what it knows nothing of.
        const bool saysNaN = all == std::size_t(kWindow / 60);
        QCOMPARE(saysNaN, server == 0);
        const double coverage = item["coverage_ratio"_L1].toDouble();
        QVERIFY2(saysNaN ? coverage > 0.99 : coverage > 0.75 && coverage < 0.9, qPrintable(QString::number(coverage)));
    }

    /// Counters whose sum the server works out are counted by their steps, to the last event.
    void countersAreCountedExactly_data() { bothServers(); }
    void countersAreCountedExactly()
    {
        QFETCH(const int, server);
        const QJsonObject item = statusOf(u"counters-%1"_s.arg(server));
        const Made first = madeAt(scrapeAt(m_end - kWindow));
        const Made last = madeAt(scrapeAt(m_end));
        const qint64 asked = last.asked - first.asked;
        const qint64 failed = last.failed - first.failed;
        QCOMPARE(item["total"_L1].toInteger(), asked + failed);
        QCOMPARE(item["good"_L1].toInteger(), asked);
    }

    void whatIsRefusedIsSaidAtItsDefinition_data()
    {
        QTest::addColumn<QString>("slo");
        QTest::addColumn<QString>("words");
        QTest::newRow("several series") << u"several"_s << u"sum it"_s;
        QTest::newRow("no PromQL") << u"broken"_s << u"parse error"_s;
    }
    void whatIsRefusedIsSaidAtItsDefinition()
    {
        QFETCH(const QString, slo);
        QFETCH(const QString, words);
        const qint64 now = QDateTime::currentSecsSinceEpoch(); // the server may have refused it since the minute began
        const QString reason = statusOf(slo, now)["reason"_L1].toString();
        QVERIFY2(reason.contains(u"traceo.yaml:") && reason.contains(words), qPrintable(reason));
    }

private:
    static void bothServers()
    {
        QTest::addColumn<int>("server");
        QTest::newRow("Prometheus") << 0;
        QTest::newRow("VictoriaMetrics") << 1;
    }

    static qint64 nowMinute() { return QDateTime::currentSecsSinceEpoch() / 60 * 60; }
    qint64 scrapeAt(qint64 at) const { return (at - (m_end - kLength)) / kScrape; }

    static void isNear(double value, double expected)
    {
        QVERIFY2(std::abs(value - expected) <= 1e-9 * std::max(1.0, std::abs(expected)),
                 qPrintable(u"%1, not %2"_s.arg(value, 0, 'g', 17).arg(expected, 0, 'g', 17)));
    }

    void makeSamples()
    {
        const qint64 begin = m_end - kLength;
        QByteArray asked;
        QByteArray failed;
        Made made;
        for (qint64 scrape = 0; scrape <= (kLength + kAfter) / kScrape; ++scrape) {
            made = scrape == 0 ? made : after(made, scrape);
            const qint64 at = begin + scrape * kScrape;
            asked += "asked_total{job=\"shop\",instance=\"a:1\"} " + QByteArray::number(made.asked) + ' ' + QByteArray::number(at)
                + '\n';
            failed += "errors_total{job=\"shop\",instance=\"a:1\"} " + QByteArray::number(made.failed) + ' '
                + QByteArray::number(at) + '\n';
        }
        m_openMetrics = "# TYPE asked counter\n" + asked + "# TYPE errors counter\n" + failed + "# EOF\n";
        for (const QByteArray& lines : {asked, failed}) {
            for (const QByteArray& line : lines.split('\n'))
                m_text += line.isEmpty() ? QByteArray() : line + "000\n"; // milliseconds
        }
    }

    void writeWorkspace()
    {
        m_workspace = m_folder.filePath(u"traceo.yaml"_s);
        QByteArray text = "version: 1\nname: evaluated\nhistory: {file: evaluated.traceo}\nsources:\n";
        for (int server = 0; server < 2; ++server)
            text += "  - {name: s" + QByteArray::number(server) + ", kind: prometheus, url: \""
                + m_urls[std::size_t(server)].toEncoded() + "\"}\n";
        text += "slos:\n";
        const auto add = [&text](const QByteArray& name, int server, const QByteArray& keys) {
            text += "  - SLO: {name: " + name + ", source: s" + QByteArray::number(server) + ", objective: 99%, window: 1d,\n"
                + "      indicator: {type: query, " + keys + "}}\n";
        };
        const QByteArray bad = QByteArray(kBad.data());
        const QByteArray total = QByteArray(kTotal.data());
        for (int server = 0; server < 2; ++server) {
            const QByteArray number = QByteArray::number(server);
            add("rates-" + number, server, "bad: '" + bad + "', total: '" + total + "'");
            add("ratio-" + number, server, "error_ratio: '" + bad + " / " + total + "'");
            add("counters-" + number, server,
                "counter: true, good: sum(asked_total), total: sum(asked_total) + sum(errors_total)");
        }
        add("several", 0, "error_ratio: 'asked_total * 0 or label_replace(errors_total, \"kind\", \"bad\", \"\", \"\")'");
        add("broken", 0, "error_ratio: 'sum(asked_total) / / 2'");
        QFile file(m_workspace);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

    /// The server's values at the ends of the window's minutes, asked of it here.
    std::vector<double> valuesAt(int server, const QString& expression) const
    {
        QUrl url(m_urls[std::size_t(server)].toString() + u"/api/v1/query_range"_s);
        QUrlQuery parameters;
        parameters.addQueryItem(u"query"_s, QString::fromUtf8(QUrl::toPercentEncoding(expression)));
        parameters.addQueryItem(u"start"_s, QString::number(m_end - kWindow + 60));
        parameters.addQueryItem(u"end"_s, QString::number(m_end));
        parameters.addQueryItem(u"step"_s, u"60"_s);
        url.setQuery(parameters);
        const auto body = fetched(url);
        const QJsonObject data = QJsonDocument::fromJson(body.value_or(QByteArray())).object()["data"_L1].toObject();
        std::vector<double> values;
        for (const QJsonValue& pair : data["result"_L1].toArray().first()["values"_L1].toArray())
            values.push_back(pair.toArray()[1].toString().toDouble()); // "NaN" is one
        return values;
    }

    static double sumOf(const std::vector<double>& values)
    {
        double sum = 0;
        for (const double value : values)
            sum += value;
        return sum;
    }

    QJsonObject statusOf(const QString& slo) const { return statusOf(slo, m_end); }
    QJsonObject statusOf(const QString& slo, qint64 at) const
    {
        const Ran status = ran({u"slo"_s, u"status"_s, slo, u"-o"_s, u"json"_s, u"--workspace"_s, m_workspace, u"--at"_s,
                                QString::number(at), u"--offline"_s});
        return QJsonDocument::fromJson(status.out).object()["items"_L1].toArray().first().toObject();
    }

    QTemporaryDir m_folder;
    QByteArray m_openMetrics;
    QByteArray m_text;
    std::unique_ptr<RealPrometheus> m_prometheus;
    std::unique_ptr<RealVictoria> m_victoria;
    std::array<QUrl, 2> m_urls;
    QString m_workspace;
    qint64 m_end = 0; ///< seconds, a whole minute
};

TRACEO_TEST(TstRealEvaluation);
#include "tst_real_evaluation.moc"
