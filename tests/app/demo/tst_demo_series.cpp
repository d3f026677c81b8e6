#include "app/demo/demo_series.h"

#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <ctime>
#include <set>

using namespace traceo;
using namespace traceo::demo;

namespace {

const UtcMs kNow = utcMs(1'795'528'800'000); // 2026-11-24T14:00:00Z

std::vector<Sample> samplesOf(const DemoSeries& all, const Series& series, TimeSpan span)
{
    std::vector<Sample> samples;
    all.visit(series, span, [&samples](UtcMs at, double value) { samples.push_back({.at = at, .value = value}); });
    return samples;
}

bool same(const std::vector<Sample>& a, const std::vector<Sample>& b)
{
    return std::ranges::equal(a, b, [](const Sample& x, const Sample& y) { return x.at == y.at && x.value == y.value; });
}

} // namespace

class TstDemoSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneLongAnswerIsTheSumOfManyShortOnesOfANewServer()
    {
        const TimeSpan window{kNow - 3 * kDay, kNow};
        const DemoSeries first;
        for (std::size_t i = 0; i < first.all().size(); i += 5) {
            const DemoSeries second;
            std::vector<Sample> parts;
            for (UtcMs from = window.from; from < window.to; from += 7 * kHour) {
                const TimeSpan part{from, std::min(from + 7 * kHour - Millis{1}, window.to)};
                std::ranges::move(samplesOf(second, second.all()[i], part), std::back_inserter(parts));
            }
            QVERIFY2(same(samplesOf(first, first.all()[i], window), parts), first.all()[i].name.c_str());
        }
    }

    void countersAreWholeAndOnlyFallAtARestart()
    {
        const DemoSeries all;
        int resets = 0;
        for (const Series& series : all.all()) {
            if (series.kind != Series::Kind::Counter)
                continue;
            double before = 0;
            std::int64_t minuteBefore = 0;
            for (const Sample& sample : samplesOf(all, series, {kNow - 30 * kDay, kNow})) {
                const std::int64_t minute = msOf(sample.at) / 60'000;
                QVERIFY(sample.value >= 0 && sample.value == std::floor(sample.value));
                const bool restarted = all.replicas()[series.replica].restartBefore(minute) >= minuteBefore;
                QVERIFY(sample.value >= before || restarted);
                resets += sample.value < before ? 1 : 0;
                before = sample.value;
                minuteBefore = minute;
            }
        }
        QVERIFY(resets > 50);
    }

    void theStepsOfACounterAreTheRequestsOfTheirMinutes()
    {
        const DemoSeries all;
        const Series& series = all.all()[0];
        const Replica& replica = all.replicas()[0];
        double before = -1;
        for (const Sample& sample : samplesOf(all, series, {kNow - 10 * kDay, kNow})) {
            const std::int64_t minute = msOf(sample.at) / 60'000;
            const double step = double(replica.requestsIn(minute)[0]);
            const bool born = replica.restartBefore(minute) == minute - 1;
            QCOMPARE(sample.value, born ? step : before < 0 ? sample.value : before + step);
            before = sample.value;
        }
    }

    void scrapesComeOnceAMinuteAtTheirOwnSecond()
    {
        const DemoSeries all;
        std::set<std::int64_t> phases;
        for (const Series& series : all.all()) {
            const auto samples = samplesOf(all, series, {kNow - kHour, kNow});
            for (std::size_t i = 1; i < samples.size(); ++i)
                QCOMPARE((samples[i].at - samples[i - 1].at) % kMinute, Millis{0});
            if (!samples.empty())
                phases.insert(msOf(samples[0].at) % 60'000);
        }
        QVERIFY(phases.size() > 20);
    }

    void bothEndsOfASpanCount()
    {
        const DemoSeries all;
        const Series& up = *all.matching(Selector("up"))[0];
        const auto samples = samplesOf(all, up, {kNow - kHour, kNow});
        QCOMPARE(samples.size(), std::size_t(60));
        QCOMPARE(samplesOf(all, up, {samples[3].at, samples[3].at}).size(), std::size_t(1));
        QCOMPARE(samplesOf(all, up, {samples[3].at, samples[5].at}).size(), std::size_t(3));
        QVERIFY(samplesOf(all, up, {samples[3].at + Millis{1}, samples[4].at - Millis{1}}).empty());
        QVERIFY(samplesOf(all, up, {kNow, kNow - kHour}).empty());
    }

    void thirtyDaysOfEverythingTakeSeconds()
    {
        const std::clock_t begin = std::clock();
        const DemoSeries all;
        std::int64_t samples = 0;
        for (const Series& series : all.all())
            all.visit(series, {kNow - 30 * kDay, kNow}, [&samples](UtcMs, double) { ++samples; });
        const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
        qInfo("%lld samples of %zu series in %.2f s of CPU", static_cast<long long>(samples), all.all().size(), seconds);
        QVERIFY(samples > 4'000'000);
        QVERIFY(seconds < 20); // 1.4 s in a release build; sanitizers are slow
    }
};

TRACEO_TEST(TstDemoSeries);
#include "tst_demo_series.moc"
