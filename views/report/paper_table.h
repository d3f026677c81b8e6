#pragma once
// A table on paper: columns as wide as what they hold, rows of 6 mm that never split, the header again
// on each page. Numbers stand right on their unit and are never cut; names and words that have no room in a line
// have several, and so does what stands below a title in its cell (CellKind::Lines): a row is as high as its highest cell.
// GUI thread only.

#include "views/report/paper_columns.h"

#include <memory>

class QPainter;

namespace traceo {

/// Rows [first, last) with the header above; the total below them on the table's last part.
struct TablePart {
    const DocumentTable* table = nullptr;
    std::shared_ptr<const PaperColumns> columns; ///< the same on each page
    std::size_t first = 0;
    std::size_t last = 0;
    bool hasTotal = false;
};

namespace paper_table {
using paper_cell::kRow;
inline constexpr double kHeader = paper::mm(6);

double heightOf(const TablePart& part);
/// How many rows from `first` have room beside the header, but never all of them without their total.
std::size_t rowsThatFit(const DocumentTable& table, const PaperColumns& columns, std::size_t first, double room);
void paint(QPainter& painter, const QRectF& box, const TablePart& part, const PageStyle& style);
} // namespace paper_table

} // namespace traceo
