// What a statement means only a server can say (tests/live); here is what can go wrong before.

#include "sources/postgres/postgres_statements.h"

#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace traceo;

namespace {

std::vector<std::string> all()
{
    return {databasesStatement(),
            tablesStatement(),
            indexesStatement(),
            statementsStatement("\"my schema\"", 110, 50),
            statementsStatement("public", 104, 50),
            ioStatement(),
            buffersStatement("public", 103),
            buffersStatement("public", 104)};
}

} // namespace

class TstPostgresStatements : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// As the runner demands it: one SELECT, nothing a second statement could hide in.
    void eachIsOneStatementThatReads()
    {
        for (const std::string& statement : all()) {
            QVERIFY2(statement.starts_with("SELECT "), statement.c_str());
            QVERIFY2(statement.find_first_of("\\$") == std::string::npos, statement.c_str());
            QVERIFY2(std::ranges::count(statement, '\'') % 2 == 0, statement.c_str());
            QVERIFY2(std::ranges::count(statement, '(') == std::ranges::count(statement, ')'), statement.c_str());
            QVERIFY2(statement.find("--") == std::string::npos && statement.find("/*") == std::string::npos, statement.c_str());
        }
    }

    /// A name that is looked up may be somebody else's.
    void everyRelationIsQualified()
    {
        for (const std::string& statement : all()) {
            for (const std::string_view before : {" FROM ", " JOIN "}) {
                for (auto at = statement.find(before); at != std::string::npos; at = statement.find(before, at + 1)) {
                    const std::string_view rest = std::string_view(statement).substr(at + before.size());
                    const std::string_view name = rest.substr(0, rest.find_first_of(" )"));
                    const bool isQualified = rest.starts_with("pg_catalog.") || rest.starts_with("public.")
                        || rest.starts_with("\"my schema\".") || name.starts_with("generate_series(") || !name.starts_with("pg_");
                    QVERIFY2(isQualified, std::string(rest.substr(0, 60)).c_str());
                }
            }
        }
    }

    void olderExtensionsHaveOlderColumns()
    {
        const std::string now = statementsStatement("public", 110, 7);
        QVERIFY(now.find("total_exec_time") != std::string::npos && now.find("pg_stat_statements_info") != std::string::npos);
        QVERIFY(now.ends_with("LIMIT 7"));
        const std::string then = statementsStatement("public", 107, 7);
        QVERIFY(then.find("total_exec_time") == std::string::npos && then.find("s.total_time") != std::string::npos);
        QVERIFY(then.find("pg_stat_statements_info") == std::string::npos);
        QVERIFY(buffersStatement("x", 104).find("x.pg_buffercache_summary()") != std::string::npos);
        QVERIFY(buffersStatement("x", 103).find("x.pg_buffercache b") != std::string::npos);
    }
};

TRACEO_TEST(TstPostgresStatements);
#include "tst_postgres_statements.moc"
