// The forecast of an SLO, and how it is printed.
#include "models/slo/outlook/made_weeks.h"
#include "slo/outlook/forecast_json.h"
#include "slo/slo_row.h"
#include "support/test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;

namespace {

SloForecast forecastOf(const SloDefinition& slo, const SloCounts& counts)
{
    return traceo::forecastOf(slo, counts, rowOf(slo, counts, question(), SloExplainer(slo, counts, question(), std::nullopt)));
}

bool isWeekly(std::int64_t day)
{
    return day % 7 == 3;
}

} // namespace

class TstSloForecast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aForecastThatHasBeenRightIsShown()
    {
        const SloForecast forecast = forecastOf(oneDay(), weeks(isWeekly));
        QVERIFY(forecast.kind == SloForecast::Outlook::Shown);
        QVERIFY(forecast.reason.isEmpty());
        QCOMPARE(forecast.outlook->exhausted, 0.0); // the next one is in four days
        QCOMPARE(forecast.end, kEnd + kDay);
        const nlohmann::json item = toJson(forecast);
        QCOMPARE(item["name"], "checkout");
        QCOMPARE(item["outlook"]["state"], "shown");
        QVERIFY(item["outlook"]["reason"].is_null());
        QCOMPARE(item["outlook"]["probability"], 0.0);
        QVERIFY(item["outlook"]["p10"].is_null());
        QCOMPARE(item["outlook"]["lines"].size(), 4U);
        QCOMPARE(item["outlook"]["lines"][3]["end"], item["ends"]);
        QCOMPARE(item["outlook"]["steps_drawn_from"]["weekday_and_hour"], 4);
        QCOMPARE(item["budget"]["remaining_ratio"], 1.0);
        QCOMPARE(item["recoveries"].size(), 0U);
        QCOMPARE(item["score"]["better_than_base_rate"], true);
        QCOMPARE(item["score"]["reliability"].size(), 2U); // nothing is said of probabilities that were never given
    }

    void oneThatCannotBeScoredIsHidden()
    {
        const SloForecast forecast = forecastOf(oneDay(), weeks(isWeekly, 20 * kDay));
        QVERIFY(forecast.kind == SloForecast::Outlook::Hidden);
        QVERIFY2(forecast.reason.contains(u"20"), qPrintable(forecast.reason));
        QVERIFY(!forecast.outlook && forecast.score && forecast.score->days < 20);
        const nlohmann::json item = toJson(forecast);
        QCOMPARE(item["outlook"]["state"], "hidden");
        for (const char* name : {"probability", "p10", "lines", "steps_drawn_from"})
            QVERIFY2(item["outlook"][name].is_null(), name);
        QVERIFY(item["exhaustion"].is_object() && item["recoveries"].is_array()); // these are no guesses of it
    }

    /// Outages on half of the days for months, and none since: it went on foretelling what did not come.
    void oneThatHasBeenWorseThanTheBaseRateIsHidden()
    {
        const SloForecast forecast = forecastOf(oneDay(), weeks([](std::int64_t day) { return day > 80 && day % 2 == 0; }));
        QVERIFY(forecast.kind == SloForecast::Outlook::Hidden);
        QVERIFY(!forecast.score->isBetterThanBaseRate());
        QVERIFY2(forecast.reason.contains(u"base rate"), qPrintable(forecast.reason));
    }

    void whatComesBackIsKnownWhateverIsHidden()
    {
        const SloForecast forecast = forecastOf(oneDay(), weeks([](std::int64_t day) { return day == 0; }, 10 * kDay));
        QVERIFY(forecast.kind == SloForecast::Outlook::Hidden);
        const nlohmann::json item = toJson(forecast);
        QCOMPARE(item["recoveries"].size(), 1U);
        QCOMPARE(item["recoveries"][0]["at"], "2026-09-21T14:33:00Z"); // a day after its end
        QCOMPARE(item["recoveries"][0]["budget_ratio"], 2000.0 / 1440);
        QCOMPARE(item["other_spent_ratio"], 0.0);
    }

    void aWindowThatWasNotMostlyObservedIsNotKnown()
    {
        SloCounts so = weeks(isWeekly);
        for (Slice& slice : so.slices) {
            if (slice.end > kEnd - kDay && slice.end <= kEnd - 14 * kHour)
                slice = {slice.end};
        }
        so.addUp(oneDay());
        so.since = kEnd - 14 * kHour;
        const SloForecast forecast = forecastOf(oneDay(), so);
        QVERIFY(forecast.kind == SloForecast::Outlook::NotKnown);
        QVERIFY2(forecast.reason.contains(u"58"), qPrintable(forecast.reason));
        QVERIFY(!forecast.outlook && !forecast.score);
        QCOMPARE(toJson(forecast)["outlook"]["state"], "not_known");
    }

    void withoutABudgetNothingIsKnown()
    {
        const SloForecast forecast =
            forecastOf(oneDay(), counts(oneDay(), [](Slice& slice, std::int64_t) { slice.observedSeconds = 60; }));
        QVERIFY(forecast.kind == SloForecast::Outlook::NotKnown);
        QCOMPARE(forecast.reason, forecast.row.reason);
        const nlohmann::json item = toJson(forecast);
        for (const char* name : {"recoveries", "other_spent_ratio", "score"})
            QVERIFY2(item[name].is_null(), name);
        QVERIFY(item["exhaustion"]["at"].is_null());
    }

    /// Out of a history, as the command asks.
    void aHistoryIsReadAsFarBackAsIsNeeded()
    {
        Store store;
        store.clock.set(kEnd + Millis{5'000});
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("checkout", 40 * kDay, 1996, 4)));
        const auto found = buildForecast(store.snapshot({.view = kEnd, .know = kDistantFuture}), oneDay(), question(kEnd));
        QVERIFY(found);
        QVERIFY2(found->kind == SloForecast::Outlook::Shown, qPrintable(found->reason));
        QVERIFY(found->score->days >= 35);
        QCOMPARE(found->outlook->exhausted, 0.0);
        QCOMPARE(found->outlook->steps.back().p50, 0.8);
    }
};

TRACEO_TEST(TstSloForecast);
#include "tst_slo_forecast.moc"
