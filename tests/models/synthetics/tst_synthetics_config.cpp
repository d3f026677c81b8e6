#include "support/test_main.h"
#include "synthetics/synthetics_config.h"

#include <QTest>

#include <map>

using namespace traceo;

class TstSyntheticsConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachSeriesIsWantedAsFarBackAsItIsOfUse()
    {
        std::map<std::string, Millis> wanted;
        for (const Want& want : SyntheticsConfig().wants()) {
            QVERIFY(want.source.empty()); // of every source
            wanted[want.id()] = want.history;
        }
        QCOMPARE(wanted.size(), 6u);
        QVERIFY(wanted[successWant()] > 30 * kDay);
        QVERIFY(wanted[durationWant()] > 30 * kDay);
        QVERIFY(wanted["probe_all_success_count"] > 30 * kDay);
        QCOMPARE(wanted[phasesWant()], kPhasesKept);
        QCOMPARE(wanted["probe_ssl_earliest_cert_expiry"], kDay);
    }

    void phasesOfEveryKindOfCheckAreWanted()
    {
        const Selector phases = Selector::parse(phasesWant()).value();
        for (const char* name : {"probe_http_duration_seconds", "probe_dns_duration_seconds", "probe_icmp_duration_seconds"})
            QVERIFY(phases.matches(name, {}));
        QVERIFY(!phases.matches("probe_duration_seconds", {}));
    }
};

TRACEO_TEST(TstSyntheticsConfig);
#include "tst_synthetics_config.moc"
