#include "models/workspace/error_lines.h"
#include "support/test_main.h"
#include "workspace/yaml_text.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstYamlText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptsEveryPrintableCharacter()
    {
        for (const char* text : {"", "a\tb\nc\r\n", "\xC2\x85", "\xC2\xA0", "\xE2\x80\xAE", "\xEF\xBF\xBD", "\xF0\x9F\x98\x80",
                                 "\xEF\xBB\xBF"
                                 "a"})
            QVERIFY2(YamlText::check(text, u"x"_s, {}).ok(), text);
    }

    void refusesWhatIsNoText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, QByteArray text, const QString& line) { QTest::newRow(name) << text << line; };
        row("escape character", "a\x1B", u"x:1:2 Syntax"_s);
        row("delete", "\n\x7F", u"x:2:1 Syntax"_s);
        row("C1 control", "\xC2\x9B", u"x:1:1 Syntax"_s);
        row("overlong slash", "\xC0\xAF", u"x:1:1 Syntax"_s);
        row("overlong in three bytes", "\xE0\x80\xAF", u"x:1:1 Syntax"_s);
        row("surrogate", "\xED\xA0\x80", u"x:1:1 Syntax"_s);
        row("beyond Unicode", "\xF4\x90\x80\x80", u"x:1:1 Syntax"_s);
        row("cut off", "é\xE2\x82", u"x:1:2 Syntax"_s);
        row("continuation alone", "ab\x80", u"x:1:3 Syntax"_s);
        row("byte order mark inside", "a\xEF\xBB\xBF", u"x:1:2 Syntax"_s);
        row("U+FFFE", "\xEF\xBF\xBE", u"x:1:1 Syntax"_s);
        row("carriage return at the end", "a\r", u"x:1:2 Syntax"_s);
        row("directive", "a\n%b", u"x:2:1 Syntax"_s);
    }
    void refusesWhatIsNoText()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, line);
        const auto checked = YamlText::check(text.toStdString(), u"x"_s, {});
        QVERIFY(!checked.ok());
        QCOMPARE(lineOf(checked.error()), line);
    }

    void locatesByCharacters()
    {
        const auto text = YamlText::check("aé\nböc", u"x"_s, u"/f"_s);
        QVERIFY(text.ok());
        QCOMPARE(text->lineCount(), 2);
        QCOMPARE(text->locate(0, 3).toText(), u"x:1:3"_s);
        QCOMPARE(text->locate(1, 3).toText(), u"x:2:3"_s);
        QCOMPARE(text->locate(9, 0).toText(), u"x:2:4"_s);
        QCOMPARE(text->locate(0, 99).toText(), u"x:1:3"_s);
        QCOMPARE(text->locate(0, 0).folder, u"/f"_s);
        QCOMPARE(text->lineFrom(1, 1), std::string_view("öc"));
        QCOMPARE(text->lineFrom(5, 0), std::string_view());
        QCOMPARE(text->lineFrom(-1, 0), std::string_view());
    }
};

TRACEO_TEST(TstYamlText);
#include "tst_yaml_text.moc"
