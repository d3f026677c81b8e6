// Exclusions and service hours as somebody meets them who writes them into a workspace and asks `traceo`.
#include "support/command_folder.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMinutes = 360;

/// Sunday, 1 November 2026, 00:00 in Berlin, to 06:00.
qint64 begin()
{
    return QDateTime(QDate(2026, 11, 1), QTime(0, 0), QTimeZone("Europe/Berlin")).toSecsSinceEpoch();
}

/// A hundred requests a minute; between 02:00 and 04:00 half of them fail.
QByteArray requests()
{
    QByteArray text = "# TYPE http_requests counter\n";
    for (const QByteArray code : {"200", "500"}) {
        for (int i = 0; i <= kMinutes; ++i) {
            const int failed = 50 * std::clamp(i - 120, 0, 120);
            text += "http_requests_total{code=\"" + code + "\",instance=\"a\",job=\"j\"} "
                + QByteArray::number(code == "500" ? failed : 100 * i - failed) + ' ' + QByteArray::number(begin() + 60 * i)
                + '\n';
        }
    }
    return text + "# EOF\n";
}

QByteArray sloOf(const QByteArray& name, const QByteArray& more = {})
{
    return "  - {SLO: {name: " + name + ", objective: 90%, window: 30d, " + more
        + "indicator: {type: prometheus, bad: 'http_requests_total{code=\"500\"}', total: http_requests_total}}}\n";
}

/// Quarters of an hour, good where 90 % were.
QByteArray quarters()
{
    const auto metric = [](const QByteArray& query) {
        return "{metricSource: {metricSourceRef: prom, type: Prometheus, spec: {query: '" + query + "'}}}";
    };
    return "  - {apiVersion: openslo/v1, kind: SLO, metadata: {name: check-quarters}, spec: {service: s, budgetingMethod: "
           "Timeslices,\n"
           "     timeWindow: [{duration: 30d, isRolling: true}],\n"
           "     objectives: [{target: 0.9, timeSliceTarget: 0.9, timeSliceWindow: 15m}],\n"
           "     indicator: {metadata: {name: i}, spec: {ratioMetric: {counter: true,\n       bad: "
        + metric("http_requests_total{code=\"500\"}") + ",\n       total: " + metric("http_requests_total") + "}}}}}\n";
}

constexpr const char* kPatchDay =
    "exclusions:\n"
    "  - {id: patch-day, slos: [check*], start: \"2026-10-04 02:00\", duration: 2h, rrule: "
    "\"FREQ=WEEKLY;BYDAY=SU\", zone: Europe/Berlin, reason: patching, author: kim, created: 2026-11-02}\n";

} // namespace

class TstSloExclusions : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran run(const QStringList& arguments)
    {
        return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"--offline"_s} + arguments);
    }
    /// At 06:00, unless said.
    Ran status(const QStringList& arguments, int minute = kMinutes)
    {
        return run(QStringList{u"--at"_s, QString::number(begin() + 60 * minute), u"slo"_s} + arguments);
    }
    QJsonObject itemOf(const QString& slo, int minute = kMinutes)
    {
        return QJsonDocument::fromJson(status({u"status"_s, slo, u"-o"_s, u"json"_s}, minute).out)["items"_L1][0].toObject();
    }
    void workspace(const QByteArray& exclusions, const QByteArray& more = {})
    {
        m_folder.write(u"w.yaml"_s,
                       "version: 1\nname: w\nhistory: {file: w.traceo}\nsources:\n  - {name: prom, kind: prometheus, url: "
                       "\"http://127.0.0.1:1\"}\nslos:\n"
                           + sloOf("checkout")
                           + sloOf("office", "service_hours: {from: \"04:00\", to: \"20:00\", zone: Europe/Berlin}, ") + more
                           + exclusions);
    }

