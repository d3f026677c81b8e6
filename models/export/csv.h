#pragma once
// CSV for spreadsheets and programs (RFC 4180: comma, CRLF, quotes doubled; UTF-8 without a mark).
// Numbers stand raw and exact, times as ISO 8601 in UTC, nothing as an empty cell. A text that a
// spreadsheet would run as a formula gets a ' in front; only numbers may begin with a minus.
// Any thread, but for toCsv(TableModel): GUI thread only.

#include "core/line.h"
#include "core/strip.h"
#include "core/time.h"
#include "refresh/row_model.h"

#include <string>
#include <string_view>

namespace traceo {

/// Cells appended one by one to rows.
class CsvText {
public:
    void text(std::string_view cell);
    void number(double value);               ///< infinities as +Inf, -Inf; NaN is an empty cell
    void rawNumber(std::string_view digits); ///< written by somebody who knows that it is a number
    void time(UtcMs moment);
    void nothing();
    void endRow();

    std::string take();
    std::size_t size() const { return m_out.size(); }

private:
    void separate();

    std::string m_out;
    bool m_inRow = false;
};

/// Rows in the model's order, each column under its id, cells by their ExportRole.
std::string toCsv(const TableModel& table);

/// A row a moment at which any line has a point, in ascending order; `time`, then a column a line
/// under its name. A line that holds extents rather than values (its first, min, max and last
/// differ somewhere) has three: "NAME min", "NAME max", "NAME last". Gaps are empty cells.
std::string toCsv(const Chart& chart);

/// A row a lane and a part, lanes in their order: `name`, `from`, `to`, `state`. What no part covers is not in it: of a
/// strip of cells, each hour nobody knows of is a row with an empty state.
std::string toCsv(const Strip& strip);

} // namespace traceo
