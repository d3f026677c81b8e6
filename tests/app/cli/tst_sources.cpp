#include "support/command_folder.h"
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <latch>
#include <memory>
#include <stop_token>
#include <thread>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// Answers INFO, whatever its section, with one text; it knows nothing else. On a thread of its own.
class OneInfo {
public:
    explicit OneInfo(QByteArray info) : m_info(std::move(info)), m_thread([this](const std::stop_token& stop) { serve(stop); })
    {
        m_listens.wait();
    }
    QString url() const { return u"redis://127.0.0.1:%1"_s.arg(m_port); }

private:
    void serve(const std::stop_token& stop)
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        m_listens.count_down();
        while (!stop.stop_requested()) {
            if (!server.waitForNewConnection(20))
                continue;
            const std::unique_ptr<QTcpSocket> line(server.nextPendingConnection());
            while (!stop.stop_requested() && line->state() == QAbstractSocket::ConnectedState) {
                if (line->waitForReadyRead(20))
                    answer(*line);
            }
        }
    }
    void answer(QTcpSocket& line) const
    {
        if (line.readAll().contains("INFO"))
            line.write('$' + QByteArray::number(m_info.size()) + "\r\n" + m_info + "\r\n");
        else
            line.write("-ERR unknown command\r\n");
        line.waitForBytesWritten();
    }

    QByteArray m_info;
    quint16 m_port = 0;
    std::latch m_listens{1};
    std::jthread m_thread;
};

} // namespace

/// What `traceo sources` says of servers that do not answer, or not as they should.
class TstSources : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran run(const QString& url, const QStringList& arguments)
    {
        const QString file = m_folder.write(
            u"w.yaml"_s, u"version: 1\nname: w\nsources:\n  - {name: sessions, kind: redis, url: \"%1\"}\n"_s.arg(url).toUtf8());
        return m_folder.run(QStringList{u"--workspace"_s, file} + arguments);
    }
    static QJsonObject firstItem(const Ran& run)
    {
        return QJsonDocument::fromJson(run.out).object()["items"_L1].toArray().first().toObject();
    }

private Q_SLOTS:
    void aTestTellsWhatAPollCouldNotUse_data()
    {
        QTest::addColumn<QByteArray>("info");
        QTest::addColumn<QString>("word");
        QTest::newRow("no number") << QByteArray("redis_version:7.0.15\r\nkeyspace_hits:many\r\nkeyspace_misses:1\r\n")
                                   << u"keyspace_hits"_s;
        QTest::newRow("nothing") << QByteArray() << u"the lines of INFO"_s;
        QTest::newRow("something else") << QByteArray("hello\r\n") << u"redis_version"_s;
    }
    void aTestTellsWhatAPollCouldNotUse()
    {
        QFETCH(const QByteArray, info);
        QFETCH(const QString, word);
        const OneInfo server(info);
        const Ran test = run(server.url(), {u"sources"_s, u"test"_s, u"-o"_s, u"json"_s});
        QVERIFY2(test.exitCode != 0, test.out.constData());
        const QJsonObject item = firstItem(test);
        QCOMPARE(item["ok"_L1].toBool(true), false);
        QVERIFY2(item["found"_L1].toString().contains(word), qPrintable(item["found"_L1].toString()));
    }

    void aServerThatAnswersIsOk()
    {
        const OneInfo server("redis_version:7.0.15\r\nkeyspace_hits:10\r\nkeyspace_misses:1\r\n");
        const Ran test = run(server.url(), {u"sources"_s, u"test"_s, u"-o"_s, u"json"_s});
        QVERIFY2(test.exitCode == 0, test.err.constData());
        QVERIFY(firstItem(test)["found"_L1].toString().contains(u"Redis 7.0.15"_s));
    }

    void whatDidNotAnswerIsListedWithTheReasonAndTheRemedy()
    {
        const QString nobody = u"redis://127.0.0.1:1"_s;
        const Ran sync = run(nobody, {u"sync"_s});
        QVERIFY(sync.exitCode != 0);
        const QJsonObject listed = firstItem(run(nobody, {u"sources"_s, u"list"_s, u"-o"_s, u"json"_s}));
        QCOMPARE(listed["state"_L1].toString(), u"down"_s);
        const QString why = listed["message"_L1].toString();
        QVERIFY2(why.contains(u"Nothing listens at port 1"_s), qPrintable(why));
        const Ran status = run(nobody, {u"cache"_s, u"status"_s, u"--offline"_s});
        QVERIFY2(status.err.contains("nothing was ever received") && status.err.contains("Nothing listens at port 1"),
                 status.err.constData());
    }
};

TRACEO_TEST(TstSources);
#include "tst_sources.moc"
