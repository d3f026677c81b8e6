#include "models/sli/series_text.h"
#include "sli/observed.h"
#include "support/test_main.h"
#include "synthetics/availability.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;

namespace {

constexpr UtcMs kStart = utcMs(1'700'000'040'000);
constexpr TimeSpan kHourLong{kStart, kStart + kHour};

Availability of(const std::vector<Sample>& samples, TimeSpan window = kHourLong)
{
    std::vector<TimeSpan> seen;
    addSeen(samples, window, seen);
    return availabilityOf(samples, stretchesOf(samples, seen, window), window);
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

} // namespace

class TstAvailability : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsCount()
    {
        const Availability sum = of(samplesOf(u"1x29 0x5 1x24"_s, kStart, kMinute));
        QCOMPARE(sum.up, 54); // the first run lies at the window's open end
        QCOMPARE(sum.down, 6);
        QCOMPARE(*sum.ratio(), 0.9);
        QCOMPARE(sum.downTime, 6 * kMinute);
        QCOMPARE(sum.upTime, 54 * kMinute);
    }

    void aDeadProberIsNeitherUpNorDown()
    {
        const Availability sum = of(samplesOf(u"1x20 _x20 1x20"_s, kStart, kMinute));
        QCOMPARE(*sum.ratio(), 1.0);
        QCOMPARE(sum.downTime, Millis{0});
        QVERIFY(sum.coverage() < 0.7 && sum.coverage() > 0.6);
        QVERIFY(isNear(sum.upShare() + sum.downShare() + sum.unseenShare(), 1));
    }

    void nothingIsNeitherZeroNorAll()
    {
        const Availability sum = of({});
        QVERIFY(!sum.ratio());
        QCOMPARE(sum.unseenShare(), 1.0);
    }

    void stretchesJoinAndEnd()
    {
        const auto samples = samplesOf(u"1 1 1 0 0 1"_s, kStart, kMinute);
        std::vector<TimeSpan> seen;
        addSeen(samples, kHourLong, seen);
        const auto stretches = stretchesOf(samples, seen, kHourLong);
        QCOMPARE(stretches,
                 (std::vector<Stretch>{{{kStart, kStart + 2 * kMinute}, true},
                                       {{kStart + 2 * kMinute, kStart + 4 * kMinute}, false},
                                       {{kStart + 4 * kMinute, kStart + 5 * kMinute}, true}}));
    }

    /// A run every five minutes, looked at four minutes after the newest: nothing is missing.
    void theRunThatIsAwaitedIsNotMissing()
    {
        const auto samples = samplesOf(u"1x11"_s, kStart, 5 * kMinute);
        std::vector<TimeSpan> seen;
        const TimeSpan window{kStart, kStart + 59 * kMinute};
        addSeen(samples, window, seen);
        const auto stretches = stretchesOf(samples, seen, window);
        const TimeSpan judged = withoutAwaited(window, stretches);
        QCOMPARE(judged, (TimeSpan{kStart, kStart + 55 * kMinute}));
        QCOMPARE(availabilityOf(samples, stretches, judged).coverage(), 1.0);
        QVERIFY(availabilityOf(samples, stretches, window).coverage() < 1.0);
        QCOMPARE(withoutAwaited(window, {}), window);
    }

    void regionsAddUp()
    {
        Availability all = of(samplesOf(u"1x60"_s, kStart, kMinute));
        all += of(samplesOf(u"0x60"_s, kStart, kMinute));
        all += of({});
        QCOMPARE(*all.ratio(), 0.5);
        QVERIFY(isNear(all.coverage(), 2.0 / 3));
    }

    /// Whatever happens, up + down + not observed is the whole window.
    void theWindowAddsUp()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int i = 0; i < 200; ++i) {
            std::vector<Sample> samples;
            UtcMs at = kStart - kHour / 2;
            while (at < kStart + 2 * kHour) {
                at += Millis{1 + random.bounded(random.bounded(10) == 0 ? 1'000'000 : 90'000)};
                samples.push_back({at, double(random.bounded(5) != 0)});
            }
            const Availability sum = of(samples);
            const bool whole = isNear(sum.upShare() + sum.downShare() + sum.unseenShare(), 1) && sum.unseenShare() >= 0;
            QVERIFY2(whole, qPrintable(u"seed %1, round %2"_s.arg(seed).arg(i)));
        }
    }
};

TRACEO_TEST(TstAvailability);
#include "tst_availability.moc"
