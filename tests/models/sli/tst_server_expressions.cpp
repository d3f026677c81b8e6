// Indicators that the server evaluates: what it is asked, and what its answers count.
#include "sli/server_expressions.h"

#include "models/history/store.h"
#include "models/sli/series_text.h"
#include "sli/raw_series.h"
#include "sli/slices.h"
#include "support/test_main.h"
#include "vocabulary/expressions.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;
using traceo::test::Store;

namespace {

using Kind = SliDefinition::Kind;

constexpr UtcMs kStart = floorTo(traceo::test::kNow, kMinute) - 2 * kHour;

SliDefinition evaluated(Kind kind, PartOf part, const std::string& ofPart, const std::string& total)
{
    SliDefinition sli;
    sli.kind = kind;
    sli.source = "prom";
    setExpressions(sli, part, {.part = ofPart, .total = total});
    return sli;
}

/// Samples at the ends of minutes, the first at that of minute 0.
void add(Batch& batch, const std::string& asked, const QString& text)
{
    batch.series.add({vocabulary::expressionSeries("prom", asked), samplesOf(text, kStart, kMinute)});
}

} // namespace

class TstServerExpressions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void growthIsToldByItsFunctions_data()
    {
        QTest::addColumn<bool>("is");
        QTest::newRow("sum(rate(a[5m]))") << true;
        QTest::newRow("sum by (x) (irate(a[5m]))") << true;
        QTest::newRow("increase (a[5m])") << true;
        QTest::newRow("a + b") << false;
        QTest::newRow("sum(a_rate)") << false;
        QTest::newRow("my:rate(a)") << false; // a name of its own
        QTest::newRow("a{b=\"rate(x)\"}") << false;
        QTest::newRow("a # rate(b)") << false;
        QTest::newRow("a # b\n+ rate(c[1m])") << true;
    }
    void growthIsToldByItsFunctions()
    {
        QFETCH(const bool, is);
        QCOMPARE(isOfGrowth(QTest::currentDataTag()), is);
    }

    void whatAnExpressionMayReadIsNamedInIt_data()
    {
        QTest::addColumn<bool>("may");
        for (const char* text : {"sum(rate(a_total[1m]))", "b / a_total", "a_total{x=\"1\"} > 3", "{job=\"x\"}", "sum({x!=\"\"})",
                                 "b or {x=\"1\"}", "sum(b) or vector(0)", "absent (b)", "hour()"})
            QTest::newRow(text) << true;
        for (const char* text : {"sum(rate(a_total2[1m]))", "my:a_total", "b{x=\"a_total\"}", "b # a_total", "b{x=\"1\"}",
                                 "sum by (x) (b)", "vector_total", "b {x=\"1\"}"})
            QTest::newRow(text) << false;
    }
    void whatAnExpressionMayReadIsNamedInIt()
    {
        QFETCH(const bool, may);
        QCOMPARE(mayRead(QTest::currentDataTag(), "a_total"), may);
    }

    void bracketsAndQuotesAreClosed_data()
    {
        QTest::addColumn<bool>("are");
        for (const char* text : {"sum(a)", "a{b=\"(\"}[5m]", "a{b='\"'}", "a{b=\"\\\"\"}", "a # (", "`\\`"})
            QTest::newRow(text) << true;
        for (const char* text : {"sum(a", "a)", "a(]", "a{b=\"}", "[(])", "\"\\\""})
            QTest::newRow(text) << false;
    }
    void bracketsAndQuotesAreClosed()
    {
        QFETCH(const bool, are);
        QCOMPARE(isClosed(QByteArray(QTest::currentDataTag()).toStdString()), are);
    }

    /// Each value is then the events of its minute.
    void ratesAreTakenToTheMinute_data()
    {
        QTest::addColumn<std::string>("asked");
        const auto row = [](const char* written, const char* asked) { QTest::newRow(written) << std::string(asked); };
        row("sum(rate(a[5m]))", "60*(sum(rate(a[5m])))");
        row("job:a:rate5m + x", "60*(job:a:rate5m + x)"); // recorded rates are a second's
        row("sum(increase(a[1m]))", "sum(increase(a[1m]))");
        row("sum(increase(a{b=\"[2m]\"}[5m]))", "60/300*(sum(increase(a{b=\"[2m]\"}[5m])))");
        row("increase(a[30s])", "60/30*(increase(a[30s]))");
        row("increase(a[1h:1m]) - increase(b[1h:1m])", "60/3600*(increase(a[1h:1m]) - increase(b[1h:1m]))");
        row("rate(a[5m]) # a second's", "60*(rate(a[5m]) # a second's\n)");
    }
    void ratesAreTakenToTheMinute()
    {
        QFETCH(const std::string, asked);
        const auto made = perMinute(QTest::currentDataTag());
        QVERIFY(made.ok());
        QCOMPARE(*made, asked);
        QCOMPARE(askedOf(Kind::Counts, QTest::currentDataTag()), asked);
        QCOMPARE(askedOf(Kind::Ratio, QTest::currentDataTag()), std::string(QTest::currentDataTag()));
    }

    void noFactorFitsSeveralWindows()
    {
        QVERIFY(!perMinute("increase(a[1m]) + increase(b[5m])"));
        QVERIFY(perMinute("increase(a[5m]) + increase(b[5m])").ok());
    }

    void ratesAreTheEventsOfTheirMinutes()
    {
        const SliDefinition sli = evaluated(Kind::Counts, PartOf::Bad, "rate(e[1m])", "rate(t[1m])");
        Batch batch;
        add(batch, "60*(rate(e[1m]))", u"_x2 6 0"_s); // no series of errors at first
        add(batch, "60*(rate(t[1m]))", u"120x3"_s);
        const auto slices = slicesOf(sli, std::move(batch));
        QCOMPARE(slices.size(), 4U);
        QCOMPARE(slices[1].total, 120.0);
        QCOMPARE(slices[1].good, 120.0);
        QCOMPARE(slices[2].good, 114.0);
        QCOMPARE(slices[2].observedSeconds, 60.0);
    }

    /// 0 ÷ 0 says that somebody looked and nothing happened.
    void noTrafficIsSeenAndCountsNothing()
    {
        const SliDefinition sli = evaluated(Kind::Ratio, PartOf::Bad, "e / t", "e / t");
        Batch batch;
        SeriesSamples answers{vocabulary::expressionSeries("prom", "e / t"), samplesOf(u"0.5 0 0 0 0 0 0.25"_s, kStart, kMinute)};
        for (std::size_t i = 1; i < 6; ++i)
            answers.samples[i].value = std::numeric_limits<double>::quiet_NaN();
        batch.series.add(std::move(answers));
        const auto slices = slicesOf(sli, std::move(batch), 7);
        const SliceSum sum = sumOf(slices, {kStart, kStart + 6 * kMinute});
        QCOMPARE(sum.total, 1.0);
        QCOMPARE(sum.bad(), 0.25);
        QCOMPARE(sum.observedSeconds, 360.0);
    }

    /// However long nothing happens, it was looked at.
    void idleHoursAreNoAge()
    {
        const SliDefinition sli = evaluated(Kind::Ratio, PartOf::Bad, "e / t", "e / t");
        Batch batch;
        SeriesSamples answers{vocabulary::expressionSeries("prom", "e / t"), samplesOf(u"0.5x100"_s, kStart, kMinute)};
        for (std::size_t i = 20; i < answers.samples.size(); ++i)
            answers.samples[i].value = std::numeric_limits<double>::quiet_NaN();
        batch.series.add(std::move(answers));
        Store store;
        QVERIFY(store.open() && store.commit(std::move(batch)));
        const auto freshness = freshnessOf(store.snapshot(), sli, kStart + 100 * kMinute);
        QVERIFY(freshness.ok());
        QCOMPARE(freshness->newest, std::optional(kStart + 100 * kMinute));
        QCOMPARE(freshness->interval, kMinute);
    }

    /// Idle since it was asked for the first time, with traffic days later: the idle days were looked at all the same.
    void idleDaysBeforeTheFirstTrafficAreSeen()
    {
        const SliDefinition sli = evaluated(Kind::Ratio, PartOf::Bad, "e / t", "e / t");
        const UtcMs begin = kStart - 5 * kDay;
        const Millis idle = 4 * kDay;
        SeriesSamples answers{vocabulary::expressionSeries("prom", "e / t"), {}};
        for (UtcMs at = begin; at <= kStart; at = at + kMinute)
            answers.samples.push_back({at, at < begin + idle ? std::numeric_limits<double>::quiet_NaN() : 0.25});
        Batch batch;
        batch.series.add(std::move(answers));
        Store store;
        QVERIFY(store.open() && store.commit(std::move(batch)));
        const TimeSpan span{kStart - 30 * kDay, kStart};
        for (const bool isCompact : {false, true}) {
            if (isCompact)
                QVERIFY(store.compact());
            const auto read = readSlices(store.snapshot(), sli, "s", span);
            QVERIFY(read.ok());
            QCOMPARE(sumOf(*read, span).observedSeconds, 5 * 86'400.0);
            QCOMPARE(sumOf(*read, span).bad(), 0.25 * 1441);
            QCOMPARE(*read, countSlices(store.snapshot(), sli, span).value());
            QCOMPARE(knownFrom(store.snapshot(), sli, "s", span).value(), floorTo(begin, kDay) - kDay);
        }
    }

    void countersAreCountedByTheirSteps()
    {
        const SliDefinition sli = evaluated(Kind::Counters, PartOf::Good, "a + b", "t * 2");
        Batch batch;
        add(batch, "a + b", u"100 105 3 9"_s); // a restart
        add(batch, "t * 2", u"200 210 8 20"_s);
        const auto slices = slicesOf(sli, std::move(batch));
        const SliceSum sum = sumOf(slices, {kStart, kStart + 3 * kMinute});
        QCOMPARE(sum.total, 30.0);
        QCOMPARE(sum.good, 14.0);
    }

    void gaugesAreHeldAgainstTheirThreshold()
    {
        SliDefinition sli = evaluated(Kind::Gauge, PartOf::Neither, {}, "max(queue)");
        QVERIFY(!sli.good && !sli.bad);
        sli.threshold = Threshold{.op = Threshold::Op::Below, .value = "5"};
        Batch batch;
        add(batch, "max(queue)", u"1 7 4 5"_s);
        const SliceSum sum = sumOf(slicesOf(sli, std::move(batch)), {kStart - kMinute, kStart + 3 * kMinute});
        QCOMPARE(sum.total, 4.0);
        QCOMPARE(sum.good, 2.0);
    }

    void anotherExpressionHasOtherSlices()
    {
        const std::string one = evaluated(Kind::Ratio, PartOf::Bad, "e / t", "e / t").hash();
        QVERIFY(one != evaluated(Kind::Ratio, PartOf::Bad, "e / u", "e / u").hash());
        QVERIFY(one != evaluated(Kind::Ratio, PartOf::Good, "e / t", "e / t").hash());
    }

private:
    static std::vector<Slice> slicesOf(const SliDefinition& sli, Batch batch, int minutes = 4)
    {
        Store store;
        if (!store.open() || !store.commit(std::move(batch)))
            return {};
        return countSlices(store.snapshot(), sli, {kStart - kMinute, kStart + (minutes - 1) * kMinute}).valueOr({});
    }
};
TRACEO_TEST(TstServerExpressions);
#include "tst_server_expressions.moc"
