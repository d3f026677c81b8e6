#include "support/test_main.h"
#include "synthetics/quantile.h"

#include <QTest>

#include <numeric>

using namespace traceo;

class TstQuantile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsAValueThatWasMeasured()
    {
        std::vector<double> values(20);
        std::iota(values.begin(), values.end(), 1);
        QCOMPARE(quantile(values, 0.95), 19.0); // 19 of 20 do not exceed it
        QCOMPARE(quantile(values, 0.5), 10.0);
        QCOMPARE(quantile(values, 1), 20.0);
        QCOMPARE(quantile({3, 1, 2}, 0.5), 2.0);
        QCOMPARE(quantile({7}, 0.95), 7.0);
    }

    void nothingHasNone() { QVERIFY(!quantile({}, 0.5)); }
};

TRACEO_TEST(TstQuantile);
#include "tst_quantile.moc"
