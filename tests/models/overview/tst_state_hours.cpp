#include "models/overview/watched.h"
#include "overview/state_hours.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const TimeSpan kDayUpToEnd = lastHours(kEnd, QTimeZone::utc());

HoursSeen seen()
{
    const std::vector<bool> all(24, true);
    return {.hours = kDayUpToEnd, .moment = kEnd, .objectives = {}, .alerts = {}, .heard = {{"am", all}, {"prom", all}}};
}

HourStates objective(const std::string& service, std::optional<Status> all = Status::Ok)
{
    return {.service = service, .hours = std::vector<std::optional<Status>>(24, all)};
}

AlertRow firing(const QString& service, UtcMs begin, std::optional<UtcMs> end, Status status = Status::Critical)
{
    AlertRow row{.state = end ? AlertState::Resolved : AlertState::Firing, .status = status, .name = u"Burns"_s};
    row.fact.severity = status == Status::Critical ? "page" : status == Status::Ok ? "info" : "ticket";
    row.service = service;
    row.begin = begin;
    row.end = end;
    row.sources = {"prom"};
    return row;
}

/// A letter an hour: C, W, M, o for OK, and a dot where nothing is known.
QString letters(const Strip::Lane& lane, TimeSpan hours)
{
    QString text;
    for (UtcMs from = hours.from; from < hours.to; from += kHour) {
        const auto part = std::ranges::find(lane.parts, from, [](const Strip::Part& p) { return p.span.from; });
        text += part == lane.parts.end() ? u'.' : part->status == Status::Ok ? u'o' : nameOf(part->status)[0];
    }
    return text;
}

QString lettersOf(const Strip& strip, const QString& service)
{
    const auto lane = std::ranges::find(strip.lanes, service, &Strip::Lane::name);
    return lane == strip.lanes.end() ? QString() : letters(*lane, strip.range);
}

QStringList namesOf(const Strip& strip)
{
    QStringList names;
    for (const Strip::Lane& lane : strip.lanes)
        names << lane.name;
    return names;
}

} // namespace

