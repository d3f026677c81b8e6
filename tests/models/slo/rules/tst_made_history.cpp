#include "models/sli/series_text.h"
#include "models/slo/rules/exported_slos.h"
#include "slo/rules/made_history.h"
#include "slo/rules/made_labels.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<Selector::Matcher> matchers(const char* text)
{
    return Selector::parse(text).value().matchers();
}

SliceSum over(const std::vector<Slice>& slices, std::int64_t from, std::int64_t to)
{
    return sumOf(slices, {UtcMs{} + from * kMinute, UtcMs{} + to * kMinute});
}

bool isMade(const SliDefinition& sli)
{
    const bool isOfCounters = sli.kind == SliDefinition::Kind::Counters || sli.isOfBuckets();
    const bool isRead = sli.kind == SliDefinition::Kind::Probe || sli.kind == SliDefinition::Kind::Gauge;
    return !sli.isEvaluatedByServer() && (isOfCounters || isRead);
}

} // namespace

class TstMadeHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsAreMadeThatAllMatchersHoldFor_data()
    {
        QTest::addColumn<QByteArray>("selector");
        QTest::addColumn<QString>("labels"); ///< beside job and instance; empty: none are found
        QTest::newRow("none") << QByteArray("x") << u"{instance=\"made\",job=\"made\"}"_s;
        QTest::newRow("equal") << QByteArray("x{job=\"a\"}") << u"{instance=\"made\",job=\"a\"}"_s;
        QTest::newRow("any") << QByteArray("x{code=~\"5..\"}") << u"{code=\"500\",instance=\"made\",job=\"made\"}"_s;
        QTest::newRow("one of") << QByteArray("x{code=~\"4..|5..\",code!~\"4..\"}")
                                << u"{code=\"500\",instance=\"made\",job=\"made\"}"_s;
        QTest::newRow("a class") << QByteArray("x{q=~\"q[0-9]+\"}") << u"{instance=\"made\",job=\"made\",q=\"q0\"}"_s;
        QTest::newRow("escapes") << QByteArray("x{le=~\"1(\\\\.0)?\"}") << u"{instance=\"made\",job=\"made\",le=\"1.0\"}"_s;
        QTest::newRow("absent") << QByteArray("x{code=\"\"}") << u"{instance=\"made\",job=\"made\"}"_s;
        QTest::newRow("a contradiction") << QByteArray("x{code=\"1\",code!=\"1\"}") << QString();
    }
    void labelsAreMadeThatAllMatchersHoldFor()
    {
        QFETCH(const QByteArray, selector);
        const auto labels = labelsFor(matchers(selector.constData()));
        QTEST(labels ? QString::fromStdString(labels->toText()) : QString(), "labels");
    }

    void aHistoryIsCountedAsItWasMade_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        for (const QByteArray& yaml : everyKind()) {
            if (isMade(sloOf(yaml).sli))
                QTest::newRow(sloOf(yaml).name.c_str()) << yaml;
        }
    }
    void aHistoryIsCountedAsItWasMade()
    {
        QFETCH(const QByteArray, yaml);
        const SloDefinition slo = sloOf(yaml);
        const auto history = madeHistory(slo.sli);
        QVERIFY(history);
        const auto slices = countedIn(*history, slo.sli);
        QVERIFY(slices);
        const bool isGauge = slo.sli.kind == SliDefinition::Kind::Gauge; // which is there while nothing happens
        const double perMinute = isGauge || slo.sli.kind == SliDefinition::Kind::Probe ? 1 : 600;
        const SliceSum steady = over(*slices, 100, 200);
        QCOMPARE(steady.total, 100 * perMinute);
        QCOMPARE(steady.bad(), 0.0);
        QCOMPARE(over(*slices, 2310, 2349).total, isGauge ? 39.0 : 0.0); // idle
        const SliceSum outage = over(*slices, 2500, 2590);               // with the births and the restart within it
        QCOMPARE(outage.total, 90 * perMinute);
        QCOMPARE(outage.bad(), 90 * perMinute);
        QCOMPARE(over(*slices, 2590, kMadeMinutes - 1).bad(), 0.0);
    }

    void aNotationIsReadBack()
    {
        for (const QByteArray& yaml : everyKind()) {
            const SliDefinition sli = sloOf(yaml).sli;
            const auto history = madeHistory(sli);
            QCOMPARE(history.has_value(), isMade(sli)); // no traffic is made up for counts and ratios
            for (const MadeSeries& series : history.value_or(std::vector<MadeSeries>())) {
                std::vector<std::optional<double>> values(series.values.size());
                for (const Sample& sample : samplesOf(QString::fromStdString(series.notation()), UtcMs{}, kMinute))
                    values.at(std::size_t((sample.at - UtcMs{}) / kMinute)) = sample.value;
                QVERIFY2(values == series.values, series.notation().c_str());
            }
        }
        const MadeSeries falling{{}, {5, 3, 1, std::nullopt, std::nullopt, 7, 7, 7, 2.5}};
        QCOMPARE(falling.notation(), std::string("5-2x2 _x2 7+0x2 2.5"));
    }

    /// The value itself is on the side that the operator says.
    void aGaugeIsReadAtItsThreshold_data()
    {
        QTest::addColumn<QByteArray>("op");
        QTest::addColumn<double>("good");
        QTest::addColumn<double>("bad");
        QTest::newRow("lt") << QByteArray("lt") << 0.0 << 100.0;
        QTest::newRow("lte") << QByteArray("lte") << 100.0 << 200.0;
        QTest::newRow("gt") << QByteArray("gt") << 200.0 << 100.0;
        QTest::newRow("gte") << QByteArray("gte") << 100.0 << 0.0;
    }
    void aGaugeIsReadAtItsThreshold()
    {
        QFETCH(const QByteArray, op);
        const auto history =
            madeHistory(sloOf(shortForm("x", "type: gauge, metric: q, op: " + op + ", value: 100", "objective: 99%")).sli);
        QCOMPARE(history->size(), std::size_t(1));
        QTEST(history->front().values.at(2500).value(), "good");
        QTEST(history->front().values.at(2501).value(), "bad");
        QTEST(history->front().values.at(2590).value(), "bad");
        QTEST(history->front().values.at(2591).value(), "good");
    }

    void aGaugeOfAnotherThresholdIsCountedAsItIs()
    {
        const auto sliOf = [](const QByteArray& rest) {
            return sloOf(shortForm("x", "type: gauge, " + rest, "objective: 99%")).sli;
        };
        const auto history = madeHistory(sliOf("metric: q, op: lt, value: 100"));
        const SliDefinition strict = sliOf("metric: q, op: lt, value: -1");
        QVERIFY(countsAny(strict, *history));
        QCOMPARE(over(*countedIn(*history, strict), 100, 200).bad(), 100.0);
        QVERIFY(!countedIn(*history, sliOf("metric: other, op: lt, value: 100")));
    }

    void whatIsIdleWasSeen()
    {
        const std::vector<Slice> idle = idleMinutes();
        QCOMPARE(idle.size(), std::size_t(kMadeMinutes - 1));
        QCOMPARE(over(idle, 0, kMadeMinutes - 1).coverage(), 1.0);
        QCOMPARE(over(idle, 0, kMadeMinutes - 1).total, 0.0);
    }

    void theHistoryOfOneSloMaySayNothingOfAnother()
    {
        const auto history = madeHistory(sloOf(kHome).sli);
        QVERIFY(!countedIn(*history, sloOf(kCheckout).sli));
        QVERIFY(!countedIn(*madeHistory(sloOf(kCheckout).sli), sloOf(kHome).sli));
    }

    /// PromQL finds no sum where a part of it is missing.
    void anSloWithoutOneOfItsBucketsCountsNothing()
    {
        const auto sliOf = [](const QByteArray& type) {
            return sloOf(shortForm("x", "type: " + type + ", histogram: answer_seconds, threshold: 250ms", "objective: 90%")).sli;
        };
        const auto ofLatency = madeHistory(sliOf("latency"));
        QVERIFY(countedIn(*ofLatency, sliOf("latency")));
        QVERIFY(!countedIn(*ofLatency, sliOf("apdex"))); // of 0.25 and 1
        QVERIFY(countsAny(sliOf("apdex"), *ofLatency));
        const auto ofApdex = madeHistory(sliOf("apdex"));
        QVERIFY(countedIn(*ofApdex, sliOf("apdex")) && countedIn(*ofApdex, sliOf("latency")));
        QVERIFY(!countsAny(sloOf(kHome).sli, *ofApdex) && !countsAny(sloOf(kCheckout).sli, *ofApdex));
        QVERIFY(countsAny(sloOf(kHome).sli, *madeHistory(sloOf(kHome).sli)));
    }

    void selectorsThatNothingMatchesHaveNoHistory()
    {
        SliDefinition sli = sloOf(kCheckout).sli;
        sli.bad = Selector::parse("x{a=\"1\",a!=\"1\"}").value();
        QVERIFY(!madeHistory(sli));
    }
};

TRACEO_TEST(TstMadeHistory);
#include "tst_made_history.moc"
