// What the report says is missing of caches: what nobody sees or measures, with what would bring it; never what is on target.
#include "export/cache_missing.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

Reading known(double value, Unit unit = Unit::Ratio)
{
    return {.value = value, .unit = unit, .quality = Quality::Ok};
}

/// A Redis of which all is known.
CacheRow whole(const std::string& name)
{
    CacheRow row{.key = "prom/" + name,
                 .name = name,
                 .source = "prom",
                 .kind = "redis",
                 .status = Status::Ok,
                 .word = u"On target"_s,
                 .reason = u"96 % of look-ups hit; the target is 85 %."_s,
                 .hitWord = HitWord::Counted};
    row.hitRate = known(0.96);
    row.p99 = known(0.001, Unit::Seconds);
    row.reduction = known(0.9);
    row.memoryUsed = known(1e9, Unit::Bytes);
    row.overheadNet = known(0.02);
    row.evictions = known(0, Unit::Count);
    row.falseRate = known(0.001);
    row.age = known(15, Unit::Seconds);
    row.coverage = 1;
    return row;
}

CacheReport reportOf(std::vector<CacheRow> rows)
{
    CacheReport report;
    report.rows = std::move(rows);
    return report;
}

/// Subjects and texts, a note a line.
QStringList linesOf(const DocumentNotes& missing)
{
    QStringList lines;
    for (const DocumentNotes::Note& note : missing.notes)
        lines << note.subject + u": "_s + note.text;
    return lines;
}

QStringList linesOf(std::vector<CacheRow> rows, const CacheConfig& config = {})
{
    return linesOf(cacheMissing(reportOf(std::move(rows)), config));
}

} // namespace

