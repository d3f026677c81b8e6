#pragma once
// The demo's series: what a Prometheus that scrapes the demo's services once a minute and its probers every five would
// hold, and of the caches every two minutes. Samples exist for all of the past; who asks decides where the past ends.
// Any thread; answers do not depend on earlier questions (sums of whole days are remembered).

#include "app/demo/demo_cache_series.h"
#include "app/demo/demo_metric.h"
#include "app/demo/demo_probes.h"
#include "app/demo/demo_traffic.h"
#include "core/batch.h"
#include "core/labels.h"
#include "core/selector.h"
#include "core/time.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace traceo::demo {

/// One series; an index into `DemoSeries::all()`.
struct Series {
    enum class Kind : std::uint8_t { Counter, Up, ProbeSuccess, ProbeStatus, ProbeDuration, ProbeCertificate, ProbePhase, Cache };
    std::string name;
    Labels labels;
    Kind kind = Kind::Counter;
    std::size_t replica = 0; ///< Counter, Up
    std::size_t code = 0;    ///< Counter: of kCodes
    Prober prober{};         ///< Probe…
    std::size_t phase = 0;   ///< ProbePhase: of kProbePhases
    std::size_t cache = 0;   ///< Cache: of the caches' series

    bool isProbe() const { return kind != Kind::Counter && kind != Kind::Up && kind != Kind::Cache; }
    /// Between samples.
    Millis interval() const
    {
        return isProbe() ? kProbeMinutes * kMinute : kind == Kind::Cache ? kCacheMinutes * kMinute : kMinute;
    }
};

class DemoSeries {
public:
    DemoSeries();
    ~DemoSeries();

    const std::vector<Series>& all() const { return m_all; }
    const std::vector<Replica>& replicas() const { return m_replicas; }
    const DemoCacheSeries& caches() const { return m_caches; }
    static std::vector<Metric> metrics();

    std::vector<const Series*> matching(const Selector& selector) const;

    using Visit = std::function<void(UtcMs at, double value)>;
    /// All samples of [span.from, span.to], as Prometheus 2's range selectors count, in ascending time.
    void visit(const Series& series, TimeSpan span, const Visit& visit) const;

private:
    void addReplicas();
    void addProbers();
    void addCaches();
    void visitCounter(const Series& series, TimeSpan span, const Visit& visit) const;
    std::int64_t countUpTo(const Series& series, std::int64_t minute) const;
    std::int64_t countIn(const Series& series, std::int64_t firstMinute, std::int64_t lastMinute) const;

    struct DayTotals;
    std::vector<Replica> m_replicas;
    DemoCacheSeries m_caches;
    std::vector<Series> m_all;
    std::unique_ptr<DayTotals> m_totals;
};

/// host:port as `instance` has it.
std::string instanceOf(const Replica& replica);

} // namespace traceo::demo
