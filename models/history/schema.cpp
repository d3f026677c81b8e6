#include "history/schema.h"

#include <QFile>

namespace traceo::history {
namespace {

constexpr const char* kVersion1 = R"sql(
CREATE TABLE store(
  id INTEGER PRIMARY KEY CHECK (id = 1),
  clean INTEGER NOT NULL,
  next_head INTEGER NOT NULL,
  last_commit INTEGER
);
INSERT INTO store VALUES(1, 1, 1, NULL);

CREATE TABLE series(
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  labels TEXT NOT NULL,
  learned INTEGER NOT NULL
);
CREATE UNIQUE INDEX series_by_name ON series(name, source, labels);

CREATE TABLE head(
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  learned INTEGER NOT NULL,
  n INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  body BLOB NOT NULL
);
CREATE INDEX head_by_day ON head(day, n, bytes);

CREATE TABLE chunk(
  k INTEGER PRIMARY KEY,
  t0 INTEGER NOT NULL,
  t1 INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  thinned INTEGER NOT NULL,
  learned_min INTEGER NOT NULL,
  learned INTEGER NOT NULL,
  n INTEGER NOT NULL,
  first_at INTEGER,
  last_at INTEGER,
  first REAL,
  last REAL,
  min REAL,
  max REAL,
  sum REAL,
  inc REAL,
  resets INTEGER NOT NULL
);
CREATE TABLE chunk_body(
  k INTEGER PRIMARY KEY,
  body BLOB NOT NULL
);

CREATE TABLE quarantine(
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  labels TEXT NOT NULL,
  t INTEGER NOT NULL,
  value BLOB NOT NULL,
  learned INTEGER NOT NULL
);
CREATE UNIQUE INDEX quarantine_by_time ON quarantine(t, source, name, labels);

CREATE TABLE fact(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER,
  payload TEXT NOT NULL,
  learned INTEGER NOT NULL,
  closed_learned INTEGER,
  superseded INTEGER
);
CREATE INDEX fact_by_key ON fact(kind, source, key, valid_from);

CREATE TABLE event(
  id INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  t0 INTEGER NOT NULL,
  t1 INTEGER NOT NULL,
  n INTEGER NOT NULL,
  keys BLOB NOT NULL,
  columns BLOB NOT NULL
);
CREATE INDEX event_by_time ON event(stream, t0, t1);

CREATE TABLE observation(
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  want TEXT NOT NULL,
  outcome TEXT NOT NULL,
  from_t INTEGER NOT NULL,
  to_t INTEGER NOT NULL,
  learned INTEGER NOT NULL,
  late INTEGER NOT NULL,
  message TEXT NOT NULL
);
CREATE INDEX observation_by_want ON observation(source, want, to_t);
)sql";

constexpr const char* kVersion2 = R"sql(
ALTER TABLE store ADD COLUMN checked INTEGER;
ALTER TABLE store ADD COLUMN kept_out INTEGER NOT NULL DEFAULT 0;
)sql";

constexpr const char* kVersion3 = R"sql(
CREATE TABLE chunk_times(
  id INTEGER PRIMARY KEY,
  crc INTEGER NOT NULL,
  used INTEGER NOT NULL,
  body BLOB NOT NULL
);
CREATE INDEX chunk_times_by_crc ON chunk_times(crc);

CREATE TABLE month(
  k INTEGER PRIMARY KEY,
  t0 INTEGER NOT NULL,
  t1 INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  thinned INTEGER NOT NULL,
  days BLOB NOT NULL
);

CREATE TABLE head_day(
  day INTEGER PRIMARY KEY,
  first_row INTEGER NOT NULL
);
INSERT INTO head_day SELECT day, min(id) FROM head GROUP BY day;
DROP INDEX head_by_day;

CREATE TABLE event_column(
  k INTEGER PRIMARY KEY,
  body BLOB NOT NULL
);
)sql";

// A poll moves the end of its row: in one tree that is one page, where an index beside the rows made it two.
constexpr const char* kObservationsByEnd = R"sql(
ALTER TABLE observation RENAME TO observation_before;
DROP INDEX observation_by_want;
CREATE TABLE observation(
  source TEXT NOT NULL,
  want TEXT NOT NULL,
  to_t INTEGER NOT NULL,
  id INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  from_t INTEGER NOT NULL,
  learned INTEGER NOT NULL,
  late INTEGER NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY(source, want, to_t, id)
) WITHOUT ROWID;
INSERT INTO observation SELECT source, want, to_t, id, outcome, from_t, learned, late, message FROM observation_before;
ALTER TABLE store ADD COLUMN next_observation INTEGER NOT NULL DEFAULT 1;
UPDATE store SET next_observation = 1 + coalesce((SELECT max(id) FROM observation_before), 0);
DROP TABLE observation_before;
)sql";

constexpr Migration kMigrations[] = {
    {1, kVersion1},
    {2, kVersion2},
    {3, kVersion3},
    {3, kObservationsByEnd},
};

/// A copy of the file as it was, made by SQLite itself. One that is there already is older still and stays.
bool keepCopy(Database& database, int version)
{
    const QString copy = QStringLiteral("%1.v%2").arg(database.path()).arg(version);
    if (QFile::exists(copy))
        return true;
    return database.run("VACUUM INTO ?1", std::string_view(copy.toStdString()));
}

/// Between releases files of version 3 had sums in head_day that each commit wrote, and observations as version 2.
void finishVersion3(Database& database)
{
    database.run("BEGIN IMMEDIATE");
    if (database.integer("SELECT count(*) FROM pragma_table_info('head_day') WHERE name = 'row_count'") > 0)
        database.runScript("ALTER TABLE head_day DROP COLUMN row_count;"
                           "ALTER TABLE head_day DROP COLUMN n;"
                           "ALTER TABLE head_day DROP COLUMN bytes;");
    if (database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'observation_by_want'") > 0)
        database.runScript(kObservationsByEnd);
    database.run("COMMIT");
}

} // namespace

std::span<const Migration> migrations()
{
    return kMigrations;
}

int newestVersion()
{
    return kMigrations[std::size(kMigrations) - 1].to;
}

Result<int> migrate(Database& database, std::span<const Migration> steps)
{
    const int before = int(database.integer("PRAGMA user_version"));
    const int newest = steps.empty() ? before : steps.back().to;
    if (before == 3)
        finishVersion3(database);
    if (!database.ok() || before >= newest)
        return database.ok() ? Result<int>(before) : Result<int>(database.error());
    if (before > 0)
        keepCopy(database, before);
    database.run("BEGIN IMMEDIATE");
    for (const Migration& step : steps) {
        if (step.to > before)
            database.runScript(step.sql);
    }
    database.runScript("PRAGMA application_id=" + std::to_string(kApplicationId)
                       + ";PRAGMA user_version=" + std::to_string(newest));
    database.run("COMMIT");
    database.forgetSchemaVersion();
    if (database.ok())
        return before;
    const Error error = database.error();
    database.clearError();
    if (database.inTransaction())
        database.run("ROLLBACK");
    database.clearError();
    return error;
}

} // namespace traceo::history
