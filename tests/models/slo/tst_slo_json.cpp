#include "core/moment.h"
#include "models/slo/slo_store.h"
#include "sli/server_expressions.h"
#include "slo/slo_json.h"
#include "support/test_main.h"
#include "vocabulary/expressions.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;

class TstSloJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    void fieldsAreThoseThatScriptsRelyOn()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1996, 4)));
        const auto item = sloItems(reportOf(*m_store, {slo()})).at(0);
        QCOMPARE(item["name"], "checkout");
        SloDefinition named = slo();
        named.displayName = "Check-out";
        QCOMPARE(sloItems(reportOf(*m_store, {named})).at(0)["display_name"], "Check-out");
        QCOMPARE(item["service"], "Shop");
        QCOMPARE(item["objective"], 0.99);
        QCOMPARE(item["window"], "1d");
        QCOMPARE(item["window_type"], "rolling");
        QCOMPARE(item["method"], "Occurrences");
        QVERIFY(item["good"].is_number_integer());
        QCOMPARE(item["good"], 1996 * 1440);
        QCOMPARE(item["total"], 2000 * 1440);
        QCOMPARE(item["sli"], 0.998);
        QCOMPARE(item["coverage_ratio"], 1.0);
        QCOMPARE(item["budget"]["total"], 28'800);
        QVERIFY(std::abs(item["budget"]["spent_ratio"].get<double>() - 0.2) < 1e-12);
        QCOMPARE(item["budget"]["remaining_ratio"], 0.8);
        QVERIFY(std::abs(item["budget"]["remaining_minutes"].get<double>() - 11.52) < 1e-9);
        QCOMPARE(item["budget"]["remaining_events"], 23'040);
        QCOMPARE(item["burn_rate"].size(), 8U);
        QVERIFY(std::abs(item["burn_rate"]["1h"].get<double>() - 0.2) < 1e-12);
        QVERIFY(item["alerts"]["page"].is_null()); // a day's budget is spent evenly at 4 % an hour
        QVERIFY(item["alerts"]["reason"].get<std::string>().find("cannot fire") != std::string::npos);
        QCOMPARE(sloItems(reportOf(*m_store, {slo("checkout", 99.0, 30 * kDay)})).at(0)["alerts"]["page"], false);
        QVERIFY(item["alerts"]["since"].is_null() && item["alerts"]["clears"].is_null());
        for (const char* key : {"at", "p10", "p90"}) // a fifth is spent, and no faster
            QVERIFY2(item["exhaustion"].contains(key) && item["exhaustion"][key].is_null(), key);
        QCOMPARE(item["evaluated"], "local");
        QCOMPARE(item["age_s"], 5.0);
    }

    void whyASeverityCannotFireIsKeptBesideWhatTheOtherSays()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1996, 4)));
        const SloAlerts week = reportOf(*m_store, {slo("checkout", 99.0, 7 * kDay)}).rows.at(0).alerts;
        QCOMPARE(week.ticket, AlertVerdict::CannotFire);
        QVERIFY2(week.never.startsWith(u"Ticket: "_s) && !week.never.contains(u"Page: "_s), qPrintable(week.never));
        const SloAlerts day = reportOf(*m_store, {slo()}).rows.at(0).alerts;
        QVERIFY2(day.never.startsWith(u"Page: "_s) && day.never.contains(u" Ticket: "_s), qPrintable(day.never));
        QVERIFY(reportOf(*m_store, {slo("checkout", 99.0, 30 * kDay)}).rows.at(0).alerts.never.isEmpty());
    }

    void whatTheServerEvaluatesIsMarkedSo()
    {
        SloDefinition asked = slo();
        asked.sli.bad.reset();
        asked.sli.kind = SliDefinition::Kind::Ratio;
        setExpressions(asked.sli, PartOf::Bad, {.part = "e / t", .total = "e / t"});
        std::vector<Sample> ratios;
        for (int i = 119; i >= 0; --i)
            ratios.push_back({kEnd - i * kMinute, i % 2 == 0 ? 0.25 : 0.75});
        QVERIFY(m_store->commit(batchOf(vocabulary::expressionSeries("prom", "e / t"), std::move(ratios))));
        const SloReport report = reportOf(*m_store, {asked});
        const auto item = sloItems(report).at(0);
        QCOMPARE(item["evaluated"], "server");
        QCOMPARE(item["total"], 120);
        QCOMPARE(item["sli"], 0.5);
        QVERIFY2(report.detail->sentence.contains(u"evaluated by the server"), qPrintable(report.detail->sentence));
        const auto& why = *report.rows.at(0).attained.why;
        QCOMPARE(why.queries.front().text, QStringLiteral("e / t"));
        QVERIFY(why.inputs.back().text.contains(u"the server evaluated"));
    }

    /// Of the reference, G12: 800 within 0.1 s, 900 within 0.25 s, 1,000 in all, each minute.
    void aThresholdBetweenBoundariesHasBoundsAndNoPoint()
    {
        QVERIFY(m_store->commit(buckets("latency", kDay, {{"0.1", 800}, {"0.25", 900}, {"0.5", 980}, {"+Inf", 1000}})));
        SloDefinition latency = latencySlo("latency", "0.2", 85.0, kDay);
        const auto between = sloItems(reportOf(*m_store, {latency})).at(0);
        QVERIFY(between["sli"].is_null() && between["budget"]["remaining_ratio"].is_null()
                && between["burn_rate"]["1h"].is_null());
        QVERIFY(between["alerts"]["page"].is_null() && between["exhaustion"]["at"].is_null());
        QCOMPARE(between["sli_low"], 0.8);
        QCOMPARE(between["sli_high"], 0.9);
        QVERIFY2(between["reason"].get<std::string>().find("no boundary") != std::string::npos, between.dump().c_str());
        QVERIFY2(between["reason"].get<std::string>().find("0.1, 0.25, 0.5.") != std::string::npos, between.dump().c_str());
        latency.sli.threshold->value = "0.25";
        const auto exact = sloItems(reportOf(*m_store, {latency})).at(0);
        QCOMPARE(exact["sli"], 0.9);
        QVERIFY(exact["sli_low"].is_null() && exact["sli_high"].is_null());
        QVERIFY(exact["budget"]["remaining_ratio"].is_number());
    }

    /// Of 1,000 a minute 600 were within 0.1 s and 650 within 0.25 s: of a 1 % that may be slower 35 % were at least.
    void whatPagesWhateverTheUndecidedWereIsCritical()
    {
        QVERIFY(m_store->commit(buckets("latency", 4 * kDay, {{"0.1", 600}, {"0.25", 650}, {"+Inf", 1000}})));
        const auto item = sloItems(reportOf(*m_store, {latencySlo("latency", "0.2", 99.0, 30 * kDay)})).at(0);
        QCOMPARE(item["state"], "critical");
        QCOMPARE(item["alerts"]["page"], true);
        const auto reason = item["reason"].get<std::string>();
        QVERIFY2(reason.find("at least 35") != std::string::npos && reason.find("no boundary") != std::string::npos,
                 reason.c_str());
        QVERIFY(item["sli"].is_null() && item["budget"]["remaining_ratio"].is_null() && item["burn_rate"]["1h"].is_null());
        QCOMPARE(item["sli_low"], 0.6);
        QCOMPARE(item["sli_high"], 0.65);
        QVERIFY(item["exhaustion"]["at"].is_null());
    }

    /// Three of a hundred from the first minute on.
    void whatWasGoneWhenHistoryBeginsHasNoMoment()
    {
        QVERIFY(m_store->commit(traffic("checkout", 4 * kDay, 97, 3)));
        const SloConfig config{{slo("checkout", 99.0, kDay)}};
        SloReport report = reportOf(*m_store, config.slos);
        const auto snapshot = m_store->snapshot({.view = kEnd, .know = kDistantFuture});
        QVERIFY(addWhenGone(snapshot, config, question(), {}, report));
        const auto item = sloItems(report).at(0);
        QVERIFY(item["exhaustion"]["at"].is_null() && item["exhaustion"]["p90"].is_null());
        QVERIFY(item["exhaustion"]["gone_before"] < toRfc3339(kEnd - 4 * kDay + 5 * kMinute));
    }

    void aPageSaysSinceWhenAndUntilWhen()
    {
        QVERIFY(m_store->commit(badAtTheEnd("checkout")));
        const SloConfig config{{slo("checkout", 99.9, 30 * kDay)}};
        SloReport report = reportOf(*m_store, config.slos);
        QVERIFY(!report.rows[0].goneIn.hasValue()); // what is gone already is not foretold
        QVERIFY(sloItems(report).at(0)["exhaustion"]["at"].is_null());
        const auto snapshot = m_store->snapshot({.view = kEnd, .know = kDistantFuture});
        QVERIFY(addWhenGone(snapshot, config, question(), "another", report));
        QVERIFY(!report.rows[0].exhaustion->at);
        QVERIFY(addWhenGone(snapshot, config, question(), {}, report));
        const auto item = sloItems(report).at(0);
        QCOMPARE(item["alerts"]["page"], true);
        QCOMPARE(item["alerts"]["since"], toRfc3339(kEnd - 9 * kMinute)); // the first bad minute is enough
        QVERIFY(item["alerts"]["clears"] > toRfc3339(kEnd));
        // Of the 576,000 of four days 576 may be bad: at the end of the sixth of the ten bad minutes more were.
        for (const char* const key : {"at", "p10", "p90"})
            QCOMPARE(item["exhaustion"][key], toRfc3339(kEnd - 4 * kMinute));
    }

    /// A ticket over four hours alone: of 24,000 requests 720 are above 30 × 0.1 %, the eighth bad minute.
    void itsOwnAlertsDecide()
    {
        QVERIFY(m_store->commit(badAtTheEnd("checkout")));
        SloDefinition own = slo("checkout", 99.9, 30 * kDay);
        OwnAlert ticket;
        ticket.pair = {BurnPair::Severity::Ticket, {BurnSpeed::Unit::Factor, 30'000'000}, 4 * kHour, 4 * kHour};
        own.alerts = {ticket};
        const auto item = sloItems(reportOf(*m_store, {own})).at(0);
        QVERIFY(item["alerts"]["page"].is_null()); // it has none
        QCOMPARE(item["alerts"]["ticket"], true);
        QCOMPARE(item["alerts"]["since"], toRfc3339(kEnd - 2 * kMinute));
        QVERIFY2(item["alerts"]["reason"].get<std::string>().find("41.7") != std::string::npos, item["alerts"].dump().c_str());
        own.alerts[0].pair.speed.parts = 42'000'000;
        QCOMPARE(sloItems(reportOf(*m_store, {own})).at(0)["alerts"]["ticket"], false);
    }

    void aCalendarPeriodOfMinutes()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 90, 10)));
        SloDefinition minutes = slo("checkout", 99.0, kDay);
        minutes.method = {.kind = BudgetingMethod::Kind::Timeslices, .slice = kMinute, .sliceTarget = {.parts = 950'000'000}};
        minutes.window.calendar = CalendarPeriods{.count = 1, .unit = CalendarPeriods::Unit::Day};
        const auto item = sloItems(reportOf(*m_store, {minutes})).at(0);
        const double passed = double((kEnd - floorTo(kEnd - Millis{1}, kDay)) / kMinute);
        QCOMPARE(item["window"], "1d");
        QCOMPARE(item["window_type"], "calendar");
        QCOMPARE(item["method"], "Timeslices");
        QCOMPARE(item["total"], passed); // minutes, each of 90 %
        QCOMPARE(item["good"], 0);
        QVERIFY(std::abs(item["budget"]["total"].get<double>() - 14.4) < 1e-9); // of the whole day, that is not over
        QVERIFY(std::abs(item["budget"]["remaining_minutes"].get<double>() - (14.4 - passed)) < 1e-9);
        QVERIFY(item["budget"]["remaining_events"].is_null());
    }

    void whatIsNotKnownIsNullAndNeverZero()
    {
        SloDefinition plain = slo();
        plain.service.clear();
        const auto item = sloItems(reportOf(*m_store, {plain})).at(0);
        for (const char* key : {"service", "good", "total", "sli", "age_s"})
            QVERIFY2(item[key].is_null(), key);
        QVERIFY(item["alerts"]["page"].is_null() && item["alerts"]["ticket"].is_null());
        QVERIFY(item["exhaustion"]["at"].is_null());
        for (const auto& [name, value] : item["budget"].items())
            QVERIFY2(value.is_null(), name.c_str());
        for (const auto& [name, value] : item["burn_rate"].items())
            QVERIFY2(value.is_null(), name.c_str());
        QCOMPARE(item["coverage_ratio"], 0.0);
        QCOMPARE(item["objective"], 0.99);
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstSloJson);
#include "tst_slo_json.moc"
