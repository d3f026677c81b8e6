#include "net/origin_queue.h"

#include "net/origin.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstOriginQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sixStartAndTheRestFollowInOrder()
    {
        OriginQueue queue;
        std::vector<int> started;
        std::vector<OriginQueue::Ticket> tickets;
        for (int i = 0; i < 9; ++i)
            tickets.push_back(*queue.enter("a", [&started, i] { started.push_back(i); }));
        QCOMPARE(started.size(), 6U);
        queue.leave(tickets[7]); // had waited
        queue.leave(tickets[3]);
        queue.leave(tickets[3]); // twice does no harm
        QCOMPARE(started, (std::vector<int>{0, 1, 2, 3, 4, 5, 6}));
        queue.leave(tickets[0]);
        QCOMPARE(started.back(), 8);
        QCOMPARE(queue.inFlight("a"), 6);
        QCOMPARE(queue.inFlight("b"), 0);
    }

    void tooManyWaitingIsAnError()
    {
        OriginQueue queue;
        for (std::size_t i = 0; i < OriginQueue::kWaiting + OriginQueue::kInFlight; ++i)
            QVERIFY(queue.enter("a", [] {}));
        QCOMPARE(queue.enter("a", [] {}).error().code, ErrorCode::TooLarge);
        QVERIFY(queue.enter("b", [] {}));
    }

    void whateverComesAndGoesNobodyIsLost()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        OriginQueue queue;
        std::set<OriginQueue::Ticket> held;
        std::map<std::string, int> running;
        std::map<OriginQueue::Ticket, std::pair<std::string, std::shared_ptr<bool>>> known;
        for (int step = 0; step < 20'000; ++step) {
            if (random.bounded(2) == 0 || held.empty()) {
                const std::string origin(1, char('a' + random.bounded(3)));
                const auto isRunning = std::make_shared<bool>(false);
                const auto ticket = queue.enter(origin, [isRunning, origin, &running] { *isRunning = true, ++running[origin]; });
                if (!ticket)
                    continue;
                known[*ticket] = {origin, isRunning};
                held.insert(*ticket);
            } else {
                const auto ticket = *std::next(held.begin(), random.bounded(int(std::min<std::size_t>(held.size(), 10))));
                const auto& [origin, isRunning] = known[ticket];
                running[origin] -= *isRunning ? 1 : 0;
                held.erase(ticket);
                queue.leave(ticket);
            }
            for (const auto& [origin, count] : running) {
                QVERIFY(count <= OriginQueue::kInFlight);
                QCOMPARE(count, queue.inFlight(origin));
            }
        }
    }

    void anOriginIsComparedInOneForm_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("origin");
        QTest::newRow("port by scheme") << u"https://Prom.Example/x?y#z"_s << QByteArray("https://prom.example:443");
        QTest::newRow("http") << u"http://h"_s << QByteArray("http://h:80");
        QTest::newRow("own port") << u"http://h:8080/"_s << QByteArray("http://h:8080");
        QTest::newRow("user") << u"http://ann:pw@h/"_s << QByteArray("http://h:80");
        QTest::newRow("IPv6") << u"http://[::1]:9/"_s << QByteArray("http://[::1]:9");
        QTest::newRow("IDN") << u"http://bücher.example/"_s << QByteArray("http://xn--bcher-kva.example:80");
        QTest::newRow("file") << u"file:///etc/passwd"_s << QByteArray();
        QTest::newRow("no host") << u"http:///x"_s << QByteArray();
        QTest::newRow("nothing") << QString() << QByteArray();
    }

    void anOriginIsComparedInOneForm()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, origin);
        QCOMPARE(QByteArray::fromStdString(originOf(QUrl(url))), origin);
    }

    /// What “sources login” keeps for a server is what its protocol asks for: else nobody is let in.
    void aSecretIsKeptForTheServerThatIsAsked()
    {
        const auto keptFor = [](const QString& url) { return QByteArray::fromStdString(secretOriginOf(QUrl(url))); };
        QCOMPARE(keptFor(u"redis://Cache.Example/2"_s), QByteArray("redis://cache.example:6379"));
        QCOMPARE(keptFor(u"rediss://[::1]:7000"_s), QByteArray("rediss://[::1]:7000"));
        QCOMPARE(keptFor(u"postgresql://db/shop"_s), QByteArray("postgresql://db:5432"));
        QCOMPARE(keptFor(u"postgres://db:6543"_s), QByteArray("postgresql://db:6543")); // the same server
        QCOMPARE(keptFor(u"https://prom.example"_s), QByteArray("https://prom.example:443"));
        QCOMPARE(keptFor(u"ftp://h"_s), QByteArray());
        QVERIFY(originOf(QUrl(u"redis://cache"_s)).empty()); // HTTP never goes there
    }

    void onlyThisMachineIsLoopback()
    {
        for (const auto& host : {u"localhost"_s, u"LOCALHOST"_s, u"127.0.0.1"_s, u"127.9.9.9"_s, u"::1"_s})
            QVERIFY2(isLoopback(host), qPrintable(host));
        for (const auto& host :
             {u"localhost.evil.example"_s, u"127.0.0.1.evil.example"_s, u"128.0.0.1"_s, u"0.0.0.0"_s, u"::2"_s, QString()})
            QVERIFY2(!isLoopback(host), qPrintable(host));
    }

    void aShownAddressHasNoSecretPart()
    {
        QCOMPARE(redacted(QUrl(u"https://ann:pw@h:1/path?token=x#y"_s)), u"https://h:1/path"_s);
        QCOMPARE(redacted(QUrl(u"https://token@h/"_s)), u"https://h/"_s);
    }
};

TRACEO_TEST(TstOriginQueue);
#include "tst_origin_queue.moc"
