#include "widgets/budget_bar.h"

#include "widgets/hatch_brush.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

constexpr double kLowBudget = 0.35;
constexpr double kNearlySpent = 0.10;
constexpr double kHatchStep = 4;

QColor colorOf(const BudgetBar& bar, const Theme& theme)
{
    if (bar.isStale)
        return theme.disabled;
    if (bar.fraction < kNearlySpent)
        return theme.critical;
    return bar.fraction < kLowBudget ? theme.warning : theme.text3;
}

} // namespace

void drawBudgetBar(QPainter& painter, const QRectF& box, const BudgetBar& bar, const Theme& theme, const Scale& scale)
{
    const double stroke = std::max(1.0, std::floor(scale.factor()));
    if (bar.fraction < 0) { // overspent: the whole bar, hatched
        painter.fillRect(box, theme.surface);
        fillHatched(painter, box, theme.critical, scale(kHatchStep), stroke);
        painter.setPen(QPen(theme.critical, stroke, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2));
        return;
    }
    painter.fillRect(box, bar.ground);
    const double width = std::round(box.width() * std::min(1.0, bar.fraction));
    painter.fillRect(QRectF(box.left(), box.top(), std::max(width, bar.fraction > 0 ? stroke : 0.0), box.height()),
                     colorOf(bar, theme));
}

} // namespace traceo
