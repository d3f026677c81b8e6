#include "views/report/paper_figures.h"

#include "views/report/paper_text.h"
#include "widgets/number_text.h"
#include "widgets/status_shapes.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace traceo {
namespace {

constexpr double kPad = paper::mm(3.4);   ///< behind the line between two figures
constexpr double kAfter = paper::mm(1.5); ///< before it
constexpr double kLine = paper::mm(4);
constexpr double kSide = paper::mm(2.4); ///< of a shape that counts
constexpr double kShapeGap = paper::mm(0.8);
constexpr double kCountGap = paper::mm(2);
constexpr double kUnitGap = paper::mm(1);

QString numberOf(const KeyFigure& figure, const PageStyle& style)
{
    Style format = style.format();
    format.unit = figure.unit.isEmpty();
    return toText(figure.value, format);
}

double countsWidth(const KeyFigure& figure, const PageStyle& style)
{
    double width = 0;
    for (const auto& [status, count] : figure.counts)
        width += kSide + kShapeGap + advance(style.small(), QString::number(count)) + kCountGap;
    return width;
}

/// What its words take, with its padding.
double neededWidth(const KeyFigure& figure, const PageStyle& style)
{
    const double number = NumberText(fontOf(TextRole::Display, style.base())).width(numberOf(figure, style));
    const double unit = figure.unit.isEmpty() ? 0 : kUnitGap + advance(style.small(), figure.unit);
    const double below = figure.counts.empty() ? advance(style.small(), figure.note) : countsWidth(figure, style);
    return std::max({number + unit, advance(style.small(), figure.title), below}) + kPad + kAfter;
}

std::vector<double> neededWidths(const FigureRow& row, const PageStyle& style)
{
    std::vector<double> widths;
    for (std::size_t i = row.first; i < row.last; ++i)
        widths.push_back(neededWidth((*row.figures)[i], style));
    return widths;
}

double sumOf(const std::vector<double>& widths)
{
    return std::accumulate(widths.begin(), widths.end(), 0.0);
}

/// Equal where all have room in that; else as much as each needs, at least half of an equal share, and what is missing
/// or left over is everybody's.
std::vector<double> widthsOf(const FigureRow& row, double width, const PageStyle& style)
{
    std::vector<double> widths = neededWidths(row, style);
    const double equal = width / double(widths.size());
    if (std::ranges::max(widths) <= equal)
        return std::vector<double>(widths.size(), equal);
    for (double& one : widths)
        one = std::max(one, equal / 2);
    const double all = sumOf(widths);
    for (double& one : widths)
        one = all > width ? one * width / all : one + (width - all) / double(widths.size());
    return widths;
}

void paintCounts(QPainter& painter, QPointF at, const KeyFigure& figure, const PageStyle& style)
{
    for (const auto& [status, count] : figure.counts) {
        drawStatusShape(painter, QRectF(at.x(), at.y() + (kLine - kSide) / 2, kSide, kSide), status, style.theme());
        const QString text = QString::number(count);
        at.rx() += kSide + kShapeGap;
        drawLine(painter, at, kLine, text, style.small(), style.theme().text2);
        at.rx() += advance(style.small(), text) + kCountGap;
    }
}

void paintFigure(QPainter& painter, const QRectF& box, const KeyFigure& figure, const PageStyle& style)
{
    const Theme& theme = style.theme();
    const QFont small = style.small();
    drawLine(painter, {box.left(), box.top() + paper::mm(2)}, kLine, fitted(figure.title, small, box.width()), small,
             theme.text2);
    const NumberText number(fontOf(TextRole::Display, style.base()));
    const QString text = numberOf(figure, style);
    const double baseline = baselineIn(number.metrics(), box.top() + paper::mm(5.4), paper::mm(6.4));
    const bool isPlain = figure.value.hasValue() && figure.value.quality != Quality::Stale;
    painter.setPen(isPlain ? theme.text1 : theme.text3);
    number.draw(painter, {box.left(), baseline}, text);
    painter.setFont(small);
    painter.setPen(theme.text2);
    painter.drawText(QPointF(box.left() + number.width(text) + kUnitGap, baseline), figure.unit);
    const QPointF below(box.left(), box.top() + paper::mm(11.8));
    if (figure.counts.empty())
        drawLine(painter, below, kLine, fitted(figure.note, small, box.width()), small, theme.text2);
    else
        paintCounts(painter, below, figure, style);
}

} // namespace

std::vector<FigureRow> paper_figures::rowsOf(const std::vector<KeyFigure>& figures, double width, const PageStyle& style)
{
    const FigureRow all{&figures, 0, figures.size()};
    if (figures.empty())
        return {};
    if (sumOf(neededWidths(all, style)) <= width || figures.size() == 1)
        return {all};
    const std::size_t half = (figures.size() + 1) / 2;
    return {{&figures, 0, half}, {&figures, half, figures.size()}};
}

void paper_figures::paint(QPainter& painter, const QRectF& box, const FigureRow& row, const PageStyle& style)
{
    const Theme& theme = style.theme();
    if (row.first == 0)
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), paper::kRule), theme.text1);
    painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), paper::kHairline), theme.line2);
    double at = box.left();
    const std::vector<double> widths = widthsOf(row, box.width(), style);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (i > 0)
            painter.fillRect(QRectF(at, box.top(), paper::kHairline, box.height()), theme.line);
        const double pad = i > 0 ? kPad : 0;
        paintFigure(painter, QRectF(at + pad, box.top(), widths[i] - pad - kAfter, box.height()), (*row.figures)[row.first + i],
                    style);
        at += widths[i];
    }
}

} // namespace traceo
