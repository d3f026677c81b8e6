#include "widgets/matrix_cell.h"

#include "widgets/hatch_brush.h"
#include "widgets/number_text.h"
#include "widgets/sparkline.h"
#include "widgets/status_shapes.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

/// The ring of a healthy cell steps back in the dark, where it would glow.
constexpr double kCalmRing = 0.8;

/// Numbers end at the same place in all cells of a column.
constexpr double kNumber = 44;
constexpr QStringView kWidest = u"888 ms";
constexpr double kLeastLine = 16;

struct CellInk {
    QColor words;
    QColor quiet;
    ShapeColors shape;
    TextRole role = TextRole::Body;
};

CellInk inkOf(const MatrixCellView& view, Status status)
{
    const Theme& theme = view.theme;
    const QColor quiet = view.isRowSelected ? theme.text2 : theme.text3;
    if (status == Status::Critical)
        return {theme.surface, theme.surface, {theme.surface, theme.critical}, TextRole::Key};
    if (status == Status::Warning)
        return {theme.text1, theme.text2, shapeColors(status, theme), TextRole::Key};
    if (status == Status::Ok) {
        const QColor ring = theme.kind == Theme::Kind::Dark ? mixed(theme.surface, theme.ok, kCalmRing) : theme.ok;
        return {theme.text1, quiet, {ring, theme.surface}};
    }
    return {quiet, quiet, shapeColors(status, theme)};
}

void fillGround(const MatrixCellView& view, Status status)
{
    if (status == Status::Critical)
        view.painter.fillRect(view.box, view.theme.critical);
    if (status == Status::Warning)
        view.painter.fillRect(view.box, view.theme.tintOf(status));
}

double drawText(const MatrixCellView& view, const QRectF& box, const QString& text, const QFont& font, const QColor& color,
                bool right)
{
    const NumberText words(font);
    const QString shown = words.width(text) > box.width() ? words.metrics().elidedText(text, Qt::ElideRight, box.width()) : text;
    const double width = words.width(shown);
    view.painter.setPen(color);
    const double baseline = baselineIn(NumberText(fontOf(TextRole::Body, view.base)).metrics(), box.top(), box.height());
    words.draw(view.painter, {right ? box.right() - width : box.left(), baseline}, shown);
    return width;
}

} // namespace

void drawMatrixCell(const MatrixCellView& view, const MatrixCell& cell)
{
    if (cell.look == MatrixCell::Look::Absent)
        return;
    const Scale s(view.base);
    if (cell.look == MatrixCell::Look::Hatched) {
        fillHatched(view.painter, view.box, view.theme.line2, s(6), s.exact(1));
        return;
    }
    fillGround(view, cell.status);
    const CellInk ink = inkOf(view, cell.status);
    const double side = s(12);
    QRectF box = view.box.adjusted(s(8), 0, -s(8), 0);
    drawStatusShape(view.painter, QRectF(box.left(), std::round(box.center().y() - side / 2), side, side), cell.status,
                    ink.shape);
    box.setLeft(box.left() + side + s(6));
    const QFont font = fontOf(ink.role, view.base);
    if (cell.status == Status::Critical) { // words, and for how long
        const double used = drawText(view, box, cell.number, font, ink.words, false);
        const QRectF rest = box.adjusted(used + s(8), 0, 0, 0);
        if (!cell.aside.isEmpty()
            && QFontMetricsF(fontOf(TextRole::Small, view.base)).horizontalAdvance(cell.aside) <= rest.width())
            drawText(view, rest, cell.aside, fontOf(TextRole::Small, view.base), ink.quiet, true);
        return;
    }
    const double number =
        std::max<double>(s(kNumber), std::ceil(NumberText(fontOf(TextRole::Key, view.base)).width(kWidest.toString())));
    drawText(view, QRectF(box.left(), box.top(), std::min(number, box.width()), box.height()), cell.number, font, ink.words,
             true);
    const double left = box.left() + number + s(6);
    const QRectF line(left, std::round(box.center().y() - s(6)), box.right() - left, s(12));
    if (!cell.sparkline.isEmpty() && line.width() >= s(kLeastLine))
        drawSparkline(view.painter, line, cell.sparkline, {ink.quiet, ink.quiet, s.exact(1.25), s.exact(1.8)});
}

} // namespace traceo
