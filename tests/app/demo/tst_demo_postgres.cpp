// The statistics of the demo's PostgreSQL servers: none of their numbers contradicts another.
#include "app/demo/demo_postgres.h"

#include "cache/advice_ask.h"
#include "sources/postgres/postgres_source.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <string>

using namespace traceo;
using namespace traceo::demo;

namespace {

const UtcMs kMoment = utcMs(1'795'528'800'000); // 2026-11-24T14:00:00Z

constexpr const char* kQuestions[] = {vocabulary::kPostgresQuestion, kTablesQuestion, kIndexesQuestion,
                                      kStatementsQuestion,           kIoQuestion,     kBuffersQuestion};

SqlRows rowsAt(const char* question, const DemoPostgres& server, UtcMs at)
{
    auto rows = answerTo(question, server, at);
    if (!rows)
        qFatal("no answer to %s", question);
    return *rows;
}

/// Of all rows.
double sumOf(const SqlRows& rows, std::string_view column)
{
    double sum = 0;
    for (const auto& row : rows.rows) {
        const auto* const value = std::get_if<std::int64_t>(&row[std::size_t(rows.column(column))]);
        sum += value != nullptr ? double(*value) : 0;
    }
    return sum;
}

int fallsBetween(const SqlRows& before, const SqlRows& after)
{
    int falls = 0;
    for (std::size_t row = 0; row < after.rows.size(); ++row) {
        for (std::size_t column = 0; column < after.columns.size(); ++column) {
            const SqlValue& was = before.rows[row][column];
            const SqlValue& is = after.rows[row][column];
            const auto* const wasWhole = std::get_if<std::int64_t>(&was);
            const auto* const wasReal = std::get_if<double>(&was);
            falls += wasWhole != nullptr && std::get<std::int64_t>(is) < *wasWhole ? 1 : 0;
            falls += wasReal != nullptr && std::get<double>(is) < *wasReal ? 1 : 0;
        }
    }
    return falls;
}

} // namespace

class TstDemoPostgres : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyQuestionHasItsAnswerAndNoOther()
    {
        for (const DemoPostgres& server : demoPostgres()) {
            for (const char* question : kQuestions) {
                const SqlRows rows = rowsAt(question, server, kMoment);
                QVERIFY2(!rows.rows.empty(), question);
                QVERIFY(std::ranges::all_of(rows.rows, [&rows](const auto& row) { return row.size() == rows.columns.size(); }));
            }
            QVERIFY(answerTo(kServerQuestion, server, kMoment));
            QVERIFY(!answerTo("pg_stat_replication", server, kMoment));
        }
        QVERIFY(demoPostgresOf("orders-db") == demoPostgres().data());
        QVERIFY(demoPostgresOf("orders") == nullptr);
    }

    /// Numbers and texts alone, so nothing of them may be a mistake of typing.
    void namesAreUniqueAndEachIndexIsOfATable()
    {
        for (const DemoPostgres& server : demoPostgres()) {
            std::set<std::string_view> tables;
            std::set<std::string_view> indexes;
            std::set<std::int64_t> statements;
            for (const DemoTable& table : server.tables)
                QVERIFY(tables.insert(table.name).second);
            for (const DemoIndex& index : server.indexes) {
                QVERIFY(indexes.insert(index.name).second);
                QVERIFY2(tables.contains(index.table), std::string(index.name).c_str());
                QVERIFY2(index.isValid || index.scans == 0, std::string(index.name).c_str());
            }
            for (const DemoStatement& statement : server.statements)
                QVERIFY(statements.insert(statement.id).second);
        }
    }

    void noCounterFallsButWhenTheStatisticsBeginAgain()
    {
        for (const DemoPostgres& server : demoPostgres()) {
            for (const char* question : kQuestions) {
                SqlRows before = rowsAt(question, server, kMoment - 12 * kDay);
                for (UtcMs at = kMoment - 12 * kDay; at <= kMoment; at += 7 * kMinute) {
                    const SqlRows after = rowsAt(question, server, at);
                    const bool isReset = statisticsBegan(server, at) != statisticsBegan(server, at - 7 * kMinute);
                    QVERIFY2(isReset || fallsBetween(before, after) == 0, question);
                    before = after;
                }
            }
        }
    }

    /// What a table was found by is what its indexes were used for, and blocks are those of the statements.
    void theSumsOfOneViewAreThoseOfAnother()
    {
        for (const DemoPostgres& server : demoPostgres()) {
            const SqlRows database = rowsAt(vocabulary::kPostgresQuestion, server, kMoment);
            const SqlRows statements = rowsAt(kStatementsQuestion, server, kMoment);
            QCOMPARE(sumOf(database, "blks_hit"), sumOf(statements, "hits"));
            QCOMPARE(sumOf(database, "blks_read"), sumOf(statements, "reads"));
            QCOMPARE(sumOf(rowsAt(kTablesQuestion, server, kMoment), "idx_scan"),
                     sumOf(rowsAt(kIndexesQuestion, server, kMoment), "idx_scan"));
        }
    }

    /// Whenever the demo is opened: one has statistics that are young, the other's are old.
    void oneWasResetRecentlyAndTheOtherNever()
    {
        const DemoPostgres& orders = *demoPostgresOf("orders-db");
        const DemoPostgres& catalog = *demoPostgresOf("catalog-db");
        for (UtcMs at = kMoment; at < kMoment + 365 * kDay; at += 5 * kHour) {
            QVERIFY(at - statisticsBegan(orders, at) > 365 * kDay);
            QVERIFY(statisticsBegan(catalog, at) <= at && at - statisticsBegan(catalog, at) < kYoungStatistics);
        }
        QVERIFY(sumOf(rowsAt(kStatementsQuestion, catalog, statisticsBegan(catalog, kMoment)), "calls") == 0);
    }

    /// As the services do: by day more than at night.
    void aDayHasItsRush()
    {
        const DemoPostgres& orders = *demoPostgresOf("orders-db");
        const UtcMs midnight = floorTo(kMoment, kDay);
        const auto callsIn = [&orders](UtcMs from) {
            return sumOf(rowsAt(kStatementsQuestion, orders, from + kHour), "calls")
                - sumOf(rowsAt(kStatementsQuestion, orders, from), "calls");
        };
        QVERIFY(callsIn(midnight + 12 * kHour) > 3 * callsIn(midnight));
    }
};

TRACEO_TEST(TstDemoPostgres);
#include "tst_demo_postgres.moc"
