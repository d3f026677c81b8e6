// The report on service levels, on paper.
#include "export/sla_parts.h"
#include "export/sla_section.h"
#include "models/export/section_blocks.h"
#include "models/slo/made_rows.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kColumns = 96;

SlaReport slaOf(const Store& store, std::vector<SloDefinition> slos, TimeSpan span = {kEnd - kDay, kEnd})
{
    const auto snapshot = store.snapshot({.view = kEnd, .know = kDistantFuture});
    auto report = build(snapshot, {std::move(slos)},
                        SlaAsk{.period = {span, u"yesterday"_s}, .moment = kEnd, .now = kEnd, .columns = kColumns});
    if (!report)
        qFatal("%s", qPrintable(toText(report.error())));
    return std::move(*report);
}

SloDefinition patched()
{
    SloDefinition one = slo();
    one.exclusions = {excluded("patch-day", -120, -60)};
    return one;
}

std::vector<DocumentSection> sections(const SlaReport& report, const Style& style = {.locale = QLocale::c()})
{
    return slaSections(report, style);
}

} // namespace

class TstSlaSection : public QObject {
    Q_OBJECT

    Store m_store;

private Q_SLOTS:
    void initTestCase()
    {
        m_store.clock.set(kEnd + Millis{5'000});
        QVERIFY(m_store.open());
        Batch batch = traffic("checkout", kDay, 100, 5);
        batch.facts = {vocabulary::markOf(vocabulary::kDeployFact, minute(-300), {}, {"4.2", "Shop", "kim", {}})};
        QVERIFY(m_store.commit(std::move(batch)));
        QVERIFY(m_store.commit(traffic("search", kDay, 100, 0.5)));
        QVERIFY(m_store.commit(traffic("half", kDay / 2, 100, 0.5)));
    }

    void theFirstPageHasTheVerdicts()
    {
        const auto pages = sections(slaOf(m_store, {patched(), slo("search"), slo("half")}));
        QCOMPARE(pages.size(), std::size_t(4));
        QCOMPARE(pages[0].subject, u"Service levels, yesterday"_s);
        QCOMPARE(pages[0].finding, u"1 of 2 objectives met"_s);
        QVERIFY(pages[0].summary.contains(u"checkout"_s) && pages[0].summary.contains(u"half"_s));
        const DocumentTable* const table = tableNamed(pages[0], u"Attained against objective"_s);
        QVERIFY(table);
        QCOMPARE(table->rows.size(), std::size_t(3));
        QCOMPARE(textOf(*table, 0, u"Service level"_s), u"checkout"_s); // least budget first
        QCOMPARE(textOf(*table, 0, u"Verdict"_s), u"Missed"_s);
        QCOMPARE(textOf(*table, 1, u"Verdict"_s), u"Met"_s);
        QCOMPARE(textOf(*table, 2, u"Verdict"_s), u"Undecidable"_s);
        const auto notes = blocksOf<DocumentNotes>(pages[0]);
        QCOMPARE(notes.size(), std::size_t(1));
        QCOMPARE(notes[0]->notes[0].subject, u"half"_s);
    }

    void anSloIsShownAsPeopleCallItAndKeepsItsName()
    {
        SloDefinition named = patched();
        named.displayName = "Check-out";
        const DocumentSection page = sections(slaOf(m_store, {named, slo("search")}))[0];
        const DocumentTable* const table = tableNamed(page, u"Attained against objective"_s);
        QVERIFY(table);
        QCOMPARE(textOf(*table, 0, u"Service level"_s), u"Check-out"_s);
        QCOMPARE(textOf(*table, 0, u"Name"_s), u"checkout"_s);
        QCOMPARE(textOf(*table, 1, u"Name"_s), u"search"_s);
        QVERIFY2(page.summary.contains(u"Check-out missed"_s), qPrintable(page.summary));
        const DocumentSection same = sections(slaOf(m_store, {patched()}))[0];
        QVERIFY(textOf(*tableNamed(same, u"Attained against objective"_s), 0, u"Name"_s).isEmpty());
    }

    void anSlosPageSaysHowItWasCounted()
    {
        const SlaReport report = slaOf(m_store, {patched()});
        const DocumentSection page = sections(report)[1];
        QVERIFY2(page.finding.startsWith(u"Missed"_s), qPrintable(page.finding));
        QVERIFY2(page.method.contains(u"Occurrences"_s), qPrintable(page.method));
        const DocumentTable* const excluded = tableNamed(page, u"Excluded"_s);
        QVERIFY(excluded);
        QCOMPARE(textOf(*excluded, 0, u"Exclusion"_s), u"patch-day"_s);
        QCOMPARE(textOf(*excluded, 0, u"Written"_s), u"not known"_s);
        const DocumentTable* const accounts = tableNamed(page, u"Who spent it"_s);
        QVERIFY(accounts);
        QCOMPARE(accounts->rows.size(), std::size_t(2));
        QCOMPARE(textOf(*accounts, 1, u"Account"_s), u"deploy 4.2"_s);
        QCOMPARE(accounts->total[1].reading.value, report.entries[0].figure.counted.bad());
        const DocumentTable* const taken = tableNamed(page, u"Taken out"_s);
        QVERIFY(taken);
        QCOMPARE(taken->total[1].reading.value + accounts->total[1].reading.value, report.entries[0].figure.plain.bad());
        QVERIFY(tableNamed(page, u"Longest bad stretches"_s));
        QCOMPARE(blocksOf<DocumentCharts>(page).size(), std::size_t(1));
        const QStringList words = wordsOf(page);
        const QString root = QString::fromStdString(report.entries[0].root);
        bool isVerified = false;
        for (const DocumentNotes* const notes : blocksOf<DocumentNotes>(page)) {
            for (const auto& note : notes->notes)
                isVerified = isVerified || note.command == u"traceo slo verify slices.csv --root "_s + root;
        }
        QVERIFY(isVerified);
        QVERIFY(words.join(u'\n').contains(QString::fromStdString(report.entries[0].version.hash)));
    }

    /// Neither the page of one that is whole nor that of one that is not says what it has not.
    void blocksWithoutContentAreLeftOut()
    {
        const DocumentSection whole = sections(slaOf(m_store, {slo("search")}))[1];
        QVERIFY(!tableNamed(whole, u"Excluded"_s) && !tableNamed(whole, u"Not observed"_s));
        QVERIFY2(whole.summary.contains(u"All of it was seen"_s), qPrintable(whole.summary));
        const DocumentSection half = sections(slaOf(m_store, {slo("half")}))[1];
        QVERIFY(tableNamed(half, u"Not observed"_s));
        QVERIFY2(half.finding.startsWith(u"Undecidable"_s), qPrintable(half.finding));
        const Reading unseen = tableNamed(half, u"Not observed"_s)->rows[0][2].reading;
        const Reading seen = coverageReading(slaOf(m_store, {slo("half")}).entries[0]);
        QCOMPARE(int(unseen.decimals), int(seen.decimals)); // together they are all of it
        const DocumentSection never = sections(slaOf(m_store, {slo("never")}))[1];
        QVERIFY(blocksOf<DocumentCharts>(never).empty() && !tableNamed(never, u"Who spent it"_s));
    }

    /// Counters may tell later what nobody saw; seen it was not.
    void allIsSaidToBeSeenOnlyWhereItWas()
    {
        SlaReport report = slaOf(m_store, {slo("search")});
        SlaFigure& figure = report.entries[0].figure;
        QCOMPARE(figure.unknown, 0.0);
        figure.unseenSeconds = 0;
        QVERIFY2(sections(report)[1].summary.contains(u"All of it was seen."_s), qPrintable(sections(report)[1].summary));
        figure.unseenSeconds = 2; // of 86,400
        const QString summary = sections(report)[1].summary;
        QVERIFY2(summary.contains(u"99.99 % of the time was seen"_s) && !summary.contains(u"All"_s), qPrintable(summary));
    }

    void aPeriodThatGoesOnSaysSo()
    {
        const auto pages = sections(slaOf(m_store, {slo("search")}, {kEnd - kDay, kEnd + kDay}));
        QVERIFY(pages[0].finding.contains(u"so far"_s));
        QVERIFY2(pages[1].finding.startsWith(u"So far met: "_s), qPrintable(pages[1].finding));
    }

    void timesFollowTheZone()
    {
        const SlaReport report = slaOf(m_store, {patched()});
        QVERIFY(areIndianTimes(sections(report)[1], sections(report, indian())[1]));
    }

    void aBrokenOneHasAPageWithoutNumbers()
    {
        SloDefinition broken = slo("broken");
        broken.sli.kind = SliDefinition::Kind::Probe;
        broken.sli.status = "9zz";
        const auto pages = sections(slaOf(m_store, {broken}));
        QVERIFY(pages[0].isPartial && pages[1].isPartial);
        QCOMPARE(pages[0].finding, u"No objective can be decided"_s);
        QVERIFY(pages[1].blocks.empty() && !pages[1].summary.isEmpty());
        QVERIFY(!coverageReading(slaOf(m_store, {broken}).entries[0]).hasValue());
    }

    void withoutSlosThereIsAPageThatSaysSo()
    {
        const auto pages = sections(slaOf(m_store, {}));
        QCOMPARE(pages.size(), std::size_t(1));
        QCOMPARE(pages[0].finding, u"No SLO is defined"_s);
    }

    void hostileNamesAreShownAsTheyAre()
    {
        SloDefinition one = patched();
        one.displayName = "<b>\u202eshop</b>";
        one.exclusions[0].reason = "<i>%1</i>";
        const DocumentSection page = sections(slaOf(m_store, {one}))[1];
        QCOMPARE(page.subject, u"<b>\ufffdshop</b>"_s);
        QCOMPARE(textOf(*tableNamed(page, u"Excluded"_s), 0, u"Reason"_s), u"<i>%1</i>"_s);
    }
};

TRACEO_TEST(TstSlaSection);
#include "tst_sla_section.moc"
