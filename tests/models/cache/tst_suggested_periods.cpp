// Which deploys suggest periods, and whose go first.
#include "cache/suggested_periods.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kEnd = kNow + kDay;

Fact deploy(const std::string& text, const std::string& service, UtcMs at)
{
    return vocabulary::markOf(vocabulary::kDeployFact, at, {}, {.text = text, .service = service, .author = {}, .link = {}});
}

/// Three deploys of an hour each, the newest of somebody else.
std::vector<SuggestedPeriods> suggestedFor(const std::vector<std::string>& names)
{
    StoredCache store(kEnd);
    Batch batch;
    batch.facts.push_back(deploy("v3.1", "Catalogue", kEnd - 5 * kHour));
    batch.facts.push_back(deploy("sessions 4.2", {}, kEnd - 4 * kHour));
    batch.facts.push_back(deploy("sessions-api 9", "api", kEnd - 3 * kHour));
    store.store(std::move(batch));
    const auto at = store.snapshot();
    const auto periods = suggestedPeriods(at, {.now = kEnd, .range = kDay}, names);
    if (!periods)
        qFatal("%s", qPrintable(toText(periods.error())));
    return *periods;
}

history::SeriesInfo seriesOf(Labels labels)
{
    return {1, {"prom", vocabulary::kRedisHits, std::move(labels)}};
}

} // namespace

class TstSuggestedPeriods : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeployOfTheServiceGoesBeforeNewerOnes()
    {
        const auto periods = suggestedFor({"catalogue"});
        QCOMPARE(periods.size(), 3U);
        QVERIFY2(periods.front().name.startsWith(u"v3.1, "_s), qPrintable(periods.front().name));
        QCOMPARE(periods.front().why, u"the newest that names catalogue"_s);
        QVERIFY(periods.at(1).name.startsWith(u"sessions-api 9, "_s)); // the others as before, the newest first
        QVERIFY(periods.at(2).name.startsWith(u"sessions 4.2, "_s));
        QVERIFY(periods.at(1).why.isEmpty());
    }

    /// "sessions" begins "sessions-api" too, which is another service.
    void aTextNamesItsServiceByTheFirstWord()
    {
        const auto periods = suggestedFor({"sessions"});
        QVERIFY2(periods.front().name.startsWith(u"sessions 4.2, "_s), qPrintable(periods.front().name));
        QCOMPARE(periods.front().why, u"the newest that names sessions"_s);
    }

    void whereNoneIsOfTheCacheTheNewestOfAllIsTakenAndSaidSo()
    {
        const auto periods = suggestedFor({"pricing", "redis"});
        QVERIFY2(periods.front().name.startsWith(u"sessions-api 9, "_s), qPrintable(periods.front().name));
        QCOMPARE(periods.front().why, u"the newest of all, as none names pricing"_s);
        QVERIFY(suggestedFor({}).front().why.isEmpty()); // nobody asked for one cache
    }

    void aCacheIsCalledByItsNameWithoutThePortAndByItsLabels()
    {
        CacheInstance instance{.name = "catalogue:6379"};
        instance.hits.push_back(seriesOf({{"instance", "catalogue:6379"}, {"job", "redis"}, {"service", "shop"}}));
        instance.hits.push_back(seriesOf({{"job", "redis"}}));
        QCOMPARE(deployNamesOf(instance), (std::vector<std::string>{"catalogue", "shop", "redis"}));
        instance = {.name = "results/eu"}; // of a mapped one what it is parted by
        QCOMPARE(deployNamesOf(instance), std::vector<std::string>{"results"});
    }
};

TRACEO_TEST(TstSuggestedPeriods);
#include "tst_suggested_periods.moc"
