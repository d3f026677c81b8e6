#include "slo/composite_counts.h"

#include "models/slo/made_composites.h"
#include "sli/sli_wants.h"
#include "sli/slices.h"
#include "sli/stored_slices.h"
#include "slo/ledger/excluded_accounts.h"
#include "slo/outlook/slo_forecast.h"
#include "slo/rehearsal/rehearsal.h"
#include "slo/slice_rows.h"
#include "slo/slo_counts.h"
#include "slo/slo_derivation.h"
#include "support/runs.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using Burn = Composite::Burn;

namespace {

/// Ten requests a minute over (kEnd − 1 d, until], all bad in `bad`.
Batch requestsOf(const std::string& service, TimeSpan bad, UtcMs until = kEnd)
{
    SeriesSamples good{requests(service, "200"), {}};
    SeriesSamples errors{requests(service, "500"), {}};
    double sums[2] = {0, 0};
    for (UtcMs at = kEnd - kDay; at <= until; at += kMinute) {
        const bool isBad = at > bad.from && at <= bad.to;
        sums[isBad ? 1 : 0] += 10;
        good.samples.push_back({at, sums[0]});
        errors.samples.push_back({at, sums[1]});
    }
    Batch batch;
    batch.series = {std::move(good), std::move(errors)};
    return batch;
}

constexpr TimeSpan kNever{kEnd, kEnd};

/// Three days, the first two of them ten times as busy; of the third nothing is known for three hours.
Batch busyBeforeAndLate(const std::string& service)
{
    const Batch all = trafficBy(service, 3 * kDay, [](std::int64_t age) { return MinuteOf{age < 1440 ? 100.0 : 1000.0, 0}; });
    Batch batch = partOf(all, {kEnd - 3 * kDay - kMinute, kEnd - 6 * kHour});
    auto runs = copyOf(batch.series);
    for (const SeriesRun later : partOf(all, {kEnd - 3 * kHour, kEnd}).series) {
        const auto same = std::ranges::find(runs, later.key, &SeriesSamples::key);
        same->samples.insert(same->samples.end(), later.samples.begin(), later.samples.end());
    }
    batch.series = std::move(runs);
    return batch;
}

/// All that the SLO wants was asked for and answered.
void answer(Batch& batch, const SliDefinition& sli, TimeSpan span)
{
    for (const Want& want : wantsOf(sli))
        batch.observations.push_back({sli.source, want.id(), span, kEnd, Outcome::Ok, {}});
}

TimeSpan minutesAgo(int from, int to)
{
    return {kEnd - from * kMinute, kEnd - to * kMinute};
}

} // namespace

class TstCompositeCounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    /// 0.2 % of 99 % burn at 0.2, 1 % at 1.
    void burnRatesOfMembersAddUp()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1996, 4)));
        QVERIFY(m_store->commit(traffic("search", kDay, 99, 1)));
        const SloCounts counts = counted(composite(Burn::Sum, {{"checkout", 99}, {"search", 99}}));
        const SloDefinition whole = composite(Burn::Sum, {{"checkout", 99}, {"search", 99}});
        QVERIFY(std::abs(*burnRate(whole.objective, counts.window.bad(), counts.window.total) - 1.2) < 1e-9);
        QVERIFY(std::abs(counts.window.total - 2100 * 1440.0) < 1e-3);
        for (const SliceSum& burn : counts.burns) // traffic is even: the same at any length
            QVERIFY(std::abs(*burnRate(whole.objective, burn.bad(), burn.total) - 1.2) < 1e-9);
        QCOMPARE(counts.members.size(), 2U);
        QCOMPARE(counts.members[0].name, std::string("checkout"));
        QCOMPARE(counts.members[0].sum.bad(), 4 * 1440.0);
        QCOMPARE(counts.members[1].sum.total, 100 * 1440.0);
        QCOMPARE(counts.window.coverage(), 1.0);
        const SloCounts score = counted(composite(Burn::Score, {{"checkout", 99}, {"search", 99, 3}}));
        QVERIFY(std::abs(score.window.good / score.window.total - (0.998 + 3 * 0.99) / 4) < 1e-12);
    }

    /// A member that was busy and fails now with hardly any traffic: over the last hour its events are its share of all, however
    /// few they are of those of the month. 100 % bad burns at 100, half of two at 50.
    void aBurnRateIsThatOfTheMembersOverItsOwnWindow()
    {
        constexpr Millis kMonth = 30 * kDay;
        QVERIFY(m_store->commit(trafficBy("checkout", 4 * kDay, [](std::int64_t age) {
            return age < 240 ? MinuteOf{0, 1} : MinuteOf{1000, 0};
        })));
        QVERIFY(m_store->commit(trafficBy("search", 4 * kDay, [](std::int64_t) { return MinuteOf{10, 0}; })));
        const auto of = [](Burn burn) { return composite(burn, {{"checkout", 99}, {"search", 99}}, {}, kMonth); };
        const auto burnOf = [this](const SloDefinition& slo, Millis length) {
            const SliceSum sum = counted(slo).burn(length);
            return burnRate(slo.objective, sum.bad(), sum.total).value_or(-1);
        };
        QVERIFY(std::abs(burnOf(of(Burn::Score), kHour) - 50) < 1e-9);
        QVERIFY(std::abs(burnOf(of(Burn::Sum), kHour) - 100) < 1e-9);
        // of six hours checkout had 240 bad of 120,240
        QVERIFY(std::abs(burnOf(of(Burn::Score), 6 * kHour) - 100 * 240 / 120'240.0 / 2) < 1e-9);

        const SloDefinition whole = of(Burn::Score);
        const SloCounts counts = counted(whole, kEnd, kEnd - kDay);
        QCOMPARE(counts.page.verdict, AlertVerdict::Firing);
        const auto since = counts.alerts(whole).firingSince(kEnd, BurnPair::Severity::Page, kEnd - kDay);
        QVERIFY(since && *since >= kEnd - 181 * kMinute && *since <= kEnd - 180 * kMinute); // once an hour was bad all along
        const Rehearsal rehearsal(whole, counts.slices, {kEnd - 6 * kHour, kEnd}, counts.weighed);
        PolicyAlert alert;
        alert.pairs = {kBurnPairs.front()};
        alert.leastBad = 3;
        const std::vector<AlertVerdict> verdicts = rehearsal.verdicts(alert);
        QCOMPARE(verdicts.back(), AlertVerdict::Firing);
        QCOMPARE(verdicts.front(), AlertVerdict::Quiet);
    }

    void minutesAreBadWhereAnyIs()
    {
        QVERIFY(m_store->commit(requestsOf("checkout", minutesAgo(60, 50))));
        QVERIFY(m_store->commit(requestsOf("search", minutesAgo(55, 45))));
        const SloDefinition whole = composite(Burn::Sum, {{"checkout", 99}, {"search", 99.5}}, kTimeslices);
        const SloCounts counts = counted(whole);
        QCOMPARE(counts.window.bad(), 15.0);
        QCOMPARE(counts.window.total, 1440.0);
        const SloReport report = reportOf(*m_store, {whole});
        QCOMPARE(report.rows[0].bad.value, 15.0);
        QVERIFY(std::abs(report.rows[0].budgetLeft.value - (1 - 15 / 7.2)) < 1e-12); // 0.5 % of 1,440
    }

    /// Of time slices as long as each member's own.
    void timeSlicesOfMembersAreTheirOwn()
    {
        QVERIFY(m_store->commit(requestsOf("checkout", minutesAgo(60, 59))));
        QVERIFY(m_store->commit(requestsOf("search", kNever)));
        SloDefinition whole = composite(Burn::Sum, {{"checkout", 99}, {"search", 99}}, kTimeslices);
        SloDefinition hourly = *whole.composite->members[0].slo;
        hourly.method.slice = kHour;
        hourly.method.sliceTarget.parts = 990'000'000; // one bad minute of sixty is too much
        whole.composite->members[0].slo = std::make_shared<const SloDefinition>(hourly);
        QCOMPARE(counted(whole).window.bad(), 60.0);
        QCOMPARE(counted(whole, kEnd - kHour / 2).window.bad(), 43.0); // so much of the hour has passed
        // Wherever the part that is asked for begins.
        const auto part = slicesOf(m_store->snapshot(), whole, {kEnd - 20 * kMinute, kEnd});
        const auto all = slicesOf(m_store->snapshot(), whole, {kEnd - 2 * kHour, kEnd});
        QVERIFY(std::equal(part->begin(), part->end(), all->end() - std::ptrdiff_t(part->size())));
    }

    void aPartOfTheSlicesIsThatOfAll()
    {
        QVERIFY(m_store->commit(requestsOf("checkout", minutesAgo(600, 300))));
        QVERIFY(m_store->commit(traffic("search", kDay, 99, 1)));
        for (const Burn burn : {Burn::Sum, Burn::Score}) {
            const SloDefinition whole = composite(burn, {{"checkout", 99, 2}, {"search", 90}});
            const auto all = slicesOf(m_store->snapshot(), whole, {kEnd - 2 * kDay, kEnd});
            const auto part = slicesOf(m_store->snapshot(), whole, {kEnd - 10 * kMinute, kEnd});
            QCOMPARE(part->size(), 10U);
            QVERIFY(std::equal(part->begin(), part->end(), all->end() - 10));
        }
    }

    /// What a delayed member has on average is that of the window, however much more is asked for.
    void whatIsAskedForBesideTheWindowChangesNothingInIt()
    {
        QVERIFY(m_store->commit(busyBeforeAndLate("checkout")));
        QVERIFY(m_store->commit(traffic("search", 3 * kDay, 100, 0)));
        for (const WhenDelayed rule : {WhenDelayed::Bad, WhenDelayed::Good, WhenDelayed::Ignore}) {
            SloDefinition whole = composite(Burn::Score, {{.name = "checkout", .whenDelayed = rule}, {.name = "search"}});
            whole.composite->maxDelay = 10 * kMinute;
            const SloCounts row = counted(whole);
            const SloCounts detail = counted(whole, kEnd, kEnd - 2 * kDay);
            QCOMPARE(detail.window, row.window);
            QCOMPARE(detail.members[0].sum, row.members[0].sum);
            const auto part = slicesOf(m_store->snapshot(), whole, {kEnd - kDay / 2, kEnd});
            const auto all = slicesOf(m_store->snapshot(), whole, {kEnd - 3 * kDay, kEnd});
            QVERIFY(std::equal(part->begin(), part->end(), all->end() - std::ptrdiff_t(part->size())));
        }
    }

    /// By a window of its own, as a report on service levels asks for.
    void membersAreWeighedByTheWindowThatIsAskedFor()
    {
        // Half bad, and nothing since a day ago.
        QVERIFY(m_store->commit(trafficBy("checkout", 2 * kDay, [](std::int64_t age) {
            return age < 1440 ? MinuteOf{} : MinuteOf{50, 50};
        })));
        QVERIFY(m_store->commit(traffic("search", 2 * kDay, 100, 0)));
        const SloDefinition whole = composite(Burn::Score, {{"checkout"}, {"search"}});
        const TimeSpan period{kEnd - 2 * kDay, kEnd};
        const auto own = countedOf(m_store->snapshot(), whole, period);
        const auto asked = countedOf(m_store->snapshot(), whole, period, {.weighed = period});
        QCOMPARE(sumOf(own->slices, period).bad(), 0.0); // without traffic in its window it has no part
        const SliceSum sum = sumOf(asked->slices, period);
        QVERIFY(std::abs(sum.good / sum.total - 0.75) < 1e-9);
        QCOMPARE(asked->members[0].sum.total, 100 * 1440.0);
    }

    /// The newest minutes are not delayed but on their way, whatever the definition says.
    void whatIsOnItsWayIsNotDelayed()
    {
        SloDefinition whole =
            composite(Burn::Score, {{.name = "checkout"}, {.name = "search", .whenDelayed = WhenDelayed::Bad}}, kTimeslices);
        QCOMPARE(whole.composite->maxDelay, Millis{0});
        QVERIFY(m_store->commit(requestsOf("checkout", kNever)));
        QVERIFY(m_store->commit(requestsOf("search", kNever, kEnd - kMinute)));
        QCOMPARE(counted(whole).window.bad(), 0.0);
        QVERIFY(openedAnew(m_store));
        QVERIFY(m_store->commit(requestsOf("checkout", kNever)));
        QVERIFY(m_store->commit(requestsOf("search", kNever, kEnd - 5 * kMinute)));
        QCOMPARE(counted(whole).window.bad(), 3.0); // what is older than two intervals
    }

    /// Good events of a day are here, all events of two hours: what is still to be fetched breaks nothing, and a page is called.
    void whatIsStillToBeFetchedIsNoExcess()
    {
        SloDefinition whole = composite(Burn::Score, {{"checkout"}, {"search"}}, {}, 15 * kDay);
        SloDefinition half = *whole.composite->members[0].slo;
        half.sli.bad.reset();
        half.sli.good = Selector("good_total");
        half.sli.total = Selector("all_total");
        whole.composite->members[0].slo = std::make_shared<const SloDefinition>(half);
        Batch batch = traffic("search", kDay, 100, 0);
        SeriesSamples good{{"prom", "good_total", {{"instance", "i"}}}, {}};
        SeriesSamples all{{"prom", "all_total", {{"instance", "i"}}}, {}};
        for (int i = 0; i <= 1440; ++i) {
            const UtcMs at = kEnd - kDay + i * kMinute;
            good.samples.push_back({at, 100.0 * std::min(i, 1320)});
            if (i >= 1320)
                all.samples.push_back({at, 100.0 * i});
        }
        batch.series.add(std::move(good));
        batch.series.add(std::move(all));
        const TimeSpan day{kEnd - kDay, kEnd};
        answer(batch, whole.composite->members[1].slo->sli, day);
        for (const Want& want : wantsOf(half.sli)) {
            const bool isAll = want.selector.toText() == "all_total";
            batch.observations.push_back(
                {"prom", want.id(), isAll ? TimeSpan{kEnd - 2 * kHour, kEnd} : day, kEnd, Outcome::Ok, {}});
        }
        QVERIFY(m_store->commit(std::move(batch)));
        const SloCounts counts = counted(whole);
        QCOMPARE(counts.filling.size(), 1U);
        QVERIFY(!counts.broken);
        QCOMPARE(counts.members[0].sum.excess, 0.0);
        QCOMPARE(counts.members[0].sum.good, 0.0);
        QVERIFY(counts.members[0].sum.total > 11'000);
        QCOMPARE(counts.page.verdict, AlertVerdict::Firing); // half of the last hour's events, by weight
    }

    void aSourceThatNeverAnsweredIsNotStillBeingFetched()
    {
        SloDefinition whole = composite(Burn::Score, {{"checkout"}, {"search"}});
        SloDefinition other = *whole.composite->members[1].slo;
        other.sli.source = "other";
        whole.composite->members[1].slo = std::make_shared<const SloDefinition>(other);
        Batch batch = requestsOf("checkout", kNever);
        answer(batch, whole.composite->members[0].slo->sli, {kEnd - kDay, kEnd});
        QVERIFY(m_store->commit(std::move(batch)));
        const SloCounts counts = counted(whole);
        QVERIFY(counts.filling.empty());
        QVERIFY(counts.isMostlyFetched());
        // Once it was answered, what is missing is still to come.
        Batch first;
        answer(first, other.sli, {kEnd - kHour, kEnd});
        QVERIFY(m_store->commit(std::move(first)));
        QCOMPARE(counted(whole).filling.size(), 1U);
    }

    void whatAMemberLacksIsNotObservedOrAsTheRuleSays_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<double>("bad");
        QTest::addColumn<double>("total");
        const auto row = [](const char* name, WhenDelayed rule, double bad, double total) {
            QTest::newRow(name) << int(rule) << bad << total;
        };
        // Search was last seen two hours ago; checkout was bad for ten minutes since.
        row("not observed, unless another is bad", WhenDelayed::NotObserved, 10, 1440 - 120 + 10);
        row("the others alone", WhenDelayed::Ignore, 10, 1440 - 10); // the last ten minutes may still come
        row("good", WhenDelayed::Good, 10, 1440 - 10);
        row("bad", WhenDelayed::Bad, 110, 1440 - 10);
    }
    void whatAMemberLacksIsNotObservedOrAsTheRuleSays()
    {
        QFETCH(const int, rule);
        QVERIFY(m_store->commit(requestsOf("checkout", minutesAgo(60, 50))));
        QVERIFY(m_store->commit(requestsOf("search", kNever, kEnd - 120 * kMinute)));
        SloDefinition whole =
            composite(Burn::Score, {{.name = "checkout"}, {.name = "search", .whenDelayed = WhenDelayed(rule)}}, kTimeslices);
        whole.composite->maxDelay = 10 * kMinute;
        const SloCounts counts = counted(whole);
        QTEST(counts.window.bad(), "bad");
        QTEST(counts.window.total, "total");
        const bool isHeldBack = WhenDelayed(rule) == WhenDelayed::NotObserved;
        QCOMPARE(*counts.freshness.newest, isHeldBack ? kEnd - 120 * kMinute : kEnd);
        QCOMPARE(reportOf(*m_store, {whole}).rows[0].status == Status::Stale, isHeldBack);
    }

    void exclusionsOfAMemberAreThoseOfTheWhole()
    {
        QVERIFY(m_store->commit(requestsOf("checkout", minutesAgo(60, 50))));
        QVERIFY(m_store->commit(requestsOf("search", minutesAgo(30, 20))));
        SloDefinition whole = composite(Burn::Score, {{"checkout"}, {"search"}}, kTimeslices);
        SloDefinition planned = *whole.composite->members[0].slo;
        Exclusion patch;
        patch.id = "patch";
        patch.start = localOf(kEnd - kHour, QTimeZone::utc());
        patch.duration = kHour / 4;
        planned.exclusions.push_back(patch);
        whole.composite->members[0].slo = std::make_shared<const SloDefinition>(planned);
        const SloCounts counts = counted(whole);
        QCOMPARE(counts.window.bad(), 10.0); // search alone
        QCOMPARE(counts.window.total, 1440.0);
        QVERIFY(counts.excluded); // both figures are shown
        QCOMPARE(counts.excluded->without.bad(), 20.0);
        QCOMPARE(counts.excluded->length, kHour / 4);
        QCOMPARE(counts.excluded->uses.size(), 1U);
        QCOMPARE(counts.excluded->uses[0].member, std::string("checkout"));
        const auto table = readSliceRows(m_store->snapshot(), whole, {kEnd - kDay, kEnd}, kEnd);
        QVERIFY(table);
        QCOMPARE(sumOf(table->plain, table->span()).bad(), 20.0);
        QCOMPARE(sumOf(table->judged, table->span()).bad(), 10.0);
        const auto taken = excludedSums(whole, {}, table->plain, table->judged);
        QCOMPARE(taken.size(), 1U);
        QCOMPARE(taken[0].account, std::string("exclusion patch"));
        QCOMPARE(taken[0].bad, 10.0);
        whole.exclusions = planned.exclusions;
        QCOMPARE(counted(whole).window.total, 1425.0);
        QCOMPARE(counted(whole).excluded->without.bad(), 20.0);
        QCOMPARE(counted(whole).excluded->uses.size(), 1U); // once
    }

    /// What it takes from one member changes what every minute weighs; the sums are those of the whole all the same.
    void whatIsTakenFromAMemberIsBookedWhole()
    {
        QVERIFY(m_store->commit(requestsOf("checkout", minutesAgo(60, 50))));
        QVERIFY(m_store->commit(traffic("search", kDay, 99, 1)));
        SloDefinition whole = composite(Burn::Score, {{"checkout"}, {"search"}});
        SloDefinition planned = *whole.composite->members[0].slo;
        Exclusion patch;
        patch.id = "patch";
        patch.start = localOf(kEnd - kHour, QTimeZone::utc());
        patch.duration = kHour / 4;
        planned.exclusions.push_back(patch);
        const SloCounts plain = counted(whole);
        whole.composite->members[0].slo = std::make_shared<const SloDefinition>(planned);
        const SloCounts counts = counted(whole);
        QVERIFY(counts.window.bad() < plain.window.bad());
        QVERIFY(std::abs(counts.excluded->without.bad() - plain.window.bad()) < 1e-9);
        const auto table = readSliceRows(m_store->snapshot(), whole, {kEnd - kDay, kEnd}, kEnd);
        double taken = 0;
        for (const AccountSum& sum : excludedSums(whole, {}, table->plain, table->judged))
            taken += sum.bad;
        const double bad = sumOf(table->plain, table->span()).bad() - sumOf(table->judged, table->span()).bad();
        QVERIFY2(bad > 0 && std::abs(taken - bad) < 1e-6, qPrintable(u"%1 of %2"_s.arg(taken).arg(bad)));
    }

    void compositesOfCompositesAreCounted()
    {
        QVERIFY(m_store->commit(traffic("a", kDay, 90, 10)));
        QVERIFY(m_store->commit(traffic("b", kDay, 80, 20)));
        QVERIFY(m_store->commit(traffic("c", kDay, 100, 0)));
        Composite made{.members = {{.name = "inner",
                                    .weight = 3,
                                    .slo = std::make_shared<const SloDefinition>(composite(Burn::Score, {{"a"}, {"b"}})),
                                    .at = {}},
                                   {.name = "c", .slo = std::make_shared<const SloDefinition>(slo("c")), .at = {}}}};
        SloDefinition outer = slo("outer");
        QVERIFY(takeMembers(outer, std::move(made)));
        const SloCounts counts = counted(outer);
        QVERIFY(std::abs(counts.window.good / counts.window.total - (3 * 0.85 + 1) / 4) < 1e-12);
        QVERIFY(std::abs(counts.window.total - 300 * 1440.0) < 1e-3);
        QCOMPARE(resetsOf(m_store->snapshot(), outer, counts.window.window).value(), 0);
    }

    void aBrokenMemberBreaksTheWhole()
    {
        QVERIFY(m_store->commit(traffic("a", kDay, 90, 10)));
        QVERIFY(m_store->commit(traffic("b", kDay, 90, 10)));
        SloDefinition swapped = slo("b");
        std::swap(*swapped.sli.bad, swapped.sli.total);
        SloDefinition inner = composite(Burn::Score, {{"a"}, {"b"}});
        inner.composite->members[1].slo = std::make_shared<const SloDefinition>(swapped);
        QVERIFY(counted(inner).broken);
        Composite made{.members = {{.name = "inner", .slo = std::make_shared<const SloDefinition>(inner), .at = {}}}};
        SloDefinition outer = slo("outer");
        QVERIFY(takeMembers(outer, std::move(made)));
        const SloRow row = reportOf(*m_store, {outer}).rows[0];
        QCOMPARE(row.status, Status::Unknown);
        QVERIFY2(row.reason.contains(u"swapped"_s), qPrintable(row.reason));
        QVERIFY(!row.attained.hasValue());
    }

    /// Out of what was derived, of SLOs and of the composite's own objectives, as without.
    void derivedOrNotMakesNoDifference()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1996, 4)));
        QVERIFY(m_store->commit(requestsOf("search", minutesAgo(60, 50))));
        SloDefinition own = composite(Burn::Sum, {{"checkout", 99}, {"search", 99}});
        for (CompositeMember& member : own.composite->members) {
            member.isOwn = true;
            SloDefinition part = *member.slo;
            part.name = own.name;
            member.slo = std::make_shared<const SloDefinition>(part);
        }
        const SloDefinition whole = composite(Burn::Score, {{"checkout", 99}, {"search", 99}});
        const std::vector<SloDefinition> slos{own, slo("checkout"), slo("search")};
        const SloCounts ownBefore = counted(own);
        const SloCounts before = counted(whole);
        auto derived = sliDerivation(slos).derive(m_store->snapshot(), {kEnd - kDay, kEnd});
        QVERIFY(derived && !derived->series.empty());
        QVERIFY(m_store->commit(std::move(*derived)));
        for (const CompositeMember& member : own.composite->members) {
            const auto stored =
                storedSlices(m_store->snapshot(), own.name, member.slo->sli.hash(), {kEnd - kHour, kEnd - kHour / 2});
            QVERIFY(std::ranges::all_of(stored->isDerived, std::identity()));
        }
        QCOMPARE(counted(own).slices, ownBefore.slices);
        QCOMPARE(counted(whole).slices, before.slices);
    }

    void boundariesAreThoseOfAllMembers()
    {
        Batch batch;
        const auto add = [&batch](const char* metric, const std::vector<std::pair<const char*, double>>& buckets) {
            for (const auto& [boundary, count] : buckets)
                batch.series.add({{"prom", metric, {{"le", boundary}}}, {{kEnd - kMinute, 0}, {kEnd, count}}});
        };
        add("a_bucket", {{"0.1", 5}, {"0.5", 8}, {"+Inf", 10}});
        add("b_bucket", {{"0.2", 5}, {"0.5", 8}, {"+Inf", 10}});
        QVERIFY(m_store->commit(std::move(batch)));
        SloDefinition whole = composite(Burn::Score, {{"a"}, {"b"}});
        for (CompositeMember& member : whole.composite->members) {
            SloDefinition latency = *member.slo;
            latency.sli = {.kind = SliDefinition::Kind::Latency,
                           .total = Selector(member.name + "_bucket"),
                           .threshold = Threshold{.op = Threshold::Op::AtMost, .value = "0.3"},
                           .source = "prom"};
            member.slo = std::make_shared<const SloDefinition>(latency);
        }
        QCOMPARE(boundariesOf(m_store->snapshot(), whole).value(), (std::vector<double>{0.1, 0.2, 0.5}));
        QCOMPARE(counted(whole).boundaries, (std::vector<double>{0.1, 0.2, 0.5}));
    }

    void aForecastSpeaksOfTheWhole()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1980, 20)));
        QVERIFY(m_store->commit(traffic("search", kDay, 98, 2)));
        const SloDefinition whole = composite(Burn::Score, {{"checkout"}, {"search"}});
        const auto forecast = buildForecast(m_store->snapshot(), whole, question());
        QVERIFY(forecast);
        QVERIFY(std::abs(forecast->row.budgetLeft.value - -0.5) < 1e-9);           // 1.5 % of 1 %
        QVERIFY(forecast->row.exhaustion && forecast->row.exhaustion->goneBefore); // it was so in the first minute there is
        QCOMPARE(forecast->row.composite->members.size(), 2U);
    }

private:
    SloCounts counted(const SloDefinition& slo, UtcMs at = kEnd, std::optional<UtcMs> from = {}) const
    {
        const Question asked = question(at + Millis{5'000});
        auto counts =
            countSlo(m_store->snapshot({.view = asked.moment(), .know = kDistantFuture}), slo, asked, from.value_or(at));
        if (!counts)
            qFatal("%s", qPrintable(toText(counts.error())));
        return std::move(*counts);
    }

    std::optional<Store> m_store;
};

TRACEO_TEST(TstCompositeCounts);
#include "tst_composite_counts.moc"
