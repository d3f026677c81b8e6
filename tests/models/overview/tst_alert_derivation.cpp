#include "overview/alert_derivation.h"

#include "models/overview/watched.h"
#include "support/test_main.h"
#include "vocabulary/derived.h"

using namespace traceo;
using namespace traceo::test;

namespace {

SeriesSamples alertsSeries(const std::string& name, std::vector<Sample> samples)
{
    return {{"prom", "ALERTS", Labels{{"alertname", name}, {"alertstate", "firing"}, {"severity", "page"}}}, std::move(samples)};
}

std::vector<Sample> minutes(UtcMs from, int count)
{
    std::vector<Sample> samples;
    for (int i = 0; i < count; ++i)
        samples.push_back({from + i * kMinute, 1});
    return samples;
}

Batch heard(UtcMs from, UtcMs to)
{
    Batch batch;
    batch.observations.push_back({"prom", "alerts", {from, to}, to, Outcome::Ok, {}});
    return batch;
}

std::vector<Fact> derived(const Store& store, TimeSpan dirty)
{
    const auto snapshot = store.snapshot();
    auto batch = alertDerivation().derive(snapshot, dirty);
    return batch.value().facts;
}

} // namespace

class TstAlertDerivation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStretchOfSamplesIsAnAlertOfThePast()
    {
        Store store;
        QVERIFY(store.open());
        auto samples = minutes(kEnd - 5 * kHour, 31);
        std::ranges::copy(minutes(kEnd - 2 * kHour, 11), std::back_inserter(samples));
        Batch batch;
        batch.series = {alertsSeries("Slow", samples)};
        QVERIFY(store.commit(std::move(batch)).ok());
        QVERIFY(store.commit(heard(kEnd - kHour, kEnd)).ok());
        const auto facts = derived(store, {kEnd - kDay, kEnd});
        QCOMPARE(facts.size(), 2u);
        QVERIFY(facts[0].source == vocabulary::kDerivedSource && facts[0].validFrom == kEnd - 5 * kHour);
        QVERIFY(facts[0].validTo == kEnd - 5 * kHour + 30 * kMinute);
        const auto alert = vocabulary::alertFact(facts[0].payload);
        QVERIFY(alert->observedBy == "prom" && alert->name == "Slow" && !alert->labels.has("alertstate"));
    }

    /// What the source said itself stands; and before it was heard at all, nothing is known to be the past.
    void whereAlertsWereAskedForNothingIsDerived()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        batch.series = {alertsSeries("Slow", minutes(kEnd - 3 * kHour, 181))};
        QVERIFY(store.commit(std::move(batch)).ok());
        QVERIFY(derived(store, {kEnd - kDay, kEnd}).empty());
        QVERIFY(store.commit(heard(kEnd - kHour, kEnd)).ok());
        const auto facts = derived(store, {kEnd - kDay, kEnd});
        QCOMPARE(facts.size(), 1u);
        QVERIFY(facts[0].validTo <= kEnd - kHour);
    }

    void aStaleMarkerEndsAnAlert()
    {
        Store store;
        QVERIFY(store.open());
        auto samples = minutes(kEnd - 3 * kHour, 5);
        samples.push_back({kEnd - 3 * kHour + 5 * kMinute, std::numeric_limits<double>::quiet_NaN()});
        std::ranges::copy(minutes(kEnd - 3 * kHour + 6 * kMinute, 5), std::back_inserter(samples));
        Batch batch;
        batch.series = {alertsSeries("Slow", samples)};
        QVERIFY(store.commit(std::move(batch)).ok());
        QVERIFY(store.commit(heard(kEnd - kHour, kEnd)).ok());
        QCOMPARE(derived(store, {kEnd - kDay, kEnd}).size(), 2u);
    }

    void onlyTheAlertsSeriesMakeItWork()
    {
        const Derivation derivation = alertDerivation();
        ChangeSet changes;
        changes.series = {{"prom", "up", {kEnd, kEnd}}};
        QVERIFY(derivation.dirty(changes).isEmpty());
        changes.series.push_back({"prom", "ALERTS", {kEnd - kHour, kEnd}});
        QVERIFY(derivation.dirty(changes).from < kEnd - kHour);
    }

    /// A backfill comes a day at a time, the newest first; what it brings is one alert in the end.
    void derivedPieceByPieceItIsTheSame()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(heard(kEnd - kHour, kEnd)).ok());
        const UtcMs begin = kEnd - 6 * kHour;
        for (const auto& [from, count] : {std::pair(kEnd - 4 * kHour, 60), std::pair(begin, 120)}) {
            Batch batch;
            batch.series = {alertsSeries("Slow", minutes(from, count))};
            const auto changes = store.commit(std::move(batch));
            QVERIFY(changes.ok());
            Batch more;
            more.facts = derived(store, alertDerivation().dirty(*changes));
            QVERIFY(store.commit(std::move(more)).ok());
        }
        const auto report = nowOf(store, watched(), kEnd);
        QCOMPARE(report.alerts.size(), 1u);
        QVERIFY(report.alerts[0].begin == begin && report.alerts[0].end == kEnd - 3 * kHour - kMinute);
    }
};

TRACEO_TEST(TstAlertDerivation);
#include "tst_alert_derivation.moc"
