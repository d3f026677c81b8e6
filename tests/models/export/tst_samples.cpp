#include "export/samples.h"
#include "models/export/sample_runs.h"
#include "support/test_main.h"

#include <QTest>

#include <bit>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const std::vector<SeriesSamples> kRuns{run("prom", "up", {{"job", "a,\"b\""}},
                                           {{utcMs(1'795'442'703'456), 1}, {utcMs(1'795'442'704'000), -0.0}}),
                                       run("prom", "=x", {},
                                           {{utcMs(0), std::bit_cast<double>(std::uint64_t{0x7ff0000000000002})},
                                            {utcMs(1), -std::numeric_limits<double>::infinity()}})};

} // namespace

class TstSamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void csvHasARowASample()
    {
        std::string out;
        const auto done = writeSamplesCsv(*feedOf(kRuns), into(out));
        QCOMPARE(done->samples, 4);
        QCOMPARE(done->series, 2);
        QCOMPARE(QString::fromStdString(out),
                 u"source,name,labels,time,value\r\n"
                 "prom,'=x,{},1970-01-01T00:00:00Z,NaN(0x7ff0000000000002)\r\n"
                 "prom,'=x,{},1970-01-01T00:00:00.001Z,-Inf\r\n"
                 "prom,up,\"{job=\"\"a,\\\"\"b\\\"\"\"\"}\",2026-11-23T14:05:03.456Z,1\r\n"
                 "prom,up,\"{job=\"\"a,\\\"\"b\\\"\"\"\"}\",2026-11-23T14:05:04Z,-0\r\n"_s);
    }

    void jsonHasALineASample()
    {
        std::string out;
        const auto done = writeSamplesJsonl(*feedOf(kRuns), into(out));
        QCOMPARE(done->samples, 4);
        const QStringList lines = QString::fromStdString(out).split(u'\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(
            lines[0],
            u"{\"source\":\"prom\",\"name\":\"=x\",\"labels\":{},\"time\":\"1970-01-01T00:00:00Z\",\"value\":\"NaN(0x7ff0000000000002)\"}"_s);
        QCOMPARE(
            lines[2],
            u"{\"source\":\"prom\",\"name\":\"up\",\"labels\":{\"job\":\"a,\\\"b\\\"\"},\"time\":\"2026-11-23T14:05:03.456Z\",\"value\":1}"_s);
        QVERIFY(lines[3].endsWith(u"\"value\":-0.0}"_s));
        QVERIFY(lines[4].isEmpty());
    }

    void nothingIsAHeaderOrNothing()
    {
        std::string csv;
        std::string json;
        QVERIFY(writeSamplesCsv(*feedOf({}), into(csv)).ok());
        QVERIFY(writeSamplesJsonl(*feedOf({}), into(json)).ok());
        QVERIFY(csv == "source,name,labels,time,value\r\n");
        QVERIFY(json.empty());
    }

    void aFullDiskIsAnError()
    {
        QCOMPARE(writeSamplesCsv(*feedOf(kRuns), full()).error().code, ErrorCode::DiskFull);
        QCOMPARE(writeSamplesJsonl(*feedOf(kRuns), full()).error().code, ErrorCode::DiskFull);
    }
};
TRACEO_TEST(TstSamples);
#include "tst_samples.moc"
