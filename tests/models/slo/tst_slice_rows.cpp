// The minutes of an SLO with and without what is excluded.
#include "models/slo/made_rows.h"
#include "slo/slice_rows.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstSliceRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMinuteIsDroppedOrCountsAsGood()
    {
        SloDefinition one = slo();
        one.exclusions = {excluded("a", -3, -2), excluded("b", -2, -1, Exclusion::Mode::Good)};
        const SliceRows table = tableOf(one, slicesOf({{0, 10}, {2, 10}, {10, 10}}));
        QCOMPARE(table.size(), std::size_t(3));
        QCOMPARE(table.counted[0].total, 10.0);
        QCOMPARE(table.plain[0].total - table.plain[0].good, 10.0);
        QCOMPARE(table.judged[0].total, 0.0);
        QCOMPARE(table.judged[1].good, 10.0);
        QVERIFY(table.excluded[0] == Exclusion::Mode::Drop && table.excluded[1] == Exclusion::Mode::Good && !table.excluded[2]);
    }

    /// Nothing can be missed in what does not count.
    void anExcludedMinuteIsObserved()
    {
        SloDefinition one = slo();
        one.exclusions = {excluded("a", -3, -2)};
        const SliceRows table = tableOf(one, slicesOf({{-1, 0}, {-1, 0}, {1, 1}}));
        QCOMPARE(table.judged[0].observedSeconds, 60.0);
        QCOMPARE(table.judged[1].observedSeconds, 0.0);
        QCOMPARE(table.counted[0].observedSeconds, 0.0);
    }

    void itSaysWhoEvaluatedIt()
    {
        SloDefinition one = slo();
        const auto slices = slicesOf({{1, 1}});
        QVERIFY(!tableOf(one, slices).isEvaluatedByServer);
        one.sli.evaluated = ServerExpressions{.part = "e / t", .total = "e / t"};
        QVERIFY(tableOf(one, slices).isEvaluatedByServer);
    }

    /// Of ten minutes in slices of five, four are asked for: the slices are judged as a whole all the same.
    void aTimeSliceIsJudgedAsAWhole()
    {
        SloDefinition one = slo();
        one.method = timeslices(5 * kMinute);
        // kEnd is 14:13, so 14:05 to 14:10 is one slice; one bad minute of five spoils it.
        const auto slices = minutesOf(-13, 2, [](Slice& slice, std::int64_t number) {
            slice.total = 100;
            slice.good = number == -7 ? 0 : 100; // 14:05 to 14:06
        });
        const SliceRows table = sliceRows(one, slices, {minute(-5), minute(0)});
        QCOMPARE(table.size(), std::size_t(5));
        QCOMPARE(table.span(), (TimeSpan{minute(-5), minute(0)}));
        QCOMPARE(table.judged[0].good, 0.0); // to 14:09
        QCOMPARE(table.judged[1].good, 0.0); // to 14:10
        QCOMPARE(table.judged[2].good, 1.0);
        QCOMPARE(sumOf(table.judged, table.span()).total, 5.0);
    }

    /// Whatever is excluded and however minutes are counted, a table holds what the whole history holds of its span.
    void aPartIsWhatTheWholeHasThere()
    {
        const quint32 seed = seedOfRun();
        const QByteArray said = "TRACEO_SEED=" + QByteArray::number(seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 200; ++round) {
            SloDefinition one = slo();
            if (random.bounded(2) == 0)
                one.method = timeslices((1 + random.bounded(9)) * kMinute, 0.9);
            for (int i = random.bounded(4); i > 0; --i) {
                const int from = random.bounded(600) - 600;
                one.exclusions.push_back(excluded("x", from, from + 1 + random.bounded(60),
                                                  random.bounded(2) == 0 ? Exclusion::Mode::Drop : Exclusion::Mode::Good));
            }
            const auto slices = randomHistory(-600, 0, random);
            const SliceRows whole = tableOf(one, slices);
            const int from = random.bounded(500) - 550;
            const TimeSpan span{minute(from), minute(from + 1 + random.bounded(40))};
            const Millis step = one.method.slice;
            std::vector<Slice> around = slices;
            std::erase_if(around, [&](const Slice& slice) {
                return slice.end <= floorTo(span.from, step) || slice.end > floorTo(span.to + step - kMinute, step);
            });
            const SliceRows part = sliceRows(one, around, span);
            QVERIFY2(sumOf(part.judged, span) == sumOf(whole.judged, span), said.constData());
            QVERIFY2(sumOf(part.plain, span) == sumOf(whole.plain, span), said.constData());
        }
    }

    void withoutMinutesThereIsNothing()
    {
        const SliceRows table = sliceRows(slo(), {}, {minute(-5), minute(0)});
        QCOMPARE(table.size(), std::size_t(0));
        QVERIFY(table.span().isEmpty());
    }
};

TRACEO_TEST(TstSliceRows);
#include "tst_slice_rows.moc"
