#include "refresh/span_bands.h"

#include "models/history/store.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

using namespace traceo;
using namespace traceo::test;

class TstSpanBands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deploysAndAlertsAreBandsOnce()
    {
        Store store;
        QVERIFY(store.open());
        vocabulary::AlertFact alert;
        alert.name = "Slow";
        alert.state = "firing";
        Batch batch;
        for (const char* source : {"prom", "am"})
            batch.facts.push_back({vocabulary::kAlertFact, source, "k", kNow - kHour, {}, vocabulary::toJson(alert), {}});
        batch.facts.push_back(vocabulary::markOf(vocabulary::kDeployFact, kNow - 2 * kHour, {}, {"v1", {}, {}, {}}));
        batch.facts.push_back(vocabulary::markOf(vocabulary::kNoteFact, kNow - 2 * kDay, {}, {"old", {}, {}, {}}));
        QVERIFY(store.commit(std::move(batch)).ok());
        const auto bands = spanBands(store.snapshot(), {kNow - kDay, kNow});
        QVERIFY(bands.ok());
        QCOMPARE(bands->size(), 2u);
        QVERIFY(bands->at(0).name == QStringLiteral("v1") && bands->at(0).kind == Band::Kind::Deploy);
        QCOMPARE(bands->at(1).span, (TimeSpan{kNow - kHour, kNow}));
    }
};

TRACEO_TEST(TstSpanBands);
#include "tst_span_bands.moc"
