// The same frames by QCustomPlot: a graph each, with its defaults (adaptive sampling on). It holds all points from the beginning and
// a pan only moves its axis.

// Its header speaks Qt's keywords.
#undef QT_NO_FOREACH
#undef QT_NO_KEYWORDS

#include "bench/frames.h"

#include <qcustomplot.h>

using namespace traceo;
using namespace traceo::bench;

namespace {

struct Window {
    QCustomPlot plot;

    Window()
    {
        for (int number = 0; number < kLines; ++number) {
            const auto columns = columnsOf(number);
            QCPGraph* const graph = plot.addGraph();
            graph->setPen(QPen(Qt::GlobalColor(int(Qt::red) + number % 8), 1));
            QVector<QCPGraphData> data;
            for (const QPointF& point : pointsOf(columns, 0, int(columns.size())))
                data.append(QCPGraphData(point.x(), point.y()));
            graph->data()->set(data, true);
        }
        plot.yAxis->setRange(0, kTop);
        moveTo(0);
        showAndPaint(plot);
    }
    void moveTo(int first) { plot.xAxis->setRange(double(msOf(momentOf(first))), double(msOf(momentOf(first + kVisible)))); }
};

void frames(benchmark::State& state, bool pans)
{
    Window window;
    measureFrames(
        state, window.plot, [](int) {},
        [&](int frame) {
            window.moveTo(pans ? panOf(frame) : 0);
            window.plot.replot(QCustomPlot::rpImmediateRefresh);
        },
        Repaint::WhatChanged);
}

void fullRedraw(benchmark::State& state)
{
    frames(state, false);
}

void pan(benchmark::State& state)
{
    frames(state, true);
}

} // namespace

BENCHMARK(fullRedraw)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(pan)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
