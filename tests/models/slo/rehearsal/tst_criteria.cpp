#include "models/slo/made_slices.h"
#include "slo/rehearsal/criteria.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

Firing fired(std::int64_t from, std::int64_t to, bool isOpen = false)
{
    return {.alert = 0, .span = {minute(from), minute(to)}, .isOpen = isOpen, .spent = {}};
}

Incident incident(std::int64_t from, std::int64_t to)
{
    return {{minute(from), minute(to)}, QStringLiteral("down")};
}

using Lengths = std::vector<Millis>;

} // namespace

class TstCriteria : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFourCriteria()
    {
        const std::vector<Incident> incidents{incident(100, 130), incident(1000, 1010), incident(5000, 5030)};
        const std::vector<Firing> firings{fired(104, 160), fired(120, 170), fired(400, 410), fired(990, 1005)};
        const Criteria criteria = criteriaOf(firings, incidents);
        QCOMPARE(criteria.precision(), std::optional(0.75)); // minute 400 was a false alarm
        QCOMPARE(criteria.recall(), std::optional(2.0 / 3)); // nobody was told of the last one
        QCOMPARE(criteria.detection, (Lengths{Millis{0}, 4 * kMinute}));
        QCOMPARE(criteria.reset, (Lengths{Millis{0}, 40 * kMinute}));
    }

    void aFiringBelongsToWhatItComesLateFor()
    {
        QVERIFY(isOf(fired(130, 140), incident(100, 130)));
        QVERIFY(isOf(fired(189, 195), incident(100, 130)));
        QVERIFY(!isOf(fired(190, 195), incident(100, 130))); // an hour later it is another matter
        QVERIFY(!isOf(fired(90, 100), incident(100, 130)));
        QVERIFY(isOf(fired(90, 101), incident(100, 130)));
    }

    void whatStillFiresHasNotReset()
    {
        const Criteria criteria = criteriaOf({fired(104, 160, true)}, {incident(100, 130)});
        QCOMPARE(criteria.detected, std::size_t(1));
        QVERIFY(criteria.reset.empty());
        QCOMPARE(medianOf(criteria.reset), std::nullopt);
    }

    void whatIsNotKnownHasNoNumber()
    {
        const Criteria noIncidents = criteriaOf({fired(1, 2)}, {});
        QCOMPARE(noIncidents.precision(), std::nullopt);
        QCOMPARE(noIncidents.recall(), std::nullopt);
        const Criteria noFirings = criteriaOf({}, {incident(1, 2)});
        QCOMPARE(noFirings.precision(), std::nullopt);
        QCOMPARE(noFirings.recall(), std::optional(0.0));
    }

    void theMedianIsOneOfThem()
    {
        QCOMPARE(medianOf({kMinute, kHour, kDay}), std::optional(kHour));
        QCOMPARE(medianOf({kMinute, kHour}), std::optional(kMinute));
    }
};

TRACEO_TEST(TstCriteria);
#include "tst_criteria.moc"
