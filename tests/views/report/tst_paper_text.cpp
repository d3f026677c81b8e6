// Lines of plain text on paper.
#include "support/test_main.h"
#include "views/report/page_style.h"
#include "views/report/paper_text.h"

#include <QFontMetricsF>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstPaperText : public QObject {
    Q_OBJECT

    PageStyle m_style{{.locale = QLocale::c()}};

private Q_SLOTS:
    void linesBreakAtWordsAndKeepEachOne()
    {
        const QString text = u"The budget is overspent: it was missed by as much as this sentence is long."_s;
        const QStringList lines = wrapped(text, m_style.text(), paper::mm(50), 9);
        QVERIFY(lines.size() > 1);
        QCOMPARE(lines.join(u' '), text);
        for (const QString& line : lines)
            QVERIFY(QFontMetricsF(m_style.text()).horizontalAdvance(line) <= paper::mm(50) + 1);
    }
    void whatHasNoRoomEndsInAnEllipsis()
    {
        const QStringList lines = wrapped(QString(3000, u'x'), m_style.text(), paper::mm(40), 2);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.last().endsWith(u'…'));
    }
    /// As wide as the longest word, lines begin where words do.
    void theLongestWordIsNotBrokenWhereItHasRoom()
    {
        const QString text = u"catalogue:6379 half-full of 5 4b overhead/used 12,3 3b4 off"_s;
        const double width = longestWord(text, m_style.text()) + 1;
        const QStringList lines = wrapped(text, m_style.text(), width, 99);
        QVERIFY(lines.size() > 4);
        const QStringList parts{u"catalogue:"_s, u"6379"_s, u"half-"_s, u"full"_s,
                                u"overhead/"_s,  u"used"_s, u"12,3"_s,  u"off"_s};
        for (const QString& part : parts)
            QVERIFY2(lines.filter(part).size() == 1, qPrintable(part + u" in "_s + lines.join(u'|')));
        QVERIFY(wrapped(text, m_style.text(), width / 2, 99).filter(u"catalogue:"_s).isEmpty());
        QCOMPARE(longestWord({}, m_style.text()), 0.0);
    }
    void aLineBreakIsASpaceAndMarkupIsText()
    {
        QCOMPARE(wrapped(u"<b>a</b>\nb"_s, m_style.text(), paper::mm(100), 3), QStringList{u"<b>a</b> b"_s});
        QCOMPARE(wrapped({}, m_style.text(), paper::mm(10), 3), QStringList{QString()});
    }
};
TRACEO_TEST(TstPaperText);
#include "tst_paper_text.moc"
