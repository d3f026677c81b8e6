#include "core/series_runs.h"

#include "support/runs.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {

SeriesKey key(const char* name)
{
    return {"prom", name, {}};
}

SeriesSamples run(const char* name, int samples)
{
    SeriesSamples run{key(name), {}};
    for (int i = 0; i < samples; ++i)
        run.samples.push_back({utcMs(i), double(i)});
    return run;
}

/// "a3 b0": names, and how many samples each has.
std::string shown(const SeriesRuns& runs)
{
    std::string text;
    for (const auto& [key, samples] : runs) {
        text += (text.empty() ? "" : " ") + key.name + std::to_string(samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i)
            text += samples[i].at == utcMs(std::int64_t(i)) && samples[i].value == double(i) ? "" : "!";
    }
    return text;
}

} // namespace

class TstSeriesRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsAreWalkedThroughAllTables()
    {
        SeriesRuns runs{run("a", 3), run("b", 0), run("c", 1)};
        QCOMPARE(runs.tables().size(), 1u);
        runs.add(run("d", 2));
        SeriesRuns more{run("e", 1)};
        runs.append(std::move(more));
        QCOMPARE(shown(runs), std::string("a3 b0 c1 d2 e1"));
        QCOMPARE(runs.size(), 5u);
        QCOMPARE(runs.sampleCount(), 7u);
        QVERIFY(runs[0].key == key("a") && runs[2].key == key("c") && runs[4].key == key("e"));
        QCOMPARE(runs[3].samples.size(), 2u);
    }

    void whatHasNoSeriesIsNoTable()
    {
        SeriesRuns runs;
        QVERIFY(runs.empty() && runs.size() == 0 && runs.begin() == runs.end());
        runs.add(SeriesTable({}));
        runs = std::vector<SeriesSamples>();
        runs.append({});
        QVERIFY(runs.empty() && runs.tables().empty());
        runs.add(run("a", 0));
        QVERIFY(!runs.empty());
        QCOMPARE(runs.sampleCount(), 0u);
    }

    void aCopyIsOfItsOwnButSharesTheLists()
    {
        SeriesRuns runs{run("a", 1)};
        SeriesRuns copy = runs;
        copy.add(run("b", 1));
        QCOMPARE(shown(runs), std::string("a1"));
        QCOMPARE(shown(copy), std::string("a1 b1"));
        QCOMPARE(copy.tables()[0].list(), runs.tables()[0].list());
    }

    void tablesOfOneListHaveTheirOwnSamples()
    {
        const auto list = std::make_shared<const std::vector<SeriesKey>>(std::vector{key("a"), key("b")});
        SeriesRuns runs;
        runs.add(SeriesTable(list, {1, 1}, run("", 1).samples));
        runs.add(SeriesTable(list, {0, 3}, run("", 3).samples));
        QCOMPARE(shown(runs), std::string("a1 b0 a0 b3"));
        QCOMPARE(&runs[0].key, &runs[2].key);
        const auto copies = test::copyOf(runs);
        QCOMPARE(copies.size(), 4u);
        QCOMPARE(copies[3].samples.size(), 3u);
    }
};

TRACEO_TEST(TstSeriesRuns);
#include "tst_series_runs.moc"
