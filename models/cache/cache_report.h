#pragma once
// Everything the cache pane and `traceo cache` show, worked out from one snapshot. Numbers of a row speak of the question's
// range, the exact (t − w, t]; charts of it likewise.
// Any thread; immutable. build: one thread at a time, as the snapshot.

#include "cache/cache_config.h"
#include "cache/hit_counts.h"
#include "core/line.h"
#include "core/result.h"
#include "history/snapshot.h"
#include "refresh/key_figure.h"
#include "refresh/question.h"

#include <QList>
#include <QStringList>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct CacheRow {
    std::string key; ///< source/name
    std::string name;
    std::string source;
    std::string sameAs; ///< of a server that stands in two rows the name of the one that counts; else empty
    std::string kind;   ///< redis, memcached, postgres, mapped
    QString product;    ///< "Redis 7.0.15", "postgres_exporter"; may be empty
    QString role;       ///< "master"; may be empty
    Status status = Status::Unknown;
    QString word;   ///< "Below target", "No look-ups", "Silent"
    QString reason; ///< a sentence that says why
    QString note;   ///< short words for a row: "reset", "failover", "SLOWLOG not allowed"; may be empty
    HitWord hitWord = HitWord::NotObserved;
    QStringList refused; ///< what it does not allow to be asked
    QStringList limits;  ///< the same as sentences, each with its remedy where there is one

    Reading hitRate; ///< hits ÷ look-ups of the window; Partial with a reset: a lower bound of what was counted, never a guess
    Reading hitRateLow; ///< Wilson 95 %
    Reading hitRateHigh;
    Reading lifetime; ///< since the counters began, as the server has them
    Reading hits;
    Reading misses;
    Reading lookups; ///< per second
    Reading evictions;
    Reading expirations;
    Reading memoryUsed;    ///< bytes
    Reading memoryLimit;   ///< bytes; none without one
    Reading overheadGross; ///< overhead ÷ used
    Reading overheadNet;   ///< (overhead − start-up) ÷ (used − start-up)
    Reading bytesPerKey;
    Reading fragmentation;       ///< rss ÷ used; Unknown below 64 MiB, where it means nothing
    QString fragmentationReason; ///< why a Redis has none; empty where it has one, and of other kinds
    Reading p50;                 ///< of all commands in the window, seconds
    Reading p95;
    Reading p99;
    Reading effective;   ///< effective latency, seconds
    Reading reduction;   ///< 1 − effective ÷ origin
    Reading breakEven;   ///< the hit rate at which the cache saves nothing
    std::string hitFrom; ///< where the latency of a hit is from: measured, written; empty: it is not known
    std::string originFrom;
    Reading falseRate;    ///< stale ÷ compared, by ratedBy()'s estimator; a canary estimates no rate
    Reading falseRateLow; ///< Wilson 95 %
    Reading falseRateHigh;
    Reading falseCompared;        ///< how many answers, or entries
    std::string falseOf;          ///< what it is a share of: answers, entries; empty where nobody compared
    std::optional<Millis> ttlFor; ///< the TTL that would meet the staleness objective
    QString ttlSentence;          ///< how it was found, or why there is none
    Reading age;                  ///< of the newest sample, seconds
    double coverage = 0;          ///< the share of the window that was observed
    bool resetSeen = false;
    int resets = 0;
    QList<double> sparkline; ///< hit rate over the window; NaN is a gap

    friend bool operator==(const CacheRow& a, const CacheRow& b);
};

/// One estimator of false results.
struct FalseResults {
    QString name; ///< "Shadow read"
    std::int64_t compared = 0;
    std::int64_t stale = 0;
    Reading rate;
    Reading low; ///< Wilson 95 %
    Reading high;
    bool isOfEntries = false; ///< keys are looked at alike, however often each is read: a share of entries, not of answers
    bool isCanary = false;    ///< compared: its writes; stale: those that nobody saw in time. That is no share of answers
    Reading delayP50;         ///< of a canary, seconds until a write was seen
    Reading delayP95;
};

/// What is known of whether one cache's answers are true.
struct CacheEstimates {
    std::string key;
    std::vector<FalseResults> results; ///< as falseResultsOf() has them
    QString ttlSentence;               ///< which TTL would meet the staleness objective, or why there is none
};

