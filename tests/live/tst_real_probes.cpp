// Probes of a real blackbox exporter, scraped by a real Prometheus: states, availability and certificate days are what
// the test planned; a killed exporter is not observed, a killed target is down.

#include "live/real_server.h"
#include "net/listener.h"
#include "support/needs.h"
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kInterval = 3; // seconds between scrapes
constexpr int kCertificateDays = 40;

/// Answers 200, or 503 while it is told to fail.
class Website {
public:
    explicit Website(std::uint16_t port = 0)
    {
        auto opened = Listener::open({.port = port}, [this](const IncomingRequest&) {
            return m_failing ? OutgoingResponse{.status = 503, .body = "no\n"} : OutgoingResponse{.status = 200, .body = "yes\n"};
        });
        if (!opened)
            qFatal("%s", qPrintable(toText(opened.error())));
        m_listener = std::move(*opened);
    }
    QString url() const { return m_listener->url().toString() + u'/'; }
    void setFailing(bool failing) { m_failing = failing; }

private:
    std::atomic<bool> m_failing = false;
    std::unique_ptr<Listener> m_listener;
};

QJsonObject itemOf(const Ran& run, const QString& check)
{
    for (const QJsonValue& item : QJsonDocument::fromJson(run.out).object()["items"_L1].toArray()) {
        if (item["check"_L1].toString() == check)
            return item.toObject();
    }
    return {};
}

} // namespace

class TstRealProbes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus"_s).isEmpty(), "prometheus is not installed on this machine");
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus-blackbox-exporter"_s).isEmpty(),
                     "prometheus-blackbox-exporter is not installed on this machine");
        TRACEO_NEEDS(!RealServer::programNamed(u"openssl"_s).isEmpty(), "openssl is not installed on this machine");
        m_steady = std::make_unique<Website>();
        m_failing = std::make_unique<Website>();
        m_dying = std::make_unique<Website>();
        startSecureSite();
        startExporter();
        QString targets;
        for (const QString& url : {m_steady->url(), m_failing->url(), m_dying->url(), m_secure})
            targets += u"\"%1\", "_s.arg(url);
        m_prometheus = std::make_unique<RealPrometheus>(
            m_folder.path(),
            u"  - job_name: blackbox\n    scrape_interval: %3s\n    metrics_path: /probe\n    params: {module: [web]}\n"
            "    static_configs: [{targets: [%1], labels: {region: here}}]\n"
            "    relabel_configs:\n      - {source_labels: [__address__], target_label: __param_target}\n"
            "      - {source_labels: [__param_target], target_label: instance}\n"
            "      - {target_label: __address__, replacement: \"%2\"}\n"_s.arg(targets, m_exporterUrl.authority())
                .arg(kInterval));
        QVERIFY2(m_prometheus->start(), qPrintable(m_prometheus->output()));
        writeWorkspace();
    }

    void statesAvailabilityAndCertificateAreWhatWasPlanned()
    {
        QTest::qWait(8 * kInterval * 1000);
        m_failing->setFailing(true);
        QTest::qWait(8 * kInterval * 1000);
        const Ran sync = ran({u"sync"_s, u"--workspace"_s, m_workspace}); // else the past is not there
        QVERIFY2(sync.exitCode == 0, sync.err.constData());
        const Ran run = listed();
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const QJsonObject steady = itemOf(run, m_steady->url());
        QCOMPARE(steady["state"_L1].toString(), u"up"_s);
        QCOMPARE(steady["region"_L1].toString(), u"here"_s);
        QCOMPARE(steady["availability_ratio"_L1].toDouble(), 1.0);
        QVERIFY(steady["p95_s"_L1].toDouble() > 0 && steady["p95_s"_L1].toDouble() < 1);
        QVERIFY(steady["certificate_days"_L1].isNull());
        QVERIFY(steady["age_s"_L1].toDouble() <= 2 * kInterval + 1);

        const QJsonObject failing = itemOf(run, m_failing->url());
        QCOMPARE(failing["state"_L1].toString(), u"down"_s);
        const double runs = failing["runs"_L1].toDouble();
        const double failed = failing["failed"_L1].toDouble();
        QCOMPARE(failing["availability_ratio"_L1].toDouble(), (runs - failed) / runs);
        QVERIFY2(failed >= 7 && failed <= 10, qPrintable(QString::number(failed)));
        QVERIFY(failing["reason"_L1].toString().contains(u"HTTP 503"_s));

        const double days = itemOf(run, m_secure)["certificate_days"_L1].toDouble();
        QVERIFY2(days > kCertificateDays - 0.1 && days <= kCertificateDays, qPrintable(QString::number(days)));
    }

    void aKilledTargetIsDown()
    {
        const QString url = m_dying->url();
        m_dying.reset();
        QTest::qWait(3 * kInterval * 1000);
        const QJsonObject item = itemOf(listed(), url);
        QCOMPARE(item["state"_L1].toString(), u"down"_s);
        QVERIFY(item["reason"_L1].toString().contains(u"no answer"_s));
    }

    /// The exporter is gone: nobody knows how the targets are.
    void aKilledExporterIsNotObserved()
    {
        const double failed = itemOf(listed(), m_steady->url())["failed"_L1].toDouble();
        m_exporter->kill();
        QTest::qWait(3 * kInterval * 1000); // the run that is due, and the grace after it
        const Ran run = listed();
        for (const QString& url : {m_steady->url(), m_failing->url()}) {
            const QJsonObject item = itemOf(run, url);
            QCOMPARE(item["state"_L1].toString(), u"not_observed"_s);
            QVERIFY(item["availability_ratio"_L1].toDouble(0.5) < 1); // null where nothing failed while it was seen
        }
        QCOMPARE(itemOf(run, m_steady->url())["failed"_L1].toDouble(), failed); // silence is no failure
    }

    void withoutPrometheusWhatWasKnownStays()
    {
        m_prometheus->kill();
        QTest::qWait(1000);
        const Ran later = ran({u"probes"_s, u"list"_s, u"-o"_s, u"json"_s, u"--workspace"_s, m_workspace, u"--timeout"_s, u"2s"_s,
                               u"--max-age"_s, u"0s"_s});
        QCOMPARE(later.exitCode, 5);
        QCOMPARE(itemOf(later, m_steady->url())["state"_L1].toString(), u"not_observed"_s); // the last that is known
    }

