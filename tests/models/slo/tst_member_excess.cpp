// A composite with a broken member, or with one of which nothing is known, has no number anywhere.
#include "slo/member_excess.h"

#include "models/slo/made_composites.h"
#include "slo/composite_counts.h"
#include "slo/detail/alerts_tab.h"
#include "slo/detail/budget_past.h"
#include "slo/detail/ledger_tab.h"
#include "slo/detail/outlook_tab.h"
#include "slo/ledger/monthly_balance.h"
#include "slo/no_number.h"
#include "slo/outlook/slo_forecast.h"
#include "slo/replay/slo_replay.h"
#include "slo/sla/sla_json.h"
#include "slo/slo_course.h"
#include "slo/slo_json.h"
#include "slo/watch/known_slices.h"
#include "slo/watch/policy_minutes.h"
#include "slo/watch/watch_minutes.h"
#include "support/test_main.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using Burn = Composite::Burn;

namespace {

constexpr TimeSpan kDayBefore{kEnd - kDay, kEnd};
constexpr BudgetingMethod kRatios{.kind = BudgetingMethod::Kind::RatioTimeslices, .slice = kMinute, .sliceTarget = {}};

/// Of checkout and search, whose bad and total are swapped: more bad than requests in all.
SloDefinition withBroken(const BudgetingMethod& method)
{
    SloDefinition whole = composite(Burn::Score, {{"checkout"}, {"search"}}, method);
    SloDefinition swapped = *whole.composite->members[1].slo;
    std::swap(*swapped.sli.bad, swapped.sli.total);
    whole.composite->members[1].slo = std::make_shared<const SloDefinition>(swapped);
    return whole;
}

/// An hour of slices that end up to kEnd, ten events each; `excess` by the number of the minute.
std::vector<Slice> hourOf(const std::function<double(int)>& excess)
{
    std::vector<Slice> slices = emptySlices({kEnd - kHour, kEnd});
    int number = 0;
    for (Slice& slice : slices)
        slice = {.end = slice.end, .total = 10, .observedSeconds = 60, .excess = excess(number++)};
    return slices;
}

bool hasPoint(const Chart& chart)
{
    return std::ranges::any_of(chart.lines.front().points, &LinePoint::hasValue);
}

void addMethods()
{
    QTest::addColumn<BudgetingMethod>("method");
    QTest::newRow("events") << BudgetingMethod();
    QTest::newRow("minutes") << kTimeslices;
    QTest::newRow("ratios") << kRatios;
}

} // namespace

Q_DECLARE_METATYPE(traceo::BudgetingMethod);

