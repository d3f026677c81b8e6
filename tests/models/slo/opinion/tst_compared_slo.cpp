#include "models/slo/slo_store.h"
#include "slo/opinion/compared_slo.h"
#include "slo/slo_state.h"
#include "support/test_main.h"
#include "vocabulary/probes.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using Kind = DifferenceKind;
using Tool = Opinion::Tool;

namespace {

const Difference* reasonOf(const Opinion& opinion, Kind kind)
{
    const auto it = std::ranges::find(opinion.differences, kind, &Difference::kind);
    return it == opinion.differences.end() ? nullptr : &*it;
}

bool isNear(std::optional<double> a, double b, double tolerance = 1e-9)
{
    return a && std::abs(*a - b) <= tolerance;
}

double sumOfEffects(const Opinion& opinion)
{
    double sum = 0;
    for (const Difference& difference : opinion.differences)
        sum += difference.effect.value_or(std::numeric_limits<double>::quiet_NaN());
    return sum;
}

/// A run a minute over two days: the newest ten fail, the five before have a status that nobody promised.
Batch runs(const std::string& target)
{
    Batch batch;
    SeriesSamples success{{"prom", vocabulary::kProbeSuccess, {{"instance", target}, {"job", "probes"}}}, {}};
    SeriesSamples status{{"prom", vocabulary::kProbeStatusCode, {{"instance", target}, {"job", "probes"}}}, {}};
    for (std::int64_t age = 2880; age >= 0; --age) {
        success.samples.push_back({kEnd - age * kMinute, age < 10 ? 0.0 : 1.0});
        status.samples.push_back({kEnd - age * kMinute, age < 10 ? 0.0 : age < 15 ? 503.0 : 200.0});
    }
    batch.series = {std::move(success), std::move(status)};
    return batch;
}

SloDefinition probeSlo(const std::string& target)
{
    SloDefinition definition = slo("home");
    definition.sli = {
        .kind = SliDefinition::Kind::Probe, .total = Selector(vocabulary::kProbeSuccess), .target = target, .source = "prom"};
    return definition;
}

} // namespace

class TstComparedSlo : public QObject {
    Q_OBJECT

    SloCounts countsOf(const SloDefinition& slo) const
    {
        return countSlo(m_store->snapshot({.view = kEnd}), slo, question(), kEnd).value();
    }
    Result<ComparedSlo> of(const SloDefinition& slo) const
    {
        return comparedSlo(m_store->snapshot({.view = kEnd}), slo, countsOf(slo));
    }

    std::optional<Store> m_store;

private Q_SLOTS:
    void init()
    {
        QVERIFY(openedAnew(m_store));
        QVERIFY(m_store->commit(traffic("checkout", 2 * kDay, 996, 4)));
    }

    void rawSamplesGiveWhatIsCounted()
    {
        const auto compared = of(slo());
        QVERIFY(compared);
        QVERIFY(compared->isWhole);
        QCOMPARE(compared->raw.window, (TimeSpan{kEnd - kDay, kEnd}));
        QCOMPARE(compared->raw.counters.size(), 2U);
        QVERIFY(compared->raw.part == PartKind::Bad);
        QCOMPARE(sumOf(compared->raw.slices, compared->raw.window).total, 1'440'000.0);
    }

