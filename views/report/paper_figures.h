#pragma once
// The figure strip of a section on paper: one row between rules, or two where the words would have to be cut.
// GUI thread only.

#include "refresh/key_figure.h"
#include "views/report/page_style.h"

#include <vector>

class QPainter;

namespace traceo {

/// Figures [first, last) side by side.
struct FigureRow {
    const std::vector<KeyFigure>* figures = nullptr;
    std::size_t first = 0;
    std::size_t last = 0;
};

namespace paper_figures {

inline constexpr double kHeight = paper::mm(16.5); ///< of a row

/// The rows refer to `figures`.
std::vector<FigureRow> rowsOf(const std::vector<KeyFigure>& figures, double width, const PageStyle& style);
void paint(QPainter& painter, const QRectF& box, const FigureRow& row, const PageStyle& style);

} // namespace paper_figures
} // namespace traceo
