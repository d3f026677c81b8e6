// What is exported comes back with the same bits, in every format.

#include "export/openmetrics.h"
#include "export/samples.h"
#include "models/sources/openmetrics/imports.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <bit>
#include <cmath>
#include <map>

using namespace traceo;
using namespace traceo::test;

namespace {

using Known = std::map<std::pair<SeriesKey, std::int64_t>, std::uint64_t>;

Known knownOf(const SeriesRuns& runs)
{
    Known known;
    for (const SeriesRun run : runs) {
        for (const Sample& sample : run.samples)
            known[{run.key, msOf(sample.at)}] = std::bit_cast<std::uint64_t>(sample.value);
    }
    return known;
}

std::string text(QRandomGenerator& random, bool plain)
{
    static const std::vector<std::string> kOdd{"\"", "\\", "\n", "\r", "\t", ",", "{", "}", "=", " ",
                                               "é",  "🚀",  "'",  "#",  ";",  "-", "+", "@", "＝"};
    std::string out(1, "abcXYZ_"[random.bounded(7)]);
    if (!plain && random.bounded(2))
        out = kOdd[std::size_t(random.bounded(int(kOdd.size())))];
    for (int n = random.bounded(6); n > 0; --n)
        out += !plain && random.bounded(2) ? kOdd[std::size_t(random.bounded(int(kOdd.size())))]
                                           : std::string(1, "abc019_"[random.bounded(7)]);
    return out;
}

double value(QRandomGenerator& random)
{
    static constexpr std::uint64_t kSpecial[] = {0x7ff8000000000000, 0x7ff8000000000001, 0x7ff0000000000002, 0xfff8000000000000,
                                                 0x7ff0000000000000, 0xfff0000000000000, 0x8000000000000000, 0x0000000000000001,
                                                 0x7fefffffffffffff, 0x0010000000000000};
    switch (random.bounded(4)) {
    case 0:
        return double(random.bounded(1'000'000));
    case 1:
        return std::bit_cast<double>(kSpecial[random.bounded(10)]);
    case 2:
        return random.generateDouble() * 1e6;
    default: {
        const double any = std::bit_cast<double>(random.generate64());
        return std::isnan(any) ? 0 : any;
    }
    }
}

/// Series of one source with every kind of name, label, time and value.
std::vector<SeriesSamples> someRuns(QRandomGenerator& random, const std::string& source)
{
    std::vector<SeriesSamples> runs;
    for (int n = 1 + random.bounded(5); n > 0; --n) {
        std::vector<Labels::Pair> labels;
        for (int l = random.bounded(4); l > 0; --l)
            labels.emplace_back("l" + text(random, random.bounded(2) != 0), text(random, false));
        SeriesSamples run{{source, text(random, random.bounded(2) != 0), Labels(labels)}, {}};
        std::int64_t at = random.bounded(8) == 0 ? -86'400'000 : 1'795'442'703'456;
        for (int s = 1 + random.bounded(20); s > 0; --s) {
            at += 1 + random.bounded(60'000);
            run.samples.push_back({utcMs(at), value(random)});
        }
        const auto same = [&run](const SeriesSamples& other) { return other.key == run.key; };
        if (std::ranges::none_of(runs, same))
            runs.push_back(std::move(run));
    }
    return runs;
}

} // namespace

class TstRoundTrip : public QObject {
    Q_OBJECT

    void check(int rounds, ImportFormat format, const std::function<Result<Written>(const SampleFeed&, const ByteSink&)>& write,
               ImportSources sources)
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < rounds; ++i) {
            auto runs = someRuns(random, "import");
            if (sources == ImportSources::AsWritten) {
                for (SeriesSamples& other : someRuns(random, "other source"))
                    runs.push_back(std::move(other));
            }
            std::string out;
            const auto written = write(*feedOf(runs), [&out](std::string_view part) -> Result<void> {
                out += part;
                return {};
            });
            QVERIFY(written.ok());
            QCOMPARE(written->otherNans, 0);
            const auto decoded = import(format, out, sources);
            QVERIFY2(decoded.ok() && decoded->errors.empty(), (out + "\n" + shown(decoded).toStdString()).c_str());
            QVERIFY2(knownOf(decoded->batch.series) == knownOf(runs), out.c_str());
            QCOMPARE(std::int64_t(knownOf(runs).size()), written->samples);
        }
    }

private Q_SLOTS:
    void openMetrics()
    {
        check(
            1'000, ImportFormat::OpenMetrics,
            [](const SampleFeed& feed, const ByteSink& sink) { return writeOpenMetrics(feed, WithSource::No, sink); },
            ImportSources::One);
    }

    void openMetricsWithSources()
    {
        check(
            300, ImportFormat::OpenMetrics,
            [](const SampleFeed& feed, const ByteSink& sink) { return writeOpenMetrics(feed, WithSource::Yes, sink); },
            ImportSources::AsWritten);
    }

    void csv()
    {
        check(
            500, ImportFormat::Csv, [](const SampleFeed& feed, const ByteSink& sink) { return writeSamplesCsv(feed, sink); },
            ImportSources::AsWritten);
    }

    void jsonLines()
    {
        check(
            500, ImportFormat::JsonLines,
            [](const SampleFeed& feed, const ByteSink& sink) { return writeSamplesJsonl(feed, sink); }, ImportSources::AsWritten);
    }

    void csvAndJsonKeepEveryNan()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        SeriesSamples run{{"import", "up", {}}, {}};
        for (int i = 0; i < 1'000; ++i)
            run.samples.push_back(
                {utcMs(i), std::bit_cast<double>((random.generate64() & 0x800fffffffffffff) | 0x7ff0000000000001)});
        std::string csv;
        std::string json;
        QVERIFY(writeSamplesCsv(*feedOf({run}), [&csv](std::string_view part) -> Result<void> {
                    csv += part;
                    return {};
                }).ok());
        QVERIFY(writeSamplesJsonl(*feedOf({run}), [&json](std::string_view part) -> Result<void> {
                    json += part;
                    return {};
                }).ok());
        QVERIFY(knownOf(import(ImportFormat::Csv, csv)->batch.series) == knownOf({run}));
        QVERIFY(knownOf(import(ImportFormat::JsonLines, json)->batch.series) == knownOf({run}));
    }
};
TRACEO_TEST(TstRoundTrip);
#include "tst_round_trip.moc"
