// `traceo slo replay`: the past by another definition, dated versions, and what a saved one does to the status.
#include "support/command_folder.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMinutes = 5 * 1440;

/// Monday, 2 November 2026, 00:00 UTC.
qint64 begin()
{
    return QDateTime(QDate(2026, 11, 2), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
}

/// 5, and 15 for an hour of the second day.
QByteArray queue()
{
    QByteArray text;
    for (int i = 0; i <= kMinutes; ++i)
        text += "queue{instance=\"a\",job=\"j\"} " + QByteArray(i > 1440 && i <= 1500 ? "15" : "5") + ' '
            + QByteArray::number(begin() + 60 * i) + '\n';
    return text;
}

/// A hundred requests a minute; on the third day all of ten minutes fail, from 02:00 on.
QByteArray requests()
{
    QByteArray text = "# TYPE http_requests counter\n";
    for (const QByteArray code : {"200", "500"}) {
        for (int i = 0; i <= kMinutes; ++i) {
            const int failed = 100 * std::clamp(i - 2 * 1440 - 120, 0, 10);
            text += "http_requests_total{code=\"" + code + "\",instance=\"a\",job=\"j\"} "
                + QByteArray::number(code == "500" ? failed : 100 * i - failed) + ' ' + QByteArray::number(begin() + 60 * i)
                + '\n';
        }
    }
    return text + "# TYPE queue gauge\n" + queue() + "# EOF\n";
}

QString at(int minute)
{
    return QDateTime::fromSecsSinceEpoch(begin() + 60 * minute, Qt::UTC).toString(Qt::ISODate);
}

} // namespace

class TstSloReplay : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran run(const QStringList& arguments)
    {
        return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"--offline"_s} + arguments);
    }
    Ran asked(const QStringList& arguments, int minute = kMinutes)
    {
        return run(QStringList{u"--at"_s, at(minute), u"-o"_s, u"json"_s, u"slo"_s} + arguments);
    }
    static QJsonArray itemsOf(const Ran& run) { return QJsonDocument::fromJson(run.out)["items"_L1].toArray(); }
    QJsonObject all(const QStringList& arguments)
    {
        const Ran done = asked(QStringList{u"replay"_s} + arguments);
        if (done.exitCode != 0)
            qWarning("%s", done.err.constData());
        const QJsonArray items = itemsOf(done);
        return items.isEmpty() ? QJsonObject() : items.last().toObject();
    }
    QJsonObject statusOf(int minute) { return itemsOf(asked({u"status"_s, u"shop"_s}, minute))[0].toObject(); }
    void workspace(const QByteArray& more = {})
    {
        m_folder.write(u"w.yaml"_s,
                       "version: 1\nname: w\nhistory: {file: w.traceo}\ninclude: [traceo.d/*.yaml]\nsources:\n  - {name: prom, "
                       "kind: prometheus, url: \"http://127.0.0.1:1\"}\nslos:\n"
                       "  - {SLO: {name: shop, objective: 99%, window: 1d, indicator: {type: prometheus, bad: "
                       "'http_requests_total{code=\"500\"}', total: http_requests_total}}}\n"
                       "  - {SLO: {name: queue, objective: 90%, window: 1d, indicator: {type: gauge, metric: queue, op: lt, "
                       "value: 20}}}\n"
                           + more);
        QDir(m_folder.filePath(u"traceo.d"_s)).removeRecursively();
    }

