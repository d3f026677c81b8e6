#include "sources/detect/latency_reader.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstLatencyReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutHistogramsNothingIsAsked()
    {
        LatencyReader reader;
        reader.lookThrough({"up", "http_requests_total"});
        QVERIFY(!reader.next());
    }

    void aServerThatFailsEverythingEnds()
    {
        LatencyReader reader;
        reader.lookThrough({"http_request_duration_seconds_bucket", "grpc_server_handling_seconds_bucket"});
        Response failed;
        failed.error = Error{.code = ErrorCode::Timeout};
        int asked = 0;
        while (reader.next() && ++asked < 100)
            reader.take(failed);
        QCOMPARE(asked, 6); // labels, services and buckets of each
        QVERIFY(reader.found().empty());
    }

    void theUsualBoundaryIsFiniteAndOfNumbers()
    {
        QCOMPARE(usualBoundary({}).value_or("none"), std::string("none"));
        QCOMPARE(usualBoundary({{"+Inf", 10}}).value_or("none"), std::string("none"));
        QCOMPARE(usualBoundary({{"+Inf", 0}, {"1", 0}}).value_or("none"), std::string("none"));
        QCOMPARE(usualBoundary({{"+Inf", 10}, {"2.5", 5}, {"10", 6}}).value_or("none"), std::string("10")); // all are slow
        QCOMPARE(usualBoundary({{"10", 10}, {"9", 10}, {"+Inf", 10}}).value_or("none"), std::string("9"));
        QCOMPARE(usualBoundary({{"quick", 10}, {"", 10}, {"5", 10}}).value_or("none"), std::string("5"));
    }

    void latenciesAreThoseOfRequestsInAUnit()
    {
        QCOMPARE(latencyFamilies({"a_request_duration_seconds_bucket", "http_request_duration_seconds_bucket",
                                  "gc_seconds_bucket", "request_duration_bucket", "b_response_latency_milliseconds_bucket",
                                  "request_latency_seconds"},
                                 10),
                 (std::vector<std::string>{"http_request_duration_seconds", "a_request_duration_seconds",
                                           "b_response_latency_milliseconds"}));
    }
};

TRACEO_TEST(TstLatencyReader);
#include "tst_latency_reader.moc"
