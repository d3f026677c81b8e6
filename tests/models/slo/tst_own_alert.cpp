#include "models/workspace/error_lines.h"
#include "slo/slo_config.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

using SpeedUnit = BurnSpeed::Unit;
using Severity = BurnPair::Severity;

OwnAlert alertOf(Severity severity, const BurnSpeed& speed, Millis longWindow, Millis shortWindow)
{
    OwnAlert alert;
    alert.pair = {severity, speed, longWindow, shortWindow};
    alert.location = {u"x"_s, 9, 1, {}};
    return alert;
}

BurnSpeed factor(const char* text)
{
    return factorFrom(text).value();
}

BurnSpeed budget(const char* text)
{
    return budgetFrom(text).value();
}

/// Places that name themselves: line 1 is the speed's, 2 to 4 those of the windows and the wait.
QStringList mistakesOf(const OwnAlert& alert, Millis period)
{
    const auto at = [](int line) { return ConfigNode::scalar("as written", {u"x"_s, line, 1, {}}); };
    const ConfigNode speed = at(1);
    const ConfigNode longWindow = at(2);
    const ConfigNode shortWindow = at(3);
    const ConfigNode pending = at(4);
    Errors errors;
    const bool isFine = isLegal(alert, {speed, longWindow, shortWindow, pending}, period, errors);
    return isFine == errors.empty() ? linesOf(errors) : QStringList{u"it says both"_s};
}

} // namespace

