#include "models/slo/detail/made_tab.h"
#include "refresh/row_model.h"
#include "slo/detail/alerts_tab.h"
#include "slo/detail/alerts_table.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstAlertsTab : public QObject {
    Q_OBJECT

    std::optional<Store> m_store;

    AlertsTab tabOf(const SloDefinition& slo, const Question& asked = questionOf("checkout"))
    {
        return builtTab(buildAlertsTab, *m_store, slo, asked);
    }
    /// All bad for so many minutes that end so many before the end.
    bool commitOutage(std::int64_t minutes, std::int64_t before)
    {
        return bool(m_store->commit(trafficBy("checkout", 5 * kDay, [=](std::int64_t age) {
            return age >= before && age < before + minutes ? MinuteOf{0, 600} : MinuteOf{600, 0};
        })));
    }

private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    void anOutageThatIsOverIsAFiringOfItsIncident()
    {
        QVERIFY(commitOutage(10, 300));
        Batch batch;
        batch.facts = {vocabulary::markOf(vocabulary::kNoteFact, kEnd - 310 * kMinute, kEnd - 295 * kMinute,
                                          {.text = "checkout down", .service = "Shop", .author = "kim", .link = {}})};
        QVERIFY(m_store->commit(std::move(batch)));
        const AlertsTab tab = tabOf(slo("checkout", 99.9, 30 * kDay));
        QVERIFY(tab.nothing.isEmpty());
        const auto page = std::ranges::find(tab.firings, BurnPair::Severity::Page, &FiringRow::severity);
        QVERIFY(page != tab.firings.end());
        // Of the reference, G5: it fires at the end of its first minute, and clears half an hour after the last.
        QCOMPARE(page->began.value, double(msOf(kEnd - 309 * kMinute)) / 1000);
        QCOMPARE(page->lasted.value, 39.0 * 60);
        QCOMPARE(page->incident, u"checkout down"_s);
        QVERIFY(!page->isOpen);
        QVERIFY(page->spent.hasValue());
        QCOMPARE(tab.lanes.lanes.size(), 5U); // four pairs and the incidents
        QCOMPARE(tab.lanes.lanes[0].parts.size(), 3U);
        QCOMPARE(tab.lanes.lanes[0].parts[1].status, Status::Critical);
        QCOMPARE(tab.lanes.lanes[4].parts[1].span, (TimeSpan{kEnd - 310 * kMinute, kEnd - 295 * kMinute}));
        QCOMPARE(tab.burn.bands.back().kind, Band::Kind::Incident);
        QVERIFY2(tab.criteria.contains(u"1 of 1 incidents"), qPrintable(tab.criteria));
    }

    void whatFiresNowSaysWhyAndWhenItIsQuietAgain()
    {
        QVERIFY(commitOutage(10, 0));
        const AlertsTab tab = tabOf(slo("checkout", 99.9, 30 * kDay));
        const PairRow& fast = tab.pairs.front();
        QCOMPARE(fast.key, std::string("page 1h"));
        QVERIFY(fast.state == LaneState::Firing);
        QCOMPARE(fast.limit.value, 14.4);
        QCOMPARE(fast.shortBurn.value, 1000.0);                          // all of 0.1 %
        QVERIFY(fast.longBurn.value > 160 && fast.longBurn.value < 170); // 10 of 60 minutes
        QCOMPARE(fast.since.value, double(msOf(kEnd - 9 * kMinute)) / 1000);
        QVERIFY(fast.clears.value > double(msOf(kEnd)) / 1000);
        QVERIFY(!fast.reason.isEmpty());
        QVERIFY(tab.firings.front().isOpen);
        QCOMPARE(tab.lanes.lanes[0].words, nameOf(LaneState::Firing));
        QVERIFY(fast.longBurn.why && fast.limit.why);
    }

    void quietPairsSayNothing()
    {
        QVERIFY(commitOutage(0, 0));
        const AlertsTab tab = tabOf(slo("checkout", 99.9, 30 * kDay));
        QVERIFY(tab.firings.empty());
        for (const PairRow& pair : tab.pairs) {
            QVERIFY2(pair.state == LaneState::Quiet, pair.key.c_str());
            QVERIFY(!pair.clears.hasValue() && !pair.since.hasValue() && pair.reason.isEmpty());
        }
        QCOMPARE(tab.lanes.lanes.size(), 4U);
        QVERIFY(tab.criteria.startsWith(u"No incident"));
        SloDefinition nobodys = slo("checkout", 99.9, 30 * kDay);
        nobodys.service.clear();
        nobodys.sli.total = Selector("requests_total");
        QVERIFY2(tabOf(nobodys).criteria.contains(u"names no service"), qPrintable(tabOf(nobodys).criteria));
    }

    /// As the page and the state of the SLO: what is certain is said, the rest is not known.
    void whatFiresWhateverTheUndecidedWereFires()
    {
        QVERIFY(m_store->commit(buckets("latency", 5 * kDay, {{"0.1", 980}, {"0.25", 995}, {"+Inf", 1000}})));
        const AlertsTab tab = tabOf(latencySlo("latency", "0.2", 99.9, 30 * kDay), questionOf("fast"));
        QCOMPARE(tab.pairs.size(), 4U); // 5× to 20×: above the limit of a ticket for sure, of a page perhaps
        QVERIFY(tab.pairs[0].state == LaneState::Unknown && tab.pairs[1].state == LaneState::Unknown);
        QVERIFY2(tab.pairs[0].reason.contains(u"no boundary"), qPrintable(tab.pairs[0].reason));
        QVERIFY(tab.pairs[2].state == LaneState::Firing && tab.pairs[3].state == LaneState::Firing);
        QVERIFY2(tab.pairs[2].reason.contains(u"at least 5"), qPrintable(tab.pairs[2].reason));
        QVERIFY(!tab.pairs[2].longBurn.hasValue() && tab.pairs[2].since.hasValue());
    }

    void whatCannotFireSaysSo()
    {
        QVERIFY(commitOutage(0, 0));
        const AlertsTab tab = tabOf(slo("checkout", 90.0, 30 * kDay));
        QVERIFY(tab.pairs.front().state == LaneState::CannotFire);
        QVERIFY(tab.pairs.front().reason.contains(u"cannot fire"));
        QCOMPARE(tab.lanes.lanes[0].now, Status::NotConfigured);
    }

    void withoutDataThereIsNothing() { QVERIFY(!tabOf(slo()).nothing.isEmpty()); }

    void tablesReadAsTheReport()
    {
        QVERIFY(commitOutage(10, 0));
        const AlertsTab tab = tabOf(slo("checkout", 99.9, 30 * kDay));
        RowModel<PairRow> pairs(pairColumns());
        pairs.setRows(tab.pairs);
        QCOMPARE(pairs.index(0, 0).data().toString(), u"firing"_s);
        QCOMPARE(pairs.index(0, 1).data().toString(), u"Page 1 h + 5 min"_s);
        QCOMPARE(pairs.index(0, 2).data().toString(), u"14.4×"_s);
        RowModel<FiringRow> firings(firingColumns());
        firings.setRows(tab.firings);
        QVERIFY(firings.rowCount() > 0);
        QCOMPARE(firings.index(0, 0).data(AsideRole).toString(), u"still"_s);
    }
};

TRACEO_TEST(TstAlertsTab);
#include "tst_alerts_tab.moc"
