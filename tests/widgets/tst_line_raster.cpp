// What lines look like that are written straight into a picture.
#include "support/test_main.h"
#include "widgets/line_raster.h"

#include <QPainter>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace traceo;

namespace {

constexpr QRgb kPaper = 0xffffffff;
const LineTrace::Pen kBlack{.color = Qt::black, .width = 1, .dashes = {}};

QImage paper(int width, int height)
{
    QImage picture(width, height, QImage::Format_RGB32);
    picture.fill(kPaper);
    return picture;
}

using Run = std::vector<LineTrace::Mark>;

/// A mark for each point.
Run marks(const QPolygonF& points)
{
    Run run;
    for (const QPointF& point : points) {
        const auto y = float(point.y());
        run.push_back({point.x(), y, y, y, y});
    }
    return run;
}

void add(LineRaster& raster, const std::vector<Run>& line, const LineTrace::Pen& pen)
{
    LineTrace trace = raster.trace();
    for (const Run& run : line) {
        for (const LineTrace::Mark& mark : run)
            trace.add(mark);
        trace.gap();
    }
    raster.add(trace.covered(pen));
}

QImage drawn(const std::vector<Run>& line, const LineTrace::Pen& pen, QSize size, QRect clip = {})
{
    QImage picture = paper(size.width(), size.height());
    LineRaster raster(picture, clip.isNull() ? picture.rect() : clip);
    add(raster, line, pen);
    raster.paint();
    return picture;
}

int darkness(const QImage& picture, int x, int y)
{
    return 255 - qRed(picture.pixel(x, y));
}

/// What a column shows of its samples.
Run perColumn(const Run& samples)
{
    Run columns;
    for (std::size_t i = 0; i < samples.size();) {
        LineTrace::Mark column = samples[i];
        column.x = std::floor(column.x);
        for (; i < samples.size() && std::floor(samples[i].x) == column.x; ++i) {
            column.top = std::min(column.top, samples[i].top);
            column.bottom = std::max(column.bottom, samples[i].bottom);
            column.last = samples[i].last;
        }
        columns.push_back(column);
    }
    return columns;
}

} // namespace

