#include "views/report/paper_columns.h"

#include "views/report/paper_text.h"
#include "widgets/number_text.h"

#include <QFontMetricsF>

#include <algorithm>
#include <numeric>

namespace traceo {
namespace {

using namespace paper_cell;

constexpr double kGap = paper::mm(3);             ///< between columns
constexpr double kTightGap = paper::mm(2);        ///< where names would have to be cut
constexpr double kNarrowest = paper::mm(14);      ///< of a column of words
constexpr double kNarrowestProse = paper::mm(26); ///< that has lines enough, as long as names need the room
/// Lines below a title.
constexpr int kMostBelow = 6;
constexpr int kMostCellLines = 8;
/// Columns of a matrix touch but for a seam, and are equally wide.
constexpr double kSeam = paper::mm(0.4);
constexpr double kNarrowestMatrix = paper::mm(13);
constexpr double kWidestMatrix = paper::mm(20);
/// Characters that are measured for the width of a column of words; a label of 64 KiB does not stop the printing.
constexpr qsizetype kLongestMeasured = 128;

bool canShrink(CellKind kind)
{
    return kind == CellKind::Text || kind == CellKind::Key || kind == CellKind::Note || kind == CellKind::Lines
        || kind == CellKind::State;
}

/// As wide as it is drawn: in the strong font where it is one.
double widthOf(const Cell& cell, bool isStrong, const PageStyle& style)
{
    const bool isLoud = cell.kind == CellKind::State && cell.status == Status::Critical;
    const QFontMetricsF metrics(isStrong || isLoud ? style.strongCell() : style.cell());
    switch (cell.kind) {
    case CellKind::Text:
    case CellKind::Key:
    case CellKind::Note:
    case CellKind::Lines:
        return metrics.horizontalAdvance(cell.text.left(kLongestMeasured));
    case CellKind::State:
        return kShape + kShapeGap + metrics.horizontalAdvance(stateWord(cell).left(kLongestMeasured));
    case CellKind::Number:
    case CellKind::Age:
        return NumberText(style.strongCell()).width(numberText(cell, style.format()));
    case CellKind::Bar:
        return NumberText(style.strongCell()).width(numberText(cell, style.format())) + kShapeGap + kBarWidth;
    case CellKind::Sparkline:
    case CellKind::Heat:
        return kSparklineWidth;
    case CellKind::Shape:
        return kShape;
    }
    Q_UNREACHABLE();
}

/// Of a column of a matrix, whose words are smaller (widgets/matrix_cell.h).
double matrixWidth(const DocumentTable& table, std::size_t column, const PageStyle& style)
{
    const double title = QFontMetricsF(style.columnTitle()).horizontalAdvance(table.columns[column].title) + kMatrixPad / 2;
    double words = 0;
    for (const auto& row : table.rows)
        words = std::max(words, QFontMetricsF(style.smallStrong()).horizontalAdvance(row[column].text.left(kLongestMeasured)));
    return std::max(title, 2 * kMatrixPad + kShape + kShapeGap + words);
}

std::vector<double> naturalWidths(const DocumentTable& table, const PageStyle& style)
{
    std::vector<double> widths;
    for (const DocumentTable::Column& column : table.columns)
        widths.push_back(QFontMetricsF(style.columnTitle()).horizontalAdvance(column.title));
    const auto widen = [&](const std::vector<Cell>& cells, bool isTotal) {
        for (std::size_t i = 0; i < std::min(cells.size(), widths.size()); ++i)
            widths[i] = std::max(widths[i], widthOf(cells[i], isTotal || table.columns[i].isStrong, style));
    };
    for (const auto& row : table.rows)
        widen(row, false);
    widen(table.total, true);
    double widest = kNarrowestMatrix;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (table.columns[i].isMatrix)
            widest = std::clamp(matrixWidth(table, i, style), widest, kWidestMatrix);
    }
    for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i] = table.columns[i].isMatrix ? widest : widths[i];
    return widths;
}

bool isSeam(const DocumentTable& table, std::size_t column)
{
    return table.columns[column].isMatrix && table.columns[column + 1].isMatrix;
}

/// After each column but the last.
std::vector<double> gapsOf(const DocumentTable& table, double gap)
{
    std::vector<double> gaps;
    for (std::size_t i = 0; i + 1 < table.columns.size(); ++i)
        gaps.push_back(isSeam(table, i) ? kSeam : gap);
    return gaps;
}

double sumOf(const std::vector<double>& lengths)
{
    return std::accumulate(lengths.begin(), lengths.end(), 0.0);
}

