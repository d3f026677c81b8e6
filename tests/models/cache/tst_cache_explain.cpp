#include "cache/cache_explain.h"
#include "models/cache/row_parts.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstCacheExplain : public QObject {
    Q_OBJECT

    static QString inputOf(const Explanation& why, const QString& name)
    {
        for (const Explanation::Input& input : why.inputs) {
            if (input.name == name)
                return input.text;
        }
        return {};
    }

private Q_SLOTS:
    void aNumberSaysWindowCountersSeriesAndCommand()
    {
        RowParts parts;
        parts.counts.before = kEnd - kHour;
        const CacheExplainer explain(parts.instance, parts.counts, {kEnd - kHour, kEnd}, question());
        const auto why = explain.number(u"Hit rate"_s, u"a ÷ b"_s);
        QCOMPARE(inputOf(*why, u"hits"_s), u"900"_s);
        QCOMPARE(inputOf(*why, u"misses"_s), u"100"_s);
        QVERIFY(!inputOf(*why, u"window"_s).isEmpty() && !inputOf(*why, u"joined to the poll of"_s).isEmpty());
        QCOMPARE(why->source, u"prom · redis"_s);
        QCOMPARE(why->queries.size(), 2U);
        QVERIFY(why->queries[0].text.startsWith(u"redis_keyspace_hits_total{"_s));
        QVERIFY2(why->command.startsWith(u"traceo cache instances 'prom/a:6379' --since 1h --at 2026-"_s),
                 qPrintable(why->command));
    }

    void resetsAndFailoversAreTold()
    {
        RowParts parts;
        parts.counts.resets = 2;
        parts.counts.takenOver = 1;
        const CacheExplainer explain(parts.instance, parts.counts, {kEnd - kHour, kEnd}, question());
        const auto why = explain.number(u"Hit rate"_s, u"a ÷ b"_s);
        QVERIFY(inputOf(*why, u"resets"_s).startsWith(u'2'));
        QVERIFY(inputOf(*why, u"other servers"_s).startsWith(u'1'));
        QVERIFY(inputOf(*why, u"resets or other servers"_s).isEmpty());
        parts.counts.unclear = 1;
        const CacheExplainer unclear(parts.instance, parts.counts, {kEnd - kHour, kEnd}, question());
        QVERIFY(inputOf(*unclear.number({}, {}), u"other servers"_s).isEmpty());
        QVERIFY(inputOf(*unclear.number({}, {}), u"resets or other servers"_s).startsWith(u'1'));
    }

    void whatWasKnownThenIsAskedForAgain()
    {
        RowParts parts;
        Question asked = question();
        asked.knownAt = kEnd;
        const CacheExplainer explain(parts.instance, parts.counts, {kEnd - kHour, kEnd}, asked);
        QVERIFY(explain.number({}, {})->command.contains(u" --known-at "_s));
        const char* const metrics[] = {vocabulary::kRedisUsed};
        QVERIFY(explain.now({}, {}, {}, metrics)->queries.empty()); // it has none
    }
};

TRACEO_TEST(TstCacheExplain);
#include "tst_cache_explain.moc"
