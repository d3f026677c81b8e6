#include "sources/postgres/postgres_source.h"

#include "sources/postgres/postgres_settings.h"
#include "sources/postgres/postgres_statements.h"
#include "sources/strokes.h"
#include "vocabulary/caches.h"
#include "vocabulary/facts.h"

#include <QCoreApplication>

#include <map>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PostgresAnswer)
};

constexpr Millis kOftenEvery = kMinute;
constexpr Millis kIndexesEvery = 5 * kMinute;
constexpr Millis kScanEvery = 15 * kMinute;
constexpr Millis kDeadline{10'000};
constexpr int kIoSince = 160'000;
constexpr char kReadsAll[] = "pg_read_all_stats";

Request question(const char* want, std::string statement, TimeSpan span)
{
    Request request;
    request.transport = Transport::Sql;
    request.want = want;
    request.span = span;
    request.command = {std::move(statement)};
    request.deadline = kDeadline;
    return request;
}

/// What it cannot be asked though servers of its version can; each costs one panel.
std::vector<std::string> refusedBy(const PostgresServer& server, const PostgresSource::Options& options)
{
    std::vector<std::string> refused;
    if (options.statements > 0 && !server.statements)
        refused.emplace_back(kStatementsQuestion);
    if (options.statements > 0 && server.statements && !server.readsAll)
        refused.emplace_back(kReadsAll);
    if (!server.buffers || (!hasSummary(server.buffers->version) && !options.scanBuffers))
        refused.emplace_back(kBuffersQuestion);
    return refused;
}

QString identifier(const std::string& name)
{
    return u'"' + QString::fromStdString(name).replace(u'"', u"\"\""_s) + u'"';
}

/// Of what is refused, where something can be done about it.
std::map<std::string, std::string> remediesFor(const PostgresServer& server, const PostgresSource::Options& options)
{
    std::map<std::string, std::string> remedies;
    const auto add = [&remedies](const char* what, const QString& remedy) { remedies.emplace(what, remedy.toStdString()); };
    if (options.statements > 0 && !server.statements)
        add(kStatementsQuestion,
            Text::tr("Add it to shared_preload_libraries in postgresql.conf, restart the server, and run in database %1: CREATE "
                     "EXTENSION pg_stat_statements;")
                .arg(identifier(server.database)));
    else if (options.statements > 0 && !server.readsAll)
        add(kReadsAll, Text::tr("Run as a superuser: GRANT pg_read_all_stats TO %1;").arg(identifier(server.user)));
    if (!server.buffers)
        add(kBuffersQuestion, Text::tr("Run in database %1: CREATE EXTENSION pg_buffercache;").arg(identifier(server.database)));
    else if (!hasSummary(server.buffers->version) && !options.scanBuffers)
        add(kBuffersQuestion, Text::tr("Before PostgreSQL 16 it is only counted where the source says buffercache_scan: true."));
    return remedies;
}

/// With the remedy; what only a newer server has is no reason to warn.
std::vector<std::string> warningsFor(const PostgresServer& server, const PostgresSource::Options& options)
{
    if (options.statements == 0)
        return {};
    if (!server.statements)
        return {Text::tr("pg_stat_statements is missing in database %1, so nothing is known by statement. Add it to "
                         "shared_preload_libraries in postgresql.conf, restart the server, and run there: CREATE EXTENSION "
                         "pg_stat_statements;")
                    .arg(identifier(server.database))
                    .toStdString()};
    if (!server.readsAll)
        return {Text::tr("Statements of other users are hidden from %1. Run as a superuser: GRANT pg_read_all_stats TO %1;")
                    .arg(identifier(server.user))
                    .toStdString()};
    return {};
}

Fact sourceFactOf(const PostgresServer& server, const PostgresContext& context)
{
    vocabulary::SourceFact fact;
    fact.kind = "postgres";
    fact.product = server.product;
    fact.version = server.version;
    return {vocabulary::kSourceFact, context.source, context.source, context.at, {}, vocabulary::toJson(fact), {}};
}

Fact cacheFactOf(const PostgresServer& server, const PostgresSource::Options& options, const PostgresContext& context)
{
    vocabulary::CacheFact fact;
    fact.product = server.product;
    fact.version = server.version;
    fact.role = server.isStandby ? "standby" : "primary";
    fact.runId = std::to_string(server.startMs);
    fact.refused = refusedBy(server, options);
    fact.remedies = remediesFor(server, options);
    return {vocabulary::kCacheFact, context.source, context.source, context.at, {}, vocabulary::toJson(fact), {}};
}

/// What is beyond `most` is left out; whether anything was.
bool cut(SqlRows& rows, int most)
{
    const bool isLonger = rows.rows.size() > std::size_t(most);
    if (isLonger)
        rows.rows.resize(std::size_t(most));
    return isLonger;
}

/// Tables and indexes: of more than are read the rest may be there, so that nothing is taken for dropped.
void putIndexes(SqlRows rows, const PostgresContext& context, Decoded& decoded)
{
    const bool isCut = cut(rows, kMostIndexes);
    decoded.batch.series.add(indexSeries(rows, context));
    auto facts = indexFacts(rows, context);
    if (isCut) {
        decoded.batch.facts = std::move(facts);
        decoded.warnings.push_back(Text::tr("Only the %L1 largest indexes are read.").arg(kMostIndexes).toStdString());
    } else {
        decoded.batch.factSets.push_back({vocabulary::kIndexFact, context.source, context.at, std::move(facts)});
    }
}

void putTables(SqlRows rows, const PostgresContext& context, Decoded& decoded)
{
    if (cut(rows, kMostTables))
        decoded.warnings.push_back(Text::tr("Only the %L1 largest tables are read.").arg(kMostTables).toStdString());
    decoded.batch.series.add(tableSeries(rows, context));
}

} // namespace

