#include "models/sli/series_text.h"
#include "sli/births.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;

namespace {

constexpr UtcMs kStart = utcMs(1'700'000'040'000);

CounterSeries counter(const QString& values, std::uint8_t roles, Labels labels = {{"job", "j"}, {"instance", "i"}})
{
    return {{"prom", "c", std::move(labels)}, roles, samplesOf(values, kStart, kMinute)};
}

bool always(CounterSeries::Role, UtcMs)
{
    return true;
}
bool never(CounterSeries::Role, UtcMs)
{
    return false;
}

std::optional<double> proofOf(const std::vector<CounterSeries>& series, const Asked& asked = never)
{
    return proofAmong(series, asked)(series.front(), series.front().samples.front());
}

constexpr std::uint8_t kTotal = CounterSeries::Total;
constexpr std::uint8_t kPart = CounterSeries::Part;

} // namespace

class TstBirths : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void othersOfTheTargetAtTheSampleBeforeProveIt()
    {
        QCOMPARE(proofOf({counter(u"_ _ 3"_s, kTotal), counter(u"0 10 25"_s, kTotal)}), std::optional(15.0));
    }

    void othersThatBeganTogetherProveNothing() { QVERIFY(!proofOf({counter(u"_ _ 3"_s, kTotal), counter(u"_ _ 25"_s, kTotal)})); }

    void anotherTargetProvesNothing()
    {
        QVERIFY(!proofOf({counter(u"_ _ 3"_s, kTotal), counter(u"0 10 25"_s, kTotal, {{"job", "j"}, {"instance", "other"}})}));
        QVERIFY(!proofOf({counter(u"_ _ 3"_s, kTotal), counter(u"0 10 25"_s, kTotal, {{"job", "other"}, {"instance", "i"}})}));
    }

    void withoutJobAndInstanceThereIsNoTarget()
    {
        QVERIFY(!proofOf({counter(u"_ _ 3"_s, kTotal, {}), counter(u"0 10 25"_s, kTotal, {})}));
        QVERIFY(!proofOf({counter(u"_ _ 3"_s, kTotal, {{"job", "j"}}), counter(u"0 10 25"_s, kTotal, {{"job", "j"}})}));
    }

    void aWitnessOfAnotherQuestionNeedsThatThisOneHadBeenAsked()
    {
        const std::vector<CounterSeries> series{counter(u"_ _ 3"_s, kPart), counter(u"0 10 25"_s, kTotal)};
        QVERIFY(!proofOf(series, never)); // the counter may have been there: nobody had asked for it
        QCOMPARE(proofOf(series, always), std::optional(15.0));
        UtcMs askedAt{};
        CounterSeries::Role askedFor{};
        proofOf(series, [&](CounterSeries::Role role, UtcMs at) {
            askedFor = role;
            askedAt = at;
            return true;
        });
        QCOMPARE(askedAt, kStart + kMinute);
        QCOMPARE(askedFor, CounterSeries::Part);
    }

    void aGapBetweenDoesNotMatter()
    {
        QCOMPARE(proofOf({counter(u"_ _x60 3"_s, kTotal), counter(u"0 10 _x58 _ 4"_s, kTotal)}),
                 std::optional(4.0)); // it restarted, too
    }

    void theGrowthOfAllOthersAddsUp()
    {
        QCOMPARE(proofOf({counter(u"_ 30"_s, kTotal), counter(u"0 10"_s, kTotal), counter(u"5 7"_s, kTotal)}),
                 std::optional(12.0));
    }

    void namesOfTheServerItselfAreNoWitnesses()
    {
        QVERIFY(isSyntheticName("up"));
        QVERIFY(isSyntheticName("scrape_duration_seconds"));
        QVERIFY(isSyntheticName("job:requests:rate5m"));
        QVERIFY(isSyntheticName("ALERTS"));
        QVERIFY(!isSyntheticName("http_requests_total"));
        QVERIFY(!isSyntheticName("upstream_total"));
    }
};

TRACEO_TEST(TstBirths);
#include "tst_births.moc"
