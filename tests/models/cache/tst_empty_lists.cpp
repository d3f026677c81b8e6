#include "cache/empty_lists.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using Kind = CacheInstance::Kind;

class TstEmptyLists : public QObject {
    Q_OBJECT

    static CacheInstance instanceOf(Kind kind, bool isDirect) { return {.kind = kind, .isDirect = isDirect}; }

private Q_SLOTS:
    void unknownIsNotCalledNone()
    {
        const EmptyList direct = emptySlowLog(instanceOf(Kind::Redis, true), {});
        QCOMPARE(direct.heading, u"No slow command in this range"_s);
        for (const CacheInstance& instance : {instanceOf(Kind::Redis, false), instanceOf(Kind::Memcached, false)})
            QCOMPARE(emptySlowLog(instance, {}).heading, u"Slow commands are not known"_s);
        CacheRow refused;
        refused.refused = {u"SLOWLOG"_s};
        QCOMPARE(emptySlowLog(instanceOf(Kind::Redis, true), refused).heading, u"Slow commands are not known"_s);
    }

    void nothingOfRedisIsSaidOfPostgres()
    {
        const CacheInstance postgres = instanceOf(Kind::Postgres, true);
        for (const EmptyList& words : {emptySlowLog(postgres, {}), emptyKeyGroups(postgres)}) {
            const QString all = words.heading + words.sentence;
            QVERIFY2(!all.contains(u"Redis"_s) && !all.contains(u"redis"_s) && !all.contains(u"SCAN"_s), qPrintable(all));
        }
    }

    void whoCouldTellIsNamed()
    {
        QVERIFY(emptySlowLog(instanceOf(Kind::Redis, false), {}).sentence.contains(u"kind redis"_s));
        QVERIFY(emptyKeyGroups(instanceOf(Kind::Redis, true)).sentence.contains(u"key_groups:"_s));
    }
};

TRACEO_TEST(TstEmptyLists);
#include "tst_empty_lists.moc"
