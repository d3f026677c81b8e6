#include "views/report/paper_table.h"

#include "views/report/paper_text.h"
#include "widgets/budget_bar.h"
#include "widgets/number_text.h"
#include "widgets/sparkline.h"
#include "widgets/status_shapes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace traceo {
namespace {

constexpr double kGap = paper::mm(3);        ///< between columns
constexpr double kNarrowest = paper::mm(14); ///< of a column of words
constexpr double kShape = paper::mm(2.6);
constexpr double kShapeGap = paper::mm(1.2);
constexpr double kBarWidth = paper::mm(12);
constexpr double kBarHeight = paper::mm(1.6);
constexpr double kLineWidth = paper::mm(18);
constexpr double kLineHeight = paper::mm(3.6);
/// Rows that are measured for the width of a column of words; a label of 64 KiB does not stop the printing.
constexpr qsizetype kLongestMeasured = 128;

bool isNumeric(CellKind kind)
{
    return kind == CellKind::Number || kind == CellKind::Bar || kind == CellKind::Age;
}

bool canShrink(CellKind kind)
{
    return kind == CellKind::Text || kind == CellKind::Key || kind == CellKind::Note || kind == CellKind::Lines
        || kind == CellKind::State;
}

QString numberText(const Cell& cell, const Style& style)
{
    if (cell.kind == CellKind::Age && cell.reading.hasValue())
        return ageText(Millis{std::int64_t(cell.reading.value * 1000)}, style);
    return toText(cell.reading, style);
}

QString stateWord(const Cell& cell)
{
    return cell.text.isEmpty() ? nameOf(cell.status) : cell.text;
}

double widthOf(const Cell& cell, const PageStyle& style)
{
    const QFontMetricsF metrics(style.strongCell());
    switch (cell.kind) {
    case CellKind::Text:
    case CellKind::Key:
    case CellKind::Note:
    case CellKind::Lines:
        return metrics.horizontalAdvance(cell.text.left(kLongestMeasured));
    case CellKind::State:
        return kShape + kShapeGap + metrics.horizontalAdvance(stateWord(cell).left(kLongestMeasured));
    case CellKind::Number:
    case CellKind::Age:
        return NumberText(style.strongCell()).width(numberText(cell, style.format()));
    case CellKind::Bar:
        return NumberText(style.strongCell()).width(numberText(cell, style.format())) + kShapeGap + kBarWidth;
    case CellKind::Sparkline:
        return kLineWidth;
    case CellKind::Shape:
        return kShape;
    }
    Q_UNREACHABLE();
}

std::vector<double> naturalWidths(const DocumentTable& table, const PageStyle& style)
{
    std::vector<double> widths;
    for (const DocumentTable::Column& column : table.columns)
        widths.push_back(QFontMetricsF(style.columnTitle()).horizontalAdvance(column.title));
    const auto widen = [&](const std::vector<Cell>& cells) {
        for (std::size_t i = 0; i < std::min(cells.size(), widths.size()); ++i)
            widths[i] = std::max(widths[i], widthOf(cells[i], style));
    };
    std::ranges::for_each(table.rows, widen);
    widen(table.total);
    return widths;
}

/// Takes `excess` off the columns of words, the widest first, down to the narrowest they may be.
void shrink(std::vector<double>& widths, const DocumentTable& table, double excess)
{
    while (excess > 1) {
        double* widest = nullptr;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (canShrink(table.columns[i].kind) && widths[i] > kNarrowest && (!widest || widths[i] > *widest))
                widest = &widths[i];
        }
        if (!widest)
            return;
        const double step = std::min({excess, *widest - kNarrowest, std::max(1.0, *widest / 8)});
        *widest -= step;
        excess -= step;
    }
}

class RowPainting {
public:
    RowPainting(QPainter& painter, const PageStyle& style, double top, bool isTotal, bool isStale)
        : m_painter(painter), m_style(style), m_top(top), m_isTotal(isTotal), m_isStale(isStale)
    {}

    void draw(const Cell& cell, double left, double right, bool isStrong) const
    {
        const bool isBold = m_isTotal || isStrong;
        switch (cell.kind) {
        case CellKind::Text:
            return words(cell.text, left, right, isBold, theme().text2, Qt::ElideRight);
        case CellKind::Note:
            return words(cell.text, left, right, isBold, theme().text3, Qt::ElideRight);
        case CellKind::Key:
        case CellKind::Lines:
            return words(cell.text, left, right, isBold, theme().text1, Qt::ElideMiddle);
        case CellKind::Shape:
            return shape(cell, left);
        case CellKind::State:
            return state(cell, left, right);
        case CellKind::Number:
        case CellKind::Age:
            return number(cell, right, isBold);
        case CellKind::Bar:
            return bar(cell, right, isBold);
        case CellKind::Sparkline:
            return sparkline(cell, left);
        }
    }

private:
    const Theme& theme() const { return m_style.theme(); }
    bool isOld(const Cell& cell) const { return m_isStale || cell.reading.quality == Quality::Stale; }
    QFont font(bool isBold) const { return isBold ? m_style.strongCell() : m_style.cell(); }

