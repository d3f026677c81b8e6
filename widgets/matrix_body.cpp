#include "widgets/matrix_body.h"

#include "widgets/hatch_brush.h"
#include "widgets/matrix_cell.h"
#include "widgets/number_text.h"
#include "widgets/status_shapes.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr int kPage = 10;

bool isThere(const MatrixCell& cell)
{
    return cell.look != MatrixCell::Look::Absent;
}

/// The cell of a line nearest to a place; −1 when it has none.
int nearestCell(const MatrixRow& row, int place)
{
    int best = -1;
    for (int i = 0; i < int(row.cells.size()); ++i) {
        if (isThere(row.cells[std::size_t(i)]) && (best < 0 || std::abs(i - place) < std::abs(best - place)))
            best = i;
    }
    return best;
}

} // namespace

MatrixBody::MatrixBody(QWidget* parent) : PaintedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Matrix"));
}

void MatrixBody::setMatrix(Matrix matrix)
{
    m_matrix = std::move(matrix);
    filter();
    updateGeometry();
    announceValue();
}

void MatrixBody::setShownCells(std::optional<QSet<QString>> keys)
{
    m_wanted = std::move(keys);
    filter();
    updateGeometry();
}

void MatrixBody::filter()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_matrix.rows.size(); ++i) {
        const auto& cells = m_matrix.rows[i].cells;
        const bool wanted = !m_wanted || std::ranges::any_of(cells, [this](const MatrixCell& cell) {
            return isThere(cell) && m_wanted->contains(cell.key);
        });
        if (wanted)
            m_shown.push_back(int(i));
    }
    update();
}

QSize MatrixBody::sizeHint() const
{
    return {MatrixColumns::of(m_matrix, font(), 0).width(), rowHeight() * std::max(1, int(m_shown.size()))};
}

MatrixBody::Spot MatrixBody::spotOf(const QString& key) const
{
    for (int line = 0; line < int(m_shown.size()); ++line) {
        const auto& cells = row(line).cells;
        const auto cell = std::ranges::find_if(cells, [&key](const MatrixCell& c) { return isThere(c) && c.key == key; });
        if (cell != cells.end())
            return {line, int(cell - cells.begin())};
    }
    return {};
}

bool MatrixBody::selectCell(const QString& key)
{
    if (key == m_selected)
        return false;
    m_selected = key;
    announceValue();
    update();
    return true;
}

QRect MatrixBody::cellRect(const QString& key) const
{
    const Spot spot = spotOf(key);
    return spot.line < 0 ? QRect() : columns().cellRect(spot.place, spot.line * rowHeight(), rowHeight());
}

QString MatrixBody::accessibleValue() const
{
    const Spot spot = spotOf(m_selected);
    if (spot.line < 0)
        return tr("%n line(s)", nullptr, int(m_shown.size()));
    const MatrixRow& line = row(spot.line);
    QStringList words{line.name, m_matrix.places[std::size_t(spot.place)].name, line.cells[std::size_t(spot.place)].spoken,
                      line.verdict};
    for (std::size_t i = 0; i < std::min(line.endings.size(), m_matrix.endings.size()); ++i)
        words << m_matrix.endings[i] + u' ' + line.endings[i].text;
    words.removeAll(QString());
    return words.join(u", "_s);
}

void MatrixBody::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), theme().surface);
    anchorHatch(painter, *this);
    const MatrixColumns shared = columns();
    const int first = std::max(0, event->rect().top() / rowHeight());
    const int last = std::min(int(m_shown.size()) - 1, event->rect().bottom() / rowHeight());
    for (int line = first; line <= last; ++line)
        paintRow(painter, line, shared);
    if (const QRect box = cellRect(m_selected); !box.isEmpty()) {
        painter.setPen(QPen(hasFocus() ? theme().accent : theme().text3, scale()(showsFocus() ? 2 : 1)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(box).adjusted(1, 1, -1, -2));
    }
}

