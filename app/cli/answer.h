#pragma once
// What a command prints on stdout: items as JSON, and the same as a table of texts for people.
// Any thread; immutable.

#include "core/result.h"
#include "core/time.h"

#include <QString>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace traceo::cli {

struct TableColumn {
    QString title;
    bool right = false; ///< numbers
    bool wide = false;  ///< only with -o wide
};

struct AnswerSource {
    std::string name;
    std::string kind;
    std::string state; ///< ok, stale, down, not_asked, not_enabled, offline
    std::optional<double> ageSeconds;
};

struct Answer {
    std::string schema; ///< "traceo.slo.status/v1"
    std::string workspace;
    UtcMs asOf{}; ///< the moment counted to
    bool complete = true;
    std::vector<AnswerSource> sources;
    nlohmann::ordered_json items = nlohmann::ordered_json::array();
    std::vector<TableColumn> columns;
    std::vector<std::vector<QString>> rows; ///< one a line of the table
    QString nothing;                        ///< what a table without rows means; "Nothing found." when empty
    std::string raw;                        ///< printed as it is, for exports; the rest is not used then
    bool isRaw = false;
};

enum class Format : std::uint8_t { Table, Wide, Json, Jsonl, Csv, Yaml, Markdown };
/// Errors: Usage, naming the formats.
Result<Format> formatOf(const std::string& word);

/// `fields`: names of item members to keep, in that order, "budget.total" for a member of a member; a table then has
/// a column each. Empty: all.
/// Errors: Usage for a field no item has.
Result<std::string> print(const Answer& answer, Format format, const std::vector<std::string>& fields);

} // namespace traceo::cli
