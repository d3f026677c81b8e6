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
        return ran(QStringList{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s)} + arguments, {}, environment);
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
