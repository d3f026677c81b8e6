#include "refresh/ageing.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

using namespace traceo;

class TstAgeing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void waitsGrowUntilSomethingComes()
    {
        Ageing ageing({.first = Millis{10}, .most = Millis{40}}, nullptr);
        QSignalSpy due(&ageing, &Ageing::due);
        ageing.start();
        for (const Millis next : {Millis{20}, Millis{40}, Millis{40}}) {
            QVERIFY(due.wait(30'000));
            QCOMPARE(ageing.wait(), next);
        }
        ageing.start();
        QCOMPARE(ageing.wait(), Millis{10});
        QVERIFY(due.wait(30'000));
    }

    void stoppedItIsNotDue()
    {
        Ageing ageing({.first = Millis{10}, .most = Millis{40}}, nullptr);
        QSignalSpy due(&ageing, &Ageing::due);
        ageing.start();
        ageing.stop();
        QVERIFY(!due.wait(200));
    }
};

TRACEO_TEST(TstAgeing);
#include "tst_ageing.moc"
