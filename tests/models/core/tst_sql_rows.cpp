#include "core/sql_rows.h"

#include "support/test_main.h"

#include <QTest>

#include <limits>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstSqlRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfValueReadsBack()
    {
        SqlRows rows{{"n", "x", "is", "text", "none"}, {}};
        rows.rows.push_back({std::int64_t(7), 2.5, true, std::string("größe\n\"a\""), std::monostate()});
        rows.rows.push_back({std::int64_t(-1), 3.0, false, std::string(), std::monostate()});
        const auto back = sqlRows(toJson(rows));
        QVERIFY(back.ok());
        QVERIFY(back->columns == rows.columns);
        QVERIFY(back->rows == rows.rows); // 3.0 is a double, not the integer 3
    }

    void integersAreExactToTheLastBit()
    {
        const std::int64_t least = std::numeric_limits<std::int64_t>::min();
        const std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
        const auto back = sqlRows(toJson({{"a", "b"}, {{least, greatest}}}));
        QVERIFY(back.ok());
        QCOMPARE(std::get<std::int64_t>(back->rows[0][0]), least);
        QCOMPARE(std::get<std::int64_t>(back->rows[0][1]), greatest);
    }

    void noRowsIsAnAnswer()
    {
        const auto back = sqlRows(toJson({{"a"}, {}}));
        QVERIFY(back.ok() && back->rows.empty());
        QCOMPARE(back->column("a"), 0);
        QCOMPARE(back->column("b"), -1);
    }

    void whatJsonHasNoNumberForIsNone()
    {
        const auto back = sqlRows(toJson({{"a"}, {{std::numeric_limits<double>::quiet_NaN()}}}));
        QVERIFY(back.ok());
        QVERIFY(std::holds_alternative<std::monostate>(back->rows[0][0]));
    }

    void whatIsNoAnswerIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QByteArray() << int(ErrorCode::Truncated);
        QTest::newRow("cut") << QByteArray("{\"columns\":[\"a\"],\"rows\":[[1],") << int(ErrorCode::Truncated);
        QTest::newRow("a list") << QByteArray("[]") << int(ErrorCode::Decode);
        QTest::newRow("no rows") << QByteArray("{\"columns\":[]}") << int(ErrorCode::Decode);
        QTest::newRow("a short row") << QByteArray("{\"columns\":[\"a\",\"b\"],\"rows\":[[1]]}") << int(ErrorCode::Decode);
        QTest::newRow("a list as a value") << QByteArray("{\"columns\":[\"a\"],\"rows\":[[[]]]}") << int(ErrorCode::Decode);
        QTest::newRow("a number as a name") << QByteArray("{\"columns\":[1],\"rows\":[]}") << int(ErrorCode::Decode);
        QTest::newRow("beyond 64 bits") << QByteArray("{\"columns\":[\"a\"],\"rows\":[[18446744073709551615]]}")
                                        << int(ErrorCode::Decode);
    }
    void whatIsNoAnswerIsAnError()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const auto rows = sqlRows(text.toStdString());
        QVERIFY(!rows.ok());
        QCOMPARE(int(rows.error().code), code);
    }
};

TRACEO_TEST(TstSqlRows);
#include "tst_sql_rows.moc"
