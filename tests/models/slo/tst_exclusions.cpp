#include "core/moment.h"
#include "slo/exclusions.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QTimeZone kBerlin("Europe/Berlin");

UtcMs at(const char* text)
{
    return parseMoment(text, {}).value();
}

/// The same digits on the wall.
LocalMs wall(const char* text)
{
    return LocalMs(at(text).time_since_epoch());
}

/// "03-28T23:30 03-29T00:30", spans one after the other.
QString textOf(const std::vector<TimeSpan>& spans)
{
    QStringList ends;
    for (const TimeSpan& span : spans) {
        for (const UtcMs end : {span.from, span.to})
            ends << QString::fromStdString(toRfc3339(end)).mid(5, 11);
    }
    return ends.join(u' ');
}

std::vector<Slice> randomSlices(QRandomGenerator& random, TimeSpan span)
{
    std::vector<Slice> slices = emptySlices(span);
    for (Slice& slice : slices) {
        slice.total = random.bounded(100);
        slice.good = random.bounded(slice.total + 1);
        slice.observedSeconds = random.bounded(61);
        slice.uncertain = random.bounded(3);
    }
    return slices;
}

} // namespace

class TstExclusions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anExclusionIsForNamesAndPatterns()
    {
        QVERIFY(Exclusion().appliesTo("anything"));
        const Exclusion some{.id = "x", .slos = {"checkout-*", "home"}};
        QVERIFY(some.appliesTo("checkout-latency") && some.appliesTo("home"));
        QVERIFY(!some.appliesTo("checkout") && !some.appliesTo("homepage") && !some.appliesTo("old-checkout-latency"));
    }

    void onceIsOneSpanAsFarAsItIsAskedFor()
    {
        const Exclusion once{.id = "x", .start = wall("2026-11-01 02:00"), .duration = 2 * kHour, .zone = kBerlin};
        QCOMPARE(textOf(spansOf(once, {at("2026-10-01"), at("2026-12-01")})), u"11-01T01:00 11-01T03:00"_s);
        QCOMPARE(textOf(spansOf(once, {at("2026-11-01 02:15"), at("2026-12-01")})), u"11-01T02:15 11-01T03:00"_s);
        QCOMPARE(textOf(spansOf(once, {at("2026-11-01 03:00"), at("2026-12-01")})), QString());
        QCOMPARE(textOf(spansOf(once, {at("2026-10-01"), at("2026-11-01 01:00")})), QString());
    }

    /// At 02:30, for an hour: also where 02:30 is skipped, and only the first where it is shown twice.
    void aWeeklyOneIsExactWhereClocksChange()
    {
        const Exclusion weekly{
            .id = "x", .start = wall("2026-01-04 02:30"), .duration = kHour, .rrule = "FREQ=WEEKLY;BYDAY=SU", .zone = kBerlin};
        QCOMPARE(textOf(spansOf(weekly, {at("2026-03-20"), at("2026-04-06")})),
                 u"03-22T01:30 03-22T02:30 03-29T01:30 03-29T02:30 04-05T00:30 04-05T01:30"_s);
        QCOMPARE(textOf(spansOf(weekly, {at("2026-10-24"), at("2026-11-02")})),
                 u"10-25T00:30 10-25T01:30 11-01T01:30 11-01T02:30"_s);
    }

    void overlapsAreJoined()
    {
        const Exclusion thrice{
            .id = "x", .start = wall("2026-11-01 02:00"), .duration = 90 * kMinute, .rrule = "FREQ=DAILY;BYHOUR=2,3,4;COUNT=3"};
        QCOMPARE(textOf(spansOf(thrice, {at("2026-10-01"), at("2026-12-01")})), u"11-01T02:00 11-01T05:30"_s);
        const ExcludedSpans both{.dropped = {{at("2026-11-01 02:00"), at("2026-11-01 03:00")}},
                                 .good = {{at("2026-11-01 02:30"), at("2026-11-01 04:00")}}};
        QCOMPARE(textOf(both.all()), u"11-01T02:00 11-01T04:00"_s);
        QVERIFY(lengthOf(both.all()) == 2 * kHour);
    }

    /// Saturday 28 to Monday 30 March; clocks go forward on Sunday.
    void outsideOfServiceHoursIsWhatIsLeft()
    {
        ServiceHours office{.from = 8 * kHour, .to = 20 * kHour, .zone = kBerlin};
        const TimeSpan days{at("2026-03-27 23:00"), at("2026-03-30 22:00")}; // local midnights
        QCOMPARE(textOf(spansOutside(office, days)),
                 u"03-27T23:00 03-28T07:00 03-28T19:00 03-29T06:00 03-29T18:00 03-30T06:00 03-30T18:00 03-30T22:00"_s);
        office.days[6] = false; // Sunday
        QCOMPARE(textOf(spansOutside(office, days)),
                 u"03-27T23:00 03-28T07:00 03-28T19:00 03-30T06:00 03-30T18:00 03-30T22:00"_s);
        QCOMPARE(toText(office), std::string("mon,tue,wed,thu,fri,sat 08:00-20:00 Europe/Berlin"));
    }

    void hoursMayGoOverMidnightAndDaysMayBeWhole()
    {
        ServiceHours nights{.from = 22 * kHour, .to = 6 * kHour};
        nights.days = {true, false, false, false, false, false, false}; // from Monday, 23 November
        const TimeSpan week{at("2026-11-22"), at("2026-11-29")};
        QCOMPARE(textOf(spansOutside(nights, week)), u"11-22T00:00 11-23T22:00 11-24T06:00 11-29T00:00"_s);
        QCOMPARE(textOf(spansOutside(ServiceHours(), week)), QString());
        QCOMPARE(toText(ServiceHours()), std::string("mon,tue,wed,thu,fri,sat,sun 00:00-24:00 UTC"));
    }

    void aDroppedMinuteIsOutAndAGoodOneHasNothingBad()
    {
        std::vector<Slice> slices = emptySlices({at("2026-11-01 00:00"), at("2026-11-01 00:04")});
        for (Slice& slice : slices)
            slice = {slice.end, 60, 100, 60, 7, 1};
        slices[2].observedSeconds = 0; // nobody looked, and nobody had to
        const TimeSpan third{slices[2].end - kMinute, slices[2].end};
        exclude({.dropped = {third}, .good = {{third.from - kMinute, third.to}}}, slices);
        QVERIFY((slices[0] == Slice{slices[0].end, 60, 100, 60, 7, 1} && slices[3] == Slice{slices[3].end, 60, 100, 60, 7, 1}));
        QVERIFY((slices[1] == Slice{slices[1].end, 100, 100, 60, 7, 1}));
        QVERIFY((slices[2] == Slice{slices[2].end, 0, 0, 60, 0, 0}));
    }

    /// Who never looked is not excused.
    void beforeDataBeganNothingCountsAsObserved()
    {
        std::vector<Slice> slices = emptySlices({at("2026-11-01 00:00"), at("2026-11-01 00:04")});
        slices[2].observedSeconds = 30;
        exclude({.dropped = {{at("2026-11-01 00:00"), at("2026-11-01 00:04")}}, .good = {}}, slices);
        QCOMPARE(slices[1].observedSeconds, 0);
        QCOMPARE(slices[2].observedSeconds, 60);
        QCOMPARE(slices[3].observedSeconds, 60);
    }

    void otherSlicesNeverChange()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        const TimeSpan span{at("2026-11-01"), at("2026-11-01 12:00")};
        for (int round = 0; round < 100; ++round) {
            const std::vector<Slice> before = randomSlices(random, span);
            ExcludedSpans spans;
            for (int i = 0; i < 5; ++i) {
                const UtcMs from = span.from + (random.bounded(800) - 40) * kMinute;
                (random.bounded(2) == 0 ? spans.good : spans.dropped).push_back({from, from + random.bounded(90) * kMinute});
            }
            std::vector<Slice> after = before;
            exclude(spans, after);
            for (std::size_t i = 0; i < before.size(); ++i) {
                const auto holds = [&](const TimeSpan& excluded) {
                    return before[i].end > excluded.from && before[i].end <= excluded.to;
                };
                const bool isDropped = std::ranges::any_of(spans.dropped, holds);
                const bool isGood = std::ranges::any_of(spans.good, holds);
                const bool isRight = isDropped ? after[i].total == 0 && after[i].good == 0
                    : isGood                   ? after[i].total == before[i].total && after[i].good == after[i].total
                                               : after[i] == before[i];
                QVERIFY2(isRight, qPrintable(u"seed %1, round %2, minute %3"_s.arg(seed).arg(round).arg(i)));
            }
        }
    }
};

TRACEO_TEST(TstExclusions);
#include "tst_exclusions.moc"
