#include "sources/postgres/postgres_rows.h"

#include "core/json.h"
#include "vocabulary/caches.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace traceo {
namespace {

using namespace vocabulary;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PostgresAnswer)
};

constexpr std::size_t kLongestText = 2'048;
constexpr std::size_t kKeptWords = 2;
constexpr double kMsOfSecond = 1'000;
/// What the server replaces the values of.
constexpr std::array<std::string_view, 8> kNormalised{"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES", "TABLE"};

/// A row by the names of its columns; nothing where there is none, or a value of another kind.
class Row {
public:
    Row(const SqlRows& rows, const std::vector<SqlValue>& values) : m_rows(rows), m_values(values) {}

    std::string text(std::string_view name) const
    {
        const auto* text = std::get_if<std::string>(&value(name));
        return text ? *text : std::string();
    }
    std::optional<std::int64_t> integer(std::string_view name) const
    {
        const auto* integer = std::get_if<std::int64_t>(&value(name));
        return integer ? std::optional(*integer) : std::nullopt;
    }
    std::optional<double> number(std::string_view name) const
    {
        const auto* number = std::get_if<double>(&value(name));
        if (number)
            return *number;
        const auto whole = integer(name);
        return whole ? std::optional(double(*whole)) : std::nullopt;
    }
    bool is(std::string_view name) const
    {
        const auto* flag = std::get_if<bool>(&value(name));
        return flag && *flag;
    }
    /// The column's texts, which it holds as a list of JSON.
    std::vector<std::string> texts(std::string_view name) const
    {
        std::vector<std::string> texts;
        const auto list = parseJson(text(name));
        if (!list || !list->is_array())
            return texts;
        for (const nlohmann::json& item : *list) {
            if (item.is_string())
                texts.push_back(item.get<std::string>());
        }
        return texts;
    }

private:
    const SqlValue& value(std::string_view name) const
    {
        static const SqlValue kNone;
        const int column = m_rows.column(name);
        return column < 0 ? kNone : m_values[std::size_t(column)];
    }

    const SqlRows& m_rows;
    const std::vector<SqlValue>& m_values;
};

/// One sample a series, all of one moment.
class Maker {
public:
    explicit Maker(const PostgresContext& context) : m_context(context) {}

    Labels labels(std::vector<Labels::Pair> pairs) const
    {
        pairs.emplace_back(kLabelInstance, m_context.source);
        return Labels(std::move(pairs));
    }
    void add(std::string name, const Labels& labels, std::optional<double> value)
    {
        if (!value)
            return;
        m_keys.push_back({m_context.source, std::move(name), labels});
        m_samples.push_back({m_context.at, *value});
        m_ends.push_back(m_samples.size());
    }
    /// Columns that are called as their series are behind `prefix`.
    void addAll(const Row& row, const std::string& prefix, const Labels& labels, std::initializer_list<const char*> columns)
    {
        for (const char* column : columns)
            add(prefix + column, labels, row.number(column));
    }
    SeriesTable table() &&
    {
        const bool isKnown = m_context.namedBefore && *m_context.namedBefore == m_keys;
        return {isKnown ? m_context.namedBefore : std::make_shared<const std::vector<SeriesKey>>(std::move(m_keys)),
                std::move(m_ends), std::move(m_samples)};
    }

private:
    const PostgresContext& m_context;
    std::vector<SeriesKey> m_keys;
    std::vector<std::size_t> m_ends;
    std::vector<Sample> m_samples;
};

std::optional<double> seconds(std::optional<std::int64_t> milliseconds)
{
    return milliseconds ? std::optional(double(*milliseconds) / kMsOfSecond) : std::nullopt;
}

std::optional<PostgresExtension> extensionAt(const Row& row, const std::string& name)
{
    const std::string schema = row.text(name + "_schema");
    return schema.empty() ? std::nullopt
                          : std::optional(PostgresExtension{schema, int(row.integer(name + "_version").value_or(0))});
}

std::string firstWord(const std::string& text)
{
    return text.substr(0, text.find(' '));
}

/// Blanks, brackets and comments in front of the first word.
std::size_t beginOf(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        at = std::min(text.find_first_not_of(" \t\r\n(", at), text.size());
        const std::string_view rest = text.substr(at);
        if (!rest.starts_with("/*") && !rest.starts_with("--"))
            return at;
        const std::size_t end = rest.starts_with("/*") ? rest.find("*/") : rest.find('\n');
        at = end == std::string_view::npos ? text.size() : at + end + 1 + std::size_t(rest.starts_with("/*"));
    }
    return at;
}

