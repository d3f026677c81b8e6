// Alerts of our own objectives among those of the sources: in the lists, as of past moments, muted by exclusions.
#include "models/overview/watched.h"
#include "models/slo/watch/watched_shop.h"
#include "overview/alert_report.h"
#include "slo/watch/watch_alerts.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Millis kLength = 10 * kHour;
const TimeSpan kBefore{kEnd - 17 * kDay, kEnd - kLength - kMinute};
const UtcMs kOutage = kEnd - kLength + 400 * kMinute;

/// 15 minutes at 60 of 100: it pages from the eighth to the twentieth minute (tests/models/slo/watch/tst_watch_derivation.cpp).
double outage(std::int64_t at)
{
    return at > 400 && at <= 415 ? 60 : 0;
}

void fill(WatchedShop& shop)
{
    shop.answer({}, kBefore);
    shop.answer(requestsOf(kLength, outage), {kBefore.to, kEnd});
}

std::vector<AlertRow> alertsAt(const WatchedShop& shop, const OverviewConfig& config, UtcMs moment)
{
    const auto snapshot = shop.snapshot();
    const auto sources = sourcesSeen(snapshot, config, moment);
    return traceo::alertsAt(snapshot, config, sources.value(), Question{.now = kEnd, .at = moment}).value();
}

std::vector<AlertRow> past(const WatchedShop& shop, const OverviewConfig& config)
{
    const auto snapshot = shop.snapshot();
    const auto sources = sourcesSeen(snapshot, config, kEnd);
    return alertHistory(snapshot, config, sources.value(), {kEnd - kDay, kEnd}, Question{.now = kEnd}).value();
}

const AlertRow* page(const std::vector<AlertRow>& rows)
{
    const auto it =
        std::ranges::find_if(rows, [](const AlertRow& row) { return row.fact.severity == "page" && row.fact.labels.has("slo"); });
    return it == rows.end() ? nullptr : &*it;
}

} // namespace

