// `traceo slo ledger` and `traceo slo rehearse`: what looks back over the slices of an SLO.
#include "support/command_folder.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBegin = 1'795'000'020; // a whole minute of November
constexpr int kMinutes = 3000;
constexpr int kOutage = 2000; ///< ten minutes of it, minute 2001 the first

/// A hundred requests a minute; ten minutes all bad, and long before a fifth bad in each of ten minutes.
int badIn(int minute)
{
    if (minute > kOutage && minute <= kOutage + 10)
        return 100;
    return minute > 500 && minute <= 510 ? 20 : 0;
}

/// A histogram whose boundaries were changed at minute 1000: before, 0.25 s lay between two.
QByteArray buckets()
{
    QByteArray text = "# TYPE seconds histogram\n";
    const auto add = [&text](const QByteArray& instance, const QByteArray& boundary, int perMinute, int from, int to) {
        for (int i = from; i <= to; ++i)
            text += "seconds_bucket{instance=\"" + instance + "\",job=\"j\",le=\"" + boundary + "\"} "
                + QByteArray::number(perMinute * (i - from)) + ' ' + QByteArray::number(kBegin + 60 * i) + '\n';
    };
    for (const auto& [boundary, perMinute] : {std::pair("0.1", 80), {"0.5", 90}, {"+Inf", 100}})
        add("old", boundary, perMinute, 0, 999);
    for (const auto& [boundary, perMinute] : {std::pair("0.25", 90), {"+Inf", 100}})
        add("new", boundary, perMinute, 1000, kMinutes);
    return text;
}

QByteArray requests()
{
    QByteArray text = "# TYPE http_requests counter\n";
    for (const QByteArray code : {"200", "500"}) {
        int failed = 0;
        for (int i = 0; i <= kMinutes; ++i) {
            failed += badIn(i);
            text += "http_requests_total{code=\"" + code + "\",instance=\"a\",job=\"j\"} "
                + QByteArray::number(code == "500" ? failed : 100 * i - failed) + ' ' + QByteArray::number(kBegin + 60 * i)
                + '\n';
        }
    }
    return text + buckets() + "# EOF\n";
}

QByteArray sloOf(const QByteArray& name, const QByteArray& metric, const QByteArray& more = {})
{
    return "  - {SLO: {name: " + name + ", service: " + name + ", source: prom, objective: 99.9%, window: 30d, indicator: {type: "
        + "prometheus, bad: '" + metric + "{code=\"500\"}', total: '" + metric + "'}" + more + "}}\n";
}

QString at(int minute)
{
    return QDateTime::fromSecsSinceEpoch(kBegin + 60 * minute, Qt::UTC).toString(Qt::ISODate);
}

} // namespace

