#include "sources/openmetrics/csv_reader.h"

namespace traceo {

std::optional<std::vector<CsvCell>> CsvReader::next()
{
    while (!atEnd() && atBreak())
        takeBreak();
    if (atEnd() || m_problem != Problem::None)
        return std::nullopt;
    std::vector<CsvCell> row;
    for (;;) {
        if (row.size() == kMostColumns) {
            fail(Problem::TooManyColumns);
            return std::nullopt;
        }
        CsvCell& cell = row.emplace_back(CsvCell{{}, m_line, column()});
        if (!readCell(cell))
            return std::nullopt;
        if (atEnd())
            return row;
        if (atBreak()) {
            takeBreak();
            return row;
        }
        ++m_at; // the comma
    }
}

bool CsvReader::readCell(CsvCell& cell)
{
    if (atEnd() || m_text[m_at] != '"')
        return readBare(cell.text);
    if (!readQuoted(cell.text))
        return false;
    return atEnd() || atBreak() || m_text[m_at] == ',' || fail(Problem::TextBehindQuote);
}

bool CsvReader::readBare(std::string& out)
{
    const std::size_t start = m_at;
    while (!atEnd() && !atBreak() && m_text[m_at] != ',') {
        if (m_text[m_at] == '"')
            return fail(Problem::QuoteInCell);
        ++m_at;
    }
    out = m_text.substr(start, m_at - start);
    return out.size() <= kMostCellBytes || fail(Problem::CellTooLong);
}

bool CsvReader::readQuoted(std::string& out)
{
    for (++m_at; !atEnd(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '"') {
            if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"') {
                ++m_at;
                return true;
            }
            ++m_at;
        }
        if (c == '\n') {
            ++m_line;
            m_lineStart = m_at + 1;
        }
        if (out.size() == kMostCellBytes)
            return fail(Problem::CellTooLong);
        out += c;
    }
    return fail(Problem::OpenQuote);
}

/// CRLF, LF, or a CR alone.
void CsvReader::takeBreak()
{
    if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
        ++m_at;
    ++m_at;
    ++m_line;
    m_lineStart = m_at;
}

bool CsvReader::fail(Problem problem)
{
    m_problem = problem;
    return false;
}

} // namespace traceo
