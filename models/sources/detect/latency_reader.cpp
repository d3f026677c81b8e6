#include "sources/detect/latency_reader.h"

#include "core/labels.h"
#include "sources/detect/questions.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace traceo {
namespace {

constexpr std::size_t kMostFamilies = 3;
constexpr double kNearlyAll = 0.99;
constexpr std::string_view kEnding = "_bucket";

constexpr std::array kKnownFamilies{"http_request_duration_seconds",
                                    "http_server_request_duration_seconds",
                                    "http_server_requests_seconds",
                                    "grpc_server_handling_seconds",
                                    "istio_request_duration_milliseconds",
                                    "nginx_ingress_controller_request_duration_seconds",
                                    "traefik_service_request_duration_seconds",
                                    "prometheus_http_request_duration_seconds"};

bool looksLikeRequests(const std::string& name)
{
    const auto has = [&name](const char* part) { return name.find(part) != std::string::npos; };
    return (name.ends_with("_seconds") || name.ends_with("_milliseconds")) && (has("request") || has("response"))
        && (has("duration") || has("latency"));
}

double boundaryOf(const std::string& le)
{
    bool isNumber = false;
    const double value = QByteArray::fromStdString(le).toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? value : HUGE_VAL;
}

} // namespace

std::vector<std::string> latencyFamilies(const std::vector<std::string>& names, std::size_t most)
{
    std::set<std::string> known;
    for (const std::string& name : names) {
        if (name.ends_with(kEnding))
            known.insert(name.substr(0, name.size() - kEnding.size()));
    }
    return familiesIn(known, kKnownFamilies, looksLikeRequests, most);
}

std::optional<std::string> usualBoundary(const std::vector<Bucket>& buckets)
{
    const Bucket* usual = nullptr;
    double total = 0;
    std::vector<Bucket> sorted = buckets;
    std::ranges::sort(sorted, {}, [](const Bucket& bucket) { return boundaryOf(bucket.le); });
    for (const Bucket& bucket : sorted)
        total = std::max(total, bucket.count);
    for (const Bucket& bucket : sorted) {
        if (boundaryOf(bucket.le) >= HUGE_VAL || (usual != nullptr && usual->count >= kNearlyAll * total))
            break;
        usual = &bucket;
    }
    return usual != nullptr && total > 0 ? std::optional(usual->le) : std::nullopt;
}

void LatencyReader::lookThrough(const std::vector<std::string>& names)
{
    m_families = latencyFamilies(names, kMostFamilies);
    std::ranges::reverse(m_families);
    m_ask = Ask::Labels;
}

std::optional<Request> LatencyReader::next() const
{
    if (m_families.empty())
        return {};
    const std::string& family = m_families.back();
    switch (m_ask) {
    case Ask::Labels:
        return listQuery("/api/v1/labels", {{"match[]", family + "_count"}});
    case Ask::Groups:
        return busiestQuery(family + "_count", m_groupLabel);
    case Ask::Buckets:
        break;
    }
    const std::string& group = m_groups.back();
    const std::string matcher = group.empty() ? std::string() : Labels{{m_groupLabel, group}}.toText();
    return instantQuery("sum by (le) (increase(" + family + "_bucket" + matcher + "[1h]))");
}

void LatencyReader::take(const Response& response)
{
    switch (m_ask) {
    case Ask::Labels:
        m_groupLabel = groupLabelIn(textsIn(response));
        m_ask = Ask::Groups;
        return;
    case Ask::Groups:
        m_groups = valuesByRank(seriesIn(response), m_groupLabel);
        if (m_groups.empty())
            m_groups.emplace_back();
        std::ranges::reverse(m_groups);
        m_ask = Ask::Buckets;
        return;
    case Ask::Buckets:
        break;
    }
    std::vector<Bucket> buckets;
    for (const auto& series : seriesIn(response)) {
        if (!series.samples.empty() && std::isfinite(series.samples.back().value))
            buckets.push_back({std::string(series.labels.value("le")), series.samples.back().value});
    }
    const std::string& group = m_groups.back();
    if (const auto boundary = usualBoundary(buckets))
        m_found.push_back({m_families.back(), group.empty() ? std::string() : m_groupLabel, group, *boundary});
    nextGroup();
}

void LatencyReader::nextGroup()
{
    m_groups.pop_back();
    if (m_groups.empty())
        nextFamily();
}

void LatencyReader::nextFamily()
{
    m_families.pop_back();
    m_ask = Ask::Labels;
}

} // namespace traceo
