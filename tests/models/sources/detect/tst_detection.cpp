// Against scripted answers, hostile ones too: a server that answers everything must not be taken for what it is not.
#include "sources/detect/detection.h"
#include "sources/detect/typed_address.h"
#include "support/test_main.h"

#include <QTest>

#include <functional>
#include <map>

using namespace traceo;

namespace {

/// What a server says by full address; everything else is 404.
using Script = std::map<std::string, Response>;

Response json(std::string body, int status = 200)
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    if (status != 200)
        response.error = Error{.code = status == 401 || status == 403 ? ErrorCode::Auth : ErrorCode::Http};
    return response;
}

Response failing(ErrorCode code, int status = 0)
{
    Response response;
    response.status = status;
    response.error = Error{.code = code, .found = QStringLiteral("trouble")};
    return response;
}

int g_asked = 0;

Detected detected(const QString& typed, const std::function<Response(const std::string&)>& server,
                  Detection::Credential credential = Detection::Credential::None)
{
    const auto bases = basesOf(typed);
    Detection detection(bases.valueOr({}), credential);
    g_asked = 0;
    while (const auto step = detection.next()) {
        ++g_asked;
        detection.take(server(step->base.toString().toStdString() + step->request.path));
    }
    return detection.result();
}

Detected detected(const QString& typed, const Script& script)
{
    return detected(typed, [&script](const std::string& address) {
        const auto it = script.find(address);
        return it == script.end() ? json("not here", 404) : it->second;
    });
}

const std::string kBuild = R"({"status":"success","data":{"version":"2.42.0","revision":"x"}})";

} // namespace

