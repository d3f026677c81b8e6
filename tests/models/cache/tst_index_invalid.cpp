#include "cache/index_invalid.h"

#include "models/cache/advice_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstIndexInvalid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFailedBuildIsBuiltAgainAndWhatARebuildLeftIsDropped_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("sql");
        QTest::newRow("build") << QByteArray("by_day") << u"REINDEX INDEX CONCURRENTLY public.by_day;"_s;
        QTest::newRow("rebuild") << QByteArray("by_day_ccnew") << u"DROP INDEX CONCURRENTLY public.by_day_ccnew;"_s;
        QTest::newRow("second rebuild") << QByteArray("by_day_ccnew1") << u"DROP INDEX CONCURRENTLY public.by_day_ccnew1;"_s;
        QTest::newRow("old one") << QByteArray("by_day_ccold") << u"DROP INDEX CONCURRENTLY public.by_day_ccold;"_s;
        QTest::newRow("a number of its own") << QByteArray("by_day2") << u"REINDEX INDEX CONCURRENTLY public.by_day2;"_s;
    }
    void aFailedBuildIsBuiltAgainAndWhatARebuildLeftIsDropped()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QString, sql);
        AdviceStore store;
        auto how = made("orders", {"day"});
        how.isValid = false;
        store.index(name.toStdString(), how, 5e6);
        const auto rows = store.advised(invalidAdvice);
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows[0].sql, sql);
        QCOMPARE(rows[0].cost.value, 5e6);
        QVERIFY(rows[0].evidence.contains(u"orders"_s));
        QVERIFY(rows[0].caution.contains(u"pg_stat_progress_create_index"_s));
    }

    void validOnesAreNot()
    {
        AdviceStore store;
        store.index("by_day", made("orders", {"day"}), 5e6);
        QVERIFY(store.advised(invalidAdvice).empty());
    }

    void oneWithoutNumbersIsFoundByItsFactAlone()
    {
        AdviceStore store;
        auto how = made("orders", {"day"});
        how.isValid = false;
        store.fact(vocabulary::kIndexFact, "shop/public/by_day", toJson(how));
        QCOMPARE(store.advised(invalidAdvice).size(), 1u);
    }
};

TRACEO_TEST(TstIndexInvalid);
#include "tst_index_invalid.moc"