class TstLineRaster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLevelLineIsBlendedByWhatItCovers()
    {
        const QImage picture = drawn({marks({{0, 10}, {50, 10}})}, kBlack, {50, 20}); // 9.5 to 10.5
        for (const int x : {0, 20, 49}) {
            QVERIFY(std::abs(darkness(picture, x, 9) - 127) < 3 && std::abs(darkness(picture, x, 10) - 127) < 3);
            QCOMPARE(darkness(picture, x, 8), 0);
            QCOMPARE(darkness(picture, x, 11), 0);
        }
        const QImage thick = drawn({marks({{0, 10}, {50, 10}})}, {Qt::black, 4, {}}, {50, 20});
        for (int y = 8; y < 12; ++y)
            QCOMPARE(darkness(thick, 25, y), 255);
        QCOMPARE(darkness(thick, 25, 7), 0);
    }

    void aSpikeIsAsWideAsThePen()
    {
        const QImage picture = drawn({marks({{0, 90}, {50, 90}, {50, 10}, {50, 90}, {99, 90}})}, {Qt::black, 2, {}}, {100, 100});
        QCOMPARE(darkness(picture, 50, 40), 255);
        QVERIFY(std::abs(darkness(picture, 49, 40) - 127) < 3 && std::abs(darkness(picture, 51, 40) - 127) < 3);
        QCOMPARE(darkness(picture, 48, 40), 0);
        QCOMPARE(darkness(picture, 52, 40), 0);
    }

    void aGapIsNotBridged()
    {
        const QImage picture = drawn({marks({{0, 10}, {20, 10}}), marks({{60, 10}, {99, 10}})}, {Qt::black, 2, {}}, {100, 20});
        QVERIFY(darkness(picture, 10, 10) == 255 && darkness(picture, 80, 10) == 255);
        for (int x = 22; x < 59; ++x)
            QCOMPARE(darkness(picture, x, 10), 0);
    }

    void nothingIsDrawnOutside()
    {
        const QRect clip(10, 10, 30, 30);
        const QImage picture = drawn({marks({{-500, -300}, {20, 25}, {25, 700}, {900, 5}})}, {Qt::black, 3, {}}, {50, 50}, clip);
        bool isSeen = false;
        for (int y = 0; y < 50; ++y) {
            for (int x = 0; x < 50; ++x) {
                isSeen = isSeen || darkness(picture, x, y) == 255;
                QVERIFY(clip.contains(x, y) || darkness(picture, x, y) == 0);
            }
        }
        QVERIFY(isSeen);
        (void)drawn({marks({{0, 1}, {5, 5}})}, kBlack, {10, 10}, QRect(200, 200, 5, 5)); // of nothing is left
    }

    void dashesGoAlongTheTimeAxis()
    {
        const QImage picture = drawn({marks({{0, 10}, {99, 10}})}, {Qt::black, 2, {6, 3}}, {100, 20});
        for (int x = 0; x < 99; ++x)
            QCOMPARE(darkness(picture, x, 10), x % 9 < 6 ? 255 : 0);
    }

    void theLastAddedIsOnTop()
    {
        QImage picture = paper(20, 20);
        LineRaster raster(picture, picture.rect());
        add(raster, {marks({{0, 10}, {20, 10}})}, {Qt::red, 4, {}});
        add(raster, {marks({{0, 10}, {20, 10}})}, {Qt::blue, 4, {}});
        raster.paint();
        QCOMPARE(picture.pixelColor(10, 10), QColor(Qt::blue));
    }

    /// The columns that a report gives make the very picture that all samples make.
    void columnsLoseNothing()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int round = 0; round < 1000; ++round) {
            std::vector<Run> all;
            std::vector<Run> columns;
            double x = random.bounded(20.0) - 10;
            while (x < 220) {
                QPolygonF part;
                const int count = random.bounded(1, 400);
                double y = random.bounded(120.0) - 10;
                for (int i = 0; i < count; ++i) {
                    x += random.bounded(random.bounded(2) ? 0.5 : 4.0);
                    y += random.bounded(10.0) - 5 + (random.bounded(40) == 0 ? random.bounded(80.0) - 40 : 0);
                    part << QPointF(x, y);
                }
                all.push_back(marks(part));
                columns.push_back(perColumn(all.back()));
                x = std::floor(x) + 1 + random.bounded(30); // no column has samples of two parts
            }
            const LineTrace::Pen pen{Qt::black, 1 + random.bounded(4.0), {}};
            QVERIFY2(drawn(all, pen, {200, 100}) == drawn(columns, pen, {200, 100}),
                     qPrintable(QStringLiteral("seed %1, round %2").arg(seed).arg(round)));
        }
    }

    /// Against a stroke of the painter: the same ink, as far as two rules for half covered pixels agree.
    void itLooksLikeAStroke()
    {
        QPolygonF line;
        for (int x = 0; x < 300; ++x)
            line << QPointF(x + 0.5, 100 + 60 * std::sin(x / 20.0));
        const QImage ours = drawn({marks(line)}, {Qt::black, 1.5, {}}, {300, 200});
        QImage theirs = paper(300, 200);
        QPainter painter(&theirs);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::black, 1.5));
        painter.drawPolyline(line);
        painter.end();
        double ink = 0;
        double difference = 0;
        for (int y = 0; y < 200; ++y) {
            for (int x = 2; x < 298; ++x) {
                ink += darkness(theirs, x, y);
                difference += darkness(ours, x, y) - darkness(theirs, x, y);
            }
        }
        QVERIFY2(std::abs(difference) < 0.3 * ink, qPrintable(QString::number(difference / ink)));
    }
};

TRACEO_TEST(TstLineRaster);
#include "tst_line_raster.moc"
