#include "overview/alert_report.h"

#include "models/overview/watched.h"
#include "overview/alert_json.h"
#include "overview/sources_seen.h"
#include "support/test_main.h"

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;

namespace {

std::vector<AlertRow> firing(const Store& store, UtcMs moment)
{
    const auto snapshot = store.snapshot({.view = moment});
    const auto sources = sourcesSeen(snapshot, watched(), moment);
    return alertsAt(snapshot, watched(), sources.value(), Question{.now = moment}).value();
}

std::vector<AlertRow> past(const Store& store, UtcMs moment, Millis range = kDay)
{
    const auto snapshot = store.snapshot({.view = moment});
    const auto sources = sourcesSeen(snapshot, watched(), moment);
    return alertHistory(snapshot, watched(), sources.value(), {moment - range, moment}, Question{.now = moment}).value();
}

} // namespace

class TstAlertReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAlertFiresUntilItsSourceSaysThatItIsOver()
    {
        Store store;
        QVERIFY(store.open());
        auto slow = alert("Slow", {{"service", "shop"}});
        slow.activeAt = kEnd - kHour;
        QVERIFY(store.commit(said("prom", kEnd, {slow})).ok());
        const auto now = firing(store, kEnd + Millis{5'000});
        QCOMPARE(now.size(), 1u);
        QVERIFY(now[0].state == AlertState::Firing && now[0].status == Status::Critical);
        QCOMPARE(now[0].age.value, 3605.0);

        QVERIFY(store.commit(said("prom", kEnd + kMinute, {})).ok());
        QVERIFY(firing(store, kEnd + kMinute).empty());
        const auto all = past(store, kEnd + kMinute);
        QCOMPARE(all.size(), 1u);
        QVERIFY(all[0].state == AlertState::Resolved && all[0].end == kEnd + kMinute);
        QCOMPARE(all[0].duration.value, 3660.0);
        QCOMPARE(firing(store, kEnd + Millis{30'000}).size(), 1u); // as of then it still fires
    }

    /// A silent source did not say that anything is over.
    void whatCannotBeSeenIsNotKnownAndNotResolved()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Slow")})).ok());
        QVERIFY(store.commit(failed("prom", kEnd + kMinute, Outcome::Timeout, "connection refused")).ok());
        const auto now = firing(store, kEnd + 10 * kMinute);
        QCOMPARE(now.size(), 1u);
        QVERIFY(now[0].state == AlertState::NotKnown && now[0].status == Status::Stale);
        QVERIFY(now[0].seenUntil == kEnd && !now[0].end && now[0].age.quality == Quality::Stale);
        const auto all = past(store, kEnd + 10 * kMinute);
        QVERIFY(all.size() == 1 && all[0].state == AlertState::NotKnown);
        QCOMPARE(all[0].duration.value, 0.0); // as long as it was seen
    }

    /// As of a moment, nobody knew when it would end.
    void thePastDoesNotKnowTheFuture()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Slow")})).ok());
        QVERIFY(store.commit(said("prom", kEnd + 10 * kMinute, {})).ok());
        const UtcMs then = kEnd + Millis{5'000};
        const auto snapshot = store.snapshot({.view = then, .know = kDistantFuture});
        const auto sources = sourcesSeen(snapshot, watched(), then);
        const auto all = alertHistory(snapshot, watched(), sources.value(), {then - kDay, then}, Question{.now = then}).value();
        QVERIFY(all.size() == 1 && all[0].state == AlertState::Firing && !all[0].end);
    }

    /// What was derived of its past is a fact a day; how long it lasts must not depend on how much was asked for.
    void whenItBeganDoesNotDependOnTheRange()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        for (int day = 9; day > 0; --day) {
            vocabulary::AlertFact fact = alert("Certificate");
            fact.observedBy = "prom";
            batch.facts.push_back({.kind = vocabulary::kAlertFact,
                                   .source = "derived",
                                   .key = "c" + std::to_string(day),
                                   .validFrom = kEnd - day * kDay,
                                   .validTo = kEnd - (day - 1) * kDay - kMinute,
                                   .payload = toJson(fact),
                                   .learnedAt = {}});
        }
        QVERIFY(store.commit(std::move(batch)).ok());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Certificate")})).ok());
        for (const Millis range : {kHour, kDay, 5 * kDay, 30 * kDay}) {
            const auto all = past(store, kEnd + Millis{5'000}, range);
            QCOMPARE(all.size(), 1u);
            QVERIFY2(all[0].begin == kEnd - 9 * kDay, qPrintable(QString::number(range.count())));
        }
        QVERIFY(firing(store, kEnd + Millis{5'000})[0].begin == kEnd - 9 * kDay);
    }

    /// What was derived of the past ends where the present was asked for, which is no end of the alert.
    void anEarlierEndIsNotTheLastWord()
    {
        Store store;
        QVERIFY(store.open());
        auto past = alert("Slow");
        past.observedBy = "prom";
        Batch derived;
        derived.facts.push_back(alertFact("derived", past, kEnd - kHour, kEnd - 4 * kMinute));
        QVERIFY(store.commit(std::move(derived)).ok());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Slow")})).ok());
        const auto now = firing(store, kEnd + 10 * kMinute);
        QVERIFY(now.size() == 1 && now[0].state == AlertState::NotKnown && now[0].begin == kEnd - kHour);
    }

    /// While one source is silent, the other's word holds.
    void theOtherSourceDecidesWhileOneIsSilent()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Slow")})).ok());
        QVERIFY(store.commit(said("am", kEnd, {alert("Slow")})).ok());
        QVERIFY(store.commit(said("am", kEnd + 10 * kMinute, {alert("Slow")}, 10 * kMinute)).ok());
        QVERIFY(firing(store, kEnd + 10 * kMinute).at(0).state == AlertState::Firing);
        QVERIFY(store.commit(said("am", kEnd + 11 * kMinute, {})).ok());
        QVERIFY(firing(store, kEnd + 11 * kMinute).empty());
        const auto all = past(store, kEnd + 11 * kMinute);
        QVERIFY(all.size() == 1 && all[0].state == AlertState::Resolved && all[0].end == kEnd + 11 * kMinute);
    }

    void whoSilencedItAndUntilWhenIsSaid()
    {
        Store store;
        QVERIFY(store.open());
        auto slow = alert("Slow");
        slow.silencedBy = {"s1"};
        Batch batch = said("am", kEnd, {slow});
        const vocabulary::SilenceFact silence{.state = "active",
                                              .author = "anna",
                                              .comment = "new disks come",
                                              .matchers = "{}",
                                              .from = kEnd - kHour,
                                              .until = kEnd + kHour};
        batch.factSets.push_back({vocabulary::kSilenceFact, "am", kEnd, {}});
        batch.factSets.back().present = {{vocabulary::kSilenceFact, "am", "s1", kEnd, {}, vocabulary::toJson(silence), {}}};
        QVERIFY(store.commit(std::move(batch)).ok());
        const auto now = firing(store, kEnd);
        QVERIFY(now.size() == 1 && now[0].state == AlertState::Quiet && now[0].status == Status::Maintenance);
        QVERIFY(now[0].quiet.contains(QStringLiteral("anna: new disks come")));

        // It ended before anybody said so: loud from its end on, quiet up to it.
        QVERIFY(store.commit(said("am", kEnd + 2 * kHour, {slow}, 2 * kHour)).ok());
        const auto later = firing(store, kEnd + 2 * kHour);
        QVERIFY(later.size() == 1 && later[0].state == AlertState::Firing && later[0].status == Status::Critical);
        QCOMPARE(later[0].quietSpans, (std::vector<TimeSpan>{{kEnd, kEnd + kHour}}));
    }

    void inhibitedAndPendingAreTold()
    {
        Store store;
        QVERIFY(store.open());
        auto inhibited = alert("Child");
        inhibited.isInhibited = true;
        auto pending = alert("Soon");
        pending.state = "pending";
        QVERIFY(store.commit(said("am", kEnd, {inhibited})).ok());
        QVERIFY(store.commit(said("prom", kEnd, {pending})).ok());
        const auto now = firing(store, kEnd);
        QCOMPARE(now.size(), 2u);
        QVERIFY(now[0].state == AlertState::Quiet && now[0].quiet.contains(QStringLiteral("inhibited")));
        QVERIFY(now[1].state == AlertState::Pending && now[1].status == Status::Ok);
    }

    void theWorstIsFirstThenTheNewest()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd - 2 * kMinute, {alert("Old"), alert("Warn", {}, "warning")})).ok());
        QVERIFY(store.commit(said("prom", kEnd - kMinute, {alert("Old"), alert("Warn", {}, "warning"), alert("New")})).ok());
        const auto now = firing(store, kEnd);
        QVERIFY(now.size() == 3 && now[0].fact.name == "New" && now[1].fact.name == "Old" && now[2].fact.name == "Warn");
    }

    void asJsonItHasUnitsAndNulls()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Slow", {{"team", "Shop"}})})).ok());
        const auto listed = listedJson(firing(store, kEnd + Millis{1'000}).at(0));
        QVERIFY(listed["name"] == "Slow" && listed["state"] == "firing" && listed["owner"] == "Shop" && listed["age_s"] == 1.0);
        QVERIFY(listed["labels"]["severity"] == "page" && listed["quiet_reason"].is_null() && listed["sources"][0] == "prom");
        const auto old = pastJson(past(store, kEnd + Millis{1'000}).at(0));
        QVERIFY(old["ended_at"].is_null() && old["was_silenced"] == false && old["duration_s"] == 1.0);
    }

    /// The limits: a source is silent after two intervals, its alerts are hidden after two of their own.
    void aSourceIsSilentAfterTwoIntervals()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("am", kEnd, {})).ok());
        const auto am = [&store](UtcMs moment) {
            return sourcesSeen(store.snapshot({.view = moment}), watched(), moment).value().at(1);
        };
        QVERIFY(!am(kEnd + Millis{30'000}).isSilent);
        QVERIFY(am(kEnd + Millis{31'000}).isSilent && am(kEnd + Millis{31'000}).hidesAlerts);
        QVERIFY(am(kEnd + 10 * kDay).answered == kEnd);
        const auto never = sourcesSeen(store.snapshot(), watched(), kEnd).value().at(0);
        QVERIFY(never.isSilent && !never.answered && !never.hidesAlerts);
    }
};

TRACEO_TEST(TstAlertReport);
#include "tst_alert_report.moc"
