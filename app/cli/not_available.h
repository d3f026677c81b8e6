#pragma once
// What the servers of the workspace lack or do not let Traceo ask, and what to do about it: each costs a part of a page, and a
// source without it is well all the same.
// Main thread only.

#include "app/cli/answer.h"
#include "core/batch.h"
#include "history/snapshot.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace traceo::cli {

/// By what is missing ("pg_stat_statements", "SLOWLOG"): the remedy in words, which may be empty.
using NotAvailable = std::map<std::string, QString>;

/// As such facts say: those of sources and of caches that are asked directly. Others are passed over.
NotAvailable notAvailableIn(const std::vector<Fact>& facts);
/// As the history has it; nothing where it cannot be read.
NotAvailable notAvailableAt(const history::Snapshot& snapshot, const std::string& source);

/// "pg_stat_statements is not available: Add it …; …"; empty for none.
QString wordsOf(const NotAvailable& missing);
/// [{"what": …, "remedy": … or null}, …]
nlohmann::ordered_json toJson(const NotAvailable& missing);

} // namespace traceo::cli