private:
    Ran listed()
    {
        return ran({u"probes"_s, u"list"_s, u"-o"_s, u"json"_s, u"--max-age"_s, u"0s"_s, u"--workspace"_s, m_workspace});
    }

    void startExporter()
    {
        QFile config(m_folder.filePath(u"blackbox.yml"_s));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("modules:\n  web: {prober: http, timeout: 2s, http: {preferred_ip_protocol: ip4, tls_config: "
                     "{insecure_skip_verify: true}}}\n");
        config.close();
        m_exporterUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(freePort()));
        m_exporter = std::make_unique<RealServer>(RealServer::programNamed(u"prometheus-blackbox-exporter"_s),
                                                  QStringList{u"--config.file=%1"_s.arg(config.fileName()),
                                                              u"--web.listen-address=%1"_s.arg(m_exporterUrl.authority())},
                                                  QUrl(m_exporterUrl.toString() + u"/-/healthy"_s));
        QVERIFY2(m_exporter->start(), qPrintable(m_exporter->output()));
    }

    /// A server with a certificate that ends when the test says.
    void startSecureSite()
    {
        const QString key = m_folder.filePath(u"key.pem"_s);
        const QString certificate = m_folder.filePath(u"cert.pem"_s);
        const QString openssl = RealServer::programNamed(u"openssl"_s);
        QProcess make;
        make.start(openssl,
                   {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s, key, u"-out"_s, certificate,
                    u"-days"_s, QString::number(kCertificateDays), u"-subj"_s, u"/CN=127.0.0.1"_s});
        QVERIFY(make.waitForFinished(30'000) && make.exitCode() == 0);
        const std::uint16_t port = freePort();
        m_secure = u"https://127.0.0.1:%1/"_s.arg(port);
        m_site.start(openssl,
                     {u"s_server"_s, u"-quiet"_s, u"-www"_s, u"-key"_s, key, u"-cert"_s, certificate, u"-accept"_s,
                      u"127.0.0.1:%1"_s.arg(port)});
        QVERIFY(m_site.waitForStarted());
    }

    void writeWorkspace()
    {
        m_workspace = m_folder.filePath(u"traceo.yaml"_s);
        QFile file(m_workspace);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            u"version: 1\nname: live\nhistory: {file: live.traceo}\n"
            "sources:\n  - {name: prom, kind: prometheus, url: \"%1\", interval: 1s}\n"_s.arg(m_prometheus->url().toString())
                .toUtf8());
    }

    void cleanupTestCase()
    {
        m_site.kill();
        m_site.waitForFinished(5000);
    }

    QTemporaryDir m_folder;
    QString m_workspace;
    QString m_secure;
    QUrl m_exporterUrl;
    std::unique_ptr<Website> m_steady;
    std::unique_ptr<Website> m_failing;
    std::unique_ptr<Website> m_dying;
    QProcess m_site;
    std::unique_ptr<RealServer> m_exporter;
    std::unique_ptr<RealPrometheus> m_prometheus;
};

TRACEO_TEST(TstRealProbes);
#include "tst_real_probes.moc"
