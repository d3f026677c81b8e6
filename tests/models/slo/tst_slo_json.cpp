#include "models/slo/slo_store.h"
#include "slo/slo_json.h"
#include "support/test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;

class TstSloJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_store.emplace();
        m_store->clock.set(kEnd + Millis{5'000});
        QVERIFY(m_store->open());
    }

    void fieldsAreThoseThatScriptsRelyOn()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1996, 4)));
        const auto item = sloItems(reportOf(*m_store, {slo()})).at(0);
        QCOMPARE(item["name"], "checkout");
        QCOMPARE(item["service"], "Shop");
        QCOMPARE(item["objective"], 0.99);
        QCOMPARE(item["window"], "1d");
        QCOMPARE(item["window_type"], "rolling");
        QCOMPARE(item["method"], "Occurrences");
        QVERIFY(item["good"].is_number_integer());
        QCOMPARE(item["good"], 1996 * 1440);
        QCOMPARE(item["total"], 2000 * 1440);
        QCOMPARE(item["sli"], 0.998);
        QCOMPARE(item["coverage_ratio"], 1.0);
        QCOMPARE(item["budget"]["total"], 28'800);
        QVERIFY(std::abs(item["budget"]["spent_ratio"].get<double>() - 0.2) < 1e-12);
        QCOMPARE(item["budget"]["remaining_ratio"], 0.8);
        QVERIFY(std::abs(item["budget"]["remaining_minutes"].get<double>() - 11.52) < 1e-9);
        QCOMPARE(item["budget"]["remaining_events"], 23'040);
        QCOMPARE(item["burn_rate"].size(), 8U);
        QVERIFY(std::abs(item["burn_rate"]["1h"].get<double>() - 0.2) < 1e-12);
        QVERIFY(item["alerts"].is_null());
        QVERIFY(item["exhaustion"].is_null());
        QCOMPARE(item["evaluated"], "local");
        QCOMPARE(item["age_s"], 5.0);
    }

    void whatIsNotKnownIsNullAndNeverZero()
    {
        SloDefinition plain = slo();
        plain.service.clear();
        const auto item = sloItems(reportOf(*m_store, {plain})).at(0);
        for (const char* key : {"service", "good", "total", "sli", "alerts", "exhaustion", "age_s"})
            QVERIFY2(item[key].is_null(), key);
        for (const auto& [name, value] : item["budget"].items())
            QVERIFY2(value.is_null(), name.c_str());
        for (const auto& [name, value] : item["burn_rate"].items())
            QVERIFY2(value.is_null(), name.c_str());
        QCOMPARE(item["coverage_ratio"], 0.0);
        QCOMPARE(item["objective"], 0.99);
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstSloJson);
#include "tst_slo_json.moc"
