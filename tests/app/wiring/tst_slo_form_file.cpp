// What the form for an SLO reads of a workspace's files and writes into them.
#include "app/wiring/slo_form_file.h"

#include "app/wiring/saved_version.h"
#include "slo/slo_versions.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace traceo;
using namespace Qt::StringLiterals;
using form::Field;
using form::Saving;

namespace {

constexpr UtcMs kNow = utcMs(1'790'000'000'000); // 2026-09-21T14:13:20Z

const QByteArray kWorkspace = "version: 1\n"
                              "name: shop\n"
                              "include: [traceo.d/*.yaml]\n"
                              "sources:\n"
                              "  - {name: prom, kind: prometheus, url: 'http://127.0.0.1:1'}\n"
                              "slos:\n"
                              "  - slos/*.yaml   # ours\n";

const QByteArray kSlos = "# Promises of the shop.\n"
                         "SLO:\n"
                         "  name: checkout   # since May\n"
                         "  indicator: {type: prometheus, bad: errors_total, total: requests_total}\n"
                         "  objective: 99%\n"
                         "  service_hours: {days: [mon], from: \"08:00\", to: \"20:00\"}\n"
                         "---\n"
                         "SLO: {name: up, indicator: {type: gauge, metric: up, op: gte, value: 1}, objective: 99%}\n"
                         "---\n"
                         "apiVersion: openslo/v1\n"
                         "kind: SLO\n"
                         "metadata: {name: foreign}\n"
                         "spec:\n"
                         "  service: shop\n"
                         "  budgetingMethod: Occurrences\n"
                         "  timeWindow: [{duration: 30d, isRolling: true}]\n"
                         "  indicator:\n"
                         "    metadata: {name: foreign-sli}\n"
                         "    spec:\n"
                         "      ratioMetric:\n"
                         "        counter: true\n"
                         "        bad: {metricSource: {type: Prometheus, spec: {query: errors_total}}}\n"
                         "        total: {metricSource: {type: Prometheus, spec: {query: requests_total}}}\n"
                         "  objectives: [{target: 0.99}]\n";

#ifdef Q_OS_LINUX
/// Permissions hold for everybody but root, who is somebody else meanwhile.
class AsSomebody {
public:
    explicit AsSomebody(const QStringList& own) : m_isRoot(::geteuid() == 0)
    {
        if (!m_isRoot)
            return;
        for (const QString& path : own) {
            if (::chown(QFile::encodeName(path).constData(), kNobody, kNobody) != 0)
                qFatal("%s", qPrintable(path));
        }
        if (::setresgid(kNobody, kNobody, 0) != 0 || ::setresuid(kNobody, kNobody, 0) != 0)
            qFatal("cannot be somebody else");
    }
    ~AsSomebody()
    {
        if (m_isRoot && (::setresuid(0, 0, 0) != 0 || ::setresgid(0, 0, 0) != 0))
            qFatal("cannot be root again");
    }
    AsSomebody(const AsSomebody&) = delete;
    AsSomebody& operator=(const AsSomebody&) = delete;

private:
    static constexpr unsigned kNobody = 65534;
    bool m_isRoot;
};
#endif

} // namespace

