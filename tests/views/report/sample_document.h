#pragma once
// A document of one section with a table of so many rows.

#include "export/document_words.h"

namespace traceo::test {

inline Reading count(double value)
{
    return {.value = value, .unit = Unit::Count, .quality = Quality::Ok};
}

inline DocumentTable table(int rows)
{
    DocumentTable table{.title = QStringLiteral("All of them"), .caption = QStringLiteral("In their order.")};
    table.columns = {{.title = QStringLiteral("Name"), .kind = CellKind::Key},
                     {.title = QStringLiteral("Much"), .kind = CellKind::Number}};
    for (int i = 0; i < rows; ++i)
        table.rows.push_back({Cell::ofKey(QStringLiteral("row-%1").arg(i)), Cell::ofReading(count(i))});
    table.total = {Cell::ofKey(QStringLiteral("Together")), Cell::ofReading(count(rows))};
    return table;
}

inline Document document(int rows)
{
    Document document{.workspace = QStringLiteral("shop"),
                      .period = {utcMs(1'795'000'000'000), utcMs(1'795'860'000'000)},
                      .known = utcMs(1'795'860'010'000),
                      .made = utcMs(1'795'860'010'000),
                      .style = {.locale = QLocale::c()}};
    document.command = QStringLiteral("traceo report run --at 2026-11-28T10:42:00Z");
    DocumentSection section{.subject = QStringLiteral("Rows"), .finding = QStringLiteral("They are all there")};
    section.method = QStringLiteral("counted.");
    section.blocks.push_back(table(rows));
    document.sections.push_back(std::move(section));
    return document;
}

} // namespace traceo::test
