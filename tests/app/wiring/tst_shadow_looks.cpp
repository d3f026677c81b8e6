// From the workspace's list to events in the history: by a clock that is set, and answers from arithmetic.
#include "app/wiring/shadow_looks.h"

#include "app/wiring/loaded_workspace.h"
#include "models/cache/shadow_world.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <set>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::uint64_t kSeed = 11;

/// Fires when somebody sets the clock there.
class HandTimer final : public PollTimer {
public:
    explicit HandTimer(const Clock& clock) : m_clock(clock) {}
    void start(Millis delay, std::function<void()> fire) override
    {
        m_at = m_clock.monotonic() + delay;
        m_fire = std::move(fire);
    }
    void stop() override { m_fire = nullptr; }
    bool isArmed() const { return bool(m_fire); }
    Millis at() const { return m_at; }
    void fire()
    {
        const auto call = std::exchange(m_fire, nullptr);
        call();
    }

private:
    const Clock& m_clock;
    Millis m_at{0};
    std::function<void()> m_fire;
};

/// Notes who was asked; a database says no.
struct Noting final : RequestRunner {
    ShadowWorld& world;
    std::vector<Endpoint> caches;
    std::vector<Endpoint> origins;

    explicit Noting(ShadowWorld& answers) : world(answers) {}
    QFuture<Response> run(const Endpoint& endpoint, const Request& request) override
    {
        (request.transport == Transport::Redis ? caches : origins).push_back(endpoint);
        if (request.transport != Transport::Sql)
            return world.run(endpoint, request);
        QPromise<Response> promise;
        promise.start();
        Response response;
        response.error = Error{.code = ErrorCode::Auth,
                               .expected = u"to be allowed to read it"_s,
                               .found = u"permission denied for schema hidden"_s,
                               .hint = u"GRANT USAGE ON SCHEMA hidden TO traceo;"_s};
        promise.addResult(response);
        promise.finish();
        return promise.future();
    }
};

const std::string kSessions = "    - {cache: sessions, keys: 'k:*', rate: 2, grace: 1s, origin: {url: "
                              "'https://origin.example.com/{id}', value: /data, updated: /changed}}\n";
const std::string kPrices = "    - {cache: prices, keys: 'k:*', rate: 2, grace: 1s, origin: {url: "
                            "'https://origin.example.com/{id}', value: /data, updated: /changed}}\n";
const std::string kOfShop = "    - {cache: prices, keys: 'k:*', origin: {source: shop, statement: "
                            "'SELECT body AS value, changed AS updated_at FROM prices WHERE sku = {id}'}}\n";

/// A workspace's readers over a world.
struct Bench {
    ShadowWorld world{kSeed, 500, 300, 0.001};
    Noting runner{world};
    HandTimer* timer = new HandTimer(world.clock); ///< owned by the looks
    std::unique_ptr<ShadowLooks> looks;

    explicit Bench(const LoadedWorkspace& workspace)
        : looks(std::make_unique<ShadowLooks>(
            ShadowLooks::Services{.runner = runner, .clock = world.clock, .sink = world, .seed = kSeed}, workspace.shadows,
            workspace.sources, std::unique_ptr<PollTimer>(timer)))
    {}

    void runFor(Millis length)
    {
        const Millis end = world.clock.monotonic() + length;
        while (timer->isArmed() && timer->at() <= end) {
            world.clock.set(std::max(world.clock.now(), utcMs(timer->at().count())));
            timer->fire();
        }
        world.clock.set(std::max(world.clock.now(), utcMs(end.count())));
    }
    std::size_t originsAsked() const { return runner.origins.size(); }
    /// What the history knows of whether it can look, in order.
    std::vector<vocabulary::ShadowFact> facts() const
    {
        std::vector<vocabulary::ShadowFact> facts;
        for (const Batch& batch : world.stored) {
            for (const Fact& fact : batch.facts)
                facts.push_back(vocabulary::shadowFact(fact.payload).valueOr({}));
        }
        return facts;
    }
    /// Of all events that were handed over.
    std::vector<std::string> ids() const
    {
        std::vector<std::string> ids;
        for (const Batch& batch : world.stored) {
            for (const EventBlock& block : batch.events)
                ids.insert(ids.end(), block.ids.begin(), block.ids.end());
        }
        return ids;
    }
};

} // namespace

