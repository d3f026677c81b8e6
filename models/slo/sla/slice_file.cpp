#include "slo/sla/slice_file.h"

#include "core/format.h"
#include "core/moment.h"
#include "slo/sla/slice_digest.h"
#include "slo/slo_config_values.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SliceFile)
};

constexpr double kNoise = 1e-9; ///< of shares that were written as decimals

struct CsvCell {
    std::string text;
    std::size_t column = 1;
};

struct Place {
    QString file;
    std::size_t line = 1;
    std::size_t column = 1;
};

Error mistake(ErrorCode code, const Place& at, const QString& expected, const QString& found, const QString& hint = {})
{
    return {.code = code,
            .where = u"%1:%2:%3"_s.arg(at.file, QString::number(at.line), QString::number(at.column)),
            .expected = expected,
            .found = found,
            .hint = hint};
}

/// RFC 4180, but for cells of several lines, which slices do not have.
std::vector<CsvCell> cellsOf(std::string_view line)
{
    std::vector<CsvCell> cells(1);
    bool isQuoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && isQuoted && i + 1 < line.size() && line[i + 1] == '"')
            cells.back().text += line[i++];
        else if (c == '"')
            isQuoted = !isQuoted;
        else if (c == ',' && !isQuoted)
            cells.push_back({.text = {}, .column = i + 2});
        else
            cells.back().text += c;
    }
    return cells;
}

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isRead = wrong == std::errc() && end == text.data() + text.size();
    return isRead && std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

constexpr std::array<std::string_view, 11> kAlways{"end",     "good",        "total", "observed_s", "uncertain", "undecided",
                                                   "flagged", "excluded_as", "slo",   "objective",  "method"};
constexpr std::array<std::string_view, 4> kOfTime{"slice_s", "slice_target", "good_minutes", "total_minutes"};
constexpr std::string_view kExcess = "excess";       // older files
constexpr std::string_view kEvaluated = "evaluated"; // have neither

class SliceFileReader {
public:
    SliceFileReader(std::string_view csv, const QString& name) : m_rest(csv), m_at{.file = name} {}

    Result<SliceFile> read()
    {
        if (auto done = readHeader(); !done)
            return done.error();
        while (nextLine()) {
            if (auto done = readRow(); !done)
                return done.error();
        }
        if (m_file.table.size() == 0)
            return mistake(ErrorCode::Syntax, m_at, Text::tr("a row for each minute"), Text::tr("none"));
        judgeAgain();
        if (const auto wrong = firstWrong())
            return *wrong;
        return std::move(m_file);
    }

private:
    /// Empty ones at the end are none.
    bool nextLine()
    {
        if (m_rest.empty())
            return false;
        const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
        std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() && m_rest.empty())
            return false;
        m_at = {.file = m_at.file, .line = m_line++, .column = 1};
        m_cells = cellsOf(line);
        return true;
    }

    Result<void> readHeader()
    {
        if (!nextLine())
            return mistake(ErrorCode::Syntax, m_at, Text::tr("a table of slices"), Text::tr("nothing"));
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            m_columns.emplace(m_cells[i].text, i);
        m_width = m_cells.size();
        return needs(kAlways);
    }
    template <std::size_t Count>
    Result<void> needs(const std::array<std::string_view, Count>& names) const
    {
        for (const std::string_view name : names) {
            if (!hasColumn(name))
                return mistake(ErrorCode::Syntax, {.file = m_at.file},
                               Text::tr("a column “%1”").arg(QString::fromUtf8(name.data(), qsizetype(name.size()))),
                               Text::tr("none"), Text::tr("“traceo slo slices NAME -o csv” writes the file that is meant."));
        }
        return {};
    }

    bool hasColumn(std::string_view name) const { return m_columns.contains(name); }
    const CsvCell& cell(std::string_view name) const { return m_cells[m_columns.find(name)->second]; }
    Error wrong(std::string_view name, const QString& expected) const
    {
        return mistake(ErrorCode::BadValue, {.file = m_at.file, .line = m_at.line, .column = cell(name).column}, expected,
                       u"“%1”"_s.arg(plainText(cell(name).text, 63)));
    }
    Result<double> number(std::string_view name) const
    {
        const auto value = numberOf(cell(name).text);
        return value ? Result<double>(*value) : wrong(name, Text::tr("a number that is not below 0"));
    }

    Result<void> readRow();
    Result<void> readDefinition();
    Result<void> readEvaluated();
    Result<Slice> readSlice() const;
    Result<void> readMinutes(Slice slice);
    std::optional<Objective> ratio(std::string_view name) const;
    void judgeAgain();
    std::optional<Error> firstWrong() const;

    std::string_view m_rest;
    Place m_at;
    std::size_t m_line = 1; ///< of the next
    std::size_t m_width = 0;
    std::vector<CsvCell> m_cells;
    std::map<std::string, std::size_t, std::less<>> m_columns;
    std::vector<std::string> m_definition; ///< of the first row: what it has in common with all
    std::vector<Slice> m_written;          ///< what the method makes of each minute, as the file says
    SliceFile m_file;
};

