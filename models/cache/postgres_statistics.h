#pragma once
// What the history knows of PostgreSQL's tables, indexes and statements, by database: the material of index_advice.h.
// Series are named, not read; whoever judges reads those it needs, as a database may have ten thousand tables.
// One thread at a time, as the snapshot.

#include "cache/cache_config.h"
#include "core/result.h"
#include "history/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace traceo {

/// Counters and gauges by their series; 0: nobody brought it.
struct PostgresTable {
    std::string schema;
    std::string name;
    history::SeriesId scans = 0; ///< sequential
    history::SeriesId rowsRead = 0;
    history::SeriesId indexScans = 0;
    history::SeriesId liveRows = 0;
    history::SeriesId inserted = 0;
    history::SeriesId updated = 0;
    history::SeriesId hotUpdated = 0;
};

struct PostgresIndex {
    std::string schema;
    std::string table;
    std::string name;
    history::SeriesId scans = 0;
    history::SeriesId bytes = 0;
    std::optional<vocabulary::IndexFact> made; ///< none of an exporter: it does not tell
};

struct PostgresStatement {
    std::string user;
    std::string id;
    std::string text; ///< may be empty
    history::SeriesId calls = 0;
    history::SeriesId seconds = 0;
    history::SeriesId hits = 0;
    history::SeriesId reads = 0;
};

struct PostgresDatabase {
    std::string source;
    std::string instance;
    std::string name;
    bool isStandby = false;
    int major = 0; ///< of the server's version; 0: not known
    std::vector<std::string> refused;
    std::optional<UtcMs> lastSeen; ///< the newest sample of the database as a whole
    std::optional<UtcMs> reset;    ///< of the database's statistics
    std::optional<UtcMs> statementsReset;
    std::vector<PostgresTable> tables;
    std::vector<PostgresIndex> indexes;
    bool tellsBlocks = false;                  ///< of at least one statement, which may be one of our own
    std::vector<PostgresStatement> statements; ///< without what connections ask for themselves
};

/// Those with a table, an index or a statement, by source, instance and name; as of the snapshot's moment of view, which `moment` is. Those without a sample in the seven
/// days before it have been removed and are left out.
Result<std::vector<PostgresDatabase>> postgresDatabases(const history::Snapshot& snapshot, const CacheConfig& config,
                                                        UtcMs moment);

} // namespace traceo
