#include "models/history/store.h"
#include "models/sli/series_text.h"
#include "models/slo/rules/exported_slos.h"
#include "sli/slices.h"
#include "slo/rules/known_boundaries.h"
#include "slo/rules/rule_file.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kStart = floorTo(kNow, kMinute) - 2 * kHour;
constexpr TimeSpan kTwoMinutes{kStart, kStart + 2 * kMinute};
const std::vector<double> kUsual{0.1, 0.25, 1};

SloDefinition sloWithin(const QByteArray& threshold, const QByteArray& type = "latency")
{
    return sloOf(shortForm("within", "type: " + type + ", histogram: answer_seconds, threshold: " + threshold, "objective: 99%"));
}

/// As somebody writes it who counts a bucket.
SloDefinition sloOfBucket(const QByteArray& boundary)
{
    return sloOf(shortForm(
        "within", "type: prometheus, good: 'answer_seconds_bucket{le=\"" + boundary + "\"}', total: answer_seconds_count",
        "objective: 99%"));
}

AskedSlo asked(const SloDefinition& slo, const std::vector<double>& boundaries = kUsual)
{
    return askedAt({{"within", boundaries}}, slo);
}

/// 60 a minute within each boundary from that one on, so that 60 a minute lie between two.
Batch histogram(const char* instance, const QStringList& boundaries, UtcMs from = kStart)
{
    Batch batch;
    int within = 0;
    const QStringList all = boundaries + QStringList{u"+Inf"_s};
    for (const QString& boundary : all) {
        within += 60;
        batch.series.add({{"prom", "answer_seconds_bucket", {{"instance", instance}, {"le", boundary.toStdString()}}},
                          samplesOf(u"0+%1x2"_s.arg(within), from, kMinute)});
    }
    return batch;
}

} // namespace

