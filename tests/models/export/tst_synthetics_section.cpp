// Checks on paper: what was found, in words; the matrix, the charts of the worst, every pair with its numbers, and what
// nobody saw.
#include "export/document_words.h"
#include "export/synthetics_section.h"
#include "export/synthetics_words.h"
#include "models/export/section_blocks.h"
#include "models/synthetics/probe_store.h"
#include "support/test_main.h"
#include "synthetics/synthetics_json.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

DocumentSection sectionOf(const ProbeStore& store, Question asked = probeQuestion(),
                          const Style& style = {.locale = QLocale::c()})
{
    asked.style = style;
    const auto snapshot = store.snapshot({.view = asked.moment(), .know = kDistantFuture});
    auto section = syntheticsSection({}, {snapshot, asked});
    if (!section)
        qFatal("%s", qPrintable(toText(section.error())));
    return std::move(*section);
}

const DocumentTable& pairsOf(const DocumentSection& section)
{
    const DocumentTable* table = tableNamed(section, u"Every check from every region"_s);
    if (!table)
        qFatal("no table of pairs");
    return *table;
}

/// Its certificate ends so much later than the tests.
Batch withCertificate(const std::string& check, const std::string& region, Millis left)
{
    Batch batch = probes(check, region, u"1x100"_s);
    batch.series.add({{"prom", vocabulary::kProbeCertificate, probeLabels(check, region)},
                      {{kEnd - kMinute, double(msOf(kEnd + left)) / 1000}}});
    return batch;
}

} // namespace

