#include "models/workspace/error_lines.h"
#include "support/test_main.h"
#include "workspace/workspace.h"
#include "workspace/yaml_reader.h"
#include "workspace/yaml_tree.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// The tree as one line: {k@1:1: "v"@1:4}; quoted texts with ', others with nothing.
std::string dump(const ConfigNode& node)
{
    const auto at = [](const Location& location) {
        return "@" + std::to_string(location.line) + ":" + std::to_string(location.column);
    };
    std::string out;
    switch (node.kind()) {
    case ConfigNode::Kind::Missing:
        return "-" + at(node.location());
    case ConfigNode::Kind::Scalar:
        return (node.quoted() ? "'" + node.text() + "'" : node.text()) + at(node.location());
    case ConfigNode::Kind::List:
        for (const ConfigNode& item : node.items())
            out += (out.empty() ? "" : ", ") + dump(item);
        return "[" + out + "]" + at(node.location());
    case ConfigNode::Kind::Map:
        for (const auto& member : node.members())
            out += (out.empty() ? "" : ", ") + member.key + at(member.keyLocation) + ": " + dump(member.value);
        return "{" + out + "}" + at(node.location());
    }
    Q_UNREACHABLE();
}

std::string repeated(std::string_view text, int times)
{
    std::string out;
    for (int i = 0; i < times; ++i)
        out += text;
    return out;
}

} // namespace

class TstYamlReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTreesWithTheirPlaces_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("tree");
        const auto row = [](const char* name, QByteArray text, QByteArray tree) { QTest::newRow(name) << text << tree; };
        row("block", "a: 1\nb:\n  - x\n  - 'y'\n", "{a@1:1: 1@1:4, b@2:1: [x@3:5, 'y'@4:5]@3:3}@1:1");
        row("flow", "{a: [1, \"2\"], b: {c: d}}", "{a@1:2: [1@1:6, '2'@1:9]@1:5, b@1:15: {c@1:19: d@1:22}@1:18}@1:1");
        row("empty", "", "-@1:1");
        row("only a comment", "# nothing\n\n", "-@1:1");
        row("nulls", "a:\nb: ~\nc: null\nd: ''\n", "{a@1:1: -@1:1, b@2:1: -@2:4, c@3:1: -@3:4, d@4:1: ''@4:4}@1:1");
        row("columns count characters", "é: 'ü'\nb: {日本: q}\n", "{é@1:1: 'ü'@1:4, b@2:1: {日本@2:5: q@2:9}@2:4}@1:1");
        row("byte order mark",
            "\xEF\xBB\xBF"
            "a: 1\n",
            "{a@1:1: 1@1:4}@1:1");
        row("CR LF", "a: 1\r\nb:\r\n  - x\r\n", "{a@1:1: 1@1:4, b@2:1: [x@3:5]@3:3}@1:1");
        row("document marks", "---\na: 1\n...\n", "{a@2:1: 1@2:4}@2:1");
        row("no end of line", "a: 1", "{a@1:1: 1@1:4}@1:1");
        row("text as written", "a: 014\nb: no\nc: 99.9%\nd: 1e999\n",
            "{a@1:1: 014@1:4, b@2:1: no@2:4, c@3:1: 99.9%@3:4, d@4:1: 1e999@4:4}@1:1");
        row("block text", "a: |\n  one\n  two\nb: 1\n", "{a@1:1: 'one\ntwo\n'@1:4, b@4:1: 1@4:4}@1:1");
        row("merge key is a key like any other", "<<: 1\n", "{<<@1:1: 1@1:5}@1:1");
        row("text over lines", "a: one\n  two\n", "{a@1:1: one two@1:4}@1:1");
        row("per cent in a text", "a: 5%\nb: '%'\n", "{a@1:1: 5%@1:4, b@2:1: '%'@2:4}@1:1");
    }
    void readsTreesWithTheirPlaces()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, tree);
        const auto root = readYaml(text.toStdString(), u"x.yaml"_s);
        QVERIFY2(root.ok(), root ? "" : qPrintable(toText(root.error())));
        QCOMPARE(QByteArray::fromStdString(dump(*root)), tree);
    }

    void refusesWithThePlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, QByteArray text, const QString& line) { QTest::newRow(name) << text << line; };
        row("a comma", ",", u"x.yaml:1:1 Syntax"_s);
        row("a comma that drops the rest", "- a\n,\n- b\n", u"x.yaml:2:1 Syntax"_s);
        row("a list behind a mapping", "a: 1\n- b\n", u"x.yaml:2:1 Syntax"_s);
        row("a mapping behind a list", "- a\nb: 1\n", u"x.yaml:2:1 Syntax"_s);
        row("two flow lists", "[a]\n[b]\n", u"x.yaml:2:1 Syntax"_s);
        row("two quoted texts", "'x'\n'y'\n", u"x.yaml:2:1 Syntax"_s);
        row("something behind the end mark", "a: 1\n...\nb: 2\n", u"x.yaml:3:1 Syntax"_s);
        row("a second document", "a: 1\n---\nb: 2\n", u"x.yaml:2:1 Syntax"_s);
        row("an empty second document", "a: 1\n---\n", u"x.yaml:2:1 Syntax"_s);
        row("an anchor", "a: &x 1\n", u"x.yaml:1:4 Syntax"_s);
        row("an anchor that holds itself", "&a [1, *a]", u"x.yaml:1:1 Syntax"_s);
        row("an alias", "a: *x\n", u"x.yaml:1:4 Syntax"_s);
        row("an alias bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", u"x.yaml:1:4 Syntax"_s);
        row("a tag", "a: !!str 1\n", u"x.yaml:1:4 Syntax"_s);
        row("a tagged list", "a: !x [1]\n", u"x.yaml:1:4 Syntax"_s);
        row("a directive", "%YAML 1.2\n---\na: 1\n", u"x.yaml:1:1 Syntax"_s);
        row("directives to the end", "a: 1\n...\n%a\n%b\n", u"x.yaml:3:1 Syntax"_s);
        row("a key twice", "a: 1\nb: 2\na: 3\n", u"x.yaml:3:1 Syntax"_s);
        row("a quoted key twice", "{b: {a: 1, 'a': 2}}", u"x.yaml:1:12 Syntax"_s);
        row("a list as key", "? [x]\n: y\n", u"x.yaml:1:3 Syntax"_s);
        row("a mapping as key", "{{a: b}: c}", u"x.yaml:1:2 Syntax"_s);
        row("nothing as key", ": y\n", u"x.yaml:1:1 Syntax"_s);
        row("a tilde as key", "~: y\n", u"x.yaml:1:1 Syntax"_s);
        row("a tab as indentation", "a:\n\t- b\n", u"x.yaml:2:2 Syntax"_s);
        row("a tab in front of a key", "a:\n  b: 1\n\tc: 2\n", u"x.yaml:3:1 Syntax"_s);
        row("a quote nobody closes", "a: 1\nb: 'x\nc: 3\n", u"x.yaml:2:1 Syntax"_s);
        row("a double quote nobody closes", "a: \"x", u"x.yaml:1:1 Syntax"_s);
        row("a list nobody closes", "a: 1\nb: [1, 2\n", u"x.yaml:2:4 Syntax"_s);
        row("a list nobody closes, then more", "a: [1, 2\nb: 3\n", u"x.yaml:2:2 Syntax"_s);
        row("a mapping nobody closes", "a: {b: 1\n", u"x.yaml:1:4 Syntax"_s);
        row("a bracket too many", "a: [1]]\n", u"x.yaml:1:7 Syntax"_s);
        row("deeper than its place", "a: 1\n b: 2\n", u"x.yaml:2:3 Syntax"_s);
        row("two colons", "a: b: c\n", u"x.yaml:1:5 Syntax"_s);
        row("an at sign", "a: @x\n", u"x.yaml:1:4 Syntax"_s);
        row("an escape that is none", "a: \"\\q\"\n", u"x.yaml:1:7 Syntax"_s);
        row("NUL", QByteArray("a: 1\0\nb: 2\n", 12), u"x.yaml:1:5 Syntax"_s);
        row("the byte yaml-cpp takes for the end", "a: 1\x04\nb: 2\n", u"x.yaml:1:5 Syntax"_s);
        row("no UTF-8", "a: 1\nb: \xFF\n", u"x.yaml:2:4 Syntax"_s);
        row("UTF-16",
            QByteArray("\xFF\xFE"
                       "a\0",
                       4),
            u"x.yaml:1:1 Syntax"_s);
        row("a lone carriage return", "a: 1\rb: 2\r", u"x.yaml:1:5 Syntax"_s);
    }
    void refusesWithThePlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, line);
        const auto root = readYaml(text.toStdString(), u"x.yaml"_s);
        QVERIFY2(!root.ok(), root ? dump(*root).c_str() : "");
        QCOMPARE(lineOf(root.error()), line);
        QVERIFY(!root.error().expected.isEmpty());
        QVERIFY(!root.error().found.isEmpty());
    }

    void bothPlacesOfAKeyAreNamed()
    {
        const auto root = readYaml("a: 1\nb: 2\na: 3\n", u"x.yaml"_s);
        QVERIFY(!root.ok());
        QVERIFY(toText(root.error()).contains(u"x.yaml:3:1"_s));
        QVERIFY(toText(root.error()).contains(u"x.yaml:1:1"_s));
    }

    void equalKeysOfDifferentMappingsAreFine() { QVERIFY(readYaml("- {a: 1}\n- {a: 2}\n", u"x.yaml"_s).ok()); }

    void readsDocumentsDividedByDashes()
    {
        const auto documents = readYamlDocuments("---\na: 1\n---\n# nothing\n---\n- b\n--- c\n...\n", u"x.yaml"_s);
        QVERIFY2(documents.ok(), documents ? "" : qPrintable(toText(documents.error())));
        QCOMPARE(documents->size(), 3U);
        QCOMPARE(dump((*documents)[0]), std::string("{a@2:1: 1@2:4}@2:1"));
        QCOMPARE(dump((*documents)[1]), std::string("[b@6:3]@6:1"));
        QCOMPARE(dump((*documents)[2]), std::string("c@7:5"));
    }

    void documentsNeedTheirDashes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("a comma") << QByteArray(",") << u"x.yaml:1:1 Syntax"_s;
        QTest::newRow("a comma between") << QByteArray("a: 1\n---\n- a\n,\n- b\n") << u"x.yaml:4:1 Syntax"_s;
        QTest::newRow("behind the end mark") << QByteArray("a: 1\n...\nb: 2\n") << u"x.yaml:3:1 Syntax"_s;
        QTest::newRow("four dashes") << QByteArray("[a]\n----\n") << u"x.yaml:2:1 Syntax"_s;
        QTest::newRow("a key twice in the second") << QByteArray("a: 1\n---\nb: 1\nb: 2\n") << u"x.yaml:4:1 Syntax"_s;
    }
    void documentsNeedTheirDashes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, line);
        const auto documents = readYamlDocuments(text.toStdString(), u"x.yaml"_s);
        QVERIFY(!documents.ok());
        QCOMPARE(lineOf(documents.error()), line);
    }

    void noTextIsNoDocument()
    {
        for (const char* text : {"", "# nothing\n", "---\n", "---\n---\n", "...\n"}) {
            const auto documents = readYamlDocuments(text, u"x.yaml"_s);
            QVERIFY2(documents.ok(), text);
            QVERIFY2(documents->empty(), text);
        }
    }

    void capsSizeNodesDepthAndDocuments()
    {
        const auto codeOf = [](const std::string& text) {
            const auto documents = readYamlDocuments(text, u"x.yaml"_s);
            return documents.ok() ? u"ok"_s : wordOf(documents.error().code);
        };
        QCOMPARE(codeOf(repeated("[", YamlTree::kMaxDepth) + repeated("]", YamlTree::kMaxDepth)), u"ok"_s);
        QCOMPARE(codeOf(repeated("[", YamlTree::kMaxDepth + 1) + repeated("]", YamlTree::kMaxDepth + 1)), u"TooLarge"_s);
        QCOMPARE(codeOf("[" + repeated("1,", YamlTree::kMaxNodes - 2) + "]"), u"ok"_s);
        QCOMPARE(codeOf("[" + repeated("1,", YamlTree::kMaxNodes) + "]"), u"TooLarge"_s);
        QCOMPARE(codeOf(repeated("--- a\n", YamlTree::kMaxDocuments)), u"ok"_s);
        QCOMPARE(codeOf(repeated("--- a\n", YamlTree::kMaxDocuments + 1)), u"TooLarge"_s);
        QCOMPARE(codeOf(std::string(1024 * 1024, '#')), u"ok"_s);
        QCOMPARE(codeOf(std::string(1024 * 1024 + 1, '#')), u"TooLarge"_s);
        QCOMPARE(codeOf(std::string(2 * 1024 * 1024, 'a')), u"TooLarge"_s);
    }

    void hostileTextsEndSoon_data()
    {
        QTest::addColumn<QByteArray>("text");
        constexpr int kMiB = 1024 * 1024;
        const auto fill = [](QByteArray unit) { return unit.repeated(kMiB / int(unit.size())); };
        for (const char* unit : {"[",  "{a: ", "- ",   "? ", ": ", ",", "---\n", "]",     "!",   "&a ", "*a ",
                                 "\"", "'",    "a: [", "\n", " ",  "-", "é,",    "...\n", "|\n", "#\n", "a: b\n"})
            QTest::newRow(QByteArray(unit).toPercentEncoding().constData()) << fill(unit);
        QTest::newRow("one long line of many texts") << "[" + fill("é,é,é,é,é,éééééééééééé,").left(kMiB - 24) + "]";
    }
    void hostileTextsEndSoon()
    {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        (void)readYamlDocuments(text.toStdString(), u"x.yaml"_s);
        (void)readYaml(text.toStdString(), u"x.yaml"_s);
        QVERIFY2(timer.elapsed() < 30'000,
                 qPrintable(QString::number(timer.elapsed()))); // each takes well under 2 s; a loop takes for ever
    }

    void randomTextsNeverBreakTheReader()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        static constexpr const char* kPieces[] = {"a",    "b: ", ": ",   "- ",  "\n",  "\n  ", "\n    ", "[", "]",
                                                  "{",    "}",   ",",    "'",   "\"",  "|",    ">",      "#", "&x",
                                                  "*x",   "!",   "%",    "---", "...", "? ",   "\t",     "~", "\\",
                                                  "\r\n", "é",   "\xFF", "@",   "`",   "<<",   "1",      " "};
        for (int i = 0; i < 20'000; ++i) {
            std::string text;
            const int count = random.bounded(1, 24);
            for (int piece = 0; piece < count; ++piece)
                text += kPieces[random.bounded(int(std::size(kPieces)))];
            const auto root = readYaml(text, u"x.yaml"_s);
            if (root)
                (void)dump(*root);
            else
                QVERIFY2(root.error().where.startsWith(u"x.yaml:"_s), text.c_str());
            (void)readYamlDocuments(text, u"x.yaml"_s);
        }
    }
};

TRACEO_TEST(TstYamlReader);
#include "tst_yaml_reader.moc"
