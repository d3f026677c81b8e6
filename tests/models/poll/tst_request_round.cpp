#include "poll/request_round.h"

#include "models/poll/poll_world.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>
#include <stop_token>
#include <thread>

using namespace traceo;
using namespace traceo::test;

namespace {

Request ask(std::string name, const char* path = "/api/v1/query")
{
    Request request;
    request.want = name;
    request.span = {kStart - kMinute, kStart};
    request.method = "POST";
    request.path = path;
    request.form = {{"query", name + "[60s]"}, {"time", "1795521600.000"}};
    request.optional = request.path != "/api/v1/query";
    return request;
}

Request askForADay(const std::string& name, UtcMs to)
{
    Request request = ask(name);
    request.span = {to - kDay, to};
    request.form = {{"query", name + "[86400s]"}, {"time", std::to_string(msOf(to) / 1000)}};
    return request;
}

/// QTRY sleeps between looks; a thousand pages would each wait for one.
bool waitFor(const QSignalSpy& spy)
{
    QElapsedTimer waited;
    waited.start();
    while (spy.isEmpty() && waited.elapsed() < 10'000)
        QCoreApplication::processEvents();
    return !spy.isEmpty();
}

struct Rounds {
    ManualClock clock;
    ScriptedServer server{clock};
    QThreadPool decoding;
    std::unique_ptr<RequestRound> round;

    RoundAnswer& run(std::vector<Request> requests)
    {
        round = std::make_unique<RequestRound>(polled("prom", {}).source, server, clock, decoding, nullptr);
        QSignalSpy finished(round.get(), &RequestRound::finished);
        round->start(std::move(requests));
        [&finished] { QVERIFY(waitFor(finished)); }();
        return round->answer();
    }
};

/// Every answer leads to the next page.
class EndlessPages final : public Source {
public:
    const SourceSettings& settings() const override { return m_settings; }
    std::vector<Request> requests(const Plan&) const override { return {ask("page")}; }
    Result<Decoded> decode(const Request& request, const Response&) const override
    {
        Decoded decoded;
        decoded.next = {request};
        return decoded;
    }

private:
    SourceSettings m_settings{.name = "endless"};
};

/// Answers from another thread, mostly while whoever asked is still busy with having asked.
class HastyServer final : public RequestRunner {
public:
    QFuture<Response> run(const Endpoint&, const Request&) override
    {
        auto promise = std::make_unique<QPromise<Response>>();
        promise->start();
        auto future = promise->future();
        while (m_next.load() != nullptr)
            std::this_thread::yield();
        m_next.store(promise.release());
        return future;
    }
    ~HastyServer() override
    {
        m_thread.request_stop();
        m_thread.join();
        delete m_next.load();
    }

private:
    static constexpr int kDelays = 4'000;

    void answerAll(const std::stop_token& stop)
    {
        const Response nothing = answered(R"({"status":"success","data":{"resultType":"matrix","result":[]}})");
        while (!stop.stop_requested()) {
            const std::unique_ptr<QPromise<Response>> promise(m_next.exchange(nullptr));
            if (!promise) {
                std::this_thread::yield();
                continue;
            }
            promise->addResult(nothing);
            for (int i = m_answered++ % kDelays; i > 0; --i) // meets each moment of the asking sooner or later
                std::atomic_signal_fence(std::memory_order_seq_cst);
            promise->finish();
        }
    }

    std::atomic<QPromise<Response>*> m_next = nullptr;
    int m_answered = 0;
    std::jthread m_thread{[this](const std::stop_token& stop) { answerAll(stop); }};
};

} // namespace

class TstRequestRound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingToAskEndsToo()
    {
        Rounds rounds;
        QCOMPARE(rounds.run({}).answered, 0);
    }

