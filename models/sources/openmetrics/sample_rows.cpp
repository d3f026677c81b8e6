#include "sources/openmetrics/sample_rows.h"

#include "core/json.h"
#include "core/moment.h"
#include "sources/openmetrics/csv_reader.h"
#include "sources/openmetrics/label_text.h"
#include "vocabulary/sample_text.h"

#include <QCoreApplication>

#include <array>
#include <unordered_map>

#include <nlohmann/json.hpp>

namespace traceo {
namespace {

using namespace vocabulary;

constexpr std::array<const char*, 5> kColumns{kSampleSource, kSampleName, kSampleLabels, kSampleTime, kSampleValue};
enum Column : std::size_t { Source, Name, LabelText, Time, Value };

QString say(const char* text)
{
    return QCoreApplication::translate("SampleRows", text);
}

/// An absolute moment; `now` means nothing in a file.
std::optional<UtcMs> timeOf(std::string_view text)
{
    if (text.starts_with("now"))
        return std::nullopt;
    const auto moment = parseMoment(text, UtcMs{});
    return moment ? std::optional(*moment) : std::nullopt;
}

QString expectedTime()
{
    return say(QT_TRANSLATE_NOOP("SampleRows", "a time such as 2026-11-23T14:05:00Z"));
}

QString expectedValue()
{
    return say(QT_TRANSLATE_NOOP("SampleRows", "a number that a double can hold"));
}

bool isValidUtf8(std::string_view text)
{
    return QUtf8StringView(text.data(), qsizetype(text.size())).isValidUtf8();
}

QString wordsFor(CsvReader::Problem problem)
{
    switch (problem) {
    case CsvReader::Problem::None:
        return {};
    case CsvReader::Problem::OpenQuote:
        return say(QT_TRANSLATE_NOOP("SampleRows", "a quote without its end"));
    case CsvReader::Problem::TextBehindQuote:
        return say(QT_TRANSLATE_NOOP("SampleRows", "text behind a quoted cell"));
    case CsvReader::Problem::QuoteInCell:
        return say(QT_TRANSLATE_NOOP("SampleRows", "a quote inside of a cell"));
    case CsvReader::Problem::TooManyColumns:
        return say(QT_TRANSLATE_NOOP("SampleRows", "more than 1,000 columns"));
    case CsvReader::Problem::CellTooLong:
        return say(QT_TRANSLATE_NOOP("SampleRows", "a cell over 1 MiB"));
    }
    Q_UNREACHABLE();
}

class CsvSamples {
public:
    CsvSamples(std::string_view text, ImportedSamples& into) : m_csv(text), m_into(into) {}

    void read()
    {
        const auto header = m_csv.next();
        if (header && !readHeader(*header))
            return;
        while (header) {
            const auto row = m_csv.next();
            if (!row)
                break;
            readRow(*row);
        }
        if (m_csv.problem() != CsvReader::Problem::None)
            m_into.mistake({m_csv.line(), m_csv.column()}, say(QT_TRANSLATE_NOOP("SampleRows", "CSV")),
                           wordsFor(m_csv.problem()));
    }

private:
    static ImportPlace placeOf(const CsvCell& cell) { return {cell.line, cell.column}; }

    bool readHeader(const std::vector<CsvCell>& header)
    {
        m_width = header.size();
        bool good = true;
        for (std::size_t i = 0; i < header.size(); ++i) {
            const auto known = std::ranges::find(kColumns, header[i].text);
            const bool fits = known != kColumns.end() && !m_columns[std::size_t(known - kColumns.begin())];
            if (fits)
                m_columns[std::size_t(known - kColumns.begin())] = i;
            else
                m_into.mistake(placeOf(header[i]),
                               say(QT_TRANSLATE_NOOP("SampleRows", "each of source, name, labels, time and value at most once")),
                               header[i].text);
            good = good && fits;
        }
        for (const Column column : {Name, Time, Value}) {
            if (m_columns[column])
                continue;
            good = false;
            m_into.mistake(placeOf(header.front()),
                           QCoreApplication::translate("SampleRows", "a column “%1”").arg(QString::fromLatin1(kColumns[column])),
                           say(QT_TRANSLATE_NOOP("SampleRows", "none of this name")));
        }
        return good;
    }

    void readRow(const std::vector<CsvCell>& row)
    {
        if (row.size() != m_width) {
            m_into.mistake(placeOf(row.front()), QCoreApplication::translate("SampleRows", "%1 cells").arg(m_width),
                           QString::number(row.size()));
            return;
        }
        const CsvCell& timeCell = row[*m_columns[Time]];
        const CsvCell& valueCell = row[*m_columns[Value]];
        const auto series = seriesOf(row);
        const auto at = timeOf(timeCell.text);
        const auto value = readNumber(valueCell.text, NumberForm::Exact);
        if (!at)
            m_into.mistake(placeOf(timeCell), expectedTime(), timeCell.text);
        if (!value)
            m_into.mistake(placeOf(valueCell), expectedValue(), valueCell.text);
        if (series && at && value)
            m_into.add(*series, *at, *value, row.front().line);
    }

