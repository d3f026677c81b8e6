#include "slo/watch/unobserved.h"

#include "models/slo/made_slices.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

SloDefinition of(double objective)
{
    return slo("checkout", objective, 30 * kDay);
}

/// Not seen after `from` up to `to`; data begin at minute `begin`.
std::vector<bool> unobserved(std::int64_t begin, std::int64_t from, std::int64_t to, std::vector<TimeSpan> filling = {})
{
    const ObservedBy by{.window = kHour, .patience = 9 * kMinute};
    KnownSlices known{.slices = minutesOf(-32 * 1440, 400,
                                          [=](Slice& slice, std::int64_t at) {
                                              const bool isSeen = at > begin && (at <= from || at > to);
                                              slice.observedSeconds = isSeen ? 60 : 0;
                                              slice.total = slice.good = isSeen ? 10 : 0;
                                          }),
                      .filling = std::move(filling),
                      .answeredTo = {}};
    const SloDefinition definition = of(99.9);
    return unobservedMinutes(definition, by, WatchSlices(definition, std::move(known), kMinute), {minute(0), minute(400)});
}

std::int64_t firstOf(const std::vector<bool>& minutes)
{
    return std::ranges::find(minutes, true) - minutes.begin() + 1;
}

std::int64_t countOf(const std::vector<bool>& minutes)
{
    return std::ranges::count(minutes, true);
}

} // namespace

class TstUnobserved : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 14.4 times 0.1 % of an hour are 0.86 minutes: the first fires. At 99 % it is the ninth, at 97 % the 26th; six times as much
    /// of six hours takes longer.
    void patienceIsThreeTimesATotalOutage()
    {
        const auto patience = [](double objective) { return observedBy(of(objective), {AlertRules()})->patience; };
        QCOMPARE(patience(99.9), 3 * kMinute);
        QCOMPARE(patience(99), 27 * kMinute);
        QCOMPARE(patience(97), 78 * kMinute);
        QCOMPARE(observedBy(of(99), {AlertRules()})->window, kHour);
    }

    void whereNoPageCanFireTicketsDecide()
    {
        // at 80 % both pages would need more than all to be bad; 3 · 20 % of a day are 14.4 hours, 864 minutes
        const auto by = observedBy(of(80), {AlertRules()});
        QCOMPARE(by->window, kDay);
        QCOMPARE(by->patience, 3 * 865 * kMinute);
        QVERIFY(!observedBy(of(0), {AlertRules()}));
    }

    void aDefinitionSetsItsOwn()
    {
        SloDefinition definition = of(99.9);
        definition.unobservedAfter = kHour;
        QCOMPARE(observedBy(definition, {AlertRules()})->patience, kHour);
        definition.unobservedAfter = Millis{0};
        QCOMPARE(observedBy(definition, {AlertRules()})->patience, Millis{0});
    }

    /// Blind are the minutes whose hour holds less than half: from the 31st of the silence on. The tenth of them is the first
    /// for which it lasted longer than nine; it ends when half of the hour is seen again.
    void itBeginsAfterItsPatienceAndEndsWithSight()
    {
        const auto minutes = unobserved(-2000, 100, 200);
        QCOMPARE(firstOf(minutes), std::int64_t(140));
        QCOMPARE(countOf(minutes), std::int64_t(230 - 140));
        QCOMPARE(countOf(unobserved(-2000, 100, 130)), std::int64_t(0)); // half of the hour is enough
    }

    void whatBeganLatelyIsNotMissed()
    {
        const auto minutes = unobserved(50, 60, 85); // of the first hour more than half was not seen
        QCOMPARE(std::count(minutes.begin() + 50, minutes.end(), true), std::ptrdiff_t(0));
        QVERIFY(countOf(unobserved(0, 60, 200)) > 0);
    }

    void whatIsStillToBeFetchedIsNotMissed()
    {
        const auto minutes = unobserved(-2000, 100, 200, {{minute(100), minute(200)}});
        // while it lasted nobody could know that it would be fetched
        QCOMPARE(firstOf(minutes), std::int64_t(140));
        QCOMPARE(countOf(minutes), std::int64_t(200 - 139));
    }
};

TRACEO_TEST(TstUnobserved);
#include "tst_unobserved.moc"
