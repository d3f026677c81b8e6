// `traceo cache indexes` as a script meets it.
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

class TstCacheIndexes : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Ran run(const QStringList& arguments)
    {
        const QStringList environment{u"XDG_DATA_HOME="_s + m_folder.path(), u"XDG_STATE_HOME="_s + m_folder.path(),
                                      u"XDG_RUNTIME_DIR="_s + m_folder.path(), u"HOME="_s + m_folder.path()};
        const QStringList usual{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s)};
        return ran((arguments.contains(u"--workspace"_s) ? QStringList() : usual) + arguments, {}, environment);
    }
    QString written(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    /// A metric with two values, an hour and a minute ago.
    static QByteArray metric(const QByteArray& name, const QByteArray& labels, int before, int now)
    {
        const qint64 second = QDateTime::currentSecsSinceEpoch();
        const QByteArray series = name + "{instance=\"db-1\",datname=\"shop\"" + labels + "} ";
        return "# TYPE " + name + " gauge\n" + series + QByteArray::number(before) + ' ' + QByteArray::number(second - 3600)
            + '\n' + series + QByteArray::number(now) + ' ' + QByteArray::number(second - 60) + '\n';
    }
    /// A workspace with one source, of which the history has something that is not about indexes.
    QString heardOf(const QString& source, const QByteArray& settings)
    {
        const QString workspace = written(source + u".yaml"_s,
                                          "version: 1\nname: " + source.toUtf8() + "\nsources:\n  - {name: " + source.toUtf8()
                                              + ", " + settings + "}\n");
        const QString file = written(source + u".om"_s, metric("redis_up", {}, 1, 1) + "# EOF\n");
        const Ran import = run({u"--workspace"_s, workspace, u"history"_s, u"import"_s, file, u"--source"_s, source});
        if (import.exitCode != 0)
            qFatal("%s", import.err.constData());
        return workspace;
    }
    static QJsonArray itemsOf(const Ran& run) { return QJsonDocument::fromJson(run.out).object()["items"_L1].toArray(); }

private Q_SLOTS:
    void initTestCase()
    {
        const QByteArray table = ",schemaname=\"public\",relname=\"orders\"";
        written(u"w.yaml"_s, "version: 1\nname: own\n");
        const QString file = written(u"pg.om"_s,
                                     metric("pg_stat_database_blks_hit", {}, 1, 2)
                                         + metric("pg_stat_user_tables_n_live_tup", table, 50'000, 50'000)
                                         + metric("pg_stat_user_tables_seq_scan", table, 10, 130)
                                         + metric("pg_stat_user_tables_seq_tup_read", table, 10, 6'000'010) + "# EOF\n");
        const Ran import = run({u"history"_s, u"import"_s, file, u"--source"_s, u"prom"_s});
        QVERIFY2(import.exitCode == 0, import.err.constData());
    }

    void adviceIsAnItemWithItsNumbers()
    {
        const Ran json = run({u"cache"_s, u"indexes"_s, u"-o"_s, u"json"_s});
        QVERIFY2(json.exitCode == 0, json.err.constData());
        QCOMPARE(QJsonDocument::fromJson(json.out)["schema"_L1].toString(), u"traceo.cache.indexes/v1"_s);
        const QJsonArray items = itemsOf(json);
        QCOMPARE(items.size(), 1);
        const QJsonObject item = items.first().toObject();
        QCOMPARE(item["kind"_L1].toString(), u"sequential_scans"_s);
        QCOMPARE(item["instance"_L1].toString(), u"db-1"_s);
        QCOMPARE(item["object"_L1].toString(), u"public.orders"_s);
        QCOMPARE(item["rows_per_scan"_L1].toInt(), 50'000);
        QVERIFY(item["size_bytes"_L1].isNull() && item["sql"_L1].isNull());
        QVERIFY2(json.err.contains("A source of kind postgres"), json.err.constData()); // what an exporter does not tell
    }

    void theTableSaysTheStateTheCautionAndTheUnitOfTheCost()
    {
        const Ran table = run({u"cache"_s, u"indexes"_s});
        for (const char* const words : {"STATE", "CAUTION", "Warning", "rows/scan"})
            QVERIFY2(table.out.contains(words), table.out.constData());
    }

    /// Without a PostgreSQL nothing was looked at: that must not read like a clean bill.
    void withoutADatabaseItSaysWhoWouldTell()
    {
        const QStringList workspace{u"--workspace"_s, heardOf(u"sessions"_s, "kind: redis, url: 'redis://127.0.0.1:1'")};
        const QStringList asked = workspace + QStringList{u"--offline"_s, u"cache"_s, u"indexes"_s};
        const Ran table = run(asked);
        QCOMPARE(table.exitCode, 5);
        QVERIFY2(table.out.contains("No source tells of indexes"), table.out.constData());
        QVERIFY2(table.err.contains("kind postgres") && table.err.contains("sources add postgresql://"), table.err.constData());
        const Ran named = run(asked + QStringList{u"sessions"_s});
        QVERIFY2(named.out.contains("sessions does not tell of indexes"), named.out.constData());
        const Ran json = run(asked + QStringList{u"-o"_s, u"json"_s});
        QVERIFY(!QJsonDocument::fromJson(json.out)["complete"_L1].toBool(true));
    }

    /// One that was looked at and is well says so; one that told of no table does not.
    void nothingIsSaidOnlyOfWhatWasLookedAt()
    {
        const Ran quiet = run({u"cache"_s, u"indexes"_s, u"--since"_s, u"1s"_s});
        QVERIFY2(quiet.out.contains("Nothing to be said of indexes"), quiet.out.constData());
        const QString silent = heardOf(u"shop"_s, "kind: postgres, url: 'postgresql://127.0.0.1:1/shop'");
        const Ran unheard = run({u"--workspace"_s, silent, u"--offline"_s, u"cache"_s, u"indexes"_s});
        QCOMPARE(unheard.exitCode, 5);
        QVERIFY2(unheard.out.contains("No database has told of its indexes yet"), unheard.out.constData());
    }

    void aSourceOrAnInstanceCanBeNamed()
    {
        for (const QString& name : {u"prom"_s, u"db-1"_s})
            QCOMPARE(itemsOf(run({u"cache"_s, u"indexes"_s, name, u"-o"_s, u"json"_s})).size(), 1);
        const Ran unknown = run({u"cache"_s, u"indexes"_s, u"db-2"_s});
        QCOMPARE(unknown.exitCode, 6);
        QVERIFY2(unknown.err.contains("db-2"), unknown.err.constData());
    }
};

TRACEO_TEST(TstCacheIndexes);
#include "tst_cache_indexes.moc"
