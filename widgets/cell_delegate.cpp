#include "widgets/cell_delegate.h"

#include "core/reading.h"
#include "widgets/budget_bar.h"
#include "widgets/heat_cells.h"
#include "widgets/number_text.h"
#include "widgets/painted_widget.h"
#include "widgets/sparkline.h"
#include "widgets/status_shapes.h"
#include "widgets/table_view.h"

#include <QPainter>

#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

/// Rows of two lines: other cells stand on the first.
constexpr double kTwoLines = 40;
constexpr double kLine = 16;
constexpr double kAboveLines = 6;
constexpr double kSparkline = 76; ///< where the table has the room
/// The factor that pages in the usual multiwindow alerts (2 % of 30 days' budget in an hour).
constexpr double kFastBurn = 14.4;
/// Longer texts are cut before they are measured: a label of 64 KiB must not stop the painting.
constexpr qsizetype kLongestText = 512;

/// What one cell needs to be drawn, read once.
struct CellView {
    QPainter& painter;
    const QStyleOptionViewItem& option;
    const QModelIndex& index;
    const Theme& theme;
    Scale scale;
    QRectF box; ///< within the cell's paddings
    bool selected = false;
    bool hovered = false;
    bool stale = false;

    QString text() const { return index.data(Qt::DisplayRole).toString().left(kLongestText).replace(u'\n', u' '); }
    CellKind kind() const { return CellKind(index.data(KindRole).toInt()); }
    /// t3 is not legible on a selected row.
    QColor quiet() const { return selected ? theme.text2 : theme.text3; }
};

Quality qualityOf(const QModelIndex& index)
{
    const QVariant quality = index.data(QualityRole);
    return quality.isValid() ? Quality(quality.toInt()) : Quality::Ok;
}

bool isStaleRow(const QModelIndex& index)
{
    const QVariant status = index.siblingAtColumn(0).data(StatusRole);
    return status.isValid() && Status(status.toInt()) == Status::Stale;
}

QRectF innerBox(const QRectF& cell, const Scale& scale, const QModelIndex& index)
{
    const bool first = index.column() == 0;
    const bool last = index.column() == index.model()->columnCount() - 1;
    const QRectF box = cell.adjusted(scale(first ? 16 : 8), 0, -scale(last ? 16 : 8), -1);
    const bool isOneOfTwo = cell.height() >= scale(kTwoLines);
    return isOneOfTwo ? QRectF(box.left(), box.top() + scale(kAboveLines), box.width(), scale(kLine)) : box;
}

bool hasNumber(const CellView& cell)
{
    return cell.index.data(ValueRole).isValid();
}

QColor numberColor(const CellView& cell)
{
    if (!hasNumber(cell))
        return cell.quiet();
    return cell.stale || qualityOf(cell.index) == Quality::Stale ? cell.quiet() : cell.theme.text1;
}

void drawWords(const CellView& cell, TextRole role, const QColor& color, Qt::TextElideMode mode)
{
    const QFont font = fontOf(role, cell.option.font);
    const QFontMetricsF metrics(font);
    cell.painter.setFont(font);
    cell.painter.setPen(color);
    const QString shown = metrics.elidedText(cell.text(), mode, cell.box.width());
    cell.painter.drawText(QPointF(cell.box.left(), baselineIn(metrics, cell.box.top(), cell.box.height())), shown);
}

/// What qualifies the row, in small words where there is room for some of them.
void drawAside(const CellView& cell, const QRectF& room)
{
    const QString aside = cell.index.data(AsideRole).toString().left(kLongestText);
    if (aside.isEmpty() || room.width() < cell.scale(24))
        return;
    const QFont font = fontOf(TextRole::Small, cell.option.font);
    const QFontMetricsF body(fontOf(TextRole::Body, cell.option.font)); // on the base line of the words before it
    cell.painter.setFont(font);
    cell.painter.setPen(cell.quiet());
    cell.painter.drawText(QPointF(room.left(), baselineIn(body, room.top(), room.height())),
                          QFontMetricsF(font).elidedText(aside, Qt::ElideRight, room.width()));
}

bool isFastBurn(const CellView& cell)
{
    const QVariant unit = cell.index.data(UnitRole);
    return unit.isValid() && Unit(unit.toInt()) == Unit::Factor && cell.index.data(ValueRole).toDouble() >= kFastBurn;
}

void drawNumber(const CellView& cell, const QRectF& box)
{
    const bool strong = hasNumber(cell) && !cell.stale && (isFastBurn(cell) || (cell.selected && cell.kind() == CellKind::Bar));
    const NumberText number(fontOf(strong ? TextRole::Key : TextRole::Body, cell.option.font));
    cell.painter.setPen(numberColor(cell));
    number.drawRight(cell.painter, QPointF(box.right(), baselineIn(number.metrics(), box.top(), box.height())), cell.text());
}