class TstShadowLooks : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    LoadedWorkspace loadedWith(const std::string& items)
    {
        QFile file(m_folder.filePath(u"traceo.yaml"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("no file");
        file.write("version: 1\nname: w\nsources:\n"
                   "  - {name: sessions, kind: redis, url: \"redis://127.0.0.1:1/2\"}\n"
                   "  - {name: prices, kind: redis, url: \"redis://127.0.0.1:2\"}\n"
                   "  - {name: shop, kind: postgres, url: \"postgresql://127.0.0.1:3/shop\"}\n"
                   "cache:\n  targets: {hit_rate: 85%}\n");
        if (!items.empty())
            file.write(QByteArray::fromStdString("  shadow:\n" + items));
        file.close();
        auto workspace = loadWorkspace(file.fileName(), {});
        if (!workspace)
            qFatal("%s", qPrintable(toText(workspace.error())));
        return *workspace;
    }
    LoadedWorkspace loadedRightly(const std::string& items)
    {
        LoadedWorkspace workspace = loadedWith(items);
        if (!workspace.errors.empty())
            qFatal("%s", qPrintable(toText(workspace.errors.front())));
        return workspace;
    }

private Q_SLOTS:
    void initTestCase() { qInfo("seed %llu", static_cast<unsigned long long>(kSeed)); }

    void withoutTheListNothingIsRead()
    {
        const LoadedWorkspace workspace = loadedRightly({});
        QVERIFY(workspace.shadows.empty());
        Bench bench(workspace);
        bench.looks->start();
        QVERIFY(!bench.timer->isArmed());
        bench.runFor(kMinute);
        QVERIFY(bench.world.asked.empty());
    }

    void nothingIsReadBeforeTheStart()
    {
        Bench bench(loadedRightly(kSessions));
        bench.runFor(kMinute);
        QVERIFY(bench.world.asked.empty());
    }

    void noMoreLooksAreMadeThanTheListAllows()
    {
        Bench bench(loadedRightly(kSessions));
        bench.looks->start();
        bench.looks->start(); // twice is once
        bench.runFor(kMinute);
        QVERIFY2(bench.originsAsked() <= 121, QByteArray::number(qulonglong(bench.originsAsked())).constData());
        QVERIFY2(bench.originsAsked() >= 110, QByteArray::number(qulonglong(bench.originsAsked())).constData());
    }

    void whatWasFoundBecomesEvents()
    {
        Bench bench(loadedRightly(kSessions));
        bench.looks->start();
        bench.runFor(Millis{12'000});
        QVERIFY(!bench.world.stored.empty()); // every ten seconds
        const auto first = std::ranges::find_if(bench.world.stored, [](const Batch& batch) { return !batch.events.empty(); });
        QVERIFY(first != bench.world.stored.end());
        const EventBlock& block = first->events.at(0);
        QCOMPARE(block.stream, std::string(vocabulary::kStaleStream));
        const auto column = std::ranges::find(block.columns, std::string(vocabulary::kStaleCache), &EventColumn::name);
        QVERIFY(column != block.columns.end());
        QCOMPARE(std::get<std::vector<std::string>>(column->values).at(0), std::string("sessions"));
        bench.looks.reset(); // the rest
        QCOMPARE(bench.ids().size(), bench.originsAsked());
    }

    void aPauseHandsOverWhatWasFoundAndAsksNothing()
    {
        Bench bench(loadedRightly(kSessions));
        bench.looks->start();
        bench.runFor(Millis{5'100});
        bench.looks->stop();
        const std::size_t asked = bench.world.asked.size();
        QVERIFY(asked > 0 && bench.ids().size() == bench.originsAsked());
        QVERIFY(!bench.timer->isArmed());
        bench.looks->start(); // at once: a pause is no way around the rate
        QCOMPARE(bench.world.asked.size(), asked);
        bench.looks->stop();
        bench.runFor(kHour);
        QCOMPARE(bench.world.asked.size(), asked);
        bench.looks->start();
        bench.runFor(Millis{5'000});
        QVERIFY(bench.world.asked.size() > asked);
    }

    void aReaderThatWaitsForItsAnswerIsNotSteppedInARush()
    {
        Bench bench(loadedRightly(kSessions));
        bench.world.isPendingOnly = true;
        bench.looks->start();
        bench.runFor(Millis{5'000});
        QCOMPARE(bench.world.pending.size(), 1u);
        QVERIFY(bench.timer->isArmed() && bench.timer->at() > bench.world.clock.monotonic());
        bench.looks.reset();
        QVERIFY(bench.world.pending[0].isCanceled());
        bench.world.pending[0].finish();
    }

    void looksAtTwoCachesAreTwoEvents()
    {
        Bench bench(loadedRightly(kSessions + kPrices));
        bench.looks->start();
        bench.runFor(kMinute);
        bench.looks.reset();
        const std::vector<std::string> ids = bench.ids();
        QVERIFY(ids.size() >= 180);
        QCOMPARE(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
    }

    void theNamedSourcesAreAsked()
    {
        Bench bench(loadedRightly(kSessions));
        bench.looks->start();
        QCOMPARE(bench.runner.caches.at(0).base.toString(), u"redis://127.0.0.1:1/2"_s); // and its database
        QCOMPARE(bench.runner.origins.at(0).base.toString(), u"https://origin.example.com"_s);
        Bench ofShop(loadedRightly(kOfShop));
        ofShop.looks->start();
        QCOMPARE(ofShop.runner.caches.at(0).source, std::string("prices"));
        QCOMPARE(ofShop.runner.origins.at(0).source, std::string("shop"));
        QCOMPARE(ofShop.runner.origins.at(0).base.port(), 3);
    }

    void aProblemIsToldOnceAndWithoutTheKey()
    {
        Bench bench(loadedRightly(kSessions));
        bench.world.originBroken = Error{.code = ErrorCode::Http,
                                         .where = u"GET https://origin.example.com/s3cr3t"_s,
                                         .expected = u"an answer with status 200"_s,
                                         .found = u"500: no s3cr3t"_s,
                                         .hint = {}};
        const QSignalSpy told(bench.looks.get(), &ShadowLooks::troubled);
        bench.looks->start();
        bench.runFor(kHour);
        QCOMPARE(told.size(), 1);
        const auto error = told.at(0).at(0).value<Error>();
        QCOMPARE(error.code, ErrorCode::Http);
        QCOMPARE(error.where, u"sessions, its origin origin.example.com"_s);
        QCOMPARE(error.found, u"another answer"_s);
        QVERIFY(!toText(error).contains(u"s3cr3t"_s) && toText(error).contains(u"status 200"_s));
    }

    /// A log alone nobody reads.
    void whoMayNotReadTheOriginIsAFactWithTheRemedy()
    {
        Bench bench(loadedRightly(kOfShop));
        const QSignalSpy told(bench.looks.get(), &ShadowLooks::troubled);
        bench.looks->start();
        bench.runFor(kHour);
        QCOMPARE(told.size(), 1);
        const QString line = toText(told.at(0).at(0).value<Error>());
        QVERIFY2(line.startsWith(u"prices, its origin shop"_s) && line.contains(u"found permission denied for schema hidden"_s),
                 qPrintable(line));
        const auto facts = bench.facts();
        QCOMPARE(facts.size(), 1u);
        QVERIFY2(facts[0].problem.starts_with("permission denied for schema hidden"), facts[0].problem.c_str());
        QCOMPARE(facts[0].remedy, std::string("GRANT USAGE ON SCHEMA hidden TO traceo;"));
    }

    void aReaderThatLooksAgainSaysThatToo()
    {
        Bench bench(loadedRightly(kSessions));
        bench.world.originBroken = Error{.code = ErrorCode::Http, .found = u"s3cr3t"_s};
        bench.looks->start();
        bench.runFor(10 * kMinute);
        bench.world.originBroken.reset();
        bench.runFor(10 * kMinute);
        const auto facts = bench.facts();
        QCOMPARE(facts.size(), 2u);
        QVERIFY(!facts[0].problem.empty() && facts[0].problem.find("s3cr3t") == std::string::npos);
        QVERIFY(facts[1].problem.empty());
    }

    void aMistakeInTheNamesIsLocatedAndLeavesOutItsItem()
    {
        std::string slip = kPrices;
        slip.replace(slip.find("prices"), 6, "shop");
        const LoadedWorkspace workspace = loadedWith(kSessions + slip
                                                     + "    - {cache: price, keys: 'k:*', origin: {url: "
                                                       "'https://origin.example.com/{id}'}}\n");
        QCOMPARE(workspace.shadows.size(), 1u);
        QCOMPARE(workspace.shadows[0].cache, std::string("sessions"));
        QCOMPARE(workspace.errors.size(), 2u);
        QVERIFY2(workspace.errors[0].where.endsWith(u"traceo.yaml:11:15"_s), qPrintable(workspace.errors[0].where));
        QVERIFY2(workspace.errors[0].found.contains(u"postgres"_s), qPrintable(workspace.errors[0].found));
        QVERIFY2(workspace.errors[1].where.endsWith(u"traceo.yaml:12:15"_s), qPrintable(workspace.errors[1].where));
        QVERIFY2(workspace.errors[1].hint.contains(u"prices"_s), qPrintable(workspace.errors[1].hint));
    }

    void endingItsThreadHandsOverWhatWasFound()
    {
        const LoadedWorkspace workspace = loadedRightly(kSessions);
        ShadowWorld world(kSeed, 500, 300, 0.001);
        QThread thread;
        auto* const looks = new ShadowLooks({.runner = world, .clock = world.clock, .sink = world, .seed = kSeed},
                                            workspace.shadows, workspace.sources);
        looks->moveToThread(&thread);
        connect(&thread, &QThread::finished, looks, &QObject::deleteLater);
        thread.start();
        looks->start();
        QMetaObject::invokeMethod(
            looks, [] {}, Qt::BlockingQueuedConnection); // it has begun
        thread.quit();
        thread.wait();
        QVERIFY(world.asked.size() >= 4);
        QVERIFY(!world.stored.empty());
    }
};

TRACEO_TEST(TstShadowLooks);
#include "tst_shadow_looks.moc"
