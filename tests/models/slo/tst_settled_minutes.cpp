// Counts that rest on kept minutes are those that are counted from nothing, whatever is committed in between.
#include "slo/settled_minutes.h"

#include "history/remembered.h"
#include "models/slo/made_composites.h"
#include "refresh/derivation.h"
#include "sli/slices.h"
#include "slo/slo_derivation.h"
#include "support/seed.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;

namespace {

Question asked(UtcMs now)
{
    return {.now = now, .range = kDay, .columns = 96};
}

SloCounts countsOf(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs now)
{
    auto counts = countSlo(snapshot, slo, asked(now), floorTo(now, kMinute));
    if (!counts)
        qFatal("%s", qPrintable(toText(counts.error())));
    return std::move(*counts);
}

/// From a history that nobody asked before: nothing is kept there.
SloCounts countedAnew(const Store& store, const SloDefinition& slo, UtcMs now)
{
    const auto reading = history::History::open(store.path(), {.access = history::Options::Access::Read}, store.clock);
    if (!reading)
        qFatal("%s", qPrintable(toText(reading.error())));
    return countsOf(*(*reading)->snapshot({.view = now}), slo, now);
}

/// Fractions are added in another order.
bool isSame(const SliceSum& a, const SliceSum& b)
{
    return a.window == b.window && qFuzzyCompare(1 + a.good, 1 + b.good) && a.total == b.total
        && a.observedSeconds == b.observedSeconds && a.uncertain == b.uncertain && a.flagged == b.flagged;
}

bool isSame(const SloCounts& a, const SloCounts& b)
{
    const auto exclusions = [](const SloCounts& counts) { return counts.excluded ? counts.excluded->without : SliceSum(); };
    const auto isSameSum = [](const SliceSum& x, const SliceSum& y) { return isSame(x, y); };
    return a.moment == b.moment && isSame(a.window, b.window) && std::ranges::equal(a.burns, b.burns, isSameSum)
        && a.since == b.since && a.slices == b.slices && a.page.verdict == b.page.verdict && a.ticket.verdict == b.ticket.verdict
        && isSame(exclusions(a), exclusions(b));
}

void derive(Store& store, const SloDefinition& slo)
{
    auto batch = sliDerivation({slo}).derive(store.snapshot(), {kEnd - 10 * kDay, kEnd + 10 * kDay});
    if (!batch || !store.commit(std::move(*batch)))
        qFatal("it cannot be derived");
}

/// What counters of a service show each minute, with an outage now and then.
class Traffic {
public:
    Traffic(std::string service, QRandomGenerator& random) : m_service(std::move(service)), m_random(random) {}

    /// The samples of the minutes that end in (span.from, span.to].
    Batch over(TimeSpan span)
    {
        SeriesSamples good{requests(m_service, "200"), {}};
        SeriesSamples bad{requests(m_service, "500"), {}};
        for (UtcMs end = span.from + kMinute; end <= span.to; end += kMinute) {
            m_good += double(m_random.bounded(100));
            m_bad += m_random.bounded(30) == 0 ? double(m_random.bounded(40)) : 0;
            good.samples.push_back({end - Millis{1000}, m_good});
            bad.samples.push_back({end - Millis{1000}, m_bad});
        }
        Batch batch;
        batch.series = {std::move(good), std::move(bad)};
        return batch;
    }

private:
    std::string m_service;
    QRandomGenerator& m_random;
    double m_good = 0;
    double m_bad = 0;
};

} // namespace

class TstSettledMinutes : public QObject {
    Q_OBJECT
private:
    const quint32 m_seed = seedOfRun();

private Q_SLOTS:
    void initTestCase() { qInfo("TRACEO_SEED=%u", m_seed); }

    void countsGoOnAsIfCountedAnew_data()
    {
        QTest::addColumn<SloDefinition>("slo");
        QTest::newRow("events") << test::slo();
        SloDefinition minutes = test::slo();
        minutes.method = {.kind = BudgetingMethod::Kind::Timeslices, .slice = 7 * kMinute, .sliceTarget = {.parts = 950'000'000}};
        QTest::newRow("time slices of seven minutes") << minutes;
        SloDefinition shares = test::slo();
        shares.method = {.kind = BudgetingMethod::Kind::RatioTimeslices};
        QTest::newRow("shares of minutes") << shares;
        SloDefinition excluding = test::slo();
        excluding.exclusions = {{.id = "nightly",
                                 .start = LocalMs{(kEnd - 3 * kDay).time_since_epoch()},
                                 .duration = 25 * kMinute,
                                 .rrule = "FREQ=HOURLY;INTERVAL=5",
                                 .reason = "maintenance"}};
        QTest::newRow("with exclusions") << excluding;
    }

