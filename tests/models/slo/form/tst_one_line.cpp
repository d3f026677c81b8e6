#include "slo/form/one_line.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using form::LineOf;
using form::oneLine;

class TstOneLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesAreJoined_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QString& text, const QString& query, const QString& words) {
            QTest::newRow(name) << text << query << words;
        };
        row("one line", u" up # all "_s, u" up # all "_s, u" up # all "_s);
        row("of Unix", u"sum(\n  up\n)\n"_s, u"sum( up )"_s, u"sum( up )"_s);
        row("of Windows", u"up\r\n/ 2"_s, u"up / 2"_s, u"up / 2"_s);
        row("of old Macs, and pages", u"up\r/\f2"_s, u"up / 2"_s, u"up / 2"_s);
        row("of Unicode", u"up\u2028/\u2029 2\u0085+ 1"_s, u"up / 2 + 1"_s, u"up / 2 + 1"_s);
        row("empty ones", u"\n\nup\n\n\n/ 2\n"_s, u"up / 2"_s, u"up / 2"_s);
        row("nothing else", u"\n"_s, QString(), QString());
        row("a comment", u"up # 1 if it answers\n/ 2"_s, u"up / 2"_s, u"up # 1 if it answers / 2"_s);
        row("a line of comment", u"# how many\nup"_s, u"up"_s, u"# how many up"_s);
        row("a # in quotes", u"up{a=\"#\",\nb='#', c=`#`} # x"_s, u"up{a=\"#\", b='#', c=`#`}"_s,
            u"up{a=\"#\", b='#', c=`#`} # x"_s);
        row("a quote in quotes", u"up{a=\"\\\"#\"}\n# '"_s, u"up{a=\"\\\"#\"}"_s, u"up{a=\"\\\"#\"} # '"_s);
        row("no escape in backticks", u"up{a=`\\`} # x\n+ 1"_s, u"up{a=`\\`} + 1"_s, u"up{a=`\\`} # x + 1"_s);
        row("quotes over two lines", u"up{a=`x\n#y`}\n+ 1"_s, u"up{a=`x #y`} + 1"_s, u"up{a=`x #y`} + 1"_s);
    }
    void linesAreJoined()
    {
        QFETCH(const QString, text);
        QTEST(oneLine(text, LineOf::Promql), "query");
        QTEST(oneLine(text, LineOf::Text), "words");
    }
};

TRACEO_TEST(TstOneLine);
#include "tst_one_line.moc"
