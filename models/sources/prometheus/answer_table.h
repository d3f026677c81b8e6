#pragma once
// Makes a table of the series of an answer, one after the other. Most answers name what the one before named, in the same
// order: as long as that holds, names and labels are only compared, and nothing is made of them.
// One thread at a time.

#include "core/series_runs.h"

#include <string>

namespace traceo {

class AnswerTable {
public:
    using Label = std::pair<std::string_view, std::string_view>;

    /// `source` becomes SeriesKey::source; `before`, if any, is what the answer before named.
    AnswerTable(std::string source, SeriesList before);

    /// Forgets what was added since the last series ended.
    void beginSeries();
    void addLabel(std::string_view name, std::string_view value);
    /// Requires: later than the one before.
    void addSample(Sample sample) { m_samples.push_back(sample); }
    /// What was added since the series began.
    std::span<const Sample> samples() const { return std::span(m_samples).subspan(m_ends.empty() ? 0 : m_ends.back()); }
    bool isNamed() const;
    SeriesKey key() const;
    /// It belongs to the table.
    void endSeries();

    /// A whole series of one sample. Requires: the labels in the order of their names, none of them without a value.
    void addSeries(std::string_view name, std::span<const Label> labels, Sample sample);

    /// Series that ended.
    std::size_t size() const { return m_ends.size(); }
    SeriesTable take() &&;

private:
    std::span<const Labels::Pair> labels() const { return std::span(m_labels).first(m_labelCount); }
    bool isSameAs(const SeriesKey& key) const;
    /// What the answer before named in the place of the next series; null: nothing, or it named something else already.
    const SeriesKey* expected() const;
    void leaveBefore(std::size_t same);

    std::string m_source;
    SeriesList m_before;           ///< null: the answer names something else
    std::vector<SeriesKey> m_keys; ///< of the series that ended, unless they are those of m_before
    std::vector<std::size_t> m_ends;
    std::vector<Sample> m_samples;
    std::vector<Labels::Pair> m_labels; ///< their texts keep their room from series to series
    std::size_t m_labelCount = 0;
};

} // namespace traceo
