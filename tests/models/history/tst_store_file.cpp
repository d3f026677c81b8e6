#include "old_bodies.h"
#include "store.h"
#include "support/paths.h"
#include "support/test_main.h"

#include "history/database.h"
#include "history/instance_lock.h"
#include "history/schema.h"
#include "history/store_file.h"

#include <QDir>
#include <QFile>

using namespace traceo;
using namespace traceo::test;
using history::Database;
using history::History;
using history::Options;

namespace {

ErrorCode openingFails(const QString& path, Options::Access access = Options::Access::Own)
{
    const ManualClock clock;
    Options options;
    options.access = access;
    const auto opened = History::open(path, options, clock);
    if (opened)
        return ErrorCode::Internal;
    if (toText(opened.error()).isEmpty())
        qWarning("an error without words");
    return opened.error().code;
}

/// Runs SQL on a closed history.
bool runOn(const QString& path, const std::string& sql)
{
    const auto database = Database::open(path, Database::Mode::ReadWrite);
    return database.ok() && (*database)->runScript(sql);
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

/// A closed history with something in every table, spread over three days.
void fill(Store& store)
{
    QVERIFY(store.open());
    Batch batch = batchOf(key("m"), ramp(kNow - kDay * 3, 3 * 1440));
    batch.events.push_back({"e", {kNow}, {"1"}, {}});
    QVERIFY(store.commit(batch).ok());
    store.history.reset();
}

} // namespace

class TstStoreFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecondOwnerIsRefused()
    {
        Store store;
        QVERIFY(store.open());
        const auto second = History::open(store.path(), {}, store.clock);
        QCOMPARE(second.error().code, ErrorCode::Locked);
        QVERIFY(toText(second.error()).contains(QString::number(QCoreApplication::applicationPid())));
        store.history.reset();
        QVERIFY(History::open(store.path(), {}, store.clock).ok());
    }

    /// Two names of one file were two locks once.
    void aFileOfTwoNamesHasOneOwner()
    {
        Store store;
        QVERIFY(QFile::link(store.folder.path(), store.folder.filePath(QStringLiteral("folder"))));
        QVERIFY(QFile::link(store.path(), store.folder.filePath(QStringLiteral("link.traceo")))); // before it is there
        QVERIFY(store.open());
        for (const char* name : {"folder/h.traceo", "link.traceo"})
            QCOMPARE(openingFails(store.folder.filePath(QString::fromLatin1(name))), ErrorCode::Locked);
    }

