#pragma once
// The bar of an error budget: what is left of it, or hatched in full when it is overspent.
// GUI thread only.

#include "widgets/fonts.h"
#include "widgets/theme.h"

#include <QRectF>

class QPainter;

namespace traceo {

struct BudgetBar {
    double fraction = 0;  ///< 0…1, below 0 when overspent
    bool isStale = false; ///< grey, whatever is left
    QColor ground;        ///< of the empty part
};

void drawBudgetBar(QPainter& painter, const QRectF& box, const BudgetBar& bar, const Theme& theme, const Scale& scale);

} // namespace traceo
