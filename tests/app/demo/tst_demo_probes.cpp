#include "app/demo/demo_probes.h"
#include "support/test_main.h"

#include <QTest>

#include <numeric>

using namespace traceo::demo;

namespace {

constexpr std::int64_t kSomeSlot = 20'715ll * 288; // 2026-09-19
constexpr std::int64_t kDay = 288;

template <class Holds>
int countPairs(std::int64_t slot, Holds holds)
{
    int count = 0;
    for (std::size_t check = 0; check < probedUrls().size(); ++check) {
        for (std::size_t region = 0; region < kRegions.size(); ++region)
            count += holds(Prober{check, region}, slot) ? 1 : 0;
    }
    return count;
}

} // namespace

class TstDemoProbes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sixtyChecksFromFiveRegions()
    {
        QCOMPARE(probedUrls().size() * kRegions.size(), std::size_t(300));
        for (std::size_t i = 0; i < checks().size(); ++i)
            QCOMPARE(std::string_view(probedUrls()[i]), checks()[i].url);
    }

    /// On any day there is something to see of each kind.
    void whatIsWorthLookingAtIsAlwaysThere()
    {
        for (int day = 0; day < 20; ++day) {
            const std::int64_t slot = kSomeSlot + day * kDay + 100;
            QCOMPARE(countPairs(slot, [](const Prober& prober, std::int64_t at) { return !prober.runsIn(at); }), 6);
            const int slow =
                countPairs(slot, [](const Prober& prober, std::int64_t at) { return prober.runIn(at).phases[2] > 0.06; });
            QVERIFY2(slow >= 10 && slow <= 20, qPrintable(QString::number(slow)));
            const int ending = countPairs(slot, [](const Prober& prober, std::int64_t at) {
                return prober.certificateEnd(at) - at * 300 < 14 * 86'400;
            });
            QCOMPARE(ending, 5); // one check, from everywhere
            QCOMPARE(
                countPairs(slot, [](const Prober& prober, std::int64_t at) { return prober.certificateEnd(at) <= at * 300; }), 0);
        }
    }

    void aFailedRunHasNoStatusOfSuccess()
    {
        int failed = 0;
        for (std::int64_t slot = kSomeSlot - 30 * kDay; slot < kSomeSlot; ++slot) {
            const ProbeRun run = Prober{0, 0}.runIn(slot);
            QVERIFY(run.success == (run.status == 200));
            QVERIFY(run.status != 0 || run.phases[1] == 0);
            const double sum = std::accumulate(run.phases.begin(), run.phases.end(), 0.0);
            QVERIFY(run.seconds >= sum && run.seconds < sum + 0.001);
            failed += run.success ? 0 : 1;
        }
        QVERIFY2(failed >= 2 && failed < 40, qPrintable(QString::number(failed)));
    }

    void theSameSlotAlwaysGivesTheSame()
    {
        QCOMPARE((Prober{7, 3}.runIn(kSomeSlot).seconds), (Prober{7, 3}.runIn(kSomeSlot).seconds));
        QVERIFY((Prober{7, 3}.runIn(kSomeSlot).seconds) != (Prober{7, 2}.runIn(kSomeSlot).seconds));
    }
};

TRACEO_TEST(TstDemoProbes);
#include "tst_demo_probes.moc"
