#include "models/workspace/error_lines.h"
#include "support/test_main.h"
#include "workspace/section_reader.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

ConfigNode treeOf(const char* text)
{
    auto root = readYaml(text, u"x"_s);
    return root ? *root : ConfigNode();
}

} // namespace

class TstSectionReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryKind()
    {
        const ConfigNode root = treeOf("t: some text\nd: 1h30m\nn: -2.5e3\ni: 42\nb: true\nw: red\nl: [a, 'b']\none: c\ns: "
                                       "keychain:prom\nf: file:token\ne: env:TOKEN\nm: {k: v}\n");
        Errors errors;
        SectionReader section(root, errors);
        QCOMPARE(section.text("t"), std::optional<std::string>("some text"));
        QCOMPARE(section.duration("d"), std::optional(Millis{5'400'000}));
        QCOMPARE(section.number("n"), std::optional(-2500.0));
        QCOMPARE(section.integer("i"), std::optional<std::int64_t>(42));
        QCOMPARE(section.boolean("b"), std::optional(true));
        QCOMPARE(section.word("w", {"red", "blue"}), std::optional<std::string>("red"));
        QCOMPARE(section.texts("l"), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(section.texts("one"), (std::vector<std::string>{"c"}));
        QCOMPARE(section.secret("s"), (std::optional<SecretRef>({SecretRef::Kind::Keychain, "prom"})));
        QCOMPARE(section.secret("f")->name, ConfigNode::scalar("", root.location()).location().resolve("token").toStdString());
        QCOMPARE(section.secret("e")->name, std::string("TOKEN"));
        QVERIFY(section.node("m").isMap());
        section.finish();
        QVERIFY2(errors.empty(), qPrintable(textOf(errors)));
    }

    void whatIsAbsentIsNoMistakeUnlessRequired()
    {
        const ConfigNode root = treeOf("a: 1\n");
        Errors errors;
        SectionReader section(root, errors);
        QVERIFY(!section.text("x") && !section.duration("x") && !section.number("x") && !section.integer("x")
                && !section.boolean("x") && !section.secret("x"));
        QVERIFY(!section.word("x", {"y"}));
        QVERIFY(section.texts("x").empty());
        QVERIFY(errors.empty());
        QVERIFY(section.requiredText("x").empty());
        QCOMPARE(linesOf(errors), QStringList{u"x:1:1 BadValue"_s});
    }

    void namesWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QString>("getter");
        QTest::addColumn<QByteArray>("value");
        for (const char* value : {"[a]", "{a: 1}", "~", ""})
            for (const char* getter : {"text", "duration", "number", "integer", "boolean", "word", "secret"})
                QTest::addRow("%s of '%s'", getter, value) << QString::fromUtf8(getter) << QByteArray(value);
        const auto row = [](const char* getter, const char* value) {
            QTest::addRow("%s of '%s'", getter, value) << QString::fromUtf8(getter) << QByteArray(value);
        };
        for (const char* value : {"5", "1 h", "-1h", "abc", "''"})
            row("duration", value);
        for (const char* value : {"'5'", "5x", "0x10", "nan", "inf", "1e999", "1,5", "''"})
            row("number", value);
        for (const char* value : {"'5'", "5.0", "014", "99999999999999999999", "+5"})
            row("integer", value);
        for (const char* value : {"yes", "no", "on", "True", "'true'", "1"})
            row("boolean", value);
        for (const char* value : {"green", "RED", "''"})
            row("word", value);
        for (const char* value : {"hunter2", "'keychain:'", "vault:x", "''"})
            row("secret", value);
    }
    void namesWhatIsWrongAndWhere()
    {
        QFETCH(QString, getter);
        QFETCH(QByteArray, value);
        const ConfigNode root = treeOf(("a: 1\nk: " + value + "\n").constData());
        Errors errors;
        SectionReader section(root, errors);
        const bool found = getter == "text"_L1 ? section.text("k").has_value()
            : getter == "duration"_L1          ? section.duration("k").has_value()
            : getter == "number"_L1            ? section.number("k").has_value()
            : getter == "integer"_L1           ? section.integer("k").has_value()
            : getter == "boolean"_L1           ? section.boolean("k").has_value()
            : getter == "word"_L1              ? section.word("k", {"red", "blue"}).has_value()
                                               : section.secret("k").has_value();
        QVERIFY(!found);
        QCOMPARE(errors.size(), 1U);
        QCOMPARE(errors[0].code, ErrorCode::BadValue);
        QCOMPARE(errors[0].where, value.isEmpty() ? u"x:2:1"_s : u"x:2:4"_s); // nothing stands at its key
    }

    void aLiteralSecretIsNotRepeated()
    {
        const ConfigNode root = treeOf("secret: hunter2-swordfish\nauth: hunter2-swordfish\n");
        Errors errors;
        SectionReader section(root, errors);
        QVERIFY(!section.secret("secret"));
        SectionReader auth(section.node("auth"), errors);
        QCOMPARE(linesOf(errors), (QStringList{u"x:1:9 BadValue"_s, u"x:2:7 BadValue"_s}));
        QVERIFY(!textOf(errors).contains(u"hunter2"_s));
    }

    void unknownKeysGetASuggestion()
    {
        const ConfigNode root = treeOf("nmae: x\nurl: y\nintervall: 5s\nzzzzzz: 1\n");
        Errors errors;
        SectionReader section(root, errors);
        for (const char* key : {"name", "url", "interval", "kind"})
            section.node(key);
        section.finish();
        QCOMPARE(linesOf(errors), (QStringList{u"x:1:1 UnknownKey"_s, u"x:3:1 UnknownKey"_s, u"x:4:1 UnknownKey"_s}));
        QVERIFY(errors[0].hint.contains(u"“name”"_s));
        QVERIFY(errors[1].hint.contains(u"“interval”"_s));
        QVERIFY(errors[2].hint.isEmpty());
        QCOMPARE(errors[0].found, u"“nmae”"_s);
    }

    void aSectionOfTheWrongKindIsOneMistake()
    {
        const ConfigNode root = treeOf("history: [a]\n");
        Errors errors;
        SectionReader section(root["history"], errors);
        (void)section.requiredText("name");
        section.finish();
        QCOMPARE(linesOf(errors), QStringList{u"x:1:10 BadValue"_s});
    }

    void listsNameEachWrongItem()
    {
        const ConfigNode root = treeOf("l: [a, [b], {c: d}, e]\n");
        Errors errors;
        SectionReader section(root, errors);
        QCOMPARE(section.texts("l"), (std::vector<std::string>{"a", "e"}));
        QCOMPARE(linesOf(errors), (QStringList{u"x:1:8 BadValue"_s, u"x:1:13 BadValue"_s}));
    }

    void readsSelectors()
    {
        const ConfigNode root = treeOf("good: 'up{job=\"a\"}'\nbad: 'up{job='\nflow: {a: b}\n");
        Errors errors;
        QCOMPARE(selectorAt(root["good"], errors)->toText(), std::string("up{job=\"a\"}"));
        QVERIFY(errors.empty());
        QVERIFY(!selectorAt(root["bad"], errors));
        QVERIFY(!selectorAt(root["flow"], errors));
        QVERIFY(!selectorAt(root["absent"], errors));
        QCOMPARE(linesOf(errors), (QStringList{u"x:2:6 Syntax"_s, u"x:3:7 BadValue"_s, u"x:1:1 BadValue"_s}));
    }

    void nearestFindsTypingMistakesOnly_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("meant");
        const auto row = [](const char* word, const char* meant) {
            QTest::newRow(word) << QByteArray(word) << QByteArray(meant);
        };
        row("objektive", "objective");
        row("Objective", "objective");
        row("windwo", "window");
        row("slo", "slos");
        row("SLOs", "slos");
        row("o", "");
        row("", "");
        row("completely-else", "");
    }
    void nearestFindsTypingMistakesOnly()
    {
        QFETCH(QByteArray, word);
        QFETCH(QByteArray, meant);
        QCOMPARE(QByteArray::fromStdString(nearest(word.toStdString(), {"objective", "window", "slos", "name"}).value_or("")),
                 meant);
        // Of two that are as near, the one of which something is missing.
        QCOMPARE(nearest("ge", {"lte", "gte", "lt", "gt"}), std::optional<std::string>("gte"));
        QCOMPARE(nearest("le", {"lt", "lte", "gt", "gte"}), std::optional<std::string>("lte"));
        QCOMPARE(nearest("gr", {"lte", "gte", "lt", "gt"}), std::optional<std::string>("gt"));
        QCOMPARE(nearest(std::string(100'000, 'a'), {std::string(100'000, 'b')}), std::nullopt);
    }
};

TRACEO_TEST(TstSectionReader);
#include "tst_section_reader.moc"
