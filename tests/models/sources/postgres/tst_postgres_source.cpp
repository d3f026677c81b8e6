#include "sources/postgres/postgres_source.h"

#include "models/sources/postgres/made_answers.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"
#include "vocabulary/facts.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kNoon = utcMs(1'795'521'600'000); // 2026-11-24T12:00:00Z
const TimeSpan kNoStroke{kNoon + Millis{5'000}, kNoon + Millis{20'000}};
const TimeSpan kEveryStroke{kNoon - Millis{5'000}, kNoon};

PostgresSource source(PostgresSource::Options options = {})
{
    SourceSettings settings;
    settings.name = "pg";
    settings.kind = "postgres";
    return {std::move(settings), options};
}

Request asked(const char* want, TimeSpan span = kNoStroke)
{
    Request request;
    request.transport = Transport::Sql;
    request.want = want;
    request.span = span;
    return request;
}

Response answered(const SqlRows& rows)
{
    Response response;
    response.body = toJson(rows);
    response.receivedAt = kNoon;
    return response;
}

std::vector<std::string> wantsOf(const std::vector<Request>& requests)
{
    std::vector<std::string> wants;
    for (const Request& request : requests)
        wants.push_back(request.want);
    return wants;
}

std::vector<std::string> followUps(const MadeServer& server, TimeSpan span, PostgresSource::Options options = {})
{
    return wantsOf(source(options).decode(asked(vocabulary::kPostgresQuestion, span), answered(databases(server)))->next);
}

vocabulary::CacheFact cacheOf(const MadeServer& server, PostgresSource::Options options = {})
{
    const auto decoded = source(options).decode(asked(vocabulary::kPostgresQuestion), answered(databases(server)));
    for (const Fact& fact : decoded->batch.facts) {
        if (fact.kind == vocabulary::kCacheFact && fact.key == "pg")
            return vocabulary::cacheFact(fact.payload).valueOr({});
    }
    return {};
}

SqlRows indexes(int count)
{
    SqlRows rows{{"datname", "schemaname", "relname", "indexrelname", "idx_scan"}, {}};
    for (int i = 0; i < count; ++i)
        rows.rows.push_back({word("shop"), word("public"), word("t"), std::string("i") + std::to_string(i), number(1)});
    return rows;
}

} // namespace

class TstPostgresSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPollBeginsWithOneQuestionThatMustBeAnswered()
    {
        const auto requests = source().requests({Plan::Purpose::Poll, kNoon, kEveryStroke, {}});
        QCOMPARE(wantsOf(requests), std::vector<std::string>{"pg_stat_database"});
        QVERIFY(!requests[0].optional && requests[0].transport == Transport::Sql && requests[0].command.size() == 1);
        QVERIFY(source().requests({Plan::Purpose::Backfill, kNoon, {kNoon - kDay, kNoon}, {}}).empty());
        QCOMPARE(wantsOf(source().requests({Plan::Purpose::Test, kNoon, kEveryStroke, {}})), std::vector<std::string>{"version"});
    }

    void theRestFollowsOnSlowerClocks()
    {
        QVERIFY(followUps({}, kNoStroke).empty());
        QCOMPARE(followUps({}, {kNoon + kMinute - Millis{5'000}, kNoon + kMinute}),
                 (std::vector<std::string>{"pg_stat_user_tables", "pg_stat_statements"}));
        QCOMPARE(followUps({}, kEveryStroke),
                 (std::vector<std::string>{"pg_stat_user_tables", "pg_stat_statements", "pg_stat_user_indexes"}));
        const auto next = source().decode(asked(vocabulary::kPostgresQuestion, kEveryStroke), answered(databases()))->next;
        for (const Request& request : next)
            QVERIFY(request.optional && request.transport == Transport::Sql && request.command.size() == 1);
    }

    void whatANewerServerHasIsAskedThere()
    {
        const MadeServer newer{.version = 160'002, .buffersVersion = 104};
        QCOMPARE(followUps(newer, kEveryStroke),
                 (std::vector<std::string>{"pg_stat_user_tables", "pg_stat_statements", "pg_stat_io", "pg_stat_user_indexes",
                                           "pg_buffercache"}));
        QVERIFY(cacheOf(newer).refused.empty() && cacheOf(newer).remedies.empty());
        QVERIFY(!cacheOf({}).remedies.contains("pg_stat_io")); // nothing can be done about it
        QVERIFY(cacheOf({}).remedies.contains("pg_buffercache"));
        QCOMPARE(cacheOf({}).refused, (std::vector<std::string>{"pg_buffercache"}));
    }

    /// It locks the header of each buffer for a moment: only if allowed, and rarely.
    void buffersAreScannedOnlyIfAllowed()
    {
        const PostgresSource::Options allowed{.scanBuffers = true};
        const TimeSpan quarter{kNoon - Millis{5'000}, kNoon};
        const TimeSpan five{kNoon + 5 * kMinute - Millis{5'000}, kNoon + 5 * kMinute};
        QVERIFY(!followUps({}, quarter).empty() && followUps({}, quarter).back() != "pg_buffercache");
        QCOMPARE(followUps({}, quarter, allowed).back(), std::string("pg_buffercache"));
        QVERIFY(followUps({}, five, allowed).back() != "pg_buffercache");
    }

    void whatIsAskedOnASlowerClockJoinsWhatWasAskedBefore()
    {
        const auto first =
            source().decode(asked(vocabulary::kPostgresQuestion, {kNoon - Millis{10'000}, kNoon}), answered(databases()))->next;
        const UtcMs next = kNoon + kMinute + Millis{3'000};
        const auto second =
            source().decode(asked(vocabulary::kPostgresQuestion, {next - Millis{10'000}, next}), answered(databases()))->next;
        QVERIFY(second[0].want == first[0].want && second[0].span.from <= first[0].span.to);
    }

    void aMissingExtensionIsSaidWithItsRemedyAndNotAsked()
    {
        const MadeServer bare{.statementsSchema = std::monostate()};
        QVERIFY(followUps(bare, kEveryStroke) == (std::vector<std::string>{"pg_stat_user_tables", "pg_stat_user_indexes"}));
        const auto decoded = source().decode(asked(vocabulary::kPostgresQuestion), answered(databases(bare)));
        QCOMPARE(decoded->warnings.size(), 1u);
        const QString warning = QString::fromStdString(decoded->warnings[0]);
        QVERIFY(warning.contains(u"shared_preload_libraries"_s));
        QVERIFY(warning.contains(u"CREATE EXTENSION pg_stat_statements;"_s) && warning.contains(u"\"shop\""_s));
        QVERIFY(cacheOf(bare).refused.front() == "pg_stat_statements");
        QVERIFY(cacheOf(bare).remedies.at("pg_stat_statements").find("database \"shop\"") != std::string::npos);
        // Who does not want it is not told.
        QVERIFY(
            source({.statements = 0}).decode(asked(vocabulary::kPostgresQuestion), answered(databases(bare)))->warnings.empty());
        QVERIFY(cacheOf(bare, {.statements = 0}).refused.front() != "pg_stat_statements");
    }

    void whoMayNotSeeOthersStatementsIsTold()
    {
        const MadeServer hidden{.readsAll = false};
        const auto decoded = source().decode(asked(vocabulary::kPostgresQuestion), answered(databases(hidden)));
        QCOMPARE(decoded->warnings.size(), 1u);
        QVERIFY(QString::fromStdString(decoded->warnings[0]).contains(u"GRANT pg_read_all_stats TO \"monitor\";"_s));
        QVERIFY(cacheOf(hidden).refused.front() == "pg_read_all_stats");
        QVERIFY(cacheOf(hidden).remedies.at("pg_read_all_stats").find("TO \"monitor\";") != std::string::npos);
        QVERIFY(followUps(hidden, kEveryStroke)[1] == "pg_stat_statements"); // its own are seen
    }

    void aCacheSaysWhatItIs()
    {
        const auto cache = cacheOf({});
        QVERIFY(cache.product == "PostgreSQL" && cache.version == "15.18" && cache.role == "primary");
        QCOMPARE(cache.runId, std::string("1795000000500"));
        QCOMPARE(cacheOf({.isStandby = true}).role, std::string("standby"));
    }

    void eachAnswerIsObservedUnderItsQuestion()
    {
        for (const char* want : {vocabulary::kPostgresQuestion, kServerQuestion}) {
            const auto decoded = source().decode(asked(want), answered(databases()));
            QVERIFY(decoded.ok());
            QCOMPARE(decoded->batch.observations.size(), 1u);
            QCOMPARE(decoded->batch.observations[0].want, std::string(want));
            QCOMPARE(decoded->batch.observations[0].span, kNoStroke);
            QVERIFY(std::ranges::any_of(decoded->batch.facts, [](const Fact& fact) {
                return fact.kind == vocabulary::kSourceFact && vocabulary::sourceFact(fact.payload)->product == "PostgreSQL";
            }));
        }
        const auto test = source().decode(asked(kServerQuestion, kEveryStroke), answered(databases()));
        QVERIFY(test->next.empty() && test->batch.series.empty()); // a test is one question
    }

    void indexesThatAreGoneAreClosed()
    {
        const auto decoded = source().decode(asked(kIndexesQuestion), answered(indexes(3)));
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->batch.factSets.size(), 1u);
        QCOMPARE(decoded->batch.factSets[0].kind, std::string(vocabulary::kIndexFact));
        QCOMPARE(decoded->batch.factSets[0].present.size(), 3u);
        QVERIFY(source().decode(asked(kIndexesQuestion), answered(indexes(0)))->batch.factSets[0].present.empty());
    }

    /// Of those that were not read nobody knows whether they are gone.
    void tooManyIndexesCloseNothing()
    {
        const auto decoded = source().decode(asked(kIndexesQuestion), answered(indexes(5'001)));
        QVERIFY(decoded.ok());
        QVERIFY(decoded->batch.factSets.empty());
        QCOMPARE(decoded->batch.facts.size(), 5'000u);
        QCOMPARE(decoded->warnings.size(), 1u);
    }

    void whatIsNoAnswerIsAnErrorThatSaysWhere()
    {
        for (const char* want : {vocabulary::kPostgresQuestion, kTablesQuestion, kStatementsQuestion}) {
            Response response;
            response.body = "<html>";
            const auto decoded = source().decode(asked(want), response);
            QVERIFY2(!decoded.ok(), want);
            QCOMPARE(decoded.error().code, ErrorCode::Decode);
            QVERIFY(decoded.error().where.startsWith(u"pg "_s + QString::fromUtf8(want)));
        }
        QCOMPARE(source().decode(asked(vocabulary::kPostgresQuestion), answered({{"datid"}, {}})).error().code, ErrorCode::Empty);
    }
};

TRACEO_TEST(TstPostgresSource);
#include "tst_postgres_source.moc"
