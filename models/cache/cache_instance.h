#pragma once
// Which caches there are: found in the series, whoever brought them. An exporter's are told apart by source and the label
// `instance` (and the job, where two jobs look at one), one that is asked directly by its source; a mapped one as its section
// says. memcached's look-ups are those of the command get: gat counts under touch, which reads nothing by itself.
// One thread at a time, as the snapshot.

#include "cache/cache_config.h"
#include "core/result.h"
#include "history/snapshot.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace traceo {

struct CacheInstance {
    enum class Kind : std::uint8_t { Redis, Memcached, Postgres, Mapped };
    Kind kind = Kind::Redis;
    std::string key;  ///< source/name
    std::string name; ///< of an exporter the label `instance`, of what is asked directly the source's name
    std::string source;
    bool isDirect = false;
    /// Of what is asked directly and has never answered: what came of asking it last. Else none.
    std::optional<std::string> unreached;
    /// Of what is asked directly: the newest time it was asked in vain. It counts where no poll came after it.
    struct Failure {
        UtcMs askedTo{};
        Outcome outcome = Outcome::Timeout;
        std::string message; ///< may be empty
    };
    std::optional<Failure> failed{};
    /// Of a server that stands in the list twice (asked directly and through an exporter): the name of the one that counts for
    /// both. Empty for that one, and for all others. Set by markTwins().
    std::string sameAs{};
    const MappedCache* mapped = nullptr; ///< of the config, which must outlive it

    /// Numerator and denominator may be several series each: databases, targets of a mapped cache.
    std::vector<history::SeriesInfo> hits;
    std::vector<history::SeriesInfo> misses;   ///< or …
    std::vector<history::SeriesInfo> requests; ///< … both together
    /// All of its other series by the name they have without a changed prefix ("redis_uptime_in_seconds"); of a mapped one what
    /// its evicted and stale match.
    std::vector<std::pair<std::string, history::SeriesInfo>> others;

    std::vector<history::SeriesInfo> named(std::string_view metric) const;
};

/// "redis", "memcached", "postgres", "mapped".
std::string_view nameOf(CacheInstance::Kind kind);

/// By key. Those of which nothing was heard in the seven days before the moment, neither look-ups nor whether they are up, have
/// been removed and are left out; a source that was asked in vain meanwhile has not.
Result<std::vector<CacheInstance>> instancesOf(const history::Snapshot& snapshot, const CacheConfig& config, UtcMs moment);

/// Which of these are one server: the same run id is the newest of both. What is asked directly counts, unless it was asked in
/// vain since; else the first by key. Errors: those of the snapshot.
Result<void> markTwins(const history::Snapshot& snapshot, std::vector<CacheInstance>& instances, UtcMs moment);

} // namespace traceo
