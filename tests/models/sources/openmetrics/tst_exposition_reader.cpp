#include "models/sources/openmetrics/imports.h"
#include "sources/openmetrics/exposition_reader.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QString openMetrics(std::string text)
{
    return shown(import(ImportFormat::OpenMetrics, std::move(text)));
}

QString prometheus(std::string text)
{
    return shown(import(ImportFormat::PrometheusText, std::move(text)));
}

} // namespace

class TstExpositionReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheExampleOfTheSpecification()
    {
        QCOMPARE(openMetrics("# TYPE acme_http_router_request_seconds summary\n"
                             "# UNIT acme_http_router_request_seconds seconds\n"
                             "# HELP acme_http_router_request_seconds Latency though all of ACME's HTTP request router.\n"
                             "acme_http_router_request_seconds_sum{path=\"/api/v1\",method=\"GET\"} 9036.32 1605301325.5\n"
                             "acme_http_router_request_seconds_count{path=\"/api/v1\",method=\"GET\"} 807283.0 1605301325.5\n"
                             "# TYPE go_goroutines gauge\n"
                             "# HELP go_goroutines Number of goroutines that currently exist.\n"
                             "go_goroutines 69 1.6053013255e+09\n"
                             "# EOF\n"),
                 u"import acme_http_router_request_seconds_count{method=\"GET\",path=\"/api/v1\"} 807283 @1605301325500\n"
                 "import acme_http_router_request_seconds_sum{method=\"GET\",path=\"/api/v1\"} 9036.32 @1605301325500\n"
                 "import go_goroutines 69 @1605301325500"_s);
    }

    void readsPrometheusText()
    {
        QCOMPARE(prometheus("# HELP http_requests_total The total number of HTTP requests.\n"
                            "# TYPE http_requests_total counter\n"
                            "\n"
                            "# any comment\n"
                            "http_requests_total{method=\"post\",code=\"200\"} 1027 1395066363000\n"
                            "   http_requests_total {method=\"post\", code=\"400\", }\t3   1395066363000  \n"
                            "msdos_file_access_time_seconds{path=\"C:\\\\DIR\\\\FILE.TXT\",error=\"Cannot find "
                            "file:\\n\\\"FILE.TXT\\\"\"} 1.458255915e9 -3982045\n"),
                 u"import http_requests_total{code=\"200\",method=\"post\"} 1027 @1395066363000\n"
                 "import http_requests_total{code=\"400\",method=\"post\"} 3 @1395066363000\n"
                 "import msdos_file_access_time_seconds{error=\"Cannot find "
                 "file:\\n\\\"FILE.TXT\\\"\",path=\"C:\\\\DIR\\\\FILE.TXT\"} "
                 "1.45826e+09 @-3982045"_s);
    }

    void readsLinesOfDos() { QCOMPARE(openMetrics("up 1 2\r\n# EOF\r\n"), u"import up 1 @2000"_s); }

    void readsTheQuotedNamesOfPrometheus3()
    {
        QCOMPARE(openMetrics("# TYPE \"http.requests\" unknown\n{\"http.requests\",\"service.name\"=\"a }\\\"\"} 1 2\n# EOF\n"),
                 u"import http.requests{service.name=\"a }\\\"\"} 1 @2000"_s);
    }

    void exemplarsAreLeftOutAndCounted()
    {
        const auto decoded =
            import(ImportFormat::OpenMetrics, "foo_total 17 1520879607.789 # {id=\"x\"} 0.67 1520879600\n# EOF\n");
        QCOMPARE(shown(decoded), u"import foo_total 17 @1520879607789"_s);
        QCOMPARE(decoded->warnings.size(), 1U);
    }

    void theEndHasToBeThere()
    {
        const std::string text = "# TYPE up gauge\nup{a=\"1\"} 123 45.5\n# EOF\n";
        for (std::size_t length = 1; length + 1 < text.size(); ++length) {
            const auto decoded = import(ImportFormat::OpenMetrics, text.substr(0, length));
            QVERIFY2(!decoded.ok() && decoded.error().code == ErrorCode::Truncated, qPrintable(QString::number(length)));
        }
        QVERIFY(import(ImportFormat::OpenMetrics, text.substr(0, text.size() - 1)).ok()); // "# EOF" without its line break
        QCOMPARE(import(ImportFormat::PrometheusText, "up 1 123456").error().code, ErrorCode::Truncated);
    }

    void aWholeFileOfNothingIsNoMistake()
    {
        const auto decoded = import(ImportFormat::OpenMetrics, "# EOF\n");
        QVERIFY(decoded.ok() && decoded->errors.empty() && decoded->batch.series.empty() && decoded->batch.observations.empty());
    }

    void mistakesHaveTheirPlace_data()
    {
        QTest::addColumn<QString>("where");
        const auto row = [](const char* text, const char* where) { QTest::newRow(text) << QString::fromLatin1(where); };
        row("up 1", "1:5");
        row("up", "1:3");
        row("up ", "1:4");
        row("up one 2", "1:4");
        row("up 1e400 2", "1:4");
        row("up 1 now", "1:6");
        row("up 1 1795442703456", "1:6"); // milliseconds where seconds belong
        row("up 1 NaN", "1:6");
        row("up 1 2 3", "1:8");
        row("up 1 # {a=\"1\"} 2", "1:6");
        row("1up 1 2", "1:1");
        row("up{a=\"1\" 1 2", "1:10");
        row("up{a=\"1\"}1 2", "1:10");
        row("up{a=\"é\",b=\"\\x\"} 1 2", "1:13");
        row("up{a=\"1\",a=\"2\"} 1 2", "1:10");
        row("up{__name__=\"x\"} 1 2", "1:4");
        row("{a=\"1\"} 1 2", "1:1");
        row("{} 1 2", "1:1");
        row("é 1 2", "1:1");
        row("up 1 2\n\nup 1 3", "2:1");
        row("up 1 2\nup 2 2", "2:1");
        row("#TYPE up gauge", "1:1");
        row("# a comment", "1:1");
        row("# TYPE 1up gauge", "1:8");
        row("# TYPE \"up gauge", "1:17");
        row("# EOF\nup 1 2", "2:1");
        row("up{a=\"\xff\"} 1 2", "1:1");
        row(" up 1 2", "1:1");
    }
    void mistakesHaveTheirPlace()
    {
        const auto decoded = import(ImportFormat::OpenMetrics, std::string(QTest::currentDataTag()) + "\n# EOF\n");
        QVERIFY(decoded.ok());
        QVERIFY(!decoded->errors.empty());
        QTEST(decoded->errors[0].where.mid(9), "where"); // behind "file.txt:"
        QCOMPARE(decoded->errors[0].code, ErrorCode::Decode);
        QVERIFY(!decoded->errors[0].expected.isEmpty());
        QVERIFY(!decoded->errors[0].found.isEmpty());
        QVERIFY(decoded->batch.series.empty() && decoded->batch.observations.empty());
    }

    void aSampleWithoutATimeSaysSo()
    {
        for (const auto format : {ImportFormat::OpenMetrics, ImportFormat::PrometheusText}) {
            const auto decoded = import(format, "up 1\n# EOF\n");
            QVERIFY(decoded->errors[0].expected.contains(u"timestamp"_s));
            QVERIFY(!decoded->errors[0].hint.isEmpty());
        }
    }

    void oneBadLineMeansNothingIsStored()
    {
        QVERIFY(import(ImportFormat::OpenMetrics, "up 1 2\nup x 3\nup 1 4\n# EOF\n")->batch.series.empty());
    }

    void noTextCrashesIt()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const std::string good =
            "# TYPE up gauge\n# HELP up x\nup{a=\"1\",b=\"x\\n\"} 1.5 2.25 # {x=\"y\"} 1\n{\"a b\"} NaN 7e3\n# EOF\n";
        for (int i = 0; i < 20'000; ++i) {
            std::string text = good;
            for (int n = 1 + random.bounded(4); n > 0; --n) {
                const auto at = std::size_t(random.bounded(int(text.size())));
                if (random.bounded(3) == 0)
                    text.erase(at, std::size_t(random.bounded(5)));
                else
                    text[at] =
                        random.bounded(2) ? good[std::size_t(random.bounded(int(good.size())))] : char(random.bounded(256));
                if (text.empty())
                    text = " ";
            }
            shown(import(random.bounded(2) ? ImportFormat::OpenMetrics : ImportFormat::PrometheusText, text));
        }
    }

    void manyLinesOfOneSeriesAreRead()
    {
        std::string text;
        for (int i = 0; i < 200'000; ++i)
            text += "up{job=\"a\",instance=\"host:9090\"} 1 " + std::to_string(i) + "\n";
        const auto decoded = import(ImportFormat::OpenMetrics, text + "# EOF\n");
        QCOMPARE(decoded->batch.series.size(), 1U);
        QCOMPARE(decoded->batch.series[0].samples.size(), 200'000U);
    }
};
TRACEO_TEST(TstExpositionReader);
#include "tst_exposition_reader.moc"
