#include "models/slo/made_slices.h"
#include "slo/rehearsal/policy_search.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

bool isBetter(const Trial& a, const Trial& b)
{
    const auto missed = [](const Trial& trial) { return std::pair(trial.missedIncidents, trial.missedBad); };
    return a.pages <= b.pages && missed(a) <= missed(b) && (a.pages < b.pages || missed(a) < missed(b));
}

} // namespace

class TstPolicySearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void someTwoHundredCandidatesAreTried()
    {
        const auto all = candidatesFor(slo("checkout", 99.9, 30 * kDay));
        QVERIFY2(all.size() > 150 && all.size() < 250, qPrintable(QString::number(all.size())));
        QCOMPARE(all.front().name, "ours");
        for (const AlertPolicy& policy : all) {
            for (const PolicyAlert& alert : policy.alerts)
                QCOMPARE(alert.severity, BurnPair::Severity::Page);
        }
    }

    void whatCannotFireIsNotTried()
    {
        const SloDefinition low = slo("checkout", 90.0, 30 * kDay);
        for (const AlertPolicy& policy : candidatesFor(low)) {
            for (const PolicyAlert& alert : policy.alerts)
                QVERIFY(policy.name != "own" || canFire(low.objective, alert.pairs.front().limit(low.window.length)));
        }
        for (const AlertPolicy& policy : candidatesFor(slo("checkout", 99.9, 2 * kHour))) {
            for (const PolicyAlert& alert : policy.alerts)
                QVERIFY(policy.name != "own" || alert.pairs.front().longWindow <= 2 * kHour);
        }
    }

    /// None of the front is worse than another candidate, and whatever is left out is.
    void theFrontIsWhatNothingBeats()
    {
        const quint32 seed = seedOfRun();
        const QByteArray said = "TRACEO_SEED=" + QByteArray::number(seed);
        QRandomGenerator random(seed);
        const SloDefinition checkout = slo("checkout", 99.5, 30 * kDay);
        for (int round = 0; round < 3; ++round) {
            const auto slices = randomHistory(-2000, 6000, random);
            const Rehearsal rehearsal(checkout, slices, {minute(0), minute(6000)});
            const std::vector<Incident> incidents{{{minute(1000), minute(1100)}, {}}, {{minute(4000), minute(4100)}, {}}};
            const auto candidates = candidatesFor(checkout);
            const auto front = bestOf(candidates, rehearsal, incidents);
            QVERIFY2(!front.empty(), said.constData());
            for (const AlertPolicy& candidate : candidates) {
                const Trial trial = bestOf({candidate}, rehearsal, incidents).front();
                const auto same = [&](const Trial& one) {
                    return !isBetter(one, trial) && !isBetter(trial, one) && one.pages == trial.pages;
                };
                QVERIFY2(std::ranges::none_of(front, [&](const Trial& one) { return isBetter(trial, one); }), said.constData());
                const bool isBeaten = std::ranges::any_of(front, [&](const Trial& one) { return isBetter(one, trial); });
                QVERIFY2(isBeaten || std::ranges::any_of(front, same), said.constData());
            }
        }
    }

    /// One outage in a calm week, and single bad minutes that a page with a least count does not call anybody for.
    void aCalmPageIsFoundWhereThereIsOne()
    {
        const SloDefinition checkout = slo("checkout", 99.9, 30 * kDay);
        const auto slices = minutesOf(-4 * 1440, 7 * 1440, [](Slice& slice, std::int64_t number) {
            slice.total = 1;
            slice.good = (number > 5000 && number <= 5060) || number % 700 == 0 ? 0 : 1;
        });
        const Rehearsal rehearsal(checkout, slices, {minute(0), minute(7 * 1440)});
        const auto front = bestOf(candidatesFor(checkout), rehearsal, {{{minute(5000), minute(5060)}, {}}});
        const auto sole = std::ranges::find(front, std::size_t(1), &Trial::pages);
        QVERIFY(sole != front.end());
        QCOMPARE(sole->missedIncidents, std::size_t(0));
        const auto sloth = only(BurnPair::Severity::Page, namedPolicy("sloth", checkout).value());
        QVERIFY(rehearsal.firings(sloth).size() > 10); // one bad of 60 pages
    }
};

TRACEO_TEST(TstPolicySearch);
#include "tst_policy_search.moc"
