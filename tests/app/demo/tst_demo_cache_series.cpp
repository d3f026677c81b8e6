// The series of the demo's caches and database, as an exporter would have them.
#include "app/demo/demo_cache_series.h"

#include "support/test_main.h"
#include "vocabulary/caches.h"

#include <QTest>

#include <map>
#include <set>

using namespace traceo;
using namespace traceo::demo;

namespace {

const UtcMs kNow = utcMs(1'795'528'800'000); // 2026-11-24T14:00:00Z

std::vector<Sample> samplesOf(const DemoCacheSeries& all, const CacheSeries& series, TimeSpan span)
{
    std::vector<Sample> samples;
    all.visit(series, span, [&samples](UtcMs at, double value) { samples.push_back({.at = at, .value = value}); });
    return samples;
}

const CacheSeries& seriesNamed(const DemoCacheSeries& all, std::string_view name, std::string_view instance)
{
    for (const CacheSeries& series : all.all()) {
        if (series.name == name && series.labels.value("instance") == instance)
            return series;
    }
    qFatal("no such series");
    return all.all().front();
}

int fallsOf(const std::vector<Sample>& samples)
{
    int falls = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        falls += samples[i].value < samples[i - 1].value ? 1 : 0;
    return falls;
}

} // namespace

class TstDemoCacheSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneLongAnswerIsTheSumOfManyShortOnesOfANewServer()
    {
        const TimeSpan window{kNow - 10 * kDay, kNow};
        const DemoCacheSeries first;
        for (std::size_t i = 0; i < first.all().size(); i += 3) {
            const DemoCacheSeries second;
            std::vector<Sample> parts;
            for (UtcMs from = window.from; from < window.to; from += 31 * kHour) {
                const TimeSpan part{from, std::min(from + 31 * kHour - Millis{1}, window.to)};
                std::ranges::move(samplesOf(second, second.all()[i], part), std::back_inserter(parts));
            }
            const auto whole = samplesOf(first, first.all()[i], window);
            QVERIFY2(std::ranges::equal(whole, parts,
                                        [](const Sample& a, const Sample& b) { return a.at == b.at && a.value == b.value; }),
                     first.all()[i].name.c_str());
        }
    }

    void namesAndLabelsAreUnique()
    {
        const DemoCacheSeries all;
        std::set<std::string> seen;
        for (const CacheSeries& series : all.all())
            QVERIFY2(seen.insert(series.name + series.labels.toText()).second, series.name.c_str());
    }

    void everyNameHasItsMetadataAndNoOther()
    {
        const DemoCacheSeries all;
        std::set<std::string> names;
        for (const CacheSeries& series : all.all())
            names.insert(series.name);
        std::set<std::string> told;
        for (const Metric& metric : DemoCacheSeries::metrics())
            told.insert(std::string(metric.name));
        QVERIFY(names == told);
    }

    /// In the same poll: a reset of one of them alone would be no reset.
    void hitsAndMissesBeginAgainTogether()
    {
        const DemoCacheSeries all;
        const TimeSpan window{kNow - 30 * kDay, kNow};
        const auto hits = samplesOf(all, seriesNamed(all, vocabulary::kRedisHits, "sessions:6379"), window);
        const auto misses = samplesOf(all, seriesNamed(all, vocabulary::kRedisMisses, "sessions:6379"), window);
        const auto uptime = samplesOf(all, seriesNamed(all, vocabulary::kRedisUptime, "sessions:6379"), window);
        QCOMPARE(hits.size(), misses.size());
        int together = 0;
        for (std::size_t i = 1; i < hits.size(); ++i) {
            QCOMPARE(hits[i].at, misses[i].at);
            QCOMPARE(hits[i].value < hits[i - 1].value, misses[i].value < misses[i - 1].value);
            together += hits[i].value < hits[i - 1].value ? 1 : 0;
        }
        QVERIFY(together >= 4);
        QVERIFY(fallsOf(uptime) < together); // CONFIG RESETSTAT leaves the uptime alone
    }

    /// So that a reset of the statistics is told from another server.
    void eachProcessHasItsRunId()
    {
        const DemoCacheSeries all;
        const TimeSpan window{kNow - 30 * kDay, kNow};
        const auto hits = samplesOf(all, seriesNamed(all, vocabulary::kRedisHits, "catalogue:6379"), window);
        std::map<UtcMs, std::string> runs;
        std::set<std::string> ids;
        for (const CacheSeries& series : all.all()) {
            if (series.name != vocabulary::kRedisInfo || series.labels.value("instance") != "catalogue:6379")
                continue;
            for (const Sample& sample : samplesOf(all, series, window)) {
                ids.insert(std::string(series.labels.value("run_id")));
                QVERIFY(runs.emplace(sample.at, series.labels.value("run_id")).second); // one at a time
            }
        }
        QCOMPARE(runs.size(), hits.size());
        QCOMPARE(ids.size(), std::size_t(4)); // it is started every nine days
        QCOMPARE(ids.begin()->size(), std::size_t(40));
        int restarts = 0;
        for (std::size_t i = 1; i < hits.size(); ++i) {
            const bool isAnother = runs.at(hits[i].at) != runs.at(hits[i - 1].at);
            QCOMPARE(isAnother, hits[i].value < hits[i - 1].value);
            restarts += isAnother ? 1 : 0;
        }
        QVERIFY(restarts >= 3);
    }

    void countersOfTheDatabaseOnlyFallWhenItsStatisticsWereReset()
    {
        const DemoCacheSeries all;
        for (const CacheSeries& series : all.all()) {
            if (series.kind == CacheSeries::Kind::Steady)
                QVERIFY2(fallsOf(samplesOf(all, series, {kNow - 30 * kDay, kNow})) <= 2, series.name.c_str());
        }
    }

    void samplesComeEveryTwoMinutesAndBothEndsCount()
    {
        const DemoCacheSeries all;
        const CacheSeries& used = seriesNamed(all, vocabulary::kRedisUsed, "catalogue:6379");
        const auto samples = samplesOf(all, used, {kNow - kHour, kNow});
        QCOMPARE(samples.size(), std::size_t(30));
        for (std::size_t i = 1; i < samples.size(); ++i)
            QCOMPARE(samples[i].at - samples[i - 1].at, 2 * kMinute);
        QCOMPARE(samplesOf(all, used, {samples[3].at, samples[5].at}).size(), std::size_t(3));
        QVERIFY(samplesOf(all, used, {samples[3].at + Millis{1}, samples[4].at - Millis{1}}).empty());
        QVERIFY(samplesOf(all, used, {kNow, kNow - kHour}).empty());
    }

    void statementsHaveTheirTexts()
    {
        const DemoCacheSeries all;
        std::set<std::string> keys;
        for (const Fact& fact : statementsTold("prom")) {
            QVERIFY(keys.insert(fact.key).second);
            QVERIFY(vocabulary::statementFact(fact.payload).ok());
        }
        for (const CacheSeries& series : all.all()) {
            if (series.name == vocabulary::kStatementCalls)
                QVERIFY(keys.contains("shop/shop/" + std::string(series.labels.value("queryid"))));
        }
    }
};

TRACEO_TEST(TstDemoCacheSeries);
#include "tst_demo_cache_series.moc"
