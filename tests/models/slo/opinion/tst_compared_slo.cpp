#include "models/slo/slo_store.h"
#include "slo/opinion/compared_slo.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstComparedSlo : public QObject {
    Q_OBJECT

    Result<ComparedSlo> of(const SloDefinition& slo) const
    {
        const auto snapshot = m_store->snapshot({.view = kEnd});
        const auto counts = countSlo(snapshot, slo, question(), kEnd);
        return comparedSlo(snapshot, slo, counts.value());
    }

    std::optional<Store> m_store;

private Q_SLOTS:
    void init()
    {
        QVERIFY(openedAnew(m_store));
        QVERIFY(m_store->commit(traffic("checkout", 2 * kDay, 996, 4)));
    }

    void rawSamplesGiveWhatIsCounted()
    {
        const auto compared = of(slo());
        QVERIFY(compared);
        QVERIFY(compared->isWhole);
        QCOMPARE(compared->raw.window, (TimeSpan{kEnd - kDay, kEnd}));
        QCOMPARE(compared->raw.counters.size(), 2U);
        QVERIFY(compared->raw.part == PartKind::Bad);
        QCOMPARE(sumOf(compared->raw.slices, compared->raw.window).total, 1'440'000.0);
    }

    /// Other tools know no exclusions.
    void whatIsExcludedIsNotAll()
    {
        SloDefinition shut = slo();
        shut.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour};
        const auto compared = of(shut);
        QVERIFY(compared && !compared->isWhole);
    }

    void anSloOfProbesIsNotCompared()
    {
        SloDefinition probe = slo("home");
        probe.sli = {.kind = SliDefinition::Kind::Probe, .total = Selector("probe_success"), .target = "https://shop.test/"};
        QCOMPARE(of(probe).error().code, ErrorCode::NotSupported);
    }
};

TRACEO_TEST(TstComparedSlo);
#include "tst_compared_slo.moc"