std::string_view wordAt(std::string_view text, std::size_t at)
{
    return text.substr(at, text.substr(at).find_first_of(" \t\r\n(;*"));
}

bool isNormalised(std::string_view text, std::size_t begin)
{
    std::string word(wordAt(text, begin));
    std::ranges::transform(word, word.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return std::ranges::find(kNormalised, word) != kNormalised.end();
}

/// "CREATE ROLE …"
std::string firstWords(std::string_view text, std::size_t begin)
{
    std::string words;
    std::size_t at = begin;
    for (std::size_t i = 0; i < kKeptWords && at < text.size(); ++i) {
        const std::string_view word = wordAt(text, at);
        words += std::string(words.empty() ? "" : " ") + std::string(word);
        at = std::min(text.find_first_not_of(" \t\r\n", at + word.size()), text.size());
    }
    return at < text.size() ? words + " …" : words;
}

IndexFact indexOf(const Row& row)
{
    IndexFact index;
    index.table = row.text("relname");
    index.method = row.text("method");
    index.columns = row.texts("columns");
    index.included = row.texts("included");
    index.predicate = row.text("predicate");
    index.definition = row.text("definition");
    index.isUnique = row.is("is_unique");
    index.isPrimary = row.is("is_primary");
    index.isConstraint = row.is("is_constraint");
    index.isValid = row.is("is_valid");
    index.opclasses = row.text("opclasses");
    return index;
}

Fact factOf(const char* kind, const PostgresContext& context, std::string key, std::string payload)
{
    return {kind, context.source, std::move(key), context.at, {}, std::move(payload), {}};
}

} // namespace

Result<PostgresServer> postgresServer(const SqlRows& rows)
{
    if (rows.rows.empty())
        return Error{ErrorCode::Empty, {}, Text::tr("a row for each database"), Text::tr("none"), {}};
    const Row row(rows, rows.rows.front());
    PostgresServer server;
    server.product = firstWord(row.text("product"));
    server.version = firstWord(row.text("version"));
    server.number = int(row.integer("version_num").value_or(0));
    server.startMs = row.integer("start_ms").value_or(0);
    server.isStandby = row.is("is_standby");
    server.database = row.text("here");
    server.user = row.text("me");
    server.readsAll = row.is("reads_all");
    server.statements = extensionAt(row, "pg_stat_statements");
    server.buffers = extensionAt(row, "pg_buffercache");
    if (server.product.empty() || server.number == 0 || rows.column("blks_hit") < 0)
        return Error{ErrorCode::Decode,
                     {},
                     Text::tr("pg_stat_database and the server's version"),
                     Text::tr("an answer of another form"),
                     {}};
    return server;
}

SeriesTable databaseSeries(const SqlRows& rows, const PostgresServer& server, const PostgresContext& context)
{
    Maker maker(context);
    const Labels own = maker.labels({});
    maker.add(kPostgresUp, own, 1);
    maker.add(kPostgresStart, own, double(server.startMs) / kMsOfSecond);
    for (const std::vector<SqlValue>& values : rows.rows) {
        const Row row(rows, values);
        const auto datid = row.integer("datid");
        if (!datid)
            continue;
        const Labels labels = maker.labels({{"datid", std::to_string(*datid)}, {"datname", row.text("datname")}});
        maker.addAll(row, "pg_stat_database_", labels,
                     {"blks_hit", "blks_read", "blk_read_time", "blk_write_time", "numbackends", "xact_commit", "xact_rollback",
                      "tup_returned", "tup_fetched", "tup_inserted", "tup_updated", "tup_deleted", "temp_files", "temp_bytes",
                      "deadlocks"});
        maker.add(kPostgresReset, labels, seconds(row.integer("reset_ms")));
    }
    return std::move(maker).table();
}

SeriesTable tableSeries(const SqlRows& rows, const PostgresContext& context)
{
    Maker maker(context);
    for (const std::vector<SqlValue>& values : rows.rows) {
        const Row row(rows, values);
        if (row.text("relname").empty())
            continue;
        const Labels labels = maker.labels(
            {{"datname", row.text("datname")}, {"schemaname", row.text("schemaname")}, {"relname", row.text("relname")}});
        maker.addAll(row, "pg_stat_user_tables_", labels,
                     {"seq_scan", "seq_tup_read", "idx_scan", "idx_tup_fetch", "n_live_tup", "n_dead_tup", "n_tup_ins",
                      "n_tup_upd", "n_tup_hot_upd", "n_tup_del", "table_size_bytes"});
        for (const char* part : {"heap", "idx", "toast", "tidx"}) {
            const std::string name = part;
            maker.add("pg_statio_user_tables_" + name + "_blocks_hit", labels, row.number(name + "_blks_hit"));
            maker.add("pg_statio_user_tables_" + name + "_blocks_read", labels, row.number(name + "_blks_read"));
        }
    }
    return std::move(maker).table();
}

