#include "core/format.h"
#include "refresh/row_model.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

struct Row {
    std::string key;
    Reading value;
    friend bool operator==(const Row&, const Row&) = default;
};

Row row(const std::string& key, double value)
{
    return {key, {.value = value, .unit = Unit::Count, .quality = Quality::Ok}};
}

std::vector<Column<Row>> columns()
{
    return {{.id = "name",
             .title = u"Name"_s,
             .kind = CellKind::Key,
             .cell = [](const Row& r) { return Cell::ofKey(QString::fromStdString(r.key)); }},
            {.id = "value", .title = u"Value"_s, .kind = CellKind::Number, .cell = [](const Row& r) {
                 return Cell::ofReading(r.value);
             }}};
}

QStringList keysOf(const TableModel& model)
{
    QStringList keys;
    for (int i = 0; i < model.rowCount(); ++i)
        keys << model.key(i);
    return keys;
}

} // namespace

class TstRowModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewRowStandsBehindItsPredecessor()
    {
        RowModel<Row> model(columns());
        model.setRows({row("a", 1), row("c", 3)});
        model.setRows({row("a", 1), row("b", 2), row("c", 3), row("d", 4)});
        QCOMPARE(keysOf(model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        QCOMPARE(model.rowOf(u"c"_s), 2);
        QCOMPARE(model.rowOf(u"gone"_s), -1);
    }

    void aPersistentIndexSurvivesAnUpdate()
    {
        RowModel<Row> model(columns());
        model.setRows({row("a", 1), row("b", 2), row("c", 3)});
        const QPersistentModelIndex b = model.index(1, 0);
        model.setRows({row("0", 0), row("b", 20), row("z", 9)});
        QVERIFY(b.isValid());
        QCOMPARE(b.data(KeyRole).toString(), u"b"_s);
        QCOMPARE(b.sibling(b.row(), 1).data(ValueRole).toDouble(), 20.0);
    }

    void onlyWhatChangedIsAnnounced()
    {
        RowModel<Row> model(columns());
        model.setRows({row("a", 1), row("b", 2), row("c", 3), row("d", 4)});
        QList<std::pair<int, int>> runs;
        connect(&model, &QAbstractItemModel::dataChanged, this, [&runs](const QModelIndex& from, const QModelIndex& to) {
            runs.append({from.row(), to.row()});
        });
        model.setRows({row("a", 1), row("b", 9), row("c", 9), row("d", 4)});
        QCOMPARE(runs, (QList<std::pair<int, int>>{{1, 2}}));
    }

    /// Else a proxy that is told of the first row sorts by values of the others that it was not told of.
    void aRowChangesWhenItIsAnnounced()
    {
        RowModel<Row> model(columns());
        model.setRows({row("a", 1), row("b", 2), row("c", 3)});
        QList<double> lastValues;
        connect(&model, &QAbstractItemModel::dataChanged, this,
                [&] { lastValues << model.index(2, 1).data(ValueRole).toDouble(); });
        model.setRows({row("a", 10), row("b", 2), row("c", 30)});
        QCOMPARE(lastValues, (QList<double>{3, 30}));
    }

    void anEqualNaNIsNoChange()
    {
        RowModel<Row> model(columns());
        model.setRows({row("a", std::nan(""))});
        int changes = 0;
        connect(&model, &QAbstractItemModel::dataChanged, this, [&changes] { ++changes; });
        model.setRows({row("a", std::nan(""))});
        QCOMPARE(changes, 0);
    }

    void nothingHasNoValueAndSortsBelowEveryNumber()
    {
        RowModel<Row> model(columns());
        Row none{"none", {.quality = Quality::NotObserved}};
        model.setRows({none, row("low", -1e300)});
        QVERIFY(!model.index(0, 1).data(ValueRole).isValid());
        QVERIFY(!model.index(0, 1).data(ExportRole).isValid());
        QVERIFY(model.index(0, 1).data(SortRole).toDouble() < model.index(1, 1).data(SortRole).toDouble());
    }

    void aCourseSortsByItsNewestValue()
    {
        const double gap = std::nan("");
        const std::vector<QList<double>> courses{{0.9, 0.5}, {0.7, gap}, {gap}, {}};
        const auto cell = [&courses](const Row& r) { return Cell::ofSparkline(courses[std::size_t(r.value.value)]); };
        RowModel<Row> model({{.id = "c", .title = u"Course"_s, .kind = CellKind::Sparkline, .cell = cell}});
        model.setRows({row("a", 0), row("b", 1), row("c", 2), row("d", 3)});
        QCOMPARE(model.index(0, 0).data(SortRole).toDouble(), 0.5);
        QCOMPARE(model.index(1, 0).data(SortRole).toDouble(), 0.7);
        QVERIFY(!model.index(2, 0).data(SortRole).isValid()); // a NaN would leave the rows in no order
        QVERIFY(!model.index(3, 0).data(SortRole).isValid());
    }

    void aStripIsItsHighestValueInWords()
    {
        const auto cell = [](const Row& r) { return Cell::ofHeat({0.25, std::nan(""), 0.5}, r.value); };
        RowModel<Row> model({{.id = "h", .title = u"Slowest"_s, .kind = CellKind::Heat, .cell = cell}});
        model.setRows({row("a", 0.5), {"none", {.quality = Quality::NotObserved}}});
        const QModelIndex strip = model.index(0, 0);
        QCOMPARE(strip.data(SparklineRole).value<QList<double>>().size(), 3);
        QCOMPARE(strip.data(KindRole).toInt(), int(CellKind::Heat));
        QCOMPARE(strip.data().toString(), toText(row("a", 0.5).value));
        QCOMPARE(strip.data(Qt::AccessibleTextRole).toString(), strip.data().toString());
        QCOMPARE(strip.data(ExportRole).toDouble(), 0.5);
        QCOMPARE(strip.data(SortRole).toDouble(), 0.5);
        QVERIFY(!model.index(1, 0).data(ExportRole).isValid());
    }

    void inOneStateTheReadingDecidesTheOrder()
    {
        const auto state = [](const Row& row) {
            Cell cell = Cell::ofStatus(row.value.value < 0 ? Status::Critical : Status::Warning);
            cell.reading = row.value;
            return cell;
        };
        RowModel<Row> model({{.id = "s", .title = {}, .kind = CellKind::State, .cell = state}});
        model.setRows({row("a", -3), row("b", -0.1), row("c", 0), row("d", 0.244), row("e", 0.291),
                       row("f", std::numeric_limits<double>::quiet_NaN())});
        for (int i = 1; i < 6; ++i)
            QVERIFY2(model.index(i - 1, 0).data(SortRole).toDouble() < model.index(i, 0).data(SortRole).toDouble(),
                     qPrintable(QString::number(i)));
    }

    void aLineOfTwoIsSpokenWholeAndAShapeIsAState()
    {
        RowModel<Row> model(
            {{.id = "s", .title = {}, .kind = CellKind::Shape, .cell = [](const Row&) { return Cell::ofShape(Status::Stale); }},
             {.id = "l", .title = {}, .kind = CellKind::Lines, .cell = [](const Row&) {
                  return Cell::ofLines(u"what"_s, u"why"_s);
              }}});
        model.setRows({row("a", 0)});
        QCOMPARE(model.index(0, 0).data(StatusRole).toInt(), int(Status::Stale));
        QVERIFY(model.index(0, 0).data(SortRole).toDouble() > 2 * int(Status::Stale));
        QCOMPARE(model.index(0, 0).data(ExportRole).toString(), u"stale"_s);
        QCOMPARE(model.index(0, 1).data(Qt::DisplayRole).toString(), u"what"_s);
        QCOMPARE(model.index(0, 1).data(AsideRole).toString(), u"why"_s);
        QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(), u"what, why"_s);
    }

    void aToolTipIsNeverRichText()
    {
        const auto cell = [](const Row&) { return Cell::ofStatus(Status::Ok, {}, u"<img src=x>"_s); };
        RowModel<Row> model({{.id = "s", .title = u"S"_s, .kind = CellKind::State, .cell = cell, .tip = u"<b>S</b>"_s}});
        model.setRows({row("a", 1)});
        QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), u"&lt;img src=x&gt;"_s);
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(), u"&lt;b&gt;S&lt;/b&gt;"_s);
    }

    void randomMergesKeepTheModelContract()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        RowModel<Row> model(columns());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int round = 0; round < 200; ++round) {
            std::vector<Row> next;
            for (int i = 0; i < 30; ++i)
                if (random.bounded(3) != 0)
                    next.push_back(row(std::to_string(i), random.bounded(3)));
            std::shuffle(next.begin(), next.end(), random);
            std::set<std::string> wanted;
            for (const Row& r : next)
                wanted.insert(r.key);
            model.setRows(next);
            QCOMPARE(model.rowCount(), int(wanted.size()));
            for (const Row& r : next)
                QCOMPARE(model.row(model.rowOf(QString::fromStdString(r.key))), r);
        }
    }
};

TRACEO_TEST(TstRowModel);
#include "tst_row_model.moc"
