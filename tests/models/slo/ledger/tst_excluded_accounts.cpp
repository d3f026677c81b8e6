// What exclusions took out, by account.
#include "models/slo/made_rows.h"
#include "slo/ledger/account_rules.h"
#include "slo/ledger/excluded_accounts.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

std::vector<AccountSum> sumsOf(const SloDefinition& one, const std::vector<Slice>& slices, const std::vector<const char*>& texts)
{
    std::vector<AccountRule> rules;
    for (const char* const text : texts)
        rules.push_back(parseRule(text).value());
    const SliceRows table = tableOf(one, slices);
    return excludedSums(one, rules, table.plain, table.judged);
}

double badOf(const std::vector<AccountSum>& sums, const std::string& account)
{
    const auto it = std::ranges::find(sums, account, &AccountSum::account);
    return it == sums.end() ? -1 : it->bad;
}

/// Ten a minute, two of them bad.
std::vector<Slice> steady()
{
    return minutesOf(-300, 0, [](Slice& slice, std::int64_t) {
        slice.total = 10;
        slice.good = 8;
    });
}

SloDefinition excluding()
{
    SloDefinition one = slo();
    one.exclusions = {excluded("patch-day", -200, -180), excluded("sorry", -100, -95, Exclusion::Mode::Good)};
    return one;
}

} // namespace

class TstExcludedAccounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstRuleThatFitsNamesIt()
    {
        const auto sums = sumsOf(excluding(), steady(), {"note", "maintenance=exclusion{id=~\"patch-.*\"}", "all=exclusion"});
        QCOMPARE(badOf(sums, "maintenance"), 40.0);
        QCOMPARE(badOf(sums, "all"), 10.0);
        QCOMPARE(sums[0].minutes, 20);
        QCOMPARE(sums[0].span, (TimeSpan{minute(-200), minute(-180)}));
        const auto modes = sumsOf(excluding(), steady(), {"given=exclusion{mode=\"good\",author=\"kim\"}"});
        QCOMPARE(badOf(modes, "given"), 10.0);
        QCOMPARE(badOf(modes, "exclusion patch-day"), 40.0); // by its own name where no rule fits
    }

    void serviceHoursAreOne()
    {
        SloDefinition one = slo();
        one.serviceHours = ServiceHours{.from = 0 * kHour, .to = 14 * kHour, .zone = QTimeZone::utc()}; // kEnd is 14:13
        const auto sums = sumsOf(one, steady(), {});
        QCOMPARE(badOf(sums, "exclusion service-hours"), 26.0);
        QCOMPARE(badOf(sumsOf(one, steady(), {"closed=exclusion{id=\"service-hours\"}"}), "closed"), 26.0);
    }

    void whereNothingIsExcludedNothingWasTaken()
    {
        QVERIFY(sumsOf(slo(), steady(), {"maintenance=exclusion"}).empty());
        QVERIFY(excludedSums(excluding(), {}, {}, {}).empty());
    }

    /// Whatever is excluded, both together are what would have been bad without.
    void theyAddUpToWhatWouldHaveBeenBad()
    {
        const quint32 seed = seedOfRun();
        const QByteArray said = "TRACEO_SEED=" + QByteArray::number(seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 200; ++round) {
            SloDefinition one = slo();
            if (random.bounded(2) == 0)
                one.method = timeslices((1 + random.bounded(9)) * kMinute, 0.97);
            for (int i = 1 + random.bounded(4); i > 0; --i) {
                const int from = random.bounded(600) - 600;
                one.exclusions.push_back(excluded("x" + std::to_string(i), from, from + 1 + random.bounded(90),
                                                  random.bounded(2) == 0 ? Exclusion::Mode::Drop : Exclusion::Mode::Good));
            }
            if (random.bounded(4) == 0)
                one.serviceHours = ServiceHours{.from = 8 * kHour, .to = 13 * kHour, .zone = QTimeZone::utc()};
            const SliceRows table = tableOf(one, randomHistory(-600, 0, random));
            double taken = 0;
            for (const AccountSum& sum : excludedSums(one, rulesOf(one), table.plain, table.judged))
                taken += sum.bad;
            QVERIFY2(taken + sumOf(table.judged, table.span()).bad() == sumOf(table.plain, table.span()).bad(), said.constData());
        }
    }
};

TRACEO_TEST(TstExcludedAccounts);
#include "tst_excluded_accounts.moc"
