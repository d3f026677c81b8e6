// After a night in suspend the session speaks through new connections: the old ones may be dead and nobody
// has said so.

#include "app/wiring/session.h"
#include "models/net/hostile_server.h"
#include "support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// Ours, but for the hours the machine is said to have slept.
class SleepyClock final : public Clock {
public:
    UtcMs now() const override { return m_clock.now() + m_asleep.load(); }
    Millis monotonic() const override { return m_clock.monotonic(); }
    Millis boottime() const override { return m_clock.boottime() + m_asleep.load(); }
    void sleep(Millis length) { m_asleep = m_asleep.load() + length; }

private:
    SystemClock m_clock;
    std::atomic<Millis> m_asleep{Millis{0}};
};

} // namespace

class TstWake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void connectionsFromBeforeAreNotUsedAgain()
    {
        std::map<quint16, int> requests; // by the connection's port at our end
        HostileServer server([&requests](QTcpSocket& socket, const QByteArray&) {
            ++requests[socket.peerPort()];
            socket.write(answer(R"({"status":"success","data":{"resultType":"matrix","result":[]}})"));
        });
        auto session = openedOn(server);
        QVERIFY(session != nullptr);
        session->startPolling();
        // Neither asks nor will within the next second, so that all that comes later was asked later.
        const auto isAtRest = [this, &session] {
            const auto it = session->sourceStates().find("prom");
            return it != session->sourceStates().end() && it->second.lastOk && it->second.progress.total > 0
                && !it->second.progress.isFilling() && it->second.nextTry && *it->second.nextTry - m_clock.now() > Millis{1'000};
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAtRest(), 30'000);
        const auto before = requests;
        m_clock.sleep(8 * kHour);
        const auto newRequests = [&] {
            int count = 0;
            for (const auto& [port, number] : requests)
                count += before.contains(port) ? 0 : number;
            return count;
        };
        QTRY_VERIFY_WITH_TIMEOUT(newRequests() >= 4, 30'000); // polls and the night's gap
        for (const auto& [port, number] : before)
            QCOMPARE(requests[port], number);
    }

private:
    std::unique_ptr<Session> openedOn(const HostileServer& server)
    {
        const QString path = m_folder.filePath(u"traceo.yaml"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return nullptr;
        file.write("version: 1\nname: wake\nsources:\n  - {name: prom, kind: prometheus, interval: 4s, collect: [up], url: \""
                   + server.endpoint().base.toEncoded() + "\"}\n");
        file.close();
        const auto workspace = loadWorkspace(path, {.data = m_folder.path(), .state = m_folder.path()});
        if (!workspace || !workspace->errors.empty())
            return nullptr;
        auto session = Session::open(*workspace, {}, Session::Access::Own, m_clock);
        return session ? std::move(*session) : nullptr;
    }

    SleepyClock m_clock;
    QTemporaryDir m_folder;
};

TRACEO_TEST(TstWake);
#include "tst_wake.moc"
