#include "slo/opinion/slo_generator.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {

constexpr Objective k999{999'000'000, 1};

} // namespace

class TstGeneratorReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSliIsRoundedBeforeTheBurnRate()
    {
        const auto report = sloGeneratorReport(0.9909604, k999); // burns 9.0396
        QCOMPARE(report.sli, 0.99096);
        QCOMPARE(report.burn, 9.0); // and does not exceed a limit of 9
        QVERIFY(std::abs(report.remaining - (0.99096 - 0.999) / 0.001) < 1e-9);
        QCOMPARE(sloGeneratorReport(0.99999951, k999).sli, 1.0);
        QCOMPARE(sloGeneratorReport(0.99999951, k999).burn, 0.0);
    }

    /// As Python: by the exact value of the double, and ties to even.
    void roundingIsPythons()
    {
        QCOMPARE(sloGeneratorReport(0.5000005, k999).sli, 0.5); // a little below the tie
        QCOMPARE(sloGeneratorReport(0.50000050001, k999).sli, 0.500001);
        QCOMPARE(sloGeneratorReport(0.0000015, k999).sli, 0.000002); // 1.5 µ lies a little above
    }

    void aGoalOfAllBurnsNothing() { QCOMPARE(sloGeneratorReport(0.9, {.parts = Objective::kScale}).burn, 0.0); }

    void goodOfValid()
    {
        QCOMPARE(sloGeneratorSli({90, 100}, PartKind::Good).value(), 0.9);
        QCOMPARE(sloGeneratorSli({10, 100}, PartKind::Bad).value(), 0.9);
    }

    /// What its report is not made of.
    void whatIsInvalid()
    {
        QVERIFY(!sloGeneratorSli({{}, 100}, PartKind::Bad)); // no data
        QVERIFY(!sloGeneratorSli({10, {}}, PartKind::Bad));
        QVERIFY(!sloGeneratorSli({{}, {}}, PartKind::Good));
        QVERIFY(!sloGeneratorSli({0, 0}, PartKind::Bad));           // 0 ÷ 0
        QVERIFY(!sloGeneratorSli({0.4, 0.5}, PartKind::Good));      // less than one event
        QVERIFY(!sloGeneratorSli({100.0091, 100}, PartKind::Good)); // 1.000091, as users saw it
        QVERIFY(sloGeneratorSli({100.00001, 100}, PartKind::Good)); // rounded to 1
    }

    /// Without a good series it takes −1 of it, so that one more was bad than there were.
    void noGoodSeriesIsNothingGood() { QCOMPARE(sloGeneratorSli({{}, 100}, PartKind::Good).value(), 0.0); }
};

TRACEO_TEST(TstGeneratorReport);
#include "tst_generator_report.moc"
