#include "support/test_main.h"
#include "synthetics/phase_course.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kNow = utcMs(1'790'000'040'000);
constexpr Millis kEvery = 5 * kMinute;

/// `before` seconds for seven days, `now` for the newest hours.
PhaseSamples phase(const std::string& name, double before, double now, Millis newest = 6 * kHour)
{
    PhaseSamples phase{name, {}};
    for (UtcMs at = kNow - 7 * kDay; at <= kNow; at += kEvery)
        phase.seconds.push_back({at, at > kNow - newest ? now : before});
    return phase;
}

} // namespace

class TstPhaseCourse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePhaseThatChangedIsTheSubject()
    {
        const auto changes =
            phaseChanges({phase("resolve", 0.004, 0.004), phase("tls", 0.019, 0.061), phase("processing", 0.038, 0.042)}, kEvery,
                         kNow);
        QCOMPARE(changes.size(), 3u);
        QVERIFY(!changes[0].isSubject && changes[1].isSubject && !changes[2].isSubject);
        QCOMPARE(changes[1].now.value, 0.061);
        QCOMPARE(changes[1].before.value, 0.019);
        QCOMPARE(changes[2].name, u"first byte"_s);
    }

    void aSmallChangeIsNoSubject()
    {
        for (const PhaseChange& change : phaseChanges({phase("tls", 0.019, 0.021), phase("connect", 0.3, 0.31)}, kEvery, kNow))
            QVERIFY(!change.isSubject);
    }

    void theSubjectHasItsOwnColourAndItsMoment()
    {
        const std::vector<PhaseSamples> phases{phase("resolve", 0.004, 0.004), phase("tls", 0.019, 0.061)};
        const auto changes = phaseChanges(phases, kEvery, kNow);
        const Chart chart = phasesChart(phases, changes, kEvery, {kNow - kDay, kNow}, 400);
        QCOMPARE(chart.lines.size(), 2u);
        QCOMPARE(chart.lines[0].series, 1);
        QCOMPARE(chart.lines[1].series, 0);
        const auto points = changePoints(phases, changes, {kNow - kDay, kNow}, {});
        QCOMPARE(points.size(), 1u);
        QCOMPARE(msOf(points[0].at), msOf(kNow - 6 * kHour + kEvery)); // the first run that was so
        QVERIFY2(points[0].words.startsWith(u"tls +42 ms since"_s), qPrintable(points[0].words));
    }

    /// As drawn in columns, the moment moved by a column when the window was made wider.
    void oneOddRunMovesNoMoment()
    {
        std::vector<PhaseSamples> phases{phase("tls", 0.019, 0.061)};
        phases[0].seconds[phases[0].seconds.size() - 20].value = 0.018;
        const auto points = changePoints(phases, phaseChanges(phases, kEvery, kNow), {kNow - kDay, kNow}, {});
        QCOMPARE(points.size(), 1u);
        QCOMPARE(msOf(points[0].at), msOf(kNow - 6 * kHour + kEvery));
    }

    void aColumnHoldsTwoRunsSoThatNoneIsAGap()
    {
        const std::vector<PhaseSamples> phases{phase("tls", 0.02, 0.02)};
        const Chart chart = phasesChart(phases, phaseChanges(phases, kEvery, kNow), kEvery, {kNow - kDay, kNow}, 4000);
        QCOMPARE(chart.lines[0].points.size(), 144u);
        QVERIFY(std::ranges::all_of(chart.lines[0].points, &LinePoint::hasValue));
    }

    void whatWasSoAllTheTimeHasNoMoment()
    {
        const std::vector<PhaseSamples> phases{phase("tls", 0.02, 0.09, 2 * kDay)};
        const auto changes = phaseChanges(phases, kEvery, kNow);
        QVERIFY(changes[0].isSubject);
        QVERIFY(changePoints(phases, changes, {kNow - kDay, kNow}, {}).empty());
    }
};

TRACEO_TEST(TstPhaseCourse);
#include "tst_phase_course.moc"
