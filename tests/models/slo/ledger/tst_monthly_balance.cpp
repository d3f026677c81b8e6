#include "models/slo/made_slices.h"
#include "slo/ledger/monthly_balance.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kDays = 1440;

QStringList beginsOf(const std::vector<MonthlyBalance>& months, const QTimeZone& zone)
{
    QStringList begins;
    for (const MonthlyBalance& month : months)
        begins << QDateTime::fromMSecsSinceEpoch(msOf(month.month.from), zone).toString(Qt::ISODate).left(16);
    return begins;
}

} // namespace

class TstMonthlyBalance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void monthsCloseAndOpenWithTheSame()
    {
        const quint32 seed = seedOfRun();
        const QByteArray said = "TRACEO_SEED=" + QByteArray::number(seed);
        QRandomGenerator random(seed);
        const SloDefinition checkout = slo("checkout", 99.9, 30 * kDay);
        const auto slices = randomHistory(-160 * kDays, 0, random);
        const SliceSums sums(slices);
        const Ledger ledger(slices, std::vector<Claim>{{{minute(-80 * kDays), minute(-20 * kDays)}, "deploy"}});
        const auto months = monthlyBalances(checkout, ledger, sums, {minute(-90 * kDays), minute(0)}, QTimeZone::utc());
        // kEnd is the 21st of September.
        QCOMPARE(beginsOf(months, QTimeZone::utc()),
                 (QStringList{u"2026-06-01T00:00"_s, u"2026-07-01T00:00"_s, u"2026-08-01T00:00"_s, u"2026-09-01T00:00"_s}));
        QCOMPARE(months.back().month.to, minute(0));
        std::optional<double> before;
        for (const MonthlyBalance& month : months) {
            const AccountBalance total = totalOf(month.accounts);
            QVERIFY2(!before || *before == total.opening, said.constData());
            QVERIFY2(total.opening + total.debits - total.credits == total.closing, said.constData());
            QVERIFY2(total.closing == month.closing.bad, said.constData());
            QVERIFY2(total.debits == sums.over(month.month).bad(), said.constData());
            before = total.closing;
        }
    }

    void monthsAreThoseOfTheZone()
    {
        const auto slices = minutesOf(-100 * kDays, 0, [](Slice&, std::int64_t) {});
        const QTimeZone berlin("Europe/Berlin");
        const auto months =
            monthlyBalances(slo(), Ledger(slices, {}), SliceSums(slices), {minute(-10 * kDays), minute(0)}, berlin);
        QCOMPARE(months.size(), std::size_t(1));
        QCOMPARE(beginsOf(months, berlin), QStringList{u"2026-09-01T00:00"_s});
        QCOMPARE(months.front().month.from, utcMs(1'788'213'600'000)); // 31 August, 22:00 UTC
        QVERIFY(months.front().accounts.empty());
    }

    void aRangeThatBeginsWithAMonthBeginsThere()
    {
        const auto slices = minutesOf(-100 * kDays, 0, [](Slice&, std::int64_t) {});
        const TimeSpan range{utcMs(1'788'220'800'000), minute(0)}; // 1 September
        const auto months = monthlyBalances(slo(), Ledger(slices, {}), SliceSums(slices), range, QTimeZone::utc());
        QCOMPARE(beginsOf(months, QTimeZone::utc()), QStringList{u"2026-09-01T00:00"_s});
    }
};

TRACEO_TEST(TstMonthlyBalance);
#include "tst_monthly_balance.moc"
