#include "sources/prometheus/prometheus_source.h"

#include "core/format.h"
#include "core/json.h"
#include "sources/prometheus/expression_query.h"
#include "sources/prometheus/matrix_reader.h"
#include "sources/prometheus/prometheus_facts.h"
#include "sources/prometheus/prometheus_requests.h"
#include "vocabulary/expressions.h"
#include "vocabulary/facts.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

using nlohmann::json;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PrometheusAnswer)
};

constexpr int kShownText = 300;

/// An error of the server's, in its own words.
Error serversError(const std::string& type, const std::string& words)
{
    const QString said = plainText(words, kShownText);
    return {ErrorCode::Decode,
            {},
            Text::tr("an answer"),
            type.empty() ? Text::tr("an error: %1").arg(said) : Text::tr("the error %1: %2").arg(plainText(type, 80), said),
            {}};
}

/// The `data` of a small answer.
Result<json> dataOf(const Response& response)
{
    if (response.body.find_first_not_of(" \t\r\n") == std::string::npos)
        return Error{ErrorCode::Empty, {}, Text::tr("an answer"), Text::tr("nothing"), {}};
    auto parsed = parseJson(response.body);
    if (!parsed && parsed.error().code == ErrorCode::Decode) {
        return Error{ErrorCode::Decode,
                     {},
                     Text::tr("an answer of Prometheus' HTTP API"),
                     shapeOf(response.body),
                     Text::tr("Look at the URL: does a path such as /prometheus belong to it?")};
    }
    if (!parsed)
        return parsed;
    const std::string status = textAt(*parsed, "status").value_or("");
    if (status == "error")
        return serversError(textAt(*parsed, "errorType").value_or(""), textAt(*parsed, "error").value_or(""));
    if (status != "success" || !parsed->contains("data")) {
        return Error{
            ErrorCode::Decode, {}, Text::tr("“status” and “data” in the answer"), Text::tr("an answer of another form"), {}};
    }
    return std::move((*parsed)["data"]);
}

/// What an answer lacks that it should have had; none when it is what was asked for.
std::optional<Error> refusal(const QueryAnswer& answer, const char* resultType)
{
    if (answer.status == "error")
        return serversError(answer.errorType, answer.error);
    const bool isWhole = answer.status == "success" && answer.hasResult;
    if (!isWhole)
        return Error{
            ErrorCode::Decode, {}, Text::tr("“status” and “data” in the answer"), Text::tr("an answer of another form"), {}};
    if (resultType && answer.resultType != resultType) {
        return Error{ErrorCode::Decode,
                     {},
                     Text::tr("a result of type %1").arg(QLatin1StringView(resultType)),
                     answer.resultType.empty() ? Text::tr("none") : plainText(answer.resultType, 80),
                     {}};
    }
    if (resultType && answer.strays > 0)
        return Error{ErrorCode::Decode, {}, Text::tr("a list of series"), Text::tr("plain values in it"), {}};
    return std::nullopt;
}

void noteLeftOut(const QueryAnswer& answer, Errors& errors)
{
    const QString where = plainText(answer.firstBad, kShownText);
    const auto note = [&errors, &where](std::int64_t count, const QString& expected, const QString& found) {
        if (count > 0)
            errors.push_back({ErrorCode::Decode, where, expected, found, {}});
    };
    note(answer.disordered, Text::tr("samples in ascending time"),
         Text::tr("%L1 whose time repeats or falls; they were left out").arg(answer.disordered));
    note(answer.unreadable, Text::tr("pairs of time and value"),
         Text::tr("%L1 others; they were left out").arg(answer.unreadable));
    note(answer.histograms, Text::tr("series of numbers"),
         Text::tr("%L1 with native histograms; those were left out").arg(answer.histograms));
    note(answer.nameless, Text::tr("series with a name"), Text::tr("%L1 without; they were left out").arg(answer.nameless));
}

/// So that the span is asked again.
void callPartial(Observation& seen, const std::string& warning)
{
    seen.outcome = Outcome::Decode;
    seen.message = Text::tr("The server calls its answer partial: %1").arg(plainText(warning, kShownText)).toStdString();
}

/// Without a hint: none is kept with an observation.
Error severalSeries(const ExpressionResult& result)
{
    const Labels& one = result.series[0].labels;
    const Labels& other = result.series[1].labels;
    return {ErrorCode::BadValue,
            {},
            Text::tr("one series (sum it, as in sum(…))"),
            Text::tr("%1, such as %2 and %3")
                .arg(QString::number(result.series.size()), plainText(one.toText(), kShownText),
                     plainText(other.toText(), kShownText)),
            {}};
}

/// The expression a request asks for.
std::string queryOf(const Request& request)
{
    const Pairs& asked = request.method == "GET" ? request.query : request.form;
    const auto query = std::ranges::find(asked, "query", &Pairs::value_type::first);
    return query == asked.end() ? std::string() : query->second;
}

/// Of times that repeat or fall the first counts.
std::vector<Sample> ascending(std::vector<Sample> samples)
{
    std::vector<Sample> kept;
    kept.reserve(samples.size());
    for (const Sample& sample : samples) {
        if (kept.empty() || sample.at > kept.back().at)
            kept.push_back(sample);
    }
    return kept;
}

std::string headerOf(const Response& response, std::string_view name)
{
    const auto it = std::ranges::find(response.headers, name, &Pairs::value_type::first);
    return it == response.headers.end() ? std::string() : it->second;
}

template <class T, class Put>
std::optional<Error> take(Result<T> part, Put put)
{
    if (!part)
        return part.error();
    put(std::move(*part));
    return std::nullopt;
}

