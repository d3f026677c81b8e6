#include "sources/prometheus/matrix_reader.h"

#include "sources/prometheus/answer_table.h"
#include "sources/prometheus/histogram_parts.h"

#include <QCoreApplication>

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace traceo {
namespace {

using nlohmann::json;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PrometheusAnswer)
};

constexpr std::size_t kMostLevels = 64;
constexpr std::size_t kMostSeries = 500'000;
constexpr std::size_t kLongestText = 1024 * 1024;
constexpr std::size_t kMostRemarks = 100;
/// Years 1 to 9999 in seconds: what every calendar and RFC 3339 can write.
constexpr double kFirstSecond = -62'135'596'800.0;
constexpr double kLastSecond = 253'402'300'799.0;

std::optional<double> valueOf(std::string_view text)
{
    if (text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (text == "+Inf" || text == "Inf")
        return std::numeric_limits<double>::infinity();
    if (text == "-Inf")
        return -std::numeric_limits<double>::infinity();
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<UtcMs> momentOf(double seconds)
{
    if (!(seconds >= kFirstSecond && seconds <= kLastSecond))
        return std::nullopt;
    return utcMs(std::llround(seconds * 1000));
}

class Reader final : public nlohmann::json_sax<json> {
public:
    Reader(std::size_t bodySize, const std::string& source, const SeriesList& before, const std::string& threshold)
        : m_bodySize(bodySize), m_table(source, before), m_parts(threshold)
    {}

    bool null() override { return scalar(); }
    bool boolean(bool) override { return scalar(); }
    bool number_integer(number_integer_t value) override { return number(double(value)); }
    bool number_unsigned(number_unsigned_t value) override { return number(double(value)); }
    bool number_float(number_float_t value, const string_t&) override { return number(value); }
    bool string(string_t& value) override;
    bool binary(binary_t&) override { return refuse(); }
    bool key(string_t& value) override;
    bool start_object(std::size_t) override { return open(insideObject()); }
    bool start_array(std::size_t) override { return open(insideArray()); }
    bool end_object() override;
    bool end_array() override;
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& reason) override;

    std::optional<Error> takeError() { return std::move(m_error); }
    QueryAnswer takeAnswer();

private:
    enum class In : std::uint8_t {
        Root,
        Data,
        Result,
        Series,
        Metric,
        Values,
        Pair,
        Histograms,
        HistogramPair, ///< a time and a histogram
        Histogram,
        Buckets,
        Bucket,
        Warnings,
        Infos,
        Skipped,
        Refused
    };

    In top() const { return m_open.back(); }
    In insideObject() const;
    In insideArray() const;
    bool open(In in);
    bool scalar();
    bool number(double value);
    bool refuse();
    bool tooLarge(const QString& expected);
    void takeRemark(std::vector<std::string>& remarks, std::string& text);
    void beginSeries();
    void endSeries();
    void endPair();
    void endHistogramPair();
    void noteBad(std::int64_t& kind);

    std::size_t m_bodySize;
    QueryAnswer m_answer;
    AnswerTable m_table;
    HistogramParts m_parts;
    std::vector<In> m_open;
    std::string m_key;
    bool m_isWhole = false; ///< the outermost object was closed: what follows does not belong here
    std::optional<Error> m_error;

    bool m_hasHistograms = false;
    std::int64_t m_seriesBad = 0;
    int m_pairIndex = 0;
    std::optional<UtcMs> m_at;
    std::optional<double> m_value;
};

Reader::In Reader::insideObject() const
{
    if (m_open.empty())
        return In::Root;
    switch (top()) {
    case In::Root:
        return m_key == "data" ? In::Data : In::Skipped;
    case In::Result:
        return In::Series;
    case In::Series:
        return m_key == "metric" ? In::Metric : In::Skipped;
    case In::HistogramPair:
        return In::Histogram;
    case In::Data:
    case In::Histogram:
    case In::Skipped:
        return In::Skipped;
    case In::Metric:
    case In::Values:
    case In::Pair:
    case In::Histograms:
    case In::Buckets:
    case In::Bucket:
    case In::Warnings:
    case In::Infos:
    case In::Refused:
        break;
    }
    return In::Refused;
}

Reader::In Reader::insideArray() const
{
    if (m_open.empty())
        return In::Refused;
    switch (top()) {
    case In::Root:
        return m_key == "warnings" ? In::Warnings : m_key == "infos" ? In::Infos : In::Skipped;
    case In::Data:
        return m_key == "result" ? In::Result : In::Skipped;
    case In::Series:
        return m_key == "values" ? In::Values : m_key == "histograms" && m_parts.isWanted() ? In::Histograms : In::Skipped;
    case In::Values:
        return In::Pair;
    case In::Histograms:
        return In::HistogramPair;
    case In::Histogram:
        return m_key == "buckets" ? In::Buckets : In::Skipped;
    case In::Buckets:
        return In::Bucket;
    case In::Skipped:
        return In::Skipped;
    case In::Result:
    case In::Metric:
    case In::Pair:
    case In::HistogramPair:
    case In::Bucket:
    case In::Warnings:
    case In::Infos:
    case In::Refused:
        break;
    }
    return In::Refused;
}

bool Reader::open(In in)
{
    if (in == In::Refused)
        return refuse();
    if (m_open.size() >= kMostLevels)
        return tooLarge(Text::tr("at most %1 levels of JSON").arg(kMostLevels));
    m_open.push_back(in);
    if (in == In::Series)
        beginSeries();
    else if (in == In::HistogramPair || in == In::Histogram)
        m_parts.beginHistogram();
    else if (in == In::Bucket)
        m_parts.beginBucket();
    if (in == In::Pair || in == In::HistogramPair) {
        m_pairIndex = 0;
        m_at.reset();
        m_value.reset();
    }
    return true;
}

bool Reader::key(string_t& value)
{
    m_key = value; // into the room it has
    if (top() == In::Series && m_key == "histograms")
        m_hasHistograms = !m_parts.isWanted();
    if (top() == In::Data && m_key == "result")
        m_answer.hasResult = true;
    return m_key.size() <= kLongestText || tooLarge(Text::tr("texts of at most 1 MiB"));
}

bool Reader::string(string_t& value)
{
    if (m_open.empty())
        return refuse();
    if (value.size() > kLongestText)
        return tooLarge(Text::tr("texts of at most 1 MiB"));
    switch (top()) {
    case In::Root:
        if (m_key == "status")
            m_answer.status = std::move(value);
        else if (m_key == "errorType")
            m_answer.errorType = std::move(value);
        else if (m_key == "error")
            m_answer.error = std::move(value);
        return true;
    case In::Data:
        if (m_key == "resultType")
            m_answer.resultType = std::move(value);
        return true;
    case In::Metric:
        m_table.addLabel(m_key, value);
        return true;
    case In::Pair:
        if (m_pairIndex++ == 1)
            m_value = valueOf(value);
        return true;
    case In::Histogram:
        if (m_key == "count")
            m_parts.setCount(valueOf(value));
        else if (m_key == "sum")
            m_parts.setSum(valueOf(value));
        return true;
    case In::Bucket:
        m_parts.addToBucket(valueOf(value));
        return true;
    case In::Warnings:
        takeRemark(m_answer.warnings, value);
        return true;
    case In::Infos:
        takeRemark(m_answer.infos, value);
        return true;
    case In::Series:
    case In::Skipped:
    case In::Result:
    case In::HistogramPair:
        return scalar();
    case In::Values:
    case In::Histograms:
    case In::Buckets:
    case In::Refused:
        break;
    }
    return refuse();
}

bool Reader::number(double value)
{
    if (m_open.empty())
        return refuse();
    if (top() == In::Bucket) {
        m_parts.addToBucket(value);
        return true;
    }
    if (top() != In::Pair && top() != In::HistogramPair)
        return scalar();
    if (m_pairIndex++ == 0)
        m_at = momentOf(value);
    return true;
}

/// A value we have no use for; it must not stand where a series or a pair belongs.
bool Reader::scalar()
{
    if (m_open.empty() || top() == In::Values || top() == In::Metric || top() == In::Histograms || top() == In::Buckets)
        return refuse();
    if (top() == In::Pair || top() == In::HistogramPair)
        ++m_pairIndex;
    if (top() == In::Bucket)
        m_parts.addToBucket(std::nullopt);
    if (top() == In::Result) // the value of a scalar
        ++m_answer.strays;
    return true;
}

bool Reader::end_object()
{
    if (top() == In::Series)
        endSeries();
    else if (top() == In::Histogram)
        ++m_pairIndex;
    m_open.pop_back();
    m_isWhole = m_open.empty();
    return m_table.size() + m_parts.size() <= kMostSeries || tooLarge(Text::tr("at most %L1 series").arg(kMostSeries));
}

bool Reader::end_array()
{
    if (top() == In::Pair)
        endPair();
    else if (top() == In::HistogramPair)
        endHistogramPair();
    else if (top() == In::Bucket)
        m_parts.endBucket();
    m_open.pop_back();
    return true;
}

void Reader::beginSeries()
{
    m_table.beginSeries();
    m_parts.beginSeries();
    m_hasHistograms = false;
    m_seriesBad = 0;
}

void Reader::noteBad(std::int64_t& kind)
{
    ++kind;
    ++m_seriesBad;
}

void Reader::endPair()
{
    if (m_pairIndex != 2 || !m_at || !m_value)
        noteBad(m_answer.unreadable);
    else if (!m_table.samples().empty() && *m_at <= m_table.samples().back().at)
        noteBad(m_answer.disordered);
    else
        m_table.addSample({*m_at, *m_value});
}

void Reader::endHistogramPair()
{
    switch (m_parts.endHistogram(m_pairIndex == 2 ? m_at : std::nullopt)) {
    case HistogramParts::Added::Ok:
        return;
    case HistogramParts::Added::Unreadable:
        return noteBad(m_answer.unreadable);
    case HistogramParts::Added::Disordered:
        return noteBad(m_answer.disordered);
    }
}

void Reader::endSeries()
{
    const bool hasSamples = !m_table.samples().empty();
    const bool isNameless = (hasSamples || m_parts.hasSamples()) && !m_table.isNamed();
    m_answer.nameless += isNameless ? 1 : 0;
    m_answer.histograms += m_hasHistograms ? 1 : 0;
    if (m_answer.firstBad.empty() && (isNameless || m_hasHistograms || m_seriesBad > 0))
        m_answer.firstBad = m_table.key().toText();
    if (isNameless)
        return;
    if (m_parts.hasSamples())
        m_parts.endSeries(m_table.key());
    if (hasSamples)
        m_table.endSeries();
}

QueryAnswer Reader::takeAnswer()
{
    m_answer.series.add(std::move(m_table).take());
    if (m_parts.size() > 0)
        m_answer.series.add(SeriesTable(m_parts.take()));
    return std::move(m_answer);
}

void Reader::takeRemark(std::vector<std::string>& remarks, std::string& text)
{
    if (remarks.size() < kMostRemarks)
        remarks.push_back(std::move(text));
}

bool Reader::refuse()
{
    m_error = Error{
        ErrorCode::Decode, {}, Text::tr("an answer in the form of Prometheus' HTTP API"), Text::tr("JSON of another form"), {}};
    return false;
}

bool Reader::tooLarge(const QString& expected)
{
    m_error = Error{ErrorCode::TooLarge, {}, expected, Text::tr("more"), {}};
    return false;
}

bool Reader::parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& reason)
{
    const QString place = Text::tr("byte %1").arg(qulonglong(position));
    if (reason.id != 101) // the library's number for a syntax error
        m_error = Error{ErrorCode::Decode, place, Text::tr("JSON"), Text::tr("a number outside the range of a double"), {}};
    else if (position >= m_bodySize && !m_isWhole)
        m_error = Error{ErrorCode::Truncated, place, Text::tr("a complete answer"), Text::tr("its end cut off"), {}};
    else
        m_error = Error{ErrorCode::Decode, place, Text::tr("JSON"), Text::tr("other text"), {}};
    return false;
}

} // namespace

QString shapeOf(std::string_view body)
{
    const std::size_t start = body.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return Text::tr("nothing");
    return body[start] == '<' ? Text::tr("an HTML page") : Text::tr("text that is no JSON");
}

Result<QueryAnswer> readQueryAnswer(std::string_view body, const std::string& source, const SeriesList& before,
                                    const std::string& threshold)
{
    const std::size_t start = body.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return Error{ErrorCode::Empty, {}, Text::tr("an answer"), Text::tr("nothing"), {}};
    if (body[start] != '{') {
        return Error{ErrorCode::Decode,
                     {},
                     Text::tr("an answer of Prometheus' HTTP API"),
                     shapeOf(body),
                     Text::tr("Look at the URL: does a path such as /prometheus belong to it?")};
    }
    Reader reader(body.size(), source, before, threshold);
    const bool complete = json::sax_parse(body, &reader);
    if (auto error = reader.takeError())
        return std::move(*error);
    if (!complete)
        return Error{ErrorCode::Decode, {}, Text::tr("JSON"), Text::tr("other text"), {}};
    return reader.takeAnswer();
}

} // namespace traceo
