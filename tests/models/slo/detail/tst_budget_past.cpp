#include "models/slo/detail/made_tab.h"
#include "models/slo/made_composites.h"
#include "models/slo/made_slices.h"
#include "slo/detail/budget_past.h"
#include "slo/slo_row.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr std::int64_t kDays = 1440;

SloCounts countsOf(const SloDefinition& slo, std::vector<Slice> slices)
{
    SloCounts made;
    made.moment = kEnd;
    made.slices = std::move(slices);
    made.addUp(slo);
    made.freshness = {kEnd, kMinute};
    made.since = made.slices.front().end - kMinute;
    return made;
}

SloWindow monthly()
{
    return {.calendar = CalendarPeriods{.zone = QTimeZone("Europe/Berlin")}};
}

SloWindow rolling(Millis length)
{
    return {.length = length};
}

/// Minute by minute: what lies in one window and not in another.
double badIn(const std::vector<Slice>& slices, TimeSpan in, TimeSpan butNotIn)
{
    const auto holds = [](TimeSpan span, const Slice& slice) { return slice.end > span.from && slice.end <= span.to; };
    double bad = 0;
    for (const Slice& slice : slices)
        bad += holds(in, slice) && !holds(butNotIn, slice) ? slice.total - slice.good : 0;
    return bad;
}

double leftOf(const SloDefinition& slo, const SloCounts& counts)
{
    return rowOf(slo, counts, question(), SloExplainer(slo, counts, question(), std::nullopt)).budgetLeft.value;
}

} // namespace

