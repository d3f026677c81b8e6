#pragma once
// The series of the demo's caches and of its database, under the names of redis_exporter, memcached_exporter and
// postgres_exporter, and those of a cache inside a service. A sample every two minutes.
// Any thread; answers do not depend on earlier questions (sums of whole days are remembered).

#include "app/demo/demo_caches.h"
#include "app/demo/demo_metric.h"
#include "core/batch.h"
#include "core/labels.h"
#include "core/time.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace traceo::demo {

/// What a counter of a cache counts; an index into what a tick adds.
enum class CachePart : std::uint8_t { Hits, Misses, Evicted, Expired, Stale, Commands, Sets, GetMicros, SetMicros, Gets };
/// What is as it is now.
enum class CacheGauge : std::uint8_t { Up, Info, Uptime, Used, Resident, Overhead, Startup, Dataset, Limit, Keys };

struct CacheSeries {
    enum class Kind : std::uint8_t {
        Counter, ///< of a cache
        Gauge,   ///< of a cache
        Steady,  ///< of the database or memcached: grows by about as much in each slot
        Still,   ///< always the same
        Since,   ///< unix seconds of the newest beginning
        Age,     ///< seconds since then
    };
    std::string name;
    Labels labels;
    Kind kind = Kind::Counter;
    std::size_t cache = 0;
    CachePart part = CachePart::Hits;
    std::size_t bucket = 0; ///< Gets: of kGetBounds, then all
    double scale = 1;       ///< of the count: 1e-6 makes seconds of microseconds
    CacheGauge gauge = CacheGauge::Up;
    std::int64_t run = -1;  ///< while this process runs (processRun()); −1: always
    double value = 0;       ///< Steady: a slot; Still: always
    Recurring begins{};     ///< Steady, Since, Age: when it begins at zero
    std::int64_t phase = 0; ///< milliseconds into the slot
};

class DemoCacheSeries {
public:
    DemoCacheSeries();
    ~DemoCacheSeries();

    const std::vector<CacheSeries>& all() const { return m_all; }
    static std::vector<Metric> metrics();

    using Visit = std::function<void(UtcMs at, double value)>;
    /// All samples of [span.from, span.to] in ascending time.
    void visit(const CacheSeries& series, TimeSpan span, const Visit& visit) const;

private:
    struct DayTotals;
    CacheTick sumOf(std::size_t cache, std::int64_t slot) const;
    void visitCounter(const CacheSeries& series, std::int64_t first, std::int64_t last, const Visit& visit) const;

    std::vector<CacheSeries> m_all;
    std::unique_ptr<DayTotals> m_totals;
};

/// Those of demoCaches() (demo_cache_list.cpp).
std::vector<CacheSeries> seriesOfCaches();
/// Of a memcached, and of a database with its statements, tables and indexes (demo_databases.cpp).
std::vector<CacheSeries> seriesOfDatabases();
/// The texts of its statements, as somebody who asks the database itself would tell them of `source`: exporters do not. A
/// constant, so that telling them again adds nothing.
std::vector<Fact> statementsTold(const std::string& source);

} // namespace traceo::demo
