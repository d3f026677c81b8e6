#include "sources/prometheus/prometheus_requests.h"

#include "core/duration.h"
#include "vocabulary/facts.h"

#include <algorithm>
#include <set>

namespace traceo {
namespace {

/// A sample gets its time when the scrape begins and is visible when it ends, at the latest a scrape
/// timeout later; what comes from further away (remote write) is later still.
constexpr Millis kShortestRange = 2 * kMinute;
constexpr Millis kLongestRange = kDay;
/// Parts below this hold one sample: cutting further cannot help.
constexpr Millis kShortestPart{2'000};
constexpr Millis kAlertsEvery = kMinute;
constexpr Millis kFactsEvery = 5 * kMinute;
/// When the answer for a minute is settled, after its end.
constexpr Millis kSettled = kMinute / 2;
/// Metric names whose type and help are asked for, a request each.
constexpr std::size_t kMostMetadata = 100;

std::string secondsText(UtcMs moment)
{
    const std::int64_t ms = msOf(moment);
    const std::string fraction = std::to_string(1000 + ((ms % 1000) + 1000) % 1000);
    return std::to_string(msOf(floorTo(moment, Millis{1000})) / 1000) + '.' + fraction.substr(1);
}

/// Whole seconds, as every server reads them.
std::string rangeText(Millis length)
{
    return std::to_string((length.count() + 999) / 1000) + 's';
}

Request samplesRequest(const Want& want, TimeSpan span, Millis range)
{
    Request request;
    request.want = want.id();
    request.span = span;
    request.method = "POST";
    request.path = kQueryPath;
    request.form = {{"query", want.selector.toText() + '[' + rangeText(range) + ']'}, {"time", secondsText(span.to)}};
    request.threshold = want.threshold;
    return request;
}

/// (span.from, span.to] in parts cut at UTC days, newest first; each reaches back by `overlap` into the
/// time before it, so that what was on its way at the cut is there.
void addSamples(std::vector<Request>& requests, const Want& want, TimeSpan span, Millis overlap)
{
    for (UtcMs to = span.to; to > span.from;) {
        UtcMs from = span.from;
        if (to - from > kLongestRange)
            from = std::max(from, floorTo(to - Millis{1}, kLongestRange));
        requests.push_back(samplesRequest(want, {from, to}, std::max(to - from + overlap, kShortestRange)));
        to = from;
    }
}

/// An expression that cannot be evaluated says nothing of whether the server is there.
Request evaluationRequest(const Want& want, TimeSpan minutes)
{
    Request request;
    request.want = want.id();
    request.span = minutes;
    request.method = "POST";
    request.path = kRangePath;
    request.form = {{"query", want.expression},
                    {"start", secondsText(minutes.from + kMinute)},
                    {"end", secondsText(minutes.to)},
                    {"step", std::to_string(kMinute / std::chrono::seconds(1))}};
    request.optional = true;
    return request;
}

/// At the end of each minute of (minutes.from, minutes.to], in parts cut at UTC days, newest first.
void addEvaluations(std::vector<Request>& requests, const Want& want, TimeSpan minutes)
{
    for (UtcMs to = minutes.to; to > minutes.from;) {
        const UtcMs from = std::max(minutes.from, floorTo(to - Millis{1}, kLongestRange));
        requests.push_back(evaluationRequest(want, {from, to}));
        to = from;
    }
}

/// The minutes that have settled since the poll before: the span as it was half a minute ago. So one poll goes on where the other
/// ended, wherever in a minute that was.
TimeSpan minutesOfPoll(TimeSpan span)
{
    return {floorTo(span.from - kSettled, kMinute), floorTo(span.to - kSettled, kMinute)};
}

TimeSpan minutesOfBackfill(TimeSpan span, UtcMs now)
{
    return {floorTo(span.from, kMinute), floorTo(std::min(span.to, now - kSettled), kMinute)};
}

/// The selector a request for samples asks with.
std::string selectorOf(const Request& request)
{
    const Pairs& asked = request.method == "GET" ? request.query : request.form;
    const auto query = std::ranges::find(asked, "query", &Pairs::value_type::first);
    return query == asked.end() ? std::string() : query->second.substr(0, query->second.rfind('['));
}

Request partOf(const Request& request, TimeSpan span)
{
    Request part = request;
    part.span = span;
    Pairs& asked = part.method == "GET" ? part.query : part.form;
    asked = {{"query", selectorOf(request) + '[' + rangeText(span.length()) + ']'}, {"time", secondsText(span.to)}};
    return part;
}

Request factsRequest(const char* want, const char* path, TimeSpan span, Pairs query = {})
{
    Request request;
    request.want = want;
    request.span = span;
    request.path = path;
    request.query = std::move(query);
    request.optional = true;
    return request;
}

Request testRequest(TimeSpan span)
{
    Request request;
    request.want = kTestQuestion;
    request.span = span;
    request.method = "POST";
    request.path = kQueryPath;
    request.form = {{"query", "vector(1)"}};
    return request;
}

/// Whether (from, to] holds a multiple of `step`: a slower clock that needs no memory.
bool strikes(TimeSpan span, Millis step)
{
    return floorTo(span.to, step) > span.from;
}

/// What is asked on a slower clock speaks of all since the stroke before: so one answer joins the last,
/// and a day of them is one observation.
TimeSpan sinceStroke(TimeSpan span, Millis step)
{
    return {std::min(span.from, floorTo(span.to, step) - step), span.to};
}

void addFacts(std::vector<Request>& requests, TimeSpan span)
{
    if (strikes(span, kAlertsEvery))
        requests.push_back(factsRequest(vocabulary::kAlertsQuestion, "/api/v1/alerts", sinceStroke(span, kAlertsEvery)));
    if (!strikes(span, kFactsEvery))
        return;
    span = sinceStroke(span, kFactsEvery);
    requests.push_back(factsRequest(kBuildQuestion, "/api/v1/status/buildinfo", span));
    requests.push_back(factsRequest(kRulesQuestion, "/api/v1/rules", span));
    requests.push_back(factsRequest(kTargetsQuestion, "/api/v1/targets", span, {{"state", "active"}}));
    requests.push_back(factsRequest(kTsdbQuestion, "/api/v1/status/tsdb", span));
}

/// Each once.
std::vector<Want> wantsOf(const SourceSettings& settings, const Plan& plan)
{
    std::vector<Want> wants;
    std::set<std::string> seen;
    for (const Want& want : plan.wants) {
        if (seen.insert(want.id()).second)
            wants.push_back(want);
    }
    for (const Selector& selector : settings.collect) {
        if (seen.insert(selector.toText()).second)
            wants.push_back({.selector = selector});
    }
    return wants;
}

/// Type and help of what is wanted, not of everything the server has.
void addMetadata(std::vector<Request>& requests, const std::vector<Want>& wants, TimeSpan span)
{
    std::set<std::string> names;
    for (const Want& want : wants) {
        if (want.expression.empty() && !want.selector.name().empty() && names.size() < kMostMetadata)
            names.insert(want.selector.name());
    }
    for (const std::string& name : names)
        requests.push_back(factsRequest(kMetadataQuestion, "/api/v1/metadata", span, {{"metric", name}}));
}

} // namespace

std::vector<Request> prometheusPoll(const SourceSettings& settings, const Plan& plan)
{
    std::vector<Request> requests;
    const std::vector<Want> wants = wantsOf(settings, plan);
    for (const Want& want : wants) {
        if (want.expression.empty())
            addSamples(requests, want, plan.span, 2 * settings.interval);
    }
    const auto isEvaluated = [](const Want& want) { return !want.expression.empty(); };
    if (std::ranges::all_of(wants, isEvaluated))
        requests.push_back(testRequest(plan.span)); // nothing is wanted of this moment: still say whether it is there
    for (const Want& want : wants) {
        if (isEvaluated(want))
            addEvaluations(requests, want, minutesOfPoll(plan.span));
    }
    addFacts(requests, plan.span);
    if (strikes(plan.span, kFactsEvery))
        addMetadata(requests, wants, plan.span);
    return requests;
}

std::vector<Request> prometheusBackfill(const SourceSettings& settings, const Plan& plan)
{
    std::vector<Request> requests;
    std::set<std::string> seen;
    for (const Want& want : plan.wants) {
        if (!seen.insert(want.id()).second)
            continue;
        if (want.expression.empty())
            addSamples(requests, want, plan.span, 2 * settings.interval);
        else
            addEvaluations(requests, want, minutesOfBackfill(plan.span, plan.now));
    }
    return requests;
}

std::vector<Request> prometheusTest(const Plan& plan)
{
    return {factsRequest(kBuildQuestion, "/api/v1/status/buildinfo", plan.span), testRequest(plan.span)};
}

std::vector<Request> halvesOf(const Request& request)
{
    const Millis length = request.span.length();
    if (request.path != kQueryPath || request.want == kTestQuestion || length < kShortestPart)
        return {};
    const UtcMs middle = request.span.from + Millis{(length / 2 + Millis{999}) / Millis{1000} * 1000};
    // Whole seconds and no overlap: what is shared by two parts would make them larger again.
    return {partOf(request, {middle, request.span.to}), partOf(request, {request.span.from, middle})};
}

bool refusesMethod(const Response& response)
{
    return response.status == 405 || response.status == 501;
}

Request asGet(const Request& request)
{
    Request get = request;
    get.method = "GET";
    get.query.insert(get.query.end(), get.form.begin(), get.form.end());
    get.form.clear();
    return get;
}

} // namespace traceo
