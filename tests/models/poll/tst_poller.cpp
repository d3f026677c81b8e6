#include "poll/poller.h"

#include "models/poll/poll_world.h"
#include "poll/source_poller.h"
#include "support/test_main.h"
#include "vocabulary/facts.h"

#include <QTest>

#include <set>
#include <thread>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr Millis kInterval{15'000};
int countOf(const std::vector<AskedRequest>& asked, std::string_view want)
{
    return int(std::ranges::count_if(asked, [want](const AskedRequest& one) { return one.request.want == want; }));
}

std::optional<Response> unreachable(const Endpoint&, const Request&)
{
    return failed(ErrorCode::Unreachable);
}

} // namespace

class TstPoller : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIntervalIsAskedAndStoredOnce()
    {
        World world;
        world.make({polled("prom", {want("up", Millis{0})})});
        world.server.since = kStart;
        world.poller->start();
        QVERIFY(world.run(10 * kMinute));
        const int polls = countOf(world.server.asked, "up") - 31; // those of the past
        QVERIFY2(polls >= 39 && polls <= 43, std::to_string(polls).c_str());
        QVERIFY(world.history.samples["prom/up"].size() >= 105u); // since kStart, 1,000 s before the test began
        QCOMPARE(world.history.changed, 0);
        QCOMPARE(world.state().outcome, Outcome::Ok);
        QVERIFY(world.state().message.isEmpty());
        QVERIFY(world.state().nextTry && *world.state().nextTry > world.clock.now() - Millis{1});
    }

    void aPollThatNobodyWaitsForMayBeStoredWithOthers()
    {
        World world;
        world.make({polled("prom", {want("up", Millis{0})})});
        world.poller->start();
        QVERIFY(world.run(5 * kMinute));
        world.history.commits = world.history.gathering = 0;
        QVERIFY(world.run(2 * kMinute));
        QVERIFY(world.history.commits >= 7);
        QCOMPARE(world.history.gathering, world.history.commits);
        auto asked = world.poller->pollNow();
        QVERIFY(world.settle() && asked.isFinished());
        QCOMPARE(world.history.gathering, world.history.commits - 1);
    }

    /// The history knows a list again, and then looks at no key.
    void pollsThatNameTheSameShareTheList()
    {
        World world;
        world.make({polled("prom", {want("a"), want("b")})});
        world.poller->start();
        QVERIFY(world.run(2 * kMinute));
        world.history.lists.clear();
        QVERIFY(world.run(2 * kMinute));
        QVERIFY(world.history.lists.size() >= 12u);
        QCOMPARE(std::set(world.history.lists.begin(), world.history.lists.end()).size(), 2u);
    }

    void facesWhatTheServerLacksAndSaysOfItself()
    {
        World world;
        world.server.instead = [](const Endpoint&, const Request& request) -> std::optional<Response> {
            return request.path.ends_with("/targets") ? std::optional(failed(ErrorCode::Http, 404)) : std::nullopt;
        };
        world.make({polled("prom", {want("up")})});
        world.poller->start();
        QVERIFY(world.run(kMinute));
        QCOMPARE(world.state().notEnabled, std::vector<std::string>{"targets"});
        QCOMPARE(world.state().outcome, Outcome::Ok);
        QVERIFY(world.state().message.isEmpty());
        QCOMPARE(world.history.facts.size(), 1u);
        const auto fact = vocabulary::sourceFact(world.history.facts[0].payload);
        QCOMPARE(fact->product, std::string("Prometheus"));
        QCOMPARE(fact->notEnabled, std::vector<std::string>{"targets"});
        for (const Observation& seen : world.history.observations)
            QVERIFY(seen.want != "targets");
        QVERIFY(world.run(10 * kMinute));
        QCOMPARE(world.history.facts.size(), 1u); // nothing changed
    }

    void theRemedyIsToldAsLongAsItIsNeeded()
    {
        World world;
        bool isAllowed = false;
        world.server.instead = [&isAllowed](const Endpoint&, const Request& request) -> std::optional<Response> {
            return request.path.ends_with("/targets") && !isAllowed ? std::optional(failed(ErrorCode::Auth, 405)) : std::nullopt;
        };
        world.make({polled("prom", {want("up")})});
        world.poller->start();
        QVERIFY(world.run(kMinute));
        const auto fact = vocabulary::sourceFact(world.history.facts.back().payload);
        QCOMPARE(fact->remedies.at("targets"), std::string("hint"));
        QCOMPARE(world.state().remedies.at("targets"), QStringLiteral("hint"));
        isAllowed = true;
        QVERIFY(world.run(10 * kMinute));
        const auto later = vocabulary::sourceFact(world.history.facts.back().payload);
        QVERIFY(later->notEnabled.empty() && later->remedies.empty());
        QVERIFY(world.state().remedies.empty());
    }

    void anEndpointThatAnswersNonsenseIsSaidUntilItDoesNot()
    {
        World world;
        world.server.instead = [](const Endpoint&, const Request& request) -> std::optional<Response> {
            return request.path.ends_with("/alerts") ? std::optional(answered("alertmanager_config: |\n")) : std::nullopt;
        };
        world.make({polled("prom", {want("up")})});
        world.poller->start();
        QVERIFY(world.run(3 * kMinute));
        QCOMPARE(world.state().outcome, Outcome::Ok);
        QVERIFY(world.state().message.contains(QStringLiteral("/api/v1/alerts")));
        QVERIFY(
            std::ranges::none_of(world.history.factSets, [](const FactSet& set) { return set.kind == vocabulary::kAlertFact; }));
        QVERIFY(std::ranges::any_of(world.history.observations, [](const Observation& seen) {
            return seen.want == "alerts" && seen.outcome == Outcome::Decode;
        }));
        world.server.instead = nullptr;
        QVERIFY(world.run(3 * kMinute));
        QVERIFY(world.state().message.isEmpty());
    }

    void aFailedPollLeavesItsReason()
    {
        World world;
        world.server.instead = unreachable;
        world.make({polled("prom", {want("up")})});
        world.poller->start();
        QVERIFY(world.run(Millis{500}));
        // Answers are decoded side by side: which want is told of first is nobody's promise.
        const auto found = std::ranges::find(world.history.observations, "up", &Observation::want);
        QVERIFY(found != world.history.observations.end());
        const Observation& seen = *found;
        QCOMPARE(seen.outcome, Outcome::Timeout);
        QVERIFY(seen.message.find("failure") != std::string::npos);
        QVERIFY(seen.message.find("hint") != std::string::npos); // whoever looks at the history later needs the remedy
        QVERIFY(!seen.span.isEmpty() && seen.span.to <= world.clock.now());
        QCOMPARE(world.state().asked, SourceState::Asked::Once);
        QCOMPARE(world.state().outcome, Outcome::Timeout);
        QVERIFY(!world.state().lastOk);
    }

    void aRefusedLoginIsNotTriedForEveryWant()
    {
        World world;
        world.server.instead = [](const Endpoint&, const Request&) { return std::optional(failed(ErrorCode::Auth, 401)); };
        std::vector<Want> wants;
        for (int i = 0; i < 50; ++i)
            wants.push_back(want("m" + std::to_string(i)));
        world.make({polled("prom", wants)});
        auto future = world.poller->pollNow();
        QVERIFY(world.settle());
        QVERIFY(world.server.asked.size() <= 6);
        QCOMPARE(future.result().lines[0].outcome, Outcome::Auth);
        const auto reasons = std::ranges::count(world.history.observations, Outcome::Auth, &Observation::outcome);
        QVERIFY(reasons >= 50); // each want has its reason all the same
    }

    void oneWantThatFailsDoesNotStopTheOthers()
    {
        World world;
        world.server.instead = [](const Endpoint&, const Request& request) -> std::optional<Response> {
            return request.want == "bad" ? std::optional(failed(ErrorCode::Http, 422)) : std::nullopt;
        };
        world.make({polled("prom", {want("bad"), want("good")})});
        world.poller->start();
        QVERIFY(world.run(30 * kMinute));
        QCOMPARE(world.state().outcome, Outcome::Ok);
        QVERIFY(world.state().message.startsWith(QStringLiteral("1 of 2 questions failed")));
        QVERIFY(!world.history.samples["prom/good"].empty());
        QVERIFY(world.history.samples["prom/bad"].empty());
        // Every 15 s by the poll; the gap behind it is asked for rarely.
        QVERIFY2(countOf(world.server.asked, "bad") < 150, std::to_string(countOf(world.server.asked, "bad")).c_str());
    }

    void anOpenBreakerAsksOneCheapQuestionAtATime()
    {
        World world;
        world.make({polled("prom", {want("up"), want("down")})});
        world.poller->start();
        QVERIFY(world.run(kMinute));
        world.server.instead = unreachable;
        QVERIFY(world.run(20 * kMinute));
        const std::size_t before = world.server.asked.size();
        QVERIFY(world.run(kHour));
        const auto asked = world.askedSince(before);
        QCOMPARE(countOf(asked, "up"), 0);
        const int probes = countOf(asked, "test");
        QVERIFY2(probes > 60 && probes < 200, std::to_string(probes).c_str()); // 30 s on average
        QCOMPARE(world.history.newest("prom", "up")->has_value(), true);
        QCOMPARE(world.history.observations.back().outcome, Outcome::Timeout);

        world.server.instead = nullptr;
        QVERIFY(world.run(2 * kMinute));
        QCOMPARE(world.state().outcome, Outcome::Ok);
        const auto missing = world.history.missing("prom", "up", {world.clock.now() - 30 * kMinute, world.clock.now() - kMinute});
        QVERIFY(missing->empty()); // the gap was filled
    }

    void retryAfterIsWaitedForByPollsAndBackfill()
    {
        World world;
        world.make({polled("prom", {want("up")})});
        world.poller->start();
        QVERIFY(world.run(kMinute));
        world.server.instead = [](const Endpoint&, const Request&) {
            return std::optional(failed(ErrorCode::RateLimited, 429, Millis{600'000}));
        };
        QVERIFY(world.run(kMinute));
        world.server.instead = nullptr;
        const std::size_t before = world.server.asked.size();
        QVERIFY(world.run(8 * kMinute));
        QCOMPARE(world.server.asked.size(), before);
        QVERIFY(world.run(2 * kMinute));
        QVERIFY(world.server.asked.size() > before);
        QCOMPARE(world.state().outcome, Outcome::Ok);
    }

    void afterAWakeManySourcesAreSpread()
    {
        World world;
        std::vector<PolledSource> sources;
        for (int i = 0; i < 200; ++i)
            sources.push_back(polled("s" + std::to_string(i), {want("up", 5 * kMinute)}));
        world.make(std::move(sources));
        world.poller->start();
        QVERIFY(world.run(kMinute));
        const std::size_t before = world.server.asked.size();
        world.clock.suspend(8 * kHour);
        QVERIFY(world.run(Millis{40'000}));
        std::map<std::string, UtcMs> first;
        for (const AskedRequest& one : world.askedSince(before)) {
            if (isSamples(one.request))
                first.emplace(one.source, one.trueTime);
        }
        QCOMPARE(first.size(), 200u);
        std::vector<UtcMs> times;
        for (const auto& [source, at] : first)
            times.push_back(at);
        std::ranges::sort(times);
        QVERIFY(times.back() - times.front() >= kInterval * 8 / 10);
        for (const UtcMs from : times) {
            const auto inSecond =
                std::ranges::count_if(times, [from](UtcMs at) { return at >= from && at < from + Millis{1'000}; });
            QVERIFY2(inSecond <= 21, std::to_string(inSecond).c_str());
        }
    }

    void firstContactFetchesThirtyDaysNewestFirstAndOnce()
    {
        World world;
        world.server.since = kStart - 10 * kDay;
        world.make({polled("prom", {want("a", Millis{0}), want("b", Millis{0})})});
        world.poller->start();
        QVERIFY(world.run(kMinute));
        QVERIFY(!world.state().progress.isFilling());
        QCOMPARE(world.state().progress.total, 62);
        std::vector<UtcMs> ends;
        for (const AskedRequest& one : world.server.asked) {
            QVERIFY(one.request.span.length() <= kDay);
            if (isSamples(one.request) && one.request.span.length() > 10 * kMinute)
                ends.push_back(one.request.span.to);
        }
        QVERIFY(std::ranges::is_sorted(ends, std::ranges::greater{}));
        QVERIFY(world.history.samples["prom/a"].size() > 57'600u);
        const auto missing = world.history.missing("prom", "a", {world.clock.now() - 29 * kDay, world.clock.now() - kMinute});
        QVERIFY(missing->empty()); // also where the server had nothing
        const std::size_t before = world.server.asked.size();
        QVERIFY(world.run(kHour));
        for (const AskedRequest& one : world.askedSince(before))
            QVERIFY(!isSamples(one.request) || one.request.span.length() <= kMinute);
    }

    /// Between an answer and the plan that follows from it nothing is under way, and all the past is still missing.
    void settledIsSaidOnlyWhenThePastIsThereToo()
    {
        World world;
        world.server.since = kStart - 10 * kDay;
        world.make({polled("prom", {want("a", Millis{0})})});
        int settled = 0;
        int early = 0;
        connect(world.poller.get(), &Poller::sourceStateChanged, this, [&](const SourceState& state) {
            if (state.asked == SourceState::Asked::Never || !state.isSettled)
                return;
            const UtcMs now = world.clock.now();
            ++settled;
            early += world.history.missing("prom", "a", {now - 29 * kDay, now - kMinute})->empty() ? 0 : 1;
        });
        world.poller->start();
        QVERIFY(world.run(kMinute));
        QVERIFY(settled > 0);
        QCOMPARE(early, 0);
    }

    void anInterruptedBackfillGoesOnWhereItStopped()
    {
        World world;
        int allowed = 10;
        world.server.instead = [&allowed](const Endpoint&, const Request& request) -> std::optional<Response> {
            if (request.span.length() <= 10 * kMinute || allowed-- > 0)
                return std::nullopt;
            return failed(ErrorCode::Unreachable);
        };
        world.make({polled("prom", {want("up", Millis{0})})});
        world.poller->start();
        QVERIFY(world.run(Millis{1'000}));
        QVERIFY(world.state().progress.isFilling());
        world.poller.reset();

        world.server.instead = nullptr;
        world.make({polled("prom", {want("up", Millis{0})})});
        QVERIFY(world.state().lastOk.has_value()); // known from before this run
        const std::size_t before = world.server.asked.size();
        world.poller->start();
        QVERIFY(world.run(kMinute));
        const auto asked = world.askedSince(before);
        const auto days =
            std::ranges::count_if(asked, [](const AskedRequest& one) { return one.request.span.length() > 10 * kMinute; });
        QCOMPARE(days, 21);
    }

    void cancelEndsTheBackfillAndKeepsPolling()
    {
        World world;
        world.make({polled("prom", {want("up", Millis{0})})});
        world.server.isHolding = true;
        world.poller->start();
        world.clock.advance(Millis{1'000});
        world.timer->fire();
        QTRY_VERIFY(world.server.held.size() >= 6);
        world.server.instead = nullptr;
        connect(world.poller.get(), &Poller::sourceStateChanged, this, [&world](const SourceState& state) {
            if (state.progress.total == 31 && state.progress.done == 3)
                world.poller->cancelBackfill("prom");
        });
        world.server.release();
        QVERIFY(world.run(10 * kMinute));
        QVERIFY(!world.state().progress.isFilling());
        QVERIFY(world.state().progress.total < 10);
        QVERIFY(countOf(world.server.asked, "up") > 30);
        auto sync = world.poller->syncAll(30 * kDay); // brings it back
        QVERIFY(world.settle());
        QVERIFY(sync.isFinished());
        QVERIFY(sync.result().lines[0].filled > 20);
    }

    void anAnswerThatIsTooLargeIsAskedInParts()
    {
        World world;
        world.server.instead = [](const Endpoint&, const Request& request) -> std::optional<Response> {
            return request.span.length() > 3 * kHour ? std::optional(failed(ErrorCode::TooLarge, 200)) : std::nullopt;
        };
        world.make({polled("prom", {want("up", kDay)})});
        const auto sync = world.poller->syncAll(kDay);
        QVERIFY(world.settle());
        QCOMPARE(sync.result().lines[0].remaining, 0);
        QVERIFY(world.history.missing("prom", "up", {world.clock.now() - kDay + kMinute, world.clock.now()})->empty());
        QVERIFY(world.history.samples["prom/up"].size() >= 5'750u);
    }

    void aSpanThatNeverFitsRestsAndTheOthersGoOn()
    {
        World world;
        const UtcMs noon = floorTo(kStart, kDay) - 12 * kHour;
        world.server.instead = [noon](const Endpoint&, const Request& request) -> std::optional<Response> {
            const bool holdsNoon = request.span.from < noon && noon <= request.span.to;
            return holdsNoon ? std::optional(failed(ErrorCode::TooLarge, 200)) : std::nullopt;
        };
        world.make({polled("prom", {want("up", 5 * kDay)})});
        const auto sync = world.poller->syncAll(5 * kDay);
        QVERIFY(world.settle());
        QCOMPARE(sync.result().lines[0].remaining, 1);
        QCOMPARE(sync.result().lines[0].filled, 5);
        const auto missing = world.history.missing("prom", "up", {world.clock.now() - 4 * kDay, world.clock.now()});
        QCOMPARE(missing->size(), 1u);
        QVERIFY(missing->front().length() <= Millis{2'000});
    }

    void aSyncAsksEverySourceAndSaysWhatItDid()
    {
        World world;
        world.server.instead = [](const Endpoint& endpoint, const Request&) -> std::optional<Response> {
            return endpoint.source == "dead" ? std::optional(failed(ErrorCode::Unreachable)) : std::nullopt;
        };
        world.make({polled("prom", {want("up", Millis{0})}), polled("dead", {want("up", Millis{0})})});
        const auto sync = world.poller->syncAll(2 * kDay);
        QVERIFY(world.settle());
        QVERIFY(sync.isFinished());
        const SyncReport report = sync.result();
        QCOMPARE(report.lines.size(), 2u);
        QCOMPARE(report.lines[0].outcome, Outcome::Ok);
        QCOMPARE(report.lines[0].filled, 3);
        QVERIFY(report.lines[0].samples > 11'000);
        QCOMPARE(report.lines[1].outcome, Outcome::Timeout);
        QVERIFY(!report.lines[1].message.isEmpty());
        QVERIFY(report.reachedAny());
        world.server.instead = unreachable;
        const auto again = world.poller->syncAll(2 * kDay);
        QVERIFY(world.settle());
        QVERIFY(!again.result().reachedAny());
    }

    void aSyncWithoutSourcesEndsAtOnce()
    {
        World world;
        world.make({});
        QVERIFY(world.poller->syncAll(kDay).isFinished());
        QVERIFY(world.poller->pollNow().result().lines.empty());
    }

    void pollNowCanBeCalledFromAnotherThread()
    {
        World world;
        world.make({polled("a", {want("up")}), polled("b", {want("up")})});
        QFuture<SyncReport> future;
        std::thread([&world, &future] { future = world.poller->pollNow("b"); }).join();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().lines.size(), 1u);
        QCOMPARE(future.result().lines[0].name, std::string("b"));
        QVERIFY(std::ranges::none_of(world.server.asked, [](const AskedRequest& one) { return one.source == "a"; }));
    }

    void aPartialAnswerIsStoredAndAskedAgain()
    {
        World world;
        world.server.instead = [](const Endpoint&, const Request& request) -> std::optional<Response> {
            return isSamples(request) ? std::optional(
                       answered(R"({"status":"success","warnings":["a store is down"],"data":{"resultType":"matrix","result":[)"
                                R"({"metric":{"__name__":"up"},"values":[[1795521600,"1"]]}]}})"))
                                      : std::nullopt;
        };
        world.make({polled("prom", {want("up", kHour)})});
        world.poller->start();
        QVERIFY(world.run(20 * kMinute));
        QCOMPARE(world.state().warnings, std::vector<std::string>{"a store is down"});
        QVERIFY(world.state().message.contains(QStringLiteral("partial")));
        QCOMPARE(world.history.samples["prom/up"].size(), 1u);
        QVERIFY(!world.history.newest("prom", "up")->has_value());
        world.server.instead = nullptr;
        QVERIFY(world.run(30 * kMinute));
        QVERIFY(world.history.missing("prom", "up", {world.clock.now() - 50 * kMinute, world.clock.now() - kMinute})->empty());
    }

    void aServerOfAnotherCenturyIsNotFollowed()
    {
        World world;
        world.server.instead = [](const Endpoint&, const Request& request) -> std::optional<Response> {
            Response response =
                answered(request.path == kQuery ? R"({"status":"success","data":{"resultType":"matrix","result":[]}})" : "{}");
            response.clockSkew = -50 * 365 * kDay;
            return response;
        };
        world.make({polled("prom", {want("up")})});
        world.poller->start();
        QVERIFY(world.run(kMinute));
        for (const AskedRequest& one : world.server.asked)
            QVERIFY(one.request.span.to > kStart - kHour);
        for (const Observation& seen : world.history.observations)
            QVERIFY(seen.outcome != Outcome::Ok);
        QVERIFY(world.state().clockSkew.has_value());
    }

    void endingWhileQuestionsAreOpenIsQuiet()
    {
        World world;
        world.make({polled("prom", {want("up"), want("down")})});
        world.server.isHolding = true;
        auto future = world.poller->pollNow();
        QTRY_VERIFY(!world.server.held.empty());
        world.poller.reset();
        QVERIFY(future.isCanceled());
        QVERIFY(world.server.held.front().first->isCanceled()); // the request is aborted
        world.server.release();
        QCoreApplication::processEvents();
        QCOMPARE(world.history.commits, 0);
    }
};

TRACEO_TEST(TstPoller);
#include "tst_poller.moc"
