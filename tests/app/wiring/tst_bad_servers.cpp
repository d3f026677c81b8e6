// One source whose server misbehaves beside one that does not, from the socket to the stored sample: the bad
// one says what is wrong, the good one goes on, and what was stored stays.

#include "app/wiring/session.h"
#include "models/net/hostile_server.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kEmpty = R"({"status":"success","data":{"resultType":"matrix","result":[]}})";

/// A series `up` of one sample, a moment ago.
QByteArray matrix(const QByteArray& labels)
{
    const QByteArray seconds = QByteArray::number(QDateTime::currentSecsSinceEpoch() - 5);
    return R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up",)" + labels
        + R"(},"values":[[)" + seconds + R"(,"1"]]}]}})";
}

/// The server has queries and nothing else.
HostileServer::Talk queriesSay(std::function<QByteArray()> wire)
{
    return [wire = std::move(wire)](QTcpSocket& socket, const QByteArray& head) {
        if (!head.contains("/api/v1/query "))
            return (void)socket.write(answer("no such page", "Content-Type: text/plain\r\n", "404 Not Found"));
        socket.write(wire());
        socket.disconnectFromHost();
    };
}

QByteArray jsonText(const QByteArray& plain)
{
    return '"' + plain + '"';
}

} // namespace

class TstBadServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_good = std::make_unique<HostileServer>(queriesSay([] { return answer(matrix(R"("job":"good")")); }));
    }

    void theOthersGoOn_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("words");
        const QByteArray gzip = "Content-Encoding: gzip\r\n";
        const QByteArray packed = zipped(matrix(R"("job":"bad")").repeated(20));
        const QByteArray start = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        const auto row = [](const char* name, const QByteArray& wire, Outcome outcome, const QString& words) {
            QTest::newRow(name) << wire << outcome << words;
        };
        row("HTML", answer("<html><body>Log in</body></html>", "Content-Type: text/html\r\n"), Outcome::Decode, u"HTML page"_s);
        row("half a JSON", answer(kEmpty.left(40)), Outcome::Decode, u"cut off"_s);
        row("half a gzip", answer(packed.left(packed.size() / 2), gzip), Outcome::Decode, u"in the middle"_s);
        row("401", answer("who?", "Content-Type: text/plain\r\n", "401 Unauthorized"), Outcome::Auth, u"status 401"_s);
        row("429", answer("slow", "Content-Type: text/plain\r\nRetry-After: 120\r\n", "429 Too Many Requests"), Outcome::Http,
            u"120 s"_s);
        row("elsewhere", answer("", "Location: http://elsewhere.invalid/\r\n", "302 Found"), Outcome::Http,
            u"elsewhere.invalid"_s);
        row("200 MB", start + "Content-Length: 209715200\r\n\r\n" + QByteArray(64 * 1024, '1'), Outcome::Decode,
            u"a longer answer"_s);
        row("nothing at all", {}, Outcome::Timeout, u"closed"_s);
        row("an empty answer", answer(""), Outcome::Empty, u"empty"_s);
        row("an error in its own words", answer(R"({"status":"error","errorType":"bad_data","error":"<b>no</b>"})"),
            Outcome::Decode, u"<b>no</b>"_s);
    }

    void theOthersGoOn()
    {
        QFETCH(QByteArray, wire);
        QFETCH(Outcome, outcome);
        QFETCH(QString, words);
        HostileServer bad(queriesSay([wire] { return wire; }));
        auto session = openedWith(bad);
        QVERIFY(session != nullptr);
        const auto before = storedBy(*session, "good");
        session->startPolling();
        const auto stateOf = [&session](const char* name) {
            const auto it = session->sourceStates().find(name);
            return it == session->sourceStates().end() ? SourceState{} : it->second;
        };
        QTRY_VERIFY_WITH_TIMEOUT(stateOf("bad").asked == SourceState::Asked::Once, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(stateOf("good").lastOk.has_value(), 30'000);
        const SourceState state = stateOf("bad");
        QCOMPARE(state.outcome, outcome);
        QVERIFY2(state.message.contains(words), qPrintable(state.message));
        if (outcome == Outcome::Http && words == u"120 s"_s)
            QVERIFY(state.nextTry && *state.nextTry > m_clock.now() + Millis{90'000});
        QCOMPARE(stateOf("good").outcome, Outcome::Ok);
        QTRY_VERIFY(std::ranges::includes(storedBy(*session, "good"), before) && !storedBy(*session, "good").empty());
        QVERIFY(session->history().status()->damage.isEmpty());
        QVERIFY(storedBy(*session, "bad").empty());
    }

    /// Data is data, whatever it holds.
    void aLabelMayHoldAnything_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("HTML") << QByteArray("<img src=x onerror=alert(1)>&amp;<b>");
        QTest::newRow("bidi") << QByteArray("\xE2\x80\xAE"
                                            "evil\xE2\x80\xAC\xE2\x81\xA6");
        QTest::newRow("64 KiB") << QByteArray(64 * 1024, 'l');
    }

    void aLabelMayHoldAnything()
    {
        QFETCH(QByteArray, value);
        HostileServer odd(queriesSay([value] { return answer(matrix("\"job\":\"bad\",\"odd\":" + jsonText(value))); }));
        auto session = openedWith(odd);
        QVERIFY(session != nullptr);
        session->startPolling();
        const auto stored = [&session, &value] {
            const auto snapshot = session->history().snapshot();
            const auto series = snapshot->series(Selector("up"));
            return std::ranges::any_of(*series, [&value](const auto& one) {
                return one.key.source == "bad" && one.key.labels.value("odd") == value.toStdString();
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(stored(), 30'000);
    }

private:
    /// A session over a workspace with both servers; its history is kept from row to row.
    std::unique_ptr<Session> openedWith(const HostileServer& bad)
    {
        const QString path = m_folder.filePath(u"traceo.yaml"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return nullptr;
        const auto source = [](const char* name, const HostileServer& server) {
            return QByteArray("  - {name: ") + name + ", kind: prometheus, interval: 1h, collect: [up], url: \""
                + server.endpoint().base.toEncoded() + "\"}\n";
        };
        file.write("version: 1\nname: bad\nsources:\n" + source("good", *m_good) + source("bad", bad));
        file.close();
        auto workspace = loadWorkspace(path, {.data = m_folder.path(), .state = m_folder.path()});
        if (!workspace || !workspace->errors.empty())
            return nullptr;
        auto session = Session::open(*workspace, {}, Session::Access::Own, m_clock);
        return session ? std::move(*session) : nullptr;
    }

    /// The times of the samples of `up` that a source brought.
    static std::vector<std::int64_t> storedBy(Session& session, const std::string& source)
    {
        std::vector<std::int64_t> times;
        const auto snapshot = session.history().snapshot();
        const auto all = snapshot->series(Selector("up"));
        for (const auto& series : *all) {
            if (series.key.source != source || series.key.labels.has("odd"))
                continue;
            const auto samples = snapshot->samples(series.id, {kDistantPast, kDistantFuture});
            for (const Sample& sample : *samples)
                times.push_back(msOf(sample.at));
        }
        std::ranges::sort(times);
        return times;
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<HostileServer> m_good;
};

TRACEO_TEST(TstBadServers);
#include "tst_bad_servers.moc"
