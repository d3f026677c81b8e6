// The owner's server and those who ask it, over a real socket: what is asked is done, and nobody who sends half a
// question, another version or rubbish hurts it.
#include "app/owner/owner_address.h"
#include "app/owner/owner_link.h"
#include "app/owner/owner_server.h"
#include "support/test_main.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPromise>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace traceo;
using namespace traceo::owner;
using namespace Qt::StringLiterals;

namespace {

/// What an owner would do, noted.
class Desk {
public:
    OwnerWork work()
    {
        return {.commit =
                    [this](Batch batch) {
                        const std::lock_guard lock(m_mutex);
                        m_batches.push_back(std::move(batch));
                        auto promise = std::make_shared<QPromise<Result<ChangeSet>>>();
                        promise->start();
                        auto future = promise->future();
                        m_promises.push_back(std::move(promise));
                        if (!m_isHolding)
                            finishAll();
                        return future;
                    },
                .poll = [] { return QtFuture::makeReadyFuture(SyncReport{.lines = {{.name = "polled"}}}); },
                .sync =
                    [](Millis window) {
                        return QtFuture::makeReadyFuture(
                            SyncReport{.lines = {{.name = "synced", .samples = std::int64_t(window.count())}}});
                    },
                .compact =
                    [] {
                        return QtFuture::makeReadyFuture(Result<void>(Error{.code = ErrorCode::DiskFull, .where = u"disk"_s}));
                    },
                .status = [] { return OwnerStatus{.pid = 42, .program = "desk"}; },
                .raise =
                    [this](const Raise& raise) {
                        m_token = QString::fromStdString(raise.token);
                        return true;
                    },
                .workspace = "w"};
    }
    void hold() { m_isHolding = true; }
    void finish()
    {
        const std::lock_guard lock(m_mutex);
        finishAll();
    }
    std::size_t batches()
    {
        const std::lock_guard lock(m_mutex);
        return m_batches.size();
    }
    QString m_token;

private:
    void finishAll()
    {
        for (const auto& promise : std::exchange(m_promises, {})) {
            promise->addResult(Result<ChangeSet>(ChangeSet{.commit = m_batches.size()}));
            promise->finish();
        }
    }

    std::mutex m_mutex;
    std::vector<Batch> m_batches;
    std::vector<std::shared_ptr<QPromise<Result<ChangeSet>>>> m_promises;
    bool m_isHolding = false;
};

Batch batchOf(int samples)
{
    SeriesSamples run{{"prom", "up", {}}, {}};
    for (int i = 0; i < samples; ++i)
        run.samples.push_back({utcMs(i), double(i)});
    Batch batch;
    batch.series.add(std::move(run));
    return batch;
}

} // namespace

class TstOwnerServer : public QObject {
    Q_OBJECT

    QTemporaryDir m_runtime{QDir::tempPath() + QStringLiteral("/to-XXXXXX")};
    QTemporaryDir m_data;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<OwnerServer> m_server;

