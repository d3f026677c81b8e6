#include "models/slo/made_slices.h"
#include "slo/bad_stretches.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

const Objective kTwoNines{.parts = 990'000'000, .decimals = 1};

/// A hundred events a minute, of which so many are bad.
std::vector<Slice> withBad(const std::function<double(std::int64_t minute)>& bad)
{
    return minutesOf(0, 600, [&bad](Slice& slice, std::int64_t minute) {
        slice.total = 100;
        slice.good = 100 - bad(minute);
    });
}

} // namespace

class TstBadStretches : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheObjectiveAllowsIsNoStretch()
    {
        QVERIFY(badStretches(kTwoNines, withBad([](std::int64_t) { return 1.0; })).empty());
        QVERIFY(badStretches(kTwoNines, {}).empty());
    }

    void badMinutesLessThanAnHourApartAreOne()
    {
        const auto stretches = badStretches(kTwoNines, withBad([](std::int64_t minute) {
                                                return minute == 100 || minute == 160 ? 50.0 : minute == 130 ? 1.0 : 0.0;
                                            }));
        QCOMPARE(stretches.size(), 1U);
        QCOMPARE(stretches[0].span, (TimeSpan{minute(99), minute(160)}));
        QCOMPARE(stretches[0].bad, 101.0); // with what was bad between them
    }

    void anHourApartTheyAreTwo()
    {
        const auto stretches =
            badStretches(kTwoNines, withBad([](std::int64_t minute) { return minute == 100 || minute == 161 ? 50.0 : 0.0; }));
        QCOMPARE(stretches.size(), 2U);
        QCOMPARE(stretches[1].span, (TimeSpan{minute(160), minute(161)}));
        QCOMPARE(stretches[0].bad + stretches[1].bad, 100.0);
    }
};

TRACEO_TEST(TstBadStretches);
#include "tst_bad_stretches.moc"
