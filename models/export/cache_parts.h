#pragma once
// The tables of one cache as rows with keys and columns: what the pane, its CSV files and the report on paper
// show alike. Numbers are those of CacheReport and CacheCompare.
// Any thread; immutable.

#include "cache/cache_compare.h"
#include "cache/cache_report.h"
#include "refresh/cell.h"

#include <string>
#include <vector>

namespace traceo {

/// How often one estimator found a stale answer.
struct EstimatorEntry {
    std::string key;
    QString name;
    Reading compared;
    Reading stale;
    Reading rate;
    Reading low; ///< Wilson 95 %
    Reading high;
    Reading delayP50; ///< of a canary
    Reading delayP95;
    friend bool operator==(const EstimatorEntry&, const EstimatorEntry&) = default;
};
std::vector<EstimatorEntry> estimatorEntries(const std::vector<FalseResults>& results);
std::vector<Column<EstimatorEntry>> estimatorEntryColumns();

struct SlowLogEntry {
    std::string key;
    Reading at;
    QString command;
    Reading took; ///< seconds
    QString client;
    QString instance;
    friend bool operator==(const SlowLogEntry&, const SlowLogEntry&) = default;
};
/// In the order of the detail. `moment`: whose year goes without saying.
std::vector<SlowLogEntry> slowLogEntries(const CacheDetail& detail, UtcMs moment);
std::vector<Column<SlowLogEntry>> slowLogEntryColumns();

struct KeyGroupEntry {
    std::string key;
    QString db;
    QString group;
    Reading keys;
    Reading keysLow;
    Reading keysHigh;
    Reading bytes;
    Reading sampled;
    friend bool operator==(const KeyGroupEntry&, const KeyGroupEntry&) = default;
};
std::vector<KeyGroupEntry> keyGroupEntries(const CacheDetail& detail);
std::vector<Column<KeyGroupEntry>> keyGroupEntryColumns();

/// A command, or of PostgreSQL a statement.
struct CommandEntry {
    std::string key;
    QString name;
    Reading calls;
    Reading mean;
    Reading p50;
    Reading p99;
    Reading hitRate;
    friend bool operator==(const CommandEntry&, const CommandEntry&) = default;
};
std::vector<CommandEntry> commandEntries(const CacheDetail& detail);
std::vector<Column<CommandEntry>> commandEntryColumns();

struct ComparedEntry {
    std::string key;
    QString name;
    Reading before;
    Reading after;
    Reading change;
    Reading low; ///< 95 %
    Reading high;
    QString verdict;
    friend bool operator==(const ComparedEntry&, const ComparedEntry&) = default;
};
std::vector<ComparedEntry> comparedEntries(const CacheCompare& compared);
std::vector<Column<ComparedEntry>> comparedEntryColumns();

} // namespace traceo
