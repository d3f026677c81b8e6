#pragma once
// Samples as CSV and as JSON lines, a row each: source, name, labels, time, value. Exact: times are
// ISO 8601 with milliseconds, values the shortest text that reads back as the same bits (every NaN
// with its own), so an import of either gives what was exported.
// One thread at a time.

#include "export/sample_feed.h"

namespace traceo {

/// RFC 4180 with a header row; labels as {a="1"}; see export/csv.h for what spreadsheets are told.
/// Errors: those of the feed and of the sink.
Result<Written> writeSamplesCsv(const SampleFeed& feed, const ByteSink& sink);

/// One object a line; labels an object of texts; a value that JSON has no number for is a text
/// ("NaN", "+Inf", "-Inf", "NaN(0x7ff0000000000002)"). Text that is no UTF-8 becomes U+FFFD.
/// Errors: those of the feed and of the sink.
Result<Written> writeSamplesJsonl(const SampleFeed& feed, const ByteSink& sink);

} // namespace traceo
