#include "core/axis_unit.h"
#include "core/format.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstAxisUnit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLargestNumberDecides_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("text");
        QTest::newRow("half a second") << int(Unit::Seconds) << 0.5 << u"500 ms"_s;
        QTest::newRow("a second") << int(Unit::Seconds) << 1.0 << u"1 s"_s;
        QTest::newRow("ten minutes") << int(Unit::Seconds) << 600.0 << u"10 min"_s;
        QTest::newRow("three days") << int(Unit::Seconds) << 3 * 86400.0 << u"3 d"_s;
        QTest::newRow("share") << int(Unit::Ratio) << 0.5 << u"50 %"_s;
        QTest::newRow("bytes") << int(Unit::Bytes) << 3.0 * 1024 * 1024 << u"3 MiB"_s;
        QTest::newRow("thousands") << int(Unit::Count) << 20'000.0 << u"20 k"_s;
        QTest::newRow("few") << int(Unit::Count) << 200.0 << u"200"_s;
        QTest::newRow("rate") << int(Unit::PerSecond) << 2.0 << u"2/s"_s;
    }
    void theLargestNumberDecides()
    {
        QFETCH(const int, unit);
        QFETCH(const double, high);
        const AxisUnit people = axisUnitOf(Unit(unit), high);
        QTEST(axisNumber(high * people.factor, 0, QLocale::c()) + people.suffix, "text");
    }

    void numbersHaveTheSignOfType()
    {
        QCOMPARE(axisNumber(-2.5, 1, QLocale::c()), QString(QChar(0x2212)) + u"2.5"_s);
        QCOMPARE(axisNumber(2.5, 1, QLocale(QLocale::German)), u"2,5"_s);
        QCOMPARE(axisNumber(0, 3, QLocale::c()), u"0"_s);
        // Thousands stand on an axis as in the values beside it, whatever the locale says of C.
        for (const QLocale& locale : {QLocale::c(), QLocale::system(), QLocale(QLocale::English), QLocale(QLocale::German)}) {
            for (const double value : {1000.0, -1000.0, 1'234'567.0})
                QCOMPARE(axisNumber(value, 0, locale), countText(value, {.locale = locale}));
        }
        QCOMPARE(axisNumber(-1374.8, 1, QLocale::c()), u"\u22121\u202f374.8"_s);
        QCOMPARE(axisNumber(-1374.8, 1, QLocale(QLocale::German)), u"\u22121.374,8"_s);
    }

    /// An axis and the table beside it are read together.
    void groupsAreThoseOfAllOtherNumbers()
    {
        QLocale grouping = QLocale::c();
        grouping.setNumberOptions(QLocale::DefaultNumberOptions);
        for (const QLocale& locale : {QLocale::c(), grouping, QLocale(QLocale::German), QLocale(QLocale::English)})
            QCOMPARE(axisNumber(2000, 0, locale), countText(2000, {.locale = locale}));
    }
};

TRACEO_TEST(TstAxisUnit);
#include "tst_axis_unit.moc"
