// Many SLOs at once give what each of them gives alone, whoever read what.
#include "slo/many_counts.h"

#include "models/slo/slo_store.h"
#include "slo/slo_derivation.h"
#include "support/needs.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QDir>

#include <span>
#include <thread>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr int kObjectives = 20;

Question asked()
{
    return {.now = kEnd, .range = kDay, .columns = 96};
}

/// Some are judged by minutes, one is of nothing.
std::vector<SloDefinition> fleet()
{
    std::vector<SloDefinition> slos;
    for (int i = 0; i < kObjectives; ++i) {
        slos.push_back(test::slo("service-" + std::to_string(i), 99.0, 3 * kDay));
        if (i % 5 == 3)
            slos.back().method = {.kind = BudgetingMethod::Kind::RatioTimeslices};
    }
    slos[7].sli.total = Selector("nothing_total");
    return slos;
}

std::unique_ptr<history::History> reading(const Store& store)
{
    auto opened = history::History::open(store.path(), {.access = history::Options::Access::Read}, store.clock);
    if (!opened)
        qFatal("it cannot be read");
    return std::move(*opened);
}

#ifdef Q_OS_LINUX
/// How often this process has the file open: who reads beside another does so with a connection of its own.
std::ptrdiff_t timesOpen(const QString& file)
{
    const QString wanted = QFileInfo(file).canonicalFilePath();
    const auto open = QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    return std::ranges::count(open, wanted, &QFileInfo::symLinkTarget);
}
#endif

} // namespace

class TstManyCounts : public QObject {
    Q_OBJECT
private:
    const quint32 m_seed = seedOfRun();

private Q_SLOTS:
    void initTestCase() { qInfo("TRACEO_SEED=%u", m_seed); }

    void theyAreThoseOfEach()
    {
        QRandomGenerator random(m_seed);
        Store store;
        QVERIFY(store.open());
        const std::vector<SloDefinition> slos = fleet();
        Batch all;
        for (const SloDefinition& slo : slos) {
            Batch one = traffic(slo.name, 5 * kDay, double(1 + random.bounded(200)), double(random.bounded(3)));
            all.series.append(std::move(one.series));
        }
        QVERIFY(store.commit(std::move(all)));
        auto derived = sliDerivation(slos).derive(store.snapshot(), {kEnd - 9 * kDay, kEnd});
        QVERIFY(derived && store.commit(std::move(*derived)));
        QVERIFY(store.compact());

        const std::vector<Millis> windows{7 * kHour};
        const auto each = reading(store); // nothing is known to it yet
        const auto many = reading(store);
        const auto eachSnapshot = each->snapshot({.view = kEnd});
        const auto manySnapshot = many->snapshot({.view = kEnd});
        QVERIFY(eachSnapshot && manySnapshot);
        for (int round = 0; round < 2; ++round) { // the second from what is known
            std::size_t next = 0;
            countSlos(*manySnapshot, slos, asked(), kEnd, Minutes::AtEdges, windows,
                      [&](std::size_t place, const Result<SloCounts>& counts) {
                          const auto alone = countSlo(*eachSnapshot, slos[place], asked(), kEnd);
                          const bool isSame = place == next++ && counts && alone && counts->window == alone->window
                              && counts->burns == alone->burns && counts->since == alone->since
                              && counts->track.over({kEnd - 7 * kHour, kEnd}) == alone->track.over({kEnd - 7 * kHour, kEnd});
                          if (!isSame)
                              qWarning("not the same: %s", slos[place].name.c_str());
                          return isSame;
                      });
            QCOMPARE(next, slos.size());
        }
    }

    /// Else the test before says nothing of two threads.
    void aSecondThreadReadsTheFirstTime()
    {
#ifdef Q_OS_LINUX
        TRACEO_NEEDS(std::thread::hardware_concurrency() >= 2,
                     "ONE CORE: no second thread reads here, so that nothing was tested of it");
        Store store;
        QVERIFY(store.open());
        const std::vector<SloDefinition> slos = fleet();
        Batch all;
        for (const SloDefinition& slo : slos) {
            Batch one = traffic(slo.name, kDay, 100, 1);
            all.series.append(std::move(one.series));
        }
        QVERIFY(store.commit(std::move(all)));
        auto derived = sliDerivation(slos).derive(store.snapshot(), {kEnd - 4 * kDay, kEnd});
        QVERIFY(derived && store.commit(std::move(*derived)));
        for (const auto& [count, others] : {std::pair(std::size_t(2), 0), { slos.size(), 1 }}) { // two are not worth it
            const auto history = reading(store);                                                 // nothing is known to it yet
            const auto snapshot = history->snapshot({.view = kEnd});
            QVERIFY(snapshot);
            const auto before = timesOpen(store.path());
            QVERIFY(before > 0);
            countSlos(*snapshot, std::span(slos).first(count), asked(), kEnd, Minutes::AtEdges, {},
                      [](std::size_t, const Result<SloCounts>& counts) { return counts.ok(); });
            QCOMPARE(timesOpen(store.path()) - before, std::ptrdiff_t(others));
        }
#else
        QSKIP("Whether a second thread reads is not seen on this system");
#endif
    }

    void theyEndWhereNobodyWantsMore()
    {
        Store store;
        QVERIFY(store.open());
        std::size_t told = 0;
        countSlos(store.snapshot(), fleet(), asked(), kEnd, Minutes::InTrack, {},
                  [&told](std::size_t, const Result<SloCounts>&) { return ++told < 3; });
        QCOMPARE(told, std::size_t(3));
    }
};

TRACEO_TEST(TstManyCounts);
#include "tst_many_counts.moc"
