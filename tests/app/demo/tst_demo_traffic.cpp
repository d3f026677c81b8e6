#include "app/demo/demo_probes.h"
#include "app/demo/demo_traffic.h"

#include "core/time.h"
#include "support/test_main.h"

#include <QTest>

#include <map>

using namespace traceo;
using namespace traceo::demo;

namespace {

constexpr std::int64_t kDayMinutes = 24 * 60;
constexpr std::int64_t kWindow = 30 * kDayMinutes;
constexpr std::int64_t kSomeDay = 20'781 * kDayMinutes; // 2026-11-24

const Service& serviceCalled(std::string_view name)
{
    return *std::ranges::find(services(), name, &Service::name);
}

double objectiveOf(std::string_view percent)
{
    return std::stod(std::string(percent)) / 100;
}

/// The share of the budget that is left after the thirty days before `end`.
double budgetLeft(const Service& service, std::int64_t end)
{
    double bad = 0;
    double total = 0;
    for (int number = 0; number < service.replicas; ++number) {
        const Replica replica(service, number);
        for (std::int64_t m = end - kWindow; m < end; ++m) {
            const Requests more = replica.requestsIn(m);
            bad += double(more[1] + more[2]);
            total += double(more[0] + more[1] + more[2]);
        }
    }
    return 1 - bad / total / (1 - objectiveOf(service.objective));
}

double budgetLeft(std::size_t check, std::int64_t end)
{
    double bad = 0;
    double total = 0;
    for (std::size_t region = 0; region < kRegions.size(); ++region) {
        const Prober prober{check, region};
        for (std::int64_t slot = (end - kWindow) / kProbeMinutes; slot < end / kProbeMinutes; ++slot) {
            if (!prober.runsIn(slot))
                continue;
            bad += prober.runIn(slot).success ? 0 : 1;
            ++total;
        }
    }
    return 1 - bad / total / (1 - objectiveOf(checks()[check].objective));
}

} // namespace

class TstDemoTraffic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameMinuteAlwaysHasTheSameRequests()
    {
        const Replica one(serviceCalled("checkout"), 0);
        const Replica again(serviceCalled("checkout"), 0);
        const Replica other(serviceCalled("checkout"), 1);
        int differs = 0;
        for (std::int64_t m = kSomeDay; m < kSomeDay + kDayMinutes; ++m) {
            QCOMPARE(one.requestsIn(m), again.requestsIn(m));
            differs += one.requestsIn(m) != other.requestsIn(m) ? 1 : 0;
        }
        QVERIFY(differs > kDayMinutes / 2);
        // Pinned: histories of earlier versions go on with these very numbers.
        QCOMPARE(one.requestsIn(kSomeDay + 2), (Requests{291, 0, 0}));
    }

    void requestsAreNeverNegative()
    {
        for (const Service& service : services()) {
            const Replica replica(service, 0);
            for (std::int64_t m = kSomeDay; m < kSomeDay + 7 * kDayMinutes; ++m) {
                for (const std::int64_t count : replica.requestsIn(m))
                    QVERIFY(count >= 0);
            }
        }
    }

    void trafficFollowsTheTableOnAverage()
    {
        for (const Service& service : services()) {
            double total = 0;
            for (int number = 0; number < service.replicas; ++number) {
                const Replica replica(service, number);
                for (std::int64_t m = kSomeDay - 28 * kDayMinutes; m < kSomeDay; ++m) {
                    for (const std::int64_t count : replica.requestsIn(m))
                        total += double(count);
                }
            }
            const double mean = total / (28 * kDayMinutes);
            QVERIFY2(mean > 0.8 * service.perMinute && mean < 1.2 * service.perMinute, service.name.data());
        }
    }

    void exportsIdlesAtNight()
    {
        const Replica replica(serviceCalled("exports"), 0);
        for (std::int64_t m = kSomeDay + 20 * 60; m < kSomeDay + 28 * 60; ++m)
            QCOMPARE(replica.requestsIn(m), Requests{});
        QVERIFY(replica.requestsIn(kSomeDay + 12 * 60)[0] > 0);
        QVERIFY(replica.isScrapedIn(kSomeDay + 22 * 60));
    }

    void eachReplicaRestartsAboutOnceAWeek()
    {
        for (const Service& service : services()) {
            const Replica replica(service, 0);
            int restarts = 0;
            for (std::int64_t m = kSomeDay - kWindow; m < kSomeDay; ++m) {
                const std::int64_t restart = replica.restartBefore(m);
                QVERIFY(restart <= m && restart > m - 20 * kDayMinutes);
                restarts += restart == m ? 1 : 0;
                QCOMPARE(replica.isScrapedIn(m) || service.scraped == Service::Scraped::WithGaps,
                         restart != m || service.scraped == Service::Scraped::WithGaps);
            }
            QVERIFY2(restarts >= 2 && restarts <= 8, service.name.data());
        }
    }

    void webhooksIsSeenSixtyOfAHundredMinutes()
    {
        const Replica replica(serviceCalled("webhooks"), 0);
        int seen = 0;
        for (std::int64_t m = kSomeDay - kWindow; m < kSomeDay; ++m)
            seen += replica.isScrapedIn(m) ? 1 : 0;
        QVERIFY(seen > 0.55 * kWindow && seen < 0.75 * kWindow);
    }

    /// The table in demo_services.cpp promises it: somebody is in trouble whenever one looks.
    void budgetsTellTheSameStoryOnAnyDay_data()
    {
        QTest::addColumn<int>("daysOn");
        for (const int days : {0, 1, 4, 9, 13, 18, 25, 113})
            QTest::newRow(qPrintable(QString::number(days))) << days;
    }

    void budgetsTellTheSameStoryOnAnyDay()
    {
        QFETCH(int, daysOn);
        const std::int64_t end = kSomeDay + daysOn * kDayMinutes + 14 * 60;
        std::map<std::string_view, double> left;
        for (const Service& service : services())
            left[service.slo] = budgetLeft(service, end);
        for (std::size_t check = 0; check < checks().size(); ++check)
            left[checks()[check].slo] = budgetLeft(check, end);
        if (qEnvironmentVariableIsSet("TRACEO_SHOW")) {
            for (const auto& [slo, share] : left)
                qInfo("%5.1f %% %s", 100 * share, slo.data());
        }
        QVERIFY(left["checkout-availability"] > 0 && left["checkout-availability"] < 0.1);
        QVERIFY(left["payments-auth"] > 0.1 && left["payments-auth"] < 0.35);
        QVERIFY(left["search-availability"] < 0 && left["search-availability"] > -0.3);
        int healthy = 0;
        for (const auto& entry : left)
            healthy += entry.second > 0.35 ? 1 : 0;
        QVERIFY(healthy >= 20);
    }

    void incidentsComeBack()
    {
        for (const char* subject : {"checkout", "payments"}) {
            int minutes = 0;
            for (std::int64_t m = kSomeDay - kWindow; m < kSomeDay; ++m) {
                const auto running = incidentOf(subject, m);
                minutes += running ? 1 : 0;
                QVERIFY(!running || (running->since <= m && m < running->since + running->incident.length));
            }
            QVERIFY(minutes > 80);
        }
        QVERIFY(!incidentOf("nobody", kSomeDay));
    }
};

TRACEO_TEST(TstDemoTraffic);
#include "tst_demo_traffic.moc"
