#include "export/csv.h"

#include "core/moment.h"
#include "vocabulary/sample_text.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace traceo {
namespace {

bool needsQuotes(std::string_view cell)
{
    const auto special = [](char c) { return c == '"' || c == ',' || c == ';' || static_cast<unsigned char>(c) < 0x20; };
    return std::ranges::any_of(cell, special) || cell.starts_with(' ') || cell.ends_with(' ');
}

bool isNumber(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::Double:
    case QMetaType::Float:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return true;
    default: // every other type of the meta-object system is shown as text
        return false;
    }
}

void appendCell(CsvText& csv, const QVariant& value)
{
    if (!value.isValid() || value.isNull())
        csv.nothing();
    else if (value.typeId() == QMetaType::Double || value.typeId() == QMetaType::Float)
        csv.number(value.toDouble());
    else if (isNumber(value))
        csv.rawNumber(value.toString().toStdString());
    else if (value.typeId() == QMetaType::QDateTime)
        csv.time(utcMs(value.toDateTime().toMSecsSinceEpoch()));
    else
        csv.text(value.toString().toStdString());
}

/// Lines drawn from values have points without extent; those of an envelope have some.
bool hasExtent(const Line& line)
{
    return std::ranges::any_of(line.points, [](const LinePoint& point) {
        return point.hasValue() && (point.first != point.last || point.min != point.max || point.min != point.last);
    });
}

/// Names as columns, each once: a second "checkout" is "checkout (2)".
std::vector<std::string> columnNames(const std::vector<Line>& lines)
{
    std::vector<std::string> names;
    std::map<std::string, int> seen;
    for (const Line& line : lines) {
        std::string name = line.name.toStdString();
        if (const int count = ++seen[name]; count > 1)
            name += " (" + std::to_string(count) + ")";
        names.push_back(std::move(name));
    }
    return names;
}

void appendHeader(CsvText& csv, const std::vector<std::string>& names, const std::vector<bool>& extents)
{
    csv.text(vocabulary::kSampleTime);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!extents[i]) {
            csv.text(names[i]);
            continue;
        }
        for (const char* part : {" min", " max", " last"})
            csv.text(names[i] + part);
    }
    csv.endRow();
}

void appendPoint(CsvText& csv, const LinePoint* point, bool extent)
{
    if (extent) {
        csv.number(point ? point->min : LinePoint().min);
        csv.number(point ? point->max : LinePoint().max);
    }
    csv.number(point ? point->last : LinePoint().last);
}

} // namespace

void CsvText::separate()
{
    if (m_inRow)
        m_out += ',';
    m_inRow = true;
}

void CsvText::text(std::string_view cell)
{
    separate();
    const bool guarded = vocabulary::looksLikeFormula(cell);
    // An empty text is written as one, so that it differs from nothing.
    if (!cell.empty() && !needsQuotes(cell)) {
        if (guarded)
            m_out += '\'';
        m_out += cell;
        return;
    }
    m_out += guarded ? "\"'" : "\"";
    for (const char c : cell) {
        if (c == '"')
            m_out += '"';
        m_out += c;
    }
    m_out += '"';
}

void CsvText::number(double value)
{
    if (std::isnan(value)) {
        nothing();
        return;
    }
    separate();
    vocabulary::appendNumber(m_out, value, vocabulary::NumberForm::Exact);
}

void CsvText::rawNumber(std::string_view digits)
{
    separate();
    m_out += digits;
}

void CsvText::time(UtcMs moment)
{
    separate();
    m_out += toRfc3339(moment);
}

void CsvText::nothing()
{
    separate();
}

void CsvText::endRow()
{
    m_out += "\r\n";
    m_inRow = false;
}

std::string CsvText::take()
{
    return std::exchange(m_out, {});
}

std::string toCsv(const TableModel& table)
{
    CsvText csv;
    const int columns = table.columnCount();
    for (int column = 0; column < columns; ++column)
        csv.text(table.columnId(column));
    csv.endRow();
    for (int row = 0; row < table.rowCount(); ++row) {
        for (int column = 0; column < columns; ++column)
            appendCell(csv, table.data(table.index(row, column), ExportRole));
        csv.endRow();
    }
    return csv.take();
}

std::string toCsv(const Chart& chart)
{
    std::vector<bool> extents;
    std::map<UtcMs, std::vector<const LinePoint*>> rows;
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        extents.push_back(hasExtent(chart.lines[i]));
        for (const LinePoint& point : chart.lines[i].points) {
            auto& row = rows[point.at];
            row.resize(chart.lines.size(), nullptr);
            row[i] = &point;
        }
    }
    CsvText csv;
    appendHeader(csv, columnNames(chart.lines), extents);
    for (const auto& [at, points] : rows) {
        csv.time(at);
        for (std::size_t i = 0; i < points.size(); ++i)
            appendPoint(csv, points[i], extents[i]);
        csv.endRow();
    }
    return csv.take();
}

std::string toCsv(const Strip& strip)
{
    CsvText csv;
    for (const char* const title : {"name", "from", "to", "state"})
        csv.text(title);
    csv.endRow();
    const auto addRow = [&csv](const Strip::Lane& lane, TimeSpan span, std::string_view state) {
        csv.text(lane.name.toStdString());
        csv.time(span.from);
        csv.time(span.to);
        state.empty() ? csv.nothing() : csv.text(state);
        csv.endRow();
    };
    for (const Strip::Lane& lane : strip.lanes) {
        UtcMs known = strip.range.from;
        const auto addUnknown = [&](UtcMs until) {
            for (; strip.cell > Millis{0} && known < until; known += strip.cell)
                addRow(lane, {known, known + strip.cell}, {});
        };
        for (const Strip::Part& part : lane.parts) {
            addUnknown(part.span.from);
            addRow(lane, part.span, wordOf(part.status));
            known = part.span.to;
        }
        addUnknown(strip.range.to);
    }
    return csv.take();
}

} // namespace traceo
