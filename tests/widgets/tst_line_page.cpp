#include "widgets/line_page.h"

#include "support/test_main.h"
#include "widgets/paragraph.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstLinePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLineIsShownAndCopied()
    {
        LinePage page;
        page.setLine(u"a.yaml"_s, u"traceo.yaml"_s, u"include: [x]"_s);
        auto* const line = page.findChild<QLineEdit*>();
        QVERIFY(line != nullptr && line->isReadOnly());
        QCOMPARE(line->text(), u"include: [x]"_s);
        QCOMPARE(page.focusProxy(), line);
        const QString words = page.findChild<Paragraph*>()->text();
        QVERIFY2(words.startsWith(u"a.yaml was written"_s) && words.contains(u"traceo.yaml"_s), qPrintable(words));
        QGuiApplication::clipboard()->setText(u"before"_s);
        page.findChild<QPushButton*>()->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"include: [x]"_s);
    }
};

TRACEO_TEST(TstLinePage);
#include "tst_line_page.moc"
