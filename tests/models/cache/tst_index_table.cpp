#include "cache/index_table.h"

#include "refresh/row_model.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QTest>


using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

IndexAdvice unused()
{
    IndexAdvice advice;
    advice.key = "pg/pg/shop/unused/public.a";
    advice.kind = IndexAdvice::Kind::Unused;
    advice.source = advice.instance = "pg";
    advice.database = "shop";
    advice.object = "public.a";
    advice.evidence = u"No scan."_s;
    advice.cost = {.value = 2 * 1024 * 1024, .unit = Unit::Bytes, .quality = Quality::Ok};
    advice.sql = u"DROP INDEX CONCURRENTLY public.a;"_s;
    return advice;
}

} // namespace

class TstIndexTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyColumnSaysItsPart()
    {
        RowModel<IndexAdvice> model(indexColumns());
        const QAbstractItemModelTester tester(&model);
        IndexAdvice cold = unused();
        cold.key += "2";
        cold.kind = IndexAdvice::Kind::ColdStatement;
        cold.object = "8876543210";
        cold.statement = u"SELECT a\n  FROM orders WHERE note LIKE $1 AND created BETWEEN $2 AND $3 ORDER BY a"_s;
        cold.sql = u"PREPARE traceo_plan AS SELECT 1;\nEXPLAIN EXECUTE traceo_plan;"_s;
        model.setRows({unused(), cold});
        std::vector<std::string> ids;
        for (int i = 0; i < model.columnCount(); ++i)
            ids.push_back(model.columnId(i));
        QCOMPARE(ids, (std::vector<std::string>{"kind", "database", "object", "cost", "evidence", "sql", "caution"}));
        QCOMPARE(model.cell(0, 0).text, u"Unused index"_s);
        QCOMPARE(model.cell(0, 1).text, u"shop on pg"_s);
        QCOMPARE(model.cell(0, 2).text, u"public.a"_s);
        QCOMPARE(model.cell(1, 2).text, u"SELECT a FROM orders WHERE note LIKE $1 AND created BETWEEN…"_s); // not its id
        QCOMPARE(model.cell(0, 3).reading.value, 2.0 * 1024 * 1024);
        QCOMPARE(model.cell(0, 5).text, u"DROP INDEX CONCURRENTLY public.a;"_s);
        QCOMPARE(model.cell(1, 5).text, u"PREPARE traceo_plan AS SELECT 1; EXPLAIN EXECUTE traceo_plan;"_s);
        QCOMPARE(model.cell(1, 5).tip, cold.sql); // as it is copied
    }

    void aNameThatDisguisesItselfIsShownPlain()
    {
        IndexAdvice advice = unused();
        advice.object = "public.a\xe2\x80\xae"
                        "b"; // turns the direction of the text
        RowModel<IndexAdvice> model(indexColumns());
        model.setRows({advice});
        QVERIFY(!model.cell(0, 2).text.contains(QChar(0x202E)));
    }
};

TRACEO_TEST(TstIndexTable);
#include "tst_index_table.moc"
