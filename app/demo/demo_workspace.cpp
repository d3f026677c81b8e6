#include "app/demo/demo_workspace.h"

#include "app/demo/demo_postgres.h"
#include "app/demo/demo_services.h"

#include <cstddef>

namespace traceo::demo {
namespace {

/// So many services, from the end of the table, are written as OpenSLO.
constexpr std::size_t kAsOpenSlo = 5;

/// "a {0} b {1}" with the texts put in.
std::string filled(std::string_view form, std::initializer_list<std::string_view> texts)
{
    std::string out;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool place =
            form[i] == '{' && i + 2 < form.size() && form[i + 1] >= '0' && form[i + 1] <= '9' && form[i + 2] == '}';
        if (place)
            out += *(texts.begin() + (form[i + 1] - '0'));
        else
            out += form[i];
        i += place ? 2 : 0;
    }
    return out;
}

constexpr std::string_view kHead =
    R"(# The demo workspace. Everything in it is generated: services, traffic and incidents do not exist.
version: 1
name: demo
sources:
  - {name: prom, kind: prometheus, url: "{0}", interval: 15s}
  - {name: alerts, kind: alertmanager, url: "{0}", interval: 15s}
)";

/// Not where it is asked: see demo_postgres_source.h.
constexpr std::string_view kDatabase = R"(  - {name: {0}, kind: postgres, url: "postgresql://{1}/{2}", interval: 1m}
)";

constexpr std::string_view kShortForm = R"(  - SLO:
      name: {0}
      service: {1}
      owner: {2}
      description: Answers of {1} without a server error. Generated data.
      indicator:
        type: prometheus
        good: 'http_requests_total{job="{1}",code!~"5.."}'
        total: 'http_requests_total{job="{1}"}'
      objective: {3}
      window: 30d
)";

/// Of the first of these: its definition had another version before.
constexpr std::string_view kValidFrom = "      valid_from: 2025-01-15\n";

constexpr std::string_view kCheck = R"(  - SLO:
      name: {0}
      service: {0}
      owner: {2}
      description: Probes of {1} that succeeded. Generated data.
      indicator: {type: http_check, target: "{1}", threshold: 200}
      objective: {3}
      window: 30d
)";

constexpr std::string_view kOpenSlo = R"(  - apiVersion: openslo/v1
    kind: SLO
    metadata:
      name: {0}
      displayName: {0}
      labels: {owner: {2}}
    spec:
      description: Answers of {1} without a server error. Generated data.
      service: {1}
      indicator:
        metadata: {name: {0}}
        spec:
          ratioMetric:
            counter: true
            bad:
              metricSource:
                metricSourceRef: prom
                type: Prometheus
                spec: {query: 'http_requests_total{job="{1}",code=~"5.."}'}
            total:
              metricSource:
                metricSourceRef: prom
                type: Prometheus
                spec: {query: 'http_requests_total{job="{1}"}'}
      timeWindow:
        - {duration: 30d, isRolling: true}
      budgetingMethod: Occurrences
      objectives:
        - {displayName: {0}, targetPercent: {3}}
)";

/// The caches are found by themselves; what only people know of them stands here.
constexpr std::string_view kCaches = R"(cache:
  mapped:
    - {name: pricing, hits: pricing_cache_hits_total, misses: pricing_cache_misses_total,
       evicted: pricing_cache_evicted_total, stale: pricing_cache_stale_total}
  latency:
    - {cache: "sessions:6379", hit: 700us, origin: 38ms, fill: 1ms}
    - {cache: "catalogue:6379", hit: 900us, origin: 64ms, fill: 1ms}
    - {cache: "results:6379", hit: 900us, origin: 120ms, fill: 2ms}
    - {cache: pricing, hit: 20us, origin: 9ms}
  staleness:
    - {cache: pricing, objective: 1%, ttl: 5m}
)";

} // namespace

std::string workspaceText(const QUrl& backend)
{
    std::string text = filled(kHead, {backend.toString().toStdString()});
    for (const DemoPostgres& server : demoPostgres())
        text += filled(kDatabase, {server.source, backend.authority().toStdString(), server.database});
    text += "slos:\n";
    const auto all = services();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Service& service = all[i];
        const bool openSlo = i + kAsOpenSlo >= all.size();
        const std::string_view objective =
            openSlo ? service.objective.substr(0, service.objective.size() - 1) : service.objective;
        text += filled(openSlo ? kOpenSlo : kShortForm, {service.slo, service.name, service.owner, objective});
        if (i == 0)
            text += kValidFrom;
    }
    for (const Check& check : checks())
        text += filled(kCheck, {check.slo, check.url, check.owner, check.objective});
    text += kCaches;
    return text;
}

} // namespace traceo::demo
