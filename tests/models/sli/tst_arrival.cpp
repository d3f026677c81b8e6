// Samples reach a history in any order: newest first from a backfill, late from a slow source, twice from two polls. What is
// counted of them is what is counted of all of them in order. A hundred thousand histories with TRACEO_ALL.
#include "models/history/store.h"
#include "models/sli/random_histories.h"
#include "sli/slices.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr int kInAStore = 100; // opening and committing wait for the disk, counting does not
constexpr int kMinutes = 10;
constexpr TimeSpan kSpan{kHistoryStart, kHistoryStart + kMinutes* kMinute};

SliDefinition definitionOf(const std::string& name)
{
    SliDefinition definition;
    definition.bad = Selector(name, {{"code", Selector::Match::Equal, "500"}});
    definition.total = Selector(name);
    definition.source = "prom";
    return definition;
}

/// Each sample in one of the batches, some in two.
std::vector<Batch> dealt(const std::vector<RandomHistory>& histories, QRandomGenerator& random)
{
    const std::size_t count = 2 + std::size_t(random.bounded(5));
    std::vector<std::vector<SeriesSamples>> parts(count);
    for (const RandomHistory& history : histories) {
        for (const CounterSeries& counter : history.series) {
            std::vector<std::vector<Sample>> hands(count);
            for (const Sample& sample : counter.samples) {
                const auto hand = std::size_t(random.bounded(int(count)));
                hands[hand].push_back(sample);
                if (const auto other = std::size_t(random.bounded(int(8 * count))); other < count && other != hand)
                    hands[other].push_back(sample);
            }
            for (std::size_t i = 0; i < count; ++i) {
                if (!hands[i].empty())
                    parts[i].push_back({counter.key, std::move(hands[i])});
            }
        }
    }
    std::vector<Batch> batches(count);
    for (std::size_t i = 0; i < count; ++i)
        batches[i].series = SeriesRuns(std::move(parts[i]));
    return batches;
}

} // namespace

class TstArrival : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyOrderOfArrivalGivesTheSame()
    {
        QRandomGenerator random(m_seed);
        const int stores = (historyCount(5'000) + kInAStore - 1) / kInAStore;
        for (int round = 0; round < stores; ++round) {
            std::vector<RandomHistory> histories;
            for (int i = 0; i < kInAStore; ++i)
                histories.push_back(randomCounters(random, 'r' + std::to_string(i) + "_total", kMinutes));
            Store store;
            QVERIFY(store.open());
            for (Batch& batch : dealt(histories, random))
                QVERIFY(store.commit(std::move(batch)));
            const auto snapshot = store.snapshot();
            for (int i = 0; i < kInAStore; ++i) {
                const RandomHistory& history = histories[std::size_t(i)];
                const auto counted = countSlices(snapshot, definitionOf(history.series.front().key.name), kSpan);
                QVERIFY2(counted && *counted == countHistory(history.series, kSpan),
                         qPrintable(QStringLiteral("store %1, history %2").arg(round).arg(i)));
            }
        }
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = seedOfRun();
};

TRACEO_TEST(TstArrival);
#include "tst_arrival.moc"
