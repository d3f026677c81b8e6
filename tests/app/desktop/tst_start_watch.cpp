#include "app/desktop/start_watch.h"
#include "support/test_main.h"

#include <QRegularExpression>
#include <QTest>
#include <QWidget>
#include <QWindow>

#include <chrono>

using namespace traceo;

namespace {

class Painted final : public QWidget {
public:
    bool wasPainted = false;

protected:
    void paintEvent(QPaintEvent*) override { wasPainted = true; }
};

bool s_wasPaintedWhenTold = false;
Painted* s_painted = nullptr;
QStringList s_said;

void listen(QtMsgType, const QMessageLogContext&, const QString& message)
{
    s_said << message;
    s_wasPaintedWhenTold = s_painted != nullptr && s_painted->wasPainted;
}

} // namespace

class TstStartWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTimeIsToldOnceTheWindowWasPainted()
    {
        const std::chrono::duration<double, std::milli> now = std::chrono::steady_clock::now().time_since_epoch();
        qputenv("TRACEO_STARTED", QByteArray::number(now.count() - 1000, 'f', 3));
        Painted window;
        s_painted = &window;
        window.show();
        bool isComplete = false;
        watchStart(window, [&isComplete] { return isComplete; });
        const auto before = qInstallMessageHandler(listen);
        const bool isTold = QTest::qWaitFor([] { return !s_said.isEmpty(); });
        QTest::qWait(50);
        const qsizetype saidBefore = s_said.size();
        isComplete = true;
        const bool isCompleteTold = QTest::qWaitFor([] { return s_said.size() > 1; });
        qInstallMessageHandler(before);
        qunsetenv("TRACEO_STARTED");
        s_painted = nullptr;
        QVERIFY(isTold);
        QVERIFY(s_wasPaintedWhenTold);
        const QRegularExpression text(QStringLiteral("^the window was painted after 1\\d{3,}\\.\\d\\d ms$"));
        QVERIFY2(text.match(s_said.first()).hasMatch(), qPrintable(s_said.first()));
        QVERIFY(isCompleteTold);
        QCOMPARE(saidBefore, 1);
        QVERIFY2(s_said[1].startsWith(QStringLiteral("the first pane was complete after 1")), qPrintable(s_said[1]));
    }

    void nobodyIsToldWhoDidNotAsk()
    {
        QWidget window;
        window.show();
        watchStart(window, [] { return true; });
        QVERIFY(window.windowHandle() != nullptr && window.windowHandle()->children().isEmpty());
    }
};

TRACEO_TEST(TstStartWatch);
#include "tst_start_watch.moc"
