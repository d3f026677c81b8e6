// Caches on paper: what was found, in words; every cache with its numbers, the charts of the worst, what they got wrong and
// what nobody could look at.
#include "cache/cache_report.h"
#include "export/cache_section.h"
#include "export/cache_words.h"
#include "export/document_csv.h"
#include "models/cache/advice_store.h"
#include "models/export/section_blocks.h"
#include "models/history/store.h"
#include "models/sli/series_text.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kEnd = floorTo(kNow, kMinute);

/// A counter that grows by so much each minute of the last hour and a half.
SeriesSamples counter(const char* name, const std::string& instance, double each, Millis until = Millis{0})
{
    SeriesSamples series{{"prom", name, {{"job", "redis"}, {"instance", instance}}}, {}};
    double value = 1'000'000;
    for (UtcMs at = kEnd - 90 * kMinute; at <= kEnd - until; at += kMinute, value += each)
        series.samples.push_back({at, value});
    return series;
}

Batch redis(const std::string& instance, double hits, double misses, Millis until = Millis{0})
{
    Batch batch;
    batch.series.add(counter(vocabulary::kRedisHits, instance, hits, until));
    batch.series.add(counter(vocabulary::kRedisMisses, instance, misses, until));
    batch.series.add(counter(vocabulary::kRedisUptime, instance, 60, until));
    return batch;
}

