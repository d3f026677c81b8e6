#pragma once
// Fifty envelopes in a window of 3840×2160, for our chart and for those of others: the same columns, moved the same way, timed
// the same way.
// GUI thread only.

#include "bench/bench_data.h"

#include <benchmark/benchmark.h>

#include <QPointF>
#include <QSize>
#include <QWidget>

#include <functional>
#include <vector>

namespace traceo::bench {

inline constexpr QSize kScreen{3840, 2160};
inline constexpr int kLines = 50;
inline constexpr int kVisible = 3840;  ///< columns in the picture
inline constexpr int kPanBy = 16;      ///< columns a frame
inline constexpr int kPanFrames = 100; ///< then it goes back again
inline constexpr double kTop = 4;      ///< of the value axis, from 0: what our chart rounds it to

struct Column {
    double first;
    double min;
    double max;
    double last;
};

/// Of line `number`, as many as a pan comes to see: a column is thirty days by 3,840, with the samples of a minute in it.
std::vector<Column> columnsOf(int number);
UtcMs momentOf(int column);

/// What charts of points are given: first, lowest, highest and last of each column (M4).
QList<QPointF> pointsOf(const std::vector<Column>& columns, int first, int count);

/// How far the pan is at a frame.
int panOf(int frame);

/// What a frame paints. Once: what changed, in one paint event of the window, else the run is wrong.
enum class Repaint : std::uint8_t { All, WhatChanged, Once };

/// Frames as many as TRACEO_BENCH_FRAMES says (100): `prepare` is not timed; `step`, the paint event and the hand-over to the
/// screen are, until `isShown` says that the screen shows it. Leaves the median, the 95th percentile and the longest in the
/// counters, and the median of the CPU time that this thread took ("gui ms").
void measureFrames(
    benchmark::State& state, QWidget& window, const std::function<void(int)>& prepare, const std::function<void(int)>& step,
    Repaint repaint = Repaint::All, const std::function<bool()>& isShown = [] { return true; });

/// Shows the window and waits until it has been painted.
void showAndPaint(QWidget& window);

} // namespace traceo::bench