constexpr std::array<std::string_view, 6> kDefinition{"slo", "objective", "method", "slice_s", "slice_target", kEvaluated};

std::optional<Objective> SliceFileReader::ratio(std::string_view name) const
{
    const auto decimal = decimalOf(cell(name).text);
    if (!decimal || decimal->parts > Objective::kScale)
        return std::nullopt;
    return Objective{.parts = decimal->parts, .decimals = std::max(0, decimal->decimals - 2)};
}

Result<void> SliceFileReader::readEvaluated()
{
    if (!hasColumn(kEvaluated))
        return {};
    SliceRows& table = m_file.table;
    const std::string& word = cell(kEvaluated).text;
    table.isEvaluatedByServer = word == evaluatedWord(true);
    if (word != evaluatedWord(table.isEvaluatedByServer))
        return wrong(kEvaluated, Text::tr("local or server"));
    return {};
}

Result<void> SliceFileReader::readDefinition()
{
    SliceRows& table = m_file.table;
    table.slo = cell("slo").text;
    const auto objective = ratio("objective");
    if (!objective)
        return wrong("objective", Text::tr("a ratio such as 0.999"));
    table.objective = *objective;
    using Kind = BudgetingMethod::Kind;
    const auto kinds = {Kind::Occurrences, Kind::Timeslices, Kind::RatioTimeslices};
    const auto kind = std::ranges::find_if(kinds, [this](Kind one) {
        return BudgetingMethod{.kind = one, .sliceTarget = {}}.word() == cell("method").text;
    });
    if (kind == kinds.end())
        return wrong("method", u"Occurrences, Timeslices, RatioTimeslices"_s);
    table.method.kind = *kind;
    if (auto done = readEvaluated(); !done)
        return done;
    if (!table.method.isOfTime())
        return {};
    if (auto done = needs(kOfTime); !done)
        return done;
    const auto seconds = numberOf(cell("slice_s").text);
    table.method.slice = Millis{std::int64_t(seconds.value_or(0)) * 1000};
    if (table.method.slice < kMinute || table.method.slice > 366 * kDay || table.method.slice % kMinute != Millis{0})
        return wrong("slice_s", Text::tr("whole minutes, in seconds"));
    if (table.method.kind != Kind::Timeslices)
        return {};
    const auto target = ratio("slice_target");
    if (!target)
        return wrong("slice_target", Text::tr("a ratio such as 0.95"));
    table.method.sliceTarget = *target;
    return {};
}

Result<Slice> SliceFileReader::readSlice() const
{
    const auto end = parseMoment(cell("end").text, UtcMs{});
    if (!end || floorTo(*end, kMinute) != *end)
        return wrong("end", Text::tr("the end of a minute, as 2026-11-01T00:01:00Z"));
    Slice slice{.end = *end};
    const std::array<std::pair<std::string_view, double*>, 6> quantities{{{"good", &slice.good},
                                                                          {"total", &slice.total},
                                                                          {"observed_s", &slice.observedSeconds},
                                                                          {"uncertain", &slice.uncertain},
                                                                          {"undecided", &slice.undecided},
                                                                          {"flagged", &slice.flagged}}};
    for (const auto& [name, quantity] : quantities) {
        const auto value = number(name);
        if (!value)
            return value.error();
        *quantity = *value;
    }
    if (hasColumn(kExcess)) {
        const auto excess = number(kExcess);
        if (!excess)
            return excess.error();
        slice.excess = *excess;
    }
    if (slice.good > slice.total)
        return wrong("good", Text::tr("no more than the total"));
    constexpr double kWholeMinute = 60;
    if (slice.observedSeconds > kWholeMinute)
        return wrong("observed_s", Text::tr("at most 60 seconds"));
    return slice;
}

