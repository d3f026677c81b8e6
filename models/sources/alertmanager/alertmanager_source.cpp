#include "sources/alertmanager/alertmanager_source.h"

#include "core/json.h"
#include "sources/alertmanager/alertmanager_facts.h"
#include "sources/strokes.h"
#include "vocabulary/facts.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

using nlohmann::json;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AlertmanagerAnswer)
};

constexpr Millis kSilencesEvery = kMinute;
constexpr Millis kStatusEvery = 5 * kMinute;

Request question(const char* want, const char* path, TimeSpan span)
{
    Request request;
    request.want = want;
    request.span = span;
    request.path = path;
    return request;
}

Result<json> answerOf(const Response& response)
{
    if (response.body.find_first_not_of(" \t\r\n") == std::string::npos)
        return Error{ErrorCode::Empty, {}, Text::tr("an answer"), Text::tr("nothing"), {}};
    auto parsed = parseJson(response.body);
    if (!parsed && parsed.error().code == ErrorCode::Decode)
        return Error{ErrorCode::Decode,
                     {},
                     Text::tr("an answer of Alertmanager's API v2"),
                     Text::tr("a text that is no JSON"),
                     Text::tr("Look at the URL: does a path such as /alertmanager belong to it?")};
    return parsed;
}

std::shared_ptr<const Source> parse(const ConfigNode& node, Errors& errors)
{
    SourceSettings settings = readSourceSettings(node, errors);
    if (!node["collect"].isMissing()) {
        SectionReader::report(errors, ErrorCode::BadValue, node["collect"],
                              Text::tr("no “collect”: an Alertmanager has no series"), node["collect"].kindText(),
                              Text::tr("Its alerts and silences are asked for anyway."));
        settings.collect.clear();
    }
    if (!isUsable(node, settings))
        return nullptr;
    return std::make_shared<const AlertmanagerSource>(std::move(settings));
}

} // namespace

std::vector<Request> AlertmanagerSource::requests(const Plan& plan) const
{
    switch (plan.purpose) {
    case Plan::Purpose::Poll: {
        std::vector<Request> requests{question(vocabulary::kAlertsQuestion, "/api/v2/alerts", plan.span)};
        addOnStroke(requests, question(kSilencesQuestion, "/api/v2/silences", plan.span), kSilencesEvery);
        addOnStroke(requests, question(kStatusQuestion, "/api/v2/status", plan.span), kStatusEvery);
        return requests;
    }
    case Plan::Purpose::Backfill:
        return {};
    case Plan::Purpose::Test:
        return {question(kStatusQuestion, "/api/v2/status", plan.span)};
    }
    Q_UNREACHABLE();
}

Result<Decoded> AlertmanagerSource::decode(const Request& request, const Response& response) const
{
    auto decoded = request.want == kStatusQuestion ? decodeStatus(request, response) : decodeList(request, response);
    if (!decoded)
        return located(decoded.error(), m_settings, request.path);
    return decoded;
}

Result<Decoded> AlertmanagerSource::decodeStatus(const Request& request, const Response& response) const
{
    const auto answer = answerOf(response);
    if (!answer)
        return answer.error();
    auto fact = alertmanagerStatus(*answer, m_settings.name, response.receivedAt);
    if (!fact)
        return fact.error();
    Decoded decoded;
    decoded.batch.facts.push_back(std::move(*fact));
    decoded.batch.observations.push_back({m_settings.name, request.want, request.span, response.receivedAt, Outcome::Ok, {}});
    return decoded;
}

Result<Decoded> AlertmanagerSource::decodeList(const Request& request, const Response& response) const
{
    const auto answer = answerOf(response);
    if (!answer)
        return answer.error();
    const auto readList = request.want == kSilencesQuestion ? alertmanagerSilences : alertmanagerAlerts;
    auto read = readList(*answer, m_settings.name, response.receivedAt);
    if (!read)
        return read.error();
    Decoded decoded;
    Observation seen{m_settings.name, request.want, request.span, response.receivedAt, Outcome::Ok, {}};
    if (read->unreadable == 0) {
        decoded.batch.factSets.push_back(std::move(read->set));
    } else {
        // What could not be read may be any of those that seem gone: nothing is closed.
        decoded.batch.facts = std::move(read->set.present);
        const Error problem{ErrorCode::Decode,
                            {},
                            Text::tr("labels, or an id and a state, in each item"),
                            Text::tr("%Ln without; they were left out", nullptr, int(read->unreadable)),
                            {}};
        seen.outcome = Outcome::Decode;
        seen.message = toText(problem).toStdString();
        decoded.errors.push_back(located(problem, m_settings, request.path));
    }
    decoded.batch.observations.push_back(std::move(seen));
    return decoded;
}

SourceKind alertmanagerKind()
{
    return {"alertmanager", parse};
}

} // namespace traceo
