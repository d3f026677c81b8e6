#include "models/sli/series_text.h"
#include "models/slo/opinion/random_counters.h"
#include "slo/opinion/second_opinion.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using Kind = DifferenceKind;
using Tool = Opinion::Tool;

namespace {

constexpr UtcMs kBegin = utcMs(1'795'435'200'000);
constexpr Objective k999{999'000'000, 1};

/// A total and, unless empty, a bad counter, a sample each `step` from `start` minutes after the beginning.
std::vector<CounterSeries> countersOf(const QString& total, const QString& bad, int start = 0, Millis step = kMinute)
{
    std::vector<CounterSeries> counters{{{"prom", "all", {}}, CounterSeries::Total, {}}};
    counters.front().samples = test::samplesOf(total, kBegin + start * kMinute, step);
    if (!bad.isEmpty())
        counters.push_back({{"prom", "bad", {}}, CounterSeries::Part, test::samplesOf(bad, kBegin + start * kMinute, step)});
    return counters;
}

/// Counted by us over (from, to] minutes after the beginning; no birth is proven.
RawSlo raw(std::vector<CounterSeries> counters, int from, int to, PartKind part = PartKind::Bad)
{
    RawSlo slo{.objective = k999,
               .part = part,
               .period = (to - from) * kMinute,
               .window = {kBegin + from * kMinute, kBegin + to * kMinute}};
    slo.counters = std::move(counters);
    slo.slices = countCounters(slo.counters, part, slo.window, [](const auto&, const auto&) { return std::optional<double>(); });
    return slo;
}

Opinion opinionOf(const RawSlo& slo, Tool tool)
{
    return secondOpinions(slo).at(std::size_t(tool));
}

const Difference* reasonOf(const Opinion& opinion, Kind kind)
{
    const auto it = std::ranges::find(opinion.differences, kind, &Difference::kind);
    return it == opinion.differences.end() ? nullptr : &*it;
}

bool isNear(std::optional<double> a, double b, double tolerance = 1e-9)
{
    return a && std::abs(*a - b) <= tolerance * std::max(1.0, std::abs(b));
}

/// Of the reference, G1.
RawSlo beganAgain()
{
    return raw(countersOf(u"0 100 200 300 400 500 50 150 250 350 450"_s, u"0 0 1 1 3 3 0 1 1 1 2"_s), 0, 10);
}

/// Of the reference, G2, as counters that were scraped at the end of each of 288 slices of five minutes.
RawSlo busyAndQuiet(int badOfBusy, int busyOnes, int badOfQuiet)
{
    auto counters = countersOf(u"0"_s, u"0"_s);
    double total = 0;
    double bad = 0;
    for (int i = 0; i < 288; ++i) {
        total += i < 144 ? 1000 : 10;
        bad += i < busyOnes ? badOfBusy : i < 144 ? 0 : badOfQuiet;
        const UtcMs at = kBegin + (i + 1) * 5 * kMinute;
        counters[0].samples.push_back({at, total});
        counters[1].samples.push_back({at, bad});
    }
    RawSlo slo = raw(std::move(counters), 0, 1440);
    slo.prometheus = PrometheusVersion::V2; // its closed ranges hold both ends of a slice
    return slo;
}

/// Runs or ratios, a sample each minute from the beginning on; `good` of each minute after it is what we count.
RawSlo readings(RawSlo::Samples kind, const QString& values, const std::vector<double>& good)
{
    RawSlo slo{.objective = k999,
               .part = PartKind::Good,
               .period = 30 * kDay,
               .window = {kBegin, kBegin + std::int64_t(good.size()) * kMinute}};
    slo.samples = kind;
    slo.counters = asReadings({"prom", "probe_success", {}}, test::samplesOf(values, kBegin, kMinute));
    slo.slices = emptySlices(slo.window);
    for (std::size_t i = 0; i < good.size(); ++i)
        slo.slices[i] = {slo.slices[i].end, good[i], 1, 60};
    return slo;
}

/// Ten minutes of a hundred events, of which fifty of the third were bad; that minute is excluded.
RawSlo withAnExcludedMinute()
{
    RawSlo slo = raw(countersOf(u"0+100x10"_s, u"0x2 50x7"_s), 0, 10);
    OwnCount own = plainCount(slo.method, slo.slices, slo.window);
    own.counted[2] = Slice{own.counted[2].end, 0, 0, 60};
    own.ofRaw = own.counted;
    own.sum = sumOf(own.counted, slo.window);
    slo.own = own;
    return slo;
}

/// Some minutes of it excluded, and of others more known than raw samples say.
RawSlo withSomeTakenOut(RawSlo slo, QRandomGenerator& random)
{
    OwnCount own = plainCount(slo.method, slo.slices, slo.window);
    for (std::size_t i = 0; i < own.counted.size(); ++i) {
        if (random.bounded(5) == 0)
            own.counted[i] = own.ofRaw[i] = Slice{own.counted[i].end, 0, 0, 60};
        else if (random.bounded(10) == 0)
            own.counted[i] = Slice{own.counted[i].end, double(random.bounded(9)), 9, 60};
    }
    own.sum = sumOf(own.counted, slo.window);
    slo.own = std::move(own);
    return slo;
}

/// Which of the tools differ by more, or less, than their reasons say; adds those that were compared.
QString notAddingUp(const RawSlo& slo, int& compared)
{
    for (const Opinion& opinion : secondOpinions(slo)) {
        const bool isKnown = std::ranges::all_of(opinion.differences, [](const auto& each) { return bool(each.effect); });
        if (!opinion.difference || !isKnown)
            continue;
        ++compared;
        double sum = 0;
        for (const Difference& difference : opinion.differences)
            sum += *difference.effect;
        if (std::abs(sum - *opinion.difference) >= 1e-9)
            return QString::fromUtf8(wordOf(opinion.tool).data());
    }
    return {};
}

/// Some hours of one to four counters.
RawSlo randomSlo(QRandomGenerator& random)
{
    std::vector<CounterSeries> counters;
    const int count = 1 + random.bounded(4);
    for (int i = 0; i < count; ++i) {
        const bool isBad = i % 2 == 1;
        counters.push_back({{"prom", "c" + std::to_string(i), {}}, std::uint8_t(isBad ? 3 : 1), {}});
        counters.back().samples = test::randomCounter(random, {kBegin - 3 * kHour, kBegin + 3 * kHour},
                                                      Millis{15'000 << random.bounded(3)}, isBad ? 3 : 50);
    }
    RawSlo slo = raw(std::move(counters), -150, 60 + random.bounded(100));
    slo.prometheus = random.bounded(2) ? PrometheusVersion::V2 : PrometheusVersion::V3;
    return slo;
}

} // namespace

class TstSecondOpinion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCounterThatBeganAgain()
    {
        RawSlo slo = beganAgain();
        const Opinion ours = opinionOf(slo, Tool::Ours);
        QVERIFY(isNear(ours.sli, 0.994736842, 1e-8));
        QVERIFY(isNear(ours.burn, 5.263, 1e-3));
        QVERIFY(isNear(ours.remaining, -4.263, 1e-3));
        const Opinion two = opinionOf(slo, Tool::Prometheus2);
        QVERIFY(isNear(two.sli, 1 - 5.0 / 950));
        QVERIFY(isNear(two.remaining, 1 - 5.0 / 950 * 1000));
        const Opinion three = opinionOf(slo, Tool::Prometheus3);
        QVERIFY(isNear(three.sli, 1 - 5 / (8500.0 / 9)));
        QVERIFY(isNear(three.difference, 5.0 / 950 - 5 / (8500.0 / 9)));
        QVERIFY(isNear(opinionOf(slo, Tool::VictoriaMetrics).sli, 1 - 5.0 / 950));
        const Opinion rounded = opinionOf(slo, Tool::SloGenerator);
        QCOMPARE(rounded.sli.value(), 0.994706); // 0.9947058…
        QCOMPARE(rounded.burn.value(), 5.3);
        slo.objective = {990'000'000, 1};
        QVERIFY(isNear(opinionOf(slo, Tool::Ours).burn, 0.526, 1e-3));
        QVERIFY(isNear(opinionOf(slo, Tool::Ours).remaining, 0.474, 1e-3));
    }

    /// Prometheus 3 does not see the growth up to the first sample of the range, and invents some there.
    void extrapolationStandsWhereItIsInvented()
    {
        const Opinion three = opinionOf(beganAgain(), Tool::Prometheus3);
        QCOMPARE(three.differences.size(), 1U);
        QCOMPARE(three.differences[0].kind, Kind::Extrapolation);
        QVERIFY(isNear(three.differences[0].effect, *three.difference));
        QCOMPARE(three.differences[0].shares.size(), 1U);
        QCOMPARE(three.differences[0].shares[0].end, kBegin + kMinute);
        const Opinion two = opinionOf(beganAgain(), Tool::Prometheus2); // both go, there and back
        QVERIFY(reasonOf(two, Kind::Extrapolation) && reasonOf(two, Kind::ClosedEnd));
        QVERIFY(isNear(*reasonOf(two, Kind::Extrapolation)->effect + *reasonOf(two, Kind::ClosedEnd)->effect, 0));
    }

    void eventsAndTheMeanOfRatios()
    {
        const RawSlo day = busyAndQuiet(0, 0, 1);
        QVERIFY(isNear(opinionOf(day, Tool::Ours).burn, 0.99009900990099));
        const Opinion sloth = opinionOf(day, Tool::Sloth);
        QVERIFY(isNear(sloth.burn, 50));
        QVERIFY(isNear(sloth.sli, 0.95));
        const Difference* weighting = reasonOf(sloth, Kind::Weighting);
        QVERIFY(weighting && isNear(weighting->effect, 0.95 - (1 - 144.0 / 145'440)));
        QVERIFY(weighting->shares.front().end > kBegin + 720 * kMinute); // in the quiet half
        const RawSlo reverse = busyAndQuiet(10, 12, 0);
        QVERIFY(isNear(opinionOf(reverse, Tool::Ours).burn, 0.82508250825083));
        QVERIFY(isNear(opinionOf(reverse, Tool::Sloth).burn, 0.41666666666667));
    }

    /// An SLO that counts means of five minutes itself is Sloth's own opinion.
    void ourMeanOfRatiosIsSloths()
    {
        RawSlo day = busyAndQuiet(0, 0, 1);
        day.method = {.kind = BudgetingMethod::Kind::RatioTimeslices, .slice = 5 * kMinute};
        QVERIFY(isNear(opinionOf(day, Tool::Ours).burn, 50));
        QVERIFY(isNear(opinionOf(day, Tool::Sloth).difference, 0));
        QVERIFY(!reasonOf(opinionOf(day, Tool::Sloth), Kind::Weighting)); // there and back
        QCOMPARE(opinionOf(day, Tool::Prometheus2).differences.front().kind, Kind::Weighting);
    }

    /// Of the reference, G4: twenty minutes without traffic.
    void oneIdleSpellBlanksSloth()
    {
        for (const auto version : {PrometheusVersion::V2, PrometheusVersion::V3}) {
            RawSlo slo = raw(countersOf(u"0+60x29 1800x20 1860+60x49"_s, u"0x100"_s), -260, 100);
            slo.prometheus = version;
            const RecordingRule rule{.version = version};
            const TimeSpan at45{kBegin + 44 * kMinute, kBegin + 45 * kMinute};
            const auto kept = keptCounters(slo.counters);
            const auto idle = recordedEvents(kept, at45, rule);
            QVERIFY(std::isnan(idle.back().events.sli(PartKind::Bad).value()));
            const TimeSpan at20{kBegin + 19 * kMinute, kBegin + 20 * kMinute};
            const auto busy = recordedEvents(kept, at20, rule);
            QCOMPARE(busy.back().events.sli(PartKind::Bad).value(), 1.0);
            const Opinion sloth = opinionOf(slo, Tool::Sloth);
            QVERIFY(sloth.sli && std::isnan(*sloth.sli) && !sloth.difference && !sloth.burn && !sloth.remaining);
            QCOMPARE(sloth.differences.front().kind, Kind::Idle);
            QVERIFY(!sloth.differences.front().effect);
            const auto& shares = sloth.differences.front().shares;
            QVERIFY(shares.front().end > kBegin + 30 * kMinute && shares.back().end <= kBegin + 54 * kMinute);
            const Opinion events = opinionOf(slo, version == PrometheusVersion::V2 ? Tool::Prometheus2 : Tool::Prometheus3);
            QCOMPARE(events.sli.value(), 1.0);
            QCOMPARE(opinionOf(slo, Tool::Ours).sli.value(), 1.0);
        }
    }

    /// Before the first error there is no series of errors: a query answers nothing, which is not "no errors".
    void withoutASeriesOfErrorsThereIsNoAnswer()
    {
        const RawSlo slo = raw(countersOf(u"0+60x5000"_s, {}), 0, 4 * 1440);
        QCOMPARE(opinionOf(slo, Tool::Ours).sli.value(), 1.0);
        for (const Tool tool : {Tool::Prometheus2, Tool::Prometheus3, Tool::VictoriaMetrics, Tool::Sloth, Tool::SloGenerator}) {
            const Opinion opinion = opinionOf(slo, tool);
            QVERIFY2(!opinion.sli && !opinion.burn && !opinion.difference, wordOf(tool).data());
            QCOMPARE(opinion.differences.front().kind, Kind::Absent);
        }
        QCOMPARE(opinionOf(slo, Tool::Pyrra).sli.value(), 1.0);
        QCOMPARE(opinionOf(slo, Tool::PyrraPerformance).sli.value(), 1.0);
    }

    /// The counter was made at its fifth error, which is proven to us by others of its target.
    void firstErrorsAreNotSeen()
    {
        RawSlo slo = raw(countersOf(u"1000+100x20"_s, u"_x10 5x10"_s), 0, 20);
        slo.slices = countCounters(slo.counters, slo.part, slo.window, [](const auto& series, const auto&) {
            return series.key.name == "bad" ? std::optional(100.0) : std::nullopt;
        });
        QVERIFY(isNear(opinionOf(slo, Tool::Ours).sli, 1 - 5 / 2000.0));
        const Opinion two = opinionOf(slo, Tool::Prometheus2);
        QCOMPARE(two.sli.value(), 1.0);
        QCOMPARE(two.differences.front().kind, Kind::Birth);
        QVERIFY(isNear(two.differences.front().effect, 5 / 2000.0));
        QCOMPARE(two.differences.front().shares.size(), 1U);
        QCOMPARE(two.differences.front().shares[0].end, kBegin + 10 * kMinute);
        QVERIFY(isNear(opinionOf(slo, Tool::VictoriaMetrics).difference, 0)); // it counts a birth as we do
    }

    /// A fall of half a percent is nothing to us and to VictoriaMetrics, a restart to Prometheus.
    void smallFallsAreResetsToPrometheus()
    {
        const RawSlo slo = raw(countersOf(u"1000 1100 1200 1195 1300 1400"_s, u"0 0 1 1 1 1"_s), 0, 5);
        QVERIFY(isNear(opinionOf(slo, Tool::Ours).sli, 1 - 1 / 405.0));
        const Opinion two = opinionOf(slo, Tool::Prometheus2);
        QVERIFY(isNear(two.sli, 1 - 1 / 1600.0));
        QCOMPARE(two.differences.front().kind, Kind::Reset);
        QCOMPARE(two.differences.front().shares.front().end, kBegin + 3 * kMinute);
        QVERIFY(isNear(opinionOf(slo, Tool::VictoriaMetrics).sli, 1 - 1 / 405.0));
    }

    void moreGoodThanAllIsShownAsItIs()
    {
        const RawSlo slo = raw(countersOf(u"0+100x10"_s, u"0+101x10"_s), 0, 10, PartKind::Good);
        QCOMPARE(opinionOf(slo, Tool::Ours).sli.value(), 1.0);
        QVERIFY(isNear(opinionOf(slo, Tool::Prometheus2).sli, 1.01));
        QCOMPARE(opinionOf(slo, Tool::Prometheus2).differences.front().kind, Kind::Excess);
        const Opinion invalid = opinionOf(slo, Tool::SloGenerator);
        QVERIFY(!invalid.sli && reasonOf(invalid, Kind::Excess));
    }

    /// Its shortest alert window would be of no minute.
    void pyrraRefusesHalfADay()
    {
        const RawSlo slo = raw(countersOf(u"0+60x1000"_s, u"0+1x1000"_s), 0, 720);
        for (const Tool tool : {Tool::Pyrra, Tool::PyrraPerformance}) {
            const Opinion pyrra = opinionOf(slo, tool);
            QVERIFY(pyrra.refused && !pyrra.sli);
            QCOMPARE(pyrra.refused->found, u"12h"_s);
        }
    }

    void withoutTrafficNobodySaysAnything()
    {
        const RawSlo slo = raw(countersOf(u"7x20"_s, u"1x20"_s), 0, 20);
        for (const Opinion& opinion : secondOpinions(slo))
            QVERIFY2(!opinion.sli || std::isnan(*opinion.sli), wordOf(opinion.tool).data());
    }

    /// The sum of five minutes is less than a hundredth off, where nothing begins or ends.
    void pyrrasPerformanceModeIsNearlyTheWhole()
    {
        QRandomGenerator random(m_seed);
        auto counters = countersOf(u"0"_s, u"0"_s);
        for (int i = 1; i <= 4 * 2880; ++i) {
            for (const std::size_t k : {0, 1})
                counters[k].samples.push_back(
                    {kBegin + i * kMinute / 2,
                     counters[k].samples.back().value + (k ? random.bounded(3) : 3 + random.bounded(50))});
        }
        const RawSlo slo = raw(std::move(counters), 0, 4 * 1440);
        const Opinion whole = opinionOf(slo, Tool::Pyrra);
        const Opinion sums = opinionOf(slo, Tool::PyrraPerformance);
        QCOMPARE(whole.sli.value(), opinionOf(slo, Tool::Prometheus3).sli.value());
        QVERIFY(isNear(sums.burn, *whole.burn, 0.01));
        QVERIFY(sums.difference && !isNear(sums.difference, 0));
        QCOMPARE(sums.differences.size(), 1U);
        QCOMPARE(sums.differences[0].kind, Kind::Extrapolation);
        QVERIFY(isNear(sums.differences[0].effect, *sums.difference));
    }

    /// Whatever happened, the reasons add up to the difference.
    void reasonsAddUp()
    {
        QRandomGenerator random(m_seed);
        int compared = 0;
        for (int round = 0; round < 150; ++round) {
            const QString wrong = notAddingUp(randomSlo(random), compared);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        QVERIFY2(compared > 200, qPrintable(QString::number(compared)));
    }

    void reasonsAddUpWhereMinutesAreTakenOut()
    {
        QRandomGenerator random(m_seed);
        int compared = 0;
        int excluded = 0;
        for (int round = 0; round < 60; ++round) {
            const RawSlo slo = withSomeTakenOut(randomSlo(random), random);
            const QString wrong = notAddingUp(slo, compared);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            excluded += reasonOf(opinionOf(slo, Tool::Prometheus2), Kind::Excluded) ? 1 : 0;
        }
        QVERIFY2(compared > 60 && excluded > 20, qPrintable(u"%1 %2"_s.arg(compared).arg(excluded)));
    }

    void whatIsExcludedIsAReasonOfItsOwn()
    {
        const RawSlo slo = withAnExcludedMinute();
        const Opinion ours = opinionOf(slo, Tool::Ours);
        QCOMPARE(ours.sli.value(), 1.0); // 900 of 900
        QCOMPARE(ours.burn.value(), 0.0);
        const Opinion two = opinionOf(slo, Tool::Prometheus2);
        QVERIFY(isNear(two.sli, 950 / 1000.0)); // its range holds all eleven samples
        QVERIFY(isNear(two.difference, -0.05));
        const Difference* excluded = reasonOf(two, Kind::Excluded);
        QVERIFY(excluded && isNear(excluded->effect, -0.05));
        QCOMPARE(excluded->shares.size(), 1U);
        QCOMPARE(excluded->shares[0].end, kBegin + 3 * kMinute);
    }

    void othersStandBesideAValueThatIsUnknownToUs()
    {
        RawSlo slo = withAnExcludedMinute();
        slo.own->unknown = u"Too little was observed."_s;
        const Opinion ours = opinionOf(slo, Tool::Ours);
        QVERIFY(!ours.sli && !ours.remaining && !ours.burn);
        QCOMPARE(ours.unknown, u"Too little was observed."_s);
        const Opinion two = opinionOf(slo, Tool::Prometheus2);
        QVERIFY(isNear(two.sli, 0.95) && isNear(two.burn, 50) && !two.difference);
        QCOMPARE(two.differences.front().kind, Kind::Unknown);
        QVERIFY(!two.differences.front().effect);
    }

    /// The quiet half misses 95 %, so that a half of the minutes was bad; of the events it was 144 of 145,440.
    void goodMinutesAreNoMeanOfRatios()
    {
        RawSlo day = busyAndQuiet(0, 0, 1);
        day.method = {.kind = BudgetingMethod::Kind::Timeslices,
                      .slice = 5 * kMinute,
                      .sliceTarget = {.parts = 950'000'000, .decimals = 1}};
        QVERIFY(isNear(opinionOf(day, Tool::Ours).sli, 0.5));
        const Opinion two = opinionOf(day, Tool::Prometheus2);
        QVERIFY(!reasonOf(two, Kind::Weighting));
        QCOMPARE(two.differences.front().kind, Kind::Minutes);
        QVERIFY(isNear(two.differences.front().effect, 1 - 144.0 / 145'440 - 0.5));
    }

    /// The run at the very beginning failed, and the third; the fifth had another status than was promised.
    void runsAreSumsOverTime()
    {
        const RawSlo slo = readings(RawSlo::Samples::Runs, u"0 1 1 0 1 1 1 1 1 1 1"_s, {1, 1, 0, 1, 0, 1, 1, 1, 1, 1});
        QVERIFY(isNear(opinionOf(slo, Tool::Ours).sli, 0.8));
        for (const Tool tool : {Tool::Prometheus3, Tool::VictoriaMetrics, Tool::Pyrra, Tool::SloGenerator}) {
            const Opinion opinion = opinionOf(slo, tool);
            QVERIFY2(isNear(opinion.sli, 0.9), wordOf(tool).data());
            QVERIFY(isNear(opinion.difference, 0.1));
            QCOMPARE(opinion.differences.size(), 1U);
            QCOMPARE(opinion.differences[0].kind, Kind::SuccessAlone);
            QCOMPARE(opinion.differences[0].shares.size(), 1U);
            QCOMPARE(opinion.differences[0].shares[0].end, kBegin + 5 * kMinute);
        }
        const Opinion two = opinionOf(slo, Tool::Prometheus2); // and the one at the beginning
        QVERIFY(isNear(two.sli, 9 / 11.0));
        QVERIFY(reasonOf(two, Kind::ClosedEnd) && isNear(reasonOf(two, Kind::ClosedEnd)->effect, 9 / 11.0 - 0.9));
        // Of the ten windows of five minutes that end in the window: 1/2, 2/3, 2/4, 3/5, three times 4/5, three times 1.
        QVERIFY(isNear(opinionOf(slo, Tool::Sloth).sli, 23 / 30.0));
        const Opinion sloth = opinionOf(slo, Tool::Sloth);
        QVERIFY(reasonOf(sloth, Kind::RuleEdges) && reasonOf(sloth, Kind::Weighting) && !reasonOf(sloth, Kind::Extrapolation));
        QVERIFY(isNear(opinionOf(slo, Tool::PyrraPerformance).sli, (4 + 5) / 10.0));
        int compared = 0;
        QCOMPARE(notAddingUp(slo, compared), QString());
        QCOMPARE(compared, 7); // but ours
    }

    void aRatioAboveOneIsTakenAsItIs()
    {
        const RawSlo slo = readings(RawSlo::Samples::Ratios, u"_ 1.2 0.5"_s, {1, 0.5});
        QVERIFY(isNear(opinionOf(slo, Tool::Ours).sli, 0.75));
        const Opinion three = opinionOf(slo, Tool::Prometheus3);
        QVERIFY(isNear(three.sli, 0.85));
        QCOMPARE(three.differences.size(), 1U);
        QCOMPARE(three.differences[0].kind, Kind::Excess);
        QVERIFY(isNear(three.differences[0].effect, 0.1));
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = test::seedOfRun();
};

TRACEO_TEST(TstSecondOpinion);
#include "tst_second_opinion.moc"