private Q_SLOTS:
    void initTestCase()
    {
        workspace();
        const Ran imported = run({u"history"_s, u"import"_s, m_folder.write(u"r.om"_s, requests()), u"--source"_s, u"prom"_s});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
    }
    void init() { workspace(); }

    /// A thousand of 144,000 of a day are bad: at 99 % 1,440 may be, at 99.5 % 720.
    void anotherTargetSpendsAnotherShare()
    {
        const Ran done = asked({u"replay"_s, u"shop"_s, u"--target"_s, u"99.5%"_s});
        QVERIFY2(done.exitCode == 0, done.err.constData());
        QVERIFY2(done.err.contains("objective 99% → 99.5%"), done.err.constData());
        const QJsonArray items = itemsOf(done);
        QCOMPARE(items.size(), 6); // five days and all
        const QJsonObject third = items[2].toObject();
        QCOMPARE(third["period"_L1].toString(), u"2026-11-04"_s);
        QCOMPARE(third["from"_L1].toString(), at(2 * 1440));
        QCOMPARE(third["before"_L1]["budget_left_ratio"_L1].toDouble(), 1 - 1000.0 / 1440);
        QCOMPARE(third["after"_L1]["budget_left_ratio"_L1].toDouble(), 1 - 1000.0 / 720);
        QCOMPARE(third["before"_L1]["attained_ratio"_L1], third["after"_L1]["attained_ratio"_L1]);
        const QJsonObject whole = items.last().toObject();
        QCOMPARE(whole["period"_L1].toString(), u"all"_s);
        QCOMPARE(whole["before"_L1]["exhausted_s"_L1].toDouble(), 0.0);
        // 720 are gone with the eighth bad minute, and come back when two hundred and more have left, with the third
        QCOMPARE(whole["after"_L1]["exhausted_s"_L1].toDouble(), (1440 + 3 - 8) * 60.0);
        QCOMPARE(whole["exhausted"_L1]["after"_L1][0]["from"_L1].toString(), at(2 * 1440 + 127));
        QCOMPARE(whole["changed_minutes"_L1].toInt(), 0);
        QCOMPARE(whole["definition"_L1][0]["field"_L1].toString(), u"objective"_s);
    }

    void totalsAreThoseOfTheStatus()
    {
        const QJsonObject same = all({u"shop"_s});
        const QJsonObject status = statusOf(kMinutes);
        QCOMPARE(same["before"_L1]["budget_left_ratio"_L1], status["budget"_L1]["remaining_ratio"_L1]);
        QCOMPARE(same["before"_L1], same["after"_L1]);
        QVERIFY(same["definition"_L1].toArray().isEmpty() && same["changes"_L1].toArray().isEmpty());
    }

    void anotherMethodAndAnExclusionChangeMinutes()
    {
        const QJsonObject minutes = all({u"shop"_s, u"--method"_s, u"Timeslices"_s, u"--slice-target"_s, u"90%"_s});
        QCOMPARE(minutes["after"_L1]["total"_L1].toDouble(), double(kMinutes));
        QCOMPARE(minutes["after"_L1]["good"_L1].toDouble(), double(kMinutes - 10));
        const QString span = at(2 * 1440 + 100) + u'/' + at(2 * 1440 + 126) + u"=patching"_s;
        const QJsonObject excluded = all({u"shop"_s, u"--exclude"_s, span});
        QCOMPARE(excluded["changed_minutes"_L1].toInt(), 26);
        QCOMPARE(excluded["after"_L1]["good"_L1].toDouble(), 100.0 * (kMinutes - 26) - 400);
        const QJsonArray changes = excluded["changes"_L1].toArray();
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[1]["before"_L1].toString(), u"bad"_s);
        QCOMPARE(changes[1]["after"_L1].toString(), u"excluded"_s);
        QCOMPARE(changes[1]["minutes"_L1].toInt(), 6);
        QCOMPARE(changes[1]["bad_before"_L1].toDouble(), 600.0);
    }

    void anotherThresholdIsCountedAnew()
    {
        const QJsonObject lower = all({u"queue"_s, u"--threshold"_s, u"10"_s});
        QCOMPARE(lower["before"_L1]["good"_L1], lower["before"_L1]["total"_L1]);
        QCOMPARE(lower["after"_L1]["total"_L1].toDouble() - lower["after"_L1]["good"_L1].toDouble(), 60.0);
        QCOMPARE(lower["changes"_L1][0]["minutes"_L1].toInt(), 60);
    }

    void minutesAreListedOnDemand()
    {
        const Ran done = asked({u"replay"_s, u"shop"_s, u"--by"_s, u"minute"_s, u"--since"_s, u"1h"_s}, 2 * 1440 + 130);
        const QJsonArray items = itemsOf(done);
        QCOMPARE(items.size(), 61);
        QCOMPARE(items[59]["to"_L1].toString(), at(2 * 1440 + 130));
        QCOMPARE(items[59]["before"_L1]["good"_L1].toDouble(), 0.0);
        QCOMPARE(items[49]["before"_L1]["good"_L1].toDouble(), 100.0);
    }

    /// Shown first, then written beside what stands there, read back, and in force from its date on.
    void aVersionIsSavedAndHolds()
    {
        const QByteArray before = contents(u"w.yaml"_s);
        const QStringList stricter{u"shop"_s, u"--target"_s, u"99.9%"_s, u"--save"_s, u"2026-11-05"_s};
        const Ran shown = asked(QStringList{u"replay"_s} + stricter + QStringList{u"--dry-run"_s});
        QVERIFY2(shown.exitCode == 0, shown.err.constData());
        QVERIFY2(shown.out.contains("valid_from: 2026-11-05T00:00:00Z\n") && shown.out.contains("objective: 99.9%\n"),
                 shown.out.constData());
        QVERIFY(!QFile::exists(m_folder.filePath(u"traceo.d"_s)));
        const Ran saved = asked(QStringList{u"replay"_s} + stricter);
        QVERIFY2(saved.exitCode == 0, saved.err.constData());
        QCOMPARE(contents(u"traceo.d/shop-2026-11-05.yaml"_s), shown.out);
        QCOMPARE(contents(u"w.yaml"_s), before);
        QVERIFY2(!saved.err.contains("include:"), saved.err.constData());

        QCOMPARE(statusOf(2 * 1440 + 200)["objective"_L1].toDouble(), 0.99);
        QCOMPARE(statusOf(3 * 1440 + 60)["objective"_L1].toDouble(), 0.999);
        const Ran then = asked({u"status"_s, u"shop"_s}, 2 * 1440 + 200);
        QVERIFY2(then.err.contains("objective 99% → 99.9%"), then.err.constData());
        QCOMPARE(itemsOf(then)[0]["definition"_L1]["changed_since"_L1][0]["held"_L1].toString(), u"99%"_s);

        const QJsonObject whole = all({u"shop"_s});
        QCOMPARE(whole["versions"_L1].toArray().size(), 2);
        QCOMPARE(whole["versions"_L1][0]["differs"_L1][0]["field"_L1].toString(), u"objective"_s);
        QCOMPARE(whole["versions"_L1][0]["to"_L1].toString(), u"2026-11-05T00:00:00Z"_s); // to the minute that is saved
        QCOMPARE(whole["versions"_L1][1]["from"_L1].toString(), u"2026-11-05T00:00:00Z"_s);
        QVERIFY(whole["before"_L1]["exhausted_s"_L1].toDouble() < whole["after"_L1]["exhausted_s"_L1].toDouble());

        const Ran again = asked(QStringList{u"replay"_s} + stricter);
        QVERIFY2(again.exitCode != 0 && contents(u"traceo.d/shop-2026-11-05.yaml"_s) == shown.out, again.err.constData());
    }

    /// The workspace says nothing of what it said before; the facts that were written then do.
    void everyCommandAnswersOfThePastAsTheStatus()
    {
        const QString file = m_folder.write(u"r.om"_s, requests());
        for (const char* const version : {"valid_from: 2026-10-01, objective: 99%", "valid_from: 2026-11-06, objective: 99.9%"}) {
            workspace("  - {SLO: {name: moved, " + QByteArray(version)
                      + ", window: 1d, indicator: {type: prometheus, bad: 'http_requests_total{code=\"500\"}', total: "
                        "http_requests_total}}}\n");
            const Ran read = run({u"history"_s, u"import"_s, file, u"--source"_s, u"prom"_s});
            QVERIFY2(read.exitCode == 0, read.err.constData());
        }
        for (const auto& [minute, objective] : {std::pair(2 * 1440 + 200, 0.99), {4 * 1440 + 200, 0.999}}) {
            std::map<QString, QJsonObject> said;
            for (const QString& verb : {u"status"_s, u"slices"_s, u"forecast"_s, u"compare"_s}) {
                const Ran done = asked({verb, u"moved"_s}, minute);
                const bool isNoted = done.err.contains("held then; since: objective 99% → 99.9%");
                QVERIFY2(isNoted == (objective < 0.999), qPrintable(verb + u": "_s + QString::fromUtf8(done.err)));
                said[verb] = itemsOf(done)[0].toObject();
            }
            const QJsonValue left = said[u"status"_s]["budget"_L1]["remaining_ratio"_L1];
            QVERIFY(left.isDouble());
            for (const QString& verb : {u"status"_s, u"slices"_s, u"forecast"_s})
                QCOMPARE(said[verb]["objective"_L1].toDouble(), objective);
            QCOMPARE(said[u"forecast"_s]["budget"_L1]["remaining_ratio"_L1], left);
            QCOMPARE(said[u"compare"_s]["tool"_L1].toString(), u"traceo"_s);
            QCOMPARE(said[u"compare"_s]["remaining_ratio"_L1], left);
        }
    }

    void aWorkspaceThatDoesNotIncludeTheFileIsToldSo()
    {
        QByteArray text = contents(u"w.yaml"_s);
        m_folder.write(u"w.yaml"_s, text.replace("include: [traceo.d/*.yaml]\n", ""));
        const Ran saved = asked({u"replay"_s, u"shop"_s, u"--target"_s, u"99.9%"_s, u"--save"_s, u"2026-11-05"_s});
        QVERIFY2(saved.exitCode == 0, saved.err.constData());
        QVERIFY2(saved.err.contains("include: [traceo.d/*.yaml]"), saved.err.constData());
        QVERIFY(QFile::exists(m_folder.filePath(u"traceo.d/shop-2026-11-05.yaml"_s)));
    }

    void whatIsThereAlreadyIsNotSaved()
    {
        workspace("  - {SLO: {name: shop, valid_from: 2026-11-05, changes: {objective: 99.5%}}}\n");
        const Ran twice = asked({u"replay"_s, u"shop"_s, u"--target"_s, u"99.9%"_s, u"--save"_s, u"2026-11-05"_s});
        QVERIFY2(twice.exitCode != 0 && twice.err.contains("w.yaml:"), twice.err.constData());
        QVERIFY(!QFile::exists(m_folder.filePath(u"traceo.d/shop-2026-11-05.yaml"_s)));
    }

    void mistakesSayWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no target") << QStringList{u"shop"_s, u"--target"_s, u"100%"_s} << 2 << QByteArray("--target");
        QTest::newRow("no window") << QStringList{u"shop"_s, u"--window"_s, u"soon"_s} << 2 << QByteArray("--window");
        QTest::newRow("no method") << QStringList{u"shop"_s, u"--method"_s, u"mean"_s} << 2 << QByteArray("Timeslices");
        QTest::newRow("a method without its target")
            << QStringList{u"shop"_s, u"--method"_s, u"Timeslices"_s} << 2 << QByteArray("95%");
        QTest::newRow("no threshold") << QStringList{u"shop"_s, u"--threshold"_s, u"10"_s} << 2 << QByteArray("counters");
        QTest::newRow("no span") << QStringList{u"shop"_s, u"--exclude"_s, u"yesterday"_s} << 2 << QByteArray("FROM/TO");
        QTest::newRow("a span backwards") << QStringList{u"shop"_s, u"--exclude"_s, u"2026-11-05/2026-11-04"_s} << 2
                                          << QByteArray("--exclude");
        QTest::newRow("no exclusion") << QStringList{u"shop"_s, u"--include"_s, u"patch-day"_s} << 6 << QByteArray("patch-day");
        QTest::newRow("no page") << QStringList{u"shop"_s, u"--page"_s, u"14.4"_s} << 2 << QByteArray("--page");
        QTest::newRow("no such line") << QStringList{u"shop"_s, u"--by"_s, u"week"_s} << 2 << QByteArray("month");
        QTest::newRow("no such SLO") << QStringList{u"shpo"_s} << 6 << QByteArray("shop");
        QTest::newRow("nothing to show") << QStringList{u"shop"_s, u"--dry-run"_s} << 2 << QByteArray("--save");
        QTest::newRow("nothing to save") << QStringList{u"shop"_s, u"--save"_s, u"2026-12-01"_s} << 2 << QByteArray("--save");
        QTest::newRow("no date") << QStringList{u"shop"_s, u"--target"_s, u"98%"_s, u"--save"_s, u"soon"_s} << 2
                                 << QByteArray("--save");
    }
    void mistakesSayWhatIsWrong()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, says);
        const Ran mistaken = asked(QStringList{u"replay"_s} + arguments);
        QTEST(mistaken.exitCode, "exitCode");
        QVERIFY2(mistaken.err.contains(says), mistaken.err.constData());
        QVERIFY(itemsOf(mistaken).isEmpty());
    }

    void fieldsAreDocumented()
    {
        const Ran help = run({u"slo"_s, u"replay"_s, u"--help"_s});
        QVERIFY2(help.exitCode == 0, help.err.constData());
        const QJsonObject whole = all({u"shop"_s, u"--target"_s, u"99.5%"_s});
        for (const QString& field : whole.keys() + whole["before"_L1].toObject().keys())
            QVERIFY2(help.out.contains(field.toUtf8()), qPrintable(field));
    }

private:
    QByteArray contents(const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

TRACEO_TEST(TstSloReplay);
#include "tst_slo_replay.moc"
