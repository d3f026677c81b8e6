// Periods as deploys suggest them and as people type them, and what is compared of them.
#include "views/cache/compared_periods.h"

#include "models/history/store.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"
#include "vocabulary/marks.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kEnd = floorTo(kNow, kMinute);

struct ComparedStore : Store {
    ComparedStore()
    {
        clock.set(kEnd + Millis{5'000});
        if (!open())
            qFatal("no history");
    }
    void add(Batch batch)
    {
        if (!commit(std::move(batch)))
            qFatal("not stored");
    }
};

/// Three hours, a poll a minute; from the deploy on more look-ups hit.
Batch redis(UtcMs deploy)
{
    SeriesSamples hits{{"prom", vocabulary::kRedisHits, {{"job", "redis"}, {"instance", "c:6379"}}}, {}};
    SeriesSamples misses{{"prom", vocabulary::kRedisMisses, hits.key.labels}, {}};
    SeriesSamples uptime{{"prom", vocabulary::kRedisUptime, hits.key.labels}, {}};
    double hit = 1000;
    double miss = 1000;
    for (UtcMs at = kEnd - 3 * kHour; at <= kEnd; at += kMinute) {
        hit += at > deploy ? 95 : 80;
        miss += at > deploy ? 5 : 20;
        hits.samples.push_back({at, hit});
        misses.samples.push_back({at, miss});
        uptime.samples.push_back({at, 86'400 + double((at - kEnd).count()) / 1000});
    }
    Batch batch;
    batch.series.add(std::move(hits));
    batch.series.add(std::move(misses));
    batch.series.add(std::move(uptime));
    return batch;
}

Fact deploy(UtcMs at, const std::string& service = "c")
{
    return vocabulary::markOf(vocabulary::kDeployFact, at, {},
                              {.text = "cache 2.0", .service = service, .author = "test", .link = {}});
}

Question question(const PeriodWords& words = {})
{
    return {.now = kEnd + Millis{5'000}, .range = 3 * kHour, .selected = "prom/c:6379", .filter = filterOf(words)};
}

ComparedPeriods of(const ComparedStore& store, const Question& asked)
{
    auto compared = comparedPeriods(store.snapshot({.view = asked.moment(), .know = kDistantFuture}), {}, asked);
    if (!compared)
        qFatal("%s", qPrintable(toText(compared.error())));
    return std::move(*compared);
}

} // namespace

class TstComparedPeriods : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsOfAPeriodAreReadAsThatPeriod_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::newRow("minutes") << qint64(msOf(kEnd - 2 * kHour)) << qint64(msOf(kEnd - kHour));
        QTest::newRow("seconds") << qint64(msOf(kEnd - 2 * kHour + Millis{17'000}))
                                 << qint64(msOf(kEnd - kHour + Millis{17'000}));
        QTest::newRow("days") << qint64(msOf(kEnd - 9 * kDay)) << qint64(msOf(kEnd - 8 * kDay));
    }
    void wordsOfAPeriodAreReadAsThatPeriod()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        const TimeSpan period{utcMs(from), utcMs(to)};
        const auto read = periodOf(wordsOfPeriod(period), kEnd);
        QVERIFY2(read.ok(), qPrintable(wordsOfPeriod(period)));
        QVERIFY2(*read == period, qPrintable(wordsOfPeriod(period) + u" was read as "_s + wordsOfPeriod(*read)));
    }

    void whatIsNoPeriodIsRefused()
    {
        for (const QString& words : {u"when it was slow"_s, u""_s, u"2026-09-21 14:00 to 2026-09-21 13:00"_s})
            QVERIFY2(!periodOf(words, kEnd).ok(), qPrintable(words));
    }

    void wordsGoThroughTheQuestionAsTheyWereTyped()
    {
        QVERIFY(filterOf({}).empty());
        const PeriodWords words{u"2026-09-21 10:00 to 11:00"_s, u"2026-09-21 11:00 to 12:00"_s};
        ComparedStore store;
        store.add(redis(kEnd - kHour));
        QCOMPARE(of(store, question(words)).words, words);
    }

    void theNewestDeploySuggestsThePeriods()
    {
        ComparedStore store;
        Batch batch = redis(kEnd - kHour);
        batch.facts = {deploy(kEnd - kHour)};
        store.add(std::move(batch));
        const ComparedPeriods compared = of(store, question());
        QVERIFY(!compared.suggested.empty());
        QVERIFY(!compared.words.isEmpty());
        QVERIFY(compared.compared.has_value());
        QVERIFY(compared.compared->before.to <= compared.compared->after.from);
        const auto rate = std::ranges::find(compared.compared->numbers, "hit_ratio", &ComparedNumber::key);
        QVERIFY(rate != compared.compared->numbers.end());
        QVERIFY(rate->before.value < rate->after.value);
    }

    /// The newest of all is somebody else's: what it did to this cache nobody asked.
    void theNewestDeployOfTheCacheGoesBeforeTheNewestOfAll()
    {
        ComparedStore store;
        Batch batch = redis(kEnd - kHour);
        batch.facts = {deploy(kEnd - kHour), deploy(kEnd - 30 * kMinute, "reviews")};
        store.add(std::move(batch));
        const ComparedPeriods compared = of(store, question());
        QCOMPARE(compared.suggested.size(), 2U);
        QVERIFY(compared.compared && compared.compared->after.from == kEnd - kHour);
        QCOMPARE(compared.suggested.front().why, u"the newest that names c"_s);
        Question unknown = question();
        unknown.selected = "prom/nobody";
        QVERIFY(of(store, unknown).suggested.front().before.to == kEnd - 30 * kMinute);
    }

    void withoutADeployNothingIsCompared()
    {
        ComparedStore store;
        store.add(redis(kEnd - kHour));
        const ComparedPeriods compared = of(store, question());
        QVERIFY(compared.suggested.empty() && compared.words.isEmpty());
        QVERIFY(!compared.compared && !compared.problem);
    }

    void periodsThatOverlapAreAProblemAndNoFailure()
    {
        ComparedStore store;
        store.add(redis(kEnd - kHour));
        const PeriodWords words{wordsOfPeriod({kEnd - 2 * kHour, kEnd - kHour}),
                                wordsOfPeriod({kEnd - 90 * kMinute, kEnd - 30 * kMinute})};
        const ComparedPeriods compared = of(store, question(words));
        QVERIFY(compared.problem.has_value() && !compared.compared);
    }

    void aCacheNobodyKnowsIsAProblemAndNoFailure()
    {
        ComparedStore store;
        store.add(redis(kEnd - kHour));
        Question asked = question({wordsOfPeriod({kEnd - 2 * kHour, kEnd - kHour}), wordsOfPeriod({kEnd - kHour, kEnd})});
        asked.selected = "prom/nobody";
        const ComparedPeriods compared = of(store, asked);
        QVERIFY(compared.problem.has_value() && !compared.compared);
    }
};
TRACEO_TEST(TstComparedPeriods);
#include "tst_compared_periods.moc"