    void compactingLeavesAnEmptyLog()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kDay * 3, 3 * 1440))).ok());
        const QString log = store.path() + QStringLiteral("-wal");
        QVERIFY(QFileInfo(log).size() > 0);
        QVERIFY(store.compact());
        QCOMPARE(QFileInfo(log).size(), 0);
    }

    void aReaderSeesWhatTheOwnerCommits()
    {
        Store store;
        QVERIFY(store.open());
        Options reading;
        reading.access = Options::Access::Read;
        const auto reader = History::open(store.path(), reading, store.clock);
        QVERIFY(reader.ok() && !(*reader)->canWrite());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow, 1))).ok());
        QCOMPARE((*reader)->status()->samples, 1);
        QCOMPARE((*reader)->commit({}).result().error().code, ErrorCode::ReadOnly);
        auto compacted = (*reader)->compact();
        compacted.waitForFinished();
        QCOMPARE(compacted.result().error().code, ErrorCode::ReadOnly);
    }

    void pathsThatAreNoHistoryAreRefused()
    {
        Store store;
        QCOMPARE(openingFails(store.folder.path()), ErrorCode::Storage);
        QCOMPARE(openingFails(store.path(), Options::Access::Read), ErrorCode::NotFound);
        QVERIFY(overwrite(store.folder.filePath(QStringLiteral("file")), "x"));
        QCOMPARE(openingFails(store.folder.filePath(QStringLiteral("file/h.traceo"))), ErrorCode::Storage);
        QCOMPARE(openingFails(QStringLiteral("/proc/nothing/h.traceo")), ErrorCode::Storage);
        QCOMPARE(openingFails(store.folder.path(), Options::Access::Read), ErrorCode::Storage);
    }

    void aDatabaseOfAnotherProgramIsLeftAlone()
    {
        Store store;
        QVERIFY(runOn(store.path(), "CREATE TABLE bookmarks(url TEXT); INSERT INTO bookmarks VALUES('x')"));
        const QByteArray before = contentOf(store.path());
        QCOMPARE(openingFails(store.path()), ErrorCode::Storage);
        QCOMPARE(openingFails(store.path(), Options::Access::Read), ErrorCode::Storage);
        QCOMPARE(contentOf(store.path()), before);
    }

    void anEmptyFileBecomesAHistory()
    {
        Store store;
        QVERIFY(overwrite(store.path(), {}));
        QVERIFY(store.open());
        QVERIFY(store.history->canWrite() && store.history->notes().renamedAside.isEmpty());
        QCOMPARE(store.history->notes().migratedFrom, 0);
    }

    void aFolderThatIsMissingIsMade()
    {
        Store store;
        const QString path = store.folder.filePath(QStringLiteral("a/file:b?c%20/h.traceo"));
        QVERIFY(History::open(path, {}, store.clock).ok());
        QVERIFY(QFile::exists(path));
    }

    void aReadOnlyFileOpensForReading()
    {
        Store store;
        fill(store);
        QVERIFY(QFile::setPermissions(store.path(), QFile::ReadOwner));
        QVERIFY(store.open());
        QVERIFY(!store.history->canWrite());
        QCOMPARE(store.history->status()->samples, 3 * 1440);
        QCOMPARE(store.commit({}).error().code, ErrorCode::ReadOnly);
        QVERIFY(store.history->notes().renamedAside.isEmpty());
    }

    void aNewerFileOpensForReading()
    {
        Store store;
        fill(store);
        QVERIFY(runOn(store.path(), "ALTER TABLE series ADD COLUMN unit TEXT; PRAGMA user_version=99"));
        QVERIFY(store.open());
        QVERIFY(store.history->notes().newerVersion);
        QVERIFY(!store.history->canWrite());
        QCOMPARE(store.history->status()->samples, 3 * 1440);
        QCOMPARE(store.commit({}).error().code, ErrorCode::NewerVersion);
        store.history.reset();
        QVERIFY(runOn(store.path(), "DROP TABLE chunk"));
        QCOMPARE(openingFails(store.path()), ErrorCode::NewerVersion);
    }

    void aDamagedFileIsSetAsideAndNothingIsDeleted_data()
    {
        QTest::addColumn<QByteArray>("damage");
        for (const char* damage : {"half", "tenth", "garbage", "short", "header", "middle"})
            QTest::newRow(damage) << QByteArray(damage);
    }

    void aDamagedFileIsSetAsideAndNothingIsDeleted()
    {
        QFETCH(QByteArray, damage);
        Store store;
        fill(store);
        QByteArray content = contentOf(store.path());
        if (damage == "half")
            content.truncate(content.size() / 2);
        if (damage == "tenth")
            content.truncate(content.size() / 10);
        if (damage == "garbage")
            content.fill('x');
        if (damage == "short")
            content = "SQLite format 3";
        if (damage == "header")
            content[3] = 'x';
        if (damage == "middle") { // found by the check after an unclean end
            QVERIFY(runOn(store.path(), "UPDATE store SET clean = 0; PRAGMA wal_checkpoint(TRUNCATE)"));
            content = contentOf(store.path());
            content.replace(content.size() / 3, content.size() / 3, QByteArray(content.size() / 3, '\x5a'));
        }
        QVERIFY(overwrite(store.path(), content));
        QVERIFY(overwrite(store.path() + QStringLiteral("-wal"), "torn"));
        QVERIFY(store.open());
        const QString aside = store.history->notes().renamedAside;
        QVERIFY2(aside.contains(QStringLiteral("corrupt-20260921T141320Z")), qPrintable(aside));
        QCOMPARE(contentOf(aside), content);
        QVERIFY(store.history->canWrite());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow, 1))).ok());
        QCOMPARE(store.history->status()->samples, 1);
        QVERIFY(store.open());
        QVERIFY(store.history->notes().renamedAside.isEmpty());
    }

    void aReaderRenamesNothing()
    {
        Store store;
        fill(store);
        QVERIFY(overwrite(store.path(), QByteArray(5000, 'x')));
        QCOMPARE(openingFails(store.path(), Options::Access::Read), ErrorCode::Corrupt);
        QCOMPARE(QDir(store.folder.path()).entryList({QStringLiteral("*corrupt*")}).size(), 0);
    }

    void aFlippedByteOfAChunkLeavesTheOthersReadable()
    {
        Store store;
        fill(store);
        QVERIFY(runOn(store.path(),
                      "UPDATE chunk_body SET body = substr(body, 1, 20) || x'5a5a' || substr(body, 23) "
                      "WHERE k = (SELECT k FROM chunk ORDER BY k LIMIT 1 OFFSET 1)"));
        QVERIFY(store.open());
        const auto snapshot = store.snapshot();
        const auto id = idOf(snapshot, "m");
        const auto all = snapshot.samples(id, kAlways);
        QCOMPARE(all.error().code, ErrorCode::Corrupt);
        QVERIFY2(all.error().where.contains(QStringLiteral("m on 2026-09-19")), qPrintable(all.error().where));
        QVERIFY(snapshot.samples(id, {kNow - kDay, kNow}).ok());
        QCOMPARE(snapshot.aggregate(id, kAlways)->count, 3 * 1440); // from the summaries
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow, 1))).ok());
    }

    void aFlippedByteOfTheHeadLeavesOtherDaysReadable()
    {
        Store store;
        fill(store);
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow, 5))).ok());
        store.history.reset();
        QVERIFY(runOn(store.path(), "UPDATE head SET body = x'010203040506'"));
        QVERIFY(store.open());
        const auto snapshot = store.snapshot();
        const auto id = idOf(snapshot, "m");
        QCOMPARE(snapshot.samples(id, {kNow - kHour, kNow}).error().code, ErrorCode::Corrupt);
        QVERIFY(snapshot.samples(id, {kNow - kDay * 3, kNow - kDay}).ok());
    }

    void eachMigrationIsARowAndAllOrNothing()
    {
        const int now = history::newestVersion();
        Store store;
        fill(store);
        {
            auto database = Database::open(store.path(), Database::Mode::ReadWrite);
            const history::Migration bad[] = {{now + 1, "ALTER TABLE series ADD COLUMN unit TEXT;"},
                                              {now + 2, "DROP TABLE nothing;"}};
            QVERIFY(!history::migrate(**database, bad).ok());
            QCOMPARE((*database)->integer("PRAGMA user_version"), now);
            const history::Migration good[] = {{now + 1, "ALTER TABLE series ADD COLUMN unit TEXT;"}};
            QCOMPARE(*history::migrate(**database, good), now);
            QCOMPARE((*database)->integer("PRAGMA user_version"), now + 1);
            QCOMPARE(*history::migrate(**database, good), now + 1); // nothing to do
        }
        const auto copy = Database::open(store.path() + QStringLiteral(".v%1").arg(now), Database::Mode::ReadOnly);
        QVERIFY(copy.ok());
        QCOMPARE((*copy)->integer("PRAGMA user_version"), now);
        QCOMPARE((*copy)->integer("SELECT sum(n) FROM chunk"), (*copy)->integer("SELECT sum(stored) FROM chunk"));
    }

    void aFileOfVersionOneReadsForEver()
    {
        Store store;
        const QString stored = test::testFile("data/history/v1.traceo");
        if (qEnvironmentVariableIsSet("TRACEO_WRITE_V1"))
            writeVersionOne(stored);
        QVERIFY(QFile::copy(stored, store.path()));
        store.options.access = Options::Access::Read;
        checkVersionOne(store);
        store.options.access = Options::Access::Own;
        QVERIFY(QFile::setPermissions(store.path(), QFile::ReadOwner | QFile::WriteOwner));
        checkVersionOne(store);
        QVERIFY(store.history->canWrite());
        QCOMPARE(store.history->notes().migratedFrom, 1);
        QVERIFY(QFile::exists(store.path() + QStringLiteral(".v1")));
        QVERIFY(store.open());
        QCOMPARE(store.history->notes().migratedFrom, 0);
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow, 1))).ok());
    }

    /// Written by version 2's own `traceo history import` and `compact`: four series in chunks, late by each minute.
    void aFileOfVersionTwoReadsForEver()
    {
        Store store;
        QVERIFY(QFile::copy(test::testFile("data/history/v2.traceo"), store.path()));
        QVERIFY(QFile::setPermissions(store.path(), QFile::ReadOwner | QFile::WriteOwner));
        store.options.keepRaw = 365 * 100 * kDay;
        for (const auto access : {history::Options::Access::Read, history::Options::Access::Own}) {
            store.options.access = access;
            checkVersionTwo(store);
        }
        QCOMPARE(store.history->notes().migratedFrom, 2);
        QVERIFY(store.compact());
        checkVersionTwo(store);
    }

    /// Whoever has it open for reading is not told: months would be missing without a word.
    void aFileIsMigratedUnderItsReader()
    {
        Store owner;
        QVERIFY(QFile::copy(test::testFile("data/history/v2.traceo"), owner.path()));
        QVERIFY(QFile::setPermissions(owner.path(), QFile::ReadOwner | QFile::WriteOwner));
        owner.options.keepRaw = 365 * 100 * kDay;
        history::Options reading;
        reading.access = history::Options::Access::Read;
        const auto reader = history::History::open(owner.path(), reading, owner.clock);
        QVERIFY(reader.ok());
        const auto samples = [&reader] {
            const auto snapshot = (*reader)->snapshot({});
            const auto series = snapshot->series(*Selector::parse(R"(latency{instance="a"})"));
            return *snapshot->samples(series->front().id, kAlways);
        };
        const auto before = samples();
        QCOMPARE(before.size(), std::size_t(700));
        QVERIFY(owner.open());
        QVERIFY(owner.compact());
        QVERIFY(sameBits(samples(), before));
    }

    void everySettingIsSet()
    {
        Store store;
        QVERIFY(store.open());
        store.history.reset();
        const auto database = Database::open(store.path(), Database::Mode::ReadWrite);
        const std::pair<const char*, std::int64_t> expected[] = {{"PRAGMA page_size", 8192},
                                                                 {"PRAGMA auto_vacuum", 2},
                                                                 {"PRAGMA synchronous", 2},
                                                                 {"PRAGMA wal_autocheckpoint", 0},
                                                                 {"PRAGMA foreign_keys", 1},
                                                                 {"PRAGMA cell_size_check", 1},
                                                                 {"PRAGMA trusted_schema", 0},
                                                                 {"PRAGMA mmap_size", 0},
                                                                 {"PRAGMA busy_timeout", 5000},
                                                                 {"PRAGMA temp_store", 2},
                                                                 {"PRAGMA journal_size_limit", 67108864},
                                                                 {"PRAGMA user_version", history::newestVersion()},
                                                                 {"PRAGMA application_id", history::kApplicationId}};
        for (const auto& [pragma, value] : expected)
            QVERIFY2((*database)->integer(pragma) == value, pragma);
        auto mode = (*database)->query("PRAGMA journal_mode");
        QVERIFY(mode.step() && mode.text(0) == "wal");
    }

    void anErrorSticksUntilItIsTaken()
    {
        Store store;
        const auto database = Database::open(store.path(), Database::Mode::ReadWrite);
        QVERIFY(!(*database)->run("SELECT * FROM nothing"));
        QVERIFY(!(*database)->run("CREATE TABLE t(x)"));
        QVERIFY((*database)->error().found.contains(QStringLiteral("nothing")));
        (*database)->clearError();
        QVERIFY((*database)->run("CREATE TABLE t(x)"));
    }

