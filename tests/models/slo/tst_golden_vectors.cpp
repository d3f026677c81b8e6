// What of the reference's golden vectors no other test has. The others stand where what they are about is tested:
//   G1   raw counts, ratio and budget here; Prometheus 2 and 3 in opinion/tst_prometheus_increase
//   G2   tst_budgeting_method, and the same by counters in opinion/tst_second_opinion
//   G3   tst_excluded, with and without the exclusion and with the unknown minute's bounds; tst_budgeting_method
//   G4   opinion/tst_second_opinion; the exported rule in live/tst_real_promtool
//   G5   tst_burn_alerts, rehearsal/tst_rehearsal; the exported alerts in live/tst_real_promtool
//   G6   tst_burn_rate
//   G7   budget, burn rate and Wilson's interval here, Jeffreys' in tst_binomial_interval and tst_exhaustion
//   G8   outlook/tst_moving_window, tst_exhaustion
//   G9   here and in opinion/tst_prometheus_increase; sli/tst_probes
//   G10  tst_burn_alerts, rehearsal/tst_rehearsal
//   G11  synthetics/tst_region_quorum; what PromQL says of it in live/tst_real_promtool
//   G12  sli/tst_buckets, tst_slo_json; Prometheus' quantiles in live/tst_real_promtool
//   G13  here
//   G14  tst_burn_rate, rehearsal/tst_rehearsal
//   G15  tst_burn_rate, rehearsal/tst_alert_policy
//   G16  opinion/tst_pyrra_windows, rehearsal/tst_alert_policy
#include "models/slo/made_counts.h"
#include "sli/probes.h"
#include "sli/slices.h"
#include "slo/error_budget.h"
#include "slo/exhaustion.h"
#include "slo/opinion/prometheus_increase.h"
#include "support/test_main.h"

#include <QTest>

#include <array>
#include <cmath>
#include <numeric>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Objective k999{999'000'000, 1};
constexpr Objective k99{990'000'000, 0};

/// As near as so many digits say.
bool isNear(std::optional<double> value, double expected, double half)
{
    return value && std::abs(*value - expected) <= half;
}

/// Of the reference, G13, which is OpenSLO's example of budgeting methods with right arithmetic: fourteen days of a thousand
/// requests an hour, of which 99 % succeed, at a target of 95 %; in an attack one of a hundred requests succeeds.
constexpr std::int64_t kExampleMinutes = 14 * 1440;
constexpr double kExampleRequests = 336'000;

SloDefinition example(BudgetingMethod::Kind kind)
{
    SloDefinition definition = slo("example", 95.0, 14 * kDay);
    definition.method = {.kind = kind, .slice = kMinute, .sliceTarget = definition.objective};
    return definition;
}

/// What is left after an attack of so many requests in one minute.
double leftAfterRequests(double attack)
{
    const SloDefinition slo = example(BudgetingMethod::Kind::Occurrences);
    constexpr double kPerMinute = kExampleRequests / kExampleMinutes;
    std::vector<Slice> slices = emptySlices({kEnd - slo.window.length, kEnd});
    for (Slice& slice : slices)
        slice = {slice.end, 0.99 * kPerMinute, kPerMinute, 60};
    slices[100].total += attack;
    slices[100].good += 0.01 * attack;
    judge(slo.method, slices);
    const SliceSum sum = sumOf(slices, slo.window.at(kEnd));
    return budgetLeft(slo.objective, sum.bad(), sum.total).value();
}

/// What is left after so many minutes of the attack.
double leftAfterMinutes(BudgetingMethod::Kind kind, std::int64_t attack)
{
    const SloDefinition slo = example(kind);
    std::vector<Slice> slices = emptySlices({kEnd - slo.window.length, kEnd});
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const bool isAttack = std::int64_t(i) < attack;
        slices[i] = {slices[i].end, isAttack ? 17.0 : 1683.0, 1700, 60}; // 1 % and 99 %
    }
    judge(slo.method, slices);
    const SliceSum sum = sumOf(slices, slo.window.at(kEnd));
    return budgetLeft(slo.objective, sum.bad(), sum.total).value();
}