    std::optional<std::size_t> seriesOf(const std::vector<CsvCell>& row)
    {
        const std::string source = textOf(row, Source);
        const std::string name = textOf(row, Name);
        const std::string labelText = textOf(row, LabelText);
        const std::string spelling = source + '\0' + name + '\0' + labelText;
        if (const auto known = m_known.find(spelling); known != m_known.end())
            return known->second;
        const CsvCell& nameCell = row[*m_columns[Name]];
        if (name.empty() || !isValidUtf8(name) || !isValidUtf8(source)) {
            m_into.mistake(placeOf(nameCell), say(QT_TRANSLATE_NOOP("SampleRows", "a metric name")), name);
            return std::nullopt;
        }
        auto labels = parseLabels(labelText.empty() ? std::string_view("{}") : labelText);
        if (!labels || !isValidUtf8(labelText)) {
            m_into.mistake(placeOf(row[*m_columns[LabelText]]),
                           say(QT_TRANSLATE_NOOP("SampleRows", "labels such as {a=\"1\",b=\"2\"}")), labelText);
            return std::nullopt;
        }
        const std::size_t series = m_into.series(name, std::move(*labels), source);
        m_known.emplace(spelling, series);
        return series;
    }

    /// Without the ' that keeps a spreadsheet from calculating.
    std::string textOf(const std::vector<CsvCell>& row, Column column) const
    {
        if (!m_columns[column])
            return {};
        const std::string& text = row[*m_columns[column]].text;
        return text.starts_with('\'') && looksLikeFormula(text) ? text.substr(1) : text;
    }

    CsvReader m_csv;
    ImportedSamples& m_into;
    std::size_t m_width = 0;
    std::array<std::optional<std::size_t>, kColumns.size()> m_columns;
    std::unordered_map<std::string, std::size_t> m_known;
};

std::optional<Labels> labelsOf(const nlohmann::json& row)
{
    const auto member = row.find(kSampleLabels);
    if (member == row.end())
        return Labels();
    if (!member->is_object())
        return std::nullopt;
    std::vector<Labels::Pair> pairs;
    for (const auto& [name, value] : member->items()) {
        if (!value.is_string() || name.empty() || name == "__name__") // the name has a place of its own
            return std::nullopt;
        pairs.emplace_back(name, value.get<std::string>());
    }
    return Labels(std::move(pairs));
}

std::optional<double> valueOf(const nlohmann::json& row)
{
    if (const auto number = numberAt(row, kSampleValue))
        return number;
    const auto word = textAt(row, kSampleValue);
    return word ? readNumber(*word, NumberForm::Exact) : std::nullopt;
}

void readJsonRow(const nlohmann::json& row, std::int64_t line, ImportedSamples& into)
{
    const ImportPlace place{line, 1};
    const auto name = textAt(row, kSampleName);
    const auto time = textAt(row, kSampleTime);
    const auto at = time ? timeOf(*time) : std::nullopt;
    const auto value = valueOf(row);
    auto labels = labelsOf(row);
    if (!name || name->empty())
        into.mistake(place, say(QT_TRANSLATE_NOOP("SampleRows", "a metric name as “name”")), name.value_or(""));
    if (!labels)
        into.mistake(place, say(QT_TRANSLATE_NOOP("SampleRows", "an object of texts as “labels”")), toText(row[kSampleLabels]));
    if (!at)
        into.mistake(place, expectedTime(), time.value_or(""));
    if (!value)
        into.mistake(place, expectedValue(), row.contains(kSampleValue) ? toText(row[kSampleValue]) : "");
    if (name && !name->empty() && labels && at && value)
        into.add(into.series(*name, std::move(*labels), textAt(row, kSampleSource).value_or("")), *at, *value, line);
}

} // namespace

Result<void> readSamplesCsv(std::string_view text, ImportedSamples& into)
{
    CsvSamples(text, into).read();
    if (text.ends_with('\n') || text.ends_with('\r'))
        return {};
    // Where a file was cut, 12 may have been 123.
    return Error{ErrorCode::Truncated, into.placeText({1 + std::ranges::count(text, '\n'), 1}),
                 say(QT_TRANSLATE_NOOP("SampleRows", "a line break at the end")),
                 say(QT_TRANSLATE_NOOP("SampleRows", "the end of the file")),
                 say(QT_TRANSLATE_NOOP("SampleRows", "If the file is complete, add a line break."))};
}

void readSamplesJsonl(std::string_view text, ImportedSamples& into)
{
    std::int64_t number = 0;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = text.substr(start, end - start);
        start = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const auto row = parseJson(line);
        if (row && row->is_object())
            readJsonRow(*row, number, into);
        else
            into.mistake({number, 1}, say(QT_TRANSLATE_NOOP("SampleRows", "a JSON object in one line")), line);
    }
}

} // namespace traceo
