#include "core/moment.h"
#include "core/time_range.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kNow = utcMs(1'795'442'703'456); // 2026-11-23T14:05:03.456Z, a Monday

/// "from .. to", "from .. live", or the code of the error.
QString meaningOf(const QString& text)
{
    const auto range = parseRange(text, kNow, 2 * kHour);
    if (!range)
        return u"error "_s + QString::number(int(range.error().code));
    const auto meaning = resolved(*range, kNow);
    if (!meaning)
        return u"unresolved"_s;
    const UtcMs end = meaning->at.value_or(kNow);
    return QString::fromStdString(toRfc3339(end - meaning->length)) + u" .. "_s
        + (meaning->at ? QString::fromStdString(toRfc3339(end)) : u"live"_s);
}

} // namespace

class TstTimeRange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsTypedMeans_data()
    {
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char* text, const char* meaning) { QTest::newRow(text) << QString::fromLatin1(meaning); };
        row("now-6h", "2026-11-23T08:05:03.456Z .. live");
        row("6h", "2026-11-23T08:05:03.456Z .. live");
        row("1h30m", "2026-11-23T12:35:03.456Z .. live");
        row("now/d", "2026-11-23T00:00:00Z .. live");
        row("now/d to now/d", "2026-11-23T00:00:00Z .. live");
        row("now-1d/d to now-1d/d", "2026-11-22T00:00:00Z .. 2026-11-23T00:00:00Z");
        row("now-1d/d to now/d", "2026-11-22T00:00:00Z .. live");
        row("now-2d TO now-1d", "2026-11-21T14:05:03.456Z .. 2026-11-22T14:05:03.456Z");
        row("now/d+8h to now", "2026-11-23T08:00:00Z .. live");
        row("2026-11-06 03:41 to 04:10", "2026-11-06T03:41:00Z .. 2026-11-06T04:10:00Z");
        row("2026-11-06 23:41 to 00:10", "2026-11-06T23:41:00Z .. 2026-11-07T00:10:00Z");
        row("2026-11-06T03:41:00Z to 2026-11-06T04:10:00Z", "2026-11-06T03:41:00Z .. 2026-11-06T04:10:00Z");
        row("2026-11-06 to 2026-11-08", "2026-11-06T00:00:00Z .. 2026-11-08T00:00:00Z");
        row("2026-11-06", "2026-11-06T00:00:00Z .. 2026-11-07T00:00:00Z");
        row("2026-10", "2026-10-01T00:00:00Z .. 2026-11-01T00:00:00Z");
        row("2026-11", "2026-11-01T00:00:00Z .. live");
        row("2026-11-06 03:41", "2026-11-06T01:41:00Z .. 2026-11-06T03:41:00Z"); // as of then, as long as before
        row("  today ", "2026-11-23T00:00:00Z .. live");
        row("previous week", "2026-11-16T00:00:00Z .. 2026-11-23T00:00:00Z");
        row("Previous month", "2026-10-01T00:00:00Z .. 2026-11-01T00:00:00Z");
        row("Previous quarter", "2026-07-01T00:00:00Z .. 2026-10-01T00:00:00Z");
        row("previous year", "2025-01-01T00:00:00Z .. 2026-01-01T00:00:00Z");
        row("2026-11-20 to 2027-11-20", "2026-11-20T00:00:00Z .. live");
        const QByteArray syntax = "error " + QByteArray::number(int(ErrorCode::Syntax));
        const QByteArray senseless = "error " + QByteArray::number(int(ErrorCode::BadValue));
        for (const char* text : {"", "soon", "now-6x", "2026-13-01", "to now", "now-6h to", "yesterday to today"})
            row(text, syntax.constData());
        for (const char* text : {"now+1h", "now-1h to now-6h", "2027-01-01", "100y"})
            row(text, senseless.constData());
    }
    void whatIsTypedMeans()
    {
        QFETCH(QString, meaning);
        QCOMPARE(meaningOf(QString::fromLatin1(QTest::currentDataTag())), meaning);
    }

    void everyCalendarRangeHasAMeaningAndItsName()
    {
        for (const NamedRange& each : calendarRanges()) {
            QVERIFY2(resolved(each.range, kNow).ok(), qPrintable(each.name));
            QCOMPARE(wordsOf(each.range), each.name);
        }
    }

    void anyOtherRangeIsNamedByItsEnds()
    {
        QCOMPARE(wordsOf({"now-6h", "now"}), u"now-6h"_s);
        QCOMPARE(wordsOf({"now-6h", "now-1h"}), u"now-6h to now-1h"_s);
    }
};

TRACEO_TEST(TstTimeRange);
#include "tst_time_range.moc"
