#pragma once
// How one cell of a matrix is drawn.
// GUI thread only.

#include "widgets/fonts.h"
#include "widgets/status_matrix.h"
#include "widgets/theme.h"

class QPainter;

namespace traceo {

struct MatrixCellView {
    QPainter& painter;
    const Theme& theme;
    const QFont& base;
    QRectF box;
    bool isRowSelected = false;
};

/// The painter's hatch must be anchored.
void drawMatrixCell(const MatrixCellView& view, const MatrixCell& cell);

} // namespace traceo
