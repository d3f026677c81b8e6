#include "cache/sql_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace traceo {
namespace {

/// Keywords that are not UNRESERVED in kwlist.h of PostgreSQL 12 to 18, each between blanks. One too many only costs quotes.
constexpr std::string_view kKeywords =
    " all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case"
    " cast char character check coalesce collate collation column concurrently constraint create cross current_catalog"
    " current_date current_role current_schema current_time current_timestamp current_user dec decimal default"
    " deferrable desc distinct do else end except exists extract false fetch float for foreign freeze from full grant"
    " greatest group grouping having ilike in initially inner inout int integer intersect interval into is isnull join"
    " json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize"
    " json_table json_value lateral leading least left like limit localtime localtimestamp merge_action national"
    " natural nchar none normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay"
    " placing position precision primary real references returning right row select session_user setof similar"
    " smallint some substring symmetric system_user table tablesample then time timestamp to trailing treat trim true"
    " union unique user using values varchar variadic verbose when where window with xmlattributes xmlconcat"
    " xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable"
    " ";

/// Statements that EXPLAIN and PREPARE take.
constexpr std::array kPlanned =
    std::to_array<std::string_view>({"delete", "insert", "merge", "select", "update", "values", "with"});

/// A source keeps so many characters of a statement; what is as long may have been cut.
constexpr std::size_t kKeptText = 2'048;

constexpr std::string_view kBlanks = " \t\r\n";

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text)
{
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](char c) { return lowered(c); });
    return low;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Part of an identifier without quotes; letters beyond ASCII are.
bool isWordPart(char c)
{
    const char low = lowered(c);
    return (low >= 'a' && low <= 'z') || isDigit(c) || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// The one statement of the text without its semicolon; empty where it is none that has a plan, or not whole.
std::string_view plannable(std::string_view text)
{
    std::string_view statement = trimmed(text);
    if (statement.ends_with(';'))
        statement = trimmed(statement.substr(0, statement.size() - 1));
    const bool isWhole = text.size() < kKeptText && !statement.ends_with("…") && !statement.ends_with("...");
    const bool isOne = statement.find(';') == std::string_view::npos;
    const bool isPlain = std::ranges::none_of(statement, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && kBlanks.find(c) == std::string_view::npos;
    });
    const auto end = std::ranges::find_if_not(statement, isWordPart);
    const std::string first = lowered(std::string_view(statement.begin(), end));
    return isWhole && isOne && isPlain && std::ranges::binary_search(kPlanned, first) ? statement : std::string_view();
}

/// The highest n of $n.
int parametersOf(std::string_view statement)
{
    int highest = 0;
    for (std::size_t at = statement.find('$'); at != std::string_view::npos; at = statement.find('$', at + 1)) {
        if (at > 0 && isWordPart(statement[at - 1]))
            continue;
        int number = 0;
        for (std::size_t i = at + 1; i < statement.size() && isDigit(statement[i]) && number < 10'000; ++i)
            number = number * 10 + (statement[i] - '0');
        highest = std::max(highest, number);
    }
    return highest;
}

/// What stands before a dot at the end of the text, without its quotes; none where there is no dot.
std::optional<std::string> qualifierOf(std::string_view before)
{
    if (!before.ends_with('.'))
        return {};
    before.remove_suffix(1);
    if (before.ends_with('"')) {
        before.remove_suffix(1);
        const auto open = before.rfind('"');
        return std::string(open == std::string_view::npos ? before : before.substr(open + 1));
    }
    const auto rest = std::find_if_not(before.rbegin(), before.rend(), isWordPart);
    return std::string(rest.base(), before.end());
}

} // namespace

std::string quotedIdentifier(std::string_view name)
{
    const auto isBare = [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c) || c == '_'; };
    if (!name.empty() && !isDigit(name.front()) && std::ranges::all_of(name, isBare)
        && kKeywords.find(' ' + std::string(name) + ' ') == std::string_view::npos)
        return std::string(name);
    std::string quoted = "\"";
    for (const char c : name)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string quotedName(std::string_view schema, std::string_view name)
{
    return quotedIdentifier(schema) + '.' + quotedIdentifier(name);
}

std::string dropIndex(std::string_view schema, std::string_view index)
{
    return "DROP INDEX CONCURRENTLY " + quotedName(schema, index) + ';';
}

std::string rebuildIndex(std::string_view schema, std::string_view index)
{
    return "REINDEX INDEX CONCURRENTLY " + quotedName(schema, index) + ';';
}

std::string explained(std::string_view statement, int major)
{
    const std::string_view one = plannable(statement);
    if (one.empty())
        return {};
    // A comment to the end of the line would take the semicolon with it.
    const std::string text = std::string(one) + (one.find("--") == std::string_view::npos ? ";" : "\n;");
    const int parameters = parametersOf(one);
    if (parameters == 0)
        return "EXPLAIN " + text;
    if (major >= 16)
        return "EXPLAIN (GENERIC_PLAN) " + text;
    std::string values = "NULL";
    for (int i = 1; i < parameters; ++i)
        values += ", NULL";
    return "SET plan_cache_mode = force_generic_plan;\nPREPARE traceo_plan AS " + text + "\nEXPLAIN EXECUTE traceo_plan(" + values
        + ");\nDEALLOCATE traceo_plan;\nRESET plan_cache_mode;";
}

bool isHousekeeping(std::string_view statement)
{
    constexpr std::array kOfTheConnection =
        std::to_array<std::string_view>({"abort", "begin", "deallocate", "discard", "reset", "rollback", "set", "show", "start"});
    constexpr std::array kOfTheServer =
        std::to_array<std::string_view>({"pg_catalog.", "pg_stat_", "pg_statio_", "pg_buffercache", "pg_database"});
    const std::string text = lowered(trimmed(statement));
    const std::string first(text.begin(), std::ranges::find_if_not(text, isWordPart));
    if (std::ranges::binary_search(kOfTheConnection, first) || text.starts_with("select version()"))
        return true;
    return std::ranges::any_of(kOfTheServer, [&text](std::string_view word) {
        const auto at = text.find(word);
        return at != std::string::npos && (at == 0 || !isWordPart(text[at - 1]));
    });
}

bool namesTable(std::string_view statement, std::string_view schema, std::string_view table)
{
    if (table.empty())
        return false;
    const std::string text = lowered(statement);
    const std::string word = lowered(table);
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        std::string_view before = std::string_view(text).substr(0, at);
        if ((!before.empty() && isWordPart(before.back())) || (end < text.size() && isWordPart(text[end])))
            continue;
        if (before.ends_with('"'))
            before.remove_suffix(1);
        const auto qualifier = qualifierOf(before);
        if (!qualifier || *qualifier == lowered(schema))
            return true;
    }
    return false;
}

} // namespace traceo