class TstSloFormFile : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString write(const QString& name, const QByteArray& text) const
    {
        QDir(m_folder->path()).mkpath(QFileInfo(name).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }
    QByteArray textOf(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Paths paths() const { return {.data = m_folder->path(), .state = m_folder->path()}; }
    LoadedWorkspace load() const
    {
        auto loaded = loadWorkspace(path(u"traceo.yaml"_s), paths());
        if (!loaded)
            qFatal("%s", qPrintable(toText(loaded.error())));
        return *std::move(loaded);
    }
    form::Input opened(const LoadedWorkspace& workspace, const std::string& slo, Saving saving) const
    {
        const auto opened = openedForm(workspace, slo, paths(), kNow);
        if (!opened || (!slo.empty() && !opened->subject))
            qFatal("%s", qPrintable(toText(opened ? *opened->readOnly : opened.error())));
        form::Input input{.saving = saving, .around = opened->around, .subject = opened->subject};
        if (opened->subject)
            input.fields = opened->subject->fields;
        return input;
    }
    form::Input fresh(const LoadedWorkspace& workspace) const
    {
        form::Input input = opened(workspace, {}, Saving::New);
        input.fields.set(Field::Name, "fresh");
        input.fields.set(Field::Source, "prom");
        input.fields.set(Field::Type, "latency");
        input.fields.set(Field::Histogram, "seconds{path=\"it's\"}");
        input.fields.set(Field::Threshold, "300ms");
        input.fields.set(Field::Objective, "99.5%");
        return input;
    }

    Result<SavedSlo> changed(Field field, const std::string& text, Saving saving, UtcMs now = kNow) const
    {
        const LoadedWorkspace workspace = load();
        const auto opened = openedForm(workspace, "checkout", paths(), now);
        if (!opened || !opened->subject)
            return opened ? *opened->readOnly : opened.error();
        form::Input input{
            .saving = saving, .fields = opened->subject->fields, .around = opened->around, .subject = opened->subject};
        input.fields.set(field, text);
        return savedForm(input, workspace, paths(), now);
    }
    static QByteArray wordsOf(const Result<SavedSlo>& saved)
    {
        return saved ? QByteArray("saved") : toText(saved.error()).toUtf8();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"traceo.yaml"_s, kWorkspace);
        write(u"slos/shop.yaml"_s, kSlos);
        QCOMPARE(load().errors.size(), 0U);
        QCOMPARE(load().slos.slos.size(), 3U);
    }

    void aNewOneIsAFileOfItsOwn()
    {
        const LoadedWorkspace workspace = load();
        const auto saved = savedForm(fresh(workspace), workspace, paths(), kNow);
        QVERIFY2(saved.ok(), qPrintable(toText(saved ? Error{} : saved.error())));
        QCOMPARE(saved->file, path(u"traceo.d/slo-fresh.yaml"_s));
        QVERIFY(saved->lineToAdd.isEmpty());
        const LoadedWorkspace now = load();
        QVERIFY(now.errors.empty());
        QCOMPARE(now.slos.slos.size(), 4U);
        QCOMPARE(textOf(u"slos/shop.yaml"_s), kSlos);
        QCOMPARE(textOf(u"traceo.yaml"_s), kWorkspace);
    }

    /// Who may read the workspace may read what it includes.
    void aNewFileIsReadByWhoReadsTheWorkspace()
    {
        const auto open = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
        QVERIFY(QFile::setPermissions(path(u"traceo.yaml"_s), open));
        const LoadedWorkspace workspace = load();
        const auto made = savedForm(fresh(workspace), workspace, paths(), kNow);
        form::Input version = opened(workspace, "checkout", Saving::FromNow);
        version.fields.set(Field::Objective, "99.5%");
        const auto dated = savedForm(version, workspace, paths(), kNow);
        for (const auto* const saved : {&made, &dated}) {
            QVERIFY2(saved->ok(), qPrintable(toText(*saved ? Error{} : saved->error())));
            QCOMPARE(QFile::permissions((*saved)->file), QFile::permissions(workspace.path));
        }
    }

    void aFileThatIsThereIsLeftAlone()
    {
        write(u"traceo.d/slo-fresh.yaml"_s, "slos: []\n");
        const LoadedWorkspace workspace = load();
        const auto saved = savedForm(fresh(workspace), workspace, paths(), kNow);
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error().code, ErrorCode::Ambiguous);
        QCOMPARE(textOf(u"traceo.d/slo-fresh.yaml"_s), QByteArray("slos: []\n"));
    }

    void theLineToAddIsSaidWhereItIsMissing()
    {
        write(u"traceo.yaml"_s, QByteArray(kWorkspace).replace("include: [traceo.d/*.yaml]\n", ""));
        const LoadedWorkspace workspace = load();
        const auto saved = savedForm(fresh(workspace), workspace, paths(), kNow);
        QVERIFY(saved.ok());
        QCOMPARE(saved->lineToAdd, u"include: [traceo.d/*.yaml]"_s);
    }

    void allOfThePastIsChangedInItsPlace()
    {
        const LoadedWorkspace workspace = load();
        form::Input input = opened(workspace, "checkout", Saving::AllPast);
        input.fields.set(Field::Objective, "99.9%");
        const auto saved = savedForm(input, workspace, paths(), kNow);
        QVERIFY2(saved.ok(), qPrintable(toText(saved ? Error{} : saved.error())));
        QCOMPARE(textOf(u"slos/shop.yaml"_s), QByteArray(kSlos).replace("objective: 99%\n", "objective: 99.9%\n"));
        QVERIFY(load().errors.empty());
        QCOMPARE(QDir(path(u"slos"_s)).entryList(QDir::Files | QDir::Hidden), QStringList{u"shop.yaml"_s});
    }

    void whatStandsInTheWorkspaceItselfIsChangedThere()
    {
        const QByteArray inside = QByteArray(kWorkspace).replace("  - slos/*.yaml   # ours\n", "")
            + "  - SLO:\n      name: checkout\n      indicator: {type: gauge, metric: up, op: gte, value: 1}\n      objective: "
              "99%\n"
              "exclusions:   # none yet\n";
        write(u"traceo.yaml"_s, inside);
        const LoadedWorkspace workspace = load();
        form::Input input = opened(workspace, "checkout", Saving::AllPast);
        input.fields.set(Field::Owner, "kim");
        const auto saved = savedForm(input, workspace, paths(), kNow);
        QVERIFY2(saved.ok(), qPrintable(toText(saved ? Error{} : saved.error())));
        QCOMPARE(textOf(u"traceo.yaml"_s), QByteArray(inside).replace("name: checkout\n", "name: checkout\n      owner: kim\n"));
    }

    void aFileThatWasChangedMeanwhileIsLeftAsItIs()
    {
        const LoadedWorkspace workspace = load();
        form::Input input = opened(workspace, "checkout", Saving::AllPast);
        input.fields.set(Field::Objective, "99.9%");
        write(u"slos/shop.yaml"_s, kSlos + "# mine\n");
        const auto saved = savedForm(input, workspace, paths(), kNow);
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error().code, ErrorCode::Ambiguous);
        QCOMPARE(textOf(u"slos/shop.yaml"_s), kSlos + "# mine\n");
    }

    /// Of a name that others rest on, the real reader has the last word.
    void whatWouldBreakTheWorkspaceIsRefused()
    {
        write(u"slos/both.yaml"_s, "SLO: {name: both, composite: {of: [{slo: checkout}, {slo: up}]}, objective: 99%}\n");
        const LoadedWorkspace workspace = load();
        QVERIFY(workspace.errors.empty());
        form::Input input = opened(workspace, "checkout", Saving::AllPast);
        input.fields.set(Field::Window, "7d"); // its members have one window
        const auto saved = savedForm(input, workspace, paths(), kNow);
        QVERIFY(!saved.ok());
        QCOMPARE(textOf(u"slos/shop.yaml"_s), kSlos);
    }

    void fromNowOnIsAVersionBesideIt()
    {
        const LoadedWorkspace workspace = load();
        form::Input input = opened(workspace, "checkout", Saving::FromNow);
        input.fields.set(Field::Objective, "99.9%");
        const auto saved = savedForm(input, workspace, paths(), kNow);
        QVERIFY2(saved.ok(), qPrintable(toText(saved ? Error{} : saved.error())));
        QCOMPARE(textOf(u"slos/shop.yaml"_s), kSlos);
        const LoadedWorkspace now = load();
        QVERIFY(now.errors.empty());
        QCOMPARE(now.slos.earlier.size(), 1U);
        QCOMPARE(now.slos.slos.front().objective, (Objective{999'000'000, 1}));
        QCOMPARE(now.slos.slos.front().validFrom, std::optional(floorTo(kNow, kMinute)));
        QVERIFY(now.slos.slos.front().serviceHours.has_value());
    }

    /// The session's workspace is as old as the session; the form is of what the files say.
    void whatWasWrittenMeanwhileIsShown()
    {
        const LoadedWorkspace session = load();
        write(u"traceo.d/v.yaml"_s, "slos: [{SLO: {name: checkout, valid_from: 2026-09-01, changes: {objective: 99.95%}}}]\n");
        write(u"slos/new.yaml"_s,
              "SLO: {name: later, indicator: {type: gauge, metric: up, op: gte, value: 1}, objective: 99%}\n");
        const auto opened = openedForm(session, "checkout", paths(), kNow);
        QVERIFY(opened.ok() && opened->subject);
        QVERIFY(opened->subject->hasVersions);
        QCOMPARE(opened->subject->fields.text(Field::Objective), std::string("99.95%"));
        const auto later = openedForm(session, "later", paths(), kNow);
        QVERIFY(later.ok() && later->subject);
    }

    void aVersionThatCameMeanwhileIsNotBuiltUpon()
    {
        const LoadedWorkspace workspace = load();
        form::Input input = opened(workspace, "checkout", Saving::FromNow);
        input.fields.set(Field::Window, "7d");
        write(u"traceo.d/v.yaml"_s, "slos: [{SLO: {name: checkout, valid_from: 2026-09-01, changes: {objective: 99.95%}}}]\n");
        const auto saved = savedForm(input, workspace, paths(), kNow);
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error().code, ErrorCode::Ambiguous);
        QCOMPARE(QDir(path(u"traceo.d"_s)).entryList(QDir::Files), QStringList{u"v.yaml"_s});
        write(u"traceo.d/v.yaml"_s, "# nothing of it\n");
        write(u"slos/shop.yaml"_s, "# moved by a line\n" + kSlos);
        const auto again = savedForm(input, workspace, paths(), kNow);
        QVERIFY2(again.ok(), wordsOf(again).constData());
    }

    /// Of whole definitions as well: that of next year is not what is changed now.
    void aDefinitionToComeIsNotWhatIsShown()
    {
        write(
            u"slos/shop.yaml"_s,
            "SLO: {name: checkout, owner: kim, indicator: {type: gauge, metric: up, op: gte, value: 1}, objective: 99%}\n"
            "---\n"
            "SLO: {name: checkout, owner: lee, valid_from: 2027-01-01, indicator: {type: gauge, metric: up, op: gte, value: 1}, "
            "objective: 99.9%}\n");
        const auto opened = openedForm(load(), "checkout", paths(), kNow);
        QVERIFY(opened.ok() && opened->subject);
        QCOMPARE(opened->subject->fields.text(Field::Owner), std::string("kim"));
        QCOMPARE(opened->subject->fields.text(Field::Objective), std::string("99%"));
        const auto next = openedForm(load(), "checkout", paths(), kNow + 365 * kDay);
        QVERIFY(next.ok() && next->subject);
        QCOMPARE(next->subject->fields.text(Field::Owner), std::string("lee"));
        QCOMPARE(next->subject->fields.text(Field::Objective), std::string("99.9%"));
        const auto saved = changed(Field::Window, "7d", Saving::FromNow);
        QVERIFY2(saved.ok(), wordsOf(saved).constData());
        const LoadedWorkspace now = load();
        QVERIFY(now.errors.empty());
        const SloDefinition* const held = versionAt(now.slos, "checkout", kNow);
        QCOMPARE(held->window.length, 7 * kDay);
        QCOMPARE(held->owner, std::string("kim"));
    }

    void aSlipIsCorrectedWithinTheMinute()
    {
        QVERIFY(changed(Field::Objective, "99.99%", Saving::FromNow).ok());
        const auto second = changed(Field::Objective, "99.9%", Saving::FromNow);
        QVERIFY2(second.ok(), wordsOf(second).constData());
        const LoadedWorkspace now = load();
        QVERIFY(now.errors.empty());
        QCOMPARE(now.slos.earlier.size(), 2U);
        QCOMPARE(now.slos.slos.front().objective, (Objective{999'000'000, 1}));
        QCOMPARE(now.slos.slos.front().validFrom, std::optional(floorTo(kNow, kMinute) + kMinute));
    }

    /// Where the workspace does not read it, nobody knows of the first.
    void aFileOfThisMinuteIsLeftAlone()
    {
        write(u"traceo.yaml"_s, QByteArray(kWorkspace).replace("include: [traceo.d/*.yaml]\n", ""));
        const auto first = changed(Field::Objective, "99.9%", Saving::FromNow);
        QVERIFY2(first.ok(), wordsOf(first).constData());
        const auto second = changed(Field::Objective, "99.5%", Saving::FromNow);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::Ambiguous);
        QVERIFY2(wordsOf(second).contains("minute"), wordsOf(second).constData());
        QVERIFY(changed(Field::Objective, "99.5%", Saving::FromNow, kNow + kMinute).ok());
    }

    /// A mistake that was there is no reason to refuse, wherever its lines are by now and whatever they are called.
    void anOldMistakeIsNobodysNewOne_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("in its place") << u"slos/*.yaml"_s;
        QTest::newRow("behind a link") << u"ours/*.yaml"_s;
    }
    void anOldMistakeIsNobodysNewOne()
    {
        QFETCH(QString, pattern);
        const QByteArray twice =
            kSlos + "---\nSLO: {name: up, indicator: {type: gauge, metric: up, op: gte, value: 1}, objective: 98%}\n";
        write(u"slos/shop.yaml"_s, twice);
        QVERIFY(QFile::link(path(u"slos"_s), path(u"ours"_s)));
        write(u"traceo.yaml"_s, QByteArray(kWorkspace).replace("slos/*.yaml", pattern.toUtf8()));
        QCOMPARE(load().errors.size(), 1U);
        QVERIFY(load().errors[0].hint.contains(u":8:"_s)); // names a line that moves
        const auto saved = changed(Field::Owner, "kim", Saving::AllPast);
        QVERIFY2(saved.ok(), wordsOf(saved).constData());
        QCOMPARE(textOf(u"slos/shop.yaml"_s), QByteArray(twice).replace("# since May\n", "# since May\n  owner: kim\n"));
        QCOMPARE(load().errors.size(), 1U);
    }