class TstKnownBoundaries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void boundariesAreAskedForByWhatCountsBuckets()
    {
        QCOMPARE(boundariesAskedBy(sloWithin("300ms").sli), std::vector<double>{0.3});
        QCOMPARE(boundariesAskedBy(sloWithin("250ms", "apdex").sli), (std::vector<double>{0.25, 1}));
        QCOMPARE(boundariesAskedBy(sloOfBucket("1").sli), std::vector<double>{1});
        for (const QByteArray& yaml : {kCheckout, kHome, everyKind().at(20)})
            QVERIFY(boundariesAskedBy(sloOf(yaml).sli).empty());
    }

    void aThresholdThatIsABoundaryStays()
    {
        for (const SloDefinition& slo : {sloWithin("250ms"), sloWithin("1s"), sloWithin("250ms", "apdex"), sloOfBucket("0.1")}) {
            const AskedSlo same = asked(slo);
            QVERIFY(same.slo == slo && same.lost.isEmpty());
        }
        const AskedSlo unknown = askedAt({}, sloWithin("300ms"));
        QVERIFY(unknown.slo == sloWithin("300ms") && unknown.lost.isEmpty());
    }

    void aLatencyBetweenTwoAsksForTheOneAbove()
    {
        const AskedSlo between = asked(sloWithin("300ms"));
        QCOMPARE(between.slo->sli.threshold->value, std::string("1"));
        QVERIFY2(between.lost.startsWith(u"0.3 is no boundary of its histogram, whose next ones are 0.25 and 1:"_s),
                 qPrintable(between.lost));
        QCOMPARE(asked(sloWithin("150ms")).slo->sli.threshold->value, std::string("0.25"));
        const AskedSlo below = asked(sloWithin("50ms"));
        QCOMPARE(below.slo->sli.threshold->value, std::string("0.1"));
        QVERIFY2(below.lost.startsWith(u"0.05 is below all boundaries"_s), qPrintable(below.lost));
        const AskedSlo bucket = asked(sloOfBucket("0.3"));
        QCOMPARE(bucket.slo->sli.good->toText(), std::string("answer_seconds_bucket{le=~\"1(\\\\.0)?\"}"));
    }

    void whatNoRuleCanSayIsLeftOut()
    {
        const AskedSlo above = asked(sloWithin("2s"));
        QVERIFY(!above.slo);
        QVERIFY2(above.lost.contains(u"above all boundaries of its histogram (0.1, 0.25, 1)"_s), qPrintable(above.lost));
        const AskedSlo apdex = asked(sloWithin("100ms", "apdex")); // 4 T is none
        QVERIFY(!apdex.slo);
        QVERIFY2(apdex.lost.contains(u"0.1, 0.4"_s) && apdex.lost.contains(u"0.1, 0.25, 1"_s), qPrintable(apdex.lost));
    }

    /// Each member asks for what is above its own threshold; with one that nothing is bad of for certain all is left out.
    void aCompositeAsksAsItsMembersDo()
    {
        const auto ofBoth = [](const QByteArray& threshold) {
            return slosOf(kCheckout + "---\n"
                          + shortForm("within", "type: latency, histogram: answer_seconds, threshold: " + threshold,
                                      "objective: 99%, window: 30d")
                          + "---\nSLO: {name: both, composite: {of: [{slo: checkout}, {slo: within}]}, objective: 99%}\n")
                .at(2);
        };
        const SloDefinition slo = ofBoth("300ms");
        QVERIFY(asksForBuckets({slo}) && !asksForBuckets({sloOf(kCheckout)}));
        const AskedSlo between = asked(slo);
        QCOMPARE(between.slo->composite->members[1].slo->sli.threshold->value, std::string("1"));
        QVERIFY2(between.lost.startsWith(u"of its member within: 0.3 is no boundary"_s), qPrintable(between.lost));
        const AskedSlo same = asked(ofBoth("250ms"));
        QVERIFY(same.slo == ofBoth("250ms") && same.lost.isEmpty());
        const AskedSlo above = asked(ofBoth("2s"));
        QVERIFY2(!above.slo && above.lost.startsWith(u"left out, as its member within is"_s), qPrintable(above.lost));
        QCOMPARE(unknownBoundaries({slo, sloWithin("300ms")}, {}).size(), std::size_t(1)); // one histogram, said once
    }

    void objectivesOfOneNameHaveBoundariesOfTheirOwn()
    {
        const SloDefinition first = sloWithin("300ms");
        const SloDefinition second = sloWithin("500ms");
        QVERIFY(boundaryKey(first) != boundaryKey(second) && boundaryKey(first) != first.name);
        QVERIFY(boundaryKey(first).starts_with("within/"));
    }

    void whatIsNotKnownIsSaid()
    {
        const std::vector<SloDefinition> slos{sloWithin("300ms"), sloOf(kCheckout)};
        const auto unknown = unknownBoundaries(slos, {});
        QCOMPARE(unknown.size(), std::size_t(1));
        QVERIFY2(unknown[0].startsWith(u"within: nothing is known"_s) && unknown[0].contains(u"0.3"_s), qPrintable(unknown[0]));
        QVERIFY(unknownBoundaries(slos, {{"within", kUsual}}).empty());
    }

    /// What Traceo's alerts go by: of 240 a minute 60 are above 1 s for certain, and 60 between 0.25 and 1 s are undecided.
    void whatIsAskedForIsBadForCertain()
    {
        Store store;
        QVERIFY(store.open() && store.commit(histogram("a", {u"0.1"_s, u"0.25"_s, u"1.0"_s})));
        const SloDefinition slo = sloWithin("300ms");
        const auto known = boundariesKnownIn(store.snapshot(), {slo, sloOf(kCheckout)}, kNow);
        QVERIFY(known && *known == (KnownBoundaries{{"within", kUsual}}));
        const SliceSum own = sumOf(countSlices(store.snapshot(), slo.sli, kTwoMinutes).value(), kTwoMinutes);
        const SliceSum rule =
            sumOf(countSlices(store.snapshot(), askedAt(*known, slo).slo->sli, kTwoMinutes).value(), kTwoMinutes);
        QCOMPARE(own.undecided, 120.0);
        QCOMPARE(rule.bad(), 120.0);
        QCOMPARE(rule.bad(), own.bad() - own.undecided);
        QCOMPARE(rule.total, own.total);
    }

    /// A rule sums all of them: where one lacks the bucket, what is within it would count as bad.
    void boundariesAreThoseOfAllThatAreSeen()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(histogram("gone", {u"0.5"_s}, kStart - kDay)));
        QVERIFY(store.commit(histogram("a", {u"0.1"_s, u"0.25"_s, u"1"_s})));
        QVERIFY(store.commit(histogram("b", {u"0.1"_s, u"0.3"_s, u"1.0"_s})));
        const std::vector<SloDefinition> slos{sloWithin("300ms")};
        QCOMPARE(boundariesKnownIn(store.snapshot(), slos, kNow).value(), (KnownBoundaries{{"within", {0.1, 1}}}));
        QCOMPARE(boundariesKnownIn(store.snapshot(), slos, kStart - kHour).value(), (KnownBoundaries{{"within", {0.5}}}));
        QVERIFY(boundariesKnownIn(store.snapshot(), slos, kStart - 2 * kDay)->empty());
    }

    /// Of buckets that others asked for one by one nobody knows which are missing; one that is among them is there.
    void someBucketsDoNotTellWhichThereAre()
    {
        Store store;
        QVERIFY(store.open() && store.commit(histogram("a", {u"0.1"_s})));
        const SloDefinition missing = sloOfBucket("0.3");
        const SloDefinition there = sloOfBucket("0.1");
        Batch asked;
        for (const SloDefinition* slo : {&missing, &there})
            asked.observations.push_back({"prom", slo->sli.good->toText(), kTwoMinutes, kNow, Outcome::Ok, {}});
        QVERIFY(store.commit(asked));
        QVERIFY(boundariesKnownIn(store.snapshot(), {missing}, kNow)->empty());
        QCOMPARE(boundariesKnownIn(store.snapshot(), {there}, kNow)->begin()->second, std::vector<double>{0.1});
    }

    void aFileSaysWhatItsRulesAskForInstead()
    {
        const KnownBoundaries known{{"within", kUsual}};
        const Exported file = prometheusFile({sloWithin("300ms")}, kOwnNames, known);
        QVERIFY2(file.text.find("le=\"0.3\"") == std::string::npos, file.text.c_str());
        QVERIFY(file.text.find("le=~\"1(") != std::string::npos);
        QVERIFY(file.text.find("# Not said here: 0.3 is no boundary") != std::string::npos);
        QVERIFY(file.unsaid.size() == 1 && file.unsaid[0].startsWith(u"within: 0.3 is no boundary"_s));
        const Exported none = operatorFile({sloWithin("2s")}, kOwnNames, known);
        QVERIFY2(none.text.find("groups: []") != std::string::npos, none.text.c_str());
        QVERIFY(none.unsaid.size() == 1 && none.unsaid[0].startsWith(u"within: left out"_s));
    }
};

TRACEO_TEST(TstKnownBoundaries);
#include "tst_known_boundaries.moc"
