#include "models/slo/outlook/made_weeks.h"
#include "slo/outlook/budget_outlook.h"
#include "slo/outlook/outlook_score.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstOutlookScore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aScoreIsTheMeanOfSquares()
    {
        const std::vector<ScoredDay> days{{kEnd, 0.9, true}, {kEnd, 0.2, false}, {kEnd, 0.25, true}, {kEnd, 1.0, true}};
        const auto score = scoreOf(days);
        QVERIFY(score);
        QCOMPARE(score->days, 4);
        QCOMPARE(score->brier, (0.01 + 0.04 + 0.5625 + 0) / 4);
        QCOMPARE(score->baseRate, 3.5 / 5);
        QCOMPARE(score->baseBrier, (3 * 0.09 + 0.49) / 4);
        QVERIFY(score->isBetterThanBaseRate());
        QCOMPARE(score->bins[2], (ReliabilityBin{2, 0.225, 0.5}));
        QCOMPARE(score->bins[9], (ReliabilityBin{2, 0.95, 1.0}));
        QCOMPARE(score->bins[5], ReliabilityBin());
    }

    void worseThanAlwaysSayingTheSameIsWorse()
    {
        const std::vector<ScoredDay> wrong{{kEnd, 0.9, false}, {kEnd, 0.1, true}};
        QVERIFY(!scoreOf(wrong)->isBetterThanBaseRate());
        const std::vector<ScoredDay> calm(30, {kEnd, 0.0, false});
        QVERIFY(scoreOf(calm)->isBetterThanBaseRate()); // what never happened was not certain not to
        QVERIFY(!scoreOf(std::vector<ScoredDay>(30, {kEnd, 0.1, false}))->isBetterThanBaseRate());
        QVERIFY(!scoreOf({}));
    }

    /// An outage each Monday: known after weeks of them.
    void whatRecursIsForetold()
    {
        const SloCounts so = weeks([](std::int64_t day) { return day % 7 == 0; });
        const auto days = scoredDays(oneDay(), SliceSums(so.slices), kEnd);
        QCOMPARE(days.size(), 85U - 12); // but for those on which the budget was gone
        QCOMPARE(days.front().at, kEnd - kDay);
        QCOMPARE(days.back().at, kEnd - 85 * kDay);
        const auto score = scoreOf(days);
        QCOMPARE(score->brier, 0.0);
        QVERIFY(score->isBetterThanBaseRate());
        QCOMPARE(score->bins[9], (ReliabilityBin{13, 1.0, 1.0}));
        QCOMPARE(score->bins[0].days, int(days.size()) - 13);
    }

    /// Each probability is that of somebody who asked on that day.
    void aDayKnowsNothingOfTheNext()
    {
        const SloCounts so = weeks([](std::int64_t day) { return day * day % 11 < 3; });
        const auto days = scoredDays(oneDay(), SliceSums(so.slices), kEnd);
        QVERIFY(!days.empty());
        for (const ScoredDay& day : days) {
            const auto next = std::ranges::upper_bound(so.slices, day.at, {}, &Slice::end);
            const SliceSums then(std::span(so.slices.begin(), next));
            QCOMPARE(exhaustionProbability(oneDay(), then, day.at), std::optional(day.probability));
        }
    }

    void whatWasNotObservedIsNotScored()
    {
        SloCounts so = weeks([](std::int64_t) { return false; });
        const auto all = scoredDays(oneDay(), SliceSums(so.slices), kEnd).size();
        for (Slice& slice : so.slices) {
            if (slice.end > kEnd - 21 * kDay && slice.end <= kEnd - 20 * kDay)
                slice = {slice.end};
        }
        QCOMPARE(scoredDays(oneDay(), SliceSums(so.slices), kEnd).size(), all - 2); // the day before it and the day after
    }

    void onlyWindowsThatAreOverAreScored()
    {
        SloDefinition month = oneDay();
        month.window = {.length = 30 * kDay, .calendar = CalendarPeriods{}};
        const SloCounts so = weeks([](std::int64_t) { return false; });
        const auto days = scoredDays(month, SliceSums(so.slices), kEnd);
        QCOMPARE(days.front().at, kEnd - 21 * kDay); // of August
        const SloDefinition rolling = slo("checkout", 99.0, 30 * kDay);
        QCOMPARE(scoredDays(rolling, SliceSums(so.slices), kEnd).front().at, kEnd - 30 * kDay);
        QCOMPARE(reachOf(rolling.window), 30 * kDay + kScoredPast + 84 * kDay);
    }
};

TRACEO_TEST(TstOutlookScore);
#include "tst_outlook_score.moc"
