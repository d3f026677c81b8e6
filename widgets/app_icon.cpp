#include "widgets/icons.h"

#include <QPainter>
#include <QPixmap>

namespace traceo {
namespace {

constexpr QColor kInk(0x16, 0x19, 0x1D);
constexpr QColor kDot(0xA3, 0x91, 0xFF);
constexpr QColor kHatch(0x45, 0x4C, 0x53);
/// Below this the hatch is noise.
constexpr double kHatchFrom = 24;

/// Known until here, not known yet: the ground right of the dot is hatched.
void drawUnknownGround(QPainter& painter, const QPainterPath& square)
{
    QPainterPath right;
    right.addRect(QRectF(31, 0, 17, 48));
    painter.save();
    painter.setClipPath(square.intersected(right));
    painter.setPen(QPen(kHatch, 1.4));
    for (double sum = 30; sum < 100; sum += 6)
        painter.drawLine(QPointF(sum, 0), QPointF(sum - 48, 48));
    painter.restore();
}

} // namespace

void drawAppIcon(QPainter& painter, const QRectF& box)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 48, box.height() / 48);
    QPainterPath square;
    square.addRoundedRect(QRectF(1, 1, 46, 46), 9, 9);
    painter.fillPath(square, kInk);
    const bool small = box.width() < kHatchFrom;
    if (!small)
        drawUnknownGround(painter, square);

    QPainterPath stair;
    stair.moveTo(8, 12);
    stair.lineTo(16, 12);
    stair.lineTo(16, 20);
    stair.lineTo(25, 20);
    stair.lineTo(25, 29);
    stair.lineTo(33, 29);
    stair.lineTo(33, 34);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, small ? 5.5 : 4, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPath(stair);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kDot);
    painter.drawEllipse(QPointF(35, 36), small ? 6 : 5, small ? 6 : 5);
    painter.restore();
}

QIcon appIcon()
{
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap picture(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        drawAppIcon(painter, QRectF(0, 0, side, side));
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace traceo
