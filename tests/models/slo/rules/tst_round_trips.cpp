// What is exported as OpenSLO, read and exported again is the same to the byte, and the same definition, whatever it says. A
// hundred thousand definitions with TRACEO_ALL.
#include "models/slo/rules/exported_slos.h"
#include "models/slo/rules/random_definitions.h"
#include "slo/rules/openslo_file.h"
#include "slo/rules/sli_promql.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;

namespace {

constexpr int kInAFile = 50;

/// As it is read back: a histogram as the counters of its two buckets, and without the place it was read at.
SloDefinition asRead(SloDefinition slo)
{
    slo.sli = asCounters(slo.sli);
    slo.location = {};
    return slo;
}

} // namespace

class TstRoundTrips : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qInfo("TRACEO_SEED=%u, %d definitions", m_seed, m_definitions); }

    void whatIsExportedReadAndExportedIsTheSame()
    {
        RandomDefinitions definitions(m_seed);
        for (int count = 0; count < m_definitions; count += kInAFile) {
            std::vector<SloDefinition> slos;
            for (int i = 0; i < kInAFile; ++i)
                slos.push_back(definitions.next());
            const Exported first = openSloFile(slos);
            QVERIFY2(first.unsaid.empty(), first.unsaid.empty() ? "" : qPrintable(first.unsaid.front()));
            const std::vector<SloDefinition> again = slosOf(QByteArray::fromStdString(first.text));
            QCOMPARE(again.size(), slos.size());
            for (std::size_t i = 0; i < slos.size(); ++i) {
                if (asRead(again[i]) != asRead(slos[i]))
                    QFAIL(openSloFile({slos[i]}).text.c_str());
            }
            QVERIFY2(openSloFile(again).text == first.text, first.text.c_str());
        }
    }

private:
    quint32 m_seed = seedOfRun();
    int m_definitions = qEnvironmentVariableIsSet("TRACEO_ALL") ? 100'000 : 2'000;
};

TRACEO_TEST(TstRoundTrips);
#include "tst_round_trips.moc"