struct CacheStore : Store {
    CacheStore()
    {
        clock.set(kEnd + Millis{5'000});
        if (!open())
            qFatal("no history");
    }
    void add(Batch batch)
    {
        if (!commit(std::move(batch)))
            qFatal("not stored");
    }
};

Question question()
{
    return {.now = kEnd + Millis{5'000}, .at = kEnd, .range = kHour, .columns = 60, .style = {.locale = QLocale::c()}};
}

DocumentSection sectionOf(const CacheStore& store, const CacheConfig& config = {})
{
    const Question asked = question();
    const auto snapshot = store.snapshot({.view = asked.moment(), .know = kDistantFuture});
    auto section = cacheSection(config, {snapshot, asked});
    if (!section)
        qFatal("%s", qPrintable(toText(section.error())));
    return std::move(*section);
}

CacheRow row(const std::string& name, double hitRate)
{
    CacheRow row{.key = "prom/" + name, .name = name, .reason = u"Because of the test."_s, .hitWord = HitWord::Counted};
    row.hitRate = {.value = hitRate, .unit = Unit::Ratio, .quality = Quality::Ok};
    return row;
}

CacheRow without(const std::string& name, HitWord word)
{
    CacheRow row{.key = "prom/" + name, .name = name, .hitWord = word};
    row.hitRate.unit = Unit::Ratio;
    return row;
}

} // namespace

class TstCacheSection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutCachesItSaysSo()
    {
        const CacheStore store;
        const DocumentSection section = sectionOf(store);
        QCOMPARE(section.finding, u"No cache is watched"_s);
        QVERIFY(section.blocks.empty() && section.figures.empty() && !section.isPartial);
    }

    void everyCacheIsARowWithItsHitRate()
    {
        CacheStore store;
        store.add(redis("sessions:6379", 96, 4));
        store.add(redis("results:6379", 70, 30));
        const DocumentSection section = sectionOf(store);
        QVERIFY2(section.finding.startsWith(u"1 of 2 caches reach a hit rate of 85 %"_s), qPrintable(section.finding));
        const DocumentTable* table = tableNamed(section, u"Caches"_s);
        QVERIFY(table && table->rows.size() == 2);
        QCOMPARE(textOf(*table, 0, u"Cache"_s), u"results:6379"_s); // the worst first
        QVERIFY(std::abs(table->rows[0][2].reading.value - 0.7) < 1e-12);
        QVERIFY(std::abs(table->rows[1][2].reading.value - 0.96) < 1e-12);
        QVERIFY(section.figures.size() <= 6);
    }

    void aCacheThatNobodyAskedHasWordsInsteadOfAHitRate()
    {
        CacheStore store;
        store.add(redis("sessions:6379", 0, 0));
        const DocumentSection section = sectionOf(store);
        const DocumentTable* table = tableNamed(section, u"Caches"_s);
        QVERIFY(table != nullptr);
        QCOMPARE(textOf(*table, 0, u"Hit rate"_s), u"no look-ups"_s);
        QVERIFY(!table->rows[0][2].reading.hasValue()); // neither 0 nor 100 %
        QVERIFY2(section.finding.startsWith(u"Of no cache the hit rate is known"_s), qPrintable(section.finding));
    }

    /// What is on target is not missing; what the table has a dash for is.
    void whatIsMissingIsOnlyWhatNobodySees()
    {
        CacheStore store;
        store.add(redis("sessions:6379", 96, 4));
        store.add(redis("results:6379", 70, 30, 30 * kMinute)); // and then nothing more
        const DocumentSection section = sectionOf(store);
        QStringList subjects;
        for (const DocumentNotes* const notes : blocksOf<DocumentNotes>(section)) {
            if (notes->title != u"What is missing"_s)
                continue;
            for (const DocumentNotes::Note& note : notes->notes) {
                subjects << note.subject;
                QVERIFY2(!note.text.contains(u"the target is"_s), qPrintable(note.text));
            }
        }
        QCOMPARE(subjects.value(0), u"results:6379"_s);
        QVERIFY2(!subjects.contains(u"sessions:6379"_s), qPrintable(subjects.join(u'|')));
        QVERIFY2(subjects.contains(u"p99"_s) && subjects.contains(u"Saves"_s), qPrintable(subjects.join(u'|')));
    }

    void tablesGoIntoFiles()
    {
        CacheStore store;
        store.add(redis("sessions:6379", 96, 4));
        Document document;
        document.sections.push_back(sectionOf(store));
        const auto files = tablesOf(document);
        QVERIFY(!files.empty());
        QVERIFY2(files.front().text.find("sessions:6379") != std::string::npos, files.front().text.c_str());
    }

    void theFindingCountsWhatIsKnownAndWhatIsNot()
    {
        CacheReport report;
        report.rows = {row("a", 0.91), row("b", 0.8499), without("c", HitWord::NoLookups), without("d", HitWord::NotObserved),
                       without("e", HitWord::OnePoll)};
        QCOMPARE(cacheFinding(report, {}),
                 u"1 of 5 caches reach a hit rate of 85 %, 1 had no look-ups, 2 were not observed long enough"_s);
        report.rows = {row("a", 0.85), row("b", 0.99)};
        QCOMPARE(cacheFinding(report, {}), u"All 2 caches reach a hit rate of 85 %"_s);
    }

    void theSummaryExplainsTheOnlyOneBelow()
    {
        CacheReport report;
        report.rows = {row("a", 0.7), row("b", 0.99)};
        QCOMPARE(cacheSummary(report, {}), u"a: Because of the test."_s);
        report.rows.push_back(row("c", 0.6));
        QCOMPARE(cacheSummary(report, {}), u"Below 85 %: a, c."_s);
    }

    void theSummaryNamesStaleAnswersAndCountersThatBeganAgain()
    {
        CacheReport report;
        report.rows = {row("a", 0.9), row("b", 0.9)};
        for (CacheRow& one : report.rows)
            one.falseRate = {.value = 0.03, .unit = Unit::Ratio, .quality = Quality::Ok};
        report.rows[0].falseRateLow = {.value = 0.02, .unit = Unit::Ratio, .quality = Quality::Ok};
        report.rows[1].falseRateLow = {.value = 0.009, .unit = Unit::Ratio, .quality = Quality::Ok}; // one of a few
        report.rows[1].resetSeen = true;
        const QString summary = cacheSummary(report, {});
        QVERIFY2(summary.contains(u"More than 1 % of the answers were no longer true: a."_s), qPrintable(summary));
        QVERIFY2(summary.contains(u"Counters began again meanwhile: b."_s), qPrintable(summary));
    }

    void hostileNamesAreShownAsTheyAre()
    {
        CacheReport report;
        report.rows = {row("%1 <b>\u202ex</b>", 0.1)};
        QCOMPARE(cacheSummary(report, {}), u"%1 <b>\ufffdx</b>: Because of the test."_s);
    }

    void theSameHistoryGivesTheSameContent()
    {
        CacheStore store;
        store.add(redis("sessions:6379", 96, 4));
        const auto hash = [&store] {
            Document document;
            document.sections.push_back(sectionOf(store));
            return contentHash(document);
        };
        QCOMPARE(hash(), hash());
    }

    /// Half a statement is none: on paper it stands below the table, whole.
    void sqlForIndexesIsWhole()
    {
        AdviceStore store;
        store.counter(vocabulary::kPostgresReads, ofShop(), 0, 10);
        const std::string name = "orders_by_" + std::string(60, 'x');
        store.index(name, made("orders", {"day"}), 48e6);
        const Question asked{.now = kNow, .at = kNow, .range = 7 * kDay, .columns = 60, .style = {.locale = QLocale::c()}};
        const auto snapshot = store.snapshot({.view = kNow, .know = kDistantFuture});
        const auto section = cacheSection(store.config, {snapshot, asked});
        QVERIFY(section.ok());
        QStringList commands;
        for (const DocumentNotes* const notes : blocksOf<DocumentNotes>(*section)) {
            for (const DocumentNotes::Note& note : notes->notes)
                commands << note.command;
        }
        const auto tables = tablesOf({.sections = {*section}});
        const auto indexes =
            std::ranges::find_if(tables, [](const NamedCsv& table) { return table.name.ends_with("indexes.csv"); });
        QVERIFY(indexes != tables.end());
        QVERIFY2(indexes->text.starts_with("Kind,Object,Evidence,Database,Cost,Caution\r\n"), indexes->text.c_str());
        QVERIFY2(indexes->text.find("No scan ") != std::string::npos, indexes->text.c_str());
        const QString sql = u"DROP INDEX CONCURRENTLY public.%1;"_s.arg(QString::fromStdString(name));
        QVERIFY2(commands.contains(sql), qPrintable(commands.join(u'|')));
    }
};
TRACEO_TEST(TstCacheSection);
#include "tst_cache_section.moc"
