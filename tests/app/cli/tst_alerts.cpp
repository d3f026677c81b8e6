// `traceo alerts` and `traceo events` as a script meets them.
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstAlerts : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Ran run(const QStringList& arguments)
    {
        return ran(arguments, {},
                   {u"XDG_DATA_HOME="_s + m_folder.path(), u"XDG_STATE_HOME="_s + m_folder.path(), u"HOME="_s + m_folder.path(),
                    u"USER=anna"_s});
    }
    QString workspace()
    {
        QFile file(m_folder.filePath(u"w.yaml"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write("version: 1\nname: w\nhistory: {file: w.traceo}\n"
                       "sources:\n  - {name: am, kind: alertmanager, url: \"http://127.0.0.1:1\"}\n");
        return file.fileName();
    }
    static QJsonArray itemsOf(const Ran& run) { return QJsonDocument::fromJson(run.out).object()["items"_L1].toArray(); }

private Q_SLOTS:
    void anEventIsAddedOnceAndListed()
    {
        const QStringList add{u"--workspace"_s, workspace(),   u"events"_s,
                              u"add"_s,         u"deploy"_s,   u"checkout"_s,
                              u"4.21.2"_s,      u"--time"_s,   u"2026-11-24T12:00:00Z"_s,
                              u"--service"_s,   u"checkout"_s, u"-o"_s,
                              u"json"_s};
        const Ran added = run(add);
        QVERIFY2(added.exitCode == 0, added.err.constData());
        const QJsonObject item = itemsOf(added).first().toObject();
        QCOMPARE(item["text"_L1].toString(), u"checkout 4.21.2"_s);
        QCOMPARE(item["author"_L1].toString(), u"anna"_s);
        QCOMPARE(QJsonDocument::fromJson(added.out)["schema"_L1].toString(), u"traceo.events.add/v1"_s);
        QCOMPARE(run(add).exitCode, 0); // a pipeline that runs again
        QCOMPARE(run({u"--workspace"_s, workspace(), u"events"_s, u"add"_s, u"note"_s, u"sale"_s, u"--time"_s,
                      u"2026-11-24T13:00:00Z"_s})
                     .exitCode,
                 0);
        const Ran list =
            run({u"--workspace"_s, workspace(), u"events"_s, u"list"_s, u"--since"_s, u"3650d"_s, u"-o"_s, u"json"_s});
        QVERIFY2(list.exitCode == 0, list.err.constData());
        QCOMPARE(itemsOf(list).size(), 2);
        QCOMPARE(itemsOf(list).first()["kind"_L1].toString(), u"note"_s); // newest first
        const Ran ofService = run({u"--workspace"_s, workspace(), u"events"_s, u"list"_s, u"--since"_s, u"3650d"_s,
                                   u"--service"_s, u"checkout"_s, u"-o"_s, u"json"_s});
        QCOMPARE(itemsOf(ofService).size(), 1);
    }

    void whatIsNoEventExitsTwo()
    {
        const auto add = [this](const QStringList& more) {
            return run(QStringList{u"--workspace"_s, workspace(), u"events"_s, u"add"_s} + more).exitCode;
        };
        QCOMPARE(add({u"party"_s, u"x"_s}), 2);
        QCOMPARE(add({u"note"_s}), 2);
        QCOMPARE(add({u"note"_s, u"x"_s, u"--time"_s, u"yesterday"_s}), 2);
        QCOMPARE(add({u"note"_s, u"x"_s, u"--until"_s, u"now-1h"_s}), 2);
        QCOMPARE(add({u"note"_s, QString(2000, u'x')}), 2);
    }

    void whereNothingEverAnsweredThereIsNoAnswer()
    {
        const Ran list = run({u"--workspace"_s, workspace(), u"alerts"_s, u"list"_s, u"--timeout"_s, u"2s"_s});
        QCOMPARE(list.exitCode, 7);
    }

    void aMistakenFilterExitsTwo()
    {
        QCOMPARE(run({u"--workspace"_s, workspace(), u"alerts"_s, u"list"_s, u"-l"_s, u"service"_s}).exitCode, 2);
        QCOMPARE(run({u"--workspace"_s, workspace(), u"alerts"_s, u"history"_s, u"--state"_s, u"gone"_s}).exitCode, 2);
    }

    void theDemosAlertsCanBeSearched()
    {
        const Ran list = run({u"--workspace"_s, u"demo"_s, u"--timeout"_s, u"60s"_s, u"alerts"_s, u"list"_s, u"-o"_s, u"json"_s});
        QVERIFY2(list.exitCode == 0 || list.exitCode == 5, list.err.constData());
        QCOMPARE(QJsonDocument::fromJson(list.out)["schema"_L1].toString(), u"traceo.alerts.list/v1"_s);
        QVERIFY2(run({u"--workspace"_s, u"demo"_s, u"sync"_s, u"--backfill"_s, u"7d"_s}).exitCode == 0, "sync");
        const Ran past = run({u"--workspace"_s, u"demo"_s, u"--offline"_s, u"alerts"_s, u"history"_s, u"-o"_s, u"json"_s});
        const QJsonArray all = itemsOf(past);
        QVERIFY2(all.size() > 5, past.err.constData());
        for (const QJsonValue& one : all) {
            QVERIFY(one["duration_s"_L1].toDouble() >= 0);
            QVERIFY(!one["started_at"_L1].toString().isEmpty());
        }
        const Ran some = run({u"--workspace"_s, u"demo"_s, u"--offline"_s, u"alerts"_s, u"history"_s, u"budget"_s, u"-l"_s,
                              u"service=check"_s, u"-o"_s, u"json"_s});
        QVERIFY(itemsOf(some).size() > 0 && itemsOf(some).size() < all.size());
        for (const QJsonValue& one : itemsOf(some))
            QCOMPARE(one["labels"_L1]["service"_L1].toString(), u"checkout"_s);
        const Ran deploys = run({u"--workspace"_s, u"demo"_s, u"--offline"_s, u"events"_s, u"list"_s, u"-o"_s, u"json"_s});
        QVERIFY(itemsOf(deploys).size() > 20);
    }
};

TRACEO_TEST(TstAlerts);
#include "tst_alerts.moc"
