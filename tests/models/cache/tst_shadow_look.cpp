#include "cache/shadow_look.h"
#include "core/sql_rows.h"
#include "models/history/store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Millis kGrace{1000};

ShadowConfig ofUrl(const std::string& path = "/s/{id}")
{
    ShadowConfig config{.cache = "sessions", .keys = {"session:*"}};
    config.origin.base = QUrl(u"https://api.example.com"_s);
    config.origin.path = path;
    return config;
}

ShadowConfig askingBy(const std::string& statement)
{
    ShadowConfig config{.cache = "sessions", .keys = {"session:*"}};
    config.origin.source = "shop";
    config.origin.statement = statement;
    return config;
}

Response answer(const std::string& body, int status = 200)
{
    Response response;
    response.status = status;
    response.body = body;
    return response;
}

CachedRead cached(const std::string& value, UtcMs at = kNow)
{
    return *cachedRead(ofUrl(), {.kind = RedisReply::Kind::Text, .text = value}, at);
}

OriginRead origin(const std::string& value, std::optional<UtcMs> updated)
{
    OriginRead read = *originRead(ofUrl(), answer(value));
    read.updatedAt = updated;
    return read;
}

} // namespace

class TstShadowLook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staleIsWhatTheOriginChangedBeforeTheGrace()
    {
        const auto judged = judgeShadow(cached("old"), origin("new", kNow - Millis{5000}), cached("old"), kGrace);
        QCOMPARE(judged.outcome, LookOutcome::Stale);
        QCOMPARE(judged.age, Millis{5000});
    }

    void whatAgreesIsFresh()
    {
        QCOMPARE(judgeShadow(cached("a"), origin("a", {}), cached("a"), kGrace).outcome, LookOutcome::Fresh);
    }

    void allElseIsUndecided()
    {
        const CachedRead none{.isThere = false, .hash = {}, .version = {}, .at = kNow};
        const OriginRead gone;
        const UtcMs before = kNow - Millis{5000};
        for (const Judgement& judged :
             {judgeShadow(cached("a"), origin("b", kNow - kGrace), cached("a"), kGrace),
              judgeShadow(cached("a"), origin("b", {}), cached("a"), kGrace),
              judgeShadow(cached("a"), origin("b", before), cached("b"), kGrace),
              judgeShadow(cached("a"), origin("b", before), none, kGrace), judgeShadow(cached("a"), gone, cached("a"), kGrace)})
            QCOMPARE(judged.outcome, LookOutcome::Undecided);
    }

    void aVersionBeforeTheOriginsIsStale()
    {
        OriginRead read = origin("x", {});
        CachedRead second = cached("y");
        QVERIFY(!judgeVersion(read, second, kGrace));
        read.version = 7;
        second.version = 6;
        QCOMPARE(judgeVersion(read, second, kGrace)->outcome, LookOutcome::Stale);
        read.updatedAt = kNow - Millis{10};
        QCOMPARE(judgeVersion(read, second, kGrace)->outcome, LookOutcome::Undecided);
        second.version = 8; // written since the origin was asked
        QCOMPARE(judgeVersion(read, second, kGrace)->outcome, LookOutcome::Fresh);
    }

    void anAddressTakesTheKeyAndNothingElse()
    {
        const auto request = originRequest(ofUrl(), "session:42 %");
        QVERIFY(request.ok());
        QCOMPARE(request->path, std::string("/s/42 %"));
        for (const char* const key : {"session:../admin", "session:..", "session:", "session:a\nb", "other:1"})
            QVERIFY2(!originRequest(ofUrl(), key).ok(), key);
        ShadowConfig inQuery = ofUrl("/s");
        inQuery.origin.query = {{"key", "{key}"}};
        const auto asked = originRequest(inQuery, "session:../{id}&x=1");
        QVERIFY(asked.ok());
        QCOMPARE(asked->query, (Pairs{{"key", "session:../{id}&x=1"}}));
    }

    void aStatementTakesTheKeyAsAText()
    {
        const ShadowConfig config = askingBy("SELECT 1 WHERE a = {id} AND b = {key}");
        const auto plain = originRequest(config, "session:o'x");
        QVERIFY(plain.ok());
        QCOMPARE(plain->transport, Transport::Sql);
        QCOMPARE(plain->command, (std::vector<std::string>{"SELECT 1 WHERE a = 'o''x' AND b = 'session:o''x'"}));
        const auto slash = originRequest(config, "session:\\'; DROP TABLE t; --");
        QVERIFY(slash->command[0].starts_with("SELECT 1 WHERE a = E'\\\\''; DROP"));
        QVERIFY(!originRequest(config, "session:\xff").ok());
        QVERIFY(!originRequest(config, std::string("session:a\0b", 11)).ok());
    }

    void theHeaderSaysWhenItChangedByOurClock()
    {
        Response response = answer("body");
        response.headers = {{"last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"}};
        QCOMPARE(msOf(*originRead(ofUrl(), response)->updatedAt), std::int64_t(784'111'777'000));
        response.clockSkew = Millis{2000}; // their clock is ahead
        QCOMPARE(msOf(*originRead(ofUrl(), response)->updatedAt), std::int64_t(784'111'775'000));
        response.headers = {{"last-modified", "yesterday"}};
        QVERIFY(!originRead(ofUrl(), response)->updatedAt);
    }

    void pointersPointIntoTheAnswer()
    {
        ShadowConfig config = ofUrl();
        config.origin.value = "/data";
        config.origin.updated = "/changed";
        config.origin.version = "/v";
        const auto read = originRead(config, answer("{\"data\":\"text\",\"changed\":\"2026-11-06T03:41:00Z\",\"v\":\"12\"}"));
        QVERIFY(read.ok() && read->isThere);
        QCOMPARE(read->hash, cached("text").hash);
        QCOMPARE(read->version.value(), std::int64_t(12));
        QVERIFY(read->updatedAt);
        QVERIFY(!originRead(config, answer("{\"changed\":1}"))->isThere);
        QVERIFY(!originRead(config, answer("<html>")).ok());
        config.origin.version = "/data/x";
        QVERIFY(!originRead(config, answer("{\"data\":[1]}"))->version);
    }

    void whatIsGoneIsAnAnswerAndARefusalIsNone()
    {
        Response response = answer("", 404);
        response.error = Error{.code = ErrorCode::NotFound};
        QVERIFY(!originRead(ofUrl(), response)->isThere);
        response.status = 500;
        QVERIFY(!originRead(ofUrl(), response).ok());
    }

    void rowsHaveColumnsOfThatName()
    {
        const ShadowConfig config = askingBy("SELECT {id}");
        SqlRows rows{.columns = {"value", "updated_at", "version"},
                     .rows = {{std::string("text"), std::int64_t(1000), std::int64_t(3)}}};
        const auto read = originRead(config, answer(toJson(rows)));
        QVERIFY(read.ok() && read->isThere);
        QCOMPARE(read->hash, cached("text").hash);
        QCOMPARE(msOf(*read->updatedAt), std::int64_t(1000));
        QCOMPARE(read->version.value(), std::int64_t(3));
        rows.rows.clear();
        QVERIFY(!originRead(config, answer(toJson(rows)))->isThere);
        QVERIFY(!originRead(config, answer(toJson(SqlRows{.columns = {"a"}, .rows = {}}))).ok());
    }

    void orderAndSpacesDoNotMatterToJson()
    {
        ShadowConfig config = ofUrl();
        const auto read = [&config](const char* text) {
            return cachedRead(config, {.kind = RedisReply::Kind::Text, .text = text}, kNow)->hash;
        };
        QVERIFY(read("{\"a\":1,\"b\":2}") != read("{ \"b\": 2, \"a\": 1 }"));
        config.asJson = true;
        QCOMPARE(read("{\"a\":1,\"b\":2}"), read("{ \"b\": 2, \"a\": 1 }"));
        QVERIFY(read("no JSON") != read("no  JSON"));
    }

    void anErrorOfTheCacheIsSaid()
    {
        const auto read = cachedRead(ofUrl(), {.kind = RedisReply::Kind::Error, .text = "WRONGTYPE Operation"}, kNow);
        QVERIFY(!read.ok());
        QVERIFY(read.error().found.contains(u"WRONGTYPE"_s));
        QVERIFY(!cachedRead(ofUrl(), {.kind = RedisReply::Kind::Nothing}, kNow)->isThere);
    }

    void aTokenIsSentToItsAddress()
    {
        ShadowConfig config = ofUrl();
        config.origin.token = SecretRef{SecretRef::Kind::Environment, "T"};
        const Endpoint endpoint = originEndpoint(config);
        QCOMPARE(endpoint.base, config.origin.base);
        QCOMPARE(endpoint.auth, Endpoint::Auth::Bearer);
        QCOMPARE(endpoint.secret.name, std::string("T"));
    }
};

TRACEO_TEST(TstShadowLook);
#include "tst_shadow_look.moc"
