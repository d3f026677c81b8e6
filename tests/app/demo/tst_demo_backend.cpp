#include "app/demo/demo_backend.h"

#include "support/test_main.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <ctime>

using namespace traceo;
using namespace traceo::demo;
using Json = nlohmann::json;

namespace {

const UtcMs kNow = utcMs(1'795'528'800'000); // 2026-11-24T14:00:00Z

class StoppedClock final : public Clock {
public:
    UtcMs now() const override { return kNow; }
    Millis monotonic() const override { return Millis{0}; }
    Millis boottime() const override { return Millis{0}; }
};

IncomingRequest get(const std::string& path, Pairs query = {})
{
    return {.method = "GET", .path = path, .query = std::move(query), .form = {}, .headers = {}, .body = {}};
}

IncomingRequest post(const std::string& path, Pairs form)
{
    return {.method = "POST", .path = path, .query = {}, .form = std::move(form), .headers = {}, .body = {}};
}

/// The names of an object's members, sorted.
std::string namesOf(const Json& object)
{
    std::string names;
    for (const auto& [name, value] : object.items())
        names += (names.empty() ? "" : " ") + name;
    return names;
}

} // namespace

class TstDemoBackend : public QObject {
    Q_OBJECT

    StoppedClock m_clock;
    std::unique_ptr<DemoBackend> m_backend;

    Json data(const IncomingRequest& request) const
    {
        const OutgoingResponse answer = m_backend->answer(request);
        const Json body = Json::parse(answer.body);
        return answer.status == 200 && body["status"] == "success" ? body["data"] : Json();
    }

private Q_SLOTS:
    void init()
    {
        auto backend = DemoBackend::open(m_clock);
        QVERIFY(backend.ok());
        m_backend = std::move(*backend);
    }

    void itListensOnLoopback()
    {
        QCOMPARE(m_backend->url().host(), QStringLiteral("127.0.0.1"));
        QVERIFY(m_backend->url().port() > 0);
    }

    void anInstantVectorHasTheTimeThatWasAsked()
    {
        const Json answer = data(post("/api/v1/query", {{"query", "up{job=\"checkout\"}"}, {"time", "1795528800.5"}}));
        QVERIFY(answer["resultType"] == "vector");
        QCOMPARE(answer["result"].size(), std::size_t(2));
        const Json one = answer["result"][0];
        QCOMPARE(namesOf(one), std::string("metric value"));
        QVERIFY(one["metric"] == (Json{{"__name__", "up"}, {"instance", "checkout-0:8080"}, {"job", "checkout"}}));
        QCOMPARE(one["value"][0].get<double>(), 1795528800.5);
        QVERIFY(one["value"][1].is_string());
    }

    void aRangeVectorHasTrueTimestamps()
    {
        const Json answer = data(post("/api/v1/query", {{"query", "http_requests_total{job=\"catalog\",code=\"200\"}[10m]"}}));
        QVERIFY(answer["resultType"] == "matrix");
        const Json values = answer["result"][0]["values"];
        QCOMPARE(values.size(), std::size_t(10));
        double before = 0;
        for (const Json& point : values) {
            const double at = point[0].get<double>();
            QVERIFY(before == 0 || std::abs(at - before - 60) < 0.0005);
            QVERIFY(at <= double(msOf(kNow)) / 1000);
            before = at;
        }
    }

