#include "views/report/page_layout.h"

#include "views/report/paper_text.h"
#include "widgets/chart_painter.h"
#include "widgets/strip_painter.h"

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace page;

constexpr double kAfterBlock = paper::mm(8);
constexpr double kAfterHeading = paper::mm(1);
constexpr double kAfterNote = paper::mm(1.4);
constexpr double kBetweenCharts = paper::mm(1);
constexpr int kMostTitleLines = 3;
constexpr int kMostLines = 6;
constexpr int kMostCommandLines = 8;
/// A table begins with this many rows at least, else on the next page.
constexpr std::size_t kLeastRows = 3;
/// Plots at a 13 px font.
constexpr double kTallPlot = 140;
constexpr double kSmallPlot = 72;

/// Fills pages from the top.
class Flow {
public:
    Flow(std::vector<Page>& pages, const PageStyle& style) : m_pages(pages), m_style(style) {}

    void begin(const DocumentSection& section)
    {
        m_pages.push_back({.section = &section, .placed = {}});
        m_top = paper::body().top();
    }
    double room() const { return paper::body().bottom() - m_top; }
    bool isFresh() const { return m_pages.back().placed.empty(); }
    /// The next page, unless `height` has room on this one or nothing stands there yet.
    void require(double height)
    {
        if (height > room() && !isFresh())
            begin(*m_pages.back().section);
    }
    template <class What>
    void place(double height, What what)
    {
        const QRectF body = paper::body();
        m_pages.back().placed.push_back({QRectF(body.left(), m_top, body.width(), height), std::move(what)});
        m_top += height;
    }
    void skip(double height) { m_top += height; }
    const PageStyle& style() const { return m_style; }

private:
    std::vector<Page>& m_pages;
    const PageStyle& m_style;
    double m_top = 0;
};

double bodyWidth()
{
    return paper::body().width();
}

PlacedNote noteOf(const DocumentNotes::Note& note, const PageStyle& style)
{
    PlacedNote placed{.note = &note, .text = {}, .command = {}};
    const double width = bodyWidth() - NotePlaces::of(note).text;
    placed.text = wrapped(note.text, style.cell(), width, kMostLines);
    if (!note.command.isEmpty())
        placed.command = wrapped(note.command, style.mono(7.5), width, kMostCommandLines);
    return placed;
}

double heightOf(const PlacedNote& note)
{
    return kNoteLine * double(note.text.size()) + kCommandLine * double(note.command.size());
}

PlacedHeading headingOf(const QString& title, const QString& caption, std::optional<Status> status, const PageStyle& style)
{
    return {title, status, caption.isEmpty() ? QStringList() : wrapped(caption, style.small(), bodyWidth(), kMostLines)};
}

double heightOf(const PlacedHeading& heading)
{
    return (heading.title.isEmpty() ? 0 : kHeading) + kCaptionLine * double(heading.caption.size()) + kAfterHeading;
}

void placeNotes(Flow& flow, const std::vector<DocumentNotes::Note>& notes)
{
    for (const DocumentNotes::Note& note : notes) {
        PlacedNote placed = noteOf(note, flow.style());
        const double height = heightOf(placed);
        flow.require(height);
        flow.place(height, std::move(placed));
        flow.skip(kAfterNote);
    }
}

void placeOpening(Flow& flow, const DocumentSection& section)
{
    PlacedOpening opening;
    opening.title = wrapped(section.finding, flow.style().title(), bodyWidth(), kMostTitleLines);
    if (!section.summary.isEmpty())
        opening.summary = wrapped(section.summary, flow.style().text(), bodyWidth() * 0.86, kMostLines);
    const double height = kTitleLine * double(opening.title.size()) + kBelowTitle + kSummaryLine * double(opening.summary.size());
    flow.place(height, std::move(opening));
    flow.skip(paper::mm(4));
    placeNotes(flow, section.notices);
    flow.skip(paper::mm(2));
    for (const FigureRow& row : paper_figures::rowsOf(section.figures, bodyWidth(), flow.style()))
        flow.place(paper_figures::kHeight, row);
    flow.skip(section.figures.empty() ? 0 : kAfterBlock);
}

/// Of `rest` rows `fit` have room: a single one on the next page would be alone there, so others go with it.
std::size_t withCompany(std::size_t fit, std::size_t rest)
{
    const bool isAlone = rest > fit && rest - fit < kLeastRows;
    return isAlone && fit > 2 * kLeastRows ? rest - kLeastRows : fit;
}

