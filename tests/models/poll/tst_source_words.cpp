#include "poll/source_words.h"

#include "models/poll/poll_world.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSourceWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whenAllIsWellThereIsNothingToSay()
    {
        QVERIFY(wordsOfAnswer({}, {}, std::nullopt).isEmpty());
        QVERIFY(wordsOfAnswer({}, {}, Millis{20'000}).isEmpty());
    }

    void aFailureIsSaidWithItsReason()
    {
        RoundAnswer answer;
        answer.failure = Error{ErrorCode::Auth, u"prom"_s, {}, u"status 401"_s, {}};
        QVERIFY(wordsOfFailure(answer).contains(u"status 401"_s));
        answer.answered = 3;
        answer.failed = 1;
        const QString words = wordsOfAnswer(answer, {}, std::nullopt);
        QVERIFY2(words.contains(u"1 of 4"_s) && words.contains(u"status 401"_s), qPrintable(words));
    }

    /// One thing at a time: what failed, then what was left out, then what was refused, then what is partial, then
    /// the clock.
    void theWorstIsSaidFirst()
    {
        RoundAnswer answer;
        std::map<std::string, Error> refused;
        QVERIFY(wordsOfAnswer(answer, refused, kDay).contains(u"ahead"_s));
        QVERIFY(wordsOfAnswer(answer, refused, -kDay).contains(u"behind"_s));
        answer.handedOver = Observation{"prom", "up", {}, kStart, Outcome::Decode, "partial"};
        QCOMPARE(wordsOfAnswer(answer, refused, kDay), u"partial"_s);
        refused.emplace("alerts", Error{ErrorCode::Decode, {}, {}, u"refused"_s, {}});
        QVERIFY(wordsOfAnswer(answer, refused, kDay).contains(u"refused"_s));
        answer.problems.push_back({ErrorCode::Decode, {}, {}, u"left out"_s, {}});
        QVERIFY(wordsOfAnswer(answer, refused, kDay).contains(u"left out"_s));
        answer.failure = Error{ErrorCode::Timeout, {}, {}, u"silence"_s, {}};
        QVERIFY(wordsOfAnswer(answer, refused, kDay).contains(u"silence"_s));
    }
};

TRACEO_TEST(TstSourceWords);
#include "tst_source_words.moc"