class TstBudgetPast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Members of a composite are weighed by the window of each moment: one that has no traffic any more had its part then.
    void theMembersOfACompositeWeighAsTheyDidThen()
    {
        Store store;
        store.clock.set(kEnd + Millis{5'000});
        QVERIFY(store.open());
        QVERIFY(store.commit(trafficBy("checkout", 3 * kDay, [](std::int64_t age) {
            return age < 1440 ? MinuteOf{} : MinuteOf{50, 50};
        })));
        QVERIFY(store.commit(traffic("search", 3 * kDay, 100, 0)));
        const SloDefinition whole = composite(Composite::Burn::Score, {{"checkout"}, {"search"}});
        const auto counted = countedSlo(store.snapshot({.view = kEnd}), whole, question(), kEnd - 2 * kDay);
        QVERIFY(counted);
        const BudgetPast past(*counted);
        const WindowBudget now = past.at(whole.window, kEnd);
        QCOMPARE(now.left, std::optional(1.0));
        const WindowBudget before = past.at(whole.window, kEnd - kDay);
        QVERIFY(std::abs(*before.left - (1 - 0.25 / 0.01)) < 1e-9); // a half of a half was bad
        // In between its share of what is left of it is the same, whatever it is of the traffic.
        const WindowBudget between = past.at(whole.window, kEnd - kDay / 4);
        QVERIFY(std::abs(*between.left - (1 - 0.25 / 0.01)) < 1e-9);
        const auto bridge = past.bridge(before, between);
        QVERIFY(bridge);
        QVERIFY(std::abs(bridge->entered) < 1e-6);
        QVERIFY(bridge->gone > 0);
        QVERIFY(std::abs(bridge->goneShare - bridge->enteredShare + bridge->sizeShare - (*between.left - *before.left)) < 1e-9);
    }

    void nowItIsWhatTheTableSays()
    {
        for (const SloWindow& window : {rolling(30 * kDay), monthly()}) {
            SloDefinition checkout = slo("checkout", 99.0, 30 * kDay);
            checkout.window = window;
            const SloCounts so = badLately(checkout, 100, 40, 300);
            const BudgetPast past(countedOf(checkout, so));
            const WindowBudget now = past.at(window, kEnd);
            QVERIFY(now.left);
            QCOMPARE(*now.left, leftOf(checkout, so));
            QCOMPARE(now.bad, so.window.bad());
        }
    }

    /// Minutes to come belong to the budget, but for those that will be excluded.
    void ofMinutesNowItIsWhatTheTableSays()
    {
        SloDefinition checkout = slo("checkout", 99.0, 30 * kDay);
        checkout.window = monthly();
        checkout.method = {.kind = BudgetingMethod::Kind::Timeslices, .slice = kMinute, .sliceTarget = checkout.objective};
        checkout.exclusions = {{.id = "later",
                                .slos = {},
                                .start = localOf(kEnd + kDay, QTimeZone::utc()),
                                .duration = 6 * kHour,
                                .rrule = {},
                                .zone = QTimeZone::utc(),
                                .reason = "patching",
                                .author = {},
                                .createdAt = {}}};
        std::vector<Slice> slices = minutesOf(-40 * kDays, 0, [](Slice& slice, std::int64_t minute) {
            slice.total = 1;
            slice.good = minute > -100 ? 0 : 1;
        });
        const SloCounts so = countsOf(checkout, std::move(slices));
        const BudgetPast past(countedOf(checkout, so));
        QVERIFY(past.at(checkout.window, kEnd).left);
        QCOMPARE(*past.at(checkout.window, kEnd).left, leftOf(checkout, so));
    }

    void anyTwoWindowsAreBridgedToTheEvent()
    {
        const quint32 seed = seedOfRun();
        const QByteArray said = "TRACEO_SEED=" + QByteArray::number(seed);
        QRandomGenerator random(seed);
        const SloDefinition checkout = slo("checkout", 99.9, 30 * kDay);
        const std::vector<Slice> slices = randomHistory(-100 * kDays, 0, random);
        const BudgetPast past(countedOf(checkout, countsOf(checkout, slices)));
        const std::vector<SloWindow> windows{rolling(30 * kDay), rolling(7 * kDay), monthly()};
        int known = 0;
        for (int i = 0; i < 300; ++i) {
            const SloWindow& first = windows[std::size_t(random.bounded(3))];
            const SloWindow& second = windows[std::size_t(random.bounded(3))];
            const WindowBudget before = past.at(first, minute(-random.bounded(60 * int(kDays))));
            const WindowBudget after = past.at(second, minute(-random.bounded(60 * int(kDays))));
            const auto bridge = past.bridge(before, after);
            QCOMPARE(bool(bridge), before.left && after.left);
            if (!bridge)
                continue;
            ++known;
            QVERIFY2(bridge->entered == badIn(slices, after.window, before.window), said.constData());
            QVERIFY2(bridge->gone == badIn(slices, before.window, after.window), said.constData());
            QVERIFY2(after.bad == before.bad + bridge->entered - bridge->gone, said.constData());
            const double left = *before.left - bridge->enteredShare + bridge->goneShare + bridge->sizeShare;
            QVERIFY2(std::abs(left - *after.left) < 1e-9 * std::max(1.0, std::abs(*after.left)), said.constData());
        }
        QVERIFY2(known > 20, said.constData());
    }

    void aBudgetIsKnownWhereDataReachBackOverTwoThirds()
    {
        const SloDefinition checkout = slo("checkout", 99.0, 30 * kDay);
        const auto traffic = [](Slice& slice, std::int64_t) { slice.total = slice.good = 100; };
        const BudgetPast past(countedOf(checkout, countsOf(checkout, minutesOf(-40 * kDays, 0, traffic))));
        QVERIFY(past.at(checkout.window, minute(-20 * kDays)).left);      // twenty days of thirty
        QVERIFY(!past.at(checkout.window, minute(-20 * kDays - 2)).left); // and less
        const BudgetPast young(countedOf(checkout, countsOf(checkout, minutesOf(-5 * kDays, 0, traffic))));
        QVERIFY(young.at(checkout.window, kEnd).left);
        QVERIFY(young.at(checkout.window, minute(-4 * kDays)).left);
    }

    void aBudgetIsNotKnownWhereTooLittleWasSeenOrFetched()
    {
        const SloDefinition checkout = slo("checkout", 99.0, kDay);
        const auto seen = [](std::int64_t from) {
            return minutesOf(-10 * kDays, 0, [from](Slice& slice, std::int64_t minute) {
                slice.total = slice.good = 100;
                if (minute > from)
                    slice = Slice{slice.end};
            });
        };
        const BudgetPast blind(countedOf(checkout, countsOf(checkout, seen(-600)))); // of the last ten hours nothing
        QVERIFY(!blind.at(checkout.window, kEnd).left);
        QVERIFY(blind.at(checkout.window, minute(-600)).left);
        SloCounts filling = countsOf(checkout, seen(0));
        filling.filling = {{minute(-700), minute(-600)}};
        const BudgetPast part(countedOf(checkout, filling));
        QVERIFY(!part.at(checkout.window, kEnd).left);
        QVERIFY(part.at(checkout.window, minute(-2000)).left);
    }

    void stretchesAreThoseOfOneWindowAlone()
    {
        const SloDefinition checkout = slo("checkout", 99.0, kDay);
        const auto slices = minutesOf(-3 * kDays, 0, [](Slice& slice, std::int64_t minute) {
            slice.total = 100;
            const bool isBad = (minute > -2000 && minute <= -1990) || (minute > -500 && minute <= -480);
            slice.good = isBad ? 50 : 100;
        });
        const BudgetPast past(countedOf(checkout, countsOf(checkout, slices)));
        const TimeSpan now{minute(-1440), minute(0)};
        const TimeSpan before{minute(-1995 - 1440), minute(-1995)};
        QCOMPARE(past.stretches(now, before, 9), (std::vector<BadStretch>{{{minute(-500), minute(-480)}, 1000}}));
        QCOMPARE(past.stretches(before, now, 9), (std::vector<BadStretch>{{{minute(-2000), minute(-1995)}, 250}}));
        QVERIFY(past.stretches(now, now, 9).empty());
        QVERIFY(past.stretches(now, before, 0).empty());
    }
};

TRACEO_TEST(TstBudgetPast);
#include "tst_budget_past.moc"