private:
    static void checkVersionOne(Store& store)
    {
        QVERIFY(store.open());
        const auto snapshot = store.snapshot();
        const auto series = snapshot.series(*Selector::parse("requests_total{job=\"api\"}"));
        QCOMPARE(series->size(), std::size_t(1));
        QVERIFY(sameBits(*snapshot.samples(series->front().id, kAlways), versionOneSamples()));
        QCOMPARE(snapshot.facts("alert")->front().payload, std::string("{\"v\":1}"));
        QCOMPARE(snapshot.countEvents("decisions", kAlways, {}, {})->front().count, 2);
        QVERIFY(!snapshot.observed("prom", "requests_total", {kNow - kHour, kNow})->empty());
        QCOMPARE(store.history->status()->quarantined, 1);
    }

    static void checkVersionTwo(Store& store)
    {
        QVERIFY(store.open());
        const auto snapshot = store.snapshot();
        for (const auto& [selector, chunk] :
             {std::pair(R"(up{instance="b"})", OldChunk::Constant), std::pair(R"(latency{instance="a"})", OldChunk::Latency)}) {
            std::vector<Sample> expected;
            for (const auto& sample : oldSamples(chunk))
                expected.push_back({utcMs(sample.at), sample.value});
            const auto series = snapshot.series(*Selector::parse(selector));
            QCOMPARE(series->size(), std::size_t(1));
            QVERIFY(sameBits(*snapshot.samples(series->front().id, kAlways), expected));
        }
        QCOMPARE(store.history->status()->payloadBytes, 1418);
    }

    static std::vector<Sample> versionOneSamples();
    static void writeVersionOne(const QString& path);
};

