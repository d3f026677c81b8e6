#include "models/slo/slo_store.h"
#include "slo/burn_alerts.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace traceo;
using namespace traceo::test;

namespace {

using Severity = BurnPair::Severity;

constexpr Millis kPast = 3 * kDay;

/// Slices of three days and `minutes` more; minute 1 is the first of those.
std::vector<Slice> minutesOf(std::int64_t minutes, const std::function<void(Slice&, std::int64_t minute)>& make)
{
    std::vector<Slice> slices = emptySlices({kEnd - kPast, kEnd + minutes * kMinute});
    for (Slice& slice : slices) {
        slice.observedSeconds = 60;
        make(slice, (slice.end - kEnd) / kMinute);
    }
    return slices;
}

UtcMs minute(std::int64_t number)
{
    return kEnd + number * kMinute;
}

BurnAlerts alertsOf(const std::vector<Slice>& slices, AlertRules rules = {}, double objective = 99.9)
{
    return {slo("checkout", objective, 30 * kDay), std::move(rules), slices};
}

bool pages(const BurnAlerts& alerts, std::int64_t at)
{
    return alerts.at(minute(at), Severity::Page).verdict == AlertVerdict::Firing;
}

/// Of the reference, G5: 600 a minute, all bad from minute 601 to 610.
std::vector<Slice> tenBadMinutes()
{
    return minutesOf(700, [](Slice& slice, std::int64_t minute) {
        slice.total = 600;
        slice.good = minute >= 601 && minute <= 610 ? 0 : 600;
    });
}

AlertRules onlyFast()
{
    AlertRules rules;
    rules.pairs.resize(1);
    return rules;
}

/// A thousand a minute, of which this share is bad, all the time.
std::vector<Slice> withShare(double bad)
{
    return minutesOf(0, [=](Slice& slice, std::int64_t) {
        slice.total = 1000;
        slice.good = 1000 - std::round(bad * 1000);
    });
}

} // namespace

