// `traceo cache` as a script meets it, on a history with the counters of an exporter.
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

class TstCache : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_workspace; ///< with samples in its history

    QStringList environment() const
    {
        return {u"XDG_DATA_HOME="_s + m_folder.path(), u"XDG_STATE_HOME="_s + m_folder.path(), u"HOME="_s + m_folder.path()};
    }
    Ran run(const QStringList& arguments) { return ran(arguments, {}, environment()); }
    QString written(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text);
        return file.fileName();
    }
    static QJsonArray itemsOf(const Ran& run) { return QJsonDocument::fromJson(run.out).object()["items"_L1].toArray(); }

    /// Hits and misses of a Redis, a sample a minute up to now, as `traceo history import` takes them.
    QByteArray openMetrics() const
    {
        const qint64 now = QDateTime::currentSecsSinceEpoch() - 30;
        QByteArray text;
        const auto add = [&text, now](const char* metric, int first, int step) {
            for (int i = 0; i < 30; ++i)
                text += QByteArray(metric) + "{instance=\"a:6379\"} " + QByteArray::number(first + step * i) + ' '
                    + QByteArray::number(now - 60 * (29 - i)) + '\n';
        };
        add("redis_keyspace_hits_total", 1000, 90);
        add("redis_keyspace_misses_total", 250, 10);
        return text + "# EOF\n";
    }
    QString importedWorkspace()
    {
        if (!m_workspace.isEmpty())
            return m_workspace;
        m_workspace = written(u"w.yaml"_s,
                              "version: 1\nname: w\nhistory: {file: w.traceo}\n"
                              "sources:\n  - {name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}\n");
        const QString file = written(u"samples.om"_s, openMetrics());
        const Ran imported = run({u"--workspace"_s, m_workspace, u"history"_s, u"import"_s, file});
        if (imported.exitCode != 0)
            qWarning("%s", imported.err.constData());
        return m_workspace;
    }