class TstOwnAlerts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageIsAnAlertAsOfItsTimeAndOneOfThePast()
    {
        WatchedShop shop;
        fill(shop);
        const OverviewConfig config = watched({watchedSlo()});
        const auto rows = alertsAt(shop, config, kOutage + 10 * kMinute);
        QVERIFY(page(rows) != nullptr);
        QVERIFY(page(rows)->state == AlertState::Firing && page(rows)->status == Status::Critical);
        QCOMPARE(page(rows)->begin, kOutage + 8 * kMinute);
        QCOMPARE(page(rows)->name, u"SloErrorBudgetBurn"_s);
        QCOMPARE(page(rows)->sources, std::vector<std::string>{kOwnAlerts});
        QVERIFY(isOwnAlone(*page(rows)));
        QVERIFY(page(alertsAt(shop, config, kOutage + 7 * kMinute)) == nullptr);
        QVERIFY(page(alertsAt(shop, config, kOutage + 20 * kMinute)) == nullptr);

        const auto all = past(shop, config);
        QVERIFY(page(all) != nullptr && page(all)->state == AlertState::Resolved);
        QCOMPARE(page(all)->duration.value, 12 * 60.0);
        QCOMPARE(page(all)->end, std::optional(kOutage + 20 * kMinute));
    }

    /// The alert that we export, evaluated by a Prometheus, and our own are one.
    void theExportedAlertIsTheSame()
    {
        WatchedShop shop;
        fill(shop);
        auto exported = alert("SloErrorBudgetBurn", {{"slo", "checkout"}, {"service", "Shop"}});
        exported.activeAt = kOutage + 9 * kMinute;
        Batch batch;
        batch.facts = {alertFact("prom", exported, kOutage + 9 * kMinute, kOutage + 21 * kMinute)};
        shop.commit(std::move(batch));
        const auto all = past(shop, watched({watchedSlo()}));
        QCOMPARE(std::ranges::count_if(all, [](const AlertRow& row) { return row.fact.severity == "page"; }), std::ptrdiff_t(1));
        QCOMPARE(page(all)->sources.size(), 2U);
        QVERIFY(!isOwnAlone(*page(all)));
        QCOMPARE(page(all)->begin, kOutage + 8 * kMinute);
        QCOMPARE(page(all)->end, std::optional(kOutage + 21 * kMinute));
    }

    /// Made at the time or afterwards: it is muted, not deleted.
    void anExclusionMutes()
    {
        SloDefinition excluded = watchedSlo();
        excluded.exclusions = {
            {.id = "patching", .start = LocalMs(kOutage.time_since_epoch()), .duration = kHour, .reason = "patching"}};
        WatchedShop shop({excluded});
        fill(shop);
        WatchedShop later;
        fill(later);
        for (const WatchedShop* const one : {&shop, &later}) {
            const OverviewConfig config = watched({excluded});
            const auto rows = alertsAt(*one, config, kOutage + 10 * kMinute);
            QVERIFY(page(rows) != nullptr && page(rows)->state == AlertState::Quiet);
            QVERIFY(page(rows)->status == Status::Maintenance);
            QCOMPARE(page(rows)->quiet, u"excluded: patching"_s);
            const auto all = past(*one, config);
            QVERIFY(page(all) != nullptr && page(all)->state == AlertState::Resolved);
            QVERIFY(!page(all)->quietSpans.empty());
            QVERIFY(page(all)->quietSpans.front().from <= page(all)->begin);
            QVERIFY(page(all)->quietSpans.back().to >= *page(all)->end);
        }
    }

    /// The finding of the budget says it with more words; hours are coloured by burn rates.
    void nowSaysItOnce()
    {
        WatchedShop shop;
        shop.answer({}, kBefore);
        const auto bad = [](std::int64_t at) { return at > 580 ? 60.0 : 0.0; };
        shop.answer(requestsOf(kLength, bad), {kBefore.to, kEnd});
        const OverviewConfig config = watched({watchedSlo()});
        const OverviewReport report = nowOf(shop.store(), config, kEnd);
        QVERIFY(page(report.current) != nullptr);
        QVERIFY(page(report.alerts) != nullptr);
        QVERIFY(findingOf(report, "slo/checkout") != nullptr);
        QVERIFY(findingOf(report, "alert/") == nullptr);
        const auto firing = std::ranges::find(report.tiles, u"Firing now"_s, &KeyFigure::title);
        QVERIFY(firing != report.tiles.end());
        // the page; the budget, of which 1,140 of 598 that may be are gone, is as serious
        QCOMPARE(firing->value.value, 2.0);
    }

    void aStepOfThePolicyIsAFinding()
    {
        SloDefinition definition = watchedSlo();
        definition.policy.steps = {{.measure = PolicyStep::Measure::Incident, .limit = 0.2, .action = "Review", .owner = "web"}};
        WatchedShop shop({definition});
        shop.answer({}, kBefore);
        // 200 bad of 600 that may be: a third, which is no trouble of its own any more
        const auto bad = [](std::int64_t at) { return at > 100 && at <= 110 ? 20.0 : 0.0; };
        shop.answer(requestsOf(kLength, bad), {kBefore.to, kEnd});
        const OverviewConfig config = watched({definition});
        const OverviewReport report = nowOf(shop.store(), config, kEnd);
        const Finding* const finding = findingOf(report, "policy/checkout");
        QVERIFY(finding != nullptr);
        QVERIFY2(finding->reason.contains(u"Review (web)"_s), qPrintable(finding->reason));
        QCOMPARE(finding->owner, u"web"_s);
        QCOMPARE(finding->link.key, std::string("checkout"));

        // where the budget is in trouble as well, its finding says so
        definition.objective = {.parts = 995'000'000, .decimals = 1};
        WatchedShop other({definition});
        other.answer({}, kBefore);
        other.answer(requestsOf(kLength, bad), {kBefore.to, kEnd});
        const OverviewReport trouble = nowOf(other.store(), watched({definition}), kEnd);
        QVERIFY(findingOf(trouble, "policy/checkout") == nullptr);
        QVERIFY(findingOf(trouble, "slo/checkout")->reason.contains(u"Review (web)"_s));
    }
};

TRACEO_TEST(TstOwnAlerts);
#include "tst_own_alerts.moc"
