#include "sli/histogram_buckets.h"

#include "models/history/store.h"
#include "models/sli/series_text.h"
#include "sli/booking.h"
#include "sli/slices.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;
using traceo::test::Store;

namespace {

constexpr UtcMs kStart = floorTo(traceo::test::kNow, kMinute) - 2 * kHour;
constexpr TimeSpan kTwoMinutes{kStart, kStart + 2 * kMinute};

using Buckets = std::vector<std::pair<const char*, int>>;

SliDefinition apdex(const char* seconds)
{
    SliDefinition definition;
    definition.kind = SliDefinition::Kind::Apdex;
    definition.total = Selector::parse("latency_bucket{job=\"j\"}").value();
    definition.threshold = Threshold{.op = Threshold::Op::AtMost, .value = seconds};
    definition.source = "prom";
    return definition;
}

SliDefinition ratio(const char* part, const char* total, bool isBad = false)
{
    SliDefinition definition;
    (isBad ? definition.bad : definition.good) = Selector::parse(part).value();
    definition.total = Selector::parse(total).value();
    definition.source = "prom";
    return definition;
}

/// Each grows by its number in both minutes.
void addBuckets(Batch& batch, const char* instance, const Buckets& buckets, UtcMs start = kStart)
{
    for (const auto& [boundary, count] : buckets)
        batch.series.add({{"prom", "latency_bucket", {{"job", "j"}, {"instance", instance}, {"le", boundary}}},
                          samplesOf(u"0+%1x2"_s.arg(count), start, kMinute)});
}

void addCount(Batch& batch, const char* instance, int count, UtcMs start = kStart)
{
    batch.series.add(
        {{"prom", "latency_count", {{"job", "j"}, {"instance", instance}}}, samplesOf(u"0+%1x2"_s.arg(count), start, kMinute)});
}

/// The client libraries' own boundaries, of which 0.1 and 0.4 are not both one.
const Buckets kUsual{{"0.005", 1}, {"0.01", 2}, {"0.025", 11}, {"0.05", 30}, {"0.1", 51}, {"0.25", 80},
                     {"0.5", 95},  {"1", 97},   {"2.5", 98},   {"5", 99},    {"10", 99},  {"+Inf", 100}};

} // namespace

