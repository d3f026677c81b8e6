// Servers of the field are told apart, added by the command, and polled from what it wrote.
#include "live/faulty_target.h"
#include "live/real_server.h"
#include "support/needs.h"
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject firstItem(const Ran& run)
{
    return QJsonDocument::fromJson(run.out).object()["items"_L1].toArray().first().toObject();
}

QUrl loopback(std::uint16_t port)
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(port));
}

} // namespace

class TstAddSource : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Ran added(const QString& workspace, const QStringList& arguments) const
    {
        const QStringList environment{u"XDG_CONFIG_HOME=%1"_s.arg(m_folder.path()), u"XDG_STATE_HOME=%1"_s.arg(m_folder.path()),
                                      u"XDG_DATA_HOME=%1"_s.arg(m_folder.path())};
        return ran(QStringList{u"--workspace"_s, m_folder.filePath(workspace), u"-o"_s, u"json"_s} + arguments, {}, environment);
    }

private Q_SLOTS:
    void prometheusIsAddedAndCountedFromWhatWasWritten()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus"_s).isEmpty(), "prometheus is not installed");
        const FaultyTarget target;
        QTemporaryDir data;
        RealPrometheus server(data.path(),
                              u"  - job_name: shop\n    static_configs: [{targets: ['127.0.0.1:%1']}]\n"_s.arg(target.port()));
        QVERIFY2(server.start(), qPrintable(server.output()));
        const QString address = server.url().toString() + u"/graph?g0.expr=up"_s;
        // Until it has scraped twice there is nothing to propose.
        QJsonObject looked;
        QTRY_VERIFY_WITH_TIMEOUT((looked = firstItem(added(u"w.yaml"_s, {u"sources"_s, u"add"_s, address, u"--dry-run"_s})),
                                  !looked["slos"_L1].toArray().isEmpty() && looked["slos"_L1][0]["total"_L1].toDouble() > 0),
                                 30'000);
        QCOMPARE(looked["targets_up"_L1].toInt(), 1);
        QVERIFY(looked["product"_L1].toString().startsWith(u"Prometheus "_s));
        QVERIFY(!QFile::exists(m_folder.filePath(u"w.yaml"_s))); // it only looked

        const Ran run = added(u"w.yaml"_s, {u"sources"_s, u"add"_s, address, u"--slos"_s, u"all"_s});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const Ran twice = added(u"w.yaml"_s, {u"sources"_s, u"add"_s, address, u"--name"_s, u"second"_s, u"--slos"_s, u"none"_s});
        QVERIFY(twice.exitCode != 0 && twice.err.contains("not in the workspace yet"));
        QVERIFY(!QFile::exists(m_folder.filePath(u"traceo.d/second.yaml"_s)));
        const Ran tenant = added(u"w.yaml"_s,
                                 {u"sources"_s, u"add"_s, address, u"--name"_s, u"second"_s, u"--tenant"_s, u"b"_s, u"--slos"_s,
                                  u"none"_s}); // of one server, tenants are sources of their own
        QVERIFY2(tenant.exitCode == 0, tenant.err.constData());
        QVERIFY(QFile::exists(m_folder.filePath(u"traceo.d/second.yaml"_s)));
        const Ran checked = added(u"w.yaml"_s, {u"workspace"_s, u"check"_s});
        QVERIFY2(checked.exitCode == 0, checked.err.constData());
        const Ran synced = added(u"w.yaml"_s, {u"sync"_s});
        QVERIFY2(synced.exitCode == 0, synced.err.constData());
        const Ran status = added(u"w.yaml"_s, {u"slo"_s, u"status"_s, u"shop-availability"_s});
        QVERIFY2(status.out.contains("shop-availability"), status.err.constData());
    }

    void victoriaMetricsIsTold()
    {
        const QString program = RealServer::programNamed(u"victoria-metrics"_s);
        TRACEO_NEEDS(!program.isEmpty(), "victoria-metrics is not installed");
        QTemporaryDir data;
        const QUrl url = loopback(freePort());
        RealServer server(program, {u"-httpListenAddr="_s + url.authority(), u"-storageDataPath="_s + data.path()},
                          QUrl(url.toString() + u"/health"_s));
        QVERIFY2(server.start(), qPrintable(server.output()));
        const Ran run = added(u"vm.yaml"_s, {u"sources"_s, u"add"_s, url.toString() + u"/vmui/"_s, u"--dry-run"_s});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QVERIFY(firstItem(run)["product"_L1].toString().startsWith(u"VictoriaMetrics"_s));
    }

    void alertmanagerIsTold()
    {
        const QString program = RealServer::programNamed(u"prometheus-alertmanager"_s);
        TRACEO_NEEDS(!program.isEmpty(), "prometheus-alertmanager is not installed");
        QTemporaryDir data;
        QFile config(data.filePath(u"am.yml"_s));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("route: {receiver: none}\nreceivers: [{name: none}]\n");
        config.close();
        const QUrl url = loopback(freePort());
        RealServer server(program,
                          {u"--config.file="_s + config.fileName(), u"--storage.path="_s + data.path(),
                           u"--web.listen-address="_s + url.authority(), u"--cluster.listen-address="_s},
                          QUrl(url.toString() + u"/-/ready"_s));
        QVERIFY2(server.start(), qPrintable(server.output()));
        const Ran run = added(u"am.yaml"_s, {u"sources"_s, u"add"_s, url.toString() + u"/#/alerts"_s, u"--dry-run"_s});
        QVERIFY2((run.out + run.err).contains("lertmanager"), run.err.constData()); // added, or named as not pollable yet
    }

    void anExporterSaysWhatToAddInstead()
    {
        const FaultyTarget target;
        const Ran run = added(u"e.yaml"_s, {u"sources"_s, u"add"_s, target.url().toString() + u"/metrics"_s, u"--dry-run"_s});
        QVERIFY(run.exitCode != 0);
        QVERIFY2(run.err.contains("scrapes it"), run.err.constData());
    }
};

TRACEO_TEST(TstAddSource);
#include "tst_add_source.moc"
