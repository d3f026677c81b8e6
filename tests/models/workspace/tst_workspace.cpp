#include "models/workspace/error_lines.h"
#include "support/test_main.h"
#include "workspace/workspace.h"
#include "workspace/workspace_reader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path();
    }

    /// As it would be: the file on disk is not read, and its name stays the one that is shown.
    void readsATextInThePlaceOfAFile()
    {
        write(u"slos/a.yaml"_s, "SLO: {name: old}\n");
        const QByteArray main = "version: 1\nname: shop\nslos: [link.yaml]\n";
        write(u"traceo.yaml"_s, main);
        QVERIFY(QFile::link(m_folder + u"/slos/a.yaml"_s, m_folder + u"/link.yaml"_s));
        const QString canonical = QFileInfo(m_folder + u"/slos/a.yaml"_s).canonicalFilePath();
        const auto inside = readWorkspace(m_folder + u"/traceo.yaml"_s, m_folder,
                                          {.file = canonical, .text = "# more\nSLO: {name: new}\n---\n- {SLO: {name: third}}\n"});
        QVERIFY(inside.ok());
        QCOMPARE(inside->slos.size(), 2U);
        QCOMPARE(inside->slos[0]["SLO"]["name"].text(), std::string("new"));
        QCOMPARE(inside->slos[0].location().toText(), m_folder + u"/link.yaml:2:1"_s);
        const auto whole = readWorkspace(m_folder + u"/traceo.yaml"_s, m_folder,
                                         {.file = QFileInfo(m_folder + u"/traceo.yaml"_s).canonicalFilePath(),
                                          .text = "version: 1\nname: other\n"});
        QVERIFY(whole.ok());
        QCOMPARE(whole->name, std::string("other"));
        QVERIFY(whole->slos.empty());
    }

    void readsTheWholeShape()
    {
        write(u"traceo.d/more.yaml"_s,
              "sources: [{name: b, kind: prometheus, url: 'http://b'}]\nslos: [inc/*.yaml]\n"
              "exclusions: [{id: later}]\nbudget_policies: [{name: later}]\n");
        write(u"inc/i.yaml"_s, "SLO: {name: included}\n");
        write(u"slos/two.yaml"_s, "SLO: {name: two}\n---\nSLO: {name: three}\n");
        write(u"slos/list.yaml"_s, "- {apiVersion: openslo/v1, kind: SLO}\n- {apiVersion: openslo/v1, kind: SLI}\n");
        write(u"slos/empty.yaml"_s, "# later\n");
        const Workspace workspace = read("version: 1\nname: production\n"
                                         "history: {file: data/p.traceo, keep_raw: 30d, keep_minutes: 1y, keep_events: 90d}\n"
                                         "sources:\n  - {name: a, kind: prometheus, url: 'http://a'}\n"
                                         "include: [traceo.d/*.yaml]\n"
                                         "exclusions:\n  - {id: first}\n"
                                         "budget_policies: [{name: first}]\n"
                                         "slos: [slos/*.yaml, {SLO: {name: inline}}]\n");
        QVERIFY2(workspace.errors.empty(), qPrintable(textOf(workspace.errors)));
        QCOMPARE(workspace.name, std::string("production"));
        QCOMPARE(workspace.path, m_folder + u"/traceo.yaml"_s);
        QCOMPARE(workspace.folder, m_folder);
        QCOMPARE(workspace.history.file, m_folder + u"/data/p.traceo"_s);
        QCOMPARE(workspace.history.keepRaw, 30 * kDay);
        QCOMPARE(workspace.history.keepMinutes, 365 * kDay);
        QCOMPARE(workspace.history.keepEvents, 90 * kDay);
        QCOMPARE(namesOf(workspace.sources), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(workspace.slos.size(), 6U);
        QCOMPARE(workspace.slos[0]["kind"].text(), std::string("SLO"));
        QCOMPARE(workspace.slos[1]["kind"].text(), std::string("SLI"));
        QCOMPARE(workspace.slos[3]["SLO"]["name"].text(), std::string("three"));
        QCOMPARE(workspace.slos[3].location().toText(), m_folder + u"/slos/two.yaml:3:1"_s);
        QCOMPARE(workspace.slos[4]["SLO"]["name"].text(), std::string("inline"));
        QCOMPARE(workspace.slos[5]["SLO"]["name"].text(), std::string("included"));
        QCOMPARE(workspace.slos[5].location().folder, m_folder);
        QCOMPARE(workspace.exclusions.size(), 2U);
        QCOMPARE(workspace.exclusions[0]["id"].text(), std::string("first"));
        QCOMPARE(workspace.exclusions[1]["id"].text(), std::string("later"));
        QCOMPARE(namesOf(workspace.budgetPolicies), (QStringList{u"first"_s, u"later"_s}));
    }

    void sectionsHaveDefaults()
    {
        const Workspace workspace = read("version: 1\nname: small\n");
        QVERIFY2(workspace.errors.empty(), qPrintable(textOf(workspace.errors)));
        QCOMPARE(workspace.history.keepRaw, 90 * kDay);
        QCOMPARE(workspace.history.keepMinutes, 3 * 365 * kDay);
        QVERIFY(workspace.history.file.startsWith(u"/data/small-"_s) && workspace.history.file.endsWith(u".traceo"_s));
        QVERIFY(workspace.sources.empty() && workspace.slos.empty());
    }

    void emptySectionsAreDefaults()
    {
        const Workspace workspace = read("version: 1\nname: small\nhistory:\nsources:\nslos: []\ninclude:\n");
        QVERIFY2(workspace.errors.empty(), qPrintable(textOf(workspace.errors)));
    }

    void theDefaultHistoryBelongsToThePath()
    {
        const QString first = read("version: 1\nname: same\n").history.file;
        QCOMPARE(read("version: 1\nname: same\n").history.file, first);
        write(u"other/traceo.yaml"_s, "version: 1\nname: same\n");
        QVERIFY(readWorkspace(m_folder + u"/other/traceo.yaml"_s, u"/data"_s)->history.file != first);
    }

    void everyMistakeIsNamedInOnePass_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, QByteArray text, const QStringList& lines) {
            QTest::newRow(name) << text << lines;
        };
        row("nothing at all", "", {u"1:1 BadValue"_s, u"1:1 BadValue"_s});
        row("a list on top", "- a\n", {u"1:1 BadValue"_s});
        row("a text on top", "hello\n", {u"1:1 BadValue"_s});
        row("no version", "name: x\n", {u"1:1 BadValue"_s});
        row("a newer version", "version: 2\nname: x\n", {u"1:10 NewerVersion"_s});
        row("version zero", "version: 0\nname: x\n", {u"1:10 BadValue"_s});
        row("a version that is no number", "version: one\nname: x\n", {u"1:10 BadValue"_s});
        row("a name with a slash", "version: 1\nname: ../x\n", {u"2:7 BadValue"_s});
        row("an empty name", "version: 1\nname: ''\n", {u"2:7 BadValue"_s});
        row("unknown keys", "version: 1\nname: x\nsource: []\nhistory: {keep: 1d}\n",
            {u"4:11 UnknownKey"_s, u"3:1 UnknownKey"_s});
        row("wrong lengths of time", "version: 1\nname: x\nhistory: {keep_raw: 5, keep_minutes: 1h, keep_events: [x]}\n",
            {u"3:21 BadValue"_s, u"3:38 BadValue"_s, u"3:55 BadValue"_s});
        row("minutes kept shorter than raw", "version: 1\nname: x\nhistory: {keep_raw: 10d, keep_minutes: 2d}\n",
            {u"3:40 BadValue"_s});
        row("an empty history file", "version: 1\nname: x\nhistory: {file: ''}\n", {u"3:17 BadValue"_s});
        row("sections of the wrong kind",
            "version: 1\nname: x\nsources: {name: a}\nslos: {SLO: {}}\nhistory: [a]\ninclude: {a: b}\n",
            {u"5:10 BadValue"_s, u"3:10 BadValue"_s, u"4:7 BadValue"_s, u"6:10 BadValue"_s});
        row("a source that is a text", "version: 1\nname: x\nsources: [prom, {name: a}]\n", {u"3:11 BadValue"_s});
        row("two sources of one name", "version: 1\nname: x\nsources:\n- {name: a}\n- {name: b}\n- {name: a}\n",
            {u"6:10 Ambiguous"_s});
        row("an SLO file that is not there", "version: 1\nname: x\nslos: [slos/a.yaml, slos/*.yaml]\n", {u"3:8 NotFound"_s});
        row("an SLO that is a list", "version: 1\nname: x\nslos: [[a]]\n", {u"3:8 BadValue"_s});
        row("an include that is not there", "version: 1\nname: x\ninclude: [more.yaml, {a: b}]\n",
            {u"3:11 NotFound"_s, u"3:22 BadValue"_s});
        row("sections of later features",
            "version: 1\nname: x\nregions: []\nchecks: [{name: 1}]\ncost: {a: b}\ncompliance: {}\nchaos: {}\nsources: [{name: "
            "a}]\n",
            {u"3:1 NotSupported"_s, u"4:1 NotSupported"_s, u"5:1 NotSupported"_s, u"6:1 NotSupported"_s, u"7:1 NotSupported"_s});
    }
    void everyMistakeIsNamedInOnePass()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, lines);
        const Workspace workspace = read(text);
        for (QString& line : lines)
            line.prepend(m_folder + u"/traceo.yaml:"_s);
        QCOMPARE(linesOf(workspace.errors), lines);
        QVERIFY(!workspace.name.empty());
        QVERIFY(!workspace.history.file.isEmpty());
    }

    void aWrongLineLosesNothingElse()
    {
        write(u"slos/bad.yaml"_s, "SLO: {name: x\n");
        write(u"slos/good.yaml"_s, "SLO: {name: y}\n");
        write(u"inc/bad.yaml"_s, "- a\n,\n");
        write(u"inc/good.yaml"_s, "sources: [{name: c}]\n");
        const Workspace workspace =
            read("version: one\nname: x\nsources: [{name: a}, b, {name: d}]\nslos: [slos/*.yaml]\ninclude: [inc/*.yaml]\n");
        QCOMPARE(linesOf(workspace.errors),
                 (QStringList{m_folder + u"/traceo.yaml:1:10 BadValue"_s, m_folder + u"/traceo.yaml:3:22 BadValue"_s,
                              m_folder + u"/slos/bad.yaml:1:6 Syntax"_s, m_folder + u"/inc/bad.yaml:2:1 Syntax"_s}));
        QCOMPARE(namesOf(workspace.sources), (QStringList{u"a"_s, u"d"_s, u"c"_s}));
        QCOMPARE(workspace.slos.size(), 1U);
    }

    void aLineThatIsNoYamlLosesNothingElse()
    {
        write(u"slos/good.yaml"_s, "SLO: {name: y}\n");
        write(u"inc/bad.yaml"_s, "sources:\n- {name: c}\n- {name: d\n- {name: e}\n");
        const Workspace workspace = read("version: 1\nname: x\nsources:\n  - {name: a}\n  - name: [b\n"
                                         "slos: [slos/*.yaml]\ninclude: [inc/*.yaml]\n");
        QCOMPARE(workspace.errors.size(), 2U);
        QCOMPARE(namesOf(workspace.sources), (QStringList{u"a"_s, u"c"_s, u"e"_s}));
        QCOMPARE(workspace.slos.size(), 1U);
        QCOMPARE(workspace.name, std::string("x"));
    }

    void aBrokenFileOfSlosLosesNeitherTheOthersNorItsOtherItems()
    {
        write(u"slos/1-alone.yaml"_s, "SLO:\n  name: lost\n  indicator: {type: prometheus\n");
        write(u"slos/2-documents.yaml"_s, "SLO: {name: a}\n---\nSLO: {name: 'lost}\n---\nSLO: {name: b}\n");
        write(u"slos/3-list.yaml"_s, "- SLO: {name: c}\n- SLO: {name: *lost}\n- SLO: {name: d}\n");
        write(u"slos/4-good.yaml"_s, "SLO: {name: e}\n");
        const Workspace workspace = read("version: 1\nname: x\nslos: [slos/*.yaml, {SLO: {name: f}}]\n");
        QStringList names;
        for (const ConfigNode& document : workspace.slos)
            names << QString::fromStdString(document["SLO"]["name"].text());
        QCOMPARE(names, (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s}));
        QCOMPARE(linesOf(workspace.errors),
                 (QStringList{m_folder + u"/slos/1-alone.yaml:3:14 Syntax"_s, m_folder + u"/slos/2-documents.yaml:4:1 Syntax"_s,
                              m_folder + u"/slos/3-list.yaml:2:15 Syntax"_s}));
    }

    void anotherNameKeepsTheHistory()
    {
        const QString data = m_folder + u"/data"_s;
        write(u"traceo.yaml"_s, "version: 1\nname: before\n");
        const QString file = readWorkspace(m_folder + u"/traceo.yaml"_s, data)->history.file;
        QVERIFY(file.startsWith(data + u"/before-"_s));
        write(u"data/"_s + QFileInfo(file).fileName(), "history");
        for (const char* name : {"after", "'no name'", "[", "before"}) {
            write(u"traceo.yaml"_s, QByteArray("version: 1\nsources: [{name: a}]\nname: ") + name + "\n");
            const auto workspace = readWorkspace(m_folder + u"/traceo.yaml"_s, data);
            QVERIFY2(workspace.ok() && workspace->history.file == file, name);
        }
        write(u"data/"_s + QFileInfo(file).fileName().replace(u"before"_s, u"other"_s), "another");
        QCOMPARE(readWorkspace(m_folder + u"/traceo.yaml"_s, data)->history.file, file);
    }

    void includedFilesBringListsOnly()
    {
        write(u"inc.yaml"_s, "version: 1\nname: y\nhistory: {file: z}\ninclude: [a.yaml]\nsources: [{name: a}]\n");
        const Workspace workspace = read("version: 1\nname: x\ninclude: inc.yaml\nsources: [{name: a}]\n");
        QCOMPARE(workspace.name, std::string("x"));
        const QString file = m_folder + u"/inc.yaml"_s;
        QCOMPARE(linesOf(workspace.errors),
                 (QStringList{file + u":2:7 BadValue"_s, file + u":3:10 BadValue"_s, file + u":4:10 BadValue"_s,
                              file + u":5:18 Ambiguous"_s}));
        QVERIFY(toText(workspace.errors.back()).contains(m_folder + u"/traceo.yaml:4:18"_s));
    }

    void partsOfTheCacheSectionAreOne()
    {
        write(u"inc.yaml"_s, "cache:\n  targets: {hit_rate: 80%}\n  mapped: [{name: b}]\n");
        const Workspace workspace =
            read("version: 1\nname: x\ninclude: inc.yaml\ncache: {targets: {hit_rate: 90%}, mapped: [{name: a}]}\n");
        QCOMPARE(workspace.cache["mapped"].items().size(), 2U);
        QCOMPARE(workspace.cache["targets"]["hit_rate"].text(), std::string("90%"));
        QCOMPARE(linesOf(workspace.errors), QStringList{m_folder + u"/inc.yaml:2:23 Ambiguous"_s});
        QVERIFY(read("version: 1\nname: x\n").cache.isMissing());
    }

    void filesAreReadOnceAndNeverTheWorkspaceItself()
    {
        write(u"a.yaml"_s, "SLO: {name: a}\n");
        const Workspace workspace = read("version: 1\nname: x\nslos: [a.yaml, '*.yaml', ./a.yaml]\n");
        QVERIFY2(workspace.errors.empty(), qPrintable(textOf(workspace.errors)));
        QCOMPARE(workspace.slos.size(), 1U);
    }

    void pathsAreShownAsTheUserWroteThem()
    {
        write(u"traceo.yaml"_s, "version: 1\nname: x\nslos: [slos/*.yaml]\n");
        write(u"slos/a.yaml"_s, "a: 1\na: 2\n");
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_folder));
        const auto workspace = readWorkspace(u"traceo.yaml"_s, u"/data"_s);
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(workspace.ok());
        QCOMPARE(linesOf(workspace->errors), QStringList{u"slos/a.yaml:2:1 Syntax"_s});
    }

    void refusesWhatIsNoWorkspaceFile()
    {
        const auto codeOf = [this](const QString& name) {
            return wordOf(readWorkspace(m_folder + u'/' + name, u"/data"_s).error().code);
        };
        QCOMPARE(codeOf(u"absent.yaml"_s), u"NotFound"_s);
        QVERIFY(QDir(m_folder).mkdir(u"folder"_s));
        QCOMPARE(codeOf(u"folder"_s), u"NotFound"_s);
        write(u"big.yaml"_s, QByteArray(2 * 1024 * 1024, '#'));
        QCOMPARE(codeOf(u"big.yaml"_s), u"TooLarge"_s);
        write(u"bad.yaml"_s, "version: 1\n,\n");
        QCOMPARE(lineOf(readWorkspace(m_folder + u"/bad.yaml"_s, {}).error()), m_folder + u"/bad.yaml:2:1 Syntax"_s);
#ifdef Q_OS_UNIX
        QCOMPARE(mkfifo(qPrintable(m_folder + u"/pipe.yaml"_s), 0600), 0);
        QCOMPARE(codeOf(u"pipe.yaml"_s), u"NotFound"_s);
#endif
    }

    void findsTheWorkspaceThatIsMeant()
    {
        QVERIFY(QDir(m_folder).mkpath(u"a/b"_s));
        const QString deep = m_folder + u"/a/b"_s;
        QCOMPARE(findWorkspace({}, {}, deep), std::nullopt);
        write(u"traceo.yaml"_s, "version: 1\n");
        QCOMPARE(findWorkspace({}, {}, deep), std::optional(m_folder + u"/traceo.yaml"_s));
        write(u"a/b/traceo.yaml"_s, "version: 1\n");
        QCOMPARE(findWorkspace({}, {}, deep), std::optional(deep + u"/traceo.yaml"_s));
        QCOMPARE(findWorkspace({}, u"/env.yaml"_s, deep), std::optional(u"/env.yaml"_s));
        QCOMPARE(findWorkspace({}, u"../env.yaml"_s, deep), std::optional(m_folder + u"/a/env.yaml"_s));
        QCOMPARE(findWorkspace(u"/given.yaml"_s, u"/env.yaml"_s, deep), std::optional(u"/given.yaml"_s));
        QCOMPARE(findWorkspace(u"given.yaml"_s, {}, u"."_s), std::optional(u"given.yaml"_s));
    }

private:
    void write(const QString& name, const QByteArray& text)
    {
        const QString path = m_folder + u'/' + name;
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    Workspace read(const QByteArray& text)
    {
        write(u"traceo.yaml"_s, text);
        auto workspace = WorkspaceReader(m_folder + u"/traceo.yaml"_s, u"/data"_s).read();
        if (workspace)
            return *workspace;
        qWarning("%s", qPrintable(toText(workspace.error())));
        return {};
    }

    static QStringList namesOf(const std::vector<ConfigNode>& nodes)
    {
        QStringList names;
        for (const ConfigNode& node : nodes)
            names << QString::fromStdString(node["name"].text());
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
};

TRACEO_TEST(TstWorkspace);
#include "tst_workspace.moc"
