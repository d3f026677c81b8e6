#include "models/slo/planner/made_past.h"
#include "slo/planner/usual_minutes.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstUsualMinutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameHoursOfFourWeeks()
    {
        const SliceRows past = steadyPast(slo(), 10);
        const UsualMinutes now = usualMinutes(past, {minute(0), minute(60)});
        QCOMPARE(now.basis, UsualMinutes::Basis::Weeks);
        QCOMPARE(now.back, (std::vector<Millis>{7 * kDay, 14 * kDay, 21 * kDay, 28 * kDay}));
        // What lies nine days ahead is two weeks after something that has been.
        const UsualMinutes later = usualMinutes(past, {minute(9 * 1440), minute(9 * 1440 + 60)});
        QCOMPARE(later.back, (std::vector<Millis>{14 * kDay, 21 * kDay, 28 * kDay, 35 * kDay}));
    }

    void weeksThatNobodySawAreLeftOut()
    {
        const SliceRows past = pastOf(slo(), [](Slice& slice, std::int64_t number) {
            const bool isUnseen = number > -14 * 1440 && number <= -14 * 1440 + 31;
            slice.observedSeconds = isUnseen ? 0 : 60;
        });
        QCOMPARE(usualMinutes(past, {minute(0), minute(60)}).back, (std::vector<Millis>{7 * kDay, 21 * kDay, 28 * kDay}));
        QCOMPARE(usualMinutes(past, {minute(0), minute(62)}).back.size(), std::size_t(4)); // half of it was
    }

    void daysDoWhereNoWeekIsThere()
    {
        const SliceRows young = pastOf(
            slo(), [](Slice& slice, std::int64_t) { slice.good = slice.total = 1; }, 3 * 1440);
        const UsualMinutes usual = usualMinutes(young, {minute(0), minute(60)});
        QCOMPARE(usual.basis, UsualMinutes::Basis::Days);
        QCOMPARE(usual.back, (std::vector<Millis>{kDay, 2 * kDay, 3 * kDay}));
        QVERIFY(usualMinutes(pastOf(
                                 slo(), [](Slice&, std::int64_t) {}, 30),
                             {minute(0), minute(60)})
                    .back.empty());
        const SliceRows nothing = sliceRows(slo(), {}, {minute(-5), minute(0)});
        QVERIFY(usualMinutes(nothing, {minute(0), minute(60)}).back.empty());
    }

    void minutesAreThoseOfThen()
    {
        SloDefinition one = slo();
        one.exclusions = {excluded("patch", -7 * 1440 + 1, -7 * 1440 + 2)};
        const SliceRows past = pastOf(one, [](Slice& slice, std::int64_t number) {
            slice.total = double(number + kPastMinutes);
            slice.good = slice.total - 3;
        });
        const auto minutes = minutesLike(past, {minute(0), minute(3)}, 7 * kDay);
        QCOMPARE(minutes.size(), std::size_t(3));
        QCOMPARE(minutes[0].end, minute(1));
        QCOMPARE(minutes[0].total, double(kPastMinutes - 7 * 1440 + 1));
        QCOMPARE(minutes[0].total - minutes[0].good, 3.0);
        QCOMPARE(minutes[1].total, minutes[1].good); // what was bad while it was excluded is not usual
        QCOMPARE(minutes[2].observedSeconds, 60.0);
        QCOMPARE(minutesLike(past, {minute(0), minute(1)}, 90 * kDay)[0].total, 0.0);
    }
};

TRACEO_TEST(TstUsualMinutes);
#include "tst_usual_minutes.moc"
