// Cells as they are drawn: colours, places, the strip of a table's cell, the legend.
#include "support/test_main.h"
#include "widgets/cell_delegate.h"
#include "widgets/dressed.h"
#include "widgets/hatch_brush.h"
#include "widgets/heat_cells.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>
#include <QStandardItemModel>
#include <QSvgGenerator>
#include <QTest>

#include <cmath>
#include <set>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

QImage blank(QSize size, double ratio, const Theme& theme)
{
    QImage image((QSizeF(size) * ratio).toSize(), QImage::Format_RGB32);
    image.fill(theme.surface);
    image.setDevicePixelRatio(ratio);
    return image;
}

std::set<QRgb> colorsOf(const QImage& image, const QRect& part)
{
    std::set<QRgb> colors;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x)
            colors.insert(image.pixel(x, y));
    }
    return colors;
}

Scale scaleNow()
{
    return Scale(QApplication::font());
}

} // namespace

class TstHeatCells : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressAt13Pixels(); }

    void fiveStepsOfOneHue()
    {
        for (const Theme* const theme : {&Theme::light(), &Theme::dark()}) {
            QCOMPARE(heatColor(*theme, 4), theme->seriesColor(0));
            const auto distance = [theme](const QColor& color) {
                return std::abs(color.red() - theme->surface.red()) + std::abs(color.green() - theme->surface.green())
                    + std::abs(color.blue() - theme->surface.blue());
            };
            const std::array shares{0.12, 0.30, 0.50, 0.74, 1.0};
            for (int step = 0; step < 5; ++step) {
                const double share = double(distance(heatColor(*theme, step))) / distance(theme->seriesColor(0));
                QVERIFY2(std::abs(share - shares[std::size_t(step)]) < 0.02, qPrintable(QString::number(share)));
                QCOMPARE(heatColor(*theme, step).alpha(), 255);
            }
        }
    }

    void cellsLieOnWholePixels_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("origin");
        for (const double ratio : {1.0, 1.25, 1.5, 1.75, 2.0}) {
            QTest::addRow("%g", ratio) << ratio << 10.0;
            QTest::addRow("%g, between pixels", ratio) << ratio << 10.3;
        }
    }
    /// All equally wide, no colour but the steps' and the surface's, whatever the screen's pixels are.
    void cellsLieOnWholePixels()
    {
        QFETCH(const double, ratio);
        QFETCH(const double, origin);
        const Theme& theme = Theme::dark();
        const std::vector<double> values{0.1, 0.9, 0.3, 0.5, 0.7, 0.1, 0.9};
        HeatGrid grid{.origin = {origin, origin}, .pixel = 1 / ratio};
        grid.columnPixels = int(23 * ratio);
        grid.rowPixels = int(22 * ratio);
        grid.gapPixels = 1;
        QImage image = blank({300, 60}, ratio, theme);
        QPainter painter(&image);
        drawHeatRow(painter, values, HeatScale{}, {grid, 0, 0, 7}, theme, scaleNow());
        painter.end();
        std::set<QRgb> allowed{theme.surface.rgb()};
        for (int step = 0; step < 5; ++step)
            allowed.insert(heatColor(theme, step).rgb());
        for (const QRgb color : colorsOf(image, image.rect()))
            QVERIFY(allowed.contains(color));
        const int row = int(std::lround(origin * ratio)) + 3;
        const int left = int(std::round(origin * ratio));
        for (int column = 0; column < 7; ++column) {
            const QColor color = heatColor(theme, HeatScale{}.stepOf(values[std::size_t(column)]));
            const int from = left + column * grid.columnPixels;
            QCOMPARE(image.pixelColor(from - 1, row), theme.surface); // the gap
            for (int x = from; x < from + grid.columnPixels - 1; ++x)
                QCOMPARE(image.pixelColor(x, row), color);
        }
    }

    void whatNobodySawIsHatched()
    {
        const Theme& theme = Theme::light();
        const HeatGrid grid{.origin = {0, 0}, .columnPixels = 24, .rowPixels = 22};
        QImage image = blank({96, 22}, 1, theme);
        QPainter painter(&image);
        drawHeatRow(painter, std::vector<double>{1, kNone, kNone, 1}, HeatScale{}, {grid, 0, 0, 4}, theme, scaleNow());
        painter.end();
        const QRect unseen(24, 0, 47, 21); // no gap between two that nobody saw
        const auto colors = colorsOf(image, unseen);
        QVERIFY(colors.size() > 1 && colors.contains(theme.surface.rgb()));
        for (int step = 0; step < 5; ++step)
            QVERIFY(!colors.contains(heatColor(theme, step).rgb()));
        QVERIFY(colorsOf(image, QRect(48, 0, 1, 21)).size() > 1);
        QCOMPARE(image.pixelColor(23, 5), theme.surface);
        QCOMPARE(image.pixelColor(72, 5), heatColor(theme, 4));
    }

    void onlyTheColumnsAskedForAreDrawn()
    {
        const Theme& theme = Theme::light();
        const HeatGrid grid{.origin = {0, 0}, .columnPixels = 20, .rowPixels = 20};
        QImage image = blank({100, 40}, 1, theme);
        QPainter painter(&image);
        drawHeatRow(painter, std::vector<double>(5, 1.0), HeatScale{}, {grid, 1, 2, 4}, theme, scaleNow());
        painter.end();
        QCOMPARE(image.pixelColor(10, 30), theme.surface);
        QCOMPARE(image.pixelColor(50, 30), theme.seriesColor(0));
        QCOMPARE(image.pixelColor(70, 30), theme.seriesColor(0));
        QCOMPARE(image.pixelColor(90, 30), theme.surface);
        QCOMPARE(image.pixelColor(50, 10), theme.surface); // of row 1
    }

    void aPlaceIsFoundAgain()
    {
        const HeatGrid grid{.origin = {100, 10}, .pixel = 1 / 1.25, .columnPixels = 27, .rowPixels = 28};
        for (int column = 0; column < 9; ++column) {
            const QPointF middle = grid.cell(3, column).center();
            QCOMPARE(grid.columnAt(middle.x(), 9), column);
            QCOMPARE(grid.rowAt(middle.y()), 3);
        }
        QCOMPARE(grid.columnAt(99, 9), -1);
        QCOMPARE(grid.columnAt(grid.cell(0, 9).center().x(), 9), -1);
    }

    void aTableHasStrips_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("room for all") << 200;
        QTest::newRow("too narrow") << 60;
    }
    /// Of the row's own range, and within the cell.
    void aTableHasStrips()
    {
        QFETCH(const int, width);
        const Theme& theme = Theme::light();
        QStandardItemModel model(1, 3);
        QList<double> values(kStripCells, 0.08);
        values[5] = 0.4;
        model.setData(model.index(0, 1), int(CellKind::Heat), KindRole);
        model.setData(model.index(0, 1), QVariant::fromValue(values), SparklineRole);
        model.setData(model.index(0, 1), int(Unit::Seconds), UnitRole);
        QStyleOptionViewItem option;
        option.font = QApplication::font();
        option.palette = QApplication::palette();
        option.rect = QRect(10, 0, width, 24);
        QImage image = blank({300, 24}, 1, theme);
        QPainter painter(&image);
        CellDelegate().paint(&painter, option, model.index(0, 1));
        painter.end();
        const auto colors = colorsOf(image, QRect(18, 5, width - 16, 14));
        QVERIFY(colors.contains(heatColor(theme, 0).rgb()));
        QVERIFY(colors.contains(heatColor(theme, 4).rgb()));
        for (const QRect& beside : {QRect(0, 0, 18, 22), QRect(10 + width - 8, 0, 300 - width - 2, 22)})
            QCOMPARE(colorsOf(image, beside), std::set<QRgb>{theme.surface.rgb()});
        QVERIFY(columnWidth(CellKind::Heat, {}, {}, option.font) >= int(heatStripWidth(kStripCells)));
        QCOMPARE(alignmentOf(CellKind::Heat), Qt::AlignLeft | Qt::AlignVCenter);
    }

    void paperHasStripsToo()
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QSvgGenerator file;
        file.setOutputDevice(&buffer);
        file.setSize({200, 20});
        QPainter painter(&file);
        drawHeatStrip(painter, QRectF(0, 0, 40, 10), std::vector<double>{1, kNone, 5}, Unit::None, Theme::light(), scaleNow());
        painter.end();
        QVERIFY(bytes.contains(heatColor(Theme::light(), 0).name().toUtf8()));
        QVERIFY(bytes.contains(heatColor(Theme::light(), 4).name().toUtf8()));
        QVERIFY(bytes.contains("<polyline")); // the hatch
    }

    /// Of a share the least is the darkest, in the legend as in the cells.
    void theWorstIsTheDarkest()
    {
        const Theme& theme = Theme::light();
        const HeatScale scale{.worst = Extreme::Lowest};
        const HeatGrid grid{.origin = {0, 0}, .columnPixels = 24, .rowPixels = 22};
        QImage image = blank({500, 22}, 1, theme);
        QPainter painter(&image);
        drawHeatRow(painter, std::vector<double>{0.1, 0.9}, scale, {grid, 0, 0, 2}, theme, scaleNow());
        QCOMPARE(image.pixelColor(12, 10), heatColor(theme, 4));
        QCOMPARE(image.pixelColor(36, 10), heatColor(theme, 0));
        painter.fillRect(image.rect(), theme.surface);
        drawHeatLegend(painter, QRectF(0, 0, 500, 20), scale, Unit::None, QLocale::c(), theme, QApplication::font());
        painter.end();
        QList<QRgb> shades;
        for (int x = 0; x < 500; ++x) {
            for (int shade = 0; shade < 5; ++shade) {
                if (image.pixelColor(x, 10) == heatColor(theme, shade) && !shades.contains(image.pixel(x, 10)))
                    shades << image.pixel(x, 10);
            }
        }
        const QList<QRgb> expected{heatColor(theme, 4).rgb(), heatColor(theme, 3).rgb(), heatColor(theme, 2).rgb(),
                                   heatColor(theme, 1).rgb(), heatColor(theme, 0).rgb()};
        QCOMPARE(shades, expected);
    }

    void theLegendLeavesOutWhatThereIsNoRoomFor()
    {
        const Theme& theme = Theme::light();
        const HeatScale scale{.bounds = {0, 0.1, 0.2, 0.3, 0.4, 0.5}};
        const auto endOf = [&](double width) {
            QImage image = blank({800, 20}, 1, theme);
            QPainter painter(&image);
            const double end =
                drawHeatLegend(painter, QRectF(0, 0, width, 20), scale, Unit::Seconds, QLocale::c(), theme, QApplication::font());
            painter.end();
            for (int step = 0; step < 5; ++step)
                [&] { QVERIFY(colorsOf(image, image.rect()).contains(heatColor(theme, step).rgb())); }();
            return end;
        };
        const double all = endOf(800);
        const double less = endOf(300);
        QVERIFY(less < all && less <= 300 + 4);
        const double least = endOf(220); // without the bounds between
        QVERIFY(least < less && least <= 220 + 4);
    }
};

TRACEO_TEST(TstHeatCells);
#include "tst_heat_cells.moc"
