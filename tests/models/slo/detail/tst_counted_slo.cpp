#include "models/slo/detail/made_tab.h"
#include "slo/detail/counted_slo.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstCountedSlo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSelectedOneIsFoundByItsName()
    {
        Store store;
        QVERIFY(store.open());
        const auto snapshot = store.snapshot();
        const SloConfig config{{slo("checkout"), slo("search")}};
        QCOMPARE(selectedSlo(snapshot, config, questionOf("search"))->name, std::string("search"));
        const auto missing = selectedSlo(snapshot, config, questionOf("gone"));
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(missing.error().found, u"gone"_s);
    }

    void ofThePastItIsWhatItWasThen()
    {
        Store store;
        QVERIFY(store.open());
        SloDefinition today = slo("checkout", 99.9);
        today.validFrom = kEnd - kDay;
        const SloConfig config{{today}, {slo("checkout", 99.0)}};
        Question asked = questionOf("checkout");
        QCOMPARE(selectedSlo(store.snapshot(), config, asked)->objective.ratio(), 0.999);
        asked.at = kEnd - 2 * kDay;
        QCOMPARE(selectedSlo(store.snapshot(), config, asked)->objective.ratio(), 0.99);
    }

    void itBeginsWhereDataDo()
    {
        const SloDefinition checkout = slo();
        const auto made = countedOf(checkout, counts(checkout, [](Slice& slice, std::int64_t age) {
                                        if (age < 100)
                                            slice = {slice.end, 10, 10, 60, 0, 0};
                                    }));
        QCOMPARE(made.begin(), std::optional(kEnd - 100 * kMinute));
        QVERIFY(!countedOf(checkout, counts(checkout, [](Slice&, std::int64_t) {})).begin());
    }

    void aNumberSaysHowItCameToBeAndHowOldItIs()
    {
        const SloDefinition checkout = slo("check out");
        SloCounts so = badLately(checkout, 100, 1, 10);
        so.freshness.newest = kEnd - kHour;
        const TabNumbers numbers(countedOf(checkout, so), question(), u"slo ledger"_s, u"--by month"_s);
        const Reading number = numbers.number(5, Unit::Count, Better::Lower, {u"Bad"_s, u"bad = total − good"_s});
        QCOMPARE(number.quality, Quality::Stale);
        QCOMPARE(number.age, kHour + Millis{5'000});
        QCOMPARE(number.why->command, u"traceo slo ledger 'check out' --by month --at 2026-09-21T14:13:00Z"_s);
        QCOMPARE(number.why->source, u"prom"_s);
        QCOMPARE(number.why->formula, u"bad = total − good"_s);
        QCOMPARE(numbers.moment(kEnd, {}).value, double(msOf(kEnd)) / 1000);
        QCOMPARE(int(numbers.share(0.5, Better::Lower, {}).decimals), 1);
    }

    /// What was counted was counted, though it is not all.
    void countsOfAPartAreSaidToBeOfAPart()
    {
        const SloDefinition checkout = slo();
        SloCounts so = badLately(checkout, 100, 1, 10);
        so.filling = {{kEnd - 12 * kHour, kEnd - 6 * kHour}};
        const auto counted = countedOf(checkout, so);
        QCOMPARE(counted.quality(), Quality::Unknown);
        QCOMPARE(TabNumbers(counted, question(), u"slo status"_s).number(1, Unit::Count, Better::Lower, {}).quality,
                 Quality::Partial);
    }
};

TRACEO_TEST(TstCountedSlo);
#include "tst_counted_slo.moc"
