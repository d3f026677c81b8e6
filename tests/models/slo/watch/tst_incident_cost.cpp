#include "slo/watch/incident_cost.h"

#include "models/slo/made_slices.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr Objective kTarget{.parts = 990'000'000, .decimals = 0};

/// What the dearest incident took at each of these minutes, over the 300 minutes before.
std::vector<double> dearestAt(const std::vector<std::int64_t>& minutes, const std::function<double(std::int64_t)>& badOf)
{
    const auto slices = minutesOf(-60, 1000, [&badOf](Slice& slice, std::int64_t at) {
        slice.total = 100;
        slice.good = 100 - badOf(at);
    });
    const WeighedSums sums(slices);
    IncidentCost cost(kTarget, sums);
    std::vector<double> dearest;
    std::int64_t at = 0;
    for (const std::int64_t next : minutes) {
        while (at < next)
            cost.walkTo(minute(++at));
        dearest.push_back(cost.dearest({minute(next - 300), minute(next)}));
    }
    return dearest;
}

} // namespace

class TstIncidentCost : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anIncidentGrowsAndLeavesWithItsWindow()
    {
        const auto bad = [](std::int64_t at) { return at > 100 && at <= 110 ? 30.0 : 0.0; };
        QCOMPARE(dearestAt({100, 105, 110, 200, 405, 410}, bad), (std::vector<double>{0, 150, 300, 300, 150, 0}));
    }

    void theDearestOfSeveralCounts()
    {
        const auto bad = [](std::int64_t at) {
            return at > 100 && at <= 110 ? 30.0 : at > 200 && at <= 205 ? 100.0 : at > 300 && at <= 301 ? 50.0 : 0.0;
        };
        QCOMPARE(dearestAt({150, 250, 350, 501, 550}, bad), (std::vector<double>{300, 500, 500, 400, 50}));
    }

    /// Burning lasts to minute 114, as the last five minutes hold minute 110; half an hour of calm ends at 144.
    void calmOfHalfAnHourEndsAnIncident()
    {
        const auto bad = [](std::int64_t second) {
            return [second](std::int64_t at) { return at == 110 || at == second ? 40.0 : 0.0; };
        };
        QCOMPARE(dearestAt({200}, bad(144)), std::vector<double>{80});
        QCOMPARE(dearestAt({200}, bad(145)), std::vector<double>{40});
    }

    /// What is bad at the pace of the budget is no incident, and counts for none unless it lies within one.
    void evenSpendingIsNone()
    {
        QCOMPARE(dearestAt({500}, [](std::int64_t) { return 1.0; }), std::vector<double>{0});
        const auto bad = [](std::int64_t at) { return at == 100 || at == 120 ? 21.0 : 1.0; };
        QCOMPARE(dearestAt({200}, bad), std::vector<double>{21 + 21 + 27.0}); // minutes 96 to 124, one each but two
    }
};

TRACEO_TEST(TstIncidentCost);
#include "tst_incident_cost.moc"
