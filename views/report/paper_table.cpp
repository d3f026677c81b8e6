#include "views/report/paper_table.h"

#include "views/report/paper_text.h"
#include "widgets/budget_bar.h"
#include "widgets/heat_cells.h"
#include "widgets/matrix_cell.h"
#include "widgets/number_text.h"
#include "widgets/sparkline.h"
#include "widgets/status_shapes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace traceo {
namespace {

using namespace paper_cell;

constexpr double kBarHeight = paper::mm(1.6);
constexpr double kLineHeight = paper::mm(3.6);
constexpr double kBelowTop = paper::mm(4.9); ///< of what stands below a title

bool isNumeric(CellKind kind)
{
    return kind == CellKind::Number || kind == CellKind::Bar || kind == CellKind::Age;
}

class RowPainting {
public:
    RowPainting(QPainter& painter, const PageStyle& style, double top, bool isTotal, bool isStale)
        : m_painter(painter), m_style(style), m_top(top), m_isTotal(isTotal), m_isStale(isStale)
    {}

    void draw(const Cell& cell, double left, double right, const DocumentTable::Column& column) const
    {
        const bool isBold = m_isTotal || column.isStrong;
        if (column.isMatrix)
            return place(cell, left, right);
        switch (cell.kind) {
        case CellKind::Text:
            return words(cell, left, right, isBold, theme().text2);
        case CellKind::Note:
            return words(cell, left, right, isBold, theme().text3);
        case CellKind::Key:
            return words(cell, left, right, isBold, theme().text1);
        case CellKind::Lines:
            oneLine(cell.text, left, right, isBold, theme().text1, Qt::ElideRight);
            return drawLines(m_painter, {left, m_top + kBelowTop}, below(cell, right - left, m_style), m_style.small(),
                             m_isStale ? theme().text3 : theme().text2, kBelowLine);
        case CellKind::Shape:
            return shape(cell, left);
        case CellKind::State:
            return state(cell, left, right, isBold);
        case CellKind::Number:
        case CellKind::Age:
            return number(cell, right, isBold);
        case CellKind::Bar:
            return bar(cell, right, isBold);
        case CellKind::Sparkline:
            return sparkline(cell, left);
        case CellKind::Heat:
            return heat(cell, left);
        }
    }

private:
    const Theme& theme() const { return m_style.theme(); }
    bool isOld(const Cell& cell) const { return m_isStale || cell.reading.quality == Quality::Stale; }
    QFont font(bool isBold) const { return isBold ? m_style.strongCell() : m_style.cell(); }

    /// The first where a row of one line has it.
    void inLines(const QStringList& lines, double left, const QFont& shownFont, const QColor& color) const
    {
        for (qsizetype i = 0; i < lines.size(); ++i)
            drawLine(m_painter, {left, m_top + double(i) * kCellLine}, kRow, lines[i], shownFont, color);
    }
    void words(const Cell& cell, double left, double right, bool isBold, const QColor& color) const
    {
        if (m_isTotal)
            return oneLine(cell.text, left, right, isBold, color, Qt::ElideRight);
        inLines(linesOf(cell, right - left, isBold, m_style), left, font(isBold), m_isStale ? theme().text3 : color);
    }
    void oneLine(const QString& text, double left, double right, bool isBold, const QColor& color, Qt::TextElideMode mode) const
    {
        const QColor shown = m_isTotal ? theme().text1 : m_isStale ? theme().text3 : color;
        drawLine(m_painter, {left, m_top}, kRow, fitted(text, font(isBold), right - left, mode), font(isBold), shown);
    }
    void number(const Cell& cell, double right, bool isBold) const
    {
        const NumberText number(font(isBold && cell.reading.hasValue()));
        m_painter.setPen(!cell.reading.hasValue() || isOld(cell) ? theme().text3 : theme().text1);
        number.drawRight(m_painter, {right, baselineIn(number.metrics(), m_top, kRow)}, numberText(cell, m_style.format()));
    }
    void bar(const Cell& cell, double right, bool isBold) const
    {
        number(cell, right - kBarWidth - kShapeGap, isBold);
        if (!std::isfinite(cell.fraction))
            return;
        const QRectF box(right - kBarWidth, m_top + (kRow - kBarHeight) / 2, kBarWidth, kBarHeight);
        drawBudgetBar(m_painter, box, {.fraction = cell.fraction, .isStale = isOld(cell), .ground = theme().line}, theme(),
                      m_style.scale());
    }
    void shape(const Cell& cell, double left) const
    {
        const QRectF box(left, m_top + (kRow - kShape) / 2, kShape, kShape);
        drawStatusShape(m_painter, box, cell.status, theme());
    }
    void state(const Cell& cell, double left, double right, bool isBold) const
    {
        shape(cell, left);
        const bool isLoud = cell.status == Status::Critical;
        const QColor color = isLoud ? theme().critical : cell.status == Status::Warning ? theme().text1 : theme().text2;
        inLines(linesOf(cell, right - left, isBold, m_style), left + kShape + kShapeGap, font(isLoud || isBold), color);
    }
    /// A cell of a matrix.
    void place(const Cell& cell, double left, double right) const
    {
        MatrixCell drawn{.status = cell.status, .number = cell.text, .aside = cell.aside, .spoken = {}};
        if (cell.kind == CellKind::State)
            drawn.look =
                cell.status == Status::Unknown && cell.text.isEmpty() ? MatrixCell::Look::Hatched : MatrixCell::Look::Shown;
        const QFont base = m_style.small();
        drawMatrixCell({m_painter, theme(), base, QRectF(left, m_top, right - left, kRow)}, drawn);
    }
    void sparkline(const Cell& cell, double left) const
    {
        const QRectF box(left, m_top + (kRow - kLineHeight) / 2, kSparklineWidth, kLineHeight);
        const QColor color = m_isStale ? theme().disabled : theme().text3;
        drawSparkline(m_painter, box, cell.sparkline, {color, color, m_style.scale().exact(1), m_style.scale().exact(1.4)});
    }

