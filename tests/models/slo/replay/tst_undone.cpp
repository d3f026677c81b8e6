#include "slo/replay/undone.h"

#include "models/slo/made_slices.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::replay;
using namespace traceo::test;

namespace {

constexpr int kDays = 1440; ///< minutes of one
constexpr UtcMs kHourStart = floorTo(kEnd, kHour);

/// A week has busy and quiet hours: the number of the hour of the week, and one bad event each tenth minute.
std::vector<Slice> weeks(const std::function<void(Slice& slice)>& change = {})
{
    std::vector<Slice> slices = emptySlices({kHourStart - 35 * kDay, kHourStart + kDay});
    for (Slice& slice : slices) {
        const auto minutes = (slice.end - Millis{1} - UtcMs{}) / kMinute;
        const auto hour = minutes / 60 % (7 * 24);
        slice = {slice.end, double(1000 + hour - (minutes % 10 == 0 ? 1 : 0)), double(1000 + hour), 60};
        if (change)
            change(slice);
    }
    return slices;
}

bool isIn(const Slice& slice, TimeSpan span)
{
    return slice.end > span.from && slice.end <= span.to;
}

} // namespace

class TstUndone : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOutageBecomesAUsualHour()
    {
        const TimeSpan outage{kHourStart + 30 * kMinute, kHourStart + 90 * kMinute};
        const auto events = weeks([&](Slice& slice) {
            if (isIn(slice, outage))
                slice.good = 0;
        });
        const auto changed = undone(events, {outage});
        const auto calm = weeks();
        QCOMPARE(changed.size(), events.size());
        for (std::size_t i = 0; i < changed.size(); ++i) {
            if (!isIn(changed[i], outage)) {
                QCOMPARE(changed[i], events[i]);
                continue;
            }
            QCOMPARE(changed[i].total, calm[i].total); // the same hour of the week
            QCOMPARE(changed[i].good, calm[i].total);  // most of its minutes have nothing bad
            QCOMPARE(changed[i].observedSeconds, 60.0);
        }
    }

    /// Three of the four weeks before are unusual, and one of them was not seen: the median goes with what is left.
    void whatNobodySawOrIsUndoneIsNotUsual()
    {
        const TimeSpan now{kHourStart, kHourStart + kHour};
        const TimeSpan weekBefore{now.from - 7 * kDay, now.to - 7 * kDay};
        const auto events = weeks([&](Slice& slice) {
            if (isIn(slice, weekBefore))
                slice.good = 0;
            if (isIn(slice, {now.from - 14 * kDay, now.to - 14 * kDay}))
                slice = Slice{slice.end};
            if (isIn(slice, {now.from - 21 * kDay, now.to - 21 * kDay}))
                slice.total = slice.good = 5000;
        });
        const auto calm = weeks();
        const auto changed = undone(events, {weekBefore, now});
        const auto at = [&](UtcMs end) {
            return std::size_t(std::ranges::lower_bound(changed, end, {}, &Slice::end) - changed.begin());
        };
        const std::size_t last = at(now.to);
        QCOMPARE(changed[last].total, calm[last].total); // of 60 of the fourth week and 60 of 5,000 the lower middle
        QCOMPARE(changed[at(weekBefore.to)].good, changed[at(weekBefore.to)].total);
    }

    void anHourWithoutAPastStaysAsItWas()
    {
        auto events = minutesOf(-kDays, kDays, [](Slice& slice, std::int64_t) {
            slice.total = 10;
            slice.good = 3;
        });
        QCOMPARE(undone(events, {{minute(-60), minute(60)}}), events);
        QCOMPARE(undone(events, {}), events);
    }
};

TRACEO_TEST(TstUndone);
#include "tst_undone.moc"
