#include "models/history/store.h"
#include "models/sli/series_text.h"
#include "sli/booking.h"
#include "sli/raw_series.h"
#include "sli/slices.h"
#include "sli/stored_slices.h"
#include "support/test_main.h"
#include "vocabulary/derived.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;
using traceo::test::Store;

namespace {

constexpr UtcMs kStart = floorTo(traceo::test::kNow, kMinute) - 2 * kHour;

UtcMs minute(int number)
{
    return kStart + number * kMinute;
}

Selector selector(const char* text)
{
    return Selector::parse(text).value();
}

SliDefinition ratio()
{
    SliDefinition definition;
    definition.bad = selector("requests_total{code=\"500\"}");
    definition.total = selector("requests_total");
    definition.source = "prom";
    return definition;
}

SliDefinition probe()
{
    SliDefinition definition;
    definition.kind = SliDefinition::Kind::Probe;
    definition.target = "https://a/";
    definition.status = "200";
    definition.source = "prom";
    return definition;
}

SeriesKey requests(const char* code, const char* instance = "i")
{
    return {"prom", "requests_total", {{"job", "j"}, {"instance", instance}, {"code", code}}};
}

Batch batch(std::vector<std::pair<SeriesKey, QString>> series, UtcMs start = kStart, Millis step = kMinute)
{
    Batch batch;
    for (auto& [key, text] : series)
        batch.series.add({key, samplesOf(text, start, step)});
    return batch;
}

Batch asked(const char* want, TimeSpan span)
{
    Batch batch;
    batch.observations.push_back({"prom", want, span, span.to, Outcome::Ok, {}});
    return batch;
}

std::vector<Slice> count(const Store& store, const SliDefinition& definition, TimeSpan span)
{
    const auto slices = countSlices(store.snapshot(), definition, span);
    return slices ? *slices : std::vector<Slice>{};
}

/// What a derivation does with a span.
void derive(Store& store, const SliDefinition& definition, TimeSpan span)
{
    Batch derived;
    {
        const auto snapshot = store.snapshot();
        auto samples = booked(snapshot, definition, "s", countSlices(snapshot, definition, span).value());
        QVERIFY(samples);
        derived.series = std::move(samples).value();
    }
    QVERIFY(store.commit(std::move(derived)));
}

std::size_t storedSamples(const Store& store, const char* metric)
{
    const auto snapshot = store.snapshot();
    std::size_t count = 0;
    const auto found = snapshot.series(Selector(metric)).value();
    for (const auto& series : found)
        count += snapshot.samples(series.id, test::kAlways)->size();
    return count;
}

} // namespace

