// A line that is no YAML costs its list item or its section, and nothing else.
#include "workspace/yaml_parts.h"

#include "models/workspace/error_lines.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kWhole = "version: 1\n"
                          "name: x\n"
                          "sources:\n"
                          "  - {name: a, url: \"http://a\"}\n"
                          "  # the second\n"
                          "  - name: b\n"
                          "    url: \"http://b\"\n"
                          "    auth: {kind: bearer, secret: keychain:b}\n"
                          "  - {name: c, url: \"http://c\"}\n"
                          "slos:\n"
                          "- one.yaml\n"
                          "- two.yaml\n"
                          "history: {file: h.traceo}\n";

QByteArray changed(const QByteArray& before, const QByteArray& after)
{
    QByteArray text = kWhole;
    Q_ASSERT(text.contains(before));
    return text.replace(before, after);
}

QStringList namesIn(const ConfigNode& list)
{
    QStringList names;
    for (const ConfigNode& item : list.items())
        names << QString::fromStdString(item.isMap() ? item["name"].text() : item.text());
    return names;
}

Result<YamlParts> read(const QByteArray& text)
{
    return readYamlParts({text.constData(), std::size_t(text.size())}, u"w.yaml"_s, {});
}

} // namespace

class TstYamlParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsRightStaysWhole()
    {
        const auto parts = read(kWhole);
        QVERIFY(parts.ok() && parts->errors.empty());
        QCOMPARE(namesIn(parts->root["sources"]), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    }

    void aWrongLineCostsItsItemOrSection_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("sources");
        QTest::addColumn<QStringList>("slos");
        QTest::addColumn<QStringList>("lines"); // of the mistakes
        const QStringList all{u"a"_s, u"b"_s, u"c"_s};
        const QStringList both{u"one.yaml"_s, u"two.yaml"_s};
        const QStringList withoutB{u"a"_s, u"c"_s};
        QTest::newRow("a tab") << changed("    url: \"http://b\"", "\turl: \"http://b\"") << withoutB << both
                               << QStringList{u"w.yaml:7"_s};
        QTest::newRow("an indentation") << changed("    url: \"http://b\"", "      url: \"http://b\"") << withoutB << both
                                        << QStringList{u"w.yaml:7"_s};
        QTest::newRow("an open quote") << changed("\"http://a\"", "\"http://a") << QStringList{u"b"_s, u"c"_s} << both
                                       << QStringList{u"w.yaml:9"_s}; // where the quotes no longer come in pairs
        QTest::newRow("an open bracket") << changed("\"http://c\"}", "\"http://c\"") << QStringList{u"a"_s, u"b"_s} << both
                                         << QStringList{u"w.yaml:11"_s};
        QTest::newRow("an anchor") << changed("name: b", "name: &b b") << withoutB << both << QStringList{u"w.yaml:6"_s};
        QTest::newRow("a key twice") << changed("    url: \"http://b\"", "    name: d") << withoutB << both
                                     << QStringList{u"w.yaml:7"_s};
        QTest::newRow("a section twice") << changed("slos:\n", "sources: []\nslos:\n") << all << both
                                         << QStringList{u"w.yaml:10"_s};
        QTest::newRow("no colon") << changed("slos:\n", "slos\n") << all << QStringList{} << QStringList{u"w.yaml:13"_s};
        QTest::newRow("a control character")
            << changed("keychain:b", "keychain:\x01") << withoutB << both << QStringList{u"w.yaml:8"_s};
        QTest::newRow("bytes that are no UTF-8") << changed("name: x", "name: \xff") << all << both << QStringList{u"w.yaml:2"_s};
        QTest::newRow("a stray comma") << changed("slos:\n", ",\nslos:\n") << all << both << QStringList{u"w.yaml:10"_s};
        QTest::newRow("two mistakes") << changed("name: b", "name: *b").replace("- two.yaml", "- [two.yaml") << withoutB
                                      << QStringList{u"one.yaml"_s} << QStringList{u"w.yaml:6"_s, u"w.yaml:12"_s};
    }

    void aWrongLineCostsItsItemOrSection()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, sources);
        QFETCH(QStringList, slos);
        QFETCH(QStringList, lines);
        const auto parts = read(text);
        QVERIFY2(parts.ok(), parts ? "" : qPrintable(toText(parts.error())));
        QCOMPARE(namesIn(parts->root["sources"]), sources);
        QCOMPARE(namesIn(parts->root["slos"]), slos);
        QCOMPARE(parts->root["history"]["file"].text(), std::string("h.traceo"));
        QStringList told;
        for (const Error& error : parts->errors)
            told << error.where.section(u':', 0, 1);
        QCOMPARE(told, lines);
    }

    void whatWasLeftOutIsSaid()
    {
        const auto parts = read(changed("\"http://a\"", "\"http://a"));
        QVERIFY2(parts->errors.front().hint.contains(u"Lines 4 to 5"_s), qPrintable(toText(parts->errors.front())));
        const auto one = read(changed("name: x", "name: *x"));
        QVERIFY2(one->errors.front().hint.contains(u"Line 2 is left out"_s), qPrintable(toText(one->errors.front())));
    }

    /// Another history would look as if all had been lost.
    void theHistoryIsNeverLeftOut()
    {
        const auto parts = read(changed("{file: h.traceo}", "{file: h.traceo"));
        QVERIFY(!parts.ok());
        QCOMPARE(parts.error().code, ErrorCode::Syntax);
    }

    void whatIsNoWorkspaceAtAllIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("HTML") << QByteArray("<!DOCTYPE html>\n<html>\n<body>*x: {</body>\n</html>\n");
        QTest::newRow("garbage") << QByteArray(2000, '[');
        QTest::newRow("a comma") << QByteArray(",");
        QTest::newRow("nothing left") << QByteArray("version: 1\nname: [\n");
        QTest::newRow("a second document") << kWhole + "---\n" + kWhole;
        QTest::newRow("too long to be tried") << kWhole + "bad: [\n" + QByteArray(300 * 1024, '#') + "\n";
    }

    void whatIsNoWorkspaceAtAllIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto parts = read(text);
        QVERIFY(!parts.ok());
        QVERIFY(!toText(parts.error()).isEmpty());
    }

    void aWrongLineCostsItsDocumentOrItem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("names"); // what is left
        QTest::addColumn<QStringList>("places");
        QTest::addColumn<QString>("leftOut");
        const auto documents = [](const QByteArray& second) { return "name: a\n---\n" + second + "---\nname: c\n"; };
        const QStringList outer{u"a"_s, u"c"_s};
        QTest::newRow("an open bracket") << documents("name: [b\n") << outer << QStringList{u"s.yaml:4:1"_s} << u"Lines 2 to 3"_s;
        QTest::newRow("a tab") << documents("name: b\nspec:\n\ta: 1\n") << outer << QStringList{u"s.yaml:5:3"_s}
                               << u"Lines 2 to 5"_s;
        QTest::newRow("the first") << QByteArray("name: *a\n---\nname: b\n") << QStringList{u"b"_s}
                                   << QStringList{u"s.yaml:1:7"_s} << u"Line 1 is"_s;
        QTest::newRow("the last") << QByteArray("---\nname: a\n---\nname: b\nname: c\n") << QStringList{u"a"_s}
                                  << QStringList{u"s.yaml:5:1"_s} << u"Lines 3 to 6"_s;
        QTest::newRow("two of them") << documents("name: &b b\n") + "---\nname: \"d\n"
                                     << outer << QStringList{u"s.yaml:3:7"_s, u"s.yaml:7:1"_s} << u"Lines 2 to 3"_s;
        QTest::newRow("an item of a list") << QByteArray("- name: a\n- name: [b\n  spec: {}\n- name: c\n") << outer
                                           << QStringList{u"s.yaml:3:7"_s} << u"Lines 2 to 3"_s;
        QTest::newRow("an item behind a mark") << QByteArray("--- # all\n- name: a\n- name: b: c\n- {name: c}\n") << outer
                                               << QStringList{u"s.yaml:3:10"_s} << u"Line 3 is"_s;
        QTest::newRow("a list beside a document")
            << QByteArray("- name: a\n- name: %b\n---\nname: c\n") << outer << QStringList{u"s.yaml:2:9"_s} << u"Line 2 is"_s;
        QTest::newRow("a line that lost its place") << QByteArray("- name: a\nspec: {}\n---\nname: c\n") << QStringList{u"c"_s}
                                                    << QStringList{u"s.yaml:2:1"_s} << u"Lines 1 to 2"_s;
    }

    void aWrongLineCostsItsDocumentOrItem()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, names);
        QFETCH(QStringList, places);
        QFETCH(QString, leftOut);
        const auto parts = readYamlDocumentParts({text.constData(), std::size_t(text.size())}, u"s.yaml"_s, {});
        QVERIFY2(parts.ok(), parts ? "" : qPrintable(toText(parts.error())));
        QStringList left;
        for (const ConfigNode& document : parts->documents)
            left << (document.isList() ? namesIn(document) : QStringList{QString::fromStdString(document["name"].text())});
        QCOMPARE(left, names);
        QStringList told;
        for (const Error& error : parts->errors)
            told << error.where;
        QCOMPARE(told, places);
        QVERIFY2(parts->errors.front().hint.contains(leftOut), qPrintable(toText(parts->errors.front())));
    }

    void aSingleBrokenDocumentIsLostWhole()
    {
        const auto parts = readYamlDocumentParts("SLO:\n  name: [x\n  objective: 99%\n", u"s.yaml"_s, {});
        QVERIFY(!parts.ok());
        QCOMPARE(parts.error().where, u"s.yaml:3:12"_s);
        QVERIFY2(!parts.error().hint.contains(u"left out"_s), qPrintable(toText(parts.error())));
    }

    /// What is left of a damaged text was there before, whole: no source ever loses its credential.
    void whatIsLeftIsAsItWas()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QByteArray marks = "{}[]\"'&*!,:-#\t\n|>%@`x";
        int salvaged = 0;
        for (int i = 0; i < 400; ++i) {
            QByteArray text = kWhole;
            text.insert(random.bounded(text.size()), marks[random.bounded(marks.size())]);
            const auto parts = read(text);
            if (!parts || parts->errors.empty())
                continue;
            ++salvaged;
            for (const ConfigNode& source : parts->root["sources"].items()) {
                const std::string name = source["name"].text();
                if (source["url"].isMissing()) // nobody would ask it
                    continue;
                QVERIFY2(source["url"].text() == "http://" + name, text.constData());
                QVERIFY2(name != "b" || source["auth"]["secret"].text() == "keychain:b", text.constData());
            }
        }
        QVERIFY(salvaged > 20);
    }
};

TRACEO_TEST(TstYamlParts);
#include "tst_yaml_parts.moc"