class TstSloPast : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran run(const QStringList& arguments)
    {
        return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s)} + arguments);
    }
    Ran asked(const QStringList& arguments)
    {
        return run(QStringList{u"--offline"_s, u"--at"_s, at(kMinutes), u"-o"_s, u"json"_s, u"slo"_s} + arguments);
    }
    static QJsonArray itemsOf(const Ran& run) { return QJsonDocument::fromJson(run.out)["items"_L1].toArray(); }
    static QJsonObject itemWith(const Ran& run, const QString& member, const QString& value)
    {
        for (const QJsonValue& item : itemsOf(run)) {
            if (item[member].toString() == value)
                return item.toObject();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.write(u"w.yaml"_s,
                       "version: 1\nname: w\nhistory: {file: w.traceo}\nsources:\n  - {name: prom, kind: prometheus, url: "
                       "\"http://127.0.0.1:1\"}\nslos:\n"
                           + sloOf("shop", "http_requests_total") + sloOf("twin", "http_requests_total")
                           + sloOf("absent", "nothing_total")
                           + "  - {SLO: {name: changed, source: prom, objective: 99%, window: 6h, indicator: {type: latency, "
                             "histogram: seconds, threshold: 250ms}}}\n");
        for (const QStringList& told :
             {QStringList{u"history"_s, u"import"_s, m_folder.write(u"r.om"_s, requests()), u"--source"_s, u"prom"_s},
              QStringList{u"events"_s, u"add"_s, u"deploy"_s, u"shop"_s, u"4.2"_s, u"--time"_s, at(kOutage - 5), u"--service"_s,
                          u"shop"_s},
              QStringList{u"events"_s, u"add"_s, u"note"_s, u"shop"_s, u"down"_s, u"--time"_s, at(kOutage), u"--until"_s,
                          at(kOutage + 10), u"--service"_s, u"shop"_s}}) {
            const Ran done = run(told);
            QVERIFY2(done.exitCode == 0, done.err.constData());
        }
    }

    /// Events between two boundaries are neither good nor bad, and no account has them.
    void whatIsUndecidedAnywhereInTheRangeIsNotBooked()
    {
        QCOMPARE(itemsOf(asked({u"status"_s, u"changed"_s}))[0]["sli"_L1].toDouble(), 0.9);
        const QString since = QString::number(kMinutes - 1100) + u'm';
        for (const QString& verb : {u"ledger"_s, u"rehearse"_s}) {
            const Ran known = asked({verb, u"changed"_s, u"--since"_s, since});
            QVERIFY2(known.exitCode == 0, known.err.constData());
            const Ran longer = asked({verb, u"changed"_s, u"--since"_s, QString::number(kMinutes - 900) + u'm'});
            QCOMPARE(longer.exitCode, 2);
            QVERIFY2(longer.err.contains("boundary"), longer.err.constData());
        }
    }

    void accountsAddUpToTheStatus()
    {
        const Ran ledger = asked({u"ledger"_s, u"shop"_s});
        QVERIFY2(ledger.exitCode == 0, ledger.err.constData());
        double bad = 0;
        for (const QJsonValue& item : itemsOf(ledger))
            bad += item["bad"_L1].toDouble();
        const QJsonObject status = itemsOf(asked({u"status"_s, u"shop"_s}))[0].toObject();
        QCOMPARE(bad, status["total"_L1].toDouble() - status["good"_L1].toDouble());
        QCOMPARE(bad, 1200.0);
        const QJsonObject deploy = itemWith(ledger, u"account"_s, u"deploy shop 4.2"_s);
        QCOMPARE(deploy["bad"_L1].toDouble(), 1000.0);
        QCOMPARE(deploy["minutes"_L1].toInt(), 10);
        QCOMPARE(deploy["first"_L1].toString(), at(kOutage));
        QCOMPARE(itemWith(ledger, u"account"_s, u"unknown"_s)["bad"_L1].toDouble(), 200.0);
        QVERIFY2(ledger.err.contains("deploy") && ledger.err.contains("+1h"), ledger.err.constData()); // says by which rules
    }

    void rulesSayWhoseItIs()
    {
        const Ran ledger = asked({u"ledger"_s, u"shop"_s, u"--rule"_s, u"first minutes=deploy+7m"_s, u"--rule"_s, u"note"_s});
        QCOMPARE(itemWith(ledger, u"account"_s, u"first minutes"_s)["bad"_L1].toDouble(), 200.0); // 2 of them after the 5
        QCOMPARE(itemWith(ledger, u"account"_s, u"note shop down"_s)["bad"_L1].toDouble(), 800.0);
        QCOMPARE(itemWith(ledger, u"account"_s, u"unknown"_s)["bad"_L1].toDouble(), 200.0);
    }

    void theMonthCloses()
    {
        const Ran months = asked({u"ledger"_s, u"shop"_s, u"--by"_s, u"month"_s});
        QVERIFY2(months.exitCode == 0, months.err.constData());
        QCOMPARE(itemsOf(months).size(), 1);
        const QJsonObject month = itemsOf(months)[0].toObject();
        QCOMPARE(month["month"_L1].toString(), u"2026-11"_s);
        QCOMPARE(month["opening"_L1].toDouble(), 0.0);
        QCOMPARE(month["debits"_L1].toDouble(), 1200.0);
        QCOMPARE(month["credits"_L1].toDouble(), 0.0);
        QCOMPARE(month["closing"_L1].toDouble(), 1200.0);
        QCOMPARE(month["allowed"_L1].toDouble(), 300.0);
        QCOMPARE(month["spent_ratio"_L1].toDouble(), 4.0);
        QCOMPARE(month["objective"_L1].toDouble(), itemsOf(asked({u"status"_s, u"shop"_s}))[0]["objective"_L1].toDouble());
        QVERIFY(month["changed_since"_L1].toArray().isEmpty());
        QCOMPARE(month["accounts"_L1].toArray().size(), 2);
    }

    void policiesAreCompared()
    {
        const Ran compared = asked({u"rehearse"_s, u"shop"_s, u"--since"_s, u"2d"_s});
        QVERIFY2(compared.exitCode == 0, compared.err.constData());
        QCOMPARE(itemsOf(compared).size(), 7); // pages and tickets; Datadog's is a page alone
        const QJsonObject sloth = itemWith(compared, u"policy"_s, u"sloth"_s);
        QCOMPARE(sloth["severity"_L1].toString(), u"page"_s);
        QCOMPARE(sloth["firings"_L1].toInt(), 2); // a fifth of ten minutes pages as well
        QCOMPARE(sloth["precision_ratio"_L1].toDouble(), 0.5);
        QCOMPARE(sloth["recall_ratio"_L1].toDouble(), 1.0);
        QCOMPARE(sloth["detection_median_s"_L1].toDouble(), 60.0);
        QCOMPARE(sloth["reset_median_s"_L1].toDouble(), 30 * 60.0);
    }

    /// Two firings in two days are not seven a week.
    void daysAreNotTakenForAWeek()
    {
        const Ran compared = asked({u"rehearse"_s, u"shop"_s, u"--since"_s, u"2d"_s});
        for (const QJsonValue& item : itemsOf(compared))
            QVERIFY2(item["firings_per_week"_L1].isNull(), compared.out.constData());
        QVERIFY2(compared.err.contains("rehearsed over 2 d, too little"), compared.err.constData());
        const Ran search = asked({u"rehearse"_s, u"shop"_s, u"--since"_s, u"2d"_s, u"--search"_s});
        QVERIFY2(itemsOf(search)[0]["pages_per_week"_L1].isNull(), search.out.constData());
    }

    void theFiringsOfOneAreListed()
    {
        const QStringList pair{u"rehearse"_s, u"shop"_s, u"--since"_s, u"1d"_s, u"--pair"_s, u"14.4,1h,5m"_s};
        const Ran own = asked(pair);
        QVERIFY2(own.exitCode == 0, own.err.constData());
        QCOMPARE(itemsOf(own).size(), 1);
        const QJsonObject firing = itemsOf(own)[0].toObject();
        QCOMPARE(firing["start"_L1].toString(), at(kOutage + 1));
        QCOMPARE(firing["end"_L1].toString(), at(kOutage + 15));
        QCOMPARE(firing["length_s"_L1].toDouble(), 14 * 60.0);
        QCOMPARE(firing["incident"_L1].toString(), u"shop down"_s);
        QCOMPARE(firing["detection_s"_L1].toDouble(), 60.0);
        QCOMPARE(firing["budget_spent_ratio"_L1].toDouble(), 300.0 / (0.001 * 100 * (kOutage + 1)));
        const Ran datadog = asked({u"rehearse"_s, u"shop"_s, u"--since"_s, u"1d"_s, u"--policy"_s, u"datadog"_s});
        QCOMPARE(itemsOf(datadog), itemsOf(own));
    }

    void withoutIncidentsNothingIsSaidOfThem()
    {
        const Ran twin = asked({u"rehearse"_s, u"twin"_s, u"--since"_s, u"2d"_s});
        QVERIFY2(twin.err.contains("No incident is known"), twin.err.constData());
        QVERIFY(itemsOf(twin)[0]["precision_ratio"_L1].isNull());
        QVERIFY(itemsOf(twin)[0]["recall_ratio"_L1].isNull());
    }

    void aSearchFindsThePageForTheOutageAlone()
    {
        const Ran search = asked({u"rehearse"_s, u"shop"_s, u"--since"_s, u"2d"_s, u"--search"_s});
        QVERIFY2(search.exitCode == 0, search.err.constData());
        const QJsonArray front = itemsOf(search);
        QVERIFY(front.size() > 0);
        double missed = std::numeric_limits<double>::infinity();
        int pages = -1;
        bool isFound = false;
        for (const QJsonValue& item : front) { // each more costs more and misses less
            QVERIFY(item["pages"_L1].toInt() > pages);
            QVERIFY(item["missed_bad"_L1].toDouble() < missed);
            pages = item["pages"_L1].toInt();
            missed = item["missed_bad"_L1].toDouble();
            isFound = isFound || (pages == 1 && item["missed_incidents"_L1].toInt() == 0);
        }
        QVERIFY(isFound);
    }

    void aPolicyIsExportedAsAlertsOfTheDefinition()
    {
        const QStringList sloth{u"rehearse"_s, u"shop"_s, u"--since"_s, u"2d"_s, u"--policy"_s, u"sloth"_s, u"--export"_s};
        const Ran shown = asked(sloth + QStringList{u"-"_s});
        QVERIFY2(shown.exitCode == 0, shown.err.constData());
        QVERIFY2(shown.out.startsWith("  alerts:\n    - {severity: page, budget: 2%, long: 1h, short: 5m, least: 0}\n"),
                 shown.out.constData());
        const Ran documents = asked(sloth + QStringList{u"-"_s, u"--export-as"_s, u"openslo"_s});
        QVERIFY2(documents.out.contains("kind: AlertPolicy") && documents.out.contains("alertPolicyRef: shop-page-1-long"),
                 documents.out.constData());

        const QString path = m_folder.filePath(u"alerts.yaml"_s);
        const Ran written = asked(sloth + QStringList{path});
        QVERIFY2(written.exitCode == 0 && written.err.contains("alerts.yaml"), written.err.constData());
        QVERIFY(!itemsOf(written).isEmpty()); // the answer is given as well
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), shown.out);
        QCOMPARE(file.permissions(), QFile::permissions(m_folder.filePath(u"w.yaml"_s)));
        QVERIFY(asked(sloth + QStringList{path}).exitCode != 0); // nothing is written over

        m_folder.write(u"own.yaml"_s,
                       "version: 1\nname: own\nsources:\n  - {name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}\nslos: "
                       "[slos/*.yaml]\n");
        QVERIFY(QDir(m_folder.path()).mkpath(u"slos"_s));
        m_folder.write(u"slos/shop.yaml"_s,
                       "SLO:\n  name: shop\n  source: prom\n  objective: 99.9%\n  indicator: {type: prometheus, bad: b_total, "
                       "total: t_total}\n"
                           + shown.out);
        const Ran checked = m_folder.run({u"--workspace"_s, m_folder.filePath(u"own.yaml"_s), u"workspace"_s, u"check"_s});
        QVERIFY2(checked.exitCode == 0, checked.err.constData());
        QVERIFY2(checked.err.contains("a factor above 1"), checked.err.constData()); // Sloth's last ticket, a warning
    }

    void mistakesExitWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no such sum") << QStringList{u"ledger"_s, u"shop"_s, u"--by"_s, u"week"_s} << 2;
        QTest::newRow("no such kind") << QStringList{u"ledger"_s, u"shop"_s, u"--rule"_s, u"party"_s} << 2;
        QTest::newRow("no such policy") << QStringList{u"rehearse"_s, u"shop"_s, u"--policy"_s, u"nagios"_s} << 2;
        QTest::newRow("no pair") << QStringList{u"rehearse"_s, u"shop"_s, u"--pair"_s, u"14.4"_s} << 2;
        QTest::newRow("two ways") << QStringList{u"rehearse"_s, u"shop"_s, u"--search"_s, u"--policy"_s, u"ours"_s} << 2;
        QTest::newRow("nothing to export") << QStringList{u"rehearse"_s, u"shop"_s, u"--export"_s, u"-"_s} << 2;
        QTest::newRow("a search to export") << QStringList{u"rehearse"_s, u"shop"_s, u"--search"_s, u"--export"_s, u"-"_s} << 2;
        QTest::newRow("two to export") << QStringList{u"rehearse"_s, u"shop"_s,       u"--policy"_s, u"ours"_s,
                                                      u"--pair"_s,   u"14.4,1h,5m"_s, u"--export"_s, u"-"_s}
                                       << 2;
        QTest::newRow("no such form") << QStringList{u"rehearse"_s, u"shop"_s, u"--export-as"_s, u"xml"_s} << 2;
        QTest::newRow("no such SLO") << QStringList{u"ledger"_s, u"shopp"_s} << 6;
        QTest::newRow("nothing spent it") << QStringList{u"ledger"_s, u"absent"_s} << 5;
        QTest::newRow("nothing to rehearse on") << QStringList{u"rehearse"_s, u"absent"_s} << 5;
    }
    void mistakesExitWithTwo()
    {
        QFETCH(const QStringList, arguments);
        const Ran mistaken = asked(arguments);
        QTEST(mistaken.exitCode, "exitCode");
        QVERIFY(!mistaken.err.isEmpty());
        QVERIFY(itemsOf(mistaken).isEmpty());
    }
};

TRACEO_TEST(TstSloPast);
#include "tst_slo_past.moc"
