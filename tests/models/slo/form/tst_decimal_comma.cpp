#include "slo/form/decimal_comma.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using form::withDecimalPoint;

class TstDecimalComma : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCommaIsAPointWhereItIsWrittenSo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& text, const QString& expected) {
            QTest::newRow(name) << text << expected;
        };
        row("as the window shows it", u"99,9 %"_s, u"99.9%"_s);
        row("with a blank that does not break", u"99,95\u00a0%"_s, u"99.95%"_s);
        row("with a narrow one", u"99,95\u202f%"_s, u"99.95%"_s);
        row("without a blank", u"99,9%"_s, u"99.9%"_s);
        row("a ratio", u" 0,999 "_s, u"0.999"_s);
        row("a point", u"99.9 %"_s, u"99.9 %"_s);
        row("both", u"1.099,9 %"_s, u"1.099,9 %"_s);
        row("two commas", u"9,9,9 %"_s, u"9,9,9 %"_s);
        row("nothing before it", u",9 %"_s, u",9 %"_s);
        row("nothing behind it", u"99, %"_s, u"99, %"_s);
        row("a sign", u"-99,9 %"_s, u"-99,9 %"_s);
        row("words", u"99,9 percent"_s, u"99,9 percent"_s);
        row("nothing", QString(), QString());
    }
    void aCommaIsAPointWhereItIsWrittenSo()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        QCOMPARE(withDecimalPoint(text, QLocale(QLocale::German, QLocale::Germany)), expected);
        QCOMPARE(withDecimalPoint(text, QLocale(QLocale::French, QLocale::France)), expected);
        QCOMPARE(withDecimalPoint(text, QLocale(QLocale::English, QLocale::UnitedStates)), text); // there it parts thousands
        QCOMPARE(withDecimalPoint(text, QLocale::c()), text);
    }
};
TRACEO_TEST(TstDecimalComma);
#include "tst_decimal_comma.moc"