class TstHistogramBuckets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_store.emplace();
        QVERIFY(m_store->open());
    }

    /// (b(T) + b(4 T)) ÷ 2, of two minutes: half an event is half an event.
    void anApdexCountsTheToleratingHalf_data()
    {
        QTest::addColumn<double>("good");
        QTest::newRow("0.025") << 62.0;  // (11 + 51) ÷ 2 · 2
        QTest::newRow("0.25") << 177.0;  // (80 + 97) ÷ 2 · 2
        QTest::newRow("0.250") << 177.0; // the same number
        QTest::newRow("2.5") << 197.0;   // (98 + 99) ÷ 2 · 2
    }
    void anApdexCountsTheToleratingHalf()
    {
        Batch batch;
        addBuckets(batch, "a", kUsual);
        QVERIFY(m_store->commit(std::move(batch)));
        const SliceSum sum = counted(apdex(QTest::currentDataTag()));
        QTEST(sum.good, "good");
        QCOMPARE(sum.total, 200.0);
        QCOMPARE(sum.undecided, 0.0);
        const auto minutes = countSlices(m_store->snapshot(), apdex(QTest::currentDataTag()), kTwoMinutes);
        QCOMPARE(minutes->front().good, sum.good / 2); // 88.5 in a minute, exactly
    }

    void anApdexIsRefusedWithTheThresholdsThatWouldDo()
    {
        Batch batch;
        addBuckets(batch, "a", kUsual);
        QVERIFY(m_store->commit(std::move(batch)));
        const auto refused = countSlices(m_store->snapshot(), apdex("0.1"), kTwoMinutes);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadValue);
        QVERIFY2(refused.error().found.contains(u"4 T = 0.4"_s), qPrintable(toText(refused.error())));
        QVERIFY2(refused.error().found.contains(u"0.25, 0.5"_s), qPrintable(toText(refused.error())));
        QCOMPARE(refused.error().hint, u"T may be 0.025, 0.25, 2.5."_s);
        const auto between = countSlices(m_store->snapshot(), apdex("0.3"), kTwoMinutes);
        QVERIFY(!between && !between.error().found.contains(u"4 T ="_s));
        QVERIFY(!freshnessOf(m_store->snapshot(), apdex("0.1"), kTwoMinutes.to));
    }

    void oneHistogramOfSeveralWithoutTheBoundaryIsEnoughToRefuse()
    {
        Batch batch;
        addBuckets(batch, "a", kUsual);
        addBuckets(batch, "b", {{"0.25", 5}, {"0.5", 8}, {"+Inf", 10}});
        QVERIFY(m_store->commit(std::move(batch)));
        const auto refused = countSlices(m_store->snapshot(), apdex("0.25"), kTwoMinutes);
        QVERIFY(!refused);
        QVERIFY2(refused.error().where.contains(u"instance=\"b\""_s), qPrintable(refused.error().where));
        QVERIFY2(refused.error().hint.contains(u"No boundary"_s), qPrintable(refused.error().hint));
    }

    /// A deploy gave the histogram other boundaries: the old ones are judged where something of them is counted, and no longer.
    void boundariesOfThePastAreNoMistakeOfToday()
    {
        static constexpr TimeSpan kLater{kStart + kHour + kHour / 2, kStart + kHour + kHour / 2 + 2 * kMinute};
        Batch batch;
        addBuckets(batch, "old", {{"0.1", 40}, {"0.5", 60}, {"2", 90}, {"+Inf", 100}});
        addCount(batch, "old", 100);
        addBuckets(batch, "new", {{"0.3", 60}, {"1.2", 90}, {"+Inf", 100}}, kLater.from);
        addCount(batch, "new", 100, kLater.from);
        QVERIFY(m_store->commit(std::move(batch)));
        const auto later = [this](const SliDefinition& definition) {
            const auto slices = readSlices(m_store->snapshot(), definition, "s", kLater);
            return slices ? sumOf(*slices, kLater) : SliceSum{};
        };
        const SliceSum sum = later(apdex("0.3"));
        QCOMPARE(sum.total, 200.0);
        QCOMPARE(sum.good, (60 + 90) / 2.0 * 2);
        QVERIFY(freshnessOf(m_store->snapshot(), apdex("0.3"), kLater.to));
        const SliDefinition bad = ratio("latency_bucket{le=\"0.3\"}", "latency_count", true);
        QCOMPARE(later(bad).total, 200.0);
        QCOMPARE(later(bad).bad(), 120.0);
        const auto refused = countSlices(m_store->snapshot(), apdex("0.3"), {kTwoMinutes.from, kLater.to});
        QVERIFY(!refused);
        QVERIFY2(refused.error().where.contains(u"instance=\"old\""_s), qPrintable(refused.error().where));
        QVERIFY(!countSlices(m_store->snapshot(), bad, kTwoMinutes));
        QVERIFY(!countSlices(m_store->snapshot(), apdex("0.5"), kLater));
    }

    void boundariesAreNumbers()
    {
        Batch batch;
        addBuckets(batch, "a", {{"0.25", 4}, {"1", 8}, {"+Inf", 10}});
        addBuckets(batch, "b", {{"0.250", 4}, {"1.0", 7}, {"+Inf", 10}});
        QVERIFY(m_store->commit(std::move(batch)));
        const SliceSum sum = counted(apdex("0.25"));
        QCOMPARE(sum.good, (4 + 8 + 4 + 7) / 2.0 * 2);
        QCOMPARE(sum.total, 40.0);
    }

    void aBucketThatIsNoneOfTheHistogramGivesBounds()
    {
        Batch batch;
        addBuckets(batch, "a", kUsual);
        addCount(batch, "a", 100);
        QVERIFY(m_store->commit(std::move(batch)));
        const SliceSum exact = counted(ratio("latency_bucket{le=\"0.25\"}", "latency_count"));
        QCOMPARE(exact.good, 160.0);
        QCOMPARE(exact.undecided, 0.0);
        const SliceSum between = counted(ratio("latency_bucket{le=\"0.3\"}", "latency_count"));
        QCOMPARE(between.good, 160.0);
        QCOMPARE(between.undecided, 30.0);
        QCOMPARE(between.total, 200.0);
        const auto boundaries = boundariesOf(m_store->snapshot(), ratio("latency_bucket{le=\"0.3\"}", "latency_count"));
        QCOMPARE(thresholdsText("http_seconds_bucket", {0.0005, 0.005, 0.25, 1, 2.5}), u"0.0005, 5ms, 250ms, 1s, 2500ms"_s);
        QCOMPARE(thresholdsText("wait_milliseconds", {100, 250}), u"100, 250"_s);
        QCOMPARE(boundariesText(*boundaries), u"0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10"_s);
        QVERIFY(boundariesOf(m_store->snapshot(), ratio("a", "b"))->empty());
        const auto bad =
            countSlices(m_store->snapshot(), ratio("latency_bucket{le=\"0.3\"}", "latency_count", true), kTwoMinutes);
        QVERIFY(!bad);
        QVERIFY2(bad.error().expected.contains(u"0.25, 0.5"_s), qPrintable(toText(bad.error())));
    }

    /// `counter: false`: each sample says what happened since the one before.
    void countsHaveBoundsAndRatiosHaveNone()
    {
        Batch batch;
        addBuckets(batch, "a", kUsual);
        addCount(batch, "a", 100);
        QVERIFY(m_store->commit(std::move(batch)));
        SliDefinition counts = ratio("latency_bucket{le=\"0.3\"}", "latency_count");
        counts.kind = SliDefinition::Kind::Counts;
        const SliceSum between = counted(counts); // samples of 0, once and twice the number
        QCOMPARE(between.total, 300.0);
        QCOMPARE(between.good, 80.0 * 3);
        QCOMPARE(between.undecided, 15.0 * 3);
        SliDefinition ratios = ratio("latency_bucket{le=\"0.3\"}", "latency_bucket{le=\"0.3\"}");
        ratios.kind = SliDefinition::Kind::Ratio;
        QVERIFY(matchedSeries(m_store->snapshot(), ratios)->empty());
    }

    /// Only the bucket that is wanted was asked for, and there is none.
    void aBucketThatIsNotThereIsNotNoneOfAll()
    {
        Batch batch;
        addCount(batch, "a", 100);
        QVERIFY(m_store->commit(batch));
        const SliDefinition missing = ratio("latency_bucket{le=\"0.3\"}", "latency_count");
        const auto imported = countSlices(m_store->snapshot(), missing, kTwoMinutes);
        QVERIFY(!imported);
        QVERIFY2(toText(imported.error()).contains(u"“le” names no boundary"_s), qPrintable(toText(imported.error())));
        // What another metric counts may not have happened yet.
        QCOMPARE(counted(ratio("other_bucket{le=\"0.3\"}", "latency_count")).good, 0.0);

        Batch asked;
        asked.observations = {{"prom", missing.total.toText(), kTwoMinutes, kTwoMinutes.to, Outcome::Ok, {}}};
        QVERIFY(m_store->commit(asked));
        QVERIFY(countSlices(m_store->snapshot(), missing, kTwoMinutes)); // it is still to be asked for
        asked.observations = {{"prom", missing.good->toText(), kTwoMinutes, kTwoMinutes.to, Outcome::Empty, {}}};
        QVERIFY(m_store->commit(asked));
        QVERIFY(!countSlices(m_store->snapshot(), missing, kTwoMinutes));
    }

    /// Somebody else asked for one: what lies between those that are known nobody knows, so no bounds are told.
    void bucketsOfSomebodyElseAreNoBounds()
    {
        Batch batch;
        addBuckets(batch, "a", {{"0.1", 40}});
        addCount(batch, "a", 100);
        const SliDefinition missing = ratio("latency_bucket{le=\"0.3\"}", "latency_count");
        batch.observations = {{"prom", missing.total.toText(), kTwoMinutes, kTwoMinutes.to, Outcome::Ok, {}},
                              {"prom", "latency_bucket{le=\"0.1\"}", kTwoMinutes, kTwoMinutes.to, Outcome::Ok, {}}};
        QVERIFY(m_store->commit(std::move(batch)));
        QVERIFY(countSlices(m_store->snapshot(), missing, kTwoMinutes)); // it is still to be asked for
        Batch asked;
        asked.observations = {{"prom", missing.good->toText(), kTwoMinutes, kTwoMinutes.to, Outcome::Empty, {}}};
        QVERIFY(m_store->commit(asked));
        const auto refused = countSlices(m_store->snapshot(), missing, kTwoMinutes);
        QVERIFY(!refused);
        QVERIFY2(toText(refused.error()).contains(u"“le” names no boundary"_s), qPrintable(toText(refused.error())));
        QVERIFY(!*isEveryBucketKnown(m_store->snapshot(), missing));

        // All were asked for: now it is known that there is none between 0.1 and all.
        asked.observations = {{"prom", "latency_bucket", kTwoMinutes, kTwoMinutes.to, Outcome::Ok, {}}};
        QVERIFY(m_store->commit(asked));
        const SliceSum sum = counted(missing);
        QCOMPARE(sum.good, 80.0);
        QCOMPARE(sum.undecided, 120.0);
    }

    /// One of two has the boundary: what the other leaves open is not covered by what is exact.
    void oneWithTheBoundaryHidesNothingOfTheOther()
    {
        Batch batch;
        addBuckets(batch, "a", {{"0.3", 70}, {"+Inf", 100}});
        addBuckets(batch, "b", {{"0.25", 5}, {"0.5", 8}, {"+Inf", 10}});
        addCount(batch, "a", 100);
        addCount(batch, "b", 10);
        QVERIFY(m_store->commit(std::move(batch)));
        const SliceSum sum = counted(ratio("latency_bucket{le=\"0.3\"}", "latency_count"));
        QCOMPARE(sum.good, 150.0);
        QCOMPARE(sum.undecided, 6.0);
    }

    /// Its total may be another metric, with labels of its own: what is beyond all buckets is open all the same, not bad.
    void whatIsBeyondAllBucketsIsOpenWhateverTheTotal()
    {
        Batch batch;
        addBuckets(batch, "a", {{"0.1", 40}});
        batch.series.add(
            {{"prom", "requests_total", {{"code", "200"}}}, {{kStart, 0}, {kStart + kMinute, 100}, {kStart + 2 * kMinute, 200}}});
        QVERIFY(m_store->commit(std::move(batch)));
        const SliceSum sum = counted(ratio("latency_bucket{le=\"0.3\"}", "requests_total"));
        QCOMPARE(sum.total, 200.0);
        QCOMPARE(sum.good, 80.0);
        QCOMPARE(sum.undecided, 120.0);
    }

    void selectorsNameBoundaries_data()
    {
        QTest::addColumn<QString>("selector");
        QTest::addColumn<double>("boundary");
        const double none = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("equal") << u"a_bucket{le=\"0.5\"}"_s << 0.5;
        QTest::newRow("either form") << u"a_bucket{le=~\"1(\\\\.0)?\"}"_s << 1.0;
        QTest::newRow("all") << u"a_bucket{le=\"+Inf\"}"_s << std::numeric_limits<double>::infinity();
        QTest::newRow("a pattern") << u"a_bucket{le=~\"0.*\"}"_s << none;
        QTest::newRow("not") << u"a_bucket{le!=\"0.5\"}"_s << none;
        QTest::newRow("none") << u"a_bucket{job=\"j\"}"_s << none;
        QTest::newRow("no number") << u"a_bucket{le=\"fast\"}"_s << none;
    }
    void selectorsNameBoundaries()
    {
        QFETCH(const QString, selector);
        QFETCH(const double, boundary);
        const auto read = boundaryOf(Selector::parse(selector.toStdString()).value());
        QCOMPARE(read.has_value(), !std::isnan(boundary));
        if (read)
            QCOMPARE(*read, boundary);
        QCOMPARE(withoutBoundary(Selector::parse(selector.toStdString()).value()).toText().find("le="), std::string::npos);
    }

    void partsAboveTheirTotalAreKeptApart()
    {
        Batch batch;
        batch.series.add({{"prom", "good", {{"job", "j"}, {"instance", "i"}}}, samplesOf(u"0 13 20"_s, kStart, kMinute)});
        batch.series.add({{"prom", "all", {{"job", "j"}, {"instance", "i"}}}, samplesOf(u"0 10 20"_s, kStart, kMinute)});
        QVERIFY(m_store->commit(std::move(batch)));
        const SliDefinition definition = ratio("good", "all");
        const auto slices = countSlices(m_store->snapshot(), definition, kTwoMinutes);
        QCOMPARE(slices->at(0).good, 10.0);
        QCOMPARE(slices->at(0).excess, 3.0);
        QCOMPARE(slices->at(0).flagged, 1.0);
        QCOMPARE(slices->at(1).good, 7.0);
        QCOMPARE(slices->at(1).excess, 0.0);
        QCOMPARE(sumOf(*slices, kTwoMinutes).excess, 3.0);
        // And the same out of what is stored.
        Batch derived;
        derived.series.append(booked(m_store->snapshot(), definition, "s", *slices).value());
        QVERIFY(m_store->commit(std::move(derived)));
        QCOMPARE(readSlices(m_store->snapshot(), definition, "s", kTwoMinutes).value(), *slices);
    }

private:
    SliceSum counted(const SliDefinition& definition) const
    {
        const auto slices = countSlices(m_store->snapshot(), definition, kTwoMinutes);
        if (!slices)
            qWarning("%s", qPrintable(toText(slices.error())));
        return slices ? sumOf(*slices, kTwoMinutes) : SliceSum{};
    }

    std::optional<Store> m_store;
};

TRACEO_TEST(TstHistogramBuckets);
#include "tst_histogram_buckets.moc"
