#include "cache/index_writes.h"

#include "models/cache/advice_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// Of the index "by_day" of "orders", watched for `watched` of ten days.
QString writesOf(const AdviceStore& store, Millis watched)
{
    const auto at = store.snapshot();
    const auto databases = postgresDatabases(at, store.config, kNow);
    if (!databases || databases->size() != 1)
        qFatal("not one database");
    const AdviceAsk ask{at, databases->front(), {kNow - AdviceStore::kWatched, kNow}, {}};
    const auto text = writesText(ask, databases->front().indexes.front(), watched);
    if (!text)
        qFatal("%s", qPrintable(toText(text.error())));
    return *text;
}

} // namespace

class TstIndexWrites : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Rows that were put in, and those that were put anew elsewhere.
    void whatIsWrittenInPlaceIsNoEntry()
    {
        AdviceStore store;
        store.table("orders", {.inserted = 700, .updated = 500, .hot = 200});
        store.index("by_day", made("orders", {"day"}), 1);
        QCOMPARE(writesOf(store, AdviceStore::kWatched),
                 u"Writes to its table made up to 1 000 entries in it in 10 d."_s.replace(u"1 000"_s, countText(1000)));
    }

    void whatWasWrittenBeforeItWasWatchedIsNotHeldAgainstIt()
    {
        AdviceStore store;
        store.table("orders", {.inserted = 1000});
        store.index("by_day", made("orders", {"day"}), 1);
        QVERIFY2(writesOf(store, kDay).contains(u" 100 entries"_s), qPrintable(writesOf(store, kDay)));
        QVERIFY(writesOf(store, Millis{0}).isEmpty());
    }

    void whereNobodyCountedNothingIsSaid()
    {
        AdviceStore store;
        store.index("by_day", made("orders", {"day"}), 1);
        QVERIFY(writesOf(store, AdviceStore::kWatched).isEmpty());
    }
};

TRACEO_TEST(TstIndexWrites);
#include "tst_index_writes.moc"