void MatrixBody::paintRow(QPainter& painter, int line, const MatrixColumns& columns) const
{
    const Theme& colors = theme();
    const Scale s = scale();
    const MatrixRow& drawn = row(line);
    const int top = line * rowHeight();
    const int tall = rowHeight() - 1;
    const bool selected =
        std::ranges::any_of(drawn.cells, [this](const MatrixCell& c) { return isThere(c) && c.key == m_selected; });
    const QRect whole(0, top, width(), tall);
    painter.fillRect(whole,
                     selected                ? (hasFocus() ? colors.selection : colors.selectionIdle)
                         : line == m_hovered ? colors.hover
                                             : colors.surface);
    painter.fillRect(QRect(0, top + tall, width(), 1), colors.line);
    if (selected)
        painter.fillRect(QRect(0, top, s(3), tall), hasFocus() ? colors.accent : colors.line2);

    const QFont font = fontIn(selected ? TextRole::Key : TextRole::Body);
    const QFontMetricsF metrics(font);
    const QRectF name = QRectF(columns.nameRect(top, tall)).adjusted(s(16), 0, -s(8), 0);
    painter.setFont(font);
    painter.setPen(colors.text1);
    painter.drawText(QPointF(name.left(), baselineIn(metrics, name.top(), name.height())),
                     metrics.elidedText(drawn.name.left(512), Qt::ElideMiddle, name.width()));
    for (int i = 0; i < columns.places; ++i) {
        const QRect box = columns.cellRect(i, top, tall);
        painter.fillRect(QRect(box.left(), top, 1, tall), colors.line);
        drawMatrixCell({painter, colors, this->font(), QRectF(box).adjusted(1, 0, 0, 0), selected}, drawn.cells[std::size_t(i)]);
    }
    paintEndings(painter, drawn, top, columns, selected);
}

void MatrixBody::paintEndings(QPainter& painter, const MatrixRow& drawn, int top, const MatrixColumns& columns,
                              bool isSelected) const
{
    const Theme& colors = theme();
    const Scale s = scale();
    const int tall = rowHeight() - 1;
    const QRect verdict = columns.verdictRect(top, tall);
    painter.fillRect(QRect(verdict.left(), top, 1, tall), colors.line);
    const double side = s(12);
    const QRectF shape(verdict.left() + s(8), std::round(verdict.center().y() - side / 2 + 0.5), side, side);
    drawStatusShape(painter, shape, drawn.status, colors);
    const bool loud = drawn.status == Status::Critical;
    const QFont font = fontIn(loud ? TextRole::Key : TextRole::Body);
    painter.setFont(font);
    painter.setPen(loud ? colors.critical : drawn.status == Status::Warning ? colors.text1 : colors.text2);
    const double left = shape.right() + s(6);
    painter.drawText(QPointF(left, baselineIn(QFontMetricsF(font), top, tall)),
                     QFontMetricsF(font).elidedText(drawn.verdict, Qt::ElideRight, verdict.right() - left));
    for (int i = 0; i < int(columns.endings.size()) && i < int(drawn.endings.size()); ++i) {
        const MatrixEnding& ending = drawn.endings[std::size_t(i)];
        const bool last = i + 1 == int(columns.endings.size());
        const QRectF box = QRectF(columns.endingRect(i, top, tall)).adjusted(s(8), 0, -s(last ? 16 : 8), 0);
        const NumberText number(fontIn(ending.shape ? TextRole::Key : TextRole::Body));
        const bool isQuiet = ending.text == u"–" || drawn.status == Status::Stale;
        painter.setPen(isQuiet ? (isSelected ? colors.text2 : colors.text3) : colors.text1);
        number.drawRight(painter, {box.right(), baselineIn(number.metrics(), box.top(), box.height())}, ending.text);
        if (ending.shape)
            drawStatusShape(painter, QRectF(box.right() - number.width(ending.text) - s(6) - side, shape.top(), side, side),
                            *ending.shape, colors);
    }
}