class TstSlices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_store.emplace();
        QVERIFY(m_store->open());
    }

    void countersOfADefinitionAreCounted()
    {
        QVERIFY(m_store->commit(batch({{requests("200"), u"0+100x10"_s}, {requests("500"), u"0 0 1 1 3 3 0 1 1 1 2"_s}})));
        const TimeSpan span{minute(0), minute(10)};
        const SliceSum sum = sumOf(count(*m_store, ratio(), span), span);
        QCOMPARE(sum.total, 1005.0);
        QCOMPARE(sum.bad(), 5.0);
        QCOMPARE(sum.observedSeconds, 600.0);
    }

    void theSpanIsTakenDownToTheMinute()
    {
        QVERIFY(m_store->commit(batch({{requests("200"), u"0+1x10"_s}})));
        const auto slices = count(*m_store, ratio(), {minute(1) + Millis{59'999}, minute(3) + Millis{1}});
        QCOMPARE(slices.size(), 2U);
        QCOMPARE(slices.front().end, minute(2));
    }

    void theSampleBeforeTheSpanIsFoundHoweverOld()
    {
        QVERIFY(m_store->commit(batch({{requests("200"), u"1000"_s}}, kStart - 20 * kDay)));
        QVERIFY(m_store->commit(batch({{requests("200"), u"_ 1010"_s}})));
        const SliceSum sum = sumOf(count(*m_store, ratio(), {minute(0), minute(1)}), {minute(0), minute(1)});
        QCOMPARE(sum.total, 10.0); // the events are known, their minute is not
        QCOMPARE(sum.observedSeconds, 0.0);
        QCOMPARE(sum.uncertain, 0.0);
    }

    void anErrorThatIsBornCounts()
    {
        QVERIFY(m_store->commit(batch({{requests("200"), u"0+100x5"_s}, {requests("500"), u"_ _ _ 5 5"_s}})));
        const SliceSum sum = sumOf(count(*m_store, ratio(), {minute(0), minute(5)}), {minute(0), minute(5)});
        QCOMPARE(sum.bad(), 5.0);
        QCOMPARE(sum.uncertain, 0.0);
    }

    void aNewTargetIsUncertain()
    {
        QVERIFY(m_store->commit(batch({{requests("200"), u"_ _ 5000 5001"_s}, {requests("500"), u"_ _ 70 71"_s}})));
        const SliceSum sum = sumOf(count(*m_store, ratio(), {minute(0), minute(4)}), {minute(0), minute(4)});
        QCOMPARE(sum.total, 2.0);
        QCOMPARE(sum.bad(), 1.0);
        QCOMPARE(sum.uncertain, 5070.0);
    }

    void anyOtherSeriesOfTheTargetIsAWitness()
    {
        const SeriesKey other{"prom", "process_cpu_seconds_total", {{"job", "j"}, {"instance", "i"}}};
        QVERIFY(m_store->commit(batch({{other, u"1 2 3"_s}, {requests("200"), u"_ _ 7"_s}})));
        const SliceSum sum = sumOf(count(*m_store, ratio(), {minute(0), minute(2)}), {minute(0), minute(2)});
        QCOMPARE(sum.total, 7.0);
        QCOMPARE(sum.flagged, 1.0); // nothing tells how much the target did
    }

    void aTargetThatIsOnlyUpIsNoWitness()
    {
        const SeriesKey up{"prom", "up", {{"job", "j"}, {"instance", "i"}}};
        QVERIFY(m_store->commit(batch({{up, u"1 1 1"_s}, {requests("200"), u"_ _ 7"_s}})));
        QCOMPARE(sumOf(count(*m_store, ratio(), {minute(0), minute(2)}), {minute(0), minute(2)}).uncertain, 7.0);
    }

    void whatWasNotAskedForBeforeIsNotBorn()
    {
        SliDefinition definition = ratio();
        definition.bad = selector("errors_total");
        const SeriesKey errors{"prom", "errors_total", {{"job", "j"}, {"instance", "i"}}};
        // The errors are asked for since minute 2 only; the requests always.
        QVERIFY(m_store->commit(asked("requests_total", {minute(0), minute(4)})));
        QVERIFY(m_store->commit(asked("errors_total", {minute(2), minute(4)})));
        QVERIFY(m_store->commit(batch({{requests("200"), u"0+100x4"_s}, {errors, u"_ _ _ 900 901"_s}})));
        const TimeSpan span{minute(0), minute(4)};
        // Seen first at minute 3; at minute 2 it was not asked for yet: (2, 4] begins after it.
        const SliceSum sum = sumOf(count(*m_store, definition, span), span);
        QCOMPARE(sum.bad(), 1.0);
        QCOMPARE(sum.uncertain, 900.0);
    }

    void runsOfACheckAreJoinedByLabels()
    {
        const auto series = [](const char* name, const char* label, const char* region) {
            return SeriesKey{"prom", name, {{label, "https://a/"}, {"region", region}}};
        };
        QVERIFY(m_store->commit(batch({{series("probe_success", "instance", "fra"), u"_ 1 1 0"_s},
                                       {series("probe_http_status_code", "instance", "fra"), u"_ 200 500 0"_s},
                                       {series("probe_success", "target", "iad"), u"_ 1 1 1"_s},
                                       {series("probe_http_status_code", "target", "iad"), u"_ 200 200 200"_s},
                                       {{"prom", "probe_success", {{"instance", "https://b/"}}}, u"_ 0 0 0"_s}})));
        const SliceSum sum = sumOf(count(*m_store, probe(), {minute(0), minute(4)}), {minute(0), minute(4)});
        QCOMPARE(sum.total, 6.0);
        QCOMPARE(sum.good, 4.0);
    }

    /// A question that reaches back over months of which there are hours.
    void longBeforeTheFirstSampleNothingIsCounted_data()
    {
        QTest::addColumn<bool>("isProbe");
        QTest::newRow("counters") << false;
        QTest::newRow("a probe") << true;
    }
    void longBeforeTheFirstSampleNothingIsCounted()
    {
        QFETCH(const bool, isProbe);
        const SliDefinition definition = isProbe ? probe() : ratio();
        const TimeSpan months{kStart - 90 * kDay, minute(60)};
        QCOMPARE(readSlices(m_store->snapshot(), definition, "s", months).value(), count(*m_store, definition, months));
        QVERIFY(m_store->commit(batch({{requests("200"), u"0+10x59"_s},
                                       {requests("500"), u"0+1x59"_s},
                                       {{"prom", "probe_success", {{"instance", "https://a/"}}}, u"1+0x59"_s},
                                       {{"prom", "probe_http_status_code", {{"instance", "https://a/"}}}, u"200+0x59"_s}})));
        const std::vector<Slice> counted = count(*m_store, definition, months);
        QVERIFY(sumOf(counted, months).total > 50);
        QCOMPARE(readSlices(m_store->snapshot(), definition, "s", months).value(), counted);
        QCOMPARE(knownFrom(m_store->snapshot(), definition, "s", months).value(), floorTo(kStart, kDay) - kDay);
        QCOMPARE(knownFrom(m_store->snapshot(), definition, "s", {minute(9), minute(60)}).value(), minute(9));
        const TimeSpan later{kStart - 30 * kDay, minute(30)}; // as nothing is known after its end
        QCOMPARE(readSlices(m_store->snapshot(), definition, "s", later).value(), count(*m_store, definition, later));
    }

    void storedSlicesAreWhatCountingGives()
    {
        QVERIFY(m_store->commit(
            batch({{requests("200"), u"0+100x20 _x10 3000+7x20"_s}, {requests("500"), u"_x5 5+1x20 _ _ 2+1x10"_s}})));
        const TimeSpan span{minute(0), minute(50)};
        const auto counted = count(*m_store, ratio(), span);
        derive(*m_store, ratio(), {minute(5), minute(20)});
        derive(*m_store, ratio(), {minute(30), minute(45)});
        QCOMPARE(readSlices(m_store->snapshot(), ratio(), "s", span).value(), counted);
        const auto stored = storedSlices(m_store->snapshot(), "s", ratio().hash(), span).value();
        QCOMPARE(std::ranges::count(stored.isDerived, true), 30);
        QVERIFY(m_store->compact());
        QCOMPARE(readSlices(m_store->snapshot(), ratio(), "s", span).value(), counted);
    }

    void unobservedMinutesHaveNoTotal()
    {
        QVERIFY(m_store->commit(batch({{requests("200"), u"5x3 _x10 5x3"_s}})));
        derive(*m_store, ratio(), {minute(0), minute(15)});
        QCOMPARE(storedSamples(*m_store, vocabulary::kSliObserved), 15U);
        QCOMPARE(storedSamples(*m_store, vocabulary::kSliTotal), 4U); // of no traffic, but observed
        QCOMPARE(storedSamples(*m_store, vocabulary::kSliUncertain), 0U);
    }

    void derivingAgainBooksNothing()
    {
        QVERIFY(m_store->commit(batch({{requests("200"), u"0+0.1x30"_s}})));
        derive(*m_store, ratio(), {minute(0), minute(20)});
        const auto snapshot = m_store->snapshot();
        const TimeSpan span{minute(2), minute(12)};
        QVERIFY(booked(snapshot, ratio(), "s", countSlices(snapshot, ratio(), span).value())->empty());
    }

    void lateSamplesAreBookedAsCorrections()
    {
        const TimeSpan span{minute(0), minute(10)};
        QVERIFY(m_store->commit(batch({{requests("200"), u"0 _x8 900 1000"_s}})));
        derive(*m_store, ratio(), span);
        for (const char* late : {"_ _ _ 300", "_ 100 200", "_ _ _ _ 400 500 600 700 800"}) {
            QVERIFY(m_store->commit(batch({{requests("200"), QString::fromLatin1(late)}})));
            derive(*m_store, ratio(), span);
            QCOMPARE(readSlices(m_store->snapshot(), ratio(), "s", span).value(), count(*m_store, ratio(), span));
        }
        const auto slices = readSlices(m_store->snapshot(), ratio(), "s", span).value();
        for (const Slice& slice : slices) {
            QCOMPARE(slice.total, 100.0);
            QCOMPARE(slice.observedSeconds, 60.0);
        }
        const SliceQuantity& total = sliceQuantities()[1];
        QVERIFY(m_store->snapshot().series(Selector(total.metric))->size() >= 2U);
    }

    void anotherDefinitionHasItsOwnSlices()
    {
        QVERIFY(m_store->commit(batch({{requests("200"), u"0+100x20"_s}, {requests("500"), u"0+1x20"_s}})));
        derive(*m_store, ratio(), {minute(0), minute(20)});
        SliDefinition other = ratio();
        other.bad = selector("requests_total{code=\"none\"}");
        const TimeSpan span{minute(0), minute(20)};
        QCOMPARE(sumOf(readSlices(m_store->snapshot(), other, "s", span).value(), span).bad(), 0.0);
        QCOMPARE(sumOf(readSlices(m_store->snapshot(), ratio(), "s", span).value(), span).bad(), 20.0);
    }

    void thePastIsCountedAsItWas()
    {
        QVERIFY(m_store->commit(batch({{requests("200"), u"0+100x20"_s}})));
        const auto then = m_store->snapshot({.view = minute(10)});
        const TimeSpan span{minute(0), minute(20)};
        QCOMPARE(sumOf(countSlices(then, ratio(), span).value(), span).total, 1000.0);
    }

    void piecesFromHistoryEqualTheWhole()
    {
        QVERIFY(m_store->commit(
            batch({{requests("200"), u"0+10x50 _x9 3+2x10 stale _x5 40+3x30"_s}, {requests("500"), u"_x20 1+1x20 0+1x40"_s}},
                  kStart, Millis{23'000})));
        const auto whole = count(*m_store, ratio(), {minute(0), minute(60)});
        for (int length : {1, 2, 7, 13, 29}) {
            std::vector<Slice> pieces;
            for (int from = 0; from < 60; from += length)
                std::ranges::copy(count(*m_store, ratio(), {minute(from), minute(std::min(60, from + length))}),
                                  std::back_inserter(pieces));
            QCOMPARE(pieces, whole);
        }
    }

    void senselessQuestionsAreErrors()
    {
        const auto snapshot = m_store->snapshot();
        QCOMPARE(countSlices(snapshot, ratio(), {kDistantPast, kDistantFuture}).error().code, ErrorCode::Usage);
        QVERIFY(countSlices(snapshot, ratio(), {minute(3), minute(1)})->empty());
        SliDefinition broken = probe();
        broken.status = "fine";
        QCOMPARE(countSlices(snapshot, broken, {minute(0), minute(1)}).error().code, ErrorCode::BadValue);
    }

    void freshnessIsThatOfTheNewestSeries()
    {
        QVERIFY(
            m_store->commit(batch({{requests("200"), u"1x20"_s}, {requests("200", "old"), u"1x5"_s}}, kStart, Millis{15'000})));
        const auto fresh = freshnessOf(m_store->snapshot(), ratio(), minute(60)).value();
        QCOMPARE(fresh.newest, std::optional(kStart + Millis{300'000}));
        QCOMPARE(fresh.interval, Millis{15'000});
        QVERIFY(!freshnessOf(m_store->snapshot(), probe(), minute(60))->newest);
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstSlices);
#include "tst_slices.moc"
