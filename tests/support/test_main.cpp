#include "support/test_main.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTest>

#include <cstdio>
#include <map>


namespace {

std::map<std::string, traceo::test::Make>& registry()
{
    static std::map<std::string, traceo::test::Make> tests;
    return tests;
}

} // namespace

bool traceo::test::registerTest(const char* file, Make make)
{
    registry().emplace(QFileInfo(QString::fromUtf8(file)).completeBaseName().toStdString(), std::move(make));
    return true;
}

namespace traceo::test {
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv);
}

/// Runs the test named by the first argument; the rest goes to Qt Test. Without a name, all.
int main(int argc, char** argv)
{
    const auto application = traceo::test::makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("traceo-test"));
    const std::string wanted = argc > 1 && argv[1][0] != '-' ? argv[1] : "";
    QStringList arguments{QString::fromLocal8Bit(argv[0])};
    for (int i = wanted.empty() ? 1 : 2; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);

    int failed = 0;
    int ran = 0;
    for (const auto& [name, make] : registry()) {
        if (!wanted.empty() && wanted != name)
            continue;
        ++ran;
        const auto test = make();
        failed += QTest::qExec(test.get(), arguments);
    }
    if (ran == 0)
        std::fprintf(stderr, "no test named '%s' in this executable\n", wanted.c_str());
    return ran == 0 ? 2 : failed;
}
