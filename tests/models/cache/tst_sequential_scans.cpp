#include "cache/sequential_scans.h"

#include "models/cache/advice_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// 120 scans of 50,000 rows each, and 80 by index.
AdviceStore::Table readWhole()
{
    return {.liveRows = 50'000, .sequential = 120, .rowsRead = 6e6, .byIndex = 80};
}

} // namespace

class TstSequentialScans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLargeTableThatIsReadWholeIsNamedWithItsNumbers()
    {
        AdviceStore store;
        store.table("orders", readWhole());
        const auto rows = store.advised(sequentialAdvice);
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows[0].object, std::string("public.orders"));
        QCOMPARE(rows[0].cost.value, 50'000.0);
        QCOMPARE(rows[0].weight.value, 6e6);
        for (const QString& part : {u"120 scans"_s, u"in 10 d"_s, countText(6e6), u"at least "_s + countText(50'000), u"60.0"_s})
            QVERIFY2(rows[0].evidence.contains(part), qPrintable(rows[0].evidence));
        QVERIFY(rows[0].sql.isEmpty() && rows[0].caution.isEmpty()); // nobody told of statements
    }

    /// PostgreSQL counts a scan for each worker: 60 of 150,000 rows may be 30 statements that read all 300,000.
    void parallelWorkersAreNotTakenForStatements()
    {
        AdviceStore store;
        store.table("events", {.liveRows = 300'000, .sequential = 60, .rowsRead = 9e6, .byIndex = 80});
        const auto rows = store.advised(sequentialAdvice);
        QCOMPARE(rows.size(), 1u);
        for (const QString& part : {u"each parallel worker"_s, countText(9e6), u"at least "_s + countText(150'000)})
            QVERIFY2(rows[0].evidence.contains(part), qPrintable(rows[0].evidence));
    }

    void whatIsNoReasonIsLeftOut_data()
    {
        QTest::addColumn<double>("liveRows");
        QTest::addColumn<double>("sequential");
        QTest::addColumn<double>("rowsRead");
        QTest::addColumn<double>("byIndex");
        QTest::newRow("a small table") << 9'999.0 << 120.0 << 6e6 << 80.0;
        QTest::newRow("a backup") << 50'000.0 << 9.0 << 450'000.0 << 0.0;
        QTest::newRow("scans that LIMIT ends") << 50'000.0 << 120.0 << 1'200.0 << 80.0;
        QTest::newRow("mostly by index") << 50'000.0 << 120.0 << 6e6 << 2'300.0;
        QTest::newRow("not at all") << 50'000.0 << 0.0 << 0.0 << 0.0;
    }
    void whatIsNoReasonIsLeftOut()
    {
        QFETCH(const double, liveRows);
        QFETCH(const double, sequential);
        QFETCH(const double, rowsRead);
        QFETCH(const double, byIndex);
        AdviceStore store;
        store.table("orders", {.liveRows = liveRows, .sequential = sequential, .rowsRead = rowsRead, .byIndex = byIndex});
        QVERIFY(store.advised(sequentialAdvice).empty());
    }

    void aTableWithoutAnyIndexIsReadWholeAlways()
    {
        AdviceStore store;
        const Labels labels = ofTable("log");
        store.gauge(vocabulary::kTableLiveRows, labels, 20'000);
        store.counter(vocabulary::kTableSequentialScans, labels, 0, 10);
        store.counter(vocabulary::kTableSequentialRows, labels, 0, 200'000);
        const auto rows = store.advised(sequentialAdvice);
        QCOMPARE(rows.size(), 1u);
        QVERIFY2(rows[0].evidence.contains(u"100.0"_s), qPrintable(rows[0].evidence));
    }

    void onlyTheWindowCounts()
    {
        AdviceStore store;
        store.table("orders", readWhole());
        QVERIFY(store.advised(sequentialAdvice, 12 * kHour).empty()); // six scans
        QCOMPARE(store.advised(sequentialAdvice, 2 * kDay).size(), 1u);
    }

    void aTableThatIsGoneIsNotAdvisedOn()
    {
        AdviceStore store;
        store.table("orders", readWhole());
        store.add(vocabulary::kTableLiveRows, ofTable("dropped"), {{kNow - 2 * kHour, 50'000}});
        store.add(vocabulary::kTableSequentialScans, ofTable("dropped"), {{kNow - kDay, 0}, {kNow - 2 * kHour, 100}});
        store.add(vocabulary::kTableSequentialRows, ofTable("dropped"), {{kNow - kDay, 0}, {kNow - 2 * kHour, 5e6}});
        QCOMPARE(store.advised(sequentialAdvice).size(), 1u);
    }

    void statementsThatNameItAreSaidAndThePlanOfTheDearestCanBeSeen()
    {
        AdviceStore store;
        store.table("orders", readWhole());
        store.statement("11", {.text = "SELECT * FROM orders WHERE note = $1", .calls = 50, .seconds = 20});
        store.statement("12", {.text = "SELECT count(*) FROM orders", .calls = 70, .seconds = 90});
        store.statement("13", {.text = "SELECT * FROM orders_old", .calls = 70, .seconds = 900});
        store.statement("14", {.text = "SELECT 1 FROM orders", .calls = 0, .seconds = 0}); // not in this window
        const auto rows = store.advised(sequentialAdvice);
        QCOMPARE(rows.size(), 1u);
        QVERIFY2(rows[0].evidence.contains(u"SELECT count(*) FROM orders; SELECT * FROM orders WHERE note = $1."_s),
                 qPrintable(rows[0].evidence));
        QCOMPARE(rows[0].statement, u"SELECT count(*) FROM orders"_s);
        QCOMPARE(rows[0].sql, u"EXPLAIN SELECT count(*) FROM orders;"_s);
    }

    void aResetInTheWindowIsSaid()
    {
        AdviceStore store(kNow - 2 * kHour);
        store.table("orders", readWhole());
        const auto rows = store.advised(sequentialAdvice);
        QCOMPARE(rows.size(), 1u);
        QVERIFY2(rows[0].caution.contains(u"2 h ago, within this window"_s), qPrintable(rows[0].caution));
    }
};

TRACEO_TEST(TstSequentialScans);
#include "tst_sequential_scans.moc"
