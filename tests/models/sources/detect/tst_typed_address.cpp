#include "sources/detect/typed_address.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstTypedAddress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatPeoplePasteBecomesABase_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("host and port") << "localhost:9090"
                                       << "http://localhost:9090";
        QTest::newRow("a name alone is https") << "prom.example.org"
                                               << "https://prom.example.org";
        QTest::newRow("slash") << "http://p:9090/"
                               << "http://p:9090";
        QTest::newRow("a graph") << "http://p:9090/graph?g0.expr=up&g0.tab=1"
                                 << "http://p:9090";
        QTest::newRow("a query") << "https://p/prometheus/api/v1/query?query=up"
                                 << "https://p/prometheus";
        QTest::newRow("victoria's page") << "p:8428/vmui/#/?g0.expr=up"
                                         << "http://p:8428";
        QTest::newRow("a cluster's path stays") << "http://p:8481/select/0/prometheus"
                                                << "http://p:8481/select/0/prometheus";
        QTest::newRow("alertmanager's fragment") << "http://p:9093/#/alerts"
                                                 << "http://p:9093";
        QTest::newRow("alertmanager's api") << "http://p:9093/am/api/v2/status"
                                            << "http://p:9093/am";
        QTest::newRow("a name that contains a page's stays") << "https://p/graphs"
                                                             << "https://p/graphs";
        QTest::newRow("spaces around") << "  http://p:9090  "
                                       << "http://p:9090";
        QTest::newRow("v6") << "http://[::1]:9090/graph"
                            << "http://[::1]:9090";
    }
    void whatPeoplePasteBecomesABase()
    {
        QFETCH(QString, typed);
        QFETCH(QString, first);
        const auto bases = basesOf(typed);
        QVERIFY(bases.ok());
        QCOMPARE(bases->front().toString(), first);
    }

    void aTypedSchemeIsNeverLeft()
    {
        const auto bases = basesOf(QStringLiteral("https://p:9090"));
        QVERIFY(bases.ok());
        for (const QUrl& base : *bases)
            QCOMPARE(base.scheme(), QStringLiteral("https"));
    }

    void whatIsNoAddressIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("nothing") << "  ";
        QTest::newRow("words") << "my server";
        QTest::newRow("another scheme") << "ftp://p";
        QTest::newRow("no host") << "http://";
        QTest::newRow("far too long") << QString(5'000, QLatin1Char('a'));
    }
    void whatIsNoAddressIsRefused()
    {
        QFETCH(QString, typed);
        QVERIFY(!basesOf(typed).ok());
    }

    void serversOfTheirOwnProtocolsAreKnownByTheScheme()
    {
        const auto read = [](const char* typed) { return ownProtocolOf(QString::fromLatin1(typed)).valueOr({}); };
        const auto redis = read(" rediss://cache:6380/2/ ");
        QVERIFY(redis);
        QCOMPARE(redis->kind, std::string("redis"));
        QCOMPARE(redis->base, QUrl(QStringLiteral("rediss://cache:6380/2")));
        const auto postgres = read("postgresql://db:5432/shop");
        QVERIFY(postgres);
        QCOMPARE(postgres->kind, std::string("postgres"));
        QVERIFY(!read("localhost:6379") && !read("http://redis:9121") && !read("")); // asked over HTTP, or nothing
        for (const char* const refused : {"redis://", "redis://my cache", "postgresql://db/shop?sslmode=require"})
            QVERIFY2(!ownProtocolOf(QString::fromLatin1(refused)), refused);
        QVERIFY(!basesOf(QStringLiteral("redis://cache:6379"))); // speaks no HTTP
        for (const char* const secret : {"redis://:geheim@cache", "postgresql://ann:geheim@db/shop"}) {
            const auto bad = ownProtocolOf(QString::fromLatin1(secret));
            QVERIFY2(!bad && !toText(bad.error()).contains(QStringLiteral("geheim")), secret);
            QVERIFY2(bad.error().hint.contains(QStringLiteral("login")), secret);
        }
    }

    void aPasswordIsNotRepeated()
    {
        const auto bases = basesOf(QStringLiteral("http://user:geheim@p:9090"));
        QVERIFY(!bases.ok());
        QVERIFY(!toText(bases.error()).contains(QStringLiteral("geheim")));
    }
};

TRACEO_TEST(TstTypedAddress);
#include "tst_typed_address.moc"
