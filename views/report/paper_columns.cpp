#include "views/report/paper_columns.h"

#include "views/report/paper_text.h"
#include "widgets/number_text.h"

#include <QFontMetricsF>

#include <algorithm>
#include <numeric>
#include <optional>

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
constexpr qsizetype kLongestSearched = 1024; ///< for the longest word: more than kMostCellLines lines hold
/// What a width may lose where it is the difference of two places.
constexpr double kRounding = 1;

bool canShrink(CellKind kind)
{
    return kind == CellKind::Text || kind == CellKind::Key || kind == CellKind::Note || kind == CellKind::Lines
        || kind == CellKind::State;
}

/// Of the words of a cell.
QFont fontOf(const Cell& cell, bool isStrong, const PageStyle& style)
{
    const bool isLoud = cell.kind == CellKind::State && cell.status == Status::Critical;
    return isStrong || isLoud ? style.strongCell() : style.cell();
}

/// As wide as it is drawn: in the strong font where it is one.
double widthOf(const Cell& cell, bool isStrong, const PageStyle& style)
{
    const QFontMetricsF metrics(fontOf(cell, isStrong, style));
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

bool mayShrink(const DocumentTable::Column& column)
{
    return canShrink(column.kind) && !column.isMatrix;
}

/// What a cell needs so that none of its words is broken.
double wordsOf(const Cell& cell, bool isStrong, const PageStyle& style)
{
    const QFont font = fontOf(cell, isStrong, style);
    if (cell.kind == CellKind::State)
        return kShape + kShapeGap + longestWord(stateWord(cell).left(kLongestSearched), font);
    const double own = longestWord(cell.text.left(kLongestSearched), font);
    return cell.kind == CellKind::Lines ? std::max(own, longestWord(cell.aside.left(kLongestSearched), style.small())) : own;
}

double wordsOf(const DocumentTable& table, std::size_t column, const PageStyle& style)
{
    double longest = 0;
    for (const auto& row : table.rows)
        longest = std::max(longest, wordsOf(row[column], table.columns[column].isStrong, style));
    return longest + kRounding;
}

/// How narrow each column may become: its title and its words stay whole. Where all of them together have no room, columns with
/// the longest words have theirs broken, as few of them as need be, so that the others keep theirs.
std::vector<double> narrowestOf(const DocumentTable& table, const std::vector<double>& natural, double room,
                                const PageStyle& style)
{
    std::vector<double> narrowest = natural;
    std::vector<double> broken = natural;
    for (std::size_t i = 0; i < natural.size(); ++i) {
        if (!mayShrink(table.columns[i]))
            continue;
        const double title = QFontMetricsF(style.columnTitle()).horizontalAdvance(table.columns[i].title);
        narrowest[i] = std::min(natural[i], std::max(title, wordsOf(table, i, style)));
        broken[i] = std::min(narrowest[i], std::max(title, kNarrowest));
    }
    while (sumOf(narrowest) > room) {
        std::optional<std::size_t> longest;
        for (std::size_t i = 0; i < narrowest.size(); ++i) {
            if (broken[i] < narrowest[i] && (!longest || narrowest[i] > narrowest[*longest]))
                longest = i;
        }
        if (!longest)
            break;
        narrowest[*longest] = broken[*longest];
    }
    return narrowest;
}

enum class Shrinking : std::uint8_t { Prose, Words, Narrowest };

double leastOf(Shrinking which)
{
    return which == Shrinking::Prose ? kNarrowestProse : which == Shrinking::Words ? kNarrowest : 0;
}

/// Takes `excess` off the columns of words, the widest first, down to the narrowest they may be. Returns what is left of it.
double shrink(std::vector<double>& widths, const DocumentTable& table, double excess, Shrinking which,
              const std::vector<double>& narrowest)
{
    const auto least = [&](std::size_t column) { return std::max(leastOf(which), narrowest[column]); };
    while (excess > 1) {
        std::optional<std::size_t> widest;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const CellKind kind = table.columns[i].kind;
            const bool isWanted = which != Shrinking::Prose || kind == CellKind::Text || kind == CellKind::Note;
            const bool hasRoom = mayShrink(table.columns[i]) && widths[i] > least(i);
            if (isWanted && hasRoom && (!widest || widths[i] > widths[*widest]))
                widest = i;
        }
        if (!widest)
            break;
        double& width = widths[*widest];
        const double step = std::min({excess, width - least(*widest), std::max(1.0, width / 8)});
        width -= step;
        excess -= step;
    }
    return excess;
}

/// Prose gives first, then all, and what is narrow already only so that words of others are not broken.
void shrinkTo(double room, std::vector<double>& widths, const DocumentTable& table, const PageStyle& style)
{
    double excess = sumOf(widths) - room;
    if (excess <= 1)
        return;
    const std::vector<double> narrowest = narrowestOf(table, widths, room, style);
    for (const Shrinking which : {Shrinking::Prose, Shrinking::Words, Shrinking::Narrowest})
        excess = shrink(widths, table, excess, which, narrowest);
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
    const QFont font = fontOf(cell, isStrong, style);
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
    shrinkTo(width - sumOf(gaps), widths, table, style);
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
