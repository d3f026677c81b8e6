// The walls of the house: who includes whom, read from the files and compared with layers.txt.

#include "support/test_main.h"
#include "tidy/source_tree.h"

#include <QTest>

#include <map>
#include <regex>
#include <set>

using namespace traceo::test;

namespace {

using Names = std::set<std::string>;

struct Exception {
    std::string part; ///< of a path ("never"), or of a header's name ("only")
    Names folders;
};

struct Rules {
    std::map<std::string, Names> mayInclude; ///< by layer; "everything" stands for all
    std::vector<Exception> never;
    std::vector<Exception> only;
};

Names namesIn(const std::string& text)
{
    Names names;
    static const std::regex word("[a-z_/]+");
    for (std::sregex_iterator it(text.begin(), text.end(), word), end; it != end; ++it)
        names.insert(it->str());
    return names;
}

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find(at, begin)) != std::string::npos; begin = end + 1)
        parts.push_back(text.substr(begin, end - begin));
    parts.push_back(text.substr(begin));
    return parts;
}

void addLayers(Rules& rules, const std::string& layers, const Names& allowed)
{
    if (const std::size_t open = layers.find('('); open != std::string::npos) {
        const Names folders = namesIn(layers.substr(open));
        for (const std::string& folder : folders) {
            rules.mayInclude[folder] = allowed;
            rules.mayInclude[folder].insert(folders.begin(), folders.end());
        }
        return;
    }
    Names below;
    for (const std::string& part : split(layers, '<')) {
        const Names folders = namesIn(part);
        for (const std::string& folder : folders) {
            rules.mayInclude[folder] = allowed;
            rules.mayInclude[folder].insert(below.begin(), below.end());
        }
        below.insert(folders.begin(), folders.end());
    }
}

Rules parse(const std::string& text)
{
    Rules rules;
    Names domains;
    for (const std::string& line : linesOf(text)) {
        const std::size_t colon = line.find(':');
        if (line.starts_with('#') || colon == std::string::npos)
            continue;
        std::string left = line.substr(0, colon);
        Names allowed = namesIn(line.substr(colon + 1));
        if (left.starts_with("never ") || left.starts_with("only ")) {
            auto& list = left.starts_with("never ") ? rules.never : rules.only;
            list.push_back({.part = left.substr(left.find(' ') + 1), .folders = allowed});
            continue;
        }
        if (left.starts_with("slo "))
            domains = namesIn(left);
        if (allowed.contains("domains"))
            allowed.insert(domains.begin(), domains.end());
        addLayers(rules, left, allowed);
    }
    return rules;
}

/// models/core/x.h → core, app/demo/x.h → app.
std::string layerOf(const std::string& path)
{
    const auto parts = split(path, '/');
    return parts[0] == "models" && parts.size() > 1 ? parts[1] : parts[0];
}

struct Include {
    std::string target; ///< as written
    bool ours = false;
};

std::vector<Include> includesOf(const SourceFile& file)
{
    static const std::regex pattern("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]");
    std::vector<Include> includes;
    for (const std::string& line : linesOf(file.text)) {
        std::smatch match;
        if (line.find("include") != std::string::npos && std::regex_search(line, match, pattern))
            includes.push_back({.target = match[2], .ours = match[1] == "\""});
    }
    return includes;
}

std::string pathOf(const std::string& include)
{
    const bool top = include.starts_with("app/") || include.starts_with("views/") || include.starts_with("widgets/");
    return top ? include : "models/" + include;
}

std::string wrongLayer(const Rules& rules, const SourceFile& file, const std::string& target)
{
    const std::string from = layerOf(file.path);
    const std::string to = layerOf(pathOf(target));
    const auto rule = rules.mayInclude.find(from);
    if (rule == rules.mayInclude.end())
        return file.path + ": layers.txt does not know " + from;
    if (from != to && !rule->second.contains(to) && !rule->second.contains("everything"))
        return file.path + " includes " + target + ": " + from + " may not see " + to;
    for (const Exception& never : rules.never) {
        if (file.path.find(never.part) != std::string::npos && never.folders.contains(to))
            return file.path + " includes " + target + ": never there";
    }
    return {};
}

std::string wrongHeader(const Rules& rules, const SourceFile& file, const std::string& target)
{
    for (const Exception& only : rules.only) {
        if (!target.starts_with(only.part))
            continue;
        const bool allowed = std::ranges::any_of(only.folders, [&file](const std::string& folder) {
            return file.isUnder("models/" + folder + "/") || file.isUnder(folder + "/");
        });
        if (!allowed)
            return file.path + " includes <" + target + ">: not there";
    }
    return {};
}

/// Every mistake of one file, in people's words.
std::vector<std::string> mistakesOf(const Rules& rules, const SourceFile& file)
{
    static const std::regex moduleHeader("^Qt[A-Z]?[A-Za-z0-9]*/");
    std::vector<std::string> mistakes;
    for (const Include& include : includesOf(file)) {
        if (std::regex_search(include.target, moduleHeader))
            mistakes.push_back(file.path + " includes <" + include.target + ">: leave the module out");
        if (file.isUnder("tests/") || include.target.ends_with(".moc"))
            continue;
        if (include.ours && include.target.find('/') == std::string::npos)
            mistakes.push_back(file.path + " includes \"" + include.target + "\" without its folder");
        const std::string wrong =
            include.ours ? wrongLayer(rules, file, include.target) : wrongHeader(rules, file, include.target);
        if (!wrong.empty())
            mistakes.push_back(wrong);
    }
    return mistakes;
}

