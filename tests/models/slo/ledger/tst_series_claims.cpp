// Bad events by the labels of the series that hold them.
#include "models/slo/made_rows.h"
#include "sli/slices.h"
#include "slo/ledger/account_rules.h"
#include "slo/ledger/series_claims.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMinutes = 300;

/// Events of one region and code in each minute.
using Rates = std::function<int(int minute)>;

SeriesSamples requestsOf(const std::string& region, const std::string& code, const Rates& rates, const std::string& upstream = {})
{
    SeriesSamples series{{"prom",
                          "requests_total",
                          {{"job", "j"},
                           {"instance", region},
                           {"service", "checkout"},
                           {"region", region},
                           {"code", code},
                           {"upstream", upstream}}},
                         {}};
    double value = 100;
    for (int i = 0; i <= kMinutes; ++i) {
        value += i > 0 ? rates(i) : 0;
        series.samples.push_back({minute(i - kMinutes), value});
    }
    return series;
}

Rates always(int events)
{
    return [events](int) { return events; };
}

/// Two regions: in fra two of a hundred fail all the time and fifty in minutes 101 … 110, in nyc one in each tenth.
Batch twoRegions()
{
    Batch batch;
    batch.series = {requestsOf("fra", "200", always(98)),
                    requestsOf("fra", "500", [](int i) { return i > 100 && i <= 110 ? 50 : 2; }),
                    requestsOf("nyc", "200", always(100)), requestsOf("nyc", "500", [](int i) { return i % 10 == 0 ? 1 : 0; })};
    return batch;
}

struct Booked {
    std::vector<AccountSum> sums;
    double bad = 0;

    double of(const std::string& account) const
    {
        const auto sum = std::ranges::find(sums, account, &AccountSum::account);
        return sum == sums.end() ? 0 : sum->bad;
    }
    double all() const
    {
        double all = 0;
        for (const AccountSum& sum : sums)
            all += sum.bad;
        return all;
    }
};

Booked booked(const Batch& batch, const SloDefinition& one, const std::vector<const char*>& texts)
{
    Store store;
    store.clock.set(kEnd);
    if (!store.open() || !store.commit(batch))
        qFatal("no store");
    const auto snapshot = store.snapshot();
    const TimeSpan span{minute(-kMinutes), minute(0)};
    const auto table = readSliceRows(snapshot, one, span, kEnd);
    std::vector<AccountRule> rules;
    for (const char* const text : texts)
        rules.push_back(parseRule(text).value());
    const auto claims = claimsOf(snapshot, one, rules, table->judged);
    if (!claims)
        qFatal("%s", qPrintable(toText(claims.error())));
    return {Ledger(table->judged, *claims).sums(span), sumOf(table->judged, span).bad()};
}

constexpr const char* kByRegion = "region $region=series{region=~\".+\"}";

} // namespace

