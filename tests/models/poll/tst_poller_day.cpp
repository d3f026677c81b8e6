// Days in seconds: what the server had is in the history, once, whatever happened to the network, the
// machine and its clock.

#include "models/poll/poll_world.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

#include <map>
#include <set>

using namespace traceo;
using namespace traceo::test;

namespace {

/// Every sample the server had in (from, to], by the server's own arithmetic.
std::int64_t heldByServer(TimeSpan span)
{
    return (msOf(floorTo(span.to, ScriptedServer::kScrape)) - msOf(floorTo(span.from, ScriptedServer::kScrape)))
        / ScriptedServer::kScrape.count();
}

std::int64_t storedIn(const MemoryHistory& history, TimeSpan span)
{
    std::int64_t count = 0;
    for (const auto& [name, samples] : history.samples)
        count += std::distance(samples.upper_bound(span.from), samples.upper_bound(span.to));
    return count;
}

/// A world after an hour of normal polling.
void begin(World& world)
{
    world.server.since = kStart - 2 * kHour;
    world.make({polled("prom", {want("up", 30 * kHour)})});
    world.poller->start();
    QVERIFY(world.run(kHour));
}

/// All of the last `length` but the newest minute is there, asked, and once.
void checkWhole(World& world, Millis length)
{
    const UtcMs now = world.clock.trueNow();
    const TimeSpan span{now - length, now - kMinute};
    QCOMPARE(storedIn(world.history, span), heldByServer(span));
    QCOMPARE(world.history.changed, 0);
    const auto missing = world.history.missing("prom", "up", span);
    QVERIFY2(missing->empty(), std::to_string(missing->size()).c_str());
    QCOMPARE(world.state().outcome, Outcome::Ok);
}

std::optional<Response> unreachable(const Endpoint&, const Request&)
{
    return failed(ErrorCode::Unreachable);
}

} // namespace

