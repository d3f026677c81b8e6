#pragma once
// Samples as OpenMetrics 1.0 text, the format that Prometheus' tools load: families together and in
// the order of their names, timestamps in seconds, `# EOF` at the end. Each metric name is a family
// of type unknown: history knows series, not which of them were parts of a histogram.
// What OpenMetrics 1.0 cannot say is written as its users extended it, and read back by our import:
// names beyond [a-zA-Z_:][a-zA-Z0-9_:]* in quotes as in Prometheus 3; NaNs as vocabulary/sample_text.h says.
// One thread at a time.

#include "export/sample_feed.h"

#include <cstdint>

namespace traceo {

enum class WithSource : std::uint8_t {
    No,  ///< exactly as observed; a series that two sources know is an error (Ambiguous)
    Yes, ///< the source as the label traceo_source; a series that has one already is an error (Ambiguous)
};

/// Errors: Ambiguous, before a byte is written; those of the feed and of the sink.
Result<Written> writeOpenMetrics(const SampleFeed& feed, WithSource withSource, const ByteSink& sink);

} // namespace traceo
