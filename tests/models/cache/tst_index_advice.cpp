// From stored series and facts to the whole advice.
#include "cache/index_advice.h"

#include "models/cache/advice_store.h"
#include "support/test_main.h"

#include <QTest>

#include <set>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<std::string> namesOf(const IndexReport& report)
{
    std::vector<std::string> names;
    for (const IndexAdvice& row : report.rows)
        names.push_back(std::string(wordOf(row.kind)) + ' ' + row.object);
    return names;
}

QString notesOf(const IndexReport& report)
{
    QString all;
    for (const QString& note : report.notes)
        all += note + QLatin1Char('\n');
    return all;
}

/// One of each kind.
void fill(AdviceStore& store)
{
    store.table("orders", {.liveRows = 50'000, .sequential = 120, .rowsRead = 6e6});
    store.index("pair", made("orders", {"a", "b"}), 3e6, 0, 9);
    store.index("first", made("orders", {"a"}), 1e6);
    store.index("small", made("orders", {"c"}), 1e6);
    store.index("large", made("orders", {"d"}), 2e6);
    auto broken = made("orders", {"e"});
    broken.isValid = false;
    store.index("broken", broken, 1e6);
    store.statement("77", {.text = "SELECT $1", .calls = 10, .seconds = 10, .hits = 1e6, .reads = 1e7});
}

} // namespace

class TstIndexAdvice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAnEmptyReport()
    {
        Store store;
        QVERIFY(store.open());
        const auto report = adviceOf(store.snapshot(), {}, {.now = kNow, .range = kDay});
        QVERIFY(report.ok() && report->rows.empty() && report->notes.empty());
        QVERIFY(report->window.from == kNow - kDay && report->moment == kNow);
    }

    /// The unused first part of another index is said once.
    void adviceStandsByKindTheHeaviestFirst()
    {
        AdviceStore store;
        fill(store);
        const IndexReport report = store.report();
        QCOMPARE(namesOf(report),
                 (std::vector<std::string>{"sequential_scans public.orders", "unused public.large", "unused public.small",
                                           "duplicate public.first", "invalid public.broken", "cold_statement 77"}));
        std::set<std::string> keys;
        for (const IndexAdvice& row : report.rows)
            keys.insert(row.key);
        QCOMPARE(keys.size(), report.rows.size());
        QVERIFY2(report.notes.empty(), qPrintable(notesOf(report)));
    }

    /// A source that does not answer any more says no less of indexes, and the past is shown as it was.
    void thePastIsShownAsItWas()
    {
        AdviceStore store;
        fill(store);
        const Question past{.now = kNow + kDay, .at = kNow - 20 * kDay, .range = kDay};
        const auto report = adviceOf(store.snapshot({.view = past.moment()}), {}, past);
        QVERIFY(report.ok() && report->rows.empty());
        QVERIFY(!adviceOf(store.snapshot(), {}, {.now = kNow + kDay, .range = kDay})->rows.empty());
    }

    void sqlIsGivenAndNeverCreatesOrAlters()
    {
        AdviceStore store;
        fill(store);
        for (const IndexAdvice& row : store.report().rows) {
            const bool isPlain = row.sql.isEmpty() || row.sql.startsWith(u"DROP INDEX CONCURRENTLY public."_s)
                || row.sql.startsWith(u"REINDEX INDEX CONCURRENTLY public."_s) || row.sql.startsWith(u"SET plan_cache_mode"_s);
            QVERIFY2(isPlain, qPrintable(row.sql));
        }
    }

    void whatCannotBeLookedAtIsSaidWithItsRemedy()
    {
        AdviceStore store;
        const Labels table{{"schemaname", "s"}, {"relname", "t"}};
        store.add(vocabulary::kPostgresHits, ofShop({}, "db-1:9187"), {{kNow, 1}}, "prom");
        store.add(vocabulary::kTableLiveRows, ofShop(table, "db-1:9187"), {{kNow, 1}}, "prom");
        store.statement("1", {.text = "SELECT 1", .calls = 1});
        store.add(vocabulary::kStatementCalls, ofStatement("1").with("datname", "other"), {{kNow, 1}});
        store.add(vocabulary::kPostgresHits, ofShop().with("datname", "other"), {{kNow, 1}});
        vocabulary::CacheFact server;
        server.product = "PostgreSQL";
        server.role = "standby";
        server.refused = {"pg_stat_statements", "pg_read_all_stats"};
        store.fact(vocabulary::kCacheFact, kServer, toJson(server), kNow);
        const QString notes = notesOf(store.report());
        QVERIFY2(notes.contains(u"pg/shop: pg_stat_statements cannot be read"_s), qPrintable(notes));
        QVERIFY2(notes.contains(u"pg/other: a source sees"_s), qPrintable(notes));
        QVERIFY2(notes.contains(u"GRANT it pg_read_all_stats"_s), qPrintable(notes));
        QVERIFY2(notes.contains(u"shared_preload_libraries"_s), qPrintable(notes));
        QVERIFY2(notes.contains(u"pg/shop is a standby"_s), qPrintable(notes));
        QVERIFY2(notes.contains(u"db-1:9187/shop: nobody tells how its indexes are made"_s), qPrintable(notes));
    }

    /// Each server has it, and nobody keeps tables there: nothing about it at each call.
    void theDatabaseToLogInToIsNotSpokenOf()
    {
        AdviceStore store;
        fill(store);
        store.add(vocabulary::kPostgresHits, ofShop().with("datname", "postgres"), {{kNow, 1}});
        store.add(vocabulary::kStatementCalls, ofStatement("5").with("datname", "postgres"), {{kNow, 1}});
        const QString notes = notesOf(store.report());
        QVERIFY2(!notes.contains(u"postgres: "_s), qPrintable(notes));
    }

    void whatConnectionsAskForThemselvesIsNoAdvice()
    {
        AdviceStore store;
        store.statement(
            "1",
            {.text = "SELECT s.queryid FROM public.pg_stat_statements s", .calls = 10, .seconds = 10, .hits = 1e6, .reads = 1e7});
        QVERIFY(store.report().rows.empty());
        const QString notes = notesOf(store.report());
        QVERIFY2(!notes.contains(u"nobody tells of the blocks"_s), qPrintable(notes)); // they are told
    }

    void aThousandUnusedIndexesDoNotHideTheRest()
    {
        AdviceStore store;
        for (int i = 0; i < 60; ++i) {
            const std::string name = "i" + std::to_string(i);
            store.add(vocabulary::kIndexScans, ofIndex("orders", name), {{kNow, 0}});
            store.fact(vocabulary::kIndexFact, "shop/public/" + name, toJson(made("orders", {name})));
        }
        QCOMPARE(store.report().rows.size(), 50u);
    }
};

TRACEO_TEST(TstIndexAdvice);
#include "tst_index_advice.moc"
