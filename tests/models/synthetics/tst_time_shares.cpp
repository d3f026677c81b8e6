#include "core/format.h"
#include "support/seed.h"
#include "support/test_main.h"
#include "synthetics/time_shares.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

TimeShares of(Millis up, Millis down, Millis unseen)
{
    return timeShares({.window = {UtcMs{}, UtcMs{} + up + down + unseen}, .upTime = up, .downTime = down});
}

QStringList textsOf(const TimeShares& shares)
{
    return {toText(shares.up), toText(shares.down), toText(shares.unseen)};
}

/// Hundredths of a percent.
int shown(const Reading& share)
{
    return toText(share, {.unit = false}).remove(u'.').toInt();
}

} // namespace

class TstTimeShares : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thirdsAreAWhole()
    {
        QCOMPARE(textsOf(of(kHour, kHour, kHour)), (QStringList{u"33.33 %"_s, u"33.33 %"_s, u"33.34 %"_s}));
        QCOMPARE(textsOf(of(2 * kHour, kHour, {})), (QStringList{u"66.66 %"_s, u"33.34 %"_s, u"0.00 %"_s}));
    }

    void oneFailedRunOfAMonthIsSeen()
    {
        QCOMPARE(textsOf(of(30 * kDay - kMinute, kMinute, {})), (QStringList{u"99.99 %"_s, u"0.01 %"_s, u"0.00 %"_s}));
    }

    void oneThingAloneIsAllOfIt()
    {
        QCOMPARE(textsOf(of(kDay, {}, {})), (QStringList{u"100.00 %"_s, u"0.00 %"_s, u"0.00 %"_s}));
        QCOMPARE(textsOf(of({}, {}, {})), (QStringList{u"0.00 %"_s, u"0.00 %"_s, u"100.00 %"_s}));
    }

    /// Whatever is looked at: 100 %, up and not observed as where they stand alone, down nearer than a hundredth.
    void theyAlwaysAddUp()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        for (int i = 0; i < 20'000; ++i) {
            const auto part = [&random] { return Millis{random.bounded(4) == 0 ? 0 : random.bounded(1 << random.bounded(31))}; };
            const TimeShares shares = of(part() + Millis{1}, part(), part());
            const int up = shown(shares.up);
            const int down = shown(shares.down);
            const int unseen = shown(shares.unseen);
            const bool isRight = up + down + unseen == 10'000 && up <= shares.up.value * 1e4 + 1e-6
                && unseen >= shares.unseen.value * 1e4 - 1e-6 && std::abs(down - shares.down.value * 1e4) < 1;
            QVERIFY2(isRight, qPrintable(u"seed %1, round %2: %3"_s.arg(seed).arg(i).arg(textsOf(shares).join(u' '))));
        }
    }
};

TRACEO_TEST(TstTimeShares);
#include "tst_time_shares.moc"