    void countsGoOnAsIfCountedAnew()
    {
        QFETCH(const SloDefinition, slo);
        QRandomGenerator random(m_seed);
        Store store;
        QVERIFY(store.open());
        Traffic traffic(slo.name, random);
        const UtcMs begin = kEnd - 3 * kDay;
        QVERIFY(store.commit(traffic.over({begin, kEnd - kMinute})));
        derive(store, slo);
        for (int step = 0; step < 40; ++step) {
            const UtcMs now = kEnd + kMinute * step * 3 + Millis{random.bounded(60'000)};
            store.clock.set(now);
            QVERIFY(store.commit(traffic.over({floorTo(now, kMinute) - 3 * kMinute, floorTo(now, kMinute)})));
            if (random.bounded(4) == 0) // something late, which changes what was settled
                QVERIFY(store.commit(batchOf(requests("late", "200"), {{begin + kMinute * random.bounded(4000), 1}})));
            if (random.bounded(3) == 0)
                derive(store, slo);
            if (random.bounded(12) == 0)
                QVERIFY(store.compact());
            const SloCounts counts = countsOf(store.snapshot({.view = now}), slo, now);
            QVERIFY(isSame(counts, countedAnew(store, slo, now)));
            QVERIFY(isSame(countsOf(store.snapshot({.view = now}), slo, now), counts)); // asked again, from what is known
        }
        const auto kept = settledMinutes(store.snapshot(), slo, kEnd - kDay, kEnd + kDay);
        QVERIFY(kept && kept->counted.span().to > kEnd); // all that was not in vain
    }

    /// Sums that whole days give, and those of their minutes: whichever was asked for first, and whatever is asked for next.
    void sumsAreTheSameWithAndWithoutMinutes()
    {
        QRandomGenerator random(m_seed);
        const SloDefinition slo = test::slo("checkout", 99.0, 6 * kDay);
        Store store;
        Traffic traffic(slo.name, random);
        const UtcMs begin = kEnd - 9 * kDay;
        QVERIFY(store.open());
        const UtcMs first = kEnd - 2 * kDay;
        store.clock.set(first + kHour);
        QVERIFY(store.commit(traffic.over({begin, first}))); // all of it late
        derive(store, slo);
        std::size_t lacking = 0;
        for (UtcMs now = first; now < kEnd;) {
            const UtcMs before = now;
            now += kMinute * (1 + random.bounded(200));
            for (UtcMs at = before; at < now; at += 5 * kMinute) {
                const UtcMs end = std::min(now, at + 5 * kMinute);
                store.clock.set(end);
                QVERIFY(store.commit(traffic.over({at, end})));
            }
            derive(store, slo);
            if (random.bounded(3) == 0)
                QVERIFY(store.compact());
            if (random.bounded(5) == 0)
                QVERIFY(store.commit(batchOf(requests("late", "200"), {{begin + kMinute * random.bounded(2000), 1}})));
            const std::vector<Millis> windows{kHour * (1 + random.bounded(90)), kDay};
            const Millis back = kDay * random.bounded(8);
            const auto ask = [&](Minutes minutes) {
                return countSlo(store.snapshot({.view = now}), slo, asked(now), now - back, minutes, windows);
            };
            const SloCounts anew = countedAnew(store, slo, now);
            const bool isEdgeFirst = random.bounded(2) == 0;
            for (const Minutes minutes : {isEdgeFirst ? Minutes::AtEdges : Minutes::InTrack,
                                          isEdgeFirst ? Minutes::InTrack : Minutes::AtEdges, Minutes::AtEdges}) {
                const auto counts = ask(minutes);
                QVERIFY(counts);
                QCOMPARE(counts->window, anew.window);
                QVERIFY(counts->burns == anew.burns);
                QVERIFY(counts->since == anew.since && counts->page.verdict == anew.page.verdict);
                for (const Millis window : windows) {
                    const TimeSpan span{floorTo(now, kMinute) - window, floorTo(now, kMinute)};
                    QCOMPARE(counts->track.over(span), anew.track.over(span));
                }
                const std::vector<TimeSpan> all{{kDistantPast, kDistantFuture}};
                lacking += counts->track.lacking(all).size();
                QVERIFY(minutes == Minutes::AtEdges || counts->track.lacking(all).empty());
            }
        }
        QVERIFY(lacking > 0);
    }

    /// Slices of events for those who judge them themselves, from minutes that are kept and from nothing.
    void eventsAreTheSlicesOfTheIndicator()
    {
        QRandomGenerator random(m_seed);
        SloDefinition slo = test::slo();
        slo.method = {.kind = BudgetingMethod::Kind::Timeslices, .slice = 5 * kMinute, .sliceTarget = {.parts = 950'000'000}};
        slo.exclusions = {{.id = "nightly",
                           .start = LocalMs{(kEnd - 3 * kDay).time_since_epoch()},
                           .duration = 25 * kMinute,
                           .rrule = "FREQ=HOURLY;INTERVAL=5",
                           .reason = "maintenance"}};
        Store store;
        QVERIFY(store.open());
        Traffic traffic(slo.name, random);
        QVERIFY(store.commit(traffic.over({kEnd - 4 * kDay, kEnd})));
        derive(store, slo);
        for (int step = 1; step < 20; ++step) {
            const UtcMs now = kEnd + step * 20 * kMinute;
            store.clock.set(now);
            QVERIFY(store.commit(traffic.over({now - 20 * kMinute, now})));
            if (random.bounded(2) == 0)
                derive(store, slo);
            if (random.bounded(6) == 0)
                QVERIFY(store.compact());
            const TimeSpan span{now - kMinute * (10 + random.bounded(4000)), now - kMinute * random.bounded(9)};
            const auto snapshot = store.snapshot();
            const auto events = eventSlices(snapshot, slo, span);
            const auto expected = readSlices(snapshot, slo.sli, slo.name, span);
            QVERIFY(events && expected);
            QCOMPARE(*events, *expected);
            QVERIFY(isSame(countsOf(store.snapshot({.view = now}), slo, now), countedAnew(store, slo, now)));
        }
    }

    void lateSamplesEndWhatWasSettled()
    {
        const SloDefinition slo = test::slo();
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic(slo.name, 2 * kDay, 100, 1)));
        derive(store, slo);
        countsOf(store.snapshot(), slo, kEnd);
        QVERIFY(settledMinutes(store.snapshot(), slo, kEnd - kDay, kEnd));
        QVERIFY(store.commit(batchOf(requests(slo.name, "200"), {{kEnd - kHour + Millis{500}, 1e6}})));
        QVERIFY(!settledMinutes(store.snapshot(), slo, kEnd - kDay, kEnd));
        derive(store, slo);
        QVERIFY(isSame(countsOf(store.snapshot(), slo, kEnd), countedAnew(store, slo, kEnd)));
    }

