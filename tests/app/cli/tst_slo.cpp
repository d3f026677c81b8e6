// `traceo slo` as a script and a pipeline meet it.
#include "models/history/store.h"
#include "support/command_folder.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBegin = 1'795'000'020; // a whole minute
constexpr int kMinutes = 360;

/// A hundred requests a minute of three services; of `shaky` every two hundredth fails, of `broken` the last hour.
QByteArray requests()
{
    QByteArray text = "# TYPE http_requests counter\n";
    for (const QByteArray service : {"calm", "shaky", "broken"}) {
        for (const QByteArray code : {"200", "500"}) {
            for (int i = 0; i <= kMinutes; ++i) {
                const int failed = service == "shaky" ? i / 2 : service == "broken" ? 100 * std::max(0, i - (kMinutes - 60)) : 0;
                text += "http_requests_total{code=\"" + code + "\",instance=\"a\",job=\"j\",service=\"" + service + "\"} "
                    + QByteArray::number(code == "500" ? failed : 100 * i - failed) + ' ' + QByteArray::number(kBegin + 60 * i)
                    + '\n';
            }
        }
    }
    text += "# TYPE http_seconds histogram\n"; // of a hundred a minute 80 within 0.1 s, 90 within 0.25 s
    for (const auto& [boundary, count] : {std::pair("0.1", 80), {"0.25", 90}, {"+Inf", 100}}) {
        for (int i = 0; i <= kMinutes; ++i)
            text += "http_seconds_bucket{instance=\"a\",job=\"j\",le=\"" + QByteArray(boundary) + "\"} "
                + QByteArray::number(count * i) + ' ' + QByteArray::number(kBegin + 60 * i) + '\n';
    }
    return text + "# EOF\n";
}

QByteArray latency(const QByteArray& name, const QByteArray& threshold, const QByteArray& objective = "85%")
{
    return "  - {SLO: {name: " + name + ", source: prom, objective: " + objective
        + ", window: 30d, indicator: {type: latency, histogram: "
          "http_seconds, threshold: "
        + threshold + "}}}\n";
}

/// `calm` and another.
QByteArray both(const QByteArray& name, const QByteArray& other)
{
    return "  - {SLO: {name: " + name + ", objective: 99%, composite: {of: [{slo: calm}, {slo: " + other + "}]}}}\n";
}

/// All of its requests are said to be bad ones, and twice as many.
QByteArray swapped()
{
    return "  - {SLO: {name: swapped, source: prom, objective: 99%, window: 30d, indicator: {type: prometheus, bad: "
           "'http_requests_total{service=\"calm\"}', total: 'http_requests_total{service=\"shaky\",code=\"500\"}'}}}\n";
}

QByteArray sloOf(const QByteArray& name)
{
    return "  - {SLO: {name: " + name
        + ", source: prom, objective: 99%, window: 30d, indicator: {type: prometheus, bad: 'http_requests_total{service=\"" + name
        + "\",code=\"500\"}', total: 'http_requests_total{service=\"" + name + "\"}'}}}\n";
}

/// Quarters of an hour of `broken`, good where 90 % were.
QByteArray quarters()
{
    const QByteArray series = "http_requests_total{service=\"broken\"";
    const auto metric = [](const QByteArray& query) {
        return "{metricSource: {metricSourceRef: prom, type: Prometheus, spec: {query: '" + query + "'}}}";
    };
    return "  - {apiVersion: openslo/v1, kind: SLO, metadata: {name: quarters}, spec: {service: s, budgetingMethod: Timeslices,\n"
           "     timeWindow: [{duration: 30d, isRolling: true}],\n"
           "     objectives: [{target: 0.9, timeSliceTarget: 0.9, timeSliceWindow: 15m}],\n"
           "     indicator: {metadata: {name: i}, spec: {ratioMetric: {counter: true,\n       bad: "
        + metric(series + ",code=\"500\"}") + ",\n       total: " + metric(series + "}") + "}}}}}\n";
}

} // namespace

