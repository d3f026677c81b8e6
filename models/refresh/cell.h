#pragma once
// What one column yields for one row: a value the item model turns into roles and the exports into
// text. No pixels, no colours.
// Any thread; immutable.

#include "core/reading.h"
#include "core/roles.h"
#include "core/status.h"

#include <QList>
#include <QString>

#include <functional>
#include <limits>
#include <string>

namespace traceo {

struct Cell {
    CellKind kind = CellKind::Text;
    QString text;    ///< Text, Key, Note, Lines: the title; for State, Shape: the word, nameOf(status) when empty; of a
                     ///< Number without a value: what stands there instead of a dash
    QString aside;   ///< State, and Bar without a bar: what qualifies the row, small beside it; Lines: the second line
    Reading reading; ///< Number, Bar, Age; Heat: the highest; State: what orders those in one state, least first
    Status status = Status::Ok;
    double fraction = std::numeric_limits<double>::quiet_NaN(); ///< Bar: 0…1, below 0 when overspent
    QList<double> sparkline;                                    ///< Sparkline, Heat: NaN is a gap
    QString name;                                               ///< Key: what files and filters know it by; empty: the text
    QString tip;                                                ///< plain text; why there is nothing, what a state means

    static Cell ofText(QString text);
    static Cell ofKey(QString text);
    /// Shown as one thing, in files another.
    static Cell ofKey(QString text, QString name);
    static Cell ofNote(QString text);
    static Cell ofStatus(Status status, QString word = {}, QString tip = {});
    static Cell ofReading(Reading reading);
    static Cell ofBar(Reading reading, double fraction);
    static Cell ofSparkline(QList<double> values);
    static Cell ofHeat(QList<double> values, Reading highest);
    static Cell ofAge(Reading age);
    static Cell ofShape(Status status);
    static Cell ofLines(QString title, QString below);
};

/// Columns are data: adding one is adding a row of a table.
template <class Row>
struct Column {
    std::string id; ///< stable, snake_case; the CSV header
    QString title;  ///< translated
    CellKind kind = CellKind::Text;
    std::function<Cell(const Row&)> cell;
    QString widest;       ///< the widest text the column's kind can show; numbers never elide
    QString tip{};        ///< what it shows, where the title is no plain word; plain text
    QString note{};       ///< the widest Cell::aside in its place, which is whole where there is room
    bool isWhole = false; ///< words that are not cut where the table is narrow
};

template <class Row>
Column<Row> numberColumn(std::string id, const QString& title, Reading Row::*reading, const QString& widest = {},
                         const QString& tip = {})
{
    return {.id = std::move(id),
            .title = title,
            .kind = CellKind::Number,
            .cell = [reading](const Row& row) { return Cell::ofReading(row.*reading); },
            .widest = widest,
            .tip = tip};
}

} // namespace traceo
