// A picture that is made of what changed is the picture that is drawn anew.
#include "support/seed.h"
#include "support/test_main.h"
#include "widgets/chart_pixels.h"

#include <QApplication>
#include <QPainter>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr UtcMs kStart = utcMs(1'790'000'000'000);
constexpr Millis kStep{15'000};
constexpr QSize kSize{700, 200};

/// A chart over a window of a longer course, with gaps, single values and dashes.
class Course {
public:
    Course(QRandomGenerator& random, int lines, int points) : m_lines(static_cast<std::size_t>(lines))
    {
        for (auto& line : m_lines) {
            double value = random.bounded(10.0);
            for (int i = 0; i < points; ++i) {
                value = std::clamp(value + random.bounded(2.0) - 1, 0.0, 10.0);
                const int chance = random.bounded(60);
                const double shown = chance < 2 || (chance == 2 && i % 3 == 0) ? kNone : value;
                const double more = random.bounded(1.0);
                line.push_back({kStart + kStep * i, shown, shown - more, shown + more, shown + more / 2});
            }
        }
        for (std::size_t i = 0; i < m_lines.front().size(); i += 100) // every window has the same value axis
            m_lines.front()[i] = {m_lines.front()[i].at, 0, 0, 11, 11};
    }

    Chart chart(TimeSpan range) const
    {
        Chart chart{.title = u"Latency"_s, .unit = Unit::Count, .range = range};
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            Line line{.name = u"line %1"_s.arg(i), .series = int(i % 8), .isCounter = i % 3 == 1};
            std::ranges::copy_if(m_lines[i], std::back_inserter(line.points),
                                 [range](const LinePoint& p) { return p.at >= range.from && p.at < range.to; });
            line.newest = {.value = line.points.empty() ? kNone : line.points.back().last, .quality = Quality::Ok};
            chart.lines.push_back(std::move(line));
        }
        return chart;
    }

private:
    std::vector<std::vector<LinePoint>> m_lines;
};

ChartScene sceneOf(Chart chart, double ratio)
{
    return {std::make_shared<const Chart>(std::move(chart)),
            {.theme = Theme::dark(), .base = QApplication::font(), .now = kStart, .pixel = 1 / ratio},
            kSize,
            ratio,
            {-3, -5}};
}

QImage imageOf(const ChartPixels& picture)
{
    const double ratio = picture.scene()->scene.ratio;
    QImage image((QSizeF(kSize) * ratio).toSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    picture.paint(painter, QRect(QPoint(), kSize));
    return image;
}

QImage drawnAnew(const ChartScene& scene)
{
    ChartPixels picture;
    picture.take(stepTo(scene, std::nullopt));
    return imageOf(picture);
}

/// The rectangle of pixels that differ.
QString difference(const QImage& a, const QImage& b)
{
    QRect differs;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            differs |= a.pixel(x, y) == b.pixel(x, y) ? QRect() : QRect(x, y, 1, 1);
    }
    return u"%1×%2 pixels at %3, %4"_s.arg(differs.width()).arg(differs.height()).arg(differs.left()).arg(differs.top());
}

qint64 pixelsOf(const PixelStep& step)
{
    qint64 pixels = 0;
    for (const PixelStep::Patch& patch : step.patches)
        pixels += qint64(patch.place.width()) * patch.place.height();
    return pixels;
}

} // namespace

