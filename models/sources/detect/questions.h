#pragma once
// The questions of those who look around a server that speaks Prometheus' HTTP API, and how answers are read:
// each is capped in bytes and time, and an answer that cannot be read is no answer.
// Any thread.

#include "core/request.h"
#include "sources/prometheus/expression_query.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace traceo {

inline constexpr std::size_t kMostNames = 50'000;

Request instantQuery(const std::string& expression);
/// The busiest of the last hour: a sample each value of `label`; one for all when it is empty.
Request busiestQuery(const std::string& counter, const std::string& label);
/// Names or values; a server may lack it.
Request listQuery(std::string path, Pairs parameters = {});

/// Of listQuery, at most kMostNames.
std::vector<std::string> textsIn(const Response& response);
/// Of instantQuery.
std::vector<ExpressionResult::Series> seriesIn(const Response& response);
/// A count that fits; 0 when there is none.
int valueOf(const ExpressionResult::Series& series);

/// The values of `label`, the highest sample first.
std::vector<std::string> valuesByRank(std::vector<ExpressionResult::Series> all, const std::string& label);
/// Of `names`: the well-known in their order, then those that look like it by name; each once, at most `most`.
std::vector<std::string> familiesIn(const std::set<std::string>& names, std::span<const char* const> wellKnown,
                                    bool (*looksLike)(const std::string& name), std::size_t most);
/// By what of these labels a service is called, the most telling one; empty when none is.
std::string groupLabelIn(const std::vector<std::string>& labels);

} // namespace traceo
