#include "sources/detect/findings_reader.h"

#include "core/json.h"
#include "sources/detect/questions.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace traceo {
namespace {

constexpr std::size_t kMostFamilies = 6;
constexpr int kMostProbes = 50;

constexpr std::array kKnownFamilies{"http_requests_total",
                                    "http_server_requests_seconds_count",
                                    "http_server_request_duration_seconds_count",
                                    "grpc_server_handled_total",
                                    "istio_requests_total",
                                    "nginx_ingress_controller_requests",
                                    "traefik_service_requests_total",
                                    "traefik_entrypoint_requests_total",
                                    "http_request_duration_seconds_count",
                                    "haproxy_backend_http_responses_total",
                                    "envoy_cluster_upstream_rq_xx",
                                    "caddy_http_requests_total",
                                    "prometheus_http_requests_total"};
constexpr std::array kStatusLabels{
    "code",        "status_code", "http_response_status_code", "http_status_code", "status", "grpc_code", "response_code",
    "http_status", "statuscode",  "envoy_response_code_class"};
constexpr std::array kGrpcFailures{"Unknown", "DeadlineExceeded", "Unimplemented", "Internal", "Unavailable", "DataLoss"};

std::string alternatives(const std::vector<std::string>& words)
{
    std::string pattern;
    for (const std::string& word : words)
        pattern += (pattern.empty() ? "" : "|") + word;
    return pattern;
}

bool isStatusClass(const std::string& value)
{
    return value.size() == 3 && value[0] >= '1' && value[0] <= '5';
}

/// Of the name alone; a label by that name is looked for later.
bool looksLikeRequests(const std::string& name)
{
    return name.ends_with("_requests_total") || name.ends_with("_http_responses_total");
}

} // namespace

std::vector<std::string> requestFamilies(const std::vector<std::string>& names, std::size_t most)
{
    const std::set<std::string> known(names.begin(), names.end());
    return familiesIn(known, kKnownFamilies, looksLikeRequests, most);
}

std::string badPattern(const std::vector<std::string>& values)
{
    if (std::ranges::any_of(values, isStatusClass) && std::ranges::all_of(values, [](const std::string& value) {
            return isStatusClass(value) || value.size() <= 3 || value == "unknown" || value == "other" || value == "000";
        })) {
        const bool isClass = std::ranges::any_of(values, [](const std::string& value) { return value.ends_with("xx"); });
        return isClass ? "5xx" : "5..";
    }
    std::vector<std::string> failures;
    const bool isGrpc = std::ranges::find(values, "OK") != values.end();
    for (const char* word : kGrpcFailures) {
        if (isGrpc)
            failures.emplace_back(word);
    }
    if (!isGrpc) {
        for (const std::string& value : values) {
            if (value == "error" || value == "failure" || value == "failed")
                failures.push_back(value);
        }
    }
    return alternatives(failures);
}

std::optional<Request> FindingsReader::next() const
{
    switch (m_ask) {
    case Ask::Targets:
        return instantQuery(
            "count by (up) (label_replace(up == 1, \"up\", \"1\", \"\", \"\") or label_replace(up == 0, \"up\", \"0\", "
            "\"\", \"\"))");
    case Ask::Retention:
        return listQuery("/api/v1/status/runtimeinfo");
    case Ask::Names:
        return listQuery("/api/v1/label/__name__/values", {{"limit", std::to_string(kMostNames)}});
    case Ask::Probes:
        return instantQuery("topk(" + std::to_string(kMostProbes) + ", count by (instance) (probe_http_status_code))");
    case Ask::ProbeSeries:
        return instantQuery("count(probe_success)");
    case Ask::Labels:
        return listQuery("/api/v1/labels", {{"match[]", m_counter.metric}});
    case Ask::Values:
        return instantQuery("topk(60, count by (" + m_counter.statusLabel + ") (" + m_counter.metric + "))");
    case Ask::Groups:
        return busiestQuery(m_counter.metric, m_counter.groupLabel);
    case Ask::Latencies:
        return m_latencies.next();
    }
    return {};
}

