#include "slo/bucket_boundary.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstBucketBoundary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWholeBoundaryIsMatchedInEitherForm_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("either");
        QTest::newRow("whole") << QByteArray("a{le=\"1\"}") << QByteArray(R"(a{le=~"1(\\.0)?"})");
        QTest::newRow("whole as Prometheus 3 has it")
            << QByteArray("a{b=\"c\",le=\"10.0\"}") << QByteArray(R"(a{b="c",le=~"10(\\.0)?"})");
        QTest::newRow("a fraction") << QByteArray("a{le=\"0.5\"}") << QByteArray("a{le=\"0.5\"}");
        QTest::newRow("infinity") << QByteArray("a{le=\"+Inf\"}") << QByteArray("a{le=\"+Inf\"}");
        QTest::newRow("all but one") << QByteArray("a{le!=\"1\"}") << QByteArray(R"(a{le!~"1(\\.0)?"})");
        QTest::newRow("none") << QByteArray("a{b=\"1\"}") << QByteArray("a{b=\"1\"}");
    }
    void aWholeBoundaryIsMatchedInEitherForm()
    {
        QFETCH(const QByteArray, written);
        const auto selector = Selector::parse(written.toStdString());
        QVERIFY(selector);
        const Selector either = withEitherBoundary(*selector);
        QTEST(QByteArray::fromStdString(either.toText()), "either");
        QCOMPARE(withEitherBoundary(either), either);
    }

    void bothFormsFitAndOthersDoNot()
    {
        const Selector selector("a", {boundaryMatcher("1")});
        QVERIFY(selector.matches("a", Labels{{"le", "1"}}));
        QVERIFY(selector.matches("a", Labels{{"le", "1.0"}}));
        QVERIFY(!selector.matches("a", Labels{{"le", "10"}}));
        QVERIFY(!selector.matches("a", Labels{{"le", "1x0"}}));
    }
};

TRACEO_TEST(TstBucketBoundary);
#include "tst_bucket_boundary.moc"