    /// Other tools know no exclusions: of 1440 minutes with four bad of a thousand, an hour outside of the service hours was
    /// all bad. Inside of them are 720 minutes.
    void whatIsExcludedIsOursAndAReasonOfOthers()
    {
        QVERIFY(m_store->commit(trafficBy("shut", 2 * kDay, [](std::int64_t age) {
            return age >= 673 && age < 733 ? MinuteOf{0, 1000} : MinuteOf{996, 4}; // from 02:00 to 03:00
        })));
        SloDefinition shut = slo("shut");
        shut.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour};
        const auto compared = of(shut);
        QVERIFY(compared && compared->isWhole);
        const auto opinions = secondOpinions(compared->raw);
        const SliceSum window = countsOf(shut).window;
        QCOMPARE(window.total, 720'000.0);
        QVERIFY(isNear(opinions.front().sli, 0.996));
        QVERIFY(isNear(opinions.front().sli, window.good / window.total));
        int differing = 0;
        for (const Opinion& opinion : std::span(opinions).subspan(1)) {
            if (opinion.refused) // Pyrra takes no window of a day
                continue;
            ++differing;
            const Difference* excluded = reasonOf(opinion, Kind::Excluded);
            QVERIFY2(excluded, wordOf(opinion.tool).data());
            QVERIFY(isNear(excluded->effect, 1 - (1380 * 4 + 60 * 1000) / 1'440'000.0 - 0.996));
            QVERIFY(!reasonOf(opinion, Kind::Missing));
            QVERIFY2(isNear(sumOfEffects(opinion), *opinion.difference), wordOf(opinion.tool).data());
        }
        QCOMPARE(differing, 5);
    }

    /// The window begins at 14:13, in a slice from 14:10 of which three minutes were all bad: the two that count are bad too.
    void timeSlicesAreJudgedAsAWhole()
    {
        QVERIFY(m_store->commit(trafficBy("uneven", 2 * kDay, [](std::int64_t age) {
            return age >= 1440 && age < 1443 ? MinuteOf{0, 1000} : MinuteOf{1000, 0};
        })));
        SloDefinition uneven = slo("uneven");
        uneven.method = {.kind = BudgetingMethod::Kind::Timeslices,
                         .slice = 5 * kMinute,
                         .sliceTarget = {.parts = 950'000'000, .decimals = 1}};
        const auto compared = of(uneven);
        QVERIFY(compared && compared->isWhole);
        const auto opinions = secondOpinions(compared->raw);
        QVERIFY(isNear(opinions.front().sli, 1438.0 / 1440));
        const Opinion& three = opinions.at(std::size_t(Tool::Prometheus3));
        QVERIFY(isNear(three.sli, 1));
        QVERIFY(reasonOf(three, Kind::Minutes) && isNear(reasonOf(three, Kind::Minutes)->effect, 2.0 / 1440));
        QVERIFY(!reasonOf(three, Kind::Weighting) && !reasonOf(three, Kind::Missing));
    }

    /// Seen for ten days of thirty, and not since.
    void aTargetThatFellSilentIsUnknownAsInItsStatus()
    {
        QVERIFY(m_store->commit(traffic("dead", 10 * kDay, 100, 0, kEnd - 20 * kDay)));
        const SloDefinition dead = slo("dead", 99.9, 30 * kDay);
        const SloCounts counts = countsOf(dead);
        const SloState state = stateOf(dead, counts, kEnd);
        QCOMPARE(state.status, Status::Unknown);
        const auto compared = of(dead);
        QVERIFY(compared && compared->isWhole);
        const auto opinions = secondOpinions(compared->raw);
        QVERIFY(!opinions.front().sli && !opinions.front().remaining && !opinions.front().burn);
        QCOMPARE(opinions.front().unknown, state.reason);
        const Opinion& three = opinions.at(std::size_t(Tool::Prometheus3));
        QCOMPARE(three.sli.value(), 1.0);
        QVERIFY(!three.difference);
        QCOMPARE(three.differences.front().kind, Kind::Unknown);
        QCOMPARE(three.differences.front().shares.size(), std::size_t(20 * 1440));
    }

    /// The bucket at the threshold and that of all are two counters.
    void aClassicHistogramIsComparedAsItsBuckets()
    {
        QVERIFY(m_store->commit(buckets("lat", 2 * kDay, {{"0.25", 95}, {"0.5", 98}, {"+Inf", 100}})));
        const auto fast = of(latencySlo("lat", "0.25", 90, kDay));
        QVERIFY(fast && fast->isWhole);
        SloDefinition asCounters = slo("fast", 90, kDay);
        asCounters.sli = {.good = Selector::parse("lat_bucket{le=\"0.25\"}").value(),
                          .total = Selector::parse("lat_bucket{le=\"+Inf\"}").value(),
                          .source = "prom"};
        const auto same = of(asCounters);
        QVERIFY(same);
        const auto opinions = secondOpinions(fast->raw);
        const auto counters = secondOpinions(same->raw);
        for (std::size_t i = 0; i < opinions.size(); ++i) {
            if (opinions[i].refused)
                continue;
            QVERIFY2(isNear(opinions[i].sli, 0.95, 1e-6), wordOf(opinions[i].tool).data());
            QVERIFY2(isNear(opinions[i].sli, counters[i].sli.value(), 0), wordOf(opinions[i].tool).data());
        }
    }

