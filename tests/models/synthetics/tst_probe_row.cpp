#include "models/synthetics/probe_store.h"
#include "support/runs.h"
#include "support/test_main.h"
#include "synthetics/probe_row.h"
#include "synthetics/synthetics_table.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<Sample> durations(double before, double now, int newest)
{
    std::vector<Sample> samples;
    for (int i = 0; i < 2000; ++i)
        samples.push_back({kEnd - (2000 - i) * kMinute, i >= 2000 - newest ? now : before});
    return samples;
}

} // namespace

class TstProbeRow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void slowIsMuchSlowerThanInTheDaysBefore()
    {
        QVERIFY(latencyChange(durations(0.091, 0.141, 10), kMinute, kEnd).isSlow);
        QVERIFY(!latencyChange(durations(0.091, 0.120, 10), kMinute, kEnd).isSlow); // 32 %
        QVERIFY(!latencyChange(durations(0.010, 0.020, 10), kMinute, kEnd).isSlow); // 10 ms
        QVERIFY(!latencyChange(durations(0.091, 0.900, 2), kMinute, kEnd).isSlow);  // two runs of six
    }

    void withoutADayBeforeNothingIsSlow()
    {
        std::vector<Sample> few = durations(0.1, 0.1, 0);
        few.erase(few.begin(), few.end() - 10);
        const LatencyChange change = latencyChange(few, kMinute, kEnd);
        QVERIFY(change.now && !change.before && !change.isSlow);
    }

    void aFailedRunSaysWhatItFoundAndSinceWhen()
    {
        ProbeStore store;
        store.add(probes("a", "fra", u"1x100 0x4"_s));
        const ProbeRow row = store.row();
        QCOMPARE(row.state, ProbeState::Down);
        QCOMPARE(row.note, u"HTTP 503"_s);
        QCOMPARE(row.since, kEnd - 4 * kMinute);
        QCOMPARE(row.lasting, u"4 min 05"_s);
    }

    /// Twelve changes in a row; four failures in a row are one.
    void aProbeThatGoesUpAndDownFlaps()
    {
        ProbeStore store;
        store.add(probes("a", "fra", u"1x60 0 1 0 1 0 1 0 1 0 1 0 1"_s));
        QVERIFY(store.row().isFlapping);
        QVERIFY2(store.row().reason.endsWith(u"it is flapping."_s), qPrintable(store.row().reason));
        QCOMPARE(store.row().state, ProbeState::Up);
        ProbeStore other;
        other.add(probes("a", "fra", u"1x60 0x4 1x4 0x4"_s));
        QVERIFY(!other.row().isFlapping);
    }

    void eachStretchHasItsSlowestRun()
    {
        ProbeStore store;
        auto series = copyOf(probes("a", "fra", u"1x200 0 1"_s).series);
        std::vector<Sample>& seconds = series[1].samples;
        const Sample slow{seconds[50].at, 0.7};
        seconds[50] = slow;
        seconds[seconds.size() - 2].value = 9; // a run that failed says nothing of how fast the service is
        store.add({.series = std::move(series)});
        const ProbeRow row = store.row();
        QCOMPARE(row.slowest.value, 0.7);
        QCOMPARE(row.slowestStep, kHour); // of a day
        const UtcMs first = floorTo(kEnd + Millis{5'000} - kDay, kHour);
        QCOMPARE(row.slowestBy.size(), qsizetype((floorTo(kEnd, kHour) - first) / kHour + 1));
        QCOMPARE(row.slowestBy[qsizetype((slow.at - first) / kHour)], 0.7);
        QCOMPARE(std::ranges::count(row.slowestBy, 0.7), 1);
        QCOMPARE(row.slowestBy.back(), 0.1);
        QVERIFY(std::isnan(row.slowestBy.front())); // nobody looked
        ProbeRow other = row;
        QVERIFY(row == other);
        other.slowestBy.front() = 1;
        QVERIFY(!(row == other));
    }

    void theTableHasAStripOfThem()
    {
        ProbeStore store;
        store.add(probes("a", "fra", u"1x200"_s));
        const auto columns = probeColumns();
        const auto column = std::ranges::find(columns, "slowest", &Column<ProbeRow>::id);
        QVERIFY(column != columns.end());
        QVERIFY(column->tip.startsWith(u"The slowest successful run of each stretch"_s));
        const Cell cell = column->cell(store.row());
        QCOMPARE(cell.kind, CellKind::Heat);
        QCOMPARE(cell.reading.value, 0.1);
        QCOMPARE(cell.tip, u"Slowest run of each 1 h, at most 100 ms"_s);
    }

    void everyNumberSaysWhereItComesFrom()
    {
        ProbeStore store;
        store.add(probes("https://a.io/?x=1", "fra", u"1x100 0 1"_s));
        const ProbeRow row = store.row();
        for (const Reading* reading :
             {&row.availability, &row.coverage, &row.p50, &row.p95, &row.latency, &row.age, &row.runs, &row.failed,
              &row.certificate, &row.interval, &row.upShare, &row.downShare, &row.unseenShare, &row.slowest}) {
            QVERIFY(reading->why);
            QVERIFY(!reading->why->formula.isEmpty() && !reading->why->queries.empty());
            QCOMPARE(reading->why->source, u"prom"_s);
        }
        QVERIFY2(row.availability.why->command.startsWith(u"traceo probes show 'https://a.io/?x=1' fra --since 1d --at 2026-"),
                 qPrintable(row.availability.why->command));
    }
};

TRACEO_TEST(TstProbeRow);
#include "tst_probe_row.moc"
