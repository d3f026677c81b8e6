// What `traceo history` says it did is what it did: import and compact, as people and scripts meet them.
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstHistory : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    const qint64 m_now = QDateTime::currentSecsSinceEpoch();

    /// On a history of the test's own.
    Ran run(const QStringList& arguments)
    {
        const QStringList environment{u"XDG_DATA_HOME="_s + m_folder->path(), u"XDG_STATE_HOME="_s + m_folder->path(),
                                      u"XDG_RUNTIME_DIR="_s + m_folder->path(), u"HOME="_s + m_folder->path()};
        return ran(QStringList{u"--workspace"_s, m_folder->filePath(u"w.yaml"_s), u"history"_s} + arguments, {}, environment);
    }
    QString written(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder->filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    /// A file of samples at these times, in seconds from now.
    QString samples(const QString& name, const QList<qint64>& seconds)
    {
        QByteArray text = "# TYPE m gauge\n";
        for (const qint64 second : seconds)
            text += "m 0.1 " + QByteArray::number(m_now + second) + '\n';
        return written(name, text + "# EOF\n");
    }
    static QJsonObject itemOf(const Ran& run)
    {
        return QJsonDocument::fromJson(run.out).object()["items"_L1].toArray().first().toObject();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        written(u"w.yaml"_s, "version: 1\nname: own\n");
    }

    void anImportSaysWhatBecameOfEachSample()
    {
        const Ran first = run({u"import"_s, samples(u"first.om"_s, {-60, -30}), u"-o"_s, u"json"_s});
        QVERIFY2(first.exitCode == 0 && first.err.isEmpty(), first.err.constData()); // nothing to add
        QCOMPARE(itemOf(first)["stored_samples"_L1].toInt(), 2);

        const QString file = samples(u"second.om"_s, {-60, -30, -10, 864'000});
        const Ran second = run({u"import"_s, file, u"-o"_s, u"json"_s});
        QVERIFY2(second.exitCode == 0, second.err.constData());
        const QJsonObject item = itemOf(second);
        QCOMPARE(item["samples"_L1].toInt(), 4);
        QCOMPARE(item["stored_samples"_L1].toInt(), 1);
        QCOMPARE(item["known_samples"_L1].toInt(), 2);
        QCOMPARE(item["kept_aside_samples"_L1].toInt(), 1);
        QCOMPARE(item["series"_L1].toInt(), 1);
        QVERIFY2(second.err.contains("2 known already") && second.err.contains("1 kept aside"), second.err.constData());

        const Ran table = run({u"import"_s, file});
        QCOMPARE(table.out.split('\n').value(1).simplified(), file.toUtf8() + " 4 0 3 1 1");
    }

    void aFileThatWasCutIsAMistakeOfTheUser()
    {
        const Ran cut = run({u"import"_s, written(u"cut.om"_s, "# TYPE up gauge\nup 1 1700000000\n")});
        QCOMPARE(cut.exitCode, 2);
        QVERIFY2(cut.err.contains("--format prometheus"), cut.err.constData());
    }

    void compactSaysHowManySamplesRetentionRemoved()
    {
        written(u"w.yaml"_s, "version: 1\nname: own\nhistory: {keep_raw: 2d, keep_minutes: 3d}\n");
        constexpr qint64 kHour = 3600;
        const qint64 minute = -(m_now % 60) - 70 * kHour; // begins one
        const QString file = samples(u"old.om"_s, {-240 * kHour, minute + 10, minute + 20, -60});
        QCOMPARE(run({u"import"_s, file}).exitCode, 0);
        const Ran compact = run({u"compact"_s, u"-o"_s, u"json"_s});
        QVERIFY2(compact.exitCode == 0, compact.err.constData());
        QCOMPARE(itemOf(compact)["removed_samples"_L1].toInt(), 2);
        QCOMPARE(itemOf(compact)["samples"_L1].toInt(), 2);
        QVERIFY2(compact.err.contains("removed 2 samples") && compact.err.contains("keep_minutes (3d)"), compact.err.constData());
        const Ran again = run({u"compact"_s});
        QVERIFY2(again.err.isEmpty() && again.out.contains("REMOVED"), again.err.constData());
        QVERIFY2(run({u"compact"_s, u"--help"_s}).out.contains("removes what is older"), "before anybody runs it");
    }
};

TRACEO_TEST(TstHistory);
#include "tst_history.moc"
