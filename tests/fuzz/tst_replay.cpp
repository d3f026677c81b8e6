// Every input of corpus/ through the function it was found for. An input that once broke something stays there.

#include "fuzz/fuzz_target.h"
#include "support/paths.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

QDir corpus(const std::string& target)
{
    return QDir(test::testFile("fuzz/corpus/") + QString::fromStdString(target));
}

} // namespace

class TstReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTargetHasInputs()
    {
        QVERIFY(fuzz::targets().size() >= 5);
        for (const auto& [name, target] : fuzz::targets())
            QVERIFY2(!corpus(name).entryList(QDir::Files).isEmpty(), name.c_str());
        const auto folders = QDir(test::testFile("fuzz/corpus")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(std::size_t(folders.size()), fuzz::targets().size());
    }

    void anInputIsSurvived_data()
    {
        QTest::addColumn<QString>("path");
        for (const auto& [name, target] : fuzz::targets()) {
            for (const QFileInfo& file : corpus(name).entryInfoList(QDir::Files))
                QTest::newRow(qPrintable(QString::fromStdString(name) + u'/' + file.fileName())) << file.filePath();
        }
    }

    void anInputIsSurvived()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string input = file.readAll().toStdString();
        const std::string target = std::string(QTest::currentDataTag());
        fuzz::targets().at(target.substr(0, target.find('/')))(input);
    }
};

TRACEO_TEST(TstReplay);
#include "tst_replay.moc"