#ifdef Q_OS_LINUX
    void aFileThatMayOnlyBeReadIsLeftAlone()
    {
        const QString file = path(u"slos/shop.yaml"_s);
        const AsSomebody somebody({m_folder->path(), path(u"traceo.yaml"_s), path(u"slos"_s), file});
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
        const auto saved = changed(Field::Owner, "kim", Saving::AllPast);
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error().code, ErrorCode::Storage);
        QVERIFY2(wordsOf(saved).contains("may only be read"), wordsOf(saved).constData());
        QCOMPARE(textOf(u"slos/shop.yaml"_s), kSlos);
        QCOMPARE(QDir(path(u"slos"_s)).entryList(QDir::Files | QDir::Hidden), QStringList{u"shop.yaml"_s});
        const auto version = changed(Field::Objective, "99.9%", Saving::FromNow); // goes beside it
        QVERIFY2(version.ok(), wordsOf(version).constData());
    }

    void aFolderThatMayNotBeWrittenSaysSo()
    {
        const QStringList folders{path(u"slos"_s), m_folder->path()};
        const AsSomebody somebody({m_folder->path(), path(u"traceo.yaml"_s), path(u"slos"_s), path(u"slos/shop.yaml"_s)});
        for (const QString& folder : folders)
            QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        const auto inPlace = changed(Field::Owner, "kim", Saving::AllPast);
        const auto version = changed(Field::Objective, "99.9%", Saving::FromNow);
        const LoadedWorkspace workspace = load();
        const auto made = savedForm(fresh(workspace), workspace, paths(), kNow);
        for (const QString& folder : folders)
            QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        for (const auto* const saved : {&inPlace, &version, &made}) {
            QVERIFY(!saved->ok());
            QVERIFY2(saved->error().code == ErrorCode::Storage, wordsOf(*saved).constData());
        }
        QCOMPARE(textOf(u"slos/shop.yaml"_s), kSlos);
        QVERIFY(!QFile::exists(path(u"traceo.d"_s)));
    }
