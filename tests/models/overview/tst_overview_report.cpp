#include "overview/overview_report.h"

#include "models/overview/watched.h"
#include "overview/findings.h"
#include "overview/overview_table.h"
#include "refresh/row_model.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstOverviewReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thatAllIsWellIsSaidOnlyWhenAllWasSeen()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        QVERIFY(!nowOf(store, watched(), kEnd).headline.startsWith(u"Nothing needs you"_s)); // the other was never heard
        QVERIFY(store.commit(said("am", kEnd + Millis{9'000}, {})).ok());
        const auto report = nowOf(store, watched(), kEnd + Millis{10'000});
        QVERIFY(report.list.empty() && report.unseen.isEmpty() && report.asOf == kEnd);
        QVERIFY2(report.headline.startsWith(u"Nothing needs you, as of "_s), qPrintable(report.headline));
    }

    void whatCannotBeSeenIsSaidInstead()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        QVERIFY(store.commit(said("am", kEnd, {})).ok());
        const auto report = nowOf(store, watched(), kEnd + kHour);
        QVERIFY(report.headline.startsWith(u"2 "_s) && report.unseen.contains(u"What is firing at prom"_s));
        QVERIFY(report.attention == 2 && report.worst == Status::Stale);
    }

    /// No code for it: the same question at an earlier moment.
    void thePastIsAnsweredLikeThePresent()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd - kHour, {alert("Slow")})).ok());
        QVERIFY(store.commit(said("am", kEnd - kHour, {})).ok());
        QVERIFY(store.commit(said("prom", kEnd, {}, kHour)).ok());
        QVERIFY(store.commit(said("am", kEnd, {}, kHour)).ok());
        QVERIFY(nowOf(store, watched(), kEnd).list.empty());
        const auto then = nowOf(store, watched(), kEnd - kHour);
        QVERIFY(then.list.size() == 1 && then.list[0].key.starts_with("alert/"));
    }

    void worstFirstAndRanked()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Warn", {}, "warning"), alert("Page")})).ok());
        const auto report = nowOf(store, watched(), kEnd);
        QCOMPARE(report.list.size(), 3u); // and `am`, that never answered
        QVERIFY(report.list[0].title == u"Page"_s && report.list[1].title == u"Warn"_s && report.list[2].key == "source/am");
        for (std::size_t i = 0; i < report.list.size(); ++i)
            QCOMPARE(report.list[i].rank.value, double(i + 1));
    }

    void withoutSourcesThereIsNothingToSay()
    {
        Store store;
        QVERIFY(store.open());
        const auto report = nowOf(store, {}, kEnd);
        QVERIFY(report.list.empty() && report.tiles.empty() && !report.headline.isEmpty());
    }

    void aLineHasItsReasonBelowAndInTheExport()
    {
        RowModel<Finding> model(findingColumns());
        model.setRows({Finding{
            .key = "k", .kind = FindingKind::Alert, .status = Status::Critical, .title = u"T"_s, .reason = u"because"_s}});
        const auto cell = [&model](const char* id, int role) {
            for (int i = 0; i < model.columnCount(); ++i) {
                if (model.columnId(i) == id)
                    return model.index(0, i).data(role).toString();
            }
            return QString();
        };
        QCOMPARE(cell("what", Qt::DisplayRole), u"T"_s);
        QCOMPARE(cell("what", AsideRole), u"because"_s);
        QCOMPARE(cell("what", Qt::AccessibleTextRole), u"T, because"_s);
        QCOMPARE(cell("reason", ExportRole), u"because"_s);
        QCOMPARE(cell("state", Qt::DisplayRole), u"Critical"_s);
        QCOMPARE(cell("state", ExportRole), u"critical"_s);
        QVERIFY(RowModel<AlertRow>(alertColumns()).columnCount() >= 8);
    }
};

TRACEO_TEST(TstOverviewReport);
#include "tst_overview_report.moc"
