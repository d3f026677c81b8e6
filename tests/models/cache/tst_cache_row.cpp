#include "models/cache/row_parts.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstCacheRow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWindowAndTheLifetimeStandSideBySide()
    {
        const CacheRow row = RowParts().row();
        QCOMPARE(row.hitRate.value, 0.9);
        QVERIFY(std::abs(row.lifetime.value - 0.8444444444444444) < 1e-15);
        QVERIFY(row.hitRateLow.value < 0.9 && row.hitRateHigh.value > 0.9);
        QCOMPARE(row.lookups.value, 1000.0 / 3600);
        QVERIFY(row.hitRate.quality == Quality::Ok);
    }

    void everyNumberSaysHowItCameToBe()
    {
        const CacheRow row = RowParts().row();
        for (const Reading* reading :
             {&row.hitRate,       &row.hitRateLow,  &row.hitRateHigh,   &row.lifetime,   &row.hits,         &row.misses,
              &row.lookups,       &row.evictions,   &row.expirations,   &row.memoryUsed, &row.memoryLimit,  &row.overheadGross,
              &row.overheadNet,   &row.bytesPerKey, &row.fragmentation, &row.p50,        &row.p95,          &row.p99,
              &row.effective,     &row.reduction,   &row.breakEven,     &row.falseRate,  &row.falseRateLow, &row.falseRateHigh,
              &row.falseCompared, &row.age}) {
            QVERIFY(reading->why);
            QVERIFY(!reading->why->title.isEmpty() && !reading->why->formula.isEmpty());
            QVERIFY(reading->why->command.startsWith(QStringLiteral("traceo cache instances ")));
        }
    }

    /// INFO says 2.73 of a server that is near empty: that we have none needs a word, or it looks like a fault.
    void withoutAFragmentationItIsSaidWhy()
    {
        constexpr double kMiB = 1024 * 1024;
        RowParts parts;
        parts.now.used = 1 * kMiB;
        parts.now.resident = 2.73 * kMiB;
        const CacheRow nearEmpty = parts.row();
        QVERIFY(!nearEmpty.fragmentation.hasValue());
        QVERIFY2(nearEmpty.fragmentationReason.contains(u"64 MiB"_s), qPrintable(nearEmpty.fragmentationReason));
        const auto& inputs = nearEmpty.fragmentation.why->inputs;
        QVERIFY(std::ranges::any_of(inputs, [&](const auto& one) { return one.text == nearEmpty.fragmentationReason; }));
        parts.now.resident.reset();
        QVERIFY2(parts.row().fragmentationReason.contains(u"resident"_s), qPrintable(parts.row().fragmentationReason));
        parts.now.used = 100 * kMiB;
        parts.now.resident = 273 * kMiB;
        QCOMPARE(parts.row().fragmentation.value, 2.73);
        QVERIFY(parts.row().fragmentationReason.isEmpty());
        parts.now = {};
        parts.instance.kind = CacheInstance::Kind::Memcached;
        QVERIFY(parts.row().fragmentationReason.isEmpty());
    }

    void noLookupsHaveNoRateButCounts()
    {
        RowParts parts;
        parts.set(0, 0);
        const CacheRow row = parts.row();
        QVERIFY(!row.hitRate.hasValue() && !row.hitRateLow.hasValue() && !row.hitRateHigh.hasValue());
        QCOMPARE(row.hits.value, 0.0);
        QVERIFY(row.hits.hasValue());
        QVERIFY(row.hitWord == HitWord::NoLookups);
    }

    void onePollHasNeither()
    {
        RowParts parts;
        parts.set(0, 0);
        parts.counts.word = HitWord::OnePoll;
        parts.counts.counted = Millis{0};
        const CacheRow row = parts.row();
        QVERIFY(!row.hitRate.hasValue() && !row.hits.hasValue() && !row.misses.hasValue());
        QVERIFY(row.lifetime.hasValue());
    }

    void aResetOrAGapMakesItPartial()
    {
        RowParts parts;
        parts.counts.resets = 1;
        QVERIFY(parts.row().hitRate.quality == Quality::Partial);
        QVERIFY(parts.row().resetSeen);
        parts.counts.resets = 0;
        parts.counts.coverage = 0.5;
        QVERIFY(parts.row().hitRate.quality == Quality::Partial);
        QVERIFY(!parts.row().resetSeen);
    }

    void silenceIsStaleWithItsAge()
    {
        RowParts parts;
        parts.counts.newest = kEnd - 3 * kMinute;
        QVERIFY(!isSilent(parts.instance, parts.counts, kEnd)); // three intervals
        parts.counts.newest = kEnd - 4 * kMinute;
        const CacheRow row = parts.row();
        QVERIFY(row.hitRate.quality == Quality::Stale);
        QCOMPARE(row.hitRate.age, 4 * kMinute);
        QCOMPARE(row.age.value, 240.0);
    }

    /// Killed a moment ago: nothing of it is called of now.
    void whatIsAskedDirectlyIsGreyAsSoonAsItDoesNotAnswer()
    {
        RowParts parts;
        parts.instance.isDirect = true;
        parts.counts.interval = Millis{5'000};
        parts.counts.newest = kEnd - Millis{4'000};
        parts.instance.failed = {.askedTo = *parts.counts.newest - Millis{1},
                                 .outcome = Outcome::Http,
                                 .message = "one of its questions"};
        QVERIFY(parts.row().status == Status::Ok);
        parts.instance.failed = {.askedTo = kEnd, .outcome = Outcome::Timeout, .message = "connection refused"};
        const CacheRow row = parts.row();
        QVERIFY(row.status == Status::Critical);
        QCOMPARE(row.word, u"Not reached"_s);
        QVERIFY2(row.reason.contains(u"connection refused"_s), qPrintable(row.reason));
        QVERIFY(row.hitRate.quality == Quality::Stale && row.age.quality == Quality::Stale);
        QCOMPARE(row.hitRate.age, Millis{4'000});
        parts.instance.failed->outcome = Outcome::Decode; // it was reached
        QCOMPARE(parts.row().word, u"Not understood"_s);
    }

    void whatIsAskedDirectlyIsSilentAfterTwoOfItsIntervals()
    {
        RowParts parts;
        parts.counts.interval = Millis{5'000};
        for (const bool isDirect : {true, false}) {
            parts.instance.isDirect = isDirect;
            parts.counts.newest = kEnd - Millis{10'000};
            QVERIFY(!isSilent(parts.instance, parts.counts, kEnd));
            parts.counts.newest = kEnd - Millis{11'000};
            QCOMPARE(isSilent(parts.instance, parts.counts, kEnd), isDirect);
        }
    }

    void theCourseHasARateAStretch()
    {
        RowParts parts;
        const UtcMs from = kEnd - kHour;
        parts.counts.steps = {{{from, from + kMinute}, 3, 1, HitStep::Join::Grown},
                              {{from + kMinute, from + 2 * kMinute}, 1, 3, HitStep::Join::Grown},
                              {{kEnd - kMinute, kEnd}, 5, 0, HitStep::Join::Grown}};
        const QList<double> course = parts.row().sparkline;
        QCOMPARE(course.size(), 24);
        QCOMPARE(course.front(), 0.5); // of sums
        QCOMPARE(course.back(), 1.0);
        QVERIFY(std::isnan(course[5]));
    }

    void rowsAreEqualAsShown()
    {
        RowParts parts;
        const CacheRow row = parts.row();
        QVERIFY(row == parts.row());
        parts.set(901, 100);
        QVERIFY(!(row == parts.row()));
    }
};

TRACEO_TEST(TstCacheRow);
#include "tst_cache_row.moc"
