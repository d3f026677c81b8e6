#include "models/synthetics/probe_store.h"
#include "support/test_main.h"
#include "synthetics/synthetics_json.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSyntheticsJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStableMembersAreThere()
    {
        ProbeStore store;
        Batch batch = probes("a", "fra", u"1x89 0x9"_s);
        batch.series.add({{"prom", vocabulary::kProbeCertificate, probeLabels("a", "fra")},
                          {{kEnd - kMinute, double(msOf(kEnd) / 1000 + 5 + 10 * 86'400)}}});
        store.add(std::move(batch));
        const auto item = toJson(store.row());
        QCOMPARE(item["check"], "a");
        QCOMPARE(item["region"], "fra");
        QCOMPARE(item["state"], "down");
        QCOMPARE(item["age_s"].get<double>(), 5.0);
        QCOMPARE(item["availability_ratio"].get<double>(), 0.9);
        QCOMPARE(item["p95_s"].get<double>(), 0.1);
        QCOMPARE(item["slowest_s"].get<double>(), 0.1);
        QCOMPARE(item["certificate_days"].get<double>(), 10.0);
        QCOMPARE(item["runs"].get<int>(), 100);
        QCOMPARE(item["since"], "2026-09-21T14:04:00Z");
    }

    void whatIsNotKnownIsNull()
    {
        const auto item = toJson(ProbeRow{.key = "a@b", .check = "a", .region = "b"});
        for (const char* name : {"age_s", "availability_ratio", "p95_s", "certificate_days", "runs", "since", "coverage_ratio"})
            QVERIFY2(item[name].is_null(), name);
        QCOMPARE(item["state"], "unknown");
    }
};

TRACEO_TEST(TstSyntheticsJson);
#include "tst_synthetics_json.moc"
