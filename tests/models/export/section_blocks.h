#pragma once
// The blocks of a section by their kind, and its tables by their title.

#include "export/document.h"

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

} // namespace traceo::test
