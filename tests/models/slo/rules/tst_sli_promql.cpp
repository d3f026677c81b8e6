#include "models/slo/rules/exported_slos.h"
#include "slo/rules/sli_promql.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;

namespace {

SliDefinition counters(const QByteArray& indicator)
{
    return sloOf(shortForm("x", "type: prometheus, " + indicator, "objective: 99%")).sli;
}

SliDefinition check(const QByteArray& more = {})
{
    return sloOf(shortForm("x", "type: http_check, target: \"http://a/\"" + more, "objective: 99%")).sli;
}

} // namespace

class TstSliPromql : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Of the reference, section 3.3: absent bad series are none, and idle windows drop out.
    void badOverTotalIsGuarded()
    {
        const CountedOver over = countedOver(counters("bad: 'e{code=~\"5..\"}', total: t"), kHour / 12);
        QCOMPARE(over.errorRatio,
                 std::string("(sum(rate(e{code=~\"5..\"}[5m])) or 0*sum(rate(t[5m]))) / (sum(rate(t[5m])) > 0)"));
        QCOMPARE(over.bad, std::string("sum(increase(e{code=~\"5..\"}[5m])) or 0*sum(increase(t[5m]))"));
        QCOMPARE(over.total, std::string("sum(increase(t[5m]))"));
    }

    void goodOverTotalIsTakenFromOne()
    {
        const CountedOver over = countedOver(counters("good: g, total: t"), kDay);
        QCOMPARE(over.errorRatio, std::string("1 - (sum(rate(g[1d])) or 0*sum(rate(t[1d]))) / (sum(rate(t[1d])) > 0)"));
        QCOMPARE(over.bad, std::string("sum(increase(t[1d])) - (sum(increase(g[1d])) or 0*sum(increase(t[1d])))"));
    }

    void wholeBoundariesAreThoseOfEveryVersion_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("1") << QByteArray("le=\"1\"") << QByteArray("le=~\"1(\\\\.0)?\"");
        QTest::newRow("1.0") << QByteArray("le=\"1.0\"") << QByteArray("le=~\"1(\\\\.0)?\"");
        QTest::newRow("10, not") << QByteArray("le!=\"10\"") << QByteArray("le!~\"10(\\\\.0)?\"");
        QTest::newRow("0.1") << QByteArray("le=\"0.1\"") << QByteArray("le=\"0.1\"");
        QTest::newRow("all") << QByteArray("le=\"+Inf\"") << QByteArray("le=\"+Inf\"");
        QTest::newRow("both already") << QByteArray("le=~\"1(\\\\.0)?\"") << QByteArray("le=~\"1(\\\\.0)?\"");
        QTest::newRow("another label") << QByteArray("code=\"1\"") << QByteArray("code=\"1\"");
    }
    void wholeBoundariesAreThoseOfEveryVersion()
    {
        QFETCH(const QByteArray, written);
        QFETCH(const QByteArray, asked);
        const CountedOver over = countedOver(counters("good: 'x_bucket{" + written + "}', total: x_count"), kHour);
        QVERIFY2(over.errorRatio.starts_with("1 - (sum(rate(x_bucket{" + asked.toStdString() + "}[1h]))"),
                 over.errorRatio.c_str());
    }

    void runsAreCountedUnderEitherLabelOnce()
    {
        const CountedOver over = countedOver(check(), kHour);
        const std::string runs = "sum(count_over_time(probe_success{instance=\"http://a/\"}[1h]) or "
                                 "count_over_time(probe_success{target=\"http://a/\"}[1h]))";
        const std::string good = "sum(sum_over_time(probe_success{instance=\"http://a/\"}[1h]) or "
                                 "sum_over_time(probe_success{target=\"http://a/\"}[1h]))";
        QCOMPARE(over.total, runs);
        QCOMPARE(over.bad, runs + " - " + good);
        QCOMPARE(over.errorRatio, "(" + runs + " - " + good + ") / " + runs);
    }

    /// Where the threshold is no boundary there is no such bucket, and no answer: none of all would be a page.
    void aHistogramIsTwoCounters()
    {
        const auto latency = [](const QByteArray& threshold) {
            return sloOf(shortForm("x", "type: latency, histogram: h_seconds, threshold: " + threshold, "objective: 99%")).sli;
        };
        QCOMPARE(countedOver(latency("300ms"), kHour).errorRatio,
                 std::string(
                     "1 - sum(rate(h_seconds_bucket{le=\"0.3\"}[1h])) / (sum(rate(h_seconds_bucket{le=\"+Inf\"}[1h])) > 0)"));
        QVERIFY(countedOver(latency("0.250"), kHour).errorRatio.find("{le=\"0.25\"}") != std::string::npos); // a label is a text
        QVERIFY(countedOver(latency("1s"), kHour).total.find("+Inf") != std::string::npos);
        QVERIFY(countedOver(latency("1s"), kHour).errorRatio.find("le=~\"1(\\\\.0)?\"") != std::string::npos);
    }

    /// Of the reference, section 3.3; idle windows drop out, as the fraction of no events is NaN.
    void aNativeHistogramIsAskedForItsFraction()
    {
        const SliDefinition native =
            sloOf(shortForm("x", "type: latency, native: true, histogram: h_seconds, threshold: 100ms", "objective: 99%")).sli;
        const CountedOver over = countedOver(native, kHour);
        QCOMPARE(over.errorRatio,
                 std::string("1 - histogram_fraction(0, 0.1, sum(rate(h_seconds[1h]))) and "
                             "histogram_count(sum(rate(h_seconds[1h]))) > 0"));
        QCOMPARE(over.total, std::string("histogram_count(sum(increase(h_seconds[1h])))"));
        QCOMPARE(over.bad,
                 std::string("histogram_count(sum(increase(h_seconds[1h]))) * (1 - histogram_fraction(0, 0.1, "
                             "sum(increase(h_seconds[1h])))) and histogram_count(sum(increase(h_seconds[1h]))) > 0"));
        QVERIFY(unkeptOf(native).empty());
        QCOMPARE(notesOn(native).size(), 1U);
    }

    void expressionsAreReadAtTheSameMinutes()
    {
        const auto sliOf = [](const QByteArray& keys) {
            return sloOf(shortForm("x", "type: query, " + keys, "objective: 99%")).sli;
        };
        const SliDefinition rates = sliOf("bad: 'sum(rate(e[1m]))', total: 'sum(rate(t[1m]))'");
        const std::string e = "sum(sum_over_time((60*(sum(rate(e[1m]))))[1h:1m]))";
        const std::string t = "sum(sum_over_time((60*(sum(rate(t[1m]))))[1h:1m]))";
        QCOMPARE(countedOver(rates, kHour).errorRatio, "(" + e + " or 0*" + t + ") / (" + t + " > 0)");
        QCOMPARE(countedOver(rates, kHour).total, t);
        // a fifth of the minutes of a month stand for all of them
        QVERIFY(countedOver(rates, 30 * kDay).total.starts_with("5*sum(sum_over_time("));
        const SliDefinition sums = sliOf("counter: true, good: a + b, total: c");
        QCOMPARE(countedOver(sums, kHour).total, std::string("sum(increase((sum(c))[1h:1m]))"));
        QVERIFY(countedOver(sums, kHour).errorRatio.starts_with("1 - (sum(rate((a + b)[1h:1m])) or 0*sum(rate("));
        const SliDefinition ratio = sliOf("error_ratio: 'e / t # so much'");
        QCOMPARE(countedOver(ratio, kHour).errorRatio,
                 std::string(
                     "(sum(sum_over_time((e / t # so much\n)[1h:1m]))) / sum(count_over_time((e / t # so much\n)[1h:1m]))"));
        QCOMPARE(notesOn(ratio).size(), 1U);
    }

    void anApdexIsTheMeanOfTwoBuckets()
    {
        const SliDefinition apdex =
            sloOf(shortForm("x", "type: apdex, histogram: h_seconds, threshold: 250ms", "objective: 99%")).sli;
        QCOMPARE(apdex.kind, SliDefinition::Kind::Apdex);
        const CountedOver over = countedOver(apdex, kHour);
        QCOMPARE(over.errorRatio,
                 std::string("1 - (sum(rate(h_seconds_bucket{le=\"0.25\"}[1h])) + "
                             "sum(rate(h_seconds_bucket{le=~\"1(\\\\.0)?\"}[1h]))) / 2 / "
                             "(sum(rate(h_seconds_bucket{le=\"+Inf\"}[1h])) > 0)"));
        QVERIFY(over.bad.starts_with(over.total + " - (sum(increase("));
        QCOMPARE(notesOn(apdex).size(), 1U);
    }

    void gaugesAreReadAndRatiosAveraged()
    {
        const SliDefinition gauge = sloOf(shortForm("x", "type: gauge, metric: g, op: lte, value: 3", "objective: 99%")).sli;
        QCOMPARE(countedOver(gauge, kHour).errorRatio,
                 std::string("(sum(count_over_time((g > 3)[1h:1m])) or 0*sum(count_over_time(g[1h:1m]))) / "
                             "sum(count_over_time(g[1h:1m]))"));
        QVERIFY(countedOver(gauge, 30 * kDay).errorRatio.ends_with("[30d:5m]))")); // else 43,200 moments
        QCOMPARE(unkeptOf(gauge).size(), 1U);
        const SliDefinition ratio =
            sloOf(noCounters("x", "raw: {metricSource: {type: Prometheus, spec: {query: r}}}, rawType: success")).sli;
        QCOMPARE(countedOver(ratio, kHour).errorRatio,
                 std::string("(sum(count_over_time(r[1h])) - sum(sum_over_time(r[1h]))) / sum(count_over_time(r[1h]))"));
        const SliDefinition counts =
            sloOf(noCounters("x",
                             "counter: false, bad: {metricSource: {type: Prometheus, spec: {query: b}}}, "
                             "total: {metricSource: {type: Prometheus, spec: {query: t}}}"))
                .sli;
        QCOMPARE(countedOver(counts, kHour).errorRatio,
                 std::string("(sum(sum_over_time(b[1h])) or 0*sum(sum_over_time(t[1h]))) / (sum(sum_over_time(t[1h])) > 0)"));
    }

    void whatIsAskedOfEachRunIsSaidToBeLost()
    {
        QVERIFY(unkeptOf(check()).empty());
        QVERIFY(unkeptOf(counters("bad: e, total: t")).empty());
        const auto unkept = unkeptOf(check(", threshold: 204, latency: 250ms"));
        QCOMPARE(unkept.size(), std::size_t(2));
        QVERIFY2(unkept[0].contains(u"204"), qPrintable(unkept[0]));
        QVERIFY2(unkept[1].contains(u"250ms"), qPrintable(unkept[1]));
    }
};

TRACEO_TEST(TstSliPromql);
#include "tst_sli_promql.moc"
