#pragma once
// What to ask a server that speaks Prometheus' HTTP API. Samples are asked with a range selector in
// an instant query: that gives the raw samples with their true timestamps, where query_range resamples.
// Expressions are asked with query_range at whole minutes, each once it is half a minute old: what was scraped before its end
// is there by then, and the answer does not change any more.
// https://prometheus.io/docs/prometheus/latest/querying/api/
// Any thread; immutable.

#include "sources/source.h"

namespace traceo {

/// The questions that are no selector, besides that for alerts; each is also the name it is observed under.
inline constexpr char kRulesQuestion[] = "rules";
inline constexpr char kTargetsQuestion[] = "targets";
inline constexpr char kMetadataQuestion[] = "metadata";
inline constexpr char kBuildQuestion[] = "buildinfo";
inline constexpr char kTsdbQuestion[] = "tsdb";
inline constexpr char kTestQuestion[] = "test";

inline constexpr char kQueryPath[] = "/api/v1/query";
inline constexpr char kRangePath[] = "/api/v1/query_range";

/// One request a selector (equal ones once), one an expression where a minute has ended, and what the server knows besides:
/// alerts when the span holds the start of a minute, the rest when it holds the start of five.
std::vector<Request> prometheusPoll(const SourceSettings& settings, const Plan& plan);

/// The plan's span of its wants, newest first, a day a request at most; of expressions that is 1,440 of the 11,000 points
/// that a server allows.
std::vector<Request> prometheusBackfill(const SourceSettings& settings, const Plan& plan);

/// Which product it is, and whether it answers a query.
std::vector<Request> prometheusTest(const Plan& plan);

/// The two halves of a request for samples, newest first; empty when it cannot be cut.
std::vector<Request> halvesOf(const Request& request);

/// 405 or 501: it may well answer the same question with another method.
bool refusesMethod(const Response& response);

/// The same question with the other method, for servers behind a proxy that refuses POST.
Request asGet(const Request& request);

} // namespace traceo
