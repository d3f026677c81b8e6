#include "support/test_main.h"
#include "widgets/dress.h"
#include "widgets/range_popup.h"
#include "widgets/time_range_bar.h"
#include "widgets/word_label.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstRangePopup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dress(*qApp, Theme::light()); }

    void itTakesWordsOrSaysWhatIsWrong()
    {
        QWidget anchor;
        RangePopup popup;
        QStringList taken;
        popup.setTake([&taken](const QString& words) {
            taken << words;
            return words == "soon"_L1 ? u"expected a moment"_s : QString();
        });
        popup.openBelow(anchor, u"now-6h"_s);
        QCOMPARE(popup.field().selectedText(), u"now-6h"_s);
        QTest::keyClicks(&popup.field(), u"soon"_s);
        QTest::keyClick(&popup.field(), Qt::Key_Return);
        QVERIFY(popup.isVisible());
        QCOMPARE(popup.error().text(), u"expected a moment"_s);
        popup.field().selectAll();
        QTest::keyClicks(&popup.field(), u"6h"_s);
        QVERIFY(popup.error().isHidden());
        QTest::keyClick(&popup.field(), Qt::Key_Return);
        QVERIFY(popup.isHidden());
        QCOMPARE(taken, (QStringList{u"soon"_s, u"6h"_s}));
    }

    void itOffersLengthsAndCalendarRangesByKeyboard()
    {
        QWidget anchor;
        RangePopup popup;
        QString taken;
        popup.setTake([&taken](const QString& words) {
            taken = words;
            return QString();
        });
        popup.openBelow(anchor, {});
        QCOMPARE(popup.list().count(), int(TimeRangeBar::lengths().size() + calendarRanges().size()));
        QTest::keyClick(&popup.field(), Qt::Key_Down);
        QTest::keyClick(&popup.list(), Qt::Key_Down);
        QTest::keyClick(&popup.list(), Qt::Key_Return);
        QCOMPARE(taken, u"6h"_s);
    }

    /// Its rows are all there and nothing but them; where the screen ends, the list scrolls.
    void itFitsItsRowsAndTheScreen()
    {
        QWidget anchor;
        RangePopup popup;
        anchor.resize(100, 24);
        popup.setWays({{u"past"_s, u"Look at the past"_s, u"F8"_s}});
        popup.openBelow(anchor, {});
        const auto& list = popup.list();
        const QRect last = list.visualItemRect(list.item(list.count() - 1));
        QCOMPARE(last.bottom() + 1, list.viewport()->height());
        anchor.move(0, anchor.screen()->availableGeometry().bottom() - 200);
        anchor.show();
        popup.openBelow(anchor, {});
        QVERIFY(popup.geometry().bottom() <= anchor.screen()->availableGeometry().bottom());
    }
};

TRACEO_TEST(TstRangePopup);
#include "tst_range_popup.moc"
