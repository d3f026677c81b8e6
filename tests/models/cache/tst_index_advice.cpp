// From stored series and facts to the whole advice.
#include "cache/index_advice.h"

#include "models/cache/advice_store.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>
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
        QVERIFY(report->databases.empty()); // which is not that there is nothing to advise
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
        QCOMPARE(report.databases.size(), 1u);
        QCOMPARE(report.databases.front().instance, std::string(kServer));
    }

    /// Two on the same column of which one is used, and a longer one that nobody uses: one of them has to stay.
    void theIndexInUseIsNotDroppedForAnUnusedOne()
    {
        AdviceStore store;
        store.index("orders_st", made("orders", {"st"}), 1e6);
        store.index("orders_st_dup", made("orders", {"st"}), 1e6, 0, 40);
        store.index("orders_st_ts", made("orders", {"st", "ts"}), 2e6);
        QCOMPARE(namesOf(store.report()), (std::vector<std::string>{"unused public.orders_st_ts", "duplicate public.orders_st"}));
    }

    /// Nobody uses any of them: the one that is kept in another's place is not called unused in the same breath.
    void whatStaysInAnothersPlaceIsNotCalledUnused()
    {
        AdviceStore store;
        store.index("a", made("orders", {"st"}), 1e6);
        store.index("b", made("orders", {"st"}), 1e6);
        QCOMPARE(namesOf(store.report()), (std::vector<std::string>{"duplicate public.b"}));
    }

    /// Whoever follows all advice at once still has an index for every one that is used, and none that enforces less.
    void followingAllAdviceLosesNothingThatIsInUse()
    {
        const auto seed = seedOfRun();
        QRandomGenerator random(seed);
        for (int round = 0; round < 4; ++round) {
            AdviceStore store;
            std::map<std::string, std::pair<vocabulary::IndexFact, double>> indexes;
            for (int i = 0; i < 48; ++i) {
                std::vector<std::string> columns;
                for (int c = 0, count = random.bounded(1, 4); c < count; ++c)
                    columns.push_back(random.bounded(5) == 0 ? "y" : "x" + std::to_string(c));
                auto how = made("t" + std::to_string(i / 4), std::move(columns));
                how.isUnique = random.bounded(5) == 0;
                const double scans = random.bounded(3) * 7;
                store.index("i" + std::to_string(i), how, 1e6, scans, scans);
                indexes["public.i" + std::to_string(i)] = {how, scans};
            }
            std::set<std::string> dropped;
            for (const IndexAdvice& row : store.report().rows) {
                QVERIFY(!row.sql.isEmpty());
                dropped.insert(row.object);
            }
            QVERIFY(!dropped.empty());
            for (const auto& [name, index] : indexes) {
                const auto& [how, scans] = index;
                if (!dropped.contains(name) || (scans == 0 && !how.isUnique))
                    continue;
                const auto standsIn = [&, gone = how](const auto& other) {
                    const auto& [otherName, otherIndex] = other;
                    const vocabulary::IndexFact& kept = otherIndex.first;
                    const bool isFirstPart = kept.table == gone.table && kept.columns.size() >= gone.columns.size()
                        && std::equal(gone.columns.begin(), gone.columns.end(), kept.columns.begin());
                    const bool enforces = !gone.isUnique || (kept.isUnique && kept.columns == gone.columns);
                    return !dropped.contains(otherName) && isFirstPart && enforces;
                };
                QVERIFY2(std::ranges::any_of(indexes, standsIn),
                         qPrintable(u"seed %1, round %2, %3"_s.arg(seed).arg(round).arg(QString::fromStdString(name))));
            }
        }
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

    /// Of a source of kind postgres it is not true that nobody tells.
    void aDatabaseWithoutAnyIndexIsNotOneThatNobodyTellsOf()
    {
        AdviceStore store;
        const Labels table{{"schemaname", "s"}, {"relname", "t"}};
        store.add(vocabulary::kPostgresHits, ofShop(), {{kNow, 1}});
        store.add(vocabulary::kTableLiveRows, ofShop(table), {{kNow, 1}});
        const QString notes = notesOf(store.report());
        QVERIFY2(!notes.contains(u"nobody tells how its indexes are made"_s), qPrintable(notes));
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
