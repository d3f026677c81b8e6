#include "core/moment.h"
#include "slo/recurrence.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

const QTimeZone kBerlin("Europe/Berlin");

/// "2026-03-29T02:30" on the wall.
LocalMs local(const QString& text)
{
    const QDateTime read = QDateTime::fromString(text, u"yyyy-MM-ddTHH:mm"_s);
    return LocalMs(Millis{QDateTime(read.date(), read.time(), QTimeZone::utc()).toMSecsSinceEpoch()});
}

QString utcText(UtcMs moment)
{
    return QString::fromStdString(toRfc3339(moment));
}

QStringList momentsOf(const std::string& rrule, const QString& start, const QString& end, const QTimeZone& zone = kBerlin)
{
    QStringList moments;
    for (const LocalMs time : recurrences(rrule, local(start), local(end), zone))
        moments << utcText(momentOf(time, zone));
    return moments;
}

} // namespace

class TstRecurrence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLocalTimeIsOneMoment_data()
    {
        QTest::addColumn<QString>("wall");
        QTest::addColumn<QString>("moment");
        QTest::newRow("winter") << u"2026-01-15T02:30"_s << u"2026-01-15T01:30:00Z"_s;
        QTest::newRow("summer") << u"2026-07-15T02:30"_s << u"2026-07-15T00:30:00Z"_s;
        QTest::newRow("before clocks go forward") << u"2026-03-29T01:59"_s << u"2026-03-29T00:59:00Z"_s;
        QTest::newRow("skipped") << u"2026-03-29T02:30"_s << u"2026-03-29T01:30:00Z"_s; // 03:30 there
        QTest::newRow("after they went forward") << u"2026-03-29T03:00"_s << u"2026-03-29T01:00:00Z"_s;
        QTest::newRow("shown twice") << u"2026-10-25T02:30"_s << u"2026-10-25T00:30:00Z"_s; // the first
        QTest::newRow("after they went back") << u"2026-10-25T03:00"_s << u"2026-10-25T02:00:00Z"_s;
    }
    void aLocalTimeIsOneMoment()
    {
        QFETCH(const QString, wall);
        QTEST(utcText(momentOf(local(wall), kBerlin)), "moment");
    }

    void aMomentHasOneLocalTime()
    {
        QVERIFY(localOf(momentOf(local(u"2026-07-15T02:30"_s), kBerlin), kBerlin) == local(u"2026-07-15T02:30"_s));
        QVERIFY(localOf(momentOf(local(u"2026-03-29T02:30"_s), kBerlin), kBerlin) == local(u"2026-03-29T03:30"_s));
    }

    /// Weekly at half past two, whatever the clocks do.
    void aWeeklyTimeStaysWhereItIsOnTheWall()
    {
        QCOMPARE(momentsOf("FREQ=WEEKLY;BYDAY=SU", u"2026-03-22T02:30"_s, u"2026-04-05T02:30"_s),
                 (QStringList{u"2026-03-22T01:30:00Z"_s, u"2026-03-29T01:30:00Z"_s, u"2026-04-05T00:30:00Z"_s}));
        QCOMPARE(momentsOf("FREQ=WEEKLY;BYDAY=SU", u"2026-10-18T02:30"_s, u"2026-11-01T02:30"_s),
                 (QStringList{u"2026-10-18T00:30:00Z"_s, u"2026-10-25T00:30:00Z"_s, u"2026-11-01T01:30:00Z"_s}));
    }

    void theStartIsOneOnlyWhereTheRuleNamesIt()
    {
        QCOMPARE(momentsOf("FREQ=WEEKLY;BYDAY=MO", u"2026-11-01T02:00"_s, u"2026-11-03T00:00"_s, QTimeZone::utc()),
                 QStringList{u"2026-11-02T02:00:00Z"_s});
    }

    void aRuleEndsWithItsCountOrItsLastDay()
    {
        const auto days = [](const std::string& rrule) {
            return momentsOf(rrule, u"2026-11-01T02:00"_s, u"2026-12-01T00:00"_s).size();
        };
        QCOMPARE(days("FREQ=DAILY;COUNT=2"), 2);
        QCOMPARE(days("FREQ=DAILY;UNTIL=20261103"), 3);         // that day too
        QCOMPARE(days("FREQ=DAILY;UNTIL=20261103T010000Z"), 3); // which is 02:00 in Berlin
        QCOMPARE(days("FREQ=DAILY;UNTIL=20261103T005959Z"), 2);
        QCOMPARE(days("FREQ=DAILY;UNTIL=20261103T020000"), 3);
        QCOMPARE(days("FREQ=MONTHLY;BYDAY=-1SU"), 1);
    }

    void whatCannotBeUsedIsRefused_data()
    {
        QTest::addColumn<QString>("rrule");
        QTest::addColumn<QString>("hint");
        QTest::newRow("no rule") << u"weekly"_s << u"RFC 5545"_s;
        QTest::newRow("nothing") << u""_s << u"RFC 5545"_s;
        QTest::newRow("with its property") << u"RRULE:FREQ=DAILY"_s << u"RRULE:"_s;
        QTest::newRow("a day nobody knows") << u"FREQ=WEEKLY;BYDAY=XX"_s << u"RFC 5545"_s;
        QTest::newRow("two ends") << u"FREQ=DAILY;COUNT=2;UNTIL=20270101"_s << u"RFC 5545"_s;
        QTest::newRow("a part nobody knows") << u"FREQ=DAILY;FOO=1"_s << u"RFC 5545"_s;
        QTest::newRow("each hour") << u"FREQ=HOURLY"_s << u"BYHOUR"_s;
        QTest::newRow("minutes") << u"FREQ=DAILY;BYMINUTE=15,45"_s << u"BYMINUTE"_s;
        QTest::newRow("seconds") << u"FREQ=DAILY;BYSECOND=30"_s << u"BYSECOND"_s;
        QTest::newRow("the second Sunday of a week") << u"FREQ=WEEKLY;BYDAY=2SU"_s << u"MONTHLY"_s;
        QTest::newRow("30 February") << u"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"_s << u"no such time"_s;
        QTest::newRow("over before it begins") << u"FREQ=DAILY;UNTIL=20251103"_s << u"no such time"_s;
    }
    void whatCannotBeUsedIsRefused()
    {
        QFETCH(const QString, rrule);
        QFETCH(const QString, hint);
        const auto checked = checkRecurrence(rrule.toStdString(), local(u"2026-11-01T02:00"_s), kBerlin);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::BadValue);
        QVERIFY2(checked.error().hint.contains(hint), qPrintable(checked.error().hint));
        QVERIFY(checked.error().found.contains(rrule));
        QVERIFY(checkRecurrence("FREQ=WEEKLY;BYDAY=SU", local(u"2026-11-01T02:00"_s), kBerlin));
    }
};

TRACEO_TEST(TstRecurrence);
#include "tst_recurrence.moc"
