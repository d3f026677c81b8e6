#include "slo/opinion/own_count.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace traceo;
using namespace Qt::StringLiterals;
using Kind = DifferenceKind;

namespace {

constexpr UtcMs kBegin = utcMs(1'795'435'200'000);

/// Slices of a minute from pairs of good and total, each observed where anything happened.
std::vector<Slice> slicesOf(const std::vector<std::pair<double, double>>& counts)
{
    std::vector<Slice> slices;
    for (const auto& [good, total] : counts)
        slices.push_back({kBegin + (std::int64_t(slices.size()) + 1) * kMinute, good, total, total > 0 ? 60.0 : 0.0});
    return slices;
}

const Difference* reasonOf(const std::vector<Difference>& differences, Kind kind)
{
    const auto it = std::ranges::find(differences, kind, &Difference::kind);
    return it == differences.end() ? nullptr : &*it;
}

bool isNear(std::optional<double> a, double b)
{
    return a && std::abs(*a - b) < 1e-12;
}

} // namespace

class TstOwnCount : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventsThatAreAllThereAreTheCount()
    {
        const auto events = slicesOf({{90, 100}, {10, 10}});
        const OwnCount own = plainCount({}, events, {kBegin, kBegin + 2 * kMinute});
        QCOMPARE(own.sum.good, 100.0);
        QCOMPARE(own.sum.total, 110.0);
        QVERIFY(own.unknown.isEmpty());
        const CountingSteps steps = toEvents(own, {}, events);
        QVERIFY(isNear(steps.sli(), 100.0 / 110) && steps.differences().empty());
    }

    /// The second minute is excluded; of the third the raw samples are gone.
    void whatIsMissingAndWhatIsExcludedAreStepsOfTheirOwn()
    {
        const auto events = slicesOf({{99, 100}, {50, 100}, {0, 0}, {100, 100}});
        const OwnCount own{.sum = {},
                           .counted = slicesOf({{99, 100}, {0, 0}, {100, 100}, {100, 100}}),
                           .ofRaw = slicesOf({{99, 100}, {0, 0}, {0, 0}, {100, 100}}),
                           .whole = events};
        const auto differences = toEvents(own, {}, events).differences();
        QCOMPARE(differences.size(), 2U);
        QCOMPARE(differences[0].kind, Kind::Excluded);
        QVERIFY(isNear(differences[0].effect, 249.0 / 300 - 199.0 / 200));
        QCOMPARE(differences[0].shares.size(), 1U);
        QCOMPARE(differences[0].shares[0].end, kBegin + 2 * kMinute);
        QCOMPARE(differences[1].kind, Kind::Missing);
        QVERIFY(isNear(differences[1].effect, 199.0 / 200 - 299.0 / 300));
        QCOMPARE(differences[1].shares[0].end, kBegin + 3 * kMinute);
    }

    /// A good minute and a bad one are a half; of the events in them 100 of 110 were good.
    void minutesAgainstEventsAreNoMeanOfRatios()
    {
        const auto events = slicesOf({{90, 100}, {10, 10}});
        BudgetingMethod method{.kind = BudgetingMethod::Kind::Timeslices,
                               .slice = kMinute,
                               .sliceTarget = {.parts = 950'000'000}};
        const TimeSpan window{kBegin, kBegin + 2 * kMinute};
        const auto minutes = toEvents(plainCount(method, events, window), method, events).differences();
        QCOMPARE(minutes.size(), 1U);
        QCOMPARE(minutes[0].kind, Kind::Minutes);
        QVERIFY(isNear(minutes[0].effect, 100.0 / 110 - 0.5));
        method.kind = BudgetingMethod::Kind::RatioTimeslices;
        const auto ratios = toEvents(plainCount(method, events, window), method, events).differences();
        QCOMPARE(ratios.size(), 1U);
        QCOMPARE(ratios[0].kind, Kind::Weighting);
        QVERIFY(isNear(ratios[0].effect, 100.0 / 110 - (0.9 + 1) / 2));
    }

    void fromNoValueOfOursNoEffectIsKnown()
    {
        const auto events = slicesOf({{99, 100}, {0, 0}, {0, 0}});
        OwnCount own = plainCount({}, events, {kBegin, kBegin + 3 * kMinute});
        own.unknown = u"Nobody looked."_s;
        const CountingSteps steps = toEvents(own, {}, events);
        QVERIFY(isNear(steps.sli(), 0.99)); // which others say
        const auto differences = steps.differences();
        QCOMPARE(differences.size(), 1U);
        const Difference* unknown = reasonOf(differences, Kind::Unknown);
        QVERIFY(unknown && !unknown->effect);
        QCOMPARE(unknown->shares.size(), 2U); // the minutes that nobody saw
        QCOMPARE(unknown->shares[0].end, kBegin + 2 * kMinute);
    }
};

TRACEO_TEST(TstOwnCount);
#include "tst_own_count.moc"
