#include "models/poll/poll_world.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

/// Asks for "a" and then for "b", and writes down what it hears of the last answers.
class Remembering final : public Source {
public:
    const SourceSettings& settings() const override { return m_settings; }
    std::vector<Request> requests(const Plan&) const override { return {ask("a")}; }
    Result<Decoded> decode(const Request& request, const Response& response) const override
    {
        m_polls += request.want == "a" ? 1 : 0;
        heard.emplace_back(request.want, request.last.told);
        Decoded decoded;
        if (m_polls != kMute)
            decoded.told = request.want + " of poll " + std::to_string(m_polls);
        decoded.batch.observations.push_back({m_settings.name, request.want, request.span, response.receivedAt, Outcome::Ok, {}});
        if (request.want == "a")
            decoded.next = {ask("b")};
        return decoded;
    }

    static constexpr int kMute = 2;                                 ///< the poll that tells nothing
    mutable std::vector<std::pair<std::string, std::string>> heard; ///< want, told; of one question at a time

private:
    static Request ask(const char* want)
    {
        Request request;
        request.want = want;
        return request;
    }

    SourceSettings m_settings{.name = "remembering", .interval = Millis{15'000}};
    mutable int m_polls = 0;
};

} // namespace

class TstLastAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Told by the answer to "a" and then by the one that "a" leads to.
    void whatWasToldIsSaidWithTheNextPoll()
    {
        World world;
        const auto source = std::make_shared<const Remembering>();
        world.make({PolledSource{source, {}}});
        world.poller->start();
        QVERIFY(world.run(3 * kMinute));
        QVERIFY(source->heard.size() > 3);
        QCOMPARE(source->heard[0], (std::pair<std::string, std::string>{"a", ""}));
        QCOMPARE(source->heard[1], (std::pair<std::string, std::string>{"b", ""}));
        QCOMPARE(source->heard[2], (std::pair<std::string, std::string>{"a", "a of poll 1"}));
        QCOMPARE(source->heard[3], (std::pair<std::string, std::string>{"b", "b of poll 1"}));
    }

    void anAnswerThatTellsNothingLeavesWhatWasTold()
    {
        World world;
        const auto source = std::make_shared<const Remembering>();
        world.make({PolledSource{source, {}}});
        world.poller->start();
        QVERIFY(world.run(3 * kMinute));
        QVERIFY(source->heard.size() > 6);
        QCOMPARE(source->heard[4], (std::pair<std::string, std::string>{"a", "a of poll 1"}));
        QCOMPARE(source->heard[6], (std::pair<std::string, std::string>{"a", "a of poll 3"}));
    }

    void whatWasToldAndNotStoredIsToldAgain()
    {
        World world;
        const auto source = std::make_shared<const Remembering>();
        world.make({PolledSource{source, {}}});
        world.history.refusal = Error{ErrorCode::DiskFull, {}, {}, {}, {}};
        world.poller->start();
        QVERIFY(world.run(3 * kMinute));
        QVERIFY(source->heard.size() > 3);
        for (const auto& [want, told] : source->heard)
            QVERIFY2(told.empty(), (want + ": " + told).c_str());
        world.history.refusal.reset();
        QVERIFY(world.run(3 * kMinute));
        QVERIFY(!source->heard.back().second.empty());
    }
};

TRACEO_TEST(TstLastAnswer);
#include "tst_last_answer.moc"
