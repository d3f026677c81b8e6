#include "models/slo/rules/exported_slos.h"
#include "slo/rules/made_slo.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeSpan kOutage{UtcMs{} + 2500 * kMinute, UtcMs{} + 2590 * kMinute};

SloDefinition gauge(const QByteArray& name, const QByteArray& rest, const QByteArray& more = "objective: 99%")
{
    return sloOf(shortForm(name, "type: gauge, " + rest, more));
}

/// Of checkout, a check and a queue, and what it is made of.
std::vector<SloDefinition> ofThree()
{
    return slosOf(
        kCheckout + "---\n"
        + shortForm("page", "type: http_check, target: \"https://www.example.org/\"", "objective: 99%, window: 30d") + "---\n"
        + shortForm("queue", "type: gauge, metric: queue_length, op: lt, value: 100", "objective: 99%, window: 30d") + "---\n"
        + "SLO: {name: all, composite: {of: [{slo: checkout}, {slo: page}, {slo: queue, weight: 2}]}, objective: 99%}\n");
}

} // namespace

class TstMadeSlo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCompositeHasTheHistoriesOfAllItsMembers()
    {
        const std::vector<SloDefinition> slos = ofThree();
        QVERIFY(canBeMade(slos[3]));
        const auto history = madeHistory(slos[3]);
        QVERIFY(history);
        QCOMPARE(history->size(), std::size_t(4)); // two counters, a check and a gauge
        for (const SloDefinition& slo : slos) {
            QVERIFY(countsAny(slo, *history));
            const auto sums = sumsIn(*history, slo);
            QVERIFY(sums);
            const SliceSum outage = sums->ofItself(kOutage);
            QVERIFY2(outage.total > 0 && outage.bad() == outage.total, slo.name.c_str());
        }
        QCOMPARE(sumsIn(*history, slos[3])->ofItself(kOutage).total, 90.0 * (600 + 1 + 1));
    }

    /// As to PromQL, which cannot tell that it is away.
    void aMemberOfWhichNothingIsThereIsIdle()
    {
        const std::vector<SloDefinition> slos = ofThree();
        const auto ofCheckout = madeHistory(slos[0]);
        const SliceSum own = sumsIn(*ofCheckout, slos[0])->ofItself(kOutage);
        const SliceSum whole = sumsIn(*ofCheckout, slos[3])->ofItself(kOutage);
        QCOMPARE(whole.total, own.total);
        QCOMPARE(whole.bad(), own.bad());
        QCOMPARE(whole.coverage(), 1.0);
        QVERIFY(countsAny(slos[3], *ofCheckout) && !countsAny(slos[1], *ofCheckout));
        QVERIFY(!sumsIn(*ofCheckout, slos[1]));
    }

    void whatOneMemberCannotHaveTheWholeCannot()
    {
        const auto slos = slosOf(
            kCheckout + "---\n"
            + shortForm("asked", "type: query, bad: 'sum(rate(e[1m]))', total: 'sum(rate(t[1m]))'", "objective: 99%, window: 30d")
            + "---\nSLO: {name: all, composite: {of: [{slo: checkout}, {slo: asked}]}, objective: 99%}\n");
        QVERIFY(!canBeMade(slos[2]) && !madeHistory(slos[2]));
        const auto queues = slosOf(shortForm("below", "type: gauge, metric: q, op: lt, value: 10", "objective: 99%") + "---\n"
                                   + shortForm("above", "type: gauge, metric: q, op: gt, value: 5", "objective: 99%")
                                   + "---\nSLO: {name: all, composite: {of: [{slo: below}, {slo: above}]}, objective: 99%}\n");
        QVERIFY(canBeMade(queues[2]) && !madeHistory(queues[2])); // one gauge, and two histories
    }

    void anExpressionMayAskForWhatItNames()
    {
        const auto checkout = madeHistory(sloOf(kCheckout));
        const auto asking = [](const QByteArray& metric) {
            return shortForm("asked", "type: query, bad: 'sum(rate(e[1m]))', total: 'sum(rate(" + metric + "[1m]))'",
                             "objective: 99%, window: 30d");
        };
        QVERIFY(mayBeAskedFor(sloOf(asking("http_requests_total")), *checkout));
        QVERIFY(!mayBeAskedFor(sloOf(asking("other_total")), *checkout));
        QVERIFY(!mayBeAskedFor(sloOf(kCheckout), *checkout)); // what it counts is known
        const auto slos = slosOf(kCheckout + "---\n" + asking("http_requests_total")
                                 + "---\nSLO: {name: all, composite: {of: [{slo: checkout}, {slo: asked}]}, objective: 99%}\n");
        QVERIFY(mayBeAskedFor(slos[2], *checkout));
    }

    /// promtool's engine takes 10,000 samples: a moment of three days each, and those that are there.
    void aHistoryThatPromtoolWouldNotReadIsKnown()
    {
        const SloDefinition below = gauge("below", "metric: 'q{a=\"1\"}', op: lt, value: 10");
        const auto one = madeHistory(below);
        QVERIFY(canBeRead(*one, below));
        QVERIFY(canBeRead(*one, sloOf(kCheckout)));
        auto two = *one;
        two.push_back(madeHistory(gauge("other", "metric: 'q{a=\"2\"}', op: lt, value: 10"))->front());
        QVERIFY(canBeRead(two, below));
        QVERIFY(!canBeRead(two, gauge("all", "metric: q, op: lt, value: 10")));    // both
        QVERIFY(!canBeRead(*one, gauge("above", "metric: q, op: gt, value: 50"))); // bad all the time
        QVERIFY(!canBeRead(*one, gauge("six-days", "metric: q, op: lt, value: 10", "objective: 99%, window: 6d")));
        QVERIFY(canBeRead(*one, gauge("month", "metric: q, op: lt, value: 10", "objective: 99%, window: 30d")));
    }
};

TRACEO_TEST(TstMadeSlo);
#include "tst_made_slo.moc"
