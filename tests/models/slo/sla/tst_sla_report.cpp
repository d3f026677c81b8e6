// The report on service levels: the numbers of the status, for a period; bounds, causes, accounts and a digest with them.
#include "models/slo/made_composites.h"
#include "models/slo/made_rows.h"
#include "slo/sla/sla_chart.h"
#include "slo/sla/sla_json.h"
#include "slo/sla/slice_digest.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

bool isReady(Store& store)
{
    store.clock.set(kEnd + Millis{5'000});
    return store.open();
}

/// The day that ends with kEnd.
SlaReport reported(const Store& store, std::vector<SloDefinition> slos, TimeSpan span = {kEnd - kDay, kEnd}, UtcMs moment = kEnd)
{
    const auto snapshot = store.snapshot({.view = kEnd, .know = kDistantFuture});
    auto report = build(snapshot, {std::move(slos)},
                        SlaAsk{.period = {span, {}}, .moment = moment, .now = kEnd + Millis{5'000}, .columns = 96});
    if (!report)
        qFatal("%s", qPrintable(toText(report.error())));
    return std::move(*report);
}

double badOf(const std::vector<AccountSum>& sums)
{
    double bad = 0;
    for (const AccountSum& sum : sums)
        bad += sum.bad;
    return bad;
}

} // namespace

class TstSlaReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresAreThoseOfTheStatus()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 1)));
        SloDefinition one = slo(); // over a day, as the period
        one.exclusions = {excluded("patch", -120, -60)};
        const SlaReport report = reported(store, {one});
        const SloRow row = reportOf(store, {one}).rows[0];
        const SlaEntry& entry = report.entries[0];
        QVERIFY(report.isOver());
        QCOMPARE(entry.figure.counted.good, row.good.value);
        QCOMPARE(entry.figure.counted.total, row.total.value);
        QCOMPARE(*entry.figure.attained, row.attained.value);
        QCOMPARE(*entry.figure.plainAttained, row.excluded->attainedWithout.value);
        QCOMPARE(*entry.spent, row.budgetSpent.value);
        QCOMPARE(entry.allowed, row.allowed.value);
        QCOMPARE(entry.uses.size(), std::size_t(1));
        QCOMPARE(entry.uses[0].id, std::string("patch"));
        QCOMPARE(entry.rows, std::size_t(1440));
        QCOMPARE(entry.root.size(), std::size_t(64));
        QCOMPARE(entry.figure.verdict, SlaVerdict::Met); // 100 of 101
        QVERIFY(whyUndecided(entry).isEmpty());
    }

    /// Half a percent is bad: 99.95 % is missed by it, 99 % met, whichever held when the period ended.
    void aPeriodIsJudgedByWhatHeldWhenItEnded()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", 3 * kDay, 199, 1)));
        SloDefinition loose = slo("checkout", 99.0);
        loose.validFrom = kEnd - kDay;
        const SloConfig config{{loose}, {slo("checkout", 99.95)}};
        const auto snapshot = store.snapshot({.view = kEnd, .know = kDistantFuture});
        const auto judged = [&](TimeSpan span) {
            return build(snapshot, config, SlaAsk{.period = {span, {}}, .moment = kEnd, .now = kEnd + Millis{5'000}})->entries[0];
        };
        const SlaEntry before = judged({kEnd - 2 * kDay, kEnd - kDay}); // up to the moment it changed
        QCOMPARE(before.slo.objective.ratio(), 0.9995);
        QCOMPARE(before.figure.verdict, SlaVerdict::Missed);
        QVERIFY(std::abs(*before.spent - 10) < 1e-9); // a 200th, where a 2,000th is allowed
        QVERIFY(before.version.changes.empty() && before.version.since.size() == 1);
        const SlaEntry across = judged({kEnd - 2 * kDay, kEnd});
        QCOMPARE(across.figure.verdict, SlaVerdict::Met);
        QCOMPARE(across.version.changes.size(), std::size_t(1));
        QCOMPARE(across.version.changes[0].at, kEnd - kDay);
        QVERIFY(across.version.since.empty());
        QVERIFY(before.root != across.root);
        SlaReport report{.period = {}, .counted = {kEnd - 2 * kDay, kEnd}, .entries = {across}};
        const auto item = slaItem(report.entries[0], report);
        QCOMPARE(item["definition"]["changed"][0]["before"], "99.95%");
        QCOMPARE(item["definition"]["changed"][0]["after"], "99%");
    }

    /// Also the method, and one SLO of several.
    void itIsCountedByTheMethodThatHeld()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", 3 * kDay, 199, 1)));
        SloDefinition minutes = slo();
        minutes.method = timeslices();
        minutes.validFrom = kEnd - kDay / 2;
        const SloConfig config{{slo("search"), minutes}, {slo()}};
        const auto snapshot = store.snapshot({.view = kEnd, .know = kDistantFuture});
        const auto report = build(snapshot, config,
                                  SlaAsk{.period = {{kEnd - 2 * kDay, kEnd - kDay}, {}},
                                         .moment = kEnd,
                                         .now = kEnd + Millis{5'000},
                                         .only = "checkout"});
        QCOMPARE(report->entries.size(), std::size_t(1));
        QCOMPARE(report->entries[0].slo.method.word(), std::string("Occurrences"));
        QCOMPARE(report->entries[0].figure.counted.total, 1440.0 * 200);
    }

    void aThresholdThatIsNoBoundaryLeavesTwoBounds()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(buckets("latency", kDay / 2, {{"0.1", 980}, {"0.25", 995}, {"+Inf", 1000}})));
        const SlaReport report = reported(store, {latencySlo("latency", "0.2", 98.5, kDay)});
        const SlaEntry& entry = report.entries[0];
        QCOMPARE(entry.figure.verdict, SlaVerdict::Undecidable);
        QVERIFY(!entry.figure.attained && !entry.spent && entry.accounts.empty() && entry.chart.lines.empty());
        const QString why = whyUndecided(entry);
        QVERIFY2(why.contains(u"between 98.000 % and 99.500 % were within it"), qPrintable(why)); // of what was seen
        QVERIFY2(why.contains(u"was observed"), qPrintable(why));
        const auto item = slaItem(entry, report);
        QVERIFY(item["sli"].is_null() && item["bad"].is_null() && item["budget"]["remaining_ratio"].is_null());
        QCOMPARE(item["undecided"].get<double>(), entry.figure.counted.undecided);
    }

    void accountsAddUpToWhatWasBad()
    {
        Store store;
        QVERIFY(isReady(store));
        Batch batch = traffic("checkout", kDay, 100, 5);
        batch.facts = {vocabulary::markOf(vocabulary::kDeployFact, minute(-300), {}, {"4.2", "Shop", "kim", {}}),
                       vocabulary::markOf(vocabulary::kChaosFact, minute(-500), minute(-480), {"kill pods", {}, "kim", {}})};
        QVERIFY(store.commit(std::move(batch)));
        SloDefinition one = slo();
        one.exclusions = {excluded("patch", -120, -60)};
        const SlaEntry entry = reported(store, {one}).entries[0];
        QCOMPARE(badOf(entry.accounts), entry.figure.counted.bad());
        QCOMPARE(badOf(entry.accounts) + badOf(entry.excluded), entry.figure.plain.bad());
        const auto of = [&entry](const std::string& account) {
            const auto sum = std::ranges::find(entry.accounts, account, &AccountSum::account);
            return sum == entry.accounts.end() ? -1.0 : sum->bad;
        };
        QCOMPARE(of("deploy 4.2"), 300.0); // an hour of five a minute
        QCOMPARE(of("chaos kill pods"), 100.0);
        QCOMPARE(entry.excluded[0].account, std::string("maintenance"));
        QCOMPARE(entry.excluded[0].bad, 300.0);
        QCOMPARE(entry.figure.verdict, SlaVerdict::Missed);
        QCOMPARE(entry.stretches.size(), std::size_t(2)); // the exclusion of an hour parts them
    }

    /// A bad event each half an hour is no outage of a day, and none longer than the one there was.
    void aStretchIsOneOfBadMinutesAlone()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(trafficBy("checkout", kDay, [](std::int64_t age) {
            const bool isOut = age >= 100 && age < 125;
            return isOut ? MinuteOf{0, 10} : age % 30 == 7 ? MinuteOf{9, 1} : MinuteOf{10, 0};
        })));
        const SlaEntry entry = reported(store, {slo()}).entries[0];
        QCOMPARE(entry.stretches.size(), kMostStretches);
        QCOMPARE(entry.stretches[0].span.length(), 25 * kMinute);
        QCOMPARE(entry.stretches[0].bad, 250.0);
        QCOMPARE(entry.stretches[1].span.length(), kMinute);
    }

    void whatNobodySawLeavesItOpen()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", kDay / 2, 100, 0.5))); // nothing is known of the first half
        const SlaEntry entry = reported(store, {slo()}).entries[0];
        QCOMPARE(entry.figure.verdict, SlaVerdict::Undecidable);
        QVERIFY(*entry.figure.low < 0.55 && *entry.figure.high > 0.99);
        QVERIFY2(whyUndecided(entry).contains(u"between"_s), qPrintable(whyUndecided(entry)));
        QCOMPARE(entry.blind.size(), std::size_t(1));
        QCOMPARE(entry.blind[0].cause, BlindCause::Silent); // as far as imported data can tell
        QVERIFY(std::abs(entry.blind[0].seconds - 12 * 3600) < 120);
        const SlaEntry never = reported(store, {slo("never")}).entries[0];
        QCOMPARE(never.figure.verdict, SlaVerdict::Undecidable);
        QVERIFY(!never.figure.low && !whyUndecided(never).isEmpty());
    }

    /// Members are weighed by the period, however short the SLO's own window is.
    void aCompositeIsWeighedByThePeriod()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(trafficBy("checkout", 2 * kDay, [](std::int64_t age) {
            return age < 1440 ? MinuteOf{} : MinuteOf{50, 50};
        })));
        QVERIFY(store.commit(traffic("search", 2 * kDay, 100, 0)));
        const SloDefinition whole = composite(Composite::Burn::Score, {{"checkout"}, {"search"}});
        const SlaEntry entry = reported(store, {whole}, {kEnd - 2 * kDay, kEnd}).entries[0];
        QVERIFY(std::abs(*entry.figure.attained - 0.75) < 1e-9);
        QCOMPARE(entry.figure.verdict, SlaVerdict::Missed);
        const SloDefinition alone = composite(Composite::Burn::Score, {{"checkout"}}); // without traffic in the last day
        QVERIFY(std::abs(*reported(store, {alone}, {kEnd - 2 * kDay, kEnd}).entries[0].figure.attained - 0.5) < 1e-9);
    }

    void aPeriodThatGoesOnIsCountedSoFar()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 0)));
        SloDefinition one = slo();
        one.method = timeslices();
        const SlaReport report = reported(store, {one}, {kEnd - kDay / 2, kEnd + kDay / 2});
        QVERIFY(!report.isOver());
        QCOMPARE(report.counted.to, kEnd);
        QCOMPARE(report.entries[0].toCome, 720.0);
        QVERIFY(std::abs(report.entries[0].allowed - 14.4) < 1e-9); // 1 % of all 1,440 minutes
        QVERIFY(!report.entries[0].chart.lines[0].points.back().hasValue());
    }

    void aBrokenOneIsAnEntryThatSaysWhy()
    {
        Store store;
        QVERIFY(isReady(store));
        SloDefinition broken = slo("broken");
        broken.sli.kind = SliDefinition::Kind::Probe;
        broken.sli.target = "x";
        broken.sli.status = "9zz";
        const SlaReport report = reported(store, {broken, slo()});
        QCOMPARE(report.entries.size(), std::size_t(2));
        QVERIFY(report.entries[0].error && !whyUndecided(report.entries[0]).isEmpty());
        QVERIFY(slaItem(report.entries[0], report)["verdict"].is_null());
        QVERIFY(!report.entries[1].error);
    }

    void theBudgetFallsByWhatWasBad()
    {
        SloDefinition one = slo("checkout", 90.0);
        one.exclusions = {excluded("patch", -50, -40)};
        const auto slices = minutesOf(-100, 0, [](Slice& slice, std::int64_t number) {
            if (number > -20) {
                slice.observedSeconds = 0;
                return;
            }
            slice.total = 10;
            slice.good = number == -70 ? 0 : 10;
        });
        const SliceRows table = tableOf(one, slices);
        const Chart chart = slaChart(table, 100, {minute(-100), minute(100)}, 200);
        const std::vector<LinePoint>& points = chart.lines[0].points;
        QCOMPARE(points.size(), std::size_t(200));
        QCOMPARE(points[28].last, 1.0);
        QCOMPARE(points[29].last, 0.9); // the minute to -70
        QCOMPARE(points[79].last, 0.9);
        QVERIFY(!points[80].hasValue() && !points[150].hasValue()); // not seen, and to come
        QCOMPARE(chart.bands.size(), std::size_t(2));
        QCOMPARE(chart.bands[0].span, (TimeSpan{minute(-20), minute(0)}));
        QCOMPARE(chart.bands[1].kind, Band::Kind::Maintenance);
        QCOMPARE(chart.bands[1].span, (TimeSpan{minute(-50), minute(-40)}));
    }

    void theItemHasWhatTheFigureHas()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 5)));
        const SlaReport report = reported(store, {slo()});
        const auto item = slaItem(report.entries[0], report);
        QCOMPARE(item["verdict"].get<std::string>(), std::string("missed"));
        QCOMPARE(item["bad"].get<double>(), report.entries[0].figure.counted.bad());
        QCOMPARE(item["slices"]["root"].get<std::string>(), report.entries[0].root);
        QCOMPARE(item["slices"]["rows"].get<int>(), 1440);
        QCOMPARE(item["budget"]["spent_ratio"].get<double>(), *report.entries[0].spent);
        QCOMPARE(item["stretches"].size(), std::size_t(1));
        QVERIFY(item["excluded"]["retroactive"].is_null());
    }
};

TRACEO_TEST(TstSlaReport);
#include "tst_sla_report.moc"
