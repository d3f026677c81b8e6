// Latency from a native histogram, from the parts that lie in a history to slices.
#include "models/history/store.h"
#include "models/sli/series_text.h"
#include "sli/raw_series.h"
#include "sli/sli_wants.h"
#include "sli/slices.h"
#include "support/test_main.h"
#include "vocabulary/native.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;
using traceo::test::Store;

namespace {

constexpr UtcMs kStart = floorTo(traceo::test::kNow, kMinute) - 2 * kHour;
constexpr TimeSpan kFour{kStart, kStart + 4 * kMinute};

SliDefinition within(const char* seconds)
{
    SliDefinition definition;
    definition.kind = SliDefinition::Kind::NativeLatency;
    definition.total = Selector::parse("latency{job=\"j\"}").value();
    definition.threshold = Threshold{.op = Threshold::Op::AtMost, .value = seconds};
    definition.source = "prom";
    return definition;
}

void addPart(Batch& batch, const char* histogram, const char* instance, const char* part, const char* threshold,
             const QString& text)
{
    const SeriesKey key{"prom", histogram, {{"job", "j"}, {"instance", instance}}};
    batch.series.add({vocabulary::nativeSeries(key, part, threshold), samplesOf(text, kStart, kMinute)});
}

/// A thousand a minute, 800 of them within 0.25 s, and 100 more within 0.5 s.
void addHistogram(Batch& batch, const char* histogram, const char* instance, const char* threshold, const QString& reaching)
{
    addPart(batch, histogram, instance, vocabulary::kNativeCount, "", u"0+1000x4"_s);
    addPart(batch, histogram, instance, vocabulary::kNativeSum, "", u"0+200x4"_s);
    addPart(batch, histogram, instance, vocabulary::kNativeWithin, threshold, u"0+800x4"_s);
    addPart(batch, histogram, instance, vocabulary::kNativeReaching, threshold, reaching);
}

SliceSum counted(const Store& store, const char* seconds)
{
    const auto slices = countSlices(store.snapshot(), within(seconds), kFour);
    return slices ? sumOf(*slices, kFour) : SliceSum{};
}

} // namespace

class TstNativeLatency : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_store.emplace();
        QVERIFY(m_store->open());
    }

    void aBoundaryIsExact()
    {
        Batch batch;
        addHistogram(batch, "latency", "a", "0.25", u"0+800x4"_s);
        addHistogram(batch, "other", "a", "0.25", u"0+800x4"_s);
        QVERIFY(m_store->commit(std::move(batch)));
        const SliceSum sum = counted(*m_store, "0.25");
        QCOMPARE(sum.total, 4000.0);
        QCOMPARE(sum.good, 3200.0);
        QCOMPARE(sum.undecided, 0.0);
        QCOMPARE(sum.observedSeconds, 240.0);
        QCOMPARE(matchedSeries(m_store->snapshot(), within("0.25")).value().size(), 3U); // not the sum, not the other
    }

    void betweenBoundariesThereAreBounds()
    {
        Batch batch;
        addHistogram(batch, "latency", "a", "0.3", u"0+900x4"_s);
        addHistogram(batch, "latency", "b", "0.3", u"0+800x4"_s);
        QVERIFY(m_store->commit(std::move(batch)));
        const SliceSum sum = counted(*m_store, "0.3");
        QCOMPARE(sum.total, 8000.0);
        QCOMPARE(sum.good, 6400.0);
        QCOMPARE(sum.undecided, 400.0);
    }

    void aThresholdNobodyAskedForIsUnknown()
    {
        Batch batch;
        addHistogram(batch, "latency", "a", "0.25", u"0+800x4"_s);
        QVERIFY(m_store->commit(std::move(batch)));
        const SliceSum sum = counted(*m_store, "0.5");
        QCOMPARE(sum.good, 0.0);
        QCOMPARE(wantsOf(within("0.5")).at(0).id(), std::string("latency{job=\"j\"} <= 0.5"));
    }

    /// Three counters are reset together, and one of them did not fall.
    void aRestartIsThatOfTheHistogram()
    {
        Batch batch;
        addPart(batch, "latency", "a", vocabulary::kNativeCount, "", u"1000 400"_s);
        addPart(batch, "latency", "a", vocabulary::kNativeWithin, "0.25", u"100 300"_s);
        addPart(batch, "latency", "a", vocabulary::kNativeReaching, "0.25", u"100 300"_s);
        QVERIFY(m_store->commit(std::move(batch)));
        const SliceSum sum = counted(*m_store, "0.25");
        QCOMPARE(sum.total, 400.0);
        QCOMPARE(sum.good, 300.0);
    }

private:
    std::optional<Store> m_store;
};
TRACEO_TEST(TstNativeLatency);
#include "tst_native_latency.moc"
