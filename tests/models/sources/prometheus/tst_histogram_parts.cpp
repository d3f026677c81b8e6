// Native histograms as Prometheus 2.42 answers them, taken apart around a threshold.
#include "sources/prometheus/histogram_parts.h"

#include "sources/prometheus/matrix_reader.h"
#include "support/paths.h"
#include "support/test_main.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace traceo;

namespace {

std::string matrix(const std::string& histograms, const std::string& metric = R"({"__name__":"latency","job":"j"})")
{
    return R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":)" + metric + R"(,"histograms":)" + histograms
        + "}]}}";
}

/// 4 events at second 100: one of 0, one in (0.25, 0.5], two in (0.5, 1].
const std::string kOne =
    R"([[100,{"count":"4","sum":"2.3","buckets":[[3,"-0.001","0.001","1"],[0,"0.25","0.5","1"],[0,"0.5","1","2"]]}]])";

std::map<std::string, double> partsOf(const std::string& body, const std::string& threshold)
{
    const auto answer = readQueryAnswer(body, "prom", nullptr, threshold);
    std::map<std::string, double> parts;
    if (!answer)
        return parts;
    for (const SeriesRun run : answer->series)
        parts[run.key.name] = run.samples.back().value;
    return parts;
}

} // namespace

class TstHistogramParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aThresholdHasABoundOnEitherSide_data()
    {
        QTest::addColumn<double>("within");
        QTest::addColumn<double>("reaching");
        QTest::newRow("0.0001") << 0.0 << 1.0; // inside the bucket around zero
        QTest::newRow("0.001") << 1.0 << 1.0;
        QTest::newRow("0.25") << 1.0 << 1.0; // (0.25, 0.5] does not hold 0.25
        QTest::newRow("0.3") << 1.0 << 2.0;
        QTest::newRow("0.5") << 2.0 << 2.0;
        QTest::newRow("0.75") << 2.0 << 4.0;
        QTest::newRow("1") << 4.0 << 4.0;
        QTest::newRow("5") << 4.0 << 4.0;
    }
    void aThresholdHasABoundOnEitherSide()
    {
        const auto parts = partsOf(matrix(kOne), QTest::currentDataTag());
        QCOMPARE(parts.size(), 4U);
        QCOMPARE(parts.at("traceo_native_count"), 4.0);
        QCOMPARE(parts.at("traceo_native_sum"), 2.3);
        QTEST(parts.at("traceo_native_within"), "within");
        QTEST(parts.at("traceo_native_reaching"), "reaching");
    }

    /// Of Prometheus 2.42.0, asked for `answer_seconds[5s]` while it scraped the target of tests/live/native_target.h: of ten events each
    /// one of 0, five in (0.25, 0.5], three in (0.5, 1] and one in (1, 2].
    void aRecordedAnswerIsTakenApart_data()
    {
        QTest::addColumn<double>("within");
        QTest::addColumn<double>("reaching");
        QTest::newRow("0.25") << 0.1 << 0.1;
        QTest::newRow("0.5") << 0.6 << 0.6;
        QTest::newRow("0.7") << 0.6 << 0.9;
        QTest::newRow("2") << 1.0 << 1.0;
    }
    void aRecordedAnswerIsTakenApart()
    {
        QFETCH(const double, within);
        QFETCH(const double, reaching);
        QFile file(test::testFile("data/prometheus/native_histograms_2.42.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto answer = readQueryAnswer(file.readAll().toStdString(), "prom", nullptr, QTest::currentDataTag());
        QVERIFY(answer.ok());
        QCOMPARE(answer->resultType, std::string("matrix"));
        QCOMPARE(answer->series.size(), 4U);
        QVERIFY(answer->firstBad.empty());
        const SeriesRun counts = answer->series[0];
        QCOMPARE(counts.key.labels.value("traceo_histogram"), std::string_view("answer_seconds"));
        QCOMPARE(counts.samples.size(), 5U);
        for (std::size_t i = 0; i < counts.samples.size(); ++i) {
            const double count = counts.samples[i].value;
            QVERIFY(count > 0 && (i == 0 || count == counts.samples[i - 1].value + 10));
            QCOMPARE(answer->series[1].samples[i].value, 0.55 * count);
            QCOMPARE(answer->series[2].samples[i].value, within * count);
            QCOMPARE(answer->series[3].samples[i].value, reaching * count);
            QCOMPARE(answer->series[3].samples[i].at, counts.samples[i].at);
        }
    }

    /// Buckets of values below zero are [a, b): the lower end is in them.
    void aBucketThatHoldsItsLowerEndReachesIt()
    {
        const std::string left = R"([[1,{"count":"3","sum":"1","buckets":[[1,"0.5","1","3"]]}]])";
        QCOMPARE(partsOf(matrix(left), "0.5").at("traceo_native_reaching"), 3.0);
        const std::string open = R"([[1,{"count":"3","sum":"1","buckets":[[2,"0.5","1","3"]]}]])";
        QCOMPARE(partsOf(matrix(open), "0.5").at("traceo_native_reaching"), 0.0);
    }

    void seriesAreNamedAsTheVocabularySays()
    {
        const auto answer = readQueryAnswer(matrix(kOne), "prom", nullptr, "0.5");
        QVERIFY(answer.ok());
        QStringList names;
        for (const SeriesRun run : answer->series)
            names << QString::fromStdString(run.key.toText());
        QCOMPARE(names,
                 (QStringList{
                     QStringLiteral(R"(traceo_native_count{job="j",traceo_histogram="latency"})"),
                     QStringLiteral(R"(traceo_native_sum{job="j",traceo_histogram="latency"})"),
                     QStringLiteral(R"(traceo_native_within{job="j",traceo_histogram="latency",traceo_threshold="0.5"})"),
                     QStringLiteral(R"(traceo_native_reaching{job="j",traceo_histogram="latency",traceo_threshold="0.5"})")}));
        QCOMPARE(msOf(answer->series[0].samples[0].at), 100'000);
        QCOMPARE(answer->histograms, 0); // none was left out
        QVERIFY(answer->firstBad.empty());
    }

    void orderOfMembersDoesNotMatter()
    {
        const std::string body =
            R"({"data":{"result":[{"histograms":[[100,{"buckets":[[0,"0.25","0.5","1"]],"sum":"0.4","count":"1"}]],)"
            R"("values":[[90,"7"]],"metric":{"job":"j","__name__":"latency"}}],"resultType":"matrix"},)"
            R"("status":"success"})";
        const auto answer = readQueryAnswer(body, "prom", nullptr, "0.5");
        QVERIFY(answer.ok());
        QCOMPARE(answer->series.size(), 5U); // and the plain sample of a series that was none before
        QCOMPARE(partsOf(body, "0.5").at("traceo_native_within"), 1.0);
        QCOMPARE(partsOf(body, "0.5").at("latency"), 7.0);
    }

    void withoutEventsThereAreNoBuckets()
    {
        const auto parts = partsOf(matrix(R"([[1,{"count":"0","sum":"0"}]])"), "1");
        QCOMPARE(parts.at("traceo_native_count"), 0.0);
        QCOMPARE(parts.at("traceo_native_within"), 0.0);
    }

    void nobodyWhoAskedForNoPartGetsOne()
    {
        const auto answer = readQueryAnswer(matrix(kOne), "prom");
        QVERIFY(answer.ok());
        QVERIFY(answer->series.empty());
        QCOMPARE(answer->histograms, 1);
    }

    void whatCannotBeReadIsLeftOutAndCounted_data()
    {
        QTest::addColumn<std::string>("histograms");
        const auto row = [](const char* name, const char* text) { QTest::newRow(name) << std::string(text); };
        row("no count", R"([[1,{"sum":"1"}]])");
        row("no sum", R"([[1,{"count":"1"}]])");
        row("a count that is no text", R"([[1,{"count":1,"sum":"1"}]])");
        row("a count that is no number", R"([[1,{"count":"many","sum":"1"}]])");
        row("no time", R"([[null,{"count":"1","sum":"1"}]])");
        row("a time that is a text", R"([["1",{"count":"1","sum":"1"}]])");
        row("nothing", R"([[]])");
        row("no histogram", R"([[1]])");
        row("a value", R"([[1,"2"]])");
        row("too much", R"([[1,{"count":"1","sum":"1"},2]])");
        row("a bucket of three", R"([[1,{"count":"1","sum":"1","buckets":[[0,"1","2"]]}]])");
        row("a bucket of five", R"([[1,{"count":"1","sum":"1","buckets":[[0,"1","2","3","4"]]}]])");
        row("a bucket without a boundary", R"([[1,{"count":"1","sum":"1","buckets":[[0,null,"2","3"]]}]])");
        row("a bucket of less than none", R"([[1,{"count":"1","sum":"1","buckets":[[0,"1","2","-3"]]}]])");
        row("a bucket of NaN", R"([[1,{"count":"1","sum":"1","buckets":[[0,"1","2","NaN"]]}]])");
    }
    void whatCannotBeReadIsLeftOutAndCounted()
    {
        QFETCH(const std::string, histograms);
        const auto answer = readQueryAnswer(matrix(histograms), "prom", nullptr, "1");
        QVERIFY2(answer.ok(), answer ? "" : qPrintable(toText(answer.error())));
        QVERIFY(answer->series.empty());
        QCOMPARE(answer->unreadable, 1);
        QCOMPARE(answer->firstBad, std::string(R"(latency{job="j"})"));
    }

    /// What was read of the one before is not taken for it.
    void aHistogramHasNothingOfTheOneBefore()
    {
        const auto answer = readQueryAnswer(matrix(R"([[1,{"count":"1","sum":"1","buckets":[[0,"0.5","1","1"]]}],[2,"x"],)"
                                                   R"([3,{"count":"2","sum":"2"}],[3,{"count":"9","sum":"9"}]])"),
                                            "prom", nullptr, "1");
        QVERIFY(answer.ok());
        QCOMPARE(answer->unreadable, 1);
        QCOMPARE(answer->disordered, 1);
        QCOMPARE(answer->series.size(), 4U);
        const SeriesRun within = answer->series[2];
        QCOMPARE(within.samples.size(), 2U);
        QCOMPARE(within.samples[0].value, 1.0);
        QCOMPARE(within.samples[1].value, 0.0);
    }

    void aFormNobodyKnowsIsRefused_data()
    {
        QTest::addColumn<std::string>("histograms");
        for (const char* text : {R"([{"count":"1"}])", R"([5])", R"([[1,{"buckets":[5]}]])", R"([[1,[2]]])"})
            QTest::newRow(text) << std::string(text);
    }
    void aFormNobodyKnowsIsRefused()
    {
        QFETCH(const std::string, histograms);
        QVERIFY(!readQueryAnswer(matrix(histograms), "prom", nullptr, "1"));
    }

    void aHistogramWithoutANameIsLeftOut()
    {
        const auto answer = readQueryAnswer(matrix(kOne, R"({"job":"j"})"), "prom", nullptr, "1");
        QVERIFY(answer.ok());
        QVERIFY(answer->series.empty());
        QCOMPARE(answer->nameless, 1);
    }
};
TRACEO_TEST(TstHistogramParts);
#include "tst_histogram_parts.moc"
