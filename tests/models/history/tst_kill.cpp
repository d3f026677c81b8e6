// Killed at random moments: what was acknowledged is there, each batch is whole or absent, the file is sound.
// The child folds, packs and vacuums beside its commits; another file is migrated. TRACEO_KILLS (default 25) says how
// often: twice that while it writes, half of it while a file is migrated. TRACEO_SEED repeats a run.
#include "kill_batches.h"
#include "old_bodies.h"
#include "support/paths.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QThread>

#include <set>

using namespace traceo;
using namespace traceo::test;

namespace {

/// The numbers of the batches that are whole; none when one is not, and `problem` says what was found.
std::optional<std::set<int>> wholeBatches(const history::Snapshot& snapshot, QString& problem)
{
    std::set<int> numbers;
    for (int i = 0; i < kKillSeries; ++i) {
        const std::string name = "k" + std::to_string(i);
        std::set<int> here;
        if (const auto id = idOf(snapshot, name)) {
            const auto samples = snapshot.samples(id, kAlways);
            if (!samples) {
                problem = toText(samples.error());
                return std::nullopt;
            }
            for (const Sample& sample : *samples) {
                if (sample.at != momentOf(int(sample.value)) - Millis{i} || !here.insert(int(sample.value)).second) {
                    problem = QStringLiteral("series %1 holds %2 twice or at another time").arg(i).arg(sample.value);
                    return std::nullopt;
                }
            }
        }
        if (i > 0 && here != numbers) {
            problem = QStringLiteral("series %1 holds %2 batches, the one before %3").arg(i).arg(here.size()).arg(numbers.size());
            return std::nullopt;
        }
        numbers = std::move(here);
    }
    const auto stored = snapshot.factSpans("batch", kAlways);
    const auto page = snapshot.events("batches", kAlways, {}, 10'000'000);
    if (!stored || !page) {
        problem = toText(stored ? page.error() : stored.error());
        return std::nullopt;
    }
    std::set<int> facts;
    for (const Fact& fact : *stored)
        facts.insert(std::stoi(fact.key));
    std::set<int> events;
    for (const std::string& id : page->ids)
        events.insert(std::stoi(id));
    if (facts != numbers || events != numbers) {
        problem = QStringLiteral("%1 batches in samples, %2 in facts, %3 in events")
                      .arg(numbers.size())
                      .arg(facts.size())
                      .arg(events.size());
        return std::nullopt;
    }
    return numbers;
}

int kills()
{
    return qEnvironmentVariableIsSet("TRACEO_KILLS") ? qEnvironmentVariableIntValue("TRACEO_KILLS") : 25;
}

QRandomGenerator seeded()
{
    const auto seed = seedOfRun();
    qInfo("seed %u, %d kills", seed, kills());
    return QRandomGenerator(seed);
}

/// Runs the child for a while and kills it; the numbers it acknowledged.
std::set<int> killedRun(const QString& path, int first, int milliseconds)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(test::builtFile("history_kill_child"), {path, QString::number(first)});
    if (!child.waitForReadyRead(30'000))
        return {};
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        child.waitForReadyRead(std::max(1, int(milliseconds - timer.elapsed())));
    child.kill();
    child.waitForFinished();
    std::set<int> acknowledged;
    for (const QByteArray& line : child.readAllStandardOutput().split('\n')) {
        bool isNumber = false;
        const int number = line.toInt(&isNumber);
        if (isNumber)
            acknowledged.insert(number);
    }
    return acknowledged;
}

} // namespace

class TstKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKilledWriterLosesNothingItAcknowledged()
    {
        QRandomGenerator random = seeded();
        Store store;
        store.options = killOptions();
        std::set<int> acknowledged;
        int next = 0;
        for (int i = 0; i < 2 * kills(); ++i) {
            const auto more = killedRun(store.path(), next, random.bounded(250));
            acknowledged.insert(more.begin(), more.end());
            store.clock.set(momentOf(next));
            QVERIFY(store.open()); // unclean: this is the quick_check
            QVERIFY2(store.history->notes().renamedAside.isEmpty(), qPrintable(QStringLiteral("kill %1").arg(i)));
            QString problem;
            const auto whole = wholeBatches(store.snapshot(), problem);
            QVERIFY2(whole.has_value(),
                     qPrintable(QStringLiteral("a half batch after kill %1: %2").arg(QString::number(i), problem)));
            QVERIFY2(std::ranges::includes(*whole, acknowledged),
                     qPrintable(QStringLiteral("a batch was lost by kill %1").arg(i)));
            next = whole->empty() ? 0 : *whole->rbegin() + 1;
            store.history.reset();
        }
        qInfo("%zu batches acknowledged, none lost", acknowledged.size());
        QVERIFY(!acknowledged.empty());
    }

    /// Between a file of version 2 and one of today there is nothing.
    void aKilledMigrationLosesNothing()
    {
        QRandomGenerator random = seeded();
        std::vector<Sample> expected;
        for (const auto& sample : oldSamples(OldChunk::Latency))
            expected.push_back({utcMs(sample.at), sample.value});
        int migrated = 0;
        for (int i = 0; i < kills() / 2; ++i) {
            Store store;
            store.options = killOptions();
            QVERIFY(QFile::copy(test::testFile("data/history/v2.traceo"), store.path()));
            QVERIFY(QFile::setPermissions(store.path(), QFile::ReadOwner | QFile::WriteOwner));
            QProcess child;
            child.start(test::builtFile("history_kill_child"), {store.path(), QStringLiteral("0")});
            QVERIFY(child.waitForStarted());
            QThread::usleep(unsigned(random.bounded(40'000)));
            child.kill();
            QVERIFY(child.waitForFinished());
            QVERIFY(store.open());
            migrated += store.history->notes().migratedFrom == 0 ? 1 : 0;
            const auto snapshot = store.snapshot();
            const auto series = snapshot.series(*Selector::parse(R"(latency{instance="a"})"));
            QVERIFY(series && series->size() == 1);
            QVERIFY(sameBits(*snapshot.samples(series->front().id, kAlways), expected));
        }
        qInfo("%d of them had been migrated", migrated);
    }

    void theOwnerIsNamedToTheNextOne()
    {
        Store store;
        QProcess child;
        child.start(test::builtFile("history_kill_child"), {store.path(), QStringLiteral("0")});
        QVERIFY(child.waitForReadyRead(30'000));
        const auto second = history::History::open(store.path(), {}, store.clock);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::Locked);
        QVERIFY2(second.error().found.contains(QString::number(child.processId())), qPrintable(toText(second.error())));
        // Reading is always possible beside the owner.
        store.options.access = history::Options::Access::Read;
        QVERIFY(store.open());
        QVERIFY(!store.history->canWrite());
        QTRY_VERIFY(idOf(store.snapshot(), "k0") != 0);
        child.kill();
        QVERIFY(child.waitForFinished());
        // The lock ended with its process.
        store.options.access = history::Options::Access::Own;
        QVERIFY(store.open());
        QVERIFY(store.history->canWrite());
    }
};

TRACEO_TEST(TstKill);
#include "tst_kill.moc"