Result<void> SliceFileReader::readMinutes(Slice slice)
{
    if (!m_file.table.method.isOfTime()) {
        m_written.push_back(slice);
        return {};
    }
    const auto good = number("good_minutes");
    if (!good)
        return good.error();
    const auto total = number("total_minutes");
    if (!total)
        return total.error();
    slice.good = *good;
    slice.total = *total;
    m_written.push_back(slice);
    return {};
}

Result<void> SliceFileReader::readRow()
{
    if (m_cells.size() != m_width)
        return mistake(ErrorCode::Syntax, m_at, Text::tr("%1 cells").arg(m_width), QString::number(m_cells.size()));
    std::vector<std::string> definition;
    for (const std::string_view name : kDefinition)
        definition.push_back(hasColumn(name) ? cell(name).text : std::string());
    if (m_definition.empty()) {
        if (auto done = readDefinition(); !done)
            return done;
        m_definition = definition;
    } else if (definition != m_definition) {
        return mistake(ErrorCode::BadValue, m_at, Text::tr("one SLO with one objective and method"), Text::tr("another"));
    }
    const auto slice = readSlice();
    if (!slice)
        return slice.error();
    SliceRows& table = m_file.table;
    if (table.size() > 0 && slice->end != table.counted.back().end + kMinute)
        return wrong("end",
                     Text::tr("the next minute, %1").arg(QString::fromStdString(toRfc3339(table.counted.back().end + kMinute))));
    const std::string& word = cell("excluded_as").text;
    if (!word.empty() && word != "drop" && word != "good")
        return wrong("excluded_as", Text::tr("drop, good or nothing"));
    table.counted.push_back(*slice);
    table.excluded.push_back(word.empty() ? std::optional<Exclusion::Mode>()
                                          : std::optional(word == "good" ? Exclusion::Mode::Good : Exclusion::Mode::Drop));
    return readMinutes(*slice);
}

/// Spans of the minutes with that mode.
std::vector<TimeSpan> spansWith(const SliceRows& table, Exclusion::Mode mode)
{
    std::vector<TimeSpan> spans;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const UtcMs end = table.counted[i].end;
        if (table.excluded[i] != mode)
            continue;
        if (!spans.empty() && spans.back().to == end - kMinute)
            spans.back().to = end;
        else
            spans.push_back({end - kMinute, end});
    }
    return spans;
}

/// Minutes of a time slice that reaches over an end of the file.
bool isCut(const SliceRows& table, UtcMs end)
{
    const Millis slice = table.method.slice;
    const UtcMs begin = floorTo(end - Millis{1}, slice);
    const TimeSpan span = table.span();
    return table.method.isOfTime() && (begin < span.from || begin + slice > span.to);
}

void SliceFileReader::judgeAgain()
{
    constexpr double kWholeMinute = 60;
    SliceRows& table = m_file.table;
    const ExcludedSpans excluded{spansWith(table, Exclusion::Mode::Drop), spansWith(table, Exclusion::Mode::Good)};
    table.plain = table.counted;
    table.judged = table.counted;
    judge(table.method, table.plain);
    judge(table.method, excluded, table.judged);
    for (std::size_t i = 0; i < table.size(); ++i) {
        Slice& slice = table.judged[i];
        if (table.excluded[i])
            slice.observedSeconds = kWholeMinute;
        if (!isCut(table, slice.end))
            continue;
        slice.good = m_written[i].good;
        slice.total = m_written[i].total;
        ++m_file.taken;
    }
}

std::optional<Error> SliceFileReader::firstWrong() const
{
    const SliceRows& table = m_file.table;
    for (std::size_t i = 0; i < table.size() && table.method.isOfTime(); ++i) {
        const Slice& right = table.judged[i];
        const Slice& written = m_written[i];
        if (std::abs(right.good - written.good) <= kNoise && std::abs(right.total - written.total) <= kNoise)
            continue;
        return mistake(
            ErrorCode::Corrupt, {.file = m_at.file, .line = i + 2},
            Text::tr("%1 good of %2 minutes, as counts and method give").arg(exactText(right.good), exactText(right.total)),
            Text::tr("%1 of %2").arg(exactText(written.good), exactText(written.total)));
    }
    return std::nullopt;
}

} // namespace

Result<SliceFile> readSliceFile(std::string_view csv, const QString& name)
{
    return SliceFileReader(csv, name).read();
}

} // namespace traceo
