#pragma once
// The blocks of a section by their kind, and its tables by their title.

#include "export/document.h"

#include <QRegularExpression>
#include <QTimeZone>

namespace traceo::test {

template <class Block>
std::vector<const Block*> blocksOf(const DocumentSection& section)
{
    std::vector<const Block*> found;
    for (const DocumentBlock& block : section.blocks) {
        if (const auto* one = std::get_if<Block>(&block))
            found.push_back(one);
    }
    return found;
}

/// Nullptr when there is none.
inline const DocumentTable* tableNamed(const DocumentSection& section, const QString& title)
{
    for (const DocumentTable* table : blocksOf<DocumentTable>(section)) {
        if (table->title == title)
            return table;
    }
    return nullptr;
}

/// The text of a column's cell; as it is shown where it is a number.
inline QString textOf(const DocumentTable& table, std::size_t row, const QString& column)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Cell& cell = table.rows[row][i];
        if (table.columns[i].title == column)
            return cell.text.isEmpty() ? toText(cell.reading, {.locale = QLocale::c()}) : cell.text;
    }
    return {};
}

/// All that is said in sentences and words, not the numbers of cells.
inline QStringList wordsOf(const DocumentSection& section)
{
    QStringList words{section.finding, section.summary, section.method};
    for (const auto& notice : section.notices)
        words << notice.subject << notice.text;
    for (const KeyFigure& figure : section.figures)
        words << figure.title << figure.unit << figure.note;
    for (const DocumentTable* table : blocksOf<DocumentTable>(section)) {
        words << table->title << table->caption;
        for (const auto& row : table->rows) {
            for (const Cell& cell : row)
                words << cell.text << cell.aside << cell.tip;
        }
    }
    for (const DocumentCharts* drawn : blocksOf<DocumentCharts>(section)) {
        words << drawn->title << drawn->caption;
        for (const Chart& chart : drawn->charts)
            words << chart.title << chart.note;
        for (const ChangePoint& change : drawn->changes)
            words << change.words;
        for (const Strip::Lane& lane : drawn->strip.lanes)
            words << lane.name << lane.words;
    }
    for (const DocumentNotes* notes : blocksOf<DocumentNotes>(section)) {
        words << notes->title << notes->caption;
        for (const auto& note : notes->notes)
            words << note.subject << note.text;
    }
    return words;
}

/// The times in these words, as minutes of the day.
inline QList<int> timesIn(const QStringList& words)
{
    static const QRegularExpression time(QStringLiteral("\\b(\\d\\d):(\\d\\d)\\b"));
    QList<int> minutes;
    for (auto it = time.globalMatch(words.join(u'\n')); it.hasNext();) {
        const auto match = it.next();
        minutes << match.captured(1).toInt() * 60 + match.captured(2).toInt();
    }
    return minutes;
}

/// India's clocks differ from UTC in hours and minutes, so that a time that was left in UTC is found.
inline Style indian()
{
    return {.locale = QLocale::c(), .zone = QTimeZone("Asia/Kolkata")};
}
/// Whether the second has the times of the first, each five and a half hours later, and there are any.
inline bool areIndianTimes(const DocumentSection& utc, const DocumentSection& india)
{
    QList<int> shifted = timesIn(wordsOf(utc));
    for (int& minutes : shifted)
        minutes = (minutes + 330) % 1440;
    return !shifted.isEmpty() && shifted == timesIn(wordsOf(india));
}

} // namespace traceo::test
