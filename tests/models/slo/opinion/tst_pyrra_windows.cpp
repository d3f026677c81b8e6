#include "slo/opinion/pyrra_windows.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstPyrraWindows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Of the reference, G16: pending, long and short window in minutes, and the factor.
    void thirtyDays()
    {
        const auto windows = pyrraWindows(30 * kDay);
        QVERIFY(bool(windows));
        const std::array<PyrraWindow, 4> expected{PyrraWindow{2 * kMinute, 64 * kMinute, 5 * kMinute, 14},
                                                  PyrraWindow{16 * kMinute, 386 * kMinute, 32 * kMinute, 7},
                                                  PyrraWindow{64 * kMinute, 1543 * kMinute, 129 * kMinute, 2},
                                                  PyrraWindow{193 * kMinute, 6171 * kMinute, 386 * kMinute, 1}};
        QVERIFY(*windows == expected);
    }

    void fourWeeksAreAsNamed()
    {
        const auto windows = pyrraWindows(28 * kDay);
        QVERIFY(bool(windows));
        QCOMPARE(windows->front().longWindow, kHour);
        QCOMPARE(windows->back().longWindow, 4 * kDay);
    }

    /// Their short windows would last no minute.
    void halfADayAndADayAreRefused()
    {
        for (const Millis window : {12 * kHour, kDay}) {
            const auto windows = pyrraWindows(window);
            QVERIFY(!windows);
            QCOMPARE(windows.error().code, ErrorCode::BadValue);
        }
        QCOMPARE(pyrraWindows(12 * kHour).error().found, u"12h"_s);
        QVERIFY(bool(pyrraWindows(3 * kDay)));
    }
};

TRACEO_TEST(TstPyrraWindows);
#include "tst_pyrra_windows.moc"