class TstOwnAlert : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void speedsAreReadDigitByDigit()
    {
        QCOMPARE(factor("14.4"), (BurnSpeed{SpeedUnit::Factor, 14'400'000}));
        QCOMPARE(factor("2"), (BurnSpeed{SpeedUnit::Factor, 2'000'000}));
        QCOMPARE(factor("0.000001"), (BurnSpeed{SpeedUnit::Factor, 1}));
        QCOMPARE(factor("9999999.999999"), (BurnSpeed{SpeedUnit::Factor, 9'999'999'999'999}));
        QCOMPARE(budget("2%"), BurnSpeed::percent(2));
        QCOMPARE(budget("2 %"), BurnSpeed::percent(2));
        QCOMPARE(budget("0.02"), BurnSpeed::percent(2));
        QCOMPARE(budget("2.5%"), (BurnSpeed{SpeedUnit::Budget, 25'000}));
        QCOMPARE(budget("0.0001%"), (BurnSpeed{SpeedUnit::Budget, 1}));
    }

    void whatIsNoSpeedIsRefused()
    {
        for (const char* text : {"", "fast", "-1", "1e3", "1.0000001", "10000000", "14,4", "14.4x", "2%"})
            QVERIFY2(!factorFrom(text), text);
        for (const char* text : {"", "%", "two %", "-2%", "2%%", "0.00001%", "0.0000001"})
            QVERIFY2(!budgetFrom(text), text);
    }

    void whatIsWrittenIsReadBack()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 5000; ++round) {
            const BurnSpeed speed{SpeedUnit::Factor, qint64(random.bounded(1U << 31)) * random.bounded(4000)};
            QCOMPARE(factorFrom(toText(speed)), std::optional(speed));
            const BurnSpeed share{SpeedUnit::Budget, random.bounded(1'000'001)};
            QCOMPARE(budgetFrom(toText(share)), std::optional(share));
        }
    }

    /// Of the reference, G15.
    void factorsAreRoundedToSixDecimals()
    {
        const auto rounded = [](int days, std::size_t pair) {
            return QString::fromStdString(roundedFactor(kBurnPairs[pair].limit(days * kDay)));
        };
        QCOMPARE(rounded(30, 0), u"14.4"_s);
        QCOMPARE(rounded(28, 0), u"13.44"_s);
        QCOMPARE(rounded(28, 1), u"5.6"_s);
        QCOMPARE(rounded(28, 3), u"0.933333"_s);
        QCOMPARE(rounded(7, 3), u"0.233333"_s);
        QCOMPARE(rounded(90, 3), u"3"_s);
        QCOMPARE(QString::fromStdString(roundedFactor({2, 3})), u"0.666667"_s);
        QCOMPARE(QString::fromStdString(roundedFactor({9'999'999'999'999, 1'000'000})), u"9999999.999999"_s);
    }

    void eachRuleIsNamedWhereItIsBroken_data()
    {
        QTest::addColumn<OwnAlert>("alert");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const OwnAlert& alert, const QStringList& lines) {
            QTest::newRow(name) << alert << lines;
        };
        const QStringList speed{u"x:1:1 BadValue"_s};
        const QStringList longWindow{u"x:2:1 BadValue"_s};
        const QStringList shortWindow{u"x:3:1 BadValue"_s};
        const QStringList pending{u"x:4:1 BadValue"_s};
        const OwnAlert usual = alertOf(Severity::Page, factor("14.4"), kHour, 5 * kMinute);
        row("the usual one", usual, {});
        row("a single window", alertOf(Severity::Page, factor("14.4"), kHour, kHour), {});
        row("as long as the SLO's", alertOf(Severity::Page, factor("2"), 7 * kDay, kDay), {});
        row("a zero window", alertOf(Severity::Page, factor("14.4"), Millis{0}, Millis{0}), longWindow);
        row("half a minute", alertOf(Severity::Page, factor("14.4"), kHour + kMinute / 2, kMinute), longWindow);
        row("longer than the SLO's", alertOf(Severity::Page, factor("2"), 7 * kDay + kMinute, kDay), longWindow);
        row("a zero short window", alertOf(Severity::Page, factor("14.4"), kHour, Millis{0}), shortWindow);
        row("a short window of seconds", alertOf(Severity::Page, factor("14.4"), kHour, kMinute / 2), shortWindow);
        row("short above long", alertOf(Severity::Page, factor("14.4"), kHour, 2 * kHour), shortWindow);
        row("a factor of nothing", alertOf(Severity::Ticket, factor("0"), kHour, kMinute), speed);
        row("a share of nothing", alertOf(Severity::Ticket, budget("0%"), kHour, kMinute), speed);
        row("more than the budget", alertOf(Severity::Page, budget("100.1%"), kHour, kMinute), speed);
        row("all of it", alertOf(Severity::Page, budget("100%"), kHour, kMinute), {});
        row("a page at even spending", alertOf(Severity::Page, factor("1"), kHour, kMinute), speed);
        row("a page just above it", alertOf(Severity::Page, factor("1.000001"), kHour, kMinute), {});
        row("a page below it", alertOf(Severity::Page, factor("0.5"), kHour, kMinute), speed);
        row("a page by a share of even spending", alertOf(Severity::Page, budget("50%"), 3 * kDay + 12 * kHour, kHour), speed);
        row("a ticket below it", alertOf(Severity::Ticket, factor("0.5"), kHour, kMinute), {});
        OwnAlert waits = usual;
        waits.pending = 7 * kDay + kMinute;
        row("waits for longer than the SLO's window", waits, pending);
        waits.pending = kMinute / 2;
        row("waits for half a minute", waits, pending);
        waits.pending = kHour;
        row("waits for an hour", waits, {});
    }
    void eachRuleIsNamedWhereItIsBroken()
    {
        QFETCH(const OwnAlert, alert);
        QTEST(mistakesOf(alert, 7 * kDay), "lines");
    }

    /// Of the reference, section 0.6: Sloth's slow ticket of 28 d and those of 7 d alert while the SLO will be met.
    void ticketsThatEvenSpendingReachesAreWarnedOf()
    {
        const auto warned = [](const BurnSpeed& speed, Millis longWindow, int days) {
            return linesOf(warningsOf({alertOf(Severity::Ticket, speed, longWindow, kHour)}, days * kDay));
        };
        const QStringList at{u"x:9:1 BadValue"_s};
        QCOMPARE(warned(BurnSpeed::percent(10), 3 * kDay, 28), at);
        QCOMPARE(warned(BurnSpeed::percent(10), 3 * kDay, 30), at);
        QCOMPARE(warned(BurnSpeed::percent(10), 3 * kDay, 31), QStringList());
        QCOMPARE(warned(factor("1"), kDay, 30), at);
        QCOMPARE(warned(factor("1.5"), kDay, 30), QStringList());
        const auto hint = [](const char* text) {
            return warningsOf({alertOf(Severity::Ticket, factor(text), kDay, kHour)}, 30 * kDay).at(0).hint;
        };
        QVERIFY(hint("0.9").contains(u"never fires"));
        QVERIFY(!hint("1").contains(u"never fires"));
    }

    void factsSayAllOfIt()
    {
        OwnAlert alert = alertOf(Severity::Page, budget("2%"), kHour, 5 * kMinute);
        QCOMPARE(toText(alert), std::string("page 2% over 1h and 5m least 3"));
        alert.pair = {Severity::Ticket, factor("1.5"), kDay, kDay};
        alert.pending = 2 * kMinute;
        alert.leastBad = 10;
        alert.wantsProof = true;
        QCOMPARE(toText(alert), std::string("ticket 1.5 over 1d for 2m least 10 proof"));
    }

    void runsNeedProofAndMinutesDoNot()
    {
        SloDefinition probe;
        probe.sli.kind = SliDefinition::Kind::Probe;
        QVERIFY(needsProof(probe));
        SloDefinition composite;
        composite.composite = Composite{.members = {{.name = "probe", .slo = std::make_shared<const SloDefinition>(probe)}}};
        QVERIFY(needsProof(composite));
        probe.method.kind = BudgetingMethod::Kind::Timeslices;
        QVERIFY(!needsProof(probe));
        QVERIFY(!needsProof({}));
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = seedOfRun();
};

TRACEO_TEST(TstOwnAlert);
#include "tst_own_alert.moc"
