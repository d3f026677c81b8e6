#include "cache/cache_table.h"
#include "models/cache/row_parts.h"
#include "support/test_main.h"

#include <QTest>

#include <set>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstCacheTable : public QObject {
    Q_OBJECT

    static Cell cellOf(const CacheRow& row, const std::string& id)
    {
        for (const Column<CacheRow>& column : cacheColumns()) {
            if (column.id == id)
                return column.cell(row);
        }
        return {};
    }

private Q_SLOTS:
    void columnsHaveNamesOfTheirOwn()
    {
        std::set<std::string> ids;
        for (const Column<CacheRow>& column : cacheColumns()) {
            QVERIFY2(ids.insert(column.id).second, column.id.c_str());
            QVERIFY(!column.title.isEmpty());
            column.cell(CacheRow()); // of nothing, too
        }
    }

    void noLookupsAreSaidInWords()
    {
        RowParts parts;
        QCOMPARE(cellOf(parts.row(), "hit_rate").reading.value, 0.9);
        parts.set(0, 0);
        QCOMPARE(cellOf(parts.row(), "hit_rate").text, u"no look-ups"_s);
        QVERIFY(!cellOf(parts.row(), "hit_rate").reading.hasValue());
        parts.counts.word = HitWord::OnePoll;
        QCOMPARE(cellOf(parts.row(), "hit_rate").text, u"one poll"_s);
        parts.counts.word = HitWord::NotObserved;
        QCOMPARE(cellOf(parts.row(), "hit_rate").text, u"not observed"_s);
    }

    void theStateHasItsReasonAndNote()
    {
        RowParts parts;
        parts.counts.resets = 1;
        const Cell cell = cellOf(parts.row(), "state");
        QCOMPARE(cell.aside, u"reset"_s);
        QCOMPARE(cell.tip, parts.row().reason);
    }
};

TRACEO_TEST(TstCacheTable);
#include "tst_cache_table.moc"