std::vector<Request> PostgresSource::requests(const Plan& plan) const
{
    switch (plan.purpose) {
    case Plan::Purpose::Poll:
        return {question(vocabulary::kPostgresQuestion, databasesStatement(), plan.span)};
    case Plan::Purpose::Backfill:
        return {};
    case Plan::Purpose::Test:
        return {question(kServerQuestion, databasesStatement(), plan.span)};
    }
    Q_UNREACHABLE();
}

std::vector<Request> PostgresSource::followUps(const PostgresServer& server, TimeSpan span) const
{
    std::vector<Request> requests;
    const auto add = [&requests, span](const char* want, std::string statement, Millis step) {
        addOnStroke(requests, question(want, std::move(statement), span), step);
    };
    add(kTablesQuestion, tablesStatement(), kOftenEvery);
    if (m_options.statements > 0 && server.statements) {
        add(kStatementsQuestion, statementsStatement(server.statements->schema, server.statements->version, m_options.statements),
            kOftenEvery);
    }
    if (server.number >= kIoSince)
        add(kIoQuestion, ioStatement(), kOftenEvery);
    add(kIndexesQuestion, indexesStatement(), kIndexesEvery);
    const bool hasBuffers = server.buffers && (hasSummary(server.buffers->version) || m_options.scanBuffers);
    if (hasBuffers) {
        add(kBuffersQuestion, buffersStatement(server.buffers->schema, server.buffers->version),
            hasSummary(server.buffers->version) ? kOftenEvery : kScanEvery);
    }
    return requests;
}

PostgresContext PostgresSource::context(const Request& request, const Response& response) const
{
    return {m_settings.name, response.receivedAt, request.last.named};
}

Result<Decoded> PostgresSource::decode(const Request& request, const Response& response) const
{
    const bool isFirst = request.want == vocabulary::kPostgresQuestion || request.want == kServerQuestion;
    auto decoded = isFirst ? decodeDatabases(request, response) : decodeRows(request, response);
    if (!decoded)
        return located(decoded.error(), m_settings, request.want);
    decoded->batch.observations.push_back({m_settings.name, request.want, request.span, response.receivedAt, Outcome::Ok, {}});
    return decoded;
}

Result<Decoded> PostgresSource::decodeDatabases(const Request& request, const Response& response) const
{
    const auto rows = sqlRows(response.body);
    if (!rows)
        return rows.error();
    const auto server = postgresServer(*rows);
    if (!server)
        return server.error();
    const PostgresContext ours = context(request, response);
    Decoded decoded;
    decoded.warnings = warningsFor(*server, m_options);
    decoded.batch.facts.push_back(sourceFactOf(*server, ours));
    if (request.want == kServerQuestion)
        return decoded;
    decoded.batch.facts.push_back(cacheFactOf(*server, m_options, ours));
    decoded.batch.series.add(databaseSeries(*rows, *server, ours));
    decoded.next = followUps(*server, request.span);
    return decoded;
}

Result<Decoded> PostgresSource::decodeRows(const Request& request, const Response& response) const
{
    auto rows = sqlRows(response.body);
    if (!rows)
        return rows.error();
    const PostgresContext ours = context(request, response);
    Decoded decoded;
    if (request.want == kTablesQuestion) {
        putTables(std::move(*rows), ours, decoded);
    } else if (request.want == kIndexesQuestion) {
        putIndexes(std::move(*rows), ours, decoded);
    } else if (request.want == kStatementsQuestion) {
        decoded.batch.series.add(statementSeries(*rows, ours));
        decoded.batch.facts = statementFacts(*rows, ours);
    } else if (request.want == kIoQuestion) {
        decoded.batch.series.add(ioSeries(*rows, ours));
    } else {
        decoded.batch.series.add(bufferSeries(*rows, ours));
    }
    return decoded;
}

SourceKind postgresKind()
{
    return {"postgres", parsePostgres};
}

} // namespace traceo
