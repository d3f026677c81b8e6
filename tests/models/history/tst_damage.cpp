// Damage to the file: found without keeping anybody waiting, said, and never the end of what is new.

#include "models/history/store.h"
#include "support/seed.h"
#include "support/test_main.h"

#include "history/database.h"
#include "history/integrity.h"
#include "history/store_file.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace traceo;
using namespace traceo::test;
using history::Database;
using history::History;

namespace {

bool runOn(const QString& path, const std::string& sql)
{
    const auto database = Database::open(path, Database::Mode::ReadWrite);
    return database.ok() && (*database)->runScript(sql);
}

std::int64_t numberIn(const QString& path, const char* sql)
{
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    return database ? (*database)->integer(sql) : -1;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool overwrite(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// A closed history of three days of values that no codec makes small.
void fill(Store& store)
{
    QVERIFY(store.open());
    QRandomGenerator random(7);
    auto samples = ramp(kNow - kDay * 3, 3 * 1440);
    for (Sample& sample : samples)
        sample.value = random.generateDouble();
    QVERIFY(store.commit(batchOf(key("m"), samples)).ok());
    store.history.reset();
}

/// Overwrites the pages of the chunks' bodies, so that opening does not notice.
void damageBodies(const QString& path)
{
    const std::int64_t root = numberIn(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'chunk_body'");
    QVERIFY(root > 1);
    QByteArray content = contentOf(path);
    const auto pageSize = qsizetype(numberIn(path, "PRAGMA page_size"));
    content.replace((root - 1) * pageSize, pageSize, QByteArray(pageSize, '\x5a'));
    QVERIFY(overwrite(path, content));
}

/// As after a power cut.
void markUnclean(const QString& path)
{
    QVERIFY(runOn(path, "UPDATE store SET clean = 0; PRAGMA wal_checkpoint(TRUNCATE)"));
}

} // namespace

class TstDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLargeFileOpensAtOnceAndIsCheckedAfterwards()
    {
        Store store;
        fill(store);
        markUnclean(store.path());
        damageBodies(store.path());
        store.options.checkAtOnce = 0; // any file is large
        QVERIFY(store.open());
        QVERIFY(store.history->canWrite());
        QVERIFY(store.history->notes().renamedAside.isEmpty());
        QTRY_VERIFY(!store.history->status()->damage.isEmpty());
        QVERIFY(store.history->status()->damage.contains(store.path()));
        store.history.reset();
        QVERIFY(store.open()); // now somebody knows, so it is checked at once
        QVERIFY(QFile::exists(store.history->notes().renamedAside));
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow, 1))).ok());
        QCOMPARE(store.history->status()->samples, 1);
        QVERIFY(store.history->status()->damage.isEmpty());
    }

    void aSoundLargeFileIsCalledCleanAfterItsCheckOnly()
    {
        Store store;
        fill(store);
        markUnclean(store.path());
        store.options.checkAtOnce = 0;
        QVERIFY(store.open());
        QVERIFY(store.compact()); // waits behind the check
        store.history.reset();
        QCOMPARE(numberIn(store.path(), "SELECT clean FROM store"), 1);
        QVERIFY(store.open());
        QVERIFY(store.history->notes().renamedAside.isEmpty());
        QCOMPARE(store.history->status()->samples, 3 * 1440);
    }

    void whatAReaderComesUponIsSaidAndSetAsideNextTime()
    {
        Store store;
        fill(store);
        damageBodies(store.path());
        QVERIFY(store.open()); // closed properly, so nobody looked
        QSignalSpy troubled(store.history.get(), &History::storageTroubled);
        {
            const auto snapshot = store.snapshot();
            QCOMPARE(snapshot.samples(idOf(snapshot, "m"), kAlways).error().code, ErrorCode::Corrupt);
        }
        store.compact();
        QTRY_COMPARE(troubled.size(), 1);
        QVERIFY(!troubled.front().front().toString().isEmpty());
        const QByteArray before = contentOf(store.path());
        store.history.reset();
        QCOMPARE(numberIn(store.path(), "SELECT clean FROM store"), 2);
        QVERIFY(store.open());
        QVERIFY(QFile::exists(store.history->notes().renamedAside));
        QCOMPARE(contentOf(store.history->notes().renamedAside).size(), before.size());
    }

    void aBlobThatCannotBeReadKeepsNothingNewOut()
    {
        Store store;
        fill(store);
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kMinute * 5, 5))).ok());
        store.history.reset();
        QVERIFY(runOn(store.path(), "UPDATE head SET body = x'010203'; UPDATE chunk_body SET body = x'040506'"));
        QVERIFY(store.open());
        Batch batch = batchOf(key("m"), {{kNow, 1}, {kNow + kMinute, 2}});
        batch.series.add({key("m"), ramp(kNow - kDay * 2, 100, Millis{59'000})}); // inside a damaged chunk
        batch.series.add({key("other"), ramp(kNow - kDay, 50)});
        const auto changes = store.commit(batch);
        QVERIFY2(changes.ok(), changes ? "" : qPrintable(toText(changes.error())));
        const auto snapshot = store.snapshot();
        QCOMPARE(snapshot.samples(idOf(snapshot, "other"), {kNow - kDay * 2, kNow - kHour * 20})->size(), std::size_t(50));
        QCOMPARE(snapshot.samples(idOf(snapshot, "m"), {kNow - kHour, kNow + kHour}).error().code, ErrorCode::Corrupt);
    }

    /// Wherever a byte is wrong: the file opens, what is new can be stored now or after another start,
    /// and nothing is deleted.
    void aFlippedByteAnywhereStopsNobody_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::newRow("random") << seedOfRun();
        QTest::newRow("in an index") << quint32(3'998'544'693); // which only the whole check looks at
    }
    void aFlippedByteAnywhereStopsNobody()
    {
        QFETCH(quint32, seed);
        const int flips = qEnvironmentVariableIsSet("TRACEO_FLIPS") ? qEnvironmentVariableIntValue("TRACEO_FLIPS") : 60;
        qInfo("seed %u, %d flips", seed, flips);
        QRandomGenerator random(seed);
        Store source; // left open, so that there is a log as after a crash
        fill(source);
        QVERIFY(source.open());
        for (int i = 0; i < 20; ++i)
            QVERIFY(source.commit(batchOf(key("m"), {{kNow + kMinute * i, double(i)}})).ok());
        const QByteArray file = contentOf(source.path());
        const QByteArray log = contentOf(source.path() + QStringLiteral("-wal"));
        QVERIFY(!log.isEmpty());
        for (int i = 0; i < flips; ++i) {
            Store store;
            flip(store, file, log, random);
            QVERIFY2(store.open(), qPrintable(QString::number(i)));
            auto stored = store.commit(batchOf(key("new"), ramp(kNow, 3)));
            if (!stored) {
                QVERIFY(!store.history->status() || !store.history->status()->damage.isEmpty());
                QVERIFY2(store.open(), qPrintable(QString::number(i)));
                stored = store.commit(batchOf(key("new"), ramp(kNow, 3)));
            }
            QVERIFY2(stored.ok(), stored ? "" : qPrintable(toText(stored.error())));
            const QString aside = store.history->notes().renamedAside;
            QVERIFY(aside.isEmpty() || contentOf(aside).size() >= file.size());
        }
    }

    void theWholeCheckIsWeekly()
    {
        Store store;
        fill(store);
        const auto checkedAfterCompacting = [&store] {
            const bool compacted = store.open() && store.compact();
            store.history.reset();
            return compacted ? numberIn(store.path(), "SELECT checked FROM store") : -1;
        };
        QCOMPARE(checkedAfterCompacting(), msOf(kNow));
        store.clock.advance(kDay * 6);
        QCOMPARE(checkedAfterCompacting(), msOf(kNow));
        store.clock.advance(kDay * 2);
        QCOMPARE(checkedAfterCompacting(), msOf(kNow + kDay * 8));
    }

    void foldersOnOtherMachinesAreKnown()
    {
        for (const char* type : {"nfs", "nfs4", "cifs", "9p", "fuse.sshfs"})
            QVERIFY2(history::isNetworkFileSystem(type), type);
        for (const char* type : {"ext4", "btrfs", "tmpfs", "overlay", "apfs", "NTFS", ""})
            QVERIFY2(!history::isNetworkFileSystem(type), type);
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.history->notes().networkFileSystem.isEmpty());
    }

private:
    static void flip(const Store& store, QByteArray file, QByteArray log, QRandomGenerator& random)
    {
        QByteArray& hit = random.bounded(4) == 0 ? log : file;
        const qsizetype at = random.bounded(hit.size());
        hit[at] = char(hit[at] ^ (1 << random.bounded(8)));
        QVERIFY(overwrite(store.path(), file));
        QVERIFY(overwrite(store.path() + QStringLiteral("-wal"), log));
    }
};

TRACEO_TEST(TstDamage);
#include "tst_damage.moc"