SeriesTable indexSeries(const SqlRows& rows, const PostgresContext& context)
{
    Maker maker(context);
    for (const std::vector<SqlValue>& values : rows.rows) {
        const Row row(rows, values);
        if (row.text("indexrelname").empty())
            continue;
        const Labels labels = maker.labels({{"datname", row.text("datname")},
                                            {"schemaname", row.text("schemaname")},
                                            {"relname", row.text("relname")},
                                            {"indexrelname", row.text("indexrelname")}});
        maker.add(kIndexScans, labels, row.number("idx_scan"));
        maker.add(kIndexBytes, labels, row.number("size_bytes"));
    }
    return std::move(maker).table();
}

SeriesTable statementSeries(const SqlRows& rows, const PostgresContext& context)
{
    Maker maker(context);
    if (!rows.rows.empty())
        maker.add(kStatementsReset, maker.labels({}), seconds(Row(rows, rows.rows.front()).integer("reset_ms")));
    for (const std::vector<SqlValue>& values : rows.rows) {
        const Row row(rows, values);
        const auto id = row.integer("queryid");
        if (!id)
            continue;
        const Labels labels =
            maker.labels({{"datname", row.text("datname")}, {"user", row.text("username")}, {"queryid", std::to_string(*id)}});
        maker.add(kStatementCalls, labels, row.number("calls"));
        maker.add(kStatementSeconds, labels, row.number("seconds"));
        maker.add(kStatementRows, labels, row.number("rows"));
        maker.add(kStatementHits, labels, row.number("hits"));
        maker.add(kStatementReads, labels, row.number("reads"));
    }
    return std::move(maker).table();
}

SeriesTable ioSeries(const SqlRows& rows, const PostgresContext& context)
{
    Maker maker(context);
    for (const std::vector<SqlValue>& values : rows.rows) {
        const Row row(rows, values);
        const Labels labels = maker.labels(
            {{"backend_type", row.text("backend_type")}, {"object", row.text("object")}, {"context", row.text("context")}});
        maker.addAll(row, "pg_stat_io_", labels, {"reads", "writes", "extends", "hits", "evictions", "reuses", "fsyncs"});
    }
    return std::move(maker).table();
}

SeriesTable bufferSeries(const SqlRows& rows, const PostgresContext& context)
{
    Maker maker(context);
    if (!rows.rows.empty())
        maker.addAll(Row(rows, rows.rows.front()), "pg_buffercache_summary_", maker.labels({}),
                     {"buffers_used", "buffers_unused", "buffers_dirty", "buffers_pinned", "usagecount_avg"});
    return std::move(maker).table();
}

std::vector<Fact> statementFacts(const SqlRows& rows, const PostgresContext& context)
{
    std::vector<Fact> facts;
    for (const std::vector<SqlValue>& values : rows.rows) {
        const Row row(rows, values);
        const auto id = row.integer("queryid");
        const std::string text = storedStatement(row.text("query"));
        if (!id || text.empty())
            continue;
        facts.push_back(factOf(kStatementFact, context,
                               row.text("datname") + '/' + row.text("username") + '/' + std::to_string(*id),
                               toJson(StatementFact{text})));
    }
    return facts;
}

std::vector<Fact> indexFacts(const SqlRows& rows, const PostgresContext& context)
{
    std::vector<Fact> facts;
    for (const std::vector<SqlValue>& values : rows.rows) {
        const Row row(rows, values);
        if (row.text("indexrelname").empty())
            continue;
        facts.push_back(factOf(kIndexFact, context,
                               row.text("datname") + '/' + row.text("schemaname") + '/' + row.text("indexrelname"),
                               toJson(indexOf(row))));
    }
    return facts;
}

std::string storedStatement(std::string_view text)
{
    const std::size_t begin = beginOf(text);
    if (!isNormalised(text, begin))
        return firstWords(text, begin);
    if (text.size() <= kLongestText)
        return std::string(text);
    static constexpr std::string_view kCut = "…";
    std::size_t end = kLongestText - kCut.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) // within a character
        --end;
    return std::string(text.substr(0, end)) + std::string(kCut);
}

} // namespace traceo
