#pragma once
// Large tables that are read whole, again and again. Which column an index would have to be on only a statement's plan can
// tell: so there is no CREATE INDEX to copy, but the statements that name the table, and how to see the plan of the dearest.
// One thread at a time, as the snapshot.

#include "cache/advice_ask.h"

namespace traceo {

/// Smaller tables are read whole because that is the fastest way.
/// Source: PgHero's missing_indexes takes tables from 10,000 live rows on.
inline constexpr double kLargeTable = 10'000;
/// A scan that LIMIT or a cursor ends early reads few rows and costs little.
inline constexpr double kLargeScan = 10'000;
/// A backup or a monthly report reads a table once or twice; what comes more often is somebody's query.
inline constexpr double kFewScans = 10;
/// Of all scans of the table. Source: PgHero's missing_indexes asks for 95 % by index.
inline constexpr double kSequentialShare = 0.05;

Result<std::vector<IndexAdvice>> sequentialAdvice(const AdviceAsk& ask);

} // namespace traceo
