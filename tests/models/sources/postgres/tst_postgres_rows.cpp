#include "sources/postgres/postgres_rows.h"

#include "models/sources/postgres/made_answers.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kNoon = utcMs(1'795'521'600'000); // 2026-11-24T12:00:00Z
const PostgresContext kOurs{"pg", kNoon};

/// The value of the series of this text; none where there is no such series.
std::optional<double> valueOf(const SeriesTable& table, const std::string& key)
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].key.toText() == key && table[i].samples.size() == 1 && table[i].samples[0].at == kNoon)
            return table[i].samples[0].value;
    }
    return std::nullopt;
}

} // namespace

class TstPostgresRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aServerSaysWhatItIs()
    {
        const auto server = postgresServer(databases());
        QVERIFY(server.ok());
        QVERIFY(server->product == "PostgreSQL" && server->version == "15.18" && server->number == 150'018);
        QVERIFY(server->database == "shop" && server->user == "monitor" && server->readsAll && !server->isStandby);
        QVERIFY(server->statements && server->statements->schema == "public" && server->statements->version == 110);
        QVERIFY(server->buffers && server->buffers->schema == "ext" && server->buffers->version == 103);
        const auto bare = postgresServer(databases({.statementsSchema = std::monostate(), .buffersSchema = std::monostate()}));
        QVERIFY(bare.ok() && !bare->statements && !bare->buffers);
    }

    void anotherAnswerIsAnError()
    {
        QCOMPARE(postgresServer({{"a"}, {}}).error().code, ErrorCode::Empty);
        QCOMPARE(postgresServer(rowsOf({{{"a", number(1)}}})).error().code, ErrorCode::Decode);
    }

    /// postgres_exporter's own test vector: 3275602074 hits, 1242257 reads.
    void databasesAreWrittenAsTheExporterDoes()
    {
        const SqlRows rows = databases();
        const SeriesTable table = databaseSeries(rows, *postgresServer(rows), kOurs);
        const std::string labels = "{datid=\"16384\",datname=\"shop\",instance=\"pg\"}";
        QCOMPARE(valueOf(table, vocabulary::kPostgresHits + labels), 3'275'602'074.0);
        QCOMPARE(valueOf(table, vocabulary::kPostgresReads + labels), 1'242'257.0);
        QCOMPARE(valueOf(table, vocabulary::kPostgresReset + labels), 1'795'000'123.456);
        QCOMPARE(valueOf(table, vocabulary::kPostgresReadTime + labels), 1.5);
        QCOMPARE(valueOf(table, vocabulary::kPostgresHits + std::string("{datid=\"0\",instance=\"pg\"}")), 1'669.0);
        QCOMPARE(valueOf(table, vocabulary::kPostgresUp + std::string("{instance=\"pg\"}")), 1.0);
        QCOMPARE(valueOf(table, vocabulary::kPostgresStart + std::string("{instance=\"pg\"}")), 1'795'000'000.5);
    }

    /// Nobody reset it, so there is no such moment; and what was not asked is no zero.
    void whatIsNotKnownIsNoSample()
    {
        const SqlRows rows = databases();
        const SeriesTable table = databaseSeries(rows, *postgresServer(rows), kOurs);
        QVERIFY(!valueOf(table, vocabulary::kPostgresReset + std::string("{datid=\"0\",instance=\"pg\"}")));
        for (std::size_t i = 0; i < table.size(); ++i)
            QVERIFY(table[i].key.name != "pg_stat_database_deadlocks");
    }

    void anAnswerThatNamesTheSameSharesItsList()
    {
        const SqlRows rows = databases();
        const SeriesTable first = databaseSeries(rows, *postgresServer(rows), kOurs);
        PostgresContext next = kOurs;
        next.namedBefore = first.list();
        QCOMPARE(databaseSeries(rows, *postgresServer(rows), next).list(), first.list());
        next.source = "other";
        QVERIFY(databaseSeries(rows, *postgresServer(rows), next).list() != first.list());
    }

    void tablesHaveTheirBlocks()
    {
        const SqlRows rows = rowsOf({{{"datname", word("shop")},
                                      {"schemaname", word("public")},
                                      {"relname", word("orders")},
                                      {"seq_scan", number(7)},
                                      {"table_size_bytes", number(8'192)},
                                      {"heap_blks_hit", number(100)},
                                      {"heap_blks_read", number(20)},
                                      {"toast_blks_hit", std::monostate()}}});
        const SeriesTable table = tableSeries(rows, kOurs);
        const std::string labels = "{datname=\"shop\",instance=\"pg\",relname=\"orders\",schemaname=\"public\"}";
        QCOMPARE(valueOf(table, vocabulary::kTableSequentialScans + labels), 7.0);
        QCOMPARE(valueOf(table, vocabulary::kTableBytes + labels), 8'192.0);
        QCOMPARE(valueOf(table, "pg_statio_user_tables_heap_blocks_hit" + labels), 100.0);
        QCOMPARE(valueOf(table, "pg_statio_user_tables_heap_blocks_read" + labels), 20.0);
        QVERIFY(!valueOf(table, "pg_statio_user_tables_toast_blocks_hit" + labels));
    }

    void anIndexIsAFactAndTwoSeries()
    {
        const SqlRows rows = rowsOf({{{"datname", word("shop")},
                                      {"schemaname", word("public")},
                                      {"relname", word("orders")},
                                      {"indexrelname", word("orders_name")},
                                      {"idx_scan", number(0)},
                                      {"size_bytes", number(16'384)},
                                      {"method", word("btree")},
                                      {"is_unique", true},
                                      {"is_primary", false},
                                      {"is_valid", true},
                                      {"is_constraint", true},
                                      {"predicate", std::monostate()},
                                      {"definition", word("CREATE UNIQUE INDEX orders_name ON public.orders …")},
                                      {"columns", word("[\"lower(name)\", \"id\"]")},
                                      {"included", word("[\"total\"]")},
                                      {"opclasses", word("text_ops 100 0;int8_ops 0 0;")}}});
        const SeriesTable table = indexSeries(rows, kOurs);
        const std::string labels =
            "{datname=\"shop\",indexrelname=\"orders_name\",instance=\"pg\",relname=\"orders\",schemaname=\"public\"}";
        QCOMPARE(valueOf(table, vocabulary::kIndexScans + labels), 0.0);
        QCOMPARE(valueOf(table, vocabulary::kIndexBytes + labels), 16'384.0);
        const auto facts = indexFacts(rows, kOurs);
        QCOMPARE(facts.size(), 1u);
        QCOMPARE(facts[0].key, std::string("shop/public/orders_name"));
        QVERIFY(facts[0].kind == vocabulary::kIndexFact && facts[0].source == "pg" && facts[0].validFrom == kNoon);
        const auto index = vocabulary::indexFact(facts[0].payload);
        QVERIFY(index.ok());
        QVERIFY((index->columns == std::vector<std::string>{"lower(name)", "id"}));
        QVERIFY(index->included == std::vector<std::string>{"total"});
        QVERIFY(index->isUnique && index->isConstraint && index->isValid && !index->isPrimary && index->predicate.empty());
    }

    void aStatementIsAFactAndItsSeries()
    {
        const SqlRows rows = rowsOf({{{"datname", word("shop")},
                                      {"username", word("web")},
                                      {"queryid", number(-475'412'441'768'920'214)},
                                      {"query", word("SELECT $1")},
                                      {"calls", number(3)},
                                      {"seconds", 0.25},
                                      {"rows", number(9)},
                                      {"hits", number(40)},
                                      {"reads", number(2)},
                                      {"reset_ms", number(1'795'000'000'000)}}});
        const SeriesTable table = statementSeries(rows, kOurs);
        const std::string labels = "{datname=\"shop\",instance=\"pg\",queryid=\"-475412441768920214\",user=\"web\"}";
        QCOMPARE(valueOf(table, vocabulary::kStatementCalls + labels), 3.0);
        QCOMPARE(valueOf(table, vocabulary::kStatementSeconds + labels), 0.25);
        QCOMPARE(valueOf(table, vocabulary::kStatementRows + labels), 9.0);
        QCOMPARE(valueOf(table, vocabulary::kStatementHits + labels), 40.0);
        QCOMPARE(valueOf(table, vocabulary::kStatementReads + labels), 2.0);
        QCOMPARE(valueOf(table, vocabulary::kStatementsReset + std::string("{instance=\"pg\"}")), 1'795'000'000.0);
        const auto facts = statementFacts(rows, kOurs);
        QCOMPARE(facts.size(), 1u);
        QCOMPARE(facts[0].key, std::string("shop/web/-475412441768920214"));
        QCOMPARE(vocabulary::statementFact(facts[0].payload)->text, std::string("SELECT $1"));
    }

    void ioAndBuffersHaveTheirNames()
    {
        const SqlRows io = rowsOf({{{"backend_type", word("client backend")},
                                    {"object", word("relation")},
                                    {"context", word("normal")},
                                    {"reads", number(5)},
                                    {"hits", number(50)},
                                    {"fsyncs", std::monostate()}}});
        const std::string labels = "{backend_type=\"client backend\",context=\"normal\",instance=\"pg\",object=\"relation\"}";
        QCOMPARE(valueOf(ioSeries(io, kOurs), "pg_stat_io_hits" + labels), 50.0);
        QVERIFY(!valueOf(ioSeries(io, kOurs), "pg_stat_io_fsyncs" + labels));
        const SqlRows buffers = rowsOf({{{"buffers_used", number(2'145)}, {"buffers_unused", number(14'239)}}});
        QCOMPARE(valueOf(bufferSeries(buffers, kOurs), vocabulary::kBuffersUsed + std::string("{instance=\"pg\"}")), 2'145.0);
        QCOMPARE(valueOf(bufferSeries(buffers, kOurs), vocabulary::kBuffersUnused + std::string("{instance=\"pg\"}")), 14'239.0);
    }

    /// The server keeps what is no query as it was typed.
    void noTextHoldsAPassword_data()
    {
        QTest::addColumn<QByteArray>("stored");
        const auto row = [](const char* text, const char* stored) { QTest::newRow(text) << QByteArray(stored); };
        row("ALTER ROLE web PASSWORD 'geheim'", "ALTER ROLE …");
        row("/* note */ create user x password 'geheim'", "create user …");
        row("-- note\nSET my.key = 'geheim'", "SET my.key …");
        row("COPY t TO PROGRAM 'curl geheim'", "COPY t …");
        row("EXPLAIN SELECT 'geheim'", "EXPLAIN SELECT …");
        row("BEGIN", "BEGIN");
        row("SELECT $1", "SELECT $1");
        row("(select a from b)", "(select a from b)");
        row("/* app */ UPDATE t SET a = $1", "/* app */ UPDATE t SET a = $1");
        row("WITH x AS (SELECT $1) SELECT * FROM x", "WITH x AS (SELECT $1) SELECT * FROM x");
        row("/* open", "");
    }
    void noTextHoldsAPassword()
    {
        QFETCH(QByteArray, stored);
        QCOMPARE(QByteArray::fromStdString(storedStatement(QTest::currentDataTag())), stored);
    }

    void aLongTextIsCutBetweenCharacters()
    {
        for (int shift = 0; shift < 3; ++shift) {
            std::string text = "SELECT " + std::string(std::size_t(shift), 'x');
            while (text.size() < 4'000)
                text += "\xe2\x82\xac"; // €
            const std::string stored = storedStatement(text);
            QVERIFY(stored.size() <= 2'048 && stored.size() > 2'040);
            QVERIFY(!QString::fromStdString(stored).contains(QChar::ReplacementCharacter));
            QVERIFY(stored.ends_with("…"));
        }
    }
};

TRACEO_TEST(TstPostgresRows);
#include "tst_postgres_rows.moc"