class TstMemberExcess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QVERIFY(openedAnew(m_store));
        QVERIFY(m_store->commit(traffic("checkout", 4 * kDay, 99, 1)));
    }

    /// As partExcessOf() of the member alone in that window.
    void aMemberIsBrokenInWindowsThatHoldItsExcess()
    {
        const auto member = std::make_shared<const SloDefinition>(slo("search"));
        const auto slices = hourOf([](int minute) { return minute == 30 ? 5.0 : 0.0; });
        MemberExcess excess;
        QVERIFY(excess.isEmpty());
        excess.add(member, slices, {});
        QVERIFY(!excess.isEmpty());
        for (int from = 0; from < 60; ++from) {
            for (int to = from + 1; to <= 60; ++to) {
                const TimeSpan window{kEnd - kHour + from * kMinute, kEnd - kHour + to * kMinute};
                const auto alone = partExcessOf(*member, sumOf(slices, window));
                const auto found = excess.in(window);
                QCOMPARE(found.has_value(), alone.has_value());
                QCOMPARE(found.has_value(), from <= 30 && to > 30);
                if (!found)
                    continue;
                QCOMPARE(found->member, std::string("search"));
                QCOMPARE(found->part, alone->part);
            }
        }
        const SloDefinition whole = withBroken({});
        const std::vector<TimeSpan> broken = brokenSpans(whole, SliceSums(slices), excess, {kEnd - kHour, kEnd});
        QCOMPARE(broken, (std::vector<TimeSpan>{{kEnd - 30 * kMinute, kEnd}})); // the window is a day
    }

    void whatTheCompositeDropsIsNoExcess()
    {
        const auto member = std::make_shared<const SloDefinition>(slo("search"));
        MemberExcess excess;
        excess.add(member, hourOf([](int minute) { return minute == 30 ? 5.0 : 0.0; }),
                   {{kEnd - 30 * kMinute, kEnd - 29 * kMinute}});
        QVERIFY(!excess.in({kEnd - kHour, kEnd}));
        MemberExcess none;
        none.add(member, hourOf([](int) { return 0.0; }), {});
        QVERIFY(none.isEmpty());
        none.add(excess);
        QVERIFY(!none.isEmpty());
    }

    void sumsOfFractionsLeaveNoExcess()
    {
        SloDefinition member = slo("search");
        member.method = kRatios;
        std::vector<Slice> slices = hourOf([](int minute) { return minute < 10 ? 0.1 : 0.0; });
        for (std::size_t i = 10; i < slices.size(); ++i)
            slices[i].total = 0;
        MemberExcess excess;
        excess.add(std::make_shared<const SloDefinition>(member), slices, {});
        QVERIFY(!excess.in({kEnd - 50 * kMinute, kEnd}));
    }

    void nothingRestsOnABrokenMember_data() { addMethods(); }
    void nothingRestsOnABrokenMember()
    {
        QFETCH(const BudgetingMethod, method);
        QVERIFY(m_store->commit(traffic("search", 4 * kDay, 90, 10)));
        const SloDefinition whole = withBroken(method);
        const auto snapshot = m_store->snapshot({.view = kEnd});
        const auto counts = countSlo(snapshot, whole, question(), kEnd - 2 * kDay);
        QVERIFY(counts && counts->broken);
        QVERIFY(noNumber(whole, *counts));
        const auto error = noNumber(whole, sumOf(counts->slices, {kEnd - kHour, kEnd}), counts->memberExcess);
        QVERIFY(error);
        QVERIFY2(error->where.contains(u"search"_s), qPrintable(error->where));
        QCOMPARE(worstBurns(whole, *counts, kDayBefore, kHour), std::vector<std::optional<Status>>(24));
        QVERIFY(!replay::replayed(snapshot, {{{kDayBefore, whole}}, whole, {}, kDayBefore}, question()));

        const SlaReport sla = build(snapshot, {{whole}}, SlaAsk{.period = {kDayBefore, {}}, .moment = kEnd, .now = kEnd}).value();
        QVERIFY(sla.entries[0].error);
        QVERIFY2(whyUndecided(sla.entries[0]).contains(u"swapped"_s), qPrintable(whyUndecided(sla.entries[0])));
        const auto item = slaItem(sla.entries[0], sla);
        QVERIFY(item["verdict"].is_null() && !item.contains("sli") && !item.contains("budget"));

        const SloReport report = reportOf(*m_store, {whole});
        const auto status = sloItems(report).at(0);
        QVERIFY2(status["reason"].get<std::string>().find("search") != std::string::npos, status.dump().c_str());
        for (const char* ratio : {"spent_ratio", "remaining_ratio", "remaining_minutes", "remaining_events"})
            QVERIFY2(status["budget"][ratio].is_null(), ratio);
        QVERIFY(status["sli"].is_null() && status["burn_rate"]["1h"].is_null() && status["alerts"]["page"].is_null());
        QVERIFY(report.detail);
        for (const Chart* const chart : {&report.detail->sli, &report.detail->budget, &report.detail->burn})
            QVERIFY2(!hasPoint(*chart), qPrintable(chart->title));
    }

    void noTabShowsANumberOfABrokenMember_data() { addMethods(); }
    void noTabShowsANumberOfABrokenMember()
    {
        QFETCH(const BudgetingMethod, method);
        QVERIFY(m_store->commit(traffic("search", 4 * kDay, 90, 10)));
        const SloDefinition whole = withBroken(method);
        const auto snapshot = m_store->snapshot({.view = kEnd});
        Question asked = question();
        asked.selected = whole.name;
        const auto counted = countedSlo(snapshot, whole, asked, kEnd - 3 * kDay);
        QVERIFY(counted);
        const BudgetPast past(*counted);
        QVERIFY(!past.at(whole.window, kEnd).left && !past.at(whole.window, kEnd - kDay).left);
        QVERIFY(buildLedgerTab(snapshot, {{whole}}, asked)->nothing.contains(u"broken"_s));
        const auto forecast = buildForecast(snapshot, whole, asked);
        QVERIFY(forecast && forecast->kind == SloForecast::Outlook::NotKnown && !forecast->outlook);
        QVERIFY2(forecast->reason.contains(u"search"_s), qPrintable(forecast->reason));
        const auto alerts = buildAlertsTab(snapshot, {{whole}}, asked);
        QVERIFY(alerts && alerts->firings.empty());
        for (const Strip::Lane& lane : alerts->lanes.lanes) {
            QCOMPARE(lane.now, Status::Unknown);
            for (const Strip::Part& part : lane.parts)
                QCOMPARE(part.status, Status::NotConfigured); // what can never fire
        }
        const auto months = monthlyBalances(whole, Ledger(counted->counts.slices, {}), SliceSums(counted->counts.slices),
                                            kDayBefore, QTimeZone::utc(), counted->counts.memberExcess);
        QVERIFY(!months.empty() && !months.back().closing.spent);
    }

    void whatIsWatchedOfABrokenMemberIsUnknown_data() { addMethods(); }
    void whatIsWatchedOfABrokenMemberIsUnknown()
    {
        QFETCH(const BudgetingMethod, method);
        QVERIFY(m_store->commit(traffic("search", 4 * kDay, 90, 10)));
        SloDefinition whole = withBroken(method);
        whole.policy = {.name = "p",
                        .steps = {{.measure = PolicyStep::Measure::Remaining, .limit = 0.5},
                                  {.measure = PolicyStep::Measure::Burn, .limit = 1, .over = kHour},
                                  {.measure = PolicyStep::Measure::Missed, .limit = 2}}};
        auto known = knownSlices(m_store->snapshot({.view = kEnd}), whole, {kEnd - 4 * kDay, kEnd}, Millis{0}, kEnd);
        QVERIFY(known);
        const WatchSlices slices(whole, std::move(*known), Millis{0});
        const TimeSpan hour{kEnd - kHour, kEnd};
        const WatchedMinutes minutes = watchMinutes(whole, slices, hour, {});
        for (const SloWatch watch : {SloWatch::Page, SloWatch::Ticket, SloWatch::Budget}) {
            QCOMPARE(minutes[std::size_t(watch)].size(), 60U);
            for (const WatchState& state : minutes[std::size_t(watch)])
                QCOMPARE(state.verdict, AlertVerdict::Unknown);
        }
        for (const std::optional<double>& value : PolicyMinutes(whole, slices).valuesAt(kEnd))
            QVERIFY(!value);
    }

    /// Only where it was broken: before and a window later all is known.
    void aMemberThatWasBrokenForAWhileIsUnknownForThatLong()
    {
        SeriesSamples good{requests("search", "200"), {}};
        SeriesSamples errors{requests("search", "500"), {}};
        for (std::int64_t i = 0; i <= 4 * 1440; ++i) {
            good.samples.push_back({kEnd - 4 * kDay + i * kMinute, 100.0 * double(i)});
            errors.samples.push_back({kEnd - 4 * kDay + i * kMinute, 0});
        }
        Batch batch;
        batch.series = {std::move(good), std::move(errors)};
        QVERIFY(m_store->commit(std::move(batch)));
        SloDefinition whole = composite(Burn::Score, {{"checkout"}, {"search"}});
        SloDefinition odd = *whole.composite->members[1].slo; // good is another series, which grew twice as fast for an hour
        odd.sli.bad.reset();
        odd.sli.good = Selector("odd_total");
        SeriesSamples twice{{"prom", "odd_total", {{"job", "j"}, {"instance", "i"}}}, {}};
        double sum = 0;
        for (std::int64_t i = 0; i <= 4 * 1440; ++i) {
            const UtcMs at = kEnd - 4 * kDay + i * kMinute;
            const bool isOdd = at > kEnd - 2 * kDay && at <= kEnd - 2 * kDay + kHour;
            sum += i == 0 ? 0 : isOdd ? 200 : 100;
            twice.samples.push_back({at, sum});
        }
        Batch more;
        more.series.add(std::move(twice));
        QVERIFY(m_store->commit(std::move(more)));
        whole.composite->members[1].slo = std::make_shared<const SloDefinition>(odd);
        const auto snapshot = m_store->snapshot({.view = kEnd});
        const auto counts = countSlo(snapshot, whole, question(), kEnd - 4 * kDay);
        QVERIFY(counts && !counts->broken); // a day later it is whole again
        const auto brokenAt = [&](UtcMs at) { return counts->memberExcess.in({at - kDay, at}).has_value(); };
        QVERIFY(!brokenAt(kEnd - 2 * kDay));
        QVERIFY(brokenAt(kEnd - 2 * kDay + 30 * kMinute) && brokenAt(kEnd - kDay));
        QVERIFY(!brokenAt(kEnd - kDay + 2 * kHour));
        const auto sla = [&](TimeSpan span) {
            return build(snapshot, {{whole}}, SlaAsk{.period = {span, {}}, .moment = kEnd, .now = kEnd}).value().entries[0];
        };
        QVERIFY(sla({kEnd - 3 * kDay, kEnd - kDay}).error);
        QVERIFY(!sla(kDayBefore).error && sla(kDayBefore).figure.attained);
        const auto forecast = buildForecast(snapshot, whole, question());
        QVERIFY(forecast && forecast->kind == SloForecast::Outlook::NotKnown);
        QVERIFY2(forecast->reason.contains(u"search"_s), qPrintable(forecast->reason));
    }

    /// Nothing is known of one member: nothing is of the whole, whatever the others did.
    void nothingRestsOnAMemberWithoutData_data() { addMethods(); }
    void nothingRestsOnAMemberWithoutData()
    {
        QFETCH(const BudgetingMethod, method);
        const SloDefinition whole = composite(Burn::Score, {{"checkout"}, {"search"}}, method);
        const auto snapshot = m_store->snapshot({.view = kEnd});
        Question asked = question();
        asked.selected = whole.name;
        const auto status = sloItems(reportOf(*m_store, {whole})).at(0);
        QCOMPARE(status["state"].get<std::string>(), std::string("unknown"));
        QVERIFY(!status["reason"].get<std::string>().empty());
        QVERIFY(status["sli"].is_null() && status["budget"]["remaining_ratio"].is_null());
        QVERIFY(status["burn_rate"]["1h"].is_null() && status["alerts"]["page"].is_null());
        const SlaEntry sla =
            build(snapshot, {{whole}}, SlaAsk{.period = {kDayBefore, {}}, .moment = kEnd, .now = kEnd}).value().entries[0];
        QCOMPARE(sla.figure.verdict, SlaVerdict::Undecidable);
        QVERIFY(!whyUndecided(sla).isEmpty());
        QVERIFY2(!sla.spent, "of a budget of which nothing is known");
        const auto forecast = buildForecast(snapshot, whole, asked);
        QVERIFY(forecast && forecast->kind == SloForecast::Outlook::NotKnown && !forecast->reason.isEmpty());
        auto known = knownSlices(snapshot, whole, {kEnd - 4 * kDay, kEnd}, Millis{0}, kEnd);
        const WatchSlices slices(whole, std::move(*known), Millis{0});
        const WatchedMinutes minutes = watchMinutes(whole, slices, {kEnd - kHour, kEnd}, {});
        for (const SloWatch watch : {SloWatch::Page, SloWatch::Ticket, SloWatch::Budget}) {
            for (const WatchState& state : minutes[std::size_t(watch)])
                QVERIFY(state.verdict == AlertVerdict::Unknown || state.verdict == AlertVerdict::CannotFire);
        }
        const auto counted = countedSlo(snapshot, whole, asked, kEnd - 3 * kDay);
        QVERIFY(!BudgetPast(*counted).at(whole.window, kEnd).left);
        if (!method.isOfTime())
            return; // is not replayed
        const auto replayed = replay::replayed(snapshot, {{{kDayBefore, whole}}, whole, {}, kDayBefore}, asked);
        QVERIFY(replayed);
        QVERIFY2(!replayed->hasData, "minutes of which one member is not known are none");
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstMemberExcess);
#include "tst_member_excess.moc"