QColor stateColor(const CellView& cell, Status status)
{
    if (cell.selected || cell.hovered)
        return cell.theme.text1;
    switch (status) {
    case Status::Critical:
        return cell.theme.critical;
    case Status::Warning:
        return cell.theme.text1;
    case Status::Unknown:
    case Status::Stale:
    case Status::Maintenance:
    case Status::NotConfigured:
    case Status::Ok:
        return cell.theme.text2;
    }
    Q_UNREACHABLE();
}

QRectF drawShape(const CellView& cell)
{
    const double side = cell.scale(12);
    const QRectF shape(cell.box.left(), std::round(cell.box.center().y() - side / 2), side, side);
    drawStatusShape(cell.painter, shape, Status(cell.index.data(StatusRole).toInt()), cell.theme);
    return shape;
}

void drawState(CellView cell)
{
    const Status status = Status(cell.index.data(StatusRole).toInt());
    const QRectF shape = drawShape(cell);
    cell.box.setLeft(shape.right() + cell.scale(6));
    const TextRole role = status == Status::Critical ? TextRole::Key : TextRole::Body;
    drawWords(cell, role, stateColor(cell, status), Qt::ElideRight);
    const double words = QFontMetricsF(fontOf(role, cell.option.font)).horizontalAdvance(cell.text());
    drawAside(cell, cell.box.adjusted(words + cell.scale(8), 0, cell.scale(8), 0));
}

void drawBar(const CellView& cell)
{
    const QVariant fraction = cell.index.data(FractionRole);
    const QString aside = fraction.isValid() ? QString() : cell.index.data(AsideRole).toString().left(kLongestText);
    const double words = QFontMetricsF(fontOf(TextRole::Small, cell.option.font)).horizontalAdvance(aside);
    const double width = std::max(double(cell.scale(64)), std::min(words, cell.box.width() - cell.scale(24)));
    const double height = cell.scale(8);
    const QRectF bar(cell.box.right() - width, std::round(cell.box.center().y() - height / 2), width, height);
    drawNumber(cell, cell.box.adjusted(0, 0, -(width + cell.scale(8)), 0));
    if (fraction.isValid())
        drawBudgetBar(cell.painter, bar,
                      {.fraction = fraction.toDouble(),
                       .isStale = cell.stale || qualityOf(cell.index) == Quality::Stale,
                       .ground = cell.selected ? cell.theme.line2 : cell.theme.line},
                      cell.theme, cell.scale);
    else
        drawAside(cell, QRectF(bar.left(), cell.box.top(), bar.width() + cell.scale(8), cell.box.height()));
}

void drawLine(const CellView& cell)
{
    const auto values = cell.index.data(SparklineRole).value<QList<double>>();
    const double height = cell.scale(16);
    const QRectF box(cell.box.left(), std::round(cell.box.center().y() - height / 2),
                     std::min(cell.box.width(), double(cell.scale(kSparkline))), height);
    const QColor color = cell.stale ? cell.theme.disabled : cell.quiet();
    drawSparkline(cell.painter, box, values, {color, color, cell.scale.exact(1.25), cell.scale.exact(1.8)});
}

/// Cells lie on the surface, whatever the row's ground is: their shares are of it.
void drawHeat(const CellView& cell)
{
    const auto values = cell.index.data(SparklineRole).value<QList<double>>();
    const double height = cell.scale(14);
    const QRectF box(cell.box.left(), std::round(cell.box.center().y() - height / 2),
                     std::min(cell.box.width(), cell.scale.exact(heatStripWidth(kStripCells))), height);
    drawHeatStrip(cell.painter, box, {values.constData(), std::size_t(values.size())}, Unit(cell.index.data(UnitRole).toInt()),
                  cell.theme, cell.scale);
}

/// What is wrong, and under it why.
void drawLines(const CellView& cell)
{
    drawWords(cell, TextRole::Key, cell.stale ? cell.theme.text2 : cell.theme.text1, Qt::ElideRight);
    const QFont font = fontOf(TextRole::Note, cell.option.font);
    const QFontMetricsF metrics(font);
    const QRectF below = cell.box.translated(0, cell.scale(kLine));
    cell.painter.setFont(font);
    cell.painter.setPen(cell.stale ? cell.quiet() : cell.theme.text2);
    const QString reason = cell.index.data(AsideRole).toString().left(kLongestText).replace(u'\n', u' ');
    cell.painter.drawText(QPointF(below.left(), baselineIn(metrics, below.top(), below.height())),
                          metrics.elidedText(reason, Qt::ElideRight, below.width()));
}