class TstPollerDay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each at its own time would wake threads and write to the disk a hundred times in fifteen seconds.
    void ofManySourcesThoseThatAreDueSoonAreAskedTogether()
    {
        World world;
        std::vector<PolledSource> sources;
        for (int i = 0; i < 60; ++i)
            sources.push_back(polled(("prom" + std::to_string(i)).c_str(), {want("up")}));
        world.server.instead = [](const Endpoint& endpoint, const Request&) {
            return endpoint.source == "prom7" ? std::optional(failed(ErrorCode::RateLimited, 429, Millis{20'000})) : std::nullopt;
        };
        world.make(std::move(sources));
        world.poller->start();
        QVERIFY(world.run(kMinute));
        world.server.asked.clear();
        QVERIFY(world.run(5 * kMinute));
        std::map<std::string, std::vector<UtcMs>> polls;
        std::set<UtcMs> moments;
        for (const AskedRequest& one : world.server.asked) {
            if (!isSamples(one.request))
                continue;
            moments.insert(one.trueTime);
            auto& own = polls[one.source];
            if (own.empty() || own.back() != one.trueTime)
                own.push_back(one.trueTime);
        }
        QCOMPARE(polls.size(), 60u);
        QVERIFY2(moments.size() < 5 * 75, std::to_string(moments.size()).c_str()); // of 1,200 polls
        for (const auto& [source, times] : polls) {
            for (std::size_t i = 1; i < times.size(); ++i) {
                const Millis pause = times[i] - times[i - 1];
                if (source == "prom7")
                    QVERIFY2(pause >= Millis{20'000}, std::to_string(pause.count()).c_str()); // as it asked for
                else
                    QVERIFY2(pause >= Millis{13'250} && pause <= Millis{15'751}, std::to_string(pause.count()).c_str());
            }
        }
    }

    void aQuietDayIsAskedInEvenSteps()
    {
        World world;
        begin(world);
        const std::size_t before = world.server.asked.size();
        QVERIFY(world.run(kDay));
        checkWhole(world, kDay);
        const auto asked = world.askedSince(before);
        const auto count = [&asked](std::string_view name) {
            return int(std::ranges::count_if(asked, [name](const AskedRequest& one) { return one.request.want == name; }));
        };
        QVERIFY2(std::abs(count("up") - 5'760) < 60, std::to_string(count("up")).c_str());
        QVERIFY2(std::abs(count("alerts") - 1'440) <= 1, std::to_string(count("alerts")).c_str());
        QVERIFY2(std::abs(count("rules") - 288) <= 1, std::to_string(count("rules")).c_str());
    }

    void anOutageIsFilledAfterwardsAndHadItsReason()
    {
        World world;
        begin(world);
        const UtcMs from = world.clock.trueNow();
        world.server.instead = unreachable;
        QVERIFY(world.run(3 * kHour));
        QVERIFY(!world.history.missing("prom", "up", {from + kMinute, world.clock.trueNow()})->empty());
        QVERIFY(std::ranges::any_of(world.history.observations, [from](const Observation& seen) {
            return seen.outcome == Outcome::Timeout && seen.want == "up" && seen.span.to > from + 2 * kHour;
        }));
        QCOMPARE(world.state().outcome, Outcome::Timeout);
        world.server.instead = nullptr;
        QVERIFY(world.run(3 * kMinute)); // the cap of the backoff, and the polls after it
        checkWhole(world, 4 * kHour);
    }

    void aNightInSuspendIsFilledAfterwards()
    {
        World world;
        begin(world);
        QSignalSpy woke(world.poller.get(), &Poller::woke);
        world.clock.suspend(8 * kHour);
        QVERIFY(world.run(2 * kMinute));
        QCOMPARE(woke.size(), 1);
        checkWhole(world, 9 * kHour);
    }

    /// The first that is heard after a sleep may be an answer: what it leads to must not be asked over dead connections.
    void aSleepIsNoticedBeforeAnythingIsAsked()
    {
        World world;
        world.server.since = kStart - 20 * kDay;
        world.server.instead = [&world](const Endpoint&, const Request& request) {
            world.server.isHolding = isSamples(request) && request.span.length() > kHour; // the past is being fetched
            return std::optional<Response>();
        };
        world.make({polled("prom", {want("up", 30 * kDay)})});
        world.poller->start();
        world.clock.advance(world.timer->at() - world.clock.monotonic());
        world.timer->fire();
        QTRY_VERIFY(!world.server.held.empty());
        std::vector<std::size_t> askedBefore;
        connect(world.poller.get(), &Poller::woke, [&] { askedBefore.push_back(world.server.asked.size()); });

        world.server.instead = nullptr;
        world.clock.suspend(8 * kHour);
        const std::size_t asked = world.server.asked.size();
        world.server.release();
        QTRY_COMPARE(askedBefore, std::vector{asked});
        QVERIFY(world.settle());

        world.clock.suspend(8 * kHour);
        const std::size_t askedByThen = world.server.asked.size();
        world.poller->pollNow();
        QTRY_VERIFY(world.server.asked.size() > askedByThen);
        QCOMPARE(askedBefore.back(), askedByThen);
    }

    void whatTheServerForgotMeanwhileStaysWithoutSamplesAndIsNotAskedForEver()
    {
        World world;
        begin(world);
        world.clock.suspend(8 * kHour);
        world.server.since = world.clock.trueNow() - kHour;
        QVERIFY(world.run(2 * kMinute));
        const UtcMs now = world.clock.trueNow();
        QCOMPARE(storedIn(world.history, {now - 7 * kHour, now - 2 * kHour}), 0);
        const std::size_t before = world.server.asked.size();
        QVERIFY(world.run(kHour));
        for (const AskedRequest& one : world.askedSince(before))
            QVERIFY(!isSamples(one.request) || one.request.span.length() <= kMinute);
    }

    void aClockADayAheadClaimsNothing()
    {
        World world;
        begin(world);
        world.clock.step(kDay);
        QVERIFY(world.run(kHour));
        for (const Observation& seen : world.history.observations)
            QVERIFY(seen.outcome != Outcome::Ok || seen.span.to <= world.clock.trueNow());
        QVERIFY(world.state().clockSkew && *world.state().clockSkew == -kDay);
        QVERIFY2(!world.state().message.isEmpty(), "a clock that is a day off is said");
        world.clock.step(-kDay);
        QVERIFY(world.run(15 * kMinute));
        QVERIFY(!world.state().clockSkew && world.state().message.isEmpty());
        checkWhole(world, 2 * kHour);
    }

    void aClockADayBehindLosesNothing()
    {
        World world;
        begin(world);
        world.clock.step(-kDay);
        QVERIFY(world.run(kHour));
        QVERIFY2(world.state().message.contains(QStringLiteral("ahead of")), qPrintable(world.state().message));
        world.clock.step(kDay);
        QVERIFY(world.run(15 * kMinute));
        checkWhole(world, 2 * kHour);
    }

    /// A source that died while the clock was a day ahead is old when the clock is put right, not fresh for a day.
    void anAgeOutlivesAClockThatIsPutRight()
    {
        World world;
        begin(world);
        world.clock.step(kDay);
        QVERIFY(world.run(10 * kMinute));
        world.server.instead = unreachable;
        QVERIFY(world.run(10 * kMinute));
        world.clock.step(-kDay);
        QVERIFY(world.run(10 * kMinute));
        const Millis age = world.clock.now() - *world.state().lastOk;
        QVERIFY2(age > 19 * kMinute && age < 21 * kMinute, std::to_string(age.count()).c_str());
    }

    void aDayWithEverythingInIt()
    {
        World world;
        begin(world);
        const auto during = [&world](std::function<std::optional<Response>(const Endpoint&, const Request&)> instead,
                                     Millis length) {
            world.server.instead = std::move(instead);
            QVERIFY(world.run(length));
            world.server.instead = nullptr;
            QVERIFY(world.run(kHour));
        };
        during(unreachable, 20 * kMinute);
        during([](const Endpoint&,
                  const Request&) { return std::optional(failed(ErrorCode::RateLimited, 429, Millis{300'000})); },
               20 * kMinute);
        during([](const Endpoint&, const Request&) { return std::optional(failed(ErrorCode::Auth, 401)); }, 20 * kMinute);
        during([](const Endpoint&, const Request&) { return std::optional(answered("<html>maintenance</html>")); }, 20 * kMinute);
        during([](const Endpoint&,
                  const Request&) { return std::optional(answered(R"({"status":"success","data":{"resultType":"matrix")")); },
               20 * kMinute);
        during([](const Endpoint&, const Request&) { return std::optional(answered("")); }, 20 * kMinute);
        world.clock.suspend(8 * kHour);
        QVERIFY(world.run(kHour));
        world.clock.step(Millis{-10 * kMinute});
        QVERIFY(world.run(kHour));
        world.clock.step(Millis{10 * kMinute});
        QVERIFY(world.run(kHour));
        checkWhole(world, 18 * kHour);
    }
};

TRACEO_TEST(TstPollerDay);
#include "tst_poller_day.moc"