class TstCacheMissing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A target that is missed, or counters that began again, are no gap: the table and the summary say so.
    void whatIsSeenIsNotListed()
    {
        CacheRow below = whole("b");
        below.status = Status::Warning;
        below.reason = u"70 % of look-ups hit; the target is 85 %."_s;
        CacheRow reset = whole("c");
        reset.resetSeen = true;
        QCOMPARE(linesOf({whole("a"), below, reset}), QStringList());
    }

    void whoIsNotSeenIsListedWithItsReasonAndARemedy()
    {
        CacheRow silent = whole("a");
        silent.status = Status::Stale;
        silent.reason = u"There was no poll for 9 min."_s;
        CacheRow once = whole("b");
        once.status = Status::Unknown;
        once.hitWord = HitWord::OnePoll;
        once.hitRate = {};
        once.p99 = {}; // follows from it, and is not said again
        once.reason = u"A hit rate needs two polls; there is one."_s;
        const DocumentNotes missing = cacheMissing(reportOf({silent, once}), {});
        const QStringList lines = linesOf(missing);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(u"a: There was no poll for 9 min. Look whether"_s), qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith(u"b: A hit rate needs two polls; there is one. A longer period"_s), qPrintable(lines[1]));
        QVERIFY(missing.notes[0].status == Status::Stale && missing.notes[1].status == Status::Unknown);
        QCOMPARE(missing.notes[0].command, u"traceo sources test prom"_s);
        QVERIFY(missing.notes[1].command.isEmpty());
    }

    /// Of what is asked directly the server's own message names the remedy.
    void whoIsDownIsListedWithAHintOfItsExporter()
    {
        CacheRow down = whole("a");
        down.status = Status::Critical;
        down.reason = u"Its exporter answers, but reached no cache."_s;
        QVERIFY(linesOf({down}).value(0).contains(u"Look whether it runs"_s));
        CacheConfig config;
        config.sources.push_back({"prom", "redis"});
        QCOMPARE(linesOf({down}, config), QStringList{u"a: Its exporter answers, but reached no cache."_s});
    }

    void aWarningDoesNotHideThatNobodyLookedAnythingUp()
    {
        CacheRow row = whole("a");
        row.status = Status::Warning;
        row.reason = u"7 % of its memory is not data."_s;
        row.hitWord = HitWord::NoLookups;
        row.hitRate = {};
        const QStringList lines = linesOf({row});
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines[0].contains(u"Nobody looked anything up"_s) && !lines[0].contains(u"7 %"_s), qPrintable(lines[0]));
    }

    void aPeriodThatWasSeenInPartIsListedAndAWholeOneIsNot()
    {
        CacheRow row = whole("a");
        row.coverage = 0.42;
        QVERIFY2(linesOf({row}).value(0).startsWith(u"a: Only 42"_s), qPrintable(linesOf({row}).value(0)));
        row.coverage = 0.995;
        QVERIFY(linesOf({row}).isEmpty());
    }

    void whatItDoesNotAnswerIsListedWithItsRemedyAlone()
    {
        CacheRow row = whole("a");
        row.refused = {u"SLOWLOG"_s};
        row.limits = {u"SLOWLOG not available: Run: ACL SETUSER traceo +slowlog|get"_s};
        row.reason += u" "_s + row.limits.front();
        QCOMPARE(linesOf({row}), QStringList{u"a: SLOWLOG not available: Run: ACL SETUSER traceo +slowlog|get"_s});
    }

    /// By number, so that a hundred caches without an origin are a line.
    void dashesAreListedByNumberWithTheCachesThatHaveThem()
    {
        std::vector<CacheRow> rows;
        for (const char* const name : {"a", "b", "c", "%1", "e"}) {
            rows.push_back(whole(name));
            rows.back().reduction = {};
            rows.back().hitFrom = "measured";
            rows.back().falseRate = {};
        }
        const QStringList lines = linesOf(rows);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(
                     u"Saves: Not known of a, b, c and 2 more: write the latency of the origin under “latency:”"_s),
                 qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith(u"False: Not known of a, b, c and 2 more: nobody holds"_s), qPrintable(lines[1]));
        QVERIFY(lines[1].contains(u"“shadow:”"_s));
    }

    void whatDiffersInItsRemedyIsSaidApart()
    {
        CacheRow redis = whole("a");
        redis.p99 = {};
        CacheRow mapped = whole("b");
        mapped.kind = "mapped";
        mapped.p99 = {};
        const QStringList lines = linesOf({redis, mapped});
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(u"p99: Not known of a: Redis tells"_s), qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith(u"p99: Not known of b: name the histogram"_s), qPrintable(lines[1]));
        redis.refused = {u"LATENCY HISTOGRAM"_s};
        redis.limits = {u"LATENCY HISTOGRAM not available."_s};
        QCOMPARE(linesOf({redis}), QStringList{u"a: LATENCY HISTOGRAM not available."_s}); // once
    }

    void whatNoCacheOfAKindTellsIsNotMissing()
    {
        CacheRow postgres = whole("shop-db:5432");
        postgres.kind = "postgres";
        postgres.memoryUsed = postgres.overheadNet = postgres.evictions = postgres.falseRate = {};
        CacheRow mapped = whole("pricing");
        mapped.kind = "mapped";
        mapped.memoryUsed = mapped.overheadNet = {};
        CacheRow memcached = whole("pages:11211");
        memcached.kind = "memcached";
        memcached.overheadNet = {};
        QCOMPARE(linesOf({postgres, mapped, memcached}), QStringList());
    }

    void aShadowReaderThatCannotLookSaysWhy()
    {
        CacheRow row = whole("a");
        row.falseRate = {};
        CacheReport report = reportOf({row});
        report.shadowTroubles = {{"a", u"no right to GET; allow it"_s}};
        QCOMPARE(linesOf(cacheMissing(report, {})),
                 QStringList{u"False: Not known of a: the shadow reader cannot look: no right to GET; allow it."_s});
    }

    void aServerThatIsSeenTwiceMissesANumberOnce()
    {
        CacheRow twin = whole("b");
        twin.sameAs = "a";
        twin.falseRate = {};
        QCOMPARE(linesOf({whole("a"), twin}), QStringList());
    }
};
TRACEO_TEST(TstCacheMissing);
#include "tst_cache_missing.moc"
