// Sums of a composite's minutes are, at any moment, those of its slices as they are weighed then.
#include "slo/weighed_sums.h"

#include "models/slo/made_composites.h"
#include "models/slo/made_slices.h"
#include "slo/composite_slices.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using Burn = Composite::Burn;

namespace {

constexpr std::int64_t kMinutes = 3000;

/// What a composite counts at a moment, as composite_counts.cpp does it.
std::vector<Slice> slicesAt(const SloDefinition& slo, const CompositeMinutes& minutes, UtcMs moment, TimeSpan window)
{
    std::vector<std::vector<Slice>> members;
    for (std::size_t i = 0; i < minutes.members.size(); ++i) {
        const CompositeMinutes::Member& member = minutes.members[i];
        std::vector<Slice> slices =
            member.inner ? slicesAt(*slo.composite->members[i].slo, *member.inner, moment, window) : member.seen;
        std::erase_if(slices, [moment](const Slice& slice) { return slice.end > moment; });
        fillDelayed({member.rule, window, moment - member.delay}, false, slices);
        members.push_back(std::move(slices));
    }
    return combined(slo, members, {window, {}});
}

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

bool isNear(const SliceSum& a, const SliceSum& b)
{
    return a.window == b.window && isNear(a.good, b.good) && isNear(a.total, b.total)
        && isNear(a.observedSeconds, b.observedSeconds);
}

QString textOf(const SliceSum& sum)
{
    return QStringLiteral("%1 of %2, %3 s").arg(sum.good, 0, 'g', 15).arg(sum.total, 0, 'g', 15).arg(sum.observedSeconds);
}

/// Half a day long.
SloDefinition madeOf(Burn burn, const std::vector<MadeMember>& members)
{
    return composite(burn, members, {}, kDay / 2);
}

CompositeMinutes randomMinutes(const SloDefinition& slo, QRandomGenerator& random)
{
    CompositeMinutes minutes;
    for (const CompositeMember& member : slo.composite->members)
        minutes.members.push_back(CompositeMinutes::Member::of(member.whenDelayed, std::int64_t(random.bounded(20)) * kMinute,
                                                               randomHistory(0, kMinutes, random)));
    return minutes;
}

MadeMember madeMember(const char* name, QRandomGenerator& random)
{
    return {name, 90 + random.bounded(99) / 10.0, 0.5 + random.bounded(9), WhenDelayed(random.bounded(4))};
}

} // namespace

class TstWeighedSums : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void atAnyMomentTheyAreThoseOfTheSlicesThen()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        for (int run = 0; run < 60; ++run) {
            const Burn burn = run % 2 == 0 ? Burn::Score : Burn::Sum;
            SloDefinition slo = madeOf(burn, {madeMember("a", random), madeMember("b", random), madeMember("c", random)});
            CompositeMinutes minutes = randomMinutes(slo, random);
            if (run % 3 == 0) { // the first is made of others itself
                const SloDefinition inner = madeOf(Burn::Score, {{"d", 95, 2}, {"e", 99}});
                const CompositeMinutes parts = randomMinutes(inner, random);
                const TimeSpan all{minute(0), minute(kMinutes)};
                slo.composite->members[0].slo = std::make_shared<const SloDefinition>(inner);
                minutes.members[0] = CompositeMinutes::Member::of(WhenDelayed::NotObserved, Millis{0},
                                                                  slicesAt(inner, parts, minute(kMinutes), all));
                minutes.members[0].inner = std::make_shared<const CompositeMinutes>(parts);
            }
            const WeighedSums sums(slo, minutes);
            for (int look = 0; look < 20; ++look) {
                const UtcMs moment = minute(720 + random.bounded(int(kMinutes) - 720));
                const TimeSpan window = slo.window.at(moment);
                const TimeSpan span{moment - std::int64_t(1 + random.bounded(720)) * kMinute, moment};
                const SliceSum expected = sumOf(slicesAt(slo, minutes, moment, window), span);
                const SliceSum found = sums.over(span);
                QVERIFY2(isNear(found, expected),
                         qPrintable(QStringLiteral("seed %1, run %2: %3 instead of %4")
                                        .arg(seed)
                                        .arg(run)
                                        .arg(textOf(found), textOf(expected))));
            }
        }
    }

    /// A part of a window is weighed as the whole of it.
    void anEarlierPartMayBeWeighedAsNow()
    {
        const SloDefinition slo = madeOf(Burn::Score, {{"a"}, {"b"}});
        CompositeMinutes minutes;
        minutes.members = {CompositeMinutes::Member::of(WhenDelayed::NotObserved, {},
                                                        minutesOf(-720, 0,
                                                                  [](Slice& slice, std::int64_t) {
                                                                      slice.good = 50;
                                                                      slice.total = 100;
                                                                  })),
                           CompositeMinutes::Member::of(WhenDelayed::NotObserved, {},
                                                        minutesOf(-720, 0, [](Slice& slice, std::int64_t at) {
                                                            slice.good = slice.total = at > -360 ? 300 : 0;
                                                        }))};
        const WeighedSums sums(slo, minutes);
        const TimeSpan early{minute(-720), minute(-360)};
        QCOMPARE(sums.over(early).bad() / sums.over(early).total, 0.5); // there was no b yet
        // now: b has three in five events; a half of the score: each of its events is worth 180,000 ÷ 72,000 ÷ 2
        const SliceSum now = sums.over(early, minute(0));
        QVERIFY(isNear(now.total, 100 * 360 * 1.25) && isNear(now.bad(), 50 * 360 * 1.25));
    }

    void ofAnyOtherSloTheyAreThoseOfItsSlices()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        const auto slices = randomHistory(0, 200, random);
        const TimeSpan span{minute(20), minute(180)};
        QCOMPARE(WeighedSums(slices).over(span), SliceSums(slices).over(span));
    }
};

TRACEO_TEST(TstWeighedSums);
#include "tst_weighed_sums.moc"
