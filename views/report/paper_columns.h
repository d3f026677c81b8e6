#pragma once
// How wide the columns of a table on paper are and how high its rows, and the words in its cells that this follows from.
// GUI thread only.

#include "export/document.h"
#include "views/report/page_style.h"

#include <QStringList>

#include <vector>

namespace traceo {

/// Left and right end of each column, from 0, and the height of each row.
struct PaperColumns {
    struct Span {
        double left = 0;
        double right = 0;
    };
    std::vector<Span> spans;
    std::vector<double> rows;

    static PaperColumns of(const DocumentTable& table, double width, const PageStyle& style);
};

namespace paper_cell {
inline constexpr double kRow = paper::mm(6); ///< of one line
inline constexpr double kShape = paper::mm(2.6);
inline constexpr double kShapeGap = paper::mm(1.2);
inline constexpr double kBarWidth = paper::mm(12);
inline constexpr double kSparklineWidth = paper::mm(18);
inline constexpr double kMatrixPad = paper::mm(1.6);
inline constexpr double kBelowLine = paper::mm(3.5);
inline constexpr double kCellLine = paper::mm(3.9); ///< what each line after the first adds to a row

QString numberText(const Cell& cell, const Style& style);
QString stateWord(const Cell& cell);
/// The words of a cell, which nobody can point at on paper: broken into lines, of which only the eighth may be cut.
/// Of a number or a drawing a line without words.
QStringList linesOf(const Cell& cell, double width, bool isStrong, const PageStyle& style);
/// The lines below a cell's title; none but for CellKind::Lines.
QStringList below(const Cell& cell, double width, const PageStyle& style);
} // namespace paper_cell

} // namespace traceo
