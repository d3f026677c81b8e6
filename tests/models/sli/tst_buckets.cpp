// Latency from a classic histogram: exact where the threshold is a boundary, bounds where it is none.
#include "models/history/store.h"
#include "models/sli/series_text.h"
#include "sli/raw_series.h"
#include "sli/slices.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;
using traceo::test::Store;

namespace {

constexpr UtcMs kStart = floorTo(traceo::test::kNow, kMinute) - 2 * kHour;

SliDefinition within(const char* seconds)
{
    SliDefinition definition;
    definition.kind = SliDefinition::Kind::Latency;
    definition.total = Selector::parse("latency_bucket{job=\"j\"}").value();
    definition.threshold = Threshold{.op = Threshold::Op::AtMost, .value = seconds};
    definition.source = "prom";
    return definition;
}

/// Counters that grow by the numbers of the reference's G12 in the first minute, and by as much in the second.
void addBuckets(Batch& batch, const char* instance, const std::vector<std::pair<const char*, int>>& buckets)
{
    for (const auto& [boundary, count] : buckets)
        batch.series.add({{"prom", "latency_bucket", {{"job", "j"}, {"instance", instance}, {"le", boundary}}},
                          samplesOf(u"0+%1x2"_s.arg(count), kStart, kMinute)});
}

const std::vector<std::pair<const char*, int>> kG12{{"0.1", 800}, {"0.25", 900}, {"0.5", 980}, {"+Inf", 1000}};

SliceSum counted(const Store& store, const char* seconds)
{
    const TimeSpan span{kStart, kStart + 2 * kMinute};
    const auto slices = countSlices(store.snapshot(), within(seconds), span);
    return slices ? sumOf(*slices, span) : SliceSum{};
}

} // namespace

class TstBuckets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBoundaryIsExact_data()
    {
        QTest::addColumn<double>("good");
        QTest::addColumn<double>("undecided");
        QTest::newRow("0.1") << 1600.0 << 0.0;
        QTest::newRow("0.25") << 1800.0 << 0.0;
        QTest::newRow("0.250") << 1800.0 << 0.0;
        QTest::newRow("0.2") << 1600.0 << 200.0; // 0.8 … 0.9, no point
        QTest::newRow("0.05") << 0.0 << 1600.0;
        QTest::newRow("3") << 1960.0 << 40.0;
    }
    void aBoundaryIsExact()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        addBuckets(batch, "a", kG12);
        QVERIFY(store.commit(std::move(batch)));
        const SliceSum sum = counted(store, QTest::currentDataTag());
        QTEST(sum.good, "good");
        QTEST(sum.undecided, "undecided");
        QCOMPARE(sum.total, 2000.0);
    }

    /// Prometheus 3 writes "1.0" where 2 wrote "1"; both may lie in one history.
    void boundariesAreNumbers()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        addBuckets(batch, "a", {{"1", 5}, {"+Inf", 10}});
        addBuckets(batch, "b", {{"1.0", 6}, {"+Inf", 10}});
        QVERIFY(store.commit(std::move(batch)));
        const SliceSum sum = counted(store, "1");
        QCOMPARE(sum.good, 22.0);
        QCOMPARE(sum.undecided, 0.0);
        QCOMPARE(sum.total, 40.0);
    }

    /// Each histogram by its own boundaries.
    void histogramsMayDiffer()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        addBuckets(batch, "a", kG12);
        addBuckets(batch, "b", {{"0.2", 700}, {"+Inf", 1000}});
        QVERIFY(store.commit(std::move(batch)));
        const SliceSum sum = counted(store, "0.2");
        QCOMPARE(sum.good, 3000.0);
        QCOMPARE(sum.undecided, 200.0);
        QCOMPARE(sum.total, 4000.0);
    }

    void onlyTheBucketsThatMatterAreRead()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        addBuckets(batch, "a", kG12);
        QVERIFY(store.commit(std::move(batch)));
        QCOMPARE(matchedSeries(store.snapshot(), within("0.25")).value().size(), 2U);
        QCOMPARE(matchedSeries(store.snapshot(), within("0.2")).value().size(), 3U);
    }
};
TRACEO_TEST(TstBuckets);
#include "tst_buckets.moc"
