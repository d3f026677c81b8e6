#include "poll/backfill.h"

#include "models/poll/poll_world.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using test::kStart;
using test::MemoryHistory;
using test::want;

namespace {

void cover(MemoryHistory& history, const char* name, TimeSpan span)
{
    Batch batch;
    batch.observations.push_back({"s", name, span, span.to, Outcome::Ok, {}});
    QVERIFY(history.commit(batch).result().ok());
}

Backfill planned(const MemoryHistory& history, std::vector<Want> wants, std::optional<Millis> window = {})
{
    Backfill backfill("s", std::move(wants));
    [&] { QVERIFY(backfill.plan(history, kStart, window, Millis{0}).ok()); }();
    return backfill;
}

class BrokenCoverage final : public Coverage {
public:
    Result<std::vector<TimeSpan>> missing(std::string_view, std::string_view, TimeSpan) const override { return error(); }
    Result<std::optional<UtcMs>> newest(std::string_view, std::string_view) const override { return error(); }

private:
    static Error error() { return {ErrorCode::Storage, {}, {}, {}, {}}; }
};

} // namespace

class TstBackfill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstContactIsCutAtDaysNewestFirstOverAllWants()
    {
        const MemoryHistory history;
        Backfill backfill = planned(history, {want("a", 3 * kDay), want("b", kDay)});
        std::vector<std::pair<std::string, TimeSpan>> taken;
        while (backfill.hasPieces()) {
            const BackfillPiece piece = backfill.take();
            taken.emplace_back(piece.want.id(), piece.span);
            backfill.done(piece);
        }
        const UtcMs midnight = floorTo(kStart, kDay);
        const std::vector<std::pair<std::string, TimeSpan>> expected{{"a", {midnight, kStart}},
                                                                     {"b", {midnight, kStart}},
                                                                     {"a", {midnight - kDay, midnight}},
                                                                     {"b", {kStart - kDay, midnight}},
                                                                     {"a", {midnight - 2 * kDay, midnight - kDay}},
                                                                     {"a", {kStart - 3 * kDay, midnight - 2 * kDay}}};
        QVERIFY(taken == expected);
        QCOMPARE(backfill.progress(), (BackfillProgress{6, 6}));
        QCOMPARE(backfill.remaining(), 0);
    }

    void withoutAWordThirtyDaysAreWanted()
    {
        const MemoryHistory history;
        QCOMPARE(planned(history, {want("a", Millis{0})}).progress().total, 31); // two halves of days at the ends
        QCOMPARE(planned(history, {want("a", Millis{0}), want("a", 40 * kDay)}).progress().total, 41);
        QCOMPARE(planned(history, {want("a", Millis{0})}, kHour).progress().total, 1);
    }

    void whatWasObservedIsNotAskedAgain()
    {
        MemoryHistory history;
        cover(history, "a", {kStart - 10 * kHour, kStart - 2 * kHour});
        Backfill backfill = planned(history, {want("a", 11 * kHour)});
        QCOMPARE(backfill.progress().total, 2);
        QCOMPARE(backfill.take().span, (TimeSpan{kStart - 2 * kHour, kStart}));
        QCOMPARE(backfill.take().span, (TimeSpan{kStart - 11 * kHour, kStart - 10 * kHour}));
        cover(history, "a", {kStart - kDay, kStart});
        QVERIFY(!planned(history, {want("a", 11 * kHour)}).hasPieces());
    }

    void aPieceThatFailedIsTheNextOneAgainThreeTimes()
    {
        const MemoryHistory history;
        Backfill backfill = planned(history, {want("a", 2 * kDay)});
        const UtcMs newest = backfill.take().span.to;
        backfill.again({want("a"), {kStart - kHour, newest}, 0}, Millis{0});
        for (int i = 1; i < 3; ++i) {
            const BackfillPiece piece = backfill.take();
            QCOMPARE(piece.attempts, i);
            QCOMPARE(piece.span.to, newest);
            backfill.again(piece, Millis{0});
        }
        QCOMPARE(backfill.take().attempts, 0); // the next day
        QCOMPARE(backfill.inFlight(), 1);
        QCOMPARE(backfill.remaining(), 3); // the one put aside counts
    }

    void whatVerdictsRestOnComesBeforeOlderDaysOfTheRest()
    {
        const MemoryHistory history;
        Want verdict = want("v", 3 * kDay);
        verdict.isFirst = true;
        Backfill backfill = planned(history, {want("a", 3 * kDay), verdict});
        std::string order;
        while (backfill.hasPieces()) {
            const BackfillPiece piece = backfill.take();
            order += piece.want.id();
            backfill.done(piece);
        }
        QCOMPARE(order, std::string("avvvvaaa")); // the last day of both, the days before of one, then of the other
    }

    void aWantThatFailsForGoodRestsLongerEachTime()
    {
        const MemoryHistory history;
        Backfill backfill("s", {want("a", kHour), want("b", kHour)});
        Millis now{0};
        for (const Millis rest : {5 * kMinute, 10 * kMinute, 20 * kMinute, 40 * kMinute, 80 * kMinute, 160 * kMinute,
                                  320 * kMinute, 360 * kMinute, 360 * kMinute}) {
            QVERIFY(backfill.plan(history, kStart, {}, now).ok());
            QCOMPARE(backfill.progress().total, 2);
            BackfillPiece piece = backfill.take();
            QCOMPARE(piece.want.id(), std::string("a"));
            backfill.aside(piece, now);
            backfill.done(backfill.take());
            QVERIFY(backfill.plan(history, kStart, {}, now + rest - Millis{1}).ok());
            QCOMPARE(backfill.progress().total, 1); // b alone
            backfill.cancel();
            now += rest;
        }
    }

    void cancelForgetsWhatIsNotUnderWay()
    {
        const MemoryHistory history;
        Backfill backfill = planned(history, {want("a", 5 * kDay)});
        const BackfillPiece piece = backfill.take();
        backfill.cancel();
        QVERIFY(!backfill.hasPieces());
        QCOMPARE(backfill.progress(), (BackfillProgress{0, 1}));
        backfill.done(piece);
        QVERIFY(!backfill.progress().isFilling());
    }

    void coverageThatFailsPlansNothing()
    {
        Backfill backfill("s", {want("a")});
        const auto result = backfill.plan(BrokenCoverage(), kStart, {}, Millis{0});
        QVERIFY(!result.ok());
        QVERIFY(!backfill.hasPieces());
    }
};

TRACEO_TEST(TstBackfill);
#include "tst_backfill.moc"
