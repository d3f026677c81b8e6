// From stored series to what the pane and the command say.
#include "models/synthetics/probe_store.h"
#include "refresh/row_model.h"
#include "support/test_main.h"
#include "synthetics/check_rows.h"
#include "synthetics/probe_detail.h"
#include "synthetics/probe_explain.h"
#include "synthetics/probe_pairs.h"
#include "synthetics/probe_runs.h"
#include "synthetics/synthetics_table.h"
#include "synthetics/synthetics_tiles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSyntheticsReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsAnEmptyReport()
    {
        ProbeStore store;
        const SyntheticsReport report = store.report();
        QVERIFY(report.rows.empty() && report.checks.empty() && !report.detail);
    }

    void availabilityIsOfRunsAndTheThreeSharesAreAll()
    {
        ProbeStore store;
        store.add(probes("a", "fra", u"1x1019 0x9 1x409"_s)); // 1,440 runs: a day
        const ProbeRow row = store.row();
        QCOMPARE(row.state, ProbeState::Up);
        QCOMPARE(row.availability.value, 1430.0 / 1440);
        QCOMPARE(row.failed.value, 10.0);
        QVERIFY(std::abs(row.upShare.value + row.downShare.value + row.unseenShare.value - 1) < 1e-12);
        QVERIFY(row.coverage.value > 0.999);
        QCOMPARE(row.p95.value, 0.1);
        QCOMPARE(row.interval.value, 60.0);
    }

    void aKilledProberIsNotObservedNeverDownNeverWhole()
    {
        ProbeStore store(kEnd + 3 * kMinute);
        store.add(probes("a", "fra", u"1x200"_s));
        store.add(answered(kEnd + 3 * kMinute));
        const ProbeRow row = store.row(probeQuestion(kDay, kEnd + 3 * kMinute));
        QCOMPARE(row.state, ProbeState::NotObserved);
        QCOMPARE(row.status, Status::Unknown);
        QVERIFY(!row.availability.hasValue()); // nothing failed while somebody looked: that is no 100 %
        QCOMPARE(row.downShare.value, 0.0);
        QCOMPARE(row.note, u"silent 3 min"_s);
        QVERIFY(row.reason.contains(u"nothing about the target"_s));
    }

    void whatFailedBeforeTheProberFellSilentCountsOn()
    {
        ProbeStore store(kEnd + 3 * kMinute);
        store.add(probes("a", "fra", u"1x89 0x9"_s));
        store.add(answered(kEnd + 3 * kMinute));
        const ProbeRow row = store.row(probeQuestion(kDay, kEnd + 3 * kMinute));
        QCOMPARE(row.state, ProbeState::NotObserved);
        QCOMPARE(row.availability.value, 0.9);
        QCOMPARE(row.availability.quality, Quality::Partial);
    }

    void aSourceThatDoesNotAnswerMakesItStale()
    {
        ProbeStore store(kEnd + kHour);
        store.add(probes("a", "fra", u"1x200"_s));
        store.add(answered(kEnd + Millis{20'000}));
        const ProbeRow row = store.row(probeQuestion(kDay, kEnd + kHour));
        QCOMPARE(row.state, ProbeState::Stale);
        QCOMPARE(row.age.value, 3600.0);
        QCOMPARE(row.availability.quality, Quality::Stale);
    }

    /// A moment of the past is judged by what was asked for then, however it was learned.
    void thePastIsShownAsItWas()
    {
        ProbeStore store;
        store.add(probes("a", "fra", u"1x100 0x30 1x60"_s));
        store.add(answered(kEnd));
        Question past = probeQuestion();
        past.at = kEnd - 70 * kMinute;
        QCOMPARE(store.row(past).state, ProbeState::Down);
        QCOMPARE(store.row().state, ProbeState::Up);
    }

    void aRepeatedResultIsNoRun()
    {
        ProbeStore store;
        const Labels labels{{"job", "home"}, {"instance", "a"}, {"probe", "F"}, {"config_version", "1"}};
        Batch batch;
        batch.series = {seriesEnding(vocabulary::kProbeSuccess, labels, u"1x4 1x4 0x4 1x4"_s, 2 * kMinute, kEnd),
                        seriesEnding(vocabulary::kProbeRuns, labels, u"1x4 2x4 3x4 4x4"_s, 2 * kMinute, kEnd)};
        store.add(std::move(batch));
        const ProbeRow row = store.row();
        QCOMPARE(row.runs.value, 4.0);
        QCOMPARE(row.availability.value, 0.75);
        QCOMPARE(row.age.value, 8 * 60 + 5.0); // of the run, not of its repetition
        QCOMPARE(row.state, ProbeState::Up);
    }

    void aCheckIsDownWhenHalfOfWhoSeesItSaysSo()
    {
        ProbeStore store(kEnd + Millis{5'000});
        for (const char* region : {"r1", "r2"})
            store.add(probes("a", region, u"1x100"_s));
        store.add(probes("a", "r3", u"1x90 0x9"_s));
        store.add(probes("b", "r1", u"1x90 0x9"_s));
        store.add(probes("b", "r2", u"1x100"_s, kMinute, kEnd - 10 * kMinute)); // its prober is dead
        store.add(answered(kEnd + Millis{5'000}));
        const SyntheticsReport report = store.report();
        QCOMPARE(report.checks.size(), 2u);
        QCOMPARE(report.checks[0].key, std::string("b")); // the worst first
        QCOMPARE(report.checks[0].status, Status::Critical);
        QCOMPARE(report.checks[0].verdict, u"down 1 of 1"_s);
        QCOMPARE(report.checks[1].status, Status::Warning);
        QCOMPARE(report.checks[1].verdict, u"up, 1 of 3 down"_s);
        QCOMPARE(report.checks[0].cells[2], -1); // not probed from there
    }

    void aSilentRegionIsSaidInItsHead()
    {
        ProbeStore store(kEnd + Millis{5'000});
        store.add(probes("a", "r1", u"1x100"_s));
        store.add(probes("a", "r2", u"1x100"_s, kMinute, kEnd - 39 * kMinute));
        store.add(answered(kEnd + Millis{5'000}));
        const SyntheticsReport report = store.report();
        QVERIFY(!report.regions[0].isSilent && report.regions[1].isSilent);
        QCOMPARE(report.regions[1].note, u"silent 39 min"_s);
        QCOMPARE(report.checks[0].verdict, u"up 1 of 1"_s);
    }

    void anExpiredCertificateIsCountedOnFromTheLastSeen()
    {
        ProbeStore store;
        Batch batch = probes("a", "fra", u"1x100 0x9"_s);
        const double ends = double(msOf(kEnd) / 1000) - 600;
        batch.series.add({{"prom", vocabulary::kProbeCertificate, probeLabels("a", "fra")},
                          {{kEnd - kHour, ends}}}); // since then no handshake succeeded
        store.add(std::move(batch));
        const SyntheticsReport report = store.report();
        QCOMPARE(report.rows[0].certificate.value, -605.0);
        QCOMPARE(report.checks[0].certificateStatus, Status::Critical);
    }

    void aCertificateThatEndsSoonIsAWarning()
    {
        ProbeStore store;
        Batch batch = probes("a", "fra", u"1x100"_s);
        batch.series.add({{"prom", vocabulary::kProbeCertificate, probeLabels("a", "fra")},
                          {{kEnd - kMinute, double(msOf(kEnd) / 1000) + 7 * 86'400}}});
        store.add(std::move(batch));
        const SyntheticsReport report = store.report();
        QCOMPARE(report.rows[0].status, Status::Warning);
        QCOMPARE(report.rows[0].state, ProbeState::Up);
        QCOMPARE(report.checks[0].certificateStatus, Status::Warning);
    }

    void whatWasRemovedLongAgoIsLeftOut()
    {
        ProbeStore store(kEnd + kForgottenAfter + kHour);
        store.add(probes("a", "fra", u"1x100"_s));
        QVERIFY(store.report(probeQuestion(30 * kDay, kEnd + kForgottenAfter + kHour)).rows.empty());
        QCOMPARE(store.report(probeQuestion(30 * kDay, kEnd + kForgottenAfter - kHour)).rows.size(), 1u);
    }

    void historyThatIsStillToComeIsFilling()
    {
        ProbeStore store;
        store.add(probes("a", "fra", u"1x100"_s));
        store.add(answered(kEnd, kHour));
        store.add(answered(kEnd - 20 * kHour, kHour));
        const SyntheticsReport report = store.report();
        QVERIFY(report.isFilling && report.rows[0].isFilling);
        QCOMPARE(report.rows[0].availability.quality, Quality::Partial);
    }

    /// From r2 the last fifty runs failed, one of which is in a slot that is still open, and one of r1's before them. Half of two
    /// regions is one.
    void regionsSpeakTogether()
    {
        ProbeStore store;
        store.add(probes("a", "r1", u"1x99 0 1x98"_s));
        store.add(probes("a", "r2", u"1x149 0x49"_s, kMinute, kEnd + Millis{1'000})); // never in phase
        store.add(probes("b", "r1", u"0x100"_s));
        Question asked = probeQuestion(kDay, kEnd + kMinute);
        asked.selected = "a@r1";
        const auto detail = store.report(asked).detail;
        QVERIFY(detail && detail->together);
        const RegionQuorum& together = *detail->together;
        QCOMPARE(together.points, 199); // the last slot is still open
        QCOMPARE(together.anyUp, 199);
        QCOMPARE(together.quorumUp, 199 - 50);
        QCOMPARE(together.runs, 2 * 199);
        QCOMPARE(together.runsUp, 2 * 199 - 50);
        const auto number = [&](const QString& name) {
            const auto it = std::ranges::find(detail->numbers, name, &ProbeDetail::Number::name);
            return it == detail->numbers.end() ? -1 : it->reading.value;
        };
        QCOMPARE(number(u"Uptime, any region"_s), 1.0);
        QCOMPARE(number(u"Uptime, quorum"_s), 149.0 / 199);
        QCOMPARE(number(u"Uptime, all regions"_s), 149.0 / 199);
        QCOMPARE(number(u"Reachability"_s), 348.0 / 398);
        asked.selected = "b@r1";
        QVERIFY(!store.report(asked).detail->together); // one region is no quorum
    }

    void theDetailShowsEveryRegionOfTheCheck()
    {
        ProbeStore store;
        store.add(probes("a", "r1", u"1x100"_s));
        store.add(probes("a", "r2", u"1x50 0x49"_s));
        store.add(probes("b", "r1", u"1x100"_s));
        Question asked = probeQuestion();
        asked.selected = "a@r1";
        const SyntheticsReport report = store.report(asked);
        QCOMPARE(report.detail->key, std::string("a@r1"));
        QCOMPARE(report.detail->phases.subject, u"a from r1"_s); // a picture of it says whose it is
        QCOMPARE(report.detail->regions.lanes.size(), 2u);
        QCOMPARE(report.detail->regions.lanes[1].parts.size(), 2u);
        QCOMPARE(report.detail->regions.lanes[1].parts[1].status, Status::Critical);
        QCOMPARE(report.detail->phases.lines.size(), 1u);          // no phases: the whole run
        QCOMPARE(report.detail->numbers.size(), 18u);              // of the pair, and four of its regions together
        QCOMPARE(store.report().detail->key, std::string("a@r2")); // without a choice the worst
        asked.selected = "a";
        QCOMPARE(store.report(asked).detail->key, std::string("a@r2")); // of a check its worst pair
        asked.selected = "b";
        QCOMPARE(store.report(asked).detail->key, std::string("b@r1"));
    }

    void tilesSayWhatStandsInTheRows()
    {
        ProbeStore store;
        store.add(probes("a", "r1", u"1x89 0x9"_s));
        store.add(probes("b", "r1", u"1x99"_s));
        const SyntheticsReport report = store.report();
        QCOMPARE(report.tiles[0].value.value, 2.0);
        QCOMPARE(report.tiles[1].value.value, 1.0); // up
        QCOMPARE(report.tiles[1].counts, (std::vector<std::pair<Status, int>>{{Status::Critical, 1}}));
        QCOMPARE(report.tiles[3].value.value, 0.95);
    }

    void rowsReadLikeTheReport()
    {
        ProbeStore store;
        store.add(probes("a", "fra", u"1x89 0x9"_s));
        RowModel<ProbeRow> model(probeColumns());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows(store.report().rows);
        QStringList shown;
        for (int column = 0; column < 8; ++column)
            shown << model.index(0, column).data().toString();
        QCOMPARE(shown,
                 (QStringList{u"Down"_s, u"a"_s, u"fra"_s, u"5 s"_s, u"90.00 %"_s, u"6.87 %"_s, u"100 ms"_s, u"100 ms"_s}));
    }

    void columnsHaveStableNames()
    {
        QStringList ids;
        for (const auto& column : probeColumns())
            ids << QString::fromStdString(column.id);
        QCOMPARE(ids,
                 (QStringList{u"state"_s, u"check"_s, u"region"_s, u"age"_s, u"availability"_s, u"observed"_s, u"p50"_s, u"p95"_s,
                              u"durations"_s, u"slowest"_s, u"certificate"_s}));
    }
};

TRACEO_TEST(TstSyntheticsReport);
#include "tst_synthetics_report.moc"
