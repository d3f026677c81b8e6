#include "sources/prometheus/answer_table.h"

#include "sources/prometheus/matrix_reader.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {

using Metric = std::vector<Labels::Pair>;

Metric metric(const std::string& name, const std::string& job)
{
    return {{"__name__", name}, {"job", job}};
}

SeriesTable tableOf(const std::vector<Metric>& metrics, const SeriesList& before = nullptr)
{
    AnswerTable table("prom", before);
    for (const Metric& metric : metrics) {
        table.beginSeries();
        for (const auto& [name, value] : metric)
            table.addLabel(name, value);
        table.addSample({utcMs(std::int64_t(table.size())), 1});
        table.endSeries();
    }
    return std::move(table).take();
}

/// The same, each series added as a whole.
SeriesTable wholeTableOf(const std::vector<Metric>& metrics, const SeriesList& before = nullptr)
{
    AnswerTable table("prom", before);
    for (const Metric& metric : metrics) {
        const std::vector<AnswerTable::Label> labels(metric.begin() + 1, metric.end());
        table.addSeries(metric.front().second, labels, {utcMs(std::int64_t(table.size())), 1});
    }
    return std::move(table).take();
}

std::string shown(const SeriesTable& table)
{
    std::string text;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const SeriesRun run = table[i];
        text += run.key.source + ' ' + run.key.toText() + " @";
        for (const Sample& sample : run.samples)
            text += std::to_string(msOf(sample.at));
        text += '\n';
    }
    return text;
}

const std::vector<Metric> kThree{metric("a", "x"), metric("a", "y"), metric("b", "x")};

} // namespace

class TstAnswerTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerThatNamesTheSameSharesTheList()
    {
        const SeriesTable first = tableOf(kThree);
        QCOMPARE(shown(first), std::string("prom a{job=\"x\"} @0\nprom a{job=\"y\"} @1\nprom b{job=\"x\"} @2\n"));
        const SeriesTable second = tableOf(kThree, first.list());
        QCOMPARE(second.list(), first.list());
        QCOMPARE(shown(second), shown(first));
        const SeriesTable whole = wholeTableOf(kThree, first.list());
        QCOMPARE(whole.list(), first.list());
        QCOMPARE(shown(whole), shown(first));
    }

    void labelsInAnotherOrderAreTheSame()
    {
        const SeriesTable first = tableOf({{{"b", "1"}, {"__name__", "m"}, {"a", "2"}, {"empty", ""}}});
        QCOMPARE(shown(first), std::string("prom m{a=\"2\",b=\"1\"} @0\n"));
        QCOMPARE(tableOf({{{"a", "2"}, {"b", "1"}, {"__name__", "m"}}}, first.list()).list(), first.list());
        QCOMPARE(tableOf({{{"b", "1"}, {"a", "2"}, {"__name__", "m"}}}, first.list()).list(), first.list());
    }

    void anAnswerThatNamesSomethingElseHasItsOwn_data()
    {
        QTest::addColumn<std::vector<Metric>>("other");
        QTest::newRow("more") << std::vector{kThree[0], kThree[1], kThree[2], metric("c", "x")};
        QTest::newRow("less") << std::vector{kThree[0], kThree[1]};
        QTest::newRow("none") << std::vector<Metric>();
        QTest::newRow("another at the end") << std::vector{kThree[0], kThree[1], metric("b", "y")};
        QTest::newRow("another in the middle") << std::vector{kThree[0], metric("a", "z"), kThree[2]};
        QTest::newRow("another at the beginning") << std::vector{metric("z", "x"), kThree[1], kThree[2]};
        QTest::newRow("one gone") << std::vector{kThree[0], kThree[2]};
        QTest::newRow("another order") << std::vector{kThree[1], kThree[0], kThree[2]};
        QTest::newRow("a label more") << std::vector{kThree[0], {{"__name__", "a"}, {"job", "y"}, {"k", "1"}}, kThree[2]};
        QTest::newRow("a label less") << std::vector{kThree[0], {{"__name__", "a"}}, kThree[2]};
        QTest::newRow("two names") << std::vector{kThree[0], {{"__name__", "a"}, {"__name__", "a"}, {"job", "y"}}, kThree[2]};
    }

    void anAnswerThatNamesSomethingElseHasItsOwn()
    {
        QFETCH(std::vector<Metric>, other);
        const SeriesTable before = tableOf(kThree);
        const std::string known = shown(before);
        const SeriesTable read = tableOf(other, before.list());
        QVERIFY(read.list() != before.list());
        QCOMPARE(shown(read), shown(tableOf(other)));
        QCOMPARE(shown(before), known);
        const bool isOneNamed =
            std::ranges::none_of(other, [](const Metric& metric) { return metric.size() > 1 && metric[1].first == "__name__"; });
        if (!isOneNamed)
            return;
        const SeriesTable whole = wholeTableOf(other, before.list());
        QVERIFY(whole.list() != before.list());
        QCOMPARE(shown(whole), shown(read));
    }

    void anotherSourceHasItsOwn()
    {
        const SeriesTable before = tableOf({metric("a", "x")});
        AnswerTable table("other", before.list());
        table.beginSeries();
        table.addLabel("__name__", "a");
        table.addLabel("job", "x");
        table.addSample({utcMs(1), 1});
        table.endSeries();
        table.addSeries("b", std::vector<AnswerTable::Label>{{"job", "x"}}, {utcMs(2), 1});
        QCOMPARE(shown(std::move(table).take()), std::string("other a{job=\"x\"} @1\nother b{job=\"x\"} @2\n"));
    }

    /// Series without samples or without a name are none, with and without a list before.
    void whatIsLeftOutLeavesNoTrace()
    {
        const std::string body =
            R"({"status":"success","data":{"resultType":"matrix","result":[)"
            R"({"metric":{"job":"x"},"values":[[1,"1"]]},{"metric":{"__name__":"a"},"values":[[1,"1"],[2,"2"]]},)"
            R"({"metric":{"__name__":"none"},"values":[[1,"x"]]},{"metric":{"__name__":"b","j":"1"},"values":[[3,"3"]]},)"
            R"({"metric":{"job":"y"},"values":[[1,"1"]]}]}})";
        const auto first = readQueryAnswer(body, "prom");
        QVERIFY(first.ok());
        QCOMPARE(first->series.size(), 2u);
        QCOMPARE(first->nameless, 2);
        QCOMPARE(first->firstBad, std::string("{job=\"x\"}"));
        const SeriesList& list = first->series.tables().front().list();
        const auto second = readQueryAnswer(body, "prom", list);
        QVERIFY(second.ok());
        QCOMPARE(second->series.tables().front().list(), list);
        QCOMPARE(shown(second->series.tables().front()), std::string("prom a @10002000\nprom b{j=\"1\"} @3000\n"));
        QCOMPARE(second->nameless, 2);
        QCOMPARE(second->firstBad, first->firstBad);
    }
};

TRACEO_TEST(TstAnswerTable);
#include "tst_answer_table.moc"
