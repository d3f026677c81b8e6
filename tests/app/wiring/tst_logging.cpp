#include "app/wiring/logging.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstLogging : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void credentialsNeverReachTheLog_data()
    {
        QTest::addColumn<QString>("said");
        QTest::newRow("user info") << u"asked http://user:canary@host/x"_s;
        QTest::newRow("query") << u"asked https://host/x?token=canary&a=b"_s;
        QTest::newRow("bearer") << u"header Authorization: Bearer canary"_s;
        QTest::newRow("basic") << u"sent basic canary"_s;
    }
    void credentialsNeverReachTheLog()
    {
        QFETCH(QString, said);
        QVERIFY(!redactedText(said).contains(u"canary"_s));
        QVERIFY(!redactedText(said).isEmpty());
    }

    void otherWordsStay() { QCOMPARE(redactedText(u"polled prom in 12 ms"_s), u"polled prom in 12 ms"_s); }
};

TRACEO_TEST(TstLogging);
#include "tst_logging.moc"
