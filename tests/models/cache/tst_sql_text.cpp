#include "cache/sql_text.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstSqlText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What quote_ident() of PostgreSQL 15 answers.
    void namesAreQuotedWhereTheyHaveToBe_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("quoted");
        const auto row = [](const char* name, const char* quoted) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(quoted);
        };
        row("orders_id_idx", "orders_id_idx");
        row("_2", "_2");
        row("Orders", "\"Orders\"");
        row("2nd", "\"2nd\"");
        row("a b", "\"a b\"");
        row("a\"b", "\"a\"\"b\"");
        row("a$b", "\"a$b\"");
        row("größe", "\"größe\"");
        row("select", "\"select\"");
        row("user", "\"user\"");
        row("between", "\"between\"");
        row("left", "\"left\"");
        row("xmltable", "\"xmltable\"");
        row("all", "\"all\"");
        row("abort", "abort"); // a keyword without a meaning of its own
        row("selects", "selects");
        row("x; DROP TABLE y", "\"x; DROP TABLE y\"");
        QTest::newRow("nothing") << QByteArray() << QByteArray("\"\"");
    }
    void namesAreQuotedWhereTheyHaveToBe()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, quoted);
        QCOMPARE(quotedIdentifier(name.toStdString()), quoted.toStdString());
    }

    void bothPartsOfANameAreQuoted()
    {
        QCOMPARE(dropIndex("Shop", "order"), std::string("DROP INDEX CONCURRENTLY \"Shop\".\"order\";"));
        QCOMPARE(rebuildIndex("public", "a"), std::string("REINDEX INDEX CONCURRENTLY public.a;"));
    }

    void aStatementWithoutParametersIsExplainedAsItIs()
    {
        QCOMPARE(explained(" SELECT count(*) FROM orders ; ", 15), std::string("EXPLAIN SELECT count(*) FROM orders;"));
    }

    void fromSixteenOnAGenericPlanIsAskedFor()
    {
        QCOMPARE(explained("select * from a where b = $1", 16),
                 std::string("EXPLAIN (GENERIC_PLAN) select * from a where b = $1;"));
    }

    void beforeItIsPreparedWithAsManyValuesAsItTakes()
    {
        QCOMPARE(explained("UPDATE a SET b = $2 WHERE c IN ($1, $3, $10)", 15),
                 std::string("SET plan_cache_mode = force_generic_plan;\n"
                             "PREPARE traceo_plan AS UPDATE a SET b = $2 WHERE c IN ($1, $3, $10);\n"
                             "EXPLAIN EXECUTE traceo_plan(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);\n"
                             "DEALLOCATE traceo_plan;\n"
                             "RESET plan_cache_mode;"));
        QVERIFY(explained("SELECT $1", 0).starts_with("SET "));
    }

    void aCommentAtTheEndDoesNotTakeTheSemicolon()
    {
        QCOMPARE(explained("SELECT 1 -- one", 15), std::string("EXPLAIN SELECT 1 -- one\n;"));
    }

    void nothingElseIsMadeIntoSqlToCopy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("two statements") << QByteArray("SELECT 1; DROP TABLE a");
        QTest::newRow("no plan") << QByteArray("VACUUM a");
        QTest::newRow("DDL") << QByteArray("DROP TABLE a");
        QTest::newRow("cut short") << QByteArray("SELECT a, b, c…");
        QTest::newRow("cut by the server") << QByteArray("SELECT a, b, c...");
        QTest::newRow("as long as what is kept") << QByteArray("SELECT ") + QByteArray(2041, '1');
        QTest::newRow("control character") << QByteArray("SELECT 1\x1b[2J");
        QTest::newRow("no permission to see it") << QByteArray("<insufficient privilege>");
    }
    void nothingElseIsMadeIntoSqlToCopy()
    {
        QFETCH(const QByteArray, text);
        QCOMPARE(explained(text.toStdString(), 16), std::string());
    }

    void whatAConnectionAsksForItselfIsNoStatementOfTheApplication_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isOwn");
        QTest::newRow("a setting") << QByteArray("SET") << true;
        QTest::newRow("with its value") << QByteArray(" set statement_timeout = $1") << true;
        QTest::newRow("a setting is asked") << QByteArray("SHOW server_version") << true;
        QTest::newRow("the end of a reading transaction") << QByteArray("ROLLBACK") << true;
        QTest::newRow("the version") << QByteArray("SELECT version()") << true;
        QTest::newRow("statistics") << QByteArray("SELECT s.calls FROM public.pg_stat_statements s") << true;
        QTest::newRow("catalogues") << QByteArray("SELECT * FROM pg_catalog.pg_index") << true;
        QTest::newRow("an update") << QByteArray("UPDATE settings SET a = $1") << false;
        QTest::newRow("a commit takes the disk's time") << QByteArray("COMMIT") << false;
        QTest::newRow("a table that begins alike") << QByteArray("SELECT * FROM my_pg_stat_copy") << false;
        QTest::newRow("nobody may see it") << QByteArray("<insufficient privilege>") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void whatAConnectionAsksForItselfIsNoStatementOfTheApplication()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, isOwn);
        QCOMPARE(isHousekeeping(text.toStdString()), isOwn);
    }

    void aTableIsNamedAsAWordOfItsOwn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isNamed");
        QTest::newRow("plain") << QByteArray("SELECT * FROM orders WHERE id = $1") << true;
        QTest::newRow("at the end") << QByteArray("SELECT * FROM ORDERS") << true;
        QTest::newRow("quoted") << QByteArray("SELECT * FROM \"orders\"") << true;
        QTest::newRow("in its schema") << QByteArray("SELECT * FROM public.orders o") << true;
        QTest::newRow("all quoted") << QByteArray("SELECT * FROM \"public\".\"orders\"") << true;
        QTest::newRow("in another schema") << QByteArray("SELECT * FROM old.orders") << false;
        QTest::newRow("part of a word") << QByteArray("SELECT * FROM orders_old, reorders") << false;
        QTest::newRow("later on") << QByteArray("SELECT * FROM orders_old JOIN orders USING (id)") << true;
        QTest::newRow("not at all") << QByteArray("SELECT 1") << false;
    }
    void aTableIsNamedAsAWordOfItsOwn()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, isNamed);
        QCOMPARE(namesTable(text.toStdString(), "public", "orders"), isNamed);
    }
};

TRACEO_TEST(TstSqlText);
#include "tst_sql_text.moc"
