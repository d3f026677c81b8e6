#include "models/slo/made_slices.h"
#include "slo/detail/alert_lanes.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

using Lane = std::vector<LaneStretch>;
using S = LaneState;

/// Of the reference, G5: 600 a minute, all bad from minute 601 to 610.
std::vector<Slice> tenBadMinutes()
{
    return minutesOf(-4 * 1440, 700, [](Slice& slice, std::int64_t number) {
        slice.total = 600;
        slice.good = number >= 601 && number <= 610 ? 0 : 600;
    });
}

Lane laneOf(const std::string& alert, const std::vector<Slice>& slices, const std::vector<TimeSpan>& excluded = {},
            double objective = 99.9)
{
    const SloDefinition checkout = slo("checkout", objective, 30 * kDay);
    const Rehearsal rehearsal(checkout, slices, {minute(0), minute(700)});
    return traceo::laneOf(rehearsal, parseAlert(alert).value(), excluded);
}

TimeSpan minutes(std::int64_t from, std::int64_t to)
{
    return {minute(from), minute(to)};
}

} // namespace

class TstAlertLanes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 1 h and 5 min at 14.4: it fires at the end of minutes 601 to 614.
    void aPairFiresAndIsQuietAgain()
    {
        QCOMPARE(laneOf("14.4,1h,5m", tenBadMinutes()),
                 (Lane{{minutes(0, 600), S::Quiet}, {minutes(600, 614), S::Firing}, {minutes(614, 700), S::Quiet}}));
    }

    void whatWaitsIsPending()
    {
        QCOMPARE(laneOf("14.4,1h,5m,2m", tenBadMinutes()),
                 (Lane{{minutes(0, 600), S::Quiet},
                       {minutes(600, 602), S::Pending},
                       {minutes(602, 614), S::Firing},
                       {minutes(614, 700), S::Quiet}}));
    }

    void whatIsExcludedIsMutedWhereItWouldCall()
    {
        QCOMPARE(laneOf("14.4,1h,5m", tenBadMinutes(), {minutes(100, 200), minutes(604, 607), minutes(612, 650)}),
                 (Lane{{minutes(0, 600), S::Quiet},
                       {minutes(600, 604), S::Firing},
                       {minutes(604, 607), S::Muted},
                       {minutes(607, 612), S::Firing},
                       {minutes(612, 614), S::Muted},
                       {minutes(614, 700), S::Quiet}}));
    }

    void whatNoShareOfBadEventsExceedsCannotFire()
    {
        QCOMPARE(laneOf("14.4,1h,5m", tenBadMinutes(), {}, 90.0), (Lane{{minutes(0, 700), S::CannotFire}}));
    }

    void whatWasNotObservedIsUnknownAndNotDrawn()
    {
        auto slices = tenBadMinutes();
        for (Slice& slice : slices) {
            if (slice.end > minute(200) && slice.end <= minute(300))
                slice = Slice{slice.end};
        }
        const Lane lane = laneOf("14.4,1h,5m", slices);
        QCOMPARE(lane[1].state, S::Unknown);
        QCOMPARE(lane[1].span, minutes(230, 329)); // more than half of the last hour
        const auto parts = partsOf(lane, BurnPair::Severity::Page);
        QCOMPARE(parts.size(), lane.size() - 1);
        QVERIFY(std::ranges::none_of(parts, [](const Strip::Part& part) { return part.status == Status::Unknown; }));
    }

    void severityIsTheColourOfWhatFires()
    {
        const Lane lane = laneOf("14.4,1h,5m", tenBadMinutes());
        QCOMPARE(partsOf(lane, BurnPair::Severity::Page)[1].status, Status::Critical);
        QCOMPARE(partsOf(lane, BurnPair::Severity::Ticket)[1].status, Status::Warning);
        QVERIFY(!nameOf(S::Pending).isEmpty() && nameOf(S::Pending) != nameOf(S::Firing));
    }

    /// Without holes, and each stretch as long as the verdicts say.
    void lanesCoverTheWholeRange()
    {
        const quint32 seed = seedOfRun();
        const QByteArray said = "TRACEO_SEED=" + QByteArray::number(seed);
        QRandomGenerator random(seed);
        const auto slices = randomHistory(-4 * 1440, 700, random);
        const SloDefinition checkout = slo("checkout", 99.9, 30 * kDay);
        const Rehearsal rehearsal(checkout, slices, {minute(0), minute(700)});
        const PolicyAlert alert = policyOf(checkout, defaultRules(checkout)).alerts.front();
        const Lane lane = traceo::laneOf(rehearsal, alert, {});
        const auto verdicts = rehearsal.verdicts(alert);
        UtcMs at = minute(0);
        for (const LaneStretch& stretch : lane) {
            QVERIFY2(stretch.span.from == at && !stretch.span.isEmpty(), said.constData());
            for (; at < stretch.span.to; at += kMinute) {
                const AlertVerdict verdict = verdicts[std::size_t((at - minute(0)) / kMinute)];
                QVERIFY2((verdict == AlertVerdict::Firing) == (stretch.state == S::Firing), said.constData());
            }
        }
        QVERIFY2(at == minute(700), said.constData());
    }
};

TRACEO_TEST(TstAlertLanes);
#include "tst_alert_lanes.moc"
