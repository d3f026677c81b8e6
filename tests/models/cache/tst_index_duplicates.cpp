#include "cache/index_duplicates.h"

#include "models/cache/advice_store.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

PostgresIndex indexOf(const std::string& name, const vocabulary::IndexFact& how)
{
    return {.schema = "public", .table = how.table, .name = name, .made = how};
}

/// "a < b" for each that another makes superfluous, "a = b" where they are equal.
std::string found(const std::vector<PostgresIndex>& indexes, std::vector<double> scans = {})
{
    scans.resize(indexes.size());
    std::string text;
    for (const RedundantIndex& one : redundantIndexes(indexes, scans))
        text += (text.empty() ? "" : ", ") + indexes[one.index].name + (one.isEqual ? " = " : " < ") + indexes[one.keeper].name;
    return text;
}

vocabulary::IndexFact unique(vocabulary::IndexFact fact)
{
    fact.isUnique = true;
    return fact;
}

vocabulary::IndexFact primary(vocabulary::IndexFact fact)
{
    fact.isPrimary = fact.isUnique = fact.isConstraint = true;
    return fact;
}

} // namespace

class TstIndexDuplicates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofEqualOnesTheMostUsedIsKept()
    {
        const std::vector<PostgresIndex> both{indexOf("a", made("t", {"x"})), indexOf("b", made("t", {"x"}))};
        QCOMPARE(found(both), std::string("b = a"));
        QCOMPARE(found(both, {1, 2}), std::string("a = b"));
    }

    void theFirstColumnsOfAnotherAreSuperfluousAndTheLongestIsNamed()
    {
        QCOMPARE(found({indexOf("x", made("t", {"x"})), indexOf("xy", made("t", {"x", "y"})),
                        indexOf("xyz", made("t", {"x", "y", "z"}))}),
                 std::string("x < xyz, xy < xyz"));
        QCOMPARE(found({indexOf("y", made("t", {"y"})), indexOf("xy", made("t", {"x", "y"}))}), std::string());
    }

    void whatIsUsedIsNotSuperfluousForWhatNobodyUses()
    {
        const std::vector<PostgresIndex> indexes{indexOf("st", made("t", {"s"})), indexOf("st_dup", made("t", {"s"})),
                                                 indexOf("st_ts", made("t", {"s", "t"}))};
        QCOMPARE(found(indexes, {0, 40, 0}), std::string("st = st_dup"));
        QCOMPARE(found(indexes, {0, 40, 1}), std::string("st < st_ts, st_dup < st_ts"));
        auto enforced = indexes;
        enforced[2].made->isUnique = true; // it stays, used or not
        QCOMPARE(found(enforced, {0, 40, 0}), std::string("st < st_ts, st_dup < st_ts"));
    }

    void whatEnforcesSomethingStays()
    {
        QCOMPARE(found({indexOf("u", unique(made("t", {"x"}))), indexOf("xy", made("t", {"x", "y"}))}), std::string());
        QCOMPARE(found({indexOf("a", made("t", {"x"})), indexOf("u", unique(made("t", {"x"})))}), std::string("a = u"));
        QCOMPARE(found({indexOf("p", primary(made("t", {"x"}))), indexOf("u", unique(made("t", {"x"})))}, {0, 9}),
                 std::string("u = p"));
        auto constraint = unique(made("t", {"x"}));
        constraint.isConstraint = true;
        QCOMPARE(found({indexOf("p", primary(made("t", {"x"}))), indexOf("c", constraint)}), std::string());
    }

    void uniqueIndexesThatTreatNullsDifferentlyAreNotEqual()
    {
        auto nulls = unique(made("t", {"x"}));
        nulls.definition += " NULLS NOT DISTINCT";
        QCOMPARE(found({indexOf("a", unique(made("t", {"x"}))), indexOf("b", nulls)}), std::string());
    }

    void whateverElseDiffersMakesThemDifferent_data()
    {
        QTest::addColumn<QByteArray>("what");
        for (const char* name : {"table", "method", "predicate", "opclasses", "invalid", "included"})
            QTest::newRow(name) << QByteArray(name);
    }
    void whateverElseDiffersMakesThemDifferent()
    {
        QFETCH(const QByteArray, what);
        auto changed = made("t", {"x"});
        if (what == "table")
            changed.table = "other";
        else if (what == "method")
            changed.method = "hash";
        else if (what == "predicate")
            changed.predicate = "(y > 0)";
        else if (what == "opclasses")
            changed.opclasses = "int4_ops 0 0;";
        else if (what == "invalid")
            changed.isValid = false;
        else
            changed.included = {"z"};
        QCOMPARE(found({indexOf("a", made("t", {"x"})), indexOf("b", changed)}), std::string());
        if (what != "included")
            QCOMPARE(found({indexOf("b", changed), indexOf("xy", made("t", {"x", "y"}))}), std::string());
    }

    void includedColumnsMayBeAnywhereInTheLonger()
    {
        auto shorter = made("t", {"x"});
        shorter.included = {"z"};
        auto longer = made("t", {"x", "y"});
        QCOMPARE(found({indexOf("a", shorter), indexOf("b", longer)}), std::string());
        longer.included = {"z"};
        QCOMPARE(found({indexOf("a", shorter), indexOf("b", longer)}), std::string("a < b"));
    }

    void onlyBtreesHaveFirstColumns()
    {
        auto shorter = made("t", {"x"});
        auto longer = made("t", {"x", "y"});
        shorter.method = longer.method = "gin";
        QCOMPARE(found({indexOf("a", shorter), indexOf("b", longer)}), std::string());
    }

    void listsOfOperatorClassesAreComparedItemByItem()
    {
        auto shorter = made("t", {"x"});
        auto longer = made("t", {"x", "y"});
        shorter.opclasses = "text_ops 100 0;";
        longer.opclasses = "text_ops 100 0;int8_ops 0 3;";
        QCOMPARE(found({indexOf("a", shorter), indexOf("b", longer)}), std::string("a < b"));
        longer.opclasses = "text_ops 950 0;int8_ops 0 3;"; // another collation
        QCOMPARE(found({indexOf("a", shorter), indexOf("b", longer)}), std::string());
        longer.opclasses = "text_ops 100 3;int8_ops 0 3;"; // descending
        QCOMPARE(found({indexOf("a", shorter), indexOf("b", longer)}), std::string());
    }

    /// Whoever drops all that is named still has an index for each that was dropped, and nothing less enforced.
    void whatIsKeptIsNeverSuperfluousItself()
    {
        const auto seed = seedOfRun();
        QRandomGenerator random(seed);
        for (int round = 0; round < 2000; ++round) {
            std::vector<PostgresIndex> indexes;
            std::vector<double> scans;
            for (int i = 0; i < 8; ++i) {
                std::vector<std::string> columns;
                for (int c = 0, count = random.bounded(1, 4); c < count; ++c)
                    columns.push_back(random.bounded(4) == 0 ? "y" : "x" + std::to_string(c));
                auto how = made("t", std::move(columns));
                how.isUnique = random.bounded(3) == 0;
                how.isConstraint = how.isUnique && random.bounded(2) == 0;
                how.isPrimary = how.isConstraint && random.bounded(2) == 0;
                how.isValid = random.bounded(5) > 0;
                indexes.push_back(indexOf("i" + std::to_string(i), how));
                scans.push_back(random.bounded(3));
            }
            std::set<std::size_t> dropped;
            const auto redundant = redundantIndexes(indexes, scans);
            for (const RedundantIndex& one : redundant)
                dropped.insert(one.index);
            for (const RedundantIndex& one : redundant) {
                const QString where = u"seed %1, round %2"_s.arg(seed).arg(round);
                const vocabulary::IndexFact& gone = *indexes[one.index].made;
                const vocabulary::IndexFact& kept = *indexes[one.keeper].made;
                QVERIFY2(!dropped.contains(one.keeper) && kept.isValid && !gone.isConstraint, qPrintable(where));
                QVERIFY2(!gone.isUnique || (one.isEqual && kept.isUnique), qPrintable(where));
            }
        }
    }

    void theAdviceSaysByWhatAndGivesTheSql()
    {
        AdviceStore store;
        store.index("Long", made("orders", {"customer", "at"}), 40e6, 0, 10);
        store.index("short", made("orders", {"customer"}), 8e6, 0, 10);
        store.table("orders", {.liveRows = 10, .inserted = 700, .updated = 300, .hot = 200});
        const auto rows = store.advised(duplicateAdvice);
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows[0].object, std::string("public.short"));
        QVERIFY2(rows[0].evidence.endsWith(u"Writes to its table made up to 800 entries in it in 10 d."_s),
                 qPrintable(rows[0].evidence));
        QVERIFY2(rows[0].evidence.contains(u"public.Long"_s) && rows[0].evidence.contains(u"(customer)"_s),
                 qPrintable(rows[0].evidence));
        QCOMPARE(rows[0].sql, u"DROP INDEX CONCURRENTLY public.short;"_s);
        QCOMPARE(rows[0].cost.value, 8e6);
        QVERIFY(rows[0].caution.contains(u"public.Long"_s)); // five times as large
        QCOMPARE(rows[0].status, Status::Warning);
    }
};

TRACEO_TEST(TstIndexDuplicates);
#include "tst_index_duplicates.moc"
