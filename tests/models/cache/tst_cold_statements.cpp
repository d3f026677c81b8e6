#include "cache/cold_statements.h"

#include "models/cache/advice_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// 12 of 20 million blocks were not in the buffers, in 240 hours; half a second a call.
AdviceStore::Statement coldOne()
{
    return {.text = "SELECT * FROM orders WHERE note = $1", .calls = 1000, .seconds = 500, .hits = 8e6, .reads = 12e6};
}

} // namespace

class TstColdStatements : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStatementThatReadsMuchIsNamedWithItsNumbers()
    {
        AdviceStore store;
        store.statement("77", coldOne());
        const auto rows = store.advised(coldAdvice);
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows[0].object, std::string("77"));
        QCOMPARE(rows[0].cost.value, 12'000.0);
        QCOMPARE(rows[0].weight.value, 500.0);
        for (const QString& part : {u"40.0"_s, countText(8e6), countText(12e6), u"500 ms"_s})
            QVERIFY2(rows[0].evidence.contains(part), qPrintable(rows[0].evidence));
        QCOMPARE(rows[0].statement, u"SELECT * FROM orders WHERE note = $1"_s);
        QVERIFY(rows[0].sql.contains(u"EXPLAIN EXECUTE traceo_plan(NULL);"_s)); // of version 15
    }

    void warmOnesSmallOnesAndThoseThatDidNotRunAreLeftOut()
    {
        AdviceStore store;
        auto warm = coldOne();
        warm.hits = 9 * warm.reads;
        store.statement("1", warm);
        auto small = coldOne();
        small.hits /= 10;
        small.reads /= 10; // 5,000 an hour
        store.statement("2", small);
        auto idle = coldOne();
        idle.calls = 0;
        store.statement("3", idle);
        QVERIFY(store.advised(coldAdvice).empty());
    }

    void theSameStatementOfTwoUsersIsTwo()
    {
        AdviceStore store;
        store.statement("77", coldOne());
        const Labels other = ofShop({{"user", "report"}, {"queryid", "77"}});
        store.counter(vocabulary::kStatementCalls, other, 0, 10);
        store.counter(vocabulary::kStatementSeconds, other, 0, 10);
        store.counter(vocabulary::kStatementHits, other, 0, 0);
        store.counter(vocabulary::kStatementReads, other, 0, 12e6);
        const auto rows = store.advised(coldAdvice);
        QCOMPARE(rows.size(), 2u);
        QVERIFY(rows[0].key != rows[1].key);
    }

    /// pg_stat_statements_reset() in between: what was read before it and since then is added up.
    void aResetIsCountedOnAndSaid()
    {
        AdviceStore store;
        store.gauge(vocabulary::kStatementsReset, Labels{{"instance", kServer}}, double(msOf(kNow - 30 * kMinute) / 1000));
        const auto falling = [&store](const char* metric, double step) {
            store.add(metric, ofStatement("77"),
                      {{kNow - kHour, 4 * step}, {kNow - 40 * kMinute, 5 * step}, {kNow - 20 * kMinute, step}, {kNow, 2 * step}});
        };
        falling(vocabulary::kStatementCalls, 10);
        falling(vocabulary::kStatementSeconds, 5);
        falling(vocabulary::kStatementHits, 1'000);
        falling(vocabulary::kStatementReads, 9'000);
        const auto rows = store.advised(coldAdvice, kHour);
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows[0].cost.value, 900.0); // 27,000 of 30 calls
        QCOMPARE(rows[0].weight.value, 15.0);
        QVERIFY2(rows[0].caution.contains(u"30 min ago, within this window"_s), qPrintable(rows[0].caution));
    }

    void anExporterThatTellsNoBlocksSaysNothing()
    {
        AdviceStore store;
        store.counter(vocabulary::kStatementCalls, ofStatement("77"), 0, 10);
        store.counter(vocabulary::kStatementSeconds, ofStatement("77"), 0, 10);
        QVERIFY(store.advised(coldAdvice).empty());
    }
};

TRACEO_TEST(TstColdStatements);
#include "tst_cold_statements.moc"
