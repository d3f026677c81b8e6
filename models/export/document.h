#pragma once
// A report on paper as plain values: a section a pane, each with its finding, figures, tables and
// charts; and what is said of the whole: workspace, times, sources, the command that makes it again.
// views/report paints it. Nothing here knows a page, a font or a colour.
//
// A pane adds its section by a function in models/export/DOMAIN_section.h,
//     Result<DocumentSection> domainSection(const DomainConfig& config, const SectionAsk& ask);
// which makes it of the domain's own report, so that its numbers are those of the window and the
// command; and by the member `section` of the pane's row in app/wiring/panes.cpp, a lambda that
// takes the config out of the workspace. tableOf() makes a table of a domain's columns and rows.
// Words come from translate() and core/format.h; text of servers through plainText() first.
// Any thread; immutable.

#include "core/change_point.h"
#include "core/format.h"
#include "core/line.h"
#include "core/result.h"
#include "core/strip.h"
#include "history/snapshot.h"
#include "refresh/cell.h"
#include "refresh/key_figure.h"
#include "refresh/question.h"

#include <optional>
#include <variant>
#include <vector>

namespace traceo {

struct DocumentTable {
    struct Column {
        QString title;
        CellKind kind = CellKind::Text;
        bool isStrong = false; ///< the number the table is about
        bool isMatrix = false; ///< State cells fill their place, as in a matrix; unknown without a word is hatched
        QString below{};       ///< of Lines: what stands below their titles, as a column of its own in files
    };
    QString title;
    QString caption; ///< order, meaning of columns; may be empty
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< as long as `columns`
    std::vector<Cell> total;             ///< the last row, below a rule; empty: none
};

/// Charts of one object over one time axis; kept together on a page.
struct DocumentCharts {
    QString title;
    std::optional<Status> status;       ///< of the object, before the title
    QString caption;                    ///< what it is, why it is shown, what shading and hatch mean
    std::vector<Chart> charts;          ///< the first is the tallest
    bool isStacked = false;             ///< the lines of the first are parts of a whole
    std::vector<ChangePoint> changes{}; ///< marked in the first
    Strip strip{};                      ///< below them, over the same time; without lanes there is none
};

/// Things to be said one by one: what is missing, how it was counted, a command.
struct DocumentNotes {
    struct Note {
        std::optional<Status> status;
        QString subject;
        QString text;
        QString command; ///< in the fixed font, below
    };
    QString title;
    QString caption;
    std::vector<Note> notes;
};

using DocumentBlock = std::variant<DocumentTable, DocumentCharts, DocumentNotes>;

struct DocumentSection {
    QString subject;                          ///< of the running head: "Service levels"
    QString finding;                          ///< its title, what was found: "22 of 25 objectives met"
    QString summary;                          ///< two lines
    std::vector<DocumentNotes::Note> notices; ///< what a reader must know first: "Half of the window is still being fetched."
    std::vector<KeyFigure> figures;           ///< six at most
    std::vector<DocumentBlock> blocks;
    QString method;         ///< at the foot of its pages, behind "Method:": how it was counted and rounded
    bool isPartial = false; ///< something it should rest on is missing, old or still being fetched
};

/// What a section is made of. The snapshot is that of the whole document.
struct SectionAsk {
    const history::Snapshot& snapshot;
    const Question&
        question; ///< its range is the document's period, its columns those of a chart on paper, its style the document's
};

struct DocumentSource {
    QString name;
    QString kind;
    Status status = Status::Unknown; ///< Ok, Stale; Unknown: never answered
    Reading age;                     ///< of its newest good answer, at the document's moment
};

enum class DocumentOrigin : std::uint8_t { Observed, Generated };

struct Document {
    QString workspace;
    DocumentOrigin origin = DocumentOrigin::Observed; ///< generated data are marked on each page
    TimeSpan period;                                  ///< ends at the moment counted to
    UtcMs known{};                                    ///< nothing that was learned later is in it
    UtcMs made{};
    Style style;
    std::vector<DocumentSource> sources;
    std::vector<DocumentSection> sections;
    QString command; ///< makes it again: "traceo report run --at 2026-11-28T10:42:00Z"
    QString hash;    ///< contentHash() of what was asked for, before completed()
};

/// A domain's columns and rows as a table, all columns or those with these ids, in this order.
template <class Row>
DocumentTable tableOf(const QString& title, const std::vector<Column<Row>>& columns, const std::vector<Row>& rows,
                      const std::vector<std::string>& ids = {})
{
    DocumentTable table;
    table.title = title;
    std::vector<const Column<Row>*> chosen;
    for (const Column<Row>& column : columns) {
        if (ids.empty())
            chosen.push_back(&column);
    }
    for (const std::string& id : ids) {
        for (const Column<Row>& column : columns) {
            if (column.id == id)
                chosen.push_back(&column);
        }
    }
    for (const Column<Row>* column : chosen)
        table.columns.push_back({.title = column->title, .kind = column->kind});
    for (const Row& row : rows) {
        auto& cells = table.rows.emplace_back();
        for (const Column<Row>* column : chosen)
            cells.push_back(column->cell(row));
    }
    return table;
}

/// SHA-256 over all that is said and drawn, as lower-case hex; the same content has the same hash
/// whenever it is made: `made` is not part of it.
QString contentHash(const Document& document);

} // namespace traceo
