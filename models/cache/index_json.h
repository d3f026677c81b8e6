#pragma once
// A piece of advice as the command prints it. Names are fixed; what is not known is null, never 0.
//   kind              sequential_scans, unused, duplicate, invalid, cold_statement
//   source, instance  who was asked, and whose statistics they are
//   database, object  the object is schema.index, schema.table, or a statement's queryid; as it is, without quotes
//   statement         a text as pg_stat_statements has it, or null
//   evidence, caution sentences; caution may be null
//   size_bytes        of an index; else null
//   rows_per_scan     of sequential_scans; else null
//   blocks_per_call   of cold_statement; else null
//   sql               to copy, or null
//   state             warning, or unknown where too little was seen to be sure
// Any thread; immutable.

#include "cache/index_advice.h"

#include <nlohmann/json_fwd.hpp>

namespace traceo {

nlohmann::ordered_json toJson(const IndexAdvice& advice);

} // namespace traceo
