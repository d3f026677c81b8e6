#pragma once
// PostgreSQL, asked directly and only read: shared-buffer hits, tables, indexes, statements. Written under postgres_exporter's
// names; every series has the label instance, the source's name.
// pg_stat_database, pg_stat_io, pg_buffercache and pg_stat_statements speak of the whole server; tables and indexes are those
// of the connected database (the URL's path, else "postgres"): a source a database shows those of others.
// It has no past: what it counted before is known from what it said then.
// Login: any role; pg_monitor sees everything.
// Any thread; immutable.

#include "sources/postgres/postgres_rows.h"
#include "sources/source.h"

namespace traceo {

/// What is asked beside vocabulary::kPostgresQuestion, which alone must be answered; each is also the name it is observed under.
inline constexpr char kTablesQuestion[] = "pg_stat_user_tables"; ///< with pg_statio_user_tables
inline constexpr char kIndexesQuestion[] = "pg_stat_user_indexes";
inline constexpr char kStatementsQuestion[] = "pg_stat_statements";
inline constexpr char kIoQuestion[] = "pg_stat_io";
inline constexpr char kBuffersQuestion[] = "pg_buffercache";
inline constexpr char kServerQuestion[] = "version"; ///< of a test

class PostgresSource final : public Source {
public:
    struct Options {
        int statements = 50;      ///< of pg_stat_statements, those that took longest; 0: it is not asked
        bool scanBuffers = false; ///< before PostgreSQL 16 pg_buffercache has a row a buffer; then only if allowed
    };
    PostgresSource(SourceSettings settings, Options options) : m_settings(std::move(settings)), m_options(options) {}

    const SourceSettings& settings() const override { return m_settings; }

    /// Databases each poll. The rest follows from the answer, as that says what there is: tables, statements, I/O and the
    /// summary of buffers once a minute, indexes every five, a scan of buffers every fifteen. Nothing for a backfill.
    std::vector<Request> requests(const Plan& plan) const override;

    /// What the server lacks or does not allow is in the cache's fact and, with the remedy, in the warnings.
    Result<Decoded> decode(const Request& request, const Response& response) const override;

private:
    Result<Decoded> decodeDatabases(const Request& request, const Response& response) const;
    Result<Decoded> decodeRows(const Request& request, const Response& response) const;
    std::vector<Request> followUps(const PostgresServer& server, TimeSpan span) const;
    PostgresContext context(const Request& request, const Response& response) const;

    SourceSettings m_settings;
    Options m_options;
};

/// The row of the table of kinds. Its own keys: sslmode (default verify-full; on loopback without tls: {ca: …} prefer),
/// statements (0 to 500), buffercache_scan.
SourceKind postgresKind();

} // namespace traceo