#endif

    void whatTheFormCannotShowIsReadOnly()
    {
        const auto opened = openedForm(load(), "foreign", paths(), kNow);
        QVERIFY(opened.ok());
        QVERIFY(!opened->subject);
        QCOMPARE(opened->readOnly->code, ErrorCode::NotSupported);
        QCOMPARE(opened->file, QFileInfo(path(u"slos/shop.yaml"_s)).canonicalFilePath());
        QVERIFY(opened->shown.starts_with("apiVersion: openslo/v1\n"));
        QVERIFY(!openedForm(load(), "nobody", paths(), kNow).ok());
    }

    void theDemoCanBeTriedAndNotSaved()
    {
        LoadedWorkspace demo = load();
        demo.kind = LoadedWorkspace::Kind::Demo;
        const auto opened = openedForm(demo, "checkout", paths(), kNow);
        QVERIFY(opened.ok() && opened->subject);
        QCOMPARE(opened->unsavable->code, ErrorCode::NotSupported);
        form::Input input{
            .saving = Saving::AllPast, .fields = opened->subject->fields, .around = opened->around, .subject = opened->subject};
        input.fields.set(Field::Objective, "99.9%");
        QVERIFY(!savedForm(input, demo, paths(), kNow).ok());
        QCOMPARE(textOf(u"slos/shop.yaml"_s), kSlos);
        const auto version = plannedVersion(demo, "checkout", {.objective = Objective{999'000'000, 1}}, kNow, kNow);
        QVERIFY(!version.ok());
        QCOMPARE(version.error().code, ErrorCode::NotSupported);
        QVERIFY(plannedVersion(load(), "checkout", {.objective = Objective{999'000'000, 1}}, kNow, kNow).ok());
    }
};

TRACEO_TEST(TstSloFormFile);
#include "tst_slo_form_file.moc"
