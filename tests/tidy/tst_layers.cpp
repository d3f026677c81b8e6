// The walls of the house: who includes whom, read from the files and compared with layers.txt.

#include "support/test_main.h"
#include "tidy/layer_rules.h"

#include <QTest>

using namespace traceo::test;

namespace {

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

const LayerRules& theRules()
{
    static const LayerRules rules = layerRules(readText("tests/tidy/layers.txt"));
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
