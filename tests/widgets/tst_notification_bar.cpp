// What a notice says where there is not room for all of it.
#include "widgets/notification_bar.h"

#include "support/test_main.h"
#include "widgets/dressed.h"
#include "widgets/word_label.h"

#include <QTest>

#include <algorithm>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstNotificationBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressAt13Pixels(); }

    void aNarrowBarSaysTheCause()
    {
        QWidget window;
        auto* const bar = new NotificationBar(&window);
        const QString next = u"What is shown is the last that could be read."_s;
        bar->setNotice(
            Notice{.status = Status::Critical, .cause = u"The disk that the file is on is full"_s, .next = next, .actions = {}});
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto labels = bar->findChildren<WordLabel*>();
        const WordLabel* const label = *std::ranges::find(labels, next, &QLabel::text);
        bar->resize(900, 32);
        QVERIFY(label->isVisible());
        bar->resize(300, 32);
        QVERIFY(!label->isVisible());
        QCOMPARE(bar->toolTip(), next);
        QCOMPARE(bar->accessibleDescription(), next);
        bar->resize(900, 32);
        QVERIFY(label->isVisible() && bar->toolTip().isEmpty());
    }
};

TRACEO_TEST(TstNotificationBar);
#include "tst_notification_bar.moc"
