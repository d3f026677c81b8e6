#pragma once
// What a cache's numbers mean: a status, a word and a sentence that says why. A target is missed where chance does not explain
// it: the whole interval lies on the wrong side.
// Any thread; immutable.

#include "cache/cache_row.h"

namespace traceo {

struct CacheState {
    Status status = Status::Unknown;
    QString word;
    QString reason;
    QString note;
    QStringList limits; ///< as in CacheRow
};

/// A target as somebody wrote it: 85 %, 99.5 %.
QString targetText(double ratio);

/// `row` with its readings.
CacheState stateOf(const CacheView& view, const CacheRow& row, const CacheConfig& config, bool isSilent, UtcMs moment);

} // namespace traceo
