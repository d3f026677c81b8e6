// What QAbstractItemModelTester watches while rows come, go, move and change at random. TRACEO_SEED repeats a run.

#include "core/chart_table.h"
#include "models/all/rows_at_random.h"
#include "models/refresh/no_history.h"
#include "refresh/row_model.h"
#include "slo/slo_table.h"
#include "support/seed.h"
#include "support/test_main.h"
#include "tidy/source_tree.h"
#include "views/slo/slo_pane.h"
#include "widgets/dress.h"
#include "widgets/sort_proxy.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QTableView>
#include <QTest>

#include <limits>
#include <numeric>
#include <regex>
#include <set>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSteps = 400;
using Watched = QAbstractItemModelTester;

std::set<QString> keysOf(const std::vector<SloRow>& rows)
{
    std::set<QString> keys;
    for (const SloRow& row : rows)
        keys.insert(QString::fromStdString(row.key));
    return keys;
}

QStringList keysOf(const QAbstractItemModel& model)
{
    QStringList keys;
    for (int i = 0; i < model.rowCount(); ++i)
        keys << model.index(i, 0).data(KeyRole).toString();
    return keys;
}

/// Asks for everything a view, a delegate, an export and an assistive program may ask for.
void readAll(const QAbstractItemModel& model)
{
    const QList<int> roles = model.roleNames().keys();
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const int role : roles)
                (void)model.index(row, column).data(role);
        }
    }
}

/// Whether `second` may stand below `first` in an ascending column.
bool mayFollow(const QVariant& first, const QVariant& second)
{
    if (!first.isValid() || !second.isValid())
        return !first.isValid();
    if (first.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(first.toString(), second.toString()) <= 0;
    return first.toDouble() <= second.toDouble();
}

/// The first pair of rows of the sorted column that is out of order; -1 when there is none.
int outOfOrder(const SortProxy& proxy)
{
    const int column = proxy.sortColumn();
    for (int i = 1; column >= 0 && i < proxy.rowCount(); ++i) {
        QVariant above = proxy.index(i - 1, column).data(SortRole);
        QVariant below = proxy.index(i, column).data(SortRole);
        if (proxy.sortOrder() == Qt::DescendingOrder)
            std::swap(above, below);
        if (!mayFollow(above, below))
            return i;
    }
    return -1;
}

QStringList keysWith(const QAbstractItemModel& model, const QString& word)
{
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row) {
        bool found = word.isEmpty();
        for (int column = 0; column < model.columnCount(); ++column)
            found = found || model.index(row, column).data().toString().contains(word, Qt::CaseInsensitive);
        if (found)
            keys << model.index(row, 0).data(KeyRole).toString();
    }
    return keys;
}

class StandingClock final : public Clock {
public:
    UtcMs now() const override { return utcMs(1'790'000'000'000); }
    Millis monotonic() const override { return Millis{0}; }
    Millis boottime() const override { return Millis{0}; }
};