using Graph = std::map<std::string, Names>;

bool reaches(const Graph& graph, const std::string& from, const std::string& to, Names& seen)
{
    const auto edges = graph.find(from);
    if (edges == graph.end() || !seen.insert(from).second)
        return false;
    return edges->second.contains(to)
        || std::ranges::any_of(edges->second, [&](const std::string& next) { return reaches(graph, next, to, seen); });
}

std::vector<std::string> cyclesIn(const Graph& graph)
{
    std::vector<std::string> cycles;
    for (const auto& [from, edges] : graph) {
        for (const std::string& to : edges) {
            Names seen;
            if (from < to && reaches(graph, to, from, seen))
                cycles.push_back(from + " and " + to + " include each other");
        }
    }
    return cycles;
}

QByteArray joined(const std::vector<std::string>& lines)
{
    QByteArray text;
    for (const std::string& line : lines)
        text += "\n  " + QByteArray::fromStdString(line);
    return text;
}

const Rules& theRules()
{
    static const Rules rules = parse(readText("tests/tidy/layers.txt"));
    return rules;
}

} // namespace

class TstLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeIsAllowed()
    {
        std::vector<std::string> mistakes;
        const auto files = codeUnder({"app", "models", "views", "widgets", "tests"});
        QVERIFY(files.size() > 50);
        for (const SourceFile& file : files)
            std::ranges::move(mistakesOf(theRules(), file), std::back_inserter(mistakes));
        QVERIFY2(mistakes.empty(), joined(mistakes).constData());
    }

    void noFoldersIncludeEachOther()
    {
        Graph graph;
        for (const SourceFile& file : codeUnder({"app", "models", "views", "widgets"})) {
            for (const Include& include : includesOf(file)) {
                const std::string to = SourceFile{.path = pathOf(include.target), .text = {}}.folder();
                if (include.ours && !include.target.ends_with(".moc") && to != file.folder())
                    graph[file.folder()].insert(to);
            }
        }
        const auto cycles = cyclesIn(graph);
        QVERIFY2(cycles.empty(), joined(cycles).constData());
    }

    void aCycleIsSeen()
    {
        QVERIFY(!cyclesIn({{"a", {"b"}}, {"b", {"c"}}, {"c", {"a"}}}).empty());
        QVERIFY(cyclesIn({{"a", {"b", "c"}}, {"b", {"c"}}}).empty());
    }

    void wrongIncludesAreSeen_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("core sees itself") << "models/core/a.h"
                                          << "\"core/b.h\"" << true;
        QTest::newRow("core sees nothing else") << "models/core/a.h"
                                                << "\"workspace/b.h\"" << false;
        QTest::newRow("blind neighbours") << "models/history/a.h"
                                          << "\"vocabulary/b.h\"" << false;
        QTest::newRow("collect sees the vocabulary") << "models/poll/a.h"
                                                     << "\"vocabulary/b.h\"" << true;
        QTest::newRow("collect never sees history") << "models/poll/a.cpp"
                                                    << "\"history/b.h\"" << false;
        QTest::newRow("the poller sees sources") << "models/poll/a.cpp"
                                                 << "\"sources/b.h\"" << true;
        QTest::newRow("a source does no I/O") << "models/sources/prometheus/a.cpp"
                                              << "\"net/b.h\"" << false;
        QTest::newRow("refresh sees sli") << "models/refresh/a.h"
                                          << "\"sli/b.h\"" << true;
        QTest::newRow("sli does not see refresh") << "models/sli/a.h"
                                                  << "\"refresh/b.h\"" << false;
        QTest::newRow("a domain sees refresh") << "models/slo/a.h"
                                               << "\"refresh/b.h\"" << true;
        QTest::newRow("a domain never sees a source") << "models/slo/a.h"
                                                      << "\"sources/b.h\"" << false;
        QTest::newRow("domains are blind") << "models/slo/a.h"
                                           << "\"cost/b.h\"" << false;
        QTest::newRow("the overview sees domains") << "models/overview/a.h"
                                                   << "\"cost/b.h\"" << true;
        QTest::newRow("a table never sees history") << "models/slo/slo_table.h"
                                                    << "\"history/b.h\"" << false;
        QTest::newRow("a view sees its domain") << "views/slo/a.h"
                                                << "\"slo/b.h\"" << true;
        QTest::newRow("a view never sees history") << "views/slo/a.h"
                                                   << "\"history/b.h\"" << false;
        QTest::newRow("widgets know no domain") << "widgets/a.h"
                                                << "\"slo/b.h\"" << false;
        QTest::newRow("models have no pixels") << "models/slo/a.h"
                                               << "\"widgets/b.h\"" << false;
        QTest::newRow("the app sees everything") << "app/wiring/a.cpp"
                                                 << "\"history/b.h\"" << true;
        QTest::newRow("SQLite in history only") << "models/slo/a.cpp"
                                                << "<sqlite3.h>" << false;
        QTest::newRow("Network in net only") << "models/sources/a.cpp"
                                             << "<QNetworkReply>" << false;
        QTest::newRow("no module in a Qt header") << "models/core/a.h"
                                                  << "<QtCore/QString>" << false;
        QTest::newRow("always with the folder") << "models/core/a.h"
                                                << "\"b.h\"" << false;
    }

    void wrongIncludesAreSeen()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        const SourceFile file{.path = path.toStdString(), .text = "#include " + include.toStdString() + "\n"};
        QCOMPARE(mistakesOf(theRules(), file).empty(), allowed);
    }
};

TRACEO_TEST(TstLayers);
#include "tst_layers.moc"