void placeBlock(Flow& flow, const DocumentTable& table)
{
    const PlacedHeading heading = headingOf(table.title, table.caption, {}, flow.style());
    const auto columns = std::make_shared<const PaperColumns>(PaperColumns::of(table, bodyWidth(), flow.style()));
    const std::size_t least = std::min(kLeastRows, table.rows.size());
    const bool isShort = least == table.rows.size();
    flow.require(heightOf(heading) + paper_table::heightOf({&table, columns, 0, least, isShort && !table.total.empty()}));
    flow.place(heightOf(heading), heading);
    std::size_t first = 0;
    do {
        const std::size_t fit = paper_table::rowsThatFit(table, *columns, first, flow.room());
        const std::size_t one = table.rows.empty() ? 0 : 1;
        const std::size_t count = withCompany(std::max(fit, one), table.rows.size() - first);
        const bool isLast = first + count == table.rows.size();
        const TablePart part{&table, columns, first, first + count, isLast && !table.total.empty()};
        flow.place(paper_table::heightOf(part), part);
        first += count;
        if (!isLast)
            flow.require(paper::body().height());
    } while (first < table.rows.size());
    flow.skip(kAfterBlock);
}

void placeBlock(Flow& flow, const DocumentNotes& notes)
{
    const PlacedHeading heading = headingOf(notes.title, notes.caption, {}, flow.style());
    const double least = notes.notes.empty() ? 0 : heightOf(noteOf(notes.notes.front(), flow.style()));
    flow.require(heightOf(heading) + least);
    flow.place(heightOf(heading), heading);
    placeNotes(flow, notes.notes);
    flow.skip(kAfterBlock - kAfterNote);
}

double heightOf(const PlacedCharts& charts, const PageStyle& style)
{
    double height = charts.hasStrip() ? stripHeight(style.base(), charts.charts->strip) : 0;
    for (std::size_t i = charts.first; i < charts.last; ++i)
        height += paperChartHeight(i, charts.hasAxisBelow(i), style) + (i + 1 < charts.last ? kBetweenCharts : 0);
    return height;
}

/// As many charts from `first` as have room on a page of their own.
PlacedCharts chartsFrom(const DocumentCharts& charts, std::size_t first, double room, const PageStyle& style)
{
    PlacedCharts placed{&charts, first, std::min(first + 1, charts.charts.size())};
    for (PlacedCharts more = placed; more.last < charts.charts.size();) {
        ++more.last;
        if (heightOf(more, style) > room)
            break;
        placed = more;
    }
    return placed;
}

void placeBlock(Flow& flow, const DocumentCharts& charts)
{
    const PlacedHeading heading = headingOf(charts.title, charts.caption, charts.status, flow.style());
    std::size_t first = 0;
    do {
        const double most = paper::body().height() - heightOf(heading);
        const PlacedCharts placed = chartsFrom(charts, first, most, flow.style());
        const double height = heightOf(placed, flow.style());
        flow.require(heightOf(heading) + height);
        flow.place(heightOf(heading), heading);
        flow.place(height, placed);
        flow.skip(kAfterBlock);
        first = placed.last;
    } while (first < charts.charts.size());
}

} // namespace

bool PlacedCharts::hasStrip() const
{
    return last == charts->charts.size() && !charts->strip.lanes.empty();
}

bool PlacedCharts::hasAxisBelow(std::size_t index) const
{
    return index + 1 == last && !hasStrip();
}

NotePlaces NotePlaces::of(const DocumentNotes::Note& note)
{
    const double subject = note.status ? kShape + paper::mm(1.5) : 0;
    return {subject, note.subject.isEmpty() ? subject : paper::mm(46)};
}

double paperChartHeight(std::size_t index, bool hasAxis, const PageStyle& style)
{
    return chartHeight(style.base(), index == 0 ? kTallPlot : kSmallPlot, hasAxis ? TimeAxis::Shown : TimeAxis::Hidden);
}

std::vector<Page> layOut(const Document& document, const PageStyle& style)
{
    std::vector<Page> pages;
    Flow flow(pages, style);
    for (const DocumentSection& section : document.sections) {
        flow.begin(section);
        placeOpening(flow, section);
        for (const DocumentBlock& block : section.blocks)
            std::visit([&flow](const auto& one) { placeBlock(flow, one); }, block);
    }
    return pages;
}

} // namespace traceo
