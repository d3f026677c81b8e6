// `traceo slo plan`: what pipelines ask before they deploy.
#include "support/command_folder.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBegin = 1'790'000'040; // a whole minute of September
constexpr int kMinutes = 16 * 1440;

/// A thousand requests a minute, at night (00 to 06) ten; none fails.
QByteArray requests()
{
    QByteArray text = "# TYPE http_requests counter\n";
    for (const QByteArray code : {"200", "500"}) {
        qint64 value = 0;
        for (int i = 0; i <= kMinutes; i += 2) {
            const qint64 at = kBegin + 60LL * i;
            value += at / 3600 % 24 < 6 ? 20 : 2000;
            text += "http_requests_total{code=\"" + code + "\",instance=\"a\",job=\"j\"} "
                + QByteArray::number(code == "500" ? 0 : value) + ' ' + QByteArray::number(at) + '\n';
        }
    }
    return text + "# EOF\n";
}

} // namespace

class TstSloPlan : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran asked(const QStringList& arguments, const QString& format = u"json"_s)
    {
        return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"--offline"_s, u"-o"_s, format,
                                        u"--at"_s, QString::number(kBegin + 60LL * kMinutes), u"slo"_s, u"plan"_s}
                            + arguments);
    }
    static QJsonObject itemOf(const Ran& run) { return QJsonDocument::fromJson(run.out)["items"_L1][0].toObject(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.write(u"w.yaml"_s,
                       "version: 1\nname: w\nhistory: {file: w.traceo}\nsources:\n  - {name: prom, kind: prometheus, url: "
                       "\"http://127.0.0.1:1\"}\nslos:\n"
                       "  - {SLO: {name: shop, source: prom, objective: 99.9%, window: 7d, indicator: {type: prometheus, bad: "
                       "'http_requests_total{code=\"500\"}', total: http_requests_total}}}\n"
                       "  - {SLO: {name: absent, source: prom, objective: 99.9%, window: 7d, indicator: {type: prometheus, bad: "
                       "'nothing_total{code=\"500\"}', total: nothing_total}}}\n");
        const Ran imported = m_folder.run({u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"history"_s, u"import"_s,
                                           m_folder.write(u"r.om"_s, requests()), u"--source"_s, u"prom"_s});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
    }

    void whatIsCheapIsAllowed()
    {
        const Ran cheap = asked({u"shop"_s, u"--for"_s, u"10m"_s, u"--failing"_s, u"0.1%"_s});
        QVERIFY2(cheap.exitCode == 0, cheap.err.constData());
        const QJsonObject plan = itemOf(cheap);
        QCOMPARE(plan["allowed"_L1], QJsonValue(true));
        QCOMPARE(plan["rests_on"_L1].toString(), u"weeks"_s);
        QCOMPARE(plan["expected_total"_L1].toDouble(), 10'000.0); // 14:00 and something, by day
        QVERIFY(std::abs(plan["expected_bad"_L1].toDouble() - 10) < 1e-6);
        QCOMPARE(plan["remaining_now_ratio"_L1].toDouble(), 1.0);
        // A week has 7 · (18 · 60,000 + 6 · 600) requests, of which a thousandth may fail.
        QVERIFY(std::abs(plan["cost_ratio"_L1].toDouble() - 10 / (7 * (18 * 60'000 + 6 * 600) * 0.001)) < 1e-5);
        QCOMPARE(plan["page_probability"_L1].toDouble(), 0.0);
    }

    void theTableSaysIt()
    {
        const auto verdict = [this](const QString& failing) {
            const Ran told = asked({u"shop"_s, u"--for"_s, u"1h"_s, u"--failing"_s, failing}, u"table"_s);
            for (const QByteArray& line : told.out.split('\n')) {
                if (line.startsWith("May it be done"))
                    return line.mid(line.lastIndexOf(' ') + 1);
            }
            return told.out;
        };
        QCOMPARE(verdict(u"0.1%"_s), QByteArray("yes"));
        QCOMPARE(verdict(u"20%"_s), QByteArray("no"));
    }

    void whatPagesIsNot()
    {
        const Ran dear = asked({u"shop"_s, u"--for"_s, u"1h"_s, u"--failing"_s, u"20%"_s});
        QCOMPARE(dear.exitCode, 3);
        QCOMPARE(itemOf(dear)["page_probability"_L1].toDouble(), 1.0);
        QVERIFY2(dear.err.contains("pages with a probability"), dear.err.constData());
        const Ran accepted = asked({u"shop"_s, u"--for"_s, u"10m"_s, u"--failing"_s, u"20%"_s, u"--page-risk"_s, u"100%"_s});
        QCOMPARE(accepted.exitCode, 0);
        QCOMPARE(asked({u"shop"_s, u"--for"_s, u"10m"_s, u"--failing"_s, u"0.1%"_s, u"--need"_s, u"100%"_s}).exitCode, 3);
    }

    /// By night the same costs a hundredth.
    void theNightIsProposed()
    {
        const QJsonArray slots = itemOf(asked({u"shop"_s, u"--for"_s, u"1h"_s, u"--failing"_s, u"2%"_s}))["slots"_L1].toArray();
        QCOMPARE(slots.size(), 5);
        for (const QJsonValue& slot : slots) {
            const QDateTime start = QDateTime::fromString(slot["start"_L1].toString(), Qt::ISODate).toUTC();
            QVERIFY2(start.time().hour() < 6, qPrintable(start.toString()));
            QCOMPARE(slot["total"_L1].toDouble(), 600.0);
            QVERIFY(std::abs(slot["bad"_L1].toDouble() - 12) < 1e-6);
        }
        const QString start = slots[0]["start"_L1].toString();
        const QJsonObject then = itemOf(asked({u"shop"_s, u"--for"_s, u"1h"_s, u"--failing"_s, u"2%"_s, u"--start"_s, start}));
        QCOMPARE(then["start"_L1].toString(), start);
        QCOMPARE(then["expected_total"_L1].toDouble(), 600.0);
    }

    /// Where faults are caused on purpose nothing else is planned.
    void announcedChaosIsLeftAlone()
    {
        const QStringList hour{u"shop"_s, u"--for"_s, u"1h"_s, u"--failing"_s, u"2%"_s};
        const QString first = itemOf(asked(hour))["slots"_L1][0]["start"_L1].toString();
        const QDateTime begin = QDateTime::fromString(first, Qt::ISODate);
        const Ran told =
            m_folder.run({u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"events"_s, u"add"_s, u"chaos"_s, u"kill"_s,
                          u"pods"_s, u"--time"_s, first, u"--until"_s, begin.addSecs(90 * 60).toString(Qt::ISODate)});
        QVERIFY2(told.exitCode == 0, told.err.constData());
        QCOMPARE(itemOf(asked(hour))["slots"_L1][0]["start"_L1].toString(), begin.addSecs(90 * 60).toString(Qt::ISODate));
    }

    void mistakesAreSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no length") << QStringList{u"shop"_s, u"--for"_s, u"soon"_s} << 2;
        QTest::newRow("too long") << QStringList{u"shop"_s, u"--for"_s, u"8d"_s} << 2;
        QTest::newRow("no share") << QStringList{u"shop"_s, u"--failing"_s, u"some"_s} << 2;
        QTest::newRow("more than all") << QStringList{u"shop"_s, u"--failing"_s, u"101%"_s} << 2;
        QTest::newRow("too far") << QStringList{u"shop"_s, u"--start"_s, u"now+30d"_s} << 2;
        QTest::newRow("what has been") << QStringList{u"shop"_s, u"--start"_s, u"now-1h"_s} << 2;
        QTest::newRow("no such SLO") << QStringList{u"shopp"_s} << 6;
        QTest::newRow("nothing is known") << QStringList{u"absent"_s} << 5;
    }
    void mistakesAreSaid()
    {
        QFETCH(const QStringList, arguments);
        const Ran mistaken = asked(arguments);
        QTEST(mistaken.exitCode, "exitCode");
        QVERIFY(!mistaken.err.isEmpty());
        QVERIFY(mistaken.out.isEmpty() || itemOf(mistaken).isEmpty());
    }
};

TRACEO_TEST(TstSloPlan);
#include "tst_slo_plan.moc"
