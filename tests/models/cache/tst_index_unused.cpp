#include "cache/index_unused.h"

#include "models/cache/advice_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstIndexUnused : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIndexWithoutAScanIsNamedWithItsSizeAndItsWrites()
    {
        AdviceStore store;
        store.table("orders", {.liveRows = 1000, .inserted = 700, .updated = 500, .hot = 200});
        store.index("By Day", made("orders", {"day"}), 48e6);
        const auto rows = store.advised(unusedAdvice);
        QCOMPARE(rows.size(), 1u);
        const IndexAdvice& row = rows[0];
        QCOMPARE(row.object, std::string("public.By Day"));
        QCOMPARE(row.sql, u"DROP INDEX CONCURRENTLY public.\"By Day\";"_s);
        QCOMPARE(row.cost.value, 48e6);
        QVERIFY(row.cost.unit == Unit::Bytes);
        QVERIFY2(row.evidence.contains(u"watched for 10 d"_s) && row.evidence.contains(countText(1000)),
                 qPrintable(row.evidence));
        QVERIFY2(row.caution == u"Scans on standbys are not counted here."_s, qPrintable(row.caution));
        QCOMPARE(row.status, Status::Warning);
    }

    void oneThatWasUsedOnceIsNotHoweverLongAgo()
    {
        AdviceStore store;
        store.index("now", made("orders", {"a"}), 1, 0, 1);
        store.index("before_we_watched", made("orders", {"b"}), 1, 3, 3);
        QVERIFY(store.advised(unusedAdvice).empty());
    }

    /// A question of the last hour does not forget what was used a week ago, before statistics were reset.
    void aResetDoesNotMakeItUnused()
    {
        AdviceStore store(kNow - kDay);
        const auto how = made("orders", {"a"});
        store.add(vocabulary::kIndexScans, ofIndex("orders", "a"),
                  {{kNow - 9 * kDay, 5}, {kNow - kDay - kHour, 9}, {kNow - kDay + kHour, 0}, {kNow, 0}});
        store.fact(vocabulary::kIndexFact, "shop/public/a", toJson(how));
        QVERIFY(store.advised(unusedAdvice, kHour).empty());
    }

    void withinAWeekOfTheResetItIsDoubtful()
    {
        AdviceStore store(kNow - 3 * kDay);
        store.index("a", made("orders", {"a"}), 1);
        const auto rows = store.advised(unusedAdvice);
        QCOMPARE(rows.size(), 1u);
        QVERIFY2(rows[0].evidence.contains(u"watched for 3 d"_s), qPrintable(rows[0].evidence));
        QVERIFY2(rows[0].caution.contains(u"3 d only"_s) && rows[0].caution.contains(u"reset 3 d ago"_s),
                 qPrintable(rows[0].caution));
        QCOMPARE(rows[0].status, Status::Unknown);
    }

    /// “In 7 d” beside “watched for 3 d” is of another time.
    void writesAreThoseOfTheTimeItWasWatched()
    {
        AdviceStore store(kNow - 3 * kDay);
        store.table("orders", {.liveRows = 1000, .inserted = 700});
        store.index("a", made("orders", {"a"}), 1);
        const auto rows = store.advised(unusedAdvice);
        QCOMPARE(rows.size(), 1u);
        QVERIFY2(rows[0].evidence.contains(u"entries in it in 3 d"_s), qPrintable(rows[0].evidence));
    }

    /// The statistics may be a hundred days old, the index may have been made an hour ago.
    void oneThatAppearedAnHourAgoIsDoubtful()
    {
        AdviceStore store;
        store.add(vocabulary::kIndexScans, ofIndex("orders", "a"), {{kNow - kHour, 0}, {kNow, 0}});
        store.fact(vocabulary::kIndexFact, "shop/public/a", toJson(made("orders", {"a"})));
        const auto rows = store.advised(unusedAdvice);
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows[0].status, Status::Unknown);
        QVERIFY(!rows[0].cost.hasValue()); // nobody told its size
    }

    void whatEnforcesSomethingIsNeverUnused_data()
    {
        QTest::addColumn<bool>("isUnique");
        QTest::addColumn<bool>("isPrimary");
        QTest::addColumn<bool>("isConstraint");
        QTest::newRow("unique") << true << false << false;
        QTest::newRow("primary") << false << true << false;
        QTest::newRow("constraint") << false << false << true;
    }
    void whatEnforcesSomethingIsNeverUnused()
    {
        QFETCH(const bool, isUnique);
        QFETCH(const bool, isPrimary);
        QFETCH(const bool, isConstraint);
        AdviceStore store;
        auto how = made("orders", {"a"});
        how.isUnique = isUnique;
        how.isPrimary = isPrimary;
        how.isConstraint = isConstraint;
        store.index("a", how, 1);
        QVERIFY(store.advised(unusedAdvice).empty());
    }

    void ofAnIndexNobodyKnowsHowItIsMadeNothingIsSaid()
    {
        AdviceStore store;
        store.counter(vocabulary::kIndexScans, ofIndex("orders", "a"), 0, 0);
        QVERIFY(store.advised(unusedAdvice).empty());
    }

    void aStandbySaysNothing()
    {
        AdviceStore store(kNow - 100 * kDay, "standby");
        store.index("a", made("orders", {"a"}), 1);
        QVERIFY(store.advised(unusedAdvice).empty());
    }

    void thePlannerMayNeedTheStatisticsOfAnExpression()
    {
        AdviceStore store;
        store.index("a", made("orders", {"lower(name)"}), 1);
        const auto rows = store.advised(unusedAdvice);
        QCOMPARE(rows.size(), 1u);
        QVERIFY(rows[0].caution.contains(u"expression"_s));
    }
};

TRACEO_TEST(TstIndexUnused);
#include "tst_index_unused.moc"
