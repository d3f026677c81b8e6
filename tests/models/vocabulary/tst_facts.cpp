#include "support/test_main.h"
#include "vocabulary/facts.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace traceo;
using namespace traceo::vocabulary;

class TstFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSourceFactReadsBack()
    {
        const SourceFact fact{.kind = "prometheus",
                              .product = "Prometheus",
                              .version = "2.42.0",
                              .notEnabled = {"rules"},
                              .warnings = {"a \"b\"", "é"},
                              .remedies = {{"rules", "Ask for the right to read them."}}};
        const auto back = sourceFact(toJson(fact));
        QVERIFY(back.ok());
        QVERIFY(back->kind == fact.kind && back->product == fact.product && back->version == fact.version);
        QVERIFY(back->notEnabled == fact.notEnabled && back->warnings == fact.warnings && back->remedies == fact.remedies);
        QVERIFY(toJson(SourceFact{}).find("remedies") == std::string::npos);
        QVERIFY(sourceFact("{\"v\":1,\"remedies\":[7]}")->remedies.empty());
        QCOMPARE(sourceFact("{\"v\":1,\"remedies\":{\"a\":1,\"b\":\"c\"}}")->remedies.size(), 1u);
    }

    void anSloReadsBack()
    {
        SloFact fact{.name = "checkout", .service = "shop", .owner = "web", .objective = 0.9995, .window = 28 * kDay};
        fact.method = "Occurrences";
        fact.alerts = "page 2% over 1h and 5m least 3";
        fact.sliHash = "0123456789abcdef";
        fact.indicator = "counters";
        fact.bad = "t{code=\"500\"}";
        fact.total = "t";
        fact.source = "prom";
        const auto counters = sloFact(toJson(fact));
        QVERIFY(counters.ok());
        QVERIFY(counters->name == fact.name && counters->service == fact.service && counters->owner == fact.owner);
        QCOMPARE(counters->objective, fact.objective);
        QCOMPARE(counters->window, fact.window);
        QVERIFY(counters->alerts == fact.alerts);
        QVERIFY(counters->method == fact.method && counters->sliHash == fact.sliHash && counters->indicator == fact.indicator);
        QVERIFY(counters->good.empty() && counters->bad == fact.bad && counters->total == fact.total);
        QVERIFY(counters->target.empty() && !counters->latency && counters->source == "prom");

        const SloFact probe{
            .name = "home", .indicator = "probe", .target = "https://x.io", .status = "2xx|301", .latency = Millis{1'250}};
        const auto back = sloFact(toJson(probe));
        QVERIFY(back.ok());
        QVERIFY(back->target == probe.target && back->status == probe.status && back->latency == probe.latency);
        QVERIFY(!sloFact("{}").ok());
        QVERIFY(sloFact(R"({"v":2,"indicator":7,"window_s":"x"})").ok()); // as far as we know it
    }

    void theSameFactHasTheSameText()
    {
        const SourceFact fact{.kind = "prometheus", .product = "Mimir", .version = "2", .notEnabled = {}, .warnings = {}};
        QVERIFY(toJson(fact) == toJson(fact));
        QVERIFY(toJson(fact).find("\"v\":1") != std::string::npos);
    }

    void anAlertReadsBackWithAnyValue()
    {
        for (const double value :
             {0.0, -1.5, 1e300, std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
            const auto back = alertFact(toJson(AlertFact{"Down", "firing", "page", "it is down", value}));
            QVERIFY(back.ok());
            QVERIFY(back->name == "Down" && back->state == "firing" && back->severity == "page" && back->summary == "it is down");
            QCOMPARE(back->value, value);
        }
        QVERIFY(std::isnan(alertFact(toJson(AlertFact{"Down", "firing", "", "", std::nan("")}))->value));
    }

    void whatALaterVersionAddsIsNoError()
    {
        const auto fact = sourceFact(R"({"v":2,"kind":"prometheus","new":{"x":[1]},"warnings":["a",7],"product":5})");
        QVERIFY(fact.ok());
        QVERIFY(fact->kind == "prometheus" && fact->product.empty());
        QVERIFY(fact->warnings == std::vector<std::string>{"a"});
    }

    void whatIsNoPayloadIsAnError()
    {
        for (const char* text : {"", "{", "[]", "7", "{}", R"({"v":0})", R"({"v":"1"})", R"({"kind":"prometheus"})", "<html>"}) {
            QVERIFY2(!sourceFact(text).ok(), text);
            QVERIFY2(!alertFact(text).ok(), text);
        }
    }

    void badUtf8FromAServerIsStoredAsText()
    {
        const auto back =
            sourceFact(toJson(SourceFact{.kind = "k", .product = "\xff", .version = {}, .notEnabled = {}, .warnings = {}}));
        QVERIFY(back.ok());
        QVERIFY(back->product == "\xef\xbf\xbd");
    }
};
TRACEO_TEST(TstFacts);
#include "tst_facts.moc"
