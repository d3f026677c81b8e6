// Every file of models/ has a test: a tst_ file of its name, or one of its folder that includes its header. Those
// that have none stand in untested.txt, which may only shrink.

#include "support/paths.h"
#include "support/test_main.h"
#include "tidy/source_tree.h"

#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <set>

using namespace traceo::test;

namespace {

bool exists(const std::string& path)
{
    return QFileInfo::exists(sourceFile(path.c_str()));
}

/// models/core/labels.cpp: tests/models/core/tst_labels.cpp, or any test there that includes "core/labels.h".
bool isTested(const std::string& path, const std::vector<SourceFile>& tests)
{
    const std::string stem = path.substr(0, path.size() - std::string_view(".cpp").size());
    const std::string folder = path.substr(0, path.find_last_of('/'));
    const std::string own = "tests/" + folder + "/tst_" + path.substr(folder.size() + 1);
    const std::string include = "#include \"" + stem.substr(std::string_view("models/").size()) + ".h\"";
    return std::ranges::any_of(tests, [&](const SourceFile& test) {
        return test.path == own || (test.isUnder("tests/" + folder + "/") && test.text.find(include) != std::string::npos);
    });
}

std::set<std::string> known()
{
    std::set<std::string> paths;
    for (const std::string& line : linesOf(readText("tests/tidy/untested.txt"))) {
        if (!line.empty() && !line.starts_with('#'))
            paths.insert(line);
    }
    return paths;
}

} // namespace

class TstUntested : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyModelHasATest()
    {
        std::string wrong;
        const auto listed = known();
        const auto tests = codeUnder({"tests/models"});
        for (const SourceFile& file : codeUnder({"models"})) {
            if (file.endsWith(".cpp") && !listed.contains(file.path) && !isTested(file.path, tests))
                wrong += "\n  " + file.path;
        }
        QVERIFY2(wrong.empty(), ("without a test:" + wrong).c_str());
    }

    void theListOnlyNamesWhatIsMissing()
    {
        std::string wrong;
        const auto tests = codeUnder({"tests/models"});
        for (const std::string& path : known()) {
            if (!exists(path))
                wrong += "\n  " + path + " is gone";
            else if (isTested(path, tests))
                wrong += "\n  " + path + " has a test now";
        }
        QVERIFY2(wrong.empty(), ("take out of tests/tidy/untested.txt:" + wrong).c_str());
    }
};

TRACEO_TEST(TstUntested);
#include "tst_untested.moc"