private Q_SLOTS:
    void initTestCase()
    {
        workspace({});
        const QString file = m_folder.write(u"r.om"_s, requests());
        const Ran imported = run({u"history"_s, u"import"_s, file, u"--source"_s, u"prom"_s});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
    }
    void init() { workspace(kPatchDay); }

    void bothFiguresAreGiven()
    {
        const QJsonObject checkout = itemOf(u"checkout"_s);
        QCOMPARE(checkout["sli"_L1].toDouble(), 1.0);
        QCOMPARE(checkout["total"_L1].toInt(), 24'000);
        QCOMPARE(checkout["budget"_L1]["remaining_ratio"_L1].toDouble(), 1.0);
        const QJsonObject excluded = checkout["excluded"_L1].toObject();
        QCOMPARE(excluded["bad"_L1].toInt(), 6'000);
        QCOMPARE(excluded["total"_L1].toInt(), 12'000);
        QCOMPARE(excluded["minutes"_L1].toInt(), 120);
        QCOMPARE(excluded["sli_without"_L1].toDouble(), 30.0 / 36);
        QCOMPARE(excluded["retroactive"_L1], QJsonValue(true));
        QCOMPARE(excluded["by"_L1][0]["reason"_L1], QJsonValue(u"patching"_s));
        workspace({});
        const QJsonObject plain = itemOf(u"checkout"_s);
        QCOMPARE(plain["sli"_L1].toDouble(), 30.0 / 36);
        QVERIFY(plain["excluded"_L1]["bad"_L1].isNull() && plain["excluded"_L1].toObject().contains(u"bad"_s));
    }

    void whatIsOutsideOfServiceHoursIsOut()
    {
        const QJsonObject office = itemOf(u"office"_s);
        QCOMPARE(office["sli"_L1].toDouble(), 1.0);
        QCOMPARE(office["total"_L1].toInt(), 12'000); // 04:00 to 06:00
        QCOMPARE(office["excluded"_L1]["by"_L1][0]["id"_L1], QJsonValue(u"service-hours"_s));
        QCOMPARE(office["excluded"_L1]["retroactive"_L1], QJsonValue(false));
        QCOMPARE(office["coverage_ratio"_L1].toDouble(), 360.0 / (30 * 1440));
    }

    void aTableHasAColumnOnlyWhereSomethingIsExcluded()
    {
        const Ran with = status({u"status"_s, u"checkout"_s});
        QVERIFY2(with.out.contains("EXCLUDED") && with.out.contains("2 h; with it 83.33 %, excluded afterwards"),
                 with.out.constData());
        workspace({});
        QVERIFY(!status({u"status"_s, u"checkout"_s}).out.contains("EXCLUDED"));
        QVERIFY(status({u"status"_s, u"office"_s}).out.contains("EXCLUDED"));
    }

    void alertsAreMutedMeanwhileAndBurnFollows()
    {
        workspace({});
        QCOMPARE(itemOf(u"checkout"_s, 200)["burn_rate"_L1]["1h"_L1].toDouble(), 5.0);
        workspace(kPatchDay);
        const QJsonObject now = itemOf(u"checkout"_s, 200); // 03:20
        QVERIFY(now["burn_rate"_L1]["1h"_L1].isNull());
        QVERIFY(now["alerts"_L1].toObject().contains(u"muted"_s));
        QVERIFY(status({u"check"_s, u"checkout"_s}).exitCode != 3);
    }

    void slicesStayAsTheyAreAndAreMarked()
    {
        const Ran slices = status({u"slices"_s, u"checkout"_s, u"--since"_s, u"6h"_s, u"-o"_s, u"json"_s});
        const QJsonArray minutes = QJsonDocument::fromJson(slices.out)["items"_L1].toArray();
        QCOMPARE(minutes.size(), kMinutes);
        QCOMPARE(minutes[120]["good"_L1].toInt(), 50);
        QCOMPARE(minutes[120]["excluded"_L1], QJsonValue(true));
        QCOMPARE(minutes[119]["excluded"_L1], QJsonValue(false));
        QCOMPARE(minutes[120]["excluded_as"_L1], QJsonValue(u"drop"_s));
        QVERIFY(minutes[119]["excluded_as"_L1].isNull());
        QCOMPARE(std::ranges::count_if(minutes, [](const QJsonValue& minute) { return minute["excluded"_L1].toBool(); }), 120);
        const QByteArray table = status({u"slices"_s, u"checkout"_s, u"--since"_s, u"6h"_s}).out;
        QVERIFY2(table.left(table.indexOf('\n')).toUpper().contains("EXCLUDED"), table.constData());
        QCOMPARE(table.count("left out"), 120);
        workspace({});
        QVERIFY(!status({u"slices"_s, u"checkout"_s, u"--since"_s, u"6h"_s}).out.toUpper().contains("EXCLUDED"));
    }

    /// From 02:10 to 04:10 of a bad 02:00 to 04:00: of the first quarter the rest is judged, which is bad as well.
    void goodMinutesAddUpToTheStatus()
    {
        workspace("exclusions:\n  - {id: late, slos: [check-quarters], start: \"2026-11-01 02:10\", duration: 2h, zone: "
                  "Europe/Berlin, reason: patching}\n",
                  quarters());
        const Ran slices = status({u"slices"_s, u"check-quarters"_s, u"--since"_s, u"6h"_s, u"-o"_s, u"json"_s});
        double good = 0;
        double total = 0;
        for (const QJsonValue& minute : QJsonDocument::fromJson(slices.out)["items"_L1].toArray()) {
            good += minute["good_minutes"_L1].toDouble();
            total += minute["total_minutes"_L1].toDouble();
            QVERIFY(!minute["excluded"_L1].toBool() || minute["total_minutes"_L1].toDouble() == 0);
        }
        const QJsonObject quarters = itemOf(u"check-quarters"_s);
        QCOMPARE(good, quarters["good"_L1].toDouble());
        QCOMPARE(total, quarters["total"_L1].toDouble());
        QCOMPARE(total, 240.0);
        QCOMPARE(good, 230.0); // 02:00 to 02:10 stays bad
    }

    void aMistakeIsToldAndCostsOnlyItsExclusion()
    {
        workspace("exclusions:\n  - {id: x, slos: [chekout], start: \"2026-11-01 02:00\", duration: 2h, reason: r}\n");
        const Ran check = run({u"workspace"_s, u"check"_s});
        QVERIFY(check.exitCode != 0);
        QVERIFY2((check.out + check.err).contains("w.yaml:10:19") && (check.out + check.err).contains("checkout"),
                 (check.out + check.err).constData());
        QCOMPARE(itemOf(u"checkout"_s)["sli"_L1].toDouble(), 30.0 / 36);
    }
};

TRACEO_TEST(TstSloExclusions);
#include "tst_slo_exclusions.moc"
