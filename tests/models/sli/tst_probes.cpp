#include "models/sli/series_text.h"
#include "sli/probes.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;

namespace {

constexpr UtcMs kStart = utcMs(1'700'000'040'000);

SliceSum counted(const QString& success, const QString& status, const QString& seconds, const char* pattern = "2xx",
                 std::optional<Millis> latency = {})
{
    const TimeSpan span{kStart, kStart + 10 * kMinute};
    const UtcMs first = kStart + kMinute;
    const ProbeSeries probe{samplesOf(success, first, kMinute), samplesOf(status, first, kMinute),
                            samplesOf(seconds, first, kMinute)};
    return sumOf(countProbes({probe}, {StatusPattern::parse(pattern).value(), latency}, span), span);
}

} // namespace

class TstProbes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachSampleIsARun()
    {
        const SliceSum sum = counted(u"1 1 0 1 1 1"_s, u"200 200 0 200 204 200"_s, {});
        QCOMPARE(sum.total, 6.0);
        QCOMPARE(sum.good, 5.0);
    }

    void theStatusMustBeTheWantedOne()
    {
        QCOMPARE(counted(u"1 1 1"_s, u"200 301 204"_s, {}, "200").good, 1.0);
        QCOMPARE(counted(u"1 1 1"_s, u"200 301 204"_s, {}, "200|301").good, 2.0);
        QCOMPARE(counted(u"1 1 1"_s, u"200 301 503"_s, {}, "2xx|3xx").good, 2.0);
    }

    void tooSlowIsBad()
    {
        const SliceSum sum = counted(u"1 1 1 0"_s, u"200 200 200 0"_s, u"0.1 0.1001 0.02 0.0007"_s, "2xx", Millis{100});
        QCOMPARE(sum.total, 4.0);
        QCOMPARE(sum.good, 2.0); // the failed run was fast, and bad
    }

    void aRunWithoutItsStatusIsUndecided()
    {
        const SliceSum sum = counted(u"1 1 0"_s, u"200"_s, {});
        QCOMPARE(sum.total, 3.0); // the failed one is bad whatever its status
        QCOMPARE(sum.good, 1.0);
        QCOMPARE(sum.undecided, 1.0);
    }

    void aStatusOfAnotherMomentIsNotItsStatus()
    {
        const TimeSpan span{kStart, kStart + 2 * kMinute};
        const ProbeSeries probe{{{kStart + Millis{30'000}, 1}}, {{kStart + Millis{29'000}, 200}}, {}};
        QCOMPARE(sumOf(countProbes({probe}, {StatusPattern::parse("200").value(), {}}, span), span).undecided, 1.0);
    }

    void anAbsentProberIsNotObserved()
    {
        const SliceSum sum = counted(u"1x2 _x6 1"_s, u"200x2 _x6 200"_s, {});
        QCOMPARE(sum.total, 4.0);
        QCOMPARE(sum.observedSeconds, 120.0);
        QCOMPARE(sum.good, 4.0);
    }

    /// Four runs of a ten-minute check, published every two minutes: three of four, not 15 of 20.
    void aRepeatedResultIsNoRun()
    {
        const UtcMs first = kStart + kMinute;
        const ProbeSeries probe{samplesOf(u"1x4 1x4 0x4 1x4"_s, first, 2 * kMinute),
                                samplesOf(u"200x4 200x4 503x4 200x4"_s, first, 2 * kMinute),
                                {},
                                samplesOf(u"1x4 2x4 3x4 4x4"_s, first, 2 * kMinute)};
        const TimeSpan span{kStart, kStart + 40 * kMinute};
        const SliceSum sum = sumOf(countProbes({probe}, {StatusPattern::parse("2xx").value(), {}}, span), span);
        QCOMPARE(sum.total, 4.0);
        QCOMPARE(sum.good, 3.0);
        QCOMPARE(sum.observedSeconds, 38 * 60.0); // it was published all the time
    }

    void aRestartedCounterOfRunsIsARun()
    {
        const auto success = samplesOf(u"1 1 1 1"_s, kStart, kMinute);
        QCOMPARE(runsOf(success, samplesOf(u"7 7 1 1"_s, kStart, kMinute)).size(), 2u);
        QCOMPARE(runsOf(success, samplesOf(u"7 _ 7 8"_s, kStart, kMinute)).size(), 3u); // the second is not known to be one
        QCOMPARE(runsOf(success, {}).size(), 4u);
    }

    void patternsAreStrict()
    {
        for (const char* bad : {"", "2", "20", "2000", "6xx", "0xx", "2x", "200|", "|200", "2xX", "200,301", "abc"})
            QVERIFY2(!StatusPattern::parse(bad), bad);
        const auto pattern = StatusPattern::parse("2xx|404").value();
        QVERIFY(pattern.matches(200) && pattern.matches(299) && pattern.matches(404));
        QVERIFY(!pattern.matches(300) && !pattern.matches(0) && !pattern.matches(403));
    }
};

TRACEO_TEST(TstProbes);
#include "tst_probes.moc"
