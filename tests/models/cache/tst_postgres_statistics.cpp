#include "cache/postgres_statistics.h"

#include "models/cache/advice_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

std::vector<PostgresDatabase> databasesOf(const AdviceStore& store, UtcMs moment = kNow)
{
    const auto snapshot = store.snapshot();
    return *postgresDatabases(snapshot, store.config, moment);
}

} // namespace

class TstPostgresStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDatabaseOfEveryServerIsOneOfItsOwn()
    {
        AdviceStore store;
        for (const char* instance : {"db-1:9187", "db-2:9187"}) {
            store.add(vocabulary::kPostgresHits, ofShop({}, instance), {{kNow, 1}}, "prom");
            store.add(vocabulary::kTableLiveRows, ofShop({{"schemaname", "s"}, {"relname", "t"}}, instance), {{kNow, 1}}, "prom");
        }
        const auto databases = databasesOf(store);
        QCOMPARE(databases.size(), 3u);
        QCOMPARE(databases[0].instance, std::string("pg"));
        QCOMPARE(databases[1].instance, std::string("db-1:9187"));
        QCOMPARE(databases[2].instance, std::string("db-2:9187"));
        QCOMPARE(databases[1].tables.size(), 1u);
        QVERIFY(databases[1].tables[0].liveRows != databases[2].tables[0].liveRows);
    }

    void whatTheServerSaysOfItselfIsKnown()
    {
        const auto databases = databasesOf(AdviceStore(kNow - kDay, "standby"));
        QCOMPARE(databases.size(), 1u);
        QVERIFY(databases[0].isStandby);
        QCOMPARE(databases[0].major, 15);
        QVERIFY(databases[0].reset && *databases[0].reset == floorTo(kNow - kDay, Millis{1000}));
        QVERIFY(!databases[0].statementsReset);
        QVERIFY(databases[0].lastSeen == kNow);
    }

    void indexesAndStatementsMeetTheirFacts()
    {
        AdviceStore store;
        store.index("by/day", made("orders", {"day"}), 5); // a name with a slash
        store.statement("77", {.text = "SELECT 1", .calls = 1});
        const auto database = databasesOf(store).front();
        QCOMPARE(database.indexes.size(), 1u);
        QVERIFY(database.indexes[0].made && database.indexes[0].table == "orders");
        QVERIFY(database.indexes[0].scans != 0 && database.indexes[0].bytes != 0);
        QCOMPARE(database.statements.size(), 1u);
        QCOMPARE(database.statements[0].text, std::string("SELECT 1"));
    }

    void anExporterMayHaveAPrefixOfItsOwn()
    {
        AdviceStore store;
        store.config.postgresPrefix = "postgres_";
        QCOMPARE(databasesOf(store).size(), 1u);
        store.add("postgres_stat_database_blks_hit", ofShop({}, "db-1:9187"), {{kNow, 1}}, "prom");
        store.add("postgres_stat_user_tables_n_live_tup", ofShop({{"schemaname", "s"}, {"relname", "t"}}, "db-1:9187"),
                  {{kNow, 1}}, "prom");
        const auto databases = databasesOf(store);
        QCOMPARE(databases.size(), 2u); // and the one that is asked directly
        QCOMPARE(databases[1].tables.size(), 1u);
    }

    void whatWasRemovedLongAgoIsLeftOut()
    {
        AdviceStore store;
        QCOMPARE(databasesOf(store, kNow + 6 * kDay).size(), 1u);
        QVERIFY(databasesOf(store, kNow + 8 * kDay).empty());
    }

    void statisticsThatWereNeverResetHaveNoBeginning()
    {
        AdviceStore store(std::nullopt);
        QVERIFY(!databasesOf(store).front().reset);
        store.gauge(vocabulary::kPostgresReset, ofShop(), 0);
        QVERIFY(!databasesOf(store).front().reset);
    }
};

TRACEO_TEST(TstPostgresStatistics);
#include "tst_postgres_statistics.moc"