/// What is left over goes to what stands below titles, which then needs fewer lines; else between the columns.
void spread(std::vector<double>& widths, std::vector<double>& gaps, const DocumentTable& table, double rest)
{
    const auto lines = std::ranges::find(table.columns, CellKind::Lines, &DocumentTable::Column::kind);
    if (rest <= 0 || gaps.empty())
        return;
    if (lines != table.columns.end()) {
        widths[std::size_t(lines - table.columns.begin())] += rest;
        return;
    }
    std::size_t seams = 0;
    for (std::size_t i = 0; i < gaps.size(); ++i)
        seams += isSeam(table, i) ? 1 : 0;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        if (!isSeam(table, i))
            gaps[i] += rest / double(gaps.size() - seams);
    }
}

double heightOfRow(const std::vector<Cell>& row, const DocumentTable& table, const PaperColumns& columns, const PageStyle& style)
{
    double height = kRow;
    for (std::size_t i = 0; i < std::min(row.size(), columns.spans.size()); ++i) {
        if (table.columns[i].isMatrix)
            continue;
        const double width = columns.spans[i].right - columns.spans[i].left;
        const double own = row[i].kind == CellKind::Lines
            ? kBelowLine * double(below(row[i], width, style).size())
            : kCellLine * double(linesOf(row[i], width, table.columns[i].isStrong, style).size() - 1);
        height = std::max(height, kRow + own);
    }
    return height;
}

enum class Shrinking : std::uint8_t { Prose, Words };

/// Takes `excess` off the columns of words, the widest first, down to the narrowest they may be: their titles stay whole.
/// Returns what is left of it.
double shrink(std::vector<double>& widths, const DocumentTable& table, double excess, Shrinking which, const PageStyle& style)
{
    const auto narrowest = [&](std::size_t column) {
        return std::max(which == Shrinking::Prose ? kNarrowestProse : kNarrowest,
                        QFontMetricsF(style.columnTitle()).horizontalAdvance(table.columns[column].title));
    };
    while (excess > 1) {
        std::optional<std::size_t> widest;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const CellKind kind = table.columns[i].kind;
            const bool isWanted = which == Shrinking::Words || kind == CellKind::Text || kind == CellKind::Note;
            const bool mayShrink = isWanted && canShrink(kind) && !table.columns[i].isMatrix;
            if (mayShrink && widths[i] > narrowest(i) && (!widest || widths[i] > widths[*widest]))
                widest = i;
        }
        if (!widest)
            break;
        double& width = widths[*widest];
        const double step = std::min({excess, width - narrowest(*widest), std::max(1.0, width / 8)});
        width -= step;
        excess -= step;
    }
    return excess;
}

} // namespace

QString paper_cell::numberText(const Cell& cell, const Style& style)
{
    if (cell.kind == CellKind::Age && cell.reading.hasValue())
        return ageText(Millis{std::int64_t(cell.reading.value * 1000)}, style);
    const bool isSaid = cell.kind == CellKind::Bar && !cell.reading.hasValue() && !cell.aside.isEmpty();
    return isSaid ? cell.aside : toText(cell.reading, style);
}

QString paper_cell::stateWord(const Cell& cell)
{
    return cell.text.isEmpty() ? nameOf(cell.status) : cell.text;
}

QStringList paper_cell::linesOf(const Cell& cell, double width, bool isStrong, const PageStyle& style)
{
    const bool isState = cell.kind == CellKind::State;
    if (!canShrink(cell.kind))
        return {QString()};
    const QString words = isState ? stateWord(cell) : cell.text;
    const QFont font = isStrong || (isState && cell.status == Status::Critical) ? style.strongCell() : style.cell();
    const double room = isState ? width - kShape - kShapeGap : width;
    // A column is as wide as its widest words; what is lost in the sum must not break them.
    const QString line = fitted(words, font, room);
    return line == words ? QStringList(words) : wrapped(words, font, room, kMostCellLines);
}

QStringList paper_cell::below(const Cell& cell, double width, const PageStyle& style)
{
    if (cell.kind != CellKind::Lines || cell.aside.isEmpty())
        return {};
    return wrapped(cell.aside, style.small(), width, kMostBelow);
}

PaperColumns PaperColumns::of(const DocumentTable& table, double width, const PageStyle& style)
{
    std::vector<double> widths = naturalWidths(table, style);
    std::vector<double> gaps = gapsOf(table, kGap);
    if (sumOf(widths) + sumOf(gaps) > width)
        gaps = gapsOf(table, kTightGap);
    const double excess = shrink(widths, table, sumOf(widths) + sumOf(gaps) - width, Shrinking::Prose, style);
    shrink(widths, table, excess, Shrinking::Words, style);
    spread(widths, gaps, table, width - sumOf(widths) - sumOf(gaps));
    PaperColumns columns;
    double x = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        columns.spans.push_back({x, x + widths[i]});
        x += widths[i] + (i < gaps.size() ? gaps[i] : 0);
    }
    for (const auto& row : table.rows)
        columns.rows.push_back(heightOfRow(row, table, columns, style));
    return columns;
}

} // namespace traceo
