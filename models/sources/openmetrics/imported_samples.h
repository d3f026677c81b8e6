#pragma once
// What a file to import turned out to hold: samples by series, and mistakes with their places. An
// import is all or nothing, so that a corrected file can simply be imported again.
// One thread at a time.

#include "core/labels.h"
#include "core/request.h"
#include "sources/source.h"

#include <map>
#include <string>
#include <vector>

namespace traceo {

/// Which source imported samples belong to.
enum class ImportSources : std::uint8_t {
    One,       ///< all to the import's own; a file of several sources is a mistake
    AsWritten, ///< to the one the file names (label or column), else to the import's own
};

struct ImportPlace {
    std::int64_t line = 1;
    std::size_t column = 1; ///< in characters
};

class ImportedSamples {
public:
    /// `source` is the import's own; `file` names it in mistakes.
    ImportedSamples(std::string source, QString file, ImportSources sources);

    /// The number of a series; the same key has the same number. `written` is the source the file
    /// names, empty when it names none.
    std::size_t series(std::string name, Labels labels, const std::string& written);
    void add(std::size_t series, UtcMs at, double value, std::int64_t line);
    void leftOutExemplar() { ++m_exemplars; }

    void mistake(ImportPlace place, const QString& expected, const QString& found, const QString& hint = {});
    /// `found` as it stands in the file.
    void mistake(ImportPlace place, const QString& expected, std::string_view found, const QString& hint = {});
    QString placeText(ImportPlace place) const;

    /// The batch with an observation a source (want `want`) of the time up to `learnedAt`, or the first 20 mistakes and
    /// nothing else.
    Decoded finish(const std::string& want, UtcMs learnedAt) &&;

private:
    struct Row {
        Sample sample;
        std::int64_t line;
    };

    void checkSources();
    void order(std::size_t series);
    void appendWarnings(Decoded& decoded) const;

    std::string m_source;
    QString m_file;
    ImportSources m_sources;
    std::map<SeriesKey, std::size_t> m_places;
    std::vector<SeriesKey> m_keys;
    std::vector<std::vector<Row>> m_rows;
    std::vector<std::string> m_written; ///< distinct names of sources in the file
    Errors m_mistakes;
    std::int64_t m_mistakeCount = 0;
    std::int64_t m_exemplars = 0;
    std::int64_t m_repeated = 0;
    std::int64_t m_derived = 0;
};

} // namespace traceo
