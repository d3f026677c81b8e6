#include "old_bodies.h"
#include "store.h"
#include "support/paths.h"
#include "support/seed.h"
#include "support/test_main.h"

#include "history/batch_writer.h"
#include "history/bit_frames.h"
#include "history/bytes.h"
#include "history/chunk_codec.h"
#include "history/decimals.h"
#include "history/grid_codec.h"
#include "history/head_codec.h"
#include "history/integer_codec.h"
#include "history/known_time.h"
#include "history/labels_text.h"
#include "history/packing.h"
#include "history/residual_codec.h"
#include "history/summary.h"
#include "history/value_codec.h"

#include <QFile>
#include <QRandomGenerator>

#include <cmath>

using namespace traceo;
using namespace traceo::test;
using namespace traceo::history;

namespace {

constexpr std::uint64_t kStale = 0x7ff0000000000002;

std::vector<std::uint64_t> framesOf(ByteReader& in, std::size_t count)
{
    std::vector<std::uint64_t> words;
    WordFrames frames(in, count);
    for (auto frame = frames.next(); !frame.empty(); frame = frames.next())
        words.insert(words.end(), frame.begin(), frame.end());
    return words;
}

double random64(QRandomGenerator& random)
{
    return std::bit_cast<double>(random.generate64());
}

double hostile(QRandomGenerator& random)
{
    static constexpr std::uint64_t kOdd[] = {0,
                                             0x8000000000000000,
                                             kStale,
                                             0x7ff8000000000001,
                                             0xfff8deadbeefcafe,
                                             0x7ff0000000000000,
                                             0xfff0000000000000,
                                             1,
                                             0x8000000000000001,
                                             0x7fefffffffffffff,
                                             0x4340000000000000,
                                             0x4340000000000001,
                                             0xc340000000000001,
                                             0x3fb999999999999a};
    return std::bit_cast<double>(kOdd[std::size_t(random.bounded(int(std::size(kOdd))))]);
}

/// A run of one of several characters, from well-behaved to none at all.
std::vector<double> values(QRandomGenerator& random, std::size_t count)
{
    const int character = random.bounded(8);
    std::vector<double> made;
    double walk = random.bounded(1000);
    for (std::size_t i = 0; i < count; ++i) {
        walk += random.bounded(100);
        switch (character) {
        case 0:
            made.push_back(walk);
            break;
        case 1:
            made.push_back(std::nearbyint(random.generateDouble() * 1e6) / 1e3);
            break;
        case 2:
            made.push_back(random.generateDouble());
            break;
        case 3:
            made.push_back(random64(random));
            break;
        case 4:
            made.push_back(hostile(random));
            break;
        case 5:
            made.push_back(random.bounded(100) == 0 ? hostile(random) : walk / 10);
            break;
        case 6:
            made.push_back(made.empty() ? hostile(random) : made.front());
            break;
        default:
            made.push_back(9007199254740000.0 + walk);
        }
    }
    return made;
}

std::vector<std::int64_t> integers(QRandomGenerator& random, std::size_t count)
{
    enum Character { Grid, Jitter, Anything, Extremes, Runs, Pages, Wide, Characters };
    const int character = random.bounded(int(Characters));
    const int bits = random.bounded(1, 64);
    std::vector<std::int64_t> made;
    std::int64_t walk = msOf(kNow);
    for (std::size_t i = 0; i < count; ++i) {
        if (character == Runs)
            walk += random.bounded(20) == 0 ? random.bounded(-3, 1000) : 0;
        else if (character == Pages)
            walk += 4096 * std::int64_t(random.bounded(-300, 300));
        else
            walk += 60'000 + (character == Jitter ? random.bounded(50) : 0);
        const bool isExtreme = character == Extremes && random.bounded(3) == 0;
        made.push_back(character == Anything   ? std::int64_t(random.generate64())
                           : character == Wide ? std::int64_t(random.generate64() >> bits)
                           : isExtreme         ? (random.bounded(2) ? INT64_MAX : INT64_MIN)
                                               : walk);
    }
    return made;
}

std::vector<StoredSample> chunk(QRandomGenerator& random, std::size_t count)
{
    const auto made = values(random, count);
    std::vector<StoredSample> samples;
    for (std::size_t i = 0; i < count; ++i)
        samples.push_back(
            {msOf(kNow) + std::int64_t(i) * 60'000 + random.bounded(50), made[i], random.bounded(2) ? msOf(kNow) : 0});
    return samples;
}

bool same(const std::vector<StoredSample>& a, const std::vector<StoredSample>& b)
{
    return std::ranges::equal(a, b, [](const StoredSample& x, const StoredSample& y) {
        return x.at == y.at && x.mark == y.mark && sameBits(x.value, y.value);
    });
}

} // namespace

class TstCodec : public QObject {
    Q_OBJECT

    QRandomGenerator m_random;

private Q_SLOTS:
    void initTestCase()
    {
        const auto seed = seedOfRun();
        qInfo("seed %u", seed);
        m_random.seed(seed);
    }

    void numbersAreDecimalsOnlyBitForBit()
    {
        QCOMPARE(scaled(0.125, 3), 125);
        QVERIFY(!scaled(0.125, 2) && !scaled(-0.0, 2) && !scaled(std::numeric_limits<double>::quiet_NaN(), 2)
                && !scaled(1.0 / 3, kMostDecimals));
        const std::vector<std::int64_t> integers{125, -1, 0, std::int64_t{1} << 52};
        for (std::size_t count = 1; count <= integers.size(); ++count) {
            const auto values = quotients(std::span(integers).first(count), 3);
            for (std::size_t i = 0; i < count; ++i)
                QVERIFY(sameBits(values[i], double(integers[i]) / 1000));
        }
    }

    /// A million; a hundred with TRACEO_ALL.
    void valuesComeBackBitForBit()
    {
        const std::size_t most = qEnvironmentVariableIsSet("TRACEO_ALL") ? 100'000'000 : 1'000'000;
        std::size_t total = 0;
        while (total < most) {
            const auto written = values(m_random, std::size_t(m_random.bounded(4000)));
            ByteWriter out;
            writeValues(out, written);
            ByteReader in(out.bytes());
            const auto read = readValues(in, written.size());
            QVERIFY(in.ok() && in.atEnd());
            QVERIFY(std::ranges::equal(read, written, [](double a, double b) { return sameBits(a, b); }));
            total += written.size();
        }
    }

    void integersComeBack()
    {
        for (int i = 0; i < 2000; ++i) {
            const auto written = integers(m_random, std::size_t(m_random.bounded(2000)));
            ByteWriter out;
            writeIntegers(out, written);
            ByteReader in(out.bytes());
            QVERIFY(plain(readIntegers(in, written.size())) == written);
            QVERIFY(in.ok() && in.atEnd());
        }
    }

    void aRegularGridAndARoundValueCostLittle()
    {
        std::vector<StoredSample> grid;
        std::vector<StoredSample> latency;
        for (int i = 0; i < 1440; ++i) {
            grid.push_back({msOf(kNow) + 60'000 * i, 1, 0});
            latency.push_back({msOf(kNow) + 60'000 * i, double(80 + m_random.bounded(100)) / 1000, 0});
        }
        QVERIFY(encodeChunk(grid).size() < 36);
        QVERIFY(encodeChunk(latency).size() < 1440 * 1.2);
    }

    void everyFlippedByteOfAChunkIsFound()
    {
        for (int i = 0; i < 20; ++i) {
            const auto samples = chunk(m_random, std::size_t(1 + m_random.bounded(300)));
            const std::string body = encodeChunk(samples);
            QVERIFY(same(*decodeChunk(body), samples));
            for (std::size_t at = 0; at < body.size(); at += 1 + std::size_t(m_random.bounded(7))) {
                std::string bad = body;
                bad[at] = char(bad[at] ^ (1 << m_random.bounded(8)));
                const auto decoded = decodeChunk(bad);
                QVERIFY(!decoded.ok() && decoded.error().code == ErrorCode::Corrupt);
                QVERIFY(!decodeChunk(body.substr(0, at)).ok());
            }
        }
    }

    /// Right checksums around wrong content: what a bug of ours, or somebody who means harm, would write.
    void sealedNonsenseIsRefused()
    {
        for (int i = 0; i < 3000; ++i) {
            std::string content(std::size_t(m_random.bounded(60)), '\0');
            for (char& c : content)
                c = char(m_random.bounded(m_random.bounded(2) ? 256 : 8));
            const std::string blob = sealed(std::uint8_t(m_random.bounded(1, 4)), content);
            const auto decoded = decodeChunk(blob);
            QVERIFY(!decoded.ok() || std::ranges::is_sorted(*decoded, {}, &StoredSample::at));
            (void)decodeHead(blob);
        }
        for (int i = 0; i < 300; ++i) {
            std::string content = encodeChunk(chunk(m_random, 50));
            content = content.substr(1, content.size() - 5);
            content[std::size_t(m_random.bounded(int(content.size())))] = char(m_random.bounded(256));
            (void)decodeChunk(sealed(3, content));
        }
    }

    void aNewerFormatIsSaidToBeNewer()
    {
        QCOMPARE(decodeChunk(sealed(4, "x")).error().code, ErrorCode::NewerVersion);
        QCOMPARE(decodeChunk(sealed(0, "x")).error().code, ErrorCode::NewerVersion);
        QCOMPARE(decodeChunk("").error().code, ErrorCode::Corrupt);
    }

    /// Bodies as older versions wrote them: they are read for ever.
    void whatOlderVersionsWroteIsRead_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("1") << 1;
        QTest::newRow("2") << 2;
    }
    void whatOlderVersionsWroteIsRead()
    {
        QFETCH(int, version);
        const auto bytesOf = [](const QString& name) {
            QFile file(test::testFile("data/history/") + name);
            return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
        };
        for (const OldChunk kind : kOldChunks) {
            const std::string body = bytesOf(QStringLiteral("chunk-v%1-%2.bin").arg(version).arg(int(kind)));
            QCOMPARE(int(body.at(0)), version);
            const auto read = decodeChunk(body);
            QVERIFY2(read.ok() && same(*read, oldSamples(kind)), qPrintable(QString::number(int(kind))));
        }
        const auto runs = decodeHead(bytesOf(QStringLiteral("head-v%1.bin").arg(version)));
        QVERIFY(runs.ok() && runs->size() == oldRuns().size());
        for (std::size_t i = 0; i < runs->size(); ++i)
            QVERIFY((*runs)[i].series == oldRuns()[i].series && sameBits((*runs)[i].samples, oldRuns()[i].samples));
    }

    /// A bound on what bytes of somebody else can nest: runs of runs of runs would grow the stack.
    void runsDoNotNest()
    {
        std::string nested;
        for (int i = 0; i < 100'000; ++i)
            nested += std::string("\x04\x08", 2); // runs, eight of them
        ByteReader in(nested);
        (void)readIntegers(in, 8);
        QVERIFY(!in.ok());
    }

    void framesComeBackAtEveryWidth()
    {
        for (int width = 0; width <= 64; ++width) {
            std::vector<std::uint64_t> words(std::size_t(m_random.bounded(1, 400)));
            for (std::uint64_t& word : words)
                word = width == 0 ? 0 : m_random.generate64() >> (64 - width);
            ByteWriter out;
            writeFrames(out, words);
            QCOMPARE(out.bytes().size(), framesSize(words));
            ByteReader in(out.bytes());
            QVERIFY(framesOf(in, words.size()) == words && in.ok() && in.atEnd());
            ByteReader cut(std::string_view(out.bytes()).substr(0, out.bytes().size() - 1));
            QVERIFY(framesOf(cut, words.size()).size() < words.size() && !cut.ok());
        }
    }

    /// Level, rising, and rising faster and faster: each is told by another order of differences.
    void residualsFindTheOrder()
    {
        for (int order = 0; order < 3; ++order) {
            std::vector<std::int64_t> values;
            for (std::int64_t i = 0; i < 1000; ++i)
                values.push_back(m_random.bounded(100) + (order > 0 ? 1000 * i : 0) + (order > 1 ? 500 * i * i : 0));
            ByteWriter out;
            writeResiduals(out, values);
            QVERIFY2(out.bytes().size() < 1200, qPrintable(QString::number(out.bytes().size())));
            ByteReader in(out.bytes());
            std::vector<std::int64_t> read;
            readResiduals(in, values.size(), [&read](auto some) { read.insert(read.end(), some.begin(), some.end()); });
            QVERIFY(read == values && in.ok() && in.atEnd());
        }
    }

    /// Asked each minute, up to 50 ms late, now and then not at all: under six bits a time are what chance put in.
    void timesNearAGridCostLittle()
    {
        std::vector<std::int64_t> times;
        for (int i = 0; times.size() < 1440; ++i) {
            if (m_random.bounded(500) > 0)
                times.push_back(msOf(kNow) + 60'000 * i + m_random.bounded(51));
        }
        const auto grid = nearGrid(times);
        QVERIFY(grid && grid->step == 60'000);
        QVERIFY(plain(valuesOf(*grid)) == times);
        ByteWriter out;
        writeIntegers(out, times);
        QVERIFY2(out.bytes().size() < 1440 * 0.8, qPrintable(QString::number(out.bytes().size())));
        ByteReader in(out.bytes());
        QVERIFY(plain(readIntegers(in, times.size())) == times && in.ok() && in.atEnd());
    }

    /// A clock that runs fast, a phase that jumps, steps of any size: what is no grid comes back all the same.
    void timesThatAreNoGridComeBack()
    {
        for (int round = 0; round < 500; ++round) {
            std::vector<std::int64_t> times{std::int64_t(m_random.generate64() >> m_random.bounded(0, 60))};
            const int step = m_random.bounded(1, 100'000);
            const int late = m_random.bounded(1, step + 1);
            while (times.size() < 300) {
                const int jump = m_random.bounded(40) == 0 ? m_random.bounded(5 * step) : 0;
                times.push_back(times.back() + step + m_random.bounded(late) - late / 2 + jump);
            }
            ByteWriter out;
            writeIntegers(out, times);
            ByteReader in(out.bytes());
            QVERIFY(plain(readIntegers(in, times.size())) == times && in.ok() && in.atEnd());
            if (const auto grid = nearGrid(times))
                QVERIFY(plain(valuesOf(*grid)) == times);
        }
    }

    void timesMayStandElsewhere()
    {
        const auto samples = chunk(m_random, 300);
        const auto parts = chunkParts(samples);
        const auto others = chunkParts(chunk(m_random, 300));
        const TimesElsewhere where{m_random.generate64() >> m_random.bounded(64), checksum(parts.times), samples.size()};
        const std::string body = bodyWithoutTimes(parts, where);
        QVERIFY(timesElsewhere(body) == where);
        QVERIFY(timesElsewhere(std::string_view(body).substr(0, kBodyHead)) == where);
        QVERIFY(!timesElsewhere(bodyWithTimes(parts)) && !timesElsewhere(""));
        const std::string blob = sealTimes(parts.times);
        const auto times = decodeTimes(blob, samples.size());
        const auto otherTimes = decodeTimes(sealTimes(others.times), samples.size());
        QVERIFY(times.ok() && otherTimes.ok());
        QVERIFY(same(*decodeChunk(body, &*times), samples));
        QCOMPARE(decodeChunk(body, &*otherTimes).error().code, ErrorCode::Corrupt);
        QCOMPARE(decodeChunk(body).error().code, ErrorCode::Corrupt);
        QCOMPARE(decodeTimes(blob, samples.size() / 2).error().code, ErrorCode::Corrupt);
        QCOMPARE(decodeTimes(blob.substr(1), samples.size()).error().code, ErrorCode::Corrupt);
    }

    void pagesAndRunsCostLittle()
    {
        std::vector<StoredSample> memory;
        std::vector<StoredSample> money;
        double pages = 100'000;
        for (int i = 0; i < 1440; ++i) {
            pages += m_random.bounded(-60, 61);
            memory.push_back({msOf(kNow) + 60'000 * i, pages * 4096, 0});
            money.push_back({msOf(kNow) + 60'000 * i, double(1'000'000 + i / 60 * 7919) / 1e6, 0});
        }
        QVERIFY(encodeChunk(memory).size() < 1440 * 1.05);
        QVERIFY(encodeChunk(money).size() < 160);
        std::vector<Sample> read;
        QVERIFY(appendSamples(encodeChunk(money), read).ok() && appendSamples(encodeChunk(memory), read).ok());
        QCOMPARE(read.size(), 2880u);
        QVERIFY(sameBits(read[1439].value, money[1439].value) && sameBits(read[1440].value, memory[0].value));
        QVERIFY(!appendSamples("damaged", read).ok());
        QCOMPARE(read.size(), 2880u);
    }

    void aHeadRowComesBack()
    {
        std::vector<HeadRun> runs;
        for (int i = 0; i < 200; ++i) {
            HeadRun run{1000 + i * 3, {}};
            for (const StoredSample& sample : chunk(m_random, std::size_t(m_random.bounded(4))))
                run.samples.push_back({utcMs(sample.at), sample.value});
            runs.push_back(std::move(run));
        }
        const std::string body = encodeHead(runs);
        const auto read = decodeHead(body);
        QVERIFY(read.ok() && read->size() == runs.size());
        for (std::size_t i = 0; i < runs.size(); ++i)
            QVERIFY((*read)[i].series == runs[i].series && sameBits((*read)[i].samples, runs[i].samples));
        std::string bad = body;
        bad[bad.size() / 2] = char(bad[bad.size() / 2] ^ 4);
        QVERIFY(!decodeHead(bad).ok());
    }

    void varintsHaveAnEnd()
    {
        ByteReader endless(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12));
        endless.varint();
        QVERIFY(!endless.ok());
        for (const std::int64_t value : {std::int64_t(0), std::int64_t(-1), INT64_MAX, INT64_MIN, std::int64_t(300)}) {
            ByteWriter out;
            out.signedVarint(value);
            ByteReader in(out.bytes());
            QCOMPARE(in.signedVarint(), value);
            QVERIFY(in.ok() && in.atEnd());
        }
    }

    void aBombIsNotUnpacked()
    {
        ByteWriter out;
        writePacked(out, std::string(1 << 20, 'x'));
        ByteReader in(out.bytes());
        readPacked(in, 1000);
        QVERIFY(!in.ok());
    }

    void labelsComeBackWhateverIsInThem()
    {
        for (const Labels& labels :
             {Labels{}, Labels{{"a", "1"}, {"b", "\\\"=,\n{}"}}, Labels{{"odd,\"=name\n", "x"}, {"z", std::string("\0\xff", 2)}}})
            QVERIFY(labelsOf(labelsText(labels)) == labels);
        QCOMPARE(labelsText({{"job", "node"}, {"le", "+Inf"}}), std::string("job=\"node\",le=\"+Inf\""));
        for (const char* bad : {"a", "a=", "a=\"", "a=\"x", "a=\"x\"b", "a=\"x\\", "=,"})
            QVERIFY2(!labelsOf(bad), bad);
    }

    void summariesJoinAsIfCountedAtOnce()
    {
        for (int i = 0; i < 200; ++i) {
            const auto samples = chunk(m_random, std::size_t(1 + m_random.bounded(60)));
            const std::size_t cut = std::size_t(m_random.bounded(int(samples.size())));
            Summary all;
            Summary first;
            Summary second;
            double size = 1; // of what is added up: a fall counts the value itself, and values may be negative
            for (std::size_t k = 0; k < samples.size(); ++k) {
                const double value =
                    std::isfinite(samples[k].value) && std::abs(samples[k].value) < 1e15 ? samples[k].value : std::nan("");
                size += std::isfinite(value) ? std::abs(value) : 0;
                all.add(Sample{utcMs(samples[k].at), value});
                (k < cut ? first : second).add(Sample{utcMs(samples[k].at), value});
            }
            first.add(second.result());
            const Aggregate whole = all.result();
            const Aggregate joined = first.result();
            QCOMPARE(joined.count, whole.count);
            QCOMPARE(joined.resets, whole.resets);
            QVERIFY(whole.count == 0 || (joined.min == whole.min && joined.max == whole.max && joined.last == whole.last));
            QVERIFY(std::abs(joined.increase - whole.increase) <= 1e-9 * size);
        }
    }

    void onTimeIsKnownWhenItHappened()
    {
        const std::int64_t at = msOf(kNow);
        QCOMPARE(learnedMark(at, at + 600'000), kOnTime);
        QCOMPARE(learnedMark(at, at + 600'001), at + 600'001);
        QVERIFY(isKnown(at, kOnTime, at) && !isKnown(at, kOnTime, at - 1));
        QVERIFY(isKnown(at, at + 700'000, at + 700'000) && !isKnown(at, at + 700'000, at + 699'999));
        QCOMPARE(dayOf(-1), -1);
        QCOMPARE(dayOf(-86'400'000), -1);
        QCOMPARE(dayOf(86'400'000), 1);
    }
};

TRACEO_TEST(TstCodec);
#include "tst_codec.moc"
