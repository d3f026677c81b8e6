#include "core/moment.h"
#include "models/slo/made_counts.h"
#include "slo/excluded.h"
#include "slo/slo_json.h"
#include "slo/slo_row.h"
#include "support/test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = BudgetingMethod::Kind;

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-9 * std::max(1.0, std::abs(b));
}

Exclusion exclusionOf(UtcMs from, Millis length, Exclusion::Mode mode = Exclusion::Mode::Drop)
{
    return {.id = "patch-day",
            .start = localOf(from, QTimeZone::utc()),
            .duration = length,
            .reason = "patching",
            .author = "kim",
            .createdAt = from - kDay,
            .mode = mode};
}

/// Of the reference, G3: ten minutes, of which the sixth nobody saw and the eighth was maintenance.
constexpr TimeSpan kTenMinutes{kEnd - 10 * kMinute, kEnd};

SloDefinition tenMinuteSlo(Kind kind)
{
    SloDefinition definition = slo("checkout", 95.0, kTenMinutes.length());
    definition.method = {.kind = kind, .slice = kMinute, .sliceTarget = {.parts = 950'000'000}};
    return definition;
}

SloDefinition withMaintenance(SloDefinition definition)
{
    definition.exclusions = {exclusionOf(kTenMinutes.from + 7 * kMinute, kMinute)};
    return definition;
}

SloCounts tenMinutes(const SloDefinition& definition)
{
    constexpr std::array<std::pair<double, double>, 10> kGoodOfTotal{
        {{100, 100}, {99, 100}, {0, 0}, {50, 100}, {100, 100}, {0, 0}, {100, 100}, {0, 100}, {200, 200}, {95, 100}}};
    SloCounts counts;
    counts.moment = kEnd;
    counts.slices = emptySlices(kTenMinutes);
    for (std::size_t i = 0; i < counts.slices.size(); ++i)
        counts.slices[i] = {counts.slices[i].end, kGoodOfTotal[i].first, kGoodOfTotal[i].second, i == 5 ? 0.0 : 60.0};
    judge(definition.method, excludedSpans(definition, kTenMinutes), counts.slices);
    counts.addUp(definition);
    counts.freshness = {kEnd, kMinute};
    counts.since = kTenMinutes.from;
    return counts;
}

double attained(const SloCounts& counts)
{
    return counts.window.good / counts.window.total;
}

} // namespace

