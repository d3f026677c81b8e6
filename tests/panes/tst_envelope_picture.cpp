// The picture of an envelope is the picture of all its samples: byte for byte, whatever the range, the gaps and the zoom.
#include "models/history/store.h"
#include "support/seed.h"
#include "support/test_main.h"
#include "widgets/line_raster.h"

#include <QRandomGenerator>

#include <cmath>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr int kHeight = 120;
constexpr Millis kSpan = 20 * kDay;
const TimeSpan kAll{kNow - kSpan, kNow};

float yOf(double value)
{
    return float(kHeight - value);
}

QImage painted(int width, const LineTrace::Pen& pen, const std::function<void(LineTrace&)>& draw)
{
    QImage picture(width, kHeight, QImage::Format_RGB32);
    picture.fill(Qt::white);
    LineRaster raster(picture, picture.rect());
    LineTrace trace = raster.trace();
    draw(trace);
    raster.add(trace.covered(pen));
    raster.paint();
    return picture;
}

/// From what the envelope keeps of each column; one without a value is a gap.
QImage pictureOf(const std::vector<LinePoint>& columns, const LineTrace::Pen& pen)
{
    return painted(int(columns.size()), pen, [&columns](LineTrace& trace) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const LinePoint& column = columns[i];
            if (column.hasValue())
                trace.add({double(i), yOf(column.first), yOf(column.max), yOf(column.min), yOf(column.last)});
            else
                trace.gap();
        }
    });
}

/// From every sample; `columns` says only where each begins.
QImage pictureOf(const std::vector<Sample>& samples, const std::vector<LinePoint>& columns, const LineTrace::Pen& pen)
{
    return painted(int(columns.size()), pen, [&](LineTrace& trace) {
        std::ptrdiff_t before = -1;
        for (const Sample& sample : samples) {
            if (std::isnan(sample.value))
                continue;
            const auto next = std::ranges::upper_bound(columns, sample.at, {}, &LinePoint::at);
            const auto column = std::distance(columns.begin(), next) - 1;
            if (column > before + 1)
                trace.gap();
            const float y = yOf(sample.value);
            trace.add({double(column), y, y, y, y});
            before = column;
        }
    });
}

/// A walk with spikes, stale markers and gaps; some of it comes late, some of it is packed.
std::vector<Sample> walk(QRandomGenerator& random, Millis step)
{
    std::vector<Sample> samples;
    double value = 60;
    for (UtcMs at = kAll.from + kMinute; at < kAll.to; at += step + Millis{random.bounded(int(step.count() / 4))}) {
        value = std::clamp(value + random.bounded(6.0) - 3, 5.0, 115.0);
        const int chance = random.bounded(2000);
        if (chance == 0)
            at += Millis{random.bounded(int(kDay.count()))};
        const double shown = chance < 20 ? random.bounded(120.0) : value;
        samples.push_back({at, chance == 21 ? std::nan("") : shown});
    }
    return samples;
}

} // namespace

class TstEnvelopePicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsThePictureOfAllSamples()
    {
        const auto seed = seedOfRun();
        QRandomGenerator random(seed);
        Store store;
        QVERIFY(store.open());
        const std::vector<Millis> steps{Millis{15'000}, kMinute, 7 * kMinute};
        for (std::size_t i = 0; i < steps.size(); ++i) {
            auto samples = walk(random, steps[i]);
            const auto late = std::ranges::stable_partition(samples, [&](const Sample&) { return random.bounded(10) > 0; });
            const std::vector<Sample> later(late.begin(), late.end());
            samples.erase(late.begin(), late.end());
            QVERIFY(store.commit(batchOf(key("m" + std::to_string(i)), samples)).ok());
            QVERIFY(i == 1 || store.compact());
            QVERIFY(store.commit(batchOf(key("m" + std::to_string(i)), later)).ok());
        }
        const auto snapshot = store.snapshot();
        for (int round = 0; round < 1000; ++round) {
            const auto id = idOf(snapshot, "m" + std::to_string(random.bounded(3)));
            const Millis length{std::int64_t(std::exp(random.bounded(9.0)) * 240'000)}; // minutes to weeks
            const UtcMs from = kAll.from + Millis{qint64(random.generateDouble() * double(kSpan.count()))} - length / 2;
            const TimeSpan range{from, from + length};
            const int width = random.bounded(30, 300);
            const LineTrace::Pen pen{Qt::black, 1 + random.bounded(3.0), {}};
            const auto columns = snapshot.envelope(id, range, width);
            const auto samples = snapshot.samples(id, {range.from - Millis{1}, range.to - Millis{1}});
            QVERIFY(columns.ok() && samples.ok());
            QVERIFY2(pictureOf(*columns, pen) == pictureOf(*samples, *columns, pen),
                     qPrintable(QStringLiteral("seed %1, round %2").arg(seed).arg(round)));
        }
    }

    void zoomedInAndOutAgainItIsTheSame()
    {
        Store store;
        QVERIFY(store.open());
        QRandomGenerator random(7);
        QVERIFY(store.commit(batchOf(key("m"), walk(random, kMinute))).ok());
        QVERIFY(store.compact());
        const LineTrace::Pen pen{Qt::black, 1.5, {}};
        const auto shown = [&](TimeSpan range) {
            const auto snapshot = store.snapshot();
            return pictureOf(*snapshot.envelope(idOf(snapshot, "m"), range, 200), pen);
        };
        const QImage whole = shown(kAll);
        const QImage part = shown({kNow - kDay, kNow});
        QVERIFY(whole != part);
        QVERIFY(shown(kAll) == whole && shown({kNow - kDay, kNow}) == part);
    }
};

TRACEO_TEST(TstEnvelopePicture);
#include "tst_envelope_picture.moc"