    void heat(const Cell& cell, double left) const
    {
        const QRectF box(left, m_top + (kRow - kLineHeight) / 2, kSparklineWidth, kLineHeight);
        drawHeatStrip(m_painter, box, {cell.sparkline.constData(), std::size_t(cell.sparkline.size())}, cell.reading.unit,
                      theme(), m_style.scale());
    }

    QPainter& m_painter;
    const PageStyle& m_style;
    double m_top;
    bool m_isTotal;
    bool m_isStale;
};

bool isStaleRow(const std::vector<Cell>& row, const DocumentTable& table)
{
    for (std::size_t i = 0; i < std::min(row.size(), table.columns.size()); ++i) {
        const bool isState = row[i].kind == CellKind::State || row[i].kind == CellKind::Shape;
        if (isState && row[i].status == Status::Stale && !table.columns[i].isMatrix)
            return true;
    }
    return false;
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
        const double pad = column.isMatrix ? kMatrixPad / 2 : 0;
        const QString title = fitted(column.title, font, span.right - span.left - pad);
        if (isNumeric(column.kind))
            drawLineRight(painter, {box.left() + span.right, box.top()}, paper_table::kHeader, title, font, style.theme().text2);
        else
            drawLine(painter, {box.left() + span.left + pad, box.top()}, paper_table::kHeader, title, font, style.theme().text2);
    }
    rule(painter, box, box.top() + paper_table::kHeader, paper::kRule, style.theme().text1);
}

void paintRow(QPainter& painter, const QRectF& box, double top, const std::vector<Cell>& cells, const TablePart& part,
              const PageStyle& style)
{
    const bool isTotal = &cells == &part.table->total;
    const RowPainting row(painter, style, top, isTotal, !isTotal && isStaleRow(cells, *part.table));
    for (std::size_t i = 0; i < std::min(cells.size(), part.columns->spans.size()); ++i) {
        const PaperColumns::Span& span = part.columns->spans[i];
        row.draw(cells[i], box.left() + span.left, box.left() + span.right, part.table->columns[i]);
    }
}

} // namespace

double paper_table::heightOf(const TablePart& part)
{
    const auto begin = part.columns->rows.begin();
    const double rows = std::accumulate(begin + std::ptrdiff_t(part.first), begin + std::ptrdiff_t(part.last), 0.0);
    return kHeader + rows + (part.hasTotal ? kRow : 0);
}

std::size_t paper_table::rowsThatFit(const DocumentTable& table, const PaperColumns& columns, std::size_t first, double room)
{
    double left = room - kHeader + 1e-6;
    std::size_t last = first;
    while (last < columns.rows.size() && columns.rows[last] <= left)
        left -= columns.rows[last++];
    const bool lacksTotal = last == columns.rows.size() && !table.total.empty() && left < kRow;
    return lacksTotal && last - first > 1 ? last - first - 1 : last - first;
}

void paper_table::paint(QPainter& painter, const QRectF& box, const TablePart& part, const PageStyle& style)
{
    paintHeader(painter, box, part, style);
    double top = box.top() + kHeader;
    for (std::size_t i = part.first; i < part.last; ++i) {
        paintRow(painter, box, top, part.table->rows[i], part, style);
        top += part.columns->rows[i];
        if (i + 1 < part.last)
            rule(painter, box, top, paper::kHairline, style.theme().line);
    }
    rule(painter, box, top, paper::kRule, part.hasTotal ? style.theme().text1 : style.theme().line2);
    if (part.hasTotal)
        paintRow(painter, box, top, part.table->total, part, style);
}

} // namespace traceo
