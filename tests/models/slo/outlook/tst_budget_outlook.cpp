#include "models/slo/made_counts.h"
#include "slo/binomial_interval.h"
#include "slo/error_budget.h"
#include "slo/exhaustion.h"
#include "slo/outlook/budget_outlook.h"
#include "slo/outlook/budget_paths.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

#include <random>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr Millis kMonths = 84 * kDay;

SliceSums sumsOf(const SloDefinition& slo, const std::function<void(Slice&, std::int64_t)>& make, Millis length = kMonths)
{
    return SliceSums(counts(slo, make, length).slices);
}

/// Each six hours an outage of an hour, with the probability given: a process without memory.
std::vector<Slice> outages(TimeSpan span, double probability, std::mt19937& random)
{
    std::vector<Slice> slices = emptySlices(span);
    std::bernoulli_distribution isOut(probability);
    bool isOutage = false;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (i % 360 == 0)
            isOutage = isOut(random);
        slices[i] = {slices[i].end, isOutage && i % 360 >= 100 && i % 360 < 160 ? 75.0 : 100.0, 100, 60, 0, 0};
    }
    return slices;
}

} // namespace

class TstBudgetOutlook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingBadEverExhaustsNothing()
    {
        const SloDefinition slo = test::slo("checkout", 99.9, 30 * kDay);
        const auto outlook =
            outlookAt(slo, sumsOf(slo, [](Slice& slice, std::int64_t) { slice = {slice.end, 100, 100, 60, 0, 0}; }), kEnd);
        QVERIFY(outlook);
        QCOMPARE(outlook->exhausted, 0.0);
        QVERIFY(!outlook->p10 && !outlook->p90);
        QCOMPARE(outlook->steps.size(), 120U);
        QCOMPARE(outlook->steps.back().end, kEnd + 30 * kDay);
        QCOMPARE(outlook->drawnFrom, (std::array{120, 0, 0}));
        for (const OutlookStep& step : outlook->steps)
            QVERIFY(step.p10 == 1 && step.p90 == 1 && step.exhausted == 0);
    }

    /// Minutes of a month, a fiftieth of each bad where a hundredth of all may be: gone in the middle of it, as the walk says.
    void aConstantHistoryGivesTheAnswerOfTheWalk()
    {
        SloDefinition month = slo("checkout", 99.0, 30 * kDay);
        month.window.calendar = CalendarPeriods{.startDate = {2000, 1, 11}}; // ten days ago
        month.method.kind = BudgetingMethod::Kind::RatioTimeslices;
        const SloCounts so = counts(
            month, [](Slice& slice, std::int64_t) { slice = {slice.end, 0.98, 1, 60, 0, 0}; }, kMonths);
        const Course course = walkOn(month, so, {0.02, 1});
        const auto outlook = outlookAt(month, SliceSums(so.slices), kEnd);
        QVERIFY(outlook && course.exhausted && *course.exhausted > kEnd);
        QCOMPARE(outlook->exhausted, 1.0);
        QCOMPARE(outlook->p10, course.exhausted);
        QCOMPARE(outlook->p90, course.exhausted);
        QCOMPARE(outlook->end, month.window.end(kEnd));
        for (const OutlookStep& step : outlook->steps)
            QVERIFY(step.p90 - step.p10 < 1e-9); // but for what is rounded
    }

    /// Where every day was like the last, the future is that day again: to the minute what walking every minute gives.
    void exhaustionIsFoundAtItsMinute()
    {
        const quint32 seed = seedOfRun();
        std::mt19937 random(seed);
        int exhausted = 0;
        for (int round = 0; round < 40; ++round) {
            std::vector<double> bad(1440);
            std::ranges::generate(bad, [&] { return random() % 100 == 0 ? 100.0 : 0.0; });
            const SloDefinition slo = test::slo("checkout", 99.0, 6 * kHour + std::int64_t(random() % 1440) * kMinute);
            const auto day = [&](Slice& slice, std::int64_t age) {
                slice = {slice.end, 100 - bad[std::size_t(1439 - (age % 1440 + 1440) % 1440)], 100, 60, 0, 0};
            };
            const auto outlook = outlookAt(slo, sumsOf(slo, day), kEnd);
            std::vector<Slice> all = emptySlices({kEnd - slo.window.length, kEnd + slo.window.length});
            for (Slice& slice : all)
                day(slice, (kEnd - slice.end) / kMinute);
            std::optional<UtcMs> expected;
            for (UtcMs at = kEnd; at <= kEnd + slo.window.length && !expected; at += kMinute) {
                const SliceSum sum = sumOf(all, {at - slo.window.length, at});
                if (*budgetLeft(slo.objective, sum.bad(), sum.total) <= 0)
                    expected = at;
            }
            QVERIFY2(outlook && outlook->p10 == expected && outlook->p90 == expected, qPrintable(QString::number(seed)));
            const bool isLater = expected && *expected > kEnd;
            exhausted += isLater ? 1 : 0;
        }
        QVERIFY2(exhausted > 0, qPrintable(QString::number(seed))); // about half of the rounds
    }

    void whatIsGoneIsGone()
    {
        const SloDefinition slo = test::slo();
        const auto outlook =
            outlookAt(slo, sumsOf(slo, [](Slice& slice, std::int64_t) { slice = {slice.end, 90, 100, 60, 0, 0}; }), kEnd);
        QVERIFY(outlook);
        QCOMPARE(outlook->exhausted, 1.0);
        QCOMPARE(outlook->p90, std::optional(kEnd));
    }

    void linesAreOrderedAndProbabilitiesAreSome()
    {
        const quint32 seed = seedOfRun();
        std::mt19937 random(seed);
        for (int round = 0; round < 10; ++round) {
            const Millis length = (1 + std::int64_t(random() % (20 * 1440))) * kMinute;
            const SloDefinition slo = test::slo("checkout", 99.0, length);
            const SliceSums sums(outages({kEnd - 50 * kDay, kEnd}, 0.2, random));
            const auto outlook = outlookAt(slo, sums, kEnd);
            QVERIFY2(outlook, qPrintable(QString::number(seed)));
            QCOMPARE(outlook->steps.back().end, kEnd + length);
            QCOMPARE(outlook->steps.back().exhausted, outlook->exhausted);
            double before = 0;
            for (const OutlookStep& step : outlook->steps) {
                const bool isOrdered = step.p10 <= step.p50 && step.p50 <= step.p90 && step.p90 <= 1;
                const bool isProbability = step.exhausted >= before && step.exhausted <= 1;
                QVERIFY2(isOrdered && isProbability, qPrintable(QString::number(seed)));
                before = step.exhausted;
            }
            QCOMPARE(outlook->p10.has_value(), outlook->exhausted > 0.1);
            QVERIFY(!outlook->p50 || *outlook->p10 <= *outlook->p50);
            QVERIFY(!outlook->p90 || *outlook->p50 <= *outlook->p90);
            QCOMPARE(exhaustionProbability(slo, sums, kEnd), std::optional(outlook->exhausted));
        }
    }

    /// The same input gives the same paths; another SLO or moment others. A path is its own: it knows nothing of those before it.
    void pathsDependOnTheSloAndTheMomentAlone()
    {
        std::mt19937 random(1);
        const SloDefinition slo = test::slo("checkout", 99.0, 10 * kDay);
        const SliceSums sums(outages({kEnd - kMonths, kEnd}, 0.1, random));
        const auto outlook = outlookAt(slo, sums, kEnd);
        QVERIFY(outlook && outlook->exhausted > 0 && outlook->exhausted < 1);
        QCOMPARE(outlookAt(slo, sums, kEnd), outlook);
        QVERIFY(outlookAt(test::slo("basket", 99.0, 10 * kDay), sums, kEnd) != outlook);
        QVERIFY(outlookAt(slo, sums, kEnd - kMinute) != outlook);
    }

    void whatComesLaterIsNotKnownBefore()
    {
        std::mt19937 random(2);
        const SloDefinition slo = test::slo("checkout", 99.0, 5 * kDay);
        std::vector<Slice> slices = outages({kEnd - kMonths, kEnd}, 0.1, random);
        const UtcMs before = kEnd - 10 * kDay;
        const auto outlook = outlookAt(slo, SliceSums(slices), before);
        for (Slice& slice : slices)
            slice.good = slice.end > before ? 0 : slice.good;
        QVERIFY(outlook);
        QCOMPARE(outlookAt(slo, SliceSums(slices), before), outlook);
    }

    /// Each of twelve weeks is drawn as often as another, whatever path or step draws.
    void drawsAreEven()
    {
        const SloDefinition slo = test::slo("checkout", 99.0, 2 * kDay);
        const SliceSums sums = sumsOf(slo, [](Slice& slice, std::int64_t age) {
            slice = {slice.end, age % 360 == 0 ? 100.0 - double(age / (7 * 1440)) : 100.0, 100, 60, 0, 0};
        });
        BudgetPaths paths(slo, sums, kEnd);
        std::vector<Entered> before(BudgetPaths::kCount);
        while (!paths.isOver()) {
            QVERIFY(paths.step());
            std::array<int, 12> drawn{};
            for (std::size_t i = 0; i < before.size(); ++i) {
                ++drawn.at(std::size_t(paths.paths()[i].entered.bad - before[i].bad));
                before[i] = paths.paths()[i].entered;
                QCOMPARE(before[i].total, 100.0 * double((paths.at() - kEnd) / kMinute));
            }
            for (const int times : drawn) // 167 expected, 12 a standard deviation
                QVERIFY2(times > 110 && times < 225, qPrintable(QString::number(times)));
        }
        QVERIFY(paths.at() == paths.window().end());
    }

    /// Many services whose outages have no memory: as many budgets are exhausted as was foretold, and eight of ten end between
    /// the outer lines.
    void aStationaryProcessIsForetoldAsItIs()
    {
        constexpr int kServices = 300;
        const quint32 seed = seedOfRun();
        std::mt19937 random(seed);
        const SloDefinition slo = test::slo("checkout", 99.0, 2 * kDay); // the second outage within two days exhausts it
        double foretold = 0;
        int asked = 0;
        int happened = 0;
        int between = 0;
        for (int i = 0; i < kServices; ++i) {
            const SliceSums sums(outages({kEnd - 70 * kDay, kEnd + 2 * kDay}, 0.08, random));
            const auto outlook = outlookAt(slo, sums, kEnd);
            const MovingWindow real(slo, sums, kEnd, kEnd + 2 * kDay);
            QVERIFY(outlook);
            if (real.isExhausted(real.excess(kEnd)))
                continue;
            bool isGone = false;
            for (UtcMs at = kEnd; at <= real.end(); at += kMinute)
                isGone = isGone || real.isExhausted(real.excess(at));
            ++asked;
            foretold += outlook->exhausted;
            happened += isGone ? 1 : 0;
            const double left = *real.left(real.end(), {});
            between += left >= outlook->steps.back().p10 && left <= outlook->steps.back().p90 ? 1 : 0;
        }
        QVERIFY(happened > 0 && happened < asked);
        const Interval share = jeffreysInterval(happened, asked, 1 - 1e-8);
        QVERIFY2(foretold / asked >= share.low && foretold / asked <= share.high, qPrintable(QString::number(seed)));
        QVERIFY2(jeffreysInterval(between, asked, 1 - 1e-8).high >= 0.8, qPrintable(QString::number(seed)));
    }

    void nothingIsForetoldOfNothing()
    {
        const SloDefinition slo = test::slo();
        const SliceSums idle = sumsOf(slo, [](Slice& slice, std::int64_t) { slice.observedSeconds = 60; });
        QVERIFY(!outlookAt(slo, idle, kEnd));
        std::vector<Slice> young = emptySlices({kEnd - 20 * kHour, kEnd}); // three blocks
        for (Slice& slice : young)
            slice = {slice.end, 100, 100, 60, 0, 0};
        QVERIFY(!outlookAt(slo, SliceSums(young), kEnd));
        QVERIFY(!exhaustionProbability(slo, SliceSums(young), kEnd));
    }
};

TRACEO_TEST(TstBudgetOutlook);
#include "tst_budget_outlook.moc"
