// SLOs on paper: the finding, the numbers, the charts of what is at risk, and what is missing.
#include "core/format.h"
#include "export/document_words.h"
#include "export/slo_section.h"
#include "models/export/section_blocks.h"
#include "models/slo/slo_store.h"
#include "slo/slo_json.h"
#include "support/test_main.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

DocumentSection sectionOf(const Store& store, std::vector<SloDefinition> slos, Question asked = question(),
                          const Style& style = {.locale = QLocale::c()})
{
    asked.style = style;
    const auto snapshot = store.snapshot({.view = asked.moment(), .know = kDistantFuture});
    auto section = sloSection({std::move(slos)}, {snapshot, asked});
    if (!section)
        qFatal("%s", qPrintable(toText(section.error())));
    return std::move(*section);
}

bool isReady(Store& store)
{
    store.clock.set(kEnd + Millis{5'000});
    return store.open();
}

} // namespace

class TstSloSection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFindingCountsWhatWasMetAndNamesWhatWasMissed()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 0.1)));
        QVERIFY(store.commit(traffic("search", kDay, 100, 5)));
        const DocumentSection section = sectionOf(store, {slo("checkout"), slo("search")});
        QCOMPARE(section.finding, u"1 of 2 objectives met"_s);
        QVERIFY2(section.summary.contains(u"search"_s) && section.summary.contains(u"−"_s), qPrintable(section.summary));
        QVERIFY(!section.isPartial);
        const auto tables = blocksOf<DocumentTable>(section);
        QCOMPARE(tables.size(), 1U);
        QCOMPARE(tables[0]->rows.front().front().text, u"search"_s); // least budget first
        QCOMPARE(tables[0]->rows.front().back().text, u"Missed"_s);
        QCOMPARE(tables[0]->rows.back().back().text, u"Met"_s);
    }

    /// Of 99 % that are promised 98 % are within a boundary behind the threshold: twice the budget is spent at least.
    void whatIsOverspentForSureIsSaidAsABound()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(buckets("latency", 4 * kDay, {{"0.1", 970}, {"0.25", 980}, {"+Inf", 1000}})));
        const SloDefinition fast = latencySlo("latency", "0.2", 99.0, 4 * kDay);
        const DocumentSection alone = sectionOf(store, {fast});
        QCOMPARE(alone.finding, u"0 of 1 objectives met"_s);
        QVERIFY2(alone.summary.contains(u"fast overspent its budget: at most −100.0"_s), qPrintable(alone.summary));
        const auto& row = blocksOf<DocumentTable>(alone)[0]->rows[0];
        const auto left = std::ranges::find(row, CellKind::Bar, &Cell::kind);
        QVERIFY2(left->aside.startsWith(u"at most −100.0"_s), qPrintable(left->aside));
        QVERIFY(!left->reading.hasValue());
        // of which less is left nobody knows; what is known is said as the table has it
        QVERIFY(store.commit(traffic("search", 4 * kDay, 94.8097, 5.1903)));
        const DocumentSection both = sectionOf(store, {fast, slo("search", 99.0, 4 * kDay)});
        const auto& least = blocksOf<DocumentTable>(both)[0]->rows[0];
        const QString shown = toText(std::ranges::find(least, CellKind::Bar, &Cell::kind)->reading);
        QVERIFY2(shown.startsWith(u"−419.1"_s), qPrintable(shown)); // −419.03 %, which is not rounded up
        QVERIFY2(both.summary.contains(u"the least that is known to be left is "_s + shown), qPrintable(both.summary));
    }

    void timesInSentencesFollowTheZone()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 0.1)));
        const auto utc = sectionOf(store, {slo("checkout")});
        const auto india = sectionOf(store, {slo("checkout")}, question(), indian());
        QVERIFY2(areIndianTimes(utc, india), qPrintable(wordsOf(india).join(u'\n')));
    }

    void numbersAreThoseOfTheCommand()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 0.3)));
        const DocumentSection section = sectionOf(store, {slo("checkout")});
        const nlohmann::json json = toJson(reportOf(store, {slo("checkout")}).rows[0]);
        const auto& row = blocksOf<DocumentTable>(section)[0]->rows[0];
        const auto holds = [&row](const nlohmann::json& value) {
            return std::ranges::any_of(row, [&value](const Cell& cell) { return cell.reading.value == value.get<double>(); });
        };
        QVERIFY(holds(json["sli"]));
        QVERIFY(holds(json["objective"]));
        QVERIFY(holds(json["coverage_ratio"]));
        QVERIFY(holds(json["budget"]["remaining_ratio"]));
        QVERIFY(holds(json["budget"]["total"]));
    }

    void onlyWhatIsAtRiskHasCharts()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 0.1)));
        QVERIFY(store.commit(traffic("search", kDay, 100, 5)));
        const DocumentSection section = sectionOf(store, {slo("checkout"), slo("search")});
        const auto charts = blocksOf<DocumentCharts>(section);
        QCOMPARE(charts.size(), 1U);
        QCOMPARE(charts[0]->title, u"search"_s);
        QCOMPARE(charts[0]->charts.size(), 3U);
        QCOMPARE(charts[0]->status, std::optional(Status::Critical));
    }

    void whatWasNotObservedIsNamedAndJudgedByNobody()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 0.1)));
        QVERIFY(store.commit(traffic("old", kDay, 100, 0.1, kEnd - 2 * kHour))); // silent since
        const DocumentSection section = sectionOf(store, {slo("checkout"), slo("never"), slo("old")});
        QVERIFY(section.summary.contains(u"never"_s));
        const auto gaps = blocksOf<DocumentNotes>(section);
        QCOMPARE(gaps.size(), 1U);
        const auto statusOf = [&gaps](const QString& name) {
            const auto& notes = gaps[0]->notes;
            const auto it = std::ranges::find(notes, name, &DocumentNotes::Note::subject);
            return it == notes.end() ? std::optional<Status>() : it->status;
        };
        QCOMPARE(statusOf(u"never"_s), std::optional(Status::Unknown));
        QCOMPARE(statusOf(u"old"_s), std::optional(Status::Stale));
        QVERIFY(!statusOf(u"checkout"_s));
        const auto& last = blocksOf<DocumentTable>(section)[0]->rows.back();
        QCOMPARE(last.front().text, u"never"_s); // nothing is known: neither 0 nor 100 %
        QVERIFY(!last[3].reading.hasValue());
    }

    void anEmptyWorkspaceSaysSo()
    {
        Store store;
        QVERIFY(isReady(store));
        const DocumentSection section = sectionOf(store, {});
        QVERIFY(section.finding.contains(u"No SLO"_s) && section.blocks.empty());
    }

    void hostileNamesAreShownAsTheyAre()
    {
        Store store;
        QVERIFY(isReady(store));
        SloDefinition definition = slo("checkout");
        definition.service = "<b>\u202eshop</b>";
        definition.displayName = "%1 <i>x</i>";
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 5)));
        const DocumentSection section = sectionOf(store, {definition});
        const auto charts = blocksOf<DocumentCharts>(section);
        QCOMPARE(charts[0]->title, u"%1 <i>x</i>"_s);
        QVERIFY(charts[0]->caption.contains(u"<b>\ufffdshop</b>"_s));
    }

    void theSameHistoryGivesTheSameContent()
    {
        Store store;
        QVERIFY(isReady(store));
        QVERIFY(store.commit(traffic("checkout", kDay, 100, 5)));
        const auto hash = [&store] {
            Document document;
            document.sections.push_back(sectionOf(store, {slo("checkout")}));
            return contentHash(document);
        };
        QCOMPARE(hash(), hash());
    }
};
TRACEO_TEST(TstSloSection);
#include "tst_slo_section.moc"
