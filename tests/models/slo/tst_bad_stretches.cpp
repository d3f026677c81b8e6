#include "models/slo/made_slices.h"
#include "slo/bad_stretches.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

/// A hundred events a minute, as many of them bad as `bad` says.
std::vector<BadStretch> found(const std::function<double(std::int64_t)>& bad, TimeSpan window = {minute(-1000), minute(0)})
{
    const auto slices = minutesOf(-1000, 0, [&](Slice& slice, std::int64_t number) {
        slice.total = 100;
        slice.good = 100 - bad(number);
    });
    return badStretches(slo().objective, slices, window); // 99 %
}

} // namespace

class TstBadStretches : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatKeepsTheObjectiveIsInNone()
    {
        QVERIFY(found([](std::int64_t) { return 1.0; }).empty());
        QVERIFY(badStretches(slo().objective, {}, {minute(-1000), minute(0)}).empty());
    }

    void aStretchBeginsAndEndsWithABadMinute()
    {
        const auto stretches = found([](std::int64_t number) { return number >= -500 && number <= -491 ? 20.0 : 1.0; });
        QCOMPARE(stretches.size(), std::size_t(1));
        QCOMPARE(stretches[0], (BadStretch{{minute(-501), minute(-491)}, 200, 1000, 10}));
    }

    /// 59 minutes between two are within one stretch, 60 part two.
    void anHourParts()
    {
        const auto twice = [](std::int64_t apart) {
            return found([apart](std::int64_t number) { return number == -500 || number == -500 + apart + 1 ? 50.0 : 1.0; });
        };
        const auto one = twice(59);
        QCOMPARE(one.size(), std::size_t(1));
        QCOMPARE(one[0], (BadStretch{{minute(-501), minute(-440)}, 2 * 50 + 59, 6100, 2}));
        const auto two = twice(60);
        QCOMPARE(two.size(), std::size_t(2));
        QCOMPARE(two[1], (BadStretch{{minute(-440), minute(-439)}, 50, 100, 1}));
    }

    void inARowNoOtherMinuteIsBetween()
    {
        const auto slices = minutesOf(-100, 0, [](Slice& slice, std::int64_t number) {
            slice.total = number == -50 ? 0 : 100; // nothing happened
            slice.good = slice.total - (number >= -60 && number <= -40 && number != -45 && slice.total > 0 ? 50.0 : 0.0);
        });
        const auto stretches = badStretches(slo().objective, slices, {minute(-100), minute(0)}, kInARow);
        QCOMPARE(stretches,
                 (std::vector<BadStretch>{{{minute(-61), minute(-51)}, 500, 1000, 10},
                                          {{minute(-50), minute(-46)}, 200, 400, 4},
                                          {{minute(-45), minute(-40)}, 250, 500, 5}}));
        for (const BadStretch& stretch : stretches)
            QCOMPARE(stretch.span.length(), stretch.minutes * kMinute);
    }

    void onlyTheWindowIsLookedAt()
    {
        const auto all = [](std::int64_t) { return 50.0; };
        QCOMPARE(found(all, {minute(-20), minute(-10)}), (std::vector{BadStretch{{minute(-20), minute(-10)}, 500, 1000, 10}}));
    }
};

TRACEO_TEST(TstBadStretches);
#include "tst_bad_stretches.moc"
