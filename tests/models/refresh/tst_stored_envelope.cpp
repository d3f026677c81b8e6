#include "opened_history.h"
#include "refresh/stored_envelope.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

/// The columns' values; a range may be cut into a column more than was asked for.
std::vector<double> valuesOf(const std::vector<LinePoint>& points)
{
    std::vector<double> values;
    for (const LinePoint& point : points) {
        if (point.hasValue())
            values.push_back(point.last);
    }
    return values;
}

} // namespace

class TstStoredEnvelope : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesComeInTheOrderOfTheSeriesAndWhatIsNotStoredIsAllGaps()
    {
        OpenedHistory store;
        store.commit("a", 1);
        store.commit("b", 2);
        const UtcMs now = store.clock.now();
        const StoredEnvelope source(store.snapshots(), {}, {{"prom", "b", {}}, {"prom", "none", {}}, {"prom", "a", {}}});
        const auto lines = source.envelope({now - kMinute, now + kMinute}, 1).result();
        QCOMPARE(lines.size(), 3u);
        QCOMPARE(valuesOf(lines[0]), std::vector{2.0});
        QVERIFY(lines[1].empty());
        QCOMPARE(valuesOf(lines[2]), std::vector{1.0});
    }

    void columnsAreStepsOfTheLadder()
    {
        OpenedHistory store;
        store.commit("a", 1);
        const UtcMs now = store.clock.now();
        const TimeSpan range{now - kHour, now + kMinute};
        const auto lines = StoredEnvelope(store.snapshots(), {}, {{"prom", "a", {}}}).envelope(range, 100).result();
        const LadderCut cut = ladderCut(range, 100);
        QVERIFY(cut.step == Millis{30'000});
        QCOMPARE(lines[0].size(), std::size_t(cut.columns));
        for (std::size_t i = 0; i < lines[0].size(); ++i)
            QVERIFY(lines[0][i].at == cut.range.from + cut.step * int(i));
        QCOMPARE(valuesOf(lines[0]), std::vector{1.0});
    }

    void itIsPinnedToItsMoment()
    {
        OpenedHistory store;
        store.commit("a", 1);
        const UtcMs before = store.clock.now() - kHour;
        const StoredEnvelope source(store.snapshots(), {.view = before}, {{"prom", "a", {}}});
        const auto lines = source.envelope({before - kHour, before + 2 * kHour}, 3).result();
        QVERIFY(std::ranges::none_of(lines[0], &LinePoint::hasValue));
    }
};

TRACEO_TEST(TstStoredEnvelope);
#include "tst_stored_envelope.moc"
