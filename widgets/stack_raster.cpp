#include "widgets/stack_raster.h"

#include "widgets/line_raster.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

constexpr float kHalf = 0.5F;

/// An edge in columns of pixels. A column of the chart has the pixels whose middle is in it, so that each gap is seen that has a
/// middle; where columns are narrow they are bars, as a spike of one would be half as strong as a ramp.
class EdgeColumns {
public:
    EdgeColumns(const ChartCanvas& canvas, const std::vector<ColumnRun>& runs, QRect clip)
        : m_canvas(canvas), m_runs(runs), m_toPixels(canvas.painter.deviceTransform()), m_left(clip.left()), m_width(clip.width())
    {
        const auto x = [this](UtcMs at) { return m_toPixels.m11() * m_canvas.geometry.xOf(at) + m_toPixels.dx() - m_left; };
        for (const LinePoint& point : canvas.chart.lines.front().points)
            m_begins.push_back(x(point.at));
        for (const ColumnRun& run : runs)
            m_ends.push_back(x(StackEdges::endOf(run, canvas.chart)));
    }

    std::vector<Stretch> of(const std::vector<double>& values) const
    {
        std::vector<Stretch> columns(static_cast<std::size_t>(m_width));
        for (std::size_t run = 0; run < m_runs.size(); ++run)
            addRun(m_runs[run], m_ends[run], values, columns.data());
        return columns;
    }

private:
    static constexpr double kNarrow = 1.25; ///< pixels

    static int columnFrom(double x) { return wholeBelow(x + 0.5); }
    float y(double value) const { return float(m_toPixels.m22() * m_canvas.yOf(value) + m_toPixels.dy()); }

    void addRun(const ColumnRun& run, double end, const std::vector<double>& values, Stretch* columns) const
    {
        const int last = std::min(std::max(columnFrom(end) - 1, columnFrom(m_begins[run.begin])), m_width - 1);
        float here = y(values[run.begin]);
        for (std::size_t i = run.begin; i < run.end && columnFrom(m_begins[i]) < m_width; ++i) {
            const bool isLast = i + 1 == run.end;
            const float next = isLast ? here : y(values[i + 1]);
            const double from = m_begins[i];
            const double to = std::max(from, isLast ? end : m_begins[i + 1]);
            const int first = std::min(columnFrom(from), last);
            const int behind =
                std::clamp(columnFrom(to), first + 1, last + 1); // what has no middle is seen at least beside others
            const double slope = to - from < kNarrow ? 0 : double(next - here) / (to - from);
            const auto at = [&](double x) { return float(double(here) + slope * (std::clamp(x, from, to) - from)); };
            for (int column = std::max(first, 0); column < behind; ++column) {
                const float one = at(column);
                const float other = at(column + 1);
                columns[column].top = std::min({columns[column].top, one, other});
                columns[column].bottom = std::max({columns[column].bottom, one, other});
            }
            here = next;
        }
    }

    const ChartCanvas& m_canvas;
    const std::vector<ColumnRun>& m_runs;
    QTransform m_toPixels;
    int m_left;
    int m_width;
    std::vector<double> m_begins; ///< of the chart's columns, in pixels from the left
    std::vector<double> m_ends;   ///< a run each
};

CoveredColumns areaBetween(const std::vector<Stretch>& upper, const std::vector<Stretch>& lower, const QColor& color, float gap)
{
    CoveredColumns area{.color = color.rgb(), .core = upper, .fringe = upper, .fringeShare = kHalf, .on = {}};
    Stretch* const core = area.core.data();
    Stretch* const fringe = area.fringe.data();
    for (std::size_t i = 0; i < upper.size(); ++i) {
        const Stretch over = core[i];
        const Stretch under = lower.data()[i];
        if (over.bottom < over.top)
            continue;
        const float height = kHalf * (under.top + under.bottom - over.top - over.bottom);
        const float free = std::min(gap, kHalf * std::max(0.0F, height));
        core[i] = {over.bottom, under.top - free};
        fringe[i] = {over.top, under.bottom - free};
    }
    return area;
}

std::vector<ColumnRun> runsOf(const std::vector<char>& known)
{
    std::vector<ColumnRun> runs;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (known[i] == 0)
            continue;
        if (i == 0 || known[i - 1] == 0)
            runs.push_back({i, i});
        runs.back().end = i + 1;
    }
    return runs;
}

} // namespace

StackEdges StackEdges::of(const Chart& chart)
{
    const std::size_t columns = chart.lines.empty() ? 0 : chart.lines.front().points.size();
    StackEdges edges;
    edges.values.emplace_back(columns, 0.0);
    std::vector<char> known(columns);
    for (const Line& line : chart.lines) {
        std::vector<double> sums = edges.values.back();
        for (std::size_t i = 0; i < std::min(columns, line.points.size()); ++i) {
            const LinePoint& point = line.points.data()[i];
            if (!std::isfinite(point.last))
                continue;
            sums.data()[i] += point.last;
            known.data()[i] = 1;
        }
        edges.values.push_back(std::move(sums));
    }
    edges.runs = runsOf(known);
    return edges;
}

UtcMs StackEdges::endOf(const ColumnRun& run, const Chart& chart)
{
    const auto& points = chart.lines.front().points;
    return run.end < points.size() ? points[run.end].at : chart.range.to;
}

double stackGap(const ChartCanvas& canvas)
{
    return std::max(canvas.style.pixel, canvas.scale.exact(1));
}

bool rasterStack(const ChartCanvas& canvas, const StackEdges& edges)
{
    QImage* const picture = pictureBehind(canvas.painter);
    if (!picture || canvas.chart.lines.empty())
        return false;
    const QTransform& toPixels = canvas.painter.deviceTransform();
    const QRect clip = toPixels.mapRect(canvas.geometry.plot).toAlignedRect().intersected(picture->rect());
    const EdgeColumns columns(canvas, edges.runs, clip);
    const auto gap = float(stackGap(canvas) * toPixels.m22());
    LineRaster raster(*picture, clip);
    std::vector<Stretch> lower = columns.of(edges.values[0]);
    for (std::size_t part = 0; part < canvas.chart.lines.size(); ++part) {
        std::vector<Stretch> upper = columns.of(edges.values[part + 1]);
        const QColor color = stackColor(canvas.chart.lines[part], canvas.style.theme);
        raster.add(areaBetween(upper, lower, color, part == 0 ? 0 : gap));
        lower = std::move(upper);
    }
    raster.paint();
    return true;
}

} // namespace traceo
