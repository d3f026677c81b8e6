#include "app/desktop/stall_watch.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

using namespace traceo;

class TstStallWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLongTurnOfTheLoopIsTold()
    {
        const StallWatch watch(Millis{50});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("did not answer for \\d+ ms")));
        QTimer::singleShot(0, [] {
            QElapsedTimer busy;
            busy.start();
            while (busy.elapsed() < 80) {}
        });
        QTRY_VERIFY(watch.longest() >= Millis{60});
    }
};

TRACEO_TEST(TstStallWatch);
#include "tst_stall_watch.moc"