    QString history() const { return m_data.filePath(u"h.traceo"_s); }
    OwnerLink link(Millis silence = Millis{20'000}) const { return OwnerLink(history(), {.silence = silence}); }

    std::unique_ptr<QLocalSocket> connected() const
    {
        auto socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(m_server->address());
        return socket->waitForConnected(10'000) ? std::move(socket) : nullptr;
    }

    /// What the owner says to these bytes, until it hangs up or says that it is done.
    static std::optional<Refusal> refusalOf(QLocalSocket& socket, const std::string& bytes)
    {
        socket.write(bytes.data(), qint64(bytes.size()));
        FrameReader reader(FrameReader::From::Owner);
        while (socket.waitForReadyRead(30'000)) {
            const QByteArray read = socket.readAll();
            if (!reader.feed({read.constData(), std::size_t(read.size())}))
                return std::nullopt;
            while (const auto frame = reader.take()) {
                if (frame->kind == Kind::Refused)
                    return owner::refusalOf(*frame).value();
            }
        }
        return std::nullopt;
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8()); }

    void init()
    {
        m_desk = std::make_unique<Desk>();
        auto server = OwnerServer::start(history(), m_desk->work(), {.patience = Millis{300}});
        QVERIFY2(server.ok(), server ? "" : qPrintable(toText(server.error())));
        m_server = std::move(*server);
    }
    void cleanup() { m_server.reset(); }

    void whatIsAskedIsDone()
    {
        QCOMPARE(link().status()->pid, 42);
        QCOMPARE(link().poll("w", {})->lines.front().name, "polled");
        QCOMPARE(link().sync("w", kDay, {})->lines.front().samples, kDay.count());
        QVERIFY(link().raise({.workspace = "w", .token = "t"}).ok());
        QCOMPARE(m_desk->m_token, u"t"_s);
        const auto compacted = link().compact({});
        QVERIFY(!compacted.ok());
        QCOMPARE(compacted.error().code, ErrorCode::DiskFull);
        QCOMPARE(compacted.error().where, u"disk"_s);
    }

    void aLargeBatchArrivesWhole()
    {
        OwnerLink link = this->link();
        auto stored = link.commit(batchOf(2'000'000));
        stored.waitForFinished();
        QVERIFY(stored.result().ok());
        QCOMPARE(stored.result()->commit, 1u);
    }

    void anotherWorkspaceIsNotPolled()
    {
        const auto polled = link().poll("other", {});
        QVERIFY(!polled.ok());
        QCOMPARE(polled.error().code, ErrorCode::Usage);
        QVERIFY(!link().raise({.workspace = "other"}).ok());
    }

    void rubbishIsRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto bytes = [](const std::string& text) { return QByteArray::fromStdString(text); };
        const std::string status = toBytes(*frameOf(Question(Status{})));
        std::string foreign = status;
        foreign[4] = char(kVersion + 1);
        std::string huge = status;
        huge[10] = huge[11] = '\x7f';
        QTest::newRow("another protocol") << bytes("GET / HTTP/1.1\r\n\r\n") << int(ErrorCode::Decode);
        QTest::newRow("another version") << bytes(foreign) << int(ErrorCode::NewerVersion);
        QTest::newRow("too large") << bytes(huge) << int(ErrorCode::TooLarge);
        QTest::newRow("an answer") << bytes(toBytes(done())) << int(ErrorCode::Decode);
        QTest::newRow("no batch") << bytes(toBytes({Kind::Commit, "rubbish"})) << int(ErrorCode::Decode);
        QTest::newRow("half a header") << bytes(status.substr(0, 5)) << int(ErrorCode::Timeout);
        const std::string batch = toBytes(*frameOf(Question(Commit{batchOf(100)})));
        QTest::newRow("half a batch") << bytes(batch.substr(0, batch.size() / 2)) << int(ErrorCode::Timeout);
        QTest::newRow("nothing") << QByteArray() << int(ErrorCode::Timeout);
    }
    void rubbishIsRefusedWithAReason()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const auto socket = connected();
        QVERIFY(socket);
        const auto refusal = refusalOf(*socket, bytes.toStdString());
        QVERIFY(refusal);
        QCOMPARE(int(refusal->error.code), code);
        QVERIFY(!refusal->again);
        QCOMPARE(m_desk->batches(), 0u);
        QCOMPARE(link().status()->pid, 42); // it is well
    }

    void whoHangsUpInTheMiddleLeavesNothing()
    {
        const std::string batch = toBytes(*frameOf(Question(Commit{batchOf(100'000)})));
        for (int i = 0; i < 20; ++i) {
            const auto socket = connected();
            QVERIFY(socket);
            socket->write(batch.data(), qint64(batch.size()) * i / 20);
            socket->waitForBytesWritten(1'000);
            socket->abort();
        }
        QCOMPARE(link().status()->pid, 42);
        QCOMPARE(m_desk->batches(), 0u);
    }

    /// What is announced counts until it came or was given up, so that nobody can fill the owner's memory.
    void moreThanFitsIsAskedToComeAgain()
    {
        std::string header = toBytes({Kind::Commit, {}});
        header[10] = 0;
        header[11] = 0x10; // 256 MiB
        std::vector<std::unique_ptr<QLocalSocket>> sockets;
        for (int i = 0; i < 2; ++i) {
            sockets.push_back(connected());
            sockets.back()->write(header.data(), qint64(header.size()));
            QVERIFY(sockets.back()->waitForBytesWritten(10'000));
        }
        const auto third = connected();
        const auto refusal = refusalOf(*third, header);
        QVERIFY(refusal);
        // The first two may already have been given up on a slow machine; then this one is, too.
        QVERIFY(refusal->again || refusal->error.code == ErrorCode::Timeout);
        QCOMPARE(link().status()->pid, 42);
    }

    void fiftyAtOnceAreAllAnswered()
    {
        std::vector<std::unique_ptr<OwnerLink>> links;
        std::vector<QFuture<Result<ChangeSet>>> stored;
        for (int i = 0; i < 50; ++i) {
            links.push_back(std::make_unique<OwnerLink>(history(), OwnerLink::Patience{.silence = Millis{60'000}}));
            stored.push_back(links.back()->commit(batchOf(1'000)));
        }
        for (auto& future : stored) {
            future.waitForFinished();
            QVERIFY2(future.result().ok(), future.result() ? "" : qPrintable(toText(future.result().error())));
        }
        QCOMPARE(m_desk->batches(), 50u);
    }

    void whatIsBeingDoneIsStillAnsweredWhenTheOwnerEnds()
    {
        m_desk->hold();
        OwnerLink link = this->link();
        auto stored = link.commit(batchOf(10));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->batches(), 1u, 20'000);
        m_server->close();
        m_desk->finish(); // as the history does when it is closed
        m_server.reset();
        stored.waitForFinished();
        QVERIFY(stored.result().ok());
    }

    void whatIsNotBegunWhenTheOwnerEndsMayBeTriedAgain()
    {
        m_server->close();
        const auto status = link().status();
        QVERIFY(!status.ok());
        QCOMPARE(status.error().code, ErrorCode::Locked);
    }

    void anOwnerThatGoesWithoutAWordConfirmsNothing()
    {
        m_server.reset();
        QLocalServer silent; // takes a question and dies
        QVERIFY(silent.listen(addressesOf(history()).front()));
        OwnerLink link = this->link();
        auto stored = link.commit(batchOf(10));
        QVERIFY(silent.waitForNewConnection(20'000));
        QLocalSocket* socket = silent.nextPendingConnection();
        QVERIFY(socket->bytesAvailable() > 0 || socket->waitForReadyRead(20'000));
        socket->readAll();
        socket->abort();
        stored.waitForFinished();
        QVERIFY(!stored.result().ok());
        QCOMPARE(stored.result().error().code, ErrorCode::Unreachable);
        QVERIFY(!stored.result().error().hint.isEmpty());
    }

    void anOwnerWithoutASignOfLifeIsGivenUp()
    {
        m_server.reset();
        QLocalServer stuck; // its connections wait in the kernel
        QVERIFY(stuck.listen(addressesOf(history()).front()));
        const auto status = link(Millis{200}).status();
        QVERIFY(!status.ok());
        QCOMPARE(status.error().code, ErrorCode::Timeout);
        QCOMPARE(exitCodeOf(status.error().code), 7);
    }

    /// Work may take as long as it takes; only silence is a reason to go.
    void longWorkIsWaitedFor()
    {
        m_desk->hold();
        OwnerLink link = this->link(Millis{4'000});
        auto stored = link.commit(batchOf(10));
        QElapsedTimer timer; // longer than the patience with silence: the signs of life are what is tested
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(timer.hasExpired(5'000) || stored.isFinished(), 20'000);
        m_desk->finish();
        stored.waitForFinished();
        QVERIFY2(stored.result().ok(), stored.result() ? "" : qPrintable(toText(stored.result().error())));
    }

    void aSocketOfADeadOwnerIsReplaced()
    {
        m_server.reset();
        const QString address = addressesOf(history()).front();
        QFile left(address); // a file that nobody listens on
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        QCOMPARE(link().status().error().code, ErrorCode::Locked);
        auto server = OwnerServer::start(history(), m_desk->work());
        QVERIFY(server.ok());
        QCOMPARE(link().status()->pid, 42);
    }
};

TRACEO_TEST(TstOwnerServer);
#include "tst_owner_server.moc"
