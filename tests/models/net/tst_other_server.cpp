// Servers that are silent to PostgreSQL's greeting, by what they say to a line of words.
#include "net/other_server.h"

#include "models/net/odd_databases.h"
#include "support/test_main.h"

#include <QTest>

#include <chrono>
#include <future>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Millis kPatience{10'000};

/// Asked on a thread of its own, as the server lives on this one.
QString askedAt(const QUrl& url, Millis patience = kPatience)
{
    auto name = std::async(std::launch::async, [&] { return otherServerAt(url.host(), url.port(), patience); });
    const auto isThere = [&name] { return name.wait_for(std::chrono::seconds(0)) == std::future_status::ready; };
    if (!QTest::qWaitFor(isThere, int(2 * kPatience.count())))
        qFatal("it did not come back");
    return name.get();
}

} // namespace

class TstOtherServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aServerIsKnownByItsAnswer_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("name");
        QTest::newRow("Redis") << QByteArray("+PONG\r\n") << u"a Redis"_s;
        QTest::newRow("Redis with a password") << QByteArray("-NOAUTH Authentication required.\r\n") << u"a Redis"_s;
        QTest::newRow("web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << u"a web server"_s;
        QTest::newRow("memcached") << QByteArray("ERROR\r\n") << u"a memcached"_s;
        QTest::newRow("PostgreSQL") << OddDatabase::refusal("57P03", "the database system is starting up") << QString();
        QTest::newRow("unknown") << QByteArray("hello\r\n") << QString();
    }
    void aServerIsKnownByItsAnswer()
    {
        QFETCH(const QByteArray, answer);
        const OddDatabase server(answer);
        QTEST(askedAt(server.url()), "name");
    }

    void whoSaysNothingIsNotWaitedForLonger()
    {
        const OddDatabase silent;
        QCOMPARE(askedAt(silent.url(), Millis{100}), QString());
    }

    void whereNobodyListensNobodyIsNamed()
    {
        const QUrl url = OddDatabase().url();
        QCOMPARE(askedAt(url), QString());
    }
};

TRACEO_TEST(TstOtherServer);
#include "tst_other_server.moc"
