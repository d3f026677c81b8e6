// A real Prometheus fires at a real Alertmanager: the alert is there within an interval, once, with who
// silenced it, and stays in the history after it resolved.

#include "live/faulty_target.h"
#include "live/real_server.h"
#include "support/needs.h"
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

class RealAlertmanager {
public:
    explicit RealAlertmanager(const QString& folder)
        : m_url(u"http://127.0.0.1:%1"_s.arg(freePort())),
          m_server(RealServer::programNamed(u"prometheus-alertmanager"_s), arguments(folder, m_url),
                   QUrl(m_url.toString() + u"/-/ready"_s))
    {}
    bool start() { return m_server.start(); }
    void kill() { m_server.kill(); }
    QUrl url() const { return m_url; }
    QString output() const { return m_server.output(); }

private:
    static QStringList arguments(const QString& folder, const QUrl& url)
    {
        QFile config(folder + u"/alertmanager.yml"_s);
        if (config.open(QIODevice::WriteOnly))
            config.write("route: {receiver: none}\nreceivers: [{name: none}]\n");
        return {u"--config.file=%1"_s.arg(config.fileName()), u"--storage.path=%1/alertmanager"_s.arg(folder),
                u"--web.listen-address=%1"_s.arg(url.authority()), u"--cluster.listen-address="_s, u"--log.level=warn"_s};
    }

    QUrl m_url;
    RealServer m_server;
};

} // namespace

class TstRealAlertmanager : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus"_s).isEmpty(), "prometheus is not installed on this machine");
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus-alertmanager"_s).isEmpty(),
                     "prometheus-alertmanager is not installed");
        m_target = std::make_unique<FaultyTarget>();
        m_alertmanager = std::make_unique<RealAlertmanager>(m_folder.path());
        QVERIFY2(m_alertmanager->start(), qPrintable(m_alertmanager->output()));
        writeRules("vector(0) > 1"); // nothing yet
        m_prometheus = std::make_unique<RealPrometheus>(
            m_folder.path(), u"  - {job_name: shop, static_configs: [{targets: [\"127.0.0.1:%1\"]}]}\n"_s.arg(m_target->port()),
            u"rule_files: [\"%1\"]\nalerting: {alertmanagers: [{static_configs: [{targets: [\"%2\"]}]}]}\n"_s.arg(
                m_folder.filePath(u"rules.yml"_s), m_alertmanager->url().authority()));
        QVERIFY2(m_prometheus->start(), qPrintable(m_prometheus->output()));
        writeWorkspace();
    }

    void nothingIsFiringYet()
    {
        const Ran list = alerts({u"list"_s, u"--fail"_s});
        QVERIFY2(list.exitCode == 0, list.err.constData());
        QVERIFY(itemsOf(list).isEmpty());
    }

    void anAlertIsThereOnceWithinAnInterval()
    {
        m_prometheus->kill(); // a start reads the rules anew
        writeRules("up{job=\"shop\"} == 1");
        QVERIFY2(m_prometheus->start(), qPrintable(m_prometheus->output()));
        QVERIFY(QTest::qWaitFor([this] { return served().size() == 1; }, 30'000)); // at the Alertmanager
        const Ran list = alerts({u"list"_s, u"--fail"_s, u"--max-age"_s, u"0s"_s});
        QVERIFY2(list.exitCode == 3, (list.out + list.err).constData());
        QCOMPARE(itemsOf(list).size(), 1); // Prometheus has it, too
        const QJsonObject item = itemsOf(list).first().toObject();
        QCOMPARE(item["name"_L1].toString(), u"ShopIsUp"_s);
        QCOMPARE(item["state"_L1].toString(), u"firing"_s);
        QCOMPARE(item["owner"_L1].toString(), u"Storefront"_s);
        QVERIFY(item["sources"_L1].toArray().contains(u"am"_s));
    }

    void whileTheAlertmanagerIsDeadItIsNotResolved()
    {
        m_alertmanager->kill();
        m_prometheus->kill();
        QTest::qWait(12'000); // beyond the patience with a source
        const Ran list = alerts({u"list"_s, u"--timeout"_s, u"3s"_s});
        QCOMPARE(list.exitCode, 5);
        QCOMPARE(itemsOf(list).first()["state"_L1].toString(), u"not_known"_s);
        QVERIFY(!itemsOf(list).first()["seen_until"_L1].toString().isEmpty());
        QVERIFY2(m_alertmanager->start(), qPrintable(m_alertmanager->output()));
    }

    void afterItResolvedItIsInTheHistory()
    {
        writeRules("vector(0) > 1");
        QVERIFY2(m_prometheus->start(), qPrintable(m_prometheus->output()));
        QVERIFY(QTest::qWaitFor([this] { return served().isEmpty(); }, 60'000));
        QTest::qWait(1100);
        Ran list;
        QVERIFY(QTest::qWaitFor(
            [this, &list] { // Prometheus is asked for its alerts at each full minute
                list = alerts({u"list"_s, u"--max-age"_s, u"0s"_s});
                return list.exitCode == 0 && itemsOf(list).isEmpty();
            },
            90'000));
        const Ran past = alerts({u"history"_s, u"shopis"_s, u"-l"_s, u"team=store"_s, u"--since"_s, u"1h"_s});
        QVERIFY2(past.exitCode == 0, past.err.constData());
        QCOMPARE(itemsOf(past).size(), 1);
        const QJsonObject item = itemsOf(past).first().toObject();
        QCOMPARE(item["state"_L1].toString(), u"resolved"_s);
        QVERIFY(item["duration_s"_L1].toDouble() > 5);
        QVERIFY(!item["ended_at"_L1].toString().isEmpty());
    }

private:
    static QJsonArray itemsOf(const Ran& run) { return QJsonDocument::fromJson(run.out).object()["items"_L1].toArray(); }

    Ran alerts(const QStringList& arguments) const
    {
        return ran(QStringList{u"alerts"_s} + arguments + QStringList{u"-o"_s, u"json"_s, u"--workspace"_s, m_workspace});
    }

    QJsonArray served() const
    {
        return QJsonDocument::fromJson(fetched(QUrl(m_alertmanager->url().toString() + u"/api/v2/alerts"_s)).value_or("[]"))
            .array();
    }

    void writeRules(const QByteArray& expression) const
    {
        QFile file(m_folder.filePath(u"rules.yml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("groups:\n  - name: live\n    rules:\n      - alert: ShopIsUp\n        expr: " + expression
                   + "\n        labels: {severity: page, team: Storefront}\n        annotations: {summary: it is up}\n");
    }

    void writeWorkspace()
    {
        m_workspace = m_folder.filePath(u"traceo.yaml"_s);
        QFile file(m_workspace);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"version: 1\nname: live\nhistory: {file: live.traceo}\nsources:\n"
                   "  - {name: prom, kind: prometheus, url: \"%1\", interval: 1s, collect: [up]}\n"
                   "  - {name: am, kind: alertmanager, url: \"%2\", interval: 1s}\n"_s
                       .arg(m_prometheus->url().toString(), m_alertmanager->url().toString())
                       .toUtf8());
    }

    QTemporaryDir m_folder;
    QString m_workspace;
    std::unique_ptr<FaultyTarget> m_target;
    std::unique_ptr<RealAlertmanager> m_alertmanager;
    std::unique_ptr<RealPrometheus> m_prometheus;
};

TRACEO_TEST(TstRealAlertmanager);
#include "tst_real_alertmanager.moc"
