// How often the disk is made to sync, which is what a slow one makes everybody wait for. This program's own
// fdatasync() stands before the C library's: it counts, and can hold the writer there.
#include "store.h"
#include "support/test_main.h"

#include <condition_variable>
#include <mutex>

#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#include <unistd.h>
#endif

using namespace traceo;
using namespace traceo::test;

namespace {

class Syncs {
public:
    void note(const QString& file)
    {
        std::unique_lock lock(m_mutex);
        ++(file.endsWith(QStringLiteral("-wal")) ? m_ofLog : m_ofFile);
        m_isWaiting = true;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return !m_isHeld; });
        m_isWaiting = false;
    }
    void begin()
    {
        const std::lock_guard lock(m_mutex);
        m_ofLog = m_ofFile = 0;
    }
    int ofLog() const { return m_ofLog; }
    int ofFile() const { return m_ofFile; }

    /// The next sync does not return before release().
    void hold()
    {
        const std::lock_guard lock(m_mutex);
        m_isHeld = true;
    }
    void awaitHeld()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isWaiting; });
    }
    void release()
    {
        const std::lock_guard lock(m_mutex);
        m_isHeld = false;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isHeld = false;
    bool m_isWaiting = false;
    std::atomic<int> m_ofLog = 0;
    std::atomic<int> m_ofFile = 0;
};

Syncs theSyncs; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): a C function has no other way to it

/// A quarter of a MiB that no neighbour shares.
Batch wide(int number)
{
    Batch batch;
    Fact fact;
    fact.kind = "wide";
    fact.source = "prom";
    fact.key = std::to_string(number);
    fact.validFrom = kNow;
    fact.payload = std::string(256 << 10, char('a' + number % 26));
    batch.facts.push_back(fact);
    return batch;
}

} // namespace

#ifdef Q_OS_LINUX
extern "C" __attribute__((visibility("default"))) int fdatasync(int file)
{
    theSyncs.note(QFile::symLinkTarget(QStringLiteral("/proc/self/fd/%1").arg(file)));
    return int(::syscall(SYS_fdatasync, file));
}
#endif

class TstDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Store store;
        QVERIFY(store.open());
        theSyncs.begin();
        QVERIFY(store.commit(wide(0)).ok());
        if (theSyncs.ofLog() == 0)
            QSKIP("SQLite does not sync through fdatasync() here");
        QCOMPARE(theSyncs.ofLog(), 1); // nothing is acknowledged without one
    }

    /// However slow the disk is, the batches of one sync's time cost one more.
    void whatCameDuringASyncIsStoredByTheNext()
    {
        Store store;
        QVERIFY(store.open());
        theSyncs.begin();
        theSyncs.hold();
        std::vector<QFuture<Result<ChangeSet>>> futures{store.history->commit(batchOf(key("m"), ramp(kNow - kHour, 1)))};
        theSyncs.awaitHeld();
        for (int i = 1; i <= 50; ++i)
            futures.push_back(store.history->commit(batchOf(key("m"), ramp(kNow - kHour + kMinute * i, 1))));
        QVERIFY(std::ranges::none_of(futures, [](const auto& future) { return future.isFinished(); }));
        theSyncs.release();
        for (auto& future : futures) {
            future.waitForFinished();
            QVERIFY(future.result().ok());
        }
        QCOMPARE(theSyncs.ofLog(), 2);
        QCOMPARE(store.history->status()->samples, 51);
    }

    /// The log cannot begin anew while somebody always reads in it; that is no reason to checkpoint with each commit.
    void readersThatNeverPauseDoNotCostASyncEach()
    {
        Store store;
        QVERIFY(store.open());
        theSyncs.begin();
        std::optional<history::Snapshot> reader(store.snapshot());
        constexpr int kCommits = 120; // 30 MiB
        for (int i = 0; i < kCommits; ++i) {
            QVERIFY(store.commit(wide(i)).ok());
            std::optional<history::Snapshot> next(store.snapshot());
            reader.swap(next);
        }
        QVERIFY2(theSyncs.ofFile() <= 4, qPrintable(QString::number(theSyncs.ofFile()))); // one in 8 MiB
        QVERIFY2(theSyncs.ofLog() <= kCommits + 8, qPrintable(QString::number(theSyncs.ofLog())));
        QVERIFY(QFileInfo(store.path() + QStringLiteral("-wal")).size() > 30 << 20);
    }

    /// What waits comes first; the log may grow a while longer then.
    void aBusyWriterCheckpointsLessOften()
    {
        Store store;
        QVERIFY(store.open());
        theSyncs.begin();
        theSyncs.hold();
        std::vector<QFuture<Result<ChangeSet>>> futures{store.history->commit(wide(0))};
        theSyncs.awaitHeld();
        for (int i = 1; i <= 3 * 64; ++i)
            futures.push_back(store.history->commit(wide(i)));
        theSyncs.release();
        for (auto& future : futures) {
            future.waitForFinished();
            QVERIFY(future.result().ok());
        }
        store.history.reset();
        QVERIFY2(theSyncs.ofFile() <= 3, qPrintable(QString::number(theSyncs.ofFile()))); // 48 MiB, and the end
    }
};

TRACEO_TEST(TstDisk);
#include "tst_disk.moc"