class TstChartPixels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// It began again in a gap: seen only as long as what was before the gap is shown.
    void aCounterIsJudgedByWhatIsShown()
    {
        const auto chartFrom = [](int first) {
            Chart chart{.title = u"Requests"_s,
                        .unit = Unit::Count,
                        .range = {kStart + kStep * first, kStart + kStep * (first + 700)}};
            Line counter{.name = u"counter"_s, .isCounter = true};
            Line whole{.name = u"the same axis"_s, .series = 1};
            for (int i = first; i < first + 700; ++i) {
                const double value = i < 200 ? 9 : i < 320 ? kNone : 3;
                counter.points.push_back({kStart + kStep * i, value, value, value, value});
                whole.points.push_back({kStart + kStep * i, 5, 0, 11, 5});
            }
            chart.lines = {std::move(counter), std::move(whole)};
            return chart;
        };
        ChartPixels picture;
        picture.take(stepTo(sceneOf(chartFrom(150), 1), std::nullopt));
        for (const int first : {210, 230, 150}) { // on, on, and back
            const ChartScene next = sceneOf(chartFrom(first), 1);
            PixelStep step = stepTo(next, picture.scene());
            QVERIFY(!step.isWhole);
            picture.take(std::move(step));
            const QImage anew = drawnAnew(next);
            QVERIFY2(imageOf(picture) == anew, qPrintable(difference(imageOf(picture), anew)));
        }
    }

    void whatChangedMakesTheSamePicture_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::newRow("1") << 1.0;
        QTest::newRow("1.25") << 1.25;
        QTest::newRow("1.5") << 1.5;
        QTest::newRow("2") << 2.0;
    }
    /// Ranges that move by polls, by less than a pixel, by whole windows, back again; values that change late; words beside.
    void whatChangedMakesTheSamePicture()
    {
        QFETCH(const double, ratio);
        const quint32 seed = test::seedOfRun();
        QRandomGenerator random(seed);
        int parts = 0;
        for (int round = 0; round < 6; ++round) {
            const Course course(random, 1 + random.bounded(9), 3000);
            ChartPixels picture;
            UtcMs from = kStart + kStep * random.bounded(1000);
            const Millis length = kStep * (600 + random.bounded(1000));
            ChartScene scene = sceneOf(course.chart({from, from + length}), ratio);
            if (round % 4 == 3)
                scene.style.emphasis = 0;
            for (int i = 0; i < 12; ++i) {
                Chart chart = *scene.chart;
                switch (random.bounded(5)) {
                case 0: // on, or back
                    from += kStep * (random.bounded(200) - 100);
                    chart = course.chart({from, from + length});
                    break;
                case 1: // hardly
                    from += Millis{random.bounded(2000) - 1000};
                    chart = course.chart({from, from + length});
                    break;
                case 2:
                    for (Line& line : chart.lines) {
                        if (!line.points.empty())
                            line.points.back().last = line.points.back().max = random.bounded(10.0);
                    }
                    break;
                case 3: {
                    auto& points = chart.lines[std::size_t(random.bounded(int(chart.lines.size())))].points;
                    if (!points.empty())
                        points[std::size_t(random.bounded(int(points.size())))] = {points.front().at};
                    std::ranges::sort(points, {}, &LinePoint::at);
                    break;
                }
                default:
                    chart.title += u'x';
                    chart.lines.back().newest.value = random.bounded(10.0);
                }
                ChartScene next = scene;
                next.chart = std::make_shared<const Chart>(std::move(chart));
                PixelStep step = stepTo(next, picture.scene());
                parts += step.isWhole ? 0 : 1;
                picture.take(std::move(step));
                QVERIFY2(imageOf(picture) == drawnAnew(next),
                         qPrintable(u"seed %1, round %2, step %3: %4"_s.arg(seed).arg(round).arg(i).arg(
                             difference(imageOf(picture), drawnAnew(next)))));
                scene.chart = next.chart;
            }
        }
        QVERIFY2(parts > 20, qPrintable(QString::number(parts)));
    }

    /// Hatches and words of bands; they stay where the range does.
    void bandsStayWhereTheyAre()
    {
        QRandomGenerator random(7);
        const Course course(random, 3, 2000);
        Chart chart = course.chart({kStart, kStart + kStep * 1500});
        chart.bands.push_back({Band::Kind::NotObserved, {kStart + kStep * 300, kStart + kStep * 700}, u"not observed"_s});
        chart.bands.push_back({Band::Kind::Deploy, {kStart + kStep * 1300, kStart + kStep * 1499}, u"v2"_s});
        ChartPixels picture;
        (void)drawnAnew(sceneOf(chart, 1)); // Qt draws a word with an outline now and then otherwise when it loads its glyphs
        picture.take(stepTo(sceneOf(chart, 1), std::nullopt));
        chart.lines[1].points.back().last = 3;
        PixelStep step = stepTo(sceneOf(chart, 1), picture.scene());
        QVERIFY(!step.isWhole);
        picture.take(std::move(step));
        const QImage anew = drawnAnew(sceneOf(chart, 1));
        QVERIFY2(imageOf(picture) == anew, qPrintable(difference(imageOf(picture), anew)));
        chart.bands.front().span.from += kStep * 100;
        QVERIFY(stepTo(sceneOf(chart, 1), picture.scene()).isWhole);
    }

    /// A poll costs its columns and the words beside them; what is not on the screen is not drawn for a pan.
    void aPollDrawsLittle()
    {
        QRandomGenerator random(8);
        const Course course(random, 8, 3000);
        const TimeSpan range{kStart + kStep * 100, kStart + kStep * 1700};
        ChartPixels picture;
        picture.take(stepTo(sceneOf(course.chart(range), 1), std::nullopt));
        const qint64 all = qint64(kSize.width()) * kSize.height();
        Chart poll = course.chart(range);
        for (Line& line : poll.lines)
            line.points.back().last += 0.1;
        const PixelStep step = stepTo(sceneOf(poll, 1), picture.scene());
        QVERIFY(!step.isWhole && step.shift == 0);
        QVERIFY2(pixelsOf(step) < all / 5, qPrintable(QString::number(double(pixelsOf(step)) / double(all))));
        const PixelStep pan = stepTo(sceneOf(course.chart({range.from + kStep * 48, range.to + kStep * 48}), 1), picture.scene());
        QVERIFY(!pan.isWhole);
        QCOMPARE(pan.shift, 16);
        QVERIFY(pixelsOf(pan) < all / 2);
        QVERIFY(stepTo(sceneOf(course.chart({range.from, range.to + kStep}), 1), picture.scene()).isWhole); // another zoom
    }

    void zoomingInAndOutAgainGivesTheSamePicture()
    {
        QRandomGenerator random(10);
        const Course course(random, 5, 3000);
        const ChartScene wide = sceneOf(course.chart({kStart, kStart + kStep * 3000}), 2);
        ChartPixels picture;
        picture.take(stepTo(wide, std::nullopt));
        const QImage before = imageOf(picture);
        for (int zoom = 2; zoom < 300; zoom *= 2) {
            const TimeSpan part{kStart + kStep * 1000, kStart + kStep * (1000 + 3000 / zoom)};
            picture.take(stepTo(sceneOf(course.chart(part), 2), picture.scene()));
            QVERIFY(imageOf(picture) != before);
            picture.take(stepTo(wide, picture.scene()));
            QVERIFY(imageOf(picture) == before);
        }
    }

    /// What is told to be repainted is all that differs.
    void whatIsToldIsAllThatChanged()
    {
        QRandomGenerator random(9);
        const Course course(random, 4, 2000);
        ChartPixels picture;
        UtcMs from = kStart + kStep * 100;
        picture.take(stepTo(sceneOf(course.chart({from, from + kStep * 1500}), 2), std::nullopt));
        QImage before = imageOf(picture);
        for (int i = 0; i < 30; ++i) {
            from += Millis{random.bounded(3) == 0 ? 15'000 * random.bounded(40) : random.bounded(9000)};
            Chart chart = course.chart({from, from + kStep * 1500});
            chart.lines.back().points.back().last = random.bounded(10.0);
            const QRegion changed = picture.take(stepTo(sceneOf(chart, 2), picture.scene()));
            const QImage after = imageOf(picture);
            for (int y = 0; y < after.height(); ++y) {
                const auto* const rowAfter = reinterpret_cast<const QRgb*>(after.constScanLine(y));
                const auto* const rowBefore = reinterpret_cast<const QRgb*>(before.constScanLine(y));
                for (int x = 0; x < after.width(); ++x)
                    QVERIFY(rowAfter[x] == rowBefore[x] || changed.contains(QPoint(x / 2, y / 2)));
            }
            before = after;
        }
    }
};

TRACEO_TEST(TstChartPixels);
#include "tst_chart_pixels.moc"
