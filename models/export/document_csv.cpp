#include "export/document_csv.h"

#include "export/csv.h"

#include <algorithm>

namespace traceo {
namespace {

void addCell(CsvText& csv, const Cell& cell)
{
    switch (cell.kind) {
    case CellKind::Number:
    case CellKind::Bar:
    case CellKind::Age:
    case CellKind::Heat:
        if (cell.reading.hasValue())
            csv.number(cell.reading.value);
        else
            csv.nothing();
        return;
    case CellKind::State:
    case CellKind::Shape:
        csv.text((cell.text.isEmpty() ? nameOf(cell.status) : cell.text).toStdString());
        return;
    default: // all others are words
        if (cell.text.isEmpty())
            csv.nothing();
        else
            csv.text((cell.name.isEmpty() ? cell.text : cell.name).toStdString());
    }
}

/// Lower-case letters and digits with single dashes, for a file's name.
QString slug(const QString& text)
{
    QString name;
    for (const QChar c : text.toLower()) {
        const bool isKept = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isKept)
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    constexpr qsizetype kLongest = 60;
    name = name.left(kLongest);
    return name.endsWith(u'-') ? name.chopped(1) : name;
}

std::string nameFor(std::size_t section, const QString& subject, const QString& title, const std::vector<NamedCsv>& others)
{
    constexpr int kDigits = 2;
    const QString number = QString::number(section).rightJustified(kDigits, u'0');
    const QString stem = QStringList{number, slug(subject), slug(title)}.join(u'-');
    std::string name = stem.toStdString() + ".csv";
    for (int i = 2; std::ranges::find(others, name, &NamedCsv::name) != others.end(); ++i)
        name = stem.toStdString() + '-' + std::to_string(i) + ".csv";
    return name;
}

} // namespace

std::string toCsv(const DocumentTable& table)
{
    CsvText csv;
    for (const DocumentTable::Column& column : table.columns) {
        csv.text(column.title.toStdString());
        if (!column.below.isEmpty())
            csv.text(column.below.toStdString());
    }
    csv.endRow();
    const auto add = [&csv, &table](const std::vector<Cell>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            addCell(csv, row[i]);
            if (!table.columns[i].below.isEmpty())
                addCell(csv, Cell::ofText(row[i].aside));
        }
        csv.endRow();
    };
    std::ranges::for_each(table.rows, add);
    if (!table.total.empty())
        add(table.total);
    return csv.take();
}

std::vector<NamedCsv> tablesOf(const Document& document)
{
    std::vector<NamedCsv> tables;
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        const DocumentSection& section = document.sections[i];
        for (const DocumentBlock& block : section.blocks) {
            if (const auto* const table = std::get_if<DocumentTable>(&block))
                tables.push_back({nameFor(i + 1, section.subject, table->title, tables), toCsv(*table)});
        }
    }
    return tables;
}

} // namespace traceo
