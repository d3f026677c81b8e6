#include "sources/prometheus/prometheus_requests.h"

#include "core/duration.h"
#include "vocabulary/facts.h"

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

Request samplesRequest(const std::string& selector, TimeSpan span, Millis range)
{
    Request request;
    request.want = selector;
    request.span = span;
    request.method = "POST";
    request.path = kQueryPath;
    request.form = {{"query", selector + '[' + rangeText(range) + ']'}, {"time", secondsText(span.to)}};
    return request;
}

/// (span.from, span.to] in parts cut at UTC days, newest first; each reaches back by `overlap` into the
/// time before it, so that what was on its way at the cut is there.
void addSamples(std::vector<Request>& requests, const std::string& selector, TimeSpan span, Millis overlap)
{
    for (UtcMs to = span.to; to > span.from;) {
        UtcMs from = span.from;
        if (to - from > kLongestRange)
            from = std::max(from, floorTo(to - Millis{1}, kLongestRange));
        requests.push_back(samplesRequest(selector, {from, to}, std::max(to - from + overlap, kShortestRange)));
        to = from;
    }
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

std::vector<Selector> selectorsOf(const SourceSettings& settings, const Plan& plan)
{
    std::vector<Selector> selectors;
    std::set<std::string> seen;
    for (const Want& want : plan.wants) {
        if (seen.insert(want.id()).second)
            selectors.push_back(want.selector);
    }
    for (const Selector& selector : settings.collect) {
        if (seen.insert(selector.toText()).second)
            selectors.push_back(selector);
    }
    return selectors;
}

/// Type and help of what is wanted, not of everything the server has.
void addMetadata(std::vector<Request>& requests, const std::vector<Selector>& selectors, TimeSpan span)
{
    std::set<std::string> names;
    for (const Selector& selector : selectors) {
        if (!selector.name().empty() && names.size() < kMostMetadata)
            names.insert(selector.name());
    }
    for (const std::string& name : names)
        requests.push_back(factsRequest(kMetadataQuestion, "/api/v1/metadata", span, {{"metric", name}}));
}

} // namespace

std::vector<Request> prometheusPoll(const SourceSettings& settings, const Plan& plan)
{
    std::vector<Request> requests;
    const std::vector<Selector> selectors = selectorsOf(settings, plan);
    for (const Selector& selector : selectors)
        addSamples(requests, selector.toText(), plan.span, 2 * settings.interval);
    if (selectors.empty())
        requests.push_back(testRequest(plan.span)); // nothing is wanted: still say whether it is there
    addFacts(requests, plan.span);
    if (strikes(plan.span, kFactsEvery))
        addMetadata(requests, selectors, plan.span);
    return requests;
}

std::vector<Request> prometheusBackfill(const SourceSettings& settings, const Plan& plan)
{
    std::vector<Request> requests;
    std::set<std::string> seen;
    for (const Want& want : plan.wants) {
        if (seen.insert(want.id()).second)
            addSamples(requests, want.id(), plan.span, 2 * settings.interval);
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
    std::vector<Request> halves{samplesRequest(request.want, {middle, request.span.to}, request.span.to - middle),
                                samplesRequest(request.want, {request.span.from, middle}, middle - request.span.from)};
    for (Request& half : halves) {
        if (request.method == "GET")
            half = asGet(half);
        half.deadline = request.deadline;
        half.maxBytes = request.maxBytes;
    }
    return halves;
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
