#pragma once
// Indexes that a failed CREATE or REINDEX INDEX CONCURRENTLY left behind: every write keeps them up and no scan may use
// them. What a rebuild made beside the old one (…_ccnew, …_ccold) can only be dropped; an index of its own name is built again.
// Source: PostgreSQL's manual, CREATE INDEX and REINDEX, "Building Indexes Concurrently".
// One thread at a time, as the snapshot.

#include "cache/advice_ask.h"

namespace traceo {

Result<std::vector<IndexAdvice>> invalidAdvice(const AdviceAsk& ask);

} // namespace traceo
