// *Now* on paper: what needs attention with its reason, since when and whose; alerts of now and of the period.
#include "export/document_words.h"
#include "export/overview_section.h"
#include "models/export/section_blocks.h"
#include "models/overview/watched.h"
#include "overview/alert_json.h"
#include "support/runs.h"
#include "support/test_main.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

DocumentSection sectionOf(const Store& store, const OverviewConfig& config, UtcMs moment,
                          const Style& style = {.locale = QLocale::c()})
{
    const Question asked{.now = moment, .range = kDay, .style = style};
    const auto snapshot = store.snapshot({.view = moment, .know = kDistantFuture});
    auto section = overviewSection(config, {snapshot, asked});
    if (!section)
        qFatal("%s", qPrintable(toText(section.error())));
    return std::move(*section);
}

/// Both sources, at the moment the tests end at.
bool isSaid(Store& store, const std::vector<vocabulary::AlertFact>& alerts)
{
    return store.commit(said("prom", kEnd, alerts)).ok() && store.commit(said("am", kEnd, {})).ok();
}

} // namespace

class TstOverviewSection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutSourcesItSaysSo()
    {
        Store store;
        QVERIFY(store.open());
        const DocumentSection section = sectionOf(store, {}, kEnd);
        QCOMPARE(section.finding, u"Nothing is watched yet"_s);
        QVERIFY(section.blocks.empty() && section.notices.empty());
    }

    void thatNothingNeedsAnybodyIsAFindingToo()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(isSaid(store, {}));
        const DocumentSection section = sectionOf(store, watched(), kEnd);
        QVERIFY2(section.finding.startsWith(u"Nothing needs you, as of "_s), qPrintable(section.finding));
        QVERIFY2(section.summary.startsWith(u"Every source was heard up to "_s), qPrintable(section.summary));
        QVERIFY(section.blocks.empty() && !section.isPartial);
    }

    void timesInSentencesFollowTheZone()
    {
        Store calm;
        QVERIFY(calm.open());
        QVERIFY(isSaid(calm, {}));
        QVERIFY(areIndianTimes(sectionOf(calm, watched(), kEnd), sectionOf(calm, watched(), kEnd, indian())));

        Store store; // burning, silenced, lost
        QVERIFY(store.open());
        Batch burning = traffic("checkout", kDay, 100, 0);
        auto runs = copyOf(burning.series);
        auto& bad = runs[1].samples;
        for (std::size_t i = bad.size() - 20; i < bad.size(); ++i)
            bad[i].value += 60 * double(i + 21 - bad.size());
        burning.series = std::move(runs);
        QVERIFY(store.commit(std::move(burning)).ok());
        QVERIFY(store.commit(said("am", kEnd - kHour, {alert("Lost")})).ok());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Slow")})).ok());
        const auto config = watched({slo("checkout", 99.0, 30 * kDay)});
        const auto utc = sectionOf(store, config, kEnd);
        QVERIFY2(utc.summary.contains(u"Began "_s), qPrintable(utc.summary));
        const auto hours = blocksOf<DocumentCharts>(utc);
        QCOMPARE(hours.size(), 1u);
        QCOMPARE(hours[0]->strip.lanes.size(), 3u); // the service, and two alerts without one
        const auto india = sectionOf(store, config, kEnd, indian());
        QVERIFY2(areIndianTimes(utc, india), qPrintable(wordsOf(india).join(u'\n')));
    }

    void whatNeedsAttentionHasReasonTimeAndOwner()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd - kHour, {alert("Slow", {{"team", "Storefront"}})})).ok());
        QVERIFY(isSaid(store, {alert("Slow", {{"team", "Storefront"}})}));
        const DocumentSection section = sectionOf(store, watched(), kEnd);
        QVERIFY2(section.finding.startsWith(u"1 need"_s) && section.finding.contains(u"; the worst: Slow"_s),
                 qPrintable(section.finding));
        const DocumentTable& table = *tableNamed(section, u"What needs attention"_s);
        QCOMPARE(table.rows.size(), 1u);
        QCOMPARE(table.rows[0][1].kind, CellKind::Lines);
        QCOMPARE(table.rows[0][1].aside, u"Slow is bad"_s);
        QCOMPARE(textOf(table, 0, u"Owner"_s), u"Storefront"_s);
        QCOMPARE(textOf(table, 0, u"Since"_s), momentText(kEnd - kHour, kEnd, {.locale = QLocale::c()}));
        QCOMPARE(table.rows[0][4].reading.value, 3600.0);
    }

    /// It was overspent when what is known begins.
    void whatBeganBeforeWhatIsKnownIsNoMoment()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("checkout", kDay, 90, 10)).ok());
        QVERIFY(isSaid(store, {}));
        const DocumentSection section = sectionOf(store, watched({slo("checkout", 99.0, kDay)}), kEnd);
        const DocumentTable& table = *tableNamed(section, u"What needs attention"_s);
        QVERIFY2(textOf(table, 0, u"Since"_s).startsWith(u"before "_s), qPrintable(textOf(table, 0, u"Since"_s)));
        QVERIFY2(section.summary.contains(u"Began before "_s), qPrintable(section.summary));
    }

    void whatCannotBeSeenIsSaidAndMakesItPartial()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(isSaid(store, {alert("Slow")}));
        const DocumentSection section = sectionOf(store, watched(), kEnd + kHour); // both fell silent
        QVERIFY(section.isPartial);
        QVERIFY2(section.summary.contains(u"What is firing at prom is not known."_s), qPrintable(section.summary));
        const DocumentTable* now = tableNamed(section, u"Alerts now"_s);
        QVERIFY(now);
        QCOMPARE(textOf(*now, 0, u"State"_s), u"Not known"_s); // which is not resolved
        QVERIFY(!tableNamed(section, u"Past alerts"_s));
    }

    void pastAlertsAreThoseThatAreOver()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd - 2 * kHour, {alert("Over"), alert("Over too"), alert("Still")})).ok());
        QVERIFY(store.commit(said("prom", kEnd - kHour, {alert("Still")}, kHour)).ok());
        QVERIFY(isSaid(store, {alert("Still")}));
        const DocumentSection section = sectionOf(store, watched(), kEnd);
        const DocumentTable* past = tableNamed(section, u"Past alerts"_s);
        QVERIFY(past && past->rows.size() == 2);
        QVERIFY(textOf(*past, 0, u"Alert"_s).startsWith(u"Over"_s));
        QCOMPARE(textOf(*past, 0, u"Began"_s), momentText(kEnd - 2 * kHour, kEnd, {.locale = QLocale::c()}));
        QCOMPARE(past->rows[0][5].reading.value, 3600.0);
        QCOMPARE(past->total.front().text, u"2 past alerts"_s);
        QCOMPARE(textOf(*tableNamed(section, u"Alerts now"_s), 0, u"Alert"_s), u"Still"_s);
    }

    void manyPastAlertsAreLeftToTheCommand()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        for (int i = 0; i < int(kMostPastAlerts) + 30; ++i)
            batch.facts.push_back(alertFact("prom", alert("A" + std::to_string(i)), kEnd - kHour - i * kMinute, kEnd - kHour));
        QVERIFY(store.commit(std::move(batch)));
        QVERIFY(isSaid(store, {}));
        const DocumentSection section = sectionOf(store, watched(), kEnd);
        const DocumentTable* past = tableNamed(section, u"Past alerts"_s);
        QVERIFY(past);
        QCOMPARE(past->rows.size(), kMostPastAlerts);
        QVERIFY2(past->caption.contains(u"120 of 150"_s), qPrintable(past->caption));
        QCOMPARE(past->total.front().text, u"150 past alerts"_s);
    }

    void numbersAreThoseOfTheCommand()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd - kHour, {alert("Slow")})).ok());
        QVERIFY(isSaid(store, {alert("Slow")}));
        const DocumentSection section = sectionOf(store, watched(), kEnd);
        const OverviewReport report = nowOf(store, watched(), kEnd);
        QCOMPARE(report.current.size(), 1u);
        const auto json = listedJson(report.current[0]);
        const DocumentTable& table = *tableNamed(section, u"Alerts now"_s);
        QCOMPARE(table.rows[0][1].text.toStdString(), json["name"].get<std::string>());
        QCOMPARE(table.rows[0][5].reading.value, json["age_s"].get<double>());
    }

    void hostileLabelsAreShownAsTheyAre()
    {
        Store store;
        QVERIFY(store.open());
        auto hostile = alert("%2 <b>\u202eA</b>", {{"service", std::string(70'000, 's')}});
        hostile.summary = "%1 <img> " + std::string(70'000, 'x');
        QVERIFY(isSaid(store, {hostile}));
        const DocumentSection section = sectionOf(store, watched(), kEnd);
        QVERIFY2(section.finding.contains(u"%2 <b>\ufffdA</b>"_s), qPrintable(section.finding));
        QVERIFY(section.finding.size() < 600);
        const Cell& cell = tableNamed(section, u"What needs attention"_s)->rows[0][1];
        QVERIFY(cell.aside.startsWith(u"%1 <img> xxx"_s) && cell.aside.size() < 600);
    }
};
TRACEO_TEST(TstOverviewSection);
#include "tst_overview_section.moc"