    void words(const QString& text, double left, double right, bool isBold, const QColor& color, Qt::TextElideMode mode) const
    {
        const QColor shown = m_isTotal ? theme().text1 : m_isStale ? theme().text3 : color;
        drawLine(m_painter, {left, m_top}, paper_table::kRow, fitted(text, font(isBold), right - left, mode), font(isBold),
                 shown);
    }
    void number(const Cell& cell, double right, bool isBold) const
    {
        const NumberText number(font(isBold && cell.reading.hasValue()));
        m_painter.setPen(!cell.reading.hasValue() || isOld(cell) ? theme().text3 : theme().text1);
        number.drawRight(m_painter, {right, baselineIn(number.metrics(), m_top, paper_table::kRow)},
                         numberText(cell, m_style.format()));
    }
    void bar(const Cell& cell, double right, bool isBold) const
    {
        number(cell, right - kBarWidth - kShapeGap, isBold);
        if (!std::isfinite(cell.fraction))
            return;
        const QRectF box(right - kBarWidth, m_top + (paper_table::kRow - kBarHeight) / 2, kBarWidth, kBarHeight);
        drawBudgetBar(m_painter, box, {.fraction = cell.fraction, .isStale = isOld(cell), .ground = theme().line}, theme(),
                      m_style.scale());
    }
    void shape(const Cell& cell, double left) const
    {
        const QRectF box(left, m_top + (paper_table::kRow - kShape) / 2, kShape, kShape);
        drawStatusShape(m_painter, box, cell.status, theme());
    }
    void state(const Cell& cell, double left, double right) const
    {
        shape(cell, left);
        const bool isLoud = cell.status == Status::Critical;
        const QColor color = isLoud ? theme().critical : cell.status == Status::Warning ? theme().text1 : theme().text2;
        const double at = left + kShape + kShapeGap;
        const QString word = fitted(stateWord(cell), font(isLoud), right - at);
        drawLine(m_painter, {at, m_top}, paper_table::kRow, word, font(isLoud), color);
    }
    void sparkline(const Cell& cell, double left) const
    {
        const QRectF box(left, m_top + (paper_table::kRow - kLineHeight) / 2, kLineWidth, kLineHeight);
        const QColor color = m_isStale ? theme().disabled : theme().text3;
        drawSparkline(m_painter, box, cell.sparkline, {color, color, m_style.scale().exact(1), m_style.scale().exact(1.4)});
    }

    QPainter& m_painter;
    const PageStyle& m_style;
    double m_top;
    bool m_isTotal;
    bool m_isStale;
};

bool isStaleRow(const std::vector<Cell>& row)
{
    return std::ranges::any_of(row,
                               [](const Cell& cell) { return cell.kind == CellKind::State && cell.status == Status::Stale; });
}

void rule(QPainter& painter, const QRectF& box, double y, double thickness, const QColor& color)
{
    painter.fillRect(QRectF(box.left(), y - thickness / 2, box.width(), thickness), color);
}

void paintHeader(QPainter& painter, const QRectF& box, const TablePart& part, const PageStyle& style)
{
    const QFont font = style.columnTitle();
    for (std::size_t i = 0; i < part.table->columns.size(); ++i) {
        const DocumentTable::Column& column = part.table->columns[i];
        const PaperColumns::Span& span = part.columns->spans[i];
        const QString title = fitted(column.title, font, span.right - span.left);
        if (isNumeric(column.kind))
            drawLineRight(painter, {box.left() + span.right, box.top()}, paper_table::kHeader, title, font, style.theme().text2);
        else
            drawLine(painter, {box.left() + span.left, box.top()}, paper_table::kHeader, title, font, style.theme().text2);
    }
    rule(painter, box, box.top() + paper_table::kHeader, paper::kRule, style.theme().text1);
}

void paintRow(QPainter& painter, const QRectF& box, double top, const std::vector<Cell>& cells, const TablePart& part,
              const PageStyle& style)
{
    const bool isTotal = &cells == &part.table->total;
    const RowPainting row(painter, style, top, isTotal, !isTotal && isStaleRow(cells));
    for (std::size_t i = 0; i < std::min(cells.size(), part.columns->spans.size()); ++i) {
        const PaperColumns::Span& span = part.columns->spans[i];
        row.draw(cells[i], box.left() + span.left, box.left() + span.right, part.table->columns[i].isStrong);
    }
}

} // namespace

PaperColumns PaperColumns::of(const DocumentTable& table, double width, const PageStyle& style)
{
    std::vector<double> widths = naturalWidths(table, style);
    const double gaps = kGap * double(std::max<std::size_t>(widths.size(), 1) - 1);
    const double excess = std::accumulate(widths.begin(), widths.end(), gaps) - width;
    shrink(widths, table, excess);
    // What is left over stands between the columns, so that the table fills the page.
    const double rest = width - std::accumulate(widths.begin(), widths.end(), gaps);
    const double more = widths.size() > 1 ? std::max(0.0, rest / double(widths.size() - 1)) : 0;
    PaperColumns columns;
    double x = 0;
    for (const double own : widths) {
        columns.spans.push_back({x, x + own});
        x += own + kGap + more;
    }
    return columns;
}

double paper_table::heightOf(const TablePart& part)
{
    return kHeader + kRow * double(part.last - part.first + (part.hasTotal ? 1 : 0));
}

void paper_table::paint(QPainter& painter, const QRectF& box, const TablePart& part, const PageStyle& style)
{
    paintHeader(painter, box, part, style);
    double top = box.top() + kHeader;
    for (std::size_t i = part.first; i < part.last; ++i, top += kRow) {
        paintRow(painter, box, top, part.table->rows[i], part, style);
        if (i + 1 < part.last)
            rule(painter, box, top + kRow, paper::kHairline, style.theme().line);
    }
    rule(painter, box, top, paper::kRule, part.hasTotal ? style.theme().text1 : style.theme().line2);
    if (part.hasTotal)
        paintRow(painter, box, top, part.table->total, part, style);
}

} // namespace traceo
