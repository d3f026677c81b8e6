// Our chart frame by frame, its hand-over to the screen included: drawn anew, panned, the crosshair moved, a poll more.

#include "bench/frames.h"
#include "widgets/time_series_chart.h"

using namespace traceo;
using namespace traceo::bench;
using namespace Qt::StringLiterals;

namespace {

const std::vector<Line>& allLines()
{
    static std::vector<Line> lines;
    for (int number = int(lines.size()); number < kLines; ++number) {
        Line line{.name = u"line %1"_s.arg(number), .unit = Unit::Seconds, .series = number % 8};
        const auto columns = columnsOf(number);
        for (std::size_t i = 0; i < columns.size(); ++i)
            line.points.push_back({momentOf(int(i)), columns[i].first, columns[i].min, columns[i].max, columns[i].last});
        line.newest = {.value = line.points.back().last, .unit = Unit::Seconds, .quality = Quality::Ok};
        lines.push_back(std::move(line));
    }
    return lines;
}

Chart chartAt(int first)
{
    Chart chart{.title = u"Latency"_s, .unit = Unit::Seconds, .range = {momentOf(first), momentOf(first + kVisible)}};
    for (const Line& line : allLines()) {
        Line visible = line;
        visible.points.assign(line.points.begin() + first, line.points.begin() + first + kVisible);
        chart.lines.push_back(std::move(visible));
    }
    return chart;
}

struct Window {
    TimeSeriesChart chart;
    Window()
    {
        chart.setFormat({}, momentOf(kVisible));
        chart.setChart(chartAt(0));
        showAndPaint(chart);
    }
    ~Window() { verify(chart.grab().toImage() != QImage(kScreen, QImage::Format_RGB32), "there is a picture"); }
};

void fullRedraw(benchmark::State& state)
{
    Window window;
    measureFrames(
        state, window.chart, [](int) {},
        [&](int frame) { window.chart.setLeftGutter(kLeftGutter + frame % 2); }, // every column lies elsewhere
        Repaint::Once, [&] { return window.chart.isUpToDate(); });
}

void pan(benchmark::State& state)
{
    Window window;
    Chart next;
    measureFrames(
        state, window.chart, [&](int frame) { next = chartAt(panOf(frame)); },
        [&](int) { window.chart.setChart(std::move(next)); }, Repaint::Once, [&] { return window.chart.isUpToDate(); });
}

void crosshair(benchmark::State& state)
{
    Window window;
    TimeSeriesChart& chart = window.chart;
    measureFrames(
        state, chart, [](int) {}, [&](int frame) { chart.setCursor(momentOf(100 + frame * 7 % 3600)); }, Repaint::Once);
}

void newPoll(benchmark::State& state)
{
    Window window;
    Chart next;
    measureFrames(
        state, window.chart,
        [&](int frame) {
            next = chartAt(0);
            for (Line& line : next.lines)
                line.points.back().last += 0.001 * (frame % 7);
        },
        [&](int) { window.chart.setChart(std::move(next)); }, Repaint::Once, [&] { return window.chart.isUpToDate(); });
}

} // namespace

BENCHMARK(fullRedraw)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(pan)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(crosshair)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(newPoll)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
