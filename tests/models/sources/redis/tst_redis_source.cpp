#include "sources/redis/redis_source.h"

#include "models/sources/redis/replies.h"
#include "sources/redis/key_sample.h"
#include "sources/strokes.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"
#include "vocabulary/facts.h"
#include "workspace/workspace.h"

#include <QTest>

#include <array>
#include <numeric>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kNoon = utcMs(1'795'521'600'000); // 2026-11-24T12:00:00Z
const TimeSpan kOverNoon{kNoon - Millis{5'000}, kNoon + Millis{5'000}};
/// The slower clock's of cache-1 after noon.
const UtcMs kStroke = kNoon + phaseOf("cache-1", kMinute);
const TimeSpan kOverStroke{kStroke - Millis{5'000}, kStroke + Millis{5'000}};
const TimeSpan kBetween{kNoon + Millis{5'000}, kNoon + Millis{15'000}};

RedisSource source(KeyGroups groups = {})
{
    SourceSettings settings;
    settings.name = "cache-1";
    settings.kind = "redis";
    return RedisSource(std::move(settings), std::move(groups));
}

KeyGroups sessions()
{
    KeyGroups groups;
    groups.patterns = {"session:*"};
    return groups;
}

std::vector<std::string> wantsOf(const std::vector<Request>& requests)
{
    std::vector<std::string> wants;
    for (const Request& request : requests)
        wants.push_back(request.want);
    return wants;
}

Request asked(const char* want, std::vector<std::string> command, TimeSpan span = kBetween)
{
    Request request;
    request.transport = Transport::Redis;
    request.want = want;
    request.command = std::move(command);
    request.span = span;
    return request;
}

Request info(TimeSpan span = kBetween)
{
    return asked(vocabulary::kRedisQuestion, {"INFO", "all"}, span);
}

Response answered(const RedisReply& reply)
{
    Response response;
    response.status = 200;
    response.body = wireOf(reply);
    response.receivedAt = kPolled;
    return response;
}

Response failed(int status, ErrorCode code)
{
    Response response;
    response.status = status;
    response.error = Error{code, {}, u"an answer"_s, u"an error"_s, {}};
    return response;
}

std::shared_ptr<const Source> parsed(const std::string& yaml, Errors& errors)
{
    const auto node = readYaml(yaml, u"w.yaml"_s);
    return node ? redisKind().parse(*node, errors) : nullptr;
}

const Fact* factOf(const Batch& batch, std::string_view kind)
{
    const auto found = std::ranges::find(batch.facts, kind, &Fact::kind);
    return found == batch.facts.end() ? nullptr : &*found;
}

} // namespace

class TstRedisSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTraceoLookedUpItselfStandsBesideTheServersCounters()
    {
        for (const bool isKnown : {true, false}) {
            RedisReply reply;
            reply.kind = RedisReply::Kind::Text;
            reply.text = "# Stats\r\nkeyspace_hits:9\r\nkeyspace_misses:1\r\n";
            Response response = answered(reply);
            if (isKnown)
                response.lookups = Lookups{4, 1};
            const auto decoded = source().decode(info(), response);
            QVERIFY(decoded.ok());
            const auto values = valuesOf(decoded->batch.series);
            const std::string hits = std::string(vocabulary::kRedisOwnHits) + "{}";
            QCOMPARE(values.contains(hits), isKnown);
            QCOMPARE(values.contains(std::string(vocabulary::kRedisOwnMisses) + "{}"), isKnown);
            if (isKnown)
                QCOMPARE(values.at(hits), 4.0);
        }
    }

    /// The rest is kept, and the answer is not called good.
    void aFieldThatIsNoNumberIsSaidWithItsLine()
    {
        const auto decoded = source().decode(info(), answered(text("# Stats\r\nkeyspace_hits:abc\r\nkeyspace_misses:1\r\n")));
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->errors.size(), 1u);
        QVERIFY2(decoded->errors[0].where.contains(u"line 2"_s), qPrintable(decoded->errors[0].where));
        QVERIFY2(decoded->errors[0].found.contains(u"abc"_s), qPrintable(decoded->errors[0].found));
        QCOMPARE(decoded->batch.observations.front().outcome, Outcome::Decode);
        QVERIFY(valuesOf(decoded->batch.series).contains("redis_keyspace_misses_total{}"));
    }

    void infoIsAskedEachTimeAndTheRestOnASlowerClock()
    {
        const auto ask = [](TimeSpan span) { return source().requests({Plan::Purpose::Poll, span.to, span, {}}); };
        QCOMPARE(wantsOf(ask(kBetween)), (std::vector<std::string>{"INFO"}));
        QCOMPARE(wantsOf(ask({kStroke, kStroke + kMinute - Millis{1}})), (std::vector<std::string>{"INFO"}));
        const auto eachMinute = ask(kOverStroke);
        QCOMPARE(wantsOf(eachMinute), (std::vector<std::string>{"INFO", "LATENCY LATEST", "MEMORY STATS", "CLIENT LIST"}));
        QVERIFY(eachMinute[1].span == (TimeSpan{kStroke - kMinute, kOverStroke.to})); // joins the one before
        const UtcMs configured = kNoon + phaseOf("cache-1", 5 * kMinute);
        QCOMPARE(wantsOf(ask({configured - Millis{1}, configured})), (std::vector<std::string>{"INFO", "CONFIG"}));
        const auto all = ask({kNoon - 5 * kMinute, kNoon}); // as after a start
        QCOMPARE(wantsOf(all), (std::vector<std::string>{"INFO", "LATENCY LATEST", "MEMORY STATS", "CLIENT LIST", "CONFIG"}));
        for (const Request& request : all) {
            QCOMPARE(request.transport, Transport::Redis);
            QCOMPARE(request.optional, request.want != "INFO");
        }
        QCOMPARE(all[0].command, (std::vector<std::string>{"INFO", "all"}));
        QCOMPARE(all[4].command, (std::vector<std::string>{"CONFIG", "GET", "maxmemory*"}));
    }

    /// Whatever they are called, and each of them once a minute.
    void ofManySourcesSomeAreAskedMoreWithEachPoll_data()
    {
        QTest::addColumn<QString>("pattern");
        for (const QString& pattern : {u"cache-%1"_s, u"10.0.0.%1:6379"_s, u"sessions-%1.eu-west-1.shop.example"_s})
            QTest::newRow(qPrintable(pattern)) << pattern;
    }
    void ofManySourcesSomeAreAskedMoreWithEachPoll()
    {
        QFETCH(const QString, pattern);
        constexpr int kSources = 100;
        std::array<int, 4> more{};
        for (int i = 0; i < kSources; ++i) {
            const RedisSource redis(SourceSettings{.name = pattern.arg(i).toStdString(), .kind = "redis"});
            for (int poll = 0; poll < 4; ++poll) {
                const TimeSpan span{kNoon + poll * kMinute / 4, kNoon + (poll + 1) * kMinute / 4};
                const auto wants = wantsOf(redis.requests({Plan::Purpose::Poll, span.to, span, {}}));
                more[std::size_t(poll)] += int(std::ranges::count(wants, "CLIENT LIST"));
            }
        }
        QCOMPARE(std::accumulate(more.begin(), more.end(), 0), kSources);
        for (const int count : more)
            QVERIFY2(count > 12 && count < 40, qPrintable(QString::number(count)));
    }

    void itHasNoPastAndIsTestedCheaply()
    {
        QVERIFY(source().requests({Plan::Purpose::Backfill, kNoon, {kNoon - kDay, kNoon}, {}}).empty());
        const auto test = source().requests({Plan::Purpose::Test, kNoon, kOverNoon, {}});
        QCOMPARE(test.size(), 1u);
        QCOMPARE(test[0].command, (std::vector<std::string>{"INFO", "default"}));
        const auto decoded = source(sessions()).decode(test[0], answered(text("redis_version:7.0.15\r\nrun_id:ab\r\n")));
        QVERIFY(decoded.ok() && decoded->next.empty()); // nothing follows a test
    }

    void anInfoIsSeriesFactsAndAnObservation()
    {
        const auto decoded = source().decode(info(), answered(text(kRedisInfoText)));
        QVERIFY(decoded.ok() && decoded->errors.empty() && decoded->next.empty());
        auto values = valuesOf(decoded->batch.series);
        QCOMPARE(values.at("redis_keyspace_misses_total{}"), 250.0);
        for (const SeriesRun& run : decoded->batch.series) {
            QVERIFY2(run.key.source == "cache-1" && run.key.labels.value("instance") == "cache-1", run.key.toText().c_str());
            QVERIFY(run.samples.size() == 1 && run.samples[0].at == kPolled);
        }
        QCOMPARE(decoded->batch.observations.size(), 1u);
        const Observation& seen = decoded->batch.observations[0];
        QVERIFY(seen.source == "cache-1" && seen.want == "INFO" && seen.outcome == Outcome::Ok && seen.span == kBetween);
    }

    void aCacheSaysWhatItIs()
    {
        const auto decoded = source().decode(info(), answered(text(kRedisInfoText)));
        const Fact* fact = factOf(decoded->batch, vocabulary::kCacheFact);
        QVERIFY(fact && fact->key == "cache-1" && fact->source == "cache-1" && fact->validFrom == kPolled);
        const auto cache = vocabulary::cacheFact(fact->payload);
        QVERIFY(cache.ok());
        QVERIFY(cache->product == "Redis" && cache->version == "7.0.15" && cache->role == "master");
        QVERIFY(cache->runId == "0123456789abcdef" && cache->policy == "allkeys-lru" && cache->refused.empty());
        const Fact* server = factOf(decoded->batch, vocabulary::kSourceFact);
        QVERIFY(server && vocabulary::sourceFact(server->payload)->product == "Redis");
    }

    void whatRestsOnInfoFollowsItOncePerMinute()
    {
        const auto decoded = source().decode(info(kOverStroke), answered(text(kRedisInfoText)));
        QCOMPARE(wantsOf(decoded->next), (std::vector<std::string>{"SLOWLOG", "LATENCY HISTOGRAM"}));
        QCOMPARE(decoded->next[0].command, (std::vector<std::string>{"SLOWLOG", "GET", "128"}));
        QVERIFY(decoded->next[0].optional && decoded->next[1].optional);
        QCOMPARE(decoded->next[0].form, (Pairs{{"run_id", "0123456789abcdef"}}));
        QVERIFY(std::ranges::find(decoded->next[1].form, std::pair<std::string, std::string>("get", "56000"))
                != decoded->next[1].form.end());
    }

    void theSlowLogIsEventsOfThatRun()
    {
        Request request = asked(kSlowLogQuestion, {"SLOWLOG", "GET", "128"});
        request.form = {{"run_id", "abcd"}};
        const auto decoded = source().decode(
            request,
            answered(list({list({number(7), number(1'795'521'500), number(42'457), list({text("EVAL"), text("secret")})})})));
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->batch.events.size(), 1u);
        QCOMPARE(decoded->batch.events[0].ids, std::vector<std::string>{"abcd/7"});
        QVERIFY(decoded->batch.observations[0].want == "SLOWLOG" && decoded->batch.observations[0].outcome == Outcome::Ok);
    }

    void eachAnswerIsReadByItsQuestion()
    {
        const auto values = [](const Request& request, const RedisReply& reply) {
            const auto decoded = source().decode(request, answered(reply));
            return decoded ? valuesOf(decoded->batch.series) : std::map<std::string, double>();
        };
        QVERIFY(values(asked(kLatencyLatestQuestion, {"LATENCY", "LATEST"}),
                       list({list({text("fork"), number(5), number(1), number(1)})}))
                    .contains("redis_latency_spike_last{event_name=\"fork\"}"));
        QVERIFY(
            values(asked(kLatencyHistogramQuestion, {"LATENCY", "HISTOGRAM"}),
                   list({text("get"), list({text("calls"), number(1), text("histogram_usec"), list({number(1), number(1)})})}))
                .contains("redis_commands_latencies_usec_count{cmd=\"get\"}"));
        QVERIFY(values(asked(kMemoryQuestion, {"MEMORY", "STATS"}), list({text("keys.count"), number(1)}))
                    .contains("traceo_redis_memory_stat{stat=\"keys.count\"}"));
        QVERIFY(values(asked(kClientsQuestion, {"CLIENT", "LIST"}), text("id=1 name=web age=1 omem=0\n"))
                    .contains("traceo_redis_clients{client=\"web\"}"));
        QVERIFY(values(asked(kConfigQuestion, {"CONFIG", "GET", "maxmemory*"}), list({text("maxmemory"), text("1")}))
                    .contains("redis_config_maxmemory{}"));
    }

    void aPartlyBadAnswerGivesTheRestAndIsNotOk()
    {
        const auto decoded =
            source().decode(asked(kLatencyLatestQuestion, {"LATENCY", "LATEST"}),
                            answered(list({list({text("fork"), number(5), number(1), number(1)}), error("ERR broken")})));
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->batch.series.size(), 2u);
        QCOMPARE(decoded->errors.size(), 1u);
        QVERIFY(decoded->errors[0].where.startsWith(u"cache-1 LATENCY LATEST"_s));
        QVERIFY(decoded->errors[0].found.contains(u"ERR broken"_s));
        QCOMPARE(decoded->batch.observations[0].outcome, Outcome::Decode);
        QVERIFY(!decoded->batch.observations[0].message.empty());
    }

    void badAnswersSayWhere_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::newRow("no INFO") << QByteArray::fromStdString(wireOf(text("hello: world\n"))) << int(ErrorCode::Decode);
        QTest::newRow("blank") << QByteArray::fromStdString(wireOf(text("\r\n"))) << int(ErrorCode::Decode);
        QTest::newRow("a list") << QByteArray::fromStdString(wireOf(list({text(kRedisInfoText)}))) << int(ErrorCode::Decode);
        QTest::newRow("a number") << QByteArray(":1\r\n") << int(ErrorCode::Decode);
        QTest::newRow("nothing") << QByteArray("$-1\r\n") << int(ErrorCode::Decode);
        QTest::newRow("an error") << QByteArray("-ERR no\r\n") << int(ErrorCode::Decode);
        QTest::newRow("a web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n") << int(ErrorCode::Decode);
        QTest::newRow("cut") << QByteArray("$100\r\nredis_ver") << int(ErrorCode::Truncated);
    }
    void badAnswersSayWhere()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        Response response = answered(RedisReply{});
        response.body = body.toStdString();
        const auto decoded = source().decode(info(), response);
        QVERIFY(!decoded.ok());
        QCOMPARE(int(decoded.error().code), code);
        QVERIFY2(decoded.error().where.startsWith(u"cache-1 INFO"_s), qPrintable(toText(decoded.error())));
        QVERIFY(!decoded.error().expected.isEmpty() && !decoded.error().found.isEmpty());
    }

    void serversThatDoNotKnowAllAreAskedPlainly()
    {
        const auto instead = source().instead(info(), failed(400, ErrorCode::Http));
        QCOMPARE(instead.size(), 1u);
        QCOMPARE(instead[0].command, std::vector<std::string>{"INFO"});
        QVERIFY(!instead[0].optional && instead[0].span == kBetween);
        QVERIFY(source().instead(instead[0], failed(400, ErrorCode::Http)).empty()); // once
        const auto empty = source().decode(info(), answered(text("")));
        QVERIFY(empty.ok() && empty->batch.series.empty() && empty->batch.observations.empty());
        QCOMPARE(empty->next.front().command, std::vector<std::string>{"INFO"});
        QCOMPARE(source().decode(empty->next.front(), answered(text(""))).error().code, ErrorCode::Decode);
    }

    void whatIsRefusedIsNotAskedAnotherWay()
    {
        QVERIFY(source().instead(info(), failed(405, ErrorCode::Auth)).empty());
        QVERIFY(source().instead(info(), failed(503, ErrorCode::Http)).empty()); // LOADING
        QVERIFY(source().instead(info(), failed(0, ErrorCode::Auth)).empty());
        QVERIFY(source().instead(info(), failed(0, ErrorCode::Timeout)).empty());
        QVERIFY(source().instead(asked(kSlowLogQuestion, {"SLOWLOG", "GET", "128"}), failed(400, ErrorCode::Http)).empty());
    }

    void keyGroupsAreAskedOnTheirOwnClockOneQuestionAfterTheOther()
    {
        const RedisSource redis = source(sessions());
        QVERIFY(redis.decode(info(kBetween), answered(text(kRedisInfoText)))->next.empty());
        const auto polled =
            redis.decode(info(kOverNoon), answered(text("redis_version:7\r\ndb0:keys=2,expires=0,avg_ttl=0\r\n")));
        QCOMPARE(wantsOf(polled->next), (std::vector<std::string>{"SCAN"}));
        const Request scan = polled->next[0];
        QCOMPARE(scan.command, (std::vector<std::string>{"SCAN", "0", "COUNT", "50"}));
        auto step = redis.decode(scan, answered(list({text("0"), list({text("a"), text("session:1")})})));
        QCOMPARE(step->next.size(), 1u);
        QCOMPARE(step->next[0].command, (std::vector<std::string>{"MEMORY", "USAGE", "session:1"}));
        QVERIFY(step->batch.series.empty() && step->batch.observations.empty());
        step = redis.decode(step->next[0], answered(number(72)));
        QCOMPARE(step->next[0].command[2], std::string("a"));
        step = redis.decode(step->next[0], answered(number(56)));
        QVERIFY(step->next.empty());
        auto values = valuesOf(step->batch.series);
        QCOMPARE(values.at("redis_key_group_count{db=\"db0\",key_group=\"session:*\"}"), 1.0);
        QCOMPARE(values.at("redis_key_group_memory_usage_bytes{db=\"db0\",key_group=\"session:*\"}"), 72.0);
        QCOMPARE(values.at("redis_key_group_memory_usage_bytes{db=\"db0\",key_group=\"unclassified\"}"), 56.0);
        QCOMPARE(step->batch.observations[0].want, std::string(kKeyGroupsQuestion));
    }

    /// The next stroke may be an hour away, or a day.
    void theSecondPollOfARunTakesTheFirstSample()
    {
        const RedisSource redis = source(sessions());
        const Response two = answered(text("redis_version:7\r\ndb0:keys=2,expires=0,avg_ttl=0\r\n"));
        Request poll = info(kBetween);
        const auto first = redis.decode(poll, two);
        QVERIFY(first->next.empty()); // who polls once does not wait for a sample
        poll.last.told = first->told;
        const auto second = redis.decode(poll, two);
        QCOMPARE(wantsOf(second->next), (std::vector<std::string>{"SCAN"}));
        QVERIFY(second->next[0].span == (TimeSpan{kNoon, kBetween.to})); // since the stroke before
        poll.last.told = second->told;
        const auto third = redis.decode(poll, two);
        QVERIFY(third->next.empty());
        poll.last.told = third->told;
        QVERIFY(redis.decode(poll, two)->next.empty()); // from then on the strokes decide
        QVERIFY(source().decode(info(kBetween), two)->next.empty());
    }

    void groupsOfAnEmptyServerAreKnownAtOnce()
    {
        const auto polled = source(sessions()).decode(info(kOverNoon), answered(text("redis_version:7\r\n")));
        QCOMPARE(valuesOf(polled->batch.series).at("redis_key_group_count{db=\"db0\",key_group=\"session:*\"}"), 0.0);
        QCOMPARE(polled->batch.observations.size(), 2u);
    }

    void theWorkspaceNamesIt()
    {
        Errors errors;
        const auto made = parsed("{name: cache-1, kind: redis, url: \"rediss://cache-1:6380\", interval: 10s,\n"
                                 " auth: {kind: basic, user: traceo, secret: keychain:c}, key_groups: {patterns: ['a:*']}}",
                                 errors);
        QVERIFY2(errors.empty() && made, errors.empty() ? "" : qPrintable(toText(errors.front())));
        QCOMPARE(made->settings().endpoint.base.toString(), u"rediss://cache-1:6380"_s);
        QCOMPARE(made->settings().endpoint.auth, Endpoint::Auth::Basic);
        errors.clear();
        QVERIFY(
            parsed("{name: c, kind: redis, url: \"redis://127.0.0.1:6379\", auth: {kind: basic, secret: keychain:c}}", errors));
        QVERIFY2(errors.empty(), "a password without a user is the default user's");
    }

    void aPathIsADatabaseWhoseGroupsTheseAre()
    {
        Errors errors;
        const auto made = parsed("{name: c, kind: redis, url: \"redis://h:6379/3\", key_groups: {patterns: ['a:*']}}", errors);
        QVERIFY(made && errors.empty());
        const auto polled =
            made->decode(info(kOverNoon), answered(text("redis_version:7\r\ndb0:keys=9,expires=0,avg_ttl=0\r\n")));
        QCOMPARE(valuesOf(polled->batch.series).at("redis_key_group_count{db=\"db3\",key_group=\"a:*\"}"), 0.0);
    }

    void mistakesOfTheWorkspaceAreLocated_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("expected");
        QTest::newRow("http") << QByteArray("{name: c, kind: redis, url: \"http://h:6379\"}") << u"redis://"_s;
        QTest::newRow("path") << QByteArray("{name: c, kind: redis, url: \"redis://h:6379/two\"}") << u"path"_s;
        QTest::newRow("collect") << QByteArray("{name: c, kind: redis, url: \"redis://h:6379\", collect: [up]}") << u"collect"_s;
        QTest::newRow("plain password") << QByteArray("{name: c, kind: redis, url: \"redis://h:6379\", auth: {kind: basic, "
                                                      "secret: keychain:c}}")
                                        << u"rediss://"_s;
        QTest::newRow("groups") << QByteArray("{name: c, kind: redis, url: \"redis://h:6379\", key_groups: {patterns: []}}")
                                << u"patterns"_s;
    }
    void mistakesOfTheWorkspaceAreLocated()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, expected);
        Errors errors;
        (void)parsed(yaml.toStdString(), errors);
        QCOMPARE(errors.size(), 1u);
        QVERIFY2(errors[0].expected.contains(expected), qPrintable(toText(errors[0])));
        QVERIFY(errors[0].where.startsWith(u"w.yaml"_s));
    }
};

TRACEO_TEST(TstRedisSource);
#include "tst_redis_source.moc"