private Q_SLOTS:
    void instancesAnswerWithTheirFixedNames()
    {
        const Ran list =
            run({u"--workspace"_s, importedWorkspace(), u"--offline"_s, u"cache"_s, u"instances"_s, u"-o"_s, u"json"_s});
        QVERIFY2(!list.out.isEmpty(), list.err.constData());
        QCOMPARE(QJsonDocument::fromJson(list.out)["schema"_L1].toString(), u"traceo.cache.instances/v1"_s);
        QCOMPARE(itemsOf(list).size(), 1);
        const QJsonObject item = itemsOf(list).first().toObject();
        QCOMPARE(item["name"_L1].toString(), u"a:6379"_s);
        QCOMPARE(item["kind"_L1].toString(), u"redis"_s);
        QCOMPARE(item["window_s"_L1].toInt(), 3600); // without --since an hour
        QCOMPARE(item["hits"_L1].toInt(), 29 * 90);
        QCOMPARE(item["misses"_L1].toInt(), 29 * 10);
        QCOMPARE(item["hit_ratio"_L1].toDouble(), 0.9);
        QVERIFY(item["hit_ratio_low"_L1].toDouble() < 0.9 && item["hit_ratio_high"_L1].toDouble() > 0.9);
        QVERIFY(item["lifetime_hit_ratio"_L1].toDouble() < 0.9);
        QCOMPARE(item["reset_seen"_L1].toBool(true), false);
        QVERIFY(item["evictions"_L1].isNull());
    }

    /// What is asked for is answered exactly, or refused; never a longer or shorter range in its place.
    void theRangeIsTheOneThatWasAskedFor()
    {
        for (const char* verb : {"instances", "status", "slowlog", "indexes"}) {
            for (const char* range : {"400d", "500ms"}) {
                const Ran refused = run({u"--workspace"_s, importedWorkspace(), u"--offline"_s, u"cache"_s,
                                         QString::fromLatin1(verb), u"--since"_s, QString::fromLatin1(range)});
                QCOMPARE(refused.exitCode, 2);
                QVERIFY2(refused.err.contains("a range from 1s to "), refused.err.constData());
            }
        }
        const Ran list = run({u"--workspace"_s, importedWorkspace(), u"--offline"_s, u"cache"_s, u"instances"_s, u"--since"_s,
                              u"40s"_s, u"-o"_s, u"json"_s});
        QVERIFY2(!list.out.isEmpty(), list.err.constData());
        QCOMPARE(itemsOf(list).first().toObject()["window_s"_L1].toInt(), 40);
    }

    void statusHasTheFourTargets()
    {
        const Ran status =
            run({u"--workspace"_s, importedWorkspace(), u"--offline"_s, u"cache"_s, u"status"_s, u"-o"_s, u"json"_s});
        QVERIFY2(!status.out.isEmpty(), status.err.constData());
        QStringList targets;
        for (const QJsonValue& item : itemsOf(status))
            targets << item["target"_L1].toString();
        QCOMPARE(targets, (QStringList{u"hit_rate"_s, u"latency_reduction"_s, u"false_results"_s, u"memory_overhead"_s}));
        QCOMPARE(itemsOf(status).first()["verdict"_L1].toString(), u"met"_s);
        const Ran table = run({u"--workspace"_s, importedWorkspace(), u"--offline"_s, u"cache"_s, u"status"_s});
        QVERIFY2(table.out.contains("a:6379"), table.out.constData()); // a line a cache
        QVERIFY2(table.err.contains("Range: "), table.err.constData());
        QVERIFY2(table.out.contains("not known"), table.out.constData()); // a word, not that of the JSON
    }

    void theAgeOfASourceThatNoCacheComesFromIsNotSaid()
    {
        importedWorkspace();
        const QString more = written(u"more.yaml"_s,
                                     "version: 1\nname: w\nhistory: {file: w.traceo}\nsources:\n"
                                     "  - {name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}\n"
                                     "  - {name: other, kind: prometheus, url: \"http://127.0.0.1:2\"}\n");
        const Ran list = run({u"--workspace"_s, more, u"--offline"_s, u"cache"_s, u"instances"_s});
        QVERIFY2(!list.out.isEmpty(), list.err.constData());
        QVERIFY2(!list.err.contains("other: nothing was ever received"), list.err.constData());
    }

    void aCacheThatIsNotThereIsNotFound()
    {
        const Ran list = run({u"--workspace"_s, importedWorkspace(), u"--offline"_s, u"cache"_s, u"instances"_s, u"a:6378"_s});
        QCOMPARE(list.exitCode, 6);
        QVERIFY2(list.err.contains("a:6379"), list.err.constData());
        const Ran slow = run({u"--workspace"_s, importedWorkspace(), u"--offline"_s, u"cache"_s, u"slowlog"_s, u"a:6378"_s});
        QCOMPARE(slow.exitCode, 6); // and not “nothing slow”
        QVERIFY2(slow.err.contains("a:6379"), slow.err.constData());
    }

    void looksThatAreAlikeCountEachAndOnce()
    {
        const QByteArray look = "{\"at\": \"2026-11-06T03:41:00Z\", \"cache\": \"a:6379\", \"estimator\": \"version\", "
                                "\"outcome\": \"fresh\"}\n";
        const QString file = written(u"looks.jsonl"_s, look.repeated(100));
        importedWorkspace();
        const QStringList command{u"--workspace"_s, m_workspace, u"cache"_s, u"looks"_s, file, u"-o"_s, u"json"_s};
        const Ran first = run(command);
        QVERIFY2(first.exitCode == 0, first.err.constData());
        QCOMPARE(itemsOf(first).at(0)["looks"_L1].toInt(), 100);
        QCOMPARE(itemsOf(first).at(0)["stored"_L1].toInt(), 100);
        QCOMPARE(itemsOf(run(command)).at(0)["stored"_L1].toInt(), 0); // the same file again
    }

    void looksAtACacheThatIsNotThereAreNotTaken()
    {
        const QString file = written(u"slip.jsonl"_s,
                                     "{\"at\": \"2026-11-06T03:41:00Z\", \"cache\": \"a:6378\", \"estimator\": \"version\", "
                                     "\"outcome\": \"fresh\"}\n");
        const Ran slip = run({u"--workspace"_s, importedWorkspace(), u"cache"_s, u"looks"_s, file});
        QCOMPARE(slip.exitCode, 6);
        QVERIFY2(slip.err.contains("a:6379"), slip.err.constData());
    }

    void anEmptySlowLogSaysWhereOneComesFrom()
    {
        const Ran list = run({u"--workspace"_s, importedWorkspace(), u"--offline"_s, u"cache"_s, u"slowlog"_s});
        QVERIFY2((list.out + list.err).contains("kind redis"), (list.out + list.err).constData());
    }

    void compareSaysWhatIsWrongFirst()
    {
        const QStringList before{u"--workspace"_s, importedWorkspace(), u"--offline"_s};
        const Ran unknown = run(before + QStringList{u"cache"_s, u"compare"_s, u"nope"_s});
        QCOMPARE(unknown.exitCode, 6);
        QVERIFY2(unknown.err.contains("nope") && !unknown.err.contains("deploy"), unknown.err.constData());
        const Ran told = run(QStringList{u"--workspace"_s, importedWorkspace()}
                             + QStringList{u"events"_s, u"add"_s, u"deploy"_s, u"shop 1.2"_s});
        QVERIFY2(told.exitCode == 0, told.err.constData());
        const Ran young = run(before + QStringList{u"cache"_s, u"compare"_s, u"a:6379"_s});
        QCOMPARE(young.exitCode, 6);
        QVERIFY2(young.err.contains("shop 1.2") && young.err.contains("at least 1 min old"), young.err.constData());
    }

    void aMistakeInTheSectionIsLocated()
    {
        const QString file = written(u"bad.yaml"_s, "version: 1\nname: bad\ncache:\n  targets: {hit_rate: most}\n");
        const Ran check = run({u"workspace"_s, u"check"_s, file});
        QCOMPARE(check.exitCode, 2);
        QVERIFY2(check.err.contains("bad.yaml:4:23"), check.err.constData());
    }
};

TRACEO_TEST(TstCache);
#include "tst_cache.moc"
