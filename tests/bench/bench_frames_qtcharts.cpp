// The same frames by Qt Charts: a line series each, raster, without animation, with its default hints. A pan hands over the points
// that are seen: more would be drawn through, too.

#include "bench/frames.h"

#include <QChart>
#include <QChartView>
#include <QLineSeries>
#include <QValueAxis>

using namespace traceo;
using namespace traceo::bench;

namespace {

const std::vector<std::vector<Column>>& allColumns()
{
    static std::vector<std::vector<Column>> all;
    for (int number = int(all.size()); number < kLines; ++number)
        all.push_back(columnsOf(number));
    return all;
}

struct Window {
    QChartView view{new QChart};
    QValueAxis* time = new QValueAxis;
    std::vector<QLineSeries*> series;

    Window()
    {
        QChart& chart = *view.chart();
        chart.legend()->hide();
        chart.setTitle(QStringLiteral("Latency"));
        auto* values = new QValueAxis;
        values->setRange(0, kTop);
        chart.addAxis(time, Qt::AlignBottom);
        chart.addAxis(values, Qt::AlignLeft);
        for (int number = 0; number < kLines; ++number) {
            auto* line = new QLineSeries;
            QPen pen(QColor(Qt::GlobalColor(int(Qt::red) + number % 8)));
            pen.setWidth(1); // wider ones go through Qt's stroker and take many times as long
            line->setPen(pen);
            chart.addSeries(line);
            line->attachAxis(time);
            line->attachAxis(values);
            series.push_back(line);
        }
        show(pointsFrom(0), 0);
        showAndPaint(view);
    }
    static std::vector<QList<QPointF>> pointsFrom(int first)
    {
        std::vector<QList<QPointF>> points;
        for (const auto& columns : allColumns())
            points.push_back(pointsOf(columns, first, kVisible));
        return points;
    }
    void show(const std::vector<QList<QPointF>>& points, int first)
    {
        for (std::size_t i = 0; i < series.size(); ++i)
            series[i]->replace(points[i]);
        time->setRange(double(msOf(momentOf(first))), double(msOf(momentOf(first + kVisible))));
    }
};

void fullRedraw(benchmark::State& state)
{
    Window window;
    measureFrames(
        state, window.view, [](int) {}, [&](int) { window.view.viewport()->repaint(); }, Repaint::WhatChanged);
}

void pan(benchmark::State& state)
{
    Window window;
    std::vector<QList<QPointF>> points;
    measureFrames(
        state, window.view, [&](int frame) { points = Window::pointsFrom(panOf(frame)); },
        [&](int frame) { window.show(points, panOf(frame)); }, Repaint::WhatChanged);
}

} // namespace

BENCHMARK(fullRedraw)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(pan)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
