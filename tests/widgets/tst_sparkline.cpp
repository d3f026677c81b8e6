// The small line of a cell: what is drawn on pixels against what the painter strokes.
#include "support/test_main.h"
#include "widgets/sparkline.h"

#include <QPainter>
#include <QPicture>
#include <QTest>

#include <cmath>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
const QRectF kBox(4, 4, 76, 16);
const SparklineLook kLook{.line = QColor(0x62, 0x6a, 0x73), .end = QColor(0x7e, 0x0b, 0x00)};

QImage paper(double ratio)
{
    QImage image(QSize(84, 24) * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    return image;
}

QImage drawn(const QList<double>& values, double ratio = 1)
{
    QImage image = paper(ratio);
    QPainter painter(&image);
    drawSparkline(painter, kBox, values, kLook);
    return image;
}

/// By way of a recording, which is strokes.
QImage stroked(const QList<double>& values, double ratio)
{
    QPicture recording;
    QPainter recorder(&recording);
    drawSparkline(recorder, kBox, values, kLook);
    recorder.end();
    QImage image = paper(ratio);
    QPainter(&image).drawPicture(0, 0, recording);
    return image;
}

int darkness(const QImage& image, int x, int y)
{
    return 255 - qGray(image.pixel(x, y));
}

double inkOf(const QImage& image, QRect within)
{
    double ink = 0;
    for (int y = within.top(); y <= within.bottom(); ++y) {
        for (int x = within.left(); x <= within.right(); ++x)
            ink += darkness(image, x, y);
    }
    return ink;
}

QList<double> course(int count)
{
    QList<double> values;
    for (int i = 0; i < count; ++i)
        values << std::sin(i * 12.0 / count) + 0.3 * std::sin(i * 40.0 / count) + (i == count / 2 ? 1 : 0);
    return values;
}

} // namespace

class TstSparkline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itLooksLikeAStroke_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("ratio");
        for (const int count : {2, 12, 24, 38, 76}) {
            QTest::addRow("%d values", count) << count << 1.0;
            QTest::addRow("%d values, sharp", count) << count << 2.0;
            QTest::addRow("%d values, between", count) << count << 1.25;
        }
    }
    void itLooksLikeAStroke()
    {
        QFETCH(const int, count);
        QFETCH(const double, ratio);
        const QImage ours = drawn(course(count), ratio);
        const QImage theirs = stroked(course(count), ratio);
        double difference = 0;
        for (int y = 0; y < ours.height(); ++y) {
            for (int x = 0; x < ours.width(); ++x)
                difference += std::abs(darkness(ours, x, y) - darkness(theirs, x, y));
        }
        const double ink = inkOf(theirs, theirs.rect());
        QVERIFY2(difference < 0.12 * ink, qPrintable(QString::number(difference / ink)));
        QVERIFY(std::abs(inkOf(ours, ours.rect()) - ink) < 0.1 * ink);
    }

    void aGapIsNotBridgedAndAValueAloneIsSeen()
    {
        QList<double> values(38, 0.5);
        for (int i = 10; i < 20; ++i)
            values[i] = kNone;
        QVERIFY(inkOf(drawn(values), QRect(27, 0, 14, 24)) == 0);
        values[15] = 0.5;
        const double dot = inkOf(drawn(values), QRect(27, 0, 14, 24));
        QVERIFY2(dot > 100 && dot < 400, qPrintable(QString::number(dot)));
    }

    void nothingIsDrawnOfNothing() { QCOMPARE(drawn(QList<double>(38, kNone)), paper(1)); }

    void itKeepsToItsPainter()
    {
        const QImage whole = drawn(course(38));
        QImage moved = paper(1);
        QPainter painter(&moved);
        painter.translate(-3, 2);
        painter.setClipRect(QRectF(0, 0, 40, 24));
        drawSparkline(painter, kBox, course(38), kLook);
        painter.end();
        for (int y = 2; y < 24; ++y) {
            for (int x = 0; x < 81; ++x)
                QCOMPARE(moved.pixel(x, y), x < 37 ? whole.pixel(x + 3, y - 2) : qRgb(255, 255, 255));
        }
    }

    void theDotIsAtTheNewestValue()
    {
        QList<double> values = course(24);
        values << kNone << kNone;
        const QImage image = drawn(values);
        double red = 0;
        double weighted = 0;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                const QColor color = image.pixelColor(x, y);
                const double share = std::max(0, color.red() - color.blue());
                red += share;
                weighted += share * (x + 0.5);
            }
        }
        const double step = (76 - 1 - kLook.dot) / 25;
        QVERIFY2(std::abs(weighted / red - (4 + 1 + 23 * step)) < 0.5, qPrintable(QString::number(weighted / red)));
    }
};

TRACEO_TEST(TstSparkline);
#include "tst_sparkline.moc"
