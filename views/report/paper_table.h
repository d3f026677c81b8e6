#pragma once
// A table on paper: columns as wide as what they hold, rows of 6 mm that never split, the header again
// on each page. Numbers stand right on their unit and are never cut; names and words elide.
// GUI thread only.

#include "export/document.h"
#include "views/report/page_style.h"

#include <memory>
#include <vector>

class QPainter;

namespace traceo {

/// Left and right end of each column, from 0.
struct PaperColumns {
    struct Span {
        double left = 0;
        double right = 0;
    };
    std::vector<Span> spans;

    static PaperColumns of(const DocumentTable& table, double width, const PageStyle& style);
};

/// Rows [first, last) with the header above; the total below them on the table's last part.
struct TablePart {
    const DocumentTable* table = nullptr;
    std::shared_ptr<const PaperColumns> columns; ///< the same on each page
    std::size_t first = 0;
    std::size_t last = 0;
    bool hasTotal = false;
};

namespace paper_table {
inline constexpr double kRow = paper::mm(6);
inline constexpr double kHeader = paper::mm(6);

double heightOf(const TablePart& part);
void paint(QPainter& painter, const QRectF& box, const TablePart& part, const PageStyle& style);
} // namespace paper_table

} // namespace traceo