std::vector<Sample> TstStoreFile::versionOneSamples()
{
    auto samples = ramp(kNow - kDay * 2, 100);
    samples[5].value = -0.0;
    samples[6].value = std::bit_cast<double>(std::uint64_t{0x7ff0000000000002});
    samples.push_back({kNow - kMinute, 0.1 + 0.2});
    samples.push_back({kNow, 1e300});
    return samples;
}

/// How the stored file was made. It is never made again: it stands for what version 1 wrote.
void TstStoreFile::writeVersionOne(const QString& path)
{
    Store store;
    QVERIFY(store.open());
    const auto samples = versionOneSamples();
    QVERIFY(store.commit(batchOf(key("requests_total", {{"job", "api"}}), {samples.begin(), samples.end() - 2})).ok());
    Batch batch = batchOf(key("requests_total", {{"job", "api"}}), {samples.end() - 2, samples.end()});
    batch.series.add({key("ahead"), {{kNow + kDay * 36500, 1}}});
    Fact fact;
    fact.kind = "alert";
    fact.source = "prom";
    fact.key = "a";
    fact.validFrom = kNow;
    fact.payload = "{\"v\":1}";
    batch.facts.push_back(fact);
    batch.events.push_back({"decisions", {kNow, kNow}, {"1", "2"}, {{"verdict", std::vector<std::string>{"allow", "deny"}}}});
    batch.observations.push_back({"prom", "requests_total", {kNow - kMinute, kNow}, kNow, Outcome::Ok, {}});
    QVERIFY(store.commit(batch).ok());
    store.history.reset();
    QVERIFY(runOn(store.path(), "PRAGMA journal_mode=DELETE; PRAGMA page_size=512; VACUUM; PRAGMA journal_mode=WAL"));
    QFile::remove(path);
    QVERIFY(QFile::copy(store.path(), path));
}

TRACEO_TEST(TstStoreFile);
#include "tst_store_file.moc"
