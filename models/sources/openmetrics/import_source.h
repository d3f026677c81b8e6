#pragma once
// A file of samples as a source: one request for the file, one answer decoded, all or nothing. What
// comes back holds an observation that names the file and its SHA-256, so that everybody can see
// what was imported when.
// Any thread; immutable.

#include "sources/openmetrics/imported_samples.h"
#include "sources/source.h"

#include <memory>
#include <string>

namespace traceo {

enum class ImportFormat : std::uint8_t { OpenMetrics, PrometheusText, Csv, JsonLines };

/// By the name's ending: .csv; .jsonl, .ndjson; .prom; everything else is OpenMetrics.
ImportFormat importFormatOf(std::string_view path);

struct ImportSettings {
    std::string path;
    ImportFormat format = ImportFormat::OpenMetrics;
    std::string source = "import"; ///< whose samples these become
    ImportSources sources = ImportSources::One;
    std::int64_t maxBytes = 256 * 1024 * 1024;
};

/// Its one request has the transport File and the want "import"; the response's body is the file.
/// decode() gives either the whole batch (with warnings), or an empty one with the first 20 mistakes
/// as file:line:column. Errors: Empty, TooLarge, Truncated (OpenMetrics without # EOF; CSV and
/// Prometheus text without a line break at the end), Decode for a text in UTF-16.
std::shared_ptr<const Source> importSource(ImportSettings settings);

} // namespace traceo
