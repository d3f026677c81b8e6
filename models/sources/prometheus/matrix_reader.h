#pragma once
// Reads the answer to a query as it streams by, without a tree: series, samples, and what the server
// says about the answer's completeness.
// Any thread; immutable.

#include "core/batch.h"
#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct QueryAnswer {
    std::string status; ///< success, error
    std::string errorType;
    std::string error;
    std::string resultType; ///< matrix, vector, scalar, string
    bool hasResult = false;
    std::int64_t strays = 0; ///< plain values where a matrix has series
    SeriesRuns series;       ///< of a matrix; each ascending in time, each with at least one sample
    std::vector<std::string> warnings;
    std::vector<std::string> infos;
    std::int64_t disordered = 0; ///< samples left out: their time repeated or fell
    std::int64_t unreadable = 0; ///< samples left out: no number, or a time no calendar holds
    std::int64_t histograms = 0; ///< series whose native histograms were left out, as nobody asked for a part of them
    std::int64_t nameless = 0;   ///< series left out: no __name__
    std::string firstBad;        ///< a series of those, as text
};

/// `source` becomes SeriesKey::source. An answer that names the series of `before`, in that order, shares the list. At most 64 levels, 500,000 series, 1 MiB a text.
/// Native histograms become the series of their parts around `threshold` (vocabulary/native.h), or are left out where it is empty.
/// Errors: Truncated, Decode, TooLarge, Empty.
Result<QueryAnswer> readQueryAnswer(std::string_view body, const std::string& source, const SeriesList& before = nullptr,
                                    const std::string& threshold = {});

/// What a text that is no JSON seems to be, for messages: "an HTML page", "nothing", "text".
QString shapeOf(std::string_view body);

} // namespace traceo
