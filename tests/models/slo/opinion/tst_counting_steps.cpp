#include "slo/opinion/counting_steps.h"
#include "support/test_main.h"

#include <QTest>

#include <set>

using namespace traceo;

namespace {

constexpr UtcMs kBegin = utcMs(1'795'435'200'000);

/// Slices of a minute from pairs of good and total.
std::vector<Slice> slicesOf(const std::vector<std::pair<double, double>>& counts)
{
    std::vector<Slice> slices;
    for (const auto& [good, total] : counts)
        slices.push_back({kBegin + (std::int64_t(slices.size()) + 1) * kMinute, good, total});
    return slices;
}

} // namespace

class TstCountingSteps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStepIsTheChangeOfTheRatio()
    {
        CountingSteps steps(slicesOf({{90, 100}, {100, 100}}));
        steps.to(DifferenceKind::Birth, slicesOf({{90, 100}, {60, 100}}));
        QCOMPARE(steps.sli().value(), 0.75);
        const auto differences = steps.differences();
        QCOMPARE(differences.size(), 1U);
        QVERIFY(std::abs(*differences[0].effect + 0.2) < 1e-12);
        QCOMPARE(differences[0].shares.size(), 1U);
        QCOMPARE(differences[0].shares[0].end, kBegin + 2 * kMinute);
        QVERIFY(std::abs(differences[0].shares[0].effect + 0.2) < 1e-12);
    }

    void theLargestStandsFirst()
    {
        CountingSteps steps(slicesOf({{100, 100}, {100, 100}, {100, 100}}));
        steps.to(DifferenceKind::Reset, slicesOf({{99, 100}, {95, 100}, {100, 100}}));
        steps.to(DifferenceKind::Extrapolation, slicesOf({{99, 100}, {95, 100}, {10, 100}}));
        const auto differences = steps.differences();
        QCOMPARE(differences.size(), 2U);
        QCOMPARE(differences[0].kind, DifferenceKind::Extrapolation);
        QCOMPARE(differences[1].shares[0].end, kBegin + 2 * kMinute);
    }

    void thereAndBackIsNoDifference()
    {
        CountingSteps steps(slicesOf({{90, 100}}));
        steps.to(DifferenceKind::Weighting, slicesOf({{1, 2}}));
        steps.to(DifferenceKind::Weighting, slicesOf({{9, 10}}));
        QVERIFY(steps.differences().empty());
    }

    void whereOneSideHasNoValueTheEffectIsNotKnown()
    {
        CountingSteps steps(slicesOf({{90, 100}}));
        steps.end(DifferenceKind::Idle, std::numeric_limits<double>::quiet_NaN(), {kBegin});
        QCOMPARE(steps.differences().size(), 1U);
        QVERIFY(!steps.differences()[0].effect);
        CountingSteps nothing(slicesOf({{0, 0}}));
        nothing.to(DifferenceKind::Birth, slicesOf({{0, 0}}));
        QVERIFY(nothing.differences().empty() && !nothing.sli());
    }

    void slicesThatOnlyOneSideHasAreEmptyOnTheOther()
    {
        CountingSteps steps(slicesOf({{100, 100}}));
        steps.to(DifferenceKind::ClosedEnd, slicesOf({{100, 100}, {0, 100}}));
        QCOMPARE(steps.differences()[0].effect.value(), -0.5);
        QCOMPARE(steps.differences()[0].shares[0].end, kBegin + 2 * kMinute);
    }

    void everyKindHasItsWord()
    {
        QVERIFY(wordOf(DifferenceKind::ClosedEnd) == "closed_end");
        QVERIFY(wordOf(DifferenceKind::Idle) == "idle");
        QVERIFY(wordOf(DifferenceKind::SuccessAlone) == "success_alone");
        std::set<std::string_view> words;
        for (int kind = 0; kind <= int(DifferenceKind::Rounding); ++kind)
            words.insert(wordOf(DifferenceKind(kind)));
        QCOMPARE(words.size(), std::size_t(DifferenceKind::Rounding) + 1);
    }
};

TRACEO_TEST(TstCountingSteps);
#include "tst_counting_steps.moc"
