// The poller and the Prometheus source against the real programs, where they are installed: what is
// stored equals what the server itself answers.

#include "core/json.h"
#include "models/poll/poll_world.h"
#include "net/http_client.h"
#include "support/needs.h"
#include "support/test_main.h"
#include "vocabulary/facts.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kCounter[] = "process_cpu_seconds_total";

class NoCredentials final : public CredentialStore {
public:
    QFuture<Result<std::shared_ptr<const Secret>>> read(const SecretRef&, const std::string&) override
    {
        return QtFuture::makeReadyFuture(Result<std::shared_ptr<const Secret>>(std::make_shared<const Secret>()));
    }
    QFuture<Result<void>> store(const std::string&, const std::string&, Secret) override
    {
        return QtFuture::makeReadyFuture(Result<void>());
    }
};

/// A port that was free a moment ago.
int freePort()
{
    const int socketFd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    const bool bound = ::bind(socketFd, reinterpret_cast<sockaddr*>(&address), length) == 0
        && ::getsockname(socketFd, reinterpret_cast<sockaddr*>(&address), &length) == 0;
    ::close(socketFd);
    return bound ? ntohs(address.sin_port) : 0;
}

/// A server that scrapes itself four times a second.
struct RealServer {
    QTemporaryDir folder;
    QProcess process;
    int port = freePort();

    bool start(const QString& program)
    {
        const QString config = folder.filePath(u"p.yml"_s);
        QFile file(config);
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write("global: {scrape_interval: 250ms, scrape_timeout: 250ms}\nscrape_configs: [{job_name: self, static_configs: "
                   "[{targets: ['127.0.0.1:"
                   + QByteArray::number(port) + "']}]}]\n");
        file.close();
        const QString address = u"127.0.0.1:%1"_s.arg(port);
        const QStringList arguments = program.endsWith("prometheus"_L1)
            ? QStringList{u"--config.file="_s + config, u"--storage.tsdb.path="_s + folder.filePath(u"data"_s),
                          u"--web.listen-address="_s + address}
            : QStringList{u"-promscrape.config="_s + config, u"-storageDataPath="_s + folder.filePath(u"data"_s),
                          u"-httpListenAddr="_s + address};
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(program, arguments);
        return process.waitForStarted();
    }

    ~RealServer()
    {
        process.kill();
        process.waitForFinished();
    }
};

Endpoint endpointOf(const RealServer& server)
{
    Endpoint endpoint;
    endpoint.source = "real";
    endpoint.base = QUrl(u"http://127.0.0.1:%1"_s.arg(server.port));
    return endpoint;
}

/// What the server itself answers, read another way: times as text and values as text.
std::map<UtcMs, double> answeredBy(RequestRunner& runner, const Endpoint& endpoint, TimeSpan span)
{
    Request request;
    request.path = "/api/v1/query";
    request.query = {{"query", std::string(kCounter) + '[' + std::to_string(span.length().count()) + "ms]"},
                     {"time",
                      std::to_string(msOf(span.to) / 1000) + '.' + std::to_string(1000 + msOf(span.to) % 1000).substr(1)}};
    auto future = runner.run(endpoint, request);
    [&future] { QTRY_VERIFY(future.isFinished()); }();
    std::map<UtcMs, double> samples;
    const auto answer = parseJson(future.result().body);
    if (!answer)
        return samples;
    const auto values = nlohmann::json::json_pointer("/data/result/0/values");
    if (!answer->contains(values))
        return samples;
    for (const auto& pair : answer->at(values)) {
        const UtcMs at = utcMs(std::llround(pair[0].get<double>() * 1000));
        if (at > span.from)
            samples[at] = std::stod(pair[1].get<std::string>());
    }
    return samples;
}

} // namespace

class TstRealServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storedIsWhatTheServerHas_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QByteArray>("product");
        QTest::newRow("Prometheus") << u"prometheus"_s << QByteArray("Prometheus");
        QTest::newRow("VictoriaMetrics") << u"victoria-metrics"_s << QByteArray("VictoriaMetrics");
    }

    void storedIsWhatTheServerHas()
    {
        QFETCH(QString, program);
        QFETCH(QByteArray, product);
        const QString path = QStandardPaths::findExecutable(program);
        TRACEO_NEEDS(!path.isEmpty(),
                     qPrintable(program + u" IS NOT INSTALLED: what is stored was not compared with a real server"_s));
        RealServer server;
        QVERIFY(server.start(path));

        const SystemClock clock;
        NoCredentials credentials;
        HttpClient client(clock, credentials);
        MemoryHistory history;
        SourceSettings settings{.name = "real", .kind = "prometheus", .interval = Millis{1'000}};
        settings.endpoint = endpointOf(server);
        // Ready, and it has scraped itself: only then does it know its target.
        const auto isReady = [&client, &settings, &clock] {
            return !answeredBy(client, settings.endpoint, {clock.now() - kMinute, clock.now()}).empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), 30'000);
        const UtcMs began = clock.now();
        QThreadPool decoding;
        Poller poller({clock, client, history, history, decoding, 1},
                      {{std::make_shared<const PrometheusSource>(settings), {want(kCounter)}}});
        poller.start();
        const std::string series = std::string("real/") + kCounter;
        const auto newSince = [&history, &series](UtcMs moment) {
            const auto& samples = history.samples[series];
            return std::distance(samples.upper_bound(moment), samples.end());
        };
        QTRY_VERIFY_WITH_TIMEOUT(newSince(began) >= 20, 30'000);

        // Everything up to here is visible at the server by the time two more polls were stored.
        const UtcMs until = clock.now();
        QTRY_VERIFY_WITH_TIMEOUT(history.newest("real", kCounter)->value_or(began) > until + Millis{2'500}, 30'000);
        const auto theirs = answeredBy(client, settings.endpoint, {began, until});
        const auto& known = history.samples[series];
        const std::map<UtcMs, double> ours(known.upper_bound(began), known.upper_bound(until));
        QVERIFY(theirs.size() >= 10);
        QVERIFY(ours == theirs);
        QCOMPARE(history.changed, 0);

        const auto isSource = [](const Fact& fact) { return fact.kind == vocabulary::kSourceFact; };
        const auto fact = std::ranges::find_if(history.facts, isSource);
        QVERIFY(fact != history.facts.end());
        QCOMPARE(vocabulary::sourceFact(fact->payload)->product, product.toStdString());
        QVERIFY(std::ranges::any_of(history.factSets, [](const FactSet& set) {
            return set.kind == vocabulary::kTargetFact && set.present.size() == 1;
        }));
        QCOMPARE(poller.states()[0].outcome, Outcome::Ok);
        QVERIFY2(poller.states()[0].message.isEmpty(), qPrintable(poller.states()[0].message));

        server.process.kill();
        QVERIFY(server.process.waitForFinished());
        const auto dead = poller.pollNow();
        QTRY_VERIFY_WITH_TIMEOUT(poller.states()[0].outcome == Outcome::Timeout, 10'000);
        QVERIFY(!poller.states()[0].message.isEmpty());
        QTRY_VERIFY(dead.isFinished());
    }
};

TRACEO_TEST(TstRealServers);
#include "tst_real_servers.moc"
