#pragma once
// Reads samples that stand in rows, as the export writes them: CSV and JSON lines with source, name,
// labels, time, value. Source and labels may be missing; the order of the columns is free.
// One thread at a time.

#include "sources/openmetrics/imported_samples.h"

#include <string_view>

namespace traceo {

/// Mistakes go to `into`, each with its place. Errors: Truncated for a CSV text without a line break
/// at its end; of JSON lines each proves itself.
Result<void> readSamplesCsv(std::string_view text, ImportedSamples& into);
void readSamplesJsonl(std::string_view text, ImportedSamples& into);

} // namespace traceo
