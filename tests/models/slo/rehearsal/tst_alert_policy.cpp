#include "core/duration.h"
#include "models/slo/slo_store.h"
#include "slo/rehearsal/alert_policy.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

SloDefinition over(Millis window)
{
    return slo("checkout", 99.9, window);
}

QStringList textsOf(const AlertPolicy& policy)
{
    QStringList texts;
    for (const PolicyAlert& alert : policy.alerts)
        texts << QString::fromStdString(toText(alert));
    return texts;
}

} // namespace

class TstAlertPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Of the reference, G15: another period has other factors.
    void slothsFactorsFollowThePeriod_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QStringList>("alerts");
        QTest::newRow("30d") << 30 << QStringList{u"14.4,1h,5m | 6,6h,30m"_s, u"3,1d,2h | 1,3d,6h"_s};
        QTest::newRow("28d") << 28 << QStringList{u"13.44,1h,5m | 5.6,6h,30m"_s, u"2.8,1d,2h | 0.933333,3d,6h"_s};
        QTest::newRow("7d") << 7 << QStringList{u"3.36,1h,5m | 1.4,6h,30m"_s, u"0.7,1d,2h | 0.233333,3d,6h"_s};
        QTest::newRow("90d") << 90 << QStringList{u"43.2,1h,5m | 18,6h,30m"_s, u"9,1d,2h | 3,3d,6h"_s};
    }
    void slothsFactorsFollowThePeriod()
    {
        QFETCH(const int, days);
        const auto policy = namedPolicy("sloth", over(days * kDay));
        QVERIFY(policy.ok());
        QTEST(textsOf(*policy), "alerts");
    }

    /// Of the reference, G16.
    void pyrrasWindowsFollowThePeriod_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QStringList>("alerts");
        QTest::newRow("30d") << 30
                             << QStringList{u"14,1h4m,5m,2m"_s, u"7,6h26m,32m,16m"_s, u"2,1d1h43m,2h9m,1h4m"_s,
                                            u"1,4d6h51m,6h26m,3h13m"_s};
        QTest::newRow("28d") << 28 << QStringList{u"14,1h,5m,2m"_s, u"7,6h,30m,15m"_s, u"2,1d,2h,1h"_s, u"1,4d,6h,3h"_s};
    }
    void pyrrasWindowsFollowThePeriod()
    {
        QFETCH(const int, days);
        const auto policy = namedPolicy("pyrra", over(days * kDay));
        QVERIFY(policy.ok());
        QTEST(textsOf(*policy), "alerts");
    }

    void aWindowOfNoMinutesIsRefused()
    {
        for (const Millis window : {kDay / 2, kDay}) {
            const auto policy = namedPolicy("pyrra", over(window));
            QVERIFY(!policy.ok());
            QCOMPARE(policy.error().code, ErrorCode::BadValue);
            QCOMPARE(policy.error().found, QString::fromStdString(toText(window)));
        }
        QVERIFY(namedPolicy("pyrra", over(3 * kDay)).ok());
    }

    void oursAreTheRulesOfTheEngine()
    {
        const auto ours = namedPolicy("ours", over(30 * kDay));
        QVERIFY(ours.ok());
        QCOMPARE(textsOf(*ours), (QStringList{u"14.4,1h,5m,0s,3 | 6,6h,30m,0s,3"_s, u"3,1d,2h,0s,3 | 1,3d,6h,0s,3"_s}));
        SloDefinition probes = over(30 * kDay);
        probes.sli.kind = SliDefinition::Kind::Probe;
        const auto ofProbes = namedPolicy("ours", probes);
        QVERIFY(ofProbes.ok() && ofProbes->alerts.front().wantsProof && ofProbes->alerts.front().isGuarded);
    }

    /// Each for itself, with what it waits and asks for.
    void oursAreTheSlosOwnWhereItHasSome()
    {
        SloDefinition own = over(30 * kDay);
        OwnAlert fast;
        fast.pair = {BurnPair::Severity::Page, BurnSpeed::percent(1), kHour, 10 * kMinute};
        fast.pending = 2 * kMinute;
        OwnAlert slow;
        slow.pair = {BurnPair::Severity::Ticket, {BurnSpeed::Unit::Factor, 1'500'000}, kDay, kDay};
        slow.leastBad = 0;
        own.alerts = {fast, slow};
        const auto ours = namedPolicy("ours", own);
        QVERIFY(ours.ok());
        QCOMPARE(textsOf(*ours), (QStringList{u"7.2,1h,10m,2m,3"_s, u"1.5,1d,1d"_s}));
        QCOMPARE(ours->alerts[1].severity, BurnPair::Severity::Ticket);
        QCOMPARE(ownAlertsOf(*ours), own.alerts);
    }

    void onlyPagesAreKept()
    {
        const auto pyrra = namedPolicy("pyrra", over(30 * kDay));
        QVERIFY(pyrra.ok());
        QCOMPARE(textsOf(only(BurnPair::Severity::Page, *pyrra)), (QStringList{u"14,1h4m,5m,2m"_s, u"7,6h26m,32m,16m"_s}));
        QCOMPARE(only(BurnPair::Severity::Ticket, *namedPolicy("datadog", over(30 * kDay))).alerts.size(), std::size_t(0));
    }

    void anAlertReadsBackAsItIsWritten_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"14.4,1h,5m", "14.4,1h,5m,2m", "6,6h,30m,0s,10", "1.25,3d,6h,1h,3"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void anAlertReadsBackAsItIsWritten()
    {
        QFETCH(const QString, text);
        const auto alert = parseAlert(text.toStdString());
        QVERIFY2(alert.ok(), alert.ok() ? "" : qPrintable(toText(alert.error())));
        QCOMPARE(QString::fromStdString(toText(*alert)), text);
    }

    void whatIsNoAlertIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); ///< a part of the words
        QTest::newRow("nothing") << ""
                                 << "FACTOR";
        QTest::newRow("too little") << "14.4,1h"
                                    << "FACTOR";
        QTest::newRow("too much") << "14.4,1h,5m,2m,3,4"
                                  << "FACTOR";
        QTest::newRow("no number") << "fast,1h,5m"
                                   << "FACTOR";
        QTest::newRow("two points") << "1.4.4,1h,5m"
                                    << "FACTOR";
        QTest::newRow("negative") << "-14,1h,5m"
                                  << "FACTOR";
        QTest::newRow("endless") << "14.44444444444444,1h,5m"
                                 << "FACTOR";
        QTest::newRow("even spending") << "1,1h,5m"
                                       << "factor above 1";
        QTest::newRow("nothing at all") << "0,1h,5m"
                                        << "factor above 1";
        QTest::newRow("no length") << "14.4,1,5m"
                                   << "minutes";
        QTest::newRow("seconds") << "14.4,1h,30s"
                                 << "minutes";
        QTest::newRow("no short window") << "14.4,1h,0s"
                                         << "short window";
        QTest::newRow("a longer short one") << "14.4,5m,1h"
                                            << "short window";
        QTest::newRow("pending for longer") << "14.4,1h,5m,2h"
                                            << "long window";
        QTest::newRow("half an event") << "14.4,1h,5m,2m,0.5"
                                       << "whole number";
    }
    void whatIsNoAlertIsRefused()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        const auto alert = parseAlert(text.toStdString());
        QVERIFY(!alert.ok());
        QCOMPARE(alert.error().code, ErrorCode::Usage);
        QVERIFY2(alert.error().expected.contains(expected), qPrintable(alert.error().expected));
        QCOMPARE(alert.error().found, text);
    }

    void anUnknownPolicyNamesTheKnownOnes()
    {
        const auto policy = namedPolicy("nagios", over(30 * kDay));
        QVERIFY(!policy.ok());
        QCOMPARE(policy.error().expected, QStringLiteral("ours, sloth, pyrra, datadog"));
    }
};

TRACEO_TEST(TstAlertPolicy);
#include "tst_alert_policy.moc"
