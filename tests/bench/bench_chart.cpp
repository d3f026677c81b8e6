// A chart painted anew, as after a new report; the crosshair alone, as while the pointer moves.

#include "bench/bench_data.h"
#include "widgets/sparkline.h"
#include "widgets/time_series_chart.h"

#include <benchmark/benchmark.h>

#include <QImage>
#include <QPainter>

#include <cmath>

using namespace traceo;
using namespace traceo::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kStart = utcMs(1'790'000'000'000);

/// `lines` lines of `points` columns over thirty days, each at its own height.
Chart chartOf(int lines, int points)
{
    Chart chart{.title = u"Latency"_s, .unit = Unit::Seconds, .range = {kStart, kStart + 30 * kDay}};
    for (int number = 0; number < lines; ++number) {
        Line line{.name = u"line %1"_s.arg(number), .unit = Unit::Seconds, .series = number % 8};
        const auto samples =
            samplesOf(Shape::Latency, std::uint64_t(number) + 1, kStart, std::size_t(points), 30 * kDay / points);
        for (const Sample& sample : samples) {
            const double value = sample.value + 0.05 * number;
            line.points.push_back({sample.at, value, value * 0.98, value * 1.02, value});
        }
        line.newest = {.value = line.points.back().last, .unit = Unit::Seconds, .quality = Quality::Ok};
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

/// Whether the first line's colour is somewhere in the picture.
bool shows(const QImage& picture, const QColor& color)
{
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            const int distance = std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green())
                + std::abs(pixel.blue() - color.blue());
            if (distance < 40)
                return true;
        }
    }
    return false;
}

/// Drawn anew each time; something of the first colour is in the picture.
void paint(benchmark::State& state, Chart of, ChartForm form, QSize size)
{
    std::size_t points = 0;
    for (const Line& line : of.lines)
        points += line.points.size();
    TimeSeriesChart chart;
    chart.setFormat({}, kStart + 30 * kDay);
    chart.setForm(form);
    chart.setChart(std::move(of));
    chart.resize(size);
    QImage picture(size, QImage::Format_RGB32);
    for (auto _ : state) {
        chart.setMark({}); // says that the picture is out of date
        chart.render(&picture);
    }
    verify(shows(picture, Theme::light().seriesColor(0)), "the first colour is in the picture");
    state.SetItemsProcessed(std::int64_t(points) * std::int64_t(state.iterations()));
}

void paint(benchmark::State& state, int lines, int points, QSize size)
{
    paint(state, chartOf(lines, points), ChartForm::Lines, size);
}

void hundredThousandPoints(benchmark::State& state)
{
    paint(state, 1, 100'000, {1280, 300});
}

void aColumnAPixel(benchmark::State& state)
{
    paint(state, 1, 1116, {1280, 300});
}

void fiftyLinesOn4K(benchmark::State& state)
{
    paint(state, 50, 3840, {3840, 2160 * 6 / 10});
}

/// `parts` of a whole; each of them is in the picture, the subject in its colour.
void stack(benchmark::State& state, int parts, int columns, QSize size)
{
    Chart whole = chartOf(parts, columns);
    for (int i = 0; i < parts; ++i)
        whole.lines[std::size_t(i)].series = i == parts / 2 ? 0 : 1 + i % 4;
    paint(state, std::move(whole), ChartForm::Stack, size);
}

void stackOfFive(benchmark::State& state)
{
    stack(state, 5, 1116, {1280, 300});
}

void stackOfTwelveOn4K(benchmark::State& state)
{
    stack(state, 12, 3840, {3840, 2160 * 6 / 10});
}

/// As many as a table of a 4K screen shows.
void eightySparklines(benchmark::State& state)
{
    constexpr int kRows = 80;
    QList<double> values;
    for (const Sample& sample : samplesOf(Shape::Latency, 1, kStart, 60, kHour))
        values << sample.value;
    QImage picture(76, 24 * kRows, QImage::Format_RGB32);
    const Theme& theme = Theme::light();
    for (auto _ : state) {
        picture.fill(theme.surface);
        QPainter painter(&picture);
        for (int row = 0; row < kRows; ++row)
            drawSparkline(painter, QRectF(0, 24 * row + 4, 76, 16), values, {.line = theme.text3, .end = theme.text3});
    }
    verify(shows(picture, theme.text3), "the line is in the picture");
    state.SetItemsProcessed(kRows * std::int64_t(state.iterations()));
}

void crosshair(benchmark::State& state)
{
    TimeSeriesChart chart;
    chart.setFormat({}, kStart + 30 * kDay);
    chart.setChart(chartOf(1, 100'000));
    chart.resize(1280, 300);
    QImage without(chart.size(), QImage::Format_RGB32);
    chart.render(&without);
    QImage picture(chart.size(), QImage::Format_RGB32);
    std::int64_t minutes = 0;
    for (auto _ : state) {
        chart.setCursor(kStart + ++minutes % 43'000 * kMinute);
        chart.render(&picture);
    }
    verify(picture != without, "the crosshair is in the picture");
}

} // namespace

BENCHMARK(hundredThousandPoints)->Unit(benchmark::kMillisecond);
BENCHMARK(aColumnAPixel)->Unit(benchmark::kMillisecond);
BENCHMARK(fiftyLinesOn4K)->Unit(benchmark::kMillisecond);
BENCHMARK(stackOfFive)->Unit(benchmark::kMillisecond);
BENCHMARK(stackOfTwelveOn4K)->Unit(benchmark::kMillisecond);
BENCHMARK(eightySparklines)->Unit(benchmark::kMillisecond);
BENCHMARK(crosshair)->Unit(benchmark::kMillisecond);
