#include "store.h"
#include "support/test_main.h"

#include "history/chunk_store.h"
#include "history/fold.h"
#include "history/housekeeper.h"
#include "history/retention.h"
#include "history/writer.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QScopeGuard>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>

using namespace traceo;
using namespace traceo::test;

namespace {

/// Files of this process may not grow beyond so many bytes while this lives.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

struct Trouble {
    std::atomic<int> waiting = 0;
    std::atomic<int> dropped = 0;
    std::atomic<int> calls = 0;
    std::atomic<bool> troubled = false;

    void watch(const history::History& history)
    {
        QObject::connect(
            &history, &history::History::storageTroubled, &history,
            [this](const QString& text, int now, int lost) {
                waiting = now;
                dropped = lost;
                troubled = !text.isEmpty();
                ++calls;
            },
            Qt::DirectConnection);
    }
};

/// Values that no codec makes small.
Batch bulky(int number, int count)
{
    std::vector<Sample> samples;
    QRandomGenerator random{quint32(number + 1)};
    for (int i = 0; i < count; ++i)
        samples.push_back({kNow - kHour + Millis{i * 64 + number}, random.generateDouble()});
    return batchOf(key("bulk"), std::move(samples));
}

} // namespace

class TstWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesThatWaitTogetherAreEachWholeOrNothing()
    {
        Store store;
        QVERIFY(store.open());
        std::vector<QFuture<Result<ChangeSet>>> futures;
        for (int i = 0; i < 300; ++i) {
            Batch batch = batchOf(key("m"), {{kNow - kHour + Millis{i}, double(i)}});
            if (i % 50 == 7)
                batch.events.push_back({"e", {kNow}, {}, {}}); // no id: refused
            futures.push_back(store.history->commit(std::move(batch)));
        }
        for (int i = 0; i < 300; ++i) {
            futures[std::size_t(i)].waitForFinished();
            QCOMPARE(futures[std::size_t(i)].result().ok(), i % 50 != 7);
        }
        const auto snapshot = store.snapshot();
        const auto samples = snapshot.samples(idOf(snapshot, "m"), kAlways);
        QCOMPARE(samples->size(), std::size_t(294));
        QVERIFY(std::ranges::none_of(*samples, [](const Sample& sample) { return int(sample.value) % 50 == 7; }));
    }

    void committedTellsWhatBecameOfEachSample()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kHour, 2))).ok());
        // Two stored before, one twice, two of the future, one from before 1970.
        Batch batch = batchOf(key("m"),
                              {{kNow - kHour, 1},
                               {kNow - kMinute, 1},
                               {kNow - kMinute, 2},
                               {kNow - kHour + kMinute, 1},
                               {kNow + kHour, 1},
                               {kNow + kDay, 1},
                               {utcMs(-1), 1}});
        batch.series.add({key("other"), ramp(kNow - kHour, 3)});
        QVERIFY(store.commit(std::move(batch))->samples == (SampleCounts{.stored = 4, .keptAside = 3}));
        store.clock.advance(kHour); // the first of the future is stored by this commit, but came with another
        QVERIFY(store.commit(batchOf(key("m"), {{kNow + kHour, 9}, {kNow, 1}}))->samples == (SampleCounts{.stored = 1}));
    }

    void whatIsQueuedAtTheEndIsStored()
    {
        Store store;
        QVERIFY(store.open());
        std::vector<QFuture<Result<ChangeSet>>> futures;
        for (int i = 0; i < 100; ++i)
            futures.push_back(store.history->commit(batchOf(key("m"), {{kNow - kHour + Millis{i}, 1}})));
        store.history.reset();
        for (auto& future : futures)
            QVERIFY(future.isFinished() && future.result().ok());
        QVERIFY(store.open());
        QCOMPARE(store.history->status()->samples, 100);
    }

    /// The pause between the two is longer than a transaction takes, and far shorter than what may gather waits.
    void whatMayGatherSharesATransactionWithWhatMayNot()
    {
        Store store;
        QVERIFY(store.open());
        store.history.reset();
        const auto commits = std::make_shared<history::CommitCount>();
        history::Writer writer(history::Database::open(store.path(), history::Database::Mode::ReadWrite).value(),
                               std::make_shared<history::HeadMirror>(), commits, store.clock, {});
        constexpr int kRounds = 10;
        int shared = 0;
        for (int i = 0; i < kRounds; ++i) {
            const auto before = commits->now().value();
            Batch first = batchOf(key("m"), {{kNow - kHour + Millis{2 * i}, 1}});
            first.mayGather = true;
            auto gathers = writer.commit(std::move(first));
            QElapsedTimer pause;
            for (pause.start(); pause.elapsed() < 30;)
                std::this_thread::yield();
            auto urgent = writer.commit(batchOf(key("m"), {{kNow - kHour + Millis{2 * i + 1}, 1}}));
            QVERIFY(gathers.result().ok() && urgent.result().ok());
            shared += commits->now().value() - before == 2 ? 1 : 0;
        }
        QVERIFY2(shared > kRounds / 2, std::to_string(shared).c_str());
    }

    void whatMayGatherIsStoredThoughNothingElseComes()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch = batchOf(key("m"), ramp(kNow - kHour, 3));
        batch.mayGather = true;
        QVERIFY(store.commit(batch).ok());
        auto last = store.history->commit(batchOf(key("m"), ramp(kNow - kHour, 5)));
        batch.series = batchOf(key("n"), ramp(kNow - kHour, 2)).series;
        auto atTheEnd = store.history->commit(std::move(batch));
        store.history.reset();
        QVERIFY(last.result().ok() && atTheEnd.result().ok());
        QVERIFY(store.open());
        QCOMPARE(store.history->status()->samples, 7);
    }

    void nothingIsLostWhileFilesCannotGrow()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(bulky(0, 100)).ok());
        fullThenFree(
            store, [] { return std::make_unique<FileLimit>(rlim_t(400'000)); }, [](auto& limit) { limit.reset(); });
    }

    void nothingIsLostWhileTheDiskIsFull()
    {
        Store store;
        const QString disk = store.folder.filePath(QStringLiteral("disk"));
        QVERIFY(QDir().mkpath(disk));
        if (::mount("tmpfs", disk.toUtf8().constData(), "tmpfs", 0, "size=4m") != 0)
            QSKIP("cannot mount a small disk here; nothingIsLostWhileFilesCannotGrow covers the same");
        const auto unmount = qScopeGuard([&] { ::umount2(disk.toUtf8().constData(), MNT_DETACH); });
        auto opened = history::History::open(disk + QStringLiteral("/h.traceo"), {}, store.clock);
        QVERIFY(opened.ok());
        store.history = std::move(*opened);
        const QString filler = disk + QStringLiteral("/filler");
        fullThenFree(
            store,
            [&] {
                QFile file(filler);
                if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
                    while (file.write(QByteArray(4096, 'x')) > 0) {}
                }
                return 0;
            },
            [&](int) { QFile::remove(filler); });
        store.history.reset();
    }

    void tooManyWaitingDropsTheOldestAndCounts()
    {
        Store store;
        QVERIFY(store.open());
        Trouble trouble;
        trouble.watch(*store.history);
        QVERIFY(store.commit({}).ok());
        std::vector<QFuture<Result<ChangeSet>>> futures;
        {
            const FileLimit limit(4096); // below a page: nothing can be written
            for (int i = 0; i < 10; ++i)
                futures.push_back(store.history->commit(batchOf(key("m"), {{kNow - kHour + Millis{i}, 1}})));
            QTRY_VERIFY_WITH_TIMEOUT(trouble.troubled, 20'000);
            for (int i = 10; i < 4096 + 20; ++i)
                futures.push_back(store.history->commit(batchOf(key("m"), {{kNow - kHour + Millis{i}, 1}})));
            QTRY_VERIFY_WITH_TIMEOUT(trouble.dropped == 20, 20'000);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!trouble.troubled, 20'000);
        for (auto& future : futures)
            future.waitForFinished();
        for (int i = 0; i < 20; ++i)
            QVERIFY(!futures[std::size_t(i)].result().ok());
        QCOMPARE(store.history->status()->samples, 4096);
    }

    void closingWaitsForNoDisk()
    {
        Store store;
        QVERIFY(store.open());
        Trouble trouble;
        trouble.watch(*store.history);
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kDay * 2, 20))).ok());
        const FileLimit limit(4096);
        auto refused = store.history->commit(batchOf(key("m"), ramp(kNow, 1)));
        QTRY_VERIFY_WITH_TIMEOUT(trouble.troubled, 20'000);
        auto compacted = store.history->compact(); // waits behind the batch
        store.history.reset();
        QVERIFY(refused.isFinished() && !refused.result().ok());
        QVERIFY(compacted.isFinished() && !compacted.result().ok());
    }

    void aBackupIsAHistoryOfItsOwn()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kDay * 3, 3 * 1440))).ok());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow, 1))).ok());
        const QString copy = store.folder.filePath(QStringLiteral("copy.traceo"));
        auto done = store.history->backup(copy);
        done.waitForFinished();
        QVERIFY2(done.result().ok(), qPrintable(done.result().ok() ? QString() : toText(done.result().error())));
        const auto opened = history::History::open(copy, {}, store.clock);
        QVERIFY(opened.ok());
        QCOMPARE((*opened)->status()->samples, 3 * 1440 + 1);
        auto again = store.history->backup(copy);
        again.waitForFinished();
        QVERIFY(!again.result().ok()); // a name that is taken stays as it is
        auto nowhere = store.history->backup(QStringLiteral("/proc/nothing/x"));
        nowhere.waitForFinished();
        QVERIFY(!nowhere.result().ok());
    }

    void oldSecondsBecomeMinutesAndTheirSumsStay()
    {
        Store store;
        QVERIFY(store.open());
        const UtcMs day = floorTo(kNow - kDay * 100, kDay);
        const auto fine = ramp(day + Millis{1}, 5000, Millis{10'000});
        QVERIFY(store.commit(batchOf(key("fine"), fine)).ok());
        QVERIFY(store.commit(batchOf(key("coarse"), ramp(day, 1440))).ok());
        const auto before = *store.snapshot().aggregate(idOf(store.snapshot(), "fine"), {day, day + kDay});
        QVERIFY(store.compact());
        const auto snapshot = store.snapshot();
        const auto id = idOf(snapshot, "fine");
        const auto kept = snapshot.samples(id, kAlways);
        QCOMPARE(kept->size(), std::size_t(834));
        QCOMPARE(kept->front().value, 5.0); // the last of the first minute
        const auto after = *snapshot.aggregate(id, {day, day + kDay});
        QCOMPARE(after.sum, before.sum);
        QCOMPARE(after.count, 5000);
        QCOMPARE(snapshot.samples(idOf(snapshot, "coarse"), kAlways)->size(), std::size_t(1440));
        // What was thinned out does not come back as news.
        QVERIFY(store.commit(batchOf(key("fine"), fine))->series.empty());
        QVERIFY(store.compact());
        QCOMPARE(store.snapshot().samples(id, kAlways)->size(), std::size_t(834));
    }

    void minutesEndAndWhatWasDerivedStays()
    {
        Store store;
        QVERIFY(store.open());
        const UtcMs old = kNow - kDay * 365 * 4;
        QVERIFY(store.commit(batchOf(key("m"), ramp(old, 2000))).ok());
        QVERIFY(store.commit(batchOf({"derived", "slice", {}}, ramp(old, 2000))).ok());
        QVERIFY(store.compact());
        const auto snapshot = store.snapshot();
        QVERIFY(snapshot.samples(idOf(snapshot, "m"), kAlways)->empty());
        QCOMPARE(snapshot.samples(idOf(snapshot, "slice"), kAlways)->size(), std::size_t(2000));
        QCOMPARE(store.history->status()->samples, 2000);
    }

    void manyLatePartsBecomeOne()
    {
        Store store;
        QVERIFY(store.open());
        const UtcMs day = floorTo(kNow - kDay * 10, kDay);
        for (int i = 0; i < 8; ++i) {
            store.clock.advance(kMinute);
            QVERIFY(store.commit(batchOf(key("m"), ramp(day + kHour * i, 60))).ok());
        }
        const auto before = store.snapshot({.know = kNow + kMinute * 3}).samples(idOf(store.snapshot(), "m"), kAlways);
        QVERIFY(store.compact());
        const auto snapshot = store.snapshot({.know = kNow + kMinute * 3});
        QVERIFY(sameBits(*snapshot.samples(idOf(snapshot, "m"), kAlways), *before));
        QCOMPARE(before->size(), std::size_t(180));
        QCOMPARE(snapshot.aggregate(idOf(snapshot, "m"), kAlways)->count, 180);
        store.history.reset();
        const auto database = history::Database::open(store.path(), history::Database::Mode::ReadOnly);
        QCOMPARE((*database)->integer("SELECT count(*) FROM chunk"), 1);
    }

    void readersAndWriterGetOnTogether()
    {
        Store store;
        QVERIFY(store.open());
        std::atomic<bool> stop = false;
        std::atomic<int> wrong = 0;
        std::vector<std::thread> readers;
        for (int i = 0; i < 2; ++i) {
            readers.emplace_back([&] {
                while (!stop) {
                    const auto snapshot = store.snapshot();
                    const auto a = idOf(snapshot, "a");
                    const auto b = idOf(snapshot, "b");
                    if (a != 0 && snapshot.aggregate(a, kAlways)->count != snapshot.aggregate(b, kAlways)->count)
                        ++wrong;
                }
            });
        }
        for (int i = 0; i < 150; ++i) {
            store.clock.advance(kHour);
            Batch batch = batchOf(key("a"), {{store.clock.now(), 1}});
            batch.series.add({key("b"), {{store.clock.now(), 2}}});
            QVERIFY(store.commit(batch).ok());
            if (i % 24 == 0)
                store.history->compact();
        }
        QVERIFY(store.compact());
        stop = true;
        for (auto& reader : readers)
            reader.join();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(store.history->status()->unfoldedSamples < 2 * 48);
    }

    void statusCountsWhatThereIs()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(!store.history->status()->oldest.has_value());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kDay * 5, 1440))).ok());
        QVERIFY(store.commit(batchOf(key("n"), ramp(kNow - kMinute * 3, 3))).ok());
        const auto status = store.history->status();
        QCOMPARE(status->samples, 1443);
        QCOMPARE(status->unfoldedSamples, 3);
        QCOMPARE(status->series, 2);
        QVERIFY(*status->oldest == kNow - kDay * 5);
        QVERIFY(*status->newest == kNow - kMinute);
        QVERIFY(*status->lastCommit == kNow);
        QVERIFY(status->payloadBytes > 0 && status->payloadBytes < status->fileBytes);
    }

private:
    template <class Fill, class Free>
    void fullThenFree(Store& store, Fill fill, Free free);
};

/// Commits while there is no space and after there is some again: everything is there in the end.
template <class Fill, class Free>
void TstWriter::fullThenFree(Store& store, Fill fill, Free free)
{
    Trouble trouble;
    trouble.watch(*store.history);
    const std::int64_t before = store.history->status()->samples;
    auto full = fill();
    std::vector<QFuture<Result<ChangeSet>>> futures;
    for (int i = 1; i <= 40; ++i)
        futures.push_back(store.history->commit(bulky(i, 2'000)));
    QTRY_VERIFY_WITH_TIMEOUT(trouble.troubled && trouble.waiting > 0, 20'000);
    QVERIFY(store.history->snapshot().ok()); // reading goes on
    free(full);
    QTRY_VERIFY_WITH_TIMEOUT(!trouble.troubled, 20'000);
    for (auto& future : futures) {
        future.waitForFinished();
        QVERIFY(future.result().ok());
    }
    QCOMPARE(trouble.dropped.load(), 0);
    QCOMPARE(store.history->status()->samples, before + 40 * 2'000);
}

TRACEO_TEST(TstWriter);
#include "tst_writer.moc"
