#include "slo/replay/minute_changes.h"

#include "models/slo/made_slices.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::replay;
using namespace traceo::test;

namespace {

constexpr int kDays = 1440; ///< minutes of one

MinuteRecord recordOf(const SloDefinition& slo, const std::vector<Slice>& events, TimeSpan range)
{
    return replay::recordOf(slo, namedPolicy("ours", slo).value(), events, range);
}

/// Of the reference, G3: ten minutes, of which the sixth nobody saw, and ten quiet ones before that nobody saw either.
constexpr TimeSpan kTenMinutes{kEnd, kEnd + 10 * kMinute};

std::vector<Slice> tenMinutes()
{
    constexpr std::array<std::pair<double, double>, 10> kGoodOfTotal{
        {{100, 100}, {99, 100}, {0, 0}, {50, 100}, {100, 100}, {0, 0}, {100, 100}, {0, 100}, {200, 200}, {95, 100}}};
    std::vector<Slice> slices = emptySlices({kTenMinutes.from - 10 * kMinute, kTenMinutes.to});
    for (std::size_t i = 0; i < kGoodOfTotal.size(); ++i)
        slices[i + 10] = {slices[i + 10].end, kGoodOfTotal[i].first, kGoodOfTotal[i].second, i == 5 ? 0.0 : 60.0};
    return slices;
}

SloDefinition tenMinuteSlo()
{
    return slo("checkout", 95.0, kTenMinutes.length());
}

SloDefinition withMaintenance(SloDefinition definition, Exclusion::Mode mode)
{
    definition.exclusions = {{.id = "m",
                              .start = localOf(kTenMinutes.from + 7 * kMinute, QTimeZone::utc()),
                              .duration = kMinute,
                              .reason = "r",
                              .mode = mode}};
    return definition;
}

QByteArray classesOf(const MinuteRecord& record)
{
    QByteArray letters;
    for (std::size_t minute = 0; minute < record.size(); ++minute) {
        const std::string_view word = wordOf(classOf(record, minute));
        letters += word[0];
    }
    return letters;
}

} // namespace

class TstMinuteChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMinuteHasAClass()
    {
        const auto events = tenMinutes();
        QCOMPARE(classesOf(recordOf(tenMinuteSlo(), events, kTenMinutes)), QByteArray("gbibgngbgb"));
        SloDefinition slices = withMaintenance(tenMinuteSlo(), Exclusion::Mode::Drop);
        slices.method = {.kind = BudgetingMethod::Kind::Timeslices, .sliceTarget = {.parts = 950'000'000}};
        QCOMPARE(classesOf(recordOf(slices, events, kTenMinutes)), QByteArray("ggibgngegg"));
    }

    /// Of the reference, G3: without the maintenance 744 of 900, with it 744 of 800.
    void anExclusionTakesOneMinute()
    {
        const auto events = tenMinutes();
        const MinuteRecord before = recordOf(tenMinuteSlo(), events, kTenMinutes);
        const auto dropped =
            changesBetween(before, recordOf(withMaintenance(tenMinuteSlo(), Exclusion::Mode::Drop), events, kTenMinutes));
        const TimeSpan eighth{kTenMinutes.from + 7 * kMinute, kTenMinutes.from + 8 * kMinute};
        QCOMPARE(dropped.classes.size(), std::size_t(1));
        QVERIFY((dropped.classes[0] == ClassChange{MinuteClass::Bad, MinuteClass::Excluded, 1, 100, 0, 100, 0}));
        QVERIFY((dropped.spans == std::vector{ChangedSpan{eighth, MinuteClass::Bad, MinuteClass::Excluded}}));
        QCOMPARE(dropped.recounted, std::int64_t(0));
        const auto good =
            changesBetween(before, recordOf(withMaintenance(tenMinuteSlo(), Exclusion::Mode::Good), events, kTenMinutes));
        QVERIFY((good.classes == std::vector{ClassChange{MinuteClass::Bad, MinuteClass::Good, 1, 100, 0, 100, 100}}));
        QCOMPARE(changedMinutes(dropped, kTenMinutes), std::int64_t(1));
        QCOMPARE(changedMinutes(dropped, {kTenMinutes.from, eighth.from}), std::int64_t(0));
    }

    /// Counted as minutes, what is bad enough becomes bad for all of its minute, and what is not becomes good.
    void anotherMethodChangesClasses()
    {
        const auto events = tenMinutes();
        SloDefinition slices = tenMinuteSlo();
        slices.method = {.kind = BudgetingMethod::Kind::Timeslices, .sliceTarget = {.parts = 950'000'000}};
        const auto changes = changesBetween(recordOf(tenMinuteSlo(), events, kTenMinutes), recordOf(slices, events, kTenMinutes));
        QVERIFY((changes.classes == std::vector{ClassChange{MinuteClass::Bad, MinuteClass::Good, 2, 6, 0, 200, 2}}));
        QCOMPARE(changes.recounted, std::int64_t(6)); // with traffic, and counted as a minute now
        QCOMPARE(changes.spans.size(), std::size_t(2));
    }

    void nothingChangesByAnotherTarget()
    {
        QRandomGenerator random(3);
        const auto events = randomHistory(-6 * kDays, kDays, random);
        const TimeSpan range{minute(-kDays), minute(kDays)};
        const auto changes =
            changesBetween(recordOf(slo("a", 99.0), events, range), recordOf(slo("a", 99.9, 3 * kDay), events, range));
        QVERIFY(changes.classes.empty() && changes.spans.empty());
        QCOMPARE(changes.recounted, std::int64_t(0));
    }

    /// What left one class is what came to the others, and the sums differ by just that.
    void changesExplainTheDifference()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        const QByteArray told = "TRACEO_SEED=" + QByteArray::number(seed);
        for (int round = 0; round < 20; ++round) {
            const auto events = randomHistory(-5 * kDays, kDays, random);
            auto worse = events; // as another threshold would count it
            for (Slice& slice : worse) {
                if (random.bounded(10) == 0)
                    slice.good = std::max(0.0, slice.good - random.bounded(4));
            }
            const TimeSpan range{minute(-kDays), minute(kDays)};
            const MinuteRecord before = recordOf(slo(), events, range);
            const MinuteRecord after = recordOf(slo(), worse, range);
            const MinuteChanges changes = changesBetween(before, after);
            double bad = 0;
            std::int64_t same = 0;
            for (std::size_t at = 0; at < before.size(); ++at) {
                const double more = before.good[at] - after.good[at];
                bad += more;
                same += more != 0 && classOf(before, at) == classOf(after, at) ? 1 : 0;
                bad -= classOf(before, at) == classOf(after, at) ? more : 0;
            }
            std::int64_t minutes = 0;
            for (const ClassChange& change : changes.classes) {
                bad -= change.badAfter - change.badBefore;
                minutes += change.minutes;
                QVERIFY2(change.totalBefore == change.totalAfter, told.constData());
            }
            QVERIFY2(bad == 0, told.constData());
            QVERIFY2(changes.recounted == same, told.constData());
            QVERIFY2(changedMinutes(changes, range) == minutes, told.constData());
        }
    }
};

TRACEO_TEST(TstMinuteChanges);
#include "tst_minute_changes.moc"
