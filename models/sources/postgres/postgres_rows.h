#pragma once
// What PostgreSQL answered, as samples and facts. A row without what names it is left out; a column without a value makes no
// sample, so that what is not known is never a zero.
// Any thread; immutable.

#include "core/batch.h"
#include "core/result.h"
#include "core/sql_rows.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

/// An extension of the server: the schema it is in, quoted by the server, and its version as a number.
struct PostgresExtension {
    std::string schema;
    int version = 0;
};

/// What the server says of itself in each row of databasesStatement().
struct PostgresServer {
    std::string product;
    std::string version; ///< "15.18"
    int number = 0;      ///< 150018
    std::int64_t startMs = 0;
    bool isStandby = false;
    std::string database;  ///< the connected one
    std::string user;      ///< as whom
    bool readsAll = false; ///< statements of other users, too
    std::optional<PostgresExtension> statements;
    std::optional<PostgresExtension> buffers;
};

/// Errors: Empty, Decode.
Result<PostgresServer> postgresServer(const SqlRows& rows);

/// Whose answer it is and when it came: the time of its samples.
struct PostgresContext {
    std::string source;
    UtcMs at{};
    SeriesList namedBefore = nullptr;
};

/// All under postgres_exporter's names where it has one (vocabulary/caches.h).
SeriesTable databaseSeries(const SqlRows& rows, const PostgresServer& server, const PostgresContext& context);
SeriesTable tableSeries(const SqlRows& rows, const PostgresContext& context);
SeriesTable indexSeries(const SqlRows& rows, const PostgresContext& context);
SeriesTable statementSeries(const SqlRows& rows, const PostgresContext& context);
SeriesTable ioSeries(const SqlRows& rows, const PostgresContext& context);
SeriesTable bufferSeries(const SqlRows& rows, const PostgresContext& context);

/// Texts of statements. Of those that change data or read them the server has taken the values out; others are cut after two
/// words, as the server keeps CREATE ROLE … PASSWORD as it was typed.
std::vector<Fact> statementFacts(const SqlRows& rows, const PostgresContext& context);
std::vector<Fact> indexFacts(const SqlRows& rows, const PostgresContext& context);

/// At most 2 kB, whole characters.
std::string storedStatement(std::string_view text);

} // namespace traceo