    /// Nobody else has a bucket there.
    void aThresholdBetweenBucketsIsNotCompared()
    {
        QVERIFY(m_store->commit(buckets("lat", 2 * kDay, {{"0.25", 95}, {"0.5", 98}, {"+Inf", 100}})));
        const auto between = of(latencySlo("lat", "0.3", 90, kDay));
        QVERIFY(!between);
        QCOMPARE(between.error().code, ErrorCode::NotSupported);
        QCOMPARE(between.error().found, u"<= 0.3"_s);
        QVERIFY(between.error().hint.contains(u"boundary"_s));
    }

    /// Of 1440 runs ten failed and five had another status, which avg_over_time(probe_success) does not see.
    void runsAreComparedBySuccess()
    {
        QVERIFY(m_store->commit(runs("https://shop.test/")));
        const auto compared = of(probeSlo("https://shop.test/"));
        QVERIFY(compared && compared->isWhole);
        QVERIFY(compared->raw.samples == RawSlo::Samples::Runs);
        const auto opinions = secondOpinions(compared->raw);
        QVERIFY(isNear(opinions.front().sli, 1425 / 1440.0));
        const Opinion& three = opinions.at(std::size_t(Tool::Prometheus3));
        QVERIFY(isNear(three.sli, 1430 / 1440.0));
        QCOMPARE(three.differences.size(), 1U);
        QCOMPARE(three.differences[0].kind, Kind::SuccessAlone);
        QVERIFY(isNear(three.differences[0].effect, 5 / 1440.0));
        QCOMPARE(three.differences[0].shares.size(), 5U);
        QVERIFY(isNear(opinions.at(std::size_t(Tool::Prometheus2)).sli, 1431 / 1441.0)); // and the run at the beginning
    }

    /// As a bool_gauge of Pyrra is imported.
    void aGaugeThatIsARatioIsComparedBySums()
    {
        QVERIFY(m_store->commit(runs("https://shop.test/")));
        SloDefinition ratio = slo("up");
        ratio.sli = {.kind = SliDefinition::Kind::Ratio,
                     .good = Selector("probe_success"),
                     .total = Selector("probe_success"),
                     .source = "prom"};
        const auto compared = of(ratio);
        QVERIFY(compared && compared->isWhole);
        const auto opinions = secondOpinions(compared->raw);
        QVERIFY(isNear(opinions.front().sli, 1430 / 1440.0));
        for (const Tool tool : {Tool::Prometheus3, Tool::VictoriaMetrics})
            QVERIFY2(isNear(opinions.at(std::size_t(tool)).difference, 0), wordOf(tool).data());
    }

    void whatCannotBeComparedSaysWhy()
    {
        SloDefinition gauge = slo("queue");
        gauge.sli = {.kind = SliDefinition::Kind::Gauge,
                     .total = Selector("queue_length"),
                     .threshold = Threshold{.op = Threshold::Op::Below, .value = "80"},
                     .source = "prom"};
        SloDefinition counts = slo();
        counts.sli.kind = SliDefinition::Kind::Counts;
        QSet<QString> reasons;
        for (const SloDefinition& definition : {gauge, counts}) {
            const auto compared = of(definition);
            QVERIFY(!compared);
            QCOMPARE(compared.error().code, ErrorCode::NotSupported);
            QCOMPARE(compared.error().found, QString::fromUtf8(definition.sli.kindWord()));
            reasons.insert(compared.error().hint);
        }
        QCOMPARE(reasons.size(), 2);
    }
};

TRACEO_TEST(TstComparedSlo);
#include "tst_compared_slo.moc"