class TstDetection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void prometheusSaysItsVersion()
    {
        const auto found = detected(QStringLiteral("p:9090/graph"), {{"http://p:9090/api/v1/status/buildinfo", json(kBuild)}});
        QCOMPARE(found.kind, std::string("prometheus"));
        QCOMPARE(productText(found), QStringLiteral("Prometheus 2.42.0"));
        QVERIFY(found.isUsable());
        QVERIFY(!found.error);
    }

    void aPathPrefixIsFoundByItself()
    {
        const auto found =
            detected(QStringLiteral("p:9090"), {{"http://p:9090/prometheus/api/v1/status/buildinfo", json(kBuild)}});
        QCOMPARE(found.base.toString(), QStringLiteral("http://p:9090/prometheus"));
    }

    void victoriaIsKnownByItsHeader()
    {
        Response answer = json(kBuild);
        answer.headers = {{"x-server-hostname", "vm"}};
        const auto found = detected(QStringLiteral("p:8428"), {{"http://p:8428/api/v1/status/buildinfo", answer}});
        QCOMPARE(found.product, Detected::Product::VictoriaMetrics);
    }

    void mimirAndThanosSayTheirNames()
    {
        const auto mimir = detected(QStringLiteral("http://m/prometheus"),
                                    {{"http://m/prometheus/api/v1/status/buildinfo",
                                      json(R"({"status":"success","data":{"application":"Grafana Mimir","version":"2.4.0"}})")}});
        QCOMPARE(mimir.product, Detected::Product::Mimir);
        const auto thanos =
            detected(QStringLiteral("http://t"),
                     {{"http://t/api/v1/status/buildinfo", json(R"({"status":"success","data":{"version":"0.30.1"}})")}});
        QCOMPARE(thanos.product, Detected::Product::Thanos);
    }

    void aServerWithoutBuildinfoIsKnownByItsQuery()
    {
        const auto found =
            detected(QStringLiteral("http://p"),
                     {{"http://p/api/v1/query", json(R"({"status":"success","data":{"resultType":"vector","result":[]}})")}});
        QCOMPARE(found.product, Detected::Product::Compatible);
        QCOMPARE(found.kind, std::string("prometheus"));
    }

    void alertmanagerIsKnownByItsOwnEndpoint()
    {
        const auto found = detected(QStringLiteral("http://a:9093/#/alerts"),
                                    {{"http://a:9093/api/v2/status",
                                      json(R"({"cluster":{"status":"ready"},"versionInfo":{"version":"0.25.0"}})")}});
        QCOMPARE(found.kind, std::string("alertmanager"));
        QCOMPARE(found.version, std::string("0.25.0"));
    }

    void anExporterAndGrafanaSayWhatToAddInstead()
    {
        const auto exporter = detected(QStringLiteral("http://e:9100/metrics"),
                                       {{"http://e:9100/metrics", json("# HELP up x\n# TYPE up gauge\nup 1\n")}});
        QCOMPARE(exporter.product, Detected::Product::Exporter);
        QVERIFY(!exporter.isUsable());
        QVERIFY(exporter.error && !exporter.error->hint.isEmpty());
        const auto grafana = detected(QStringLiteral("http://g:3000"),
                                      {{"http://g:3000/api/health", json(R"({"database":"ok","version":"10.1"})")}});
        QCOMPARE(grafana.product, Detected::Product::Grafana);
        QVERIFY(grafana.error && grafana.error->hint.contains(QStringLiteral("Data sources")));
    }

    void aLoginIsAskedForAndARefusedOneIsSaid()
    {
        const auto closed = [](const std::string&) { return json("", 401); };
        QCOMPARE(detected(QStringLiteral("http://p"), closed).login, Detected::Login::Needed);
        QCOMPARE(g_asked, 1);
        QCOMPARE(detected(QStringLiteral("http://p"), closed, Detection::Credential::Given).login, Detected::Login::Refused);
        const auto tenant = detected(QStringLiteral("http://p"), [](const std::string&) { return json("no org id", 401); });
        QCOMPARE(tenant.login, Detected::Login::Tenant);
    }

    void serversThatLieAreTakenForNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("bytes") << QByteArray("\0\xff\xfe{", 4);
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("an empty object") << QByteArray("{}");
        QTest::newRow("half of an answer") << QByteArray(R"({"status":"success","data":{"version":)");
        QTest::newRow("numbers for texts") << QByteArray(R"({"status":1,"data":[],"cluster":3,"versionInfo":null})");
        QTest::newRow("data without a version") << QByteArray(R"({"status":"success","data":{}})");
        QTest::newRow("deep") << QByteArray(2'000, '[');
        QTest::newRow("a page") << QByteArray("<!doctype html><html><body>Sign in</body></html>");
    }
    void serversThatLieAreTakenForNothing()
    {
        QFETCH(QByteArray, body);
        const auto found = detected(QStringLiteral("http://p"), [&body](const std::string&) { return json(body.toStdString()); });
        QVERIFY(!found.isUsable());
        QVERIFY(found.error.has_value());
        QVERIFY(g_asked <= Detection::kMostRequests);
    }

    void aVersionOfAnotherKindIsNoGround()
    {
        const auto found = detected(QStringLiteral("http://p"), [](const std::string&) {
            return json(R"({"status":"success","cluster":{},"versionInfo":{"version":7},"data":{"version":7}})");
        });
        QCOMPARE(found.kind, std::string("alertmanager")); // its version is not believed
        QVERIFY(found.version.empty());
    }

    void aRefusedConnectionIsAskedOnceAScheme()
    {
        const auto found =
            detected(QStringLiteral("localhost:1"), [](const std::string&) { return failing(ErrorCode::Unreachable); });
        QCOMPARE(g_asked, 2);
        QCOMPARE(found.error->code, ErrorCode::Unreachable);
    }

    void theMostTellingErrorStays_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("redirects in a circle") << int(ErrorCode::Redirect);
        QTest::newRow("a certificate") << int(ErrorCode::Tls);
        QTest::newRow("a huge body") << int(ErrorCode::TooLarge);
        QTest::newRow("a cut answer") << int(ErrorCode::Truncated);
        QTest::newRow("no answer in time") << int(ErrorCode::Timeout);
    }
    void theMostTellingErrorStays()
    {
        QFETCH(int, code);
        const auto found = detected(QStringLiteral("https://p"), [code](const std::string& address) {
            return address.ends_with("buildinfo") ? failing(ErrorCode(code)) : json("", 404);
        });
        QCOMPARE(int(found.error->code), code);
        QVERIFY(!found.error->where.isEmpty());
    }

    void httpIsTriedWhereHttpsIsRefused()
    {
        const auto found = detected(QStringLiteral("prom.example.org"), [](const std::string& address) {
            return address.starts_with("https") ? failing(ErrorCode::Tls) : json(kBuild);
        });
        QCOMPARE(found.base.toString(), QStringLiteral("http://prom.example.org"));
    }
};

TRACEO_TEST(TstDetection);
#include "tst_detection.moc"
