#include "core/zoom_ladder.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace traceo;

namespace {

constexpr UtcMs kMoment = utcMs(1'790'000'000'000); // 2026-09-21T14:13:20Z, a Monday

} // namespace

class TstZoomLadder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStepIsTheWidestThatFits_data()
    {
        QTest::addColumn<qint64>("range");
        QTest::addColumn<int>("columns");
        QTest::addColumn<qint64>("step");
        QTest::newRow("an hour") << qint64(3'600'000) << 1000 << qint64(2'000);
        QTest::newRow("a day") << qint64(86'400'000) << 1000 << qint64(60'000);
        QTest::newRow("thirty days at 4K") << qint64(30 * 86'400'000LL) << 3840 << qint64(600'000);
        QTest::newRow("a year at 4K") << qint64(365 * 86'400'000LL) << 3840 << qint64(7'200'000);
        QTest::newRow("a year") << qint64(365 * 86'400'000LL) << 1200 << qint64(6 * 3'600'000);
        QTest::newRow("exactly a step") << qint64(2 * 86'400'000LL) << 2 << qint64(86'400'000);
        QTest::newRow("just less") << qint64(2 * 86'400'000LL - 1) << 2 << qint64(12 * 3'600'000);
        QTest::newRow("eighty years") << qint64(80 * 365 * 86'400'000LL) << 100 << qint64(224 * 86'400'000LL);
        QTest::newRow("a second") << qint64(1'000) << 300 << qint64(2);
        QTest::newRow("less than there is") << qint64(10) << 300 << qint64(1);
    }
    void theStepIsTheWidestThatFits()
    {
        QFETCH(qint64, range);
        QFETCH(int, columns);
        QFETCH(qint64, step);
        QCOMPARE(ladderCut({kMoment, kMoment + Millis{range}}, columns).step.count(), step);
    }

    void columnsAreMultiplesThatCoverTheRange()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 20'000; ++round) {
            const UtcMs from = utcMs(random.bounded(40) == 0 ? -random.bounded(1'000'000'000) : qint64(random.bounded(4e12)));
            const TimeSpan range{from, from + Millis{1 + qint64(std::exp2(random.bounded(44.0)))}};
            const int columns = random.bounded(1, 5000);
            const LadderCut cut = ladderCut(range, columns);
            QVERIFY(cut.step >= Millis{1} && cut.columns > 0);
            QVERIFY(cut.step == Millis{1} || cut.step <= range.length() / columns);
            QVERIFY(cut.range.from <= range.from && range.from - cut.range.from < cut.step);
            QVERIFY(cut.range.to >= range.to && cut.range.to - range.to < cut.step);
            QVERIFY(cut.range.length() == cut.step * cut.columns);
            QCOMPARE(msOf(cut.range.from) % cut.step.count(), 0);
            QVERIFY(cut.columns <= columns * 5 / 2 + 3);
        }
    }

    void movingKeepsTheColumns()
    {
        const LadderCut before = ladderCut({kMoment, kMoment + kDay}, 900);
        const LadderCut after = ladderCut({kMoment + kHour, kMoment + kDay + kHour}, 900);
        QVERIFY(before.step == after.step);
        QCOMPARE((after.range.from - before.range.from).count() % before.step.count(), 0);
    }
};

TRACEO_TEST(TstZoomLadder);
#include "tst_zoom_ladder.moc"
