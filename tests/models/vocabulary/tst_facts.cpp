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
                              .warnings = {"a \"b\"", "é"}};
        const auto back = sourceFact(toJson(fact));
        QVERIFY(back.ok());
        QVERIFY(back->kind == fact.kind && back->product == fact.product && back->version == fact.version);
        QVERIFY(back->notEnabled == fact.notEnabled && back->warnings == fact.warnings);
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