/// Where a line through two neighbouring points crosses zero.
double zeroBetween(double at, double left, double leftOfNext)
{
    return at + left / (left - leftOfNext);
}

} // namespace

class TstGoldenVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void g1ACounterThatBeganAgain()
    {
        Store store;
        QVERIFY(store.open());
        const SloDefinition checkout = slo("checkout", 99.9, 10 * kMinute);
        const UtcMs begin = kEnd - 10 * kMinute;
        const auto all = samplesOf(u"0 100 200 300 400 500 50 150 250 350 450"_s, begin, kMinute);
        auto good = all;
        const auto bad = samplesOf(u"0 0 1 1 3 3 0 1 1 1 2"_s, begin, kMinute);
        for (std::size_t i = 0; i < good.size(); ++i)
            good[i].value -= bad[i].value; // the total is a sum of both
        Batch batch;
        batch.series = {{requests("checkout", "200"), good}, {requests("checkout", "500"), bad}};
        QVERIFY(store.commit(std::move(batch)));
        const auto slices = countSlices(store.snapshot(), checkout.sli, {begin, kEnd});
        QVERIFY(bool(slices));
        const SliceSum sum = sumOf(*slices, {begin, kEnd});
        QCOMPARE(sum.total, 950.0);
        QCOMPARE(sum.bad(), 5.0);
        QCOMPARE(increaseOf(all, {begin, kEnd}), 950.0);
        QCOMPARE(increaseOf(bad, {begin, kEnd}), 5.0);
        const SliceSum late = sumOf(*slices, {kEnd - 5 * kMinute, kEnd});
        QCOMPARE(late.total, 450.0);
        QCOMPARE(late.bad(), 2.0);
        for (const char* code : {"200", "500"}) { // one reset each
            const auto id = store.snapshot().ids(std::array{requests("checkout", code)}).value().front();
            QCOMPARE(store.snapshot().aggregate(id, {begin, kEnd}).value().resets, 1);
        }
        QVERIFY(isNear(sum.good / sum.total, 0.994736842, 5e-10));
        QVERIFY(isNear(sum.bad() / sum.total, 0.005263158, 5e-10));
        QVERIFY(isNear(burnRate(k999, sum.bad(), sum.total), 5.263, 5e-4));
        QVERIFY(isNear(burnRate(k99, sum.bad(), sum.total), 0.526, 5e-4));
        QVERIFY(isNear(budgetLeft(k999, sum.bad(), sum.total), -4.263, 5e-4));
        QVERIFY(isNear(budgetLeft(k99, sum.bad(), sum.total), 0.474, 5e-4));
    }

    /// 4,000 bad of ten million in thirty days, of 80,000 in the last six hours 240.
    void g7ABudgetAndHowLongItLasts()
    {
        QVERIFY(isNear(budgetLeft(k999, 4000, 1e7), 0.6, 1e-12));
        QVERIFY(isNear(burnRate(k999, 240, 80'000), 3.0, 1e-12));
        const SloDefinition month = slo("checkout", 99.9, 30 * kDay);
        const double perMinute = 1e7 / (30 * 1440);
        const SloCounts so = counts(month, [=](Slice& slice, std::int64_t age) {
            const double bad = age < 10 * 1440 ? 4000.0 / (10 * 1440) : 0; // none of it leaves meanwhile
            slice = {slice.end, perMinute - bad, perMinute, 60, 0, 0};
        });
        const auto hoursAt = [&](double share) {
            const auto gone = walkOn(month, so, {share * perMinute, perMinute}).exhausted;
            return gone ? std::optional(double((*gone - kEnd).count()) / double(kHour.count())) : std::nullopt;
        };
        // Wilson's score interval: the shares whose own distance to 240 of 80,000 is 1.96 standard deviations.
        constexpr double kBad = 240;
        constexpr double kTotal = 80'000;
        constexpr double kZ = 1.959963984540054;
        const double middle = (kBad + kZ * kZ / 2) / (kTotal + kZ * kZ);
        const double wide = kZ / (kTotal + kZ * kZ) * std::sqrt(kBad * (kTotal - kBad) / kTotal + kZ * kZ / 4);
        QVERIFY(isNear(middle - wide, 0.00264415, 5e-9) && isNear(middle + wide, 0.00340358, 5e-9));
        QVERIFY(isNear(hoursAt(kBad / kTotal), 144.0, 0.05));
        QVERIFY(isNear(hoursAt(middle + wide), 126.9, 0.05));
        QVERIFY(isNear(hoursAt(middle - wide), 163.4, 0.05));
    }

    /// Four runs (up, up, down, up) of a check of ten minutes, published every two.
    void g9ResultsThatAreRepeated()
    {
        const UtcMs begin = kEnd - 38 * kMinute;
        const auto published = [begin](const QString& text) { return samplesOf(text, begin, 2 * kMinute); };
        const auto success = published(u"1x4 1x4 0x4 1x4"_s);
        const auto runs = published(u"1x4 2x4 3x4 4x4"_s);
        const auto succeeded = published(u"1x4 2x4 2x4 3x4"_s);
        const TimeSpan range{begin, kEnd}; // 38 min
        const auto asked = samplesIn(success, range, startOf(PrometheusVersion::V2));
        QCOMPARE(asked.size(), 20U); // count_over_time
        const double sum =
            std::accumulate(asked.begin(), asked.end(), 0.0, [](double all, const Sample& one) { return all + one.value; });
        QCOMPARE(sum / double(asked.size()), 0.75); // avg_over_time
        const auto increase = [&](const std::vector<Sample>& counter) {
            return prometheusIncrease(counter, range, PrometheusVersion::V2).value();
        };
        QVERIFY(isNear(increase(runs), 3, 1e-9) && isNear(increase(succeeded), 2, 1e-9));
        QVERIFY(isNear(increase(succeeded) / increase(runs), 0.667, 5e-4)); // the first run is lost
        const ProbeSeries probe{success, published(u"200x4 200x4 503x4 200x4"_s), {}, runs};
        const TimeSpan all{begin - kMinute, kEnd};
        const SliceSum ours = sumOf(countProbes({probe}, {StatusPattern::parse("2xx").value(), {}}, all), all);
        QCOMPARE(ours.good, 3.0);
        QCOMPARE(ours.total, 4.0);
    }

    /// 14,297.9 requests of an attack, of which 14,154.9 fail; 1,008 minutes; 822.857 minutes.
    void g13TheExampleOfTheBudgetingMethods()
    {
        using Kind = BudgetingMethod::Kind;
        QVERIFY(leftAfterRequests(14'297) > 0 && leftAfterRequests(14'298) < 0);
        const double attack = 13'440 / 0.94; // 0.99·A + 3,360 = 0.05·(336,000 + A)
        QVERIFY(isNear(attack, 14'297.9, 0.05) && isNear(0.99 * attack, 14'154.9, 0.05));
        QVERIFY(isNear(leftAfterRequests(attack), 0, 1e-9));
        QVERIFY(leftAfterRequests(16'632 / 0.99) < -0.1); // what the example says, which forgets that the attack adds requests
        QCOMPARE(leftAfterMinutes(Kind::Timeslices, 1008), 0.0);
        QVERIFY(leftAfterMinutes(Kind::Timeslices, 1007) > 0 && leftAfterMinutes(Kind::Timeslices, 1009) < 0);
        const double left = leftAfterMinutes(Kind::RatioTimeslices, 822);
        const double leftOfNext = leftAfterMinutes(Kind::RatioTimeslices, 823);
        QVERIFY(left > 0 && leftOfNext < 0);
        QVERIFY(isNear(zeroBetween(822, left, leftOfNext), 822.857, 5e-4));
    }
};

TRACEO_TEST(TstGoldenVectors);
#include "tst_golden_vectors.moc"