    void anotherDefinitionIsCountedAnew()
    {
        SloDefinition slo = test::slo();
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic(slo.name, 2 * kDay, 100, 1)));
        derive(store, slo);
        const SloCounts before = countsOf(store.snapshot(), slo, kEnd);
        slo.sli.bad = Selector::parse("requests_total{service=\"checkout\",code=~\"5..|200\"}").value();
        QVERIFY(countsOf(store.snapshot(), slo, kEnd).window.bad() > before.window.bad());
    }

    /// What a form makes of the name of an SLO that is written.
    void theSameNameOfAnotherFileIsKeptBesideIt()
    {
        SloDefinition written = test::slo();
        written.location.file = QStringLiteral("w.yaml");
        SloDefinition drafted = test::slo("checkout", 99.9);
        drafted.location.file = QStringLiteral("<form>");
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("checkout", 2 * kDay, 100, 1)));
        derive(store, written);
        const history::Snapshot snapshot = store.snapshot();
        for (const SloDefinition& slo : {written, drafted})
            countsOf(snapshot, slo, kEnd);
        for (const SloDefinition& slo : {written, drafted}) {
            const UtcMs from = countAsk(slo, asked(kEnd), kEnd, Minutes::AsSlices, {}).span.from;
            QVERIFY(knownCounts(snapshot, slo, asked(kEnd), from, {}) != nullptr);
            QVERIFY(settledMinutes(snapshot, slo, kEnd - kDay, kEnd) != nullptr);
        }
    }

    /// It has no settled minutes that its track could share: it goes when there are too many bytes.
    void whatIsKeptOfACompositeTakesWhatItTakes()
    {
        const SloDefinition whole = composite(Composite::Burn::Score, {{"checkout"}, {"search"}}, {}, 3 * kDay);
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("checkout", 3 * kDay, 100, 1)));
        QVERIFY(store.commit(trafficBy("search", 3 * kDay, [](std::int64_t age) { return MinuteOf{double(age % 97), 0}; })));
        const history::Snapshot snapshot = store.snapshot();
        const std::size_t bytes = countsOf(snapshot, whole, kEnd).track.bytes();
        const UtcMs from = countAsk(whole, asked(kEnd), kEnd, Minutes::AsSlices, {}).span.from;
        const auto isKept = [&] { return knownCounts(snapshot, whole, asked(kEnd), from, {}) != nullptr; };
        QVERIFY(bytes > 8192);
        QVERIFY(isKept());
        history::Remembered& memory = *snapshot.remembered();
        memory.put("other", std::make_shared<const int>(1), history::Remembered::kMostBytes - bytes / 2 - 4096);
        QVERIFY(!isKept());
    }

    void whatWasKnownThenIsNotMixedWithWhatIsKnown()
    {
        const SloDefinition slo = test::slo();
        Store store;
        QVERIFY(store.open());
        store.clock.set(kEnd);
        QVERIFY(store.commit(traffic(slo.name, 2 * kDay, 100, 1)));
        derive(store, slo);
        const SloCounts now = countsOf(store.snapshot(), slo, kEnd);
        const auto before = store.snapshot({.view = kEnd, .know = kEnd - kDay});
        QVERIFY(now.window.total > 0);
        QCOMPARE(countsOf(before, slo, kEnd).window.total, 0.0);
        QVERIFY(!settledMinutes(before, slo, kEnd - kDay, kEnd));
    }
};

TRACEO_TEST(TstSettledMinutes);
#include "tst_settled_minutes.moc"
