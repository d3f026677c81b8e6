// What was attained where part of the time was not seen: an interval, and a verdict that holds whatever is in it.
#include "models/slo/made_rows.h"
#include "slo/sla/sla_figure.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

/// Of the reference, G3; the sixth minute was not seen, the eighth is maintenance.
std::vector<Slice> g3()
{
    return slicesOf({{100, 100}, {99, 100}, {0, 0}, {50, 100}, {100, 100}, {-1, 0}, {100, 100}, {0, 100}, {200, 200}, {95, 100}});
}

SloDefinition maintained(BudgetingMethod method = {})
{
    SloDefinition one = slo("checkout", 90.0);
    one.method = method;
    one.exclusions = {excluded("patch", -3, -2)};
    return one;
}

SlaFigure figure(const SloDefinition& one, const std::vector<Slice>& slices)
{
    return figureOf(tableOf(one, slices));
}

} // namespace

class TstSlaFigure : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventsOfG3()
    {
        const SlaFigure all = figure(slo("checkout", 90.0), g3());
        QCOMPARE(all.counted.good, 744.0);
        QCOMPARE(all.counted.total, 900.0);
        const SlaFigure kept = figure(maintained(), g3());
        QCOMPARE(*kept.attained, 0.93);
        QCOMPARE(*kept.plainAttained, 744.0 / 900);
        QCOMPARE(kept.unknown, 100.0); // 800 events in the eight minutes that were seen and count
        QCOMPARE(*kept.low, 744.0 / 900);
        QCOMPARE(*kept.high, 844.0 / 900);
        QCOMPARE(kept.verdict, SlaVerdict::Undecidable);
        QCOMPARE(kept.coverage(), 8.0 / 9);
        QCOMPARE(kept.excludedMinutes, 1.0);
        QCOMPARE(kept.idleMinutes, 1.0);
    }

    void minutesOfG3()
    {
        SloDefinition all = slo();
        all.method = timeslices();
        QCOMPARE(*figure(all, g3()).attained, 0.75);
        const SlaFigure kept = figure(maintained(timeslices()), g3());
        QCOMPARE(*kept.attained, 6.0 / 7);
        QCOMPARE(*kept.low, 0.75);
        QCOMPARE(*kept.high, 0.875);
        QCOMPARE(kept.verdict, SlaVerdict::Missed); // not even the better bound reaches 90 %
    }

    void ratiosOfG3()
    {
        SloDefinition mean = slo();
        mean.method = {.kind = BudgetingMethod::Kind::RatioTimeslices, .sliceTarget = {}};
        QCOMPARE(*figure(mean, g3()).attained, 0.805);
        QCOMPARE(*figure(maintained(mean.method), g3()).attained, 0.92);
    }

    /// The same hundred good minutes, one of them not seen: met where even that minute could not spoil it.
    void theVerdictHoldsWhateverWasNotSeen_data()
    {
        QTest::addColumn<double>("objective");
        QTest::addColumn<int>("bad");
        QTest::addColumn<int>("verdict");
        // 99 seen minutes of ten, one unseen: 990 events and ten that may be either
        QTest::newRow("all could have been bad") << 98.0 << 10 << int(SlaVerdict::Met);
        QTest::newRow("one more and nobody knows") << 98.0 << 11 << int(SlaVerdict::Undecidable);
        QTest::newRow("it can still be met") << 98.0 << 20 << int(SlaVerdict::Undecidable);
        QTest::newRow("missed even if all was good") << 98.0 << 21 << int(SlaVerdict::Missed);
    }
    void theVerdictHoldsWhateverWasNotSeen()
    {
        QFETCH(const double, objective);
        QFETCH(const int, bad);
        const auto slices = minutesOf(-100, 0, [bad](Slice& slice, std::int64_t number) {
            if (number == -50) {
                slice.observedSeconds = 0;
                return;
            }
            slice.total = 10;
            slice.good = number <= -50 && number + 100 <= bad ? 9 : 10; // one in each of the first minutes
        });
        const SlaFigure found = figure(slo("checkout", objective), slices);
        QCOMPARE(found.counted.bad(), double(bad));
        QCOMPARE(found.unknown, 10.0);
        QTEST(int(found.verdict), "verdict");
    }

    /// A counter that went on while nobody looked: what it grew is counted with the next sample, so nothing is missing.
    void whatACounterCarriesOverIsNotMissing()
    {
        const auto gap = [](double after) {
            return minutesOf(-200, 0, [after](Slice& slice, std::int64_t number) {
                const bool isUnseen = number > -100 && number <= -90;
                slice.observedSeconds = isUnseen ? 0 : 60;
                slice.total = isUnseen ? 0 : number == -89 ? after : 10;
                slice.good = slice.total;
            });
        };
        // Ten minutes of ten and the one after them.
        QCOMPARE(figure(slo(), gap(110)).unknown, 0.0);
        QCOMPARE(figure(slo(), gap(10)).unknown, 100.0);
        QCOMPARE(figure(slo(), gap(60)).unknown, 50.0); // it began anew in between
    }

    /// Nights are quieter than days: what is missing is missing at night.
    void theHourDecidesWhatIsUsual()
    {
        const auto slices = minutesOf(-14 * 1440, 0, [](Slice& slice, std::int64_t number) {
            const bool isDay = (slice.end - Millis{1} - UtcMs{}) / kHour % 24 >= 12;
            slice.total = isDay ? 100 : 4;
            slice.good = slice.total;
            if (number > -1440 && number <= -1440 + 600 && !isDay) // of 600 minutes from 14:13 on those of the night
                slice = {.end = slice.end};
        });
        const SlaFigure found = figure(slo(), slices);
        QVERIFY(found.unseenSeconds > 0);
        QCOMPARE(found.unknown, found.unseenSeconds / 60 * 4);
    }

    void nothingToJudgeIsUndecidable()
    {
        const SlaFigure idle = figure(slo(), slicesOf({{0, 0}, {0, 0}}));
        QVERIFY(idle.verdict == SlaVerdict::Undecidable && !idle.attained && !idle.low);
        QCOMPARE(idle.idleMinutes, 2.0);
        QCOMPARE(idle.coverage(), 1.0);
        const SlaFigure blind = figure(slo(), slicesOf({{-1, 0}, {-1, 0}}));
        QVERIFY(blind.verdict == SlaVerdict::Undecidable && !blind.low);
        QCOMPARE(blind.coverage(), 0.0);
        QCOMPARE(figureOf(SliceRows{.slo = {}, .objective = {}, .method = {}, .counted = {}, .plain = {}, .judged = {}}).verdict,
                 SlaVerdict::Undecidable);
    }

    /// Between the boundaries of a histogram lies what may be either.
    void whatIsUndecidedWidensTheInterval()
    {
        auto slices = slicesOf({{80, 100}, {80, 100}});
        slices[0].undecided = 15;
        const SlaFigure found = figure(slo("checkout", 85.0), slices);
        QCOMPARE(*found.low, 0.8);
        QCOMPARE(*found.high, 175.0 / 200);
        QCOMPARE(found.verdict, SlaVerdict::Undecidable);
        QVERIFY(!found.attained && !found.plainAttained); // two bounds, and no number between them
    }

    void theIntervalHoldsWhatWasAttained()
    {
        const quint32 seed = seedOfRun();
        const QByteArray said = "TRACEO_SEED=" + QByteArray::number(seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 300; ++round) {
            SloDefinition one = slo("checkout", 80 + random.bounded(20));
            if (random.bounded(3) == 0)
                one.method = timeslices((1 + random.bounded(7)) * kMinute, 0.9);
            const SlaFigure found = figure(one, randomHistory(-700, 0, random));
            if (!found.low)
                continue;
            QVERIFY2(*found.low <= *found.high, said.constData());
            if (found.attained)
                QVERIFY2(*found.low <= *found.attained && *found.attained <= *found.high, said.constData());
            QVERIFY2(found.verdict != SlaVerdict::Met || *found.low >= one.objective.ratio() - 1e-12, said.constData());
            QVERIFY2(found.verdict != SlaVerdict::Missed || *found.high < one.objective.ratio() + 1e-12, said.constData());
        }
    }
};

TRACEO_TEST(TstSlaFigure);
#include "tst_sla_figure.moc"
