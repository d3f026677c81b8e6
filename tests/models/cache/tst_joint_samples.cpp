#include "cache/joint_counters.h"
#include "cache/joint_samples.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr UtcMs kToday = floorTo(kNow, kDay);
constexpr TimeSpan kWindow{kToday - 4 * kDay + 6 * kHour, kToday + 6 * kHour};
constexpr int kPolls = 5 * 24 * 60;

/// Five days, a poll a minute, in chunks of a day each. One of both may fall on the third day.
struct FiveDays : StoredCache {
    explicit FiveDays(bool isFalling = false) : StoredCache(kToday + 6 * kHour)
    {
        std::vector<double> falling = rising(kPolls, 3);
        for (std::size_t i = 2 * 24 * 60 + 100; isFalling && i < falling.size(); ++i)
            falling[i] -= falling[2 * 24 * 60 + 99];
        addBucket("get", "64", every(kMinute, kToday - 5 * kDay + kMinute, rising(kPolls, 1)));
        addBucket("get", "96", every(kMinute, kToday - 5 * kDay + kMinute, falling));
        if (!compact())
            qFatal("not compacted");
    }

    std::vector<history::SeriesId> ids() const
    {
        std::vector<history::SeriesId> ids;
        const auto found = snapshot().series(Selector(vocabulary::kRedisLatencyBucket));
        for (const history::SeriesInfo& one : *found)
            ids.push_back(one.id);
        return ids;
    }
};

std::vector<std::vector<Sample>> wholeOf(const history::Snapshot& snapshot, const std::vector<history::SeriesId>& ids)
{
    std::vector<std::vector<Sample>> all;
    for (const history::SeriesId id : ids) {
        all.push_back(*snapshot.samples(id, kWindow));
        all.back().insert(all.back().begin(), snapshot.newestSample(id, kWindow.from)->value());
    }
    return all;
}

/// What grew in each part.
std::vector<std::vector<double>> grownIn(const std::vector<std::vector<Sample>>& samples, std::span<const TimeSpan> parts,
                                         const JointRules& rules)
{
    std::vector<std::vector<double>> grown(parts.size(), std::vector<double>(samples.size()));
    JointCounters(samples, kWindow).walk(rules, [&](const JointStep& step) {
        const std::size_t part = partOf(parts, step.span.to);
        for (std::size_t i = 0; part < parts.size() && i < samples.size(); ++i)
            grown[part][i] += step.grown[i];
    });
    return grown;
}

} // namespace

class TstJointSamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Whatever the parts, resets and other servers: as if all of it had been read.
    void whatGrewIsTheSameAsOfAllSamples()
    {
        const std::vector<HitStep> joins{
            {.span = {kToday - 2 * kDay + kHour, kToday - 2 * kDay + kHour + kMinute}, .join = HitStep::Join::TakenOver}};
        for (const bool isFalling : {false, true}) {
            const FiveDays store(isFalling);
            const auto snapshot = store.snapshot();
            const auto ids = store.ids();
            QCOMPARE(ids.size(), 2u);
            for (const int count : {1, 2, 7, 50}) {
                for (const bool isJoined : {false, true}) {
                    const auto parts = equalParts(kWindow, count);
                    // A bucket alone does not fall: these are two counters then.
                    const JointRules rules{.carries = !isFalling,
                                           .polledBefore = {},
                                           .joins = isJoined ? std::span<const HitStep>(joins) : std::span<const HitStep>()};
                    const auto few = jointSamples(snapshot, ids, parts, rules.joins);
                    QVERIFY(few.ok());
                    QCOMPARE(grownIn(*few, parts, rules), grownIn(wholeOf(snapshot, ids), parts, rules));
                }
            }
        }
    }

    void ofADayInWhichNoneFellTwoSamplesAreRead()
    {
        const FiveDays store;
        const auto snapshot = store.snapshot();
        const auto few = jointSamples(snapshot, store.ids(), std::array{kWindow}, {});
        QVERIFY(few.ok());
        QVERIFY2(few->front().size() < wholeOf(snapshot, store.ids()).front().size() / 2,
                 QByteArray::number(qulonglong(few->front().size())).constData());
    }

    void aDayInWhichOneFellIsReadOfBoth()
    {
        const FiveDays calm;
        const FiveDays falling(true);
        const std::array part{kWindow};
        const auto few = jointSamples(calm.snapshot(), calm.ids(), part, {});
        const auto more = jointSamples(falling.snapshot(), falling.ids(), part, {});
        QVERIFY(few.ok() && more.ok());
        for (const std::size_t i : {std::size_t(0), std::size_t(1)})
            QVERIFY((*more)[i].size() > (*few)[i].size() + 1000);
    }

    void withoutPartsThereIsNothing()
    {
        const StoredCache store;
        const auto none = jointSamples(store.snapshot(), std::array<history::SeriesId, 2>{1, 2}, {}, {});
        QVERIFY(none.ok());
        QCOMPARE(none->size(), 2u);
    }
};

TRACEO_TEST(TstJointSamples);
#include "tst_joint_samples.moc"
