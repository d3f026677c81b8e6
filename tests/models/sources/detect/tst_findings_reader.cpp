#include "sources/detect/findings_reader.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {

Response answered(std::string body)
{
    Response response;
    response.status = 200;
    response.body = std::move(body);
    return response;
}

std::string texts(const std::string& items)
{
    return R"({"status":"success","data":[)" + items + "]}";
}

std::string vector(const std::string& items)
{
    return R"({"status":"success","data":{"resultType":"vector","result":[)" + items + "]}}";
}

std::string valueOf(const Pairs& pairs, std::string_view name)
{
    const auto it = std::ranges::find(pairs, name, &Pairs::value_type::first);
    return it == pairs.end() ? std::string() : it->second;
}

Response shop(const Request& request)
{
    const std::string query = valueOf(request.query, "query");
    if (request.path == "/api/v1/status/runtimeinfo")
        return answered(R"({"status":"success","data":{"storageRetention":"15d"}})");
    if (request.path == "/api/v1/label/__name__/values")
        return answered(texts(R"("up","http_requests_total","probe_success","http_request_duration_seconds_bucket")"));
    if (request.path == "/api/v1/labels")
        return answered(texts(R"("code","instance","job")"));
    if (query.find("label_replace") != std::string::npos)
        return answered(vector(R"({"metric":{"up":"1"},"value":[1,"11"]},{"metric":{"up":"0"},"value":[1,"1"]})"));
    if (query.find("probe_http_status_code") != std::string::npos)
        return answered(vector(
            R"({"metric":{"instance":"https://b"},"value":[1,"5"]},{"metric":{"instance":"https://a"},"value":[1,"5"]},{"metric":{"instance":"10.0.0.1"},"value":[1,"5"]})"));
    if (query == "count(probe_success)")
        return answered(vector(R"({"metric":{},"value":[1,"15"]})"));
    if (query.find("count by (code)") != std::string::npos)
        return answered(vector(R"({"metric":{"code":"200"},"value":[1,"3"]},{"metric":{"code":"500"},"value":[1,"1"]})"));
    if (query.find("sum by (job)") != std::string::npos)
        return answered(vector(R"({"metric":{"job":"quiet"},"value":[1,"2"]},{"metric":{"job":"busy"},"value":[1,"90"]})"));
    if (query == R"q(sum by (le) (increase(http_request_duration_seconds_bucket{job="busy"}[1h])))q")
        return answered(vector(
            R"({"metric":{"le":"+Inf"},"value":[1,"1000"]},{"metric":{"le":"0.1"},"value":[1,"900"]},{"metric":{"le":"0.5"},"value":[1,"990"]},{"metric":{"le":"1"},"value":[1,"999"]})"));
    return answered(vector(""));
}

} // namespace

class TstFindingsReader : public QObject {
    Q_OBJECT

    template <class Server>
    static vocabulary::Findings lookedAt(const Server& server)
    {
        FindingsReader reader;
        int asked = 0;
        while (const auto request = reader.next()) {
            if (++asked > 60)
                qFatal("it does not end");
            reader.take(server(*request));
        }
        return reader.findings();
    }

private Q_SLOTS:
    void aShopIsDescribed()
    {
        const auto found = lookedAt(shop);
        QCOMPARE(found.targets, 12);
        QCOMPARE(found.targetsUp, 11);
        QCOMPARE(found.retention, std::string("15d"));
        QCOMPARE(found.histograms, 1);
        QCOMPARE(found.probeSeries, 15);
        QCOMPARE(found.probes.size(), std::size_t(2)); // an address that is no URL cannot be an http_check
        QCOMPARE(found.probes.front().target, std::string("https://a"));
        QCOMPARE(found.counters.size(), std::size_t(1));
        QCOMPARE(found.counters.front().badPattern, std::string("5.."));
        QCOMPARE(found.counters.front().groups, (std::vector<std::string>{"busy", "quiet"}));
    }

    void aServiceWithAHistogramHasItsUsualBoundary()
    {
        const auto found = lookedAt(shop);
        QCOMPARE(found.latencies.size(), std::size_t(1)); // the quiet one had no request
        QCOMPARE(found.latencies.front().metric, std::string("http_request_duration_seconds"));
        QCOMPARE(found.latencies.front().groupLabel, std::string("job"));
        QCOMPARE(found.latencies.front().group, std::string("busy"));
        QCOMPARE(found.latencies.front().boundary, std::string("0.5"));
    }

    void aServerThatFailsEverythingEnds()
    {
        const auto found = lookedAt([](const Request&) {
            Response response;
            response.error = Error{.code = ErrorCode::Timeout};
            return response;
        });
        QVERIFY(found.counters.empty());
        QVERIFY(found.isCut);
    }

    void garbageIsNothingFound()
    {
        const auto found = lookedAt([](const Request&) { return answered(R"({"status":"success","data":{"result":[[[1]]]}})"); });
        QCOMPARE(found.targets, 0);
        QVERIFY(found.counters.empty());
    }

    void noQuestionGoesOverAllSeries()
    {
        lookedAt([](const Request& request) {
            if (request.path == "/api/v1/series"
                || (request.path == "/api/v1/labels" && valueOf(request.query, "match[]").empty()))
                qFatal("unbounded");
            return shop(request);
        });
    }

    void theWellKnownComeFirstAndAreCapped()
    {
        std::vector<std::string> names{"zz_requests_total", "aa_requests_total", "http_requests_total", "requests", "x_total"};
        QCOMPARE(requestFamilies(names, 10),
                 (std::vector<std::string>{"http_requests_total", "aa_requests_total", "zz_requests_total"}));
        QCOMPARE(requestFamilies(names, 1).size(), std::size_t(1));
    }

    void statusesThatSayNothingGiveNoPattern()
    {
        QCOMPARE(badPattern({"200", "404", "503"}), std::string("5.."));
        QCOMPARE(badPattern({"2xx", "5xx"}), std::string("5xx"));
        QVERIFY(badPattern({"OK", "NotFound"}).find("Internal") != std::string::npos);
        QCOMPARE(badPattern({"success", "error"}), std::string("error"));
        QCOMPARE(badPattern({"blue", "green"}), std::string());
        QCOMPARE(badPattern({}), std::string());
    }
};

TRACEO_TEST(TstFindingsReader);
#include "tst_findings_reader.moc"