/// Lines of all styles, of moments of their own or shared, with gaps and values no axis has.
Chart chartAtRandom(QRandomGenerator& random)
{
    Chart chart{.title = u"Chart"_s, .unit = Unit::Seconds, .range = {utcMs(0), utcMs(0) + kDay}};
    for (int n = random.bounded(5); n > 0; --n) {
        Line line{.name = u"line\t%1"_s.arg(n), .unit = Unit(random.bounded(8)), .style = Line::Style(random.bounded(4))};
        UtcMs at = utcMs(random.bounded(2) * 500);
        for (int i = random.bounded(30); i > 0; --i) {
            at += Millis{1 + random.bounded(2) * random.bounded(90'000)};
            const double value = random.bounded(9) == 0 ? std::numeric_limits<double>::infinity() : random.bounded(1e4) - 50;
            line.points.push_back(random.bounded(5) == 0 ? LinePoint{.at = at}
                                                         : LinePoint{at, value, value - random.bounded(2), value, value});
        }
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

} // namespace

class TstItemModels : public QObject {
    Q_OBJECT

    quint32 m_seed = 0;
    StandingClock m_clock;
    NoHistory m_none;

    std::shared_ptr<const SloReport> reportOf(RowsAtRandom& rows) const
    {
        auto report = std::make_shared<SloReport>();
        report->moment = m_clock.now();
        report->rows = rows.rows();
        if (report->rows.empty())
            return report;
        report->detail.emplace();
        report->detail->key = report->rows[std::size_t(rows.random().bounded(int(report->rows.size())))].key;
        for (int n = rows.random().bounded(10); n > 0; --n)
            report->detail->numbers.push_back(
                {u"Number %1"_s.arg(rows.random().bounded(1000) * 10 + n), rows.reading(Unit::Count)});
        return report;
    }

private Q_SLOTS:
    void initTestCase()
    {
        dress(*qApp, Theme::light());
        m_seed = seedOfRun();
        qInfo("seed %u", m_seed);
    }

    /// A new kind of model belongs into this file.
    void everyKindOfModelIsKnown()
    {
        static const std::regex derived("class\\s+(\\w+)(?:\\s+final)?\\s*:\\s*public\\s+(Q\\w*Model|TableModel|SortProxy)\\b");
        std::set<std::string> kinds;
        for (const SourceFile& file : codeUnder({"app", "models", "views", "widgets"})) {
            const std::string code = withoutCommentsAndStrings(file.text);
            for (std::sregex_iterator it(code.begin(), code.end(), derived), end; it != end; ++it)
                kinds.insert(it->str(1));
        }
        QCOMPARE(kinds, (std::set<std::string>{"ChartTable", "TableModel", "RowModel", "SortProxy"}));
    }

    void aRowModelKeepsTheContract()
    {
        RowsAtRandom rows(m_seed);
        RowModel<SloRow> model(sloColumns());
        const Watched watched(&model, Watched::FailureReportingMode::QtTest);
        for (int step = 0; step < kSteps; ++step) {
            const QStringList before = keysOf(model);
            const QList<QPersistentModelIndex> held(model.rowCount() > 0 ? 1 : 0, model.index(model.rowCount() / 2, 1));
            const QString heldKey = held.isEmpty() ? QString() : held.front().data(KeyRole).toString();
            const char* change = rows.change();
            model.setRows(rows.rows());

            const auto wanted = keysOf(rows.rows());
            const QStringList shown = keysOf(model);
            QVERIFY2(std::set<QString>(shown.begin(), shown.end()) == wanted, change);
            for (const SloRow& row : rows.rows())
                QVERIFY2(model.row(model.rowOf(QString::fromStdString(row.key))) == row, change);
            QStringList stayed = before;
            stayed.removeIf([&wanted](const QString& key) { return !wanted.contains(key); });
            QStringList staying = shown;
            staying.removeIf([&before](const QString& key) { return !before.contains(key); });
            QCOMPARE(staying, stayed); // nothing jumps
            if (!held.isEmpty() && wanted.contains(heldKey))
                QCOMPARE(held.front().data(KeyRole).toString(), heldKey);
            readAll(model);
        }
    }

    void aSortedAndFilteredTableKeepsTheContract()
    {
        RowsAtRandom rows(m_seed + 1);
        RowModel<SloRow> model(sloColumns());
        SortProxy proxy;
        proxy.setSourceModel(&model);
        const Watched watched(&proxy, Watched::FailureReportingMode::QtTest);
        QString word;
        for (int step = 0; step < kSteps; ++step) {
            if (rows.random().bounded(4) == 0)
                proxy.sort(rows.random().bounded(model.columnCount() + 1) - 1, Qt::SortOrder(rows.random().bounded(2)));
            if (rows.random().bounded(4) == 0) {
                word = QStringList{u""_s, u"1"_s, u"ärzte"_s, u"slo-1"_s, u"OK"_s}[rows.random().bounded(5)];
                proxy.setFilterText(word);
            }
            const char* change = rows.change();
            model.setRows(rows.rows());

            QStringList shown = keysOf(proxy);
            QStringList wanted = keysWith(model, word);
            shown.sort();
            wanted.sort();
            QVERIFY2(shown == wanted, change);
            const int wrong = outOfOrder(proxy);
            QVERIFY2(wrong < 0,
                     qPrintable(u"%1, column %2, row %3"_s.arg(QString::fromUtf8(change)).arg(proxy.sortColumn()).arg(wrong)));
            readAll(proxy);
        }
    }

    void aChartsTableKeepsTheContract()
    {
        QRandomGenerator random(m_seed + 3);
        for (int step = 0; step < kSteps / 4; ++step) {
            ChartTable model(chartAtRandom(random), Style{}, m_clock.now());
            SortProxy proxy;
            proxy.setSourceModel(&model);
            const Watched watched(&model, Watched::FailureReportingMode::QtTest);
            const Watched watchedToo(&proxy, Watched::FailureReportingMode::QtTest);
            proxy.sort(random.bounded(model.columnCount()), Qt::SortOrder(random.bounded(2)));
            QCOMPARE(outOfOrder(proxy), -1);
            std::vector<int> all(std::size_t(model.rowCount()));
            std::iota(all.begin(), all.end(), 0);
            QCOMPARE(model.tabSeparated(all).count(u'\t'), (model.rowCount() + 1) * (model.columnCount() - 1));
            readAll(proxy);
        }
    }

    /// The models as they are used, whatever their rows are called.
    void theTablesOfThePaneKeepTheContract()
    {
        RowsAtRandom rows(m_seed + 2);
        SloPane pane({.config = {.slos = {SloDefinition{.name = "one"}}}, .snapshots = m_none.snapshots(), .clock = m_clock},
                     nullptr);
        std::vector<std::unique_ptr<Watched>> watched;
        const auto tables = pane.findChildren<QTableView*>();
        QCOMPARE(tables.size(), 13); // with those of the tabs
        for (QTableView* table : tables) {
            auto* proxy = qobject_cast<QAbstractProxyModel*>(table->model());
            QVERIFY(proxy);
            watched.push_back(std::make_unique<Watched>(proxy, Watched::FailureReportingMode::QtTest));
            watched.push_back(std::make_unique<Watched>(proxy->sourceModel(), Watched::FailureReportingMode::QtTest));
        }
        for (int step = 0; step < kSteps / 4; ++step) {
            rows.change();
            pane.show(reportOf(rows));
            QTableView* table = tables[rows.random().bounded(2)];
            table->sortByColumn(rows.random().bounded(table->model()->columnCount()), Qt::SortOrder(rows.random().bounded(2)));
            for (const QTableView* each : tables)
                readAll(*each->model());
        }
    }
};

TRACEO_TEST(TstItemModels);
#include "tst_item_models.moc"
