#include "models/slo/parsed.h"
#include "models/slo/random_alerts.h"
#include "models/workspace/error_lines.h"
#include "slo/alert_list.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

using Severity = BurnPair::Severity;

/// An SLO of 30 days; its alerts are the list in line 5.
Parsed listed(const QByteArray& alerts, const QByteArray& indicator = "{type: prometheus, bad: b_total, total: t_total}")
{
    return parse("SLO:\n  name: api\n  objective: 99.9%\n  indicator: " + indicator + "\n  alerts: " + alerts + "\n");
}

OwnAlert only(const Parsed& parsed)
{
    if (!parsed.errors.empty())
        qFatal("%s", qPrintable(textOf(parsed.errors)));
    return parsed.config.slos.at(0).alerts.at(0);
}

} // namespace

class TstAlertList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAlertIsAPairOfWindows()
    {
        const OwnAlert alert = only(listed("[{severity: page, budget: 2 %, long: 1h, short: 5m}]"));
        QCOMPARE(alert.pair, kBurnPairs[0]);
        QCOMPARE(alert.pending, Millis{0});
        QCOMPARE(alert.leastBad, 3.0);
        QVERIFY(!alert.wantsProof && alert.targets.empty());
        QCOMPARE(alert.location.toText(), u"x:5:12"_s);
    }

    void allOfItMayBeSaid()
    {
        const OwnAlert alert = only(listed("[{severity: ticket, factor: 1.5, long: 1d, for: 30m, least: 0, proof: true}]"));
        QCOMPARE(alert.pair, (BurnPair{Severity::Ticket, {BurnSpeed::Unit::Factor, 1'500'000}, kDay, kDay}));
        QVERIFY(alert.pair.isSingle());
        QCOMPARE(alert.pending, 30 * kMinute);
        QCOMPARE(alert.leastBad, 0.0);
        QVERIFY(alert.wantsProof);
    }

    void runsOfAProbeNeedProofUnlessItIsSaid()
    {
        const QByteArray probe = "{type: http_check, target: 'https://x.io/'}";
        QVERIFY(only(listed("[{severity: page, factor: 6, long: 6h}]", probe)).wantsProof);
        QVERIFY(!only(listed("[{severity: page, factor: 6, long: 6h, proof: false}]", probe)).wantsProof);
    }

    void withoutAListThereAreTheUsualOnes()
    {
        Errors errors;
        const auto documents =
            readYamlDocuments("SLO: {name: api, objective: 99%, indicator: {type: prometheus, bad: b_total, total: t_total}}\n",
                              u"x"_s);
        const SloConfig config = SloConfig::parse(*documents, {{"prom", "prometheus"}}, errors);
        QVERIFY(errors.empty() && config.slos.at(0).alerts.empty());
        QVERIFY(config.warnings().empty());
    }

    void aWindowTooShortForTheUsualOnesIsAWarning()
    {
        const auto warningsOfWindow = [](const QByteArray& window) {
            Errors errors;
            const auto documents = readYamlDocuments("SLO: {name: api, objective: 99%, window: " + window.toStdString()
                                                         + ", indicator: {type: prometheus, bad: b_total, total: t_total}}\n",
                                                     u"x"_s);
            return SloConfig::parse(*documents, {{"prom", "prometheus"}}, errors).warnings().size();
        };
        QCOMPARE(warningsOfWindow("12h"), 1U);
        QCOMPARE(warningsOfWindow("1d UTC"), 1U);
        QCOMPARE(warningsOfWindow("49h"), 1U);
        QCOMPARE(warningsOfWindow("50h"), 0U); // 2 % of it in an hour are what even spending takes
        QCOMPARE(warningsOfWindow("30d"), 0U);
    }

    /// A tenth of seven days' budget in a day is less than a seventh, which even spending takes; at 80 % a page asks for six
    /// times as fast at least, and all being bad is five times.
    void aSeverityThatCannotFireIsNamedWithTheReason()
    {
        const auto silent = [](const QByteArray& rest) {
            Errors errors;
            const auto documents = readYamlDocuments("SLO: {name: api, " + rest.toStdString()
                                                         + ", indicator: {type: prometheus, bad: b_total, total: t_total}}\n",
                                                     u"x"_s);
            return SloConfig::parse(*documents, {{"prom", "prometheus"}}, errors).silentAlerts();
        };
        const Errors ticket = silent("objective: 99%, window: 7d");
        QCOMPARE(linesOf(ticket), QStringList{u"x:1:6 BadValue"_s});
        QVERIFY2(ticket[0].hint.startsWith(u"Ticket: "_s) && ticket[0].hint.contains(u"7d"_s), qPrintable(toText(ticket[0])));
        QVERIFY2(ticket[0].hint.contains(u"0.7"_s), qPrintable(ticket[0].hint));
        QVERIFY(silent("objective: 99%, window: 30d").empty());
        QVERIFY(silent("objective: 99%, window: 10d").empty()); // a tenth in a day is what even spending takes
        const Errors page = silent("objective: 80%, window: 30d");
        QCOMPARE(page.size(), std::size_t(1));
        QVERIFY2(page[0].hint.startsWith(u"Page: "_s) && page[0].hint.contains(u"80"_s), qPrintable(toText(page[0])));
        QVERIFY(silent("objective: 99%, window: 12h").empty()); // of which none fires, a warning says so
        QVERIFY(silent("objective: 99%, window: 7d, alerts: [{severity: page, factor: 6, long: 1h}]").empty());
    }

    void mistakesAreLocated_data()
    {
        QTest::addColumn<QByteArray>("alerts");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* alerts, const QStringList& lines) {
            QTest::newRow(alerts) << QByteArray(alerts) << lines;
        };
        row("[]", {u"x:5:11 BadValue"_s});
        row("page", {u"x:5:11 BadValue"_s});
        row("[page]", {u"x:5:12 BadValue"_s});
        row("[~]", {u"x:5:12 BadValue"_s});
        row("[{factor: 14.4, long: 1h}]", {u"x:5:12 BadValue"_s});
        row("[{severity: call, factor: 14.4, long: 1h}]", {u"x:5:23 BadValue"_s});
        row("[{severity: page, long: 1h}]", {u"x:5:12 BadValue"_s});
        row("[{severity: page, factor: 14.4, budget: 2%, long: 1h}]", {u"x:5:12 BadValue"_s});
        row("[{severity: page, factor: fast, long: 1h}]", {u"x:5:37 BadValue"_s});
        row("[{severity: page, budget: two, long: 1h}]", {u"x:5:37 BadValue"_s});
        row("[{severity: page, factor: 14.4}]", {u"x:5:12 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 1}]", {u"x:5:49 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 0s}]", {u"x:5:49 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 31d}]", {u"x:5:49 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 1h, short: 0s}]", {u"x:5:60 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 1h, short: 1h}]", {u"x:5:60 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 1h, short: 2h}]", {u"x:5:60 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 1h, for: 30s}]", {u"x:5:58 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 1h, least: -1}]", {u"x:5:60 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 1h, least: 1.5}]", {u"x:5:60 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 1h, proof: maybe}]", {u"x:5:60 BadValue"_s});
        row("[{severity: page, factor: 14.4, long: 1h, wait: 5m}]", {u"x:5:53 UnknownKey"_s});
        row("[{severity: page, factor: 1, long: 1h}]", {u"x:5:37 BadValue"_s});
        row("[{severity: page, budget: 10%, long: 3d}]", {u"x:5:37 BadValue"_s}); // a factor of exactly 1
        row("[{severity: page, budget: 101%, long: 1h}]", {u"x:5:37 BadValue"_s});
        row("[{severity: page, factor: 1, long: 1h}, {severity: page, factor: 14.4, long: 0s}]",
            {u"x:5:37 BadValue"_s, u"x:5:88 BadValue"_s});
    }
    void mistakesAreLocated()
    {
        QFETCH(const QByteArray, alerts);
        const Parsed parsed = listed(alerts);
        QTEST(linesOf(parsed.errors), "lines");
        QVERIFY(parsed.config.slos.empty()); // as any mistake of the short form
    }

    void aShareThatComesToTooLittleSaysWhatItComesTo()
    {
        const Parsed parsed = listed("[{severity: page, budget: 5%, long: 3d}]");
        QCOMPARE(parsed.errors.size(), std::size_t(1));
        QVERIFY2(parsed.errors[0].found.startsWith(u"0.5, "_s), qPrintable(parsed.errors[0].found));
    }

    void aTicketThatEvenSpendingReachesIsAWarning()
    {
        const Parsed parsed = listed("[{severity: ticket, budget: 10%, long: 3d, short: 6h}]");
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(linesOf(parsed.config.warnings()), QStringList{u"x:5:12 BadValue"_s});
    }

    void whatIsWrittenIsReadBack()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 300; ++round) {
            SloDefinition slo;
            slo.window.length = (1 + random.bounded(60)) * kDay;
            if (random.bounded(2) == 0)
                slo.sli.kind = SliDefinition::Kind::Probe;
            const auto alerts = randomAlerts(slo, false, random);
            const auto list = readYaml(alertListText(alerts, slo), u"x"_s);
            QVERIFY2(list.ok(), list.ok() ? "" : qPrintable(toText(list.error())));
            Errors errors;
            const auto again = placeless(alertListAt((*list)["alerts"], slo, errors));
            QVERIFY2(errors.empty(), qPrintable(textOf(errors)));
            QVERIFY2(again == alerts, alertListText(alerts, slo).c_str());
        }
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = seedOfRun();
};

TRACEO_TEST(TstAlertList);
#include "tst_alert_list.moc"
