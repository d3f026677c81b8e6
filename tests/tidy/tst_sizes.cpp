// Files and functions stay small enough to be read at one sitting.

#include "support/test_main.h"
#include "tidy/source_tree.h"

#include <QTest>

#include <algorithm>
#include <regex>

using namespace traceo::test;

namespace {

constexpr int kFileLines = 500;
constexpr int kFunctionLines = 60;
constexpr int kWindowLines = 300;
constexpr int kScriptLines = 200;
constexpr int kMapLines = 300;

struct Body {
    int line = 0;   ///< of the opening brace, from 1
    int length = 0; ///< lines from the opening to the closing brace
};

std::string withoutDirectives(std::string_view text)
{
    std::string out;
    bool continued = false;
    for (const std::string& line : linesOf(text)) {
        const std::size_t first = line.find_first_not_of(' ');
        const bool directive = continued || (first != std::string::npos && line[first] == '#');
        continued = directive && line.ends_with('\\');
        out += directive ? std::string() : line;
        out += '\n';
    }
    return out;
}

/// What opens a scope that functions may stand in: a namespace, a class, nothing that is called.
bool isTransparent(const std::string& header)
{
    static const std::regex scope("\\b(namespace|class|struct|union|extern)\\b");
    return header.find('(') == std::string::npos && header.find('=') == std::string::npos && std::regex_search(header, scope);
}

/// The outermost braces with code in them: functions, lambdas of tables and tables alike; a table of data has no
/// parameter list and does not count.
std::vector<Body> bodiesOf(std::string_view source)
{
    const std::string text = withoutDirectives(withoutCommentsAndStrings(source));
    std::vector<Body> bodies;
    std::string header;
    int line = 1;
    int inside = 0; // braces open within a body
    bool counts = false;
    int begin = 0;
    for (const char c : text) {
        line += c == '\n' ? 1 : 0;
        if (inside == 0 && c != '{' && c != '}') {
            header = c == ';' ? std::string() : header + c;
            continue;
        }
        if (c == '{' && (inside > 0 || !isTransparent(header))) {
            if (inside++ == 0) {
                begin = line;
                counts = header.find('(') != std::string::npos;
            }
        } else if (c == '}' && inside > 0 && --inside == 0 && counts) {
            bodies.push_back({.line = begin, .length = line - begin});
        }
        if (c == '{' || c == '}')
            header.clear();
    }
    return bodies;
}

int lineCount(const std::string& text)
{
    return int(std::ranges::count(text, '\n'));
}

std::string tooLong(const std::string& what, int lines, int limit)
{
    return lines > limit ? what + ": " + std::to_string(lines) + " lines, " + std::to_string(limit) + " at most\n"
                         : std::string();
}

} // namespace

class TstSizes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAreShort()
    {
        std::string wrong;
        for (const SourceFile& file : codeUnder({"app", "models", "views", "widgets", "tests"}))
            wrong += tooLong(file.path, lineCount(file.text), kFileLines);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void functionsAreShort()
    {
        std::string wrong;
        for (const SourceFile& file : codeUnder({"app", "models", "views", "widgets", "tests"})) {
            for (const Body& body : bodiesOf(file.text))
                wrong += tooLong(file.path + ":" + std::to_string(body.line), body.length, kFunctionLines);
        }
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void theWindowTheScriptAndTheMapAreShort()
    {
        std::string wrong;
        for (const SourceFile& file : codeUnder({"app/desktop"})) {
            if (file.path.find("window") != std::string::npos)
                wrong += tooLong(file.path, lineCount(file.text), kWindowLines);
        }
        wrong += tooLong("dev", lineCount(readText("dev")), kScriptLines);
        wrong += tooLong("ARCHITECTURE.md", lineCount(readText("ARCHITECTURE.md")), kMapLines);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void theScannerMeasuresWhatPeopleCallAFunction()
    {
        const std::string source = "namespace a {\n"
                                   "struct S : B {\n"
                                   "    S() : m_a{1} {}\n"
                                   "    int f() const\n"
                                   "    {\n"
                                   "        if (true) {\n"
                                   "            return '{';\n"
                                   "        }\n"
                                   "        return \"}}}\"[0]; // }\n"
                                   "    }\n"
                                   "};\n"
                                   "constexpr int kTable[] = {\n"
                                   "    1'000,\n"
                                   "    2,\n"
                                   "};\n"
                                   "#define M(x) { \\\n"
                                   "    {\n"
                                   "void g() {\n"
                                   "}\n"
                                   "}\n";
        const auto bodies = bodiesOf(source);
        const auto longest = std::ranges::max_element(bodies, {}, &Body::length);
        QCOMPARE(longest->line, 5);
        QCOMPARE(longest->length, 5);
        QCOMPARE(bodies.back().line, 18);
        QCOMPARE(bodies.back().length, 1);
    }

    void rawStringsAndQuotesHideBraces()
    {
        const auto bodies = bodiesOf("void f()\n{\n    g(R\"x({{{\n)\")x\");\n    h(u'\\'', \"\\\"{\");\n}\nvoid k()\n{\n}\n");
        QCOMPARE(bodies.size(), std::size_t(2));
        QCOMPARE(bodies.back().line, 8);
    }
};

TRACEO_TEST(TstSizes);
#include "tst_sizes.moc"
