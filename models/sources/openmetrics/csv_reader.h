#pragma once
// Cells of a CSV text (RFC 4180), row by row: a state machine that says where a cell began and
// never holds more than one row.
// One thread at a time; used once.

#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct CsvCell {
    std::string text;
    std::int64_t line = 1;
    std::size_t column = 1; ///< in bytes
};

class CsvReader {
public:
    static constexpr std::size_t kMostColumns = 1000;
    static constexpr std::size_t kMostCellBytes = 1024 * 1024;

    enum class Problem : std::uint8_t { None, OpenQuote, TextBehindQuote, QuoteInCell, TooManyColumns, CellTooLong };

    /// Requires: `text` outlives the reader.
    explicit CsvReader(std::string_view text) : m_text(text) {}

    /// The next row; none at the end and at a problem. Empty lines are skipped.
    std::optional<std::vector<CsvCell>> next();
    Problem problem() const { return m_problem; }
    /// Where the reader stands, for a problem.
    std::int64_t line() const { return m_line; }
    std::size_t column() const { return m_at - m_lineStart + 1; }

private:
    bool readCell(CsvCell& cell);
    bool readQuoted(std::string& out);
    bool readBare(std::string& out);
    bool atEnd() const { return m_at >= m_text.size(); }
    bool atBreak() const { return m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
    void takeBreak();
    bool fail(Problem problem);

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_lineStart = 0;
    std::int64_t m_line = 1;
    Problem m_problem = Problem::None;
};

} // namespace traceo