class TstBurnAlerts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPageClearsHalfAnHourAfterTheTrouble()
    {
        const auto slices = tenBadMinutes();
        const BurnAlerts alerts = alertsOf(slices);
        QVERIFY(!pages(alerts, 600));
        for (std::int64_t at = 601; at <= 639; ++at)
            QVERIFY2(pages(alerts, at), qPrintable(QString::number(at)));
        QVERIFY(!pages(alerts, 640));
        const BurnAlerts fast = alertsOf(slices, onlyFast());
        QVERIFY(pages(fast, 601) && pages(fast, 614));
        QVERIFY(!pages(fast, 615));
        QCOMPARE(alerts.at(minute(630), Severity::Page).heldBy->pair.longWindow, 6 * kHour); // says which one holds it
        QCOMPARE(alerts.firingSince(minute(639), Severity::Page, minute(0)), std::optional(minute(601)));
        QCOMPARE(alerts.firingSince(minute(640), Severity::Page, minute(0)), std::nullopt);
    }

    /// When nothing bad happens any more: as it came about.
    void itSaysWhenItWillBeOver()
    {
        const auto slices = tenBadMinutes();
        const BurnAlerts alerts = alertsOf(slices);
        for (const std::int64_t at : {610, 620, 639})
            QCOMPARE(alerts.clearsAt(minute(at), Severity::Page), std::optional(minute(640)));
        QCOMPARE(alertsOf(slices, onlyFast()).clearsAt(minute(611), Severity::Page), std::optional(minute(615)));
        QCOMPARE(alerts.clearsAt(minute(600), Severity::Page), std::nullopt);
    }

    void whatIsPendingDoesNotFireYet()
    {
        const auto slices = tenBadMinutes();
        AlertRules rules;
        rules.pending = 5 * kMinute;
        const BurnAlerts alerts = alertsOf(slices, rules);
        QVERIFY(!pages(alerts, 605));
        QVERIFY(pages(alerts, 606) && pages(alerts, 639));
        QVERIFY(!pages(alerts, 640));
        QCOMPARE(alerts.firingSince(minute(620), Severity::Page, minute(0)), std::optional(minute(606)));
        QCOMPARE(alerts.firingSince(minute(606), Severity::Page, minute(0)), std::optional(minute(606)));
    }

    /// Ten bad minutes by alerts of its own: each waits for itself, and any of them decides.
    void ownAlertsWaitEachForItself()
    {
        const auto slices = tenBadMinutes();
        SloDefinition own = slo("checkout", 99.9, 30 * kDay);
        OwnAlert fast;
        fast.pair = kBurnPairs[0];
        fast.pending = 5 * kMinute;
        OwnAlert hour; // 3 · 0.1 % of an hour are 108 requests, which one bad minute exceeds
        hour.pair = {Severity::Page, {BurnSpeed::Unit::Factor, 3'000'000}, kHour, kHour};
        hour.pending = 30 * kMinute;
        own.alerts = {fast, hour};
        const std::vector<AlertRules> rules = alertRulesOf(own);
        QCOMPARE(rules.size(), std::size_t(2));
        QCOMPARE(reachOf(rules), kHour + 30 * kMinute);
        const BurnAlerts alerts(own, rules, slices);
        QVERIFY(!pages(alerts, 605));
        QVERIFY(pages(alerts, 606) && pages(alerts, 614)); // the fast one
        QVERIFY(!pages(alerts, 615) && !pages(alerts, 630));
        QVERIFY(pages(alerts, 631) && pages(alerts, 669)); // the hour, after half an hour
        QVERIFY(!pages(alerts, 670));
        QCOMPARE(alerts.firingSince(minute(640), Severity::Page, minute(0)), std::optional(minute(631)));
        const SeverityState late = alerts.at(minute(640), Severity::Page);
        QVERIFY(late.heldBy->pair.isSingle());
        QVERIFY2(reasonOf(late, own).count(QLatin1String("over")) == 1, qPrintable(reasonOf(late, own)));
        QCOMPARE(alerts.at(minute(640), Severity::Ticket).verdict, AlertVerdict::CannotFire); // it has none
    }

    void withoutAlertsOfItsOwnAnSloHasTheUsualOnes()
    {
        const std::vector<AlertRules> rules = alertRulesOf(slo());
        QCOMPARE(rules, std::vector<AlertRules>{defaultRules(slo())});
        QCOMPARE(reachOf(rules), 3 * kDay);
    }

    void anAlertAsksForItsOwnEvidence()
    {
        SloDefinition own = slo("checkout", 99.9, 30 * kDay);
        OwnAlert alert;
        alert.pair = {Severity::Page, {BurnSpeed::Unit::Factor, 14'400'000}, kHour, 5 * kMinute};
        const auto slices = minutesOf(0, [](Slice& slice, std::int64_t minute) {
            slice.total = 1;
            slice.good = minute > -4 ? 0 : 1; // four of sixty, which are proof
        });
        const auto verdict = [&](double least, bool wantsProof) {
            alert.leastBad = least;
            alert.wantsProof = wantsProof;
            own.alerts = {alert};
            return BurnAlerts(own, alertRulesOf(own), slices).at(minute(0), Severity::Page).verdict;
        };
        QCOMPARE(verdict(4, true), AlertVerdict::Firing);
        QCOMPARE(verdict(5, false), AlertVerdict::Quiet);
    }

    /// As it comes about when traffic goes on and nothing is bad any more.
    void itIsOverWhenItWasSaidToBe()
    {
        QRandomGenerator random(m_seed);
        int told = 0;
        for (int round = 0; round < 60; ++round) {
            SloDefinition own = slo("checkout", 99.9, 30 * kDay);
            for (int i = 1 + random.bounded(3); i > 0; --i) {
                OwnAlert alert;
                alert.pair = {Severity::Page,
                              {BurnSpeed::Unit::Factor, 2'000'000 + random.bounded(20'000'000)},
                              (20 + random.bounded(300)) * kMinute,
                              (1 + random.bounded(19)) * kMinute};
                alert.pending = random.bounded(12) * kMinute;
                own.alerts.push_back(alert);
            }
            const std::int64_t from = 50 + random.bounded(40);
            const int bad = random.bounded(60);
            const auto slices = minutesOf(600, [&](Slice& slice, std::int64_t minute) {
                slice.total = 100;
                slice.good = minute >= from && minute <= 100 ? 100 - bad : 100;
            });
            const auto known = std::span(slices).first(slices.size() - 500); // up to minute 100
            const BurnAlerts then(own, alertRulesOf(own), known);
            const auto clears = then.clearsAt(minute(100), Severity::Page);
            const BurnAlerts later(own, alertRulesOf(own), slices);
            if (!clears) {
                QVERIFY(!pages(later, 100));
                continue;
            }
            ++told;
            std::int64_t quiet = 101;
            while (pages(later, quiet))
                ++quiet;
            QCOMPARE(*clears, minute(quiet));
        }
        QVERIFY(told > 10);
    }

    /// Of the reference, G10.
    void bothWindowsOfAPairMustExceed_data()
    {
        QTest::addColumn<QList<double>>("shares");
        QTest::addColumn<int>("heldBy"); ///< hours of the long window; 0: quiet
        // shares of 5 min, 1 h, 30 min, 6 h
        QTest::newRow("fast") << QList<double>{.02, .02, .001, .001} << 1;
        QTest::newRow("not for long") << QList<double>{.02, .001, .02, .001} << 0;
        QTest::newRow("slow") << QList<double>{.001, .02, .007, .007} << 6;
        QTest::newRow("at the limit") << QList<double>{.0144, .0144, 0, 0} << 0;
        QTest::newRow("over") << QList<double>{.001, .02, .001, .007} << 0;
    }
    void bothWindowsOfAPairMustExceed()
    {
        QFETCH(const QList<double>, shares);
        QFETCH(const int, heldBy);
        const BurnAlerts alerts = alertsOf({});
        const auto sum = [](Millis length, double share) {
            constexpr double kTotal = 1e6;
            return SliceSum{.window = {kEnd - length, kEnd},
                            .good = kTotal - std::round(share * kTotal),
                            .total = kTotal,
                            .observedSeconds = double(length.count()) / 1000};
        };
        const auto fires = [&](std::size_t pair, double now, double harm) {
            const BurnPair& of = kBurnPairs[pair];
            return alerts.verdictOf(of, sum(of.longWindow, harm), sum(of.shortWindow, now)) == AlertVerdict::Firing;
        };
        const bool isFast = fires(0, shares[0], shares[1]);
        const bool isSlow = fires(1, shares[2], shares[3]);
        QCOMPARE(isFast, heldBy == 1);
        QCOMPARE(isSlow, heldBy == 6);
    }

    void aLowTargetCannotPage()
    {
        const auto slices = withShare(.5);
        const auto verdict = [&](std::size_t pair) {
            AlertRules rules;
            rules.pairs = {kBurnPairs[pair]};
            return alertsOf(slices, rules, 90.0).at(minute(0), Severity::Page).verdict;
        };
        QCOMPARE(verdict(0), AlertVerdict::CannotFire); // 14.4 × 10 % is more than all
        QCOMPARE(verdict(1), AlertVerdict::Quiet);      // 6 × 10 % is above a half
        const BurnAlerts low = alertsOf(slices, {}, 50.0);
        const SeverityState page = low.at(minute(0), Severity::Page);
        QCOMPARE(page.verdict, AlertVerdict::CannotFire);
        QVERIFY(reasonOf(page, slo("checkout", 50.0, 30 * kDay)).contains(QLatin1String("50.0")));
    }

    void whatWasNotSeenIsNotQuiet()
    {
        auto slices = withShare(0);
        for (Slice& slice : slices) {
            if (slice.end > kEnd - 40 * kMinute)
                slice = Slice{slice.end};
        }
        const BurnAlerts alerts = alertsOf(slices);
        const SeverityState page = alerts.at(minute(0), Severity::Page);
        QCOMPARE(page.verdict, AlertVerdict::Unknown);
        QCOMPARE(page.heldBy->pair.longWindow, kHour);
        QVERIFY(!reasonOf(page, slo()).isEmpty());
        QCOMPARE(alerts.at(minute(0), Severity::Ticket).verdict, AlertVerdict::Quiet);
    }

    /// Between the boundaries of a histogram: only where the verdict hangs on it is it open.
    void whatIsUndecidedIsOpenWhereItMatters()
    {
        const auto verdict = [](double bad, double undecided, std::int64_t before = 0) {
            const auto slices = minutesOf(0, [=](Slice& slice, std::int64_t minute) {
                slice.total = 1000;
                slice.good = 1000 - (minute <= -before ? undecided : 0) - bad;
                slice.undecided = minute <= -before ? undecided : 0;
            });
            const BurnAlerts alerts = alertsOf(slices);
            return std::pair(alerts.at(minute(0), Severity::Page), alerts.at(minute(0), Severity::Ticket));
        };
        QCOMPARE(verdict(0, 500).first.verdict, AlertVerdict::Unknown); // none, or half of all
        QVERIFY(reasonOf(verdict(0, 500).first, slo()).contains(QLatin1String("boundary")));
        QCOMPARE(verdict(0, 5).first.verdict, AlertVerdict::Quiet); // at most 0.5 %, and 0.6 % are a page
        QCOMPARE(verdict(0, 5).second.verdict, AlertVerdict::Unknown);
        QCOMPARE(verdict(20, 500).first.verdict, AlertVerdict::Firing); // 2 % at least
        // A day ago the histogram had other boundaries: what it says now is known.
        QCOMPARE(verdict(20, 500, 1440).first.verdict, AlertVerdict::Firing);
        QCOMPARE(verdict(0, 500, 1440).first.verdict, AlertVerdict::Quiet);
    }

    /// One failure of sixty probes is 16.7 times what 99.9 % allow, and proves nothing.
    void oneFailedProbeDoesNotPage()
    {
        SloDefinition probes = slo("probes", 99.9, 30 * kDay);
        probes.sli.kind = SliDefinition::Kind::Probe;
        const AlertRules rules = defaultRules(probes);
        const auto failing = [](std::int64_t count) {
            return minutesOf(0, [count](Slice& slice, std::int64_t minute) {
                slice.total = 1;
                slice.good = minute > -count ? 0 : 1;
            });
        };
        const auto one = failing(1);
        QVERIFY(pages(alertsOf(one), 0));
        QVERIFY(!pages(alertsOf(one, rules), 0));
        const auto three = failing(3);
        QVERIFY(!pages(alertsOf(three, rules), 0)); // the lower bound of 3 of 60 is 1.3 %
        const auto four = failing(4);
        QVERIFY(pages(alertsOf(four, rules), 0)); // an outage is found after four minutes
    }

    void requestsNeedNoProof()
    {
        QVERIFY(!defaultRules(slo()).wantsProof);
        QCOMPARE(defaultRules(slo()).leastBad, 3);
    }

    void worseIsNeverQuieter()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 300; ++round) {
            const int bad = random.bounded(20);
            const int from = random.bounded(400);
            const auto history = [&](int more) {
                return minutesOf(0, [&, more](Slice& slice, std::int64_t minute) {
                    slice.total = 500;
                    slice.good = 500 - (minute > -from ? bad + more : 0);
                });
            };
            const auto before = history(0);
            const auto after = history(1 + random.bounded(10));
            for (const Severity severity : {Severity::Page, Severity::Ticket}) {
                const bool fired = alertsOf(before).at(minute(0), severity).verdict == AlertVerdict::Firing;
                QVERIFY(!fired || alertsOf(after).at(minute(0), severity).verdict == AlertVerdict::Firing);
            }
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

TRACEO_TEST(TstBurnAlerts);
#include "tst_burn_alerts.moc"
