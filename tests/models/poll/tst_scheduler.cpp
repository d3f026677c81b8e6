#include "poll/scheduler.h"

#include "models/poll/poll_world.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using test::ManualClock;

namespace {

constexpr Millis kInterval{15'000};

PollSchedule failing(int times, std::uint64_t seed)
{
    PollSchedule schedule(kInterval, seed);
    for (int i = 0; i < times; ++i)
        schedule.failed(Millis{0}, {});
    return schedule;
}

} // namespace

class TstScheduler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backoffGrowsToItsCapAndIsSpreadBelowIt()
    {
        Dice dice(7);
        for (int failures = 1; failures < 100; ++failures) {
            const Millis most = failures < 6 ? Millis{1'000LL << failures} : kBackoffCap;
            Millis longest{0};
            Millis sum{0};
            for (int i = 0; i < 500; ++i) {
                const Millis delay = backoff(failures, dice);
                QVERIFY(delay >= kBackoffFloor && delay <= most);
                longest = std::max(longest, delay);
                sum += delay;
            }
            QVERIFY(longest > most * 9 / 10);
            QVERIFY(sum / 500 > most * 4 / 10 && sum / 500 < most * 6 / 10);
        }
    }

    void theBreakerOpensAfterFiveFailuresAndClosesAtOnce()
    {
        QCOMPARE(failing(4, 1).attempt(), PollSchedule::Attempt::Poll);
        PollSchedule schedule = failing(5, 1);
        QCOMPARE(schedule.attempt(), PollSchedule::Attempt::Probe);
        schedule.closed(Millis{77});
        QCOMPARE(schedule.attempt(), PollSchedule::Attempt::Poll);
        QCOMPARE(schedule.due(), Millis{77});
        QCOMPARE(schedule.failures(), 0);
    }

    void afterSuccessTheIntervalCountsFromTheStart()
    {
        for (std::uint64_t seed = 1; seed < 200; ++seed) {
            PollSchedule schedule = failing(3, seed);
            schedule.started(Millis{1'000});
            schedule.succeeded(Millis{4'000});
            QVERIFY(schedule.due() >= Millis{1'000} + kInterval * 95 / 100
                    && schedule.due() <= Millis{1'000} + kInterval * 105 / 100);
            schedule.started(Millis{100'000});
            schedule.succeeded(Millis{190'000}); // took longer than the interval
            QCOMPARE(schedule.due(), Millis{190'000});
        }
    }

    void retryAfterIsHonouredUpToAnHour()
    {
        PollSchedule schedule(kInterval, 1);
        schedule.failed(Millis{1'000}, Millis{120'000});
        QVERIFY(schedule.due() >= Millis{121'000});
        schedule.failed(Millis{0}, 365 * kDay);
        QCOMPARE(schedule.due(), kHour);
        schedule.failed(Millis{0}, Millis{0});
        QVERIFY(schedule.due() <= kBackoffCap);
    }

    void aWakeSpreadsManySourcesOverAnInterval_data()
    {
        QTest::addColumn<int>("interval");
        QTest::newRow("15 s") << 15'000;
        QTest::newRow("1 min") << 60'000;
        QTest::newRow("1 s") << 1'000;
    }

    void aWakeSpreadsManySourcesOverAnInterval()
    {
        QFETCH(int, interval);
        constexpr int kCount = 200;
        Dice dice(3);
        std::vector<Millis> delays;
        for (int i = 0; i < kCount; ++i)
            delays.push_back(spread(Occasion::Wake, i, kCount, Millis{interval}, dice));
        std::ranges::sort(delays);
        QVERIFY(delays.back() - delays.front() >= Millis{interval} * 8 / 10);
        for (const Millis& from : delays) {
            const auto inSecond =
                std::ranges::count_if(delays, [from](Millis at) { return at >= from && at < from + Millis{1'000}; });
            QVERIFY2(inSecond <= 21, std::to_string(inSecond).c_str()); // 20 and the one at the edge
        }
    }

    void fewSourcesDoNotWait()
    {
        Dice dice(3);
        QVERIFY(spread(Occasion::Start, 0, 1, kInterval, dice) <= Millis{100});
        QVERIFY(spread(Occasion::Wake, 1, 2, kInterval, dice) <= Millis{2'000});
    }

    void sleepAndStepsAreToldApart()
    {
        ManualClock clock;
        ClockWatch watch(clock);
        clock.advance(kHour);
        QCOMPARE(watch.look(), ClockWatch::Event::None);
        clock.suspend(8 * kHour);
        QCOMPARE(watch.look(), ClockWatch::Event::Woke);
        QCOMPARE(watch.look(), ClockWatch::Event::None);
        for (const Millis step : {kDay, -kDay, Millis{3'000}, Millis{-3'000}}) {
            clock.step(step);
            QCOMPARE(watch.look(), ClockWatch::Event::Stepped);
            QCOMPARE(watch.look(), ClockWatch::Event::None);
        }
    }

    void aDriftIsNoStepUntilItAddsUp()
    {
        ManualClock clock;
        ClockWatch watch(clock);
        int steps = 0;
        for (int i = 0; i < 100; ++i) {
            clock.step(Millis{100});
            steps += watch.look() == ClockWatch::Event::Stepped ? 1 : 0;
        }
        QCOMPARE(steps, 4); // each 2.1 s
    }
};

TRACEO_TEST(TstScheduler);
#include "tst_scheduler.moc"
