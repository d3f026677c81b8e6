// `traceo slo forecast` as a script and a person meet it.
#include "support/command_folder.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBegin = 1'791'000'000; // a whole minute
constexpr int kDays = 40;
constexpr int kDayMinutes = 1440;

/// A hundred requests a minute; of `calm` one in two hundred fails, of `weekly` twenty minutes each seventh day, of `young` there
/// are nine hours. A sample each five minutes.
QByteArray requests()
{
    QByteArray text = "# TYPE http_requests counter\n";
    for (const QByteArray service : {"calm", "weekly", "young"}) {
        for (const QByteArray code : {"200", "500"}) {
            for (int i = service == "young" ? kDays * kDayMinutes - 540 : 0; i <= kDays * kDayMinutes; i += 5) {
                const int week = 7 * kDayMinutes;
                const int failed = service == "weekly" ? 100 * (i / week * 20 + std::min(20, i % week)) : i / 2;
                text += "http_requests_total{code=\"" + code + "\",instance=\"a\",job=\"j\",service=\"" + service + "\"} "
                    + QByteArray::number(code == "500" ? failed : 100 * i - failed) + ' ' + QByteArray::number(kBegin + 60 * i)
                    + '\n';
            }
        }
    }
    return text + "# EOF\n";
}

QByteArray sloOf(const QByteArray& name, const QByteArray& window)
{
    const QByteArray service = name.split('-').first();
    return "  - {SLO: {name: " + name + ", source: prom, objective: 99%, window: " + window
        + ", indicator: {type: prometheus, bad: 'http_requests_total{service=\"" + service
        + "\",code=\"500\"}', total: 'http_requests_total{service=\"" + service + "\"}'}}}\n";
}

} // namespace

class TstSloForecast : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran run(const QStringList& arguments)
    {
        return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s)} + arguments);
    }
    Ran forecast(const QString& name, const QStringList& arguments, qint64 minute = kDays * kDayMinutes)
    {
        return run(QStringList{u"--offline"_s, u"--at"_s, QString::number(kBegin + 60 * minute), u"slo"_s, u"forecast"_s, name}
                   + arguments);
    }
    static QJsonObject itemOf(const Ran& run) { return QJsonDocument::fromJson(run.out)["items"_L1][0].toObject(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.write(u"w.yaml"_s,
                       "version: 1\nname: w\nhistory: {file: w.traceo}\nsources:\n  - {name: prom, kind: prometheus, url: "
                       "\"http://127.0.0.1:1\"}\nslos:\n"
                           + sloOf("calm", "3d") + sloOf("calm-month", "30d") + sloOf("weekly", "1d") + sloOf("young", "1d"));
        const Ran imported = run({u"history"_s, u"import"_s, m_folder.write(u"r.om"_s, requests()), u"--source"_s, u"prom"_s});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
    }

    void aForecastThatHasBeenRightIsShown()
    {
        const Ran json = forecast(u"calm"_s, {u"-o"_s, u"json"_s});
        QVERIFY2(json.exitCode == 0, json.err.constData());
        QCOMPARE(QJsonDocument::fromJson(json.out)["schema"_L1].toString(), u"traceo.slo.forecast/v1"_s);
        const QJsonObject item = itemOf(json);
        const QJsonObject outlook = item["outlook"_L1].toObject();
        QCOMPARE(outlook["state"_L1].toString(), u"shown"_s);
        QCOMPARE(outlook["probability"_L1], QJsonValue(0));
        QCOMPARE(outlook["lines"_L1].toArray().size(), 12);
        QVERIFY(item["score"_L1]["days"_L1].toInt() >= 20);
        QVERIFY(item["exhaustion"_L1].toObject().contains("p90"_L1));
    }

    void linesAreRowsOfATable()
    {
        const Ran csv = forecast(u"calm"_s, {u"--lines"_s, u"-o"_s, u"csv"_s});
        QVERIFY2(csv.exitCode == 0, csv.err.constData());
        QVERIFY2(csv.out.startsWith("end,exhausted_probability,p10,p50,p90"), csv.out.constData());
        QCOMPARE(csv.out.count('\n'), 13);
        const Ran table = forecast(u"calm"_s, {u"--lines"_s});
        QCOMPARE(table.out.count('\n'), 13);
    }

    /// An hour into a day that began with twenty minutes of nothing but failures.
    void aRecoveryHasItsDate()
    {
        const Ran json = forecast(u"weekly"_s, {u"-o"_s, u"json"_s}, 35 * kDayMinutes + 60);
        const QJsonArray recoveries = itemOf(json)["recoveries"_L1].toArray();
        QCOMPARE(recoveries.size(), 1);
        const auto at = QDateTime::fromString(recoveries[0]["at"_L1].toString(), Qt::ISODate);
        QCOMPARE(at.toSecsSinceEpoch(), kBegin + 60 * (36 * kDayMinutes + 20));
        QVERIFY2(recoveries[0]["budget_ratio"_L1].toDouble() > 1, json.out.constData());
        const QByteArray table = forecast(u"weekly"_s, {}, 35 * kDayMinutes + 60).out;
        QVERIFY2(table.contains("Comes back by") && table.contains("gone since"), table.constData());
        const auto gone = QDateTime::fromString(itemOf(json)["exhaustion"_L1]["at"_L1].toString(), Qt::ISODate);
        const qint64 minutes = (gone.toSecsSinceEpoch() - kBegin) / 60 - 35 * kDayMinutes;
        QVERIFY2(minutes > 0 && minutes <= 20, json.out.constData()); // within the failures, not when it was asked
        for (const char* const item : {"p10", "p90"})
            QCOMPARE(itemOf(json)["exhaustion"_L1][QLatin1String(item)], itemOf(json)["exhaustion"_L1]["at"_L1]);
    }

    void whatCannotBeScoredIsHiddenAndSaysSo()
    {
        const Ran json = forecast(u"calm-month"_s, {u"-o"_s, u"json"_s});
        QVERIFY2(json.exitCode == 0, json.err.constData());
        QVERIFY2(json.err.contains("is hidden"), json.err.constData());
        const QJsonObject outlook = itemOf(json)["outlook"_L1].toObject();
        QCOMPARE(outlook["state"_L1].toString(), u"hidden"_s);
        QVERIFY(outlook["probability"_L1].isNull() && outlook["lines"_L1].isNull());
        const QByteArray table = forecast(u"calm-month"_s, {}).out;
        QVERIFY2(table.contains("hidden") && !table.contains(" with 10 %"), table.constData()); // a pace is no probability
        QVERIFY(forecast(u"calm"_s, {}).out.contains("faster 1 hour in 10"));
        const Ran lines = forecast(u"calm-month"_s, {u"--lines"_s, u"-o"_s, u"json"_s});
        QCOMPARE(QJsonDocument::fromJson(lines.out)["items"_L1], QJsonValue(QJsonArray()));
    }

    void whatWasNotMostlyObservedIsNotKnown()
    {
        const Ran json = forecast(u"young"_s, {u"-o"_s, u"json"_s});
        QCOMPARE(json.exitCode, 5);
        QVERIFY2(json.err.contains("young is not known"), json.err.constData());
        const QJsonObject item = itemOf(json);
        QCOMPARE(item["outlook"_L1]["state"_L1].toString(), u"not_known"_s);
        QVERIFY(item["score"_L1].isNull());
        QCOMPARE(forecast(u"yung"_s, {}).exitCode, 6);
        QCOMPARE(run({u"slo"_s, u"forecast"_s}).exitCode, 2);
    }
};

TRACEO_TEST(TstSloForecast);
#include "tst_slo_forecast.moc"
