#include "models/sli/series_text.h"
#include "slo/opinion/victoria_increase.h"
#include "support/test_main.h"

#include <QTest>

#include <numeric>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kBegin = utcMs(1'795'435'200'000);

/// Over (from, to], in minutes.
std::optional<double> increase(const QString& text, int from, int to)
{
    const auto values = test::samplesOf(text, kBegin, kMinute);
    const auto increments = victoriaIncrements(values, {kBegin + from * kMinute, kBegin + to * kMinute});
    if (!increments)
        return {};
    return std::accumulate(increments->begin(), increments->end(), 0.0,
                           [](double sum, const Sample& sample) { return sum + sample.value; });
}

} // namespace

class TstVictoriaIncrease : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void windowsAddUpToWhatHappened()
    {
        const QString total = u"0 100 200 300 400 500 50 150 250 350 450"_s;
        QCOMPARE(increase(total, 0, 10).value(), 950.0);
        QCOMPARE(increase(total, 5, 10).value(), 450.0);
        QCOMPARE(increase(total, 0, 5).value(), 500.0);
    }

    void withoutASampleThereIsNoAnswer() { QVERIFY(!increase(u"0 1 2 3"_s, 3, 10)); }

    /// A fall of an eighth is a new beginning, less is jitter and counts nothing.
    void smallFallsArePassedOver()
    {
        QCOMPARE(increase(u"1000 876 1010"_s, 0, 2).value(), 134.0);
        QCOMPARE(increase(u"1000 875 885"_s, 0, 2).value(), 885.0);
    }

    /// New counters began at zero, unless their first value is far above what they grow.
    void aBirthCountsWhereItIsLikely()
    {
        QCOMPARE(increase(u"_x5 5 6"_s, 0, 10).value(), 6.0);
        QCOMPARE(increase(u"_x5 5"_s, 0, 10).value(), 5.0);
        QCOMPARE(increase(u"_x5 5000 5001"_s, 0, 10).value(), 1.0);
        QCOMPARE(increase(u"_x5 10 10"_s, 0, 10).value(), 0.0); // ten times one and no more
        QCOMPARE(increase(u"_x5 31 34"_s, 0, 10).value(), 34.0);
    }

    /// More than five minutes before the range it looks for nothing.
    void afterALongGapACounterIsNew()
    {
        QCOMPARE(increase(u"1000 _x7 1001 1002"_s, 4, 10).value(), 2.0);
        QCOMPARE(increase(u"1000 _x7 1001 1002"_s, 6, 11).value(), 1.0);
        QCOMPARE(increase(u"1000 _x7 1001 1002"_s, 6, 9).value(), 2.0); // nine minutes before its end
    }
};

TRACEO_TEST(TstVictoriaIncrease);
#include "tst_victoria_increase.moc"
