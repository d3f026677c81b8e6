#include "export/openmetrics.h"
#include "models/export/sample_runs.h"
#include "support/test_main.h"

#include <QTest>

#include <bit>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QString written(std::vector<SeriesSamples> runs, WithSource withSource = WithSource::No)
{
    std::string out;
    const auto done = writeOpenMetrics(*feedOf(std::move(runs)), withSource, into(out));
    return done ? QString::fromStdString(out) : u"error: "_s + toText(done.error());
}

} // namespace

class TstOpenmetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void familiesStandTogetherAndTheEndIsMarked()
    {
        QCOMPARE(written(
                     {run("prom", "up", {{"job", "b"}}, {{utcMs(1'000), 0}}),
                      run("prom", "http_requests_total", {{"b", "2"}, {"a", "1"}}, {{utcMs(1'500), 10}, {utcMs(3'000), 12.5}}),
                      run("prom", "up", {{"job", "a"}}, {{utcMs(2'000), 1}})}),
                 u"# TYPE http_requests_total unknown\n"
                 "http_requests_total{a=\"1\",b=\"2\"} 10 1.5\n"
                 "http_requests_total{a=\"1\",b=\"2\"} 12.5 3\n"
                 "# TYPE up unknown\n"
                 "up{job=\"a\"} 1 2\n"
                 "up{job=\"b\"} 0 1\n"
                 "# EOF\n"_s);
    }

    void nothingIsStillAWholeFile()
    {
        QCOMPARE(written({}), u"# EOF\n"_s);
        QCOMPARE(written({run("prom", "up", {}, {})}), u"# EOF\n"_s);
    }

    void valuesAndLabelsAreExact()
    {
        QCOMPARE(written({run("p", "m", {{"l", "a\"b\\c\nd"}},
                              {{utcMs(-1), 0.1},
                               {utcMs(0), -0.0},
                               {utcMs(1), 5e-324},
                               {utcMs(2), std::numeric_limits<double>::infinity()},
                               {utcMs(3), -std::numeric_limits<double>::infinity()},
                               {utcMs(4), std::numeric_limits<double>::quiet_NaN()},
                               {utcMs(5), std::bit_cast<double>(std::uint64_t{0x7ff0000000000002})}})}),
                 u"# TYPE m unknown\n"
                 "m{l=\"a\\\"b\\\\c\\nd\"} 0.1 -0.001\n"
                 "m{l=\"a\\\"b\\\\c\\nd\"} -0 0\n"
                 "m{l=\"a\\\"b\\\\c\\nd\"} 5e-324 0.001\n"
                 "m{l=\"a\\\"b\\\\c\\nd\"} +Inf 0.002\n"
                 "m{l=\"a\\\"b\\\\c\\nd\"} -Inf 0.003\n"
                 "m{l=\"a\\\"b\\\\c\\nd\"} NaN 0.004\n"
                 "m{l=\"a\\\"b\\\\c\\nd\"} naN 0.005\n"
                 "# EOF\n"_s);
    }

    void namesBeyondThePlainOnesAreQuoted()
    {
        QCOMPARE(written({run("p", "http.requests", {{"service.name", "x"}}, {{utcMs(0), 1}})}),
                 u"# TYPE \"http.requests\" unknown\n{\"http.requests\",\"service.name\"=\"x\"} 1 0\n# EOF\n"_s);
    }

    void theSourceIsALabelOnlyWhenAsked()
    {
        const std::vector<SeriesSamples> runs{run("prom", "up", {{"z", "1"}}, {{utcMs(0), 1}})};
        QCOMPARE(written(runs, WithSource::Yes), u"# TYPE up unknown\nup{traceo_source=\"prom\",z=\"1\"} 1 0\n# EOF\n"_s);
        QVERIFY(!written(runs).contains(u"prom"_s));
    }

    void twoSourcesOfOneSeriesAreNeverMixed()
    {
        const std::vector<SeriesSamples> runs{run("a", "up", {}, {{utcMs(0), 1}}), run("b", "up", {}, {{utcMs(0), 0}})};
        std::string out;
        const auto done = writeOpenMetrics(*feedOf(runs), WithSource::No, into(out));
        QCOMPARE(done.error().code, ErrorCode::Ambiguous);
        QVERIFY(out.empty());
        QCOMPARE(written(runs, WithSource::Yes).count(u"# TYPE up"_s), 1);
        QVERIFY(written({run("a", "up", {{"traceo_source", "x"}}, {{utcMs(0), 1}})}, WithSource::Yes).startsWith(u"error"_s));
    }

    void countsWhatItWroteAndWhatItCouldNotSpell()
    {
        std::string out;
        const auto odd = std::bit_cast<double>(std::uint64_t{0x7ff8000000abcdef});
        const auto done = writeOpenMetrics(*feedOf({run("a", "x", {}, {{utcMs(0), 1}, {utcMs(1), odd}}), run("a", "y", {}, {})}),
                                           WithSource::No, into(out));
        QCOMPARE(done->series, 1);
        QCOMPARE(done->samples, 2);
        QCOMPARE(done->otherNans, 1);
    }

    void aFullDiskIsAnErrorAndLargeFilesAreWrittenInParts()
    {
        QCOMPARE(writeOpenMetrics(*feedOf({}), WithSource::No, full()).error().code, ErrorCode::DiskFull);
        std::vector<Sample> many;
        for (int i = 0; i < 100'000; ++i)
            many.push_back({utcMs(i), double(i)});
        std::size_t parts = 0;
        std::size_t bytes = 0;
        const auto done =
            writeOpenMetrics(*feedOf({run("a", "x", {}, many)}), WithSource::No, [&](std::string_view part) -> Result<void> {
                ++parts;
                bytes = std::max(bytes, part.size());
                return {};
            });
        QCOMPARE(done->samples, 100'000);
        QVERIFY(parts > 3);
        QVERIFY(bytes < 300'000);
    }
};
TRACEO_TEST(TstOpenmetrics);
#include "tst_openmetrics.moc"
