#include "slo/resource_name.h"

#include "slo/slo_config_values.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstResourceName : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void makesALegalName_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("a legal one") << QByteArray("checkout-2") << QByteArray("checkout-2");
        QTest::newRow("capitals and dots") << QByteArray("Shop.Orders_v2") << QByteArray("shop-orders-v2");
        QTest::newRow("runs and ends") << QByteArray("_a -- b_") << QByteArray("a-b");
        QTest::newRow("letters of others") << QByteArray("größe") << QByteArray("gr-e");
        QTest::newRow("nothing left") << QByteArray("–") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }
    void makesALegalName()
    {
        QFETCH(const QByteArray, text);
        const std::string name = resourceNameFrom(text.toStdString());
        QTEST(QByteArray::fromStdString(name), "name");
        QVERIFY(name.empty() || isResourceName(name));
    }

    void cutsBehindTheLongest()
    {
        QCOMPARE(resourceNameFrom(std::string(100, 'a')).size(), kLongestResourceName);
        QCOMPARE(resourceNameFrom("abc-def", 4), std::string("abc"));
    }
};

TRACEO_TEST(TstResourceName);
#include "tst_resource_name.moc"