    /// Qt 6.4 runs a continuation twice that is attached to a future while another thread finishes it.
    void anAnswerMayComeWhileItIsStillBeingAskedFor()
    {
        ManualClock clock;
        HastyServer server;
        QThreadPool decoding;
        const auto source = polled("prom", {}).source;
        RequestRound round(source, server, clock, decoding, nullptr);
        QSignalSpy finished(&round, &RequestRound::finished);
        round.start(std::vector<Request>(20'000, ask("up")));
        QVERIFY(waitFor(finished));
        QCOMPARE(round.answer().answered, 20'000);
        QCOMPARE(finished.size(), 1);
    }

    void answersAreGatheredAsOneBatch()
    {
        Rounds rounds;
        const RoundAnswer& answer = rounds.run({ask("a"), ask("b"), ask("alerts", "/api/v1/alerts")});
        QCOMPARE(answer.answered, 2);
        QCOMPARE(answer.failed, 0);
        QCOMPARE(answer.batch.series.size(), 2u);
        QCOMPARE(answer.batch.factSets.size(), 1u);
        QCOMPARE(answer.batch.observations.size(), 3u);
        QCOMPARE(answer.samples, 8);
        QVERIFY(answer.enabled.contains("alerts"));
    }

    /// A long past of many series must not be held in memory as a whole.
    void aLongAnswerIsHandedOverInBatches()
    {
        Rounds rounds;
        rounds.server.since = kDistantPast;
        std::vector<Request> days;
        for (int i = 0; i < 200; ++i)
            days.push_back(askForADay("m", kStart - kDay * i));
        RequestRound round(polled("prom", {}).source, rounds.server, rounds.clock, rounds.decoding, nullptr);
        std::int64_t most = 0;
        std::int64_t samples = 0;
        std::size_t observations = 0;
        const auto take = [&](const Batch& batch) {
            const auto here = std::int64_t(batch.series.sampleCount());
            most = std::max(most, here);
            samples += here;
            observations += batch.observations.size();
        };
        connect(&round, &RequestRound::gathered, this, [&](Batch& batch) { take(batch); });
        QSignalSpy finished(&round, &RequestRound::finished);
        round.start(days);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
        take(round.answer().batch);
        QVERIFY2(most < 1'010'000, std::to_string(most).c_str());
        QCOMPARE(samples, round.answer().samples);
        QCOMPARE(samples, 200 * 5'760);
        QCOMPARE(observations, std::size_t(200));
    }

    void aPartOfALongAnswerThatWasNotGoodIsNotForgotten()
    {
        RoundAnswer answer;
        QVERIFY(!answer.notOk());
        answer.batch.observations.push_back({"prom", "m", {}, kStart, Outcome::Ok, {}});
        QVERIFY(!answer.notOk());
        answer.handedOver = Observation{"prom", "m", {}, kStart, Outcome::Decode, "partial"};
        QCOMPARE(answer.notOk()->message, std::string("partial"));
    }

    void atMostSixAreUnderWay()
    {
        Rounds rounds;
        rounds.server.isHolding = true;
        std::vector<Request> many;
        for (int i = 0; i < 20; ++i)
            many.push_back(ask("m" + std::to_string(i)));
        RequestRound round(polled("prom", {}).source, rounds.server, rounds.clock, rounds.decoding, nullptr);
        QSignalSpy finished(&round, &RequestRound::finished);
        round.start(many);
        QTRY_COMPARE(rounds.server.held.size(), 6u);
        rounds.server.release();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(round.answer().answered, 20);
    }

    void everyFailureHasAnObservationWithItsOutcome_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("outcome");
        QTest::newRow("auth") << int(ErrorCode::Auth) << int(Outcome::Auth);
        QTest::newRow("http") << int(ErrorCode::Http) << int(Outcome::Http);
        QTest::newRow("timeout") << int(ErrorCode::Timeout) << int(Outcome::Timeout);
        QTest::newRow("redirect") << int(ErrorCode::Redirect) << int(Outcome::Http);
        QTest::newRow("truncated") << int(ErrorCode::Truncated) << int(Outcome::Decode);
        QTest::newRow("empty") << int(ErrorCode::Empty) << int(Outcome::Empty);
    }

    void everyFailureHasAnObservationWithItsOutcome()
    {
        QFETCH(int, code);
        QFETCH(int, outcome);
        Rounds rounds;
        rounds.server.instead = [code](const Endpoint&, const Request&) { return std::optional(failed(ErrorCode(code))); };
        const RoundAnswer& answer = rounds.run({ask("a")});
        QCOMPARE(answer.failed, 1);
        QCOMPARE(int(answer.failure->code), code);
        QCOMPARE(int(answer.batch.observations.at(0).outcome), outcome);
        QCOMPARE(answer.batch.observations[0].span, ask("a").span);
    }

    void aLongErrorIsCut()
    {
        Rounds rounds;
        rounds.server.instead = [](const Endpoint&, const Request&) {
            Response response = failed(ErrorCode::Http, 500);
            response.error->found = QString(100'000, u'x');
            return std::optional(response);
        };
        QVERIFY(rounds.run({ask("a")}).batch.observations[0].message.size() < 900);
    }

    void whatIsOptionalMayBeLacking()
    {
        Rounds rounds;
        rounds.server.instead = [](const Endpoint&, const Request& request) -> std::optional<Response> {
            if (request.want == "alerts")
                return failed(ErrorCode::Http, 404);
            return request.want == "rules" ? std::optional(failed(ErrorCode::Auth, 403)) : std::nullopt;
        };
        const RoundAnswer& answer = rounds.run({ask("alerts", "/api/v1/alerts"), ask("rules", "/api/v1/rules"), ask("a")});
        QCOMPARE(answer.answered, 1);
        QVERIFY(!answer.failure);
        QCOMPARE(answer.notEnabled, std::set<std::string>{"alerts"});
        QCOMPARE(answer.refused.at("rules").code, ErrorCode::Auth);
        QVERIFY(answer.remedies.empty()); // that of a 404 is about the address, which the others answer at
    }

    void whatIsNotAllowedComesWithItsRemedy()
    {
        Rounds rounds;
        rounds.server.instead = [](const Endpoint&, const Request& request) {
            return request.want == "a" ? std::nullopt : std::optional(failed(ErrorCode::Auth, 405));
        };
        const RoundAnswer& answer = rounds.run({ask("rules", "/api/v1/rules"), ask("a")});
        QCOMPARE(answer.notEnabled, std::set<std::string>{"rules"});
        QCOMPARE(answer.remedies.at("rules"), QStringLiteral("hint"));
    }

    void pagesWithoutEndEnd()
    {
        Rounds rounds;
        RequestRound round(std::make_shared<EndlessPages>(), rounds.server, rounds.clock, rounds.decoding, nullptr);
        QSignalSpy finished(&round, &RequestRound::finished);
        round.start({ask("page")});
        QVERIFY(waitFor(finished));
        QCOMPARE(rounds.server.asked.size(), 1'001u);
        QCOMPARE(round.answer().failure->code, ErrorCode::TooLarge);
    }

    void aFutureSomebodyElseCancelledIsAFailure()
    {
        Rounds rounds;
        rounds.server.isHolding = true;
        RequestRound round(polled("prom", {}).source, rounds.server, rounds.clock, rounds.decoding, nullptr);
        QSignalSpy finished(&round, &RequestRound::finished);
        round.start({ask("a")});
        QTRY_COMPARE(rounds.server.held.size(), 1u);
        rounds.server.held.front().first->future().cancel();
        rounds.server.held.front().first->finish();
        rounds.server.held.clear();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(round.answer().failure->code, ErrorCode::Cancelled);
    }
};

TRACEO_TEST(TstRequestRound);
#include "tst_request_round.moc"