class TstExcluded : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    void tenMinutesWithAndWithoutTheirMaintenance()
    {
        const SloDefinition events = tenMinuteSlo(Kind::Occurrences);
        QCOMPARE(tenMinutes(events).window.good, 744);
        QCOMPARE(tenMinutes(events).window.total, 900);
        QVERIFY(isNear(attained(tenMinutes(events)), 0.82666666666667));
        QCOMPARE(tenMinutes(withMaintenance(events)).window.good, 744);
        QCOMPARE(tenMinutes(withMaintenance(events)).window.total, 800);
        QCOMPARE(attained(tenMinutes(withMaintenance(events))), 0.93);

        const SloDefinition minutes = tenMinuteSlo(Kind::Timeslices);
        QCOMPARE(tenMinutes(minutes).window.good, 6);
        QCOMPARE(tenMinutes(minutes).window.total, 8);
        QCOMPARE(tenMinutes(withMaintenance(minutes)).window.good, 6);
        QCOMPARE(tenMinutes(withMaintenance(minutes)).window.total, 7);

        const SloDefinition means = tenMinuteSlo(Kind::RatioTimeslices);
        QVERIFY(isNear(attained(tenMinutes(means)), 0.805));
        QVERIFY(isNear(attained(tenMinutes(withMaintenance(means))), 0.92));
        for (const SloDefinition& definition : {events, minutes, means}) {
            QVERIFY(isNear(tenMinutes(definition).window.coverage(), 0.9));
            QVERIFY(isNear(tenMinutes(withMaintenance(definition)).window.coverage(), 0.9));
        }
    }

    void whatNobodySawLeavesOpenHowMuchWasAttained()
    {
        const SloDefinition minutes = withMaintenance(tenMinuteSlo(Kind::Timeslices));
        const SloCounts counts = tenMinutes(minutes);
        QCOMPARE(counts.unknownMinutes(minutes), 1);
        const Question now{.now = kEnd};
        const SloRow row = rowOf(minutes, counts, now, SloExplainer(minutes, counts, now, {}));
        QCOMPARE(row.attainedLow.value, 0.75);
        QCOMPARE(row.attainedHigh.value, 0.875);
        QVERIFY(isNear(row.attained.value, 6.0 / 7));

        const SloDefinition events = tenMinuteSlo(Kind::Occurrences); // nobody knows how many events there were
        const SloCounts counted = tenMinutes(events);
        QVERIFY(!rowOf(events, counted, now, SloExplainer(events, counted, now, {})).attainedLow.hasValue());
    }

    /// Two minutes of five are out; the others stand for the slice.
    void aTimeSliceIsJudgedByWhatIsLeftOfIt()
    {
        const UtcMs begin = floorTo(kEnd, 5 * kMinute);
        const std::vector<Slice> events = [&] {
            std::vector<Slice> slices = emptySlices({begin, begin + 5 * kMinute});
            for (std::size_t i = 0; i < slices.size(); ++i)
                slices[i] = {slices[i].end, i < 2 ? 0.0 : 100.0, 100, 60};
            return slices;
        }();
        const BudgetingMethod method{.kind = Kind::Timeslices, .slice = 5 * kMinute, .sliceTarget = {.parts = 950'000'000}};
        const TimeSpan bad{begin, begin + 2 * kMinute};
        const auto judged = [&](const ExcludedSpans& excluded) {
            std::vector<Slice> slices = events;
            judge(method, excluded, slices);
            return sumOf(slices, {begin, begin + 5 * kMinute});
        };
        QCOMPARE(judged({}).bad(), 5);
        QCOMPARE(judged({.dropped = {bad}, .good = {}}).good, 3);
        QCOMPARE(judged({.dropped = {bad}, .good = {}}).total, 3);
        QCOMPARE(judged({.dropped = {}, .good = {bad}}).good, 5);
    }

    void serviceHoursAndSeveralExclusionsAddUp()
    {
        SloDefinition definition = slo();
        const UtcMs midnight = floorTo(kEnd, kDay);
        definition.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour};
        definition.exclusions = {exclusionOf(midnight + 7 * kHour, 2 * kHour),
                                 exclusionOf(midnight + 10 * kHour, kHour, Exclusion::Mode::Good)};
        const TimeSpan day{midnight, midnight + kDay};
        const ExcludedSpans spans = excludedSpans(definition, day);
        QVERIFY((spans.dropped == std::vector<TimeSpan>{{midnight, midnight + 9 * kHour}, {midnight + 20 * kHour, day.to}}));
        QVERIFY((spans.good == std::vector<TimeSpan>{{midnight + 10 * kHour, midnight + 11 * kHour}}));
        const auto uses = exclusionsUsed(definition, day);
        QCOMPARE(uses.size(), 3U);
        QVERIFY(uses[0].id == kServiceHoursId && uses[0].length == 12 * kHour && uses[1].length == 2 * kHour);
        QVERIFY(exclusionsUsed(definition, {day.from + 12 * kHour, day.from + 13 * kHour}).empty());
    }

    void whatIsMadeAfterwardsIsMarked()
    {
        SloDefinition definition = slo();
        definition.exclusions = {exclusionOf(kEnd - kHour, kHour)};
        std::optional<UtcMs>& created = definition.exclusions[0].createdAt;
        const auto mark = [&] { return isAnyRetroactive(exclusionsUsed(definition, {kEnd - kDay, kEnd})); };
        created = kEnd - kHour;
        QCOMPARE(mark(), std::optional(false));
        created = kEnd - 59 * kMinute; // the first minute is over
        QCOMPARE(mark(), std::optional(true));
        created.reset();
        QCOMPARE(mark(), std::optional<bool>()); // nobody knows
        definition.exclusions.push_back(exclusionOf(kEnd - kHour, kHour));
        definition.exclusions.back().createdAt = kEnd;
        QCOMPARE(mark(), std::optional(true));
    }

    /// Of a calendar day the minutes still to come that are excluded allow no bad ones.
    void aBudgetOfMinutesIsOfThoseThatCount()
    {
        SloDefinition definition = slo("checkout", 99.0, kDay);
        definition.method = {.kind = Kind::Timeslices, .slice = kMinute, .sliceTarget = {.parts = 950'000'000}};
        definition.window.calendar = CalendarPeriods{.count = 1, .unit = CalendarPeriods::Unit::Day};
        QVERIFY(m_store->commit(traffic("checkout", 2 * kDay, 100, 0)));
        const auto allowed = [&] { return reportOf(*m_store, {definition}).rows.at(0).allowed.value; };
        QVERIFY(isNear(allowed(), 14.4));
        const UtcMs midnight = floorTo(kEnd - Millis{1}, kDay);
        definition.exclusions = {exclusionOf(midnight, 100 * kMinute), exclusionOf(midnight + kDay - kHour, kHour)};
        QVERIFY2(isNear(allowed(), 14.4 - 1.6), qPrintable(QString::number(allowed())));
    }

    void bothFiguresAreShown()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1996, 4)));
        SloDefinition definition = slo();
        definition.exclusions = {exclusionOf(kEnd - 2 * kHour, kHour)};
        const SloReport report = reportOf(*m_store, {definition});
        const auto item = sloItems(report).at(0);
        QCOMPARE(item["total"], 2000 * 23 * 60);
        QCOMPARE(item["excluded"]["bad"], 240);
        QCOMPARE(item["excluded"]["total"], 120'000);
        QCOMPARE(item["excluded"]["minutes"], 60.0);
        QCOMPARE(item["excluded"]["sli_without"], 0.998);
        QCOMPARE(item["excluded"]["retroactive"], false);
        QCOMPARE(item["excluded"]["by"][0]["id"], "patch-day");
        QCOMPARE(item["excluded"]["by"][0]["reason"], "patching");
        QCOMPARE(item["excluded"]["by"][0]["author"], "kim");
        QVERIFY(isNear(item["budget"]["remaining_minutes"], 0.8 * 0.01 * 23 * 60)); // an hour of the window is out
        const auto names = report.detail->numbers | std::views::transform([](const auto& number) { return number.name; });
        QVERIFY(std::ranges::find(names, u"Without exclusions"_s) != names.end());
        const auto isExcluded = [](const Band& band) { return band.kind == Band::Kind::Maintenance; };
        QCOMPARE(std::ranges::count_if(report.detail->sli.bands, isExcluded), 1);
        const auto& inputs = report.rows[0].attained.why->inputs;
        const auto input = std::ranges::find(inputs, u"excluded: patch-day"_s, &Explanation::Input::name);
        QVERIFY(input != inputs.end());
        QCOMPARE(input->text, u"1 h by kim: patching"_s);

        definition.exclusions.clear();
        const auto plain = sloItems(reportOf(*m_store, {definition})).at(0)["excluded"];
        QVERIFY(plain["bad"].is_null() && plain["sli_without"].is_null() && plain["retroactive"].is_null());
    }

    /// Ten bad minutes at last, in a window of planned work or not.
    void alertsAreMutedWhileNowIsExcluded()
    {
        QVERIFY(m_store->commit(badAtTheEnd("checkout")));
        SloDefinition definition = slo("checkout", 99.9, 30 * kDay);
        const auto alertsOf = [&](std::vector<Exclusion> exclusions) {
            definition.exclusions = std::move(exclusions);
            return reportOf(*m_store, {definition}).rows.at(0).alerts;
        };
        QCOMPARE(alertsOf({}).page, AlertVerdict::Firing);
        QVERIFY(!alertsOf({}).muted);
        const SloAlerts work = alertsOf({exclusionOf(kEnd - kHour, 2 * kHour)});
        QVERIFY(work.page != AlertVerdict::Firing && work.ticket != AlertVerdict::Firing && !work.since);
        QCOMPARE(work.muted, std::optional(BurnPair::Severity::Page));
        QVERIFY2(work.reason.startsWith(u"Muted"_s), qPrintable(work.reason));
        // the work began when all was over: what was bad before it pages no more until it ends
        const SloAlerts late = alertsOf({exclusionOf(kEnd - kMinute, kHour)});
        QVERIFY(late.page != AlertVerdict::Firing && late.muted == BurnPair::Severity::Page);
        QCOMPARE(alertsOf({exclusionOf(kEnd - kDay, kHour)}).page, AlertVerdict::Firing); // over long ago
    }

    void aWindowThatIsOutAsAWholeSaysSo()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 100, 1)));
        SloDefinition definition = slo();
        definition.exclusions = {exclusionOf(kEnd - 2 * kDay, 3 * kDay)};
        const SloRow row = reportOf(*m_store, {definition}).rows.at(0);
        QCOMPARE(row.status, Status::Unknown);
        QVERIFY2(row.reason.contains(u"excluded"_s), qPrintable(row.reason));
        QVERIFY(!row.attained.hasValue() && isNear(row.excluded->attainedWithout.value, 100.0 / 101));
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstExcluded);
#include "tst_excluded.moc"
