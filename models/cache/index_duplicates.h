#pragma once
// Indexes that another index makes superfluous, and those that a failed build left behind. Both are read from how indexes are
// made, so they hold from the first poll on, whatever was reset.
//   equal         the same table, method, columns, operator classes, predicate and included columns
//   the first of  a btree's columns are the first of another's, with the same predicate; the other one answers all it can
// What enforces something stays: primary keys, constraints, and a unique index unless an equal unique one enforces the same.
// One thread at a time, as the snapshot.

#include "cache/advice_ask.h"

#include <span>

namespace traceo {

/// Places in the list that was given.
struct RedundantIndex {
    std::size_t index = 0;
    std::size_t keeper = 0; ///< never redundant itself
    bool isEqual = false;   ///< else its columns are the first of the keeper's
};

/// In the order of the list. What is used stays rather than what nobody uses and nothing needs: an index in use is never
/// superfluous because of one that may have to go as unused. `scans`: by place, how often each was used; of equal ones the most used
/// is kept. Those of which nobody knows how they are made and invalid ones are no part of it.
/// Requires: scans.size() == indexes.size().
std::vector<RedundantIndex> redundantIndexes(std::span<const PostgresIndex> indexes, std::span<const double> scans);

Result<std::vector<IndexAdvice>> duplicateAdvice(const AdviceAsk& ask);

} // namespace traceo