/// Puts what `data` is worth into the batch.
std::optional<Error> putFacts(const std::string& question, const json& data, const FactsContext& context, Batch& batch)
{
    const auto putSet = [&batch](FactSet&& set) { batch.factSets.push_back(std::move(set)); };
    if (question == vocabulary::kAlertsQuestion)
        return take(alertFacts(data, context), putSet);
    if (question == kRulesQuestion)
        return take(ruleFacts(data, context), putSet);
    if (question == kTargetsQuestion)
        return take(targetFacts(data, context), putSet);
    if (question == kMetadataQuestion)
        return take(metricFacts(data, context), [&batch](std::vector<Fact>&& facts) { batch.facts = std::move(facts); });
    if (question == kBuildQuestion)
        return take(buildFact(data, context), [&batch](Fact&& fact) { batch.facts.push_back(std::move(fact)); });
    return take(tsdbSamples(data, context), [&batch](std::vector<SeriesSamples>&& series) { batch.series = std::move(series); });
}

std::shared_ptr<const Source> parse(const ConfigNode& node, Errors& errors)
{
    SourceSettings settings = readSourceSettings(node, errors);
    if (!isUsable(node, settings))
        return nullptr;
    return std::make_shared<const PrometheusSource>(std::move(settings));
}

} // namespace

std::vector<Request> PrometheusSource::requests(const Plan& plan) const
{
    switch (plan.purpose) {
    case Plan::Purpose::Poll:
        return prometheusPoll(m_settings, plan);
    case Plan::Purpose::Backfill:
        return prometheusBackfill(m_settings, plan);
    case Plan::Purpose::Test:
        return prometheusTest(plan);
    }
    Q_UNREACHABLE();
}

Result<Decoded> PrometheusSource::decode(const Request& request, const Response& response) const
{
    auto decoded = request.path == kRangePath ? decodeEvaluation(request, response)
        : request.path != kQueryPath          ? decodeFacts(request, response)
        : request.want == kTestQuestion       ? decodeTest(request, response)
                                              : decodeSamples(request, response);
    if (!decoded)
        return located(decoded.error(), request);
    return decoded;
}

std::vector<Request> PrometheusSource::instead(const Request& request, const Response& response) const
{
    if (refusesMethod(response) && (request.path == kQueryPath || request.path == kRangePath) && request.method == "POST")
        return {asGet(request)};
    if (response.error->code == ErrorCode::TooLarge)
        return halvesOf(request);
    return {};
}

Result<Decoded> PrometheusSource::decodeSamples(const Request& request, const Response& response) const
{
    auto answer = readQueryAnswer(response.body, m_settings.name, request.last.named, request.threshold);
    if (!answer)
        return answer.error();
    if (auto problem = refusal(*answer, "matrix"))
        return std::move(*problem);
    Decoded decoded;
    noteLeftOut(*answer, decoded.errors);
    for (Error& error : decoded.errors)
        error = located(std::move(error), request);
    Observation seen = observation(request, response);
    if (!answer->warnings.empty())
        callPartial(seen, answer->warnings.front());
    decoded.batch.observations.push_back(std::move(seen));
    decoded.batch.series = std::move(answer->series);
    decoded.warnings = std::move(answer->warnings);
    std::ranges::move(answer->infos, std::back_inserter(decoded.warnings));
    return decoded;
}

Result<Decoded> PrometheusSource::decodeTest(const Request& request, const Response& response) const
{
    const auto answer = readQueryAnswer(response.body, m_settings.name);
    if (!answer)
        return answer.error();
    if (auto problem = refusal(*answer, nullptr))
        return std::move(*problem);
    Decoded decoded;
    decoded.warnings = answer->warnings;
    decoded.batch.observations.push_back(observation(request, response));
    return decoded;
}

Result<Decoded> PrometheusSource::decodeFacts(const Request& request, const Response& response) const
{
    const auto data = dataOf(response);
    if (!data)
        return data.error();
    FactsContext context{m_settings.name, response.receivedAt};
    context.isVictoria = !headerOf(response, "x-server-hostname").empty();
    Decoded decoded;
    if (auto problem = putFacts(request.want, *data, context, decoded.batch))
        return std::move(*problem);
    decoded.batch.observations.push_back(observation(request, response));
    return decoded;
}

/// What an expression must be: one series, or none where there was nothing to evaluate it on.
Result<Decoded> PrometheusSource::decodeEvaluation(const Request& request, const Response& response) const
{
    auto result = decodeExpression(response);
    if (!result)
        return result.error();
    if (result->series.size() > 1)
        return severalSeries(*result);
    Decoded decoded;
    decoded.warnings = std::move(result->warnings);
    decoded.batch.observations.push_back(observation(request, response));
    if (!decoded.warnings.empty())
        callPartial(decoded.batch.observations.front(), decoded.warnings.front());
    if (result->series.empty() || result->series.front().samples.empty())
        return decoded;
    decoded.batch.series.add(
        {vocabulary::expressionSeries(m_settings.name, queryOf(request)), ascending(std::move(result->series.front().samples))});
    return decoded;
}

Observation PrometheusSource::observation(const Request& request, const Response& response) const
{
    return {m_settings.name, request.want, request.span, response.receivedAt, Outcome::Ok, {}};
}

Error PrometheusSource::located(Error error, const Request& request) const
{
    return traceo::located(std::move(error), m_settings, request.path);
}

SourceKind prometheusKind()
{
    return {"prometheus", parse};
}

} // namespace traceo