class TstSyntheticsSection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutProbesItSaysSo()
    {
        ProbeStore store;
        const DocumentSection section = sectionOf(store);
        QCOMPARE(section.finding, u"No check is probed"_s);
        QVERIFY(section.blocks.empty() && section.figures.empty() && !section.isPartial);
    }

    void aCheckThatIsUpIsOneRowAndNothingElse()
    {
        ProbeStore store;
        store.add(probes("shop", "fra", u"1x1440"_s));
        const DocumentSection section = sectionOf(store);
        QVERIFY2(section.finding.endsWith(u"up"_s), qPrintable(section.finding));
        QVERIFY(blocksOf<DocumentCharts>(section).empty() && blocksOf<DocumentNotes>(section).empty());
        QCOMPARE(blocksOf<DocumentTable>(section).size(), 1u); // one region makes no matrix
        QCOMPARE(textOf(pairsOf(section), 0, u"Check"_s), u"shop"_s);
        QCOMPARE(textOf(pairsOf(section), 0, u"State"_s), u"Up"_s);
        QVERIFY(section.figures.size() <= 6);
    }

    void theFindingCountsWhatIsDownUnseenAndAboutToEnd()
    {
        ProbeStore store;
        for (const char* check : {"a", "b"})
            store.add(probes(check, "r1", u"1x90 0x9"_s));
        for (const char* check : {"c", "d"}) // their prober is dead
            store.add(probes(check, "r1", u"1x100"_s, kMinute, kEnd - 39 * kMinute));
        store.add(withCertificate("e", "r1", 6 * kDay + kMinute));
        store.add(probes("f", "r1", u"1x100"_s));
        store.add(answered(kEnd + Millis{5'000}));
        const DocumentSection section = sectionOf(store);
        QCOMPARE(section.finding, u"2 of 6 checks are down, 2 are not observed; the certificate of e ends in 6 d"_s);
        QVERIFY2(section.summary.contains(u"Down: a, b."_s), qPrintable(section.summary));
        QVERIFY2(section.summary.contains(u"2 of 6 pairs"_s), qPrintable(section.summary));
        QCOMPARE(textOf(pairsOf(section), 0, u"Check"_s), u"a"_s); // the worst first
        QCOMPARE(textOf(pairsOf(section), 2, u"Check"_s), u"e"_s);
    }

    void theWorstPairSpeaksForItsCheck()
    {
        ProbeStore store;
        store.add(probes("a", "r1", u"1x100"_s));
        store.add(probes("a", "r2", u"1x90 0x9"_s));
        const SyntheticsReport report = store.report();
        QCOMPARE(worstPair(report.checks[0], report).region, std::string("r2"));
        QVERIFY(hasDown(report.checks[0], report) && !hasSlow(report.checks[0], report));
    }

    void theOnlyOneThatIsDownIsExplained()
    {
        ProbeStore store;
        store.add(probes("a", "r1", u"1x90 0x9"_s));
        store.add(probes("b", "r1", u"1x100"_s));
        const DocumentSection section = sectionOf(store);
        QVERIFY2(section.summary.startsWith(u"a: down 1 of 1. Runs fail since "_s) && section.summary.contains(u"HTTP 503"_s),
                 qPrintable(section.summary));
    }

    void timesInSentencesFollowTheZone()
    {
        ProbeStore store;
        store.add(probes("a", "r1", u"1x90 0x9"_s));
        store.add(probes("b", "r1", u"1x100"_s));
        store.add(probes("b", "r2", u"1x100"_s, kMinute, kEnd - 39 * kMinute));
        store.add(answered(kEnd + Millis{5'000}));
        const auto utc = sectionOf(store);
        QVERIFY2(utc.summary.contains(u"since "_s), qPrintable(utc.summary));
        const auto india = sectionOf(store, probeQuestion(), indian());
        QVERIFY2(areIndianTimes(utc, india), qPrintable(wordsOf(india).join(u'\n')));
    }

    void whatWasNotObservedIsNamedHatchedAndHasNoNumber()
    {
        ProbeStore store;
        store.add(probes("a", "r1", u"1x100"_s));
        store.add(probes("a", "r2", u"1x100"_s, kMinute, kEnd - 39 * kMinute));
        store.add(answered(kEnd + Millis{5'000}));
        const DocumentSection section = sectionOf(store);
        QVERIFY2(section.finding.endsWith(u"up"_s), qPrintable(section.finding)); // the region that sees it says so
        QVERIFY2(section.summary.contains(u"Nothing is known from r2"_s), qPrintable(section.summary));
        const DocumentTable* matrix = tableNamed(section, u"Checks by region"_s);
        QVERIFY(matrix && matrix->rows.size() == 1);
        const auto& cells = matrix->rows[0];
        QVERIFY(matrix->columns[2].isMatrix && matrix->columns[3].isMatrix && !matrix->columns[1].isMatrix);
        QCOMPARE(cells[2].text, u"100 ms"_s);
        QVERIFY(cells[3].status == Status::Unknown && cells[3].text.isEmpty());
        const auto notes = blocksOf<DocumentNotes>(section);
        QCOMPARE(notes.size(), 1u);
        QCOMPARE(notes[0]->notes.size(), 1u); // the region, not each of its checks
        QCOMPARE(notes[0]->notes[0].subject, u"r2"_s);
        QVERIFY(textOf(pairsOf(section), 0, u"State"_s) == u"Not observed"_s);
        QCOMPARE(textOf(pairsOf(section), 0, u"Availability"_s), u"–"_s); // neither 0 nor 100 %
    }

    void aSourceThatWasNotAskedMakesItStale()
    {
        ProbeStore store(kEnd + kHour);
        for (const char* check : {"a", "b"})
            store.add(probes(check, "r1", u"1x200"_s));
        store.add(answered(kEnd + Millis{20'000}));
        const DocumentSection section = sectionOf(store, probeQuestion(kDay, kEnd + kHour));
        QCOMPARE(section.finding, u"Of no check it is known whether it is up, 2 are stale"_s);
        const auto notes = blocksOf<DocumentNotes>(section);
        QVERIFY(notes.size() == 1 && notes[0]->notes[0].status == Status::Stale);
        QVERIFY(notes[0]->notes[0].text.contains(u"the last known state was Up"_s));
    }

    void historyThatIsStillToComeMakesItPartial()
    {
        ProbeStore store;
        store.add(probes("a", "fra", u"1x100"_s));
        store.add(answered(kEnd, kHour));
        store.add(answered(kEnd - 20 * kHour, kHour));
        const DocumentSection section = sectionOf(store);
        QVERIFY(section.isPartial && section.notices.size() == 1);
    }

    void onlyTheWorstHaveChartsAndThatIsSaid()
    {
        ProbeStore store;
        for (int i = 0; i < 9; ++i) {
            store.add(probes("check-" + std::to_string(i), "r1", u"1x90 0x9"_s));
            store.add(probes("check-" + std::to_string(i), "r2", u"1x100"_s));
        }
        store.add(probes("well", "r1", u"1x100"_s));
        const DocumentSection section = sectionOf(store);
        const auto charts = blocksOf<DocumentCharts>(section);
        QCOMPARE(charts.size(), kMostChartedChecks);
        for (const DocumentCharts* one : charts) {
            QVERIFY(one->title != u"well"_s && one->status == Status::Critical);
            QVERIFY(one->isStacked && one->charts.size() == 1);
            QCOMPARE(one->strip.lanes.size(), 2u); // the regions of this check
        }
        const auto notes = blocksOf<DocumentNotes>(section);
        QVERIFY(notes.size() == 1 && notes[0]->notes.back().text.contains(u"the worst 6 are drawn"_s));
    }

    void moreRegionsThanThePaperIsWideHaveAnotherMatrix()
    {
        ProbeStore store;
        for (std::size_t i = 0; i <= kMostRegionsAcross; ++i)
            store.add(probes("a", "region-" + std::to_string(i), u"1x100"_s));
        int cells = 0;
        for (const DocumentTable* table : blocksOf<DocumentTable>(sectionOf(store)))
            cells += int(std::ranges::count_if(table->columns, &DocumentTable::Column::isMatrix));
        QCOMPARE(cells, int(kMostRegionsAcross) + 1);
    }

    void numbersAreThoseOfTheCommand()
    {
        ProbeStore store;
        store.add(withCertificate("a", "r1", 40 * kDay + 7 * kHour));
        store.add(probes("b", "r1", u"1x1019 0x9 1x409"_s));
        const DocumentSection section = sectionOf(store);
        const SyntheticsReport report = store.report();
        QCOMPARE(pairsOf(section).rows.size(), report.rows.size());
        for (std::size_t i = 0; i < report.rows.size(); ++i) {
            const nlohmann::json json = toJson(report.rows[i]);
            const auto& cells = pairsOf(section).rows[i];
            QCOMPARE(cells[3].reading.value, json["age_s"].get<double>());
            QCOMPARE(cells[4].reading.value, json["availability_ratio"].get<double>());
            QCOMPARE(cells[6].reading.value, json["p95_s"].get<double>());
            QCOMPARE(cells[7].reading.hasValue(), !json["certificate_days"].is_null());
        }
    }

    void hostileLabelsAreShownAsTheyAre()
    {
        ProbeStore store;
        const std::string hostile = "%1 <b>\u202ex</b> " + std::string(70'000, 'y');
        store.add(probes(hostile, "%2 &amp;", u"1x90 0x9"_s));
        store.add(probes(hostile, "r2", u"1x90 0x9"_s));
        const DocumentSection section = sectionOf(store);
        QVERIFY2(section.summary.contains(u"%1 <b>\ufffdx</b> yyy"_s), qPrintable(section.summary));
        const auto charts = blocksOf<DocumentCharts>(section);
        QVERIFY(charts.size() == 1 && charts[0]->title.startsWith(u"%1 <b>"_s) && charts[0]->title.size() < 600);
        QCOMPARE(tableNamed(section, u"Checks by region"_s)->columns[2].title, u"%2 &amp;"_s);
    }

    void theSameHistoryGivesTheSameContent()
    {
        ProbeStore store;
        store.add(probes("a", "r1", u"1x90 0x9"_s));
        store.add(probes("a", "r2", u"1x100"_s));
        const auto hash = [&store](Millis later) {
            Question asked = probeQuestion(kDay, kEnd + Millis{5'000} + later);
            asked.at = kEnd;
            Document document;
            document.sections.push_back(sectionOf(store, asked));
            return contentHash(document);
        };
        QCOMPARE(hash(Millis{0}), hash(kHour)); // whenever it is made
    }
};
TRACEO_TEST(TstSyntheticsSection);
#include "tst_synthetics_section.moc"
