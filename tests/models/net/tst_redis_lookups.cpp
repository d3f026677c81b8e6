#include "net/redis_lookups.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstRedisLookups : public QObject {
    Q_OBJECT

    static Lookups of(const char* command, const char* reply)
    {
        Lookups lookups;
        countLookup(command, reply, lookups);
        return lookups;
    }

private Q_SLOTS:
    void whatRedisCountsIsCounted()
    {
        QCOMPARE(of("GET", "$1\r\na\r\n"), (Lookups{1, 0}));
        QCOMPARE(of("GET", "$-1\r\n"), (Lookups{0, 1}));
        QCOMPARE(of("GET", "-WRONGTYPE Operation against a key\r\n"), (Lookups{1, 0}));
        QCOMPARE(of("GET", "-NOPERM this user has no permissions\r\n"), (Lookups{0, 0}));
        QCOMPARE(of("HGET", "$1\r\na\r\n"), (Lookups{1, 0}));
        QCOMPARE(of("HGET", "$-1\r\n"), (Lookups{1, 1}));
        QCOMPARE(of("TYPE", "+none\r\n"), (Lookups{0, 1}));
        QCOMPARE(of("GET", ""), (Lookups{1, 1})); // no answer came
    }

    void othersAreNoLookups()
    {
        for (const char* command : {"INFO", "SCAN", "MEMORY USAGE", "CONFIG GET"})
            QCOMPARE(of(command, "$1\r\na\r\n"), Lookups());
    }
};

TRACEO_TEST(TstRedisLookups);
#include "tst_redis_lookups.moc"
