#pragma once
// What stands where on which page. A section begins a page; a heading stays with what it heads; rows,
// notes and the charts of one object never split; a table that goes on has its header again.
// GUI thread only.

#include "export/document.h"
#include "views/report/page_style.h"
#include "views/report/paper_figures.h"
#include "views/report/paper_table.h"

#include <QRectF>
#include <QStringList>

#include <variant>
#include <vector>

namespace traceo {

struct PlacedOpening {
    QStringList title;
    QStringList summary;
};
struct PlacedHeading {
    QString title;
    std::optional<Status> status;
    QStringList caption;
};
struct PlacedNote {
    const DocumentNotes::Note* note = nullptr;
    QStringList text;
    QStringList command;
};
/// Charts [first, last) over each other; the last of all has the strip below it. What is lowest has the time axis.
struct PlacedCharts {
    const DocumentCharts* charts = nullptr;
    std::size_t first = 0;
    std::size_t last = 0;

    bool hasStrip() const;
    bool hasAxisBelow(std::size_t index) const;
};

struct Placed {
    QRectF box;
    std::variant<PlacedOpening, FigureRow, PlacedHeading, TablePart, PlacedNote, PlacedCharts> what;
};

struct Page {
    const DocumentSection* section = nullptr;
    std::vector<Placed> placed;
};

/// The pages refer to `document`. Requires: a section.
std::vector<Page> layOut(const Document& document, const PageStyle& style);

/// Where a note's words begin, from its box; the subject stands before them.
struct NotePlaces {
    double subject = 0;
    double text = 0;
    static NotePlaces of(const DocumentNotes::Note& note);
};
/// Height of a chart on paper, by its place among those of its object.
double paperChartHeight(std::size_t index, bool hasAxis, const PageStyle& style);

namespace page {
inline constexpr double kShape = paper::mm(3);
inline constexpr double kHeading = paper::mm(6);
inline constexpr double kNoteLine = paper::mm(4.4);
inline constexpr double kCommandLine = paper::mm(4);
inline constexpr double kTitleLine = paper::mm(8.8);
inline constexpr double kBelowTitle = paper::mm(1);
inline constexpr double kSummaryLine = paper::mm(4.8);
inline constexpr double kCaptionLine = paper::mm(4);
} // namespace page

} // namespace traceo
