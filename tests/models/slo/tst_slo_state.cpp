#include "models/slo/made_counts.h"
#include "slo/slo_row.h"
#include "slo/slo_state.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

const SloDefinition kSlo = slo("checkout", 99.9, 30 * kDay);

Status stateAt(const SloCounts& counts, UtcMs moment = kEnd)
{
    return stateOf(kSlo, counts, moment).status;
}

} // namespace

class TstSloState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void levelsOfTheBudget_data()
    {
        QTest::addColumn<double>("spent");
        QTest::addColumn<int>("status");
        QTest::newRow("untouched") << 0.0 << int(Status::Ok);
        QTest::newRow("36 % left") << 0.64 << int(Status::Ok);
        QTest::newRow("just below 35 % left") << 0.66 << int(Status::Warning);
        QTest::newRow("11 % left") << 0.89 << int(Status::Warning);
        QTest::newRow("just below 10 % left") << 0.91 << int(Status::Critical);
        QTest::newRow("overspent") << 2.0 << int(Status::Critical);
    }
    void levelsOfTheBudget()
    {
        QFETCH(double, spent);
        QFETCH(int, status);
        // Spent evenly over all but the last three days, so that no burn rate speaks.
        const auto made = counts(kSlo, [spent](Slice& slice, std::int64_t age) {
            slice = {slice.end, 1000 - (age >= 3 * 1440 ? spent * 30 / 27 : 0), 1000, 60, 0, 0};
        });
        QCOMPARE(int(stateAt(made)), status);
    }

    void aPageNeedsBothItsWindows()
    {
        QCOMPARE(stateAt(badLately(kSlo, 600, 600, 1)), Status::Critical); // 5 m and 1 h
        QCOMPARE(stateAt(badLately(kSlo, 600, 4, 360)), Status::Critical); // 30 m and 6 h at 6.7×
        QCOMPARE(stateAt(badLately(kSlo, 600, 3.5, 360)), Status::Ok);     // 5.8×, and of a day less than 3×
        const auto over = counts(kSlo, [](Slice& slice, std::int64_t age) {
            slice = {slice.end, age >= 6 && age < 16 ? 570.0 : 600.0, 600, 60, 0, 0};
        });
        QCOMPARE(stateOf(kSlo, over, kEnd).status, Status::Ok); // it is over: 5 min are clean, 6 h are below 6×
    }

    void oneFailureOfFewProvesNothing()
    {
        QCOMPARE(stateAt(badLately(kSlo, 1, 1, 2)), Status::Ok);
        QCOMPARE(stateAt(badLately(kSlo, 1, 1, 3)), Status::Critical);
    }

    void blindWindowsSayNothing()
    {
        const auto made = counts(kSlo, [](Slice& slice, std::int64_t age) {
            slice = {slice.end, age < 1 ? 0.0 : 600.0, 600, age < 30 ? 20.0 : 60.0, 0, 0}; // a third of 5 and of 30 minutes
        });
        QCOMPARE(made.page.verdict, AlertVerdict::Unknown);
        QCOMPARE(stateAt(made), Status::Ok);
    }

    void unknownComesFirst()
    {
        auto made = badLately(kSlo, 0, 0, 0);
        QVERIFY(stateOf(kSlo, made, kEnd).reason.contains(QStringLiteral("traffic")));
        made = badLately(kSlo, 600, 600, 60);
        made.window.observedSeconds *= 0.6;
        QCOMPARE(stateAt(made), Status::Unknown);
        made.filling = {{kEnd - 30 * kDay, kEnd - 15 * kDay}}; // half is still to come; the rest was seen
        QCOMPARE(stateAt(made), Status::Critical);             // it pages whatever the window holds
        QVERIFY(whyNoValue(kSlo, made)->contains(QStringLiteral("fetched")));
        auto calm = counts(kSlo, [](Slice& slice, std::int64_t age) {
            slice = {slice.end, age >= 3 * 1440 && age < 15 * 1440 ? 990.0 : 1000.0, age < 15 * 1440 ? 1000.0 : 0, 60, 0, 0};
        });
        calm.filling = made.filling; // overspent by what is here: the rest may have been quiet and busy
        QCOMPARE(stateAt(calm), Status::Unknown);
        QVERIFY(stateOf(kSlo, calm, kEnd).reason.contains(QStringLiteral("fetched")));
        QCOMPARE(whyNoValue(kSlo, calm).value(), stateOf(kSlo, calm, kEnd).reason);
        calm.filling.clear();
        QVERIFY(!whyNoValue(kSlo, calm)); // overspent is a value
        made.freshness.newest.reset();
        QCOMPARE(stateAt(made), Status::Unknown);
    }

    /// Of 1,000 a minute `bad` are bad for sure, and as many again as `undecided` says may be.
    void whatPagesForSureIsNotUnknown()
    {
        const auto made = [](double bad, double undecided) {
            return counts(kSlo, [=](Slice& slice, std::int64_t) {
                slice = {.end = slice.end,
                         .good = 1000 - bad - undecided,
                         .total = 1000,
                         .observedSeconds = 60,
                         .undecided = undecided};
            });
        };
        QCOMPARE(stateAt(made(0, 500)), Status::Unknown);                          // half of all are bad, or none
        const SloCounts ticket = counts(kSlo, [](Slice& slice, std::int64_t age) { // 5× at least for three days, a page perhaps
            const bool isLate = age < 3 * 1440;
            slice = {.end = slice.end,
                     .good = isLate ? 495.0 : 1000.0,
                     .total = 1000,
                     .observedSeconds = 60,
                     .undecided = isLate ? 500.0 : 0.0};
        });
        QVERIFY(ticket.ticket.verdict == AlertVerdict::Firing && ticket.page.verdict != AlertVerdict::Firing);
        QCOMPARE(stateAt(ticket), Status::Unknown); // half of the budget is spent at least, and perhaps all
        const SloCounts sure = made(20, 500);
        const SloState state = stateOf(kSlo, sure, kEnd);
        QCOMPARE(state.status, Status::Critical);
        QVERIFY2(state.reason.contains(QStringLiteral("at least 20")), qPrintable(state.reason));
        QVERIFY2(state.reason.contains(QStringLiteral("no boundary")), qPrintable(state.reason)); // the budget is not known
        QVERIFY(qualityOf(sure.window, state) == Quality::Unknown);
        QVERIFY(stateOf(kSlo, sure, kEnd + kHour).isStale);
        SloCounts unseen = sure;
        unseen.window.observedSeconds *= 0.6;
        QCOMPARE(stateAt(unseen), Status::Unknown);
        SloCounts broken = sure;
        broken.broken = PartExcess{.part = 2, .total = 1};
        QCOMPARE(stateAt(broken), Status::Unknown);
    }

    /// 0.2 % are bad for sure and 0.1 % are allowed: no undecided event can save it.
    void whatIsOverspentForSureIsNotUnknown()
    {
        const auto made = [](double bad) {
            return counts(kSlo, [=](Slice& slice, std::int64_t) {
                slice = {.end = slice.end, .good = 990 - bad, .total = 1000, .observedSeconds = 60, .undecided = 10};
            });
        };
        const SloCounts missed = made(2);
        QVERIFY(missed.page.verdict != AlertVerdict::Firing);
        QCOMPARE(leftAtMost(kSlo, missed).value(), -1.0);
        const SloState state = stateOf(kSlo, missed, kEnd);
        QCOMPARE(state.status, Status::Critical);
        QVERIFY2(state.reason.contains(QStringLiteral("at most −100.0 %")), qPrintable(state.reason));
        QVERIFY2(state.reason.contains(QStringLiteral("between 98.8 % and 99.8")), qPrintable(state.reason));
        QVERIFY(qualityOf(missed.window, state) == Quality::Unknown); // how much is left is as unknown as before
        QCOMPARE(stateAt(made(1)), Status::Unknown);                  // just kept, where all of them were good
        QVERIFY(!leftAtMost(kSlo, badLately(kSlo, 600, 600, 60)));    // nothing is undecided
        SloCounts filling = missed;
        filling.filling = {{kEnd - 30 * kDay, kEnd - 15 * kDay}}; // the other half may have been better
        QCOMPARE(stateAt(filling), Status::Unknown);
        SloCounts unseen = missed;
        unseen.window.observedSeconds *= 0.6;
        QCOMPARE(stateAt(unseen), Status::Unknown);
    }

    void silenceIsJudgedByTheSourcesPace()
    {
        auto made = badLately(kSlo, 600, 0, 0);
        QCOMPARE(stateAt(made, kEnd + 2 * kMinute), Status::Ok);
        QCOMPARE(stateAt(made, kEnd + 2 * kMinute + Millis{1}), Status::Stale);
        made.freshness.interval = 10 * kMinute;
        QCOMPARE(stateAt(made, kEnd + 20 * kMinute), Status::Ok);
        QVERIFY(stateOf(kSlo, made, kEnd + 21 * kMinute).isStale);
    }

    void aShortPeriodIsNotJudgedByLongWindows()
    {
        const SloDefinition day = slo("checkout", 99, kDay);
        QCOMPARE(stateOf(day, badLately(day, 1000, 5, 1440 * 3), kEnd).status, Status::Ok); // half of the budget, evenly
    }
};

TRACEO_TEST(TstSloState);
#include "tst_slo_state.moc"