void FindingsReader::take(const Response& response)
{
    switch (m_ask) {
    case Ask::Targets:
        return takeTargets(response);
    case Ask::Retention:
        return takeRetention(response);
    case Ask::Names:
        return takeNames(response);
    case Ask::Probes:
    case Ask::ProbeSeries:
        return takeProbes(response);
    case Ask::Labels:
        return takeLabels(response);
    case Ask::Values:
        return takeValues(response);
    case Ask::Groups:
        return takeGroups(response);
    case Ask::Latencies:
        m_latencies.take(response);
        break;
    }
    m_findings.latencies = m_latencies.found();
}

void FindingsReader::takeTargets(const Response& response)
{
    for (const auto& series : seriesIn(response)) {
        m_findings.targets += valueOf(series);
        if (series.labels.value("up") == "1")
            m_findings.targetsUp = valueOf(series);
    }
    m_ask = Ask::Retention;
}

void FindingsReader::takeRetention(const Response& response)
{
    const auto json = response.ok() ? parseJson(response.body) : Result<nlohmann::json>(Error{});
    if (json && json->is_object() && json->contains("data") && (*json)["data"].is_object())
        m_findings.retention = textAt((*json)["data"], "storageRetention").value_or("");
    m_ask = Ask::Names;
}

void FindingsReader::takeNames(const Response& response)
{
    const std::vector<std::string> names = textsIn(response);
    m_findings.isCut = !response.ok() || names.size() >= kMostNames;
    m_findings.histograms = int(std::ranges::count_if(names, [](const std::string& name) { return name.ends_with("_bucket"); }));
    m_latencies.lookThrough(names);
    m_families = requestFamilies(names, kMostFamilies);
    std::ranges::reverse(m_families);
    // A server that keeps its names to itself may still have probes: ask.
    if (names.empty() || std::ranges::find(names, "probe_success") != names.end())
        m_ask = Ask::Probes;
    else
        nextFamily();
}

void FindingsReader::takeProbes(const Response& response)
{
    const auto all = seriesIn(response);
    if (m_ask == Ask::ProbeSeries) {
        m_findings.probeSeries = all.empty() ? 0 : valueOf(all.front());
        return nextFamily();
    }
    for (const auto& series : all) {
        const std::string target(series.labels.value("instance"));
        if (target.starts_with("http://") || target.starts_with("https://"))
            m_findings.probes.push_back({target, valueOf(series)});
    }
    std::ranges::sort(m_findings.probes, {}, &vocabulary::ProbedTarget::target);
    m_ask = Ask::ProbeSeries;
}

void FindingsReader::nextFamily()
{
    m_ask = m_families.empty() ? Ask::Latencies : Ask::Labels;
    if (m_families.empty())
        return;
    m_counter = {};
    m_counter.metric = m_families.back();
    m_families.pop_back();
}

void FindingsReader::takeLabels(const Response& response)
{
    const std::vector<std::string> labels = textsIn(response);
    const auto status = std::ranges::find_if(kStatusLabels, [&labels](const char* name) {
        return std::ranges::find(labels, name) != labels.end();
    });
    m_counter.statusLabel = status == kStatusLabels.end() ? "" : *status;
    m_counter.groupLabel = groupLabelIn(labels);
    m_ask = Ask::Values;
    if (m_counter.statusLabel.empty())
        nextFamily();
}

void FindingsReader::takeValues(const Response& response)
{
    std::vector<std::string> values;
    for (const auto& series : seriesIn(response)) {
        m_counter.series += valueOf(series);
        if (const auto value = series.labels.value(m_counter.statusLabel); !value.empty())
            values.emplace_back(value);
    }
    m_counter.badPattern = badPattern(values);
    m_ask = Ask::Groups;
    if (m_counter.badPattern.empty())
        nextFamily();
}

void FindingsReader::takeGroups(const Response& response)
{
    m_counter.groups = valuesByRank(seriesIn(response), m_counter.groupLabel);
    if (m_counter.groups.empty())
        m_counter.groupLabel.clear();
    m_findings.counters.push_back(m_counter);
    nextFamily();
}

} // namespace traceo