void MatrixBody::choose(Spot spot)
{
    const MatrixCell& cell = row(spot.line).cells[std::size_t(spot.place)];
    if (selectCell(cell.key))
        Q_EMIT selectedCellChanged(cell.key);
    if (cell.why)
        Q_EMIT explanationChosen(cell.why, cell.number);
}

void MatrixBody::chooseEnding(int line, QPoint at)
{
    const MatrixColumns shared = columns();
    for (int i = 0; i < int(shared.endings.size()) && i < int(row(line).endings.size()); ++i) {
        const MatrixEnding& ending = row(line).endings[std::size_t(i)];
        if (shared.endingRect(i, line * rowHeight(), rowHeight()).contains(at) && ending.why)
            Q_EMIT explanationChosen(ending.why, ending.text);
    }
}

void MatrixBody::mousePressEvent(QMouseEvent* event)
{
    const int line = event->position().toPoint().y() / rowHeight();
    if (event->button() != Qt::LeftButton || line >= int(m_shown.size()))
        return;
    const MatrixColumns shared = columns();
    const QPoint at = event->position().toPoint();
    int place = shared.cell > 0 && at.x() >= shared.name ? (at.x() - shared.name) / shared.cell : -1;
    const bool isCell = place >= 0 && place < shared.places && isThere(row(line).cells[std::size_t(place)]);
    if (!isCell) // a line is taken by its worst cell, which the eye went to
        place = nearestCell(row(line), std::max(0, spotOf(m_selected).place));
    if (place >= 0)
        choose({line, place});
    if (!isCell)
        chooseEnding(line, at);
}

void MatrixBody::mouseMoveEvent(QMouseEvent* event)
{
    const int line = event->position().toPoint().y() / rowHeight();
    if (line == m_hovered)
        return;
    m_hovered = line;
    update();
}

void MatrixBody::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

bool MatrixBody::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PaintedWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const int line = help->pos().y() / rowHeight();
    const MatrixColumns shared = columns();
    const int place = shared.cell > 0 && help->pos().x() >= shared.name ? (help->pos().x() - shared.name) / shared.cell : -1;
    const bool isCell = line < int(m_shown.size()) && place >= 0 && place < shared.places;
    const QString words = isCell ? row(line).cells[std::size_t(place)].spoken : QString();
    QToolTip::showText(help->globalPos(), words.toHtmlEscaped(), this);
    return true;
}

void MatrixBody::move(int lines, int places)
{
    if (m_shown.empty())
        return;
    Spot spot = spotOf(m_selected);
    if (spot.line < 0)
        spot = {0, 0};
    spot.line = std::clamp(spot.line + lines, 0, int(m_shown.size()) - 1);
    const auto& cells = row(spot.line).cells;
    int place = std::clamp(spot.place + places, 0, int(cells.size()) - 1);
    while (places != 0 && place > 0 && place + 1 < int(cells.size()) && !isThere(cells[std::size_t(place)]))
        place += places > 0 ? 1 : -1;
    place = isThere(cells[std::size_t(place)]) ? place : nearestCell(row(spot.line), place);
    if (place < 0)
        return;
    choose({spot.line, place});
    Q_EMIT revealWanted(cellRect(m_selected));
}

void MatrixBody::keyPressEvent(QKeyEvent* event)
{
    const int all = int(m_shown.size());
    switch (event->key()) {
    case Qt::Key_Up:
        return move(-1, 0);
    case Qt::Key_Down:
        return move(1, 0);
    case Qt::Key_Left:
        return move(0, -1);
    case Qt::Key_Right:
        return move(0, 1);
    case Qt::Key_PageUp:
        return move(-kPage, 0);
    case Qt::Key_PageDown:
        return move(kPage, 0);
    case Qt::Key_Home:
        return move(-all, 0);
    case Qt::Key_End:
        return move(all, 0);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return move(0, 0);
    default:
        PaintedWidget::keyPressEvent(event);
    }
}

} // namespace traceo
