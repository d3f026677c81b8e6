#include "models/slo/slo_store.h"
#include "refresh/row_model.h"
#include "slo/slo_table.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSloTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRowReadsLikeTheReport()
    {
        Store store;
        store.clock.set(kEnd + Millis{5'000});
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("checkout", kDay, 1996, 4)));
        RowModel<SloRow> model(sloColumns());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows(reportOf(store, {slo(), slo("none")}).rows);
        QStringList shown;
        for (int column = 0; column < model.columnCount(); ++column)
            shown << model.index(0, column).data().toString();
        QCOMPARE(shown,
                 (QStringList{u"OK"_s, u"checkout"_s, u"Shop"_s, u"99.0 %"_s, u"99.800 %"_s, u"80.0 %"_s, QString(), u"0.20×"_s,
                              u"0.20×"_s, u"no"_s, u"Storefront"_s}));
        QCOMPARE(model.index(0, 5).data(FractionRole).toDouble(), 0.8);
        QCOMPARE(model.index(0, 6).data(SparklineRole).value<QList<double>>().size(), 38);
        QCOMPARE(model.index(1, 4).data().toString(), u"–"_s);
        QVERIFY(!model.index(1, 4).data(Qt::ToolTipRole).toString().isEmpty()); // why there is nothing
        QVERIFY(!model.index(1, 5).data(FractionRole).isValid());
        QCOMPARE(model.index(1, 0).data(Qt::ToolTipRole).toString(), u"Nothing was observed in the window."_s);
    }

    /// People read the one; files, commands and who filters know the other as well.
    void anSloIsShownByItsDisplayName()
    {
        Store store;
        store.clock.set(kEnd + Millis{5'000});
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("checkout", kDay, 1996, 4)));
        SloDefinition shown = slo();
        shown.displayName = "Checkout, strict";
        RowModel<SloRow> model(sloColumns());
        const auto report = reportOf(store, {shown});
        model.setRows(report.rows);
        const QModelIndex cell = model.index(0, 1);
        QCOMPARE(cell.data().toString(), u"Checkout, strict"_s);
        QCOMPARE(cell.data(ExportRole).toString(), u"checkout"_s);
        QCOMPARE(cell.data(KeyRole).toString(), u"checkout"_s);
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), u"Checkout, strict (name: checkout)"_s);
        QVERIFY(std::ranges::any_of(report.tiles, [](const auto& tile) { return tile.note == u"Checkout, strict"_s; }));
    }

    /// “between 99.26 % and 99.99 %” stands in the place of what is left.
    void theColumnOfWhatIsLeftHasRoomForItsNote()
    {
        const RowModel<SloRow> model(sloColumns());
        QCOMPARE(model.widestNote(5), u"between 88.8888 % and 88.8888 %"_s);
        QVERIFY(model.widestNote(1).isEmpty());
    }

    /// Of 99 % that are promised 98 % are good at most: what is left is no number, and no more than −100 %.
    void whatIsOverspentForSureSaysHowMuchIsLeftAtMost()
    {
        Store store;
        store.clock.set(kEnd + Millis{5'000});
        QVERIFY(store.open());
        QVERIFY(store.commit(buckets("latency", 4 * kDay, {{"0.1", 970}, {"0.25", 980}, {"+Inf", 1000}})));
        const auto report = reportOf(store, {latencySlo("latency", "0.2", 99.0, 4 * kDay)});
        RowModel<SloRow> model(sloColumns());
        model.setRows(report.rows);
        const QModelIndex left = model.index(0, 5);
        QVERIFY(!left.data(FractionRole).isValid());
        QVERIFY2(left.data(AsideRole).toString().startsWith(u"at most −100.0"_s), qPrintable(left.data(AsideRole).toString()));
        QVERIFY(left.data(Qt::ToolTipRole).toString().startsWith(u"between "_s)); // what was attained
        QCOMPARE(report.tiles[1].value.value, -1.0);
        QCOMPARE(report.tiles[1].unit, u"% left at most"_s);
        QCOMPARE(report.tiles[2].note, u"1 missed, 0 unknown"_s);
    }

    void columnsHaveStableNames()
    {
        QStringList ids;
        for (const auto& column : sloColumns())
            ids << QString::fromStdString(column.id);
        QCOMPARE(ids,
                 (QStringList{u"state"_s, u"slo"_s, u"service"_s, u"objective"_s, u"attained"_s, u"budget_left"_s, u"budget"_s,
                              u"burn_1h"_s, u"burn_6h"_s, u"gone_in"_s, u"owner"_s}));
    }
};

TRACEO_TEST(TstSloTable);
#include "tst_slo_table.moc"