struct SlowCommand {
    UtcMs at{};
    std::string instance;
    std::string command;
    std::string client;
    Reading took; ///< seconds
};

struct KeyGroup {
    std::string db;
    std::string group;
    Reading keys;     ///< estimated; no number where the sample was too small for one
    Reading keysLow;  ///< Wilson 95 %; both are `keys` where all were looked at
    Reading keysHigh; ///< likewise
    Reading bytes;    ///< estimated likewise
    Reading sampled;  ///< keys of the database that were looked at; none where an exporter counted
};

/// A command, or of PostgreSQL a statement.
struct CommandRow {
    std::string key;
    QString name; ///< "get"; of a statement its text
    Reading calls;
    Reading mean; ///< seconds
    Reading p50;
    Reading p99;
    Reading hitRate; ///< of a statement: shared buffers
};

/// Latencies over time: a column a stretch, a row a bucket.
struct LatencyMap {
    TimeSpan range;
    std::vector<double> edges;              ///< upper bounds, seconds, ascending
    std::vector<TimeSpan> columns;          ///< ascending, adjacent, (from, to]
    std::vector<double> seconds;            ///< [column]: for how long it was observed; what a rate is divided by
    std::vector<std::vector<double>> cells; ///< [column][bucket]: events; NaN where not observed
    bool isEmpty() const { return cells.empty(); }
};

/// What stands in the place of a list that is empty.
struct EmptyList {
    QString heading;
    QString sentence; ///< why, and what to do about it
};

/// The selected instance.
struct CacheDetail {
    std::string key;
    QString title;
    QString sentence; ///< "Redis 7.0.15 · master · up 12 d"
    Status status = Status::Unknown;
    QString word;
    QString reason;
    Chart hits;        ///< hits and misses a second, as areas
    Chart rate;        ///< hit rate with the target
    Chart percentiles; ///< p50, p95, p99
    Chart memory;      ///< used, dataset, overhead, limit
    Chart evictions;   ///< evicted and expired a second
    LatencyMap map;
    std::vector<FalseResults> falseResults;
    std::vector<SlowCommand> slow; ///< newest first
    EmptyList noSlow;
    std::vector<KeyGroup> groups; ///< largest first
    EmptyList noGroups;
    std::vector<CommandRow> commands;
    std::optional<Millis> ttlFor; ///< the TTL that would meet the staleness objective
    QString ttlSentence;          ///< how it was found, or why there is none
    struct Number {
        QString name;
        Reading reading;
    };
    std::vector<Number> numbers; ///< all of the row, named
};

/// One of the four targets, of all caches together.
struct CacheTarget {
    /// Of what is counted only where chance does not explain it: the interval lies on one side as a whole.
    enum class Verdict : std::uint8_t { Met, Missed, Undecided, Unknown };
    std::string key; ///< hit_rate, latency_reduction, false_results, memory_overhead
    QString name;
    Reading value;
    double target = 0;
    bool isLeast = true; ///< at least the target; else below it
    Verdict verdict = Verdict::Unknown;
    QString words; ///< the verdict and what it rests on: "target 85 %, met; 3 caches"
};
/// "met", "missed", "undecided", "unknown".
std::string_view wordOf(CacheTarget::Verdict verdict);
/// The same for people.
QString nameOf(CacheTarget::Verdict verdict);

/// A shadow reader that cannot look.
struct ShadowTrouble {
    std::string cache;
    QString words; ///< what is in its way, and what to do
};

struct CacheReport {
    UtcMs moment{};
    TimeSpan window;
    std::vector<CacheTarget> targets;          ///< the four, in the order of the mission; empty without a cache
    std::vector<CacheRow> rows;                ///< worst first, then by name
    std::vector<KeyFigure> tiles;              ///< the targets, and how many caches there are
    std::vector<CacheEstimates> estimates;     ///< of those that somebody looked at, in the order of the rows
    std::vector<ShadowTrouble> shadowTroubles; ///< by cache
    std::optional<CacheDetail> detail;
    bool isFilling = false;
};

/// Of all caches, or with a filter of those whose key or name it is. The detail is that of the selected instance, else of the
/// worst. Errors: those of the snapshot.
Result<CacheReport> build(const history::Snapshot& snapshot, const CacheConfig& config, const Question& question);

} // namespace traceo
