#include "models/sources/openmetrics/imports.h"
#include "sources/openmetrics/import_source.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstImportSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksForItsFileAndNothingElse()
    {
        ImportSettings settings;
        settings.path = "/data/x.om";
        settings.source = "prom";
        const auto source = importSource(settings);
        QVERIFY(source->settings().name == "prom" && source->settings().kind == "import");
        const auto requests = source->requests({});
        QCOMPARE(requests.size(), 1U);
        QCOMPARE(requests[0].transport, Transport::File);
        QVERIFY(requests[0].path == "/data/x.om");
        QVERIFY(requests[0].maxBytes >= 64 * 1024 * 1024);
    }

    void theObservationNamesTheFileAndItsSum()
    {
        const auto decoded = import(ImportFormat::OpenMetrics, "# EOF up\n# EOF\n");
        QVERIFY(!decoded->errors.empty());
        const auto good = import(ImportFormat::OpenMetrics, "up 1 5\nup 1 7\n# EOF\n");
        QCOMPARE(good->batch.observations.size(), 1U);
        const Observation& observation = good->batch.observations[0];
        QVERIFY(observation.source == "import");
        QCOMPARE(QString::fromStdString(observation.want),
                 u"import file.txt sha256:c47d6208f56e15bfbc51670284e91a695412579adebf8d2caf9b7789f180a763"_s);
        QCOMPARE(msOf(observation.span.from), 4'999);
        QCOMPARE(msOf(observation.span.to), 7'000);
        QCOMPARE(observation.outcome, Outcome::Ok);
        QCOMPARE(msOf(observation.learnedAt), 1'795'442'703'456);
        QVERIFY(import(ImportFormat::OpenMetrics, "up 2 5\nup 1 7\n# EOF\n")->batch.observations[0].want != observation.want);
    }

    void whatIsNoFileOfSamplesIsRefused()
    {
        QCOMPARE(import(ImportFormat::OpenMetrics, "").error().code, ErrorCode::Empty);
        QCOMPARE(import(ImportFormat::Csv, "").error().code, ErrorCode::Empty);
        QCOMPARE(import(ImportFormat::Csv, std::string("\xff\xfen\0a\0", 6)).error().code, ErrorCode::Decode);
        QCOMPARE(import(ImportFormat::OpenMetrics, "<html>\n").error().code, ErrorCode::Truncated);
    }

    void aFileOverTheCapIsRefused()
    {
        ImportSettings settings;
        settings.path = "x.om";
        settings.maxBytes = 10;
        const auto source = importSource(settings);
        Response response;
        response.body = "up 1 2\n# EOF\n";
        QCOMPARE(source->decode(source->requests({}).front(), response).error().code, ErrorCode::TooLarge);
    }

    void theFormatFollowsTheName()
    {
        QCOMPARE(importFormatOf("a/b.CSV"), ImportFormat::Csv);
        QCOMPARE(importFormatOf("b.jsonl"), ImportFormat::JsonLines);
        QCOMPARE(importFormatOf("b.ndjson"), ImportFormat::JsonLines);
        QCOMPARE(importFormatOf("b.prom"), ImportFormat::PrometheusText);
        QCOMPARE(importFormatOf("b.txt"), ImportFormat::OpenMetrics);
        QCOMPARE(importFormatOf("csv"), ImportFormat::OpenMetrics);
    }
};
TRACEO_TEST(TstImportSource);
#include "tst_import_source.moc"
