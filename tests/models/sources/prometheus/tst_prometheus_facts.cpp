#include "sources/prometheus/prometheus_facts.h"

#include "core/json.h"
#include "support/test_main.h"
#include "vocabulary/facts.h"

#include <QTest>

#include <cmath>
#include <nlohmann/json.hpp>

using namespace traceo;
using nlohmann::json;

namespace {

const FactsContext kContext{"prom", utcMs(1'795'521'600'000)};

json read(const char* text)
{
    return json::parse(text);
}

json payloadOf(const Fact& fact)
{
    return json::parse(fact.payload);
}

} // namespace

class TstPrometheusFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alertsAreAFactEachNamedByTheirLabels()
    {
        const auto set = alertFacts(read(R"({"alerts":[{"labels":{"alertname":"Slow","severity":"page","job":"x"},
            "annotations":{"summary":"it is slow"},"state":"firing","activeAt":"2026-11-24T11:00:00Z","value":"1e+00"}]})"),
                                    kContext);
        QVERIFY(set.ok());
        QCOMPARE(set->kind, std::string(vocabulary::kAlertFact));
        QCOMPARE(set->source, std::string("prom"));
        QCOMPARE(set->present.size(), 1u);
        const Fact& fact = set->present[0];
        QCOMPARE(fact.key, std::string(R"({alertname="Slow",job="x",severity="page"})"));
        QCOMPARE(fact.validFrom, kContext.at);
        const auto alert = vocabulary::alertFact(fact.payload);
        QVERIFY(alert.ok());
        QCOMPARE(alert->name, std::string("Slow"));
        QCOMPARE(alert->state, std::string("firing"));
        QCOMPARE(alert->severity, std::string("page"));
        QCOMPARE(alert->summary, std::string("it is slow"));
        QVERIFY(payloadOf(fact)["active_at"] == "2026-11-24T11:00:00Z");
        QVERIFY(alert->activeAt == kContext.at - kHour && alert->labels.value("job") == "x");
    }

    void anAlertsValueIsNoPartOfItsState()
    {
        const auto with = [](const char* value) {
            json data = read(R"({"alerts":[{"labels":{"alertname":"A"},"state":"firing"}]})");
            data["alerts"][0]["value"] = value;
            return alertFacts(data, kContext)->present[0].payload;
        };
        QCOMPARE(with("1"), with("2"));
        QVERIFY(std::isnan(vocabulary::alertFact(with("1"))->value));
    }

    void noAlertsAreAnEmptySetAndAnotherFormIsAnError()
    {
        QVERIFY(alertFacts(read(R"({"alerts":[]})"), kContext)->present.empty());
        QVERIFY(alertFacts(read(R"({"alerts":null})"), kContext)->present.empty());
        for (const char* other : {R"({})", R"([])", R"({"alerts":{}})", R"({"alerts":[1]})", R"({"alerts":[{}]})",
                                  R"({"alertmanager_config":"route: {}","template_files":{}})", "null"}) {
            const auto set = alertFacts(read(other), kContext);
            QVERIFY2(!set.ok() && set.error().code == ErrorCode::Decode, other);
        }
    }

    void rulesOfOneNameAreToldApart()
    {
        const auto set = ruleFacts(read(R"({"groups":[{"name":"g","file":"r.yml","rules":[
            {"name":"A","query":"up == 0","duration":300,"labels":{"severity":"page"},"health":"ok","type":"alerting","state":"firing","evaluationTime":0.1},
            {"name":"A","query":"up == 0","duration":60,"labels":{"severity":"ticket"},"health":"err","lastError":"boom","type":"alerting"},
            {"name":"a:b","query":"up + 1","health":"ok","type":"recording"}]}]})"),
                                   kContext);
        QVERIFY(set.ok());
        QCOMPARE(set->present.size(), 3u);
        QCOMPARE(set->present[0].key, std::string("g/A"));
        QCOMPARE(set->present[1].key, std::string("g/A #2"));
        QCOMPARE(set->present[2].key, std::string("g/a:b"));
        const json payload = payloadOf(set->present[0]);
        QVERIFY(payload["v"] == 1);
        QVERIFY(payload["for_s"] == 300.0);
        QVERIFY(payload["state"] == "firing");
        QVERIFY(!payload.contains("evaluationTime"));
        QVERIFY(payloadOf(set->present[1])["last_error"] == "boom");
        QVERIFY(!ruleFacts(read(R"({"groups":[{"name":"g"}]})"), kContext).ok());
    }

    void aTargetsFactStaysTheSameFromScrapeToScrape()
    {
        const auto at = [](const char* scrape, const char* health) {
            json data = read(
                R"({"activeTargets":[{"labels":{"instance":"h:1","job":"j"},"scrapePool":"p","scrapeUrl":"h:1/metrics","lastError":""}]})");
            data["activeTargets"][0]["lastScrape"] = scrape;
            data["activeTargets"][0]["lastScrapeDuration"] = 0.1;
            data["activeTargets"][0]["health"] = health;
            return targetFacts(data, kContext)->present[0];
        };
        QCOMPARE(at("1", "up").key, std::string("p/h:1"));
        QCOMPARE(at("1", "up").payload, at("2", "up").payload);
        QVERIFY(at("1", "up").payload != at("1", "down").payload);
    }

    void metadataGivesTypeAndHelp()
    {
        const auto facts =
            metricFacts(read(R"({"up":[{"type":"gauge","help":"<b>1</b>","unit":""},{"type":"counter"}],"odd":[],"worse":7})"),
                        kContext);
        QVERIFY(facts.ok());
        QCOMPARE(facts->size(), 1u);
        QCOMPARE(facts->front().key, std::string("up"));
        QVERIFY(payloadOf(facts->front())["type"] == "gauge");
        QVERIFY(payloadOf(facts->front())["help"] == "<b>1</b>");
        QVERIFY(metricFacts(read("{}"), kContext)->empty());
        QVERIFY(!metricFacts(read("[]"), kContext).ok());
    }

    void productsAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("build");
        QTest::addColumn<bool>("header");
        QTest::addColumn<QByteArray>("product");
        QTest::newRow("Prometheus") << QByteArray(R"({"version":"2.42.0+ds"})") << false << QByteArray("Prometheus");
        QTest::newRow("Prometheus 3") << QByteArray(R"({"version":"3.5.0"})") << false << QByteArray("Prometheus");
        QTest::newRow("VictoriaMetrics 1.79") << QByteArray("{}") << true << QByteArray("VictoriaMetrics");
        QTest::newRow("VictoriaMetrics, newer") << QByteArray(R"({"version":"2.24.0"})") << true << QByteArray("VictoriaMetrics");
        QTest::newRow("Mimir") << QByteArray(R"({"application":"Grafana Mimir","version":"2.14.0"})") << false
                               << QByteArray("Mimir");
        QTest::newRow("Thanos") << QByteArray(R"({"version":"0.36.1"})") << false << QByteArray("Thanos");
        QTest::newRow("unknown") << QByteArray("{}") << false << QByteArray("");
    }

    void productsAreToldApart()
    {
        QFETCH(QByteArray, build);
        QFETCH(bool, header);
        QFETCH(QByteArray, product);
        FactsContext context = kContext;
        context.isVictoria = header;
        const auto fact = buildFact(read(build.constData()), context);
        QVERIFY(fact.ok());
        QCOMPARE(fact->key, std::string("prom"));
        QCOMPARE(vocabulary::sourceFact(fact->payload)->product, product.toStdString());
    }

    void theHeadsSizeBecomesSamplesWhereTheServerTells()
    {
        const auto series = tsdbSamples(read(R"({"headStats":{"numSeries":341,"chunkCount":"many"}})"), kContext);
        QVERIFY(series.ok());
        QCOMPARE(series->size(), 1u);
        QCOMPARE(series->front().key.name, std::string("prometheus_tsdb_head_series"));
        QCOMPARE(series->front().samples[0].value, 341.0);
        QVERIFY(tsdbSamples(read(R"({"totalSeries":310})"), kContext)->empty());
    }
};

TRACEO_TEST(TstPrometheusFacts);
#include "tst_prometheus_facts.moc"