class TstSlo : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran run(const QStringList& arguments, qint64 at = kBegin + 60 * kMinutes)
    {
        const QStringList before{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"--offline"_s, u"--at"_s,
                                 QString::number(at)};
        return m_folder.run(before + arguments);
    }
    static QJsonObject itemOf(const Ran& run) { return QJsonDocument::fromJson(run.out)["items"_L1][0].toObject(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.write(u"w.yaml"_s,
                       "version: 1\nname: w\nhistory: {file: w.traceo}\nsources:\n  - {name: prom, kind: prometheus, url: "
                       "\"http://127.0.0.1:1\"}\n"
                       "slos:\n"
                           + sloOf("calm") + sloOf("shaky") + sloOf("broken") + sloOf("absent") + quarters() + swapped()
                           + both("half-broken", "swapped") + both("half-blind", "absent") + latency("within", "250ms")
                           + latency("between", "0.2") + latency("too-slow", "0.2", "95%"));
        const QString file = m_folder.write(u"r.om"_s, requests());
        const Ran imported = m_folder.run(
            {u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"history"_s, u"import"_s, file, u"--source"_s, u"prom"_s});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
    }

    /// A source that was asked for something else says nothing of an SLO that is new: no complete answer.
    void whatWasNeverAskedForIsIncomplete()
    {
        const QString workspace = m_folder.write(u"new.yaml"_s,
                                                 "version: 1\nname: new\nhistory: {file: new.traceo}\nsources:\n  - {name: prom, "
                                                 "kind: prometheus, url: \"http://127.0.0.1:1\"}\nslos:\n"
                                                     + sloOf("young"));
        const QStringList asked{u"--workspace"_s, workspace,  u"--offline"_s, u"--at"_s, QString::number(kBegin + 600),
                                u"slo"_s,         u"status"_s};
        const auto answered = [&](const std::string& want) {
            const ManualClock clock(traceo::utcMs((kBegin + 300) * 1000));
            auto history = traceo::history::History::open(m_folder.filePath(u"new.traceo"_s), {}, clock);
            traceo::Batch batch;
            batch.observations.push_back(
                {"prom", want, {clock.now() - traceo::kMinute, clock.now()}, clock.now(), traceo::Outcome::Ok, {}});
            auto stored = (*history)->commit(std::move(batch));
            stored.waitForFinished();
            return stored.result().ok();
        };
        QVERIFY(answered("up"));
        const Ran unasked = m_folder.run(asked);
        QCOMPARE(unasked.exitCode, 5);
        QVERIFY2(unasked.err.contains("young was not asked for yet"), unasked.err.constData());
        for (const char* const want :
             {"http_requests_total{code=\"500\",service=\"young\"}", "http_requests_total{service=\"young\"}"})
            QVERIFY(answered(want));
        QVERIFY(!m_folder.run(asked).err.contains("was not asked for"));
    }

    void aGateOpensWhereEnoughIsLeft_data()
    {
        QTest::addColumn<QString>("slo");
        QTest::addColumn<QString>("need");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("all is left") << u"calm"_s << u"100%"_s << 0;
        QTest::newRow("half is left") << u"shaky"_s << u"50%"_s << 0; // exactly
        QTest::newRow("half is not enough") << u"shaky"_s << u"0.51"_s << 3;
        QTest::newRow("overspent") << u"broken"_s << u"0%"_s << 3;
        QTest::newRow("not known") << u"absent"_s << u"5%"_s << 5;
        QTest::newRow("a broken member") << u"half-broken"_s << u"0%"_s << 5;
        QTest::newRow("a member without data") << u"half-blind"_s << u"0%"_s << 5;
        QTest::newRow("no share") << u"calm"_s << u"five"_s << 2;
        QTest::newRow("more than all") << u"calm"_s << u"101%"_s << 2;
        QTest::newRow("no such SLO") << u"clam"_s << u"5%"_s << 6;
    }
    void aGateOpensWhereEnoughIsLeft()
    {
        QFETCH(const QString, slo);
        QFETCH(const QString, need);
        const Ran gate = run({u"slo"_s, u"gate"_s, slo, u"--need"_s, need});
        QTEST(gate.exitCode, "exitCode");
        QVERIFY2((gate.exitCode == 0) == gate.err.isEmpty(), gate.err.constData()); // says why
    }

    /// People read the one; commands take the other, which stands beside it.
    void anSloIsShownByItsDisplayName()
    {
        const QString file =
            m_folder.write(u"d.yaml"_s,
                           "version: 1\nname: w\nhistory: {file: w.traceo}\nsources:\n  - {name: prom, kind: "
                           "prometheus, url: \"http://127.0.0.1:1\"}\nslos:\n"
                               + sloOf("calm").replace("{name: calm,", "{name: calm, display_name: 'Calm, indeed',")
                               + sloOf("shaky"));
        const auto with = [&](const QString& verb, const QString& format) {
            return m_folder.run({u"--workspace"_s, file, u"--offline"_s, u"--at"_s, QString::number(kBegin + 60 * kMinutes),
                                 u"slo"_s, verb, u"-o"_s, format});
        };
        const auto headOf = [](const QByteArray& table) { return table.left(table.indexOf('\n')).toUpper(); };
        for (const QString& verb : {u"list"_s, u"status"_s, u"burn"_s, u"check"_s}) {
            const QByteArray table = with(verb, u"table"_s).out;
            QVERIFY2(headOf(table).contains("NAME"), table.constData());
            QVERIFY2(table.contains("Calm, indeed") && table.contains(" calm "), table.constData());
            const Ran json = with(verb, u"json"_s);
            QCOMPARE(itemOf(json)["name"_L1].toString(), u"calm"_s);
            const QByteArray plain = run({u"slo"_s, verb}).out; // all are shown by their names
            QVERIFY2(!headOf(plain).contains("NAME"), plain.constData());
        }
    }

    void aVerbThatIsNotThereLeadsToThoseThatAre()
    {
        const Ran far = run({u"slo"_s, u"xyzzy"_s});
        QCOMPARE(far.exitCode, 2);
        QVERIFY2(far.err.contains("There is no “slo xyzzy”; there are: list, status, "), far.err.constData());
        QVERIFY(run({u"slo"_s, u"statsu"_s}).err.contains("Did you mean “slo status”?"));
        const Ran behind = run({u"slo"_s, u"-o"_s, u"json"_s, u"statsu"_s});
        QVERIFY2(behind.err.contains("Did you mean “slo status”?"), behind.err.constData());
    }

    void theValueOfAnOptionIsNoVerb_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("behind the noun") << QStringList{u"slo"_s, u"-o"_s, u"json"_s, u"status"_s, u"--bogus"_s};
        QTest::newRow("a long one") << QStringList{u"slo"_s, u"--output"_s, u"json"_s, u"status"_s, u"--bogus"_s};
        QTest::newRow("with its value") << QStringList{u"slo"_s, u"--output=json"_s, u"status"_s, u"--bogus"_s};
        QTest::newRow("of a verb") << QStringList{u"slo"_s, u"--need"_s, u"5%"_s, u"gate"_s, u"calm"_s};
        QTest::newRow("that is a noun") << QStringList{u"--fields"_s, u"history"_s, u"slo"_s, u"status"_s, u"--bogus"_s};
        QTest::newRow("a flag has none") << QStringList{u"slo"_s, u"--verbose"_s, u"status"_s, u"--bogus"_s};
    }
    void theValueOfAnOptionIsNoVerb()
    {
        QFETCH(const QStringList, words);
        const Ran mistaken = run(words);
        QCOMPARE(mistaken.exitCode, 2);
        QVERIFY2(!mistaken.err.contains("There is no") && !mistaken.err.contains("Did you mean"), mistaken.err.constData());
    }

    void anyBudgetLeftIsEnoughUnlessSaid()
    {
        QCOMPARE(run({u"slo"_s, u"gate"_s, u"shaky"_s}).exitCode, 0);
        const Ran broken = run({u"slo"_s, u"gate"_s, u"broken"_s});
        QCOMPARE(broken.exitCode, 3);
        QVERIFY2(broken.err.contains("of the budget is left; more than none is needed."), broken.err.constData());
    }

    void aNeedIsSaidAsItWasTyped_data()
    {
        QTest::addColumn<QString>("need");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("small") << u"0.04%"_s << "0.04 % is needed."_ba;
        QTest::newRow("a ratio") << u"0.0004"_s << "0.04 % is needed."_ba;
        QTest::newRow("an exponent") << u"4e-4"_s << "0.04 % is needed."_ba;
        QTest::newRow("whole") << u"5%"_s << "; 5 % is needed."_ba;
        QTest::newRow("a whole ratio") << u"0.05"_s << "; 5 % is needed."_ba;
        QTest::newRow("all") << u"1"_s << "; 100 % is needed."_ba;
        QTest::newRow("a zero behind") << u"5.50 %"_s << "; 5.50 % is needed."_ba;
    }
    void aNeedIsSaidAsItWasTyped()
    {
        QFETCH(const QString, need);
        QFETCH(const QByteArray, said);
        const Ran gate = run({u"slo"_s, u"gate"_s, u"broken"_s, u"--need"_s, need});
        QCOMPARE(gate.exitCode, 3);
        QVERIFY2(gate.err.contains(said), gate.err.constData());
    }

    /// Every number of an SLO is a sum of its slices.
    void slicesAddUpToTheStatus()
    {
        const Ran slices = run({u"slo"_s, u"slices"_s, u"shaky"_s, u"--since"_s, u"30d"_s, u"-o"_s, u"json"_s});
        QVERIFY2(slices.exitCode == 0, slices.err.constData());
        double good = 0;
        double total = 0;
        const QJsonArray minutes = QJsonDocument::fromJson(slices.out)["items"_L1].toArray();
        QCOMPARE(minutes.size(), 30 * 1440);
        for (const QJsonValue& minute : minutes) {
            good += minute["good"_L1].toDouble();
            total += minute["total"_L1].toDouble();
        }
        const QJsonObject status = itemOf(run({u"slo"_s, u"status"_s, u"shaky"_s, u"-o"_s, u"json"_s}));
        QCOMPARE(good, status["good"_L1].toDouble());
        QCOMPARE(total, status["total"_L1].toDouble());
        QCOMPARE(total, 100.0 * kMinutes);
        const Ran hour = run({u"slo"_s, u"slices"_s, u"shaky"_s, u"-o"_s, u"csv"_s});
        QCOMPARE(hour.out.count('\n'), 61); // and the header
        QCOMPARE(run({u"slo"_s, u"slices"_s, u"shakey"_s}).exitCode, 6);
    }

    /// Where the threshold is no boundary of the histogram there are bounds, and nothing that rests on a number.
    void aThresholdBetweenBoundariesGivesBounds()
    {
        const QJsonObject within = itemOf(run({u"slo"_s, u"status"_s, u"within"_s, u"-o"_s, u"json"_s}));
        QCOMPARE(within["sli"_L1].toDouble(), 0.9);
        QVERIFY(within["sli_low"_L1].isNull());
        const QJsonObject between = itemOf(run({u"slo"_s, u"status"_s, u"between"_s, u"-o"_s, u"json"_s}));
        QVERIFY(between["sli"_L1].isNull() && between["budget"_L1]["remaining_ratio"_L1].isNull());
        QCOMPARE(between["sli_low"_L1].toDouble(), 0.8);
        QCOMPARE(between["sli_high"_L1].toDouble(), 0.9);
        QCOMPARE(run({u"slo"_s, u"gate"_s, u"between"_s}).exitCode, 5);
        for (const QString& verb : {u"ledger"_s, u"rehearse"_s}) {
            const Ran past = run({u"slo"_s, verb, u"between"_s});
            QCOMPARE(past.exitCode, 2);
            QVERIFY2(past.err.contains("boundary"), past.err.constData());
            QVERIFY(run({u"slo"_s, verb, u"within"_s}).exitCode != 2);
        }
    }

    /// Of 95 % that are promised 90 % are within the threshold at most.
    void whatIsMissedForSureIsSaidThoughTheThresholdIsNoBoundary()
    {
        const QJsonObject status = itemOf(run({u"slo"_s, u"status"_s, u"too-slow"_s, u"-o"_s, u"json"_s}));
        QCOMPARE(status["state"_L1].toString(), u"critical"_s);
        QVERIFY(status["budget"_L1]["remaining_ratio"_L1].isNull());
        QVERIFY(status["budget"_L1]["remaining_ratio_high"_L1].toDouble() < -0.9); // half of the bad that is allowed
        QCOMPARE(status["budget"_L1]["alert_level_ratio"_L1].toDouble(), 1.0);
        const Ran check = run({u"slo"_s, u"check"_s, u"too-slow"_s});
        QCOMPARE(check.exitCode, 3);
        QVERIFY2(check.out.contains("at most"), check.out.constData());
        QVERIFY2(!check.err.contains("is not known"), check.err.constData());
        QCOMPARE(run({u"slo"_s, u"gate"_s, u"too-slow"_s}).exitCode, 3);
        QCOMPARE(run({u"slo"_s, u"check"_s, u"between"_s}).exitCode, 5); // it may be kept
    }

    /// Where a method counts minutes, what it makes of each of them adds up, whatever part of a time slice was asked for.
    void slicesSayWhichMinutesAreGood()
    {
        const Ran slices = run({u"slo"_s, u"slices"_s, u"quarters"_s, u"--since"_s, u"100m"_s, u"-o"_s, u"json"_s});
        QVERIFY2(slices.exitCode == 0, slices.err.constData());
        const QJsonArray minutes = QJsonDocument::fromJson(slices.out)["items"_L1].toArray();
        QCOMPARE(minutes.size(), 100);
        const auto badOf = [](const QJsonArray& all) {
            double bad = 0;
            for (const QJsonValue& minute : all)
                bad += minute["total_minutes"_L1].toDouble() - minute["good_minutes"_L1].toDouble();
            return bad;
        };
        QVERIFY(badOf(minutes) >= 60); // the broken hour, and what of its quarters came before
        const QJsonObject status = itemOf(run({u"slo"_s, u"status"_s, u"quarters"_s, u"-o"_s, u"json"_s}));
        QCOMPARE(badOf(minutes), status["total"_L1].toDouble() - status["good"_L1].toDouble());
        const Ran last = run({u"slo"_s, u"slices"_s, u"quarters"_s, u"--since"_s, u"1m"_s, u"-o"_s, u"json"_s});
        QCOMPARE(QJsonDocument::fromJson(last.out)["items"_L1].toArray(), QJsonArray{minutes.last()});
        QVERIFY(!run({u"slo"_s, u"slices"_s, u"calm"_s, u"-o"_s, u"json"_s}).out.contains("good_minutes"));
    }

    /// A composite of which one member has no number has none: each command says so, and why.
    void nothingIsSaidOfACompositeWithABrokenMember_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<int>("exitCode");
        const auto row = [](const QString& command, int exitCode) {
            QTest::newRow(qPrintable(command)) << command.split(u' ') << exitCode;
        };
        row(u"slo check half-broken"_s, 5);
        row(u"slo gate half-broken"_s, 5);
        row(u"slo forecast half-broken"_s, 5);
        row(u"slo ledger half-broken"_s, 2);
        row(u"slo ledger half-broken --by month"_s, 2);
        row(u"slo rehearse half-broken"_s, 2);
        row(u"slo plan half-broken"_s, 2);
        row(u"slo compare half-broken"_s, 2);
        row(u"slo replay half-broken --target 98%"_s, 2);
        row(u"slo check half-blind"_s, 5);
        row(u"slo forecast half-blind"_s, 5);
        row(u"slo ledger half-blind"_s, 5);
        row(u"slo ledger half-blind --by month"_s, 5);
        row(u"slo rehearse half-blind"_s, 5);
        row(u"slo plan half-blind"_s, 5);
    }
    void nothingIsSaidOfACompositeWithABrokenMember()
    {
        QFETCH(const QStringList, command);
        const Ran ran = run(command + QStringList{u"-o"_s, u"json"_s});
        QTEST(ran.exitCode, "exitCode");
        QVERIFY2(ran.err.contains(command[2].toUtf8()), ran.err.constData());
        QVERIFY2(!ran.out.contains("\"spent_ratio\": 0"), ran.out.constData());
    }

    void serviceLevelsOfSuchACompositeAreNotKnown()
    {
        const QJsonObject broken = itemOf(run({u"slo"_s, u"sla"_s, u"this-month"_s, u"half-broken"_s, u"-o"_s, u"json"_s}));
        QVERIFY(broken["verdict"_L1].isNull());
        QVERIFY(broken["reason"_L1].toString().contains(u"swapped"_s));
        const QJsonObject blind = itemOf(run({u"slo"_s, u"sla"_s, u"this-month"_s, u"half-blind"_s, u"-o"_s, u"json"_s}));
        QCOMPARE(blind["verdict"_L1].toString(), u"undecidable"_s);
        QVERIFY(blind["sli"_L1].isNull() && blind["budget"_L1]["remaining_ratio"_L1].isNull());
        const Ran slices = run({u"slo"_s, u"slices"_s, u"half-broken"_s});
        QVERIFY2(slices.err.contains("member swapped"), slices.err.constData());
    }

    /// Of the last hour forty minutes were not seen: the budget is known, a page is not.
    void aCheckSaysWhatIsNotKnown()
    {
        QByteArray text = "# TYPE http_requests counter\n";
        for (const QByteArray code : {"200", "500"}) {
            for (int i = 0; i <= kMinutes; ++i) {
                const int failed = 7 * i / 10;
                if (i <= kMinutes - 50 || i >= kMinutes - 10)
                    text += "http_requests_total{code=\"" + code + "\",instance=\"a\",job=\"j\",service=\"gap\"} "
                        + QByteArray::number(code == "500" ? failed : 100 * i - failed) + ' '
                        + QByteArray::number(kBegin + 60 * i) + '\n';
            }
        }
        const QString file = m_folder.write(u"gap.om"_s, text + "# EOF\n");
        const QStringList workspace{
            u"--workspace"_s,
            m_folder.write(u"gap.yaml"_s,
                           "version: 1\nname: gap\nhistory: {file: gap.traceo}\nsources:\n  - {name: prom, "
                           "kind: prometheus, url: \"http://127.0.0.1:1\"}\nslos:\n"
                               + sloOf("gap"))};
        const Ran imported = m_folder.run(workspace + QStringList{u"history"_s, u"import"_s, file, u"--source"_s, u"prom"_s});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
        const Ran checked = m_folder.run(
            workspace
            + QStringList{u"--offline"_s, u"--at"_s, QString::number(kBegin + 60 * kMinutes), u"slo"_s, u"check"_s, u"gap"_s});
        QCOMPARE(checked.exitCode, 5);
        QVERIFY2(checked.err.contains("gap is not known: whether it pages cannot be said."), checked.err.constData());
        QVERIFY2(checked.err.contains("of the last 1 h was observed"), checked.err.constData());
        QVERIFY2(!checked.err.contains("of the budget is left"), checked.err.constData());
    }

    /// What is left of a budget after a minute of thirty days is all, and proves nothing.
    void aGateStaysShutOnNearlyNothing_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("ten minutes") << 10 << "too short a time"_ba;
        QTest::newRow("twenty minutes") << 20 << "Data began 20 min ago"_ba;
    }
    void aGateStaysShutOnNearlyNothing()
    {
        QFETCH(const int, minutes);
        QFETCH(const QByteArray, said);
        static constexpr int kEnough = 31;
        for (const QString& verb : {u"check"_s, u"gate"_s}) {
            const Ran ran = run({u"slo"_s, verb, u"calm"_s, u"-o"_s, u"json"_s}, kBegin + 60 * minutes);
            QCOMPARE(ran.exitCode, 5);
            QVERIFY2(ran.err.contains(said), ran.err.constData());
            QCOMPARE(itemOf(ran)["state"_L1].toString(), u"unknown"_s);
            QCOMPARE(itemOf(ran)["sli"_L1].toDouble(), 1.0); // what was counted was counted
        }
        const Ran shaky = run({u"slo"_s, u"gate"_s, u"shaky"_s, u"--need"_s, u"60%"_s}, kBegin + 60 * minutes);
        QCOMPARE(shaky.exitCode, 5); // half is left of what is known
        QCOMPARE(run({u"slo"_s, u"gate"_s, u"calm"_s}, kBegin + 60 * kEnough).exitCode, 0);
        QCOMPARE(run({u"slo"_s, u"gate"_s, u"shaky"_s, u"--need"_s, u"60%"_s}, kBegin + 60 * kEnough).exitCode, 3);
    }

    void checkExitsWithThreeInTrouble()
    {
        QCOMPARE(run({u"slo"_s, u"check"_s, u"calm"_s}).exitCode, 0);
        const Ran broken = run({u"slo"_s, u"check"_s, u"broken"_s, u"-o"_s, u"json"_s});
        QCOMPARE(broken.exitCode, 3);
        QCOMPARE(itemOf(broken)["alerts"_L1]["page"_L1].toBool(), true);
        QVERIFY(itemOf(broken)["budget"_L1]["remaining_ratio"_L1].toDouble() < 0);
        QCOMPARE(run({u"slo"_s, u"check"_s, u"absent"_s}).exitCode, 5);
        const Ran young = run({u"slo"_s, u"check"_s, u"calm"_s}, kBegin + 60 * 20);
        QCOMPARE(young.exitCode, 5); // of an hour twenty minutes were seen: whether it pages is not known
        QVERIFY2(young.err.contains("calm is not known"), young.err.constData());
        const Ran all = run({u"slo"_s, u"check"_s});
        QCOMPARE(all.exitCode, 3); // one in trouble is enough, whatever else is not known
        QVERIFY(all.out.contains("firing") && all.err.contains("absent"));
    }
};

TRACEO_TEST(TstSlo);
#include "tst_slo.moc"
