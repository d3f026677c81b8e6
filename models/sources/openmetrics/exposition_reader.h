#pragma once
// Reads text that a Prometheus client exposes or that our export wrote: OpenMetrics 1.0
// (github.com/prometheus/OpenMetrics, specification/OpenMetrics.md) and Prometheus' older text format
// (prometheus.io/docs/instrumenting/exposition_formats). Both with the quoted names of Prometheus 3.
// One thread at a time; used once.

#include "core/result.h"
#include "sources/openmetrics/imported_samples.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace traceo {

enum class Exposition : std::uint8_t {
    OpenMetrics, ///< timestamps in seconds, ends with `# EOF`
    Prometheus,  ///< timestamps in milliseconds, comments, no proof of its end
};

class ExpositionReader {
public:
    /// Requires: `text` outlives the reader.
    ExpositionReader(std::string_view text, Exposition exposition, ImportedSamples& into);

    /// Mistakes go to `into`, each with its place. Errors: Truncated.
    Result<void> read();

private:
    void readLine();
    void readComment();
    void readMetadata(std::string_view rest);
    void readSample();
    bool readSeries(std::size_t& series);
    bool parseSeries(std::string_view text, std::size_t& series);
    std::size_t endOfSeries() const;
    std::optional<UtcMs> readTime(std::string_view text) const;
    void readTail();

    void skipBlanks();
    std::string_view takeToken();
    char peek() const { return m_at < m_line.size() ? m_line[m_at] : '\0'; }
    bool mistake(std::size_t at, const QString& expected, std::string_view found, const QString& hint = {});
    ImportPlace placeOf(std::size_t at) const;

    std::string_view m_text;
    Exposition m_exposition;
    ImportedSamples& m_into;
    std::unordered_map<std::string_view, std::size_t> m_known; ///< series as they are spelled
    std::string_view m_line;
    std::size_t m_at = 0;
    std::int64_t m_number = 0;
    bool m_ended = false;
};

} // namespace traceo
