#include "sources/prometheus/prometheus_source.h"

#include "sources/prometheus/prometheus_requests.h"
#include "support/test_main.h"
#include "vocabulary/facts.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;

namespace {

constexpr UtcMs kNow = utcMs(1'795'521'600'000);

PrometheusSource source()
{
    return PrometheusSource({.name = "prom", .kind = "prometheus"});
}

Request asked(const char* want, const char* path = kQueryPath)
{
    Request request;
    request.want = want;
    request.span = {kNow - kMinute, kNow};
    request.method = "POST";
    request.path = path;
    request.optional = request.path != kQueryPath;
    return request;
}

Response answered(std::string body, int status = 200)
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    response.receivedAt = kNow + Millis{50};
    return response;
}

Response refused(ErrorCode code, int status)
{
    Response response = answered({}, status);
    response.error = Error{code, {}, {}, {}, {}};
    return response;
}

std::string matrix(const std::string& result, const std::string& rest = {})
{
    return R"({"status":"success","data":{"resultType":"matrix","result":)" + result + "}" + rest + "}";
}

std::shared_ptr<const Source> parsed(const char* yaml, Errors& errors)
{
    static std::vector<ConfigNode> kept;
    kept.push_back(readYaml(yaml, QStringLiteral("traceo.yaml")).value());
    return prometheusKind().parse(kept.back(), errors);
}

} // namespace

class TstPrometheusSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSectionBecomesASource()
    {
        Errors errors;
        const auto prom = parsed(
            "{name: prom, kind: prometheus, url: 'http://127.0.0.1:9090/prometheus/', interval: 30s, collect: ['up{job=\"a\"}']}",
            errors);
        QVERIFY(prom && errors.empty());
        QCOMPARE(prom->settings().name, std::string("prom"));
        QCOMPARE(prom->settings().interval, Millis{30'000});
        QCOMPARE(prom->settings().collect.size(), 1u);
        QCOMPARE(prom->settings().endpoint.base.path(), QStringLiteral("/prometheus"));
    }

    /// What is polled is what somebody wants: probes are wanted by the synthetics domain.
    void withoutCollectNothingIsAskedBesideTheWants()
    {
        Errors errors;
        QVERIFY(parsed("{name: p, kind: prometheus, url: 'http://h'}", errors)->settings().collect.empty());
        QVERIFY(parsed("{name: p, kind: prometheus, url: 'http://h', collect: []}", errors)->settings().collect.empty());
        QVERIFY(errors.empty());
    }

    void whatCannotBeUsedIsNoSource()
    {
        for (const char* yaml :
             {"{kind: prometheus, url: 'http://h'}", "{name: p, kind: prometheus}", "{name: p, kind: prometheus, url: 'ftp://h'}",
              "{name: p, kind: prometheus, url: 'https://h', auth: {kind: bearer}}",
              "{name: p, kind: prometheus, url: 'https://h', auth: {kind: magic, secret: 'keychain:x'}}"}) {
            Errors errors;
            QVERIFY2(!parsed(yaml, errors), yaml);
            QVERIFY2(!errors.empty(), yaml);
        }
    }

    void samplesAndTheirObservationAreOneBatch()
    {
        const auto decoded =
            source().decode(asked("up"), answered(matrix(R"([{"metric":{"__name__":"up"},"values":[[1,"1"]]}])")));
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->batch.series.size(), 1u);
        QCOMPARE(decoded->batch.observations.size(), 1u);
        const Observation& seen = decoded->batch.observations[0];
        QCOMPARE(seen.source, std::string("prom"));
        QCOMPARE(seen.want, std::string("up"));
        QCOMPARE(seen.span, (TimeSpan{kNow - kMinute, kNow}));
        QCOMPARE(seen.learnedAt, kNow + Millis{50});
        QCOMPARE(seen.outcome, Outcome::Ok);
        QVERIFY(seen.message.empty());
    }

    void nothingThereIsStillAnAnswer()
    {
        const auto decoded = source().decode(asked("up"), answered(matrix("[]")));
        QVERIFY(decoded.ok());
        QVERIFY(decoded->batch.series.empty());
        QCOMPARE(decoded->batch.observations[0].outcome, Outcome::Ok);
    }

    void whatTheServerCallsPartialIsNotObserved()
    {
        const auto decoded = source().decode(asked("up"),
                                             answered(matrix(R"([{"metric":{"__name__":"up"},"values":[[1,"1"]]}])",
                                                             R"(,"warnings":["store down"])")));
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->batch.series.size(), 1u);
        QCOMPARE(decoded->warnings, std::vector<std::string>{"store down"});
        QVERIFY(decoded->batch.observations[0].outcome != Outcome::Ok);
        QVERIFY(decoded->batch.observations[0].message.find("store down") != std::string::npos);
    }

    void anInfoIsARemarkAndNothingMore()
    {
        const auto decoded = source().decode(asked("up"), answered(matrix("[]", R"(,"infos":["not a counter"])")));
        QCOMPARE(decoded->warnings, std::vector<std::string>{"not a counter"});
        QCOMPARE(decoded->batch.observations[0].outcome, Outcome::Ok);
    }

    void aPartlyBadAnswerGivesItsGoodPartAndSaysSo()
    {
        const auto decoded =
            source().decode(asked("m"), answered(matrix(R"([{"metric":{"__name__":"m"},"values":[[1,"1"],[1,"2"],[3,"x"]]},
            {"metric":{"__name__":"h"},"histograms":[]},{"metric":{},"values":[[1,"1"]]}])")));
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->batch.series.size(), 1u);
        QCOMPARE(decoded->errors.size(), 4u);
        for (const Error& error : decoded->errors)
            QVERIFY(error.where.startsWith(QStringLiteral("prom /api/v1/query: m")));
    }

    void answersThatAreNoneAreErrorsWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const char* body, ErrorCode code, const char* part) {
            QTest::newRow(name) << QByteArray(body) << int(code) << QString::fromUtf8(part);
        };
        row("error", R"({"status":"error","errorType":"bad_data","error":"parse <b>error</b>"})", ErrorCode::Decode,
            "bad_data: parse <b>error</b>");
        row("vector", R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1"]}]}})",
            ErrorCode::Decode, "vector");
        row("scalar", R"({"status":"success","data":{"resultType":"scalar","result":[1,"1"]}})", ErrorCode::Decode, "scalar");
        row("strays", R"({"status":"success","data":{"resultType":"matrix","result":[1,"1"]}})", ErrorCode::Decode, "");
        row("no data", R"({"status":"success"})", ErrorCode::Decode, "");
        row("no status", R"({"data":{"resultType":"matrix","result":[]}})", ErrorCode::Decode, "");
        row("half", R"({"status":"success","data":{"resultType":"matrix","result":[{"metric")", ErrorCode::Truncated, "");
        row("html", "<html>login</html>", ErrorCode::Decode, "HTML");
        row("nothing", "", ErrorCode::Empty, "");
    }

    void answersThatAreNoneAreErrorsWithTheirPlace()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        QFETCH(QString, part);
        const auto decoded = source().decode(asked("up"), answered(body.toStdString()));
        QVERIFY(!decoded.ok());
        QCOMPARE(int(decoded.error().code), code);
        QVERIFY2(decoded.error().where.startsWith(QStringLiteral("prom /api/v1/query")), qPrintable(decoded.error().where));
        QVERIFY2(toText(decoded.error()).contains(part), qPrintable(toText(decoded.error())));
    }

    void bidiInAServersErrorIsShownAsPlainText()
    {
        const auto decoded = source().decode(asked("up"), answered("{\"status\":\"error\",\"error\":\"a\u202eb\"}"));
        QVERIFY(!toText(decoded.error()).contains(QChar(0x202e)));
    }

    void mimirsAlertmanagerConfigurationIsNotZeroAlerts()
    {
        const Request request = asked(vocabulary::kAlertsQuestion, "/api/v1/alerts");
        for (const char* body : {"alertmanager_config: |\n  route:\n    receiver: x\n", "template_files: {}\n"}) {
            const auto decoded = source().decode(request, answered(body));
            QVERIFY(!decoded.ok());
            QCOMPARE(decoded.error().code, ErrorCode::Decode);
            QVERIFY(decoded.error().hint.contains(QStringLiteral("/prometheus")));
        }
    }

    void eachQuestionGivesItsPartOfTheBatch()
    {
        const auto decode = [](const char* want, const char* data) {
            auto decoded =
                source().decode(asked(want, "/api/v1/x"), answered(std::string(R"({"status":"success","data":)") + data + "}"));
            return decoded.ok() ? decoded->batch : Batch{};
        };
        QCOMPARE(decode(vocabulary::kAlertsQuestion, R"({"alerts":[]})").factSets.size(), 1u);
        QCOMPARE(decode(kRulesQuestion, R"({"groups":[]})").factSets.size(), 1u);
        QCOMPARE(decode(kTargetsQuestion, R"({"activeTargets":[]})").factSets.size(), 1u);
        QCOMPARE(decode(kMetadataQuestion, R"({"up":[{"type":"gauge"}]})").facts.size(), 1u);
        QCOMPARE(decode(kTsdbQuestion, R"({"headStats":{"numSeries":1}})").series.size(), 1u);
        const Batch build = decode(kBuildQuestion, R"({"version":"2.42.0"})");
        QCOMPARE(vocabulary::sourceFact(build.facts.at(0).payload)->product, std::string("Prometheus"));
        QCOMPARE(build.observations.at(0).want, std::string(kBuildQuestion));
    }

    void victoriaMetricsIsKnownByItsHeader()
    {
        Response response = answered(R"({"status":"success","data":{}})");
        response.headers = {{"x-server-hostname", "vm"}};
        const auto decoded = source().decode(asked(kBuildQuestion, "/api/v1/status/buildinfo"), response);
        QCOMPARE(vocabulary::sourceFact(decoded->batch.facts.at(0).payload)->product, std::string("VictoriaMetrics"));
    }

    void aTestTakesAnyResultOfAQuery()
    {
        for (const char* data : {R"({"resultType":"vector","result":[{"metric":{},"value":[1,"1"]}]})",
                                 R"({"resultType":"scalar","result":[1,"1"]})"}) {
            const auto decoded =
                source().decode(asked(kTestQuestion), answered(std::string(R"({"status":"success","data":)") + data + "}"));
            QVERIFY(decoded.ok());
            QVERIFY(decoded->batch.series.empty());
        }
        QVERIFY(!source().decode(asked(kTestQuestion), answered("<html>")).ok());
    }

    void afterAFailureItAsksWhatMayStillWork()
    {
        Request request = asked("up");
        const auto halves = source().instead(request, refused(ErrorCode::TooLarge, 200));
        QCOMPARE(halves.size(), 2u);
        const auto get = source().instead(request, refused(ErrorCode::Http, 405));
        QCOMPARE(get.size(), 1u);
        QCOMPARE(get[0].method, std::string("GET"));
        QVERIFY(source().instead(get[0], refused(ErrorCode::Http, 405)).empty());
        QVERIFY(source().instead(request, refused(ErrorCode::Timeout, 0)).empty());
    }

    void aPlanBecomesRequestsByItsPurpose()
    {
        Plan plan{Plan::Purpose::Test, kNow, {kNow - kMinute, kNow}, {{Selector("up"), {}, {}, {}}}};
        QCOMPARE(source().requests(plan).size(), 2u);
        plan.purpose = Plan::Purpose::Backfill;
        QCOMPARE(source().requests(plan).size(), 1u);
        plan.purpose = Plan::Purpose::Poll;
        QVERIFY(source().requests(plan).size() > 5);
    }
};

TRACEO_TEST(TstPrometheusSource);
#include "tst_prometheus_source.moc"
