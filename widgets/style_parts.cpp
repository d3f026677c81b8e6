#include "widgets/style_parts.h"

#include "widgets/fonts.h"
#include "widgets/number_text.h"
#include "widgets/painted_widget.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace traceo {
namespace {

Scale appScale()
{
    return Scale(QApplication::font());
}

bool isFocusedByKeyboard(const QStyleOption& option)
{
    return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

QRectF squareIn(const QRect& rect)
{
    const double side = std::min(rect.width(), rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(rect).center());
    return box;
}

/// A hairline's colour would hide what can be chosen.
QColor indicatorColor(const QStyleOption& option, const Theme& theme)
{
    const bool hovered = option.state & QStyle::State_MouseOver;
    return !(option.state & QStyle::State_Enabled) ? theme.disabled : hovered ? theme.text2 : theme.text3;
}

QColor markColor(const QStyleOption& option, const Theme& theme)
{
    return option.state & QStyle::State_Enabled ? theme.text1 : theme.disabled;
}

} // namespace

void drawControlBox(QPainter& painter, const QRectF& box, const QColor& fill, const QColor& border, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

void drawButtonPanel(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const bool on = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    const QColor fill = on ? theme.selection : hovered ? theme.hover : theme.surface;
    const bool enabled = option.state & QStyle::State_Enabled;
    drawControlBox(painter, option.rect, fill, enabled ? theme.line2 : theme.line, appScale().exact(4));
    if (isFocusedByKeyboard(option))
        drawFocusRing(painter, option.rect, theme, appScale(), appScale().exact(4));
}

void drawFieldPanel(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const bool focused = option.state & QStyle::State_HasFocus;
    const bool fixed = option.state & QStyle::State_ReadOnly; // nobody should try to type there
    const double radius = appScale().exact(4);
    const QColor border = focused ? theme.accent : fixed ? theme.line : theme.line2;
    drawControlBox(painter, option.rect, fixed ? theme.canvas : theme.surface, border, radius);
    if (focused)
        drawFocusRing(painter, option.rect, theme, appScale(), radius);
}

void drawRadio(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const QRectF box = squareIn(option.rect);
    drawControlBox(painter, box, theme.surface, indicatorColor(option, theme), box.width() / 2);
    if (!(option.state & QStyle::State_On))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(markColor(option, theme));
    painter.drawEllipse(box.center(), box.width() / 4, box.width() / 4);
    painter.restore();
}

void drawCheckBox(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const QRectF box = squareIn(option.rect);
    drawControlBox(painter, box, theme.surface, indicatorColor(option, theme), appScale().exact(2));
    const auto at = [&box](double x, double y) { return box.topLeft() + QPointF(x, y) * box.width(); };
    QPolygonF mark;
    if (option.state & QStyle::State_NoChange)
        mark << at(0.28, 0.5) << at(0.72, 0.5);
    else if (option.state & QStyle::State_On)
        mark << at(0.24, 0.52) << at(0.43, 0.71) << at(0.77, 0.31);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(markColor(option, theme), appScale().exact(1.75), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(mark);
    painter.restore();
}

void drawMenuPanel(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    painter.fillRect(option.rect, theme.line2);
    painter.fillRect(option.rect.adjusted(1, 1, -1, -1), theme.surface);
}

void drawBranch(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    if (!(option.state & QStyle::State_Children))
        return;
    const double side = appScale().exact(8);
    const QPointF middle = QRectF(option.rect).center();
    QPainterPath triangle;
    if (option.state & QStyle::State_Open) {
        triangle.moveTo(middle.x() - side / 2, middle.y() - side / 4);
        triangle.lineTo(middle.x() + side / 2, middle.y() - side / 4);
        triangle.lineTo(middle.x(), middle.y() + side / 3);
    } else {
        triangle.moveTo(middle.x() - side / 4, middle.y() - side / 2);
        triangle.lineTo(middle.x() - side / 4, middle.y() + side / 2);
        triangle.lineTo(middle.x() + side / 3, middle.y());
    }
    triangle.closeSubpath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(triangle, theme.text2);
    painter.restore();
}

void drawHeaderSection(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const bool hovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    painter.fillRect(option.rect, hovered ? theme.hover : theme.canvas);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line2);
}

QFont headerFont(const QFont& base)
{
    return fontOf(TextRole::SmallStrong, base);
}

void drawHeaderLabel(QPainter& painter, const QStyleOptionHeader& option, const Theme& theme)
{
    const Scale scale = appScale();
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const QFont font = sorted ? fontOf(TextRole::SmallKey, QApplication::font()) : headerFont(QApplication::font());
    const QFontMetricsF metrics(font);
    const bool first = option.position == QStyleOptionHeader::Beginning || option.position == QStyleOptionHeader::OnlyOneSection;
    const bool last = option.position == QStyleOptionHeader::End || option.position == QStyleOptionHeader::OnlyOneSection;
    const QRectF box = QRectF(option.rect).adjusted(scale(first ? 16 : 8), 0, -scale(last ? 16 : 8), 0);

    QString text = metrics.elidedText(option.text, Qt::ElideRight, box.width());
    if (option.sortIndicator == QStyleOptionHeader::SortDown) // Qt's "down": ascending
        text += u" ▾";
    if (option.sortIndicator == QStyleOptionHeader::SortUp)
        text += u" ▴";
    const double width = metrics.horizontalAdvance(text);
    const double x = option.textAlignment & Qt::AlignRight ? box.right() - width : box.left();
    painter.save();
    painter.setFont(font);
    painter.setPen(sorted ? theme.text1 : theme.text2);
    painter.drawText(QPointF(x, baselineIn(metrics, box.top(), box.height() - 1)), text);
    painter.restore();
    if (isFocusedByKeyboard(option))
        drawFocusRing(painter, option.rect, theme, scale);
}

void drawTab(QPainter& painter, const QStyleOptionTab& option, const Theme& theme)
{
    const Scale scale = appScale();
    painter.fillRect(option.rect, theme.surface);
    const bool current = option.state & QStyle::State_Selected;
    if (current)
        painter.fillRect(QRect(option.rect.left() + scale(8), option.rect.bottom() - scale(2) + 1,
                               option.rect.width() - scale(16), scale(2)),
                         theme.accent);
    if (isFocusedByKeyboard(option))
        drawFocusRing(painter, QRectF(option.rect).adjusted(scale(2), scale(2), -scale(2), -scale(2)), theme, scale);
}

void drawTabLabel(QPainter& painter, const QStyleOptionTab& option, const Theme& theme)
{
    const bool current = option.state & QStyle::State_Selected;
    const QFont font = fontOf(current ? TextRole::Key : TextRole::Body, QApplication::font());
    painter.save();
    painter.setFont(font);
    painter.setPen(!(option.state & QStyle::State_Enabled) ? theme.disabled : current ? theme.text1 : theme.text2);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextHideMnemonic, option.text);
    painter.restore();
}

void drawScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb, const Theme& theme)
{
    painter.fillRect(option.rect, theme.surface);
    if (option.maximum <= option.minimum)
        return;
    const bool hot = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const bool upright = option.orientation == Qt::Vertical;
    const QRectF bar = QRectF(thumb).adjusted(upright ? 2 : 0, upright ? 0 : 2, upright ? -1 : 0, upright ? 0 : -1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hot ? theme.text3 : theme.line2);
    const double radius = std::min(bar.width(), bar.height()) / 2;
    painter.drawRoundedRect(bar, radius, radius);
    painter.restore();
}

void drawItemBackground(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, option.state & QStyle::State_Active ? theme.selection : theme.selectionIdle);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, theme.hover);
}

} // namespace traceo
