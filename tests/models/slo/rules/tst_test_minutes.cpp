#include "models/slo/rules/exported_slos.h"
#include "slo/rules/made_history.h"
#include "slo/rules/test_minutes.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;

namespace {

using Minutes = std::vector<std::int64_t>;
using enum AlertVerdict;

/// Quiet, and fires from one minute to another.
Watched firing(std::int64_t from, std::int64_t to, Millis pending = {}, AlertVerdict before = Quiet)
{
    Watched watched{
        nullptr, {.severity = BurnPair::Severity::Page, .rules = {{.pending = pending}}, .alert = {}}, {}, {from, to}};
    for (std::int64_t minute = kFirstKnownMinute; minute < kMadeMinutes; ++minute)
        watched.course.push_back(minute < from ? before : minute < to ? Firing : Quiet);
    return watched;
}

} // namespace

class TstTestMinutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The history is known from minute 2160 to 3060.
    void theMiddleOfEachStretchIsAskedFor()
    {
        const Watched one = firing(2500, 2600);
        QCOMPARE(minutesOf({&one}, 5), (Minutes{2330, 2550, 2830}));
        QCOMPARE(minutesOf({&one}, 30), (Minutes{2310, 2550, 2820}));
        const Watched other = firing(2550, 2700);
        QCOMPARE(minutesOf({&one, &other}, 5), (Minutes{2330, 2525, 2575, 2650, 2880}));
        QCOMPARE(statesOf({&one, &other}).size(), std::size_t(5));
        QCOMPARE(statesOf({&one, &other})[2].verdicts, (std::vector<AlertVerdict>{Firing, Firing}));
    }

    /// Ten minutes on both sides.
    void aShortStretchIsNot()
    {
        const Watched enough = firing(2500, 2521);
        QCOMPARE(minutesOf({&enough}, 5), (Minutes{2330, 2510, 2790}));
        for (const auto& [from, to] : {std::pair(2500, 2520), {2501, 2525}}) { // 2509.5 and 2511 to 2514
            const Watched tooShort = firing(from, to);
            QCOMPARE(minutesOf({&tooShort}, 5).size(), std::size_t(2));
            QCOMPARE(statesOf({&tooShort}).size(), std::size_t(2));
        }
        QCOMPARE(minutesOf({&enough}, 30).size(), std::size_t(2)); // 2510 is no multiple of it
    }

    /// It begins to wait up to a step late, and fires up to a step later than it may.
    void anAlertThatWaitsIsGivenTwoSteps()
    {
        const Watched waits = firing(2500, 2560, 5 * kMinute);
        QCOMPARE(minutesOf({&waits}, 10), (Minutes{2330, 2530, 2810}));
        QCOMPARE(minutesOf({&waits}, 20), (Minutes{2320, 2800})); // not before 2550, not after 2549
        const Watched longer = firing(2500, 2591, 5 * kMinute);
        QCOMPARE(minutesOf({&longer}, 30), (Minutes{2310, 2580, 2820})); // 2570 to 2580
        const Watched other = firing(2530, 2700);                        // the first one has long fired
        QCOMPARE(minutesOf({&longer, &other}, 5).at(1), std::int64_t{2560});
    }

    void whatIsNotKnownIsNotAskedFor()
    {
        const Watched late = firing(2500, 2600, {}, Unknown);
        QCOMPARE(minutesOf({&late}, 5), (Minutes{2550, 2830}));
    }

    void theCourseIsTheEngines()
    {
        const SloDefinition slo = sloOf(kCheckout);
        const auto slices = countedIn(*madeHistory(slo.sli), slo.sli);
        const auto alerts = alertsOf(slo, alertRulesOf(slo), kOwnNames);
        const Watched page = watchedOf(slo, alerts.at(0), *slices);
        QCOMPARE(page.course.size(), std::size_t(kMadeMinutes - kFirstKnownMinute));
        QCOMPARE(page.changes.size(), std::size_t(2));
        // with the first bad minute 600 of an hour's 36,000 are bad, where 518.4 may be; the last one, 2590, is in the half hour
        // up to minute 2619
        QCOMPARE(page.changes.size(), std::size_t(2));
        // with the first bad minute 600 of an hour's 36,000 are bad, and 518.4 may be; the last is 2590, and in half an hour up to 2619
        QCOMPARE(page.changes, (Minutes{2501, 2620}));
        QCOMPARE(page.course.at(2550 - kFirstKnownMinute), Firing);
    }
};

TRACEO_TEST(TstTestMinutes);
#include "tst_test_minutes.moc"
