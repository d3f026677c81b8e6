// ./dev new makes what ARCHITECTURE.md says a source and a pane are, in a copy of what it reads. That what it makes builds is not
// tried here: it would take as long as the other tests together.

#include "support/paths.h"
#include "support/test_main.h"
#include "tidy/layer_rules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// As much of the tree as the script reads.
class Copy {
public:
    Copy()
    {
        for (const char* path :
             {".ci/new", ".clang-format", "app/wiring/sources.cpp", "app/wiring/panes.cpp", "widgets/icons.h",
              "tests/tidy/layers.txt", "models/slo/CMakeLists.txt", "models/sources/prometheus/prometheus_source.h"})
            add(QString::fromLatin1(path));
        QDirIterator templates(root() + u"/.ci/templates"_s, QDir::Files, QDirIterator::Subdirectories);
        while (templates.hasNext())
            add(templates.next().mid(root().size() + 1));
    }

    /// Its exit code; what it printed is kept.
    int make(const QStringList& words)
    {
        QProcess script;
        script.setProcessChannelMode(QProcess::MergedChannels);
        script.start(at(u".ci/new"_s), words);
        if (!script.waitForFinished(30'000))
            return -1;
        said = QString::fromUtf8(script.readAll());
        return script.exitCode();
    }

    QString at(const QString& path) const { return m_folder.filePath(path); }
    QString text(const QString& path) const { return textOf(at(path)); }

    QString said;

private:
    static QString root() { return sourceFile(""); }
    void add(const QString& path)
    {
        QDir(m_folder.path()).mkpath(QFileInfo(path).path());
        if (!QFile::copy(root() + QLatin1Char('/') + path, at(path)))
            qFatal("%s cannot be copied", qPrintable(path));
    }

    QTemporaryDir m_folder;
};

/// What is wrong with a file that was made; empty where nothing is.
QString wrongIn(const Copy& copy, const QString& path)
{
    const QString text = copy.text(path);
    if (text.isEmpty())
        return path + u" is not there or empty"_s;
    if (text.contains(QLatin1Char('@')))
        return path + u" holds a name that was not filled in"_s;
    const LayerRules rules = layerRules(copy.text(u"tests/tidy/layers.txt"_s).toStdString());
    const auto mistakes = mistakesOf(rules, {.path = path.toStdString(), .text = text.toStdString()});
    return mistakes.empty() ? QString() : QString::fromStdString(mistakes.front());
}

const QStringList kOfSource{u"models/sources/feature_store/feature_store_source.h"_s,
                            u"models/sources/feature_store/feature_store_source.cpp"_s,
                            u"tests/models/sources/feature_store/CMakeLists.txt"_s,
                            u"tests/models/sources/feature_store/tst_feature_store_source.cpp"_s};
const QStringList kOfPane{u"models/feature_store/CMakeLists.txt"_s,
                          u"models/feature_store/feature_store_config.h"_s,
                          u"models/feature_store/feature_store_report.h"_s,
                          u"models/feature_store/feature_store_report.cpp"_s,
                          u"models/feature_store/feature_store_table.h"_s,
                          u"models/feature_store/feature_store_table.cpp"_s,
                          u"views/feature_store/feature_store_pane.h"_s,
                          u"views/feature_store/feature_store_pane.cpp"_s,
                          u"tests/models/feature_store/CMakeLists.txt"_s,
                          u"tests/models/feature_store/tst_feature_store_report.cpp"_s,
                          u"tests/models/feature_store/tst_feature_store_table.cpp"_s,
                          u"tests/panes/tst_feature_store_pane.cpp"_s};

} // namespace

class TstNew : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSkeletonIsWholeAndKeepsTheLayers_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("files");
        QTest::newRow("source") << u"source"_s << kOfSource;
        QTest::newRow("pane") << u"pane"_s << kOfPane;
    }
    void aSkeletonIsWholeAndKeepsTheLayers()
    {
        QFETCH(const QString, kind);
        QFETCH(const QStringList, files);
        Copy copy;
        QVERIFY2(copy.make({kind, u"feature_store"_s}) == 0, qPrintable(copy.said));
        for (const QString& file : files) {
            QCOMPARE(wrongIn(copy, file), QString());
            QVERIFY2(copy.said.contains(file), qPrintable(copy.said));
        }
        QVERIFY2(copy.said.contains(u"./dev check"_s), qPrintable(copy.said));
    }

    void aSourceStandsOnceInItsTable()
    {
        Copy copy;
        QCOMPARE(copy.make({u"source"_s, u"feature_store"_s}), 0);
        const QString table = copy.text(u"app/wiring/sources.cpp"_s);
        QCOMPARE(table.count(u"\n        featureStoreKind(),\n    };\n"_s), 1);
        QCOMPARE(table.count(u"#include \"sources/feature_store/feature_store_source.h\"\n#include \"sources/postgres/"_s), 1);
        QCOMPARE(table.count(u"prometheusKind()"_s), 1);
    }

    void aPaneStandsOnceInItsTableAndIsADomain()
    {
        Copy copy;
        const QString before = copy.text(u"app/wiring/panes.cpp"_s);
        QCOMPARE(copy.make({u"pane"_s, u"feature_store"_s}), 0);
        const QString table = copy.text(u"app/wiring/panes.cpp"_s);
        QCOMPARE(table.count(u"\n        {QStringLiteral(\"feature_store\"), IconName::Explore, "_s), 1);
        QCOMPARE(table.count(u"Pane* makeFeatureStore(Session& session, QWidget* parent)\n"_s), 1);
        QCOMPARE(table.count(u"#include \"views/feature_store/feature_store_pane.h\""_s), 1);
        for (const QString& line : before.split(QLatin1Char('\n')))
            QVERIFY2(table.contains(line), qPrintable(line));
        const LayerRules rules = layerRules(copy.text(u"tests/tidy/layers.txt"_s).toStdString());
        QVERIFY(rules.mayInclude.contains("feature_store"));
        QVERIFY(!rules.mayInclude.at("slo").contains("feature_store"));
    }

    void aPaneThatHasAnIconTakesIt()
    {
        Copy copy;
        QCOMPARE(copy.make({u"pane"_s, u"compliance"_s}), 0);
        QVERIFY(copy.text(u"app/wiring/panes.cpp"_s).contains(u"{QStringLiteral(\"compliance\"), IconName::Compliance, "_s));
        QCOMPARE(copy.text(u"tests/tidy/layers.txt"_s), textOf(sourceFile("tests/tidy/layers.txt")));
    }

    void twoStandSideBySide()
    {
        Copy copy;
        QCOMPARE(copy.make({u"source"_s, u"feature_store"_s}), 0);
        QCOMPARE(copy.make({u"source"_s, u"aim"_s}), 0);
        QCOMPARE(copy.make({u"pane"_s, u"feature_store"_s}), 0); // a domain may be called as its source
        const QString table = copy.text(u"app/wiring/sources.cpp"_s);
        QVERIFY(table.contains(u"        featureStoreKind(),\n        aimKind(),\n    };\n"_s));
        QVERIFY(table.indexOf(u"sources/aim/"_s) < table.indexOf(u"sources/alertmanager/"_s));
    }

    void whatItIsNotGivenRightItRefusesAndLeavesEverythingAsItWas_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << QStringList() << u"./dev new source NAME"_s;
        QTest::newRow("no name") << QStringList{u"pane"_s} << u"./dev new pane NAME"_s;
        QTest::newRow("unknown kind") << QStringList{u"widget"_s, u"a"_s} << u"“source” or “pane”"_s;
        QTest::newRow("existing source") << QStringList{u"source"_s, u"prometheus"_s} << u"is there already"_s;
        QTest::newRow("existing domain") << QStringList{u"pane"_s, u"slo"_s} << u"is there already"_s;
        QTest::newRow("layer") << QStringList{u"pane"_s, u"views"_s} << u"is a layer"_s;
        QTest::newRow("means nothing") << QStringList{u"pane"_s, u"cost_utils"_s} << u"says nothing"_s;
        for (const QString& name : {u""_s, u"Cost"_s, u"cost-a"_s, u"../cost"_s, u"a b"_s, u"_a"_s, u"a__b"_s, u"a1"_s, u"ä"_s})
            QTest::newRow(qPrintable(u"name "_s + name)) << QStringList{u"source"_s, name} << u"lower-case letters"_s;
        QTest::newRow("long") << QStringList{u"pane"_s, QString(25, QLatin1Char('a'))} << u"at most 24"_s;
    }
    void whatItIsNotGivenRightItRefusesAndLeavesEverythingAsItWas()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, said);
        Copy copy;
        const QString before = copy.text(u"app/wiring/sources.cpp"_s) + copy.text(u"app/wiring/panes.cpp"_s);
        QCOMPARE(copy.make(words), 2);
        QVERIFY2(copy.said.startsWith(u"dev: new: "_s) && copy.said.contains(said), qPrintable(copy.said));
        QCOMPARE(copy.text(u"app/wiring/sources.cpp"_s) + copy.text(u"app/wiring/panes.cpp"_s), before);
        QVERIFY(!QFileInfo::exists(copy.at(u"tests"_s) + u"/models"_s));
    }
};

TRACEO_TEST(TstNew);
#include "tst_new.moc"