    void askingTwiceOrAnotherServerGivesTheSameBytes()
    {
        const auto request = post("/api/v1/query", {{"query", "{job=~\"checkout|blackbox\"}[6h]"}, {"time", "1795500000"}});
        const std::string first = m_backend->answer(request).body;
        QVERIFY(first.size() > 100'000);
        QCOMPARE(m_backend->answer(request).body, first);
        init();
        QCOMPARE(m_backend->answer(request).body, first);
    }

    void theFutureAndWhatIsTooOldAreNotHeld()
    {
        QVERIFY(data(get("/api/v1/query", {{"query", "up"}, {"time", "1895528800"}}))["result"].empty());
        QVERIFY(data(get("/api/v1/query", {{"query", "up[1h]"}, {"time", "1700000000"}}))["result"].empty());
        const Json all = data(get("/api/v1/query", {{"query", "up{job=\"media\"}[52w]"}}));
        QCOMPARE(all["result"][0]["values"].size(), std::size_t(35 * 24 * 60));
    }

    void aRangeQueryStepsOverTheSameSamples()
    {
        const Json answer =
            data(post("/api/v1/query_range",
                      {{"query", "up{job=\"media\"}"}, {"start", "1795525200"}, {"end", "1795528800"}, {"step", "300"}}));
        QVERIFY(answer["resultType"] == "matrix");
        QCOMPARE(answer["result"][0]["values"].size(), std::size_t(13));
        QVERIFY(answer["result"][0]["values"][1][0] == 1795525500);
    }

    void constantsAreAnswered()
    {
        QVERIFY(data(get("/api/v1/query", {{"query", "1"}}))["resultType"] == "scalar");
        QVERIFY(data(get("/api/v1/query", {{"query", "vector(1)"}}))["result"][0]["value"][1] == "1");
        const Json range = data(get("/api/v1/query_range", {{"query", "1"}, {"start", "10"}, {"end", "12"}, {"step", "1"}}));
        QVERIFY(range["result"][0]["values"].size() == 3);
    }

    void badQuestionsAreRefusedAsPrometheusDoes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* path, const char* parameters, const char* part) {
            QTest::newRow(qPrintable(QString::fromUtf8(path) + QString::fromUtf8(parameters)))
                << QString::fromUtf8(path) << QString::fromUtf8(parameters) << QString::fromUtf8(part);
        };
        row("query", "", "invalid parameter \"query\"");
        row("query", "query=rate(up[5m])", "invalid parameter \"query\"");
        row("query", "query=up&time=soon",
            "invalid parameter \"time\": Invalid time value for 'time': cannot parse \"soon\" to a valid timestamp");
        row("query_range", "query=up", "invalid parameter \"start\"");
        row("query_range", "query=up&start=20&end=10&step=1", "end timestamp must not be before start time");
        row("query_range", "query=up&start=10&end=20&step=0", "zero or negative query resolution step widths are not accepted");
        row("query_range", "query=up&start=10&end=20&step=x", "invalid parameter \"step\"");
        row("query_range", "query=up&start=0&end=1795528800&step=1", "exceeded maximum resolution of 11,000 points");
        row("query_range", "query=up[5m]&start=10&end=20&step=1", "invalid expression type \"range vector\" for range query");
        row("series", "", "no match[] parameter provided");
        row("series", "match[]={", "invalid parameter \"match[]\"");
    }

    void badQuestionsAreRefusedAsPrometheusDoes()
    {
        QFETCH(QString, path);
        QFETCH(QString, parameters);
        QFETCH(QString, part);
        Pairs form;
        for (const QString& pair : parameters.split(QLatin1Char('&'), Qt::SkipEmptyParts))
            form.emplace_back(pair.section(QLatin1Char('='), 0, 0).toStdString(),
                              pair.section(QLatin1Char('='), 1).toStdString());
        const OutgoingResponse answer = m_backend->answer(post("/api/v1/" + path.toStdString(), form));
        QCOMPARE(answer.status, 400);
        const Json body = Json::parse(answer.body);
        QCOMPARE(namesOf(body), std::string("error errorType status"));
        QVERIFY(body["errorType"] == "bad_data");
        QVERIFY2(QString::fromStdString(body["error"]).contains(part), answer.body.c_str());
    }

    void tooManySamplesAreRefused()
    {
        const OutgoingResponse answer = m_backend->answer(get("/api/v1/query", {{"query", "{__name__=~\".+\"}[35d]"}}));
        QCOMPARE(answer.status, 422);
        QVERIFY(Json::parse(answer.body)["errorType"] == "execution");
    }

    void seriesLabelsAndValuesAreListed()
    {
        QCOMPARE(data(get("/api/v1/series", {{"match[]", "up"}, {"match[]", "up{job=\"media\"}"}})).size(), std::size_t(26));
        const Json labels = data(get("/api/v1/labels"));
        for (const char* label : {"__name__", "code", "instance", "job", "service", "region", "phase"})
            QVERIFY2(std::ranges::find(labels, label) != labels.end(), label);
        QVERIFY(data(get("/api/v1/label/code/values")) == Json({"200", "500", "503"}));
        QVERIFY(data(get("/api/v1/label/nothing/values")) == Json::array());
        QVERIFY(data(get("/api/v1/label/__name__/values")).size() == DemoSeries::metrics().size() + 1); // and “up”
    }

    /// The member names are those of Prometheus 2.42's answers.
    void statusPagesHaveTheFieldsOfPrometheus()
    {
        QCOMPARE(namesOf(data(get("/api/v1/status/buildinfo"))),
                 std::string("branch buildDate buildUser goVersion revision version"));
        const Json storage = data(get("/api/v1/status/tsdb"));
        QCOMPARE(namesOf(storage),
                 std::string("headStats labelValueCountByLabelName memoryInBytesByLabelName seriesCountByLabelValuePair "
                             "seriesCountByMetricName"));
        QCOMPARE(namesOf(storage["headStats"]), std::string("chunkCount maxTime minTime numLabelPairs numSeries"));
        QCOMPARE(namesOf(storage["seriesCountByMetricName"][0]), std::string("name value"));
        const Json targets = data(get("/api/v1/targets"));
        QCOMPARE(namesOf(targets), std::string("activeTargets droppedTargets"));
        QCOMPARE(namesOf(targets["activeTargets"][0]),
                 std::string("discoveredLabels globalUrl health labels lastError lastScrape lastScrapeDuration scrapeInterval "
                             "scrapePool scrapeTimeout scrapeUrl"));
        QCOMPARE(namesOf(data(get("/api/v1/metadata"))["http_requests_total"][0]), std::string("help type unit"));
        QCOMPARE(data(get("/api/v1/metadata", {{"metric", "probe_success"}})).size(), std::size_t(1));
        QVERIFY(data(get("/api/v1/metadata", {{"metric", "nothing"}})).empty());
        const Json group = data(get("/api/v1/rules"))["groups"][0];
        QCOMPARE(namesOf(group), std::string("evaluationTime file interval lastEvaluation limit name rules"));
        QCOMPARE(
            namesOf(group["rules"][0]),
            std::string(
                "alerts annotations duration evaluationTime health keepFiringFor labels lastEvaluation name query state type"));
        QVERIFY(data(get("/api/v1/alerts"))["alerts"].is_array());
    }

    void alertsFireWhileAnIncidentRuns()
    {
        const auto hit = incidents()[0];
        QCOMPARE(hit.subject, "checkout");
        class MovedClock final : public Clock {
        public:
            UtcMs at;
            UtcMs now() const override { return at; }
            Millis monotonic() const override { return Millis{0}; }
            Millis boottime() const override { return Millis{0}; }
        } clock;
        const std::int64_t minute = msOf(kNow) / 60'000;
        clock.at = utcMs((minute - minute % hit.period + hit.offset + 10) * 60'000);
        const auto backend = DemoBackend::open(clock);
        QVERIFY(backend.ok());
        const Json alerts = Json::parse((*backend)->answer(get("/api/v1/alerts")).body)["data"]["alerts"];
        const auto alert = std::ranges::find_if(alerts, [](const Json& one) { return one["labels"]["service"] == "checkout"; });
        QVERIFY(alert != alerts.end());
        QCOMPARE(namesOf(*alert), std::string("activeAt annotations labels state value"));
        QVERIFY((*alert)["state"] == "firing");
    }

    void readinessAndWhatIsNotThere()
    {
        QCOMPARE(m_backend->answer(get("/-/ready")).status, 200);
        QCOMPARE(m_backend->answer(get("/api/v1/nothing")).status, 404);
        QCOMPARE(m_backend->answer(get("/api/v1/label//values")).status, 404);
        IncomingRequest remove = get("/api/v1/query");
        remove.method = "DELETE";
        QCOMPARE(m_backend->answer(remove).status, 405);
    }

    void thirtyDaysForEverySloTakeSeconds()
    {
        const std::clock_t begin = std::clock();
        std::size_t bytes = 0;
        for (const Service& service : services())
            bytes += m_backend
                         ->answer(post("/api/v1/query",
                                       {{"query", "http_requests_total{job=\"" + std::string(service.name) + "\"}[30d]"}}))
                         .body.size();
        bytes += m_backend->answer(post("/api/v1/query", {{"query", "{job=\"blackbox\"}[2d]"}})).body.size();
        const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
        qInfo("%.1f MB of answers in %.2f s of CPU", double(bytes) / 1e6, seconds);
        QVERIFY(seconds < 30); // sanitizers are slow
    }
};

TRACEO_TEST(TstDemoBackend);
#include "tst_demo_backend.moc"
