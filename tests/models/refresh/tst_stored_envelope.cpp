#include "opened_history.h"
#include "refresh/stored_envelope.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstStoredEnvelope : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesComeInTheOrderOfTheSeriesAndWhatIsNotStoredIsAllGaps()
    {
        OpenedHistory store;
        store.commit("a", 1);
        store.commit("b", 2);
        const UtcMs now = store.clock.now();
        const StoredEnvelope source(store.snapshots(), {}, {{"prom", "b", {}}, {"prom", "none", {}}, {"prom", "a", {}}});
        const auto lines = source.envelope({now - kMinute, now + kMinute}, 1).result();
        QCOMPARE(lines.size(), 3u);
        QCOMPARE(lines[0].front().last, 2.0);
        QVERIFY(lines[1].empty());
        QCOMPARE(lines[2].front().last, 1.0);
    }

    void itIsPinnedToItsMoment()
    {
        OpenedHistory store;
        store.commit("a", 1);
        const UtcMs before = store.clock.now() - kHour;
        const StoredEnvelope source(store.snapshots(), {.view = before}, {{"prom", "a", {}}});
        const auto lines = source.envelope({before - kHour, before + 2 * kHour}, 3).result();
        QVERIFY(std::ranges::none_of(lines[0], &LinePoint::hasValue));
    }
};

TRACEO_TEST(TstStoredEnvelope);
#include "tst_stored_envelope.moc"