void drawContent(const CellView& cell)
{
    const QColor words = cell.stale ? cell.quiet() : cell.theme.text1;
    switch (cell.kind()) {
    case CellKind::Text:
        return drawWords(cell, TextRole::Body, cell.stale ? cell.quiet() : cell.theme.text2, Qt::ElideRight);
    case CellKind::Note:
        return drawWords(cell, TextRole::Small, cell.quiet(), Qt::ElideRight);
    case CellKind::Key:
        return drawWords(cell, cell.selected ? TextRole::Key : TextRole::Body, words, Qt::ElideMiddle);
    case CellKind::Number:
    case CellKind::Age:
        return drawNumber(cell, cell.box);
    case CellKind::State:
        return drawState(cell);
    case CellKind::Bar:
        return drawBar(cell);
    case CellKind::Sparkline:
        return drawLine(cell);
    case CellKind::Heat:
        return drawHeat(cell);
    case CellKind::Shape:
        drawShape(cell);
        return;
    case CellKind::Lines:
        return drawLines(cell);
    }
}

void drawGround(const CellView& cell)
{
    const Theme& theme = cell.theme;
    const QRectF box(cell.option.rect);
    const bool active = cell.option.state & QStyle::State_Active && cell.option.state & QStyle::State_HasFocus;
    const bool focused = active || (cell.option.widget && cell.option.widget->hasFocus());
    const QColor ground = cell.selected ? (focused ? theme.selection : theme.selectionIdle)
        : cell.hovered                  ? theme.hover
                                        : theme.surface;
    cell.painter.fillRect(box, ground);
    cell.painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.line);
    if (cell.selected && cell.index.column() == 0)
        cell.painter.fillRect(QRectF(box.left(), box.top(), cell.scale(3), box.height() - 1),
                              focused ? theme.accent : theme.line2);
}

} // namespace

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = themeOf(option.palette);
    const Scale scale(option.font);
    CellView cell{*painter, option, index, theme, scale, innerBox(option.rect, scale, index)};
    cell.selected = option.state & QStyle::State_Selected;
    const auto* const table = qobject_cast<const TableView*>(option.widget);
    cell.hovered = table ? table->hoveredRow() == index.row() : bool(option.state & QStyle::State_MouseOver);
    cell.stale = isStaleRow(index);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    drawGround(cell);
    drawContent(cell);
    const bool byKeyboard = table ? table->showsFocus() : bool(option.state & QStyle::State_KeyboardFocusChange);
    const bool ring = (option.state & QStyle::State_HasFocus) && byKeyboard;
    if (ring)
        drawFocusRing(*painter, QRectF(option.rect).adjusted(0, 0, 0, -1), theme, scale);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const CellKind kind = CellKind(index.data(KindRole).toInt());
    const QString text = index.data(Qt::DisplayRole).toString().left(kLongestText);
    return {columnWidth(kind, text, {}, option.font), rowHeight(option.font)};
}

int CellDelegate::rowHeight(const QFont& base, int density)
{
    return Scale(base)(density);
}

int columnWidth(CellKind kind, const QString& widest, const QString& header, const QFont& base, int edges)
{
    const Scale scale(base);
    const double headerWidth = QFontMetricsF(fontOf(TextRole::SmallKey, base)).horizontalAdvance(header + u" ▾"_s);
    const double key = QFontMetricsF(fontOf(TextRole::Key, base)).horizontalAdvance(widest);
    const double number = NumberText(fontOf(TextRole::Key, base)).width(widest);
    double content = 0;
    switch (kind) {
    case CellKind::Text:
    case CellKind::Key:
    case CellKind::Lines:
        content = key;
        break;
    case CellKind::Shape:
        return scale(12 + 12 + 8 * edges); // no words: its header is not shown
    case CellKind::Note:
        content = QFontMetricsF(fontOf(TextRole::Small, base)).horizontalAdvance(widest);
        break;
    case CellKind::Number:
    case CellKind::Age:
        content = number;
        break;
    case CellKind::State:
        content = key + scale(18);
        break;
    case CellKind::Bar:
        content = number + scale(72);
        break;
    case CellKind::Sparkline:
        content = scale(kSparkline);
        break;
    case CellKind::Heat:
        content = scale(heatStripWidth(kStripCells));
        break;
    }
    return int(std::ceil(std::max(content, headerWidth))) + scale(16 + 8 * edges);
}

Qt::Alignment alignmentOf(CellKind kind)
{
    switch (kind) {
    case CellKind::Text:
    case CellKind::Key:
    case CellKind::Note:
    case CellKind::State:
    case CellKind::Sparkline:
    case CellKind::Heat:
    case CellKind::Shape:
    case CellKind::Lines:
        return Qt::AlignLeft | Qt::AlignVCenter;
    case CellKind::Number:
    case CellKind::Bar:
    case CellKind::Age:
        return Qt::AlignRight | Qt::AlignVCenter;
    }
    Q_UNREACHABLE();
}

} // namespace traceo
