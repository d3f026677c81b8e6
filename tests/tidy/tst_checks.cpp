// clang-tidy ignores checks it does not know: so our list is compared with what it has.

#include "support/test_main.h"
#include "tidy/source_tree.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <regex>
#include <set>

using namespace traceo::test;

class TstChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCheckWeNameExists()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("clang-tidy-16"));
        if (program.isEmpty())
            QSKIP("clang-tidy-16 is not installed; ./dev lint brings it");
        QProcess tidy;
        tidy.start(program, {QStringLiteral("-list-checks"), QStringLiteral("-checks=*")});
        QVERIFY(tidy.waitForFinished());
        std::set<std::string> have;
        for (const std::string& line : linesOf(tidy.readAllStandardOutput().toStdString()))
            have.insert(line.substr(std::min(line.find_first_not_of(' '), line.size())));

        const std::string config = readText(".clang-tidy");
        static const std::regex check("\n  ([a-z]+-[A-Za-z-]+)");
        int named = 0;
        for (std::sregex_iterator it(config.begin(), config.end(), check), end; it != end; ++it, ++named)
            QVERIFY2(have.contains((*it)[1]), it->str(1).c_str());
        QVERIFY(named > 20);
    }
};

TRACEO_TEST(TstChecks);
#include "tst_checks.moc"
