#include "vocabulary/expressions.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::vocabulary;

class TstExpressions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The digest is that of sha256sum: it names what lies in histories.
    void anExpressionIsToldByItsDigest()
    {
        QCOMPARE(expressionId(""), std::string("e3b0c44298fc1c14"));
        QCOMPARE(expressionId("abc"), std::string("ba7816bf8f01cfea"));
        QVERIFY(expressionId("a+b") != expressionId("a + b"));
    }

    void whatIsStoredIsWhatIsSelected()
    {
        const SeriesKey key = expressionSeries("prom", "abc");
        QCOMPARE(key.source, std::string("prom"));
        QCOMPARE(key.toText(), std::string(R"(traceo_expression{expression="ba7816bf8f01cfea"})"));
        QVERIFY(expressionSelector("abc").matches(key.name, key.labels));
        QVERIFY(!expressionSelector("abd").matches(key.name, key.labels));
    }
};
TRACEO_TEST(TstExpressions);
#include "tst_expressions.moc"
