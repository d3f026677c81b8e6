#pragma once
// What an item model answers beside Qt's own roles. DisplayRole is text for people; sorting,
// exports and tests use these.

#include <Qt>

#include <cstdint>

namespace traceo {

enum Role : int {
    SortRole = Qt::UserRole + 1, ///< QVariant that compares as the column should sort
    ValueRole,                   ///< double, unrounded; invalid when there is none
    UnitRole,                    ///< int(Unit)
    QualityRole,                 ///< int(Quality)
    AgeRole,                     ///< qint64 milliseconds
    ExplanationRole,             ///< QVariant of std::shared_ptr<const Explanation>
    KindRole,                    ///< int(CellKind): how the delegate draws the cell
    StatusRole,                  ///< int(Status)
    FractionRole,                ///< double, for bars: 0…1; below 0 when overspent
    SparklineRole,               ///< QVariant of QList<double>; NaN is a gap
    KeyRole,                     ///< QString identity of the row, stable over updates
    AsideRole,                   ///< QString: small words that qualify the row
    ColumnIdRole,                ///< QString of a header: the column's stable name ("budget_left")
    ExportRole,                  ///< QVariant: raw number, ISO 8601 time or text, free of locale
};

/// How a cell is drawn; also decides alignment and the width of the column.
enum class CellKind : std::uint8_t {
    Text,
    Key,
    Note,
    Number,
    State,
    Bar,
    Sparkline,
    Age,
    Shape, ///< a state without its word
    Lines, ///< a title, and under it what AsideRole says
    Heat,  ///< a strip of small cells, the values of SparklineRole; text and value are the highest of them
};

} // namespace traceo
