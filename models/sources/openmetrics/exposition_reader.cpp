#include "sources/openmetrics/exposition_reader.h"

#include "sources/openmetrics/label_text.h"
#include "vocabulary/sample_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace traceo {
namespace {

// Years 1 to 9999, as core/moment.h writes and reads them.
constexpr UtcMs kFirst = utcMs(-62'135'596'800'000);
constexpr UtcMs kLast = utcMs(253'402'300'799'999);

QString say(const char* text)
{
    return QCoreApplication::translate("Exposition", text);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isValidUtf8(std::string_view text)
{
    return QUtf8StringView(text.data(), qsizetype(text.size())).isValidUtf8();
}

} // namespace

ExpositionReader::ExpositionReader(std::string_view text, Exposition exposition, ImportedSamples& into)
    : m_text(text), m_exposition(exposition), m_into(into)
{}

Result<void> ExpositionReader::read()
{
    const bool allUtf8 = isValidUtf8(m_text);
    std::size_t start = 0;
    bool complete = true;
    while (start < m_text.size()) {
        const std::size_t end = std::min(m_text.find('\n', start), m_text.size());
        complete = end < m_text.size();
        m_line = m_text.substr(start, end - start);
        if (m_line.ends_with('\r'))
            m_line.remove_suffix(1);
        ++m_number;
        m_at = 0;
        start = end + 1;
        if (m_ended)
            mistake(0, say(QT_TRANSLATE_NOOP("Exposition", "nothing behind # EOF")), m_line);
        else if (!allUtf8 && !isValidUtf8(m_line))
            mistake(0, say(QT_TRANSLATE_NOOP("Exposition", "UTF-8")), m_line);
        else
            readLine();
    }
    // Without its end nobody knows what is missing; "# EO" without a line break is such an end, too.
    const bool hasEnd = m_exposition == Exposition::OpenMetrics ? m_ended : complete;
    if (hasEnd)
        return {};
    if (m_exposition == Exposition::OpenMetrics)
        return Error{ErrorCode::Truncated, m_into.placeText(placeOf(m_line.size())),
                     say(QT_TRANSLATE_NOOP("Exposition", "# EOF as the last line")),
                     say(QT_TRANSLATE_NOOP("Exposition", "the end of the file")),
                     say(QT_TRANSLATE_NOOP(
                         "Exposition",
                         "The file was cut, or it is of Prometheus' older text format: “--format prometheus” says so."))};
    return Error{ErrorCode::Truncated,
                 m_into.placeText(placeOf(m_line.size())),
                 say(QT_TRANSLATE_NOOP("Exposition", "a line break at the end")),
                 say(QT_TRANSLATE_NOOP("Exposition", "the end of the file")),
                 {}};
}

void ExpositionReader::readLine()
{
    if (m_exposition == Exposition::Prometheus)
        skipBlanks();
    if (m_at >= m_line.size()) {
        if (m_exposition == Exposition::OpenMetrics)
            mistake(0, say(QT_TRANSLATE_NOOP("Exposition", "a sample or a comment")), {});
    } else if (peek() == '#') {
        readComment();
    } else {
        readSample();
    }
}

void ExpositionReader::readComment()
{
    if (m_exposition == Exposition::Prometheus)
        return; // of what they say nothing is stored, and everything is allowed
    if (m_line == "# EOF") {
        m_ended = true;
        return;
    }
    for (const std::string_view word : {"# TYPE ", "# HELP ", "# UNIT "}) {
        if (m_line.starts_with(word)) {
            m_at = word.size();
            return readMetadata(m_line.substr(word.size()));
        }
    }
    mistake(0, say(QT_TRANSLATE_NOOP("Exposition", "# TYPE, # HELP, # UNIT or # EOF")), m_line);
}

void ExpositionReader::readMetadata(std::string_view rest)
{
    const std::size_t start = m_at;
    std::string name;
    if (peek() == '"') {
        LabelReader quoted(m_line, m_at);
        if (!quoted.readQuoted(name)) {
            mistake(quoted.mistakeAt(), quoted.expected(), m_line.substr(quoted.mistakeAt()));
            return;
        }
        m_at = quoted.at();
    } else {
        name = rest.substr(0, rest.find(' '));
        m_at += name.size();
        if (!vocabulary::isPlainName(name))
            mistake(start, say(QT_TRANSLATE_NOOP("Exposition", "a metric name")), name);
    }
    if (m_at < m_line.size() && peek() != ' ')
        mistake(m_at, say(QT_TRANSLATE_NOOP("Exposition", "a space")), m_line.substr(m_at));
}

void ExpositionReader::readSample()
{
    std::size_t series = 0;
    if (!readSeries(series))
        return;
    if (!isBlank(peek())) {
        mistake(m_at, say(QT_TRANSLATE_NOOP("Exposition", "a space and a value")), m_line.substr(m_at));
        return;
    }
    skipBlanks();
    const std::size_t valueAt = m_at;
    const std::string_view valueText = takeToken();
    const auto value = vocabulary::readNumber(valueText, vocabulary::NumberForm::OpenMetrics);
    if (!value) {
        mistake(valueAt, say(QT_TRANSLATE_NOOP("Exposition", "a number that a double can hold")), valueText);
        return;
    }
    skipBlanks();
    const std::size_t timeAt = m_at;
    const std::string_view timeText = peek() == '#' ? std::string_view() : takeToken();
    const auto at = readTime(timeText);
    if (!at) {
        const bool seconds = m_exposition == Exposition::OpenMetrics;
        mistake(timeAt,
                seconds ? say(QT_TRANSLATE_NOOP("Exposition", "a timestamp in seconds"))
                        : say(QT_TRANSLATE_NOOP("Exposition", "a timestamp in milliseconds")),
                timeText, say(QT_TRANSLATE_NOOP("Exposition", "An import has to know when each sample was taken.")));
        return;
    }
    readTail();
    m_into.add(series, *at, *value, m_number);
}

std::optional<UtcMs> ExpositionReader::readTime(std::string_view text) const
{
    std::optional<UtcMs> at;
    if (m_exposition == Exposition::OpenMetrics) {
        at = vocabulary::readSeconds(text);
    } else {
        std::int64_t ms = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), ms);
        if (problem == std::errc() && end == text.data() + text.size())
            at = utcMs(ms);
    }
    return at && *at >= kFirst && *at <= kLast ? at : std::nullopt;
}

