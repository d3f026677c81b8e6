// SQL of people's own: it reads, says what is wrong with it, and ends.

#include "models/history/store.h"
#include "support/test_main.h"

#include "history/query.h"

#include <QElapsedTimer>

#include <thread>

using namespace traceo;
using namespace traceo::test;
using history::History;
using history::QueryValue;

namespace {

constexpr const char* kEndless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c";

} // namespace

class TstQuery : public QObject {
    Q_OBJECT

    Store m_store;

private Q_SLOTS:
    void init()
    {
        if (m_store.history)
            return;
        QVERIFY(m_store.open());
        QVERIFY(m_store.commit(batchOf(key("m"), ramp(kNow, 20'000, Millis{10}))).ok());
    }

    void valuesComeAsTheyAreStored()
    {
        const auto result = m_store.history->query("SELECT 1, 2.5, 'a', x'0041', NULL, 1 AS \"1\", 'last' AS \"1\"");
        QVERIFY(result.ok());
        QCOMPARE(result->rows.size(), std::size_t(1));
        QCOMPARE(result->rows[0],
                 (std::vector<QueryValue>{std::int64_t(1), 2.5, "a", history::BlobValue{std::string("\0A", 2)}, std::monostate(),
                                          std::int64_t(1), "last"}));
        QCOMPARE(result->columns[0], std::string("1"));
        QCOMPARE(result->columns[5], std::string("1_2"));
        QCOMPARE(result->columns[6], std::string("1_3"));
        QVERIFY(!result->isCut);
    }

    void onlyOneStatementThatReadsIsRun_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char* sql : {"",
                                ";",
                                "-- nothing",
                                "INSERT INTO series VALUES (9, 'a', 'b', 'c', 0)",
                                "UPDATE store SET clean = 2",
                                "DELETE FROM series",
                                "DELETE FROM samples",
                                "DROP TABLE series",
                                "CREATE TEMP TABLE x(y)",
                                "CREATE VIEW v AS SELECT 1",
                                "VACUUM",
                                "VACUUM INTO 'copy'",
                                "ATTACH 'other' AS o",
                                "DETACH main",
                                "BEGIN",
                                "COMMIT",
                                "ROLLBACK",
                                "SAVEPOINT a",
                                "PRAGMA user_version = 9",
                                "PRAGMA query_only = 0",
                                "PRAGMA writable_schema = 1",
                                "PRAGMA wal_checkpoint",
                                "SELECT load_extension('x')",
                                "INSERT INTO sqlite_schema VALUES (1, 2, 3, 4, 5)",
                                "REINDEX",
                                "ANALYZE",
                                "SELECT 1; SELECT 2",
                                "SELECT 1; DELETE FROM series",
                                "SELECT 1; nonsense",
                                "SELECT ?1",
                                "SELECT :from"})
            QTest::newRow(sql) << QString::fromLatin1(sql);
    }

    void onlyOneStatementThatReadsIsRun()
    {
        QFETCH(QString, sql);
        const auto before = m_store.history->status();
        const auto result = m_store.history->query(sql.toStdString());
        QVERIFY(!result.ok());
        QVERIFY2(result.error().code == ErrorCode::Usage, qPrintable(toText(result.error())));
        QVERIFY(!toText(result.error()).isEmpty());
        QCOMPARE(m_store.history->status()->series, before->series);
    }

    void whatReadsIsRun_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char* sql :
             {"SELECT 1;", "SELECT 1 ; -- said", "  \n SELECT count(*) FROM chunk", "VALUES (1), (2)",
              "WITH a AS (SELECT 1) SELECT * FROM a", "EXPLAIN SELECT 1", "SELECT * FROM pragma_table_info('series')",
              "SELECT name FROM pragma_table_list", "PRAGMA table_info(series)", "SELECT value FROM json_each('[1, 2]')",
              "SELECT sql FROM sqlite_schema", "SELECT datetime(max(t) / 1000, 'unixepoch') FROM samples"})
            QTest::newRow(sql) << QString::fromLatin1(sql);
    }

    void whatReadsIsRun()
    {
        QFETCH(QString, sql);
        const auto result = m_store.history->query(sql.toStdString());
        QVERIFY2(result.ok(), result ? "" : qPrintable(toText(result.error())));
        QVERIFY(!result->rows.empty());
    }

    void aMistakeIsSaidWithItsPlace()
    {
        const auto error = [this](const char* sql) { return m_store.history->query(sql).error(); };
        const Error syntax = error("SELECT 'ü',\n       1 frm x");
        QCOMPARE(syntax.code, ErrorCode::Usage);
        QCOMPARE(syntax.where, QStringLiteral("SQL:2:14"));
        QVERIFY2(syntax.found.contains(QLatin1String("syntax error")), qPrintable(syntax.found));
        const Error column = error("SELECT 'ü', name FROM series WHERE name = \"up\"");
        QCOMPARE(column.where, QStringLiteral("SQL:1:43"));
        QVERIFY2(column.hint.contains(QLatin1Char('\'')), qPrintable(column.hint));
        QVERIFY(error("SELECT * FROM sample").hint.contains(QLatin1String("samples(series, t, value)")));
    }

    void rowsHaveAnEnd()
    {
        const auto some = m_store.history->query("SELECT t FROM samples", {}, {.rows = 7});
        QVERIFY(some.ok());
        QCOMPARE(some->rows.size(), std::size_t(7));
        QVERIFY(some->isCut);
        const auto all = m_store.history->query("SELECT t FROM samples LIMIT 7", {}, {.rows = 7});
        QCOMPARE(all->rows.size(), std::size_t(7));
        QVERIFY(!all->isCut);
        QCOMPARE(m_store.history->query("SELECT t FROM samples")->rows.size(), history::QueryLimits().rows);
    }

    void bytesHaveAnEnd()
    {
        const auto result = m_store.history->query("SELECT hex(zeroblob(1000)) FROM samples", {}, {.bytes = 1'000'000});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::TooLarge);
    }

    void timeHasAnEnd()
    {
        QElapsedTimer timer;
        timer.start();
        for (const char* sql :
             {kEndless, "SELECT count(*) FROM samples a, samples b, samples c WHERE a.value + b.value + c.value < 0"}) {
            const auto result = m_store.history->query(sql, {}, {.time = Millis{50}});
            QVERIFY(!result.ok());
            QVERIFY2(result.error().code == ErrorCode::Timeout, qPrintable(toText(result.error())));
        }
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(m_store.history->query("SELECT 1").ok());
    }

    void whoAskedCanEndIt()
    {
        std::stop_source stop;
        std::jthread later([&stop] {
            std::this_thread::sleep_for(Millis{20});
            stop.request_stop();
        });
        const auto result = m_store.history->query(kEndless, {}, {}, stop.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_store.history->query("SELECT 1", {}, {}, stop.get_token()).error().code, ErrorCode::Cancelled);
    }

    void itReadsBesideTheOwnerWhatIsThere()
    {
        history::Options options;
        options.access = history::Options::Access::Read;
        const auto reader = History::open(m_store.path(), options, m_store.clock);
        QVERIFY(reader.ok());
        const auto count = [&] {
            return std::get<std::int64_t>((*reader)->query("SELECT count(*) FROM samples WHERE series = 1")->rows[0][0]);
        };
        const auto before = count();
        QVERIFY(m_store.commit(batchOf(key("m"), {{kNow - kHour, 1}})).ok());
        QCOMPARE(count(), before + 1);
        QVERIFY(m_store.compact());
        QCOMPARE(count(), before + 1);
    }
};

TRACEO_TEST(TstQuery);
#include "tst_query.moc"
