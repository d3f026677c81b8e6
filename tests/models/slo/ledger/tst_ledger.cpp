#include "models/slo/made_slices.h"
#include "slo/ledger/ledger.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

TimeSpan span(std::int64_t from, std::int64_t to)
{
    return {minute(from), minute(to)};
}

double badIn(const std::vector<Slice>& slices, TimeSpan window)
{
    return sumOf(slices, window).bad();
}

double badOf(const std::vector<AccountSum>& sums, const std::string& account)
{
    const auto it = std::ranges::find(sums, account, &AccountSum::account);
    return it == sums.end() ? 0 : it->bad;
}

/// Ten a minute, this many of them bad in minutes 1 … 100.
std::vector<Slice> steady(double bad)
{
    return minutesOf(-1000, 200, [=](Slice& slice, std::int64_t number) {
        slice.total = 10;
        slice.good = number >= 1 && number <= 100 ? 10 - bad : 10;
    });
}

std::vector<Claim> randomClaims(QRandomGenerator& random)
{
    std::vector<Claim> claims;
    for (int i = random.bounded(30); i > 0; --i) {
        const UtcMs from = kEnd + Millis{(random.bounded(8000) - 4000) * 60'000LL + random.bounded(60'000)};
        Claim& claim = claims.emplace_back(
            Claim{{from, from + Millis{1 + random.bounded(300 * 60'000)}}, "a" + std::to_string(random.bounded(6))});
        for (UtcMs end = floorTo(from, kMinute) + kMinute; random.bounded(8) > 0 && i % 3 == 0; end += kMinute)
            claim.parts.push_back({end, double(random.bounded(5))});
    }
    return claims;
}

} // namespace

class TstLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstClaimWins()
    {
        const std::vector<Claim> claims{{span(20, 50), "deploy"}, {span(10, 30), "chaos"}, {span(40, 60), "deploy"}};
        const Ledger ledger(steady(2), claims);
        const auto sums = ledger.sums(span(0, 200));
        QCOMPARE(badOf(sums, "deploy"), 80.0);           // minutes 21 … 60
        QCOMPARE(badOf(sums, "chaos"), 20.0);            // 11 … 20
        QCOMPARE(badOf(sums, kUnknownAccount), 100.0);   // 1 … 10 and 61 … 100
        QCOMPARE(sums.front().account, kUnknownAccount); // the largest first
        QCOMPARE(sums.front().minutes, 50);
        QCOMPARE(sums.front().span, span(0, 100));
    }

    /// A minute is a claim's where they overlap, by however little.
    void aMinuteThatAClaimReachesIntoIsIts()
    {
        const TimeSpan seconds{minute(4) + Millis{59'000}, minute(6) + Millis{1}};
        const std::vector<Claim> claims{{seconds, "deploy"}};
        QCOMPARE(badOf(Ledger(steady(1), claims).sums(span(0, 200)), "deploy"), 3.0); // 5, 6 and 7
        const std::vector<Claim> whole{{span(4, 6), "deploy"}};
        QCOMPARE(badOf(Ledger(steady(1), whole).sums(span(0, 200)), "deploy"), 2.0); // 5 and 6
    }

    /// A claim on a part takes it, and the next one what is left.
    void aPartOfAMinuteMayBeClaimed()
    {
        const std::vector<Claim> claims{{span(9, 12), "region fra", {{minute(10), 1}, {minute(11), 3}, {minute(12), 9}}},
                                        {span(10, 11), "region nyc", {{minute(11), 5}}},
                                        {span(0, 12), "deploy"},
                                        {span(11, 13), "region fra", {{minute(13), 1}}}};
        const Ledger ledger(steady(4), claims);
        const auto sums = ledger.sums(span(0, 13));
        QCOMPARE(badOf(sums, "region fra"), 1.0 + 3 + 4 + 1); // of minute 12 no more than was bad
        QCOMPARE(badOf(sums, "region nyc"), 1.0);             // what is left of minute 11
        QCOMPARE(badOf(sums, "deploy"), 9 * 4.0 + 3);
        QCOMPARE(badOf(sums, kUnknownAccount), 3.0);
        const auto fra = std::ranges::find(sums, "region fra", &AccountSum::account);
        QCOMPARE(fra->minutes, 4);
        QCOMPARE(fra->span, span(9, 13));
    }

    /// Two claims of one account on one minute are one entry of it.
    void anAccountHasAMinuteOnce()
    {
        const std::vector<Claim> claims{{span(9, 10), "a", {{minute(10), 1}}}, {span(9, 10), "a", {{minute(10), 2}}}};
        const auto sums = Ledger(steady(4), claims).sums(span(9, 10));
        QCOMPARE(badOf(sums, "a"), 3.0);
        QCOMPARE(std::ranges::find(sums, "a", &AccountSum::account)->minutes, 1);
    }

    void whereNothingWasBadNobodySpent()
    {
        const std::vector<Claim> claims{{span(20, 50), "deploy"}};
        QVERIFY(Ledger(steady(0), claims).sums(span(-1000, 200)).empty());
        QVERIFY(Ledger({}, claims).sums(span(-1000, 200)).empty());
    }

    /// Of the reference, G8: 60 bad events of day 3 leave a window of ten days three days later.
    void creditsAreWhatLeavesTheWindow()
    {
        constexpr std::array kBad{0, 0, 60, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10, 10};
        const auto slices = minutesOf(-10 * 1440, 4 * 1440, [&](Slice& slice, std::int64_t number) {
            const auto passed = number + 10 * 1440 - 1;
            const bool isFirst = passed % 1440 == 0;
            slice.total = isFirst ? 1000 : 0;
            slice.good = isFirst ? 1000 - kBad[std::size_t(passed / 1440)] : 0;
        });
        const std::vector<Claim> claims{{span(-8 * 1440, -7 * 1440), "outage"}};
        const Ledger ledger(slices, claims);
        const SloWindow tenDays{.length = 10 * kDay, .calendar = {}};
        constexpr std::array kLeft{0.0, -0.1, 0.4, 0.3};
        for (std::int64_t day = 0; day < 4; ++day) {
            const auto balances = ledger.balances(tenDays, span(day * 1440, (day + 1) * 1440));
            const AccountBalance total = totalOf(balances);
            QCOMPARE(total.debits, 10.0);
            QCOMPARE(total.credits, day == 2 ? 60.0 : 0.0);
            QCOMPARE(1 - total.closing / 100, kLeft[std::size_t(day)]); // 1 % of 10,000 may be bad
            const auto outage = std::ranges::find(balances, "outage", &AccountBalance::account);
            QCOMPARE(outage != balances.end(), day < 3);
        }
    }

    void aCalendarPeriodsRestLeavesAtItsEnd()
    {
        const auto slices = steady(1); // kEnd is 14:13 of a day
        SloWindow hours;
        hours.calendar = CalendarPeriods{.unit = CalendarPeriods::Unit::Hour};
        const TimeSpan before = hours.calendar->around(minute(30));
        const TimeSpan period = hours.calendar->around(minute(90));
        QCOMPARE(before.to, period.from);
        const AccountBalance balance = totalOf(Ledger(slices, {}).balances(hours, period));
        QCOMPARE(balance.opening, badIn(slices, before));
        QVERIFY(balance.opening > 0);
        QCOMPARE(balance.credits, balance.opening);
        QCOMPARE(balance.closing, badIn(slices, period));
    }

    void accountsAddUpToWhatWasSpentToTheEvent()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 50; ++round) {
            const auto slices = randomHistory(-4000, 4000, random);
            const Ledger ledger(slices, randomClaims(random));
            const std::int64_t from = random.bounded(8000) - 4000;
            const TimeSpan any = span(from, from + random.bounded(4000));
            double bad = 0;
            for (const AccountSum& sum : ledger.sums(any))
                bad += sum.bad;
            QCOMPARE(bad, badIn(slices, any));
        }
    }

    /// Each account closes, and opens with what it closed with, whatever the lengths of window and period.
    void theBooksClose()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 50; ++round) {
            const auto slices = randomHistory(-4000, 4000, random);
            const Ledger ledger(slices, randomClaims(random));
            const SloWindow window{.length = (1 + random.bounded(2000)) * kMinute, .calendar = {}};
            const TimeSpan first = span(-2000, random.bounded(2000));
            const TimeSpan second{first.to, first.to + (1 + random.bounded(1500)) * kMinute};
            const auto before = ledger.balances(window, first);
            const auto after = ledger.balances(window, second);
            for (const AccountBalance& one : after) {
                QCOMPARE(one.opening + one.debits - one.credits, one.closing);
                const auto it = std::ranges::find(before, one.account, &AccountBalance::account);
                QCOMPARE(one.opening, it == before.end() ? 0.0 : it->closing);
            }
            QCOMPARE(totalOf(after).opening, totalOf(before).closing);
            QCOMPARE(totalOf(after).closing, badIn(slices, window.at(second.to)));
        }
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = seedOfRun();
};

TRACEO_TEST(TstLedger);
#include "tst_ledger.moc"
