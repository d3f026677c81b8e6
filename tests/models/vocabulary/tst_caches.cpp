#include "vocabulary/caches.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::vocabulary;

class TstCaches : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatKeepsAShadowReaderFromLookingComesBack()
    {
        const auto back = shadowFact(toJson(ShadowFact{"permission denied for schema hidden", "GRANT USAGE"}));
        QVERIFY(back.ok());
        QCOMPARE(back->problem, std::string("permission denied for schema hidden"));
        QCOMPARE(back->remedy, std::string("GRANT USAGE"));
        QVERIFY(shadowFact(toJson(ShadowFact{}))->problem.empty());
        QVERIFY(!shadowFact("[]").ok());
    }

    void aCacheReadsBack()
    {
        const CacheFact fact{.product = "Redis",
                             .version = "7.0.15",
                             .role = "master",
                             .runId = "0f3c",
                             .policy = "allkeys-lru",
                             .refused = {"SLOWLOG", "LATENCY"},
                             .remedies = {{"SLOWLOG", "ACL SETUSER …"}}};
        const auto back = cacheFact(toJson(fact));
        QVERIFY(back.ok());
        QVERIFY(back->product == fact.product && back->version == fact.version && back->role == fact.role);
        QVERIFY(back->runId == fact.runId && back->policy == fact.policy && back->refused == fact.refused);
        QVERIFY(back->remedies == fact.remedies);
    }

    void aStatementReadsBackWithAnyText()
    {
        for (const char* text : {"SELECT $1", "", "SELECT \"a\"\n  FROM \xc3\xa9", "{\"v\":1}"}) {
            const auto back = statementFact(toJson(StatementFact{text}));
            QVERIFY(back.ok());
            QCOMPARE(back->text, std::string(text));
        }
    }

    void anIndexReadsBack()
    {
        const IndexFact fact{.table = "orders",
                             .method = "btree",
                             .columns = {"customer_id", "lower(name)"},
                             .included = {"total"},
                             .predicate = "(state = 'open'::text)",
                             .definition = "CREATE UNIQUE INDEX …",
                             .isUnique = true,
                             .isPrimary = true,
                             .isConstraint = true,
                             .isValid = false,
                             .opclasses = "int8_ops 0 0;text_ops 100 3;"};
        const auto back = indexFact(toJson(fact));
        QVERIFY(back.ok());
        QVERIFY(back->table == fact.table && back->method == fact.method && back->columns == fact.columns);
        QVERIFY(back->included == fact.included && back->predicate == fact.predicate && back->definition == fact.definition);
        QVERIFY(back->isUnique && back->isPrimary && back->isConstraint && !back->isValid);
        QVERIFY(back->opclasses == fact.opclasses);
    }

    /// An index of which nothing bad is known is a good one.
    void whatIsNotSaidIsTheUsual()
    {
        const auto index = indexFact("{\"v\":1}");
        QVERIFY(index.ok());
        QVERIFY(index->isValid && !index->isUnique && !index->isPrimary && !index->isConstraint && index->columns.empty());
        QVERIFY(toJson(IndexFact{}).find("predicate") == std::string::npos);
        QVERIFY(toJson(CacheFact{}).find("refused") == std::string::npos);
    }

    void whatALaterVersionAddsIsNoError()
    {
        const auto fact = cacheFact("{\"v\":2,\"product\":\"Valkey\",\"new\":[1],\"refused\":[\"SLOWLOG\",7],\"role\":5}");
        QVERIFY(fact.ok());
        QVERIFY(fact->product == "Valkey" && fact->role.empty());
        QVERIFY(fact->refused == std::vector<std::string>{"SLOWLOG"});
    }

    void whatIsNoPayloadIsAnError()
    {
        for (const char* text : {"", "{", "[]", "7", "{}", "{\"v\":0}", "<html>"}) {
            QVERIFY2(!cacheFact(text).ok(), text);
            QVERIFY2(!statementFact(text).ok(), text);
            QVERIFY2(!indexFact(text).ok(), text);
        }
    }
};

TRACEO_TEST(TstCaches);
#include "tst_caches.moc"