class TstStateHours : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hoursAreThoseOfTheZoneAndTheRunningOneIsTheLast()
    {
        const UtcMs at = utcMs(1'763'906'700'000); // 14:05 UTC
        QCOMPARE(lastHours(at, QTimeZone::utc()).to, at + 55 * kMinute);
        QCOMPARE(lastHours(at, QTimeZone("Asia/Kolkata")).to, at + 25 * kMinute); // 19:35
        QCOMPARE(lastHours(at, QTimeZone::utc()).length(), kDay);
        // A moment on the hour ends it: nothing of the next one was counted yet.
        QCOMPARE(lastHours(at - 5 * kMinute + Millis{900}, QTimeZone::utc()).to, at - 5 * kMinute);
    }

    void theWorstOfBudgetsAndAlertsIsShown()
    {
        HoursSeen all = seen();
        all.objectives = {objective("shop"), objective("shop")};
        all.objectives[0].hours[3] = Status::Warning;
        all.objectives[1].hours[3] = Status::Critical;
        all.alerts = {firing(u"shop"_s, kDayUpToEnd.from + 5 * kHour + kMinute, kDayUpToEnd.from + 7 * kHour, Status::Warning)};
        QCOMPARE(lettersOf(stateByHour(all), u"shop"_s), u"oooCoWWWoooooooooooooooo"_s);
    }

    void doubtHidesCalmButNoTrouble()
    {
        HoursSeen all = seen();
        all.objectives = {objective("shop"), objective("shop")};
        all.objectives[0].hours[3] = std::nullopt;
        all.objectives[0].hours[4] = std::nullopt;
        all.objectives[1].hours[4] = Status::Critical;
        QCOMPARE(lettersOf(stateByHour(all), u"shop"_s), u"ooo.Cooooooooooooooooooo"_s);
    }

    void calmOfAServiceWithoutObjectivesIsWhatWasHeard()
    {
        HoursSeen all = seen();
        all.heard["prom"][2] = false;
        all.alerts = {firing(u"mail"_s, kDayUpToEnd.from, kDayUpToEnd.from + kMinute), firing({}, kEnd - kMinute, {})};
        const Strip strip = stateByHour(all);
        QCOMPARE(lettersOf(strip, u"mail"_s), u"Co.ooooooooooooooooooooo"_s);
        QCOMPARE(lettersOf(strip, u"Burns"_s), u"oo.ooooooooooooooooooooC"_s); // named by what fires
    }

    /// One that nobody vouches for leaves its service in doubt, whatever else was heard.
    void eachAlertNeedsOneOfThoseThatKnewIt()
    {
        HoursSeen all = seen();
        all.heard["prom"][2] = all.heard["prom"][3] = all.heard["am"][3] = all.heard["am"][4] = false;
        AlertRow both = firing(u"mail"_s, kDayUpToEnd.from, kDayUpToEnd.from + kMinute);
        both.sources = {"am", "prom"};
        all.alerts = {both};
        QCOMPARE(lettersOf(stateByHour(all), u"mail"_s), u"Coo.oooooooooooooooooooo"_s);
        AlertRow ofOne = both;
        ofOne.sources = {"am"};
        all.alerts.push_back(ofOne);
        QCOMPARE(lettersOf(stateByHour(all), u"mail"_s), u"Coo..ooooooooooooooooooo"_s);
        all.alerts.front().sources = {"a source that is gone"};
        QCOMPARE(lettersOf(stateByHour(all), u"mail"_s), u"C......................."_s);
    }

    /// It fired as long as its source was heard; since then nobody knows.
    void anAlertThatWasLostIsNotKnownAfterwards()
    {
        HoursSeen all = seen();
        AlertRow lost = firing(u"mail"_s, kDayUpToEnd.from + 20 * kHour, {});
        lost.state = AlertState::NotKnown;
        lost.status = Status::Stale;
        lost.fact.severity = "page";
        lost.seenUntil = kDayUpToEnd.from + 21 * kHour + kMinute;
        all.alerts = {lost};
        QCOMPARE(lettersOf(stateByHour(all), u"mail"_s), u"ooooooooooooooooooooCC.."_s);
    }

    void whatIsSilencedIsMaintenance()
    {
        HoursSeen all = seen();
        all.objectives = {objective("shop")};
        all.objectives[0].hours.back() = std::nullopt; // what is down on purpose is not in doubt
        AlertRow quiet = firing(u"shop"_s, kEnd - kMinute, {}, Status::Maintenance);
        quiet.state = AlertState::Quiet;
        quiet.quietSpans = {{kEnd - kMinute, kDistantFuture}};
        all.alerts = {quiet};
        QCOMPARE(lettersOf(stateByHour(all), u"shop"_s).back(), u'M');
    }

    /// What was silenced does not become an outage of the past when it ends, or when nobody hears of it any more.
    void whatWasSilencedStaysMaintenance()
    {
        for (const AlertState state : {AlertState::Resolved, AlertState::NotKnown}) {
            HoursSeen all = seen();
            AlertRow quiet = firing(u"mail"_s, kDayUpToEnd.from + 20 * kHour, {});
            quiet.state = state;
            const UtcMs last = kDayUpToEnd.from + 21 * kHour + kMinute;
            (state == AlertState::Resolved ? quiet.end : quiet.seenUntil) = last;
            quiet.quietSpans = {{quiet.begin, kDistantFuture}};
            all.alerts = {quiet};
            QVERIFY(lettersOf(stateByHour(all), u"mail"_s).startsWith(u"ooooooooooooooooooooMM"_s));
        }
    }

    /// Nor does what was loud become maintenance because it was silenced at last.
    void whatWasLoudStaysSo()
    {
        HoursSeen all = seen();
        AlertRow row = firing(u"mail"_s, kDayUpToEnd.from + 18 * kHour, kDayUpToEnd.from + 22 * kHour + kMinute);
        row.quietSpans = {{kDayUpToEnd.from + 20 * kHour + kMinute, kDistantFuture}};
        all.alerts = {row};
        QCOMPARE(lettersOf(stateByHour(all), u"mail"_s), u"ooooooooooooooooooCCCMMo"_s);
    }

    /// At the turn of the hour those of whom nothing is counted yet must not push the red ones out of sight.
    void anHourThatHasOnlyBegunDoesNotChangeTheOrder()
    {
        HoursSeen all = seen();
        all.objectives = {objective("a-calm"), objective("b-critical")};
        all.objectives[0].hours.back() = std::nullopt;
        all.objectives[1].hours[20] = Status::Critical;
        QCOMPARE(namesOf(stateByHour(all)), (QStringList{u"a-calm"_s, u"b-critical"_s}));
        all.moment = kEnd - kHour + 3 * kMinute;
        const Strip strip = stateByHour(all);
        QCOMPARE(namesOf(strip), (QStringList{u"b-critical"_s, u"a-calm"_s}));
        QCOMPARE(strip.lanes[1].words, u"not known"_s);
    }

    /// What is overspent is worth a look, however calm its hours are.
    void aServiceWhoseBudgetIsLowStandsAboveTheCalm()
    {
        HoursSeen all = seen();
        all.objectives = {objective("a-calm"), objective("b-was-bad"), objective("c-overspent")};
        all.objectives[1].hours[4] = Status::Critical;
        all.objectives[2].budget = Status::Critical;
        QCOMPARE(namesOf(stateByHour(all)), (QStringList{u"c-overspent"_s, u"b-was-bad"_s, u"a-calm"_s}));
    }

    void maintenanceIsAsCalmAsWell()
    {
        HoursSeen all = seen();
        all.objectives = {objective("a-well"), objective("b-was-bad")};
        all.objectives[1].hours[4] = Status::Critical;
        AlertRow quiet = firing(u"c-silenced"_s, kEnd - 30 * kMinute, {});
        quiet.quietSpans = {{quiet.begin, kDistantFuture}};
        all.alerts = {quiet};
        QCOMPARE(namesOf(stateByHour(all)), (QStringList{u"b-was-bad"_s, u"c-silenced"_s, u"a-well"_s}));
    }

    void worstFirstByNowThenByTheDay()
    {
        HoursSeen all = seen();
        all.objectives = {objective("a-calm"),  objective("b-was-bad"),  objective("c-unseen"),
                          objective("d-warns"), objective("e-critical"), objective("f-was-bad-for-long")};
        all.objectives[1].hours[4] = Status::Critical;
        all.objectives[2].hours.back() = std::nullopt;
        all.objectives[3].hours.back() = Status::Warning;
        all.objectives[4].hours.back() = Status::Critical;
        all.objectives[5].hours[4] = Status::Critical;
        all.objectives[5].hours[5] = Status::Critical;
        const Strip strip = stateByHour(all);
        QCOMPARE(namesOf(strip),
                 (QStringList{u"e-critical"_s, u"d-warns"_s, u"c-unseen"_s, u"f-was-bad-for-long"_s, u"b-was-bad"_s,
                              u"a-calm"_s}));
        QCOMPARE(strip.lanes[0].words, nameOf(Status::Critical));
        QCOMPARE(strip.lanes[2].words, u"not known"_s);
    }

    /// From facts and samples alone, so the past is answered like the present.
    void theReportHasThemOfAnyMoment()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("checkout", 2 * kDay, 100, 0)).ok());
        QVERIFY(store.commit(said("prom", kEnd - 3 * kHour, {alert("Slow", {{"service", "Shop"}})}, kDay)).ok());
        QVERIFY(store.commit(said("prom", kEnd - 2 * kHour, {}, kHour)).ok());
        QVERIFY(store.commit(said("prom", kEnd, {}, 2 * kHour)).ok());
        QVERIFY(store.commit(said("am", kEnd, {}, kHour)).ok());
        const auto config = watched({slo("checkout", 99.0, 2 * kDay)});
        const Strip now = nowOf(store, config, kEnd).hours;
        QCOMPARE(namesOf(now), QStringList{u"Shop"_s});
        QVERIFY2(lettersOf(now, u"Shop"_s).endsWith(u'o'), qPrintable(lettersOf(now, u"Shop"_s)));
        QCOMPARE(lettersOf(now, u"Shop"_s).count(u'.'), 0);
        QVERIFY(lettersOf(now, u"Shop"_s).count(u'C') >= 1);
        const Strip then = nowOf(store, config, kEnd - 3 * kHour).hours;
        QCOMPARE(lettersOf(then, u"Shop"_s).back(), u'C');
        QCOMPARE(then.range.to, now.range.to - 3 * kHour);
    }
};

TRACEO_TEST(TstStateHours);
#include "tst_state_hours.moc"