/// What may stand behind the timestamp: an exemplar, which is not stored.
void ExpositionReader::readTail()
{
    skipBlanks();
    if (m_at >= m_line.size())
        return;
    if (m_exposition == Exposition::OpenMetrics && m_line.substr(m_at).starts_with("# {"))
        m_into.leftOutExemplar();
    else
        mistake(m_at, say(QT_TRANSLATE_NOOP("Exposition", "the end of the line")), m_line.substr(m_at));
}

/// Most lines repeat a series that was there before: then its spelling is enough.
bool ExpositionReader::readSeries(std::size_t& series)
{
    const std::size_t end = endOfSeries();
    const std::string_view text = m_line.substr(m_at, end - m_at);
    if (const auto known = m_known.find(text); known != m_known.end()) {
        series = known->second;
        m_at = end;
        return true;
    }
    if (!parseSeries(text, series))
        return false;
    m_known.emplace(text, series);
    return true;
}

/// Behind the closing brace, or at the first blank where there is none.
std::size_t ExpositionReader::endOfSeries() const
{
    std::size_t at = m_at;
    while (at < m_line.size() && m_line[at] != '{' && !isBlank(m_line[at]))
        ++at;
    const std::size_t brace = m_line.find_first_not_of(" \t", at);
    if (brace == std::string_view::npos || m_line[brace] != '{')
        return at;
    bool quoted = false;
    for (at = brace; at < m_line.size(); ++at) {
        if (quoted && m_line[at] == '\\')
            ++at;
        else if (m_line[at] == '"')
            quoted = !quoted;
        else if (m_line[at] == '}' && !quoted)
            return at + 1;
    }
    return m_line.size();
}

bool ExpositionReader::parseSeries(std::string_view text, std::size_t& series)
{
    const std::size_t start = m_at;
    std::string name(text.substr(0, text.find_first_of("{ \t")));
    m_at += name.size();
    if (!name.empty() && !vocabulary::isPlainName(name))
        return mistake(start, say(QT_TRANSLATE_NOOP("Exposition", "a metric name")), name);
    std::vector<Labels::Pair> pairs;
    if (m_at < start + text.size()) {
        skipBlanks();
        LabelReader labels(m_line, m_at);
        if (!labels.readLabels(name, pairs))
            return mistake(labels.mistakeAt(), labels.expected(), m_line.substr(labels.mistakeAt()));
        m_at = labels.at();
    }
    if (name.empty())
        return mistake(start, say(QT_TRANSLATE_NOOP("Exposition", "a metric name")), text);
    const auto written = std::ranges::find(pairs, vocabulary::kSourceLabel, &Labels::Pair::first);
    const std::string source = written == pairs.end() ? std::string() : written->second;
    if (written != pairs.end())
        pairs.erase(written);
    series = m_into.series(std::move(name), Labels(std::move(pairs)), source);
    return true;
}

void ExpositionReader::skipBlanks()
{
    while (m_at < m_line.size() && isBlank(m_line[m_at]))
        ++m_at;
}

std::string_view ExpositionReader::takeToken()
{
    const std::size_t start = m_at;
    while (m_at < m_line.size() && !isBlank(m_line[m_at]))
        ++m_at;
    return m_line.substr(start, m_at - start);
}

/// False, so that a function can end with it.
bool ExpositionReader::mistake(std::size_t at, const QString& expected, std::string_view found, const QString& hint)
{
    m_into.mistake(placeOf(at), expected, found, hint);
    return false;
}

ImportPlace ExpositionReader::placeOf(std::size_t at) const
{
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    const std::string_view before = m_line.substr(0, at);
    return {m_number, before.size() - std::size_t(std::ranges::count_if(before, continues)) + 1};
}

} // namespace traceo