class TstSeriesClaims : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventsAreBookedWhereTheyHappened()
    {
        const Booked regions = booked(twoRegions(), slo(), {kByRegion});
        QCOMPARE(regions.of("region fra"), 2.0 * 290 + 50 * 10);
        QCOMPARE(regions.of("region nyc"), 30.0);
        QCOMPARE(regions.of(kUnknownAccount), 0.0);
        QCOMPARE(regions.all(), regions.bad);
    }

    void oneRuleMayPickOneOnly()
    {
        const Booked fra = booked(twoRegions(), slo(), {"fra is down=series{region=\"fra\"}"});
        QCOMPARE(fra.of("fra is down"), 1080.0);
        QCOMPARE(fra.of(kUnknownAccount), 30.0);
        const Booked both = booked(twoRegions(), slo(), {"both=series{region=~\"fra|nyc\"}"});
        QCOMPARE(both.of("both"), 1110.0);
        QCOMPARE(booked(twoRegions(), slo(), {"series{region=\"lon\"}"}).of(kUnknownAccount), 1110.0);
    }

    /// Only what failed says which dependency it waited for.
    void labelsOfWhatFailedAreEnough()
    {
        Batch batch;
        batch.series = {requestsOf("fra", "200", always(90)), requestsOf("fra", "500", always(6), "db"),
                        requestsOf("fra", "502", always(4), "cache")};
        SloDefinition one = slo();
        one.sli.bad = Selector::parse("requests_total{service=\"checkout\",code=~\"5..\"}").value();
        const Booked dependencies = booked(batch, one, {"dependency $upstream=series{upstream=~\".+\"}"});
        QCOMPARE(dependencies.of("dependency db"), 6.0 * kMinutes);
        QCOMPARE(dependencies.of("dependency cache"), 4.0 * kMinutes);
        QCOMPARE(dependencies.all(), dependencies.bad);
    }

    /// The same, where what was good is counted.
    void goodAndTotalDoAsWell()
    {
        SloDefinition one = slo();
        one.sli.bad.reset();
        one.sli.good = Selector::parse("requests_total{service=\"checkout\",code=\"200\"}").value();
        const Booked regions = booked(twoRegions(), one, {kByRegion});
        QCOMPARE(regions.of("region fra"), 1080.0);
        QCOMPARE(regions.of("region nyc"), 30.0);
    }

    /// A rule before it leaves less.
    void rulesComeInTheirOrder()
    {
        const Booked first = booked(twoRegions(), slo(), {"nyc=series{region=\"nyc\"}", kByRegion});
        QCOMPARE(first.of("nyc"), 30.0);
        QCOMPARE(first.of("region nyc"), 0.0);
        QCOMPARE(first.of("region fra"), 1080.0);
    }

    /// A bad minute is one thing: it goes to who has most of what was bad in its slice.
    void minutesGoToWhoHasMost()
    {
        SloDefinition one = slo();
        one.method = timeslices(kMinute, 0.9);
        Batch batch;
        const auto both = [](int from, int mine, int theirs) {
            return [=](int i) { return i > from && i <= from + 10 ? mine : i > 200 && i <= 210 ? theirs : 0; };
        };
        batch.series = {requestsOf("fra", "200", always(50)), requestsOf("fra", "500", both(100, 40, 30)),
                        requestsOf("nyc", "200", always(50)), requestsOf("nyc", "500", both(150, 40, 29))};
        const Booked minutes = booked(batch, one, {kByRegion});
        QCOMPARE(minutes.bad, 30.0);
        QCOMPARE(minutes.of("region fra"), 20.0); // its own ten, and those in which both failed and it more
        QCOMPARE(minutes.of("region nyc"), 10.0);
        // Of the last ten nyc has less than half.
        QCOMPARE(booked(batch, one, {"nyc=series{region=\"nyc\"}"}).of("nyc"), 10.0);
        QCOMPARE(booked(batch, one, {"fra=series{region=\"fra\"}"}).of("fra"), 20.0);
    }

    void runsOfChecksAreToldApartByRegion()
    {
        SloDefinition one = slo();
        one.sli = {.kind = SliDefinition::Kind::Probe,
                   .good = {},
                   .bad = {},
                   .total = {},
                   .threshold = {},
                   .target = "https://x/",
                   .source = "prom"};
        Batch batch;
        for (const std::string region : {"fra", "nyc"}) {
            const Labels labels{{"job", "probe"}, {"instance", "https://x/"}, {"region", region}};
            SeriesSamples success{{"prom", "probe_success", labels}, {}};
            SeriesSamples status{{"prom", "probe_http_status_code", labels}, {}};
            for (int i = 0; i <= kMinutes; ++i) {
                const bool isBad = region == "fra" ? i > 50 && i <= 80 : i == 70;
                success.samples.push_back({minute(i - kMinutes), isBad ? 0.0 : 1.0});
                status.samples.push_back({minute(i - kMinutes), isBad ? 500.0 : 200.0});
            }
            batch.series.add(std::move(success));
            batch.series.add(std::move(status));
        }
        const Booked regions = booked(batch, one, {kByRegion});
        QCOMPARE(regions.bad, 31.0);
        QCOMPARE(regions.of("region fra"), 30.0);
        QCOMPARE(regions.of("region nyc"), 1.0);
    }

    void accountsAreCalledAsTheRuleSays()
    {
        const Labels labels{{"region", "fra"}, {"zone", "a"}};
        const auto name = [&labels](const char* rule) {
            return QString::fromStdString(accountOf(parseRule(rule).value(), labels));
        };
        QCOMPARE(name(kByRegion), u"region fra"_s);
        QCOMPARE(name("$region/$zone=series{region=~\".+\"}"), u"fra/a"_s);
        QCOMPARE(name("costs 5 $ in $none=series"), u"costs 5 $ in "_s);
        QCOMPARE(name("series{region=~\".+\",zone=\"a\"}"), u"region fra, zone a"_s);
        QCOMPARE(name("series"), u"series"_s);
    }

    /// Resets, series that come and go, whatever: the accounts are what was bad, to the event.
    void accountsAlwaysAddUp()
    {
        const quint32 seed = seedOfRun();
        const QByteArray said = "TRACEO_SEED=" + QByteArray::number(seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 12; ++round) {
            Batch batch;
            for (const std::string region : {"fra", "nyc", "lon"}) {
                for (const std::string code : {"200", "500"}) {
                    const int most = code == "500" ? 4 : 90;
                    SeriesSamples series = requestsOf(region, code, [&](int) { return random.bounded(most + 1); });
                    const int from = random.bounded(kMinutes);
                    for (Sample& sample : series.samples) { // begins anew in the middle
                        if (sample.at >= minute(from - kMinutes))
                            sample.value =
                                double(random.bounded(3)) + double((sample.at - minute(from - kMinutes)) / kMinute) * most;
                    }
                    if (random.bounded(3) == 0)
                        series.samples.erase(series.samples.begin(), series.samples.begin() + random.bounded(200));
                    batch.series.add(std::move(series));
                }
            }
            SloDefinition one = slo();
            if (round % 3 == 2)
                one.method = timeslices(kMinute * (1 + random.bounded(4)), 0.95);
            if (round % 2 == 1)
                one.exclusions = {excluded("x", -200, -200 + 1 + random.bounded(50))};
            const Booked all = booked(batch, one, {"fra=series{region=\"fra\"}", kByRegion});
            QVERIFY2(all.all() == all.bad, said.constData());
        }
    }
};

TRACEO_TEST(TstSeriesClaims);
#include "tst_series_claims.moc"
