#include "core/time_zone.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QTest>

using namespace traceo;

class TstTimeZone : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesOfTheZoneDatabase_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("UTC") << 0;
        QTest::newRow("Etc/UTC") << 0;
        QTest::newRow("Etc/GMT+5") << -5;
        QTest::newRow("CET") << 1;
        QTest::newRow("EST5EDT") << -5;
        QTest::newRow("US/Eastern") << -5;
        QTest::newRow("Europe/Berlin") << 1;
        QTest::newRow("Asia/Kolkata") << 5;
    }
    void namesOfTheZoneDatabase()
    {
        QFETCH(int, hours);
        const auto zone = timeZoneNamed(QTest::currentDataTag());
        QVERIFY(zone);
        QCOMPARE(zone->offsetFromUtc(QDateTime({2024, 1, 15}, {12, 0}, QTimeZone::utc())) / 3600, hours);
    }

    void otherWordsAreNoZones()
    {
        for (const char* word : {"", "Nowhere", "ABC", "abc3", "Foo/Bar", "Europe/berlin", "UTC3", "local"})
            QVERIFY2(!timeZoneNamed(word), word);
    }
};
TRACEO_TEST(TstTimeZone);
#include "tst_time_zone.moc"
