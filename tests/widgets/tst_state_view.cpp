// What stands where there is nothing else to show.
#include "widgets/state_view.h"

#include "support/test_main.h"
#include "widgets/bar_button.h"
#include "widgets/dressed.h"

#include <QFontMetrics>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstStateView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressAt13Pixels(); }

    /// A mistake in a file may be long.
    void aLongSentenceIsShownWhole()
    {
        StateView view;
        view.resize(400, 600);
        const QString sentence = QStringList(40, u"sentence"_s).join(u' ');
        view.showEmpty(IconName::Slo, u"Nothing can be shown"_s, sentence, u"Add"_s);
        const int top = 200 + 24;
        const int words = QFontMetrics(view.font()).boundingRect(QRect(0, 0, 368, 600), Qt::TextWordWrap, sentence).height();
        QVERIFY(words > 60);
        const QImage image = view.grab().toImage();
        bool isInked = false; // in the last line
        for (int y = top + words - 14; y < top + words; ++y) {
            for (int x = 16; x < 384; ++x)
                isInked = isInked || image.pixelColor(x, y) != image.pixelColor(0, 0);
        }
        QVERIFY(isInked);
        QVERIFY(view.findChild<BarButton*>()->y() >= top + words);
    }
};

TRACEO_TEST(TstStateView);
#include "tst_state_view.moc"
