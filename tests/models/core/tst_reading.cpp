#include "core/reading.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasAValueOnlyWhenSomethingWasObserved()
    {
        Reading reading{.value = 1, .quality = Quality::Ok};
        QVERIFY(reading.hasValue());
        for (const auto quality : {Quality::Stale, Quality::Partial}) {
            reading.quality = quality;
            QVERIFY(reading.hasValue());
        }
        for (const auto quality : {Quality::NotObserved, Quality::Unknown}) {
            reading.quality = quality;
            QVERIFY(!reading.hasValue());
        }
        reading.quality = Quality::Ok;
        reading.value = std::numeric_limits<double>::infinity();
        QVERIFY(!reading.hasValue());
        QVERIFY(!Reading().hasValue());
    }

    void twoOfNothingAreEqualAndTheReasonDoesNotCount()
    {
        QVERIFY(Reading() == Reading());
        Reading explained;
        explained.why = std::make_shared<Explanation>();
        QVERIFY(explained == Reading());
        Reading aged;
        aged.age = Millis{1};
        QVERIFY(!(aged == Reading()));
    }
};
TRACEO_TEST(TstReading);
#include "tst_reading.moc"
